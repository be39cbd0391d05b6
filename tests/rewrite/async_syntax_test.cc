#include "rewrite/async_syntax/async_syntax.h"

#include <gtest/gtest.h>

#include "marked_sites.h"

namespace aioshift::rewrite {
namespace {

// A statement in a coroutine function.
std::string in_coroutine(const std::string& statement, std::string_view marks, AsyncOptions options = {}) {
  const std::string head = "async def main():\n    ";
  const std::string result = made_async(head + statement + "\n", marks, options);
  return result.starts_with(head) ? result.substr(head.size(), result.size() - head.size() - 1) : result;
}

TEST(AsyncCall, GetsParenthesesWhereItsPlaceNeedsThem) {
  const auto awaited = [](const std::string& statement) { return in_coroutine(statement, "call f()"); };
  EXPECT_EQ(awaited("x = f()"), "x = await f()");
  EXPECT_EQ(awaited("f().name"), "(await f()).name");
  EXPECT_EQ(awaited("f()[0]"), "(await f())[0]");
  EXPECT_EQ(awaited("f()()"), "(await f())()");
  EXPECT_EQ(awaited("f() ** 2"), "(await f()) ** 2");
  EXPECT_EQ(awaited("2 ** f()"), "2 ** await f()");
  EXPECT_EQ(awaited("-f()"), "-await f()");
  EXPECT_EQ(awaited("not f()"), "not await f()");
  EXPECT_EQ(awaited("g(*f(), **f())"), "g(*await f(), **await f())");
  EXPECT_EQ(awaited("x = f() if f() else f()"), "x = await f() if await f() else await f()");
  EXPECT_EQ(awaited("return f(), f()"), "return await f(), await f()");
  EXPECT_EQ(awaited("yield f()"), "yield await f()");
  EXPECT_EQ(awaited("assert f(), f()"), "assert await f(), await f()");
  EXPECT_EQ(awaited("g(f(), key=f())"), "g(await f(), key=await f())");
  EXPECT_EQ(awaited("x = f'{f()!r:>{f()}} {{f()}}'"), "x = f'{await f()!r:>{await f()}} {{f()}}'");
  EXPECT_EQ(awaited("f() < f() + 1 or f()"), "await f() < await f() + 1 or await f()");
  EXPECT_EQ(awaited("if (n := f()): pass"), "if (n := await f()): pass");
  EXPECT_EQ(awaited("raise f() from f()"), "raise await f() from await f()");
  EXPECT_EQ(awaited("del f().x, f()[0]"), "del (await f()).x, (await f())[0]");
  EXPECT_EQ(awaited("(f()).x"), "(await f()).x");
  EXPECT_EQ(awaited("x[f():f()] = {f(): f()}"), "x[await f():await f()] = {await f(): await f()}");
  EXPECT_EQ(awaited("for x in f(): pass"), "for x in await f(): pass");
  EXPECT_EQ(awaited("while f(): g(); f()"), "while await f(): g(); await f()");
  EXPECT_EQ(awaited("await f()"), "await f()");
  EXPECT_EQ(awaited("x = [*f()], (*f(), 1)"), "x = [*await f()], (*await f(), 1)");
  EXPECT_EQ(awaited("await (f())"), "await (f())");
  EXPECT_EQ(awaited("lambda x=f(): x"), "lambda x=await f(): x");
  EXPECT_EQ(awaited("def g(x=f()): pass"), "def g(x=await f()): pass");
}

TEST(AsyncCall, NestsInTheRightOrder) {
  EXPECT_EQ(in_coroutine("return f().g().h", "call f(); call f().g()"), "return (await (await f()).g()).h");
  EXPECT_EQ(in_coroutine("f(f(1))", "call f(f(1)); call f(1)"), "await f(await f(1))");
  EXPECT_EQ(in_coroutine("f()()", "call f(); call f()()"), "await (await f())()");
  EXPECT_EQ(in_coroutine("f() ** g() ** 2", "call f(); call g()"), "(await f()) ** (await g()) ** 2");
  EXPECT_EQ(in_coroutine("x = (\n        client\n        .get()  # why\n        .json()\n    )",
                         "call client\n        .get(); call client\n        .get()  # why\n        .json()"),
            "x = (\n        await (await client\n        .get())  # why\n        .json()\n    )");
  EXPECT_EQ(in_coroutine("return(a or b)()", "call (a or b)()"), "return await (a or b)()");
  EXPECT_EQ(in_coroutine("return-f()if f()else[f()]", "call f()"),
            "return-await f()if await f()else[await f()]");
}

TEST(AsyncCall, TakesItsNewName) {
  EXPECT_EQ(in_coroutine("self.db.close()", "call self.db.close() => aclose"), "await self.db.aclose()");
  EXPECT_EQ(in_coroutine("return super().__enter__()", "call super().__enter__() => __aenter__"),
            "return await super().__aenter__()");
  EXPECT_EQ(in_coroutine("await close()", "call close() => aclose"), "await aclose()");
  EXPECT_EQ(in_coroutine("close().x", "call close() => aclose"), "(await aclose()).x");
  EXPECT_EQ(in_coroutine("ways[0]()", "call ways[0]() => aclose"), "does-not-fit");
  EXPECT_EQ(in_coroutine("aclose = 1; close()", "call close() => aclose"), "name-taken");
  EXPECT_EQ(made_async("from db import close\nasync def f():\n    close()\n",
                       "name close => aclose; call close() => aclose"),
            "from db import aclose\nasync def f():\n    await aclose()\n");
}

TEST(AsyncCall, IsRefusedWhereNothingCanBeAwaited) {
  EXPECT_EQ(made_async("f()\n", "call f()"), "outside-coroutine");
  EXPECT_EQ(made_async("def g():\n    f()\n", "call f()"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("lambda: f()", "call f()"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("class A: x = f()", "call f()"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("sorted(xs, key=lambda x: f(x))", "call f(x)"), "outside-coroutine");
  EXPECT_EQ(made_async("async def g(x=f()): pass\n", "call f()"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("def g(x: f()): pass", "call f()"), "definition-header");
  EXPECT_EQ(in_coroutine("@f()\n    def g(): pass", "call f()"), "definition-header");
  EXPECT_EQ(in_coroutine("print(f'{f()=}')", "call f()"), "text-is-shown");
  EXPECT_EQ(in_coroutine("x = 1, *f()", "call f()"), "does-not-fit");
  EXPECT_EQ(in_coroutine("with lock: f()", "call f()"), "would-deadlock");
  EXPECT_EQ(in_coroutine("with self.lock, f(): pass", "call f()"), "would-deadlock");
  EXPECT_EQ(in_coroutine("x = f(1) 2", "call f(1)"), "syntax-error");
  EXPECT_EQ(in_coroutine("[[f(y) for y in x] for x in xs]", "call f(y)", {.comprehensions_nest = false}),
            "inside-comprehension");
}

TEST(AsyncCall, FallsWithItsFunction) {
  EXPECT_EQ(made_async("class A:\n    @property\n    def x(self):\n        return f()\n", "def x; call f()"),
            "decorated, outside-coroutine");
  EXPECT_EQ(made_async("def g():\n    f()\ndef __del__(self):\n    f()\n", "def g; def __del__; call f()"),
            "no-async-counterpart, outside-coroutine\nasync def g():\n    await f()\ndef __del__(self):\n    "
            "f()\n");
}

TEST(AsyncGenerator, BecomesAListForWhatTakesAll) {
  const auto awaited = [](const std::string& statement) { return in_coroutine(statement, "call f(x)"); };
  EXPECT_EQ(awaited("sum(f(x) for x in xs)"), "sum([await f(x) for x in xs])");
  EXPECT_EQ(awaited("sum((f(x) for x in xs), 3)"), "sum([await f(x) for x in xs], 3)");
  EXPECT_EQ(awaited("list(f(x) for x in xs)"), "[await f(x) for x in xs]");
  EXPECT_EQ(awaited("set(f(x) for x in xs)"), "{await f(x) for x in xs}");
  EXPECT_EQ(awaited("tuple(x for x in xs if f(x))"), "tuple([x for x in xs if await f(x)])");
  EXPECT_EQ(awaited("dict((x, f(x)) for x in xs)"), "{x: await f(x) for x in xs}");
  EXPECT_EQ(awaited("dict(f(x) for x in xs)"), "dict([await f(x) for x in xs])");
  EXPECT_EQ(awaited("', '.join(f(x) for x in xs)"), "', '.join([await f(x) for x in xs])");
  EXPECT_EQ(awaited("max((f(x) for x in xs), default=0)"), "max([await f(x) for x in xs], default=0)");
  EXPECT_EQ(awaited("print(*(f(x) for x in xs))"), "print(*[await f(x) for x in xs])");
  EXPECT_EQ(awaited("f'{set(f(x) for x in xs)}'"), "f'{set([await f(x) for x in xs])}'");
  EXPECT_EQ(awaited("sum(f(x) + 1 for x in xs)"), "sum([await f(x) + 1 for x in xs])");
  EXPECT_EQ(awaited("sum(f(x).size for x in xs)"), "sum([(await f(x)).size for x in xs])");
  EXPECT_EQ(awaited("sum(y for x in xs for y in f(x))"), "sum([y for x in xs for y in await f(x)])");
  EXPECT_EQ(awaited("return list(\n        f(x)  # why\n        for x in xs\n    )"),
            "return [\n        await f(x)  # why\n        for x in xs\n    ]");
  EXPECT_EQ(awaited("total = sum(\n        f(x)\n        for x in xs\n    )"),
            "total = sum(\n        [await f(x)\n        for x in xs]\n    )");
  EXPECT_EQ(awaited("sum(sum(f(x) for x in ys) for ys in xs)"),
            "sum([sum([await f(x) for x in ys]) for ys in xs])");
  // The first iterable is evaluated outside.
  EXPECT_EQ(awaited("any(y for y in f(x))"), "any(y for y in await f(x))");
  EXPECT_EQ(awaited("next((x for x in xs if f(x)), None)"),
            "await anext((x for x in xs if await f(x)), None)");
  EXPECT_EQ(awaited("y = next(x for x in xs if f(x)).name"),
            "y = (await anext(x for x in xs if await f(x))).name");
}

TEST(AsyncGenerator, IsRefusedWhereItWouldBeConsumedLater) {
  const auto awaited = [](const std::string& statement) { return in_coroutine(statement, "call f(x)"); };
  EXPECT_EQ(awaited("any(f(x) for x in xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("y in (f(x) for x in xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("return (f(x) for x in xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("g(f(x) for x in xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("path.join(f(x) for x in xs)"), "path.join([await f(x) for x in xs])");
  EXPECT_EQ(awaited("sum = g; sum(f(x) for x in xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("zip((f(x) for x in xs), xs)"), "inside-comprehension");
  EXPECT_EQ(awaited("for y in (f(x) for x in xs): pass"), "inside-comprehension");
  EXPECT_EQ(in_coroutine("[sum(f(x) for x in y) for y in ys]", "call f(x)", {.comprehensions_nest = false}),
            "inside-comprehension");
  EXPECT_EQ(in_coroutine("next((x for x in xs if f(x)), 1)", "call f(x)", {.has_anext = false}),
            "inside-comprehension");
  EXPECT_EQ(made_async("x = sum(f(x) for x in xs)\n", "call f(x)"), "outside-coroutine");
}

TEST(AsyncGenerator, StaysWhereItIsIteratedOverAsynchronously) {
  EXPECT_EQ(in_coroutine("for y in (f(x) for x in xs): pass", "call f(x); for y in (f(x) for x in xs)"),
            "async for y in (await f(x) for x in xs): pass");
  EXPECT_EQ(in_coroutine("[y for y in (f(x) for x in xs)]", "call f(x); clause for y in (f(x) for x in xs)"),
            "[y async for y in (await f(x) for x in xs)]");
  EXPECT_EQ(in_coroutine("next((x for x in g()), 0)", "clause for x in g(); use next((x for x in g()), 0)"),
            "await anext((x async for x in g()), 0)");
}

TEST(AsyncLoop, IsAsynchronous) {
  EXPECT_EQ(in_coroutine("for x in g(): pass\n    else: h()", "for x in g()"),
            "async for x in g(): pass\n    else: h()");
  EXPECT_EQ(in_coroutine("[x for x in g() if x]", "clause for x in g()"), "[x async for x in g() if x]");
  EXPECT_EQ(in_coroutine("{x: y for y in ys for x in g(y)}", "clause for x in g(y)"),
            "{x: y for y in ys async for x in g(y)}");
  EXPECT_EQ(in_coroutine("list(x for x in g())", "clause for x in g()"), "[x async for x in g()]");
  EXPECT_EQ(in_coroutine("list(x for x in g())", "clause for x in g(); use list(x for x in g())"),
            "[x async for x in g()]");
  EXPECT_EQ(in_coroutine("for i, x in enumerate(g()): pass", "for i, x in enumerate(g())"),
            "no-async-counterpart");
  EXPECT_EQ(in_coroutine("[x for x in zip(g(), y)]", "clause for x in zip(g(), y)"), "no-async-counterpart");
  EXPECT_EQ(in_coroutine("h(x for x in g())", "clause for x in g()"), "inside-comprehension");
  EXPECT_EQ(made_async("for x in g(): pass\n", "for x in g()"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("with lock:\n        for x in g(): pass", "for x in g()"), "would-deadlock");
}

TEST(AsyncConsumer, IteratesByAComprehension) {
  const auto used = [](const std::string& use) { return in_coroutine(use, "use " + use); };
  EXPECT_EQ(used("list(g())"), "[item async for item in g()]");
  EXPECT_EQ(used("set(g())"), "{item async for item in g()}");
  EXPECT_EQ(used("tuple(g())"), "tuple([item async for item in g()])");
  EXPECT_EQ(used("dict(g())"), "{key: value async for key, value in g()}");
  EXPECT_EQ(used("sorted(g(), key=len)"), "sorted([item async for item in g()], key=len)");
  EXPECT_EQ(used("sum(g(), 1)"), "sum([item async for item in g()], 1)");
  EXPECT_EQ(used("', '.join(g())"), "', '.join([item async for item in g()])");
  EXPECT_EQ(used("list(a if b else c)"), "[item async for item in (a if b else c)]");
  EXPECT_EQ(used("list(\n        g()\n    )"), "[item async for item in g()]");
  EXPECT_EQ(used("max(g(), default=None)"), "max([item async for item in g()], default=None)");
  EXPECT_EQ(in_coroutine("list(list(g()))", "use list(g())"), "list([item async for item in g()])");
  EXPECT_EQ(in_coroutine("list(g()).pop(item)", "use list(g())"),
            "[item_2 async for item_2 in g()].pop(item)");
  EXPECT_EQ(in_coroutine("list(g())", "use list(g()); call g()"), "[item async for item in await g()]");
  EXPECT_EQ(in_coroutine("f'{set(g())}'", "use set(g())"), "f'{set([item async for item in g()])}'");
}

TEST(AsyncConsumer, TakesOneItemByAnext) {
  EXPECT_EQ(in_coroutine("next(it)", "use next(it)"), "await anext(it)");
  EXPECT_EQ(in_coroutine("next(it, None).x", "use next(it, None)"), "(await anext(it, None)).x");
  EXPECT_EQ(in_coroutine("next(it)", "use next(it)", {.has_anext = false}), "await it.__anext__()");
  EXPECT_EQ(in_coroutine("next(g())", "use next(g()); call g()", {.has_anext = false}),
            "await (await g()).__anext__()");
  EXPECT_EQ(in_coroutine("anext = 1; next(a or b)", "use next(a or b)"),
            "anext = 1; await (a or b).__anext__()");
  EXPECT_EQ(in_coroutine("it = iter(g())", "use iter(g())"), "it = aiter(g())");
  EXPECT_EQ(in_coroutine("it = iter(g())", "use iter(g())", {.has_anext = false}), "it = g().__aiter__()");
  EXPECT_EQ(in_coroutine("try:\n        x = next(it)\n    except (KeyError, StopIteration):\n        x = 0",
                         "use next(it)"),
            "try:\n        x = await anext(it)\n    except (KeyError, StopAsyncIteration):\n        x = 0");
  EXPECT_EQ(in_coroutine("with suppress(StopIteration):\n        next(it)", "use next(it)"),
            "with suppress(StopAsyncIteration):\n        await anext(it)");
}

TEST(AsyncConsumer, IsRefusedWhereItHasNoCounterpart) {
  const auto used = [](const std::string& use) { return in_coroutine(use, "use " + use); };
  EXPECT_EQ(used("any(g())"), "no-async-counterpart");
  EXPECT_EQ(used("enumerate(g())"), "no-async-counterpart");
  EXPECT_EQ(used("list(enumerate(g()))"), "no-async-counterpart");
  EXPECT_EQ(used("iter(g(), 3)"), "no-async-counterpart");
  EXPECT_EQ(used("max(a, b)"), "unsupported-arguments");
  EXPECT_EQ(used("list(*g())"), "unsupported-arguments");
  EXPECT_EQ(used("dict(g(), a=1)"), "does-not-fit");
  EXPECT_EQ(used("list(\n        # why\n        g()\n    )"), "comment-in-the-way");
  EXPECT_EQ(in_coroutine("list = 1; list(g())", "use list(g())"), "ambiguous-name");
  EXPECT_EQ(in_coroutine("next(it, 0)", "use next(it, 0)", {.has_anext = false}), "target-version");
  EXPECT_EQ(in_coroutine("[list(g()) for x in y]", "use list(g())", {.comprehensions_nest = false}),
            "inside-comprehension");
  EXPECT_EQ(made_async("x = list(g())\n", "use list(g())"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("try:\n        next(it), next(x)\n    except StopIteration: pass", "use next(it)"),
            "error-is-handled");
  EXPECT_EQ(in_coroutine("try: next(it)\n    except StopIteration as e: print(e.value)", "use next(it)"),
            "error-is-handled");
}

TEST(AsyncEntry, RunsTheCoroutine) {
  EXPECT_EQ(made_async("import asyncio\nmain()\n", "entry main()"), "import asyncio\nasyncio.run(main())\n");
  EXPECT_EQ(made_async("x = f(1).y\n", "entry f(1)"), "import asyncio\n\nx = asyncio.run(f(1)).y\n");
  EXPECT_EQ(made_async("import sys\n\nif __name__ == '__main__':\n    sys.exit(main())\n", "entry main()"),
            "import asyncio\nimport sys\n\nif __name__ == '__main__':\n    sys.exit(asyncio.run(main()))\n");
  EXPECT_EQ(
      made_async("def f():\n    return main(a,\n                b)\n", "entry main(a,\n                b)"),
      "import asyncio\n\n\ndef f():\n    return asyncio.run(main(a,\n                            b))\n");
  EXPECT_EQ(made_async("from asyncio import run\nf(g())\n", "entry f(g()); entry g()"),
            "from asyncio import run\nrun(f(run(g())))\n");
  EXPECT_EQ(made_async("import asyncio\nasyncio.run(main())\n", "entry main()"),
            "import asyncio\nasyncio.run(main())\n");
  EXPECT_EQ(in_coroutine("main()", "entry main()"), "loop-may-be-running");
  EXPECT_EQ(made_async("def f():\n    main()\n", "def f; entry main()"),
            "loop-may-be-running\nasync def f():\n    main()\n");
  EXPECT_EQ(made_async("asyncio = 1\nmain()\n", "entry main()"), "name-taken");
  EXPECT_EQ(made_async("print(f'{main()=}')\n", "entry main()"), "text-is-shown");
}

TEST(AsyncFunction, IsACoroutineFunction) {
  EXPECT_EQ(made_async("def f(): return g()\n", "def f; call g()"), "async def f(): return await g()\n");
  EXPECT_EQ(made_async("class A:\n    @staticmethod\n    def f():\n        g()\n", "def f; call g()"),
            "class A:\n    @staticmethod\n    async def f():\n        await g()\n");
  EXPECT_EQ(made_async("class A:\n    def close(self): ...\n", "def close => aclose"),
            "class A:\n    async def aclose(self): ...\n");
  EXPECT_EQ(made_async("async def close(): ...\n", "def close => aclose"), "async def aclose(): ...\n");
  EXPECT_EQ(made_async("class A:\n    def __enter__(self) -> 'A':\n        return f()\n",
                       "def __enter__ => __aenter__; call f()"),
            "class A:\n    async def __aenter__(self) -> 'A':\n        return await f()\n");
  EXPECT_EQ(made_async("class A(Protocol):\n    @overload\n    def f(self, x: int) -> int: ...\n"
                       "    @abstractmethod\n    def f(self, x): ...\n",
                       "def! f"),
            "class A(Protocol):\n    @overload\n    async def f(self, x: int) -> int: ...\n"
            "    @abstractmethod\n    async def f(self, x): ...\n");
  EXPECT_EQ(made_async("import functools\ndef d(f):\n    @functools.wraps(f)\n    def w(*a):\n"
                       "        return f(*a)\n    return w\n",
                       "def w; call f(*a)"),
            "import functools\ndef d(f):\n    @functools.wraps(f)\n    async def w(*a):\n"
            "        return await f(*a)\n    return w\n");
  EXPECT_EQ(made_async("def f():\n\tif x:\r\n\t\tg()\n", "def f; call g()"),
            "async def f():\n\tif x:\r\n\t\tawait g()\n");
}

TEST(AsyncFunction, IsRefusedWhereNobodyCouldAwaitIt) {
  EXPECT_EQ(made_async("class A:\n    @property\n    def f(self): ...\n", "def f"), "decorated");
  EXPECT_EQ(made_async("class A:\n    @f.setter\n    def f(self, x): ...\n", "def! f"), "decorated");
  EXPECT_EQ(made_async("from functools import lru_cache as c\n@c(maxsize=1)\ndef f(): ...\n", "def! f"),
            "decorated");
  EXPECT_EQ(made_async("@app.get('/')\ndef f(): ...\n", "def f"), "decorated");
  EXPECT_EQ(made_async("@app.get('/')\ndef f(): ...\n", "def! f"), "@app.get('/')\nasync def f(): ...\n");
  EXPECT_EQ(made_async("property = x\n@property\ndef f(): ...\n", "def f"), "decorated");
  EXPECT_EQ(made_async("class A:\n    def __init__(self): ...\n", "def __init__"), "no-async-counterpart");
  EXPECT_EQ(made_async("class A:\n    def __enter__(self): ...\n", "def __enter__"), "no-async-counterpart");
  EXPECT_EQ(made_async("class A:\n    def __call__(self): ...\n", "def __call__"),
            "class A:\n    async def __call__(self): ...\n");
  EXPECT_EQ(
      made_async("class A:\n    def close(self): ...\n    def aclose(self): ...\n", "def close => aclose"),
      "name-taken");
  EXPECT_EQ(made_async("def f():\n    raise StopIteration\n", "def f"), "no-async-counterpart");
  EXPECT_EQ(made_async("def f():\n    try:\n        raise StopIteration\n    except StopIteration: pass\n",
                       "def f"),
            "async def f():\n    try:\n        raise StopIteration\n    except StopIteration: pass\n");
  EXPECT_EQ(made_async("def f(x 1):\n    pass\n", "def f"), "syntax-error");
}

TEST(AsyncFunction, IsAnAsynchronousGenerator) {
  EXPECT_EQ(made_async("from typing import Iterator\ndef f() -> Iterator[int]:\n    yield g()\n",
                       "def f; call g()"),
            "from typing import AsyncIterator, Iterator\nasync def f() -> AsyncIterator[int]:\n"
            "    yield await g()\n");
  EXPECT_EQ(
      made_async("import typing as t\ndef f() -> t.Generator[int, str, None]:\n    x = yield\n", "def f"),
      "import typing as t\nasync def f() -> t.AsyncGenerator[int, str]:\n    x = yield\n");
  EXPECT_EQ(made_async("def f():\n    if x:\n        return\n    yield\n    return None\n", "def f"),
            "async def f():\n    if x:\n        return\n    yield\n    return\n");
  EXPECT_EQ(made_async("def f():\n    yield\n    return 1\n", "def f"), "no-async-counterpart");
  EXPECT_EQ(made_async("def f():\n    x = yield from g()\n", "def f"), "no-async-counterpart");
  EXPECT_EQ(made_async("def f():\n    return (yield from g())\n", "def f; from g()"),
            "no-async-counterpart, outside-coroutine");
  EXPECT_EQ(made_async("from contextlib import contextmanager\n\n@contextmanager\ndef f():\n    yield g()\n",
                       "def f; call g()"),
            "from contextlib import asynccontextmanager, contextmanager\n\n@asynccontextmanager\n"
            "async def f():\n    yield await g()\n");
  EXPECT_EQ(made_async("import contextlib\n@contextlib.contextmanager\ndef f():\n    yield\n", "def f"),
            "import contextlib\n@contextlib.asynccontextmanager\nasync def f():\n    yield\n");
  EXPECT_EQ(
      made_async("from typing import Iterator\nclass A:\n    def f(self) -> Iterator[int]: ...\n", "stub f"),
      "from typing import AsyncIterator, Iterator\nclass A:\n    def f(self) -> AsyncIterator[int]: ...\n");
}

TEST(AsyncFunction, DelegatesByALoop) {
  EXPECT_EQ(made_async("def f():\n    yield from g()\n    yield from h()  # why\n", "def f; from g()"),
            "async def f():\n    async for item in g():\n        yield item\n"
            "    for item in h():  # why\n        yield item\n");
  EXPECT_EQ(made_async("def f(): yield from g()\n", "def f; from g()"),
            "async def f():\n    async for item in g():\n        yield item\n");
  EXPECT_EQ(made_async("def f(item):\n\tif item: yield from g(\n\t\titem)", "def f"),
            "async def f(item):\n\tif item:\n\t\tfor item_2 in g(\n\t\titem):\n\t\t\tyield item_2");
  EXPECT_EQ(made_async("def f():\n    yield from g()\ndef h(): pass\n", "def f; from g(); call g(); def h"),
            "async def f():\n    async for item in await g():\n        yield item\nasync def h(): pass\n");
  EXPECT_EQ(made_async("def f():\n    yield from (g(x) for x in xs)\n",
                       "def f; from (g(x) for x in xs); call g(x)"),
            "async def f():\n    async for item in (await g(x) for x in xs):\n        yield item\n");
  EXPECT_EQ(made_async("def f():\n    x(); yield from g()\n", "def f"), "does-not-fit");
  EXPECT_EQ(made_async("def f():\n    yield from g(); x()\n", "def f"), "does-not-fit");
  EXPECT_EQ(made_async("def f():\n    yield from g()\n", "from g()"), "outside-coroutine");
}

TEST(AsyncProtocol, TakesItsAsynchronousNames) {
  EXPECT_EQ(made_async("class A:\n    def __iter__(self):\n        return self\n"
                       "    def __next__(self):\n        if not self.x:\n            raise StopIteration\n"
                       "        return g()\n",
                       "def __iter__ => __aiter__; def __next__ => __anext__; call g()"),
            "class A:\n    def __aiter__(self):\n        return self\n"
            "    async def __anext__(self):\n        if not self.x:\n            raise StopAsyncIteration\n"
            "        return await g()\n");
  EXPECT_EQ(made_async("class A:\n    def __iter__(self):\n        yield g()\n",
                       "def __iter__ => __aiter__; call g()"),
            "class A:\n    async def __aiter__(self):\n        yield await g()\n");
  EXPECT_EQ(made_async("class A:\n    def __next__(self):\n        return next(self.it)\n",
                       "def __next__ => __anext__; use next(self.it)"),
            "class A:\n    async def __anext__(self):\n        return await anext(self.it)\n");
  EXPECT_EQ(made_async("class A:\n    def __next__(self):\n        return next(self.it)\n",
                       "def __next__ => __anext__"),
            "no-async-counterpart");
  EXPECT_EQ(made_async("class A:\n    def __next__(self):\n        try: return g()\n"
                       "        except StopIteration: raise\n",
                       "def __next__ => __anext__"),
            "no-async-counterpart");
  EXPECT_EQ(made_async("class A:\n    def __iter__(self):\n        return iter(self.x)\n",
                       "def __iter__ => __aiter__"),
            "no-async-counterpart");
  EXPECT_EQ(made_async("class A:\n    def __iter__(self):\n        return iter(self.x)\n",
                       "def __iter__ => __aiter__; use iter(self.x)"),
            "class A:\n    def __aiter__(self):\n        return aiter(self.x)\n");
  EXPECT_EQ(made_async("class A:\n    def __iter__(self):\n        return self.pages()\n"
                       "    def pages(self):\n        yield g()\n",
                       "def __iter__ => __aiter__; def pages; call g()"),
            "class A:\n    def __aiter__(self):\n        return self.pages()\n"
            "    async def pages(self):\n        yield await g()\n");
}

TEST(AsyncWith, EntersAsynchronously) {
  EXPECT_EQ(in_coroutine("with a: g()", "with a"), "async with a: g()");
  EXPECT_EQ(in_coroutine("with f() as x:\n        g()", "with f() as x; call f(); call g()"),
            "async with await f() as x:\n        await g()");
  EXPECT_EQ(in_coroutine("with a as x, b:\n        g()", "with a as x; with b"),
            "async with a as x, b:\n        g()");
  EXPECT_EQ(in_coroutine("with (\n        a as x,\n        b,\n    ):\n        g()", "with a as x; with b"),
            "async with (\n        a as x,\n        b,\n    ):\n        g()");
  EXPECT_EQ(in_coroutine("with lock:\n        f()", "with lock; call f()"),
            "async with lock:\n        await f()");
  EXPECT_EQ(in_coroutine("async with a: f()", "with a; call f()"), "async with a: await f()");
}

TEST(AsyncWith, LeavesOtherItemsToAStatementOfTheirOwn) {
  EXPECT_EQ(in_coroutine("with open(p) as x, b:\n        g()\n        # end", "with b"),
            "with open(p) as x:\n        async with b:\n            g()\n            # end");
  EXPECT_EQ(in_coroutine("with b, open(p) as x: g(x)", "with b; call g(x)"),
            "async with b:\n        with open(p) as x: await g(x)");
  EXPECT_EQ(in_coroutine("with (\n        open(p) as x,\n        open(q),\n        b as c,\n    ):\n"
                         "        g('''\n  x''')\n\n        h(x,\n          y)",
                         "with b as c; call h(x,\n          y)"),
            "with open(p) as x, open(q):\n        async with b as c:\n"
            "            g('''\n  x''')\n\n            await h(x,\n              y)");
  EXPECT_EQ(
      in_coroutine(
          "with open(p), b:\n        with open(q), c:\n            list(\n                g()\n            )",
          "with b; with c; use list(\n                g()\n            )"),
      "with open(p):\n        async with b:\n            with open(q):\n                async with c:\n"
      "                    [item async for item in g()]");
  EXPECT_EQ(made_async("def f():\n    with open(p), b:\n        yield from g()\n\n\ndef h(): pass\n",
                       "def f; with b; from g(); def h"),
            "async def f():\n    with open(p):\n        async with b:\n            async for item in g():\n"
            "                yield item\n\n\nasync def h(): pass\n");
}

TEST(AsyncWith, IsRefusedWhereItCannot) {
  EXPECT_EQ(made_async("with a: pass\n", "with a"), "outside-coroutine");
  EXPECT_EQ(in_coroutine("with lock, b: pass", "with b"), "would-deadlock");
  EXPECT_EQ(in_coroutine("with open(p), b(\n    ): pass", "with b(\n    )"), "shared-statement");
  EXPECT_EQ(in_coroutine("with (\n        open(p),  # why\n        b,\n    ): pass", "with b"),
            "comment-in-the-way");
  EXPECT_EQ(made_async("import contextlib\nasync def f():\n    with contextlib.suppress(E): pass\n",
                       "with contextlib.suppress(E)"),
            "no-async-counterpart");
}

TEST(AsyncWith, KnowsTheExitStack) {
  EXPECT_EQ(made_async("from contextlib import ExitStack\nasync def f():\n    with ExitStack() as stack:\n"
                       "        stack.enter_context(cm)\n",
                       "with ExitStack() as stack; call stack.enter_context(cm) => enter_async_context"),
            "from contextlib import AsyncExitStack, ExitStack\nasync def f():\n"
            "    async with AsyncExitStack() as stack:\n        await stack.enter_async_context(cm)\n");
  EXPECT_EQ(made_async("from contextlib import ExitStack\nasync def f():\n    with ExitStack() as stack:\n"
                       "        stack.close()\n",
                       "with ExitStack() as stack"),
            "no-async-counterpart");
}

}  // namespace
}  // namespace aioshift::rewrite
