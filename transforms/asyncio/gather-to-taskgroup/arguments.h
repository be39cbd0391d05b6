// What asyncio.gather is given, as far as a task group can take it.
#pragma once

#include <optional>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/list_build.h"
#include "semantics/model.h"

namespace aioshift::transforms::gather_to_taskgroup {

struct Argument {
  enum class Kind {
    kCoroutine,      // an expression that is a coroutine
    kCreation,       // a call that makes a task of a coroutine
    kTask,           // a variable that is a task
    kComprehension,  // `*[f(x) for x in xs]`
    kCoroutineList,  // `*coroutines`, a list built before
    kTaskList,       // `*tasks`
  };
  Kind kind;
  // The expression, without its star.
  syntax::Node node;
  // Where tasks are made: the calls of create_task (kCreation, kTask, kComprehension, kTaskList); none where
  // the group has to do it.
  std::vector<syntax::Node> creations = {};
  // Of kTask, the statement that makes it; null where that is not known.
  syntax::Node assignment = {};
  std::optional<semantics::ListBuild> list = std::nullopt;

  bool is_many() const {
    return kind == Kind::kComprehension || kind == Kind::kCoroutineList || kind == Kind::kTaskList;
  }
};

// Whether `call` is one of create_task, ensure_future or loop.create_task with a coroutine.
bool is_task_creation(const semantics::FileModel& model, syntax::Node call);

// In order. Displays behind a star count as their elements. An error where one of them is not known to be
// something that a task group takes.
tl::expected<std::vector<Argument>, rewrite::Reason> read_arguments(const semantics::FileModel& model,
                                                                    syntax::Node call);

}  // namespace aioshift::transforms::gather_to_taskgroup
