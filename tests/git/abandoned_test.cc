#include "git/abandoned.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "support/temp_dir.h"

namespace aioshift::git {
namespace {

namespace fs = std::filesystem;

// The number of a process that was.
pid_t dead_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  return child;
}

TEST(Abandoned, IsWhatCarriesTheNumberOfAProcessThatIsNoMore) {
  const test_support::TempDir directory;
  const std::string dead = "x-" + std::to_string(dead_process()) + "-";
  directory.write(dead + "one/file", "");
  directory.write(dead + "two", "");
  const std::string mine = name_of_this_process("x-") + "abc";
  const std::vector<std::string> kept = {mine,       "x-", "x-abc", "x-0-a", "x--1-a", "x-99999999999999-a",
                                         "y-" + dead};
  for (const std::string& name : kept) directory.write(name + "/file", "");
  remove_abandoned(directory.path().string(), "x-");
  EXPECT_FALSE(fs::exists(directory.path() / (dead + "one")));
  EXPECT_FALSE(fs::exists(directory.path() / (dead + "two")));
  for (const std::string& name : kept) EXPECT_TRUE(fs::exists(directory.path() / name)) << name;
}

TEST(Abandoned, IsNothingWhereThereIsNoDirectory) {
  remove_abandoned("/nowhere/at/all", "x-");
}

}  // namespace
}  // namespace aioshift::git
