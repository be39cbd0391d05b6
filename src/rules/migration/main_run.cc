#include "rules/migration/main_run.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "pattern/reference.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_in_stretch(Node node, const MainRun& run) {
  return run.first.begin() <= node.begin() && node.end() <= run.last.end();
}

// The statements of the block that hold the nodes.
MainRun stretch_in(Node block, std::span<const Node> nodes) {
  MainRun run;
  for (Node node : nodes) {
    while (node && node.parent() != block) node = node.parent();
    if (!node) continue;
    if (!run.first || node.begin() < run.first.begin()) run.first = node;
    if (!run.last || node.begin() > run.last.begin()) run.last = node;
  }
  return run;
}

}  // namespace

bool MainRun::holds(Node node) const {
  return first && is_in_stretch(node, *this) && !syntax::enclosing_scope_node(node);
}

bool may_run_in_loop(const FileModel& model, Node node) {
  constexpr auto kNotebooks = std::to_array<std::string_view>({"# In[", "get_ipython(", "google.colab"});
  constexpr auto kServed = std::to_array<std::string_view>(
      {"blacksheep", "channels", "fastapi", "litestar", "quart", "sanic", "starlette"});
  const std::string_view text = model.tree.text();
  const bool is_notebook = std::any_of(kNotebooks.begin(), kNotebooks.end(), [text](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
  if (is_notebook) return true;
  for (Node up = node; up; up = up.parent()) {
    if (is_main_guard(up)) return false;
  }
  const auto statements = model.tree.root().named_children();
  return std::any_of(statements.begin(), statements.end(), [&](Node statement) {
    if (!statement.is_one_of(Kind::import_statement, Kind::import_from_statement)) return false;
    std::string_view package = statement.text();
    package.remove_prefix(std::min(package.find(' ') + 1, package.size()));
    package = package.substr(0, package.find_first_of(" .,\n"));
    return std::find(kServed.begin(), kServed.end(), package) != kServed.end();
  });
}

bool is_main_guard(Node statement) {
  return statement.is(Kind::if_statement) &&
         statement.child(syntax::Field::condition).text().find("__name__") != std::string_view::npos;
}

MainRun main_run(std::span<const Node> waiting) {
  MainRun run = stretch_in(waiting.front().tree().root(), waiting);
  if (run.first != run.last || !is_main_guard(run.first)) return run;
  const Node body = run.first.child(syntax::Field::consequence);
  const bool is_inside = std::all_of(waiting.begin(), waiting.end(),
                                     [&](Node node) { return node != run.first && node.is_inside(body); });
  return is_inside ? stretch_in(body, waiting) : run;
}

std::optional<Reason> obstacle_to_main(const FileModel& model, const MainRun& run) {
  const syntax::Tree& tree = model.tree;
  for (syntax::NodeId id = run.first.id(); id < run.last.subtree_end(); ++id) {
    const Node node = tree.node(id);
    // Of what is defined, the name would tell where.
    if (node.is_one_of(Kind::function_definition, Kind::class_definition, Kind::wildcard_import,
                       Kind::future_import_statement))
      return Reason::kOutsideCoroutine;
    // `count: int = 0`, which says what a module's variable is.
    if (node.is(Kind::assignment) && node.child(syntax::Field::type)) return Reason::kOutsideCoroutine;
  }
  return std::nullopt;
}

std::set<std::string_view> globals_of_main(const FileModel& model, const MainRun& run) {
  const semantics::Scopes& scopes = model.scopes;
  std::set<std::string_view> names;
  for (const auto& [name, indices] : scopes.scope(semantics::kModuleScope).bindings) {
    const auto bindings = scopes.bindings(semantics::kModuleScope, name);
    const bool is_bound_here = std::any_of(bindings.begin(), bindings.end(), [&](const auto* binding) {
      return is_in_stretch(binding->name, run);
    });
    if (!is_bound_here) continue;
    const auto uses = scopes.references_to(semantics::kModuleScope, name);
    // `session = session` in a class reads the module's, where that is none of its uses by scope.
    const bool is_in_class = std::any_of(
        scopes.all_bindings().begin(), scopes.all_bindings().end(), [&, &bound = name](const auto& binding) {
          return binding.name.text() == bound &&
                 scopes.scope(binding.scope).kind == semantics::ScopeKind::kClass;
        });
    const bool is_own =
        !is_in_class &&
        std::all_of(bindings.begin(), bindings.end(),
                    [&](const auto* binding) { return is_in_stretch(binding->name, run); }) &&
        std::all_of(uses.begin(), uses.end(), [&](Node use) { return is_in_stretch(use, run); });
    if (!is_own || pattern::is_builtin_name(name)) names.insert(name);
  }
  return names;
}

}  // namespace aioshift::rules::migration
