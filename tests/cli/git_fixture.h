// A repository made by the real git, and the binary run in it. Git is also the judge of the result.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cli_fixture.h"

namespace aioshift::cli {

// Sites of both rules, with some that are refused.
inline const std::string kTwoRules =
    "import asyncio\n\n\nasync def f(q):\n    x = await asyncio.wait_for(q.get(), 5)\n    t = "
    "asyncio.ensure_future(g())\n    return x, t\n\n\nasync def g():\n    while await asyncio.wait_for(g(), "
    "3):\n "
    "       pass\n";

class GitCli : public testing::Test {
 protected:
  using Environment = std::map<std::string, std::optional<std::string>>;

  GitCli() {
    directory_.write(
        "home/.gitconfig",
        "[user]\n\tname = Ada Example\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n"
        "[protocol \"file\"]\n\tallow = always\n[advice]\n\tdetachedHead = false\n");
    sh("mkdir repo && git init -q repo");
  }

  // Runs a script of bash in the repository; $AIOSHIFT is the binary.
  test_support::Outcome shell(const std::string& script, const Environment& environment = {},
                              const std::string& below = "repo") {
    test_support::Command command;
    command.argv = {"bash", "-c", script};
    command.directory = (directory_.path() / below).string();
    command.environment = {{"HOME", (directory_.path() / "home").string()},
                           {"XDG_CONFIG_HOME", std::nullopt},
                           {"GIT_CONFIG_NOSYSTEM", "1"},
                           {"GIT_AUTHOR_DATE", std::nullopt},
                           {"NO_COLOR", std::nullopt},
                           {"EMAIL", std::nullopt},
                           {"TZ", "Europe/Berlin"},
                           {"LC_ALL", "C.UTF-8"},
                           {"AIOSHIFT", binary()}};
    for (const auto& [name, value] : environment) command.environment[name] = value;
    test_support::Outcome outcome = test_support::run(command);
    EXPECT_FALSE(outcome.timed_out) << describe(command, outcome);
    return outcome;
  }

  // The same for a script that must succeed: what it printed.
  std::string sh(const std::string& script, const Environment& environment = {}) {
    const bool exists = std::filesystem::exists(directory_.path() / "repo");
    const auto outcome = shell("set -e\n" + script, environment, exists ? "repo" : ".");
    EXPECT_EQ(outcome.exit_code, 0) << script << "\n" << outcome.output << outcome.errors;
    return outcome.output;
  }

  void write(const std::string& name, const std::string& contents) {
    directory_.write("repo/" + name, contents);
  }
  std::string read(const std::string& name) { return directory_.read("repo/" + name); }

  void commit_all(const std::string& message = "base") {
    sh("git add -A && git commit -qm '" + message + "'");
  }

  // All of the repository that a branch must leave alone, as text.
  std::string state() {
    return sh(
        "cat .git/HEAD; sha256sum .git/index; stat -c %Y.%s .git/index; git stash list; git "
        "--no-optional-locks status "
        "--porcelain=v2 --branch --ignored; git for-each-ref | grep -v aio; cat .git/config; "
        "git ls-files -s; find . -path ./.git -prune -o -type f -print0 | sort -z | xargs -0 sha256sum");
  }

  static std::string binary() {
    const char* given = std::getenv("AIOSHIFT_BIN");
    return given != nullptr ? given : AIOSHIFT_BIN;
  }

  test_support::TempDir directory_;
};

}  // namespace aioshift::cli
