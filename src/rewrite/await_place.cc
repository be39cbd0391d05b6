#include "rewrite/await_place.h"

#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "semantics/awaits.h"
#include "semantics/evaluation.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension);
}

// The iterable of the first `for`, which is evaluated outside.
bool is_first_iterable(Node node, Node clause) {
  return clause.is(Kind::for_in_clause) && node.field() == Field::right &&
         clause == clause.parent().child(Kind::for_in_clause);
}

bool is_keyword(Node argument) {
  return argument.parent().is(Kind::keyword_argument);
}

// Whether a line ends beside the argument, inside the call's parentheses.
bool has_lines_around(Node list, Node argument) {
  const std::string_view text = list.tree().text();
  const std::string_view before = text.substr(list.begin(), argument.begin() - list.begin());
  const std::string_view behind = text.substr(argument.end(), list.end() - argument.end());
  return before.find('\n') != std::string_view::npos || behind.find('\n') != std::string_view::npos;
}

// `with lock:`, `with self._guard:`: what a name stands for in a plain `with` is likely to be a lock.
bool holds_lock(Node item) {
  Node value = item.child(Field::value);
  if (value.is(Kind::as_pattern)) value = value.named_child(0);
  if (value.is_one_of(Kind::identifier, Kind::attribute)) return true;
  return names_lock(value.text());
}

// Whether one of the items in front of `end`, or of all where it is null, holds a lock of threads.
bool holds_lock(Node with_clause, Node end, const AsyncChanges& changes) {
  for (const Node item : with_clause.named_children()) {
    if (item == end) break;
    if (holds_lock(item) && changes(item) != AsyncChange::kAsync) return true;
  }
  return false;
}

// A lock that the function takes by `lock.acquire()` or an exit stack, and does not await.
bool takes_lock(Node function, const AsyncChanges& changes) {
  for (NodeId id = function.id(); id < function.subtree_end(); ++id) {
    const Node call = function.tree().node(id);
    if (!call.is(Kind::call) || call.parent().is(Kind::await)) continue;
    if (changes(call) == AsyncChange::kAsync) continue;
    const Node method = call.child(Field::function);
    const std::string_view name = method.is(Kind::attribute) ? method.child(Field::attribute).text() : "";
    if (name == "acquire" || name == "enter_context") return true;
  }
  return false;
}

// Whether a lock of threads would be held over an await at `place`, where the function awaits nothing under
// it yet.
bool is_under_thread_lock(Node place, Node function, const AsyncChanges& changes) {
  for (Node node = place, up = place.parent(); node != function; node = up, up = up.parent()) {
    const bool is_later_item = up.is(Kind::with_clause);
    const Node statement = is_later_item ? up.parent() : up;
    if (!statement.is(Kind::with_statement) || statement.child(Kind::kw_async)) continue;
    const Node body = statement.child(Field::body);
    if (!is_later_item && node != body) continue;
    const Node clause = statement.child(Kind::with_clause);
    if (holds_lock(clause, is_later_item ? node : Node(), changes) && semantics::awaits_in(body).empty())
      return true;
  }
  return semantics::awaits_in(function.child(Field::body)).empty() && takes_lock(function, changes);
}

}  // namespace

bool names_lock(std::string_view text) {
  for (std::size_t at = text.find("ock"); at != std::string_view::npos; at = text.find("ock", at + 1)) {
    if (at == 0 || (text[at - 1] != 'l' && text[at - 1] != 'L')) continue;
    const char before = at < 2 ? '\0' : text[at - 2];
    if (text[at - 1] == 'L' || (before != 'b' && before != 'B' && before != 'c' && before != 'C'))
      return true;
  }
  return text.find("utex") != std::string_view::npos;
}

std::optional<Reason> obstacle_to_await(Node place, bool comprehensions_nest, const AsyncChanges& changes,
                                        int comprehensions) {
  Node outside;  // of the comprehension whose first iterable was left last
  for (Node node = place, up = node.parent(); up; node = up, up = up.parent()) {
    if (is_first_iterable(node, up)) outside = up.parent();
    if (up.is(Kind::generator_expression) && up != outside) {
      const AsyncChange change = changes(up);
      if (change == AsyncChange::kAsync || (change == AsyncChange::kNone && semantics::suspends(up)))
        return std::nullopt;
      if (change == AsyncChange::kNone) return Reason::kInsideComprehension;
      ++comprehensions;
    }
    if (is_comprehension(up) && up != outside) ++comprehensions;
    const bool runs_elsewhere =
        up.is_one_of(Kind::function_definition, Kind::lambda, Kind::class_definition) &&
        node.field() == Field::body;
    if (!runs_elsewhere) continue;
    const bool is_coroutine = up.is(Kind::function_definition) &&
                              (syntax::is_async_function(up) || changes(up) == AsyncChange::kAsync);
    if (!is_coroutine) return Reason::kOutsideCoroutine;
    if (comprehensions > 1 && !comprehensions_nest) return Reason::kInsideComprehension;
    if (is_under_thread_lock(place, up, changes)) return Reason::kWouldDeadlock;
    return std::nullopt;
  }
  return Reason::kOutsideCoroutine;
}

std::optional<Reason> obstacle_to_await(Node place, bool comprehensions_nest, Node becoming) {
  return obstacle_to_await(place, comprehensions_nest, [becoming](Node node) {
    return becoming && node == becoming ? AsyncChange::kAsync : AsyncChange::kNone;
  });
}

std::vector<Node> generators_around(Node place) {
  std::vector<Node> found;
  Node outside;
  for (Node node = place, up = node.parent(); up; node = up, up = up.parent()) {
    if (syntax::is_statement(up.kind()) || up.is(Kind::lambda)) break;
    if (is_first_iterable(node, up)) outside = up.parent();
    if (up.is(Kind::generator_expression) && up != outside) found.push_back(up);
  }
  return found;
}

Node await_argument_keeps(Node call, Node argument) {
  return is_keyword(argument) ? argument : call.child(Field::arguments);
}

std::vector<text::Edit> await_argument(Node call, Node argument) {
  const Node list = call.child(Field::arguments);
  const bool is_outer = needs_parentheses(Precedence::kAwait, call);
  const std::string before = is_outer ? "(await " : "await ";
  const std::string after = is_outer ? ")" : "";
  if (is_keyword(argument) || !has_lines_around(list, argument)) {
    const bool is_inner =
        precedence_of(argument) < Precedence::kPrimary || breaks_lines_in_the_open(argument);
    return {{{call.begin(), argument.begin()}, before + (is_inner ? "(" : "")},
            {{argument.end(), call.end()}, (is_inner ? ")" : "") + after}};
  }
  std::vector<text::Edit> edits = {{{call.begin(), list.begin()}, before}};
  // `(f(),)` would be a tuple.
  if (const Node comma = list.child(Kind::op_comma)) edits.push_back({comma.range(), ""});
  if (is_outer) edits.push_back({{call.end(), call.end()}, after});
  return edits;
}

}  // namespace aioshift::rewrite
