#include "rewrite/fresh_name.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

std::string name_of(const std::string& expression) {
  const ParsedText parsed("async def f():\n    x = " + expression + "\n");
  return std::string(name_for_value(parsed.node(expression)));
}

TEST(NameForValue, IsWhatAFunctionSaysItGives) {
  EXPECT_EQ(name_of("get_user(1)"), "user");
  EXPECT_EQ(name_of("await self.fetch_page()"), "page");
  EXPECT_EQ(name_of("self._lock"), "lock");
}

TEST(NameForValue, IsNoKeywordNoBuiltinNoClass) {
  EXPECT_EQ(name_of("get_id()"), "");
  EXPECT_EQ(name_of("get_class()"), "");
  EXPECT_EQ(name_of("get_"), "");
  EXPECT_EQ(name_of("load_2()"), "");
  EXPECT_EQ(name_of("module.LIMIT"), "");
  EXPECT_EQ(name_of("run()"), "");
}

TEST(FreshName, TakesTheFirstThatNothingInTheScopeUses) {
  const ParsedText parsed("value = 1\ndef f(result):\n    def g():\n        return value\n    here\n");
  std::set<std::string> taken;
  const syntax::Node site = parsed.node("here", syntax::Kind::identifier);
  EXPECT_EQ(fresh_name(parsed.model, site, {"", "result", "value"}, taken), "result_2");
  EXPECT_EQ(fresh_name(parsed.model, site, {"", "result", "value"}, taken), "result_3");
  EXPECT_EQ(fresh_name(parsed.model, site, {"outcome"}, taken), "outcome");
}

}  // namespace
}  // namespace aioshift::rewrite
