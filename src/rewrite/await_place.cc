#include "rewrite/await_place.h"

#include "semantics/evaluation.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension);
}

// The iterable of the first `for`, which is evaluated outside.
bool is_first_iterable(Node node, Node clause) {
  return clause.is(Kind::for_in_clause) && node.field() == Field::right &&
         clause == clause.parent().child(Kind::for_in_clause);
}

}  // namespace

std::optional<Reason> obstacle_to_await(Node place, bool comprehensions_nest) {
  int comprehensions = 0;
  Node outside;  // of the comprehension whose first iterable was left last
  for (Node node = place, up = node.parent(); up; node = up, up = up.parent()) {
    if (is_first_iterable(node, up)) outside = up.parent();
    if (up.is(Kind::generator_expression) && up != outside)
      return semantics::suspends(up) ? std::nullopt : std::optional(Reason::kInsideComprehension);
    if (is_comprehension(up) && up != outside) ++comprehensions;
    const bool runs_elsewhere =
        up.is_one_of(Kind::function_definition, Kind::lambda, Kind::class_definition) &&
        node.field() == Field::body;
    if (!runs_elsewhere) continue;
    if (!up.is(Kind::function_definition) || !syntax::is_async_function(up)) return Reason::kOutsideCoroutine;
    if (comprehensions > 1 && !comprehensions_nest) return Reason::kInsideComprehension;
    return std::nullopt;
  }
  return Reason::kOutsideCoroutine;
}

}  // namespace aioshift::rewrite
