#include "semantics/list_build.h"

#include <gtest/gtest.h>

#include "model_of.h"
#include "semantics/may_raise.h"

namespace aioshift::semantics {
namespace {

using syntax::Kind;
using syntax::Node;

// Of the name in `use(name)` at the end of a function with these lines.
std::optional<ListBuild> build_of(const ModelOf& text, std::string_view name) {
  Node use;
  for (syntax::NodeId id = 0; id < text.tree.size(); ++id) {
    const Node node = text.tree.node(id);
    if (node.is(Kind::identifier) && node.text() == name) use = node;
  }
  return list_build(text.model, use);
}

std::vector<std::string> elements_of(std::string lines, std::string_view name = "tasks") {
  const ModelOf text("def f(xs):\n" + std::move(lines));
  const auto build = build_of(text, name);
  std::vector<std::string> elements;
  if (!build) return {"unknown"};
  for (const Node element : build->elements) elements.emplace_back(element.text());
  return elements;
}

TEST(ListBuild, TakesElementsFromTheDisplayAndFromAppends) {
  EXPECT_EQ(elements_of("    tasks = [a]\n    for x in xs:\n        tasks.append(b(x))\n    use(*tasks)\n"),
            (std::vector<std::string>{"a", "b(x)"}));
  EXPECT_EQ(elements_of("    tasks: list[T] = [g(x) for x in xs]\n    use(*tasks)\n"),
            (std::vector<std::string>{"g(x)"}));
}

TEST(ListBuild, CountsEveryOtherReferenceAsAUse) {
  const ModelOf text("def f():\n    tasks = [a]\n    tasks.extend(b)\n    print(tasks)\n    use(*tasks)\n");
  const auto build = build_of(text, "tasks");
  ASSERT_TRUE(build);
  EXPECT_EQ(build->uses.size(), 3U);
  EXPECT_TRUE(build->appends.empty());
}

TEST(ListBuild, KnowsNothingOfListsThatMayBeOthers) {
  const std::vector<std::string> unknown = {"unknown"};
  EXPECT_EQ(elements_of("    tasks = [a]\n    tasks = [b]\n    use(*tasks)\n"), unknown);
  EXPECT_EQ(elements_of("    tasks = other\n    use(*tasks)\n"), unknown);
  EXPECT_EQ(elements_of("    tasks = [*other]\n    use(*tasks)\n"), unknown);
  EXPECT_EQ(elements_of("    tasks = [a]\n    tasks += xs\n    use(*tasks)\n"), unknown);
  EXPECT_EQ(elements_of("    tasks = [a]\n    def g():\n        tasks.append(b)\n    use(*tasks)\n"),
            unknown);
  EXPECT_EQ(elements_of("    use(*xs)\n", "xs"), unknown);
}

bool raises(std::string expression) {
  const ModelOf text("async def fetch(x): ...\ndef f(x, xs):\n    y = " + expression + "\n");
  return may_raise(text.model, text.last(expression));
}

TEST(MayRaise, TellsHarmlessExpressionsFromOthers) {
  for (const char* harmless : {"x", "f\"{x}\"", "fetch(x)", "fetch(x.strip())", "len(xs)", "x + 1",
                               "\"%s\" % x", "lambda: x()", "[fetch(a) for a in range(3)]"}) {
    EXPECT_FALSE(raises(harmless)) << harmless;
  }
  for (const char* raising :
       {"x()", "xs[0]", "1 / x", "x % 2", "fetch(x())", "[xs[a] for a in x]", "int(x)"}) {
    EXPECT_TRUE(raises(raising)) << raising;
  }
}

}  // namespace
}  // namespace aioshift::semantics
