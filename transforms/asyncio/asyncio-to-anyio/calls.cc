// Calls of functions: run, sleep, to_thread.
#include "syntax/calls.h"

#include <algorithm>
#include <array>

#include "hand_on.h"
#include "rules/call_arguments.h"
#include "semantics/constants.h"
#include "semantics/data_flow.h"
#include "semantics/values.h"
#include "site.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using semantics::Awaitability;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::without_parentheses;

namespace {

tl::unexpected<Refused> refuse(Reason reason, std::string why = {}) {
  return tl::unexpected(Refused{reason, std::move(why)});
}

// `run(asyncio.sleep, 1)`, `group.start_soon(asyncio.sleep, 1)`: they call it with these arguments.
bool is_handed_to_anyio(const FileModel& model, Node name) {
  const Node arguments = name.parent();
  if (!arguments.is(Kind::argument_list) || arguments.named_child(0) != name) return false;
  const Node call = arguments.parent();
  return syntax::called_name(call) == "start_soon" || qualified_callee(model, call) == "anyio.run";
}

Result renamed(const Site& site, Node at) {
  Change change;
  change.at = at;
  auto said = say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  rename(site, said->front(), change);
  return change;
}

// Whether the number may be below zero, going by how it is computed: by a difference.
class Sign {
 public:
  explicit Sign(const FileModel& model) : model_(model) {}

  bool may_be_negative(Node number, int depth = 0) const {
    number = without_parentheses(number);
    if (const auto constant = semantics::constant_value(model_, number))
      return constant->is_none || constant->number < 0;
    switch (number.kind()) {
      case Kind::identifier:
        return depth < kDepth && may_variable(number, depth + 1);
      case Kind::unary_operator:
        return static_cast<bool>(number.child(Kind::op_minus));
      case Kind::conditional_expression:
        return may_be_negative(number.named_child(0), depth) || may_be_negative(number.named_child(2), depth);
      case Kind::binary_operator:
        return number.child(Kind::op_minus) || may_be_negative(number.child(Field::left), depth) ||
               may_be_negative(number.child(Field::right), depth);
      case Kind::call:
        return may_call(number, depth);
      default:
        return false;
    }
  }

 private:
  static constexpr int kDepth = 4;

  bool may_variable(Node identifier, int depth) const {
    const auto reaching = semantics::reaching_definitions(model_, identifier);
    if (!reaching) return false;
    const auto& definitions = reaching->definitions;
    return std::any_of(definitions.begin(), definitions.end(), [&](const semantics::Binding* binding) {
      const Node binder = binding->binder;
      if (binding->kind == semantics::BindingKind::kAugmented)
        return binder.child(Field::operator_).text() == "-=";
      const Node value = binding->is_partial ? Node() : binder.child(Field::right);
      return binding->kind == semantics::BindingKind::kAssignment && value && may_be_negative(value, depth);
    });
  }

  // `max(0, a - b)` is not, `min(1, a - b)` and `(a - b).total_seconds()` are.
  bool may_call(Node call, int depth) const {
    const Node function = call.child(Field::function);
    if (function.is(Kind::attribute)) return may_be_negative(function.child(Field::object), depth);
    const auto arguments = call.child(Field::arguments).named_children();
    const auto may = [&](Node argument) { return may_be_negative(argument, depth); };
    if (function.text() == "max") return std::all_of(arguments.begin(), arguments.end(), may);
    const bool passes_on = function.text() == "min" || function.text() == "float" ||
                           function.text() == "int" || function.text() == "round";
    return passes_on && std::any_of(arguments.begin(), arguments.end(), may);
  }

  const FileModel& model_;
};

// The keyword arguments of asyncio.run as anyio.run takes them: options of its asyncio backend.
std::string backend_options(Node debug, Node loop_factory) {
  std::string text;
  for (const auto& [name, value] : {std::pair{"debug", debug}, std::pair{"loop_factory", loop_factory}}) {
    if (!value) continue;
    if (!text.empty()) text += ", ";
    text += "\"" + std::string(name) + "\": " + std::string(value.text());
  }
  return text.empty() ? text : "backend_options={" + text + "}";
}

// Whether one of anyio's cancel scopes ends the wait for the call, going by the function around it.
bool is_under_time_limit(const FileModel& model, Node call) {
  for (Node up = call.parent(); up && !up.is_one_of(Kind::function_definition, Kind::lambda);
       up = up.parent()) {
    if (!up.is(Kind::with_statement)) continue;
    for (const Node item : up.child(Kind::with_clause).named_children()) {
      Node entered = item.child(Field::value);
      if (entered.is(Kind::as_pattern)) entered = entered.named_child(0);
      const std::string name = qualified_callee(model, without_parentheses(entered));
      if (name == "asyncio.timeout" || name == "anyio.fail_after" || name == "anyio.move_on_after")
        return true;
    }
  }
  return false;
}

}  // namespace

Result rewrite_sleep(const Site& site) {
  const FileModel& model = site.context.model;
  if (!site.call) {
    if (is_handed_to_anyio(model, site.name)) return renamed(site, site.name);
    return refuse(Reason::kUsedAsValue);
  }
  constexpr auto parameters = std::to_array<std::string_view>({"delay", "result"});
  const auto arguments = rules::match_arguments(site.call, parameters, 2);
  if (!arguments || !(*arguments)[0]) return refuse(Reason::kUnsupportedArguments);
  if ((*arguments)[1]) return refuse(Reason::kUnsupportedArguments, "it gives no result");
  if (Sign(model).may_be_negative((*arguments)[0]))
    return refuse(Reason::kMaybeNegative, "which raises ValueError for a negative time");
  return renamed(site, site.call);
}

Result rewrite_run(const Site& site) {
  if (!site.call) return refuse(Reason::kUsedAsValue);
  const FileModel& model = site.context.model;
  constexpr auto parameters = std::to_array<std::string_view>({"main", "debug", "loop_factory"});
  const auto arguments = rules::match_arguments(site.call, parameters, 1);
  if (!arguments || !(*arguments)[0]) return refuse(Reason::kUnsupportedArguments);
  const Node main = without_parentheses((*arguments)[0]);
  const std::string why = "which takes a coroutine function and its arguments";
  const Awaitability what = semantics::awaitability(model, main);
  if (what == Awaitability::kUnknown) return refuse(Reason::kMaybeNotACoroutine, why);
  if (what != Awaitability::kCoroutine) return refuse(Reason::kNotACoroutine, why);
  if (!main.is(Kind::call)) return refuse(Reason::kMaybeNotACoroutine, why);
  if ((*arguments)[0].parent().is(Kind::keyword_argument)) return refuse(Reason::kUnsupportedArguments);

  Change change;
  change.at = site.call;
  HandOn request;
  request.outer = site.call;
  request.inner = main;
  auto said = needs_partial(main) ? say(site, {site.member.counterpart, "functools.partial"}, change)
                                  : say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  request.callee = said->front();
  if (said->size() > 1) request.partial = (*said)[1];
  const std::string options = backend_options((*arguments)[1], (*arguments)[2]);
  if (!options.empty()) {
    if (site.call.child(Field::arguments).named_child_count() > 2)
      return refuse(Reason::kUnsupportedArguments, "its options are one dictionary");
    request.others.emplace_back(site.call.child(Field::arguments).named_child(1), options);
  }
  auto edits = hand_on(request);
  if (!edits) return refuse(edits.error());
  change.edits.insert(change.edits.end(), edits->begin(), edits->end());
  release(site, change);
  return change;
}

Result rewrite_to_thread(const Site& site) {
  const FileModel& model = site.context.model;
  if (!site.call) {
    if (is_handed_to_anyio(model, site.name)) return renamed(site, site.name);
    return refuse(Reason::kUsedAsValue);
  }
  const Node first = site.call.child(Field::arguments).named_child(0);
  if (!first || first.is_one_of(Kind::keyword_argument, Kind::list_splat, Kind::dictionary_splat) ||
      !site.call.child(Field::arguments).is(Kind::argument_list)) {
    return refuse(Reason::kUnsupportedArguments);
  }
  Change change;
  change.at = site.call;
  HandOn request;
  request.outer = site.call;
  auto said = needs_partial(site.call) ? say(site, {site.member.counterpart, "functools.partial"}, change)
                                       : say(site, {site.member.counterpart}, change);
  if (!said) return tl::unexpected(said.error());
  request.callee = said->front();
  if (said->size() > 1) request.partial = (*said)[1];
  if (is_under_time_limit(model, site.call)) request.added = "abandon_on_cancel=True";
  auto edits = hand_on(request);
  if (!edits) return refuse(edits.error());
  change.edits.insert(change.edits.end(), edits->begin(), edits->end());
  release(site, change);
  return change;
}

}  // namespace aioshift::transforms::asyncio_to_anyio
