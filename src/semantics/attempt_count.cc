#include "semantics/attempt_count.h"

#include <algorithm>
#include <vector>

#include "semantics/awaits.h"
#include "semantics/constants.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

std::optional<double> number(const FileModel& model, Node node) {
  const auto constant = constant_value(model, node);
  return constant && !constant->is_none ? std::optional(constant->number) : std::nullopt;
}

std::optional<AttemptCount> count_of_for(const FileModel& model, Node loop) {
  const Node target = loop.child(Field::left);
  const Node call = loop.child(Field::right);
  std::vector<Node> arguments;
  for (const Node argument : call.child(Field::arguments).named_children()) arguments.push_back(argument);
  const bool is_range = call.child(Field::function).text() == "range";
  if (arguments.size() > (is_range ? 2U : 1U)) return std::nullopt;
  AttemptCount count{target, 0, std::nullopt};
  if (arguments.size() == (is_range ? 2U : 1U)) {
    const auto start = number(model, arguments.front());
    const bool is_usual = start && (*start == 0 || *start == 1);
    if (!is_usual) return std::nullopt;
    count.first = static_cast<int>(*start);
  }
  if (is_range && !arguments.empty()) count.most = number(model, arguments.back());
  const auto bindings = model.scopes.bindings(model.scopes.scope_at(target), target.text());
  const bool is_changed = std::any_of(bindings.begin(), bindings.end(), [&](const Binding* other) {
    return other->name != target && other->name.is_inside(loop);
  });
  return is_changed ? std::nullopt : std::optional(count);
}

// Whether each turn of the loop that fails passes the statement.
bool is_in_each_turn(const RetryLoop& retry, Node statement) {
  const Node block = statement.parent();
  const Node body = retry.attempt.child(Field::body);
  if (block == body) return statement.end() < awaits_in(body).front().begin();
  return block == retry.loop.child(Field::body) ||
         (retry.handlers.size() == 1 && block == retry.handlers.front().child(Kind::block));
}

std::optional<AttemptCount> count_of_while(const FileModel& model, const RetryLoop& retry, Node place) {
  for (const Binding& binding : model.scopes.all_bindings()) {
    const Node step = binding.binder;
    if (binding.kind != BindingKind::kAugmented || !step.is_inside(retry.loop) ||
        !step.child(Kind::op_plus_equal) || step.child(Field::right).text() != "1") {
      continue;
    }
    const auto bindings = model.scopes.bindings(binding.scope, binding.name.text());
    if (bindings.size() != 2 || bindings[0]->kind != BindingKind::kAssignment || bindings[0]->is_partial ||
        bindings[0]->name.begin() > retry.loop.begin()) {
      continue;
    }
    const Node start = bindings[0]->binder.child(Field::right);
    // Set anew with each run of the loop.
    const bool is_near = bindings[0]->name.ancestor(Kind::while_statement, Kind::for_statement) ==
                         retry.loop.ancestor(Kind::while_statement, Kind::for_statement);
    if (!is_near || (start.text() != "0" && start.text() != "1") || !is_in_each_turn(retry, step.parent()))
      continue;
    const int first = (start.text() == "1" ? 1 : 0) + (step.begin() < place.begin() ? 1 : 0);
    if (first <= 1) return AttemptCount{binding.name, first, std::nullopt};
  }
  return std::nullopt;
}

}  // namespace

std::optional<AttemptCount> attempt_count(const FileModel& model, const RetryLoop& retry, Node place) {
  return retry.loop.is(Kind::for_statement) ? count_of_for(model, retry.loop)
                                            : count_of_while(model, retry, place);
}

}  // namespace aioshift::semantics
