#include "cli/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "report/report.h"

namespace aioshift::cli {
namespace {

constexpr long kRedrawMs = 100;

void write_stderr(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

bool use_color(ColorChoice choice, int file_descriptor) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  // https://no-color.org
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(file_descriptor) != 0;
}

bool write_result(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) say_error(fmt::format("cannot write the result: {}", std::strerror(errno)));
  return written;
}

void say(std::string_view message) { write_stderr(fmt::format("aioshift: {}\n", report::printable(message))); }
void say_error(std::string_view message) { write_stderr(fmt::format("aioshift: error: {}\n", report::printable(message))); }
void say_about(std::string_view path, std::string_view message) {
  write_stderr(fmt::format("aioshift: {}: {}\n", report::printable(path), report::printable(message)));
}

Progress::Progress(std::size_t total, bool enabled)
    : total_(total), enabled_(enabled && isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (drawn_.load()) write_stderr("\r\x1b[K");
}

void Progress::update(std::size_t done) {
  if (!enabled_) return;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_).count();
  long due = next_draw_ms_.load(std::memory_order_relaxed);
  if (elapsed < due || !next_draw_ms_.compare_exchange_strong(due, elapsed + kRedrawMs)) return;
  drawn_.store(true);
  write_stderr(fmt::format("\r\x1b[K{} of {} files", done, total_));
}

}  // namespace aioshift::cli
