#include "pipeline/toml_entry.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "text/nearest.h"

namespace aioshift::pipeline {

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a float";
    case toml::node_type::boolean:
      return "a boolean";
    default:
      return "a date or time";
  }
}

tl::unexpected<ConfigError> TomlEntry::error(std::uint32_t line, std::string_view message) const {
  return tl::unexpected(ConfigError{fmt::format("{}:{}: {}", file, line, message)});
}

tl::unexpected<ConfigError> TomlEntry::unknown(const std::vector<std::string>& known) const {
  const std::string near = text::nearest(key, known);
  if (!near.empty()) return error(at.line, fmt::format("unknown key '{}', did you mean '{}'?", key, near));
  return error(at.line, fmt::format("unknown key '{}'; the keys are {}", key, fmt::join(known, ", ")));
}

tl::unexpected<ConfigError> TomlEntry::wrong_type(const toml::node& found, std::string_view expected) const {
  return error(found.source().begin.line,
               fmt::format("'{}' must be {}, not {}", key, expected, type_name(found)));
}

// toml++ sorts a table by key; errors and per-file-ignores want the order of the file.
std::vector<TomlEntry> entries_of(const toml::table& table, std::string_view file) {
  std::vector<TomlEntry> entries;
  entries.reserve(table.size());
  for (auto&& [key, value] : table) {
    entries.push_back({file, std::string(key.str()), key.source().begin, &value});
  }
  std::sort(entries.begin(), entries.end(),
            [](const TomlEntry& a, const TomlEntry& b) { return a.at < b.at; });
  return entries;
}

tl::expected<void, ConfigError> read_strings(const TomlEntry& entry, std::vector<std::string>& into) {
  constexpr std::string_view kExpected = "an array of strings";
  const toml::array* array = entry.value->as_array();
  if (array == nullptr) return entry.wrong_type(*entry.value, kExpected);
  into.reserve(array->size());
  for (const toml::node& element : *array) {
    const toml::value<std::string>* string = element.as_string();
    if (string == nullptr) {
      return entry.error(element.source().begin.line, fmt::format("'{}' must be {}, but {} is in it",
                                                                  entry.key, kExpected, type_name(element)));
    }
    into.push_back(string->get());
  }
  return {};
}

}  // namespace aioshift::pipeline
