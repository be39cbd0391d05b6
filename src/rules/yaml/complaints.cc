#include "rules/yaml/complaints.h"

#include <fmt/format.h>

#include "pattern/metavariable.h"
#include "rules/target.h"
#include "rules/yaml/import_statement.h"
#include "rules/yaml/language.h"
#include "rules/yaml/transformation.h"

namespace aioshift::rules {

std::string complain_of_variable(std::string_view name) {
  const auto variable = pattern::parse_metavariable("$" + std::string(name));
  if (variable && variable->name == name) return "";
  return "is no variable's name: capital letters, digits and `_`, as `A` for `$A`";
}

std::string complain_of_source(std::string_view source) {
  const auto variable = pattern::parse_metavariable(source);
  if (variable && !variable->name.empty()) return "";
  if (variable) return "is a variable that keeps nothing: its name must not begin with `_`";
  return "is no metavariable: expected `$A` or `$$$A`";
}

std::string complain_of_transformation(std::string_view line) {
  const auto parsed = parse_transformation(line);
  return parsed ? "" : parsed.error();
}

std::string complain_of_import(std::string_view statement) {
  const auto parsed = parse_import_statement(statement);
  return parsed ? "" : parsed.error();
}

std::string complain_of_target(std::string_view target) {
  if (parse_target(target)) return "";
  return fmt::format("is none of {} to {}", to_string(kOldestTarget), to_string(kNewestTarget));
}

std::string complain_of_language(std::string_view language) {
  return is_python(language) ? "" : "is not the rule's language";
}

std::string complain_of_utility(std::string_view id) {
  if (id.empty()) return "is no name";
  if (id.find_first_of("(),=") != std::string_view::npos) return "must not hold `(`, `)`, `,` or `=`";
  return "";
}

}  // namespace aioshift::rules
