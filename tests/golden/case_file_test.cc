#include "case_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/temp_dir.h"

namespace aioshift::golden {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

tl::expected<CaseFile, std::string> read(const std::string& text) {
  const test_support::TempDir directory;
  return read_case_file(directory.write("case.toml", text));
}

TEST(CaseFile, takes_every_key) {
  const auto file = read(R"(
about = "Shows all keys."
args = ["--option", "a.b=1"]
target = "py312"
unsafe = true
run = ["other.py", "arg"]
run-min-python = "3.12"
reasons = ["b", "a", "b"]
findings = 4
exit = 2
stderr = ["text"]
compile = false
)");
  ASSERT_TRUE(file) << file.error();
  EXPECT_EQ(file->about, "Shows all keys.");
  EXPECT_THAT(file->args, ElementsAre("--option", "a.b=1"));
  EXPECT_EQ(file->target, "py312");
  EXPECT_TRUE(file->unsafe);
  EXPECT_THAT(file->run, ElementsAre("other.py", "arg"));
  EXPECT_EQ(file->run_min_python, std::pair(3, 12));
  EXPECT_THAT(*file->reasons, ElementsAre("a", "b", "b"));
  EXPECT_EQ(file->findings, 4);
  EXPECT_EQ(file->exit, 2);
  EXPECT_THAT(file->expected_errors, ElementsAre("text"));
  EXPECT_FALSE(file->compile);
}

TEST(CaseFile, runs_nothing_unless_told) {
  EXPECT_TRUE(read("about = 'x'")->run.empty());
  EXPECT_TRUE(read("about = 'x'\nrun = false")->run.empty());
  EXPECT_THAT(read("about = 'x'\nrun = true")->run, ElementsAre("main.py"));
}

TEST(CaseFile, names_the_line_of_what_it_does_not_know) {
  EXPECT_THAT(read("about = 'x'\nunsave = true").error(), HasSubstr("case.toml:2: unknown key 'unsave'"));
  EXPECT_THAT(read("about = 'x'\nfindings = 'two'").error(),
              HasSubstr(":2: 'findings' cannot have this value"));
  EXPECT_THAT(read("about = 'x'\nrun-min-python = '3'").error(), HasSubstr(":2: 'run-min-python'"));
  EXPECT_THAT(read("about = 'x'\nargs = ").error(), HasSubstr("case.toml:2: "));
}

TEST(CaseFile, must_say_what_it_shows) {
  EXPECT_THAT(read("findings = 1").error(), HasSubstr("needs 'about'"));
}

TEST(CaseFile, is_updated_where_it_has_the_key) {
  const test_support::TempDir directory;
  const auto path =
      directory.write("case.toml", "# kept\nabout = 'x'\nreasons = [\n  'old', # lost\n]\nunsafe = true\n");
  update_case_file(path, {"a", "b"}, 7);
  EXPECT_EQ(directory.read("case.toml"), "# kept\nabout = 'x'\nreasons = [\"a\", \"b\"]\nunsafe = true\n");
}

}  // namespace
}  // namespace aioshift::golden
