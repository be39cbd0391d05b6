#include "syntax/compile_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "syntax/statements.h"

namespace aioshift::syntax {
namespace {

using Error = std::optional<std::string>;

// Calls and class headers (Python reference, 6.3.4).
Error error_of_arguments(Node list) {
  bool has_keyword = false;
  bool has_unpacked_keywords = false;
  std::vector<std::string_view> names;
  for (const Node argument : list.named_children()) {
    if (argument.is(Kind::keyword_argument)) {
      has_keyword = true;
      const std::string_view name = argument.child(Field::name).text();
      if (std::find(names.begin(), names.end(), name) != names.end())
        return fmt::format("the keyword argument `{}` is there twice", name);
      names.push_back(name);
    } else if (argument.is(Kind::dictionary_splat)) {
      has_unpacked_keywords = true;
    } else if (has_unpacked_keywords) {
      return "a positional argument behind `**`";
    } else if (has_keyword && !argument.is(Kind::list_splat)) {
      return "a positional argument behind a keyword argument";
    }
  }
  return std::nullopt;
}

// The name that a parameter binds; null for separators and for what has none.
Node name_of(Node parameter) {
  if (parameter.is(Kind::identifier)) return parameter;
  if (parameter.is_one_of(Kind::default_parameter, Kind::typed_default_parameter))
    return parameter.child(Field::name);
  Node inner = parameter.named_child(0);
  if (parameter.is(Kind::typed_parameter) &&
      inner.is_one_of(Kind::list_splat_pattern, Kind::dictionary_splat_pattern))
    inner = inner.named_child(0);
  const bool has_name =
      parameter.is_one_of(Kind::typed_parameter, Kind::list_splat_pattern, Kind::dictionary_splat_pattern);
  return has_name && inner.is(Kind::identifier) ? inner : Node();
}

bool is_star(Node parameter) {
  return parameter.is_one_of(Kind::keyword_separator, Kind::list_splat_pattern) ||
         (parameter.is(Kind::typed_parameter) && parameter.named_child(0).is(Kind::list_splat_pattern));
}

bool is_double_star(Node parameter) {
  return parameter.is(Kind::dictionary_splat_pattern) ||
         (parameter.is(Kind::typed_parameter) && parameter.named_child(0).is(Kind::dictionary_splat_pattern));
}

// Function headers (8.7).
Error error_of_parameters(Node list) {
  bool has_default = false;
  bool has_star = false;
  std::vector<std::string_view> names;
  Node previous;
  for (const Node parameter : list.named_children()) {
    if (is_double_star(previous)) return "a parameter behind `**`";
    if (is_star(parameter)) {
      if (has_star) return "two stars in the parameters";
      has_star = true;
    } else if (parameter.is(Kind::positional_separator)) {
      if (!previous || has_star) return "a `/` that separates nothing";
    } else if (parameter.is_one_of(Kind::default_parameter, Kind::typed_default_parameter)) {
      has_default = true;
    } else if (has_default && !has_star && !is_double_star(parameter)) {
      return "a parameter without a default behind one with a default";
    }
    if (const Node name = name_of(parameter)) {
      if (std::find(names.begin(), names.end(), name.text()) != names.end())
        return fmt::format("the parameter `{}` is there twice", name.text());
      names.push_back(name.text());
    }
    if (previous.is(Kind::keyword_separator) && is_double_star(parameter)) return "a `*` without parameters";
    previous = parameter;
  }
  if (previous.is(Kind::keyword_separator)) return "a `*` without parameters";
  return std::nullopt;
}

// Whether `target` can be assigned to or deleted; of a sequence one of its kind is looked at after the
// other, by the walk that comes to each.
bool is_target(Node target) {
  return target.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript, Kind::tuple, Kind::list,
                          Kind::parenthesized_expression, Kind::expression_list, Kind::pattern_list,
                          Kind::tuple_pattern, Kind::list_pattern, Kind::list_splat, Kind::list_splat_pattern,
                          Kind::as_pattern_target);
}

// What is written into by the statement around, where `node` is one of the places that it names.
bool is_in_target(Node node) {
  for (Node up = node.parent(); up; node = up, up = up.parent()) {
    if (up.is_one_of(Kind::delete_statement, Kind::as_pattern_target)) return true;
    if (!up.is_one_of(Kind::tuple, Kind::list, Kind::parenthesized_expression, Kind::expression_list,
                      Kind::list_splat))
      return false;
  }
  return false;
}

// Whether a comprehension around `node`, within its function, evaluates it anew on every turn.
Node comprehension_around(Node node) {
  for (Node up = node.parent(); up; node = up, up = up.parent()) {
    if (is_statement(up.kind()) || up.is_one_of(Kind::lambda, Kind::parameters)) return {};
    if (!up.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension,
                      Kind::generator_expression))
      continue;
    // The first iterable is evaluated outside.
    const bool is_first = node.is(Kind::for_in_clause) && node == up.named_child(1);
    if (!is_first) return up;
  }
  return {};
}

bool is_in_iterable(Node node) {
  for (Node up = node.parent(); up && !is_statement(up.kind()) && !up.is(Kind::lambda);
       node = up, up = up.parent()) {
    if (up.is(Kind::for_in_clause) && node.field() == Field::right) return true;
  }
  return false;
}

bool is_in_coroutine(Node node) {
  const Node function = enclosing_function(node);
  return function && is_async_function(function);
}

bool is_in_function(Node node) {
  return enclosing_scope_node(node).is_one_of(Kind::function_definition, Kind::lambda);
}

Error error_of_await(Node node) {
  // The clause of a comprehension counts as what it loops in.
  const Node around = node.is(Kind::for_in_clause) ? node.parent() : comprehension_around(node);
  if (is_in_coroutine(node) || around.is(Kind::generator_expression)) return std::nullopt;
  return fmt::format("`{}` outside of a coroutine", node.is(Kind::await) ? "await" : "async");
}

Error error_of_yield(Node yield) {
  if (comprehension_around(yield)) return "`yield` in a comprehension";
  if (!is_in_function(yield)) return "`yield` outside of a function";
  if (yield.child(Kind::kw_from) && is_in_coroutine(yield)) return "`yield from` in a coroutine";
  return std::nullopt;
}

bool yields(Node function) {
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    if (function.tree().data(id).kind != Kind::yield) continue;
    const Node node = function.tree().node(id);
    if (node.is_named() && enclosing_scope_node(node) == function) return true;
  }
  return false;
}

Error error_of_return(Node statement) {
  const Node function = enclosing_scope_node(statement);
  if (!function.is(Kind::function_definition)) return "`return` outside of a function";
  if (statement.named_child_count() > 0 && is_async_function(function) && yields(function))
    return "`return` with a value in an asynchronous generator";
  return std::nullopt;
}

// `break` and `continue`.
Error error_of_jump(Node statement) {
  Node node = statement;
  for (Node up = node.parent(); up; node = up, up = up.parent()) {
    if (up.is_one_of(Kind::function_definition, Kind::class_definition)) break;
    if (up.is_one_of(Kind::for_statement, Kind::while_statement) && !node.is(Kind::else_clause))
      return std::nullopt;
  }
  return fmt::format("`{}` outside of a loop", statement.text());
}

// `*a` as all that a place holds.
Error error_of_star(Node splat) {
  const Node parent = splat.parent();
  const bool is_alone =
      parent.is_one_of(Kind::return_statement, Kind::assignment, Kind::augmented_assignment, Kind::yield,
                       Kind::interpolation, Kind::for_statement) ||
      (parent.is_one_of(Kind::parenthesized_expression, Kind::tuple, Kind::expression_statement) &&
       !parent.child(Kind::op_comma));
  if (is_alone && !is_in_target(splat)) return "a star where no list is";
  return std::nullopt;
}

bool is_docstring(Node statement) {
  return statement.is(Kind::expression_statement) && statement.named_child_count() == 1 &&
         statement.named_child(0).is_one_of(Kind::string, Kind::concatenated_string);
}

Error error_of_future_import(Node statement) {
  if (!statement.parent().is(Kind::module)) return "an import from __future__ that is not the first";
  bool is_first = true;
  for (const Node other : statement.parent().named_children()) {
    if (other == statement) break;
    if (!other.is(Kind::future_import_statement) && !(is_first && is_docstring(other)))
      return "an import from __future__ that is not the first";
    is_first = false;
  }
  return std::nullopt;
}

// Whether it names what it catches.
bool is_bare(Node except) {
  return except.named_child_count() == 1 && except.named_child(0).is(Kind::block);
}

// Of what needs a block: the grammar takes one that is empty.
bool has_empty_block(Node node) {
  switch (node.kind()) {
    case Kind::function_definition:
    case Kind::class_definition:
    case Kind::if_statement:
    case Kind::elif_clause:
    case Kind::else_clause:
    case Kind::for_statement:
    case Kind::while_statement:
    case Kind::with_statement:
    case Kind::try_statement:
    case Kind::except_clause:
    case Kind::finally_clause:
    case Kind::case_clause: {
      const Node block = node.child(Kind::block);
      return !block || block.named_child_count() == 0;
    }
    default:
      return false;
  }
}

}  // namespace

Error compile_error_at(Node node) {
  if (has_empty_block(node)) return "a block without a statement";
  if (node.is(Kind::try_statement) && !node.child(Kind::except_clause) && !node.child(Kind::finally_clause))
    return "a `try` without a clause";
  switch (node.kind()) {
    case Kind::argument_list:
      return error_of_arguments(node);
    case Kind::parameters:
    case Kind::lambda_parameters:
      return error_of_parameters(node);
    case Kind::await:
      if (!node.is_named()) return std::nullopt;
      return error_of_await(node);
    case Kind::for_statement:
    case Kind::with_statement:
    case Kind::for_in_clause:
      if (!node.child(Kind::kw_async)) return std::nullopt;
      return error_of_await(node);
    case Kind::yield:
      if (!node.is_named()) return std::nullopt;
      return error_of_yield(node);
    case Kind::return_statement:
      return error_of_return(node);
    case Kind::break_statement:
    case Kind::continue_statement:
      return error_of_jump(node);
    case Kind::list_splat:
      return error_of_star(node);
    case Kind::future_import_statement:
      return error_of_future_import(node);
    case Kind::except_clause:
      if (is_bare(node) && node.next_named_sibling().is(Kind::except_clause))
        return "an `except` without a type that is not the last";
      return std::nullopt;
    case Kind::named_expression:
      if (is_in_iterable(node)) return "`:=` in what a comprehension loops over";
      return std::nullopt;
    case Kind::assignment:
      if (node.parent().is(Kind::augmented_assignment) ||
          (node.parent().is(Kind::assignment) &&
           (node.child(Field::type) || node.parent().child(Field::type))))
        return "an assignment in another one";
      return std::nullopt;
    case Kind::augmented_assignment:
      if (!node.parent().is(Kind::expression_statement)) return "an assignment in another one";
      if (!node.child(Field::left).is_one_of(Kind::identifier, Kind::attribute, Kind::subscript))
        return "an assignment to what is no target";
      return std::nullopt;
    default:
      break;
  }
  if (node.is_named() && !node.is_extra() && is_in_target(node) && !is_target(node))
    return "an assignment to what is no target";
  return std::nullopt;
}

}  // namespace aioshift::syntax
