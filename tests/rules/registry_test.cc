#include "rules/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class Silent final : public Rule {
 public:
  using Rule::Rule;
  pattern::RequiredLiterals required_literals() const override { return {}; }
  std::vector<syntax::Kind> kinds() const override { return {}; }
  void visit(const FileContext&, syntax::Node, std::vector<Finding>&) const override {}
};

Registry sample() {
  const auto info = [](std::string id, std::string group, std::vector<std::string> codes, bool is_default) {
    RuleInfo made;
    made.id = std::move(id);
    made.groups = {std::move(group)};
    made.codes = std::move(codes);
    made.is_default = is_default;
    return made;
  };
  Registry registry;
  registry.add(std::make_unique<Silent>(info("second", "asyncio", {"RUF006"}, true)));
  registry.add(std::make_unique<Silent>(info("first", "asyncio", {"ASYNC210", "ASYNC212"}, true)));
  registry.add(std::make_unique<Silent>(info("third", "migrate", {}, false)));
  return registry;
}

std::vector<std::string> selected(const std::vector<std::string>& select,
                                  const std::vector<std::string>& ignore = {}) {
  const Registry registry = sample();
  std::vector<std::string> ids;
  for (const Rule* rule : registry.select(select, ignore)) ids.push_back(rule->info().id);
  return ids;
}

TEST(Registry, keeps_rules_sorted_and_finds_them) {
  const Registry registry = sample();
  EXPECT_EQ(registry.rules().front()->info().id, "first");
  EXPECT_EQ(registry.rules().back()->info().id, "third");
  ASSERT_NE(registry.find("second"), nullptr);
  EXPECT_EQ(registry.find("second")->info().id, "second");
  EXPECT_EQ(registry.find("fourth"), nullptr);
  EXPECT_EQ(registry.find("asyncio"), nullptr);
}

TEST(Registry, runs_the_default_rules_where_nothing_is_selected) {
  EXPECT_THAT(selected({}), ElementsAre("first", "second"));
}

TEST(Registry, selects_by_id_group_code_and_all) {
  EXPECT_THAT(selected({"third"}), ElementsAre("third"));
  EXPECT_THAT(selected({"asyncio"}), ElementsAre("first", "second"));
  EXPECT_THAT(selected({"ASYNC212"}), ElementsAre("first"));
  EXPECT_THAT(selected({"RUF006", "migrate"}), ElementsAre("second", "third"));
  EXPECT_THAT(selected({"all"}), ElementsAre("first", "second", "third"));
  EXPECT_THAT(selected({"second", "second", "all"}), ElementsAre("first", "second", "third"));
  EXPECT_THAT(selected({"unknown"}), IsEmpty());
}

TEST(Registry, selects_a_rule_by_name_only_where_that_is_asked_for) {
  Registry registry;
  RuleInfo info;
  info.id = "named";
  info.groups = {"asyncio"};
  info.codes = {"X100"};
  info.is_default = false;
  info.is_by_name = true;
  registry.add(std::make_unique<Silent>(info));
  for (const char* selector : {"all", "asyncio", "X100"})
    EXPECT_THAT(registry.select({selector}, {}), IsEmpty()) << selector;
  EXPECT_THAT(registry.select({}, {}), IsEmpty());
  EXPECT_EQ(registry.select({"named"}, {"all", "asyncio"}).size(), 1U);
  EXPECT_THAT(registry.select({"named"}, {"named"}), IsEmpty());
  EXPECT_TRUE(registry.is_known("named"));
}

TEST(Registry, ignores_what_is_ignored_whatever_selects_it) {
  EXPECT_THAT(selected({}, {"first"}), ElementsAre("second"));
  EXPECT_THAT(selected({"all"}, {"asyncio"}), ElementsAre("third"));
  EXPECT_THAT(selected({"first"}, {"ASYNC210"}), IsEmpty());
  EXPECT_THAT(selected({"all"}, {"all"}), IsEmpty());
}

TEST(Registry, knows_every_selector) {
  const Registry registry = sample();
  for (const char* selector : {"first", "asyncio", "migrate", "all", "RUF006"})
    EXPECT_TRUE(registry.is_known(selector)) << selector;
  for (const char* selector : {"", "fi", "RUF", "ALL"}) EXPECT_FALSE(registry.is_known(selector)) << selector;
  EXPECT_THAT(registry.selectors(), Contains("ASYNC212"));
  EXPECT_THAT(registry.selectors(), Contains("migrate"));
}

}  // namespace
}  // namespace aioshift::rules
