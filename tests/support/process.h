// Runs a command as a user's shell would, and keeps all that it says.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aioshift::test_support {

struct Command {
  std::vector<std::string> argv{};  // argv[0] is looked up in PATH unless it holds a "/"
  std::string input{};              // standard input, through a pipe
  std::string directory{};          // where it runs; empty: here
  // Changes to this process's environment; nothing removes the variable.
  std::map<std::string, std::optional<std::string>> environment{};
  std::chrono::milliseconds timeout = std::chrono::seconds(60);
};

struct Outcome {
  std::string output;  // what it wrote on stdout
  std::string errors;  // what it wrote on stderr; or why it could not be started
  // -1 where it did not exit by itself, 127 where it could not be started.
  int exit_code = -1;
  int signal = 0;  // the signal that ended it
  bool timed_out = false;
};

// Returns when the command and all that holds its output have ended. At the timeout the command is
// killed with everything it started. Safe to call from several threads.
Outcome run(const Command& command);

// For failure messages: the command line, how it ended, and what it wrote.
std::string describe(const Command& command, const Outcome& outcome);

}  // namespace aioshift::test_support
