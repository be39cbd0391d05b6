// Coroutines handed to asyncio.wait, which made tasks of them until Python 3.10.
#include <algorithm>

#include "rewrite/imports.h"
#include "semantics/list_build.h"
#include "semantics/may_raise.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"

namespace aioshift::transforms::deprecated_asyncio {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr rules::PythonVersion kTakesTasksOnly{3, 11};

struct Awaited {
  std::vector<Node> elements;  // expressions
  bool is_in_call = false;     // made in the call itself
  bool is_display = false;     // written out there
  bool is_shared = false;      // a list that is used elsewhere, too
};

std::optional<Awaited> awaited_by(const FileModel& model, Node call) {
  const Node arguments = call.child(Field::arguments);
  Node first = arguments.is(Kind::argument_list) ? arguments.named_child(0) : arguments;
  if (const Node keyword = keyword_argument(call, "fs")) first = keyword.child(Field::value);
  first = syntax::without_parentheses(first);
  Awaited awaited;
  switch (first ? first.kind() : Kind::error) {
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
      awaited.is_display = awaited.is_in_call = true;
      for (const Node element : first.named_children()) awaited.elements.push_back(element);
      return awaited;
    case Kind::list_comprehension:
    case Kind::set_comprehension:
    case Kind::generator_expression:
      awaited.is_in_call = true;
      awaited.elements.push_back(first.child(Field::body));
      return awaited;
    case Kind::identifier: {
      auto build = semantics::list_build(model, first);
      if (!build) return std::nullopt;
      awaited.is_shared = build->uses.size() != 1;
      awaited.elements = std::move(build->elements);
      return awaited;
    }
    default:
      return std::nullopt;
  }
}

// `loop` of `loop.run_until_complete(call)`; null for any other place.
Node loop_that_runs(Node call) {
  const Node list = syntax::outermost_parentheses(call).parent();
  const Node run = list.is(Kind::argument_list) ? list.parent() : Node();
  const Node method = run.is(Kind::call) ? run.child(Field::function) : Node();
  if (!method.is(Kind::attribute) || method.child(Field::attribute).text() != "run_until_complete") return {};
  const Node loop = method.child(Field::object);
  const Node last = loop.is(Kind::attribute) ? loop.child(Field::attribute) : loop;
  return last.is(Kind::identifier) && last.text().ends_with("loop") ? loop : Node();
}

// What makes a task at the call, with the edits that it takes.
tl::expected<rewrite::BoundName, Reason> task_maker(const FileModel& model, const Use& use, bool is_in_call) {
  if (runs_in_coroutine(model, use.call))
    return rewrite::bind_member(model, use.node, "asyncio", "create_task");
  const Node loop = is_in_call ? loop_that_runs(use.call) : Node();
  if (!loop) return tl::unexpected(Reason::kNoRunningLoop);
  return rewrite::BoundName{std::string(loop.text()) + ".create_task", {}};
}

// Whether nothing else can tell when the tasks are made: asyncio.wait is awaited on the spot, nothing can
// fail between one task and the next or before all begin, and no other tasks are made beside them. A
// coroutine object can be made a task once.
bool begin_as_before(const FileModel& model, Node call, const Awaited& awaited) {
  if (!awaited.is_display || !call.parent().is(Kind::await)) return false;
  for (const Node argument : call.child(Field::arguments).named_children()) {
    if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() != "fs" &&
        semantics::may_raise(model, argument.child(Field::value))) {
      return false;
    }
  }
  return std::all_of(awaited.elements.begin(), awaited.elements.end(), [&](Node element) {
    if (!is_coroutine(model, element)) return !syntax::holds(element, Kind::call);
    return element.is(Kind::call) &&
           (element == awaited.elements.front() || !semantics::may_raise(model, element));
  });
}

tl::expected<Rewrite, Reason> make_tasks(const FileContext& context, const Use& use, const Awaited& awaited) {
  const FileModel& model = context.model;
  if (!use.is_certain) return tl::unexpected(Reason::kAmbiguousName);
  if (is_error_expected(use.call, {"TypeError"})) return tl::unexpected(Reason::kErrorIsHandled);
  if (awaited.is_shared) return tl::unexpected(Reason::kEscapes);
  auto maker = task_maker(model, use, awaited.is_in_call);
  if (!maker) return tl::unexpected(maker.error());
  Rewrite result;
  result.edits = std::move(maker->edits);
  result.applicability =
      begin_as_before(model, use.call, awaited) ? Applicability::kSafe : Applicability::kUnsafe;
  for (const Node element : awaited.elements) {
    if (is_coroutine(model, element)) {
      result.edits.push_back({{element.begin(), element.begin()}, maker->expression + "("});
      result.edits.push_back({{element.end(), element.end()}, ")"});
    } else if (semantics::awaitability(model, element) != semantics::Awaitability::kFuture) {
      return tl::unexpected(Reason::kMaybeNotACoroutine);
    }
  }
  return result;
}

}  // namespace

std::optional<Site> wait_of_coroutines(const FileContext& context, const Use& use) {
  if (!use.call || is_for_versions_before(context, use.call, kTakesTasksOnly)) return std::nullopt;
  const auto awaited = awaited_by(context.model, use.call);
  if (!awaited) return std::nullopt;
  const bool takes_coroutine =
      std::any_of(awaited->elements.begin(), awaited->elements.end(),
                  [&](Node element) { return is_coroutine(context.model, element); });
  if (!takes_coroutine) return std::nullopt;
  return Site{use.call, "asyncio.wait takes tasks only, and no coroutines, since Python 3.11",
              make_tasks(context, use, *awaited)};
}

}  // namespace aioshift::transforms::deprecated_asyncio
