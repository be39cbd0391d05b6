#include "pipeline/pytest_settings.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using rules::TestSettings;

class PytestSettings : public ::testing::Test {
 protected:
  TestSettings of(const std::string& name, const std::string& text) {
    test_support::TempDir temp;
    temp.write(name, text);
    return pytest_settings(temp.path().string());
  }
};

TEST_F(PytestSettings, AreThoseOfPytestWhereNothingIsSaid) {
  EXPECT_EQ(of("other.txt", ""), TestSettings());
  EXPECT_EQ(of("pytest.ini", ""), TestSettings());
  EXPECT_EQ(of("pyproject.toml", "[tool.pytest.ini_options]\nasyncio_mode = 'strict'\n"), TestSettings());
  EXPECT_EQ(of("pyproject.toml", "not TOML\n"), TestSettings());
}

TEST_F(PytestSettings, SayInWhateverFileThatAllCoroutineFunctionsAreRun) {
  EXPECT_TRUE(of("pyproject.toml", "[tool.pytest.ini_options]\nasyncio_mode = 'auto'\n").asyncio_runs_all);
  EXPECT_TRUE(of("pyproject.toml", "[tool.pytest]\nasyncio_mode = 'auto'\n").asyncio_runs_all);
  EXPECT_TRUE(of("pytest.toml", "[pytest]\naddopts = ['-q', '--asyncio-mode=auto']\n").asyncio_runs_all);
  EXPECT_TRUE(of("pytest.ini", "[pytest]\nasyncio_mode=auto\n").asyncio_runs_all);
  EXPECT_TRUE(of("tox.ini", "[tox]\nenvlist = py\n[pytest]\nasyncio_mode = auto\n").asyncio_runs_all);
  EXPECT_TRUE(
      of("setup.cfg", "[tool:pytest]\naddopts =\n    -q\n    --asyncio-mode auto\n").asyncio_runs_all);
  EXPECT_FALSE(of("setup.cfg", "[pytest]\nasyncio_mode = auto\n").asyncio_runs_all);
  EXPECT_TRUE(of("pytest.ini", "[pytest]\nanyio_mode = auto\n").anyio_runs_all);
}

TEST_F(PytestSettings, SayHowTestsAreCalledAndHowLongALoopLasts) {
  const TestSettings settings =
      of("pytest.ini",
         "[pytest]\n# comment\npython_files =\n  check_*.py\n  *_spec.py\npython_functions = it_\n"
         "asyncio_default_test_loop_scope = session\n");
  EXPECT_EQ(settings.files, std::vector<std::string>({"check_*.py", "*_spec.py"}));
  EXPECT_EQ(settings.functions, std::vector<std::string>({"it_"}));
  EXPECT_EQ(settings.classes, std::vector<std::string>({"Test"}));
  EXPECT_EQ(settings.test_loop_scope, "session");
}

TEST_F(PytestSettings, AreThoseOfTheNearestFileThatHasSome) {
  test_support::TempDir temp;
  temp.write("pytest.ini", "[pytest]\nasyncio_mode = auto\n");
  temp.write("tests/pyproject.toml", "[project]\nname = 'x'\n");
  EXPECT_TRUE(pytest_settings((temp.path() / "tests").string()).asyncio_runs_all);
  temp.write("tests/tox.ini", "[pytest]\n");
  EXPECT_FALSE(pytest_settings((temp.path() / "tests").string()).asyncio_runs_all);
}

}  // namespace
}  // namespace aioshift::pipeline
