#include "cli/batch_pool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include "cli/terminal.h"

extern char** environ;

namespace aioshift::cli {
namespace {

using nlohmann::json;
using pipeline::Descriptor;

constexpr int kTickMilliseconds = 200;

std::uint64_t resident_bytes(pid_t pid) {
  std::ifstream file(fmt::format("/proc/{}/statm", pid));
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::string contents_of(int fd) {
  std::string bytes;
  std::array<char, 1 << 14> buffer{};
  off_t at = 0;
  while (true) {
    const ssize_t count = ::pread(fd, buffer.data(), buffer.size(), at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    at += count;
  }
}

bool send_line(int fd, const std::string& text) {
  const std::string line = text + "\n";
  std::size_t sent = 0;
  while (sent < line.size()) {
    const ssize_t count = ::send(fd, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

json failed(const std::string& name, const json& job, const std::string& error) {
  return {{"repository", name},
          {"base", nullptr},
          {"branch", job.at("branch")},
          {"commits", json::array()},
          {"files", 0},
          {"fixes", json::object()},
          {"refusals", json::object()},
          {"unsafe", 0},
          {"file_errors", 0},
          {"patches", json::array()},
          {"exec", nullptr},
          {"status", "failed"},
          {"error", error},
          {"seconds", 0.0}};
}

// The worker's messages, with the repository in front of each.
void say_messages(const std::string& name, const std::string& messages) {
  constexpr std::string_view kOurs = "aioshift: ";
  std::size_t at = 0;
  while (at < messages.size()) {
    const std::size_t end = std::min(messages.find('\n', at), messages.size());
    std::string line = messages.substr(at, end - at);
    if (line.starts_with(kOurs)) line.erase(0, kOurs.size());
    if (!line.empty()) say(fmt::format("{}: {}", name, line));
    at = end + 1;
  }
}

}  // namespace

std::uint64_t BatchPool::expected_memory() const {
  return peak_;
}

bool BatchPool::may_start() const {
  if (next_ == jobs_.size() || running_.size() >= options_.cores) return false;
  if (running_.empty() || options_.memory == 0) return true;
  // One that has just begun will grow to what others took.
  std::uint64_t used = expected_memory();
  for (const Running& running : running_) used += std::max(resident_bytes(running.pid), expected_memory());
  return used <= options_.memory;
}

void BatchPool::start() {
  const std::size_t index = next_++;
  Running running;
  running.job = index;
  running.started = Clock::now();
  std::array<int, 2> input{-1, -1};
  std::array<int, 2> output{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input.data()) != 0 ||
      ::pipe2(output.data(), O_CLOEXEC) != 0) {
    const std::string error = std::strerror(errno);
    options_.on_done(index, failed(jobs_[index].name, jobs_[index].job, error));
    return;
  }
  running.input = Descriptor(input[0]);
  const Descriptor worker_input(input[1]);
  running.output = Descriptor(output[0]);
  const Descriptor worker_output(output[1]);
  running.errors = Descriptor(::memfd_create("aioshift", MFD_CLOEXEC));

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, worker_input.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, worker_output.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, running.errors.get(), STDERR_FILENO);
  std::string program = "/proc/self/exe";
  std::string command = "batch-worker";
  const std::array<char*, 3> argv{program.data(), command.data(), nullptr};
  const int error = ::posix_spawn(&running.pid, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    options_.on_done(index, failed(jobs_[index].name, jobs_[index].job, std::strerror(error)));
    return;
  }
  json job = jobs_[index].job;
  // Cores that would idle help the last ones.
  const std::size_t left = running_.size() + 1 + (jobs_.size() - next_);
  job["jobs"] = std::max<std::size_t>(1, options_.cores / std::min<std::size_t>(options_.cores, left));
  send_line(running.input.get(), job.dump(-1, ' ', false, json::error_handler_t::replace));
  running_.push_back(std::move(running));
}

bool BatchPool::take_line(Running& running, const std::string& line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string::npos) return true;
  const std::string word = line.substr(0, blank);
  const json result = json::parse(line.substr(blank + 1), nullptr, /*allow_exceptions=*/false);
  if (!result.is_object()) return true;
  if (word == "ready") {
    if (!options_.on_ready(running.job, result)) return false;
    send_line(running.input.get(), "go");
  } else if (word == "done") {
    running.result = result;
  }
  return true;
}

// False where everything is to stop. Sets pid to 0 where the worker ended.
bool BatchPool::read_from(Running& running) {
  std::array<char, 1 << 14> buffer{};
  const ssize_t count = ::read(running.output.get(), buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return finish(running);
  running.buffer.append(buffer.data(), static_cast<std::size_t>(count));
  std::size_t end = 0;
  while ((end = running.buffer.find('\n')) != std::string::npos) {
    const std::string line = running.buffer.substr(0, end);
    running.buffer.erase(0, end + 1);
    if (!take_line(running, line)) return false;
  }
  return true;
}

bool BatchPool::finish(Running& running) {
  int status = 0;
  struct rusage usage {};
  while (::wait4(running.pid, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  running.pid = 0;
  const PoolJob& job = jobs_[running.job];
  const std::uint64_t peak = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  peak_ = has_peak_ ? std::max(peak_, peak) : std::max(peak, std::uint64_t{32} << 20);
  has_peak_ = true;
  if (options_.is_stopped()) return false;  // it was ended by the same signal
  json result = running.result;
  if (!result.is_object()) {
    result = failed(job.name, job.job,
                    WIFSIGNALED(status) ? fmt::format("its worker was ended by signal {}", WTERMSIG(status))
                                        : "its worker ended without a word");
  }
  result["peak_memory"] = peak;
  say_messages(job.name, contents_of(running.errors.get()));
  return options_.on_done(running.job, result);
}

void BatchPool::end_all() {
  for (const Running& running : running_) {
    if (running.pid > 0) ::kill(running.pid, SIGTERM);
  }
  for (Running& running : running_) running.input = Descriptor();
  for (Running& running : running_) {
    int status = 0;
    while (running.pid > 0 && ::waitpid(running.pid, &status, 0) < 0 && errno == EINTR) {
    }
  }
  running_.clear();
}

bool BatchPool::run() {
  while (true) {
    if (options_.is_stopped()) {
      end_all();
      return false;
    }
    while (may_start()) start();
    if (running_.empty()) return true;
    std::vector<pollfd> polled;
    for (const Running& running : running_) polled.push_back({running.output.get(), POLLIN, 0});
    const int ready = ::poll(polled.data(), polled.size(), kTickMilliseconds);
    for (std::size_t i = 0; ready > 0 && i < polled.size(); ++i) {
      if (polled[i].revents != 0 && !read_from(running_[i])) {
        std::erase_if(running_, [](const Running& running) { return running.pid == 0; });
        end_all();
        return false;
      }
    }
    std::erase_if(running_, [](const Running& running) { return running.pid == 0; });
    std::vector<std::pair<std::string, double>> at_work;
    for (const Running& running : running_) {
      at_work.emplace_back(jobs_[running.job].name,
                           std::chrono::duration<double>(Clock::now() - running.started).count());
    }
    options_.on_tick(at_work);
  }
}

}  // namespace aioshift::cli
