#include "pipeline/prefilter.h"

#include <gmock/gmock.h>

namespace aioshift::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

pattern::RequiredLiterals one_of(std::vector<std::string> literals) {
  return pattern::RequiredLiterals::one_of(std::move(literals));
}

TEST(Prefilter, names_the_rules_of_which_a_literal_occurs) {
  const Prefilter filter({one_of({"wait_for"}), one_of({"gather", "wait"}), one_of({"sleep"})});
  EXPECT_THAT(filter.rules_for("asyncio.wait_for(x, 1)"), ElementsAre(0U, 1U));
  EXPECT_THAT(filter.rules_for("time.sleep(1)"), ElementsAre(2U));
  EXPECT_THAT(filter.rules_for("pass"), IsEmpty());
  EXPECT_THAT(filter.rules_for(""), IsEmpty());
}

TEST(Prefilter, lets_a_rule_without_literals_see_every_file) {
  EXPECT_THAT(Prefilter({{}, one_of({"x"})}).rules_for(""), ElementsAre(0U));
}

TEST(Prefilter, looks_behind_nul_bytes) {
  EXPECT_THAT(Prefilter({one_of({"wait_for"})}).rules_for(std::string_view("\0\0wait_for", 10)),
              ElementsAre(0U));
}

TEST(Prefilter, wants_one_of_each_entry) {
  const Prefilter filter({{{{"asyncio"}, {"gather", "wait"}}}});
  EXPECT_THAT(filter.rules_for("asyncio.wait"), ElementsAre(0U));
  EXPECT_THAT(filter.rules_for("asyncio.sleep"), IsEmpty());
  EXPECT_THAT(filter.rules_for("gather wait"), IsEmpty());
}

TEST(Prefilter, without_rules_wants_no_file) {
  EXPECT_THAT(Prefilter({}).rules_for("x"), IsEmpty());
}

}  // namespace
}  // namespace aioshift::pipeline
