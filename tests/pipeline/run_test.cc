#include "pipeline/run.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "fake_rules.h"

namespace aioshift::pipeline {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

std::vector<std::string> problems_of(const FileOutcome& file) {
  std::vector<std::string> messages;
  for (const FileProblem& problem : file.problems) messages.push_back(problem.message);
  return messages;
}

// All that a result says, for comparison.
std::string told(const RunResult& result) {
  std::string text = fmt::format("{} seen\n", result.files_seen);
  for (const FileOutcome& file : result.files) {
    text += fmt::format("file {}: {} -> {}\n", file.input, file.before, file.after);
    for (const ReportedFinding& finding : file.findings) {
      text += fmt::format("{}:{} {} {}\n", finding.begin.line, finding.begin.column, finding.rule->id,
                          finding.message);
    }
    for (const std::string& problem : problems_of(file)) text += problem + "\n";
    for (const auto& [rule, count] : file.fixes) text += fmt::format("{} {}\n", rule, count);
    for (const auto& [reason, count] : file.left) text += fmt::format("left {} {}\n", reason, count);
  }
  return text;
}

TEST(Run, says_nothing_of_files_in_which_nothing_is_found) {
  MemoryRun run;
  run.add_rule(replaces("r", "old", "new"));
  run.add_file("a.py", "x = 1\n");
  run.add_file("b.py", "old\n");
  const RunResult result = run.run();
  EXPECT_EQ(result.files_seen, 2U);
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].input, 1U);
  EXPECT_EQ(result.files[0].before, "old\n");
  EXPECT_EQ(result.files[0].after, "new\n");
  EXPECT_THAT(result.files[0].fixes, ElementsAre(Pair("r", 1U)));
}

// Where no rule looks further than its file, a file is done with as soon as it is parsed.
TEST(Run, finds_the_same_where_files_are_done_with_early) {
  for (const bool rewrite : {false, true}) {
    std::vector<std::string> results;
    for (const bool is_early : {false, true}) {
      MemoryRun run;
      std::vector<std::unique_ptr<FakeRule>> rules;
      rules.push_back(replaces("fixes", "old", "new"));
      rules.push_back(replaces("is-unsafe", "risky", "sound", Applicability::kUnsafe));
      rules.push_back(std::make_unique<FakeRule>(
          "refuses", [](const FakeRule& rule, const rules::FileContext&, syntax::Node node, auto& found) {
            if (node.text() == "no") found.push_back(rule.refusal(node, "no", Reason::kTextIsShown));
          }));
      for (auto& rule : rules) {
        if (is_early) rule->keep_to_the_file();
        run.add_rule(std::move(rule));
      }
      run.add_file("fixed.py", "old\nno\n");
      run.add_file("left.py", "risky\nno\n");
      run.add_file("suppressed.py", "no  # aioshift: ignore\nno\n");
      run.add_file("damaged.py", "print 1\nno\n");
      run.options.rewrite = rewrite;
      results.push_back(told(run.run()));
    }
    EXPECT_EQ(results[0], results[1]);
    EXPECT_THAT(results[0], HasSubstr("refuses no"));
  }
}

TEST(Run, names_a_file_that_cannot_be_read_and_goes_on) {
  MemoryRun run;
  run.add_rule(replaces("r", "old", "new"));
  run.add_file("bad.py", std::string("old = '\xff'\n"));
  run.add_file("good.py", "old\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(2));
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("line 1")));
  EXPECT_EQ(result.files[1].after, "new\n");
}

TEST(Run, only_finds_where_no_rewriting_is_asked_for) {
  MemoryRun run;
  run.add_rule(replaces("r", "old", "new"));
  run.add_file("a.py", "\xC3\xA4 = old\n");
  run.options.rewrite = false;
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_FALSE(result.files[0].has_change());
  ASSERT_THAT(result.files[0].findings, SizeIs(1));
  EXPECT_EQ(result.files[0].findings[0].begin.column, 5U) << "columns are characters";
}

TEST(Run, goes_on_until_nothing_is_left_to_fix) {
  MemoryRun run;
  run.add_rule(replaces("first", "a", "bb"));
  run.add_rule(replaces("second", "bb", "ccc"));
  run.add_file("a.py", "a = a(bb)\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].after, "ccc = ccc(ccc)\n");
  EXPECT_THAT(result.files[0].fixes, ElementsAre(Pair("first", 2U), Pair("second", 3U)));
}

TEST(Run, leaves_overlapping_fixes_to_the_next_pass) {
  MemoryRun run;
  // Both want all of `f(f(x))`; the inner one is found again in what the outer one left.
  run.add_rule(std::make_unique<FakeRule>(
      "unwrap",
      [](const FakeRule& rule, const rules::FileContext& context, syntax::Node node, auto& findings) {
        const syntax::Node call = node.parent();
        if (node.text() != "f" || !call || call.kind() != syntax::Kind::call) return;
        const std::string inner(call.text().substr(2, call.text().size() - 3));
        findings.push_back(rule.fixed(context, call, "unwrap", Applicability::kSafe,
                                      {{call.range(), "g(" + inner + ")"}}, {}));
      }));
  run.add_file("a.py", "y = f(f(f(x)))\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].after, "y = g(g(g(x)))\n");
  EXPECT_THAT(result.files[0].fixes, ElementsAre(Pair("unwrap", 3U)));
}

TEST(Run, gives_up_a_file_in_which_rules_undo_each_other_and_leaves_it_as_it_was) {
  MemoryRun run;
  run.add_rule(replaces("there", "ping", "pong"));
  run.add_rule(replaces("back", "pong", "ping"));
  run.add_rule(replaces("other", "old", "new"));
  run.add_file("a.py", "ping\nold\n");
  run.add_file("b.py", "old\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(2));
  EXPECT_FALSE(result.files[0].has_change());
  EXPECT_THAT(result.files[0].fixes, IsEmpty());
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("did not come to an end")));
  EXPECT_EQ(result.files[1].after, "new\n");
}

TEST(Run, ends_where_a_fix_makes_a_site_of_its_own_again) {
  MemoryRun run;
  run.add_rule(replaces("grows", "x", "x(y)"));
  run.add_file("a.py", "x\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_FALSE(result.files[0].has_change());
  EXPECT_THAT(problems_of(result.files[0]), SizeIs(1));
}

TEST(Run, drops_a_fix_that_cannot_be_verified_and_applies_the_others) {
  MemoryRun run;
  run.add_rule(replaces("good", "old", "new_"));
  run.add_rule(replaces("bad", "broken", "1 = = 2"));
  run.add_rule(replaces("late", "new_", "newest"));
  run.add_file("a.py", "old\nbroken\nold\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].after, "newest\nbroken\nnewest\n");
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("line 2: bad was not applied")))
      << "once, whatever the passes";
  EXPECT_THAT(result.files[0].left, ElementsAre(Pair(std::string(rewrite::id_of(Reason::kNotVerified)), 1U)));
}

TEST(Run, lets_a_fix_wait_that_is_well_alone_and_not_together_with_one_before_it) {
  MemoryRun run;
  run.add_rule(replaces("first", "a", "c"));
  run.add_rule(std::make_unique<FakeRule>("second", [](const FakeRule& rule,
                                                       const rules::FileContext& context, syntax::Node node,
                                                       auto& findings) {
    if (node.text() != "b") return;
    const bool is_taken = context.model.tree.text().find("(c,") != std::string_view::npos;
    findings.push_back(rule.fixed(context, node, "b should have another name", rewrite::Applicability::kSafe,
                                  {{node.range(), is_taken ? "d" : "c"}}, {}));
  }));
  run.add_rule(replaces("elsewhere", "old", "new"));
  run.add_file("a.py", "def f(a, b): pass\nold\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].after, "def f(c, d): pass\nnew\n");
  EXPECT_THAT(problems_of(result.files[0]), IsEmpty());
  EXPECT_THAT(result.files[0].left, IsEmpty());
}

TEST(Run, finds_the_one_bad_fix_among_thousands) {
  MemoryRun run;
  run.add_rule(replaces("good", "old", "new"));
  run.add_rule(replaces("bad", "broken", "1 = = 2"));
  std::string before;
  std::string after;
  for (int i = 0; i < 2000; ++i) {
    before += i == 1234 ? "broken\n" : "old\n";
    after += i == 1234 ? "broken\n" : "new\n";
  }
  run.add_file("a.py", before);
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_TRUE(result.files[0].after == after);
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("line 1235: bad was not applied")));
}

// With each file's bad fix found by parsing all the others again, this takes long.
TEST(Run, finds_a_bad_fix_in_each_of_many_files_at_once) {
  MemoryRun run;
  run.add_rule(replaces("good", "old", "new_"));
  run.add_rule(replaces("bad", "broken", "1 = = 2"));
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "old(a, b, c)[d]\n";
  constexpr int kFiles = 100;
  for (int i = 0; i < kFiles; ++i) run.add_file("a" + std::to_string(i) + ".py", lines + "broken\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(kFiles));
  for (const FileOutcome& file : result.files) {
    EXPECT_THAT(problems_of(file), ElementsAre(HasSubstr("line 201: bad was not applied")));
    EXPECT_TRUE(file.after.starts_with("new_(a") && file.after.ends_with("\nbroken\n"));
  }
}

TEST(Run, leaves_unsafe_fixes_alone_unless_they_are_wanted) {
  for (const bool wanted : {false, true}) {
    MemoryRun run;
    run.unsafe_fixes = wanted;
    run.add_rule(replaces("r", "old", "new", Applicability::kUnsafe));
    run.add_file("a.py", "old\n");
    const RunResult result = run.run();
    ASSERT_THAT(result.files, SizeIs(1));
    EXPECT_EQ(result.files[0].has_change(), wanted);
    EXPECT_EQ(result.files[0].left.count("unsafe"), wanted ? 0U : 1U);
  }
}

// One fix over two files: where a.py says `shared`, the first word of b.py changes with it.
std::unique_ptr<FakeRule> changes_both(std::string in_second) {
  return std::make_unique<FakeRule>("both", [=](const FakeRule& rule, const rules::FileContext& context,
                                                syntax::Node node, auto& findings) {
    if (node.text() != "shared") return;
    rules::Finding finding =
        rule.fixed(context, node, "both", Applicability::kSafe, {{node.range(), "common"}}, {});
    finding.fix->add(1, {{{0, 3}, in_second}});
    findings.push_back(std::move(finding));
  });
}

TEST(Run, applies_a_fix_in_all_of_its_files) {
  MemoryRun run;
  run.add_rule(changes_both("two"));
  run.add_file("a.py", "shared\n");
  run.add_file("b.py", "one\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(2));
  EXPECT_EQ(result.files[0].after, "common\n");
  EXPECT_EQ(result.files[1].after, "two\n");
}

TEST(Run, says_which_changed_files_share_a_fix) {
  MemoryRun run;
  run.add_rule(changes_both("two"));
  run.add_rule(replaces("other", "old", "new"));
  run.add_file("a.py", "shared\n");
  run.add_file("b.py", "one\n");
  run.add_file("c.py", "old\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(3));
  EXPECT_EQ(result.files[0].group, result.files[1].group);
  EXPECT_NE(result.files[0].group, result.files[2].group);
}

TEST(Run, drops_a_fix_in_all_of_its_files_where_it_fails_in_one) {
  MemoryRun run;
  run.add_rule(changes_both("1 = = 2"));
  run.add_rule(replaces("other", "old", "new"));
  run.add_file("a.py", "old\n" + std::string(20, '\n') + "shared\n");
  run.add_file("b.py", "one\nold\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(2));
  EXPECT_EQ(result.files[0].after, "new\n" + std::string(20, '\n') + "shared\n");
  EXPECT_EQ(result.files[1].after, "one\nnew\n");
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("line 22: both was not applied")));
}

TEST(Run, drops_a_fix_in_all_of_its_files_where_one_changed_since_it_was_scanned) {
  MemoryRun run;
  run.add_rule(changes_both("two"));
  run.add_file("a.py", "shared\n");
  run.add_file("b.py", "one\n");
  run.change_at(2, "b.py", "something else\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_FALSE(result.files[0].has_change());
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("changed meanwhile")));
}

TEST(Run, gives_up_the_files_that_share_a_fix_together) {
  MemoryRun run;
  run.add_rule(changes_both("two"));
  run.add_rule(replaces("there", "ping", "pong"));
  run.add_rule(replaces("back", "pong", "ping"));
  run.add_file("a.py", "shared\nping\n");
  run.add_file("b.py", "one\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(2));
  for (const FileOutcome& file : result.files) {
    EXPECT_FALSE(file.has_change());
    EXPECT_THAT(problems_of(file), SizeIs(1));
  }
}

TEST(Run, is_the_same_for_every_number_of_threads) {
  std::string expected;
  for (const unsigned threads : {1U, 2U, 3U, 8U, 64U}) {
    MemoryRun run;
    run.options.threads = threads;
    run.add_rule(replaces("first", "a", "bb"));
    run.add_rule(replaces("second", "bb", "ccc"));
    run.add_rule(replaces("bad", "broken", "1 = = 2"));
    for (int i = 0; i < 200; ++i) {
      std::string text;
      for (int line = 0; line < i % 17; ++line) text += line % 5 == 3 ? "broken\n" : "a = bb(x)\n";
      run.add_file(fmt::format("m{:03}.py", i), text);
    }
    const std::string result = told(run.run());
    if (expected.empty()) expected = result;
    EXPECT_EQ(result, expected) << threads << " threads";
  }
  EXPECT_THAT(expected, HasSubstr("ccc = ccc(x)"));
}

TEST(Run, stops_where_it_is_told_to) {
  MemoryRun run;
  std::atomic<bool> stop{true};
  run.options.stop = &stop;
  run.add_rule(replaces("r", "old", "new"));
  run.add_file("a.py", "old\n");
  const RunResult result = run.run();
  EXPECT_TRUE(result.interrupted);
  EXPECT_THAT(result.files, IsEmpty());
}

TEST(Run, stops_between_passes_too) {
  MemoryRun run;
  std::atomic<bool> stop{false};
  run.options.stop = &stop;
  run.add_rule(std::make_unique<FakeRule>(
      "endless",
      [&](const FakeRule& rule, const rules::FileContext& context, syntax::Node node, auto& findings) {
        if (node.text().size() > 5) stop.store(true);
        findings.push_back(rule.fixed(context, node, "", Applicability::kSafe,
                                      {{node.range(), std::string(node.text()) + "x"}}, {}));
      }));
  run.add_file("a.py", "x\n");
  EXPECT_TRUE(run.run().interrupted);
}

TEST(Run, counts_the_files_done) {
  MemoryRun run;
  std::atomic<std::size_t> most{0};
  run.options.on_progress = [&](std::size_t done) {
    std::size_t known = most.load();
    while (known < done && !most.compare_exchange_weak(known, done)) {
    }
  };
  run.add_rule(replaces("r", "old", "new"));
  for (int i = 0; i < 50; ++i) run.add_file(fmt::format("m{}.py", i), "x\n");
  run.run();
  EXPECT_EQ(most.load(), 50U);
}

TEST(Run, passes_over_files_that_lack_every_literal_of_a_rule) {
  MemoryRun run;
  std::atomic<int> visits{0};
  run.add_rule(std::make_unique<FakeRule>(
      "r", [&](const FakeRule&, const rules::FileContext&, syntax::Node, auto&) { ++visits; },
      pattern::RequiredLiterals::one_of({"needle"})));
  run.add_file("a.py", "x = y\n");
  run.add_file("b.py", "x = y  # needle\n");
  run.run();
  EXPECT_EQ(visits.load(), 2);
}

class ReplacesSleep final : public FakeRule {
 public:
  using FakeRule::FakeRule;
  std::vector<std::string> replaced_names() const override { return {"asyncio.sleep"}; }
};

TEST(Run, knows_what_files_say_about_a_name_in_which_its_rule_cannot_match) {
  MemoryRun run;
  run.add_rule(std::make_unique<ReplacesSleep>(
      "r",
      [](const FakeRule& rule, const rules::FileContext& context, syntax::Node node, auto& findings) {
        if (node.text() != "sleep") return;
        findings.push_back(
            rule.fixed(context, node, "sleep", rewrite::Applicability::kSafe, {{node.range(), "rest"}}, {}));
      },
      pattern::RequiredLiterals{{{"asyncio"}, {"await"}}}));
  run.add_file("a.py", "import asyncio\nawait asyncio.sleep(1)\n");
  run.add_file("test_a.py", "patch(\"asyncio.sleep\")\n");
  const RunResult result = run.run();
  ASSERT_EQ(result.files.size(), 1U);
  EXPECT_FALSE(result.files[0].has_change());
  ASSERT_EQ(result.files[0].findings.size(), 1U);
  EXPECT_EQ(result.files[0].findings[0].reason, rewrite::Reason::kPatchedByName);
}

TEST(Run, leaves_fixes_alone_that_replace_another_function_than_the_one_that_is_patched) {
  MemoryRun run;
  run.add_rule(std::make_unique<ReplacesSleep>(
      "r",
      [](const FakeRule& rule, const rules::FileContext& context, syntax::Node node, auto& findings) {
        if (node.text() != "sleep" && node.text() != "wait") return;
        findings.push_back(
            rule.fixed(context, node, "it", rewrite::Applicability::kSafe, {{node.range(), "rest"}}, {}));
        findings.back().replaced = {"asyncio." + std::string(node.text())};
      },
      pattern::RequiredLiterals::one_of({"asyncio"})));
  run.add_file("a.py", "import asyncio\nawait asyncio.sleep(1)\nawait asyncio.wait(2)\n");
  run.add_file("test_a.py", "patch(\"asyncio.sleep\")\n");
  const RunResult result = run.run();
  ASSERT_EQ(result.files.size(), 1U);
  ASSERT_EQ(result.files[0].findings.size(), 2U);
  EXPECT_EQ(result.files[0].findings[0].reason, rewrite::Reason::kPatchedByName);
  EXPECT_EQ(result.files[0].findings[1].reason, std::nullopt);
  EXPECT_TRUE(result.files[0].has_change());
}

TEST(Run, refuses_what_touches_a_syntax_error_and_fixes_the_rest) {
  MemoryRun run;
  run.add_rule(replaces("r", "old", "new"));
  run.add_file("a.py", "old\nx = = old\nold\n");
  const RunResult result = run.run();
  ASSERT_THAT(result.files, SizeIs(1));
  EXPECT_EQ(result.files[0].after, "new\nx = = old\nnew\n");
  EXPECT_THAT(problems_of(result.files[0]), ElementsAre(HasSubstr("line 2")));
}

}  // namespace
}  // namespace aioshift::pipeline
