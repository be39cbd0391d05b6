// Runs another program to its end.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace aioshift::git {

struct ProgramRun {
  std::vector<std::string> argv;  // argv[0] is looked up in PATH unless it holds a "/"
  std::string input = {};
  std::string directory = {};                           // where it runs; empty: here
  std::map<std::string, std::string> environment = {};  // besides this process's own
  std::chrono::milliseconds timeout{0};                 // 0: none; then it is killed with what it started
  // With it, the program has a process group of its own, and what it leaves behind is killed.
  bool own_group = false;
  const std::atomic<bool>* stop = nullptr;  // set: it is killed, as when its time is over
};

struct ProgramResult {
  std::string output;
  std::string errors;
  int exit_code = -1;  // -1 where it did not exit by itself
  int signal = 0;
  bool timed_out = false;
};

// The error says why it could not be started. Thread-safe; no signal reaches this process by it.
tl::expected<ProgramResult, std::string> run_program(const ProgramRun& run);

}  // namespace aioshift::git
