#include "pipeline/facts_file.h"

#include <gmock/gmock.h>

namespace aioshift::pipeline {
namespace {

using testing::HasSubstr;

FileRecord full_record() {
  FileRecord record;
  record.path = "src/caf\xe9.py";  // no UTF-8
  record.rules = {"one-rule", "other-rule"};
  record.may_know_aliases = true;
  record.scan.was_read = true;
  record.scan.size = 12'345;
  record.scan.hash = 0xfedcba9876543210;
  record.scan.project = "src";
  record.scan.facts.replaced = {{"asyncio.wait_for", 7}};
  record.scan.facts.imported = {{"..compat", "g"}, {"m", "*"}};
  record.scan.problems = {{"line 3: syntax error"}};
  record.scan.names = NameFacts{{{"g", "asyncio.gather"}}, {"asyncio", "..compat.g"}};
  return record;
}

Facts some_facts(std::size_t begin, std::vector<std::string> paths, std::size_t total) {
  Facts facts;
  facts.run = {"1.0", {"--select=x", "--", "."}, 1, 2, total, {}};
  facts.begin = begin;
  for (std::string& path : paths) facts.files.emplace_back().path = std::move(path);
  return facts;
}

TEST(FactsFile, GivesBackWhatWasWritten) {
  Facts facts = some_facts(3, {"a.py"}, 9);
  facts.run.qualified = {"asyncio.gather"};
  facts.run.arguments.push_back("caf\xe9");
  facts.files.push_back(full_record());
  const auto again = read_facts(to_text(facts), "f", FactsKind::kFacts);
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(again->run, facts.run);
  EXPECT_EQ(again->begin, 3U);
  ASSERT_EQ(again->files.size(), 2U);
  EXPECT_EQ(again->files[0].path, "a.py");
  EXPECT_FALSE(again->files[0].scan.names);
  EXPECT_FALSE(again->files[0].scan.was_read);
  const FileRecord& read = again->files[1];
  const FileRecord written = full_record();
  EXPECT_EQ(read.path, written.path);
  EXPECT_EQ(read.rules, written.rules);
  EXPECT_TRUE(read.may_know_aliases);
  EXPECT_TRUE(read.scan.was_read);
  EXPECT_EQ(read.scan.size, written.scan.size);
  EXPECT_EQ(read.scan.hash, written.scan.hash);
  EXPECT_EQ(read.scan.project, written.scan.project);
  EXPECT_EQ(read.scan.facts, written.scan.facts);
  EXPECT_EQ(read.scan.problems, written.scan.problems);
  EXPECT_EQ(read.scan.names, written.scan.names);
}

TEST(FactsFile, IsTheSameTextForTheSameFacts) {
  const Facts facts = some_facts(0, {"a.py", "b.py"}, 2);
  EXPECT_EQ(to_text(facts), to_text(*read_facts(to_text(facts), "f", FactsKind::kFacts)));
}

TEST(FactsFile, NamesTheLineOfWhatCannotBeRead) {
  const std::string text = to_text(some_facts(0, {"a.py", "b.py"}, 2));
  const auto error_of = [](const std::string& bad) {
    const auto facts = read_facts(bad, "f.jsonl", FactsKind::kFacts);
    return facts ? "none" : facts.error();
  };
  EXPECT_EQ(error_of(""), "f.jsonl: is empty");
  EXPECT_THAT(error_of("import os\n"), HasSubstr("f.jsonl: line 1: "));
  EXPECT_THAT(error_of("[]\n"), HasSubstr("f.jsonl: line 1: "));
  EXPECT_THAT(error_of("{\"aioshift\": \"plan\", \"format\": 1}\n"), HasSubstr("these are no facts"));
  EXPECT_THAT(error_of(text + "{}\n"), HasSubstr("f.jsonl: line 4: "));
  EXPECT_THAT(error_of(text.substr(0, text.size() - 4)), HasSubstr("f.jsonl: line 3: "));
  EXPECT_THAT(error_of(text.substr(0, text.rfind('{'))), HasSubstr("the end is missing: 1 of 2 files"));
}

TEST(Link, PutsThePartsTogetherInAnyOrder) {
  const auto plan =
      link({some_facts(2, {"c.py"}, 3), some_facts(2, {}, 3), some_facts(0, {"a.py", "b.py"}, 3)});
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_EQ(plan->kind, FactsKind::kPlan);
  ASSERT_EQ(plan->files.size(), 3U);
  EXPECT_EQ(plan->files[2].path, "c.py");
}

TEST(Link, RefusesPartsThatDoNotBelongTogether) {
  const auto error_of = [](std::vector<Facts> parts) {
    const auto plan = link(std::move(parts));
    return plan ? "none" : plan.error();
  };
  const Facts first = some_facts(0, {"a.py", "b.py"}, 3);
  const Facts last = some_facts(2, {"c.py"}, 3);
  EXPECT_EQ(error_of({}), "no facts");
  EXPECT_EQ(error_of({first}), "a shard is missing: files 3 to 3 of 3");
  EXPECT_EQ(error_of({last}), "a shard is missing: files 1 to 2 of 3");
  EXPECT_THAT(error_of({first, last, first}), HasSubstr("two shards hold the files from 1 to 2"));
  const auto with = [&](auto change) {
    Facts other = last;
    change(other.run);
    return error_of({first, other});
  };
  EXPECT_THAT(with([](RunIdentity& run) { run.version = "2.0"; }), HasSubstr("two versions"));
  EXPECT_THAT(with([](RunIdentity& run) { run.arguments = {}; }), HasSubstr("different options or paths"));
  EXPECT_THAT(with([](RunIdentity& run) { run.configuration = 9; }), HasSubstr("different rules"));
  EXPECT_THAT(with([](RunIdentity& run) { run.paths = 9; }), HasSubstr("found different files"));
}

// compat.py hands gather on as g, and further.py hands that on as h: user.py holds no word of asyncio.
TEST(Link, FollowsNamesOverSeveralFiles) {
  Facts facts = some_facts(0, {"compat.py", "further.py", "other.py", "user.py"}, 4);
  facts.run.qualified = {"asyncio.gather"};
  facts.files[0].scan.names = NameFacts{{{"g", "asyncio.gather"}}, {"asyncio.gather"}};
  facts.files[1].scan.names = NameFacts{{{"h", "compat.g"}}, {"compat.g"}};
  facts.files[2].scan.names = NameFacts{{}, {"os"}};
  facts.files[3].scan.names = NameFacts{{}, {"further"}};
  const auto plan = link({facts});
  ASSERT_TRUE(plan) << plan.error();
  EXPECT_TRUE(plan->files[1].may_know_aliases);
  EXPECT_FALSE(plan->files[2].may_know_aliases);
  EXPECT_TRUE(plan->files[3].may_know_aliases);
  EXPECT_TRUE(plan->files[3].scan.names->imports.empty());
}

}  // namespace
}  // namespace aioshift::pipeline
