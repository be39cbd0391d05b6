#include "rewrite/imports.h"

#include <gtest/gtest.h>

#include "parsed_text.h"
#include "rewrite/import_block.h"

namespace aioshift::rewrite {
namespace {

using syntax::Kind;

std::string with_asyncio(std::string text) {
  const ParsedText parsed(std::move(text));
  return parsed.with({add_import(parsed.model, "asyncio")});
}

std::string with_name(std::string text, std::string_view name) {
  const ParsedText parsed(std::move(text));
  return parsed.with({add_imported_name(parsed.tree.root().named_child(0), name)});
}

TEST(AddImport, PutsTheFirstImportBehindDocstringAndFuture) {
  EXPECT_EQ(with_asyncio("x = 1\n"), "import asyncio\n\nx = 1\n");
  EXPECT_EQ(with_asyncio("'''Doc.'''\n\nx = 1\n"), "'''Doc.'''\n\nimport asyncio\n\nx = 1\n");
  EXPECT_EQ(with_asyncio("from __future__ import annotations\n\nx = 1\n"),
            "from __future__ import annotations\n\nimport asyncio\n\nx = 1\n");
}

TEST(AddImport, SortsItIntoTheStandardLibrarysSection) {
  EXPECT_EQ(with_asyncio("import abc\nimport os\n\nimport aiohttp\n"),
            "import abc\nimport asyncio\nimport os\n\nimport aiohttp\n");
  EXPECT_EQ(with_asyncio("from os import path\n"), "import asyncio\nfrom os import path\n");
  EXPECT_EQ(with_asyncio("import abc"), "import abc\nimport asyncio");
}

TEST(AddImport, MakesASectionOfItsOwnWhereThereIsNone) {
  EXPECT_EQ(with_asyncio("import aiohttp\n"), "import asyncio\n\nimport aiohttp\n");
}

TEST(AddImport, EndsLinesAsTheFileDoes) {
  EXPECT_EQ(with_asyncio("import os\r\n"), "import asyncio\r\nimport os\r\n");
}

TEST(AddImport, ComesNoEarlierThanTheModuleIsImportedByNow) {
  EXPECT_EQ(
      with_asyncio("import gevent.monkey\ngevent.monkey.patch_all()\nfrom asyncio import wait_for\n"),
      "import gevent.monkey\ngevent.monkey.patch_all()\nimport asyncio\nfrom asyncio import wait_for\n");
}

TEST(AddImportedName, KeepsASortedListSorted) {
  EXPECT_EQ(with_name("from asyncio import sleep, wait_for\n", "timeout"),
            "from asyncio import sleep, timeout, wait_for\n");
  EXPECT_EQ(with_name("from asyncio import wait_for, sleep\n", "timeout"),
            "from asyncio import wait_for, sleep, timeout\n");
}

TEST(AddImportedName, KeepsOneNameALine) {
  EXPECT_EQ(with_name("from asyncio import (\n    sleep,\n    wait_for,\n)\n", "timeout"),
            "from asyncio import (\n    sleep,\n    timeout,\n    wait_for,\n)\n");
  EXPECT_EQ(with_name("from asyncio import (\n    sleep,\n)\n", "timeout"),
            "from asyncio import (\n    sleep,\n    timeout,\n)\n");
}

TEST(BindMember, GoesThroughTheSameModuleObject) {
  const ParsedText parsed("import asyncio as aio\naio.wait_for\n");
  const auto bound =
      bind_member(parsed.model, parsed.node("aio.wait_for", Kind::attribute), "asyncio", "timeout");
  ASSERT_TRUE(bound);
  EXPECT_EQ(bound->expression, "aio.timeout");
  EXPECT_TRUE(bound->edits.empty());
}

TEST(BindMember, PrefersWhatIsImportedAlready) {
  const ParsedText parsed("import asyncio\nfrom asyncio import wait_for\nwait_for()\n");
  const auto bound =
      bind_member(parsed.model, parsed.node("wait_for()", Kind::call).named_child(0), "asyncio", "timeout");
  ASSERT_TRUE(bound);
  EXPECT_EQ(bound->expression, "asyncio.timeout");
}

TEST(BindMember, ImportsTheModuleWhereTheNameIsTaken) {
  const ParsedText parsed("from asyncio import wait_for\ndef f(timeout):\n    wait_for()\n");
  const auto bound =
      bind_member(parsed.model, parsed.node("wait_for()", Kind::call).named_child(0), "asyncio", "timeout");
  ASSERT_TRUE(bound);
  EXPECT_EQ(bound->expression, "asyncio.timeout");
  EXPECT_EQ(bound->edits.size(), 1U);
}

TEST(BindMember, RefusesWhereEveryNameIsTaken) {
  const ParsedText parsed("from asyncio import wait_for\nasyncio = timeout = 1\nwait_for()\n");
  const auto bound =
      bind_member(parsed.model, parsed.node("wait_for()", Kind::call).named_child(0), "asyncio", "timeout");
  ASSERT_FALSE(bound);
  EXPECT_EQ(bound.error(), Reason::kNameTaken);
}

}  // namespace
}  // namespace aioshift::rewrite
