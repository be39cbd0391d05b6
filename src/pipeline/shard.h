// Which part of a list of files one machine takes.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace aioshift::pipeline {

// The `number`th of `count` parts, from 1.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;
};

// Of "2/4". The error is for people.
tl::expected<Shard, std::string> parse_shard(std::string_view text);

struct FileRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last
};

// The shard's part of the files, which are given by their paths, in order, and what each costs. The parts
// of all shards follow each other, leave nothing out, and cost about the same, except that the files of one
// directory (a package) stay together.
FileRange range_of(Shard shard, std::span<const std::string_view> paths, std::span<const std::size_t> costs);

}  // namespace aioshift::pipeline
