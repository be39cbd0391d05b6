#include "pipeline/project.h"

#include <gtest/gtest.h>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using test_support::TempDir;

TEST(Projects, are_what_lies_below_a_marked_directory) {
  const TempDir directory;
  const std::string top = directory.path().string();
  directory.write("one/pyproject.toml", "");
  directory.write("one/pkg/deep/a.py", "");
  directory.write("two/setup.cfg", "");
  directory.write("two/b.py", "");
  Projects projects;
  EXPECT_EQ(projects.of(top + "/one/pkg/deep"), top + "/one");
  EXPECT_EQ(projects.of(top + "/one/pkg"), top + "/one");
  EXPECT_EQ(projects.of(top + "/two"), top + "/two");
}

TEST(Projects, are_outermost_packages_where_nothing_is_marked) {
  const TempDir directory;
  const std::string top = directory.path().string();
  for (const char* name :
       {"lib/pkg/__init__.py", "lib/pkg/sub/__init__.py", "lib/pkg/sub/a.py", "lib/single.py"}) {
    directory.write(name, "");
  }
  Projects projects;
  EXPECT_EQ(projects.of(top + "/lib/pkg/sub"), top + "/lib/pkg");
  EXPECT_EQ(projects.of(top + "/lib/pkg"), top + "/lib/pkg");
  EXPECT_EQ(projects.of(top + "/lib"), top + "/lib");
}

}  // namespace
}  // namespace aioshift::pipeline
