// What a scalar without quotes is, by YAML 1.2's core schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {

// "5" is an integer, "yes" a string.
YamlNode::Kind resolve_plain_scalar(std::string_view text);

// `12`, `-3`, `0x1F`, `0o17`. Nothing where it is no whole number, or one of more than 64 bits.
std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace aioshift::rules
