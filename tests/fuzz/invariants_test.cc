#include "fuzz/invariants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/apply_patch.h"
#include "fuzz/program_maker.h"

namespace aioshift::fuzz {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Inputs that once crashed the engine or violated an invariant.
TEST(Invariants, HoldForEverythingThatWasEverFound) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(AIOSHIFT_FOUND_INPUTS))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  ASSERT_FALSE(paths.empty());
  for (const auto& path : paths) {
    for (const char options : {'\0', '\1', '\3', '\7'}) {
      const auto violation = violated_invariant(contents(path) + std::string(1, '\0') + options);
      EXPECT_FALSE(violation) << path << ": " << *violation;
    }
  }
}

// The fuzzer's corpus, as it is: each file by itself.
TEST(Invariants, HoldForGoldenCases) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(AIOSHIFT_GOLDEN_CASES)) {
    if (entry.path().extension() != ".py" || !entry.is_regular_file()) continue;
    for (const char options : {'\1', '\5'}) {
      const auto violation = violated_invariant(contents(entry.path()) + std::string(1, '\0') + options);
      EXPECT_FALSE(violation) << entry.path() << ": " << *violation;
    }
    ++count;
  }
  EXPECT_GT(count, 2000u);
}

TEST(Invariants, HoldForRandomPrograms) {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    ProgramMaker maker(seed);
    std::string program = maker.program();
    for (std::uint32_t changes = maker.below(3); changes > 0; --changes) program = maker.changed(program);
    program += std::string(1, '\0') + static_cast<char>(maker.below(8));
    const auto violation = violated_invariant(program);
    ASSERT_FALSE(violation) << "seed " << seed << ": " << *violation;
  }
}

TEST(ApplyPatch, TakesExactlyWhatFits) {
  const std::string head = "diff --git a/x b/x\n--- a/x\n+++ b/x\n";
  EXPECT_EQ(apply_patch("a\nb\nc", head + "@@ -2,2 +2,2 @@\n-b\n+B\n c\n\\ No newline at end of file\n"),
            "a\nB\nc");
  EXPECT_EQ(apply_patch("", head + "@@ -0,0 +1 @@\n+a\n"), "a\n");
  EXPECT_EQ(apply_patch("a\n", head + "@@ -2 +2 @@\n-a\n+b\n"), std::nullopt);
  EXPECT_EQ(apply_patch("a\n", head + "@@ -1 +1 @@\n-x\n+b\n"), std::nullopt);
  EXPECT_EQ(apply_patch("a\n", head + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"), std::nullopt);
}

}  // namespace
}  // namespace aioshift::fuzz
