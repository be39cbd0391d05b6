// What a move from one library to another does to the files in which projects declare dependencies.
#include "git_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kProgram =
    "import requests\n\n\ndef load(url):\n    return requests.get(url).text\n\n\n"
    "if __name__ == \"__main__\":\n    print(load(\"http://localhost\"))\n";
const std::vector<std::string> kApply = {"apply", "--select", "requests-to-aiohttp", "--unsafe-fixes"};

class Dependencies : public Cli {
 protected:
  test_support::Outcome apply(std::vector<std::string> more) {
    std::vector<std::string> words = kApply;
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
};

TEST_F(Dependencies, the_new_library_takes_the_place_of_the_old_one) {
  write("src/app.py", kProgram);
  write("pyproject.toml", "[project]\nname = \"app\"\ndependencies = [\"requests>=2\"]\n");
  write("requirements.txt", "requests==2.31\n");
  const auto outcome = apply({"src"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(read("pyproject.toml"), "[project]\nname = \"app\"\ndependencies = [\"aiohttp>=3.10\"]\n");
  EXPECT_EQ(read("requirements.txt"), "aiohttp>=3.10\n");
}

TEST_F(Dependencies, the_old_one_stays_while_something_uses_it) {
  write("src/app.py", kProgram);
  write("tools/deploy.py", "from requests.adapters import HTTPAdapter\n");
  write("requirements.txt", "requests==2.31\n");
  const auto outcome = apply({"src"});
  EXPECT_EQ(read("requirements.txt"), "requests==2.31\naiohttp>=3.10\n");
  EXPECT_THAT(outcome.errors, HasSubstr("requirements.txt: requests stays: tools/deploy.py imports it"));
}

TEST_F(Dependencies, what_needs_nothing_or_is_told_so_leaves_them) {
  write("src/app.py", kProgram);
  write("requirements.txt", "requests==2.31\n");
  apply({"--no-dependencies", "src"});
  EXPECT_EQ(read("requirements.txt"), "requests==2.31\n");
  write("src/app.py", "import requests\n\n\ndef load(url):\n    return requests.get(url, cert=\"a.pem\")\n");
  apply({"src"});
  EXPECT_EQ(read("requirements.txt"), "requests==2.31\n");
}

TEST_F(Dependencies, says_what_it_cannot_write) {
  write("app.py", kProgram);
  EXPECT_THAT(apply({"."}).errors,
              HasSubstr("aiohttp>=3.10 is needed, and no file here declares dependencies"));
  write("app.py", kProgram);
  write("setup.py", "setup(install_requires=['requests'])\n");
  EXPECT_THAT(apply({"."}).errors, HasSubstr("setup.py: names requests, and is not edited"));
}

TEST_F(Dependencies, a_library_of_python_itself_only_adds) {
  write("app.py",
        "import sqlite3\n\n\ndef load():\n    db = sqlite3.connect(\"a.db\")\n"
        "    return db.execute(\"select 1\").fetchall()\n");
  write("pyproject.toml", "[project]\nname = \"app\"\ndependencies = [\n    \"rich\",\n]\n");
  run({"apply", "--select", "sqlite3-to-aiosqlite", "--unsafe-fixes", "."});
  EXPECT_THAT(read("app.py"), HasSubstr("aiosqlite"));
  EXPECT_EQ(read("pyproject.toml"),
            "[project]\nname = \"app\"\ndependencies = [\n    \"rich\",\n    \"aiosqlite>=0.20\",\n]\n");
}

TEST_F(Dependencies, a_diff_shows_what_apply_writes) {
  write("src/app.py", kProgram);
  write("pyproject.toml", "[project]\nname = \"app\"\ndependencies = [\n    \"requests\",  # web\n]\n");
  const auto outcome = run({"diff", "--select", "requests-to-aiohttp", "--unsafe-fixes", "src"});
  EXPECT_THAT(outcome.output,
              AllOf(HasSubstr("+++ b/pyproject.toml\n"), HasSubstr("-    \"requests\",  # web\n"),
                    HasSubstr("+    \"aiohttp>=3.10\",  # web\n"), HasSubstr("+++ b/src/app.py\n")));
  EXPECT_THAT(outcome.errors, HasSubstr("2 of 2 files would change"));
  EXPECT_THAT(run({"check", "--select", "requests-to-aiohttp", "src"}).errors,
              AllOf(HasSubstr("in 1 file"), Not(HasSubstr("aiohttp>="))));
}

class BranchDependencies : public GitCli {};

TEST_F(BranchDependencies, a_commit_holds_them_beside_the_code) {
  write("app.py", kProgram);
  write("requirements.txt", "requests==2.31\n");
  commit_all();
  const auto outcome = shell("$AIOSHIFT branch aio --select requests-to-aiohttp --unsafe-fixes");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(sh("git show aio:requirements.txt"), "aiohttp>=3.10\n");
  EXPECT_EQ(sh("git diff --name-only main aio"), "app.py\nrequirements.txt\n");
  EXPECT_EQ(sh("cat requirements.txt"), "requests==2.31\n");
  for (const std::string grouping : {"--squash", "--per-file", "--per-package"}) {
    const auto split =
        shell("$AIOSHIFT branch x" + grouping + " --select requests-to-aiohttp --unsafe-fixes " + grouping);
    ASSERT_EQ(split.exit_code, 0) << split.errors;
    EXPECT_EQ(sh("git rev-parse x" + grouping + "^{tree}"), sh("git rev-parse aio^{tree}"));
  }
}

}  // namespace
}  // namespace aioshift::cli
