#include <algorithm>

#include "semantics/program/lowering.h"
#include "semantics/program/name_patterns.h"
#include "syntax/calls.h"
#include "syntax/literals.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Deeper than people write; each level takes some hundred bytes of stack.
constexpr int kMaxDepth = 1500;
// Longer strings are neither keys nor names of attributes.
constexpr std::size_t kMaxString = 64;

std::string_view method_of_operator(Kind op) {
  switch (op) {
    case Kind::op_plus:
      return "__add__";
    case Kind::op_minus:
      return "__sub__";
    case Kind::op_star:
      return "__mul__";
    case Kind::op_slash:
      return "__truediv__";
    case Kind::op_slash_slash:
      return "__floordiv__";
    case Kind::op_percent:
      return "__mod__";
    case Kind::op_star_star:
      return "__pow__";
    case Kind::op_at:
      return "__matmul__";
    case Kind::op_amp:
      return "__and__";
    case Kind::op_pipe:
      return "__or__";
    case Kind::op_caret:
      return "__xor__";
    case Kind::op_less_less:
      return "__lshift__";
    case Kind::op_greater_greater:
      return "__rshift__";
    case Kind::op_equal_equal:
      return "__eq__";
    case Kind::op_bang_equal:
      return "__ne__";
    case Kind::op_less:
      return "__lt__";
    case Kind::op_less_equal:
      return "__le__";
    case Kind::op_greater:
      return "__gt__";
    case Kind::op_greater_equal:
      return "__ge__";
    default:
      return {};
  }
}

}  // namespace

Slot Lowering::lower(Node expression) {
  if (!expression || expression.is_extra()) return kNoSlot;
  if (depth_ >= kMaxDepth) return kNoSlot;
  ++depth_;
  const Slot slot = lower_at_depth(expression);
  --depth_;
  return slot;
}

void Lowering::lower_parts(Node node) {
  for (const Node part : node.named_children()) {
    if (part.is(Kind::block)) {
      lower_block(part);
    } else {
      lower(part);
    }
  }
}

Slot Lowering::lower_at_depth(Node expression) {
  switch (expression.kind()) {
    case Kind::identifier:
      return read(expression.text(), model_.scopes.scope_at(expression));
    case Kind::dotted_name: {  // of a decorator or a pattern
      Slot value = read(expression.named_child(0).text(), model_.scopes.scope_at(expression));
      bool is_first = true;
      for (const Node part : expression.named_children()) {
        if (!is_first) value = emit_value(Op::kLoadAttribute, part, value, kNoSlot, name(part.text()));
        is_first = false;
      }
      return value;
    }
    case Kind::attribute: {
      const Slot object = lower(expression.child(Field::object));
      return emit_value(Op::kLoadAttribute, expression, object, kNoSlot,
                        name(expression.child(Field::attribute).text()));
    }
    case Kind::subscript:
      return lower_subscript(expression);
    case Kind::call:
      return lower_call(expression);
    case Kind::parenthesized_expression: {
      Slot value = kNoSlot;
      for (const Node part : expression.named_children()) value = lower(part);
      return value;
    }
    case Kind::named_expression: {
      const Node value_node = expression.child(Field::value);
      const Slot value = lower(value_node);
      assign_name(expression.child(Field::name), value);
      return value;
    }
    case Kind::assignment:
      lower_assignment(expression);
      return expression.child(Field::right) ? lower_at_depth(expression.child(Field::left)) : kNoSlot;
    case Kind::augmented_assignment:
      lower_augmented(expression);
      return kNoSlot;
    case Kind::lambda:
      return expression.is_named() ? lower_lambda(expression) : kNoSlot;
    case Kind::conditional_expression:
      return lower_conditional(expression);
    case Kind::boolean_operator:
      return lower_boolean(expression);
    case Kind::binary_operator:
      return lower_binary(expression);
    case Kind::comparison_operator:
      return lower_comparison(expression);
    case Kind::not_operator:
      lower(expression.child(Field::argument));
      return emit_literal("bool", expression);
    case Kind::unary_operator:
      return lower(expression.child(Field::argument));
    case Kind::await:
      return emit_value(Op::kAwait, expression, lower(expression.named_child(0)));
    case Kind::yield:
      return lower_yield(expression);
    case Kind::string:
    case Kind::concatenated_string:
      return lower_string(expression);
    case Kind::integer: {
      const auto number = syntax::number_value(expression);
      if (!number || *number > 1e6) return emit_literal("int", expression);
      return emit_value(Op::kInteger, expression, kNoSlot, kNoSlot, kNoName,
                        static_cast<std::uint32_t>(*number));
    }
    case Kind::float_:
      return emit_literal("float", expression);
    case Kind::true_:
    case Kind::false_:
      return emit_literal("bool", expression);
    case Kind::list:
    case Kind::list_pattern:
      return lower_collection(expression, "list");
    case Kind::set:
      return lower_collection(expression, "set");
    case Kind::tuple:
    case Kind::expression_list:
    case Kind::pattern_list:
    case Kind::tuple_pattern:
      return lower_collection(expression, "tuple");
    case Kind::dictionary:
      return lower_dictionary(expression);
    case Kind::list_comprehension:
      return lower_comprehension(expression, "list");
    case Kind::set_comprehension:
      return lower_comprehension(expression, "set");
    case Kind::dictionary_comprehension:
      return lower_comprehension(expression, "dict");
    case Kind::generator_expression:
      return lower_comprehension(expression, "generator");
    case Kind::list_splat:
    case Kind::dictionary_splat:
      lower(expression.named_child(0));
      return kNoSlot;
    case Kind::ellipsis:
    case Kind::none:
    case Kind::comment:
    case Kind::type:
    case Kind::function_definition:
    case Kind::class_definition:
      return kNoSlot;
    default:
      lower_parts(expression);
      return kNoSlot;
  }
}

std::vector<Argument> Lowering::lower_arguments(Node arguments) {
  std::vector<Argument> list;
  if (arguments.is(Kind::generator_expression)) {
    list.push_back({lower(arguments), ArgumentKind::kPositional, kNoName});
    return list;
  }
  for (const Node node : arguments.named_children()) {
    if (node.is(Kind::keyword_argument)) {
      const NameId keyword = name(node.child(Field::name).text());
      list.push_back({lower(node.child(Field::value)), ArgumentKind::kKeyword, keyword});
    } else if (node.is(Kind::list_splat)) {
      list.push_back({lower(node.named_child(0)), ArgumentKind::kStar, kNoName});
    } else if (node.is(Kind::dictionary_splat)) {
      list.push_back({lower(node.named_child(0)), ArgumentKind::kDoubleStar, kNoName});
    } else {
      list.push_back({lower(node), ArgumentKind::kPositional, kNoName});
    }
  }
  return list;
}

Slot Lowering::lower_call(Node call) {
  const Node function = call.child(Field::function);
  const Node argument_node = call.child(Field::arguments);
  const Slot callee = lower(function);
  std::vector<Argument> arguments = lower_arguments(argument_node);
  // `super()` is `super(the class, the first parameter)`.
  if (arguments.empty() && function.is(Kind::identifier) && function.text() == "super" &&
      class_around_ != kNoClass) {
    FunctionIndex method = function_;
    while (method != kModuleCode && builder_.code.functions[method].owner != class_around_)
      method = builder_.code.functions[method].outer;
    const auto& parameters = builder_.code.functions[method].parameters;
    if (!parameters.empty()) {
      arguments.push_back({emit_value(Op::kClass, call, kNoSlot, kNoSlot, kNoName, class_around_),
                           ArgumentKind::kPositional, kNoName});
      arguments.push_back({parameters.front().slot, ArgumentKind::kPositional, kNoName});
    }
  }
  const Slot result = emit_call(callee, arguments, call);
  if (syntax::called_name(call) == "TypeVar") copy(bound_of_type_variable(argument_node), result);
  lower_getattr(call, arguments, result);
  if (syntax::called_name(call) == "parametrize" && !is_seen_parametrized(call))
    emit_call(builder_.new_slot(), arguments, call);
  return result;
}

// A type variable stands for its bound, which names what may be defined later. Of a function nothing but that
// it can be called would be known.
Slot Lowering::bound_of_type_variable(Node arguments) {
  for (const Node argument : arguments.named_children()) {
    if (!argument.is(Kind::keyword_argument) || argument.child(Field::name).text() != "bound") continue;
    const Node bound = argument.child(Field::value);
    if (bound.text().find("Callable") != std::string_view::npos) return kNoSlot;
    return lower_type_text(bound.text(), model_.scopes.scope_at(bound), bound);
  }
  return kNoSlot;
}

Slot Lowering::lower_subscript(Node subscript) {
  const Slot object = lower(subscript.child(Field::value));
  std::vector<Node> keys;
  for (const Node child : subscript.named_children()) {
    if (child.field() == Field::subscript) keys.push_back(child);
  }
  if (keys.size() == 1 && keys[0].is(Kind::slice)) {
    Slot bounds[3] = {kNoSlot, kNoSlot, kNoSlot};
    std::size_t at = 0;
    for (const Node part : keys[0].children()) {
      if (part.is(Kind::op_colon)) {
        ++at;
      } else if (part.is_named() && !part.is_extra() && at < 3) {
        bounds[at] = lower(part);
      }
    }
    if (bounds[2] == kNoSlot) return emit_value(Op::kSlice, subscript, object, bounds[0], kNoName, bounds[1]);
    return emit_value(Op::kSlice, subscript, object, bounds[2], kNoName, bounds[2]);
  }
  Slot key = kNoSlot;
  for (const Node node : keys) key = lower(node);
  const Slot item = emit_value(Op::kLoadItem, subscript, object, keys.size() == 1 ? key : kNoSlot);
  if (syntax::called_name(subscript.child(Field::value)) == "globals" && keys.size() == 1)
    lower_any_name(keys[0], subscript, {kNoSlot, key, item});
  return item;
}

// `getattr(self, f"do_{command}")`, `self.__getattribute__("do_" + command)`
void Lowering::lower_getattr(Node call, std::span<const Argument> arguments, Slot result) {
  const Node function = call.child(Field::function);
  const bool is_method = function.is(Kind::attribute) && function.child(Field::object).is(Kind::identifier);
  if (!is_method && !function.is(Kind::identifier)) return;
  if (syntax::called_name(call) != (is_method ? "__getattribute__" : "getattr")) return;
  std::vector<Node> nodes;
  for (const Node argument : call.child(Field::arguments).named_children()) {
    if (!argument.is(Kind::comment)) nodes.push_back(argument);
  }
  const std::size_t number = is_method && arguments.size() == 1 ? 0 : 1;
  if (nodes.size() <= number || arguments.size() != nodes.size() ||
      arguments[number].kind != ArgumentKind::kPositional)
    return;
  const Node object = number == 0 ? function.child(Field::object) : nodes[0];
  // What the module itself has.
  const bool is_module = object.text() == "sys.modules[__name__]";
  const Slot of = number == 0 ? lower(object) : arguments[0].value;
  lower_any_name(nodes[number], call, {is_module ? kNoSlot : of, arguments[number].value, result});
}

// What is said of a name, where it is not written out.
void Lowering::lower_any_name(Node of_name, Node place, const AnyName& read) {
  const auto pattern = name_pattern(model_, of_name);
  if (!pattern) return;
  Instruction& load = emit(Op::kLoadMatching, place);
  load.a = read.object;
  load.b = read.key;
  load.to = read.to;
  load.name = name(*pattern);
}

Slot Lowering::lower_collection(Node collection, std::string_view type) {
  const Slot container = emit_value(Op::kContainer, collection, kNoSlot, kNoSlot, name(type));
  std::uint32_t number = 0;
  bool is_numbered = type != "set";
  for (const Node part : collection.named_children()) {
    Slot value = kNoSlot;
    if (part.is(Kind::list_splat)) {
      value = emit_value(Op::kIterate, part, lower(part.named_child(0)));
      is_numbered = false;
    } else {
      value = lower(part);
    }
    if (value != kNoSlot) {
      const Slot key =
          is_numbered ? emit_value(Op::kInteger, part, kNoSlot, kNoSlot, kNoName, number) : kNoSlot;
      Instruction& store = emit(Op::kStoreItem, part);
      store.a = container;
      store.b = key;
      store.to = value;
    }
    ++number;
  }
  return container;
}

Slot Lowering::lower_dictionary(Node dictionary) {
  const Slot container = emit_value(Op::kContainer, dictionary, kNoSlot, kNoSlot, name("dict"));
  for (const Node part : dictionary.named_children()) {
    if (part.is(Kind::dictionary_splat)) {
      const Slot other = lower(part.named_child(0));
      const Slot value = emit_value(Op::kLoadItem, part, other);
      Instruction& store = emit(Op::kStoreItem, part);
      store.a = container;
      store.to = value;
      continue;
    }
    if (!part.is(Kind::pair)) continue;
    const Slot key = lower(part.child(Field::key));
    const Slot value = lower(part.child(Field::value));
    Instruction& store = emit(Op::kStoreItem, part);
    store.a = container;
    store.b = key;
    store.to = value;
  }
  return container;
}

void Lowering::lower_clauses(Node comprehension) {
  for (const Node clause : comprehension.named_children()) {
    if (clause.is(Kind::for_in_clause)) {
      Slot iterable = kNoSlot;
      for (const Node part : clause.named_children()) {
        if (part.field() == Field::right) iterable = lower(part);
      }
      const Slot element = emit_value(Op::kIterate, clause, iterable);
      builder_.code.instructions.back().is_async = static_cast<bool>(clause.child(Kind::kw_async));
      assign(clause.child(Field::left), element);
    } else if (clause.is(Kind::if_clause)) {
      lower_parts(clause);
    }
  }
}

Slot Lowering::lower_comprehension(Node comprehension, std::string_view type) {
  const Slot container = emit_value(Op::kContainer, comprehension, kNoSlot, kNoSlot, name(type));
  lower_clauses(comprehension);
  const Node body = comprehension.child(Field::body);
  Slot key = kNoSlot;
  Slot value = kNoSlot;
  if (body.is(Kind::pair)) {
    key = lower(body.child(Field::key));
    value = lower(body.child(Field::value));
  } else {
    value = lower(body);
  }
  if (value != kNoSlot || key != kNoSlot) {
    Instruction& store = emit(Op::kStoreItem, body);
    store.a = container;
    store.b = key;
    store.to = value;
  }
  return container;
}

Slot Lowering::lower_conditional(Node conditional) {
  std::vector<Node> parts;
  for (const Node part : conditional.named_children()) parts.push_back(part);
  if (parts.size() != 3) {
    lower_parts(conditional);
    return kNoSlot;
  }
  lower(parts[1]);
  std::vector<Flow::Branch> branches;
  Slot values[2] = {kNoSlot, kNoSlot};
  for (const bool holds : {true, false}) {
    const std::size_t begin = flow_.begin_branch();
    narrow(parts[1], holds);
    values[holds ? 0 : 1] = lower(parts[holds ? 0 : 2]);
    branches.push_back(flow_.end_branch(begin));
  }
  flow_.meet(branches);
  return joined(values);
}

// `a and b and c ...` nests to the left: from the innermost out.
Slot Lowering::lower_boolean(Node expression) {
  std::vector<Node> chain;
  Node at = expression;
  while (at.is(Kind::boolean_operator)) {
    chain.push_back(at);
    at = at.child(Field::left);
  }
  std::vector<Slot> values = {lower(at)};
  const std::size_t begin = flow_.begin_branch();
  for (std::size_t i = chain.size(); i > 0; --i) {
    const Node op = chain[i - 1];
    const bool is_and = op.child(Field::operator_).is(Kind::kw_and);
    narrow(op.child(Field::left), is_and);
    values.push_back(lower(op.child(Field::right)));
  }
  const Flow::Branch branches[] = {flow_.end_branch(begin), Flow::Branch{}};
  flow_.meet(branches);
  return joined(values);
}

Slot Lowering::lower_binary(Node expression) {
  std::vector<Node> chain;
  Node at = expression;
  while (at.is(Kind::binary_operator)) {
    chain.push_back(at);
    at = at.child(Field::left);
  }
  Slot value = lower(at);
  for (std::size_t i = chain.size(); i > 0; --i) {
    const Node op = chain[i - 1];
    const Slot right = lower(op.child(Field::right));
    const std::string_view method = method_of_operator(op.child(Field::operator_).kind());
    if (value == kNoSlot && right == kNoSlot) continue;
    value = emit_value(Op::kOperator, op, value, right, method.empty() ? kNoName : name(method));
  }
  return value;
}

Slot Lowering::lower_comparison(Node comparison) {
  Slot before = kNoSlot;
  Kind op = Kind::comment;
  for (const Node part : comparison.children()) {
    if (!part.is_named() || part.is_extra()) {
      if (!part.is_extra()) op = part.kind();
      continue;
    }
    const Slot value = lower(part);
    if (op != Kind::comment) {
      std::string_view method = method_of_operator(op);
      Slot object = before;
      Slot argument = value;
      if (op == Kind::kw_in || op == Kind::kw_not_in) {
        method = "__contains__";
        std::swap(object, argument);
      }
      if (!method.empty() && object != kNoSlot)
        emit_value(Op::kOperator, comparison, object, argument, name(method));
    }
    before = value;
  }
  return emit_literal("bool", comparison);
}

Slot Lowering::lower_string(Node string) {
  if (const auto text = syntax::plain_string(string); text && text->size() <= kMaxString)
    return emit_value(Op::kString, string, kNoSlot, kNoSlot, name(*text));
  // What an f-string holds is code.
  for (syntax::NodeId id = string.id() + 1; id < string.subtree_end();) {
    const Node node = string.tree().node(id);
    if (node.is_one_of(Kind::interpolation, Kind::format_expression)) {
      for (const Node part : node.named_children()) {
        if (part.field() == Field::expression) {
          lower(part);
        } else if (part.is(Kind::format_specifier)) {
          lower_string(part);
        }
      }
      id = node.subtree_end();
    } else {
      ++id;
    }
  }
  return emit_literal("str", string);
}

Slot Lowering::lower_yield(Node yield) {
  builder_.code.functions[function_].is_generator = true;
  const bool is_from = static_cast<bool>(yield.child(Kind::kw_from));
  const Slot value = lower(yield.named_child(0));
  if (is_from) {
    const Slot element = emit_value(Op::kIterate, yield, value);
    copy(element, builder_.code.functions[function_].yielded);
    return emit_value(Op::kYieldFrom, yield, value);
  }
  copy(value, builder_.code.functions[function_].yielded);
  return builder_.code.functions[function_].sent;
}

}  // namespace aioshift::semantics
