#include "bounded_tasks.h"

#include <algorithm>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rules/bounded_call.h"
#include "rules/call_limit.h"
#include "syntax/statements.h"

namespace aioshift::transforms::sequential_awaits {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::size_t kLineLength = 88;

// How the file says asyncio.Semaphore, once it has the imports for that and for the group; empty where it
// cannot.
std::string with_semaphore(const FileModel& model, Node first, BoundedCall& bounded) {
  const auto semaphore = rewrite::require_member(model, first, "asyncio", "Semaphore");
  if (!semaphore) return {};
  if (bounded.imports.empty() || semaphore->edits.empty() || bounded.imports == semaphore->edits) {
    if (bounded.imports.empty()) bounded.imports = semaphore->edits;
    return semaphore->names.front().expression;
  }
  // One import is extended by both names.
  const std::vector<rewrite::ImportSpec> needed = {{"asyncio", "Semaphore", "Semaphore"},
                                                   {"asyncio", "TaskGroup", "TaskGroup"}};
  const auto both = rewrite::require_imports(model, first, needed);
  if (!both) return {};
  bounded.imports = both->edits;
  bounded.group = both->names.back().expression;
  return both->names.front().expression;
}

}  // namespace

tl::expected<BoundedCall, Reason> bounded_call(const FileModel& model, const Loop& loop,
                                               const std::string& limit, std::set<std::string>& taken) {
  BoundedCall bounded;
  const auto group = rewrite::require_member(model, loop.first, "asyncio", "TaskGroup");
  if (!group) return tl::unexpected(group.error());
  bounded.group = group->names.front().expression;
  bounded.imports = group->edits;
  if (rules::is_limited(model, loop.call)) {
    bounded.call = loop.call.text();
    return bounded;
  }
  if (rules::is_under_semaphore(model, loop.first)) return tl::unexpected(Reason::kMaybeIntended);
  const auto wrapper = rules::wrapper_for(model, loop.call, loop.targets);
  if (!wrapper) return tl::unexpected(wrapper.error());
  taken.insert(wrapper->names.begin(), wrapper->names.end());
  rules::Existing existing = rules::existing_in(model, loop.first, *wrapper);
  std::string name = existing.wrapper;
  if (name.empty()) {
    std::string semaphore = taken.count(existing.semaphore) == 0 ? existing.semaphore : std::string();
    bounded.is_apart = !semaphore.empty();
    if (semaphore.empty()) {
      const std::string made = with_semaphore(model, loop.first, bounded);
      if (made.empty()) return tl::unexpected(Reason::kNameTaken);
      semaphore = rewrite::fresh_name(model, loop.first, {"semaphore", "limit_semaphore"}, taken);
      bounded.lines = {semaphore + " = " + made + "(" + limit + ")", ""};
    }
    name = rewrite::fresh_name(model, loop.first, {"bounded_" + wrapper->base}, taken);
    const std::string unit(syntax::indentation_unit(loop.first));
    bounded.lines.push_back("async def " + name + "(" + wrapper->parameters + "):");
    bounded.lines.push_back(unit + "async with " + semaphore + ":");
    bounded.lines.push_back(unit + unit + "return await " + wrapper->forwarded);
    bounded.lines.emplace_back();
  }
  bounded.call = name + wrapper->call_tail +
                 std::string(loop.call.text().substr(wrapper->replaced.end - loop.call.begin()));
  return bounded;
}

std::string task_list(const rewrite::StatementPlace& place, std::size_t column, const std::string& group,
                      const std::string& call, const std::string& clause) {
  std::string element = group + ".create_task(" + call + ")";
  const std::string inside = place.indentation() + place.unit();
  const std::string deeper = inside + place.unit();
  const std::string one_line = element + " " + clause;
  if (inside.size() + column + one_line.size() + 2 <= kLineLength) return "[" + one_line + "]";
  const bool fits = deeper.size() + one_line.size() <= kLineLength;
  if (deeper.size() + element.size() > kLineLength) {
    element = group + ".create_task(" + place.next_line(deeper + place.unit()) + call +
              place.next_line(deeper) + ")";
  }
  return "[" + place.next_line(deeper) + (fits ? one_line : element + place.next_line(deeper) + clause) +
         place.next_line(inside) + "]";
}

std::string name_again(const FileModel& model, Node statement,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken) {
  std::string name(*candidates.begin());
  const auto scope = model.scopes.scope_at(statement);
  const auto references = model.scopes.references_to(scope, name);
  const auto is_done_with = [&](Node reference) {
    if (reference.end() > statement.begin() ||
        syntax::enclosing_function(reference) != syntax::enclosing_function(statement))
      return false;
    for (Node up = statement.parent(); up && !up.is(Kind::function_definition); up = up.parent()) {
      if (up.is_one_of(Kind::for_statement, Kind::while_statement) && reference.is_inside(up)) return false;
    }
    return true;
  };
  const bool is_own = model.scopes.lookup(name, scope) == scope && !references.empty() &&
                      std::all_of(references.begin(), references.end(), is_done_with);
  if (is_own && taken.insert(name).second) return name;
  return rewrite::fresh_name(model, statement, candidates, taken);
}

}  // namespace aioshift::transforms::sequential_awaits
