#include "semantics/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

// The path of the expression on the last line, with "?" behind it where it is not certain and ""
// where there is none.
std::string name_of(const std::string& text) {
  const ModelOf of(text + "\n");
  const std::size_t line = text.rfind('\n') + 1;
  const std::string expression = text.substr(text.find_first_not_of(' ', line));
  const auto name = of.model.names.of(of.last(expression));
  if (!name) return "";
  return name->path + (name->is_certain ? "" : "?");
}

TEST(Names, follow_imports) {
  EXPECT_EQ(name_of("import asyncio\nasyncio.sleep"), "asyncio.sleep");
  EXPECT_EQ(name_of("import asyncio.tasks\nasyncio.tasks.sleep"), "asyncio.tasks.sleep");
  EXPECT_EQ(name_of("import asyncio as aio\naio.sleep"), "asyncio.sleep");
  EXPECT_EQ(name_of("import a.b as c\nc.d"), "a.b.d");
  EXPECT_EQ(name_of("from asyncio import sleep\nsleep"), "asyncio.sleep");
  EXPECT_EQ(name_of("from asyncio import sleep as nap\nnap"), "asyncio.sleep");
  EXPECT_EQ(name_of("from asyncio import tasks\ntasks.sleep"), "asyncio.tasks.sleep");
  EXPECT_EQ(name_of("from . import a\na.b"), ".a.b");
  EXPECT_EQ(name_of("from ..p import a\na"), "..p.a");
  EXPECT_EQ(name_of("import asyncio\n(asyncio).sleep"), "asyncio.sleep");
  EXPECT_EQ(name_of("def f():\n    import asyncio\n    asyncio.sleep"), "asyncio.sleep");
}

TEST(Names, follow_star_imports_of_asyncio) {
  EXPECT_EQ(name_of("from asyncio import *\nsleep"), "asyncio.sleep");
  EXPECT_EQ(name_of("from asyncio import *\nfrom m import *\nsleep"), "asyncio.sleep?");
  EXPECT_EQ(name_of("from asyncio import *\nprint"), "");
  EXPECT_EQ(name_of("from m import *\nsleep"), "");
}

TEST(Names, follow_variables_assigned_once) {
  EXPECT_EQ(name_of("import asyncio\nnap = asyncio.sleep\nnap"), "asyncio.sleep");
  EXPECT_EQ(name_of("import asyncio\naio = asyncio\nnap = aio.sleep\nnap"), "asyncio.sleep");
  EXPECT_EQ(name_of("import asyncio\nnap = asyncio.sleep\nnap = 1\nnap"), "asyncio.sleep?");
  EXPECT_EQ(name_of("import asyncio\nnap, x = asyncio.sleep\nnap"), "");
  EXPECT_EQ(name_of("import asyncio\nnap = asyncio.sleep()\nnap"), "");
  EXPECT_EQ(name_of("a = b\nb = a\na"), "");
}

TEST(Names, are_something_else_where_they_are_shadowed) {
  EXPECT_EQ(name_of("import asyncio\ndef f(asyncio):\n    asyncio.sleep"), "");
  EXPECT_EQ(name_of("import asyncio\ndef f():\n    asyncio = 1\n    asyncio.sleep"), "");
  EXPECT_EQ(name_of("import asyncio\nasyncio.x.sleep().y"), "");
  EXPECT_EQ(name_of("asyncio.sleep"), "");
  EXPECT_EQ(name_of("class C:\n    import asyncio\n    def f(self):\n        asyncio.sleep"), "");
}

TEST(Names, are_uncertain_where_bindings_disagree) {
  EXPECT_EQ(
      name_of("try:\n    from asyncio import run\nexcept ImportError:\n    from compat import run\nrun"),
      "asyncio.run?");
  EXPECT_EQ(name_of("from asyncio import run\ndef run(): pass\nrun"), "asyncio.run?");
  EXPECT_EQ(name_of("import asyncio\ndef f():\n    global asyncio\n    asyncio = 1\nasyncio.run"),
            "asyncio.run?");
  EXPECT_EQ(name_of("import asyncio\nfor asyncio in x: pass\nasyncio.run"), "asyncio.run?");
  EXPECT_EQ(name_of("import asyncio\nmatch x:\n    case C(k=asyncio): pass\nasyncio.run"), "asyncio.run?");
}

TEST(Names, list_what_else_they_may_be) {
  const ModelOf of(
      "try:\n    import compat as aio\nexcept ImportError:\n    import asyncio as aio\naio.run\n");
  const auto name = of.model.names.of(of.last("aio.run"));
  ASSERT_TRUE(name);
  EXPECT_FALSE(name->is_certain);
  EXPECT_EQ(name->path, "compat.run");
  EXPECT_THAT(name->others, testing::ElementsAre("asyncio.run"));
}

TEST(Names, are_certain_where_bindings_agree_or_do_not_count) {
  EXPECT_EQ(name_of("import asyncio\nimport asyncio\nasyncio.run"), "asyncio.run");
  EXPECT_EQ(name_of("import asyncio\nimport asyncio.tasks\nasyncio.run"), "asyncio.run");
  EXPECT_EQ(name_of("if x:\n    import asyncio\nelse:\n    import asyncio\nasyncio.run"), "asyncio.run");
  EXPECT_EQ(name_of("try:\n    import asyncio\nexcept ImportError:\n    asyncio = None\nasyncio.run"),
            "asyncio.run");
  EXPECT_EQ(name_of("if TYPE_CHECKING:\n    import other as asyncio\nimport asyncio\nasyncio.run"),
            "asyncio.run");
  EXPECT_EQ(name_of("import asyncio\nx: Optional[asyncio.Task] = None\nasyncio.run"), "asyncio.run");
  EXPECT_EQ(name_of("import asyncio\ntype(asyncio).x = 1\nasyncio.run"), "asyncio.run");
}

}  // namespace
}  // namespace aioshift::semantics
