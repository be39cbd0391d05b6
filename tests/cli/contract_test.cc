// cli.md, sentence by sentence: exit codes, streams, JSON, paths, diffs.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class Contract : public Cli {};

const std::string kBroken = "def f(:\n    pass\n";

TEST_F(Contract, exit_codes_tell_findings_differences_and_errors_apart) {
  write("found.py", kBefore);
  write("clean.py", kClean);
  write("broken.py", kBroken);
  const auto code = [&](const Words& words) { return run(words).exit_code; };
  EXPECT_EQ(code({"check", "clean.py"}), 0);
  EXPECT_EQ(code({"check", "found.py"}), 1);
  EXPECT_EQ(code({"check", "broken.py"}), 2);
  EXPECT_EQ(code({"check", "found.py", "broken.py"}), 2);
  EXPECT_EQ(code({"check", "found.py", "absent.py"}), 2);
  EXPECT_EQ(code({"diff", "clean.py"}), 0);
  EXPECT_EQ(code({"diff", "found.py"}), 0);
  EXPECT_EQ(code({"diff", "--check", "clean.py"}), 0);
  EXPECT_EQ(code({"diff", "--check", "found.py"}), 1);
  EXPECT_EQ(code({"diff", "--check", "found.py", "broken.py"}), 2);
  EXPECT_EQ(code({"diff", "absent.py"}), 2);
  EXPECT_EQ(code({"apply", "found.py", "broken.py"}), 2);
  EXPECT_EQ(read("found.py"), kAfter) << "the rest is still processed";
  EXPECT_EQ(code({"apply", "found.py"}), 0);
  EXPECT_EQ(code({"check", "found.py"}), 0);
}

TEST_F(Contract, stdout_carries_the_result_alone) {
  write("found.py", kBefore);
  write("broken.py", kBroken);
  const auto diff = run({"diff", "."});
  EXPECT_THAT(
      diff.output,
      StartsWith("diff --git a/found.py b/found.py\n--- a/found.py\n+++ b/found.py\n@@ -2,5 +2,6 @@\n"));
  EXPECT_THAT(diff.errors, HasSubstr("1 of 2 files would change: 1 fix (1 wait-for-to-timeout)"));
  const auto check = run({"check", "found.py"});
  EXPECT_EQ(check.output,
            "found.py:5:9: warning: asyncio.wait_for can be asyncio.timeout [wait-for-to-timeout] [*]\n");
  EXPECT_EQ(check.errors, "aioshift: 1 finding in 1 file; 1 fixable\n");
  const auto apply = run({"apply", "."});
  EXPECT_THAT(apply.output, IsEmpty());
  EXPECT_THAT(apply.errors, HasSubstr("changed: 1 fix"));
}

TEST_F(Contract, quiet_says_errors_only_and_verbose_each_site) {
  write("a.py", "import asyncio\ndef f(c, t):\n    return asyncio.wait_for(c, t)\n");
  EXPECT_EQ(run({"diff", "-q", "."}).errors, "");
  EXPECT_THAT(run({"diff", "-q", "absent.py"}).errors, HasSubstr("absent.py: No such file or directory"));
  EXPECT_THAT(run({"diff", "."}).errors, HasSubstr("1 site left as it is: 1 not-awaited"));
  EXPECT_THAT(run({"diff", "-v", "."}).errors,
              HasSubstr("a.py: line 3, column 12: wait-for-to-timeout [not-awaited]"));
}

TEST_F(Contract, says_where_there_is_nothing_to_read) {
  const auto outcome = run({"diff"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.errors, "aioshift: no Python files there (*.py, *.pyi)\n");
  EXPECT_EQ(run({"diff", "absent"}).errors, "aioshift: absent: No such file or directory\n");
}

TEST_F(Contract, json_has_the_keys_of_the_contract) {
  write("pkg/mod.py", "# \xC3\xA4\n" + kBefore);
  const json report = json::parse(run({"check", "--output-format", "json", "pkg"}).output);
  EXPECT_EQ(report.size(), 3U);
  EXPECT_EQ(report["version"], 1);
  EXPECT_EQ(report["summary"], (json{{"files", 1}, {"findings", 1}, {"fixable", 1}, {"errors", 0}}));
  ASSERT_EQ(report["findings"].size(), 1U);
  EXPECT_EQ(report["findings"][0], (json{{"rule", "wait-for-to-timeout"},
                                         {"codes", json::array()},
                                         {"severity", "warning"},
                                         {"path", "pkg/mod.py"},
                                         {"line", 6},
                                         {"column", 9},
                                         {"end_line", 6},
                                         {"end_column", 43},
                                         {"message", "asyncio.wait_for can be asyncio.timeout"},
                                         {"applicability", "safe"},
                                         {"reason", nullptr},
                                         {"trace", json::array()}}));
}

TEST_F(Contract, json_is_valid_without_findings_and_counts_what_could_not_be_read) {
  write("broken.py", kBroken);
  const auto outcome = run({"check", "--output-format", "json", "broken.py", "absent.py"});
  EXPECT_EQ(outcome.exit_code, 2);
  const json report = json::parse(outcome.output);
  EXPECT_EQ(report["findings"], json::array());
  EXPECT_EQ(report["summary"], (json{{"files", 1}, {"findings", 0}, {"fixable", 0}, {"errors", 2}}));
}

TEST_F(Contract, columns_count_characters_in_every_encoding) {
  const std::string call = "await asyncio.wait_for(q.get(), 5)\n";
  const std::string head = "import asyncio\nasync def f(q):\n    ";
  write("utf8.py", head + "s = '\xC3\xA4\xF0\x9F\x98\x80'; x = " + call);
  write("latin1.py", "# coding: latin-1\n" + head + "s = '\xE4'; x = " + call);
  EXPECT_THAT(run({"check", "utf8.py"}).output, StartsWith("utf8.py:3:19:"));
  EXPECT_THAT(run({"check", "latin1.py"}).output, StartsWith("latin1.py:4:18:"));
}

TEST_F(Contract, says_why_a_site_is_left) {
  write("a.py", "import asyncio\nasync def f(q):\n    return lambda: asyncio.wait_for(q.get(), 5)\n");
  const json report = json::parse(run({"check", "--output-format", "json", "a.py"}).output);
  ASSERT_EQ(report["findings"].size(), 1U);
  EXPECT_EQ(report["findings"][0]["applicability"], "manual");
  EXPECT_TRUE(report["findings"][0]["reason"].is_string());
  EXPECT_EQ(report["summary"]["fixable"], 0);
}

TEST_F(Contract, a_trace_leads_down_to_what_blocks_or_up_to_what_cannot_await) {
  write("net.py", "import time\n\n\ndef low():\n    time.sleep(1)\n");
  write("box.py",
        "from net import low\n\n\ndef mid():\n    low()\n\n\n"
        "class Box:\n    def __init__(self):\n        mid()\n\n\ndef main():\n    mid()\n");
  const auto steps = [&](const char* barrier) {
    write("aioshift.toml", std::string("option.sync-to-async.barrier = \"") + barrier + "\"\n");
    std::vector<std::string> found;
    const json report = json::parse(
        run({"check", "--select", "sync-to-async", "--output-format", "json", "box.py", "net.py"}).output);
    for (const json& finding : report["findings"]) {
      for (const json& step : finding["trace"]) {
        found.push_back(step["path"].get<std::string>() + ":" + std::to_string(step["line"].get<int>()) +
                        " " + step["message"].get<std::string>());
      }
      found.emplace_back();
    }
    return found;
  };
  EXPECT_THAT(
      steps("manual"),
      ElementsAre("box.py:5 `box.mid` calls `net.low`", "net.py:5 `net.low` calls `time.sleep`", "",
                  "box.py:10 `box.Box.__init__` calls `box.mid`", "box.py:5 `box.mid` calls `net.low`",
                  "net.py:5 `net.low` calls `time.sleep`", "", "box.py:14 `box.main` calls `box.mid`",
                  "box.py:5 `box.mid` calls `net.low`", "net.py:5 `net.low` calls `time.sleep`", "",
                  "net.py:5 `net.low` calls `time.sleep`", ""));
  EXPECT_THAT(steps("refuse"),
              ElementsAre("box.py:10 `box.Box.__init__` calls `box.mid`, and does not await it",
                          "box.py:5 `box.mid` calls `net.low`, and does not await it",
                          "net.py:5 `net.low` calls `time.sleep`", ""));
  EXPECT_THAT(run({"check", "--select", "sync-to-async", "box.py", "net.py"}).errors,
              HasSubstr("1 site left as it is: 1 called-synchronously"));
}

TEST_F(Contract, names_paths_as_they_were_reached) {
  write("pkg/sub/a.py", kBefore);
  const auto reached = [&](const std::string& path, const std::string& below = "") {
    const std::string output = run({"check", path}, "", below).output;
    return output.substr(0, output.find(':'));
  };
  EXPECT_EQ(reached("."), "pkg/sub/a.py");
  EXPECT_EQ(reached("./pkg/"), "pkg/sub/a.py");
  EXPECT_EQ(reached("..", "pkg/sub"), "../sub/a.py");
  EXPECT_EQ(reached("../sub/a.py", "pkg/sub"), "../sub/a.py");
  EXPECT_EQ(reached((directory_.path() / "pkg").string()), (directory_.path() / "pkg/sub/a.py").string());
}

TEST_F(Contract, every_output_format_is_complete) {
  write("a.py", kBefore);
  EXPECT_EQ(json::parse(run({"check", "--output-format", "sarif", "."}).output)["version"], "2.1.0");
  EXPECT_THAT(run({"check", "--output-format", "github", "."}).output, StartsWith("::warning "));
  EXPECT_THAT(run({"check", "--output-format", "markdown", "."}).output, HasSubstr("wait-for-to-timeout"));
}

TEST_F(Contract, reads_standard_input_where_the_path_is_a_dash) {
  EXPECT_EQ(run({"apply", "-", "--stdin-filename", "pkg/a.py"}, kBefore).output, kAfter);
  EXPECT_EQ(run({"apply", "-"}, kClean).output, kClean) << "changed or not";
  EXPECT_EQ(run({"apply", "-"}, kBroken).output, kBroken);
  EXPECT_EQ(run({"apply", "-"}, kBroken).exit_code, 2);
  EXPECT_EQ(run({"apply", "-"}, "").output, "");
  EXPECT_THAT(run({"diff", "-", "--stdin-filename", "pkg/a.py"}, kBefore).output,
              StartsWith("diff --git a/pkg/a.py b/pkg/a.py\n"));
  EXPECT_THAT(run({"check", "--stdin-filename", "pkg/a.py", "-"}, kBefore).output,
              StartsWith("pkg/a.py:5:9:"));
  EXPECT_EQ(run({"diff", "--check", "-"}, kBefore).exit_code, 1);
}

TEST_F(Contract, selects_by_rule_group_and_nothing_else) {
  write("a.py", kBefore);
  const auto code = [&](Words words) {
    words.insert(words.begin(), {"check", "."});
    return run(words).exit_code;
  };
  EXPECT_EQ(code({"--select", "wait-for-to-timeout"}), 1);
  EXPECT_EQ(code({"--select", "ensure-future-to-create-task, wait-for-to-timeout"}), 1);
  EXPECT_EQ(code({"--select", "ensure-future-to-create-task", "--select", "wait-for-to-timeout"}), 1);
  EXPECT_EQ(code({"--select", "ensure-future-to-create-task"}), 0);
  EXPECT_EQ(code({"--select", "asyncio"}), 1);
  EXPECT_EQ(code({"--select", "all"}), 1);
  EXPECT_EQ(code({"--select", "migrate"}), 0);
  EXPECT_EQ(code({"--ignore", "wait-for-to-timeout"}), 0);
  EXPECT_EQ(code({"--select", "all", "--ignore", "asyncio"}), 0);
}

TEST_F(Contract, honours_suppression_comments) {
  const auto with = [&](const std::string& comment) {
    std::string text = kBefore;
    text.insert(text.find(", 5)") + 4, "  " + comment);
    return run({"check", "-"}, text).exit_code;
  };
  EXPECT_EQ(with("# noqa"), 0);
  EXPECT_EQ(with("# noqa: wait-for-to-timeout"), 0);
  EXPECT_EQ(with("# noqa: E501, wait-for-to-timeout"), 0);
  EXPECT_EQ(with("# noqa: E501"), 1);
  EXPECT_EQ(with("# aioshift: ignore[wait-for-to-timeout]"), 0);
  EXPECT_EQ(with("# aioshift: ignore[ensure-future-to-create-task]"), 1);
  EXPECT_EQ(with("# noqua"), 1);
  EXPECT_EQ(run({"check", "-"}, "# aioshift: skip-file\n" + kBefore).exit_code, 0);
  EXPECT_EQ(run({"check", "-"}, "s = '# aioshift: skip-file'\n" + kBefore).exit_code, 1);
}

TEST_F(Contract, colours_where_it_is_told_to) {
  write("a.py", kBefore);
  EXPECT_THAT(run({"diff", "."}).output, Not(HasSubstr("\x1b["))) << "no terminal";
  EXPECT_THAT(run({"diff", "--color", "always", "."}).output, HasSubstr("\x1b["));
  EXPECT_THAT(run({"check", "--color", "always", "."}).output, HasSubstr("\x1b["));
  EXPECT_THAT(run({"check", "--color", "always", "--output-format", "json", "."}).output,
              Not(HasSubstr("\x1b[")));
}

TEST_F(Contract, diff_applies_with_git_and_patch_and_equals_what_apply_writes) {
  const std::string no_end = kBefore.substr(0, kBefore.size() - 1);
  std::string crlf;
  for (const char c : kBefore) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  const test_support::FileTree files = {{"a.py", kBefore},         {"pkg/b.py", kBefore + kBefore},
                                        {"pkg/no_end.py", no_end}, {"pkg/crlf.py", crlf},
                                        {"sp ace.py", kBefore},    {"new\nline.py", kBefore},
                                        {"inv\xff.py", kBefore},   {"esc\x1b[31m.py", kBefore},
                                        {"quo\"te.py", kBefore},   {"pkg/clean.py", kClean}};
  for (const char* top : {"work", "patched", "gitted", "applied"})
    test_support::write_tree(directory_.path() / top, files);
  const auto outcome = shell(R"(set -e
    (cd work && "$AIOSHIFT" diff -q . > ../all.patch)
    (cd patched && patch -p1 --binary --verbose < ../all.patch > ../patch.log)
    if grep -aE 'offset|fuzz|FAILED' patch.log; then exit 9; fi
    (cd gitted && git init -q . && git -c core.autocrlf=false apply ../all.patch && rm -rf .git)
    (cd applied && "$AIOSHIFT" apply -q .)
    (cd work && mkdir outer && cp -r pkg outer && git init -q . && cd outer/pkg && "$AIOSHIFT" diff -q . > ../../../sub.patch
     git apply --check ../../../sub.patch && patch -p1 --binary --verbose < ../../../sub.patch > ../../../patch.log)
    if grep -aE 'offset|fuzz|FAILED' patch.log; then exit 9; fi
    diff -r work/outer/pkg applied/pkg)");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.output << outcome.errors;
  const auto applied = test_support::read_tree(directory_.path() / "applied");
  EXPECT_EQ(applied.at("a.py"), kAfter);
  EXPECT_EQ(test_support::read_tree(directory_.path() / "patched"), applied);
  EXPECT_EQ(test_support::read_tree(directory_.path() / "gitted"), applied);
}

TEST_F(Contract, the_number_of_threads_changes_nothing) {
  for (int i = 0; i < 300; ++i) write(fmt::format("p{}/m{}.py", i % 7, i), i % 3 == 0 ? kClean : kBefore);
  write("p3/broken.py", kBroken);
  for (const Words& words :
       {Words{"diff", "."}, Words{"check", "."}, Words{"check", "--output-format", "json", "p3", "p1"}}) {
    std::string expected;
    for (const char* jobs : {"1", "2", "8"}) {
      Words all = words;
      all.insert(all.end(), {"-j", jobs});
      const auto outcome = run(all);
      const std::string told = outcome.output + outcome.errors;
      if (expected.empty()) expected = told;
      EXPECT_TRUE(told == expected) << jobs;
    }
  }
}

TEST_F(Contract, progress_is_for_terminals_and_slow_work) {
  write("a.py", kBefore);
  const auto fast = shell(R"(script -qec '"$AIOSHIFT" diff -q .' /dev/null)");
  EXPECT_THAT(fast.output, Not(HasSubstr("files read")));
}

}  // namespace
}  // namespace aioshift::cli
