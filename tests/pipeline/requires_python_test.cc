#include "pipeline/requires_python.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using rules::PythonVersion;
using test_support::TempDir;

constexpr int kNone = -1;

struct Fact {
  const char* specifiers;
  int minor;  // of the lowest Python 3 admitted
};

void expect_facts(std::initializer_list<Fact> facts) {
  for (const Fact& fact : facts) {
    const std::optional<PythonVersion> version = lowest_python(fact.specifiers);
    EXPECT_EQ(version && version->major == 3 ? version->minor : kNone, fact.minor)
        << '"' << fact.specifiers << '"';
  }
}

// The facts of this and the next tests are what packaging 26.3 says of the releases 3.0.0 to 3.23.29.
TEST(LowestPython, OfOneClause) {
  expect_facts(
      {{">=3.8", 8},         {">= 3.8", 8},        {">=3.8.1", 8},        {">=3", 0},         {">=2.7", 0},
       {">=4", kNone},       {">3.9", 9},  // 3.9.1 is above 3.9
       {">3.9.0", 9},        {">=3.12.0rc1", 12},  {">=3.13.0a1", 13},    {">3.9rc1", 9},     {"<3.9", 0},
       {"<3", kNone},        {"<=3", 0},           {"==3.11", 11},        {"==3.11.*", 11},   {"==3.*", 0},
       {"==3.11.4", 11},     {"==3.11.0.0.*", 11}, {"==3.11.0.1", kNone},  // no release has four numbers
       {"==3.11rc1", kNone},                                               // nor is a candidate a release
       {"~=3.10", 10},       {"~=3.10.2", 10},     {"~=3.9.0rc1", 9},     {"~=4.0", kNone},   {"===3.9.1", 9},
       {"===3.9", kNone},  // compares text, and no release is called so
       {"!=3.0.*", 1},       {">=v3.8", 8},        {">=0!3.8", 8},        {">=1!3.8", kNone}, {"<1!0", 0}});
}

TEST(LowestPython, OfSeveralClausesSatisfiesThemAll) {
  expect_facts({{">=3.8,<4", 8},
                {" >=3.8 , < 4.0 ", 8},
                {">=3.8,", 8},
                {">=3.8,,<4", 8},
                {"<4,>=3.8", 8},
                {">=3.8,>=3.10", 10},
                {">=3.8,!=3.8.*", 9},
                {">=3.8,!=3.9.*", 8},
                {">=3.8,!=3.8.*,!=3.9.*", 10},
                {">=3.8,!=3.8", 8},  // but 3.8.1
                {"==3.8,!=3.8.0", kNone},
                {">3.9,<3.9.1", kNone},
                {">3.9.1,<3.9.3", 9},
                {">3.9.1,<3.9.3,!=3.9.2", kNone},
                {">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,!=3.3.*,!=3.4.*,!=3.5.*", 6},
                {">=3.10,<3.9", kNone},
                {"~=3.8,!=3.8.*", 9},
                {"", 0}});
}

TEST(LowestPython, ReadsWhatPoetryAdds) {
  expect_facts({{"^3.8", 8},
                {"^3.8.1", 8},
                {"^3", 0},
                {"^2.7", kNone},
                {"~3.9", 9},
                {"~3.9.1", 9},
                {"~3", 0},
                {"3.9", 9},
                {"=3.9", 9},
                {"3.9.*", 9},
                {"3.*", 0},
                {"*", 0},
                {">=3.8 <4.0", 8},
                {"^3.8 !=3.8.*", 9},
                {"^2.7 || ^3.6", 6},
                {"~3.11 | ~3.9", 9},
                {"~2.7||>=3.10", 10}});
}

TEST(LowestPython, ReadsTheStarThatSetuptoolsOnceTook) {
  expect_facts({{">=3.8.*", 8}, {">=3.8.*,<4.*", 8}, {">3.8.*", kNone}, {"<=3.8.*", kNone}});
}

TEST(LowestPython, OfWhatCannotBeReadIsNothing) {
  expect_facts({{"three", kNone},
                {">=", kNone},
                {">=3.8;", kNone},
                {">=3.8,three", kNone},
                {"=>3.8", kNone},
                {">=3.8<4", kNone},
                {">=3.x", kNone},
                {">=3.9+local", kNone},
                {"~=3", kNone},
                {"==3.9rc1.*", kNone},
                {">=3.8 || three", kNone},
                {"3.8 - 3.10", kNone}});
}

TEST(LowestPython, NumbersOfAnyLengthAreNoTrouble) {
  expect_facts({{">=3.99999999999999999999", 1'000'000'000}, {">=99999999999999999999", kNone}});
  EXPECT_EQ(lowest_python(std::string(1'000'000, ',')), std::nullopt);
  std::string many;
  for (int i = 0; i < 1'000'000; ++i) many += "!=3." + std::to_string(i) + ".*,";
  EXPECT_EQ(lowest_python(many), std::nullopt);
}

class RequiredPython : public testing::Test {
 protected:
  // The temporary directory may stand below anything: what is asked for always has this above it.
  RequiredPython() { write("setup.cfg", "[options]\npython_requires = ==3.13.*\n"); }

  void write(std::string_view name, std::string_view contents) { directory_.write(name, contents); }

  std::string target_of(const std::string& directory) {
    const std::optional<PythonVersion> version =
        required_python((directory_.path() / directory).string()).version;
    return version ? to_string(*version) : "";
  }

  TempDir directory_;
};

TEST_F(RequiredPython, IsWhatTheProjectTableDeclares) {
  write("p/pyproject.toml", "[project]\nrequires-python = '>=3.10,<4'\n");
  EXPECT_EQ(target_of("p"), "py310");
}

TEST_F(RequiredPython, IsWhatPoetryDeclares) {
  write("p/pyproject.toml", "[tool.poetry.dependencies]\npython = '^3.12'\n");
  write("q/pyproject.toml", "[tool.poetry.dependencies]\npython = {version = '~3.10'}\n");
  EXPECT_EQ(target_of("p"), "py312");
  EXPECT_EQ(target_of("q"), "py310");
}

TEST_F(RequiredPython, OfTheProjectTableWinsOverPoetryAndSetupCfg) {
  write("p/pyproject.toml",
        "[project]\nrequires-python = '>=3.10'\n[tool.poetry.dependencies]\npython = '^3.12'\n");
  write("p/setup.cfg", "[options]\npython_requires = >=3.9\n");
  EXPECT_EQ(target_of("p"), "py310");
}

TEST_F(RequiredPython, IsWhatSetupCfgDeclares) {
  write("p/pyproject.toml", "[build-system]\nrequires = ['setuptools']\n");
  write("p/setup.cfg",
        "[metadata]\npython_requires = >=3.9\n\n[options]\n# comment\npython_requires = >=3.10\n");
  write("q/setup.cfg",
        "[options]\r\npython-requires :\r\n    >=3.8,\r\n    # comment\r\n    !=3.8.*, !=3.9.*\r\nzip_safe = "
        "no");
  EXPECT_EQ(target_of("p"), "py310");
  EXPECT_EQ(target_of("q"), "py310");
}

TEST_F(RequiredPython, IsWhatSetupPySaysInALiteral) {
  write("p/setup.py", "setup(\n    # python_requires='>=3.9',\n    python_requires=\">= 3.10\",\n)\n");
  EXPECT_EQ(target_of("p"), "py310");
  write("q/setup.py", "kwargs = {\n    'python_requires': '>=3.12',\n}\n");
  EXPECT_EQ(target_of("q"), "py312");
  // Not known: what stands above holds.
  write("r/setup.py", "setup(python_requires=f'>={OLDEST}')\nprint('python_requires is', python_requires)\n");
  EXPECT_EQ(target_of("r"), "py313");
  write("s/setup.cfg", "[options]\npython_requires = >=3.11\n");
  write("s/setup.py", "setup(python_requires='>=3.9')\n");
  EXPECT_EQ(target_of("s"), "py311");
}

TEST_F(RequiredPython, IsLookedForUpwards) {
  write("p/pyproject.toml", "[project]\nrequires-python = '>=3.10'\n");
  write("p/tools/pyproject.toml", "[tool.black]\n");
  write("p/tools/setup.cfg", "[flake8]\nmax-line-length = 110\n");
  write("p/tools/deep/x.py", "");
  EXPECT_EQ(target_of("p/tools/deep"), "py310");
  EXPECT_EQ(target_of("p/tools/missing/directory"), "py310");
}

TEST_F(RequiredPython, IsClampedToTheSupportedTargets) {
  write("old/pyproject.toml", "[project]\nrequires-python = '>=3.6'\n");
  write("any/pyproject.toml", "[project]\nrequires-python = '<4'\n");
  write("new/pyproject.toml", "[project]\nrequires-python = '>=3.20'\n");
  EXPECT_EQ(target_of("old"), "py39");
  EXPECT_EQ(target_of("any"), "py39");
  EXPECT_EQ(target_of("new"), "py314");
}

TEST_F(RequiredPython, OfAnUnreadableDeclarationIsNothingWhateverStandsAboveIt) {
  write("words/pyproject.toml", "[project]\nrequires-python = 'three'\n");
  write("number/pyproject.toml", "[project]\nrequires-python = 3.9\n");
  write("broken/pyproject.toml", "[project\n");
  write("python2/pyproject.toml", "[project]\nrequires-python = '<3'\n");
  write("list/pyproject.toml", "[tool.poetry.dependencies]\npython = ['^3.8']\n");
  for (const char* directory : {"words", "number", "broken", "python2", "list"}) {
    EXPECT_EQ(target_of(directory), "") << directory;
    const auto required = required_python((directory_.path() / directory).string());
    EXPECT_EQ(required.file, (directory_.path() / directory / "pyproject.toml").string());
    EXPECT_NE(required.problem, "");
  }
}

TEST_F(RequiredPython, IsFoundThroughASymlinkedDirectory) {
  write("p/pyproject.toml", "[project]\nrequires-python = '>=3.10'\n");
  write("p/src/x.py", "");
  std::filesystem::create_directory_symlink(directory_.path() / "p/src", directory_.path() / "link");
  EXPECT_EQ(target_of("link"), "py310");
}

}  // namespace
}  // namespace aioshift::pipeline
