#include "semantics/evaluation.h"

#include <algorithm>

#include "semantics/stdlib_modules.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// The children of `parent` that are evaluated before `child`, in order of evaluation (Python
// reference, 6.16), or why `child` is not evaluated exactly once there.
tl::expected<std::vector<Node>, Obstacle> evaluated_before(Node parent, Node child) {
  std::vector<Node> before;
  const auto siblings_up_to_child = [&] {
    for (const Node sibling : parent.named_children()) {
      if (sibling == child) break;
      if (!sibling.is(Kind::type_conversion)) before.push_back(sibling);  // `!r` is no expression
    }
  };
  switch (parent.kind()) {
    case Kind::boolean_operator:
      if (child.field() == Field::right) return tl::unexpected(Obstacle::kConditional);
      return before;
    case Kind::conditional_expression:
      // `a if c else b`: c, the second one, comes first.
      if (child != parent.named_child(1)) return tl::unexpected(Obstacle::kConditional);
      return before;
    case Kind::comparison_operator:
      siblings_up_to_child();
      if (before.size() > 1) return tl::unexpected(Obstacle::kConditional);
      return before;
    case Kind::lambda:
      return tl::unexpected(Obstacle::kLambda);
    case Kind::lambda_parameters:
    case Kind::parameters:
    case Kind::default_parameter:
    case Kind::typed_default_parameter:
    case Kind::typed_parameter:
    case Kind::decorator:
    case Kind::type:
      return tl::unexpected(Obstacle::kDefinition);
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::dictionary_comprehension:
    case Kind::generator_expression: {
      // Only the first clause's iterable, which the clause itself answers for.
      for (const Node clause : parent.named_children()) {
        if (clause.is(Kind::for_in_clause)) {
          if (clause == child) return before;
          break;
        }
      }
      return tl::unexpected(Obstacle::kComprehension);
    }
    case Kind::for_in_clause:
      if (child.field() != Field::right) return tl::unexpected(Obstacle::kComprehension);
      return before;
    case Kind::argument_list: {
      // `f(k=a(), *b())` evaluates b() first (Python reference, 6.3.4).
      bool keyword_seen = false;
      for (const Node argument : parent.named_children()) {
        if (argument.is(Kind::keyword_argument)) keyword_seen = true;
        if (argument.is(Kind::list_splat) && keyword_seen) return tl::unexpected(Obstacle::kUnusualOrder);
      }
      siblings_up_to_child();
      return before;
    }
    case Kind::assignment:
      // The right side first, then the targets; the annotation of a local is not evaluated.
      if (child.field() != Field::right) return tl::unexpected(Obstacle::kUnusualOrder);
      return before;
    case Kind::augmented_assignment: {
      if (child.field() != Field::right) return tl::unexpected(Obstacle::kUnusualOrder);
      before.push_back(parent.child(Field::left));
      return before;
    }
    case Kind::keyword_argument:
      return before;  // its name is no expression
    case Kind::named_expression:
      if (child.field() != Field::value) return tl::unexpected(Obstacle::kUnusualOrder);
      return before;
    case Kind::attribute:
      return before;
    case Kind::assert_statement:
      if (child != parent.named_child(0)) return tl::unexpected(Obstacle::kConditional);
      return before;
    case Kind::if_clause:
      return tl::unexpected(parent.parent().is(Kind::case_clause) ? Obstacle::kClause
                                                                  : Obstacle::kComprehension);
    case Kind::case_pattern:
    case Kind::case_clause:
    case Kind::except_clause:
      return tl::unexpected(Obstacle::kClause);
    case Kind::elif_clause:
      return tl::unexpected(Obstacle::kElif);
    case Kind::while_statement:
      return tl::unexpected(Obstacle::kLoopCondition);
    case Kind::for_statement:
      if (child.field() != Field::right) return tl::unexpected(Obstacle::kUnusualOrder);
      return before;
    case Kind::if_statement:
      return before;
    case Kind::match_statement:
      siblings_up_to_child();
      return before;
    case Kind::with_item:
      if (parent != parent.parent().named_child(0)) return tl::unexpected(Obstacle::kLaterItem);
      return before;
    case Kind::as_pattern:
      if (child.field() == Field::alias) return tl::unexpected(Obstacle::kUnusualOrder);
      return before;
    case Kind::function_definition:
    case Kind::class_definition:
    case Kind::decorated_definition:
    case Kind::type_alias_statement:
      return tl::unexpected(Obstacle::kDefinition);
    case Kind::type_conversion:
    case Kind::chevron:
    case Kind::error:
    case Kind::print_statement:
    case Kind::exec_statement:
      return tl::unexpected(Obstacle::kUnusualOrder);
    case Kind::global_statement:
    case Kind::nonlocal_statement:
      return before;
    default:
      // Operators, displays, calls, subscripts, f-strings, return, raise, del: from left to right.
      siblings_up_to_child();
      return before;
  }
}

bool is_expression_root(Node child, Node parent) {
  if (syntax::is_statement(parent.kind())) return true;
  return parent.is_one_of(Kind::with_item) ||
         (parent.is(Kind::as_pattern) && parent.parent().is(Kind::with_item)) ||
         (parent.is(Kind::assignment) && child.field() == Field::right);
}

bool is_suspension(Node node) {
  return (node.is(Kind::await) && node.is_named()) || (node.is(Kind::yield) && node.is_named());
}

// Whether evaluating `node` can suspend, its part `except` left out.
bool suspends(Node node, Node except) {
  if (!node) return false;
  const syntax::Tree& tree = node.tree();
  for (NodeId id = node.id(); id < node.subtree_end();) {
    const Node inner = tree.node(id);
    if (inner == except) {
      id = inner.subtree_end();
      continue;
    }
    if (inner.is_one_of(Kind::function_definition, Kind::class_definition) ||
        (inner.is(Kind::lambda) && inner.is_named())) {
      id = inner.subtree_end();
      continue;
    }
    if (is_suspension(inner)) return true;
    if (inner.is(Kind::for_in_clause) && inner.child(Kind::kw_async)) return true;
    if (inner.is(Kind::kw_async) && inner.parent().is_one_of(Kind::with_statement, Kind::for_statement))
      return true;
    ++id;
  }
  return false;
}

}  // namespace

tl::expected<EvaluationContext, Obstacle> evaluation_context(Node expression) {
  EvaluationContext context;
  std::vector<std::vector<Node>> levels;  // innermost first
  Node child = expression;
  for (Node parent = expression.parent(); parent; child = parent, parent = parent.parent()) {
    if (parent.is(Kind::block) || parent.is(Kind::module)) break;
    const auto before = evaluated_before(parent, child);
    if (!before) return tl::unexpected(before.error());
    if (!context.root && is_expression_root(child, parent)) context.root = child;
    levels.push_back(*before);
    if (is_suspension(parent)) context.suspends_after = true;
    // What stands to the right of us on this level comes after, but for a block.
    for (Node sibling = child.next_named_sibling(); sibling; sibling = sibling.next_named_sibling()) {
      if (sibling.is_one_of(Kind::block, Kind::elif_clause, Kind::else_clause)) break;
      if (std::find(before->begin(), before->end(), sibling) == before->end() && suspends(sibling)) {
        context.suspends_after = true;
      }
    }
    // All else in a comprehension comes after its first iterable: the element, which stands to the
    // left of it, and the steps of an `async for`.
    if (parent.is(Kind::for_in_clause) && suspends(parent.parent(), /*except=*/child))
      context.suspends_after = true;
    // `a if c else b`, seen from c: a comes after although it stands to the left; so do the targets
    // of an assignment.
    if (parent.is_one_of(Kind::conditional_expression, Kind::assignment) && suspends(parent.named_child(0)) &&
        child != parent.named_child(0)) {
      context.suspends_after = true;
    }
    if (syntax::is_statement(parent.kind())) {
      context.statement = parent;
      break;
    }
  }
  if (!context.statement) return tl::unexpected(Obstacle::kUnusualOrder);
  if (context.statement.parent().is(Kind::decorated_definition)) return tl::unexpected(Obstacle::kDefinition);
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    context.before.insert(context.before.end(), level->begin(), level->end());
  }
  return context;
}

tl::expected<std::vector<Node>, Obstacle> operands(Node expression) {
  switch (expression.kind()) {
    case Kind::call: {
      std::vector<Node> parts = {expression.child(Field::function)};
      const Node arguments = expression.child(Field::arguments);
      if (!arguments.is(Kind::argument_list)) return std::vector<Node>{expression};
      Node last;
      for (const Node argument : arguments.named_children()) {
        parts.push_back(argument.is(Kind::keyword_argument) ? argument.child(Field::value) : argument);
        last = argument;
      }
      if (last) {
        if (auto order = evaluated_before(arguments, last); !order) return tl::unexpected(order.error());
      }
      return parts;
    }
    default:
      return std::vector<Node>{expression};
  }
}

bool suspends(Node node) {
  return suspends(node, Node());
}

bool is_text_shown(Node node) {
  for (Node up = node.parent(); up && !syntax::is_statement(up.kind()); up = up.parent()) {
    if (up.is(Kind::interpolation) && up.child(Kind::op_equal)) return true;
  }
  return false;
}

bool is_stable(const FileModel& model, Node node) {
  const syntax::Tree& tree = model.tree;
  bool operators_on_names = false;
  bool has_operator = false;
  for (NodeId id = node.id(); id < node.subtree_end();) {
    const Node part = tree.node(id);
    ++id;
    if (!part.is_named() || part.is_extra()) continue;
    switch (part.kind()) {
      case Kind::integer:
      case Kind::float_:
      case Kind::true_:
      case Kind::false_:
      case Kind::none:
      case Kind::ellipsis:
      case Kind::string_start:
      case Kind::string_content:
      case Kind::string_end:
      case Kind::escape_sequence:
      case Kind::string:
      case Kind::concatenated_string:
      case Kind::parenthesized_expression:
      case Kind::keyword_argument:
      case Kind::tuple:
      case Kind::list:
      case Kind::set:
      case Kind::dictionary:
      case Kind::pair:
      case Kind::expression_list:
        break;
      case Kind::binary_operator:
      case Kind::unary_operator:
      case Kind::not_operator:
        has_operator = true;  // calls a method of the operands: fine for literals
        break;
      case Kind::lambda:
        id = part.subtree_end();
        break;
      case Kind::attribute: {
        // A function of an imported module. Its other members are variables, which whoever runs
        // in between may assign to; not so the standard library's.
        const auto name = model.names.of(part);
        if (!name || !name->is_certain) return false;
        const bool is_called = part.parent().is(Kind::call) && part.field() == Field::function;
        const bool is_stdlib = is_stdlib_module(std::string_view(name->path).substr(0, name->path.find('.')));
        if (!is_called && !is_stdlib) return false;
        operators_on_names = true;
        id = part.subtree_end();
        break;
      }
      case Kind::identifier: {
        if (part.parent().is(Kind::keyword_argument) && part.field() == Field::name) break;
        operators_on_names = true;
        const ScopeId scope = model.scopes.lookup(part.text(), model.scopes.scope_at(part));
        if (scope == kNoScope) {
          // A builtin, or a variable that a star import brings, and who knows who assigns to that.
          const bool is_called = part.parent().is(Kind::call) && part.field() == Field::function;
          if (!is_called && !model.scopes.star_imports().empty()) return false;
          break;
        }
        const auto bindings = model.scopes.bindings(scope, part.text());
        const bool fixed = std::all_of(bindings.begin(), bindings.end(), [](const Binding* binding) {
          return binding->kind == BindingKind::kImport || binding->kind == BindingKind::kImportFrom ||
                 binding->kind == BindingKind::kFunction || binding->kind == BindingKind::kClass;
        });
        if (fixed) break;
        // A local changes only by this function's own statements, unless an inner function
        // declares it nonlocal; a global may change whenever another task runs.
        if (scope == kModuleScope && bindings.size() > 1) return false;
        if (scope == kModuleScope && bindings.front()->kind != BindingKind::kAssignment) return false;
        for (const Binding* binding : bindings) {
          if (model.scopes.scope_at(binding->name) != scope) return false;
        }
        break;
      }
      default:
        return false;
    }
  }
  return !(has_operator && operators_on_names);
}

}  // namespace aioshift::semantics
