#include "cli/terminal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "report/report.h"

namespace aioshift::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kQuietFor = std::chrono::milliseconds(500);
constexpr auto kRedraw = std::chrono::milliseconds(100);
const Clock::time_point kStarted = Clock::now();

void write_stderr(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

bool use_color(ColorChoice choice, int file_descriptor) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  // https://no-color.org
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file_descriptor) != 0;
}

void claim_standard_streams() {
  // Opened for the other direction: using it fails, as it would on the closed stream.
  constexpr int kModes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    // The lowest free number is taken, and those below are in use.
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) static_cast<void>(open("/dev/null", kModes[stream]));
  }
}

bool write_result(std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) say_error(fmt::format("cannot write the result: {}", std::strerror(errno)));
  return written;
}

void say(std::string_view message) {
  write_stderr(fmt::format("aioshift: {}\n", report::printable(message)));
}
void say_error(std::string_view message) {
  write_stderr(fmt::format("aioshift: error: {}\n", report::printable(message)));
}
void say_about(std::string_view path, std::string_view message) {
  write_stderr(fmt::format("aioshift: {}: {}\n", report::printable(path), report::printable(message)));
}
void warn_about(std::string_view path, std::string_view message) {
  write_stderr(
      fmt::format("aioshift: warning: {}: {}\n", report::printable(path), report::printable(message)));
}

Progress::Progress(std::size_t total, std::string_view done_word, bool enabled)
    : total_(total),
      done_word_(done_word),
      enabled_(enabled && isatty(STDERR_FILENO) != 0),
      next_draw_(kStarted + kQuietFor) {}

Progress::~Progress() {
  if (drawn_) write_stderr("\r\x1b[K");
}

void Progress::update(std::size_t done) {
  if (!enabled_) return;
  // Whoever draws already is as good a messenger; nobody waits for a terminal.
  const std::unique_lock lock(mutex_, std::try_to_lock);
  const Clock::time_point now = Clock::now();
  if (!lock || now < next_draw_) return;
  next_draw_ = now + kRedraw;
  drawn_ = true;
  write_stderr(fmt::format("\r\x1b[K{} of {} files {}", done, total_, done_word_));
}

}  // namespace aioshift::cli
