// The name of a git object.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace aioshift::git {

struct ObjectId {
  std::array<unsigned char, 20> bytes{};

  static std::optional<ObjectId> parse(std::string_view hex);  // all 40 digits
  std::string hex() const;
  std::string abbreviated() const { return hex().substr(0, 12); }

  auto operator<=>(const ObjectId&) const = default;
};

}  // namespace aioshift::git

template <>
struct std::hash<aioshift::git::ObjectId> {
  std::size_t operator()(const aioshift::git::ObjectId& id) const noexcept {
    return std::hash<std::string_view>()(
        std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
  }
};
