// Objects that have to be closed, by the call that opens them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace aioshift::transforms::unclosed_resource {

struct Resource {
  std::string_view opener;  // "aiohttp.ClientSession"
  bool is_awaited = false;  // opened by `await` where it is not by `async with`
  bool is_context_manager = true;
  std::string_view close = "close";
  bool closes_twice = true;  // closing it a second time does no harm
  // Methods whose result is of use only as long as the object is open; what others give is a value of its
  // own.
  std::vector<std::string_view> dependents = {};
};

// Null where the call opens nothing that is known. As of aiohttp 3.11, httpx 0.28, aiofiles 24, aiosqlite
// 0.20, asyncpg 0.30 and redis 5.2.
const Resource* resource_opened_by(std::string_view qualified);

std::span<const Resource> all_resources();

}  // namespace aioshift::transforms::unclosed_resource
