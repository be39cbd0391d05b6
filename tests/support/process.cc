#include "support/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

extern char** environ;

namespace aioshift::test_support {
namespace {

using Clock = std::chrono::steady_clock;

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { close(); }

  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Fd read_end;
  Fd write_end;
};

// Close-on-exec, so that a command started meanwhile by another thread cannot hold it open.
std::optional<Pipe> open_pipe() {
  std::array<int, 2> fds{};
  if (pipe2(fds.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Fd(fds[0]), Fd(fds[1])};
}

std::vector<std::string> merged_environment(const Command& command) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    if (!command.environment.contains(std::string(text.substr(0, text.find('='))))) result.emplace_back(text);
  }
  for (const auto& [name, value] : command.environment) {
    if (value) result.push_back(name + "=" + *value);
  }
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

// posix_spawn's attribute objects, freed in one place.
class Spawn {
 public:
  Spawn() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    // A group of its own, so that a timeout ends what the command has started too; and SIGPIPE as
    // a shell would leave it, since run() ignores it.
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;
  ~Spawn() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  void redirect(const Fd& from, int to) { posix_spawn_file_actions_adddup2(&actions_, from.get(), to); }
  void enter(const std::string& directory) {
    posix_spawn_file_actions_addchdir_np(&actions_, directory.c_str());
  }
  // 0, or the errno of what failed.
  int start(const Command& command, pid_t& pid) {
    std::vector<std::string> arguments = command.argv;
    std::vector<std::string> environment = merged_environment(command);
    return posix_spawnp(&pid, command.argv.front().c_str(), &actions_, &attributes_,
                        pointers(arguments).data(), pointers(environment).data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

Outcome not_started(int error) {
  Outcome outcome;
  outcome.errors = std::strerror(error);
  outcome.exit_code = 127;
  return outcome;
}

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

// Appends what is there to `text`; closes the pipe at its end.
void drain(Fd& fd, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = read(fd.get(), buffer.data(), buffer.size());
  if (count > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    fd.close();
  }
}

// Writes what the pipe takes; closes it once all is written or nobody reads any more.
void feed(Fd& fd, std::string_view& input) {
  const ssize_t count = write(fd.get(), input.data(), input.size());
  if (count >= 0) {
    input.remove_prefix(static_cast<std::size_t>(count));
  } else if (errno != EINTR && errno != EAGAIN) {
    input = {};
  }
  if (input.empty()) fd.close();
}

// Serves the three pipes until the outputs are closed. False at the deadline.
bool exchange_until(Clock::time_point deadline, Fd& in, Fd& out, Fd& err, std::string_view input,
                    Outcome& outcome) {
  if (input.empty()) in.close();
  while (out.get() >= 0 || err.get() >= 0) {
    // poll() passes over negative descriptors.
    std::array<pollfd, 3> polled{pollfd{in.get(), POLLOUT, 0}, pollfd{out.get(), POLLIN, 0},
                                 pollfd{err.get(), POLLIN, 0}};
    const int wait = milliseconds_until(deadline);
    if (wait == 0) return false;
    if (poll(polled.data(), polled.size(), wait) < 0 && errno != EINTR) return false;
    if (polled[0].revents != 0) feed(in, input);
    if (polled[1].revents != 0) drain(out, outcome.output);
    if (polled[2].revents != 0) drain(err, outcome.errors);
  }
  return true;
}

// Reaps `pid`. False at the deadline.
bool wait_until(Clock::time_point deadline, pid_t pid, int& status) {
  while (true) {
    const pid_t reaped = waitpid(pid, &status, WNOHANG);
    if (reaped == pid || (reaped < 0 && errno != EINTR)) return true;
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

Outcome run(const Command& command) {
  // A command that does not read its input is no reason to end the tests.
  [[maybe_unused]] static const auto kIgnored = signal(SIGPIPE, SIG_IGN);

  std::optional<Pipe> in = open_pipe();
  std::optional<Pipe> out = open_pipe();
  std::optional<Pipe> err = open_pipe();
  if (!in || !out || !err) return not_started(errno);
  fcntl(in->write_end.get(), F_SETFL, O_NONBLOCK);

  Spawn spawn;
  if (!command.directory.empty()) spawn.enter(command.directory);
  spawn.redirect(in->read_end, STDIN_FILENO);
  spawn.redirect(out->write_end, STDOUT_FILENO);
  spawn.redirect(err->write_end, STDERR_FILENO);
  pid_t pid = 0;
  if (const int error = spawn.start(command, pid); error != 0) return not_started(error);
  in->read_end.close();
  out->write_end.close();
  err->write_end.close();

  Outcome outcome;
  const Clock::time_point deadline = Clock::now() + command.timeout;
  int status = 0;
  if (!exchange_until(deadline, in->write_end, out->read_end, err->read_end, command.input, outcome) ||
      !wait_until(deadline, pid, status)) {
    outcome.timed_out = true;
    kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  return outcome;
}

std::string describe(const Command& command, const Outcome& outcome) {
  std::string text = fmt::format("$ {}\n", fmt::join(command.argv, " "));
  if (outcome.timed_out) {
    text += fmt::format("killed after {} ms\n", command.timeout.count());
  } else if (outcome.signal != 0) {
    text += fmt::format("ended by signal {} ({})\n", outcome.signal, strsignal(outcome.signal));
  } else {
    text += fmt::format("exit code {}\n", outcome.exit_code);
  }
  if (!outcome.output.empty()) text += "--- stdout\n" + outcome.output;
  if (!outcome.errors.empty()) text += "--- stderr\n" + outcome.errors;
  return text;
}

}  // namespace aioshift::test_support
