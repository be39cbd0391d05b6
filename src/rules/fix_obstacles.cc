#include "rules/fix_obstacles.h"

#include <algorithm>

#include "pattern/reference.h"
#include "rewrite/await_place.h"
#include "rules/version_guard.h"
#include "semantics/evaluation.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using syntax::Node;
using syntax::NodeId;

std::vector<std::string> builtins_written(const rewrite::FixTemplate& fix) {
  std::vector<std::string> names;
  const auto* form = fix.form_for(Node());
  if (form == nullptr || !form->tree) return names;
  const syntax::Tree& tree = *form->tree;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node node = tree.node(id);
    if (!pattern::is_reference(node) || !pattern::is_builtin_name(node.text())) continue;
    if (std::find(names.begin(), names.end(), node.text()) == names.end()) names.emplace_back(node.text());
  }
  return names;
}

std::optional<Reason> obstacle_of_names(const FileContext& context, Node match,
                                        const std::vector<std::string>& builtins) {
  if (syntax::is_assigned_to(match)) return Reason::kAssignedTo;
  const semantics::Scopes& scopes = context.model.scopes;
  for (const std::string& name : builtins) {
    if (scopes.lookup(name, scopes.scope_at(match)) != semantics::kNoScope) return Reason::kNameTaken;
    if (!scopes.star_imports().empty()) return Reason::kNameTaken;
  }
  return std::nullopt;
}

std::optional<Reason> obstacle_of_await(const FileContext& context, const rewrite::FixTemplate& fix,
                                        Node match) {
  // What awaits already, may.
  if (!fix.awaits() || semantics::suspends(match)) return std::nullopt;
  return rewrite::obstacle_to_await(match, context.target >= kNestedAsyncComprehensions);
}

std::optional<Reason> obstacle_of_version(const FileContext& context, Node match,
                                          std::optional<PythonVersion> needed) {
  if (!needed) return std::nullopt;
  if (context.target < *needed) return Reason::kTargetVersion;
  const auto first_without = first_version_without(context.model, match);
  if (first_without && *first_without <= *needed) return Reason::kTargetVersion;
  return std::nullopt;
}

}  // namespace aioshift::rules
