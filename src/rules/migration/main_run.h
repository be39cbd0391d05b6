// A stretch of a module's own code that becomes a coroutine function, which is run where the stretch stood.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "rewrite/reason.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

struct MainRun {
  syntax::Node first;  // statements beside each other
  syntax::Node last;

  // Whether the node is executed as a part of it, rather than by a function that it defines.
  bool holds(syntax::Node node) const;
};

// `if __name__ == "__main__":`, which is not executed where the module is imported.
bool is_main_guard(syntax::Node statement);

// The statements around `waiting`, all of them in the module's own code, as one stretch.
MainRun main_run(std::span<const syntax::Node> waiting);

// Why they cannot be a function's body.
std::optional<rewrite::Reason> obstacle_to_main(const semantics::FileModel& model, const MainRun& run);

// What binds the stretch's names where they were bound before: "global a, b"; empty where nothing has to.
std::string globals_of_main(const semantics::FileModel& model, const MainRun& run);

}  // namespace aioshift::rules::migration
