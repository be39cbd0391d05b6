// A TOML file as a table, with everything that can be wrong with one said as an error.
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "pipeline/file_source.h"

namespace aioshift::pipeline {

// More than any file that a person wrote.
inline constexpr std::size_t kMaxTomlBytes = 4 << 20;

// The error is a message for people that begins with the path and, for what is no TOML, the line
// and column: "aioshift.toml:3:9: ...".
tl::expected<toml::table, std::string> read_toml(const std::string& path, const FileSource& files = disk());
tl::expected<toml::table, std::string> parse_toml(std::string_view contents, const std::string& path);

}  // namespace aioshift::pipeline
