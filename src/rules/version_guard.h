// Code that a test of `sys.version_info` reserves for older versions of Python.
#pragma once

#include <optional>

#include "rules/target.h"
#include "semantics/model.h"

namespace aioshift::rules {

// The first version of Python that never runs `node`: 3.11 in the `else` branch of
// `if sys.version_info >= (3, 11):`, in the body of `if sys.version_info < (3, 11):`, and behind
// `sys.version_info < (3, 11) and`; also where a variable stands for the test. Nothing where no such test is
// around it.
std::optional<PythonVersion> first_version_without(const semantics::FileModel& model, syntax::Node node);

// The version since which `condition` is true: 3.8 of `sys.version_info >= (3, 8)`. Nothing where it is no
// such test.
std::optional<PythonVersion> first_version_where_true(const semantics::FileModel& model,
                                                      syntax::Node condition);

}  // namespace aioshift::rules
