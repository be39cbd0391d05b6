#include "rewrite/unused_imports.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

std::string dropped(std::string text) {
  const ParsedText parsed(std::move(text));
  const std::vector<std::string> released = {"asyncio.wait_for"};
  return parsed.with(drop_unused_imports(parsed.model, released));
}

TEST(DropUnusedImports, DropsTheNameWithItsComma) {
  EXPECT_EQ(dropped("from asyncio import sleep, wait_for\nsleep()\n"),
            "from asyncio import sleep\nsleep()\n");
  EXPECT_EQ(dropped("from asyncio import wait_for as w, sleep\nsleep()\n"),
            "from asyncio import sleep\nsleep()\n");
  EXPECT_EQ(dropped("from asyncio import (\n    sleep,\n    wait_for,\n)\n"),
            "from asyncio import (\n    sleep,\n)\n");
}

TEST(DropUnusedImports, DropsTheStatementWithItsLine) {
  EXPECT_EQ(dropped("import os\nfrom asyncio import wait_for\nos\n"), "import os\nos\n");
}

TEST(DropUnusedImports, LeavesOneGapWhereThereWereTwo) {
  EXPECT_EQ(dropped("import os\n\nfrom asyncio import wait_for\n\n\nos\n"), "import os\n\n\nos\n");
  EXPECT_EQ(dropped("import os\r\n\r\nfrom asyncio import wait_for\r\n\r\nos\r\n"),
            "import os\r\n\r\nos\r\n");
}

TEST(DropUnusedImports, LeavesWhatIsUsed) {
  for (const char* text :
       {"from asyncio import wait_for\nwait_for()\n",
        "from asyncio import wait_for\ndef f():\n    wait_for\n",
        "from asyncio import wait_for\n__all__ = ['wait_for']\n", "from asyncio import sleep\n"}) {
    EXPECT_EQ(dropped(text), text);
  }
}

TEST(DropUnusedImports, LeavesWhatMayServeOthers) {
  for (const char* text :
       {"from asyncio import wait_for as wait_for\n", "from asyncio import wait_for  # noqa: F401\n",
        "try:\n    from asyncio import wait_for\nexcept ImportError:\n    pass\n",
        "if x:\n    from asyncio import wait_for\n", "x = 1; from asyncio import wait_for\n"}) {
    EXPECT_EQ(dropped(text), text);
  }
}

TEST(DropUnusedImports, LeavesABlockItsOnlyStatement) {
  const std::string text = "def f():\n    from asyncio import wait_for\n";
  EXPECT_EQ(dropped(text), text);
}

}  // namespace
}  // namespace aioshift::rewrite
