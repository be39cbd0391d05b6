#include "pipeline/file_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "pipeline/file_io.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

class Disk final : public FileSource {
 public:
  Kind kind(const std::string& path) const override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
      return ::lstat(path.c_str(), &status) == 0 ? Kind::kOther : Kind::kNothing;
    return S_ISREG(status.st_mode) ? Kind::kFile : S_ISDIR(status.st_mode) ? Kind::kDirectory : Kind::kOther;
  }

  std::optional<std::uint64_t> size(const std::string& path) const override {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(size);
  }

  tl::expected<std::string, std::string> read(const std::string& path) const override {
    return read_file(path);
  }

  std::vector<std::string> list(const std::string& directory) const override {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
      names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  std::string canonical(const std::string& directory) const override {
    std::error_code error;
    return fs::weakly_canonical(fs::absolute(directory, error), error).string();
  }
};

}  // namespace

const FileSource& disk() {
  static const Disk kDisk;
  return kDisk;
}

}  // namespace aioshift::pipeline
