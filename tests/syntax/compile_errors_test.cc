#include "syntax/compile_errors.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

std::string error_in(const std::string& text) {
  const Parsed parsed(text);
  EXPECT_TRUE(parsed.tree.problems().empty()) << text;
  for (NodeId id = 0; id < parsed.tree.size(); ++id) {
    if (auto error = compile_error_at(parsed.tree.node(id))) return *error;
  }
  return "";
}

// Each was compiled by CPython 3.11, which takes the first ones and refuses the others.
TEST(CompileErrors, ThereAreNoneInWhatCPythonTakes) {
  for (const char* text : {
           "f(a, *b, c=1, *d, **e)\n",
           "f(a=1, *b)\n",
           "f(**a, **b, c=1)\n",
           "class A(B, metaclass=C): pass\n",
           "def f(a, b=1, /, c=2, *d, e, g=3, **h): pass\n",
           "def f(a, /, *, b, c=1): pass\n",
           "def f(a: int = 1, *b: int, c: str, **d: int): pass\n",
           "lambda a, b=1, *, c, **d: a\n",
           "def f(*, a): pass\n",
           "async def f():\n    await a\n    async with b: pass\n    async for c in d: pass\n",
           "async def f():\n    return [await a async for a in b]\n",
           "x = (await a for a in b)\n",
           "x = (a async for a in b)\n",
           "def f():\n    yield\n    yield from a\n    x = [b for b in (yield)]\n",
           "x = lambda: (yield)\n",
           "async def f():\n    yield 1\n    return\n",
           "async def f():\n    def g(): yield\n    return 1\n",
           "for a in b:\n    if c: break\n    else: continue\n",
           "for a in b:\n    while c: pass\n    else: break\n",
           "def f(): return *a, b\n",
           "x = *a,\n",
           "[*a], {*a}, (*a,), f(*a), x[(*a,)]\n",
           "*a, b = c\n",
           "for a, *b in c: pass\n",
           "del a, b.c, d[0], (e, f), [g]\n",
           "with a as b, c as d.e, f as (g, *h), i as j[0]: pass\n",
           "try: pass\nexcept A as b: pass\nexcept: pass\n",
           "try: pass\nexcept A: pass\nfinally: pass\n",
           "'''doc'''\nfrom __future__ import a\nfrom __future__ import b\nx = 1\n",
           "x = [(y := z) for z in w]\n",
           "a.b += 1\n",
           "a = b = c\n",
           "a: int = b\n",
           "if a: b\nelif c: d\nelse: e\n",
           "def f():\n    # a comment\n    pass\n",
           "match a:\n    case {'a': b(), **c}: pass\n    case [x, *y] as z: pass\n",
       }) {
    EXPECT_EQ(error_in(text), "") << text;
  }
}

TEST(CompileErrors, AreWhatCPythonRefusesThoughItParses) {
  for (const char* text : {
           "f(a=1, b)\n",
           "f(**a, b)\n",
           "f(**a, *b)\n",
           "f(a=1, a=2)\n",
           "class A(metaclass=C, B): pass\n",
           "def f(a=1, b): pass\n",
           "def f(a, a): pass\n",
           "def f(a, *a): pass\n",
           "def f(a, *): pass\n",
           "def f(*, **a): pass\n",
           "def f(**a, b): pass\n",
           "lambda a=1, b: a\n",
           "await a\n",
           "def f(): await a\n",
           "async def f(): lambda: await a\n",
           "async def f(a=await b): pass\n",
           "class A:\n    await b\n",
           "def f(): return [await a for a in b]\n",
           "def f(): return [a async for a in b]\n",
           "def f():\n    async with a: pass\n",
           "def f():\n    async for a in b: pass\n",
           "x = (a for a in await b)\n",
           "yield 1\n",
           "class A:\n    yield 1\n",
           "def f(): return [(yield a) for a in b]\n",
           "async def f():\n    yield from a\n",
           "async def f():\n    yield a\n    return 1\n",
           "return 1\n",
           "def f():\n    class A:\n        return\n",
           "break\n",
           "for a in b:\n    def f(): continue\n",
           "for a in b: pass\nelse: break\n",
           "def f(): return *a\n",
           "x = *a\n",
           "x = (*a)\n",
           "*a\n",
           "del f()\n",
           "del a, f()\n",
           "del (a, 1)\n",
           "with a as f(): pass\n",
           "with a as (b, f()): pass\n",
           "try: pass\nexcept A as f(): pass\n",
           "try: pass\nexcept: pass\nexcept A: pass\n",
           "x = 1\nfrom __future__ import a\n",
           "def f():\n    from __future__ import a\n",
           "x = [y for y in (z := w)]\n",
           "x = y += 1\n",
           "try: a\nelse: b\n",
           "x += y = 1\n",
           "def f():\n\nx = 1\n",
           "if a:\n    # a comment\nx = 1\n",
           "def f():\n    for a in b:\n    c()\n",
       }) {
    EXPECT_NE(error_in(text), "") << text;
  }
}

}  // namespace
}  // namespace aioshift::syntax
