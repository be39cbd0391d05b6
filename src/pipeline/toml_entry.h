// Keys and values of a TOML file on their way into settings: errors name the line.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/config.h"

namespace aioshift::pipeline {

// A key and what stands behind it.
struct TomlEntry {
  std::string_view file;
  std::string key;
  toml::source_position at;  // the key's
  const toml::node* value;

  // "file:line: message".
  tl::unexpected<ConfigError> error(std::uint32_t line, std::string_view message) const;
  tl::unexpected<ConfigError> wrong_type(const toml::node& found, std::string_view expected) const;
  // The key is none of `known`; the error names the nearest, or all.
  tl::unexpected<ConfigError> unknown(const std::vector<std::string>& known) const;
};

// The type with its article, as errors name it.
std::string_view type_name(const toml::node& node);

// The entries of a table in the order of the file.
std::vector<TomlEntry> entries_of(const toml::table& table, std::string_view file);

tl::expected<void, ConfigError> read_strings(const TomlEntry& entry, std::vector<std::string>& into);

}  // namespace aioshift::pipeline
