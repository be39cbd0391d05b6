// What is kept between runs: never seen in the result, and never needed.
#include <sys/stat.h>
#include <unistd.h>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class Cache : public Cli {
 protected:
  void SetUp() override {
    write("p/aioshift.toml", "async = [\"net.read\"]\n");
    write("p/a.py", "import net\n\n\ndef low():\n    return net.read()\n");
    write("p/b.py", "import a\n\n\ndef high():\n    return a.low()\n");
    write("p/c.py", "x = 1\n");
    write("p/bad.py", "def broken(:\n");
  }

  // A shell's function that runs a command over the program with the cache in ./cache.
  test_support::Outcome with_cache(const std::string& script) {
    return shell("export XDG_CACHE_HOME=$PWD/cache\n" + script);
  }
  std::string said(const std::string& options = "") {
    return with_cache("\"$AIOSHIFT\" check --select sync-to-async -v " + options + " p 2>&1 >/dev/null")
        .output;
  }
  std::string found(const std::string& options = "") {
    return with_cache("\"$AIOSHIFT\" check --select sync-to-async --output-format json " + options +
                      " p 2>&1")
        .output;
  }
};

TEST_F(Cache, ParsesOnlyWhatHasChanged) {
  EXPECT_THAT(said(), HasSubstr("whole program: 4 files parsed, 0 known from the cache"));
  EXPECT_THAT(said(), HasSubstr("whole program: 0 files parsed, 4 known from the cache"));
  write("p/c.py", "x = 2\n");
  EXPECT_THAT(said(), HasSubstr("whole program: 1 files parsed, 3 known from the cache"));
  write("q/a.py", read("p/a.py"));
  EXPECT_THAT(with_cache("\"$AIOSHIFT\" graph -v q 2>&1 >/dev/null").output,
              HasSubstr("0 files parsed, 1 known"));
}

TEST_F(Cache, DoesNotShowInTheResult) {
  const std::string without = found("--no-cache");
  EXPECT_THAT(without, HasSubstr("bad.py: line 1"));
  EXPECT_THAT(without, HasSubstr("sync-to-async"));
  for (const char* options : {"-j 1", "-j 1", "-j 4", "", "--no-cache -j 3"})
    EXPECT_EQ(found(options), without);
  const std::string diff = "\"$AIOSHIFT\" diff --select sync-to-async --unsafe-fixes p 2>&1";
  const std::string warm = with_cache(diff).output;
  EXPECT_THAT(warm, HasSubstr("+async def high"));
  EXPECT_EQ(with_cache("rm -r cache\n" + diff).output, warm);
}

TEST_F(Cache, IsNeitherReadNorWrittenWhereItIsNotWanted) {
  EXPECT_THAT(said("--no-cache"), Not(HasSubstr("whole program")));
  EXPECT_EQ(with_cache("ls cache").exit_code, 2);
  // Nor where no rule looks at the whole program.
  with_cache("\"$AIOSHIFT\" check --select wait-for-to-timeout p");
  EXPECT_EQ(with_cache("ls cache").exit_code, 2);
}

TEST_F(Cache, IsUsedByTwoRunsAtOnce) {
  const std::string alone = found("--no-cache");
  const auto both = with_cache(
      "run() { \"$AIOSHIFT\" check --select sync-to-async --output-format json p >$1 2>&1; }\n"
      "for i in 1 2 3 4 5 6; do run out$i & done; wait; cat out1; for i in 2 3 4 5 6; do cmp out1 out$i; "
      "done");
  EXPECT_EQ(both.output, alone);
  EXPECT_THAT(said(), HasSubstr("0 files parsed"));
}

TEST_F(Cache, IsGoneWithoutWhereItIsDamaged) {
  const std::string before = found();
  with_cache(
      "printf 'this is no database, and much too short for one' >cache/aioshift/facts.db; rm -f "
      "cache/aioshift/facts.db-*");
  EXPECT_EQ(found(), before);
  EXPECT_THAT(said(), HasSubstr("no cache: cannot open"));
  // Entries that are not what was written: of each file what is read first, what is read where the program
  // has to be solved again, and what was decided about it.
  for (const char* part : {"summary", "facts"}) {
    with_cache("rm -r cache");
    EXPECT_EQ(found(), before);
    with_cache(
        std::string("part=") + part +
        " python3 - <<'E'\nimport os, sqlite3\npart = os.environ['part']\n"
        "db = sqlite3.connect('cache/aioshift/facts.db')\n"
        "db.execute(f\"UPDATE entries SET {part} = substr({part}, 1, 9) || x'00' || substr({part}, 11)\")\n"
        "db.commit()\nE");
    EXPECT_EQ(found(), before) << part;
    EXPECT_EQ(found(), before) << part;
  }
}

TEST_F(Cache, FollowsWhatHasChanged) {
  // What was decided is kept too: none of these may be taken for the one before.
  const auto is_the_same = [this] {
    return found() == found("--no-cache") && found() == found("--no-cache");
  };
  EXPECT_TRUE(is_the_same());
  for (const std::string text :
       {"# A comment.\nimport a\n\n\ndef high():\n    return a.low()\n",
        "import a\n\n\ndef high():\n    return a.low  # (\n",
        "import a\n\n\ndef high():  # noqa\n    return a.low()\n", "def broken(:\n"}) {
    write("p/b.py", text);
    EXPECT_TRUE(is_the_same()) << text;
  }
  write("p/b.py", "import a\n\n\ndef high():\n    return a.low()\n");
  EXPECT_TRUE(is_the_same());
  write("p/d.py", "import b\n\n\ndef higher():\n    return b.high()\n");
  EXPECT_TRUE(is_the_same());
  EXPECT_THAT(found(), HasSubstr("d.py"));
  for (const char* config :
       {"async = [\"net.read\"]\nstays-sync = [\"a.low\"]\n", "async = [\"net.write\"]\n"}) {
    write("p/aioshift.toml", config);
    EXPECT_TRUE(is_the_same()) << config;
  }
}

TEST_F(Cache, IsGoneWithoutWhereItCannotBeWritten) {
  const std::string before = found("--no-cache");
  write("cache", "a file");
  EXPECT_EQ(found(), before);
  EXPECT_THAT(said(), HasSubstr("no cache: "));
  with_cache("rm cache; mkdir -p cache/aioshift/facts.db");
  EXPECT_EQ(found(), before);
  if (geteuid() == 0) return;  // who may write everywhere
  with_cache("rm -r cache; mkdir cache; chmod 500 cache");
  EXPECT_EQ(found(), before);
}

TEST_F(Cache, IsGoneWithoutWhereAnotherProgramHoldsIt) {
  const std::string before = found();
  write("p/c.py", "x = 3\n");
  const auto outcome = with_cache(
      "exec 3< <(cd cache/aioshift && exec python3 -c \"\nimport sqlite3, sys, time\n"
      "db = sqlite3.connect('facts.db', isolation_level=None)\ndb.execute('BEGIN IMMEDIATE')\nprint('held', "
      "flush=True)\n"
      "time.sleep(30)\n\")\nread -r line <&3\n"
      "\"$AIOSHIFT\" check --select sync-to-async -v p 2>&1 >/dev/null\nkill $!");
  EXPECT_THAT(outcome.output, HasSubstr("no cache: cannot write it: database is locked"));
  EXPECT_THAT(outcome.output, HasSubstr("1 files parsed, 3 known"));
}

}  // namespace
}  // namespace aioshift::cli
