#include "rewrite/coroutine_definition.h"

#include <gtest/gtest.h>

#include "parsed_text.h"
#include "syntax/statements.h"

namespace aioshift::rewrite {
namespace {

std::string with_function(const std::string& text) {
  const ParsedText parsed(text);
  const auto place = place_of_definition(syntax::statement_of(parsed.node("run()", syntax::Kind::call)));
  return parsed.with({add_coroutine_function(place, "main", "await f()")});
}

TEST(CoroutineDefinition, StandsInTheModule) {
  const std::string function = "async def main():\n    await f()\n\n\n";
  EXPECT_EQ(with_function("run()\n"), function + "run()\n");
  EXPECT_EQ(with_function("x = 1\n# why\nrun()\n"), "x = 1\n\n\n" + function + "# why\nrun()\n");
  EXPECT_EQ(with_function("x = 1\n\n\nif y:\n    run()\n"), "x = 1\n\n\n" + function + "if y:\n    run()\n");
}

TEST(CoroutineDefinition, StandsInTheFunctionThatUsesIt) {
  const std::string function = "    async def main():\n        await f()\n\n";
  EXPECT_EQ(with_function("def g():\n    run()\n"), "def g():\n" + function + "    run()\n");
  EXPECT_EQ(with_function("def g():\n    x()\n    run()\n"),
            "def g():\n    x()\n\n" + function + "    run()\n");
}

}  // namespace
}  // namespace aioshift::rewrite
