#include <algorithm>
#include <map>

#include "semantics/program/lowering.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

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
    const std::string path = syntax::path_text(is_aliased ? element.child(Field::name) : element);
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
  const NameId path = name(syntax::path_text(module));
  for (const Node element : statement.children()) {
    if (element.field() != Field::name) continue;
    const bool is_aliased = element.is(Kind::aliased_import);
    const Node imported = is_aliased ? element.child(Field::name) : element;
    const Node bound = is_aliased ? element.child(Field::alias) : element.named_child(0);
    assign_name(
        bound, emit_value(Op::kImported, element, kNoSlot, kNoSlot, name(syntax::path_text(imported)), path));
  }
}

void Lowering::lower_raise(Node statement) {
  for (const Node part : statement.named_children()) {
    const Slot value = lower(part);
    if (value != kNoSlot) emit_value(Op::kRaise, part, value);
  }
}

}  // namespace aioshift::semantics
