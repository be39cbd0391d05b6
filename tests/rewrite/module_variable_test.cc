#include "rewrite/module_variable.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

std::string with_statement(const std::string& text) {
  const ParsedText parsed(text);
  return parsed.with({add_module_statement(parsed.model, "x = set()")});
}

TEST(ModuleStatement, StandsBehindTheImports) {
  EXPECT_EQ(with_statement("import a\n\n\ndef f(): ...\n"), "import a\n\nx = set()\n\n\ndef f(): ...\n");
  EXPECT_EQ(with_statement("import a\nf()\n"), "import a\n\nx = set()\n\nf()\n");
  EXPECT_EQ(with_statement("import a\r\n\r\nf()\r\n"), "import a\r\n\r\nx = set()\r\n\r\nf()\r\n");
  EXPECT_EQ(
      with_statement("\"\"\"doc\"\"\"\n\nimport a  # why\nfrom b import (\n    c,\n)\n\ny = 1\nimport d\n"),
      "\"\"\"doc\"\"\"\n\nimport a  # why\nfrom b import (\n    c,\n)\n\nx = set()\n\ny = 1\nimport d\n");
  EXPECT_EQ(with_statement("import a"), "import a\n\nx = set()\n");
  EXPECT_EQ(with_statement("import a\n"), "import a\n\nx = set()\n");
}

TEST(ModuleStatement, CountsGuardedImportsAmongThem) {
  EXPECT_EQ(with_statement("import a\ntry:\n    import b\nexcept ImportError:\n    b = None\n\nf()\n"),
            "import a\ntry:\n    import b\nexcept ImportError:\n    b = None\n\nx = set()\n\nf()\n");
  EXPECT_EQ(with_statement("import a\n\nif TYPE_CHECKING:\n    import b\n\nf()\n"),
            "import a\n\nif TYPE_CHECKING:\n    import b\n\nx = set()\n\nf()\n");
  EXPECT_EQ(with_statement("import a\n\nif y:\n    def f(): ...\n"),
            "import a\n\nx = set()\n\nif y:\n    def f(): ...\n");
}

TEST(ModuleStatement, StandsInFrontOfEverythingWhereNothingIsImported) {
  EXPECT_EQ(with_statement("\"\"\"doc\"\"\"\n\nf()\n"), "\"\"\"doc\"\"\"\n\nx = set()\n\nf()\n");
  EXPECT_EQ(with_statement("f()\n"), "x = set()\n\nf()\n");
  EXPECT_EQ(with_statement("#!/usr/bin/env python\nf()\n"), "#!/usr/bin/env python\n\nx = set()\n\nf()\n");
  EXPECT_EQ(with_statement("#!/usr/bin/env python\n\n# about f\nf()\n"),
            "#!/usr/bin/env python\n\nx = set()\n\n# about f\nf()\n");
  EXPECT_EQ(with_statement("async def f(): ...\n"), "x = set()\n\n\nasync def f(): ...\n");
  EXPECT_EQ(with_statement(""), "x = set()\n");
}

TEST(FreshModuleName, IsUsedNowhereInTheFile) {
  const auto name = [](const std::string& text) {
    const ParsedText parsed(text);
    return fresh_module_name(parsed.model, {"tasks", "_tasks"}).value_or("none");
  };
  EXPECT_EQ(name("import a\n"), "tasks");
  EXPECT_EQ(name("def f(tasks): ...\n"), "_tasks");
  EXPECT_EQ(name("print(tasks)\ndef f():\n    _tasks = 1\n"), "tasks_2");
  EXPECT_EQ(name("a.tasks = f(tasks=1)\n"), "tasks");
  EXPECT_EQ(name("from a import *\n"), "none");
}

}  // namespace
}  // namespace aioshift::rewrite
