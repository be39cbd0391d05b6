// What a person meets first: help, version, misspelt words.
#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class CommandLine : public Cli {
 protected:
  // A usage error: exit 2, nothing on stdout, and this on stderr.
  void expect_refused(const Words& words, const std::string& message) {
    const auto outcome = run(words);
    EXPECT_EQ(outcome.exit_code, 2) << testing::PrintToString(words);
    EXPECT_THAT(outcome.output, IsEmpty()) << testing::PrintToString(words);
    EXPECT_THAT(outcome.errors, HasSubstr(message)) << testing::PrintToString(words);
  }
};

TEST_F(CommandLine, without_arguments_shows_the_help_on_stderr_and_fails) {
  const auto outcome = run({});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_THAT(outcome.errors, AllOf(HasSubstr("Usage: aioshift COMMAND"), HasSubstr("apply"),
                                    HasSubstr("Start with: aioshift diff")));
}

TEST_F(CommandLine, help_is_a_result) {
  for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"check", "--help"}, Words{"diff", "-h"},
                             Words{"apply", "--help"}, Words{"list", "--help"}, Words{"test", "--help"},
                             Words{"run", "--help"}, Words{"explain", "--help"}}) {
    const auto outcome = run(words);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors, IsEmpty());
    EXPECT_THAT(outcome.output, HasSubstr("Usage: aioshift"));
    // CLI11's notation for types, ranges, enums and exclusions says nothing to people.
    for (const char* artefact : {"Excludes", "UINT", "->", "TEXT", "REQUIRED", "\n\n\n"}) {
      EXPECT_THAT(outcome.output, Not(HasSubstr(artefact))) << outcome.output;
    }
  }
}

TEST_F(CommandLine, help_of_the_analysing_commands_names_the_options_of_the_contract) {
  for (const char* command : {"check", "diff", "apply"}) {
    const std::string help = run({command, "--help"}).output;
    for (const char* option :
         {"--select", "--ignore", "--unsafe-fixes", "--target-version", "--option", "--config", "-j, --jobs",
          "--no-cache", "--color", "-q, --quiet", "-v, --verbose", "--stdin-filename", "[PATH...]"}) {
      EXPECT_THAT(help, HasSubstr(option)) << command;
    }
  }
}

TEST_F(CommandLine, version_is_one_line) {
  const auto outcome = run({"--version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, testing::MatchesRegex("aioshift [0-9.]+\n"));
}

TEST_F(CommandLine, suggests_the_nearest_command_option_and_rule) {
  expect_refused({"dif"}, "no command 'dif', did you mean 'diff'?");
  expect_refused({"dif", "src"}, "no command 'dif', did you mean 'diff'?");
  expect_refused({"diff", "--slect", "x"}, "diff has no option '--slect', did you mean '--select'?");
  expect_refused({"diff", "--slect=x"}, "diff has no option '--slect', did you mean '--select'?");
  expect_refused({"diff", "--select", "wait-for-to-timeut"}, "did you mean 'wait-for-to-timeout'?");
  expect_refused({"diff", "--ignore", "asynci"}, "did you mean 'asyncio'?");
  expect_refused({"explain", "wait-for-to-timout"}, "did you mean 'wait-for-to-timeout'?");
  expect_refused({"--vresion"}, "did you mean '--version'?");
}

TEST_F(CommandLine, refuses_what_is_no_value) {
  expect_refused({"diff", "-j", "0"}, "-j: '0' is no number from 1 to 1024");
  expect_refused({"diff", "-j", "1025"}, "'1025' is no number from 1 to 1024");
  expect_refused({"diff", "-j", "x"}, "'x' is no number");
  expect_refused({"diff", "-j", "99999999999999999999"}, "is no number from 1 to 1024");
  expect_refused({"diff", "--color", "red"}, "'red' is none of auto, always, never");
  expect_refused({"check", "--output-format", "xml"}, "'xml' is none of text, json, sarif, github, markdown");
  expect_refused({"list", "--output-format", "sarif"}, "'sarif' is none of text, json");
  expect_refused({"diff", "--target-version", "py38"}, "'py38' is none of py39 to py314");
  expect_refused({"diff", "--target-version", "3.11x"}, "--target-version");
  expect_refused({"diff", "--select"}, "--select needs a value");
  expect_refused({"diff", "--select", "a,,b"}, "--select: a rule is missing before or after a comma");
  expect_refused({"diff", "--select", ""}, "--select: a rule is missing");
  expect_refused({"diff", "--option", "x"}, "'x' is not of the form RULE.KEY=VALUE");
  expect_refused({"diff", "--option", "wait-for-to-timeot.x=1"}, "did you mean 'wait-for-to-timeout'?");
  expect_refused({"diff", "--option", "wait-for-to-timeout.nope=1"}, "has no option 'nope'");
  expect_refused({"diff", "-q", "-v"}, "excludes");
  expect_refused({"diff", "--output-format", "json"}, "diff has no option '--output-format'");
  expect_refused({"-v"}, "options follow the command");
  expect_refused({"diff", "--rules", "absent"}, "absent: there is no such file or directory");
  expect_refused({"list", "--rules", "absent"}, "absent: there is no such file or directory");
  expect_refused({"test", "absent"}, "absent: there is no such file or directory");
  expect_refused({"test", "--update", "--skip-snapshots"}, "excludes");
  expect_refused({"run", "-i", "-p", "a"}, "-i: there is nothing to choose");
  expect_refused({"explain"}, "explain needs RULE-or-REASON");
  expect_refused({"list", "x"}, "list takes no argument 'x'");
  expect_refused({"diff", "--stdin-filename", "x.py", "."}, "--stdin-filename goes with the path '-'");
  expect_refused({"diff", "-", "x.py"}, "'-' cannot be combined with other paths");
}

TEST_F(CommandLine, says_what_is_wrong_with_a_library_map) {
  write("a.py", kBefore);
  expect_refused({"diff", "--library", "x", "."}, "x: ");
  write("acme.yml", "library: acme\nfunctions:\n  acme.open: {stile: await}\n");
  expect_refused({"diff", "--library", "acme.yml", "."}, "acme.yml:3:15: unknown key `stile`");
}

TEST_F(CommandLine, takes_the_last_of_an_option_given_twice) {
  write("a.py", kBefore);
  EXPECT_EQ(run({"diff", "-j", "1", "-j", "2", "--color", "always", "--color", "never", "."}).exit_code, 0);
}

TEST_F(CommandLine, list_names_every_rule) {
  const auto outcome = run({"list"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output,
              AllOf(HasSubstr("wait-for-to-timeout"), HasSubstr("ensure-future-to-create-task")));
}

TEST_F(CommandLine, explain_knows_rules_and_reasons) {
  EXPECT_THAT(run({"explain", "wait-for-to-timeout"}).output,
              AllOf(HasSubstr("## What it does"), HasSubstr("## Fix safety")));
  const auto reason = run({"explain", "target-version"});
  EXPECT_EQ(reason.exit_code, 0);
  EXPECT_THAT(reason.output, StartsWith("# target-version\n"));
}

TEST_F(CommandLine, takes_paths_that_look_like_something_else) {
  for (const char* name : {"[slug]/a.py", "[a,b]/a.py", "%%/a.py", "apply/a.py", "--check", "-", "sp ace.py"})
    write(name, kBefore);
  for (const char* path : {"[slug]", "[a,b]", "%%", "apply", "./--check", "./-", "sp ace.py"}) {
    const auto outcome = run({"diff", "--check", path});
    EXPECT_EQ(outcome.exit_code, 1) << path << outcome.errors;
  }
  EXPECT_THAT(run({"diff", "[slug]"}).output, StartsWith("diff --git a/[slug]/a.py b/[slug]/a.py\n"));
  EXPECT_THAT(run({"diff", "--", "--check"}).output, StartsWith("diff --git a/--check b/--check\n"));
}

}  // namespace
}  // namespace aioshift::cli
