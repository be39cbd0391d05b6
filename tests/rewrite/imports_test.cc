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

TEST(AddImportedName, EndsNoLineWithoutBackslashOrParentheses) {
  EXPECT_EQ(with_name("from asyncio import run, \\\n    sleep\n", "timeout"),
            "from asyncio import run, \\\n    sleep, timeout\n");
  EXPECT_EQ(with_name("from asyncio import run, \\\n    wait_for\n", "timeout"),
            "from asyncio import run, \\\n    timeout, wait_for\n");
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

// Imports that rules ask for.

const ImportSpec kAsyncio = {"asyncio", "", "asyncio"};
const ImportSpec kTimeout = {"asyncio", "timeout", "timeout"};

// The file with what the imports need, where `site()` stands, and in its place how the file says the
// things; or the id of the reason why not.
std::string required(const std::string& text, const std::vector<ImportSpec>& imports) {
  const ParsedText parsed(text);
  const syntax::Node site = parsed.node("site()", Kind::call);
  auto found = require_imports(parsed.model, site, imports);
  if (!found) return std::string(id_of(found.error()));
  std::string said;
  for (const WrittenName& name : found->names) said += (said.empty() ? "" : ", ") + name.expression;
  found->edits.push_back({site.range(), said});
  return parsed.with(found->edits);
}

TEST(RequireImports, UsesTheNameThatTheFileHas) {
  EXPECT_EQ(required("import asyncio\nsite()\n", {kAsyncio}), "import asyncio\nasyncio\n");
  EXPECT_EQ(required("import asyncio as aio\nsite()\n", {kAsyncio}), "import asyncio as aio\naio\n");
  EXPECT_EQ(required("from asyncio import timeout\nsite()\n", {kTimeout}),
            "from asyncio import timeout\ntimeout\n");
  EXPECT_EQ(required("from asyncio import timeout as t\nsite()\n", {kTimeout}),
            "from asyncio import timeout as t\nt\n");
  EXPECT_EQ(required("import asyncio as aio\nsite()\n", {kTimeout}), "import asyncio as aio\naio.timeout\n");
  EXPECT_EQ(required("from asyncio import *\nsite()\n", {kTimeout}), "from asyncio import *\ntimeout\n");
  EXPECT_EQ(required("import a.b as q\nsite()\n", {{"a.b", "", "a"}}), "import a.b as q\nq\n");
  EXPECT_EQ(required("from a import b\nsite()\n", {{"a.b", "", "a"}}), "from a import b\nb\n");
  EXPECT_EQ(required("import a.b.c\nsite()\n", {{"a.b", "", "a"}}), "import a.b.c\na.b\n");
  EXPECT_EQ(required("from . import a as q\nsite()\n", {{".", "a", "a"}}), "from . import a as q\nq\n");
}

TEST(RequireImports, SeesWhatIsVisibleAtTheSite) {
  EXPECT_EQ(required("def f():\n    import asyncio as aio\n    site()\n", {kAsyncio}),
            "def f():\n    import asyncio as aio\n    aio\n");
  EXPECT_EQ(required("def f():\n    import asyncio as aio\nsite()\n", {kAsyncio}),
            "import asyncio\n\n\ndef f():\n    import asyncio as aio\nasyncio\n");
  EXPECT_EQ(required("def f():\n    site()\nimport asyncio as aio\n", {kAsyncio}),
            "def f():\n    aio\nimport asyncio as aio\n");
  EXPECT_EQ(required("if x:\n    import asyncio as aio\n    site()\n", {kAsyncio}),
            "if x:\n    import asyncio as aio\n    aio\n");
  EXPECT_EQ(required("import asyncio as aio\nimport asyncio\nsite()\n", {kAsyncio}),
            "import asyncio as aio\nimport asyncio\nasyncio\n");
}

TEST(RequireImports, DoesNotTrustAnImportThatMayNotHaveRun) {
  EXPECT_EQ(required("if x:\n    import asyncio as aio\nsite()\n", {kAsyncio}),
            "import asyncio\n\nif x:\n    import asyncio as aio\nasyncio\n");
  EXPECT_EQ(
      required("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import asyncio\nsite()\n",
               {kAsyncio}),
      "import asyncio\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import asyncio\nasyncio\n");
  EXPECT_EQ(required("class A:\n    x = site()\nimport asyncio as aio\n", {kAsyncio}),
            "import asyncio\n\n\nclass A:\n    x = asyncio\nimport asyncio as aio\n");
  EXPECT_EQ(required("site()\nimport asyncio\n", {kTimeout}),
            "from asyncio import timeout\n\ntimeout\nimport asyncio\n");
}

TEST(RequireImports, ExtendsAnImportFromTheSameModule) {
  EXPECT_EQ(required("from asyncio import sleep\nsite()\n", {kTimeout}),
            "from asyncio import sleep, timeout\ntimeout\n");
  EXPECT_EQ(required("from asyncio import sleep\nsite()\n", {{"asyncio", "timeout", "t", true}}),
            "from asyncio import sleep, timeout as t\nt\n");
  EXPECT_EQ(required("from asyncio import (\n    sleep,\n    wait,\n)\nsite()\n", {kTimeout}),
            "from asyncio import (\n    sleep,\n    timeout,\n    wait,\n)\ntimeout\n");
  EXPECT_EQ(required("from asyncio import sleep\nsite()\n", {kTimeout, {"asyncio", "wait", "wait"}}),
            "from asyncio import sleep, timeout, wait\ntimeout, wait\n");
}

TEST(RequireImports, AddsALineInItsPlace) {
  EXPECT_EQ(required("import os\nimport sys\n\nimport httpx\n\nsite()\n", {kAsyncio}),
            "import asyncio\nimport os\nimport sys\n\nimport httpx\n\nasyncio\n");
  EXPECT_EQ(
      required("import os\nfrom abc import ABC\nfrom time import time\n\nsite()\n", {kTimeout}),
      "import os\nfrom abc import ABC\nfrom asyncio import timeout\nfrom time import time\n\ntimeout\n");
  EXPECT_EQ(required("import os\n\nsite()\n", {{"httpx", "", "httpx"}}),
            "import os\n\nimport httpx\n\nhttpx\n");
  EXPECT_EQ(required("import os\n\nfrom . import a\n\nsite()\n", {{"httpx", "", "httpx"}}),
            "import os\n\nimport httpx\n\nfrom . import a\n\nhttpx\n");
  EXPECT_EQ(required("import os\n\nsite()\n", {{".b", "c", "c"}}), "import os\n\nfrom .b import c\n\nc\n");
  EXPECT_EQ(required("'''Doc.'''\nsite()\n", {kAsyncio}), "'''Doc.'''\n\nimport asyncio\nasyncio\n");
  EXPECT_EQ(required("site()\n", {{"os", "", "os"}, kTimeout, {"abc", "", "abc"}}),
            "import abc\nimport os\nfrom asyncio import timeout\n\nos, timeout, abc\n");
}

TEST(RequireImports, FutureComesFirst) {
  const ImportSpec annotations = {"__future__", "annotations", "annotations"};
  EXPECT_EQ(required("'''Doc.'''\nimport os\nsite()\n", {annotations}),
            "'''Doc.'''\n\nfrom __future__ import annotations\nimport os\nannotations\n");
  EXPECT_EQ(required("from __future__ import division\nsite()\n", {annotations}),
            "from __future__ import annotations, division\nannotations\n");
  EXPECT_EQ(required("import os\nsite()\n", {annotations}),
            "from __future__ import annotations\n\nimport os\nannotations\n");
}

TEST(RequireImports, NeverGoesIntoABlock) {
  EXPECT_EQ(required("try:\n    import ujson\nexcept ImportError:\n    pass\nsite()\n", {kAsyncio}),
            "import asyncio\n\ntry:\n    import ujson\nexcept ImportError:\n    pass\nasyncio\n");
}

TEST(RequireImports, TakesAnotherWayWhereTheNameIsTaken) {
  EXPECT_EQ(required("timeout = 1\nsite()\n", {kTimeout}),
            "import asyncio\n\ntimeout = 1\nasyncio.timeout\n");
  EXPECT_EQ(required("def f(timeout):\n    site()\n", {kTimeout}),
            "import asyncio\n\n\ndef f(timeout):\n    asyncio.timeout\n");
  EXPECT_EQ(required("asyncio = 1\nsite()\n", {kAsyncio}), "name-taken");
  EXPECT_EQ(required("def f(asyncio):\n    site()\n", {kAsyncio}), "name-taken");
  EXPECT_EQ(
      required("try:\n    import asyncio\nexcept ImportError:\n    import trollius as asyncio\nsite()\n",
               {kAsyncio}),
      "name-taken");
  EXPECT_EQ(required("timeout = asyncio = 1\nsite()\n", {kTimeout}), "name-taken");
  EXPECT_EQ(required("print(x)\nsite()\n", {{"m", "print", "print"}}), "import m\n\nprint(x)\nm.print\n");
}

TEST(RequireImports, SaysWhatItReliesOn) {
  const ParsedText parsed("import asyncio as aio\nsite()\n");
  const auto found = require_imports(parsed.model, parsed.node("site()", Kind::call), {{kAsyncio}});
  ASSERT_EQ(found->relied_on.size(), 1U);
  EXPECT_EQ(found->relied_on[0], parsed.node("asyncio as aio").range());
  EXPECT_TRUE(found->edits.empty());
}

TEST(ImportsUsedIn, AreThoseThatTheCodeRefersTo) {
  const ParsedText parsed(
      "import requests\nimport os.path as p\nfrom a import b as c, d\n"
      "x = requests.get(p.join(c, local), d=q.requests)\ny = d\n");
  const syntax::Node call = parsed.node("requests.get(p.join(c, local), d=q.requests)");
  EXPECT_EQ(imports_used_in(parsed.model, call.range(), {}),
            (std::vector<std::string>{"a.b", "os.path", "requests"}));
  const std::vector<text::Range> kept = {parsed.node("p.join(c, local)").range()};
  EXPECT_EQ(imports_used_in(parsed.model, call.range(), kept), (std::vector<std::string>{"requests"}));
}

}  // namespace
}  // namespace aioshift::rewrite
