// Where configuration is read from: the disk, or a commit's tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace aioshift::pipeline {

// Paths are absolute. Thread-safe.
class FileSource {
 public:
  enum class Kind {
    kNothing,
    kFile,
    kDirectory,
    kOther,  // a symlink that leads nowhere, a FIFO: something that cannot be read
  };

  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  virtual ~FileSource() = default;

  // What stands there; symlinks are followed.
  virtual Kind kind(const std::string& path) const = 0;
  // Of a file, in bytes.
  virtual std::optional<std::uint64_t> size(const std::string& path) const = 0;
  // The error is a message for people ("Permission denied").
  virtual tl::expected<std::string, std::string> read(const std::string& path) const = 0;
  // The names of what is in the directory, sorted; none of what is no directory.
  virtual std::vector<std::string> list(const std::string& directory) const = 0;
  // The directory by its absolute path without symlinks, as far as it exists.
  virtual std::string canonical(const std::string& directory) const = 0;
  // The path as messages name it.
  virtual std::string shown(const std::string& path) const { return path; }

  bool exists(const std::string& path) const { return kind(path) != Kind::kNothing; }
  bool is_file(const std::string& path) const { return kind(path) == Kind::kFile; }
};

// The file system of this machine.
const FileSource& disk();

}  // namespace aioshift::pipeline
