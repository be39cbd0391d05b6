#include "git/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

extern char** environ;

namespace aioshift::git {
namespace {

std::string words(int error) {
  return std::generic_category().message(error);
}

// An anonymous file: nobody has to read while the other writes, and no SIGPIPE comes.
class Memory {
 public:
  Memory() : fd_(::memfd_create("aioshift", MFD_CLOEXEC)) {}
  ~Memory() {
    if (fd_ >= 0) ::close(fd_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  int fd() const { return fd_; }

  bool fill(std::string_view bytes) const {
    std::size_t written = 0;
    while (written < bytes.size()) {
      const ssize_t count = ::write(fd_, bytes.data() + written, bytes.size() - written);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      written += static_cast<std::size_t>(count);
    }
    return ::lseek(fd_, 0, SEEK_SET) == 0;
  }

  std::string contents() const {
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    off_t at = 0;
    while (true) {
      const ssize_t count = ::pread(fd_, buffer.data(), buffer.size(), at);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return bytes;
      bytes.append(buffer.data(), static_cast<std::size_t>(count));
      at += count;
    }
  }

 private:
  int fd_;
};

class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

std::vector<std::string> environment_with(const std::map<std::string, std::string>& more) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable(*entry);
    if (more.count(std::string(variable.substr(0, variable.find('=')))) == 0) all.emplace_back(variable);
  }
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Waits; kills the process, and its group where it has one, when the time is over.
int wait_for(pid_t pid, const ProgramRun& run, ProgramResult& result) {
  using Clock = std::chrono::steady_clock;
  const bool is_timed = run.timeout.count() > 0;
  const bool is_limited = is_timed || run.stop != nullptr;
  const Clock::time_point end = Clock::now() + run.timeout;
  bool is_killed = false;
  int status = 0;
  std::chrono::milliseconds pause{1};
  while (true) {
    const pid_t ended = ::waitpid(pid, &status, is_limited ? WNOHANG : 0);
    if (ended == pid) break;
    if (ended < 0 && errno != EINTR) break;
    if (ended == 0) {
      const bool is_late = is_timed && Clock::now() >= end;
      if (!is_killed && (is_late || (run.stop != nullptr && run.stop->load()))) {
        is_killed = true;
        result.timed_out = is_late;
        ::kill(run.own_group ? -pid : pid, SIGKILL);
      }
      std::this_thread::sleep_for(pause);
      pause = std::min(pause * 2, std::chrono::milliseconds(50));
    }
  }
  if (run.own_group) ::kill(-pid, SIGKILL);
  return status;
}

}  // namespace

tl::expected<ProgramResult, std::string> run_program(const ProgramRun& run) {
  const Memory input;
  const Memory output;
  const Memory errors;
  if (input.fd() < 0 || output.fd() < 0 || errors.fd() < 0 || !input.fill(run.input))
    return tl::unexpected(words(errno));
  SpawnPlan plan;
  posix_spawn_file_actions_adddup2(&plan.actions, input.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&plan.actions, output.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&plan.actions, errors.fd(), STDERR_FILENO);
  if (!run.directory.empty()) posix_spawn_file_actions_addchdir_np(&plan.actions, run.directory.c_str());
  short flags = POSIX_SPAWN_SETSIGDEF;
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGHUP}) sigaddset(&defaults, number);
  posix_spawnattr_setsigdefault(&plan.attributes, &defaults);
  if (run.own_group) {
    flags = static_cast<short>(flags | POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&plan.attributes, 0);
  }
  posix_spawnattr_setflags(&plan.attributes, flags);
  std::vector<std::string> arguments = run.argv;
  std::vector<std::string> variables = environment_with(run.environment);
  const std::vector<char*> argv = pointers_to(arguments);
  const std::vector<char*> envp = pointers_to(variables);
  pid_t pid = 0;
  const int error =
      ::posix_spawnp(&pid, argv.front(), &plan.actions, &plan.attributes, argv.data(), envp.data());
  if (error != 0) return tl::unexpected(words(error));
  ProgramResult result;
  const int status = wait_for(pid, run, result);
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  result.output = output.contents();
  result.errors = errors.contents();
  return result;
}

}  // namespace aioshift::git
