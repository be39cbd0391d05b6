#include "git/identity.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::git {
namespace {

// What git itself takes an author's date for.
std::optional<Moment> by_git(const std::string& text, const std::string& directory) {
  test_support::Command command;
  command.argv = {
      "bash", "-c",
      "git init -q . 2>/dev/null; git cat-file commit $(git commit-tree -m x $(git hash-object -w -t tree "
      "/dev/null)) | sed -n 's/^author .*> //p'"};
  command.directory = directory;
  command.environment = {{"GIT_AUTHOR_DATE", text},    {"GIT_AUTHOR_NAME", "a"},
                         {"GIT_AUTHOR_EMAIL", "a@b"},  {"GIT_COMMITTER_NAME", "a"},
                         {"GIT_COMMITTER_EMAIL", "a"}, {"TZ", "Europe/Berlin"},
                         {"GIT_CONFIG_NOSYSTEM", "1"}};
  const auto outcome = test_support::run(command);
  const std::size_t blank = outcome.output.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  const int zone = std::atoi(outcome.output.c_str() + blank + 1);
  const int minutes = std::abs(zone) / 100 * 60 + std::abs(zone) % 100;
  return Moment{std::atoll(outcome.output.c_str()), zone < 0 ? -minutes : minutes};
}

class Dates : public testing::Test {
 protected:
  Dates() {
    setenv("TZ", "Europe/Berlin", 1);
    tzset();
  }
  test_support::TempDir directory_;
};

TEST_F(Dates, are_read_as_git_reads_them) {
  for (const char* text : {"1112911993 -0700",
                           "@1112911993 -0700",
                           "@0 +0000",
                           "@5 +1400",
                           "1112911993",
                           "2005-04-07T22:13:13",
                           "2005-04-07 22:13:13",
                           "2005-04-07T22:13:13Z",
                           "2005-04-07T22:13:13+02:00",
                           "2005-04-07 22:13:13 +0200",
                           "2005-04-07T22:13:13.019 -0330",
                           "2005.04.07 22:13:13",
                           "2005/04/07 22:13",
                           "04/07/2005 22:13:13",
                           "07.04.2005 22:13:13 +0100",
                           "Thu, 07 Apr 2005 22:13:13 +0200",
                           "Thu, 7 Apr 2005 22:13:13 GMT",
                           "Thu Apr 7 22:13:13 2005",
                           "Thu Apr 7 22:13:13 2005 -0700",
                           "7 Apr 2005 22:13:13 +0000",
                           "2021-12-25T12:00:00",
                           "2021-07-25T12:00:00",
                           "1999-12-31 23:59:59 -1200"}) {
    const auto ours = parse_date(text);
    const auto theirs = by_git(text, directory_.path().string());
    ASSERT_TRUE(theirs.has_value()) << text;
    ASSERT_TRUE(ours.has_value()) << text;
    EXPECT_EQ(ours->seconds, theirs->seconds) << text;
    EXPECT_EQ(ours->offset, theirs->offset) << text;
  }
}

TEST_F(Dates, that_are_none_are_not_guessed) {
  for (const char* text : {"", "yesterday", "2005", "2005-13-01T00:00:00", "2005-04-07T25:13:13",
                           "x2005-04-07", "2005-04-07T22:13:13 nonsense", "12:00", "@", "@5",
                           "99999999999999999999 +0000", "Thu Foo 7 22:13:13 2005", "2005-04-07T22:61:00"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
}

TEST_F(Dates, have_a_zone_in_the_commit) {
  EXPECT_EQ((Identity{"A B", "a@b", {5, -210}}.line()), "A B <a@b> 5 -0330");
  EXPECT_EQ((Identity{"A B", "a@b", {5, 60}}.line()), "A B <a@b> 5 +0100");
}

}  // namespace
}  // namespace aioshift::git
