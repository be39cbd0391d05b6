// What asks for the exception of cancellation, the task or the loop that is current.
#include "site.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

tl::unexpected<Refused> refuse(Reason reason, std::string why = {}) {
  return tl::unexpected(Refused{reason, std::move(why)});
}

bool runs_in_coroutine(Node node) {
  const Node function = syntax::enclosing_function(node);
  return function && syntax::is_async_function(function);
}

// What an except clause names, alone or in a tuple.
bool is_caught(Node type) {
  Node around = syntax::outermost_parentheses(type);
  if (around.parent().is(Kind::tuple)) around = syntax::outermost_parentheses(around.parent());
  if (around.parent().is(Kind::as_pattern)) around = around.parent();
  return around.parent().is(Kind::except_clause);
}

// `isinstance(error, asyncio.CancelledError)`, `suppress(asyncio.CancelledError)`: a question about classes,
// put where it stands.
bool is_asked_about(Node type) {
  Node around = type;
  if (around.parent().is(Kind::tuple)) around = around.parent();
  if (!around.parent().is(Kind::argument_list)) return false;
  const std::string_view asked = syntax::called_name(around.parent().parent());
  return asked == "isinstance" || asked == "issubclass" || asked == "suppress" || asked == "raises" ||
         asked == "assertRaises" || asked == "assertIsInstance";
}

// The call without arguments of the attribute `name` of what `call` gives:
// `asyncio.current_task().get_name()`.
Node call_of_attribute(Node call, std::string_view name) {
  const Node attribute = call ? call.parent() : Node();
  if (!attribute.is(Kind::attribute) || attribute.child(Field::attribute).text() != name) return {};
  const Node outer = attribute.parent();
  const bool is_called = outer.is(Kind::call) && outer.child(Field::function) == attribute;
  return is_called && outer.child(Field::arguments).text() == "()" &&
                 call.child(Field::arguments).text() == "()"
             ? outer
             : Node();
}

// `outer`, which holds the site, gives way to `text` behind the counterpart's name.
Result replaced(const Site& site, Node outer, std::string_view text) {
  Change change;
  change.at = outer;
  auto said = say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  change.edits.push_back({outer.range(), said->front() + std::string(text)});
  release(site, change);
  return change;
}

}  // namespace

Result rewrite_cancelled_error(const Site& site) {
  if (site.call || site.name.parent().is(Kind::raise_statement))
    return refuse(Reason::kNoAnyioCounterpart, "but a scope cancels, and nobody raises it");
  if (!is_caught(site.name) && !is_asked_about(site.name)) return refuse(Reason::kUsedAsValue);
  if (!runs_in_coroutine(site.name)) return refuse(Reason::kOutsideCoroutine);
  Change change;
  change.at = site.name;
  auto said = say(site, {"anyio.get_cancelled_exc_class"}, change);
  if (!said) return tl::unexpected(said.error());
  rename(site, said->front() + "()", change);
  return change;
}

Result rewrite_current_task(const Site& site) {
  const Node named = call_of_attribute(site.call, "get_name");
  if (!named) return refuse(Reason::kNoAnyioCounterpart, "which only describes it");
  return replaced(site, named, "().name");
}

Result rewrite_current_loop(const Site& site) {
  const Node asked = call_of_attribute(site.call, "time");
  if (!asked) return refuse(Reason::kNoAnyioCounterpart, "where its time is asked for");
  if (!runs_in_coroutine(site.call)) return refuse(Reason::kOutsideCoroutine);
  return replaced(site, asked, "()");
}

}  // namespace aioshift::transforms::asyncio_to_anyio
