// Signals that come while files are replaced.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/file_io.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& directory) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory)) names.insert(entry.path().filename());
  return names;
}

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A directory in memory where there is one: these tests write thousands of files, and fsync.
class FastDir {
 public:
  FastDir() {
    std::string name =
        (fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path().native()) + "/aioshift-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  FastDir(const FastDir&) = delete;
  FastDir& operator=(const FastDir&) = delete;
  ~FastDir() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Replaces the files in turns between two contents until a signal ends the process.
[[noreturn]] void replace_for_ever(const std::vector<fs::path>& files, const std::string& a,
                                   const std::string& b, int ready) {
  static_cast<void>(::write(ready, "x", 1));
  while (true) {
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      for (const fs::path& file : files) {
        if (!replace_file(file, from, to)) ::_exit(9);
      }
    }
  }
}

void expect_old_or_new_after(int signal, int thread_count) {
  const FastDir directory;
  const std::string a(20'000, 'a');
  const std::string b(70'000, 'b');
  std::vector<std::vector<fs::path>> files(static_cast<std::size_t>(thread_count));
  for (std::size_t thread = 0; thread < files.size(); ++thread) {
    for (int i = 0; i < 50; ++i) {
      const std::string name = std::to_string(thread) + "_" + std::to_string(i);
      files[thread].push_back(directory.path() / (name + ".py"));
      std::ofstream(files[thread].back()) << a;
      // Every second one is written in place.
      if (i % 2 == 0) fs::create_hard_link(files[thread].back(), directory.path() / (name + ".link"));
    }
  }
  const std::set<std::string> names = names_in(directory.path());
  for (int round = 0; round < 20; ++round) {
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      std::vector<std::thread> threads;
      threads.reserve(files.size());
      for (const auto& of_thread : files) threads.emplace_back(replace_for_ever, of_thread, a, b, ready[1]);
      for (std::thread& thread : threads) thread.join();
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    ::usleep(static_cast<useconds_t>(1000 + 1100 * round));
    ASSERT_EQ(::kill(child, signal), 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    ASSERT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
    EXPECT_EQ(WTERMSIG(status), signal);
    ASSERT_EQ(names_in(directory.path()), names);
    for (const auto& of_thread : files) {
      for (const fs::path& file : of_thread) {
        const std::string contents = contents_of(file);
        ASSERT_TRUE(contents == a || contents == b) << file << " of " << contents.size() << " bytes";
        if (contents == b) {
          ASSERT_TRUE(replace_file(file, b, a));
        }
      }
    }
  }
}

TEST(HeldSignals, leave_every_file_old_or_new_when_interrupted) {
  expect_old_or_new_after(SIGINT, 1);
}

TEST(HeldSignals, leave_every_file_old_or_new_when_terminated_in_several_threads) {
  expect_old_or_new_after(SIGTERM, 3);
}

std::atomic<int> handled = 0;

TEST(HeldSignals, leave_handlers_and_ignored_signals_as_they_were) {
  const FastDir directory;
  const fs::path path = directory.path() / "a.py";
  std::ofstream(path) << "0";
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit([&] {
      ::signal(SIGINT, [](int) { ++handled; });
      ::signal(SIGHUP, SIG_IGN);
      std::atomic<bool> done = false;
      std::thread sender([&] {
        for (int i = 0; i < 200; ++i) {
          ::kill(::getpid(), i % 2 == 0 ? SIGINT : SIGHUP);
          ::usleep(100);
        }
        done = true;
      });
      int written = 0;
      while (!done) {
        if (!replace_file(path, std::to_string(written), std::to_string(written + 1))) return 1;
        ++written;
      }
      sender.join();
      struct sigaction now {};
      ::sigaction(SIGHUP, nullptr, &now);
      if (now.sa_handler != SIG_IGN) return 2;
      return handled > 0 && contents_of(path) == std::to_string(written) ? 0 : 3;
    }());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace aioshift::pipeline
