// What rules have decided over a program is taken from the cache where nothing that it rests on has changed.
#include "pipeline/kept_decision.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <mutex>

#include "fake_rules.h"
#include "pipeline/facts_cache.h"
#include "semantics/program/solver.h"
#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

using testing::HasSubstr;

// Opens the files whose names say so, and tells what each begins with and how many functions the program has.
class DecidingRule : public FakeRule {
 public:
  DecidingRule(int& decisions, std::string definition)
      : FakeRule("decides", [](const auto&...) {}),
        decisions_(decisions),
        definition_(std::move(definition)) {}

  bool decides_over_program() const override { return true; }
  std::vector<syntax::Kind> kinds() const override { return {}; }
  std::string_view definition() const override { return definition_; }
  std::vector<rules::LocatedFinding> decide(const rules::ProgramView& program) const override {
    ++decisions_;
    const semantics::WholeProgram& code = program.solver().program();
    std::vector<rules::ProgramView::File> files;
    for (rules::ProgramView::File file = 0; file < code.file_count(); ++file) {
      if (code.path(file).starts_with("open")) files.push_back(file);
    }
    std::mutex mutex;
    std::vector<rules::LocatedFinding> findings;
    program.for_each(files, [&](const rules::ProgramView::Opened& opened) {
      rules::LocatedFinding found{opened.file, {}};
      found.finding.rule = &info();
      found.finding.range = {0, 3};
      found.finding.message = fmt::format("{} of {}: {}", opened.file, code.function_count(),
                                          opened.model.tree.text().substr(0, 3));
      const std::lock_guard lock(mutex);
      findings.push_back(std::move(found));
    });
    std::sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
    return findings;
  }

 private:
  int& decisions_;
  std::string definition_;
};

class KeptDecisionTest : public testing::Test {
 protected:
  std::map<std::string, std::string> files_ = {{"open.py", "abc = 1\n"},
                                               {"closed.py", "def f():\n    return 1\n"}};
  std::string definition_ = "one";
  std::string version_ = "1";
  std::function<void(MemoryRun&)> prepare_ = [](MemoryRun&) {};

  std::string told(bool has_cache = true) {
    MemoryRun run;
    run.add_rule(std::make_unique<DecidingRule>(decisions_, definition_));
    for (const auto& [path, text] : files_) run.add_file(path, text);
    FactsCache cache(directory_.path().string(), version_);
    if (has_cache) run.options.cache = [&] { return &cache; };
    prepare_(run);
    std::string text;
    for (const FileOutcome& file : run.run().files) {
      for (const ReportedFinding& finding : file.findings)
        text += fmt::format("{}: {} {}\n", file.input, finding.rule->id, finding.message);
      for (const FileProblem& problem : file.problems)
        text += fmt::format("{}: {}\n", file.input, problem.message);
    }
    return text;
  }
  // Whether rules are asked to decide. Whatever has changed, the result is the one without a cache.
  bool is_made() {
    const int before = decisions_;
    const std::string kept = told();
    const bool is_made = decisions_ != before;
    EXPECT_EQ(kept, told(false));
    return is_made;
  }

 private:
  test_support::TempDir directory_;
  int decisions_ = 0;
};

TEST_F(KeptDecisionTest, IsTakenWhereNothingHasChanged) {
  EXPECT_TRUE(is_made());
  EXPECT_FALSE(is_made());
  EXPECT_THAT(told(), HasSubstr("1: decides 1 of 3: abc"));
}

TEST_F(KeptDecisionTest, IsTakenWhereTheLinesMoveOfAFileThatNobodyLookedAt) {
  EXPECT_TRUE(is_made());
  files_["closed.py"] = "# More.\n\n\ndef f():\n    # And more.\n    return 1\n";
  EXPECT_FALSE(is_made());
}

TEST_F(KeptDecisionTest, IsMadeAgainWhereAFileSaysSomethingElse) {
  EXPECT_TRUE(is_made());
  files_["closed.py"] = "def f():\n    return g()\n\n\ndef g(): pass\n";
  EXPECT_TRUE(is_made());
  EXPECT_FALSE(is_made());
  files_["closed.py"] = "def f(:\n";
  EXPECT_TRUE(is_made());
}

TEST_F(KeptDecisionTest, IsMadeAgainWhereTheTextHasChangedThatWasLookedAt) {
  EXPECT_TRUE(is_made());
  files_["open.py"] = "abc = 1  # so\n";
  EXPECT_TRUE(is_made());
  files_["open.py"] = "# abc = 1\nabc = 1\n";
  EXPECT_TRUE(is_made());
  EXPECT_FALSE(is_made());
  files_["open.py"] = "abc = 1\n";
  EXPECT_TRUE(is_made());
}

TEST_F(KeptDecisionTest, IsMadeAgainWhereThereAreOtherFiles) {
  EXPECT_TRUE(is_made());
  files_["opened.py"] = "xyz = 1\n";
  EXPECT_TRUE(is_made());
  files_.erase("opened.py");
  EXPECT_FALSE(is_made());
  files_["open2.py"] = files_["open.py"];
  files_.erase("open.py");
  EXPECT_TRUE(is_made());
}

TEST_F(KeptDecisionTest, IsMadeAgainOnOtherTerms) {
  EXPECT_TRUE(is_made());
  definition_ = "another";
  EXPECT_TRUE(is_made());
  prepare_ = [](MemoryRun& run) { run.rule_options = {{"key", "value"}}; };
  EXPECT_TRUE(is_made());
  prepare_ = [](MemoryRun& run) { run.rule_options = {{"key", "other"}}; };
  EXPECT_TRUE(is_made());
  prepare_ = [](MemoryRun& run) { run.unsafe_fixes = true; };
  EXPECT_TRUE(is_made());
  prepare_ = [](MemoryRun& run) { run.target = {3, 12}; };
  EXPECT_TRUE(is_made());
  version_ = "2";
  EXPECT_TRUE(is_made());
  EXPECT_FALSE(is_made());
}

TEST_F(KeptDecisionTest, IsNotKeptWhereAFileChangedMeanwhile) {
  // It is read for rules that look at one file, for the scan of the program, and where a rule opens it.
  prepare_ = [](MemoryRun& run) { run.change_at(3, "open.py", "changed = 1\n"); };
  told();
  prepare_ = [](MemoryRun&) {};
  EXPECT_TRUE(is_made());
  EXPECT_FALSE(is_made());
}

TEST(KeptDecision, SurvivesAsBytes) {
  int decisions = 0;
  const DecidingRule rule(decisions, "");
  const DecidingRule other(decisions, "");
  const std::vector<const rules::Rule*> rules = {&other, &rule};
  KeptDecision decision;
  decision.opened = {{3, UINT64_MAX}, {500, 0}};
  rules::Finding finding;
  finding.rule = &rule.info();
  finding.range = {5, 1'000'000};
  finding.message = std::string("with a \0 in it", 14);
  finding.applicability = rewrite::Applicability::kUnsafe;
  finding.reason = rewrite::Reason::kDefinitionHeader;
  finding.replaced = {"a.b"};
  finding.captures = {{"A", "text"}};
  finding.labels = {{{1, 2}, "label", true}};
  finding.trace = {{7, {1, 2}, {3, 4}, "step"}};
  finding.shares_fix = 9;
  decision.findings = {{3, finding}, {3, {}}, {4, finding}};
  decision.findings[1].finding.rule = &other.info();
  rewrite::Fix& fix = decision.findings[2].finding.fix.emplace();
  fix.add(4, {{{1, 2}, "await "}, {{3, 3}, ""}});
  fix.applicability = rewrite::Applicability::kUnsafe;
  fix.released_imports = {"requests"};
  fix.released_elsewhere = {{8, "requests"}};
  fix.relied_on = {{4, {0, 9}}};
  fix.shifted_lines = {{4, {1, 2}}};
  fix.placed = {{2, 3}};
  fix.is_primary = true;
  fix.placed_in_f_strings = {{4, 5}};
  fix.fits_f_strings = false;

  const auto bytes = encode(decision, rules);
  ASSERT_TRUE(bytes);
  const auto kept = decode(*bytes, rules);
  ASSERT_TRUE(kept);
  EXPECT_EQ(encode(*kept, rules), bytes);
  EXPECT_EQ(kept->opened, decision.opened);
  const rules::Finding& last = kept->findings[2].finding;
  EXPECT_EQ(last.rule, &rule.info());
  EXPECT_EQ(kept->findings[1].finding.rule, &other.info());
  EXPECT_EQ(last.message, finding.message);
  EXPECT_EQ(last.reason, finding.reason);
  EXPECT_EQ(last.range, finding.range);
  EXPECT_EQ(last.trace[0].end, finding.trace[0].end);
  EXPECT_EQ(last.fix->edits[0].edit, fix.edits[0].edit);
  EXPECT_EQ(last.fix->released_elsewhere, fix.released_elsewhere);
  EXPECT_FALSE(last.fix->fits_f_strings);
  EXPECT_FALSE(kept->findings[0].finding.fix);
  for (std::size_t size = 0; size < bytes->size(); ++size)
    EXPECT_FALSE(decode(bytes->substr(0, size), rules));
  EXPECT_FALSE(decode(*bytes + "x", rules));
  EXPECT_FALSE(decode(*bytes, {rules.data(), 1}));
  EXPECT_FALSE(encode(decision, {rules.data(), 1}));
}

}  // namespace
}  // namespace aioshift::pipeline
