#include "support/temp_dir.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/file_tree.h"

namespace aioshift::test_support {
namespace {
namespace fs = std::filesystem;

TEST(TempDir, goes_away_with_what_it_holds) {
  fs::path path;
  {
    const TempDir directory;
    path = directory.path();
    directory.write("locked/file", "x");
    fs::permissions(path / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(TempDir, gives_back_the_bytes_written) {
  const TempDir directory;
  const std::string bytes("a\r\nb\0c", 6);
  directory.write("pkg/mod.py", bytes);
  EXPECT_EQ(directory.read("pkg/mod.py"), bytes);
}

TEST(FileTree, is_what_was_written_without_bytecode) {
  const TempDir directory;
  const FileTree tree{{"a.py", "1\n"}, {"pkg/b.py", ""}};
  directory.write("copy/stale.py", "gone");
  write_tree(directory.path() / "copy", tree);
  directory.write("copy/pkg/__pycache__/b.pyc", "bytecode");
  EXPECT_EQ(read_tree(directory.path() / "copy"), tree);
}

}  // namespace
}  // namespace aioshift::test_support
