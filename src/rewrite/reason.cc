#include "rewrite/reason.h"

#include <array>

namespace aioshift::rewrite {
namespace {

struct Entry {
  Reason reason;
  std::string_view id;
  std::string_view description;
  std::string_view advice;
};

constexpr auto kEntries = std::to_array<Entry>({
    {Reason::kConditionalEvaluation, "conditional-evaluation",
     "the expression is evaluated only under a condition inside its statement (after `and` or `or`, in a "
     "branch of a "
     "conditional expression, late in a chained comparison or an assert), so it cannot get a block of its "
     "own",
     "Write the condition as an `if` statement; the rewrite is possible then."},
    {Reason::kLoopCondition, "loop-condition",
     "the expression stands in a `while` condition, which is evaluated again on every turn",
     "Move it into the loop: `while True:` with a `break`."},
    {Reason::kElifCondition, "elif-condition",
     "the expression stands in an `elif` condition, which is evaluated only if those before it were false",
     "Write `else:` with a nested `if`."},
    {Reason::kInsideComprehension, "inside-comprehension",
     "the expression stands in a comprehension, where no statement can stand",
     "Write the comprehension as a loop, or move the expression into a coroutine function."},
    {Reason::kInsideLambda, "inside-lambda",
     "the expression stands in a lambda, where no statement can stand", "Write the lambda as a function."},
    {Reason::kDefinitionHeader, "definition-header",
     "the expression stands in a decorator, a default value, an annotation or a list of base classes",
     "Assign it to a variable in front of the definition."},
    {Reason::kLaterWithItem, "later-with-item",
     "the expression stands in a `with` statement after its first item, which has been entered by then",
     "Split the `with` statement in two."},
    {Reason::kClauseHeader, "clause-header",
     "the expression stands in an `except` clause or a case guard, which is evaluated only when it is "
     "reached",
     "Move it into the body of the clause."},
    {Reason::kEvaluationOrder, "evaluation-order",
     "moving the expression would change the order in which the parts of its statement are evaluated",
     "Split the statement, so that the expression stands alone."},
    {Reason::kTextIsShown, "text-is-shown",
     "the source text of the expression is printed: it stands in `f\"{...=}\"`",
     "Print the value without its text, or assign it to a variable first."},
    {Reason::kOutsideCoroutine, "outside-coroutine", "the expression does not stand in an `async def`",
     "Nothing to do where this runs in a notebook; otherwise move it into a coroutine function."},
    {Reason::kCommentInTheWay, "comment-in-the-way", "a comment would be lost",
     "Move the comment in front of the statement."},
    {Reason::kDoesNotFit, "does-not-fit",
     "the replacement cannot stand where the match stands: a statement inside an expression, several lines "
     "where one is shared with another statement, or an argument where an expression is needed",
     "Put the match on a line of its own, or write the change by hand."},
    {Reason::kNeededInPlace, "needed-in-place",
     "what is to be removed is needed where it stands: without it the code around it would be invalid, or "
     "would mean something else",
     "Remove what stands around it as well."},
    {Reason::kInsideFString, "inside-f-string",
     "the match stands in an f-string or becomes one, into which Pythons before 3.12 let no expression bring "
     "the "
     "string's own quotes, a backslash, a comment or a line break",
     "Assign the value to a variable in front of the statement, or raise --target-version to 3.12."},
    {Reason::kAmbiguousName, "ambiguous-name",
     "the name is bound to more than one thing, so what it means here is not certain",
     "Give the two things different names."},
    {Reason::kNameTaken, "name-taken",
     "every name that the rewrite could use for what it needs is taken in this scope",
     "Rename the variable, or import the module under its own name."},
    {Reason::kAssignedTo, "assigned-to",
     "what matches is assigned to or deleted here: this is no use of what it stands for, or nothing can be "
     "assigned to what would replace it",
     "Look at what the assignment is for; it may replace the thing for everybody."},
    {Reason::kPatchedByName, "patched-by-name",
     "the function is replaced by name somewhere (mock.patch, monkeypatch, an assignment to the module's "
     "attribute), "
     "which the new code would not notice",
     "Change the test or the patch together with this call."},
    {Reason::kPlainReplacement, "plain-replacement",
     "somewhere, mostly in a test, something takes the function's place that cannot be awaited, or is not "
     "known "
     "to be (mock.patch, monkeypatch, a mock in the place of its object)",
     "Put a coroutine function or an AsyncMock there, in tests, before or together with the change."},
    {Reason::kNotAwaited, "not-awaited",
     "the result is not awaited here but passed on, so where the limit would begin and end is decided "
     "elsewhere",
     "Wrap the call in a coroutine function that has the block inside."},
    {Reason::kStartsAtOnce, "starts-at-once",
     "the call starts the work at once, and its result is not awaited on the spot; the new call would start "
     "it "
     "only when it is awaited",
     "Await the result here, or write asyncio.create_task(asyncio.to_thread(...)) and keep the task."},
    {Reason::kStartedEarlier, "started-earlier",
     "the tasks are started earlier, and not directly in front of the call, where the block of a task group "
     "could begin",
     "Start them in the task group's block."},
    {Reason::kDependentAwaits, "dependent-awaits",
     "one of the awaits may depend on the other, by a value, by shared state, or by what it changes outside",
     "If you know better, write the task group by hand."},
    {Reason::kReturnsExceptions, "returns-exceptions",
     "return_exceptions=True makes results of exceptions, which a task group cannot do",
     "Handle the exceptions inside the coroutines first."},
    {Reason::kNeverEnds, "never-ends",
     "the coroutine runs in an endless loop: behind a limit, those that come later would never start",
     "Leave it as it is, or start fewer of them."},
    {Reason::kWrittenElsewhere, "written-elsewhere",
     "other code changes the state as well, where no lock would hold it off",
     "Let all changes go through one place, or take the lock everywhere."},
    {Reason::kOutlivesBlock, "outlives-block",
     "the object may be used when the block would have ended: it is returned, stored, handed on, used "
     "outside, or "
     "assigned in several places",
     "Open it where it is used, or let its owner close it."},
    {Reason::kResultBlocks, "result-blocks",
     "what the call gives blocks as well when it is used, or belongs to the thread that made it",
     "Put the whole work into a function and run that by asyncio.to_thread, or use an asynchronous library."},
    {Reason::kWouldDeadlock, "would-deadlock",
     "what runs under the lock may come back to where the lock is taken, or wait for others that need it, "
     "and "
     "would wait for itself",
     "Split the function, so that the inner call needs no lock."},
    {Reason::kNeedsThread, "needs-thread",
     "what a thread runs needs a thread of its own: it keeps something for each of them, asks which one it "
     "is in, "
     "waits until another one does something, or calls something else that blocks and stays as it is",
     "Pass it what it needs, let it wait for something that can be awaited, or migrate what blocks as well."},
    {Reason::kNoPlaceForLock, "no-place-for-lock",
     "there is no place to make the lock: the class has no __init__ here, or the variable is assigned in "
     "several "
     "places",
     "Make the lock where the state is made."},
    {Reason::kUnknownLoop, "unknown-loop", "the object is not known to be the event loop that is running",
     "Call asyncio.get_running_loop() in the same coroutine, or make the change by hand where the object is "
     "that loop."},
    {Reason::kLoopMayBeRunning, "loop-may-be-running",
     "an event loop may be running where this code runs: it stands inside a coroutine, or the file lets "
     "loops "
     "nest (nest_asyncio) or belongs to a notebook",
     "Await the coroutine where that is possible, or leave the call."},
    {Reason::kLoopUsedOtherwise, "loop-used-otherwise",
     "the event loop is used for more than running coroutines to their end: it is passed on, stored, run "
     "forever, given tasks or callbacks, or used by other functions",
     "Move what needs the loop into the coroutine, where asyncio.get_running_loop() gives it."},
    {Reason::kLoopNeededElsewhere, "loop-needed-elsewhere",
     "other code in the file takes or sets the current event loop outside of a coroutine, or makes an object "
     "there that belongs to it; the new call runs in a loop of its own and leaves none behind",
     "Move that code into the coroutine, or change all these places together."},
    {Reason::kUsedAsValue, "used-as-value",
     "the function itself is passed on or stored, and called elsewhere",
     "Pass a coroutine function of your own."},
    {Reason::kUsedAsGenerator, "used-as-generator",
     "something takes what the function gives for a generator: a plain generator delegates to it, a loop "
     "goes over it, or Python itself calls the method",
     "Make what uses it a coroutine function first."},
    {Reason::kResultUsed, "result-used", "the result is used, and the new call gives none, or another one",
     "Do without the result: let the code keep what it needs, or ask the object for its state."},
    {Reason::kUnsupportedArguments, "unsupported-arguments",
     "the call's arguments cannot be told apart (starred, missing, unknown or removed ones)",
     "Write the arguments out."},
    {Reason::kNotACoroutine, "not-a-coroutine",
     "the argument is a Future, a Task or another awaitable, which the new call does not take",
     "Leave it: the call returns a Future unchanged, and only that."},
    {Reason::kMaybeNotACoroutine, "maybe-not-a-coroutine",
     "the argument is not known to be a coroutine; the new call takes nothing else",
     "Annotate or inline the argument so that it is a call of an `async def`."},
    {Reason::kMaybeNotAwaitable, "maybe-not-awaitable",
     "the expression may be a plain generator or another value that `await` does not take, or one that is "
     "awaited without being written so",
     "Make what it calls an `async def` first, or write the change by hand."},
    {Reason::kNoRunningLoop, "no-running-loop",
     "the call stands outside a coroutine function, where no event loop need be running",
     "Move the call into a coroutine function, or use the loop's own method."},
    {Reason::kErrorIsHandled, "error-is-handled",
     "the code around the call handles its failure, or asks whether a loop is running",
     "Remove the handler together with the call, or leave both."},
    {Reason::kHandlerNeedsError, "handler-needs-error",
     "an exception handler around the call needs the exception as it is: it would get a group of exceptions, "
     "or one "
     "that lacks what it reads",
     "Rewrite the handler. Where a group would come, except* catches it, and some rules have an option to "
     "unwrap it."},
    {Reason::kTimeoutNotPositive, "timeout-not-positive",
     "the limit is zero or negative: then wait_for never starts the coroutine, and asyncio.timeout does",
     "Say what is meant: poll without waiting, or give a limit."},
    {Reason::kMaybeNegative, "maybe-negative",
     "the time is a difference or a negative number, and the new call refuses what is below zero",
     "Write max(0, ...) around it."},
    {Reason::kAwaitsWhenCancelled, "awaits-when-cancelled",
     "code that runs when the block is cancelled awaits, in a `finally` or a handler of the cancellation; a "
     "cancel scope cancels each of these awaits again",
     "Put what has to be done into a shielded cancel scope there: `with anyio.CancelScope(shield=True):`."},
    {Reason::kYieldsInBlock, "yields-in-block",
     "the block yields, so that another task than the one that entered it may have to leave it",
     "Yield outside of the block, or make the generator a context manager by "
     "contextlib.asynccontextmanager."},
    {Reason::kMaybeOtherTask, "maybe-other-task",
     "the lock is taken or given back where another task may do it, which the new lock does not allow",
     "Use `async with`, or take the lock and give it back in the same function."},
    {Reason::kMaybeIntended, "maybe-intended",
     "nothing in the file says that this is a mistake: it may be what is meant",
     "Look at what the callers do with it; if it is meant, a suppression comment says so."},
    {Reason::kRunsForever, "runs-forever",
     "the coroutine that is called does not end by itself, so what stands behind the call would never run",
     "Start it as a task, and keep the task."},
    {Reason::kHandlerLeaves, "handler-leaves",
     "the handler leaves by return, break, continue or an exit, which says what is to happen",
     "Raise there instead, unless nothing waits for the task and nothing stands behind."},
    {Reason::kCatchesOthers, "catches-others",
     "the handler catches other exceptions as well, which a `raise` would let through",
     "Write a handler of its own for the cancellation, in front of it."},
    {Reason::kNoAttemptCount, "no-attempt-count",
     "no variable of the loop counts its attempts upwards, one at a time",
     "Count them: `for attempt in range(...)`, or `itertools.count()`."},
    {Reason::kUsedElsewhere, "used-elsewhere",
     "another file of the program mentions the name, or a text names it, so that not every use of it is at "
     "hand",
     "Make the change by hand in all of the files together."},
    {Reason::kEscapes, "escapes",
     "the object is used in another way as well: returned, stored, passed on, inherited from",
     "Make the change by hand, and follow the object to wherever it goes."},
    {Reason::kDecorated, "decorated", "a decorator may rely on what the function or class is now",
     "Make the change by hand where the decorator takes it."},
    {Reason::kHasBases, "has-bases",
     "the class has base classes or a metaclass, which may take part in what would change",
     "Make the change by hand in the whole family of classes."},
    {Reason::kSharedStatement, "shared-statement",
     "the `with` statement has other items too, which are entered in the other way",
     "Split the `with` statement in two."},
    {Reason::kNoAsyncCounterpart, "no-async-counterpart",
     "the code does something that has no asynchronous counterpart here: `yield from`, a value that a "
     "generator "
     "returns, waiting in `__iter__`, letting StopIteration through",
     "Write that part in another way first."},
    {Reason::kStaysSync, "stays-sync",
     "something asynchronous is called in a function that stays as it is: the configuration, a comment or "
     "per-file-ignores say so",
     "Await the call by hand, or run it with `asyncio.run` where no event loop is running."},
    {Reason::kCalledSynchronously, "called-synchronously",
     "something asynchronous is called in a function that is run by what awaits nothing: a constructor, a "
     "special method, the setter of a property, a callback of a builtin, a thread, a doc-test",
     "Move the call into a coroutine function that is awaited after construction, or run it with "
     "`asyncio.run` where no event loop is running."},
    {Reason::kMixedCallees, "mixed-callees",
     "the call may reach a function that becomes asynchronous, or plain, and one that does not",
     "Give both the same colour, or tell them apart before the call."},
    {Reason::kNeededAsCoroutine, "needed-as-coroutine",
     "the coroutine that a call gives is passed on, stored, returned or dropped, not awaited at once",
     "Nothing to do where a coroutine is wanted: in a task, a timeout, `asyncio.run`. Otherwise await the "
     "call "
     "where it is made."},
    {Reason::kKeptAsIs, "kept-as-is",
     "a place that would change with it is in a file, or on a line, that a comment or the configuration "
     "wants "
     "left alone",
     "Make the change by hand, or let the place change."},
    {Reason::kUnknownReceiver, "unknown-receiver",
     "nothing is known of the object, and a method of this name is asynchronous in some class of the program",
     "Annotate the variable or parameter with its class, or await the call by hand."},
    {Reason::kNotInMap, "not-in-map", "the library map says nothing of it",
     "Rewrite the function by hand, or add the name to a map of your own (docs/libraries.md)."},
    {Reason::kHandedOn, "handed-on",
     "an object of the library goes to, or comes from, a function that stays as it is",
     "See to the other function first: its finding says what is in the way."},
    {Reason::kFixtureScope, "fixture-scope",
     "the fixture is made once for several tests, each of which has an event loop of its own",
     "Give the fixture the scope of a function; or run its tests in one loop (loop_scope of pytest-asyncio) "
     "and "
     "make it a coroutine function by hand."},
    {Reason::kNoAnyioCounterpart, "no-anyio-counterpart",
     "nothing in anyio does the same by a mere change of the call",
     "Leave it, since asyncio works under anyio's own asyncio backend, or write this part anew."},
    {Reason::kReportOnly, "report-only", "the rule offers no edit: it reports",
     "Do what the rule's message says."},
    {Reason::kRuleTooExpensive, "rule-too-expensive",
     "the rule was given up here: its utilities call each other without end, or it would take exponential "
     "time",
     "Bound the rule: `stopBy`, or a utility that does not call itself."},
    {Reason::kNothingToChange, "nothing-to-change", "the rule's fix would write what stands there already",
     "Nothing to do; a rule that does not match such places is quieter."},
    {Reason::kRewritersTooDeep, "rewriters-too-deep",
     "the rule's rewriters call each other without an end on this match",
     "Let a rewriter hand on a part of what it matched, and not the whole of it."},
    {Reason::kTargetVersion, "target-version",
     "the target version of Python does not have what the rewrite needs",
     "Raise --target-version or requires-python."},
    {Reason::kSyntaxError, "syntax-error",
     "the statement, or the header of one around it, has a syntax error", "Mend the syntax error."},
    {Reason::kNotVerified, "not-verified",
     "the rewritten text did not pass verification; this is a defect of aioshift",
     "Please report it with the file."},
    {Reason::kNotEncodable, "not-encodable", "the rewritten text cannot be written in the file's encoding",
     "Convert the file to UTF-8."},
});

const Entry& entry(Reason reason) {
  return kEntries[static_cast<std::size_t>(reason)];
}

constexpr auto kAll = [] {
  std::array<Reason, kEntries.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = kEntries[i].reason;
  return all;
}();

// The table is indexed by the enumeration.
static_assert([] {
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    if (static_cast<std::size_t>(kEntries[i].reason) != i) return false;
  }
  return kEntries.size() == static_cast<std::size_t>(Reason::kNotEncodable) + 1;
}());

}  // namespace

std::string_view id_of(Reason reason) {
  return entry(reason).id;
}
std::string_view describe(Reason reason) {
  return entry(reason).description;
}
std::string_view advice(Reason reason) {
  return entry(reason).advice;
}

std::optional<Reason> find_reason(std::string_view id) {
  for (const Entry& candidate : kEntries) {
    if (candidate.id == id) return candidate.reason;
  }
  return std::nullopt;
}

std::span<const Reason> all_reasons() {
  return kAll;
}

}  // namespace aioshift::rewrite
