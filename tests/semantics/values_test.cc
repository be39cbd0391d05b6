#include "semantics/values.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

// What the expression on the last line is worth, with this in front of it.
Awaitability of(const std::string& text) {
  const ModelOf model("import asyncio, typing\nfrom typing import Coroutine\nasync def work(): pass\n" +
                      text + "\n");
  const std::size_t line = text.rfind('\n') + 1;
  return awaitability(model.model, model.last(text.substr(text.find_first_not_of(' ', line))));
}

constexpr auto kCoroutine = Awaitability::kCoroutine;
constexpr auto kFuture = Awaitability::kFuture;
constexpr auto kUnknown = Awaitability::kUnknown;

TEST(Values, of_calls_of_coroutine_functions_are_coroutines) {
  EXPECT_EQ(of("work()"), kCoroutine);
  EXPECT_EQ(of("(work())"), kCoroutine);
  EXPECT_EQ(of("asyncio.sleep(1)"), kCoroutine);
  EXPECT_EQ(of("from asyncio import wait_for\nwait_for(x, 1)"), kCoroutine);
  EXPECT_EQ(of("def f():\n    async def g(): pass\n    g()"), kCoroutine);
}

TEST(Values, of_other_functions_are_unknown) {
  EXPECT_EQ(of("def plain(): pass\nplain()"), kUnknown);
  EXPECT_EQ(of("unknown()"), kUnknown);
  EXPECT_EQ(of("@decorated\nasync def f(): pass\nf()"), kUnknown);
  EXPECT_EQ(of("if x:\n    async def work(): pass\nwork()"), kUnknown);
  EXPECT_EQ(of("work = 1\nwork()"), kUnknown);
  EXPECT_EQ(of("def f(work):\n    work()"), kUnknown);
  EXPECT_EQ(of("work"), kUnknown);
  EXPECT_EQ(of("work()()"), kUnknown);
  EXPECT_EQ(of("work().x"), kUnknown);
  EXPECT_EQ(of("work() if x else y"), kUnknown);
}

TEST(Values, of_async_generators_are_iterators) {
  EXPECT_EQ(of("async def f():\n    yield 1\nf()"), Awaitability::kAsyncIterator);
  EXPECT_EQ(of("async def f():\n    def g():\n        yield 1\nf()"), kCoroutine);
  EXPECT_EQ(of("async def f():\n    x = lambda: (yield)\nf()"), kCoroutine);
  EXPECT_EQ(of("async def f():\n    x = [(yield)]\nf()"), Awaitability::kAsyncIterator);
}

TEST(Values, of_asyncio_functions_that_make_futures_are_futures) {
  EXPECT_EQ(of("asyncio.create_task(work())"), kFuture);
  EXPECT_EQ(of("asyncio.gather(work())"), kFuture);
  EXPECT_EQ(of("asyncio.Future()"), kFuture);
  EXPECT_EQ(of("asyncio.get_running_loop().create_future()"), kFuture);
  EXPECT_EQ(of("loop = asyncio.new_event_loop()\nloop.run_in_executor(None, f)"), kFuture);
  EXPECT_EQ(of("asyncio.run_coroutine_threadsafe(work(), loop)"), kUnknown);
  EXPECT_EQ(of("loop.create_future()"), kFuture);  // whatever loop is
}

TEST(Values, of_variables_are_what_was_assigned_once) {
  EXPECT_EQ(of("x = work()\nx"), kCoroutine);
  EXPECT_EQ(of("x = asyncio.create_task(work())\nx"), kFuture);
  EXPECT_EQ(of("x: Coroutine = work()\nx"), kCoroutine);
  EXPECT_EQ(of("(x := work())\nx"), kCoroutine);
  EXPECT_EQ(of("x = work()\nx = 1\nx"), kUnknown);
  EXPECT_EQ(of("x, y = work()\nx"), kUnknown);
  EXPECT_EQ(of("for x in work(): pass\nx"), kUnknown);
  EXPECT_EQ(of("with work() as x: pass\nx"), kUnknown);
  EXPECT_EQ(of("x = x\nx"), kUnknown);
}

TEST(Values, of_parameters_are_what_their_annotation_says) {
  EXPECT_EQ(of("def f(x: Coroutine):\n    x"), kCoroutine);
  EXPECT_EQ(of("def f(x: typing.Coroutine[int, int, int]):\n    x"), kCoroutine);
  EXPECT_EQ(of("def f(x: asyncio.Task):\n    x"), kFuture);
  EXPECT_EQ(of("def f(x: asyncio.Future[int] = None):\n    x"), kFuture);
  EXPECT_EQ(of("def f(x: typing.Awaitable):\n    x"), kUnknown);
  EXPECT_EQ(of("def f(x: typing.Optional[Coroutine]):\n    x"), kUnknown);
  EXPECT_EQ(of("def f(x: Coroutine | None):\n    x"), kUnknown);
  EXPECT_EQ(of("def f(*x: Coroutine):\n    x"), kUnknown);
  EXPECT_EQ(of("def f(**x: Coroutine):\n    x"), kUnknown);
  EXPECT_EQ(of("def f(x: Coroutine):\n    x = 1\n    x"), kUnknown);
}

TEST(Values, of_methods_called_on_self_are_known) {
  EXPECT_EQ(of("class C:\n    async def m(self): pass\n    def f(self):\n        self.m()"), kCoroutine);
  EXPECT_EQ(of("class C:\n    @classmethod\n    async def m(cls): pass\n    @classmethod\n    def f(cls):\n  "
               "      cls.m()"),
            kCoroutine);
  EXPECT_EQ(of("class B:\n    async def m(self): pass\nclass C(B):\n    def f(self):\n        self.m()"),
            kCoroutine);
  EXPECT_EQ(
      of("class C:\n    async def m(self): pass\n    def f(self):\n        def g():\n            self.m()"),
      kCoroutine);
}

TEST(Values, of_methods_are_unknown_where_another_may_be_meant) {
  const std::string own = "class C:\n    async def m(self): pass\n";
  EXPECT_EQ(of(own + "    def f(self, other):\n        other.m()"), kUnknown);
  EXPECT_EQ(of(own + "    @staticmethod\n    def f(self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of(own + "    def f(*self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of(own + "    def f(self):\n        self = x\n        self.m()"), kUnknown);
  EXPECT_EQ(of(own + "    m = decorate(m)\n    def f(self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of(own + "    def f(self):\n        self.m = 1\n        self.m()"), kUnknown);
  EXPECT_EQ(of("class D:\n    pass\nD().m = 1\n" + own + "    def f(self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of("class C(Unknown):\n    def f(self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of("class C:\n    def f(self):\n        self.m()"), kUnknown);
  EXPECT_EQ(of("class C:\n    if x:\n        async def m(self): pass\n    def f(self):\n        self.m()"),
            kUnknown);
  EXPECT_EQ(of("class C:\n    @property\n    async def m(self): pass\n    def f(self):\n        self.m()"),
            kUnknown);
  EXPECT_EQ(of("class C(C):\n    def f(self):\n        self.m()"), kUnknown);
}

TEST(Values, of_methods_agree_with_subclasses_and_all_bases) {
  const std::string base = "class B:\n    async def m(self): pass\n";
  const std::string use = "    def f(self):\n        self.m()";
  EXPECT_EQ(of(base + "class D(B):\n    async def m(self): pass\nclass C(B):\n" + use), kCoroutine);
  EXPECT_EQ(of(base + "class C(B):\n    pass\nclass D(C):\n    def m(self): pass\nclass E(B):\n" + use),
            kCoroutine);
  EXPECT_EQ(of("class C:\n    async def m(self): pass\n    def g(self): pass\nclass D(C):\n    def m(self): "
               "pass\n" +
               base + "class E(C, B):\n" + use),
            kCoroutine);
  EXPECT_EQ(of("class D(C):\n    def m(self): pass\nclass C:\n    async def m(self): pass\n" + use),
            kUnknown);
  EXPECT_EQ(of(base + "class L(B): pass\nclass R(B):\n    def m(self): pass\nclass C(L, R):\n" + use),
            kUnknown);
}

TEST(Values, of_methods_of_instances_are_known) {
  const std::string client = "class C:\n    async def run(self): pass\n    def stop(self): pass\n";
  EXPECT_EQ(of(client + "c = C()\nc.run()"), kCoroutine);
  EXPECT_EQ(of(client + "C().run()"), kCoroutine);
  EXPECT_EQ(of("class B:\n    async def run(self): pass\nclass C(B): pass\nc = C(1)\nc.run()"), kCoroutine);
  EXPECT_EQ(of("@dataclass\n" + client + "C().run()"), kCoroutine);
  EXPECT_EQ(of(client + "c = C()\nc.stop()"), kUnknown);
  EXPECT_EQ(of(client + "c = C()\nc = other()\nc.run()"), kUnknown);
  EXPECT_EQ(of(client + "c = C()\nc.run = other\nc.run()"), kUnknown);
  EXPECT_EQ(of(client + "    def __new__(cls): return other\nC().run()"), kUnknown);
  EXPECT_EQ(of("class C(metaclass=M):\n    async def run(self): pass\nC().run()"), kUnknown);
  EXPECT_EQ(of("class C(Unknown): pass\nC().run()"), kUnknown);
  EXPECT_EQ(of("@decorated\n" + client + "C().run()"), kUnknown);
}

TEST(Values, know_event_loops) {
  const auto is_loop = [](const std::string& text) {
    const ModelOf model("import asyncio\n" + text + "\n");
    const std::size_t line = text.rfind('\n') + 1;
    return is_event_loop(model.model, model.last(text.substr(text.find_first_not_of(' ', line))));
  };
  EXPECT_TRUE(is_loop("asyncio.get_running_loop()"));
  EXPECT_TRUE(is_loop("asyncio.get_event_loop()"));
  EXPECT_TRUE(is_loop("loop = asyncio.new_event_loop()\nloop"));
  EXPECT_TRUE(is_loop("a = asyncio.new_event_loop()\nb = a\nb"));
  EXPECT_FALSE(is_loop("loop = asyncio.new_event_loop()\nloop = None\nloop"));
  EXPECT_FALSE(is_loop("loop"));
  EXPECT_FALSE(is_loop("self.loop"));
  EXPECT_FALSE(is_loop("loop = loop\nloop"));
}

TEST(Values, know_the_loop_that_runs_the_coroutine) {
  const auto is_running = [](const std::string& body) {
    const ModelOf model("import asyncio\n" + body + "\n");
    const std::size_t line = body.rfind('\n') + 1;
    return is_running_loop(model.model, model.last(body.substr(body.find_first_not_of(' ', line))));
  };
  const std::string head = "async def f():\n";
  const std::string got = "    loop = asyncio.get_running_loop()\n";
  EXPECT_TRUE(is_running(head + "    asyncio.get_running_loop()"));
  EXPECT_TRUE(is_running(head + "    (asyncio.get_event_loop())"));
  EXPECT_TRUE(is_running(head + got + "    loop"));
  EXPECT_TRUE(is_running(head + got + "    if x:\n        loop"));
  EXPECT_TRUE(is_running(head + "    loop: L = asyncio.get_event_loop()\n    loop"));
  // Not the running one.
  EXPECT_FALSE(is_running(head + "    asyncio.new_event_loop()"));
  EXPECT_FALSE(is_running("asyncio.get_event_loop()"));
  EXPECT_FALSE(is_running("def f():\n    asyncio.get_event_loop()"));
  EXPECT_FALSE(is_running("loop = asyncio.get_event_loop()\n" + head + "    loop"));
  EXPECT_FALSE(is_running(head + got + "    async def g():\n        loop"));
  EXPECT_FALSE(is_running(head + got + "    def g():\n        loop"));
  // Not for sure.
  EXPECT_FALSE(is_running(head + got + "    loop = x\n    loop"));
  EXPECT_FALSE(is_running(head + got + "    def g():\n        nonlocal loop\n        loop = x\n    loop"));
  EXPECT_FALSE(is_running(head + "    if x:\n        loop = asyncio.get_event_loop()\n    loop"));
  EXPECT_FALSE(is_running(head + "    for x in y:\n        loop\n" + got + "    loop_2"));
  EXPECT_FALSE(is_running(head + "    self.loop"));
  EXPECT_FALSE(is_running(head + "    loop"));
}

}  // namespace
}  // namespace aioshift::semantics
