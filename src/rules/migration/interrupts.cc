// Ctrl-C: `asyncio.run` cancels the coroutine that it runs (asyncio.Runner, Python 3.11), so that what
// caught KeyboardInterrupt around code that waits has to catch the cancellation as well.
#include <algorithm>
#include <array>
#include <string>

#include "rewrite/imports.h"
#include "rules/migration/sites.h"
#include "semantics/builtin_names.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::string_view kInterrupt = "KeyboardInterrupt";

// What the clause catches, in order.
std::vector<Node> caught_by(Node clause) {
  for (Node type : clause.named_children()) {
    if (type.is_one_of(Kind::block, Kind::comment)) continue;
    if (type.is(Kind::as_pattern)) type = type.named_child(0);
    type = syntax::without_parentheses(type);
    if (!type.is(Kind::tuple)) return {type};
    std::vector<Node> all;
    for (const Node one : type.named_children()) {
      if (!one.is(Kind::comment)) all.push_back(one);
    }
    return all;
  }
  return {};
}

// The name in a clause that catches Ctrl-C and no cancellation; null where there is none.
Node interrupt_of(const semantics::FileModel& model, Node clause) {
  Node found;
  for (const Node type : caught_by(clause)) {
    if (type.is(Kind::identifier) && type.text() == kInterrupt && semantics::is_unbound(model, type))
      found = type;
    if (type.text().ends_with("CancelledError") || type.text() == "BaseException") return {};
  }
  return found;
}

// Other things than Ctrl-C cancel what runs as one task of several, or under a limit of time.
bool may_be_cancelled(std::string_view text) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"create_task", "TaskGroup", "ensure_future", "gather(", "wait_for(", ".cancel(", "timeout_at("});
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [text](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool waits(const AsyncSite& site) {
  using enum AsyncSite::Kind;
  return site.kind != kFunction && site.kind != kSubstitute && site.kind != kEntry && site.kind != kName &&
         site.kind != kBase && site.kind != kMain;
}

}  // namespace

void SiteFinder::add_interrupts(const rules::ProgramView::Opened& file, const MainRun& main,
                                std::vector<PlannedSite>& sites) const {
  const semantics::FileModel& model = file.model;
  const std::string_view text = model.tree.text();
  if (text.find(kInterrupt) == std::string_view::npos || may_be_cancelled(text) ||
      !threads_.awaiting().empty())
    return;
  std::map<syntax::NodeId, semantics::FunctionId> functions;
  const auto& codes = program_.code(file.file).functions;
  for (semantics::FunctionIndex i = 1; i < codes.size(); ++i)
    functions.emplace(codes[i].node, program_.function(file.file, i));
  for (syntax::NodeId id = 0; id < model.tree.nodes().size(); ++id) {
    const Node clause = model.tree.node(id);
    if (!clause.is(Kind::except_clause)) continue;
    const Node name = interrupt_of(model, clause);
    const Node statement = clause.parent();
    const Node scope = syntax::enclosing_scope_node(clause);
    const auto known = scope ? functions.find(scope.id()) : functions.end();
    if (!name || (scope ? known == functions.end() : !main.holds(clause))) continue;
    const semantics::FunctionId function =
        scope ? known->second : program_.function(file.file, semantics::kModuleCode);
    if (scope && (!colouring_.is_async(function) || program_.function_code(function).is_async)) continue;
    const Node body = statement.child(Field::body);
    const bool is_waiting = std::any_of(sites.begin(), sites.end(), [&](const PlannedSite& site) {
      return !site.reason && waits(site.text) && site.function == function && site.text.node &&
             site.text.node.is_inside(body) && syntax::enclosing_scope_node(site.text.node) == scope;
    });
    if (!is_waiting) continue;
    auto cancelled = rewrite::require_member(model, name, "asyncio", "CancelledError");
    if (!cancelled) continue;
    const std::string& other = cancelled->names.front().expression;
    PlannedSite site;
    site.function = function;
    site.is_module_level = !scope;
    site.text.kind = AsyncSite::Kind::kSubstitute;
    site.text.node = name;
    site.range = name.range();
    site.text.substitute.imports = cancelled->edits;
    site.text.substitute.relied_on = cancelled->relied_on;
    const bool is_alone = !name.parent().is(Kind::tuple);
    site.text.substitute.edits = {{name.range(), is_alone ? "(" + std::string(kInterrupt) + ", " + other + ")"
                                                          : std::string(kInterrupt) + ", " + other}};
    sites.push_back(std::move(site));
  }
}

}  // namespace aioshift::rules::migration
