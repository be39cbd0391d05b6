#include "text/lazy.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace aioshift::text {
namespace {

TEST(Lazy, makes_its_value_when_it_is_first_asked_for) {
  const Lazy<std::string> lazy;
  int made = 0;
  const auto make = [&made] { return "made " + std::to_string(++made); };
  EXPECT_EQ(made, 0);
  EXPECT_EQ(lazy.get(make), "made 1");
  EXPECT_EQ(lazy.get(make), "made 1");
}

TEST(Lazy, makes_it_once_for_many_threads) {
  const Lazy<int> lazy;
  std::atomic<int> made = 0;
  std::vector<const int*> seen(8);
  std::vector<std::thread> threads;
  for (const int*& place : seen) threads.emplace_back([&] { place = &lazy.get([&] { return ++made; }); });
  for (std::thread& thread : threads) thread.join();
  for (const int* place : seen) EXPECT_EQ(place, seen.front());
  EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace aioshift::text
