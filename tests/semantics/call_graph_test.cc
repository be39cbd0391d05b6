// Programs and who can call whom in them: the documentation of what the analysis understands.
#include "semantics/program/call_graph.h"

#include <gtest/gtest.h>

#include <memory>

#include "model_of.h"
#include "semantics/program/code_codec.h"
#include "semantics/program/lower.h"

namespace aioshift::semantics {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

CallGraph graph_of(const Files& files) {
  std::vector<ProgramFile> program_files;
  for (const auto& [path, text] : files) {
    const ModelOf parsed(text);
    const ModuleCode code = lower(parsed.model);
    // Whatever code there is survives being kept.
    const EncodedCode encoded = encode(code);
    auto kept = decode(encoded.content, encoded.places);
    EXPECT_EQ(kept, code);
    program_files.push_back({path, std::move(*kept)});
  }
  WholeProgram program(std::move(program_files));
  Solver solver(program);
  solver.solve();
  return call_graph(solver);
}

using Callees = std::set<std::string>;

// What `caller` of a program in one file, main.py, can call.
Callees callees(const std::string& text, const std::string& caller = "main") {
  return graph_of({{"main.py", text}}).at(caller);
}

TEST(CallGraph, CallsFunctionsByName) {
  EXPECT_EQ(callees("def f(): pass\nf()\n"), Callees({"main.f"}));
  EXPECT_EQ(callees("def f():\n    def inner(): pass\n    inner()\n", "main.f"), Callees({"main.f.inner"}));
}

TEST(CallGraph, ComesToAnEndWhereAPartialObjectIsMadeOfItself) {
  EXPECT_EQ(
      callees(
          "import functools\ndef f(): pass\ng = f\nfor x in [1, 2]:\n    g = functools.partial(g, x)\ng()\n")
          .count("main.f"),
      1U);
}

TEST(CallGraph, FollowsVersionsOfAVariable) {
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\nf = a\nf()\nf = b\n"), Callees({"main.a"}));
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\nif x:\n    f = a\nelse:\n    f = b\nf()\n"),
            Callees({"main.a", "main.b"}));
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\nf = a\nfor i in [1, 2]:\n    f()\n    f = b\n"),
            Callees({"main.a", "main.b"}));
}

TEST(CallGraph, LeavesOutPathsThatEnd) {
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\ndef run(x):\n    f = a\n    if x:\n        f = b\n"
                    "        return\n    f()\n",
                    "main.run"),
            Callees({"main.a"}));
}

TEST(CallGraph, SeesWhateverAHandlerMaySee) {
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\nf = a\ntry:\n    f = b\nexcept OSError:\n    f()\n"),
            Callees({"main.a", "main.b"}));
}

TEST(CallGraph, LooksUpMethodsInTheOrderOfBases) {
  const std::string classes =
      "class A:\n    def f(self): pass\nclass B(A): pass\nclass C(A):\n    def f(self): pass\n"
      "class D(B, C): pass\n";
  EXPECT_EQ(callees(classes + "D().f()\n"), Callees({"main.D", "main.C.f"}));
}

TEST(CallGraph, KnowsWhatSuperMeansForTheObjectAtHand) {
  const std::string classes =
      "class A:\n    def f(self): pass\nclass B(A):\n    def f(self):\n        super().f()\n"
      "class C(A):\n    def f(self): pass\nclass D(B, C): pass\n";
  EXPECT_EQ(callees(classes + "D().f()\n", "main.B.f"), Callees({"<builtin>.super", "main.C.f"}));
}

TEST(CallGraph, CallsConstructorsWhereTheyAreDefined) {
  EXPECT_EQ(callees("class A:\n    def __init__(self): pass\nclass B(A): pass\nB()\n"),
            Callees({"main.A.__init__"}));
}

TEST(CallGraph, FollowsAttributesOfObjects) {
  EXPECT_EQ(callees("class Client:\n    def get(self): pass\nclass App:\n    def __init__(self):\n"
                    "        self.client = Client()\n    def run(self):\n        self.client.get()\n",
                    "main.App.run"),
            Callees({"main.Client.get"}));
}

TEST(CallGraph, BelievesAnnotations) {
  const std::string client = "class Client:\n    def get(self): pass\n";
  EXPECT_EQ(callees(client + "def run(c: Client):\n    c.get()\n", "main.run"), Callees({"main.Client.get"}));
  EXPECT_EQ(callees("def run(c: 'Client | None'):\n    c.get()\n" + client, "main.run"),
            Callees({"main.Client.get"}));
  EXPECT_EQ(callees(client + "from typing import Dict, List\ndef run(cs: Dict[str, List[Client]]):\n"
                             "    for name, each in cs.items():\n        each[0].get()\n",
                    "main.run"),
            Callees({"<builtin>.dict.items", "main.Client.get"}));
}

TEST(CallGraph, GivesEachCallerItsOwnObjectBack) {
  EXPECT_EQ(
      callees("class A:\n    def f(self): pass\nclass B:\n    def f(self): pass\ndef same(x): return x\n"
              "same(B())\nsame(A()).f()\n"),
      Callees({"main.A", "main.B", "main.same", "main.A.f"}));
}

TEST(CallGraph, NarrowsByIsinstance) {
  const std::string classes = "class A:\n    def f(self): pass\nclass B:\n    def f(self): pass\n";
  EXPECT_EQ(callees(classes + "def run(x: 'A | B'):\n    if isinstance(x, A):\n        x.f()\n", "main.run"),
            Callees({"<builtin>.isinstance", "main.A.f"}));
  EXPECT_EQ(callees(classes + "def run(x: 'A | B'):\n    if isinstance(x, A):\n        return\n    x.f()\n",
                    "main.run"),
            Callees({"<builtin>.isinstance", "main.B.f"}));
}

TEST(CallGraph, TellsPropertiesStaticAndClassMethodsApart) {
  const std::string text =
      "class A:\n    @property\n    def p(self): pass\n    @staticmethod\n    def s(x): pass\n"
      "    @classmethod\n    def c(cls):\n        cls.s(1)\n"
      "a = A()\na.p\na.s(1)\nA.c()\n";
  EXPECT_EQ(callees(text).count("main.A.p"), 1U);
  EXPECT_EQ(callees(text).count("main.A.s"), 1U);
  EXPECT_EQ(callees(text, "main.A.c"), Callees({"main.A.s"}));
}

TEST(CallGraph, CallsSettersWhereAttributesAreAssigned) {
  EXPECT_EQ(callees("class A:\n    @property\n    def p(self): pass\n    @p.setter\n    def p(self, x):\n"
                    "        work()\ndef work(): pass\ndef run(a: A):\n    a.p = 1\n",
                    "main.run"),
            Callees({"main.A.p"}));
}

TEST(CallGraph, RunsProtocolsBySyntax) {
  const std::string text =
      "class Box:\n    def __enter__(self): return self\n    def __exit__(self, *e): pass\n"
      "    def __iter__(self): return self\n    def __next__(self): pass\n    def __getitem__(self, i): "
      "pass\n"
      "    def __len__(self): return 0\n    def __add__(self, other): pass\n";
  EXPECT_EQ(callees(text + "def run(b: Box):\n    with b: pass\n", "main.run"),
            Callees({"main.Box.__enter__", "main.Box.__exit__"}));
  EXPECT_EQ(callees(text + "def run(b: Box):\n    [x for x in b]\n", "main.run"),
            Callees({"main.Box.__iter__", "main.Box.__next__"}));
  EXPECT_EQ(callees(text + "def run(b: Box):\n    b[0]\n    b + 1\n    len(b)\n", "main.run"),
            Callees({"<builtin>.len", "main.Box.__getitem__", "main.Box.__add__", "main.Box.__len__"}));
}

TEST(CallGraph, FollowsFunctionsAsValues) {
  const std::string two = "def a(): pass\ndef b(): pass\n";
  EXPECT_EQ(callees(two + "table = {'a': a, 'b': b}\ntable['a']()\n"), Callees({"main.a"}));
  EXPECT_EQ(callees(two + "def run(x):\n    table = {'a': a, 'b': b}\n    table[x]()\n", "main.run"),
            Callees({"main.a", "main.b"}));
  EXPECT_EQ(callees(two + "[a, b][1]()\n"), Callees({"main.b"}));
  EXPECT_EQ(callees("def run(f):\n    f()\nrun(lambda: 1)\n", "main.run"), Callees({"main.<lambda1>"}));
  EXPECT_EQ(callees("def a(x=0): pass\nlist(map(a, [1]))\n"),
            Callees({"<builtin>.list", "<builtin>.map", "main.a"}));
  EXPECT_EQ(callees("import functools\ndef a(x): pass\nf = functools.partial(a, 1)\nf()\n"),
            Callees({"functools.partial", "main.a"}));
}

TEST(CallGraph, TakesADefaultOnlyWhereNothingIsPassed) {
  const std::string text = "def a(): pass\ndef b(): pass\ndef run(f=a):\n    f()\n";
  EXPECT_EQ(callees(text + "run(b)\n", "main.run"), Callees({"main.b"}));
  EXPECT_EQ(callees(text + "run()\n", "main.run"), Callees({"main.a"}));
}

TEST(CallGraph, UnderstandsDecorators) {
  const std::string text =
      "import functools\ndef logged(f):\n    @functools.wraps(f)\n    def wrapper(*args):\n"
      "        return f(*args)\n    return wrapper\n@logged\ndef work(): pass\nwork()\n";
  EXPECT_EQ(callees(text), Callees({"main.logged", "main.logged.wrapper"}));
  EXPECT_EQ(callees(text, "main.logged.wrapper"), Callees({"main.work"}));
  EXPECT_EQ(
      callees("from contextlib import contextmanager\nclass A:\n    def f(self): pass\n@contextmanager\n"
              "def opened():\n    yield A()\nwith opened() as a:\n    a.f()\n")
          .count("main.A.f"),
      1U);
}

TEST(CallGraph, GoesThroughImports) {
  const Files files = {
      {"pkg/__init__.py", "from .core import *\nfrom .core import _hidden as shown\n"},
      {"pkg/core.py", "__all__ = ['f']\ndef f(): pass\ndef g(): pass\ndef _hidden(): pass\n"},
      {"app.py",
       "import pkg\nimport pkg.core as c\nfrom pkg import f, shown\n"
       "f()\nshown()\nc.g()\npkg.core.f()\n"}};
  EXPECT_EQ(graph_of(files).at("app"), Callees({"pkg.core.f", "pkg.core._hidden", "pkg.core.g"}));
}

TEST(CallGraph, KnowsCircularAndTypingOnlyImports) {
  const Files files = {
      {"pkg/__init__.py", ""},
      {"pkg/a.py",
       "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .b import B\n"
       "class A:\n    def run(self, b: 'B'):\n        b.f(self)\n"},
      {"pkg/b.py", "from .a import A\nclass B:\n    def f(self, a: A):\n        a.run(self)\n"}};
  const CallGraph graph = graph_of(files);
  EXPECT_EQ(graph.at("pkg.a.A.run"), Callees({"pkg.b.B.f"}));
  EXPECT_EQ(graph.at("pkg.b.B.f"), Callees({"pkg.a.A.run"}));
}

TEST(CallGraph, DoesNotTakeAPackagesModuleForOneOfTheStandardLibrary) {
  const Files files = {{"pkg/__init__.py", ""},
                       {"pkg/queue.py", "def Queue(): pass\n"},
                       {"pkg/use.py", "import queue\nqueue.Queue()\n"}};
  EXPECT_EQ(graph_of(files).at("pkg.use"), Callees({"queue.Queue"}));
}

TEST(CallGraph, NamesWhatOtherPackagesDefine) {
  EXPECT_EQ(callees("import requests\ns = requests.Session()\ns.get('u')\n"),
            Callees({"requests.Session", "requests.Session.get"}));
  EXPECT_EQ(callees("import requests\nclass S(requests.Session): pass\nS().get('u')\n"),
            Callees({"main.S", "requests.Session.get"}));
}

TEST(CallGraph, UnpacksWhatIsWrittenOut) {
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\nx, (y, z) = a, (b, a)\ny()\n"), Callees({"main.b"}));
  EXPECT_EQ(callees("def a(): pass\ndef b(): pass\ndef c(): pass\nx, *y = a, b, c\ny[1]()\n"),
            Callees({"main.c"}));
}

TEST(CallGraph, SeesWhatOtherFunctionsAssign) {
  EXPECT_EQ(
      callees("def a(): pass\ndef b(): pass\nf = a\ndef change():\n    global f\n    f = b\ndef run():\n"
              "    f()\n",
              "main.run"),
      Callees({"main.a", "main.b"}));
}

TEST(CallGraph, FindsFieldsOfDataclasses) {
  EXPECT_EQ(callees("from dataclasses import dataclass\nclass Client:\n    def get(self): pass\n@dataclass\n"
                    "class App:\n    client: Client\n    def run(self):\n        self.client.get()\n",
                    "main.App.run"),
            Callees({"main.Client.get"}));
}

TEST(CallGraph, ReadsWhatMatchCaptures) {
  EXPECT_EQ(callees("class A:\n    def f(self): pass\ndef run(x):\n    match x:\n        case A() as a:\n"
                    "            a.f()\n",
                    "main.run"),
            Callees({"main.A.f"}));
}

TEST(CallGraph, TakesAnyKeyWhereThereAreManyOfThem) {
  std::string text = "table = {}\n";
  std::string names;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "f" + std::to_string(i);
    text += "def " + name + "(): pass\ntable['" + name + "'] = " + name + "\n";
    names += "'" + name + "', ";
  }
  EXPECT_EQ(callees(text + "for name in [" + names + "]:\n    table[name]()\n").size(), 20U);
}

TEST(CallGraph, PassesOnWhatIsSentIntoAGenerator) {
  EXPECT_EQ(
      callees("def a(): pass\ndef g():\n    f = yield\n    f()\nc = g()\nnext(c)\nc.send(a)\n", "main.g"),
      Callees({"main.a"}));
}

TEST(CallGraph, TakesANameForWhatItIsSaidToBe) {
  const std::string text =
      "import threading\nLock = threading.Lock\nclass A:\n    def __init__(self, f):\n"
      "        self.hook = f\n    def run(self):\n        self.hook()\ndef f(): pass\n"
      "A(f)\nLock().acquire()\nthreading.Lock().acquire()\n";
  std::vector<ProgramFile> files;
  const ModelOf parsed(text);
  files.push_back({"pkg.py", lower(parsed.model)});
  WholeProgram program(std::move(files));
  const OpaqueName names[] = {{"pkg", "", "Lock"}, {"pkg", "A", "hook"}};
  Solver solver(program, names);
  solver.solve();
  const CallGraph graph = call_graph(solver);
  // The alias is meant, and not what it stands for.
  EXPECT_EQ(graph.at("pkg"), Callees({"pkg.A.__init__", "pkg.Lock", "pkg.Lock.acquire", "threading.Lock",
                                      "threading.Lock.acquire"}));
  EXPECT_EQ(graph.at("pkg.A.run"), Callees({"pkg.A.hook"}));
}

TEST(CallGraph, ComesToAnEnd) {
  EXPECT_EQ(callees("def f():\n    yield 1\n    return f()\nfor x in f(): pass\n"), Callees({"main.f"}));
  EXPECT_EQ(
      callees("class A(A): pass\nclass B:\n    def f(self):\n        self.g = self.f\n        self.g()\n",
              "main.B.f"),
      Callees({"main.B.f"}));
  std::string deep = "x = ";
  for (int i = 0; i < 5000; ++i) deep += "(";
  deep += "1";
  for (int i = 0; i < 5000; ++i) deep += ")";
  EXPECT_TRUE(callees(deep + "\n").empty());
}

TEST(CodeCodec, RefusesWhatIsNotWhole) {
  const ModelOf parsed(
      "import a\n\n\nclass C(a.B):\n    x: int = 1\n\n    async def f(self, *p, k=[1], **o):\n        return "
      "p\n");
  const auto [content, places] = encode(lower(parsed.model));
  EXPECT_TRUE(decode(content, places));
  for (std::size_t size = 0; size < content.size(); ++size)
    EXPECT_FALSE(decode(content.substr(0, size), places)) << size;
  for (std::size_t size = 0; size < places.size(); ++size)
    EXPECT_FALSE(decode(content, places.substr(0, size))) << size;
  EXPECT_FALSE(decode(content + "x", places));
  EXPECT_FALSE(decode(content, places + "x"));
}

TEST(CallGraph, KeepsWhatIsSaidApartFromWhereItIsSaid) {
  const auto encoded = [](const std::string& text) { return encode(lower(ModelOf(text).model)); };
  const std::string text =
      "import a\n\n\ndef f(x):\n    return a.g(x, [1])\n\n\nclass C(a.B):\n    y = f(2)\n";
  const EncodedCode before = encoded(text);
  for (const char* above : {"# More.\n", "\n\n", "pass\n"}) {
    const EncodedCode moved = encoded(above + text);
    EXPECT_EQ(moved.content, before.content) << above;
    EXPECT_EQ(moved.places == before.places, above[0] == '\n') << above;
    EXPECT_EQ(decode(moved.content, moved.places), lower(ModelOf(above + text).model)) << above;
  }
  EXPECT_EQ(encoded(text + "# Below.\n").places, before.places);
  for (const char* more : {"f(3)\n", "z = f\n", "def g(): pass\n", "from b import *\n"})
    EXPECT_NE(encoded(text + more).content, before.content) << more;
}

TEST(CallGraph, FollowsALongChainOfBasesInReasonableTime) {
  std::string text = "class A0:\n    def __init__(self): self.x0 = 1\n    def run(self): pass\n";
  for (int i = 1; i < 400; ++i) {
    const std::string n = std::to_string(i);
    const std::string before = std::to_string(i - 1);
    text += "class A" + n + "(A" + before + "):\n    def __init__(self):\n        super().__init__()\n" +
            "        self.x" + n + " = self.x" + before + "\n    def run(self): super().run()\n";
  }
  EXPECT_EQ(callees(text + "A399().run()\n", "main.A200.run"), Callees({"<builtin>.super", "main.A199.run"}));
}

TEST(CallGraph, GivesWhatFixturesGiveToTheParametersOfTheirNames) {
  const std::string client = "class Client:\n    def get(self): pass\n";
  const std::string fixtures =
      "import pytest\nfrom client import Client\n"
      "@pytest.fixture\ndef client():\n    yield Client()\n"
      "@pytest.fixture(name='other')\ndef make_other(client):\n    return client\n";
  const CallGraph graph = graph_of({{"client.py", client},
                                    {"tests/conftest.py", fixtures},
                                    {"tests/test_a.py",
                                     "def test_a(client): client.get()\n"
                                     "def test_b(other): other.get()\n"
                                     "def test_default(client=None): client.get()\n"
                                     "def helper(client): client.get()\n"},
                                    {"tests/test_b.py",
                                     "import pytest\n@pytest.fixture\ndef client(): return ''\n"
                                     "def test_c(client): client.get()\n"},
                                    {"other/test_d.py", "def test_d(client): client.get()\n"}});
  EXPECT_EQ(graph.at("tests.test_a.test_a"), Callees({"client.Client.get"}));
  EXPECT_EQ(graph.at("tests.test_a.test_b"), Callees({"client.Client.get"}));
  for (const char* other :
       {"tests.test_a.test_default", "tests.test_a.helper", "tests.test_b.test_c", "other.test_d.test_d"}) {
    const auto found = graph.find(other);
    EXPECT_TRUE(found == graph.end() || found->second.count("client.Client.get") == 0) << other;
  }
}

}  // namespace
}  // namespace aioshift::semantics
