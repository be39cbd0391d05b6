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

TEST(Projects, are_the_packages_of_an_installation) {
  const TempDir directory;
  const std::string top = directory.path().string() + "/lib/site-packages";
  Projects projects;
  EXPECT_EQ(projects.of(top + "/pkg/sub"), top + "/pkg");
  EXPECT_EQ(projects.of(top + "/pkg"), top + "/pkg");
  EXPECT_EQ(projects.of(top + "/other"), top + "/other");
}

TEST(Projects, are_one_where_nothing_is_marked) {
  const TempDir directory;
  const std::string top = directory.path().string();
  Projects projects;
  EXPECT_EQ(projects.of(top + "/src/pkg"), projects.of(top + "/tests"));
}

}  // namespace
}  // namespace aioshift::pipeline
