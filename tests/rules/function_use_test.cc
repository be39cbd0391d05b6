#include "rules/function_use.h"

#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

// Every use of asyncio.run in the text: "call", "call?" where it is not certain, "value".
std::string uses(const std::string& text) {
  const auto source = text::Source::from_bytes(text + "\n");
  const auto tree = syntax::Tree::parse(*source);
  const semantics::FileModel model(tree);
  std::string found;
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const syntax::Node node = tree.node(id);
    if (!node.is_one_of(syntax::Kind::identifier, syntax::Kind::attribute)) continue;
    const auto use = use_of(model, node, "asyncio.run");
    if (!use) continue;
    found += found.empty() ? "" : " ";
    found += use->call ? "call" : "value";
    if (!use->is_certain) found += "?";
  }
  return found;
}

TEST(FunctionUse, is_a_call_or_a_value) {
  EXPECT_EQ(uses("import asyncio\nasyncio.run(main())"), "call");
  EXPECT_EQ(uses("import asyncio\n(asyncio.run)(main())"), "call");
  EXPECT_EQ(uses("from asyncio import run\nrun(main())"), "call");
  EXPECT_EQ(uses("from asyncio import run as go\ngo(main())"), "call");
  EXPECT_EQ(uses("from asyncio import *\nrun(main())"), "call");
  EXPECT_EQ(uses("import asyncio\nf(asyncio.run)"), "value");
  EXPECT_EQ(uses("import asyncio\nx = asyncio.run"), "value");
  EXPECT_EQ(uses("from asyncio import run\n@run\ndef f(): pass"), "value");
  EXPECT_EQ(uses("import asyncio\nasyncio.run(asyncio.run(x))"), "call call");
}

TEST(FunctionUse, is_not_what_binds_deletes_or_only_mentions_the_name) {
  EXPECT_EQ(uses("import asyncio\nasyncio.run = fake"), "");
  EXPECT_EQ(uses("import asyncio\ndel asyncio.run"), "");
  EXPECT_EQ(uses("import asyncio\nasyncio.run"), "");
  EXPECT_EQ(uses("from asyncio import run"), "");
  EXPECT_EQ(uses("from asyncio import run\nf(run=1)\nx.run()\n"), "");
  EXPECT_EQ(uses("import asyncio\nasyncio.run.__doc__"), "");
  EXPECT_EQ(uses("import asyncio\nasyncio.runner(x)\nasyncio.x.run(y)"), "");
  EXPECT_EQ(uses("def f(asyncio):\n    asyncio.run(x)"), "");
}

TEST(FunctionUse, is_uncertain_whichever_of_two_imports_comes_first) {
  EXPECT_EQ(
      uses("try:\n    from asyncio import run\nexcept ImportError:\n    from compat import run\nrun(x)"),
      "call?");
  EXPECT_EQ(
      uses("try:\n    from compat import run\nexcept ImportError:\n    from asyncio import run\nrun(x)"),
      "call?");
}

}  // namespace
}  // namespace aioshift::rules
