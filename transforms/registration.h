// All rules that are built in.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "rules/registry.h"

namespace aioshift::transforms {

// The rules of transforms/, documentation included. The error is a defect of a rule.md, named.
tl::expected<rules::Registry, std::string> built_in_rules();

}  // namespace aioshift::transforms
