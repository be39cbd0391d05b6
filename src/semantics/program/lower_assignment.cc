// Assignments and what they assign to.
#include <algorithm>

#include "semantics/program/lowering.h"
#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

void Lowering::note_exported(Node assignment) {
  if (function_ != kModuleCode || class_ != kNoClass || assignment.child(Field::left).text() != "__all__")
    return;
  const Node list = assignment.child(Field::right);
  if (!list.is_one_of(Kind::list, Kind::tuple)) return;
  builder_.code.has_exported = true;
  for (const Node element : list.named_children()) {
    if (const auto text = syntax::plain_string(element)) builder_.code.exported.push_back(name(*text));
  }
}

void Lowering::lower_assignment(Node assignment) {
  const Node left = assignment.child(Field::left);
  const Node right = assignment.child(Field::right);
  const Node type = assignment.child(Field::type);
  const Slot annotated = type ? lower_annotation(type, model_.scopes.scope_at(type)) : kNoSlot;
  if (!right) {
    // `a: T` says what it is once it is assigned.
    if (annotated == kNoSlot) return;
    assign(left, annotated);
    mark_field(left);
    return;
  }
  note_exported(assignment);
  const Slot value = lower(right);
  const Slot both[] = {value, annotated};
  // In `a = b = c` the targets nest to the right.
  if (right.is(Kind::assignment)) {
    assign(left, value);
    return;
  }
  assign(left, joined(both), right);
  if (type) mark_field(left);
}

void Lowering::mark_field(Node target) {
  if (class_ == kNoClass || !target.is(Kind::identifier)) return;
  for (ClassMember& member : members_) {
    if (builder_.code.names.text(member.name) == target.text()) member.is_field = true;
  }
}

void Lowering::lower_augmented(Node assignment) {
  const Node left = assignment.child(Field::left);
  const Slot before = lower(left);
  const Slot right = lower(assignment.child(Field::right));
  const Slot slots[] = {before, right};
  if (before != kNoSlot || right != kNoSlot)
    emit_value(Op::kOperator, assignment, before, right, name("__iadd__"));
  const bool is_sum = assignment.child(Field::operator_).is(Kind::op_plus_equal);
  if (left.is(Kind::identifier)) assign_name(left, is_sum ? joined(slots) : before);
}

void Lowering::lower_delete(Node statement) {
  for (const Node target : statement.named_children()) {
    if (target.is(Kind::subscript)) {
      const Slot object = lower(target.child(Field::value));
      for (const Node part : target.named_children()) {
        if (part.field() == Field::subscript) lower(part);
      }
      emit_value(Op::kOperator, target, object, kNoSlot, name("__delitem__"));
    } else {
      lower_parts(target);
    }
  }
}

void Lowering::assign(Node target, Slot value, Node value_node) {
  switch (target.kind()) {
    case Kind::identifier:
      assign_name(target, value);
      return;
    case Kind::attribute: {
      const Slot object = lower(target.child(Field::object));
      Instruction& store = emit(Op::kStoreAttribute, target);
      store.a = object;
      store.b = value;
      store.name = name(target.child(Field::attribute).text());
      return;
    }
    case Kind::subscript: {
      const Slot object = lower(target.child(Field::value));
      const Node key_node = target.child(Field::subscript);
      const Slot key = key_node.is(Kind::slice) ? (lower_parts(key_node), kNoSlot) : lower(key_node);
      Instruction& store = emit(Op::kStoreItem, target);
      store.a = object;
      store.b = key;
      store.to = value;
      return;
    }
    case Kind::parenthesized_expression:
      assign(target.named_child(0), value, value_node);
      return;
    case Kind::list_splat_pattern:
    case Kind::list_splat: {
      const Slot list = emit_value(Op::kContainer, target, kNoSlot, kNoSlot, name("list"));
      Instruction& store = emit(Op::kStoreItem, target);
      store.a = list;
      store.to = value;
      assign(target.named_child(0), list);
      return;
    }
    case Kind::pattern_list:
    case Kind::tuple_pattern:
    case Kind::list_pattern:
    case Kind::tuple:
    case Kind::list:
    case Kind::expression_list:
      assign_sequence(target, value, value_node);
      return;
    default:
      lower_parts(target);
  }
}

void Lowering::assign_sequence(Node targets, Slot value, Node value_node) {
  std::vector<Node> parts;
  for (const Node part : targets.named_children()) parts.push_back(part);
  const auto star = static_cast<std::size_t>(
      std::find_if(parts.begin(), parts.end(),
                   [](Node part) { return part.is_one_of(Kind::list_splat_pattern, Kind::list_splat); }) -
      parts.begin());
  while (value_node.is(Kind::parenthesized_expression)) value_node = value_node.named_child(0);
  // How many there are is known where they are written out.
  std::vector<Node> values;
  if (value_node && value_node.is_one_of(Kind::tuple, Kind::list, Kind::expression_list)) {
    for (const Node part : value_node.named_children()) {
      values.push_back(part);
      if (part.is(Kind::list_splat)) {
        values.clear();
        break;
      }
    }
  }
  const bool is_known = !values.empty() && values.size() + 1 >= parts.size();
  const auto element = [&](std::size_t number) {
    return emit_value(Op::kUnpack, targets, value, kNoSlot, kNoName, static_cast<std::uint32_t>(number));
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i < star) {
      assign(parts[i], element(i), is_known && i < values.size() ? values[i] : Node());
    } else if (i > star) {
      const std::size_t from_end = parts.size() - i;
      if (is_known) {
        const std::size_t number = values.size() - from_end;
        assign(parts[i], element(number), values[number]);
      } else {
        assign(parts[i], emit_value(Op::kIterate, targets, value));
      }
    } else if (is_known) {
      const Slot list = emit_value(Op::kContainer, parts[i], kNoSlot, kNoSlot, name("list"));
      const std::size_t count = values.size() + 1 - parts.size();
      for (std::size_t k = 0; k < count; ++k) {
        const Slot key =
            emit_value(Op::kInteger, parts[i], kNoSlot, kNoSlot, kNoName, static_cast<std::uint32_t>(k));
        const Slot rest = element(star + k);
        Instruction& store = emit(Op::kStoreItem, parts[i]);
        store.a = list;
        store.b = key;
        store.to = rest;
      }
      assign(parts[i].named_child(0), list);
    } else {
      assign(parts[i], emit_value(Op::kIterate, targets, value));
    }
  }
}

void Lowering::assign_name(Node identifier, Slot value) {
  const std::string_view bare = identifier.text();
  ScopeId scope = model_.scopes.scope_at(identifier);
  ScopeId bound = model_.scopes.lookup(bare, scope);
  // A class's own names are not found from inside functions, but here they are bound.
  if (model_.scopes.scope(scope).kind == ScopeKind::kClass &&
      model_.scopes.scope(scope).bindings.count(bare) != 0)
    bound = scope;
  if (bound == kNoScope) return;
  set(bound, bare, value);
  if (model_.scopes.scope(bound).kind == ScopeKind::kClass && class_ != kNoClass) {
    const NameId member = name(bare);
    if (std::none_of(members_.begin(), members_.end(),
                     [&](const auto& known) { return known.name == member; }))
      members_.push_back({member, flow_.current(variable(bound, bare)), false});
  }
}

}  // namespace aioshift::semantics
