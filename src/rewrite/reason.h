// Why a site is not rewritten: stable ids that reports carry, each with its documentation.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace aioshift::rewrite {

enum class Reason {
  // Position: the statement that the rewrite needs cannot stand there.
  kConditionalEvaluation,
  kLoopCondition,
  kElifCondition,
  kInsideComprehension,
  kInsideLambda,
  kDefinitionHeader,
  kLaterWithItem,
  kClauseHeader,
  kEvaluationOrder,
  kTextIsShown,
  kOutsideCoroutine,
  kCommentInTheWay,
  kDoesNotFit,
  kNeededInPlace,
  kInsideFString,
  // Names.
  kAmbiguousName,
  kNameTaken,
  kAssignedTo,
  kPatchedByName,
  kPlainReplacement,
  // What is called, and how.
  kNotAwaited,
  kStartsAtOnce,
  kStartedEarlier,
  kDependentAwaits,
  kReturnsExceptions,
  kNeverEnds,
  kWrittenElsewhere,
  kOutlivesBlock,
  kResultBlocks,
  kWouldDeadlock,
  kNeedsThread,
  kNoPlaceForLock,
  kUnknownLoop,
  kLoopMayBeRunning,
  kLoopUsedOtherwise,
  kLoopNeededElsewhere,
  kUsedAsValue,
  kUsedAsGenerator,
  kResultUsed,
  kUnsupportedArguments,
  kNotACoroutine,
  kMaybeNotACoroutine,
  kMaybeNotAwaitable,
  kNoRunningLoop,
  kErrorIsHandled,
  kHandlerNeedsError,
  kTimeoutNotPositive,
  kMaybeNegative,
  kAwaitsWhenCancelled,
  kYieldsInBlock,
  kMaybeOtherTask,
  kMaybeIntended,
  kRunsForever,
  kHandlerLeaves,
  kCatchesOthers,
  kNoAttemptCount,
  // All uses of what a file defines.
  kUsedElsewhere,
  kEscapes,
  kDecorated,
  kHasBases,
  kSharedStatement,
  kNoAsyncCounterpart,
  kStaysSync,
  kCalledSynchronously,
  kMixedCallees,
  kNeededAsCoroutine,
  kKeptAsIs,
  kUnknownReceiver,
  kNotInMap,
  kHandedOn,
  kFixtureScope,
  kNoAnyioCounterpart,
  // Rules that are data.
  kReportOnly,
  kRuleTooExpensive,
  kNothingToChange,
  kRewritersTooDeep,
  // The file and the run.
  kTargetVersion,
  kSyntaxError,
  kNotVerified,
  kNotEncodable,
};

// The stable kebab-case id, e.g. "loop-condition".
std::string_view id_of(Reason reason);
// A sentence for people: what is in the way.
std::string_view describe(Reason reason);
// What a person can do about it.
std::string_view advice(Reason reason);

std::optional<Reason> find_reason(std::string_view id);
std::span<const Reason> all_reasons();

}  // namespace aioshift::rewrite
