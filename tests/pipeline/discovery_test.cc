#include "pipeline/discovery.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;
using test_support::TempDir;
using Strings = std::vector<std::string>;

// A temporary directory that is the working directory meanwhile: paths are as a user types them.
class Discover : public testing::Test {
 public:
  Discover() { fs::current_path(directory_.path()); }
  Discover(const Discover&) = delete;
  Discover& operator=(const Discover&) = delete;
  ~Discover() override { fs::current_path(before_); }

 protected:
  void write(const std::string& name, const std::string& contents = "") { directory_.write(name, contents); }
  static void link(const std::string& target, const std::string& name) { fs::create_symlink(target, name); }
  const fs::path& here() const { return directory_.path(); }

  static Strings paths_of(const Discovery& discovery) {
    Strings paths;
    for (const DiscoveredFile& file : discovery.files) paths.push_back(file.path);
    return paths;
  }

  // "error: path: message" or "warning: ...".
  static Strings problems_of(const Discovery& discovery) {
    Strings problems;
    for (const PathProblem& problem : discovery.problems) {
      problems.push_back((problem.is_error ? "error: " : "warning: ") + problem.path + ": " +
                         problem.message);
    }
    return problems;
  }

  static Discovery discover(const Strings& arguments, const DiscoveryOptions& options = {}) {
    return pipeline::discover(arguments, options);
  }
  static Strings paths(const Strings& arguments, const DiscoveryOptions& options = {}) {
    return paths_of(discover(arguments, options));
  }
  static Strings problems(const Strings& arguments, const DiscoveryOptions& options = {}) {
    return problems_of(discover(arguments, options));
  }

 private:
  fs::path before_ = fs::current_path();
  TempDir directory_;
};

// Some tests need a user whom permissions concern.
int as_somebody(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(::geteuid() == 0 && ::setuid(54321) != 0 ? 77 : body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(Discover, takes_python_files_and_stubs_in_path_order) {
  for (const char* name :
       {"b.py", "a.pyi", "pkg/mod.py", "pkg/sub/x.py", "pkg.py", "a.pyc", "notes.txt", "py"}) {
    write(name);
  }
  EXPECT_EQ(paths({"."}), (Strings{"a.pyi", "b.py", "pkg.py", "pkg/mod.py", "pkg/sub/x.py"}));
}

TEST_F(Discover, gives_paths_as_the_arguments_reach_them) {
  write("src/pkg/mod.py");
  const std::string absolute = here() / "src";
  EXPECT_EQ(paths({"./src"}), Strings{"src/pkg/mod.py"});
  EXPECT_EQ(paths({"src/"}), Strings{"src/pkg/mod.py"});
  EXPECT_EQ(paths({".//src/./pkg//"}), Strings{"src/pkg/mod.py"});
  EXPECT_EQ(paths({"src/../src"}), Strings{"src/../src/pkg/mod.py"});
  EXPECT_EQ(paths({absolute + "//"}), Strings{absolute + "/pkg/mod.py"});
  EXPECT_EQ(paths({"./src/pkg/mod.py"}), Strings{"src/pkg/mod.py"});
  fs::current_path("src/pkg");
  EXPECT_EQ(paths({"./"}), Strings{"mod.py"});
  EXPECT_EQ(paths({".."}), Strings{"../pkg/mod.py"});
}

TEST_F(Discover, gives_the_real_path_besides) {
  write("real/mod.py");
  link("real", "link");
  fs::current_path("link");
  const Discovery found = discover({"."});
  ASSERT_EQ(paths_of(found), Strings{"mod.py"});
  EXPECT_EQ(found.files[0].real_path, here() / "real/mod.py");
}

TEST_F(Discover, passes_over_directories_without_source_unless_named) {
  for (const char* name :
       {".git", ".hg", ".svn", ".venv", ".tox", ".nox", ".mypy_cache", "__pycache__", "node_modules"}) {
    write(std::string("a/") + name + "/x.py");
  }
  write("env/pyvenv.cfg");
  write("env/lib/site.py");
  write(".github/script.py");
  write("build/x.py");
  EXPECT_EQ(paths({"."}), (Strings{".github/script.py", "build/x.py"}));
  EXPECT_EQ(paths({"env"}), Strings{"env/lib/site.py"});
  EXPECT_EQ(paths({"a/.venv", "."}), (Strings{".github/script.py", "a/.venv/x.py", "build/x.py"}));
}

TEST_F(Discover, honours_gitignore) {
  write(".gitignore", "/gen/\n*_pb2.py\n");
  write("pkg/.gitignore", "!kept_pb2.py\n");
  for (const char* name : {"gen/x.py", "pkg/a_pb2.py", "pkg/kept_pb2.py", "pkg/gen/y.py"}) write(name);
  EXPECT_EQ(paths({"."}), (Strings{"pkg/gen/y.py", "pkg/kept_pb2.py"}));
  EXPECT_EQ(paths({"."}, {.respect_gitignore = false}).size(), 4U);
}

TEST_F(Discover, takes_an_explicit_file_whatever_speaks_against_it) {
  write(".gitignore", "ignored.py\n");
  write("ignored.py");
  write("script");
  write(".venv/x.py");
  DiscoveryOptions options;
  const PathPatterns everything(here().string(), {"*"});
  options.excludes_in = [&](const std::string&) { return &everything; };
  const Discovery found = discover({"ignored.py", "script", ".venv/x.py"}, options);
  EXPECT_EQ(paths_of(found), (Strings{".venv/x.py", "ignored.py", "script"}));
  for (const DiscoveredFile& file : found.files) EXPECT_TRUE(file.is_explicit);
  EXPECT_TRUE(found.problems.empty());
}

TEST_F(Discover, searches_an_ignored_directory_that_is_named) {
  write(".gitignore", "vendor/\n");
  fs::create_directory(".git");  // no repository yet
  write("vendor/x.py");
  EXPECT_EQ(paths({"."}), Strings{});
  EXPECT_EQ(paths({"vendor"}), Strings{"vendor/x.py"});
}

TEST_F(Discover, asks_for_the_excludes_of_each_directory_and_not_below_an_excluded_one) {
  for (const char* name : {"src/a.py", "src/vendor/b.py", "src/vendor/deep/c.py", "src/d.py"}) write(name);
  std::mutex mutex;
  Strings asked;
  DiscoveryOptions options;
  const PathPatterns excludes(here().string(), {"src/vendor/", "d.py"});
  options.excludes_in = [&](const std::string& directory) {
    const std::lock_guard lock(mutex);
    asked.push_back(directory);
    return &excludes;
  };
  EXPECT_EQ(paths({"./src"}, options), Strings{"src/a.py"});
  EXPECT_EQ(asked, Strings{(here() / "src").string()});
}

TEST_F(Discover, reports_a_path_that_does_not_exist_and_goes_on) {
  write("a.py");
  const Discovery found = discover({"absent", "a.py", "", "a.py/x", "a.py/"});
  EXPECT_EQ(paths_of(found), Strings{"a.py"});
  EXPECT_EQ(problems_of(found),
            (Strings{"error: '': No such file or directory", "error: a.py/: Not a directory",
                     "error: a.py/x: Not a directory", "error: absent: No such file or directory"}));
}

TEST_F(Discover, reports_a_directory_that_cannot_be_listed) {
  write("a.py");
  write("locked/b.py");
  fs::permissions("locked", fs::perms::none);
  fs::permissions(here(), fs::perms::all);
  // The threads of this process are not in its child.
  const DiscoveryOptions alone{.threads = 1};
  EXPECT_EQ(as_somebody([&] {
              if (problems({"."}, alone) != Strings{"error: locked: Permission denied"}) return 1;
              if (problems({"locked"}, alone) != Strings{"error: locked: Permission denied"}) return 2;
              if (problems({"locked/b.py"}, alone) != Strings{"error: locked/b.py: Permission denied"})
                return 3;
              return paths({"."}, alone) == Strings{"a.py"} ? 0 : 4;
            }),
            0);
}

TEST_F(Discover, opens_nothing_but_directories_and_names_what_is_no_file) {
  ASSERT_EQ(::mkfifo("fifo.py", 0600), 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{AF_UNIX, "socket.py"};
  ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(socket);
  EXPECT_EQ(paths({"."}), Strings{});
  EXPECT_EQ(problems({"."}), Strings{});
  EXPECT_EQ(problems({"fifo.py", "socket.py", "/dev/null"}),
            (Strings{"error: /dev/null: not a regular file", "error: fifo.py: not a regular file",
                     "error: socket.py: not a regular file"}));
}

TEST_F(Discover, takes_each_real_file_once_however_the_arguments_overlap) {
  write("src/a.py");
  write("src/pkg/b.py");
  const std::string absolute = here() / "src/pkg";
  const Strings once{"src/a.py", "src/pkg/b.py"};
  EXPECT_EQ(paths({"src", "src"}), once);
  EXPECT_EQ(paths({".", "src/pkg", "./src", absolute, "src/a.py"}), once);
  EXPECT_EQ(paths({"src/a.py", absolute, "./src", "src/pkg", "."}), once);
  const Discovery found = discover({"src", "src/a.py"});
  EXPECT_TRUE(found.files[0].is_explicit);
  EXPECT_FALSE(found.files[1].is_explicit);
}

TEST_F(Discover, takes_a_file_under_the_path_that_goes_through_no_symlink) {
  write("packages/mod.py");
  link("packages", "all");
  link("packages/mod.py", "a.py");
  EXPECT_EQ(paths({"."}), Strings{"packages/mod.py"});
  EXPECT_EQ(paths({".", "a.py", "all"}), Strings{"packages/mod.py"});
  EXPECT_EQ(paths({"all/mod.py", "packages"}), Strings{"packages/mod.py"});
  EXPECT_EQ(problems({".", "a.py", "all"}), Strings{});
  EXPECT_TRUE(discover({".", "a.py"}).files[0].is_explicit);
}

TEST_F(Discover, follows_a_python_name_to_a_script_inside) {
  write("bin/tool");
  write("hidden/.venv/tool");
  write(".gitignore", "out/\n");
  write("out/tool");
  fs::create_directory("tests");
  link("../bin/tool", "tests/tool.py");
  link("../hidden/.venv/tool", "tests/venv.py");
  link("../out/tool", "tests/ignored.py");
  const Discovery found = discover({"."});
  ASSERT_EQ(paths_of(found), Strings{"tests/tool.py"});
  EXPECT_EQ(found.files[0].real_path, here() / "bin/tool");
  EXPECT_TRUE(found.problems.empty());
}

TEST_F(Discover, does_not_bring_back_by_a_symlink_what_is_passed_over) {
  write(".gitignore", "out/\n");
  write("out/a.py");
  write(".venv/lib/b.py");
  link("out", "link");
  link(".venv/lib", "lib");
  link("out/a.py", "c.py");
  const Discovery found = discover({"."});
  EXPECT_EQ(paths_of(found), Strings{});
  EXPECT_TRUE(found.problems.empty());
}

TEST_F(Discover, follows_no_symlink_out_of_the_given_paths) {
  write("outside/a.py");
  write("outside/data.txt");
  fs::create_directory("inside");
  link("../outside/a.py", "inside/a.py");
  link("../outside", "inside/directory");
  link("..", "inside/up");
  link("../outside/data.txt", "inside/data.txt");
  link("../outside", "inside/.venv");
  const Discovery found = discover({"inside"});
  EXPECT_EQ(paths_of(found), Strings{});
  EXPECT_EQ(problems_of(found), (Strings{"warning: inside/a.py: symlink leads outside the given paths",
                                         "warning: inside/directory: symlink leads outside the given paths",
                                         "warning: inside/up: symlink leads outside the given paths"}));
  EXPECT_EQ(problems({"inside/a.py", "inside/directory/"}),
            (Strings{"error: inside/a.py: symlink leads outside the given paths",
                     "error: inside/directory: symlink leads outside the given paths"}));
  EXPECT_EQ(problems({"inside/a.py", "outside/a.py"}), Strings{}) << "its target is given";
  EXPECT_EQ(paths({"inside", "outside"}), Strings{"outside/a.py"});
  // Only the last part of an argument counts: /tmp or a home directory may be a symlink.
  EXPECT_EQ(paths({"inside/directory/a.py"}), Strings{"inside/directory/a.py"});
}

TEST_F(Discover, warns_of_a_python_name_that_leads_nowhere) {
  link("absent", "dangling.py");
  link("absent", "dangling");
  link("user@host.1234", ".#lock.py");
  EXPECT_EQ(problems({"."}), (Strings{"warning: .#lock.py: symlink leads nowhere",
                                      "warning: dangling.py: symlink leads nowhere"}));
  EXPECT_EQ(problems({"dangling"}), Strings{"error: dangling: symlink leads nowhere"});
}

TEST_F(Discover, ends_on_cycles_of_symlinks) {
  write("pkg/a.py");
  link(".", "pkg/self");
  link("..", "pkg/up");
  link("../pkg", "pkg/again");
  link("two.py", "one.py");
  link("one.py", "two.py");
  link("loop", "loop");
  const Discovery found = discover({"."});
  EXPECT_EQ(paths_of(found), Strings{"pkg/a.py"});
  EXPECT_EQ(problems_of(found), (Strings{"error: one.py: symlink loop", "error: two.py: symlink loop"}));
  EXPECT_EQ(problems({"loop"}), Strings{"error: loop: symlink loop"});
}

TEST_F(Discover, does_not_warn_of_an_ignored_symlink) {
  write(".gitignore", "bazel-*\n");
  link("/usr/lib", "bazel-out");
  EXPECT_EQ(problems({"."}), Strings{});
}

TEST_F(Discover, takes_two_hard_links_as_two_files) {
  write("a.py");
  fs::create_hard_link("a.py", "b.py");
  EXPECT_EQ(paths({"."}), (Strings{"a.py", "b.py"}));
}

TEST_F(Discover, passes_names_through_as_bytes) {
  const Strings names{"\n.py", "\x1b[31m.py", " .py", ".py", "-.py", "\xc3\xa9.py", "\xff\xfe.py"};
  for (const std::string& name : names) write(name);
  Strings sorted = names;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(paths({"."}), sorted);
  EXPECT_EQ(paths(names), sorted);
}

TEST_F(Discover, says_where_a_tree_is_too_deep_for_the_system) {
  // In memory where that can be had: on a disk it takes many seconds.
  std::string top = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : here()) / "aioshift-XXXXXX";
  ASSERT_NE(::mkdtemp(top.data()), nullptr);
  ASSERT_EQ(::chdir(top.c_str()), 0);
  // 5000 levels, made one by one: no system call takes such a path.
  for (int level = 0; level < 5000; ++level) {
    if (level == 0 || level == 1000) std::ofstream("x.py").close();
    ASSERT_EQ(::mkdir("d", 0700), 0);
    ASSERT_EQ(::chdir("d"), 0);
  }
  ASSERT_EQ(::chdir(top.c_str()), 0);
  const Discovery found = discover({"."});
  // Libraries that remove trees give up here.
  EXPECT_EQ(std::system(("rm -rf " + top).c_str()), 0);
  EXPECT_EQ(found.files.size(), 2U);
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].message, "File name too long");
  EXPECT_TRUE(found.problems[0].path.starts_with("d/d/d"));
  EXPECT_TRUE(found.problems[0].is_error);
}

TEST_F(Discover, finds_the_same_with_any_number_of_threads) {
  std::mt19937 random(1);
  const auto pick = [&](std::size_t bound) { return random() % bound; };
  Strings directories{"."};
  for (int i = 0; i < 150; ++i) {
    directories.push_back(directories[pick(directories.size())] + "/" + std::to_string(i));
    fs::create_directory(directories.back());
    for (std::size_t file = pick(8); file > 0; --file) {
      write(directories.back() + "/" + std::to_string(file) + (pick(4) == 0 ? ".txt" : ".py"));
    }
    if (pick(5) == 0) write(directories.back() + "/.gitignore", pick(2) == 0 ? "1.py\n" : "!1.py\n/3*\n");
    if (pick(5) == 0)
      fs::create_symlink(here() / directories[pick(directories.size())], directories.back() + "/link");
    if (pick(9) == 0) fs::create_symlink("/usr", directories.back() + "/usr");
  }
  Strings plain;
  for (const auto& entry : fs::recursive_directory_iterator(".")) {
    if (entry.path().extension() == ".py") plain.push_back(entry.path().lexically_normal());
  }
  std::sort(plain.begin(), plain.end());
  EXPECT_EQ(paths({"."}, {.respect_gitignore = false}), plain);

  const Discovery expected = discover({".", "7"}, {.threads = 1});
  EXPECT_LT(expected.files.size(), plain.size());
  EXPECT_FALSE(expected.problems.empty());
  for (const unsigned threads : {0U, 2U, 3U, 8U}) {
    const Discovery found = discover({"7", "."}, {.threads = threads});
    EXPECT_EQ(paths_of(found), paths_of(expected));
    EXPECT_EQ(problems_of(found), problems_of(expected));
  }
}

}  // namespace
}  // namespace aioshift::pipeline
