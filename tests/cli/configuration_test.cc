// Which settings hold where.
#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

class Configuration : public Cli {
 protected:
  void expect_refused(const std::string& toml, const std::string& message) {
    write("aioshift.toml", toml);
    write("a.py", kBefore);
    const auto outcome = run({"diff", "."});
    EXPECT_EQ(outcome.exit_code, 2) << toml;
    EXPECT_THAT(outcome.output, IsEmpty()) << toml;
    EXPECT_THAT(outcome.errors, HasSubstr(message)) << toml;
  }
};

TEST_F(Configuration, the_nearest_file_holds) {
  write("a.py", kBefore);
  write("sub/a.py", kBefore);
  write("sub/deep/a.py", kBefore);
  write("pyproject.toml", "[tool.aioshift]\nselect = ['ensure-future-to-create-task']\n");
  write("sub/aioshift.toml", "ignore = []\n");
  EXPECT_EQ(run({"check", "a.py"}).exit_code, 0);
  EXPECT_EQ(run({"check", "sub"}).output.substr(0, 9), "sub/a.py:");
  EXPECT_EQ(run({"check", "a.py"}, "", "sub/deep").exit_code, 1);
  EXPECT_EQ(run({"check", "-", "--stdin-filename", "a.py"}, kBefore).exit_code, 0);
  EXPECT_EQ(run({"check", "-", "--stdin-filename", "sub/a.py"}, kBefore).exit_code, 1);
}

TEST_F(Configuration, the_command_line_wins) {
  write("a.py", kBefore);
  write("aioshift.toml", "select = ['ensure-future-to-create-task']\ntarget-version = 'py39'\n");
  EXPECT_EQ(run({"check", "."}).exit_code, 0);
  EXPECT_THAT(run({"check", "--select", "all", "."}).output,
              HasSubstr("(by hand, target-version: the target version"));
  EXPECT_THAT(run({"check", "--select", "all", "--target-version", "py311", "."}).output, HasSubstr("[*]"));
  write("other.toml", "");
  EXPECT_THAT(run({"check", "--config", "other.toml", "."}).output, HasSubstr("[*]"));
  const auto absent = run({"check", "--config", "absent.toml", "."});
  EXPECT_EQ(absent.exit_code, 2);
  EXPECT_THAT(absent.errors, HasSubstr("absent.toml: No such file or directory"));
}

TEST_F(Configuration, the_target_is_what_the_project_requires) {
  write("a.py", kBefore);
  write("pyproject.toml", "[project]\nrequires-python = '>=3.9'\n");
  EXPECT_THAT(run({"check", "--output-format", "json", "."}).output, HasSubstr("\"target-version\""));
  write("pyproject.toml", "[project]\nrequires-python = '>=3.11'\n");
  EXPECT_THAT(run({"check", "."}).output, HasSubstr("[*]"));
}

TEST_F(Configuration, a_requirement_that_says_nothing_is_a_warning) {
  write("a.py", kBefore);
  write("b/b.py", kBefore);
  write("pyproject.toml", "[project]\nrequires-python = 'new'\n");
  const auto outcome = run({"diff", "."});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors,
              AllOf(HasSubstr("aioshift: warning: "), HasSubstr("'new'"), HasSubstr("py311 is taken")));
  EXPECT_EQ(outcome.errors.find("warning"), outcome.errors.rfind("warning")) << "once";
  EXPECT_EQ(run({"diff", "-q", "."}).errors, "");
}

TEST_F(Configuration, excludes_hold_in_directories_and_not_for_named_files) {
  write("aioshift.toml", "exclude = ['vendor/', '*_pb2.py']\n");
  write(".gitignore", "ignored/\n");
  for (const char* name : {"a.py", "vendor/b.py", "c_pb2.py", "ignored/d.py"}) write(name, kBefore);
  EXPECT_THAT(run({"diff", "."}).errors, HasSubstr("1 of 1 file"));
  EXPECT_THAT(run({"diff", "vendor/b.py", "c_pb2.py", "ignored/d.py"}).errors, HasSubstr("3 of 3 files"));
}

TEST_F(Configuration, per_file_ignores) {
  write("aioshift.toml", "[per-file-ignores]\n'tests/*' = ['asyncio']\n");
  write("tests/a.py", kBefore);
  write("src/a.py", kBefore);
  EXPECT_THAT(run({"diff", "."}).errors, HasSubstr("1 of 2 files"));
}

TEST_F(Configuration, mistakes_name_file_line_and_what_was_meant) {
  expect_refused("\nslect = []\n", "aioshift.toml:2: unknown key 'slect', did you mean 'select'?");
  expect_refused("select = 'x'\n", "'select' must be an array of strings");
  expect_refused("select = ['wait-for-to-timout']\n", "did you mean 'wait-for-to-timeout'?");
  expect_refused("target-version = 'py38'\n", "'target-version' must be one of py39 to py314");
  expect_refused("select = [\n", "not valid TOML");
  expect_refused("[option]\nwait-for-to-timeout.x = 1\n", "has no option 'x'");
  expect_refused("rules = ['codemods/']\n", "/codemods: there is no such file or directory");
  expect_refused("libraries = ['maps/acme.yaml']\n", "/maps/acme.yaml: cannot be read");
}

TEST_F(Configuration, keys_of_migrations_are_accepted) {
  write("a.py", kBefore);
  write("aioshift.toml",
        "async = ['acme.net.read', 'acme.sync.Lock.__enter__']\nstays-sync = ['acme.Client.__init__']\n"
        "rename = { 'acme.net.Stream.close' = 'aclose' }\nunsafe-fixes = false\nexclude = []\n");
  EXPECT_EQ(run({"diff", "."}).exit_code, 0);
}

TEST_F(Configuration, a_broken_one_costs_its_own_files_alone) {
  write("a.py", kBefore);
  write("fixtures/b.py", kBefore);
  write("fixtures/c/c.py", kBefore);
  write("fixtures/pyproject.toml", "[tool.aioshift\n");
  const auto outcome = run({"diff", "."});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, HasSubstr("b/a.py"));
  EXPECT_THAT(outcome.errors, AllOf(HasSubstr("not valid TOML"), HasSubstr("1 of 1 file")));
}

}  // namespace
}  // namespace aioshift::cli
