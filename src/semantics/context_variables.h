// Which functions are known to have nothing to do with context variables (contextvars).
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

// Whether calling what `function` stands for neither reads nor sets a context variable, nor calls back code
// that might: functions of the standard library and builtins that work on files, sockets, processes and
// time. An argument of its own that runs code (`preexec_fn`) is the caller's to see.
bool ignores_context_variables(const FileModel& model, syntax::Node function);

}  // namespace aioshift::semantics
