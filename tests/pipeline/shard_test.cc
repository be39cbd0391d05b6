#include "pipeline/shard.h"

#include <gmock/gmock.h>

#include <random>
#include <vector>

namespace aioshift::pipeline {
namespace {

using testing::HasSubstr;

TEST(ParseShard, ReadsTheNumberAndTheCount) {
  const auto shard = parse_shard("2/4");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->number, 2U);
  EXPECT_EQ(shard->count, 4U);
}

TEST(ParseShard, RefusesWhatIsNoPart) {
  for (const char* text : {"", "2", "/", "0/4", "5/4", "1/0", "a/b", "1/4x", " 1/4", "-1/4", "1/1000000",
                           "1/99999999999999999999999"}) {
    const auto shard = parse_shard(text);
    ASSERT_FALSE(shard) << text;
    EXPECT_THAT(shard.error(), HasSubstr(text));
  }
}

std::vector<FileRange> ranges(std::size_t count, const std::vector<std::string_view>& paths,
                              const std::vector<std::size_t>& costs) {
  std::vector<FileRange> all;
  for (std::size_t number = 1; number <= count; ++number)
    all.push_back(range_of({number, count}, paths, costs));
  return all;
}

TEST(RangeOf, GivesPartsOfAboutTheSameCost) {
  const auto all = ranges(2, {"a/1.py", "b/1.py", "c/1.py", "d/1.py"}, {1, 1, 8, 10});
  EXPECT_EQ(all[0].end, 3U);
  EXPECT_EQ(all[1].end, 4U);
}

TEST(RangeOf, KeepsPackagesTogether) {
  const auto all = ranges(2, {"a/1.py", "a/2.py", "a/3.py", "b/1.py"}, {1, 1, 1, 1});
  EXPECT_EQ(all[0].end, 3U);
  EXPECT_EQ(all[1].begin, 3U);
}

TEST(RangeOf, GivesNothingToShardsWithoutPackages) {
  const auto all = ranges(3, {"a/1.py", "a/2.py"}, {1, 1});
  EXPECT_EQ(all[0].end, 2U);
  EXPECT_EQ(all[1].begin, all[1].end);
  EXPECT_EQ(all[2].begin, all[2].end);
}

TEST(RangeOf, LeavesNothingOutAndTakesNothingTwice) {
  std::mt19937 random(7);
  const std::vector<std::string> directories = {"", "a/", "a/b/", "c/", "d/e/"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> names;
    std::vector<std::size_t> costs;
    for (const std::string& directory : directories) {
      for (std::size_t file = random() % 6; file > 0; --file) {
        names.push_back(directory + std::to_string(file) + ".py");
        costs.push_back(random() % 3 == 0 ? 0 : random() % 1000);
      }
    }
    const std::vector<std::string_view> paths(names.begin(), names.end());
    std::size_t next = 0;
    for (const FileRange& range : ranges(1 + random() % 9, paths, costs)) {
      EXPECT_EQ(range.begin, next);
      EXPECT_LE(range.begin, range.end);
      next = range.end;
    }
    EXPECT_EQ(next, paths.size());
  }
}

}  // namespace
}  // namespace aioshift::pipeline
