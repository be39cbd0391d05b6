#include "semantics/program/name_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace aioshift::semantics {
namespace {

TEST(NamePool, has_each_name_once) {
  NamePool pool;
  std::vector<GlobalName> ids;
  for (int i = 0; i < 2000; ++i) ids.push_back(pool.id("name" + std::to_string(i)));
  for (int i = 0; i < 2000; ++i) {
    const std::string text = "name" + std::to_string(i);
    EXPECT_EQ(pool.id(text), ids[static_cast<std::size_t>(i)]);
    EXPECT_EQ(pool[ids[static_cast<std::size_t>(i)]], text);
  }
  EXPECT_EQ(pool.size(), 2000U);
}

TEST(NamePool, tells_what_it_has_without_taking_it) {
  NamePool pool;
  EXPECT_FALSE(pool.contains("a"));
  pool.id("a");
  EXPECT_TRUE(pool.contains("a"));
  EXPECT_FALSE(pool.contains("b"));
  EXPECT_EQ(pool.size(), 1U);
}

TEST(NamePool, leaves_its_texts_where_they_are) {
  NamePool pool;
  const std::string& first = pool[pool.id("first")];
  for (int i = 0; i < 1000; ++i) pool.id(std::to_string(i));
  EXPECT_EQ(&first, &pool[pool.id("first")]);
}

TEST(NameList, says_the_same_once_its_texts_are_those_of_the_program) {
  NameList alone;
  alone.push_back("b");
  alone.push_back("a");
  NameList shared = alone;
  NamePool pool;
  pool.id("a");
  shared.move_to(pool);
  EXPECT_EQ(shared, alone);
  EXPECT_EQ(alone.text(0), "b");
  EXPECT_EQ(shared[0], "b");
  EXPECT_EQ(shared.global(1), pool.id("a"));
  EXPECT_EQ(shared.size(), 2U);
  EXPECT_EQ((std::vector<std::string>(shared.begin(), shared.end())), (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace aioshift::semantics
