#include "rules/yaml/rule_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace aioshift::rules {
namespace {

namespace fs = std::filesystem;

RuleFiles::Kind kind_of(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return RuleFiles::Kind::kNone;
  return fs::is_directory(status) ? RuleFiles::Kind::kDirectory : RuleFiles::Kind::kFile;
}

tl::expected<std::vector<std::string>, std::string> list_files(const std::string& directory) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(directory, error);
  const fs::recursive_directory_iterator end;
  while (!error && entry != end) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) files.push_back(entry->path().string());
    entry.increment(error);
  }
  if (error) return tl::unexpected(fmt::format("cannot be listed: {}", error.message()));
  return files;
}

tl::expected<std::string, std::string> read_file(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const auto error = [] { return tl::unexpected(fmt::format("cannot be read: {}", std::strerror(errno))); };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return error();
  std::string bytes;
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const std::size_t count = std::fread(bytes.data() + size, 1, kChunk, file.get());
    bytes.resize(size + count);
    if (count == kChunk) continue;
    if (std::ferror(file.get()) != 0) return error();
    return bytes;
  }
}

}  // namespace

RuleFiles rule_files_on_disk() {
  return {kind_of, list_files, read_file};
}

}  // namespace aioshift::rules
