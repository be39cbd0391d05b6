#include "support/file_tree.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace aioshift::test_support {
namespace fs = std::filesystem;

FileTree read_tree(const fs::path& directory) {
  FileTree tree;
  for (auto entry = fs::recursive_directory_iterator(directory); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (entry->path().filename() == "__pycache__") {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      tree[entry->path().lexically_relative(directory)] = read_file(entry->path());
    }
  }
  return tree;
}

void write_tree(const fs::path& directory, const FileTree& tree) {
  fs::remove_all(directory);
  fs::create_directories(directory);
  for (const auto& [name, contents] : tree) write_file(directory / name, contents);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string contents{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) {
    throw fs::filesystem_error("cannot read", path, std::make_error_code(std::errc::io_error));
  }
  return contents;
}

void write_file(const fs::path& path, std::string_view contents) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(contents.data(), static_cast<std::streamsize>(contents.size()));
  file.close();
  if (!file) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

}  // namespace aioshift::test_support
