// Names for variables that a rewrite introduces.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

#include "semantics/model.h"

namespace aioshift::rewrite {

// The first of `candidates`, then the first one with _2, _3, ... behind it, that is free in the
// scope of `site`, in the scopes inside it, and not in `taken`; it is added to `taken`.
std::string fresh_name(const semantics::FileModel& model, syntax::Node site,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken);

}  // namespace aioshift::rewrite
