#include "rules/rule_file_error.h"

#include <fmt/format.h>

namespace aioshift::rules {

std::string to_string(const RuleFileError& error) {
  if (error.at.line == 0) return fmt::format("{}: {}", error.file, error.message);
  if (error.at.column == 0) return fmt::format("{}:{}: {}", error.file, error.at.line, error.message);
  return fmt::format("{}:{}:{}: {}", error.file, error.at.line, error.at.column, error.message);
}

}  // namespace aioshift::rules
