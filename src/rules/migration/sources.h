// Blocking functions of the standard library from which a program is coloured, and what takes their place.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace aioshift::rules::migration {

struct Source {
  std::string_view name;  // "time.sleep"
  std::string_view
      replacement;  // of module asyncio, called with the same arguments; empty: a thread runs the call
};

std::span<const Source> blocking_sources();
std::optional<Source> find_source(std::string_view name);

}  // namespace aioshift::rules::migration
