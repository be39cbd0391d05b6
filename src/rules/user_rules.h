// Rules of the user's own, from files to rules.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rules/data_rule.h"
#include "rules/yaml/load.h"

namespace aioshift::rules {

struct UserRules {
  std::vector<std::shared_ptr<const DataRule>> rules;  // in the order in which they were read
  std::vector<TestDirectory> tests;
  std::vector<RuleFileNote> notes;
};

// The rules of the files, directories and projects in `paths` (see load_rules), compiled. Each is in the
// group "user". The errors are all there are.
tl::expected<UserRules, std::vector<RuleFileError>> load_user_rules(std::span<const std::string> paths,
                                                                    const RuleFiles& files);

}  // namespace aioshift::rules
