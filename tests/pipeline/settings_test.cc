#include "pipeline/settings.h"

#include <gmock/gmock.h>

#include "fake_rules.h"
#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using test_support::TempDir;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class SettingsTest : public testing::Test {
 protected:
  SettingsTest() {
    registry_.add(replaces("one-rule", "a", "b"));
    registry_.add(replaces("other-rule", "a", "b"));
  }

  std::shared_ptr<const Settings> settings_of(const std::string& below,
                                              CommandLineSettings command_line = {}) {
    SettingsResolver resolver(registry_, std::move(command_line));
    auto settings = resolver.for_directory(path(below));
    warnings_ = resolver.warnings();
    EXPECT_TRUE(settings) << settings.error();
    return settings ? *settings : nullptr;
  }

  std::string error_of(const std::string& below) {
    SettingsResolver resolver(registry_, {});
    const auto settings = resolver.for_directory(path(below));
    return settings ? "no error" : settings.error();
  }

  std::vector<std::string> rules_of(const Settings& settings) {
    std::vector<std::string> ids;
    for (const rules::Rule* rule : settings.rules) ids.push_back(rule->info().id);
    return ids;
  }

  std::string path(const std::string& below) {
    return (directory_.path() / below).lexically_normal().string();
  }

  TempDir directory_;
  rules::Registry registry_;
  std::vector<Warning> warnings_;
};

TEST_F(SettingsTest, are_those_of_the_nearest_configuration) {
  directory_.write("aioshift.toml", "select = ['one-rule']\n");
  directory_.write("sub/aioshift.toml", "select = ['other-rule']\n");
  EXPECT_THAT(rules_of(*settings_of("a/b")), ElementsAre("one-rule"));
  EXPECT_THAT(rules_of(*settings_of("sub/deep")), ElementsAre("other-rule"));
}

TEST_F(SettingsTest, of_the_command_line_win) {
  directory_.write("aioshift.toml",
                   "select = ['one-rule']\nignore = ['other-rule']\ntarget-version = 'py39'\n");
  CommandLineSettings command_line;
  command_line.select = {"other-rule"};
  command_line.target_version = rules::PythonVersion{3, 13};
  const auto settings = settings_of("a", command_line);
  EXPECT_THAT(rules_of(*settings), ElementsAre("other-rule"));
  EXPECT_EQ(settings->target, (rules::PythonVersion{3, 13}));
}

TEST_F(SettingsTest, take_the_target_from_what_the_project_requires) {
  directory_.write("pyproject.toml", "[project]\nrequires-python = '>=3.12'\n");
  directory_.write("old/setup.cfg", "[options]\npython_requires = >=3.9\n");
  EXPECT_EQ(settings_of("pkg")->target, (rules::PythonVersion{3, 12}));
  EXPECT_EQ(settings_of("old/pkg")->target, (rules::PythonVersion{3, 9}));
}

TEST_F(SettingsTest, warn_once_of_a_requirement_that_says_nothing) {
  directory_.write("pyproject.toml", "[project]\nrequires-python = 'new'\n");
  SettingsResolver resolver(registry_, {});
  for (const char* below : {"a", "b", "a/c"}) ASSERT_TRUE(resolver.for_directory(path(below)));
  const auto warnings = resolver.warnings();
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].path, path("pyproject.toml"));
  EXPECT_THAT(warnings[0].message, HasSubstr("'new'"));
  EXPECT_THAT(warnings[0].message, HasSubstr("py311 is taken"));
  CommandLineSettings command_line;
  command_line.target_version = rules::PythonVersion{3, 13};
  settings_of("a", command_line);
  EXPECT_THAT(warnings_, IsEmpty()) << "nobody asked";
}

TEST_F(SettingsTest, ignore_rules_in_files_that_a_pattern_names) {
  directory_.write("aioshift.toml", "exclude = ['gen/']\n[per-file-ignores]\n'tests/*' = ['one-rule']\n");
  const auto settings = settings_of("pkg");
  const rules::RuleInfo& one = registry_.find("one-rule")->info();
  const rules::RuleInfo& other = registry_.find("other-rule")->info();
  EXPECT_TRUE(settings->is_ignored_for(path("tests/a.py"), one));
  EXPECT_FALSE(settings->is_ignored_for(path("tests/a.py"), other));
  EXPECT_FALSE(settings->is_ignored_for(path("pkg/a.py"), one));
  EXPECT_TRUE(settings->exclude.covers(path("pkg/gen"), true));
  EXPECT_FALSE(settings->exclude.covers(path("pkg/gen"), false));
  EXPECT_FALSE(settings->exclude.covers("/elsewhere/gen", true));
}

TEST_F(SettingsTest, accept_the_keys_of_migrations_and_refuse_files_that_nobody_loads) {
  directory_.write("good/aioshift.toml",
                   "async = ['a.b']\nstays-sync = ['a.C.__init__']\nrename = { 'a.b' = 'c' }\n");
  EXPECT_EQ(error_of("good"), "no error");
  directory_.write("rules/aioshift.toml", "rules = ['x/']\n");
  EXPECT_THAT(error_of("rules"), HasSubstr("rules: files of the user's own are not supported here"));
  directory_.write("maps/aioshift.toml", "libraries = ['x.yaml']\n");
  EXPECT_THAT(error_of("maps"), HasSubstr("libraries: files of the user's own are not supported here"));
}

TEST_F(SettingsTest, take_rules_that_a_configuration_names_for_its_directories_alone) {
  directory_.write("a/aioshift.toml", "rules = ['mine']\n");
  directory_.write("b/aioshift.toml", "");
  std::vector<std::string> asked;
  SettingsResolver resolver(registry_, {}, disk(),
                            [&](const std::vector<std::string>& paths,
                                rules::Registry& registry) -> tl::expected<void, std::string> {
                              asked = paths;
                              registry.add(replaces("own-rule", "a", "b"));
                              return {};
                            });
  EXPECT_THAT(rules_of(**resolver.for_directory(path("a"))),
              ElementsAre("one-rule", "other-rule", "own-rule"));
  EXPECT_THAT(asked, ElementsAre(path("a/mine")));
  EXPECT_THAT(rules_of(**resolver.for_directory(path("b"))), ElementsAre("one-rule", "other-rule"));
}

TEST_F(SettingsTest, say_why_the_rules_of_a_configuration_cannot_be_loaded) {
  directory_.write("aioshift.toml", "rules = ['mine']\n");
  SettingsResolver resolver(
      registry_, {}, disk(),
      [](const std::vector<std::string>&, rules::Registry&) -> tl::expected<void, std::string> {
        return tl::unexpected(std::string("no such thing"));
      });
  const auto settings = resolver.for_directory(path("."));
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error(), testing::EndsWith("aioshift.toml: rules: no such thing"));
}

TEST_F(SettingsTest, name_file_and_neighbour_of_a_misspelt_rule) {
  directory_.write("a/aioshift.toml", "select = ['one-rul']\n");
  EXPECT_THAT(error_of("a"),
              testing::AllOf(HasSubstr(path("a/aioshift.toml")), HasSubstr("did you mean 'one-rule'?")));
  directory_.write("b/aioshift.toml", "\n[option]\none-rul.limit = 1\n");
  EXPECT_THAT(error_of("b"),
              testing::AllOf(HasSubstr("aioshift.toml:3"), HasSubstr("did you mean 'one-rule'?")));
}

}  // namespace
}  // namespace aioshift::pipeline
