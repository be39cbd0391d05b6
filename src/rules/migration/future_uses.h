// What becomes of the futures that a pool of threads gives: where they are kept, and where they are looked
// at.
#pragma once

#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// A variable that holds one future, or several.
struct FutureHolder {
  enum class Form : std::uint8_t { kOne, kElements, kKeys, kValues };
  std::string_view name;
  Form form = Form::kOne;
};

struct FutureUses {
  std::vector<FutureHolder> holders;
  std::vector<syntax::Node> dropped;  // submits whose futures nobody keeps
  // `as_completed(futures)`: their argument takes their place once all are done.
  std::vector<syntax::Node> completed;
  // Statements `wait(futures)`, which have nothing to do once all are done.
  std::vector<syntax::Node> waits;
  std::vector<syntax::Node> results;  // calls that raise what the call of one of them raised
  // The statement of the body that is the first to look at one; null where none does.
  syntax::Node first_look;
};

// Of the futures of `submits`, calls in `body`, the block of a `with` statement. Refused: kEscapes where one
// is handed on, or used in a way that a task which is done has no counterpart for; kUnsupportedArguments
// where something is waited for with a limit; kEvaluationOrder where one is looked at before all are made;
// kConditionalEvaluation where a variable may not be bound when all are waited for.
tl::expected<FutureUses, rewrite::Reason> future_uses(const semantics::FileModel& model, syntax::Node body,
                                                      const std::vector<syntax::Node>& submits);

}  // namespace aioshift::rules::migration
