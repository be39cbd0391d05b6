#include <algorithm>

#include "semantics/program/lowering.h"
#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// A path without the blanks and comments that may stand inside it.
std::string dotted(Node path) {
  std::string text;
  for (syntax::NodeId id = path.id(); id < path.subtree_end(); ++id) {
    const Node part = path.tree().node(id);
    if (part.is_one_of(Kind::identifier, Kind::op_dot)) text += part.text();
  }
  return text;
}

}  // namespace

void Lowering::lower_block(Node block) {
  for (const Node statement : block.named_children()) lower_statement(statement);
}

void Lowering::lower_statement(Node statement) {
  switch (statement.kind()) {
    case Kind::expression_statement:
      for (const Node part : statement.named_children()) lower(part);
      return;
    case Kind::return_statement: {
      const Slot value = lower(statement.named_child(0));
      FunctionCode& function = builder_.code.functions[function_];
      const auto passed = std::find_if(function.parameters.begin(), function.parameters.end(),
                                       [&](const Parameter& p) { return p.slot == value; });
      const bool is_passed = value != kNoSlot && passed != function.parameters.end() &&
                             passed->kind != ParameterKind::kStar &&
                             passed->kind != ParameterKind::kDoubleStar;
      if (is_passed) {
        const auto number = static_cast<std::uint32_t>(passed - function.parameters.begin());
        auto& numbers = function.returned_parameters;
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
      } else {
        copy(value, function.returned);
      }
      flow_.end_path();
      return;
    }
    case Kind::break_statement:
    case Kind::continue_statement:
      flow_.end_path();
      return;
    case Kind::raise_statement:
      lower_raise(statement);
      flow_.end_path();
      return;
    case Kind::if_statement:
      lower_if(statement);
      return;
    case Kind::for_statement:
    case Kind::while_statement:
      lower_loop(statement);
      return;
    case Kind::try_statement:
      lower_try(statement);
      return;
    case Kind::with_statement:
      lower_with(statement);
      return;
    case Kind::match_statement:
      lower_match(statement);
      return;
    case Kind::function_definition: {
      const Slot value = lower_function(statement);
      assign_name(statement.child(Field::name), value);
      return;
    }
    case Kind::class_definition: {
      const Slot value = lower_class(statement);
      assign_name(statement.child(Field::name), value);
      return;
    }
    case Kind::decorated_definition:
      lower_decorated(statement);
      return;
    case Kind::import_statement:
      lower_import(statement);
      return;
    case Kind::import_from_statement:
      lower_import_from(statement);
      return;
    case Kind::delete_statement:
      lower_delete(statement);
      return;
    case Kind::assert_statement: {
      const Node condition = statement.named_child(0);
      lower_parts(statement);
      narrow(condition, true);
      return;
    }
    case Kind::type_alias_statement: {
      const Node left = statement.child(Field::left).named_child(0);
      if (left.is(Kind::identifier)) {
        const Node right = statement.child(Field::right);
        assign_name(left, lower_type_text(right.text(), model_.scopes.scope_at(right), right));
      }
      return;
    }
    case Kind::global_statement:
    case Kind::nonlocal_statement:
    case Kind::pass_statement:
    case Kind::future_import_statement:
      return;
    case Kind::block:
      lower_block(statement);
      return;
    default:
      lower_parts(statement);
  }
}

void Lowering::lower_if(Node statement) {
  std::vector<Flow::Branch> branches;
  const auto lower_branch = [&](Node condition, bool holds, Node body) {
    const std::size_t begin = flow_.begin_branch();
    narrow(condition, holds);
    if (body) lower_block(body);
    branches.push_back(flow_.end_branch(begin));
  };
  Node condition = statement.child(Field::condition);
  lower(condition);
  lower_branch(condition, true, statement.child(Field::consequence));
  bool has_else = false;
  // What is known where a condition does not hold is known behind it.
  const std::size_t begin_of_rest = flow_.begin_branch();
  for (const Node clause : statement.named_children()) {
    if (clause.field() != Field::alternative) continue;
    narrow(condition, false);
    if (clause.is(Kind::elif_clause)) {
      condition = clause.child(Field::condition);
      lower(condition);
      lower_branch(condition, true, clause.child(Field::consequence));
    } else {
      const std::size_t begin = flow_.begin_branch();
      lower_block(clause.child(Field::body));
      branches.push_back(flow_.end_branch(begin));
      has_else = true;
    }
  }
  if (!has_else) {
    narrow(condition, false);
    branches.push_back(flow_.end_branch(flow_.begin_branch()));
  }
  // The changes of the rest are part of each branch behind them, as far as they say anything.
  const Flow::Branch rest = flow_.end_branch(begin_of_rest);
  for (std::size_t i = 1; i < branches.size(); ++i) {
    for (const auto& change : rest.changes) {
      const auto at = std::lower_bound(branches[i].changes.begin(), branches[i].changes.end(), change,
                                       [](const auto& a, const auto& b) { return a.first < b.first; });
      if (at == branches[i].changes.end() || at->first != change.first)
        branches[i].changes.insert(at, change);
    }
  }
  flow_.meet(branches);
}

// `isinstance(x, C)` of a variable, also negated and among others that hold.
void Lowering::narrow(Node condition, bool holds) {
  while (condition.is(Kind::parenthesized_expression)) condition = condition.named_child(0);
  if (condition.is(Kind::not_operator)) {
    narrow(condition.child(Field::argument), !holds);
    return;
  }
  if (condition.is(Kind::boolean_operator)) {
    const bool is_and = condition.child(Field::operator_).is(Kind::kw_and);
    if (is_and != holds) return;
    narrow(condition.child(Field::left), holds);
    narrow(condition.child(Field::right), holds);
    return;
  }
  if (!condition.is(Kind::call)) return;
  const Node function = condition.child(Field::function);
  const Node arguments = condition.child(Field::arguments);
  if (!function.is(Kind::identifier) || function.text() != "isinstance" || arguments.named_child_count() != 2)
    return;
  const Node subject = arguments.named_child(0);
  const Node type = arguments.named_child(1);
  if (!subject.is(Kind::identifier)) return;
  const ScopeId scope = model_.scopes.scope_at(subject);
  const ScopeId bound = model_.scopes.lookup(subject.text(), scope);
  if (bound == kNoScope || function_scope(bound) != scope_) return;
  const Slot type_slot = lower(type);
  const Slot value = read(subject.text(), scope);
  set(bound, subject.text(), emit_value(holds ? Op::kNarrow : Op::kExclude, condition, value, type_slot));
}

std::vector<std::pair<Variable, Slot>> Lowering::begin_loop(Node region) {
  std::vector<std::pair<Variable, Slot>> heads;
  auto at = std::lower_bound(bindings_.begin(), bindings_.end(), region.id(),
                             [](const auto& binding, syntax::NodeId id) { return binding.first < id; });
  for (; at != bindings_.end() && at->first < region.subtree_end(); ++at) {
    const Binding& binding = *at->second;
    if (function_scope(binding.scope) != scope_) continue;
    const Variable assigned = variable(binding.scope, binding.name.text());
    if (std::any_of(heads.begin(), heads.end(), [&](const auto& head) { return head.first == assigned; }))
      continue;
    const Slot head = builder_.new_slot();
    copy(flow_.current(assigned), head);
    heads.emplace_back(assigned, head);
    set(binding.scope, binding.name.text(), head);
  }
  return heads;
}

void Lowering::end_loop(std::span<const std::pair<Variable, Slot>> heads, std::size_t mark) {
  for (const auto& [variable, version] : flow_.made_since(mark)) {
    for (const auto& [looped, head] : heads) {
      if (looped == variable) copy(version, head);
    }
  }
  for (const auto& [variable, head] : heads) flow_.assign(variable, head);
}

void Lowering::lower_loop(Node statement) {
  const bool is_for = statement.is(Kind::for_statement);
  const Slot iterable = is_for ? lower(statement.child(Field::right)) : kNoSlot;
  const auto heads = begin_loop(statement);
  const std::size_t mark = flow_.mark();
  const std::size_t begin = flow_.begin_branch();
  if (is_for) {
    const Slot element = emit_value(Op::kIterate, statement, iterable);
    builder_.code.instructions.back().is_async = static_cast<bool>(statement.child(Kind::kw_async));
    assign(statement.child(Field::left), element);
  } else {
    const Node condition = statement.child(Field::condition);
    lower(condition);
    narrow(condition, true);
  }
  lower_block(statement.child(Field::body));
  flow_.end_branch(begin);
  end_loop(heads, mark);
  const Node otherwise = statement.child(Field::alternative);
  if (otherwise) {
    const std::size_t begin_else = flow_.begin_branch();
    lower_block(otherwise.child(Field::body));
    const Flow::Branch branches[] = {flow_.end_branch(begin_else), Flow::Branch{}};
    flow_.meet(branches);
  }
}

void Lowering::lower_try(Node statement) {
  const std::size_t mark = flow_.mark();
  const std::size_t begin = flow_.begin_branch();
  lower_block(statement.child(Field::body));
  std::vector<std::pair<Variable, Slot>> made(flow_.made_since(mark).begin(), flow_.made_since(mark).end());
  Node finally;
  std::vector<Flow::Branch> branches;
  std::vector<Node> handlers;
  for (const Node clause : statement.named_children()) {
    if (clause.is(Kind::else_clause)) lower_block(clause.child(Field::body));
    if (clause.is(Kind::except_clause)) handlers.push_back(clause);
    if (clause.is(Kind::finally_clause)) finally = clause;
  }
  branches.push_back(flow_.end_branch(begin));
  // In a handler a variable is whatever it was before or at any time in the body.
  std::map<Variable, std::vector<Slot>> versions;
  for (const auto& [variable, version] : made) versions[variable].push_back(version);
  for (const Node handler : handlers) {
    const std::size_t begin_handler = flow_.begin_branch();
    for (auto& [variable, slots] : versions) {
      std::vector<Slot> all = slots;
      all.push_back(flow_.current(variable));
      flow_.assign(variable, joined(all));
    }
    lower_handler(handler);
    branches.push_back(flow_.end_branch(begin_handler));
  }
  flow_.meet(branches);
  if (finally) {
    const bool is_dead = flow_.is_dead();
    flow_.revive();
    for (const Node child : finally.named_children()) {
      if (child.is(Kind::block)) lower_block(child);
    }
    if (is_dead) flow_.end_path();
  }
}

void Lowering::lower_handler(Node clause) {
  for (const Node child : clause.named_children()) {
    if (child.is(Kind::block)) {
      lower_block(child);
    } else if (child.is(Kind::as_pattern)) {
      const Slot type = lower(child.named_child(0));
      const Slot value = emit_value(Op::kInstance, child, type);
      if (const Node alias = child.child(Field::alias)) assign(alias.named_child(0), value);
    } else {
      const Slot type = lower(child);
      const Node alias = clause.child(Field::alias);
      if (alias && child != alias)
        assign(alias.is(Kind::as_pattern_target) ? alias.named_child(0) : alias,
               emit_value(Op::kInstance, child, type));
    }
  }
}

void Lowering::lower_with(Node statement) {
  const bool is_async = static_cast<bool>(statement.child(Kind::kw_async));
  const Node clause = statement.child(Kind::with_clause);
  for (const Node item : clause.named_children()) {
    if (!item.is(Kind::with_item)) continue;
    Node value = item.child(Field::value);
    Node alias;
    if (value.is(Kind::as_pattern)) {
      alias = value.child(Field::alias);
      value = value.named_child(0);
    }
    const Slot entered = emit_value(Op::kEnter, item, lower(value));
    builder_.code.instructions.back().is_async = is_async;
    if (alias) assign(alias.is(Kind::as_pattern_target) ? alias.named_child(0) : alias, entered);
  }
  lower_block(statement.child(Field::body));
}

void Lowering::lower_match(Node statement) {
  Slot subject = kNoSlot;
  Node subject_node;
  std::vector<Flow::Branch> branches;
  for (const Node child : statement.named_children()) {
    if (child.field() == Field::subject) {
      subject = lower(child);
      subject_node = child;
    }
  }
  const Node body = statement.child(Field::body);
  for (const Node clause : body.named_children()) {
    if (!clause.is(Kind::case_clause)) continue;
    const std::size_t begin = flow_.begin_branch();
    for (const Node part : clause.named_children()) {
      if (part.is(Kind::case_pattern)) bind_pattern(part, subject);
    }
    if (const Node guard = clause.child(Field::guard)) lower_parts(guard);
    if (const Node consequence = clause.child(Field::consequence)) lower_block(consequence);
    branches.push_back(flow_.end_branch(begin));
  }
  branches.emplace_back();
  flow_.meet(branches);
}

// Gives the names that a pattern captures what is known of them.
void Lowering::bind_pattern(Node pattern, Slot subject) {
  if (!pattern) return;
  switch (pattern.kind()) {
    case Kind::case_pattern:
      bind_pattern(pattern.named_child(0), subject);
      return;
    case Kind::dotted_name:
      if (pattern.named_child_count() == 1 && pattern.text() != "_")
        assign_name(pattern.named_child(0), subject);
      return;
    case Kind::as_pattern: {
      Node alias = pattern.child(Field::alias);
      if (!alias) {
        for (const Node child : pattern.named_children()) alias = child;
      }
      Node inner = pattern.named_child(0);
      while (inner.is(Kind::case_pattern)) inner = inner.named_child(0);
      Slot value = subject;
      if (inner.is(Kind::class_pattern)) {
        const Node type = inner.named_child(0);
        value = emit_value(Op::kNarrow, pattern, subject,
                           lower_type_text(type.text(), model_.scopes.scope_at(type), type));
      } else {
        bind_pattern(inner, subject);
      }
      if (alias.is(Kind::as_pattern_target)) alias = alias.named_child(0);
      if (alias.is(Kind::identifier)) assign_name(alias, value);
      return;
    }
    case Kind::list_pattern:
    case Kind::tuple_pattern: {
      const Slot element = emit_value(Op::kIterate, pattern, subject);
      for (const Node part : pattern.named_children()) bind_pattern(part, element);
      return;
    }
    case Kind::union_pattern:
      for (const Node part : pattern.named_children()) bind_pattern(part, subject);
      return;
    default:
      // What is inside is known to be bound, and no more.
      for (syntax::NodeId id = pattern.id() + 1; id < pattern.subtree_end(); ++id) {
        const Node node = pattern.tree().node(id);
        if (node.is(Kind::dotted_name) &&
            node.parent().is_one_of(Kind::case_pattern, Kind::keyword_pattern) &&
            node.named_child_count() == 1 && node.text() != "_")
          assign_name(node.named_child(0), kNoSlot);
      }
  }
}

void Lowering::lower_import(Node statement) {
  for (const Node element : statement.named_children()) {
    const bool is_aliased = element.is(Kind::aliased_import);
    if (!is_aliased && !element.is(Kind::dotted_name)) continue;
    const std::string path = dotted(is_aliased ? element.child(Field::name) : element);
    const Node bound = is_aliased ? element.child(Field::alias) : element.named_child(0);
    const std::string target = is_aliased ? path : path.substr(0, path.find('.'));
    assign_name(bound, emit_value(Op::kModule, element, kNoSlot, kNoSlot, name(target)));
    // All of `import a.b` is imported, though only `a` is bound.
    if (target != path) emit_value(Op::kModule, element, kNoSlot, kNoSlot, name(path));
  }
}

void Lowering::lower_import_from(Node statement) {
  const Node module = statement.child(Field::module_name);
  if (!module) return;
  const NameId path = name(dotted(module));
  for (const Node element : statement.children()) {
    if (element.field() != Field::name) continue;
    const bool is_aliased = element.is(Kind::aliased_import);
    const Node imported = is_aliased ? element.child(Field::name) : element;
    const Node bound = is_aliased ? element.child(Field::alias) : element.named_child(0);
    assign_name(bound, emit_value(Op::kImported, element, kNoSlot, kNoSlot, name(dotted(imported)), path));
  }
}

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
    if (builder_.code.names[member.name] == target.text()) member.is_field = true;
  }
}

void Lowering::lower_augmented(Node assignment) {
  const Node left = assignment.child(Field::left);
  const Slot before = lower(left);
  const Slot right = lower(assignment.child(Field::right));
  const Slot slots[] = {before, right};
  const bool is_sum = assignment.child(Field::operator_).is(Kind::op_plus_equal);
  if (left.is(Kind::identifier)) assign_name(left, is_sum ? joined(slots) : before);
}

void Lowering::lower_delete(Node statement) {
  for (const Node target : statement.named_children()) {
    if (target.is(Kind::subscript)) {
      const Slot object = lower(target.child(Field::value));
      emit_value(Op::kOperator, target, object, kNoSlot, name("__delitem__"));
    } else {
      lower_parts(target);
    }
  }
}

void Lowering::lower_raise(Node statement) {
  for (const Node part : statement.named_children()) {
    const Slot value = lower(part);
    if (value != kNoSlot) emit_value(Op::kRaise, part, value);
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
