#include "rules/user_rules.h"

#include <algorithm>

namespace aioshift::rules {

tl::expected<UserRules, std::vector<RuleFileError>> load_user_rules(std::span<const std::string> paths,
                                                                    const RuleFiles& files) {
  auto loaded = load_rules(paths, files);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  std::vector<RuleFileError> errors;
  auto utilities = pattern::compile_utilities(loaded->utilities);
  if (!utilities) {
    const pattern::UtilityError& error = utilities.error();
    errors.push_back({error.file, {error.error.line, 0}, error.error.message});
    return tl::unexpected(std::move(errors));
  }
  UserRules result;
  for (RuleDocument& document : loaded->rules) {
    if (std::find(document.groups.begin(), document.groups.end(), "user") == document.groups.end())
      document.groups.emplace_back("user");
    auto rule = DataRule::compile(std::move(document), *utilities);
    if (rule) {
      result.rules.push_back(std::move(*rule));
    } else {
      errors.push_back(std::move(rule.error()));
    }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  result.tests = std::move(loaded->tests);
  result.notes = std::move(loaded->notes);
  return result;
}

}  // namespace aioshift::rules
