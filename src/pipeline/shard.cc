#include "pipeline/shard.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <numeric>

namespace aioshift::pipeline {
namespace {

constexpr std::size_t kMostShards = 100'000;

bool read_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// Where the first `parts` of `count` parts end.
std::size_t cut_after(std::size_t parts, std::size_t count, std::span<const std::string_view> paths,
                      std::span<const std::size_t> costs) {
  if (parts == 0) return 0;
  if (parts == count) return paths.size();
  const auto total = std::accumulate(costs.begin(), costs.end(), std::uint64_t{0});
  const std::uint64_t share = total / count * parts + (total % count * parts + count - 1) / count;
  std::size_t at = 0;
  for (std::uint64_t cost = 0; at < paths.size() && cost < share; ++at) cost += costs[at];
  while (at > 0 && at < paths.size() && directory_of(paths[at - 1]) == directory_of(paths[at])) ++at;
  return at;
}

}  // namespace

tl::expected<Shard, std::string> parse_shard(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  Shard shard;
  const bool is_one = slash < text.size() && read_number(text.substr(0, slash), shard.number) &&
                      read_number(text.substr(slash + 1), shard.count);
  if (!is_one || shard.number < 1 || shard.number > shard.count || shard.count > kMostShards) {
    return tl::unexpected(fmt::format(
        "'{}' is no shard: I/N is the Ith of N parts, I from 1 to N, N at most {}", text, kMostShards));
  }
  return shard;
}

FileRange range_of(Shard shard, std::span<const std::string_view> paths, std::span<const std::size_t> costs) {
  return {cut_after(shard.number - 1, shard.count, paths, costs),
          cut_after(shard.number, shard.count, paths, costs)};
}

}  // namespace aioshift::pipeline
