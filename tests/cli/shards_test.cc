// scan, link and rewrite on several machines, held to what diff gives on one.
#include <fmt/format.h>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Shards : public Cli {
 protected:
  // Files that rewrite by themselves, and some that have to know of others.
  void make_program() {
    write("pyproject.toml", "[project]\nrequires-python = \">=3.11\"\n");
    for (int i = 0; i < 12; ++i) write(fmt::format("app/part{}/mod.py", i), kBefore);
    write("app/clean.py", kClean);
    write("app/python2.py", "print 1\nimport asyncio\n\nx = asyncio.TimeoutError\n");
    write("app/bytes.py", std::string("x = '\xff'  # wait_for\n"));
    // Handed on by other names, twice.
    write("lib/__init__.py", "from asyncio import TimeoutError as Late\n");
    write("lib/further.py", "from . import Late\n\nTooLate = Late\n");
    write("lib/inside.py", "from . import Late\n\n\ndef f(e):\n    return isinstance(e, Late)\n");
    write("user/a.py", "from lib.further import TooLate\n\ntry:\n    pass\nexcept TooLate:\n    pass\n");
    write("user/b.py", "import lib.further as l\n\ntry:\n    pass\nexcept l.TooLate:\n    pass\n");
    // Replaced by name elsewhere: refused there, and only there.
    write("patched/mod.py", kBefore);
    write("patched/setup.cfg", "");
    write("patched/tests/test_mod.py",
          "from unittest import mock\n\nwith mock.patch(\"asyncio.wait_for\"):\n    pass\n");
  }

  void expect_the_same_as_diff(const Words& options, std::size_t count) {
    Words words = {"diff"};
    words.insert(words.end(), options.begin(), options.end());
    const auto whole = run(words);
    std::string list;
    for (std::size_t i = 1; i <= count; ++i) {
      Words scan = {"scan", "--shard", fmt::format("{}/{}", i, count), "-o", fmt::format("facts.{}", i)};
      scan.insert(scan.end(), options.begin(), options.end());
      EXPECT_EQ(run(scan).exit_code, 0);
      list += fmt::format(" facts.{}", i);
    }
    EXPECT_EQ(shell("$AIOSHIFT link" + list + " -o plan").exit_code, 0);
    std::string together;
    int exit_code = 0;
    for (std::size_t i = 1; i <= count; ++i) {
      const auto part = run({"rewrite", "--plan", "plan", "--shard", fmt::format("{}/{}", i, count)});
      together += part.output;
      exit_code = std::max(exit_code, part.exit_code);
    }
    EXPECT_EQ(together, whole.output);
    EXPECT_EQ(exit_code, whole.exit_code);
  }
};

TEST_F(Shards, say_so_where_a_rule_has_to_see_all_files_at_once) {
  write("a.py", "import time\n\n\ndef f():\n    time.sleep(1)\n");
  const auto outcome = run({"scan", "--select", "sync-to-async", "-o", "facts"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("sync-to-async decides over all files at once"));
}

TEST_F(Shards, put_together_give_exactly_what_diff_gives) {
  make_program();
  ASSERT_THAT(run({"diff"}).output, HasSubstr("isinstance(e, TimeoutError)"));
  ASSERT_THAT(run({"diff"}).output, HasSubstr("user/a.py"));
  ASSERT_THAT(run({"diff"}).output, HasSubstr("user/b.py"));
  for (const std::size_t count : {1, 2, 3, 5, 40}) expect_the_same_as_diff({}, count);
  expect_the_same_as_diff({"--select", "timeout-error-alias", "--target-version", "py312", "user", "lib"}, 3);
  expect_the_same_as_diff({"--unsafe-fixes", "--ignore=timeout-error-alias"}, 2);
}

TEST_F(Shards, know_which_other_event_loops_the_program_names) {
  const Words options = {"--select", "retry-without-backoff", "--unsafe-fixes"};
  write("a.py",
        "import net\n\n\nasync def load():\n    while True:\n        try:\n            return await "
        "net.fetch()\n"
        "        except OSError:\n            continue\n");
  write("net.py", "async def fetch():\n    return 1\n");
  EXPECT_THAT(run({"diff", "--select", "retry-without-backoff", "--unsafe-fixes"}).output,
              HasSubstr("asyncio.sleep"));
  for (const std::size_t count : {1, 2}) expect_the_same_as_diff(options, count);
  write("other/loop.py", "import trio\n");
  EXPECT_THAT(run({"diff", "--select", "retry-without-backoff", "--unsafe-fixes"}).output, IsEmpty());
  for (const std::size_t count : {1, 2}) expect_the_same_as_diff(options, count);
}

TEST_F(Shards, take_rules_of_ones_own_along) {
  make_program();
  write("rules/r.yml",
        "id: no-late\nlanguage: python\nrule:\n  pattern: isinstance($A, $B)\nfix: is_instance($A, $B)\n");
  expect_the_same_as_diff({"--rules", "rules", "--select", "user"}, 3);
}

TEST_F(Shards, rewrite_applies_its_part_alone) {
  make_program();
  ASSERT_EQ(shell("rm app/python2.py app/bytes.py").exit_code, 0);
  ASSERT_EQ(shell("$AIOSHIFT scan app >facts && $AIOSHIFT link facts >plan").exit_code, 0);
  EXPECT_EQ(run({"rewrite", "--plan", "plan", "--shard", "1/2", "--apply"}).exit_code, 0);
  EXPECT_EQ(read("app/part0/mod.py"), kAfter);
  EXPECT_EQ(read("app/part9/mod.py"), kBefore);
}

TEST_F(Shards, rewrite_refuses_a_plan_that_does_not_fit_any_more) {
  make_program();
  ASSERT_EQ(shell("$AIOSHIFT scan app -q -o facts && $AIOSHIFT link facts -q -o plan").exit_code, 0);
  write("app/new.py", kClean);
  auto outcome = run({"rewrite", "--plan", "plan"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.output, IsEmpty());
  EXPECT_THAT(outcome.errors, HasSubstr("scan again"));
  ASSERT_EQ(shell("rm app/new.py").exit_code, 0);
  write("pyproject.toml", "[tool.aioshift]\nignore = [\"wait-for-to-timeout\"]\n");
  outcome = run({"rewrite", "--plan", "plan"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("the rules or the configuration are not those of the plan"));
}

TEST_F(Shards, rewrite_leaves_a_file_alone_that_changed_since_it_was_scanned) {
  write("a.py", kBefore);
  write("b.py", kBefore);
  ASSERT_EQ(shell("$AIOSHIFT scan -q -o facts && $AIOSHIFT link facts -q -o plan").exit_code, 0);
  write("b.py", kBefore + "\n# more\n");
  const auto outcome = run({"rewrite", "--plan", "plan", "--apply"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("b.py"));
  EXPECT_EQ(read("a.py"), kAfter);
  EXPECT_EQ(read("b.py"), kBefore + "\n# more\n");
}

TEST_F(Shards, link_names_the_file_that_it_cannot_read) {
  write("facts", "nonsense\n");
  const auto outcome = run({"link", "facts"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("facts: line 1: these are no facts"));
  EXPECT_THAT(run({"link", "missing"}).errors, HasSubstr("missing: No such file"));
  EXPECT_EQ(run({"scan", "--shard", "3/2"}).exit_code, 2);
}

}  // namespace
}  // namespace aioshift::cli
