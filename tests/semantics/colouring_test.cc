// Which functions of a program become asynchronous, and what is left to a person.
#include "semantics/program/colouring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "model_of.h"
#include "semantics/program/lower.h"

namespace aioshift::semantics {
namespace {

// A program in one file, main.py, in which `net.read` and what else is named is asynchronous.
class Coloured {
 public:
  explicit Coloured(const std::string& text, const std::vector<std::string>& more = {},
                    std::vector<std::string> stays_sync = {}) {
    std::vector<ProgramFile> files;
    const ModelOf parsed("import net\n" + text);
    files.push_back({"main.py", lower(parsed.model)});
    program_ = std::make_unique<WholeProgram>(std::move(files));
    ColouringRequest request;
    request.async_names = {"net.read"};
    request.async_names.insert(request.async_names.end(), more.begin(), more.end());
    request.stays_sync = std::move(stays_sync);
    const auto opaque = opaque_names(*program_, request.async_names);
    solver_ = std::make_unique<Solver>(*program_, opaque);
    solver_->solve();
    colouring_ = std::make_unique<Colouring>(*solver_, request);
  }

  // The functions that become asynchronous, without "main.".
  std::set<std::string> async() const {
    std::set<std::string> names;
    for (FunctionId id = 0; id < program_->function_count(); ++id) {
      if (colouring_->is_async(id)) names.insert(program_->qualified_name(id).substr(5));
    }
    return names;
  }
  // Why sites are left alone, in their order; kNone of those that are not.
  std::vector<Barrier> barriers() const {
    std::vector<Barrier> found;
    for (const ColouredSite& site : colouring_->sites()) found.push_back(site.barrier);
    return found;
  }
  std::multiset<LooseEnd::Kind> loose_ends() const {
    std::multiset<LooseEnd::Kind> kinds;
    for (const LooseEnd& loose : colouring_->loose_ends()) kinds.insert(loose.kind);
    return kinds;
  }
  const Colouring& operator*() const { return *colouring_; }
  const Colouring* operator->() const { return colouring_.get(); }

 private:
  std::unique_ptr<WholeProgram> program_;
  std::unique_ptr<Solver> solver_;
  std::unique_ptr<Colouring> colouring_;
};

using Names = std::set<std::string>;

TEST(Colouring, GoesBackwardsThroughCallers) {
  const Coloured program("def a(): return net.read()\ndef b(): return a()\ndef c(): return len('x')\nb()\n");
  EXPECT_EQ(program.async(), Names({"a", "b"}));
  ASSERT_EQ(program->sites().size(), 3U);
  EXPECT_TRUE(program->sites().front().is_entry);
}

TEST(Colouring, TakesOverridesTogether) {
  const Coloured program(
      "class Base:\n    def load(self): pass\nclass One(Base):\n    def load(self): net.read()\n"
      "class Two(Base):\n    def load(self): pass\nclass Other:\n    def load(self): pass\n");
  EXPECT_EQ(program.async(), Names({"Base.load", "One.load", "Two.load"}));
}

TEST(Colouring, EntersAndLeavesTogether) {
  const Coloured program(
      "class C:\n    def __enter__(self): return self\n    def __exit__(self, *a): net.read()\n"
      "def use():\n    with C(): pass\n");
  EXPECT_EQ(program.async(), Names({"C.__enter__", "C.__exit__", "use"}));
}

TEST(Colouring, DoesNotAwaitTheCallOfAGeneratorFunction) {
  const Coloured program(
      "def gen():\n    yield net.read()\ndef keep(): return gen()\n"
      "def use():\n    for x in keep(): pass\n");
  EXPECT_EQ(program.async(), Names({"gen", "use"}));
}

TEST(Colouring, KnowsWhichIteratorsBecomeAsynchronous) {
  const Coloured program(
      "class C:\n    def __iter__(self): return self\n    def __next__(self): return net.read()\n");
  EXPECT_EQ(program.async(), Names({"C.__next__"}));
  EXPECT_EQ(program->async_iterables().size(), 1U);
}

TEST(Colouring, PassesOnWhatALambdaGivesBack) {
  EXPECT_EQ(Coloured("def call(f): return f()\ndef use(): return call(lambda: net.read())\n").async(),
            Names({"call", "use", "use.<lambda1>"}));
  const Coloured other("def call(f): return f()\ndef use(): return call(lambda: net.read() + 1)\n");
  EXPECT_EQ(other.async(), Names({}));
  EXPECT_EQ(other.barriers(), std::vector({Barrier::kLambda}));
}

TEST(Colouring, StopsAtWhatNobodyAwaits) {
  const auto barrier = [](const std::string& text) {
    const auto all = Coloured(text).barriers();
    const auto found = std::find_if(all.begin(), all.end(), [](Barrier b) { return b != Barrier::kNone; });
    return found == all.end() ? Barrier::kNone : *found;
  };
  EXPECT_EQ(barrier("class C:\n    def __init__(self): net.read()\n"), Barrier::kConstructor);
  EXPECT_EQ(barrier("class C:\n    def __len__(self): return net.read()\n"), Barrier::kSpecialMethod);
  EXPECT_EQ(
      barrier(
          "class C:\n    @property\n    def p(self): pass\n    @p.setter\n    def p(self, v): net.read()\n"),
      Barrier::kSetter);
  EXPECT_EQ(barrier("def key(x): return net.read()\ndef use(xs): return sorted(xs, key=key)\n"),
            Barrier::kCallback);
  EXPECT_EQ(barrier("import asyncio\ndef f(): net.read()\nasync def use(): await asyncio.to_thread(f)\n"),
            Barrier::kCallback);
  EXPECT_EQ(barrier("import threading\nclass T(threading.Thread):\n    def run(self): net.read()\n"),
            Barrier::kLibraryMethod);
  EXPECT_EQ(barrier("class C:\n    def __enter__(self): net.read()\n    def __exit__(self, *a): pass\n"
                    "with C(): pass\n"),
            Barrier::kModuleLevel);
}

TEST(Colouring, LeavesWhatTheUserWantsToStay) {
  const Coloured program("def a(): net.read()\ndef b(): a()\ndef c(): b()\n", {}, {"main.b"});
  EXPECT_EQ(program.async(), Names({"a"}));
}

TEST(Colouring, SeesWhatElseACallMayReach) {
  const Coloured program("def a(): return net.read()\ndef run(f): return f()\nrun(a)\nrun(print)\n");
  const auto barriers = program.barriers();
  EXPECT_NE(std::count(barriers.begin(), barriers.end(), Barrier::kMixed), 0);
}

TEST(Colouring, MakesWhatACallMayReachOfOneColour) {
  EXPECT_EQ(Coloured("def a(): return net.read()\ndef b(): return 1\ndef run(f): return f()\n"
                     "def main():\n    run(a)\n    run(b)\n")
                .async(),
            Names({"a", "b", "main", "run"}));
}

TEST(Colouring, LeavesAClassThatHasBothProtocols) {
  const Coloured program(
      "class C:\n    def __enter__(self): net.read()\n    def __exit__(self, *a): pass\n"
      "    async def __aenter__(self): pass\n    async def __aexit__(self, *a): pass\n");
  EXPECT_EQ(program.async(), Names({"C.__aenter__", "C.__aexit__"}));
  EXPECT_EQ(program.barriers(), std::vector({Barrier::kBothProtocols}));
}

TEST(Colouring, GuessesByTheNameOfAMethodThatIsAsynchronousEverywhere) {
  const std::string use = "def use(unknown): unknown.transmit()\n";
  EXPECT_EQ(Coloured("class C:\n    def transmit(self): net.read()\n" + use).async(),
            Names({"C.transmit", "use"}));
  EXPECT_EQ(
      Coloured("class C:\n    def transmit(self): net.read()\nclass D:\n    def transmit(self): pass\n" + use)
          .async(),
      Names({"C.transmit"}));
}

TEST(Colouring, NeverGuessesByNamesThatObjectsOfPythonHave) {
  const Coloured program("class C:\n    def close(self): net.read()\ndef use(unknown): unknown.close()\n");
  EXPECT_EQ(program.async(), Names({"C.close"}));
  EXPECT_EQ(program.loose_ends(), std::multiset({LooseEnd::Kind::kUnknownReceiver}));
}

TEST(Colouring, NamesWhereAsynchronousThingsGoAstray) {
  const auto loose = [](const std::string& text) { return Coloured(text).loose_ends(); };
  using Kind = LooseEnd::Kind;
  EXPECT_EQ(loose("def f(): net.read()\ndef use(window): window.bind(f)\n"),
            std::multiset({Kind::kFunction}));
  EXPECT_EQ(loose("import sys\ndef f(*a): net.read()\nsys.excepthook = f\n"),
            std::multiset({Kind::kFunction}));
  EXPECT_EQ(loose("def g():\n    yield net.read()\ndef use(): return 1 in g()\n"),
            std::multiset({Kind::kIterable}));
  EXPECT_EQ(loose("import contextlib\n@contextlib.contextmanager\ndef m():\n    yield net.read()\n"
                  "def use(stack: contextlib.ExitStack): stack.push(m())\n"),
            std::multiset({Kind::kManager}));
  EXPECT_EQ(loose("import asyncio\nasync def c(): pass\ndef f():\n    net.read()\n    asyncio.run(c())\n"),
            std::multiset({Kind::kLoop}));
  EXPECT_EQ(loose("def f(): net.read()\ndef use(): return isinstance(f, str), callable(f)\n"),
            std::multiset<Kind>());
}

TEST(Colouring, FindsThingsByTheNamesOfTheirAliases) {
  const Coloured program(
      "import threading\nLock = threading.Lock\nlock = Lock()\nother = threading.Lock()\n"
      "def a():\n    with lock: pass\ndef b():\n    with other: pass\n",
      {"main.Lock.__enter__"});
  EXPECT_EQ(program.async(), Names({"a"}));
}

}  // namespace
}  // namespace aioshift::semantics
