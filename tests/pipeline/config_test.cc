#include "pipeline/config.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using test_support::TempDir;

class ConfigFile : public testing::Test {
 protected:
  tl::expected<Config, ConfigError> read(std::string_view name, std::string_view contents) const {
    return read_config(directory_.write(name, contents).string());
  }
  Config valid(std::string_view contents) const {
    tl::expected<Config, ConfigError> config = read("aioshift.toml", contents);
    EXPECT_TRUE(config.has_value()) << config.error().message;
    return config ? *std::move(config) : Config();
  }
  // The error without the file's directory; empty where there is none.
  std::string error(std::string_view contents, std::string_view name = "aioshift.toml") const {
    const tl::expected<Config, ConfigError> config = read(name, contents);
    if (config) return "";
    const std::string directory = directory_.path().string() + "/";
    const std::string& message = config.error().message;
    return message.rfind(directory, 0) == 0 ? message.substr(directory.size()) : message;
  }

  TempDir directory_;
};

TEST_F(ConfigFile, HasTheKeysThatAreDocumented) {
  const Config config = valid(R"(target-version = "py312"
select = ["wait-for-to-timeout", "gather-to-taskgroup"]
ignore = ["ASYNC210"]
exclude = ["vendor/", "*_pb2.py"]
unsafe-fixes = true
rules = ["codemods/"]                 # user rules
libraries = ["maps/../maps/acme.yaml", "/etc/maps/b.yaml"]
async = [
  "acme.net.read", "acme.net.Stream.write",
  "acme.sync.Lock.__enter__",
]
stays-sync = ["acme.Client.__init__", "acme.Pool.__del__"]
rename = { "acme.net.Stream.close" = "aclose" }
[option]
add-semaphore.limit = 20
[per-file-ignores]
"tests/*" = ["blocking-call-in-async"]
"a.py" = []
)");
  EXPECT_EQ(config.file, (directory_.path() / "aioshift.toml").string());
  EXPECT_EQ(config.directory, directory_.path().string());
  EXPECT_EQ(config.target_version, (rules::PythonVersion{3, 12}));
  EXPECT_EQ(config.select, (Names{"wait-for-to-timeout", "gather-to-taskgroup"}));
  EXPECT_EQ(config.ignore, Names{"ASYNC210"});
  EXPECT_EQ(config.exclude, (Names{"vendor/", "*_pb2.py"}));
  EXPECT_EQ(config.unsafe_fixes, true);
  EXPECT_EQ(config.rules, Names{config.directory + "/codemods/"});
  EXPECT_EQ(config.libraries, (Names{config.directory + "/maps/acme.yaml", "/etc/maps/b.yaml"}));
  EXPECT_EQ(config.async_names,
            (Names{"acme.net.read", "acme.net.Stream.write", "acme.sync.Lock.__enter__"}));
  EXPECT_EQ(config.stays_sync, (Names{"acme.Client.__init__", "acme.Pool.__del__"}));
  EXPECT_EQ(config.rename, (std::map<std::string, std::string>{{"acme.net.Stream.close", "aclose"}}));
  ASSERT_EQ(config.options.count("add-semaphore.limit"), 1U);
  EXPECT_EQ(config.options.at("add-semaphore.limit").text, "20");
  EXPECT_EQ(config.options.at("add-semaphore.limit").line, 15U);
  ASSERT_EQ(config.per_file_ignores.size(), 2U);
  EXPECT_EQ(config.per_file_ignores[0].first, "tests/*") << "in the file's order, not the alphabet's";
  EXPECT_EQ(config.per_file_ignores[0].second, Names{"blocking-call-in-async"});
}

TEST_F(ConfigFile, WhatItDoesNotSayIsAbsent) {
  const Config config = valid("");
  EXPECT_EQ(config.target_version, std::nullopt);
  EXPECT_EQ(config.select, std::nullopt);
  EXPECT_EQ(config.unsafe_fixes, std::nullopt);
  EXPECT_EQ(valid("select = []").select, Names{}) << "an empty selection is one";
}

TEST_F(ConfigFile, OptionsAreScalarsOfAnyTypeInAnyOfTomlsSpellings) {
  const Config config = valid(R"([option]
a.text = "x y"
a.truth = true
"a.hex" = 0x10
a.negative = -3
a.float = 0.5
a.whole = 20.0
a.large = 1e30
a.infinite = inf
a.date = 2024-02-29
a.moment = 1979-05-27T07:32:00Z
[option.b]
key = 1
)");
  const std::map<std::string, std::string> expected{{"a.text", "x y"},
                                                    {"a.truth", "true"},
                                                    {"a.hex", "16"},
                                                    {"a.negative", "-3"},
                                                    {"a.float", "0.5"},
                                                    {"a.whole", "20.0"},
                                                    {"a.large", "1e+30"},
                                                    {"a.infinite", "inf"},
                                                    {"b.key", "1"},
                                                    {"a.date", "2024-02-29"},
                                                    {"a.moment", "1979-05-27T07:32:00Z"}};
  std::map<std::string, std::string> found;
  for (const auto& [key, value] : config.options) found[key] = value.text;
  EXPECT_EQ(found, expected);
  EXPECT_EQ(config.options.at("b.key").line, 13U);
}

TEST_F(ConfigFile, ANameToRenameNeedsNoQuotes) {
  EXPECT_EQ(valid("rename = { acme.net.close = 'aclose' }").rename.at("acme.net.close"), "aclose");
  EXPECT_EQ(valid("[rename]\nacme.net.close = 'aclose'").rename.at("acme.net.close"), "aclose");
  EXPECT_EQ(valid("async = ['pkg.größe']").async_names, Names{"pkg.größe"});
}

TEST_F(ConfigFile, AnUnknownKeyIsAnErrorThatNamesTheNearest) {
  EXPECT_EQ(error("\n\nslect = []\n"), "aioshift.toml:3: unknown key 'slect', did you mean 'select'?");
  EXPECT_EQ(error("target_version = 'py311'"),
            "aioshift.toml:1: unknown key 'target_version', did you mean 'target-version'?");
  EXPECT_EQ(error("[options]\nx = 1"), "aioshift.toml:1: unknown key 'options', did you mean 'option'?");
  EXPECT_EQ(error("colour = 1"),
            "aioshift.toml:1: unknown key 'colour'; the keys are target-version, select, ignore, exclude, "
            "unsafe-fixes, rules, libraries, async, stays-sync, rename, option, per-file-ignores");
  EXPECT_EQ(error("[tool.aioshift]\nselect = []"),
            "aioshift.toml:1: unknown key 'tool': in this file the keys stand at the top level");
}

TEST_F(ConfigFile, OfSeveralErrorsTheFirstInTheFileIsNamed) {
  EXPECT_EQ(error("zz = 1\naa = 1\nselect = 3").rfind("aioshift.toml:1: unknown key 'zz'", 0), 0U);
}

TEST_F(ConfigFile, AWrongTypeIsAnErrorThatNamesTheRightOne) {
  EXPECT_EQ(error("select = 'all'"), "aioshift.toml:1: 'select' must be an array of strings, not a string");
  EXPECT_EQ(error("ignore = [\n'a',\n1]"),
            "aioshift.toml:3: 'ignore' must be an array of strings, but an integer is in it");
  EXPECT_EQ(error("unsafe-fixes = 'yes'"), "aioshift.toml:1: 'unsafe-fixes' must be a boolean, not a string");
  EXPECT_EQ(error("target-version = 3.11"),
            "aioshift.toml:1: 'target-version' must be a string such as \"py311\", not a float");
  EXPECT_EQ(error("option = 1979-05-27"), "aioshift.toml:1: 'option' must be a table, not a date or time");
  EXPECT_EQ(error("[option]\na.b = [1]"),
            "aioshift.toml:2: 'a.b' must be a string, a number or a boolean, not an array");
  EXPECT_EQ(error("[per-file-ignores]\n'a' = 'x'"),
            "aioshift.toml:2: 'a' must be an array of strings, not a string");
  EXPECT_EQ(error("per-file-ignores = []"),
            "aioshift.toml:1: 'per-file-ignores' must be a table, not an array");
  EXPECT_EQ(error("rename = { a.b = 1 }"),
            "aioshift.toml:1: 'a.b' must be a string, the new name, not an integer");
  EXPECT_EQ(error("[[async]]\na = 1"),
            "aioshift.toml:1: 'async' must be an array of strings, but a table is in it");
}

TEST_F(ConfigFile, ATargetOutOfRangeIsAnErrorThatNamesTheRange) {
  EXPECT_EQ(error("target-version = 'py38'"),
            "aioshift.toml:1: 'target-version' must be one of py39 to py314, not 'py38'");
  EXPECT_NE(error("target-version = '3.11'"), "");
}

TEST_F(ConfigFile, AValueThatCannotMeanAnythingIsAnError) {
  EXPECT_EQ(error("async = [\n'acme.read()']"),
            "aioshift.toml:2: 'acme.read()' in 'async' is not a dotted name");
  EXPECT_EQ(error("stays-sync = ['']"), "aioshift.toml:1: '' in 'stays-sync' is not a dotted name");
  EXPECT_EQ(error("stays-sync = ['a..b']"), "aioshift.toml:1: 'a..b' in 'stays-sync' is not a dotted name");
  EXPECT_EQ(error("rename = { 'a.b' = 'a.c' }"),
            "aioshift.toml:1: 'a.c', the new name of 'a.b', is not an identifier");
  EXPECT_EQ(error("rename = { 'a-b' = 'c' }"), "aioshift.toml:1: 'a-b' in 'rename' is not a dotted name");
  EXPECT_EQ(error("rules = ['']"), "aioshift.toml:1: '' in 'rules' is not a path");
  EXPECT_EQ(error("[option]\nlimit = 3"),
            "aioshift.toml:2: 'limit' in 'option' must name a rule and its option: rule.key");
  EXPECT_NE(error("[option]\n'.limit' = 3"), "");
  EXPECT_NE(error("[option]\n'rule.' = 3"), "");
  EXPECT_EQ(error("exclude = ['a', '!b']"),
            "aioshift.toml:1: '!b' in 'exclude' is not a pattern for paths; those with '!' in front are not "
            "supported");
  EXPECT_NE(error("[per-file-ignores]\n'!b' = []"), "");
}

TEST_F(ConfigFile, TheSameKeyInTwoSpellingsIsAnError) {
  EXPECT_EQ(error("[option]\n'a.b' = 1\na.b = 2"), "aioshift.toml:3: option 'a.b' is set twice");
  EXPECT_EQ(error("[rename]\n'a.b' = 'x'\na.b = 'y'"), "aioshift.toml:3: 'a.b' is renamed twice");
  EXPECT_EQ(error("select = []\nselect = []").rfind("aioshift.toml:2:", 0), 0U);
}

TEST_F(ConfigFile, ALineIsCountedWhateverEndsIt) {
  EXPECT_EQ(error("select = []\r\n\r\nslect = []\r\n").rfind("aioshift.toml:3:", 0), 0U);
}

TEST_F(ConfigFile, InPyprojectOurTableAloneIsJudged) {
  const auto config =
      read("pyproject.toml", "slect = 1\n[tool.other]\nx = 1\n[tool.aioshift]\nselect = ['a']\n");
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->select, Names{"a"});
  EXPECT_EQ(error("[tool.aioshift]\nslect = []", "pyproject.toml"),
            "pyproject.toml:2: unknown key 'slect', did you mean 'select'?");
  EXPECT_EQ(error("[tool]\naioshift = 1", "pyproject.toml"),
            "pyproject.toml:2: 'tool.aioshift' must be a table, not an integer");
  EXPECT_EQ(error("[[tool.aioshift]]", "pyproject.toml"),
            "pyproject.toml:1: 'tool.aioshift' must be a table, not an array");
  EXPECT_EQ(error("[tool.other\n[tool.aioshift]", "pyproject.toml")
                .rfind("pyproject.toml:1:12: not valid TOML: ", 0),
            0U);
}

TEST_F(ConfigFile, APyprojectWithoutOurTableSaysNothing) {
  for (const char* contents : {"", "tool = 3", "[project]\nname = 'x'"}) {
    const auto config = read("pyproject.toml", contents);
    ASSERT_TRUE(config.has_value()) << config.error().message;
    EXPECT_EQ(config->select, std::nullopt);
  }
}

TEST_F(ConfigFile, OfAnyOtherNameHasItsKeysAtTheTop) {
  const auto config = read("ci/strict.toml", "rules = ['r.yaml']");
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->rules, Names{(directory_.path() / "ci/r.yaml").string()});
}

TEST_F(ConfigFile, PathsAreRelativeToWhereTheLinkStandsNotToWhereItPoints) {
  directory_.write("shared/aioshift.toml", "rules = ['r.yaml']");
  directory_.write("p/x.py", "");
  fs::create_symlink(directory_.path() / "shared/aioshift.toml", directory_.path() / "p/aioshift.toml");
  fs::create_directory_symlink(directory_.path() / "p", directory_.path() / "link");
  const auto config = read_config((directory_.path() / "link/aioshift.toml").string());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->directory, (directory_.path() / "p").string());
  EXPECT_EQ(config->rules, Names{(directory_.path() / "p/r.yaml").string()});
}

TEST_F(ConfigFile, WhatCannotBeReadIsAnErrorThatNamesIt) {
  for (const char* name : {"missing.toml", "missing/aioshift.toml", "", "aioshift.toml/"}) {
    const std::string path = (directory_.path() / name).string();
    const auto config = read_config(path);
    ASSERT_FALSE(config.has_value()) << path;
    EXPECT_EQ(config.error().message.rfind(path + ": ", 0), 0U) << config.error().message;
  }
}

class FindConfig : public testing::Test {
 protected:
  // The temporary directory may stand below anything: what is asked for always has this above it.
  FindConfig() { write("aioshift.toml", ""); }

  void write(std::string_view name, std::string_view contents) { directory_.write(name, contents); }

  std::string found_from(const std::string& directory) {
    return fs::path(find_config((directory_.path() / directory).string()))
        .lexically_relative(directory_.path());
  }

  TempDir directory_;
};

TEST_F(FindConfig, TakesTheNearestUpwards) {
  write("p/aioshift.toml", "");
  write("p/src/deep/x.py", "");
  EXPECT_EQ(found_from("p/src/deep"), "p/aioshift.toml");
  EXPECT_EQ(found_from("p"), "p/aioshift.toml");
  EXPECT_EQ(found_from("p/missing/directory"), "p/aioshift.toml");
  EXPECT_EQ(found_from("."), "aioshift.toml");
}

TEST_F(FindConfig, PassesOverAPyprojectWithoutOurTable) {
  write("p/pyproject.toml", "[tool.aioshift]\n");
  write("p/q/pyproject.toml", "[tool.black]\n");
  EXPECT_EQ(found_from("p/q"), "p/pyproject.toml");
}

TEST_F(FindConfig, PrefersAioshiftTomlWithinOneDirectory) {
  write("p/pyproject.toml", "[tool.aioshift]\n");
  write("p/aioshift.toml", "");
  EXPECT_EQ(found_from("p"), "p/aioshift.toml");
}

TEST_F(FindConfig, StopsAtWhatCannotBeReadSoThatTheErrorIsSeen) {
  write("broken/pyproject.toml", "[project\n");
  write("odd/pyproject.toml", "[tool]\naioshift = 3\n");
  write("dangling/x.py", "");
  fs::create_symlink("nowhere", directory_.path() / "dangling/aioshift.toml");
  for (const char* file : {"broken/pyproject.toml", "odd/pyproject.toml", "dangling/aioshift.toml"}) {
    EXPECT_EQ(found_from(fs::path(file).parent_path().string()), file);
    EXPECT_FALSE(read_config((directory_.path() / file).string()).has_value()) << file;
  }
}

TEST_F(FindConfig, PassesOverDirectoriesOfThatName) {
  write("p/aioshift.toml/x", "");
  write("p/pyproject.toml/x", "");
  EXPECT_EQ(found_from("p"), "aioshift.toml");
}

TEST_F(FindConfig, LooksAboveWhereASymlinkPointsTo) {
  write("p/aioshift.toml", "");
  write("p/src/x.py", "");
  fs::create_directory_symlink(directory_.path() / "p/src", directory_.path() / "link");
  EXPECT_EQ(found_from("link"), "p/aioshift.toml");
}

TEST_F(FindConfig, TakesARelativeDirectoryFromTheWorkingDirectory) {
  write("p/aioshift.toml", "");
  write("p/src/x.py", "");
  const fs::path relative = (directory_.path() / "p/src").lexically_relative(fs::current_path());
  EXPECT_EQ(find_config(relative.string()), (directory_.path() / "p/aioshift.toml").string());
  EXPECT_EQ(find_config("."), find_config(fs::current_path().string()));
}

}  // namespace
}  // namespace aioshift::pipeline
