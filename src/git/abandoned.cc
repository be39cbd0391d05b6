#include "git/abandoned.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>

namespace aioshift::git {

namespace fs = std::filesystem;

std::string name_of_this_process(const std::string& prefix) {
  return prefix + std::to_string(::getpid()) + "-";
}

void remove_abandoned(const std::string& directory, const std::string& prefix) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(prefix)) continue;
    pid_t maker = 0;
    const char* const end = name.data() + name.size();
    const auto [behind, wrong] = std::from_chars(name.data() + prefix.size(), end, maker);
    if (wrong != std::errc() || behind == end || *behind != '-' || maker <= 0) continue;
    if (::kill(maker, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), error);
  }
}

}  // namespace aioshift::git
