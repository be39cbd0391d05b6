#include "semantics/program/list_arena.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace aioshift::semantics {
namespace {

std::vector<std::uint32_t> elements(const ListArena& arena, ListArena::Place place) {
  const auto list = arena.list(place);
  return {list.begin(), list.end()};
}

std::vector<std::uint32_t> numbers(std::uint32_t first, std::size_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), first);
  return all;
}

TEST(ListArena, keeps_what_each_of_many_growing_lists_holds) {
  ListArena arena;
  std::vector<ListArena::Place> lists;
  for (std::uint32_t i = 0; i < 1000; ++i) lists.push_back(arena.make(i, i + 1));
  for (std::uint32_t round = 2; round < 40; ++round) {
    for (std::uint32_t i = 0; i < lists.size(); i += round % 3 + 1)
      lists[i] = arena.push_back(lists[i], i + static_cast<std::uint32_t>(arena.list(lists[i]).size()));
  }
  for (std::uint32_t i = 0; i < lists.size(); ++i)
    EXPECT_EQ(elements(arena, lists[i]), numbers(i, arena.list(lists[i]).size())) << i;
}

TEST(ListArena, has_no_list_at_nowhere) {
  ListArena arena;
  EXPECT_NE(arena.make(1, 2), ListArena::kNowhere);
}

TEST(ListArena, uses_again_what_a_list_has_grown_out_of) {
  ListArena arena;
  const ListArena::Place first = arena.make(1, 2);
  EXPECT_NE(arena.push_back(first, 3), first);
  EXPECT_EQ(arena.make(4, 5), first);
}

TEST(ListArena, holds_lists_that_are_longer_than_a_block) {
  ListArena arena;
  ListArena::Place small = arena.make(7, 8);
  ListArena::Place large = arena.make(0, 1);
  constexpr std::uint32_t kCount = 300'000;
  for (std::uint32_t i = 2; i < kCount; ++i) large = arena.push_back(large, i);
  small = arena.push_back(small, 9);
  EXPECT_EQ(elements(arena, large), numbers(0, kCount));
  EXPECT_EQ(elements(arena, small), numbers(7, 3));
}

}  // namespace
}  // namespace aioshift::semantics
