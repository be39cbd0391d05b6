#include "pipeline/entry_points.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using Names = std::vector<std::string>;

class EntryPoints : public ::testing::Test {
 protected:
  Names of(const std::string& pyproject) {
    temp_.write("pyproject.toml", pyproject);
    return entry_points(temp_.path().string());
  }
  test_support::TempDir temp_;
};

TEST_F(EntryPoints, AreCommandsAndPlugIns) {
  EXPECT_EQ(of("[project.scripts]\nb = \"pkg.cli:main\"\na = \"pkg:Cli.run\"\n"),
            Names({"pkg.Cli.run", "pkg.cli.main"}));
  EXPECT_EQ(of("[project.gui-scripts]\na = \"pkg.gui : main [extra]\"\n"), Names({"pkg.gui.main"}));
  EXPECT_EQ(of("[project.entry-points.\"some.group\"]\na = \"pkg.plug:hook\"\nb = \"pkg.module\"\n"),
            Names({"pkg.plug.hook"}));
  EXPECT_EQ(
      of("[tool.poetry.scripts]\na = \"pkg:main\"\nb = {reference = \"pkg:other\", type = \"console\"}\n"),
      Names({"pkg.main", "pkg.other"}));
}

TEST_F(EntryPoints, AreThoseOfTheNearestProject) {
  temp_.write("pyproject.toml", "[project.scripts]\na = \"pkg:main\"\n");
  std::filesystem::create_directories(temp_.path() / "src" / "pkg");
  EXPECT_EQ(entry_points((temp_.path() / "src" / "pkg").string()), Names({"pkg.main"}));
  temp_.write("src/pyproject.toml", "[project]\nname = \"other\"\n");
  EXPECT_EQ(entry_points((temp_.path() / "src" / "pkg").string()), Names());
}

TEST_F(EntryPoints, AreNoneWhereNothingCanBeRead) {
  EXPECT_EQ(of("no toml"), Names());
  EXPECT_EQ(of("[project]\nscripts = 3\n"), Names());
}

}  // namespace
}  // namespace aioshift::pipeline
