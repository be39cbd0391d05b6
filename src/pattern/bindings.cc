#include "pattern/bindings.h"

namespace aioshift::pattern {

using syntax::Node;
using State = Binding::State;

const Binding Bindings::kUnbound;

VariableId Variables::intern(std::string_view name, bool is_multiple) {
  if (const auto known = find(name, is_multiple)) return *known;
  names_.push_back({std::string(name), is_multiple});
  return static_cast<VariableId>(names_.size() - 1);
}

std::optional<VariableId> Variables::find(std::string_view name, bool is_multiple) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].name == name && names_[i].is_multiple == is_multiple) return static_cast<VariableId>(i);
  }
  return std::nullopt;
}

std::vector<Node> Bindings::nodes(VariableId id) const {
  const Binding& value = values_[id];
  std::vector<Node> result;
  if (value.state == State::kNode) result.push_back(tree_->node(value.first));
  if (value.state != State::kRun) return result;
  for (Node node = tree_->node(value.first);; node = node.next_sibling()) {
    result.push_back(node);
    if (node.id() == value.last) return result;
  }
}

std::optional<text::Range> Bindings::range(VariableId id) const {
  const Binding& value = values_[id];
  if (value.state != State::kNode && value.state != State::kRun) return std::nullopt;
  return text::Range{tree_->data(value.first).range.begin, tree_->data(value.last).range.end};
}

std::string_view Bindings::text(VariableId id) const {
  const auto where = range(id);
  return where ? tree_->text().substr(where->begin, where->size()) : std::string_view();
}

void Bindings::set(VariableId id, Binding value) {
  if (values_.empty()) values_.resize(variable_count_);
  values_[id] = value;
}

}  // namespace aioshift::pattern
