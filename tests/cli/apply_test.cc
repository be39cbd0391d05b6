// Writing: every file old or new, and everything about it but its text as it was.
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <chrono>
#include <filesystem>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;

class Apply : public Cli {
 protected:
  fs::path path(const std::string& name) { return directory_.path() / name; }
  std::vector<std::string> temporaries() {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(directory_.path())) {
      if (entry.path().filename().string().starts_with(".aioshift-")) names.push_back(entry.path().string());
    }
    return names;
  }
};

// `create_task`, which add-semaphore asks a file for, comes with the first rule's fix.
TEST_F(Apply, lets_rules_at_words_that_other_fixes_wrote) {
  write("a.py",
        "import asyncio\n\n\nasync def fetch(name):\n    return name\n\n\nasync def main(names):\n"
        "    await asyncio.wait([fetch(name) for name in names])\n");
  const Words words = {"apply", "--select", "deprecated-asyncio-api,add-semaphore", "--unsafe-fixes"};
  EXPECT_EQ(run(words).exit_code, 0);
  const std::string once = read("a.py");
  EXPECT_THAT(once, testing::HasSubstr("Semaphore("));
  EXPECT_EQ(run(words).exit_code, 0);
  EXPECT_EQ(read("a.py"), once);
}

TEST_F(Apply, keeps_mode_links_and_attributes) {
  write("a.py", kBefore);
  write("linked.py", kBefore);
  fs::permissions(path("a.py"), fs::perms(0751));
  fs::create_hard_link(path("linked.py"), path("other.py"));
  const bool has_attributes = ::setxattr(path("a.py").c_str(), "user.note", "x", 1, 0) == 0;
  const auto outcome = run({"apply", "."});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(fs::status(path("a.py")).permissions(), fs::perms(0751));
  EXPECT_EQ(fs::hard_link_count(path("linked.py")), 2U);
  EXPECT_EQ(read("a.py"), kAfter);
  EXPECT_EQ(read("linked.py"), kAfter);
  EXPECT_EQ(read("other.py"), kAfter);
  char value = 0;
  if (has_attributes) {
    EXPECT_EQ(::getxattr(path("a.py").c_str(), "user.note", &value, 1), 1);
  }
  EXPECT_THAT(temporaries(), IsEmpty());
}

TEST_F(Apply, takes_many_names_of_the_same_files_for_what_they_are) {
  for (int i = 0; i < 40; ++i) {
    write(fmt::format("m{}.py", i), kBefore);
    for (int link = 0; link < 3; ++link)
      fs::create_hard_link(path(fmt::format("m{}.py", i)), path(fmt::format("m{}_{}.py", i, link)));
  }
  const auto outcome = run({"apply", "-j", "8", "."});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  for (int i = 0; i < 40; ++i) EXPECT_EQ(read(fmt::format("m{}_2.py", i)), kAfter);
}

TEST_F(Apply, leaves_a_file_without_changes_untouched) {
  write("a.py", kClean);
  const auto before = fs::last_write_time(path("a.py"));
  EXPECT_EQ(run({"apply", "."}).exit_code, 0);
  EXPECT_EQ(fs::last_write_time(path("a.py")), before);
}

TEST_F(Apply, names_a_file_that_cannot_be_written_and_writes_the_rest) {
  write("dir/a.py", kBefore);
  write("b.py", kBefore);
  fs::permissions(path("dir/a.py"), fs::perms(0444));
  fs::permissions(path("dir"), fs::perms(0555));
  fs::permissions(path("b.py"), fs::perms(0666));
  fs::permissions(directory_.path(), fs::perms::all);
  const auto outcome = shell(R"sh(cp "$AIOSHIFT" ./shift && chmod 755 shift
    if [ "$(id -u)" = 0 ]; then exec setpriv --reuid 54321 --regid 54321 --clear-groups ./shift apply .; else exec ./shift apply .; fi)sh");
  EXPECT_EQ(outcome.exit_code, 2) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("dir/a.py: Permission denied"));
  EXPECT_THAT(outcome.errors, HasSubstr("1 of 2 files changed: 1 fix"));
  EXPECT_EQ(read("dir/a.py"), kBefore);
  EXPECT_EQ(read("b.py"), kAfter);
}

TEST_F(Apply, running_again_changes_nothing) {
  write("a.py", kBefore);
  EXPECT_EQ(run({"apply", "."}).exit_code, 0);
  const auto again = run({"apply", "."});
  EXPECT_EQ(again.errors, "aioshift: nothing to fix in 1 file\n");
  EXPECT_EQ(read("a.py"), kAfter);
}

TEST_F(Apply, shows_on_a_terminal_how_far_slow_work_is_and_takes_it_away_again) {
  for (int i = 0; i < 3000; ++i) write(fmt::format("p{}/m{}.py", i % 50, i), kBefore);
  const auto start = std::chrono::steady_clock::now();
  const auto outcome = shell(R"(script -qec '"$AIOSHIFT" apply .' /dev/null)");
  const auto elapsed = std::chrono::steady_clock::now() - start;
  EXPECT_THAT(outcome.output, HasSubstr("3000 of 3000 files changed"));
  if (elapsed < std::chrono::seconds(2)) GTEST_SKIP() << "too fast to show anything";
  EXPECT_THAT(outcome.output, HasSubstr(" of 3000 files "));
  EXPECT_THAT(outcome.output, HasSubstr("\r\x1b[Kaioshift: 3000"));
}

TEST_F(Apply, interrupted_leaves_every_file_old_or_new_and_nothing_beside_it) {
  for (int i = 0; i < 5000; ++i) write(fmt::format("p{}/m{}.py", i % 50, i), kBefore);
  // Once it writes: some file is new.
  const auto outcome = shell(R"("$AIOSHIFT" apply . & pid=$!
    for i in $(seq 2000); do grep -rlq asyncio.timeout p0 p1 && break; kill -0 $pid 2>/dev/null || break; done
    kill -INT $pid 2>/dev/null; kill -TERM $pid 2>/dev/null; wait $pid; echo "code $?")");
  EXPECT_THAT(outcome.output, AnyOf(HasSubstr("code 143"), HasSubstr("code 130"), HasSubstr("code 0")))
      << outcome.errors;
  int after = 0;
  for (const auto& [name, bytes] : test_support::read_tree(directory_.path())) {
    ASSERT_TRUE(bytes == kBefore || bytes == kAfter) << name;
    after += bytes == kAfter ? 1 : 0;
  }
  EXPECT_THAT(temporaries(), IsEmpty());
  if (after < 5000) {
    EXPECT_EQ(run({"apply", "-q", "."}).exit_code, 0) << "running again does the rest";
    EXPECT_EQ(run({"check", "-q", "."}).exit_code, 0);
  }
}

}  // namespace
}  // namespace aioshift::cli
