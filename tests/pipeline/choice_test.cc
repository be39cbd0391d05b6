// Fixes that a person decides about.
#include "pipeline/choice.h"

#include <gmock/gmock.h>

#include "fake_rules.h"

namespace aioshift::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = Decision::Kind;

// "path:offset rule"
std::string site(const Proposal& proposal) {
  return proposal.files.front().input->path + ":" + std::to_string(proposal.range.begin) + " " +
         proposal.rule->id;
}

class Choosing : public testing::Test {
 protected:
  Choosing() {
    run_.add_rule(replaces("r", "old", "newer"));
    run_.add_rule(replaces("s", "newer", "newest"));
  }
  // Answers by the number of the question, the last of them from then on.
  RunResult run(std::vector<Decision> decisions) {
    run_.options.choose = [&, decisions = std::move(decisions)](const Proposal& proposal) {
      asked_.push_back(site(proposal));
      return decisions[std::min(asked_.size(), decisions.size()) - 1];
    };
    return run_.run();
  }

  MemoryRun run_;
  std::vector<std::string> asked_;
};

TEST_F(Choosing, goes_through_files_and_positions_and_applies_what_is_chosen) {
  run_.add_file("a.py", "old\nold\n");
  run_.add_file("b.py", "old\n");
  const RunResult result = run({{Kind::kLeave}, {Kind::kApply}, {Kind::kLeave}, {Kind::kLeave}});
  EXPECT_THAT(asked_, ElementsAre("a.py:0 r", "a.py:4 r", "b.py:0 r", "a.py:4 s"));
  ASSERT_THAT(result.files, SizeIs(2));
  EXPECT_EQ(result.files[0].after, "old\nnewer\n");
  EXPECT_FALSE(result.files[1].has_change());
  EXPECT_THAT(result.files[0].left, IsEmpty()) << "what a person declined is not left for a reason";
}

TEST_F(Choosing, does_not_ask_again_about_a_site_that_has_moved) {
  run_.add_file("a.py", "old\nold\nold\n");
  const RunResult result = run({{Kind::kApply}, {Kind::kLeave}, {Kind::kApply}});
  EXPECT_THAT(asked_, ElementsAre("a.py:0 r", "a.py:4 r", "a.py:8 r", "a.py:0 s", "a.py:10 s"));
  EXPECT_EQ(result.files.at(0).after, "newest\nold\nnewest\n");
}

TEST_F(Choosing, asks_no_more_after_a_decision_about_all) {
  run_.add_file("a.py", "old\nold\nold\n");
  EXPECT_EQ(run({{Kind::kLeave}, {Kind::kApplyAll}}).files.at(0).after, "old\nnewest\nnewest\n");
  EXPECT_THAT(asked_, SizeIs(2));
  asked_.clear();
  EXPECT_EQ(run({{Kind::kApply}, {Kind::kLeaveAll}}).files.at(0).after, "newer\nold\nold\n");
  EXPECT_THAT(asked_, SizeIs(2));
}

TEST_F(Choosing, asks_about_a_fix_in_conflict_when_its_turn_comes) {
  MemoryRun run;
  run.add_rule(replaces("one", "x", "y"));
  run.add_rule(replaces("two", "x", "z"));
  run.add_file("a.py", "x\n");
  std::vector<std::string> asked;
  run.options.choose = [&](const Proposal& proposal) {
    asked.push_back(site(proposal));
    return Decision{asked.size() == 1 ? Kind::kLeave : Kind::kApply};
  };
  EXPECT_EQ(run.run().files.at(0).after, "z\n");
  EXPECT_THAT(asked, ElementsAre("a.py:0 one", "a.py:0 two"));
}

TEST_F(Choosing, takes_other_edits_instead_if_they_verify) {
  run_.add_file("a.py", "old = 1\nold\n");
  run_.options.choose = [&](const Proposal& proposal) {
    if (proposal.rule->id == "s") return Decision{Kind::kLeave};
    const Proposal::File& file = proposal.files.front();
    EXPECT_EQ(file.text, "old = 1\nold\n");
    EXPECT_THAT(file.edits, ElementsAre(text::Edit{proposal.range, "newer"}));
    EXPECT_FALSE(proposal.verify({{proposal.range, "(other"}}));
    EXPECT_TRUE(proposal.verify({{proposal.range, "other"}}));
    if (proposal.range.begin != 0) return Decision{Kind::kApply};
    return Decision{Kind::kApply, std::vector<text::Edit>{{proposal.range, "other"}}};
  };
  EXPECT_EQ(run_.run().files.at(0).after, "other = 1\nnewer\n");
}

}  // namespace
}  // namespace aioshift::pipeline
