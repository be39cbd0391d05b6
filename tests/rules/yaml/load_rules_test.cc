#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "rules/yaml/load.h"
#include "support/temp_dir.h"

namespace aioshift::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Tree = std::map<std::string, std::string>;

std::string normal(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

// A disk that holds these files, by path.
RuleFiles files_of(Tree tree) {
  RuleFiles files;
  const auto below = [](const std::string& directory) {
    return directory.ends_with('/') ? directory : directory + "/";
  };
  files.kind = [tree, below](const std::string& path) {
    if (tree.contains(normal(path))) return RuleFiles::Kind::kFile;
    for (const auto& [file, text] : tree) {
      if (file.starts_with(below(path))) return RuleFiles::Kind::kDirectory;
    }
    return RuleFiles::Kind::kNone;
  };
  files.list = [tree,
                below](const std::string& directory) -> tl::expected<std::vector<std::string>, std::string> {
    std::vector<std::string> found;
    for (const auto& [file, text] : tree) {
      if (file.starts_with(below(directory))) found.insert(found.begin(), file);  // in no useful order
    }
    return found;
  };
  files.read = [tree](const std::string& path) -> tl::expected<std::string, std::string> {
    const auto file = tree.find(normal(path));
    if (file == tree.end() || file->second == "unreadable")
      return tl::unexpected(std::string("cannot be read: no"));
    return file->second;
  };
  return files;
}

std::string rule(const std::string& id) {
  return "id: " + id + "\nlanguage: python\nrule: {kind: call}\n";
}

// What was loaded, or what was wrong, in a few words each.
struct Loaded {
  std::vector<std::string> rules;
  std::vector<std::string> utilities;
  std::vector<std::string> tests;
  std::vector<std::string> notes;
  std::vector<std::string> errors;
};

Loaded load(const std::vector<std::string>& paths, const Tree& tree) {
  Loaded loaded;
  const auto result = load_rules(paths, files_of(tree));
  if (!result) {
    for (const RuleFileError& error : result.error()) loaded.errors.push_back(to_string(error));
    return loaded;
  }
  for (const RuleDocument& each : result->rules) loaded.rules.push_back(each.id);
  for (const pattern::GlobalUtility& each : result->utilities) loaded.utilities.push_back(each.id);
  for (const TestDirectory& each : result->tests)
    loaded.tests.push_back(each.path + (each.snapshots.empty() ? "" : " " + each.snapshots));
  for (const RuleFileNote& note : result->notes)
    loaded.notes.push_back(fmt::format("{}:{}: {}", note.file, note.at.line, note.message));
  return loaded;
}

TEST(LoadRules, takes_a_file_whatever_its_name) {
  EXPECT_THAT(load({"dir/r.txt"}, {{"dir/r.txt", rule("a") + "---\n" + rule("b")}}).rules,
              ElementsAre("a", "b"));
}

TEST(LoadRules, takes_the_yaml_files_below_a_directory_in_the_order_of_paths) {
  const Tree tree{{"rules/b.yml", rule("b")},       {"rules/a/z.yaml", rule("z")},
                  {"rules/a.yml", rule("a")},       {"rules/.hidden.yml", rule("h")},
                  {"rules/readme.md", "# no rule"}, {"rules/x.yml.bak", "[["}};
  EXPECT_THAT(load({"rules"}, tree).rules, ElementsAre("h", "a", "z", "b"));
  EXPECT_THAT(load({"rules/"}, tree).rules, ElementsAre("h", "a", "z", "b"));
}

TEST(LoadRules, takes_what_a_project_says) {
  const Tree tree{{"p/sgconfig.yml",
                   "ruleDirs: [rules, more/r.yml]\nutilDirs: [utils]\ntestConfigs: [{testDir: t}, {testDir: "
                   "u, snapshotDir: s}]\n"},
                  {"p/rules/r.yml", rule("r")},
                  {"p/more/r.yml", rule("m")},
                  {"p/utils/u.yml", "id: u\nlanguage: python\nrule: {kind: call}\n"},
                  {"p/t/r-test.yml", "id: r\nvalid: [x]\n"},
                  {"p/other.yml", "not: [a rule"}};
  for (const char* const path : {"p", "p/", "p/sgconfig.yml"}) {
    const Loaded loaded = load({path}, tree);
    EXPECT_THAT(loaded.errors, IsEmpty());
    EXPECT_THAT(loaded.rules, ElementsAre("r", "m")) << path;
    EXPECT_THAT(loaded.utilities, ElementsAre("u"));
    EXPECT_THAT(loaded.tests, ElementsAre("p/t", "p/u p/u/s"));
  }
}

TEST(LoadRules, takes_sgconfig_yaml_and_absolute_directories) {
  EXPECT_THAT(load({"p"}, {{"p/sgconfig.yaml", "ruleDirs: [/abs]\n"}, {"/abs/r.yml", rule("r")}}).rules,
              ElementsAre("r"));
  EXPECT_THAT(load({"sgconfig.yml"}, {{"sgconfig.yml", "ruleDirs: [r]\n"}, {"r/r.yml", rule("r")}}).rules,
              ElementsAre("r"));
}

TEST(LoadRules, reads_a_file_once) {
  const Tree tree{{"rules/a.yml", rule("a")}};
  EXPECT_THAT(load({"rules", "rules/a.yml", "./rules/../rules/a.yml"}, tree).rules, ElementsAre("a"));
}

TEST(LoadRules, refuses_ids_that_are_taken_and_names_both_places) {
  EXPECT_THAT(
      load({"r"}, {{"r/a.yml", "# first\n" + rule("x")}, {"r/b.yml", rule("y") + "---\n" + rule("x")}})
          .errors,
      ElementsAre("r/b.yml:5:1: there is a rule `x` already: r/a.yml:2"));
  const std::string utility = "id: u\nlanguage: python\nrule: {kind: call}\n";
  EXPECT_THAT(
      load({"p"}, {{"p/sgconfig.yml", "utilDirs: [u]\n"}, {"p/u/a.yml", utility}, {"p/u/b.yml", utility}})
          .errors,
      ElementsAre("p/u/b.yml:1:1: there is a utility `u` already: p/u/a.yml:1"));
}

TEST(LoadRules, says_what_it_passes_over) {
  const Loaded loaded = load({"r"}, {{"r/a.yml", "id: a\nlanguage: js\n"},
                                     {"r/b-test.yml", "id: b\nvalid: []\n"},
                                     {"r/c/sgconfig.yml", "ruleDirs: [x]\n"},
                                     {"r/d.yml", rule("d")}});
  EXPECT_THAT(loaded.rules, ElementsAre("d"));
  EXPECT_THAT(loaded.notes,
              ElementsAre("r/a.yml:1: the rule `a` is for js, not Python: skipped",
                          "r/b-test.yml:1: a test of a rule: skipped",
                          "r/c/sgconfig.yml:0: a project's configuration: skipped, name its directory to "
                          "load it"));
}

TEST(LoadRules, reports_every_error_of_every_file) {
  const Loaded loaded =
      load({"r", "none", "p"}, {{"r/a.yml", "id: a\nlanguage: python\n"},
                                {"r/b.yml", "[\n"},
                                {"r/c.yml", "unreadable"},
                                {"r/d.yml", rule("d")},
                                {"p/sgconfig.yml", "ruleDirs: [gone]\n\nutilDirs: [lost]\n"}});
  EXPECT_THAT(loaded.errors,
              ElementsAre("r/a.yml:1:1: a rule needs the key `rule`", HasSubstr("r/b.yml:2:1: "),
                          "r/c.yml: cannot be read: no", "none: there is no such file or directory",
                          "p/lost: there is no such file or directory (`utilDirs` in p/sgconfig.yml:3)",
                          "p/gone: there is no such file or directory (`ruleDirs` in p/sgconfig.yml:1)"));
}

TEST(LoadRuleTests, reads_every_test_below_a_directory) {
  const TestFileContent content =
      load_rule_tests("t", files_of({{"t/b-test.yml", "id: b\nvalid: [x]\n"},
                                     {"t/a-test.yml", "id: a\ninvalid: [y]\n"},
                                     {"t/__snapshots__/a-snapshot.yml", "id: a\nsnapshots: {}\n"},
                                     {"t/c.yml", "id: c\nvalid: 5\n"},
                                     {"t/x.txt", "[["}}));
  ASSERT_EQ(content.tests.size(), 2U);
  EXPECT_EQ(content.tests[0].id, "a");
  EXPECT_EQ(content.tests[1].file, "t/b-test.yml");
  ASSERT_EQ(content.errors.size(), 1U);
  EXPECT_EQ(content.errors[0].file, "t/c.yml");
  EXPECT_EQ(load_rule_tests("gone", files_of({})).errors.size(), 1U);
}

TEST(RuleFilesOnDisk, are_listed_and_read) {
  const test_support::TempDir directory;
  directory.write("r/a.yml", rule("a"));
  directory.write("r/sub/b.yml", rule("b"));
  directory.write("r/big.txt", std::string(200'000, 'x'));
  const RuleFiles files = rule_files_on_disk();
  const std::string root = (directory.path() / "r").string();
  EXPECT_EQ(files.kind(root), RuleFiles::Kind::kDirectory);
  EXPECT_EQ(files.kind(root + "/a.yml"), RuleFiles::Kind::kFile);
  EXPECT_EQ(files.kind(root + "/none"), RuleFiles::Kind::kNone);
  EXPECT_EQ(files.list(root)->size(), 3U);
  EXPECT_EQ(files.read(root + "/a.yml"), rule("a"));
  EXPECT_EQ(files.read(root + "/big.txt")->size(), 200'000U);
  EXPECT_THAT(files.read(root + "/none").error(), HasSubstr("cannot be read: No such file"));
  EXPECT_THAT(files.list(root + "/none").error(), HasSubstr("cannot be listed: No such file"));
  EXPECT_THAT(files.read(root).error(), HasSubstr("cannot be read"));
  const std::vector<std::string> paths{root};
  EXPECT_EQ(load_rules(paths, files)->rules.size(), 2U);
}

}  // namespace
}  // namespace aioshift::rules
