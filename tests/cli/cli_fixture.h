// A directory, and the binary run in it.
#pragma once

#include <gmock/gmock.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "support/file_tree.h"
#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::cli {

// One call that wait-for-to-timeout rewrites, and what becomes of it.
inline const std::string kBefore =
    "import asyncio\n\n\nasync def f(q):\n    x = await asyncio.wait_for(q.get(), 5)\n    return x\n";
inline const std::string kAfter =
    "import asyncio\n\n\nasync def f(q):\n    async with asyncio.timeout(5):\n        x = await q.get()\n    "
    "return x\n";
inline const std::string kClean = "x = 1\n";

class Cli : public testing::Test {
 protected:
  using Words = std::vector<std::string>;

  static std::string binary() {
    const char* given = std::getenv("AIOSHIFT_BIN");
    return given != nullptr ? given : AIOSHIFT_BIN;
  }

  // Runs `aioshift arguments...` in the directory, or in one below it.
  test_support::Outcome run(Words arguments, std::string input = {}, const std::string& below = {}) {
    test_support::Command command;
    command.argv = {binary()};
    command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
    command.input = std::move(input);
    command.directory = (directory_.path() / below).string();
    command.environment = {{"NO_COLOR", std::nullopt}};
    return finish(command);
  }

  // A shell's script, in which $AIOSHIFT is the binary.
  test_support::Outcome shell(std::string script) {
    test_support::Command command;
    command.argv = {"bash", "-c", std::move(script)};
    command.directory = directory_.path().string();
    command.environment = {{"AIOSHIFT", binary()}};
    return finish(command);
  }

  void write(const std::string& name, const std::string& contents) { directory_.write(name, contents); }
  std::string read(const std::string& name) { return directory_.read(name); }

  test_support::TempDir directory_;

 private:
  static test_support::Outcome finish(const test_support::Command& command) {
    test_support::Outcome outcome = test_support::run(command);
    EXPECT_FALSE(outcome.timed_out) << describe(command, outcome);
    return outcome;
  }
};

}  // namespace aioshift::cli
