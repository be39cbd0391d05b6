#include "rules/target.h"

#include <charconv>

namespace aioshift::rules {

std::optional<PythonVersion> parse_target(std::string_view text) {
  constexpr std::string_view kPrefix = "py3";
  if (!text.starts_with(kPrefix)) return std::nullopt;
  const std::string_view digits = text.substr(kPrefix.size());
  PythonVersion version{3, 0};
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, version.minor);
  if (error != std::errc() || stop != end || digits.front() == '0') return std::nullopt;
  if (version < kOldestTarget || version > kNewestTarget) return std::nullopt;
  return version;
}

std::string to_string(PythonVersion version) {
  return "py" + std::to_string(version.major) + std::to_string(version.minor);
}

}  // namespace aioshift::rules
