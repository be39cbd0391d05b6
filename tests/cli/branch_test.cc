// `aioshift branch`: what it commits, and what it leaves alone.
#include "git_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Branch : public GitCli {
 protected:
  void two_rules() {
    write("pkg/__init__.py", "");
    write("pkg/a.py", kTwoRules);
    write("pkg/sub/__init__.py", "");
    write("pkg/sub/b.py", kTwoRules);
    write("tests/test_a.py", kTwoRules);
    write("README", "asyncio.wait_for\n");
    commit_all();
  }

  void expect_refused(const std::string& arguments, const std::string& message) {
    const std::string before = sh("git for-each-ref; cat .git/HEAD");
    const auto outcome = shell("$AIOSHIFT branch " + arguments);
    EXPECT_EQ(outcome.exit_code, 2) << arguments << outcome.errors;
    EXPECT_THAT(outcome.output, IsEmpty());
    EXPECT_THAT(outcome.errors, HasSubstr(message)) << arguments;
    EXPECT_EQ(sh("git for-each-ref; cat .git/HEAD"), before) << arguments;
  }

  // The tree that git commits of what `apply` writes, with the same options, in another clone.
  std::string tree_of_apply(const std::string& options = "", const std::string& base = "HEAD") {
    return sh("rm -rf ../clone; git clone -q . ../clone 2>/dev/null; git rev-parse " + base +
              " > ../base; cd ../clone; git checkout -q $(cat ../base); $AIOSHIFT apply -q " + options +
              " >/dev/null 2>&1 || true; git add -A; git commit -qm applied --allow-empty; git rev-parse "
              "HEAD^{tree}");
  }
};

TEST_F(Branch, commits_one_rule_at_a_time_and_ends_with_the_tree_that_apply_gives) {
  two_rules();
  const std::string before = state();
  const auto outcome = shell("$AIOSHIFT branch aio/mig --select all");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_EQ(state(), before);
  EXPECT_EQ(sh("git fsck --strict 2>&1"), "");
  EXPECT_EQ(sh("git rev-parse aio/mig^{tree}"), tree_of_apply("--select all"));
  EXPECT_EQ(
      sh("git log --reverse --format='%(trailers:key=Aioshift-Rule,valueonly,separator=%x2C)' main..aio/mig"),
      "ensure-future-to-create-task\nwait-for-to-timeout\n");
  // Each step is what apply gives with the rules so far.
  EXPECT_EQ(sh("git rev-parse aio/mig~1^{tree}"), tree_of_apply("--select ensure-future-to-create-task"));
  EXPECT_EQ(sh("git merge-base main aio/mig"), sh("git rev-parse main"));
  EXPECT_EQ(sh("git log -1 --format='%an <%ae> %cn <%ce>' aio/mig"),
            "Ada Example <ada@example.org> Ada Example <ada@example.org>\n");
}

TEST_F(Branch, says_in_the_commit_what_was_done_and_left) {
  two_rules();
  sh("$AIOSHIFT branch aio --select wait-for-to-timeout --option wait-for-to-timeout.x=1 2>/dev/null || "
     "$AIOSHIFT branch aio --select wait-for-to-timeout -q pkg 'tests'");
  EXPECT_EQ(sh("git log -1 --format=%B aio"),
            "Modernise asyncio code (aioshift wait-for-to-timeout)\n\n"
            "Replace `await asyncio.wait_for(aw, timeout)` by `async with asyncio.timeout(timeout):`.\n\n"
            "3 fixes in 3 files.\n3 sites left as they are:\n  3 loop-condition\n\n"
            "Made by aioshift 0.1.0:\n  aioshift branch aio --select wait-for-to-timeout pkg tests\n\n"
            "Aioshift-Rule: wait-for-to-timeout\n\n");
}

TEST_F(Branch, ends_its_summary_with_the_commands_for_the_next_step) {
  two_rules();
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_THAT(outcome.errors,
              HasSubstr("aioshift: next:\naioshift:   git diff main...aio\naioshift:   git switch "
                        "aio\naioshift:   git push -u origin aio\n"));
  EXPECT_THAT(outcome.errors, HasSubstr("branch 'aio': 2 commits on main ("));
  EXPECT_NE(sh("git diff main...aio"), "");
  sh("git switch -q aio");
  EXPECT_THAT(shell("$AIOSHIFT branch -q other").errors, IsEmpty());
}

TEST_F(Branch, writes_to_the_reflog_what_happened) {
  two_rules();
  sh("$AIOSHIFT branch -q aio");
  EXPECT_THAT(sh("git reflog show aio"), HasSubstr("aio@{0}: aioshift: 2 commits on main ("));
  EXPECT_THAT(sh("tail -n 1 .git/logs/refs/heads/aio"), HasSubstr("Ada Example <ada@example.org>"));
}

TEST_F(Branch, gives_the_same_tree_however_it_is_split) {
  two_rules();
  sh("$AIOSHIFT branch -q aio1; $AIOSHIFT branch -q aio2 --squash; $AIOSHIFT branch -q aio3 --per-file; "
     "$AIOSHIFT branch -q aio4 --per-package; $AIOSHIFT branch -q aio5 -j 1");
  EXPECT_EQ(sh("git rev-parse aio1^{tree} aio2^{tree} aio3^{tree} aio4^{tree} aio5^{tree} | sort -u | wc -l"),
            "1\n");
  EXPECT_EQ(sh("git log --reverse --format=%s main..aio2"), "Apply 2 rules (aioshift)\n");
  EXPECT_EQ(sh("git log --reverse --format=%s --name-only main..aio3"),
            "Rewrite pkg/a.py (aioshift)\n\npkg/a.py\nRewrite pkg/sub/b.py (aioshift)\n\npkg/sub/b.py\n"
            "Rewrite tests/test_a.py (aioshift)\n\ntests/test_a.py\n");
  EXPECT_EQ(sh("git log --reverse --format=%s main..aio4"),
            "Rewrite pkg (aioshift)\nRewrite tests (aioshift)\n");
  EXPECT_EQ(sh("git fsck --strict 2>&1"), "");
  expect_refused("x --squash --per-file", "--squash excludes --per-file");
}

TEST_F(Branch, reads_the_commit_and_neither_the_work_tree_nor_the_index) {
  two_rules();
  const std::string expected = tree_of_apply();
  write("pkg/a.py", "broken(\n");
  write("new.py", kBefore);
  write("tests/test_a.py", kTwoRules + "# staged\n");
  write("aioshift.toml", "selct = 1\n");
  sh("git add tests/test_a.py; git rm -q --cached pkg/sub/b.py; echo s >> README; git stash push -q README; "
     "rm -r pkg/sub; git update-index --assume-unchanged pkg/__init__.py");
  const std::string before = state();
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(state(), before);
  EXPECT_EQ(sh("git rev-parse aio^{tree}"), expected);
}

TEST_F(Branch, reads_the_configuration_of_the_commit) {
  write("aioshift.toml", "select = ['wait-for-to-timeout']\nexclude = ['vendor/']\n");
  write("a.py", kTwoRules);
  write("vendor/b.py", kTwoRules);
  write("old/pyproject.toml", "[project]\nrequires-python = '>=3.9'\n");
  write("old/c.py", kTwoRules);
  commit_all();
  const std::string expected = tree_of_apply();
  write("aioshift.toml", "select = ['ensure-future-to-create-task']\n");
  sh("rm old/pyproject.toml");
  sh("$AIOSHIFT branch -q aio");
  EXPECT_EQ(sh("git rev-parse aio^{tree}"), expected);
  EXPECT_EQ(sh("git diff --name-only main aio"), "a.py\n");
}

TEST_F(Branch, names_the_commit_where_its_configuration_is_wrong) {
  write("aioshift.toml", "\nselct = []\n");
  write("a.py", kTwoRules);
  commit_all();
  sh("rm aioshift.toml");
  expect_refused("aio", "error: HEAD:aioshift.toml:2: unknown key 'selct', did you mean 'select'?");
}

TEST_F(Branch, takes_a_configuration_that_is_named_from_the_disk) {
  two_rules();
  write("mine.toml", "exclude = ['tests']\n");
  sh("$AIOSHIFT branch -q aio --config mine.toml");
  EXPECT_EQ(sh("git diff --name-only main aio"), "pkg/a.py\npkg/sub/b.py\n");
}

TEST_F(Branch, takes_paths_as_the_other_commands_do) {
  two_rules();
  const auto in_pkg = shell("$AIOSHIFT branch aio1 -v sub", {}, "repo/pkg");
  EXPECT_EQ(in_pkg.exit_code, 0);
  EXPECT_THAT(in_pkg.errors, HasSubstr("aioshift: sub/b.py: line 11"));
  EXPECT_EQ(sh("git diff --name-only main aio1"), "pkg/sub/b.py\n");
  EXPECT_EQ(shell("$AIOSHIFT branch -q aio2", {}, "repo/pkg").exit_code, 0);
  EXPECT_EQ(sh("git diff --name-only main aio2"), "pkg/a.py\npkg/sub/b.py\n");
  EXPECT_EQ(shell("$AIOSHIFT branch -q aio3 $PWD/a.py ./sub/../a.py", {}, "repo/pkg").exit_code, 0);
  EXPECT_EQ(sh("git diff --name-only main aio3"), "pkg/a.py\n");
  expect_refused("x missing.py", "missing.py: is not in the commit (HEAD:missing.py)");
  expect_refused("x ..", "..: is not in the repository");
  expect_refused("x README/", "README/: Not a directory");
  expect_refused("x -", "standard input is no part of a commit");
  // What is not there is named, and the rest is done.
  const auto partly = shell("$AIOSHIFT branch aio4 missing.py pkg/a.py");
  EXPECT_EQ(partly.exit_code, 2);
  EXPECT_EQ(sh("git diff --name-only main aio4"), "pkg/a.py\n");
}

TEST_F(Branch, takes_a_tracked_file_that_is_ignored) {
  write(".gitignore", "gen/\n");
  write("gen/a.py", kTwoRules);
  sh("git add -f gen/a.py");
  commit_all();
  sh("$AIOSHIFT branch -q aio");
  EXPECT_EQ(sh("git diff --name-only main aio"), "gen/a.py\n");
}

TEST_F(Branch, makes_none_where_nothing_changes) {
  write("a.py", kClean);
  commit_all();
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_THAT(outcome.errors, HasSubstr("nothing to change: no branch was made"));
  EXPECT_EQ(sh("git branch --list aio"), "");
}

TEST_F(Branch, is_made_though_a_file_has_a_syntax_error_which_is_named) {
  two_rules();
  write("bad.py", "import asyncio\nawait asyncio.wait_for(\n");
  commit_all();
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("bad.py: line 2"));
  EXPECT_EQ(sh("git diff --name-only main aio"), "pkg/a.py\npkg/sub/b.py\ntests/test_a.py\n");
}

TEST_F(Branch, starts_from_another_commit_with_base) {
  two_rules();
  sh("git tag -a -m t v1; git rm -qr pkg; git commit -qm less");
  const auto outcome = shell("$AIOSHIFT branch aio --base v1");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("git diff v1...aio"));
  EXPECT_EQ(sh("git rev-parse aio~2"), sh("git rev-parse v1^{}"));
  EXPECT_EQ(sh("git rev-parse aio^{tree}"), tree_of_apply("", "v1"));
  expect_refused("x --base nowhere", "'nowhere' names no commit here");
  expect_refused("x --base HEAD:README", "'HEAD:README' is no commit");
}

TEST_F(Branch, refuses_a_name_that_cannot_be) {
  two_rules();
  sh("git branch a/b; git branch c; git pack-refs --all; git branch d/e");
  for (const char* name :
       {"'x..y'", "'x y'", "'x~1'", "x.lock", "/x", "x/", "'x^'", "'a//b'", "HEAD", "'@{x'", "''"}) {
    const auto outcome = shell(std::string("$AIOSHIFT branch ") + name);
    EXPECT_EQ(outcome.exit_code, 2) << name;
    EXPECT_NE(shell(std::string("git check-ref-format --branch ") + name).exit_code, 0) << name;
  }
  expect_refused("'x y'", "'x y' is no valid branch name");
  expect_refused("-- -x", "'-x' is no valid branch name");
  expect_refused("a", "a branch 'a' cannot be where there is a branch 'a/b'");
  expect_refused("c/x", "a branch 'c/x' cannot be where there is a branch 'c'");
  expect_refused("d", "a branch 'd' cannot be where there is a branch 'd/e'");
  expect_refused("a/b", "there is a branch 'a/b' already; --force-with-lease");
  expect_refused("main", "there is a branch 'main' already");
  EXPECT_EQ(shell("$AIOSHIFT branch -q 'ä/é'").exit_code, 0);
  EXPECT_EQ(shell("$AIOSHIFT branch").exit_code, 2);
}

TEST_F(Branch, moves_one_that_exists_with_a_lease_alone) {
  two_rules();
  sh("$AIOSHIFT branch -q aio --squash");
  const std::string first = sh("git rev-parse aio^{tree}");
  sh("git commit -q --allow-empty -m more");
  expect_refused("aio", "there is a branch 'aio' already");
  expect_refused("aio --force-with-lease main", "the branch 'aio' is not at main but at ");
  expect_refused("aio --force-with-lease 1234567", "the branch 'aio' is not at 1234567");
  expect_refused("other --force-with-lease main", "there is no branch 'other' to move");
  sh("$AIOSHIFT branch -q aio --force-with-lease $(git rev-parse --short aio)");
  EXPECT_EQ(sh("git rev-parse aio~2"), sh("git rev-parse main"));
  EXPECT_EQ(sh("git rev-parse aio^{tree}"), first);
  EXPECT_EQ(sh("git reflog aio | wc -l"), "2\n");
}

TEST_F(Branch, is_never_moved_under_a_work_tree) {
  two_rules();
  sh("$AIOSHIFT branch -q aio; git worktree add -q ../linked aio");
  expect_refused("aio --force-with-lease aio", "the branch 'aio' is checked out in ");
  expect_refused("--amend-onto aio", "the branch 'aio' is checked out in ");
  expect_refused("main --force-with-lease main", "the branch 'main' is checked out in ");
  sh("cd ../linked; echo 1 > x; git add x; git commit -qm x; echo 2 > x; git commit -qam y; "
     "GIT_SEQUENCE_EDITOR='sed -i 1s/pick/edit/' git rebase -q -i HEAD~2 2>/dev/null");
  expect_refused("aio --force-with-lease aio", "the branch 'aio' is being rebased in ");
  sh("cd ../linked; git rebase --abort; git bisect start aio HEAD~2 >/dev/null");
  expect_refused("aio --force-with-lease aio", "the branch 'aio' is being bisected in ");
}

TEST_F(Branch, amends_what_aioshift_made_with_new_rules) {
  two_rules();
  sh("$AIOSHIFT branch -q aio --select ensure-future-to-create-task");
  const std::string first = sh("git rev-parse aio");
  const std::string before = state();
  const auto outcome = shell("$AIOSHIFT branch --amend-onto aio --select all pkg tests");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(state(), before);
  EXPECT_EQ(sh("git rev-parse aio~1"), first);
  EXPECT_EQ(sh("git log -1 --format='%(trailers:key=Aioshift-Rule,valueonly)' aio"),
            "wait-for-to-timeout\n\n");
  EXPECT_EQ(sh("git rev-parse aio^{tree}"), tree_of_apply("--select all"));
  const auto again = shell("$AIOSHIFT branch --amend-onto aio --select all");
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.errors, HasSubstr("nothing to add"));
  expect_refused("--amend-onto nowhere", "there is no branch 'nowhere'");
  sh("git branch mine");
  expect_refused("--amend-onto mine", "the last commit of 'mine' was not made by aioshift");
  expect_refused("--amend-onto aio --base main", "--base goes with a NAME");
}

TEST_F(Branch, does_not_run_hooks_and_says_which) {
  two_rules();
  sh("for h in pre-commit commit-msg post-commit reference-transaction; do printf '#!/bin/sh\\ntouch "
     "\"$0.ran\"; exit "
     "1\\n' > .git/hooks/$h; chmod +x .git/hooks/$h; done; chmod -x .git/hooks/post-commit");
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.errors,
              HasSubstr("hooks were not run: pre-commit, commit-msg, reference-transaction\n"));
  EXPECT_EQ(sh("ls .git/hooks | grep -c '[.]ran$' || true"), "0\n");
  sh("mv .git/hooks myhooks; git config core.hooksPath myhooks");
  EXPECT_THAT(shell("$AIOSHIFT branch aio2").errors, HasSubstr("hooks were not run: pre-commit"));
  sh("rm -r myhooks");
  EXPECT_THAT(shell("$AIOSHIFT branch aio3").errors, HasSubstr("no hooks are run for these commits"));
}

TEST_F(Branch, finds_author_and_committer_as_git_does) {
  two_rules();
  // Each environment or configuration, and git's own commit as the judge.
  const Environment environments[] = {
      {},
      {{"GIT_AUTHOR_NAME", "Env Author"}, {"GIT_AUTHOR_EMAIL", "env@a"}},
      {{"GIT_COMMITTER_NAME", "Env Committer"}, {"GIT_COMMITTER_EMAIL", "env@c"}},
      {{"GIT_AUTHOR_DATE", "2005-04-07T22:13:13 +0100"}, {"GIT_COMMITTER_DATE", "@1112911993 -0730"}},
      {{"GIT_AUTHOR_NAME", " ,Crud <x>. "}, {"GIT_AUTHOR_EMAIL", "<e@x>"}},
      {{"GIT_AUTHOR_NAME", "Zoë Ünï"}, {"EMAIL", "unused@x"}},
  };
  const char* configurations[] = {"true",
                                  "git config author.name 'Conf Author'; git config committer.email c@conf",
                                  "git config user.name 'Local Name'"};
  int n = 0;
  for (const char* configure : configurations) {
    sh(configure);
    for (Environment environment : environments) {
      if (environment.count("GIT_AUTHOR_DATE") == 0) {
        environment["GIT_AUTHOR_DATE"] = "@1000000000 +0000";
        environment["GIT_COMMITTER_DATE"] = "@1000000001 +0000";
      }
      const std::string name = "aio" + std::to_string(n++);
      sh("$AIOSHIFT branch -q --squash " + name, environment);
      const std::string format = "git log -1 --format='%an|%ae|%ad|%cn|%ce|%cd' --date=raw ";
      const std::string theirs = sh(format + "$(git commit-tree -m x HEAD^{tree})", environment);
      EXPECT_EQ(sh(format + name), theirs) << configure;
    }
  }
}

TEST_F(Branch, takes_author_date_and_signoff_from_options) {
  two_rules();
  sh("$AIOSHIFT branch -q aio --author 'Bo Reviewer <bo@example.org>' --date 'Thu, 7 Apr 2005 22:13:13 "
     "+0200' --signoff",
     {{"GIT_AUTHOR_NAME", "ignored"}, {"GIT_AUTHOR_DATE", "@1 +0000"}});
  EXPECT_EQ(
      sh("git log -1 --format='%an <%ae> %ad|%cn|%(trailers:key=Signed-off-by,valueonly)' --date=raw aio"),
      "Bo Reviewer <bo@example.org> 1112904793 +0200|Ada Example|Ada Example <ada@example.org>\n\n");
  expect_refused("x --author Bo", "--author: 'Bo' is not of the form 'Name <email>'");
  expect_refused("x --date yesterday", "--date: 'yesterday' is no date");
  const auto outcome = shell("$AIOSHIFT branch x", {{"GIT_COMMITTER_DATE", "tomorrow"}});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("GIT_COMMITTER_DATE: 'tomorrow' is no date"));
}

TEST_F(Branch, is_refused_where_nobody_says_who_commits) {
  two_rules();
  sh("git config --global --unset user.email");
  expect_refused("x", "no committer for the commits: set user.name and user.email");
  EXPECT_EQ(shell("$AIOSHIFT branch -q aio", {{"EMAIL", "e@example.org"}}).exit_code, 0);
  EXPECT_EQ(sh("git log -1 --format=%ae aio"), "e@example.org\n");
}

TEST_F(Branch, signs_with_gpg_where_git_would) {
  if (shell("command -v gpg").exit_code != 0) GTEST_SKIP() << "no gpg here";
  two_rules();
  sh("mkdir -m 700 ../gpg; gpg --batch -q --passphrase '' --quick-gen-key 'Ada Example <ada@example.org>' "
     "default default never "
     "2>/dev/null",
     {{"GNUPGHOME", (directory_.path() / "gpg").string()}});
  const Environment gpg{{"GNUPGHOME", (directory_.path() / "gpg").string()}};
  sh("git config commit.gpgsign true");
  sh("$AIOSHIFT branch -q aio", gpg);
  EXPECT_THAT(sh("git verify-commit aio 2>&1; git verify-commit aio~1 2>&1", gpg),
              HasSubstr("Good signature"));
  EXPECT_EQ(sh("git fsck --strict 2>&1"), "");
  sh("$AIOSHIFT branch -q aio2 --no-gpg-sign", gpg);
  EXPECT_EQ(sh("git cat-file commit aio2 | grep -c gpgsig || true"), "0\n");
  sh("git config commit.gpgsign false; $AIOSHIFT branch -q aio3 --gpg-sign --signing-key ada@example.org",
     gpg);
  sh("git verify-commit aio3", gpg);
  const auto wrong = shell("$AIOSHIFT branch aio4 --gpg-sign --signing-key nobody@nowhere", gpg);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.errors, HasSubstr("the commit could not be signed: gpg failed"));
  sh("gpgconf --kill all", gpg);
  sh("git config gpg.program /nonexistent/gpg");
  expect_refused("x --gpg-sign",
                 "the commit could not be signed: /nonexistent/gpg: No such file or directory");
}

TEST_F(Branch, signs_with_ssh_where_git_would) {
  if (shell("command -v ssh-keygen").exit_code != 0) GTEST_SKIP() << "no ssh-keygen here";
  two_rules();
  sh("ssh-keygen -q -t ed25519 -N '' -C ada -f ../key; echo \"ada@example.org $(cat ../key.pub)\" > "
     "../allowed; "
     "git config gpg.ssh.allowedSignersFile $PWD/../allowed; git config gpg.format ssh; git config "
     "commit.gpgsign true");
  expect_refused("x", "user.signingkey names no key");
  sh("git config user.signingkey $(realpath ../key); $AIOSHIFT branch -q aio");
  EXPECT_THAT(sh("git verify-commit aio 2>&1; git verify-commit aio~1 2>&1"),
              HasSubstr("Good \"git\" signature for ada@example.org"));
  EXPECT_EQ(sh("git fsck --strict 2>&1"), "");
  // A key that the agent holds, by its public half.
  sh("eval $(ssh-agent) >/dev/null; trap 'ssh-agent -k >/dev/null' EXIT; ssh-add -q ../key; git config "
     "user.signingkey "
     "\"key::$(cat ../key.pub)\"; $AIOSHIFT branch -q aio2; git config user.signingkey \"$(cat "
     "../key.pub)\"; "
     "$AIOSHIFT branch -q aio3");
  sh("git verify-commit aio2 aio3");
  sh("git config --unset user.signingkey; git config gpg.ssh.defaultKeyCommand 'cat ../none'");
  expect_refused("x", "gpg.ssh.defaultKeyCommand gives no key");
}

}  // namespace
}  // namespace aioshift::cli
