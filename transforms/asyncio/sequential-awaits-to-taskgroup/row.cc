#include "row.h"

#include "semantics/effects.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::sequential_awaits {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Whether one of the targets is no variable of the function alone: declared global, or read by a function
// inside.
bool is_seen_elsewhere(const FileModel& model, Node target) {
  const Node function = syntax::enclosing_function(target);
  for (NodeId id = target.id(); id < target.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (!node.is(Kind::identifier)) continue;
    const auto scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
    if (scope != model.scopes.scope_made_by(function)) return true;
    for (const Node reference : model.scopes.references_to(scope, node.text())) {
      if (syntax::enclosing_scope_node(reference) != function) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Step> step_of(const FileModel& model, Node statement) {
  if (!statement.is(Kind::expression_statement) || statement.named_child_count() != 1) return std::nullopt;
  Step step;
  step.statement = statement;
  Node value = statement.named_child(0);
  if (value.is(Kind::assignment)) {
    step.target = value.child(Field::left);
    if (!step.target.is_one_of(Kind::identifier, Kind::pattern_list, Kind::tuple_pattern) ||
        value.child(Field::type))
      return std::nullopt;
    value = value.child(Field::right);
  }
  value = syntax::without_parentheses(value);
  if (!value.is(Kind::await)) return std::nullopt;
  step.call = syntax::without_parentheses(value.named_child(0));
  if (!step.call.is(Kind::call) ||
      semantics::awaitability(model, step.call) != semantics::Awaitability::kCoroutine)
    return std::nullopt;
  // asyncio's own wait for time or for others: that is what they are there for.
  const auto name = model.names.of_callee(step.call);
  return name && name->path.starts_with("asyncio.") ? std::nullopt : std::optional(step);
}

std::set<std::string_view> names_in(Node node) {
  std::set<std::string_view> names;
  for (NodeId id = node ? node.id() : 0; node && id < node.subtree_end(); ++id) {
    const Node inner = node.tree().node(id);
    if (inner.is(Kind::identifier)) names.insert(inner.text());
  }
  return names;
}

std::optional<std::string> dependency(const FileModel& model, const Step& first, const Step& second) {
  const auto used = names_in(second.call);
  for (const std::string_view name : names_in(first.target)) {
    if (used.count(name) != 0) return "the second one uses " + std::string(name);
    if (names_in(second.target).count(name) != 0) return "both assign " + std::string(name);
  }
  if (first.target && is_seen_elsewhere(model, first.target))
    return "other functions see what the first one assigns";
  const auto one = semantics::effects_of_call(model, first.call);
  const auto two = semantics::effects_of_call(model, second.call);
  if (!one || !two) {
    const Node unknown = one ? second.call : first.call;
    return "what " + std::string(unknown.child(Field::function).text()) + " does is not known";
  }
  // What the second one is given was evaluated when the first one had ended.
  for (const std::string& written : one->writes) {
    if (used.count(written.substr(0, written.find('.'))) != 0)
      return "the second one is given " + written + ", which the first one changes";
  }
  return semantics::dependency_between(*one, *two);
}

}  // namespace aioshift::transforms::sequential_awaits
