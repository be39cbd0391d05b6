// What stands in the way of a fix that a rule's author could not see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rewrite/template.h"
#include "rules/rule.h"

namespace aioshift::rules {

// Python's own names that the template writes outside of what its variables stand for: at every place they
// have to mean what they mean to the author.
std::vector<std::string> builtins_written(const rewrite::FixTemplate& fix);

// For a rule with qualified names: kNameTaken where one of `builtins` means, or may mean, something else
// at the match; kAssignedTo where the match is assigned to or deleted, and so is no use of what the name
// stands for.
std::optional<rewrite::Reason> obstacle_of_names(const FileContext& context, syntax::Node match,
                                                 const std::vector<std::string>& builtins);

// Where the template awaits and the match does not: rewrite::obstacle_to_await.
std::optional<rewrite::Reason> obstacle_of_await(const FileContext& context, const rewrite::FixTemplate& fix,
                                                 syntax::Node match);

// kTargetVersion where `needed` is newer than the target, or the code is for older versions alone.
std::optional<rewrite::Reason> obstacle_of_version(const FileContext& context, syntax::Node match,
                                                   std::optional<PythonVersion> needed);

}  // namespace aioshift::rules
