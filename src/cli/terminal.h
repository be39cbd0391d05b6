// Output for people and for pipes.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace aioshift::cli {

bool use_color(ColorChoice choice, int file_descriptor);

// Where a standard stream is closed, the next file to be opened would get its number, and what is
// meant for people would be written into it. Puts something there that only refuses. Call first.
void claim_standard_streams();

// Writes the result to stdout. False where it cannot be written, which is said on stderr.
bool write_result(std::string_view text);

// One line on stderr, "aioshift: ..." in front, unprintable bytes escaped.
void say(std::string_view message);
void say_error(std::string_view message);
// The same about a file: an error, or something to know.
void say_about(std::string_view path, std::string_view message);
void warn_about(std::string_view path, std::string_view message);

// "n of m files read" on stderr, redrawn in place, where stderr is a terminal and the process has
// been at work for longer than half a second.
class Progress {
 public:
  // `done_word` says what happened to the files: "read", "written".
  Progress(std::size_t total, std::string_view done_word, bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t done);  // from any thread

 private:
  std::size_t total_;
  std::string_view done_word_;
  bool enabled_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point next_draw_;  // guarded by mutex_, as is drawn_
  bool drawn_ = false;
};

}  // namespace aioshift::cli
