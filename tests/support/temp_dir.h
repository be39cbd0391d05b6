// A directory that goes away with the object that made it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace aioshift::test_support {

class TempDir {
 public:
  // Throws std::filesystem::filesystem_error where no directory can be made.
  TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  // Removes the directory with all it holds, also what has lost its write permission.
  ~TempDir();

  // Absolute and free of symlinks, as programs report it.
  const std::filesystem::path& path() const { return path_; }

  // The path of `name` in the directory, after writing `contents` there, with parents as needed.
  std::filesystem::path write(std::string_view name, std::string_view contents) const;
  // The bytes of the file `name`. Throws std::filesystem::filesystem_error where it cannot be read.
  std::string read(std::string_view name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace aioshift::test_support
