#include "support/temp_dir.h"

#include <stdlib.h>

#include <cerrno>
#include <system_error>

#include "support/file_tree.h"

namespace aioshift::test_support {
namespace fs = std::filesystem;

TempDir::TempDir() {
  std::string name = fs::canonical(fs::temp_directory_path()) / "aioshift-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    throw fs::filesystem_error("mkdtemp", name, std::error_code(errno, std::generic_category()));
  }
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  for (auto entry = fs::recursive_directory_iterator(path_, ignored);
       entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      fs::permissions(entry->path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    }
  }
  fs::remove_all(path_, ignored);
}

fs::path TempDir::write(std::string_view name, std::string_view contents) const {
  fs::path path = path_ / name;
  write_file(path, contents);
  return path;
}

std::string TempDir::read(std::string_view name) const {
  return read_file(path_ / name);
}

}  // namespace aioshift::test_support
