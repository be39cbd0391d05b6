#include "pipeline/facts_cache.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <thread>
#include <vector>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

class FactsCacheTest : public testing::Test {
 protected:
  std::string path() const { return (directory_.path() / "below" / "cache").string(); }

  void keep(const std::string& content, const std::string& facts, const std::string& version = "1") {
    FactsCache cache(path(), version);
    cache.put(cache.key_of(content), "of " + facts, facts);
  }
  std::optional<std::string> found(const std::string& content, const std::string& version = "1") {
    FactsCache cache(path(), version);
    return cache.find(cache.key_of(content));
  }

  test_support::TempDir directory_;
};

TEST_F(FactsCacheTest, KeepsFactsByContent) {
  EXPECT_EQ(found("text"), std::nullopt);
  keep("text", std::string("facts\0and more", 14));
  EXPECT_EQ(found("text"), std::string("facts\0and more", 14));
  EXPECT_EQ(found("Text"), std::nullopt);
  keep("text", "");
  EXPECT_EQ(found("text"), "");
}

TEST_F(FactsCacheTest, FindsNothingOfAnotherVersion) {
  keep("text", "old", "1");
  EXPECT_EQ(found("text", "2"), std::nullopt);
  keep("text", "new", "2");
  EXPECT_EQ(found("text", "1"), "old");
  EXPECT_EQ(found("text", "2"), "new");
}

TEST_F(FactsCacheTest, GivesSummariesByThemselves) {
  keep("text", "facts");
  FactsCache cache(path(), "1");
  EXPECT_EQ(cache.find_summary(cache.key_of("text")), "of facts");
  EXPECT_EQ(cache.find_summary(cache.key_of("Text")), std::nullopt);
}

TEST_F(FactsCacheTest, KeepsFilesAndProgramsApart) {
  const FactsCache cache(path(), "1");
  EXPECT_EQ(cache.key_of("text"), cache.key_of("text", FactsCache::Kind::kFile));
  EXPECT_FALSE(cache.key_of("text") == cache.key_of("text", FactsCache::Kind::kProgram));
}

TEST_F(FactsCacheTest, FindsWhatItHasWritten) {
  FactsCache cache(path(), "1");
  cache.put(cache.key_of("a"), "", "1");
  cache.write();
  EXPECT_EQ(cache.find(cache.key_of("a")), "1");
  EXPECT_EQ(found("a"), "1");
  cache.put(cache.key_of("b"), "", "2");
  cache.close();
  EXPECT_EQ(cache.find(cache.key_of("a")), std::nullopt);
  EXPECT_EQ(found("b"), "2");
}

TEST_F(FactsCacheTest, WritesMuchWithoutBeingTold) {
  FactsCache cache(path(), "1");
  cache.put(cache.key_of("a"), "", std::string(std::size_t{8} << 20, 'x'));
  EXPECT_TRUE(found("a"));
}

TEST_F(FactsCacheTest, CountsWhatItFinds) {
  keep("a", "1");
  FactsCache cache(path(), "1");
  cache.find_summary(cache.key_of("a"));
  cache.find_summary(cache.key_of("b"));
  cache.find_summary(cache.key_of("c"));
  EXPECT_EQ(cache.found(), 1U);
  EXPECT_EQ(cache.missed(), 2U);
  EXPECT_EQ(cache.problem(), "");
}

TEST_F(FactsCacheTest, DropsWhatWasUsedLongestAgo) {
  FactsCache::Limits limits;
  limits.bytes = 100'000;
  for (int i = 0; i < 30; ++i) {
    FactsCache cache(path(), "1", limits);
    cache.put(cache.key_of(std::to_string(i)), "", std::string(10'000, 'x'));
  }
  EXPECT_EQ(found("0"), std::nullopt);
  EXPECT_NE(found("29"), std::nullopt);
  EXPECT_NE(found("26"), std::nullopt);
  int left = 0;
  for (int i = 0; i < 30; ++i) left += found(std::to_string(i)) ? 1 : 0;
  EXPECT_GE(left, 6);
  EXPECT_LE(left, 10);
}

TEST_F(FactsCacheTest, IsWrittenByManyAtOnce) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) keep(std::to_string(t * 10 + i), std::to_string(i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < 40; ++i) EXPECT_EQ(found(std::to_string(i)), std::to_string(i % 10));
}

TEST_F(FactsCacheTest, IsDoneWithoutWhereThereIsNone) {
  directory_.write("below", "a file");
  FactsCache cache(path(), "1");
  EXPECT_NE(cache.problem(), "");
  cache.put(cache.key_of("a"), "", "1");
  EXPECT_EQ(cache.find(cache.key_of("a")), std::nullopt);
  FactsCache nowhere("", "1");
  EXPECT_NE(nowhere.problem(), "");
}

TEST_F(FactsCacheTest, IsDoneWithoutWhereItIsNoDatabase) {
  directory_.write("below/cache/facts.db", std::string(10'000, 'x'));
  FactsCache cache(path(), "1");
  EXPECT_NE(cache.problem(), "");
  EXPECT_EQ(cache.find(cache.key_of("a")), std::nullopt);
}

TEST(ProgramVersion, IsTheSameForTheSameProgram) {
  EXPECT_EQ(program_version(), program_version());
}

}  // namespace
}  // namespace aioshift::pipeline
