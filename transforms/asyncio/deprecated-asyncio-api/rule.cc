// What asyncio has deprecated or dropped → what takes its place
#include "rules/rule.h"

#include <algorithm>
#include <array>

#include "rewrite/layout.h"
#include "rules/function_use.h"
#include "syntax/statements.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"

namespace aioshift::transforms {
namespace {

using namespace deprecated_asyncio;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using syntax::Kind;
using syntax::Node;

struct Entry {
  std::string_view name;
  Form form;
};
constexpr Entry kEntries[] = {
    {"sleep", removed_loop},
    {"wait", removed_loop},
    {"wait", wait_of_coroutines},
    {"wait_for", removed_loop},
    {"gather", removed_loop},
    {"shield", removed_loop},
    {"as_completed", removed_loop},
    {"Lock", removed_loop},
    {"Event", removed_loop},
    {"Condition", removed_loop},
    {"Semaphore", removed_loop},
    {"BoundedSemaphore", removed_loop},
    {"Queue", removed_loop},
    {"LifoQueue", removed_loop},
    {"PriorityQueue", removed_loop},
    {"JoinableQueue", removed_loop},
    {"open_connection", removed_loop},
    {"open_unix_connection", removed_loop},
    {"start_server", removed_loop},
    {"start_unix_server", removed_loop},
    {"create_subprocess_exec", removed_loop},
    {"create_subprocess_shell", removed_loop},
    {"coroutine", generator_coroutine},
    {"Task.current_task", task_method},
    {"Task.all_tasks", task_method},
    {"iscoroutinefunction", renamed},
    {"JoinableQueue", renamed},
    {"get_event_loop_policy", current_policy},
    {"set_event_loop_policy", new_policy},
    {"uvloop.install", new_policy},
    {"AbstractEventLoopPolicy", without_successor},
    {"DefaultEventLoopPolicy", without_successor},
    {"WindowsSelectorEventLoopPolicy", without_successor},
    {"WindowsProactorEventLoopPolicy", without_successor},
    {"uvloop.EventLoopPolicy", without_successor},
    {"get_child_watcher", without_successor},
    {"set_child_watcher", without_successor},
    {"AbstractChildWatcher", without_successor},
    {"SafeChildWatcher", without_successor},
    {"FastChildWatcher", without_successor},
    {"MultiLoopChildWatcher", without_successor},
    {"PidfdChildWatcher", without_successor},
    {"ThreadedChildWatcher", without_successor},
    {"CoroWrapper", without_successor},
    {"debug_wrapper", without_successor},
    {"_is_coroutine", without_successor},
};

// Submodules that define what asyncio itself hands on.
constexpr auto kSubmodules =
    std::to_array<std::string_view>({"coroutines.", "events.", "locks.", "queues.", "streams.", "subprocess.",
                                     "tasks.", "unix_events.", "windows_events."});

// "Lock" of "asyncio.locks.Lock"; "uvloop.install" stays. Empty for other modules' names.
std::string_view member_of_asyncio(std::string_view path) {
  if (path.starts_with("uvloop.")) return path;
  constexpr std::string_view prefix = "asyncio.";
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  for (const std::string_view module : kSubmodules) {
    if (path.starts_with(module)) return path.substr(module.size());
  }
  return path;
}

// "asyncio.Lock" of "Lock".
std::string public_name(std::string_view member) {
  return (member.starts_with("uvloop.") ? "" : "asyncio.") + std::string(member);
}

bool is_known(std::string_view name) {
  return std::any_of(std::begin(kEntries), std::end(kEntries),
                     [&](const Entry& entry) { return entry.name == name; });
}

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

// The paths that the node may stand for.
std::vector<std::string> paths_of(const FileModel& model, Node node) {
  if (node.is(Kind::attribute)) {
    // The cheap question first.
    const std::string_view last = node.child(syntax::Field::attribute).text();
    if (std::none_of(std::begin(kEntries), std::end(kEntries),
                     [&](const Entry& entry) { return last_name(entry.name) == last; })) {
      return {};
    }
  }
  const auto name = model.names.of(node);
  if (!name) return {};
  std::vector<std::string> paths = {name->path};
  paths.insert(paths.end(), name->others.begin(), name->others.end());
  return paths;
}

// A variable of the file's own, and no import.
bool is_variable(const FileModel& model, Node node) {
  if (!node.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
  const auto bindings = model.scopes.bindings(scope, node.text());
  return std::any_of(bindings.begin(), bindings.end(), [](const semantics::Binding* binding) {
    return binding->kind == semantics::BindingKind::kAssignment;
  });
}

// The statement, and what else of the function around it is edited.
text::Range range_of(const Site& site, const std::vector<text::Edit>& edits) {
  const Node statement = syntax::statement_of(site.at);
  const Node function = syntax::enclosing_function(site.at);
  const text::Range limit = (function ? function : statement).range();
  text::Range range = statement.range();
  for (const text::Edit& edit : edits) {
    if (edit.range.begin < limit.begin || edit.range.end > limit.end) continue;
    range.begin = std::min(range.begin, edit.range.begin);
    range.end = std::max(range.end, edit.range.end);
  }
  return range;
}

class DeprecatedAsyncioApi final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    using pattern::Literal;
    std::vector<Literal> names = {Literal::name("loop")};
    for (const Entry& entry : kEntries) {
      if (entry.form != removed_loop) names.push_back(Literal::name(std::string(last_name(entry.name))));
    }
    return {{{Literal::name("asyncio"), Literal::name("uvloop")}, std::move(names)}};
  }
  std::vector<Kind> kinds() const override { return {Kind::identifier, Kind::attribute}; }
  bool looks_at_program() const override { return false; }
  std::vector<std::string> replaced_names() const override {
    std::vector<std::string> names = {"asyncio.run"};
    for (const Entry& entry : kEntries) {
      std::string name = public_name(entry.name);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return names;
  }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const std::vector<std::string> paths = paths_of(context.model, node);
    const auto path = std::find_if(paths.begin(), paths.end(), [](const std::string& candidate) {
      return is_known(member_of_asyncio(candidate));
    });
    if (path == paths.end()) return;
    const auto found = rules::use_of(context.model, node, *path);
    if (!found) return;
    const std::string_view name = member_of_asyncio(*path);
    // Code that has `inspect.iscoroutinefunction` where there is one needs nothing.
    if (std::find(paths.begin(), paths.end(), "inspect." + std::string(name)) != paths.end()) return;
    const Use use{name, *path, node, found->call, found->is_certain, is_variable(context.model, node)};
    for (const Entry& entry : kEntries) {
      if (entry.name != name) continue;
      if (const auto site = entry.form(context, use)) findings.push_back(finding_of(context, use, *site));
    }
  }

 private:
  Finding finding_of(const FileContext& context, const Use& use, const Site& site) const {
    if (!site.rewrite) return refusal(site.at, site.message, site.rewrite.error());
    std::vector<text::Edit> edits = site.rewrite->edits;
    for (text::Edit& edit : rewrite::realign(context.model.tree, range_of(site, edits), site.rewrite->edits))
      edits.push_back(std::move(edit));
    Finding finding = fixed(context, site.at, site.message, site.rewrite->applicability, std::move(edits),
                            site.rewrite->released_imports);
    for (const text::Range range : site.rewrite->relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    finding.replaced = site.rewrite->replaced;
    finding.replaced.push_back(public_name(use.name));
    return finding;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_deprecated_asyncio_api(rules::RuleInfo info) {
  return std::make_unique<DeprecatedAsyncioApi>(std::move(info));
}

}  // namespace aioshift::transforms
