// `loop=`, which functions and classes of asyncio took until Python 3.9: the running loop is theirs now.
#include <algorithm>
#include <array>

#include "rewrite/imports.h"
#include "rewrite/released_variable.h"
#include "rewrite/removal.h"
#include "semantics/data_flow.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
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

constexpr rules::PythonVersion kTakesNoLoop{3, 10};

// When the function or class asks for the running loop, if it is told none.
enum class Moment {
  kCoroutineRuns,  // sleep, open_connection: a coroutine function
  kCall,           // gather, shield, as_completed
  kFirstUse,       // locks and queues; before Python 3.10 when they are made
};

Moment moment_of(std::string_view name) {
  if (name == "gather" || name == "shield" || name == "as_completed") return Moment::kCall;
  constexpr auto kObjects =
      std::to_array<std::string_view>({"Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Queue",
                                       "LifoQueue", "PriorityQueue", "JoinableQueue"});
  const bool is_object = std::find(kObjects.begin(), kObjects.end(), name) != kObjects.end();
  return is_object ? Moment::kFirstUse : Moment::kCoroutineRuns;
}

// The call of the function, or of functools.partial with the function in front.
Node call_with_arguments(const FileModel& model, const Use& use) {
  if (use.call) return use.call;
  const Node list = use.node.parent();
  if (!list.is(Kind::argument_list) || list.named_child(0) != use.node) return {};
  const auto name = model.names.of_callee(list.parent());
  return name && name->path == "functools.partial" ? list.parent() : Node();
}

bool is_loop_getter(const FileModel& model, Node call) {
  const auto name = model.names.of_callee(call);
  return name && (name->path == "asyncio.get_event_loop" || name->path == "asyncio.get_running_loop") &&
         call.child(Field::arguments).named_child_count() == 0;
}

// Whether nothing happens when the expression is evaluated: names, attributes, choices among them, and where
// `may_get` the current loop.
bool is_plain(const FileModel& model, Node expression, bool may_get) {
  expression = syntax::without_parentheses(expression);
  switch (expression.kind()) {
    case Kind::identifier:
    case Kind::none:
      return true;
    case Kind::attribute:
      return is_plain(model, expression.child(Field::object), false);
    case Kind::boolean_operator:
    case Kind::conditional_expression:
    case Kind::comparison_operator: {
      const auto operands = expression.named_children();
      return std::all_of(operands.begin(), operands.end(),
                         [&](Node operand) { return is_plain(model, operand, may_get); });
    }
    case Kind::call:
      return may_get && is_loop_getter(model, expression);
    default:
      return false;
  }
}

// The expression, or what the variable is assigned and nothing else.
Node value_of(const FileModel& model, Node expression) {
  const Node value = expression.is(Kind::identifier) ? semantics::only_value(model, expression) : Node();
  return value ? value : expression;
}

bool is_new_loop(const FileModel& model, Node value) {
  const auto name = model.names.of_callee(value);
  return name && name->path == "asyncio.new_event_loop";
}

class LoopArgument {
 public:
  LoopArgument(const FileContext& context, const Use& use, Node call, Node keyword)
      : context_(context),
        model_(context.model),
        call_(call),
        keyword_(keyword),
        loop_(syntax::without_parentheses(keyword.child(Field::value))),
        value_(value_of(model_, loop_)),
        moment_(moment_of(use.name)),
        runs_in_coroutine_(runs_in_coroutine(model_, call)) {}

  tl::expected<Rewrite, Reason> remove() const {
    if (is_error_expected(call_, {"TypeError"})) return tl::unexpected(Reason::kErrorIsHandled);
    if (!is_plain(model_, loop_, /*may_get=*/true)) return tl::unexpected(Reason::kUnknownLoop);
    const bool is_none = loop_.is(Kind::none);
    if (!is_none) {
      if (const auto reason = obstacle()) return tl::unexpected(*reason);
    }
    auto edits = rewrite::removal_edits(keyword_, keyword_.range());
    if (!edits) return tl::unexpected(edits.error());
    Rewrite result;
    result.edits = std::move(*edits);
    const bool is_same = is_none || semantics::is_running_loop(model_, loop_);
    result.applicability = is_same ? Applicability::kSafe : Applicability::kUnsafe;
    release(result);
    return result;
  }

 private:
  // What is wrong with the loop that the code gets then.
  std::optional<Reason> obstacle() const {
    if (runs_in_coroutine_)
      return is_new_loop(model_, value_) ? std::optional(Reason::kUnknownLoop) : std::nullopt;
    switch (moment_) {
      case Moment::kCoroutineRuns:
        return std::nullopt;
      case Moment::kCall:
        return is_loop_getter(model_, value_) ? std::nullopt : std::optional(Reason::kNoRunningLoop);
      case Moment::kFirstUse:
        break;
    }
    if (context_.target >= kTakesNoLoop || is_loop_getter(model_, value_)) return std::nullopt;
    return Reason::kUnknownLoop;
  }

  // The variable may have been there for the argument alone.
  void release(Rewrite& result) const {
    const auto release_imports = [&](Node node) {
      for (std::string& name : rewrite::imports_used_in(model_, node.range(), {}))
        result.released_imports.push_back(std::move(name));
    };
    if (!loop_.is(Kind::identifier)) return release_imports(loop_);
    // Outside of a coroutine asyncio.get_event_loop() makes a loop where there is none.
    if (value_ == loop_ || !is_plain(model_, value_, runs_in_coroutine_)) return;
    rewrite::ReleasedVariable released = rewrite::release_variable(model_, loop_);
    if (!released.edits.empty()) release_imports(value_);
    for (text::Edit& edit : released.edits) result.edits.push_back(std::move(edit));
    result.relied_on = std::move(released.relied_on);
  }

  const FileContext& context_;
  const FileModel& model_;
  Node call_;
  Node keyword_;
  Node loop_;   // what is passed
  Node value_;  // what a variable stands for
  Moment moment_;
  bool runs_in_coroutine_;
};

}  // namespace

std::optional<Site> removed_loop(const FileContext& context, const Use& use) {
  const Node call = call_with_arguments(context.model, use);
  const Node keyword = call ? keyword_argument(call, "loop") : Node();
  if (!keyword || is_for_versions_before(context, call, kTakesNoLoop)) return std::nullopt;
  Site site{call, "asyncio." + std::string(use.name) + " takes no `loop` since Python 3.10",
            tl::unexpected(Reason::kAmbiguousName)};
  if (use.is_certain) site.rewrite = LoopArgument(context, use, call, keyword).remove();
  return site;
}

}  // namespace aioshift::transforms::deprecated_asyncio
