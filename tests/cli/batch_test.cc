// `aioshift batch`: many repositories, some of them broken, and runs that are killed.
#include <csignal>
#include <nlohmann/json.hpp>
#include <random>

#include "git_fixture.h"

namespace aioshift::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Batch : public GitCli {
 protected:
  // Repositories repos/r0, r1, ... with sites of both rules.
  void make_repositories(int count) {
    write("two.py", kTwoRules);
    sh("mkdir -p repos; for i in $(seq 0 " + std::to_string(count - 1) +
       "); do git init -q repos/r$i; cp two.py repos/r$i/a.py; echo \"x = $i\" > repos/r$i/b.py; git -C "
       "repos/r$i add .; "
       "git -C repos/r$i commit -qm base; done");
  }
  void manifest(const std::string& text) { write("m.toml", text); }
  json summary() { return json::parse(read("s.json")); }
  std::map<std::string, json> results() {
    std::map<std::string, json> by_name;
    const json document = summary();
    for (const json& result : document.at("repositories")) {
      const std::string name = result.at("repository");
      by_name[name.substr(name.rfind('/') + 1)] = result;
    }
    return by_name;
  }
  void expect_error(const std::string& text, const std::string& message) {
    manifest(text);
    const auto outcome = shell("$AIOSHIFT batch m.toml");
    EXPECT_EQ(outcome.exit_code, 2) << text;
    EXPECT_THAT(outcome.output, IsEmpty());
    EXPECT_THAT(outcome.errors, HasSubstr(message)) << text;
  }
};

TEST_F(Batch, makes_the_branch_that_branch_would_make_in_each) {
  make_repositories(3);
  manifest("[defaults]\nbranch = 'aio'\n[[repo]]\npath = 'repos/*'\nselect = ['wait-for-to-timeout']\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --summary s.json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output,
              AllOf(HasSubstr("repository"), HasSubstr("repos/r2  "), HasSubstr("branch made")));
  EXPECT_THAT(outcome.errors, HasSubstr("aioshift: [3/3] "));
  for (const char* name : {"r0", "r1", "r2"}) {
    const std::string in = "cd repos/" + std::string(name) + "; ";
    EXPECT_EQ(sh(in + "git status --porcelain; git fsck --strict 2>&1"), "");
    sh(in + "$AIOSHIFT branch -q aio-single --select wait-for-to-timeout");
    EXPECT_EQ(sh(in + "git rev-parse aio^{tree}"), sh(in + "git rev-parse aio-single^{tree}"));
    const json result = results().at(name);
    EXPECT_EQ(result.at("base").get<std::string>() + "\n", sh(in + "git rev-parse main"));
    EXPECT_EQ(result.at("tip").get<std::string>() + "\n", sh(in + "git rev-parse aio"));
    EXPECT_EQ(result.at("fixes"), json({{"wait-for-to-timeout", 1}}));
    EXPECT_EQ(result.at("refusals"), json({{"loop-condition", 1}}));
    EXPECT_EQ(result.at("files"), 1);
    EXPECT_EQ(result.at("commits").size(), 1U);
    EXPECT_EQ(result.at("error"), nullptr);
    EXPECT_GE(result.at("seconds").get<double>(), 0);
  }
  EXPECT_EQ(summary().at("totals").at("repositories"), 3);
}

TEST_F(Batch, goes_on_after_a_repository_that_fails) {
  make_repositories(6);
  sh("rm -rf repos/r1/.git/objects/*; git init -q --object-format=sha256 repos/r2b; cd repos/r3; git branch "
     "aioshift");
  manifest(
      "[[repo]]\npath = 'repos/*'\n[[repo]]\npath = 'repos/nowhere'\n[[repo]]\nurl = "
      "'file:///nonexistent/x.git'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --summary s.json --cache ../cache");
  EXPECT_EQ(outcome.exit_code, 2);
  const auto all = results();
  EXPECT_THAT(all.at("r1").at("error").get<std::string>(), HasSubstr("HEAD"));
  EXPECT_THAT(all.at("r2b").at("error").get<std::string>(), HasSubstr("SHA-256"));
  EXPECT_THAT(all.at("r3").at("error").get<std::string>(), HasSubstr("there is a branch 'aioshift' already"));
  EXPECT_THAT(all.at("nowhere").at("error").get<std::string>(), HasSubstr("is no directory"));
  EXPECT_THAT(all.at("x.git").at("error").get<std::string>(), HasSubstr("cannot be fetched"));
  for (const char* good : {"r0", "r2", "r4", "r5"})
    EXPECT_EQ(all.at(good).at("status"), "branch made") << good;
  EXPECT_EQ(summary().at("totals").at("failed"), 5);
  EXPECT_THAT(outcome.errors, HasSubstr("4 of 9 have a new branch, 5 failed"));
}

TEST_F(Batch, names_directories_that_match_a_pattern_and_are_no_repositories) {
  make_repositories(1);
  sh("mkdir repos/notes; touch repos/list.txt");
  manifest("[[repo]]\npath = 'repos/*'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("repos/notes: no repository; passed over"));
  EXPECT_THAT(outcome.errors, Not(HasSubstr("list.txt")));
}

TEST_F(Batch, names_files_that_cannot_be_parsed_with_their_repository) {
  make_repositories(1);
  sh("cd repos/r0; printf 'asyncio.wait_for(\\n' > bad.py; git add .; git commit -qm bad");
  manifest("[[repo]]\npath = 'repos/r0'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --summary s.json");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("repos/r0: bad.py: line 1"));
  EXPECT_EQ(results().at("r0").at("file_errors"), 1);
  EXPECT_EQ(results().at("r0").at("status"), "branch made");
}

TEST_F(Batch, says_what_is_wrong_with_a_manifest) {
  make_repositories(1);
  expect_error("", "m.toml: names no repository");
  expect_error("[[repo]]\npath = 'repos/r0'\nbrnch = 'x'\n",
               "m.toml:3: unknown key 'brnch', did you mean 'branch'?");
  expect_error("[[repos]]\npath = 'repos/r0'\n", "m.toml:1: unknown key 'repos', did you mean 'repo'?");
  expect_error("[defaults]\npath = 'x'\n", "m.toml:2: unknown key 'path'");
  expect_error("[defaults]\n\nslect = []\n", "m.toml:3: unknown key 'slect', did you mean 'select'?");
  expect_error("[[repo]]\npath = 3\n", "m.toml:2: 'path' must be a string, not an integer");
  expect_error("[[repo]]\nbase = 'main'\n", "m.toml:1: a [[repo]] has either 'path' or 'url'");
  expect_error("[[repo]]\npath = 'a'\nurl = 'b'\n", "has either 'path' or 'url'");
  expect_error("[[repo]]\npath = 'none/*'\n", "m.toml:1: no repository matches 'none/*'");
  expect_error("[[repo]]\npath = 'repos/*'\n[[repo]]\npath = 'repos/r0'\n", "m.toml:3: '");
  expect_error("[[repo]]\npath = 'repos/*'\nselect = 'x'\n",
               "m.toml:3: 'select' must be an array of strings");
  expect_error("[[repo]]\npath = 'repos/*'\nsplit = 'x'\n",
               "m.toml:3: 'split' must be one of rule, squash, file, package");
  expect_error("[[repo]]\npath = 'repos/*'\ntarget-version = 'py2'\n",
               "m.toml:3: 'target-version' must be one of");
  expect_error("repo = 3\n", "m.toml:1: 'repo' must be an array of tables");
  expect_error("[[repo]\n", "m.toml:1:");
  const auto missing = shell("$AIOSHIFT batch nowhere.toml");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.errors, HasSubstr("nowhere.toml: No such file"));
  EXPECT_EQ(shell("$AIOSHIFT batch").exit_code, 2);
  // An unknown rule is known only when a worker reads it.
  manifest("[[repo]]\npath = 'repos/r0'\nselect = ['wait-for-to-timout']\n");
  EXPECT_THAT(shell("$AIOSHIFT batch m.toml").errors, HasSubstr("did you mean 'wait-for-to-timeout'?"));
}

TEST_F(Batch, clones_a_url_into_its_cache_and_fetches_the_next_time) {
  make_repositories(1);
  sh("git -C repos/r0 branch other; git clone -q --bare repos/r0 ../url.git");
  const std::string url = "file://" + (directory_.path() / "url.git").string();
  manifest("[[repo]]\nurl = '" + url + "'\nbranch = 'aio'\n[[repo]]\nurl = '" + url +
           "'\nbranch = 'aio2'\nbase = 'other'\nsplit = 'squash'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --cache ../cache -j 1");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(sh("ls ../cache | wc -l; cd ../cache/*; git rev-list --count aio aio2; git symbolic-ref "
               "refs/remotes/origin/HEAD; git fsck --strict 2>&1 | grep -v ^notice || true"),
            "1\n4\nrefs/remotes/origin/main\n");
  sh("cd repos/r0; cp a.py c.py; git add .; git commit -qm more; git push -q ../../../url.git main");
  manifest("[[repo]]\nurl = '" + url + "'\nbranch = 'aio3'\n");
  sh("$AIOSHIFT batch -q m.toml --cache ../cache");
  EXPECT_EQ(sh("cd ../cache/*; git diff --name-only origin/main aio3"), "a.py\nc.py\n");
}

TEST_F(Batch, writes_patches_that_git_am_takes) {
  make_repositories(2);
  sh("cd repos/r0; printf 'import asyncio\\r\\n' > crlf.py; mkdir 'a b'; cp a.py 'a b/ü.py'; printf '# \\xe9 "
     "no newline' >> 'a b/ü.py'; sed -i '1i # -*- coding: latin-1 -*-' 'a b/ü.py'; "
     "git add .; git commit -qm odd; git config user.name 'Zoë, Author'");
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  sh("$AIOSHIFT batch -q m.toml --patches ../p");
  EXPECT_EQ(sh("ls ../p/r0"),
            "0001-Modernise-asyncio-code-aioshift-ensure-future-to-cre.patch\n"
            "0002-Modernise-asyncio-code-aioshift-wait-for-to-timeout.patch\n");
  sh("cd repos/r0; git switch -q -c am main; git am -q ../../../p/r0/*.patch");
  const std::string format = "cd repos/r0; git log --format='%T %an %ae %at %B' main..";
  EXPECT_EQ(sh(format + "am"), sh(format + "aio"));
  // As git itself writes them, but for the signature.
  sh("cd repos/r1; git format-patch -q -o ../../../fp --signature=aioshift main..aio; diff -r ../../../fp "
     "../../../p/r1");
}

TEST_F(Batch, runs_a_command_in_a_checkout_of_each_result_which_can_keep_the_branch_from_being_made) {
  make_repositories(3);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  const std::string command =
      "test $(git status --porcelain | wc -l) = 0 && grep -q create_task a.py && echo out && ! grep -q 1 "
      "b.py; r=$?; echo $PWD >> " +
      (directory_.path() / "where").string() + "; echo junk > junk; git commit -qam junk; exit $r";
  const auto outcome = shell("$AIOSHIFT batch m.toml --summary s.json --exec \"$CMD\"", {{"CMD", command}});
  EXPECT_EQ(outcome.exit_code, 2);
  const auto all = results();
  EXPECT_EQ(all.at("r0").at("exec").at("exit_code"), 0) << all.at("r0").dump();
  EXPECT_THAT(all.at("r0").at("exec").at("output").get<std::string>(), HasSubstr("out\n"));
  EXPECT_EQ(all.at("r1").at("exec").at("exit_code"), 1);
  EXPECT_EQ(all.at("r1").at("error"), "--exec failed (exit code 1); no branch was made");
  EXPECT_EQ(sh("git -C repos/r1 branch --list aio; git -C repos/r1 status --porcelain; git -C repos/r0 "
               "status --porcelain"),
            "");
  EXPECT_NE(sh("git -C repos/r0 branch --list aio"), "");
  EXPECT_EQ(sh("for d in $(cat ../where); do test -e $d && echo $d; done; true"), "");
  // Only recorded.
  sh("$AIOSHIFT batch -q m.toml --journal j2 --summary s.json --exec false --exec-record-only >/dev/null "
     "2>&1 || true");
  EXPECT_EQ(results().at("r1").at("status"), "branch made");
  EXPECT_EQ(results().at("r1").at("exec").at("exit_code"), 1);
  // Late.
  const auto late =
      shell("$AIOSHIFT batch m.toml --mode diff --journal j3 --exec 'sleep 50 & sleep 50' --exec-timeout 1");
  EXPECT_THAT(late.errors, HasSubstr("--exec did not end within 1 s"));
}

TEST_F(Batch, makes_no_branches_in_diff_mode) {
  make_repositories(1);
  manifest("[[repo]]\npath = 'repos/*'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --mode diff");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, HasSubstr("would change"));
  EXPECT_EQ(sh("git -C repos/r0 branch --list"), "* main\n");
}

TEST_F(Batch, rewrites_the_work_trees_in_apply_mode) {
  make_repositories(2);
  sh("cp -r repos/r0 alone; cd alone; $AIOSHIFT apply -q");
  manifest("[[repo]]\npath = 'repos/*'\n");
  const auto outcome = shell("$AIOSHIFT batch m.toml --mode apply --summary s.json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("2 of 2 changed, 0 failed"));
  EXPECT_EQ(sh("diff alone/a.py repos/r0/a.py; git -C repos/r0 branch --list"), "* main\n");
  EXPECT_EQ(results().at("r1").at("files"), 1);
  EXPECT_THAT(shell("$AIOSHIFT batch m.toml --mode apply --exec true").errors,
              HasSubstr("not with --mode apply"));
}

TEST_F(Batch, repeats_nothing_that_the_journal_has) {
  make_repositories(3);
  sh("cd repos/r1; git branch aio");
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  shell("$AIOSHIFT batch m.toml --summary s.json");
  const std::string tips = sh("for r in repos/*; do git -C $r rev-parse aio; done");
  const json before = summary();
  const auto again = shell("$AIOSHIFT batch m.toml --summary s.json");
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.errors, HasSubstr("all is done already, says m.toml.journal"));
  EXPECT_EQ(summary(), before);
  sh("git -C repos/r1 branch -D -q aio");
  EXPECT_EQ(shell("$AIOSHIFT batch m.toml --retry-failed").exit_code, 0);
  EXPECT_EQ(sh("for r in repos/r0 repos/r2; do git -C $r rev-parse aio; done"),
            tips.substr(0, 41) + tips.substr(82));
  // A repository that is added later is the only one that is done.
  sh("git clone -q repos/r0 repos/r3");
  EXPECT_THAT(shell("$AIOSHIFT batch m.toml").errors, HasSubstr("3 of 4 repositories are done already"));
  const auto restarted = shell("$AIOSHIFT batch m.toml --restart");
  EXPECT_THAT(restarted.output, HasSubstr("there is a branch 'aio' already"));
}

TEST_F(Batch, drops_what_a_kill_left_of_a_line_and_refuses_what_is_no_journal) {
  make_repositories(2);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  sh("$AIOSHIFT batch -q m.toml");
  const std::string whole = read("m.toml.journal");
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{5}, std::size_t{0}}) {
    write("m.toml.journal", whole.substr(0, size));
    const auto outcome = shell("$AIOSHIFT batch m.toml");
    EXPECT_NE(outcome.errors.find("is no journal"), 0U);
    EXPECT_THAT(outcome.output, HasSubstr("repos/r1"));
  }
  write("m.toml.journal", "something else\n");
  const auto other = shell("$AIOSHIFT batch m.toml");
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.errors, HasSubstr("is no journal of a batch"));
  EXPECT_EQ(read("m.toml.journal"), "something else\n");
}

TEST_F(Batch, is_refused_where_another_uses_the_journal) {
  make_repositories(1);
  manifest("[[repo]]\npath = 'repos/*'\n");
  const auto outcome = shell("exec 9>m.toml.journal; flock 9; $AIOSHIFT batch m.toml");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("another batch is using this journal"));
}

// Killed at random points until it comes to its end: each branch is there once, as one run makes it.
TEST_F(Batch, loses_nothing_and_does_nothing_twice_when_it_is_killed) {
  make_repositories(12);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  std::mt19937 random(testing::UnitTest::GetInstance()->random_seed() + 7U);
  int kills = 0;
  for (int round = 0; round < 60; ++round) {
    const std::string after = "0." + std::to_string(10 + random() % 190).insert(0, 1, '0').substr(0, 3);
    const auto outcome =
        shell("timeout -s KILL " + after + " $AIOSHIFT batch -q -j 2 m.toml --summary s.json");
    if (outcome.exit_code == 0) break;
    ++kills;
    ASSERT_TRUE(outcome.exit_code == 137 || outcome.signal == SIGKILL) << outcome.output << outcome.errors;
  }
  sh("$AIOSHIFT batch -q m.toml --summary s.json");
  EXPECT_GT(kills, 0);
  const auto all = results();
  ASSERT_EQ(all.size(), 12U);
  for (const auto& [name, result] : all) {
    EXPECT_EQ(result.at("error"), nullptr) << result.dump();
    const std::string in = "cd repos/" + name + "; ";
    EXPECT_EQ(sh(in + "git rev-parse aio"), result.at("tip").get<std::string>() + "\n");
    EXPECT_EQ(sh(in + "git reflog aio | wc -l; git rev-list --count main..aio; git fsck --strict 2>&1 | grep "
                      "-v ^dangling || true; find .git -name '*.lock'"),
              "1\n2\n");
  }
}

// As after a kill between "ready" and the branch, while its lock was held.
TEST_F(Batch, removes_its_own_stale_lock_and_no_other) {
  make_repositories(2);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  sh("$AIOSHIFT batch -q m.toml");
  sh("sed -i '/\"record\":\"done\"/d' m.toml.journal; for r in r0 r1; do cp repos/$r/.git/refs/heads/aio "
     "repos/$r/.git/refs/heads/aio.lock; "
     "rm repos/$r/.git/refs/heads/aio; done; git -C repos/r1 rev-parse main > "
     "repos/r1/.git/refs/heads/aio.lock");
  const auto outcome = shell("$AIOSHIFT batch m.toml --summary s.json");
  EXPECT_EQ(results().at("r0").at("error"), nullptr);
  EXPECT_NE(sh("git -C repos/r0 branch --list aio"), "");
  EXPECT_THAT(results().at("r1").at("error").get<std::string>(), HasSubstr("cannot be made: failed to lock"));
  EXPECT_EQ(sh("ls repos/*/.git/refs/heads/*.lock"), "repos/r1/.git/refs/heads/aio.lock\n");
}

// As after a kill between the line of the log and the reference.
TEST_F(Batch, writes_one_line_of_the_log_where_the_run_before_was_killed_behind_its_own) {
  make_repositories(2);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  sh("$AIOSHIFT batch -q m.toml");
  // In the second, the log is another's.
  sh("sed -i '/\"record\":\"done\"/d' m.toml.journal; rm repos/*/.git/refs/heads/aio; "
     "sed -i \"s/ [0-9a-f]* / $(git -C repos/r1 rev-parse main) /\" repos/r1/.git/logs/refs/heads/aio");
  sh("$AIOSHIFT batch -q m.toml --summary s.json");
  for (const auto& [name, lines] : {std::pair("r0", "1\n"), std::pair("r1", "2\n")}) {
    EXPECT_EQ(results().at(name).at("error"), nullptr);
    EXPECT_EQ(sh("git -C repos/" + std::string(name) + " reflog aio | wc -l"), lines);
  }
}

TEST_F(Batch, ends_its_workers_when_it_is_interrupted_and_goes_on_later) {
  make_repositories(4);
  manifest("[[repo]]\npath = 'repos/*'\nbranch = 'aio'\n");
  const auto outcome = shell(
      "$AIOSHIFT batch -j 2 m.toml --exec 'sleep 30' & p=$!; sleep 1; kill -TERM $p; wait $p; echo $?; sleep "
      "0.2; pgrep -f 'aioshift batch-worke[r]' | wc -l");
  EXPECT_THAT(outcome.output, HasSubstr("143\n"));
  EXPECT_THAT(outcome.errors, HasSubstr("interrupted; the same command goes on where it stopped"));
  EXPECT_EQ(sh("$AIOSHIFT batch -q m.toml --exec true | grep -c 'branch made'"), "4\n");
}

}  // namespace
}  // namespace aioshift::cli
