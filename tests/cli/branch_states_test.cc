// `aioshift branch` in every state that a repository can be in: it works, or is refused by name.
#include <unistd.h>

#include "git_fixture.h"

namespace aioshift::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class BranchIn : public GitCli {
 protected:
  BranchIn() {
    write("pkg/a.py", kTwoRules);
    write("pkg/b.py", kClean);
    commit_all();
  }

  // The branch is made, nothing else has changed, and git has nothing to complain about.
  std::string expect_made(const std::string& arguments = "aio", const std::string& below = "repo") {
    const std::string probe =
        "cat $(git rev-parse --git-dir)/HEAD; sha256sum $(git rev-parse --git-dir)/index 2>/dev/null; git "
        "for-each-ref | "
        "grep -v /aio; git stash list; git rev-parse --is-bare-repository | grep -q true || git status "
        "--porcelain";
    const std::string before = shell(probe, {}, below).output;
    const auto outcome = shell("$AIOSHIFT branch " + arguments, {}, below);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.output, IsEmpty());
    EXPECT_EQ(shell(probe, {}, below).output, before);
    EXPECT_EQ(shell("git fsck --strict 2>&1 | grep -v ^dangling | grep -v ^notice", {}, below).output, "");
    return outcome.errors;
  }

  void expect_refused(const std::string& message, const std::string& arguments = "aio",
                      const std::string& below = "repo") {
    const std::string probe = "cat .git/HEAD HEAD 2>/dev/null; ls -R .git/refs refs 2>/dev/null";
    const std::string before = shell(probe, {}, below).output;
    const auto outcome = shell("$AIOSHIFT branch " + arguments, {}, below);
    EXPECT_EQ(outcome.exit_code, 2) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr(message));
    EXPECT_EQ(shell(probe, {}, below).output, before);
  }

  std::string changed(const std::string& base = "main") {
    return sh("git diff --name-only " + base + " aio");
  }
};

TEST_F(BranchIn, a_detached_head) {
  sh("git checkout -q --detach; git commit -q --allow-empty -m d");
  EXPECT_THAT(expect_made(), HasSubstr("git diff " + sh("git rev-parse HEAD").substr(0, 12) + "...aio"));
  EXPECT_EQ(sh("git rev-parse aio~2"), sh("git rev-parse HEAD"));
}

TEST_F(BranchIn, a_branch_without_a_commit_is_refused) {
  sh("git checkout -q --orphan empty");
  expect_refused("HEAD has no commit yet");
  expect_made("aio --base main");
}

TEST_F(BranchIn, no_repository_is_refused) {
  sh("mkdir ../plain");
  expect_refused("no git repository at or above", "aio", "plain");
}

// Mirrors are sometimes nothing but objects and references.
TEST_F(BranchIn, a_bare_repository_without_a_configuration) {
  sh("git clone -q --bare . ../mirror/repo && rm ../mirror/repo/config && git -C ../mirror/repo fsck");
  EXPECT_THAT(expect_made("aio", "mirror/repo"), Not(HasSubstr("git switch")));
}

TEST_F(BranchIn, a_bare_repository) {
  sh("git clone -q --bare . ../bare.git");
  EXPECT_THAT(expect_made("aio pkg", "bare.git"), Not(HasSubstr("git switch")));
  EXPECT_EQ(shell("git diff --name-only main aio; git config core.bare", {}, "bare.git").output,
            "pkg/a.py\ntrue\n");
  expect_refused("nowhere.py: is not in the commit", "x nowhere.py", "bare.git");
}

TEST_F(BranchIn, a_linked_work_tree) {
  sh("git worktree add -q ../linked -b side; cd ../linked; echo x > x; git add x; git commit -qm x");
  expect_made("aio", "linked");
  EXPECT_EQ(sh("git rev-parse aio~2"), sh("git rev-parse side"));
}

TEST_F(BranchIn, a_clone_that_borrows_objects) {
  sh("git clone -q --shared . ../borrower");
  expect_made("aio", "borrower");
}

TEST_F(BranchIn, a_shallow_clone) {
  sh("git commit -q --allow-empty -m two; git clone -q --depth 1 file://$PWD ../shallow");
  expect_made("aio", "shallow");
  EXPECT_EQ(shell("git log --oneline aio | wc -l", {}, "shallow").output, "3\n");
}

TEST_F(BranchIn, packed_references_and_objects) {
  sh("git gc -q; git pack-refs --all --prune; test ! -e .git/refs/heads/main");
  expect_made();
}

TEST_F(BranchIn, a_sha256_repository_is_refused) {
  sh("git init -q --object-format=sha256 ../new; cd ../new; cp -r ../repo/pkg .; git add .; git commit -qm "
     "x");
  expect_refused("a SHA-256 repository", "aio", "new");
}

TEST_F(BranchIn, a_reftable_repository_is_refused) {
  sh("git config core.repositoryformatversion 1; git config extensions.refStorage reftable");
  expect_refused("reftable");
}

TEST_F(BranchIn, a_merge_and_a_rebase_under_way) {
  sh("git checkout -q -b other; echo 'a = 1' > pkg/b.py; git commit -qam o; git checkout -q main; echo 'a = "
     "2' > "
     "pkg/b.py; git commit -qam m; git merge other >/dev/null || true; test -e .git/MERGE_HEAD");
  EXPECT_THAT(expect_made(), HasSubstr("a merge is under way here; only the commit is read"));
  EXPECT_EQ(changed(), "pkg/a.py\n");
  sh("git merge --abort; git rebase other >/dev/null 2>&1 || true; test -d .git/rebase-merge");
  EXPECT_THAT(expect_made("aio2"), HasSubstr("a rebase is under way here"));
}

TEST_F(BranchIn, a_sparse_checkout) {
  write("other/c.py", kTwoRules);
  commit_all();
  sh("git sparse-checkout set other");
  EXPECT_FALSE(std::filesystem::exists(directory_.path() / "repo/pkg"));
  expect_made();
  EXPECT_EQ(changed(), "other/c.py\npkg/a.py\n");
}

TEST_F(BranchIn, a_partial_clone_names_what_is_missing) {
  sh("git config uploadpack.allowFilter true; git clone -q --no-checkout --filter=blob:none file://$PWD "
     "../partial");
  expect_refused("is missing; this is a partial clone", "aio", "partial");
  sh("cd ../partial; git checkout -q main");
  expect_made("aio", "partial");
}

TEST_F(BranchIn, work_tree_conversions_of_line_ends) {
  sh("printf '*.py text eol=crlf\\n' > .gitattributes; git add .; git commit -qm eol; rm -r pkg; git "
     "checkout -q pkg; "
     "grep -c $'\\r' pkg/a.py; git config core.autocrlf true");
  expect_made();
  EXPECT_EQ(sh("git show aio:pkg/a.py | grep -c $'\\r' || true"), "0\n");
  sh("git config core.autocrlf false; git rm -q .gitattributes; git commit -qm x; sed 's/$/\\r/' pkg/a.py | "
     "tr -s '\\r' > c.py; git add .; git commit -qm crlf");
  expect_made("aio2");
  EXPECT_EQ(sh("git show aio2:c.py | grep -vc $'\\r' || true"), "0\n");
}

TEST_F(BranchIn, a_commit_whose_files_are_filtered_or_encoded_which_are_passed_over_and_named) {
  write("lfs/big.py", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n");
  write("enc/x.py", kTwoRules);
  write("vault/deep/y.py", kTwoRules);
  write("info.py", kTwoRules);
  commit_all();
  write("lfs/.gitattributes", "*.py filter=lfs diff=lfs merge=lfs -text\n");
  write(".gitattributes",
        "enc/*.py working-tree-encoding=UTF-16LE\n[attr]secret filter=crypt\nvault/** secret\n");
  sh("printf 'info.py filter=x\\n' > .git/info/attributes; git add .gitattributes lfs/.gitattributes; git "
     "commit -qm a");
  // Those of the work tree have no say.
  sh("rm .gitattributes; printf '* filter=all\\n' > pkg/.gitattributes");
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  for (const char* named :
       {"warning: lfs/big.py: the commit does not hold the text itself (filter=lfs); passed over",
        "warning: enc/x.py: the commit does not hold the text itself (working-tree-encoding=UTF-16LE)",
        "warning: vault/deep/y.py: the commit does not hold the text itself (filter=crypt)",
        "warning: info.py: the commit does not hold the text itself (filter=x)"}) {
    EXPECT_THAT(outcome.errors, HasSubstr(named));
  }
  EXPECT_EQ(changed(), "pkg/a.py\n");
  expect_refused("lfs/big.py: the commit does not hold the text itself", "x lfs/big.py");
}

TEST_F(BranchIn, submodules_symlinks_and_modes) {
  sh("git init -q ../sub; cp pkg/a.py ../sub; git -C ../sub add .; git -C ../sub commit -qm s; git submodule "
     "--quiet add "
     "../sub vendored; ln -s a.py pkg/link.py; ln -s ../../outside.py pkg/out.py; ln -s pkg dirlink; ln -s "
     "loop.py "
     "loop.py; cp pkg/a.py pkg/run; ln -s run pkg/run.py; cp pkg/a.py exec.py; chmod +x exec.py; git add -A; "
     "git commit -qm modes");
  const std::string errors = expect_made();
  EXPECT_THAT(errors, HasSubstr("warning: vendored: a submodule, another repository; passed over"));
  EXPECT_THAT(errors, HasSubstr("warning: pkg/out.py: a symlink, which is not followed in a commit"));
  EXPECT_THAT(errors, HasSubstr("warning: pkg/run.py: a symlink, which"));
  EXPECT_THAT(errors, HasSubstr("warning: loop.py: a symlink, which"));
  EXPECT_THAT(errors, Not(HasSubstr("link.py: a symlink, which is not followed in a commit; passed "
                                    "over\naioshift: warning: pkg/link.py")));
  EXPECT_EQ(changed(), "exec.py\npkg/a.py\n");
  EXPECT_EQ(sh("git diff --raw main aio | grep -v M || true"), "");
  EXPECT_EQ(sh("git ls-tree -r aio | cut -c1-6 | sort | uniq -c | tr -s ' '"),
            sh("git ls-tree -r main | cut -c1-6 | sort | uniq -c | tr -s ' '"));
  expect_refused("vendored: is a submodule", "x vendored");
  expect_refused("dirlink: is a symlink", "x dirlink");
}

TEST_F(BranchIn, configuration_behind_a_symlink) {
  sh("mkdir conf; printf 'exclude = [\"pkg/\"]\\n' > conf/x.toml; ln -s conf/x.toml aioshift.toml; git add "
     "-A; git commit -qm c");
  const auto outcome = shell("$AIOSHIFT branch aio");
  EXPECT_THAT(outcome.errors, HasSubstr("no branch was made"));
  sh("ln -sf nowhere.toml aioshift.toml; git commit -qam c");
  expect_refused("HEAD:aioshift.toml");
}

TEST_F(BranchIn, names_that_are_odd_or_no_utf8) {
  sh("cp pkg/a.py $'n\\xe4me.py'; cp pkg/a.py 'a b.py'; cp pkg/a.py $'new\\nline.py'; cp pkg/a.py "
     "'qu\"ote.py'; cp pkg/a.py -- "
     "-dash.py; mkdir 'dir.py'; cp pkg/a.py dir.py/x.py; mkdir 'sub*'; cp pkg/a.py 'sub*/[x].py'; touch "
     "dir.pyx 'dir-py.py'; git add -A; git commit -qm odd");
  expect_made("aio --per-file");
  EXPECT_EQ(sh("git diff --name-only main aio | wc -l"), "8\n");
  sh("git log --format=%B main..aio | iconv -f UTF-8 -t UTF-8 >/dev/null");
  EXPECT_EQ(sh("rm -rf ../clone; git clone -q . ../clone; cd ../clone; $AIOSHIFT apply -q >/dev/null 2>&1; "
               "git add -A; git commit "
               "-qm x; git rev-parse HEAD^{tree}"),
            sh("git rev-parse aio^{tree}"));
}

TEST_F(BranchIn, trees_with_modes_that_git_no_longer_writes) {
  sh("blob=$(git rev-parse main:pkg/a.py); tree=$(printf '100664 a.py\\0'; echo -n $blob | xxd -r -p); true");
  const std::string made =
      sh("blob=$(git rev-parse main:pkg/a.py); (printf '100664 a.py\\0'; echo -n $blob | python3 -c 'import "
         "sys;sys.stdout.buffer.write(bytes.fromhex(sys.stdin.read()))') "
         "> ../tree; t=$(git hash-object -w -t tree --literally ../tree); git update-ref refs/heads/old "
         "$(git commit-tree -m old $t)");
  sh("$AIOSHIFT branch -q aio --base old");
  EXPECT_EQ(sh("git cat-file tree aio^{tree} | head -c 6"), "100664");
}

TEST_F(BranchIn, the_environment_of_a_hook) {
  sh("git worktree list >/dev/null; cd ..; GIT_DIR=repo/.git GIT_WORK_TREE=repo $AIOSHIFT branch -q aio "
     "repo");
  EXPECT_EQ(changed(), "pkg/a.py\n");
}

TEST_F(BranchIn, replaced_objects_with_a_warning) {
  sh("git replace main:pkg/b.py main:pkg/a.py");
  EXPECT_THAT(shell("$AIOSHIFT branch aio").errors, HasSubstr("git replace is used here"));
}

// Faults: the repository is as it was.

// A program that stands in for gpg runs after the analysis and before the branch is made.
class BranchDuring : public BranchIn {
 protected:
  void meanwhile(const std::string& script) {
    write("../gpg", "#!/bin/sh\nexec 3>&1 1>/dev/null\n" + script +
                        "\nexec 1>&3\necho signed\necho '[GNUPG:] SIG_CREATED x' >&2\n");
    sh("chmod +x ../gpg; git config gpg.program $(realpath ../gpg); git config commit.gpgsign true");
  }
};

TEST_F(BranchDuring, a_run_head_moves) {
  meanwhile("git -c commit.gpgsign=false commit -q --allow-empty -m moved");
  const std::string before = sh("git rev-parse main");
  const auto outcome = shell("$AIOSHIFT branch --squash aio");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("main moved during the run, from " + before.substr(0, 12) + " to "));
  EXPECT_EQ(sh("git branch --list aio"), "");
}

TEST_F(BranchDuring, a_run_the_branch_appears) {
  meanwhile("git branch aio main");
  const auto outcome = shell("$AIOSHIFT branch --squash aio");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("the branch 'aio' was made by somebody else meanwhile"));
  EXPECT_EQ(sh("git rev-parse aio"), sh("git rev-parse main"));
}

TEST_F(BranchDuring, a_run_the_branch_moves_or_is_checked_out) {
  sh("$AIOSHIFT branch -q aio; git branch other main");
  meanwhile("git branch -f aio other");
  const auto moved = shell("$AIOSHIFT branch --squash aio --force-with-lease aio");
  EXPECT_EQ(moved.exit_code, 2);
  EXPECT_THAT(moved.errors, HasSubstr("the branch 'aio' was moved by somebody else meanwhile"));
  EXPECT_EQ(sh("git rev-parse aio"), sh("git rev-parse main"));
  meanwhile("git worktree add -q ../late aio");
  const auto used = shell("$AIOSHIFT branch --squash aio --force-with-lease aio");
  EXPECT_EQ(used.exit_code, 2);
  EXPECT_THAT(used.errors, HasSubstr("is checked out in"));
}

TEST_F(BranchIn, which_another_git_holds_a_lock) {
  sh("touch .git/refs/heads/aio.lock");
  expect_refused("the branch 'aio' cannot be made: failed to lock");
  sh("rm .git/refs/heads/aio.lock; touch .git/index.lock");
  expect_made();
}

TEST_F(BranchIn, which_an_object_is_damaged_or_missing) {
  write("pkg/c.py", kTwoRules + "# more\n");
  commit_all();
  sh("f=.git/objects/$(git rev-parse main:pkg/c.py | sed 's,..,&/,'); chmod +w $f; printf 'garbage' > $f");
  expect_refused("the repository cannot be read as a whole: object " +
                 sh("git rev-parse main:pkg/c.py").substr(0, 40));
  sh("rm -f .git/objects/$(git rev-parse main:pkg/c.py | sed 's,..,&/,')");
  expect_refused("is missing");
  sh("rm -f .git/objects/$(git rev-parse main:pkg | sed 's,..,&/,')");
  expect_refused("cannot be read", "x");
}

TEST_F(BranchIn, which_the_object_store_cannot_be_written) {
  // Root may write everything, so a file stands where a directory would have to be made.
  const auto outcome = shell(
      "unshare -rm bash -c 'mount --bind .git/objects .git/objects && mount -o remount,ro,bind .git/objects "
      "&& "
      "$AIOSHIFT branch aio; echo exit $?'");
  if (outcome.output.empty() || outcome.errors.find("unshare:") != std::string::npos ||
      outcome.errors.find("mount:") != std::string::npos)
    GTEST_SKIP() << "no mount namespaces here: " << outcome.errors;
  EXPECT_EQ(outcome.output, "exit 2\n");
  EXPECT_THAT(outcome.errors, HasSubstr("Read-only file system"));
  EXPECT_EQ(sh("git branch --list aio"), "");
}

TEST_F(BranchIn, which_the_disk_is_full) {
  sh("head -c 300000 /dev/urandom | base64 -w 70 | sed 's/^/\"/; s/$/\"/' > ../noise; cat ../noise >> "
     "pkg/a.py; git "
     "commit -qam noise; git gc -q");
  const auto outcome = shell(
      "unshare -rm bash -c 'mount -t tmpfs -o size=1m none /mnt && cp -r .git /mnt/ && cd /mnt && (dd "
      "if=/dev/zero "
      "of=fill bs=4k 2>/dev/null; rm -f x; true) && before=$(git for-each-ref) && $AIOSHIFT branch aio "
      "--base main pkg; echo exit $?; "
      "test \"$before\" = \"$(git for-each-ref)\" && echo same; find .git -name \"*tmp*\" -o -name "
      "\"*.lock\"'");
  if (outcome.errors.find("unshare:") != std::string::npos ||
      outcome.errors.find("mount:") != std::string::npos)
    GTEST_SKIP() << "no mount namespaces here: " << outcome.errors;
  EXPECT_EQ(outcome.output, "exit 2\nsame\n") << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("No space left on device"));
}

}  // namespace
}  // namespace aioshift::cli
