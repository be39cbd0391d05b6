// Output for people and for pipes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace aioshift::cli {

bool use_color(ColorChoice choice, int file_descriptor);

// Writes the result to stdout. False where it cannot be written, which is said on stderr.
bool write_result(std::string_view text);

// One line on stderr, "aioshift: ..." in front, unprintable bytes escaped.
void say(std::string_view message);
void say_error(std::string_view message);
// The same about a file.
void say_about(std::string_view path, std::string_view message);

// "n files done" on stderr, redrawn in place, where stderr is a terminal and the work takes longer
// than half a second.
class Progress {
 public:
  Progress(std::size_t total, bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t done);  // from any thread

 private:
  std::size_t total_;
  bool enabled_;
  std::chrono::steady_clock::time_point start_;
  std::atomic<long> next_draw_ms_{500};
  std::atomic<bool> drawn_{false};
};

}  // namespace aioshift::cli
