#include "git/ignore.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::git {
namespace {

namespace fs = std::filesystem;
using test_support::Command;
using test_support::Outcome;
using test_support::TempDir;

// git with no configuration but the repository's own.
Outcome run_git(const fs::path& directory, std::vector<std::string> arguments, std::string input = {}) {
  arguments.insert(arguments.begin(), "git");
  return test_support::run(
      Command{.argv = std::move(arguments),
              .input = std::move(input),
              .directory = directory,
              .environment = {{"GIT_CONFIG_NOSYSTEM", "1"}, {"GIT_CONFIG_GLOBAL", "/dev/null"}},
              .timeout = std::chrono::seconds(60)});
}

void init_repository(const fs::path& directory) {
  fs::create_directories(directory);
  ASSERT_EQ(run_git(directory, {"init", "-q"}).exit_code, 0);
}

// Nor does libgit2 read what the user at this machine ignores. It looks when it is first used.
const bool kHasNoHome =
    ::setenv("HOME", "/nonexistent", 1) == 0 && ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1) == 0;

// Everything below `directory`, relative to it, without .git.
struct Entries {
  std::vector<std::string> files;
  std::vector<std::string> directories;
};

Entries entries_below(const fs::path& directory) {
  Entries result;
  for (auto entry = fs::recursive_directory_iterator(directory); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (entry->path().filename() == ".git") {
      entry.disable_recursion_pending();
      continue;
    }
    (entry->is_directory() ? result.directories : result.files)
        .push_back(entry->path().lexically_relative(directory));
  }
  return result;
}

std::set<std::string> ignored_by_us(const fs::path& directory, const Entries& entries) {
  const IgnoreRules rules = IgnoreRules::open(directory);
  std::set<std::string> result;
  for (const std::string& file : entries.files) {
    if (rules.ignores(directory / file, false)) result.insert(file);
  }
  for (const std::string& name : entries.directories) {
    if (rules.ignores(directory / name, true)) result.insert(name);
  }
  return result;
}

std::set<std::string> ignored_by_git(const fs::path& directory, const Entries& entries) {
  std::string input;
  for (const auto* names : {&entries.files, &entries.directories}) {
    for (const std::string& name : *names) input += name + '\0';
  }
  const Outcome outcome = run_git(directory, {"check-ignore", "--no-index", "--stdin", "-z"}, input);
  EXPECT_LE(outcome.exit_code, 1) << outcome.errors;  // 1: none is ignored
  std::set<std::string> result;
  for (std::size_t start = 0; start < outcome.output.size();) {
    const std::size_t end = outcome.output.find('\0', start);
    result.insert(outcome.output.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

void expect_same_as_git(const fs::path& directory) {
  const Entries entries = entries_below(directory);
  EXPECT_EQ(ignored_by_us(directory, entries), ignored_by_git(directory, entries));
}

// Small alphabets, so that patterns and names meet often.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  void write(const TempDir& root) {
    init_repository(root.path());
    std::vector<std::string> directories{""};
    const int directory_count = pick(12);
    for (int i = 0; i < directory_count; ++i) {
      const std::string& above =
          directories[static_cast<std::size_t>(pick(static_cast<int>(directories.size())))];
      directories.push_back(above + name() + "/");
      fs::create_directories(root.path() / directories.back());
    }
    for (const std::string& directory : directories) {
      const int file_count = pick(6);
      for (int i = 0; i < file_count; ++i) {
        const fs::path path = root.path() / (directory + name());
        if (!fs::exists(path)) root.write(path.lexically_relative(root.path()).native(), "");
      }
      if (directory.empty() || pick(3) == 0) root.write(directory + ".gitignore", rules());
    }
    if (pick(4) == 0) root.write(".git/info/exclude", rules());
    if (pick(4) == 0) {
      root.write(".git/more", rules());
      EXPECT_EQ(run_git(root.path(), {"config", "core.excludesFile", root.path() / ".git/more"}).exit_code,
                0);
    }
    if (pick(8) == 0) {
      EXPECT_EQ(run_git(root.path(), {"config", "core.ignoreCase", "true"}).exit_code, 0);
    }
  }

 private:
  int pick(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
  std::string one_of(const std::vector<std::string>& choices) {
    return choices[static_cast<std::size_t>(pick(static_cast<int>(choices.size())))];
  }

  std::string name() {
    return one_of({"a", "b", "A", "ab", "abc", "a.py", "b.py", "a b", "!a", "#a", "[a]", "b*"});
  }

  std::string segment() {
    if (pick(3) == 0) return name();
    std::string result;
    for (int i = pick(3); i >= 0; --i) {
      result += one_of({"a", "b", "*", "?", ".py", "*.py", "[ab]", "[!a]", "[a-b]", "\\a", "\\*", "\\["});
    }
    // "a**" is left out: git cuts off the literal start of a pattern before it looks at the rest,
    // and then takes "**" for a segment of its own.
    for (std::size_t at; (at = result.find("**")) != std::string::npos;) result.erase(at, 1);
    return result;
  }

  std::string rules() {
    std::string result;
    if (pick(20) == 0) result += "\xef\xbb\xbf";
    for (int i = pick(6); i >= 0; --i) {
      if (pick(10) == 0) result += one_of({"# a", "", "#", "\\#a", "\\!a", "/", "!", "\\", "a\\"}) + "\n";
      std::string pattern = pick(3) == 0 ? "!" : "";
      if (pick(4) == 0) pattern += "/";
      if (pick(6) == 0) pattern += "**/";
      pattern += segment();
      for (int j = pick(3); j > 1; --j) pattern.append("/").append(pick(5) == 0 ? "**" : segment());
      if (pick(4) == 0) pattern += "/";
      if (pick(12) == 0) pattern += one_of({" ", "  ", "\\ ", "\r"});
      result += pattern + "\n";
    }
    if (pick(5) == 0) result.pop_back();
    return result;
  }

  std::mt19937 random_;
};

TEST(IgnoreRules, answer_as_git_does_on_random_trees) {
  const char* rounds = std::getenv("AIOSHIFT_PROPERTY_ROUNDS");
  const unsigned count = rounds != nullptr ? static_cast<unsigned>(std::atoi(rounds)) : 60;
  for (unsigned seed = 0; seed < count; ++seed) {
    const TempDir root;
    RandomTree(seed).write(root);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_same_as_git(root.path());
    if (HasFailure()) {
      std::string dump = run_git(root.path(), {"grep", "--no-index", "--no-exclude-standard", "-H", "", "--",
                                               "*.gitignore", ".git/info/exclude"})
                             .output;
      ADD_FAILURE() << dump;
      return;
    }
  }
}

TEST(IgnoreRules, hold_without_a_repository_from_the_directory_downwards) {
  const TempDir root;
  root.write(".gitignore", "*.py\n");
  root.write("top/.gitignore", "build/\n*_pb2.py\n");
  root.write("top/pkg/.gitignore", "!kept_pb2.py\n/local.py\n");
  const IgnoreRules rules = IgnoreRules::open(root.path() / "top");
  EXPECT_FALSE(rules.ignores(root.path() / "top/a.py", false)) << "the rule above the directory holds";
  EXPECT_TRUE(rules.ignores(root.path() / "top/build", true));
  EXPECT_FALSE(rules.ignores(root.path() / "top/build", false)) << "a file is taken for a directory";
  EXPECT_TRUE(rules.ignores(root.path() / "top/pkg/a_pb2.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "top/pkg/kept_pb2.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "top/pkg/local.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "top/pkg/sub/local.py", false));
}

TEST(IgnoreRules, of_files_above_the_directory_hold_inside_a_repository) {
  const TempDir root;
  init_repository(root.path());
  root.write(".gitignore", "*.tmp.py\n/src/gen/\n");
  root.write("src/.gitignore", "!keep.tmp.py\n");
  fs::create_directories(root.path() / "src/pkg");
  const IgnoreRules rules = IgnoreRules::open(root.path() / "src");
  EXPECT_TRUE(rules.ignores(root.path() / "src/pkg/a.tmp.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "src/pkg/keep.tmp.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "src/gen", true));
  EXPECT_TRUE(rules.ignores("gen/a.py", false)) << "a path relative to the directory";
}

TEST(IgnoreRules, ignore_what_lies_below_an_ignored_directory_even_where_a_rule_keeps_it) {
  const TempDir root;
  init_repository(root.path());
  root.write(".gitignore", "out/\n!keep.py\n");
  root.write("out/deep/.gitignore", "!*\n");
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_TRUE(rules.ignores(root.path() / "out/keep.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "out/deep/keep.py", false));
}

TEST(IgnoreRules, take_the_directory_itself_as_wanted) {
  const TempDir root;
  init_repository(root.path());
  root.write(".gitignore", "vendor/\n*_pb2.py\n");
  fs::create_directories(root.path() / "vendor");
  const IgnoreRules rules = IgnoreRules::open(root.path() / "vendor");
  EXPECT_FALSE(rules.ignores(root.path() / "vendor", true));
  EXPECT_FALSE(rules.ignores(root.path() / "vendor/a.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "vendor/a_pb2.py", false));
}

TEST(IgnoreRules, say_nothing_about_paths_outside_the_directory) {
  const TempDir root;
  root.write("a/.gitignore", "*\n");
  const IgnoreRules rules = IgnoreRules::open(root.path() / "a");
  EXPECT_TRUE(rules.ignores(root.path() / "a/x.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "ab/x.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "a/../b.py", false));
  EXPECT_FALSE(rules.ignores(root.path(), true));
}

TEST(IgnoreRules, understand_paths_through_a_symlink_to_the_directory) {
  const TempDir root;
  init_repository(root.path() / "real");
  root.write("real/pkg/.gitignore", "a.py\n");
  fs::create_directory_symlink("real", root.path() / "link");
  const IgnoreRules rules = IgnoreRules::open(root.path() / "link");
  EXPECT_TRUE(rules.ignores(root.path() / "link/pkg/a.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "real/pkg//./a.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "link/pkg/b.py", false));
}

TEST(IgnoreRules, count_tracked_files_as_well) {
  const TempDir root;
  init_repository(root.path());
  root.write("a.py", "");
  ASSERT_EQ(run_git(root.path(), {"add", "a.py"}).exit_code, 0);
  root.write(".gitignore", "a.py\n");
  EXPECT_TRUE(IgnoreRules::open(root.path()).ignores(root.path() / "a.py", false));
}

TEST(IgnoreRules, of_a_nested_repository_are_its_own) {
  const TempDir root;
  init_repository(root.path());
  init_repository(root.path() / "sub");
  init_repository(root.path() / "skipped");
  root.write(".gitignore", "*.gen.py\nskipped/\n");
  root.write("sub/.gitignore", "own.py\n");
  root.write("sub/.git/info/exclude", "private.py\n");
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_FALSE(rules.ignores(root.path() / "sub", true));
  EXPECT_FALSE(rules.ignores(root.path() / "sub/a.gen.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "sub/own.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "sub/private.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "a.gen.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "skipped", true)) << "the rules around it decide about entering it";
}

TEST(IgnoreRules, hold_in_a_linked_worktree) {
  const TempDir root;
  init_repository(root.path() / "main");
  root.write("main/.gitignore", "a.py\n");
  root.write("main/.git/info/exclude", "excluded.py\n");
  const fs::path main = root.path() / "main";
  ASSERT_EQ(run_git(main, {"add", "."}).exit_code, 0);
  ASSERT_EQ(run_git(main, {"-c", "user.name=n", "-c", "user.email=e@e", "commit", "-qm", "m"}).exit_code, 0);
  ASSERT_EQ(run_git(main, {"worktree", "add", "-q", root.path() / "linked"}).exit_code, 0);
  const IgnoreRules rules = IgnoreRules::open(root.path() / "linked");
  EXPECT_TRUE(rules.ignores(root.path() / "linked/a.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "linked/excluded.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "linked/b.py", false));
}

TEST(IgnoreRules, ignore_nothing_in_a_bare_repository_or_a_broken_one) {
  const TempDir root;
  ASSERT_EQ(run_git(root.path(), {"init", "-q", "--bare", "bare.git"}).exit_code, 0);
  EXPECT_FALSE(
      IgnoreRules::open(root.path() / "bare.git").ignores(root.path() / "bare.git/hooks/a.py", false));
  root.write("broken/.git", "gitdir: nowhere\n");
  root.write("broken/.gitignore", "a.py\n");
  EXPECT_TRUE(IgnoreRules::open(root.path() / "broken").ignores(root.path() / "broken/a.py", false));
  EXPECT_FALSE(IgnoreRules::open(root.path() / "absent").ignores(root.path() / "absent/a.py", false));
}

TEST(IgnoreRules, of_the_user_hold_inside_a_repository_alone) {
  ASSERT_TRUE(kHasNoHome);
  const TempDir root;
  root.write("config/git/ignore", "mine.py\n");
  init_repository(root.path() / "repo");
  fs::create_directories(root.path() / "plain");
  ::setenv("XDG_CONFIG_HOME", (root.path() / "config").c_str(), 1);
  EXPECT_TRUE(IgnoreRules::open(root.path() / "repo").ignores(root.path() / "repo/mine.py", false));
  EXPECT_FALSE(IgnoreRules::open(root.path() / "plain").ignores(root.path() / "plain/mine.py", false));
  root.write("repo/.gitignore", "!mine.py\n");
  EXPECT_FALSE(IgnoreRules::open(root.path() / "repo").ignores(root.path() / "repo/mine.py", false));
  ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
}

TEST(IgnoreRules, hold_in_a_repository_that_belongs_to_somebody_else) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  const TempDir root;
  init_repository(root.path());
  root.write(".gitignore", "a.py\n");
  root.write(".git/info/exclude", "b.py\n");
  for (const char* name : {"", ".git", ".git/config"}) {
    ASSERT_EQ(chown((root.path() / name).c_str(), 12345, 12345), 0);
  }
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_TRUE(rules.ignores(root.path() / "a.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "b.py", false));
}

TEST(IgnoreRules, do_not_read_what_is_no_regular_file) {
  const TempDir root;
  init_repository(root.path());
  ASSERT_EQ(mkfifo((root.path() / ".gitignore").c_str(), 0600), 0);
  fs::create_directories(root.path() / "a/.gitignore");
  root.write("rules", "*\n");
  fs::create_directories(root.path() / "b");
  fs::create_symlink("../rules", root.path() / "b/.gitignore");
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_FALSE(rules.ignores(root.path() / "x.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "a/x.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "b/x.py", false)) << "git does not follow a symlink either";
}

TEST(IgnoreRules, take_any_bytes_in_names_and_rules) {
  const TempDir root;
  init_repository(root.path());
  root.write(".gitignore", std::string("\xff*.py\n") + std::string("a.py\0junk\nb.py\n", 15));
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_TRUE(rules.ignores(root.path() / "\xff\xfe.py", false));
  EXPECT_TRUE(rules.ignores(root.path() / "b.py", false));
  EXPECT_FALSE(rules.ignores(root.path() / "\x1b[31m\n.py", false));
}

TEST(IgnoreRules, answer_for_a_directory_2000_levels_down) {
  const TempDir root;
  root.write(".gitignore", "x.py\n");
  std::string deep = root.path();
  for (int i = 0; i < 2000; ++i) deep += "/d";
  const IgnoreRules rules = IgnoreRules::open(root.path());
  EXPECT_TRUE(rules.ignores(deep + "/x.py", false));
  EXPECT_FALSE(rules.ignores(deep + "/y.py", false));
}

}  // namespace
}  // namespace aioshift::git
