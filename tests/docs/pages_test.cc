// The pages that are generated: docs/rules/ and docs/reasons.md say what the program says.
// UPDATE_DOCS=1 rewrites them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "markdown.h"
#include "program.h"
#include "support/file_tree.h"

namespace aioshift::docs {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test_support::read_file;
using test_support::write_file;

const fs::path kDocs = fs::path(AIOSHIFT_SOURCE_DIR) / "docs";

json list(const std::string& what) {
  std::vector<std::string> arguments = {"list", "--output-format", "json"};
  if (what == "reasons") arguments.emplace_back("--reasons");
  return json::parse(output_of(arguments)).at(what);
}

void expect_page(const fs::path& path, const std::string& expected) {
  if (is_update()) write_file(path, expected);
  const std::string found = fs::exists(path) ? read_file(path) : "";
  EXPECT_EQ(found, expected) << path << " is stale: run docs_test with UPDATE_DOCS=1";
}

std::string index_of_rules(const json& rules) {
  std::string page =
      "# Rules\n\n"
      "Each page is what `aioshift explain RULE` prints; `aioshift list` prints this table. The reasons for\n"
      "which a site is left as it is have [a page of their own](../reasons.md).\n\n"
      "| rule | groups | by default | what it does |\n|---|---|---|---|\n";
  for (const json& rule : rules) {
    page += fmt::format("| [{0}]({0}.md) | {1} | {2} | {3} |\n", rule.at("rule").get<std::string>(),
                        fmt::join(rule.at("groups").get<std::vector<std::string>>(), ", "),
                        rule.at("default").get<bool>() ? "yes" : "no", rule.at("summary").get<std::string>());
  }
  return page;
}

std::string page_of_reasons(const json& reasons) {
  std::string page =
      "# Reasons\n\n"
      "Why a site is left as it is. Reports give the id (`reason` in JSON), and so does the summary that\n"
      "`diff` and `apply` print; `aioshift explain REASON` prints what stands here, `aioshift list "
      "--reasons`\n"
      "lists the ids. An id keeps its meaning.\n";
  for (const json& reason : reasons) {
    auto description = reason.at("description").get<std::string>();
    description[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(description[0])));
    page += fmt::format("\n## {}\n\n{}.\n\n{}\n", reason.at("reason").get<std::string>(), description,
                        reason.at("advice").get<std::string>());
  }
  return page;
}

TEST(RulePages, SayWhatExplainPrints) {
  for (const json& rule : list("rules")) {
    const auto id = rule.at("rule").get<std::string>();
    expect_page(kDocs / "rules" / (id + ".md"), output_of({"explain", id}));
  }
}

TEST(RulePages, ExistForNoOtherRule) {
  std::set<std::string> expected = {"README.md"};
  for (const json& rule : list("rules")) expected.insert(rule.at("rule").get<std::string>() + ".md");
  for (const fs::directory_entry& entry : fs::directory_iterator(kDocs / "rules")) {
    if (expected.count(entry.path().filename()) != 0) continue;
    if (is_update()) {
      fs::remove(entry.path());
    } else {
      ADD_FAILURE() << entry.path() << " is no rule's page: run docs_test with UPDATE_DOCS=1";
    }
  }
}

TEST(RulePages, HaveAnIndex) {
  expect_page(kDocs / "rules" / "README.md", index_of_rules(list("rules")));
}

TEST(ReasonPage, SaysWhatTheProgramSays) {
  expect_page(kDocs / "reasons.md", page_of_reasons(list("reasons")));
}

TEST(ReasonPage, HasWhatExplainPrintsAboutEachReason) {
  for (const json& reason : list("reasons")) {
    const std::string page = output_of({"explain", reason.at("reason").get<std::string>()});
    EXPECT_NE(page.find(reason.at("description").get<std::string>()), std::string::npos) << page;
    EXPECT_NE(page.find(reason.at("advice").get<std::string>()), std::string::npos) << page;
  }
}

// `loop-condition`, but neither `--select` nor `asyncio.timeout`.
bool looks_like_an_id(std::string_view code) {
  return code.find('-') != std::string_view::npos && !code.starts_with('-') &&
         std::all_of(code.begin(), code.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
}

TEST(RulePages, NameOnlyReasonsThatExist) {
  std::set<std::string> known;
  for (const json& reason : list("reasons")) known.insert(reason.at("reason").get<std::string>());
  for (const json& rule : list("rules")) {
    const std::string page = output_of({"explain", rule.at("rule").get<std::string>()});
    const std::size_t begin = page.find("## Not fixed");
    ASSERT_NE(begin, std::string::npos);
    const std::string section = page.substr(begin, page.find("\n## ", begin) - begin);
    for (std::size_t open = section.find('`'); open != std::string::npos;) {
      const std::size_t close = section.find('`', open + 1);
      if (close == std::string::npos) break;
      const std::string code = section.substr(open + 1, close - open - 1);
      if (looks_like_an_id(code)) {
        EXPECT_EQ(known.count(code), 1U) << rule.at("rule") << " names the reason " << code;
      }
      open = section.find('`', close + 1);
    }
  }
}

}  // namespace
}  // namespace aioshift::docs
