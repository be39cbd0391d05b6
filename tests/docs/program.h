// The aioshift program under test.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "support/process.h"

namespace aioshift::docs {

inline std::string program() {
  const char* other = std::getenv("AIOSHIFT_BIN");
  return other != nullptr ? other : AIOSHIFT_BIN;
}

// UPDATE_DOCS=1: what the program prints is right, and the documentation is made to say so.
inline bool is_update() {
  return std::getenv("UPDATE_DOCS") != nullptr;
}

// What it prints on stdout; a failure of the test where it fails.
inline std::string output_of(std::vector<std::string> arguments, std::string input = {}) {
  test_support::Command command;
  command.argv = std::move(arguments);
  command.argv.insert(command.argv.begin(), program());
  command.input = std::move(input);
  const test_support::Outcome outcome = test_support::run(command);
  EXPECT_EQ(outcome.exit_code, 0) << test_support::describe(command, outcome);
  return outcome.output;
}

}  // namespace aioshift::docs
