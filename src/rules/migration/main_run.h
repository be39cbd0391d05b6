// A stretch of a module's own code that becomes a coroutine function, which is run where the stretch stood.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

struct MainRun {
  syntax::Node first;  // statements beside each other
  syntax::Node last;

  // Whether the node is executed as a part of it, rather than by a function that it defines.
  bool holds(syntax::Node node) const;
};

// Whether the module's own code may be run where a loop is running: the file was a notebook; or makes an
// application that an ASGI server imports in its loop, and `node` does not stand behind the main guard.
bool may_run_in_loop(const semantics::FileModel& model, syntax::Node node);

// `if __name__ == "__main__":`, which is not executed where the module is imported.
bool is_main_guard(syntax::Node statement);

// The statements around `waiting`, all of them in the module's own code, as one stretch.
MainRun main_run(std::span<const syntax::Node> waiting);

// Why they cannot be a function's body.
std::optional<rewrite::Reason> obstacle_to_main(const semantics::FileModel& model, const MainRun& run);

// Names that the stretch has to bind where they were bound before, in the module.
std::set<std::string_view> globals_of_main(const semantics::FileModel& model, const MainRun& run);

}  // namespace aioshift::rules::migration
