#include "resources.h"

#include <algorithm>

namespace aioshift::transforms::unclosed_resource {
namespace {

const std::vector<Resource>& table() {
  static const std::vector<std::string_view> requests = {
      "get", "post", "put", "patch", "delete", "options", "head", "request", "ws_connect", "_request"};
  static const std::vector<std::string_view> redis = {"pipeline", "pubsub", "lock", "monitor", "client"};
  static const std::vector<Resource> resources = {
      {"aiofiles.open", true, true, "close", true, {}},
      {"aiohttp.ClientSession", false, true, "close", true, requests},
      {"aiosqlite.connect",
       true,
       true,
       "close",
       false,
       {"execute", "executemany", "executescript", "cursor"}},
      // A connection of asyncpg is no context manager.
      {"asyncpg.connect", true, false, "close", true, {"cursor", "prepare", "transaction"}},
      {"asyncpg.create_pool", true, true, "close", true, {"acquire"}},
      {"httpx.AsyncClient", false, true, "aclose", true, {"stream", "send"}},
      {"redis.asyncio.Redis", false, true, "aclose", true, redis},
      {"redis.asyncio.Redis.from_url", false, true, "aclose", true, redis},
      {"redis.asyncio.StrictRedis", false, true, "aclose", true, redis},
      {"redis.asyncio.from_url", false, true, "aclose", true, redis},
  };
  return resources;
}

}  // namespace

const Resource* resource_opened_by(std::string_view qualified) {
  const auto& resources = table();
  const auto found = std::find_if(resources.begin(), resources.end(),
                                  [qualified](const Resource& one) { return one.opener == qualified; });
  return found == resources.end() ? nullptr : &*found;
}

std::span<const Resource> all_resources() {
  return table();
}

}  // namespace aioshift::transforms::unclosed_resource
