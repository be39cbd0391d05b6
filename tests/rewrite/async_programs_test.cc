// Small programs that say the same before and after.
#include <gtest/gtest.h>

#include "marked_sites.h"
#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::rewrite {
namespace {

struct Program {
  const char* marks;
  const char* text;
};

const Program kPrograms[] = {
    {"def f; def main; call f(1); call f(2); entry main()",
     "def f(x):\n    return x + 1\ndef main():\n    print(f(1) ** 2, -f(2))\nmain()\n"},
    {"def f; def main; call f(x); entry main()",
     "def f(x):\n    return x * x\ndef main():\n    xs = range(4)\n    print(sum(f(x) for x in xs), "
     "sorted((f(x) for x "
     "in xs), reverse=True))\n    print(dict((x, f(x)) for x in xs), set(f(x) for x in xs))\nmain()\n"},
    {"def f; def main; call f(x); entry main()",
     "def f(x):\n    print('f', x)\n    return x > 1\ndef main():\n    print(next((x for x in range(5) if "
     "f(x)), "
     "None))\nmain()\n"},
    {"def pages; def main; for page in pages(); entry main()",
     "def pages():\n    yield 1\n    yield 2\ndef main():\n    for page in pages():\n        print(page)\n   "
     " "
     "else:\n        print('end')\nmain()\n"},
    {"def a; def b; def main; from a(); use list(b()); use dict(pairs()); def pairs; entry main()",
     "def a():\n    yield 1\ndef b():\n    yield from a()\n    yield from (2, 3)\ndef pairs():\n    yield "
     "'k', 1\n"
     "def main():\n    print(list(b()), dict(pairs()))\nmain()\n"},
    {"def g; def main; use next(it); entry main()",
     "def g():\n    yield 1\ndef main():\n    it = g()\n    while True:\n        try:\n            "
     "print(next(it))\n"
     "        except StopIteration:\n            break\n    print('end')\nmain()\n"},
    {"def g; def main; use next(it, 7); entry main()",
     "def g():\n    yield 1\ndef main():\n    it = g()\n    print(next(it, 7), next(it, 7))\nmain()\n"},
    {"def __enter__ => __aenter__; def __exit__ => __aexit__; def main; with A() as a; entry main()",
     "class A:\n    def __enter__(self):\n        print('in')\n        return self\n    def __exit__(self, "
     "*e):\n"
     "        print('out', e[0])\n        return True\ndef main():\n    with A() as a:\n        raise "
     "KeyError\nmain()\n"},
    {"def __iter__ => __aiter__; def __next__ => __anext__; def main; for x in Count(); use tuple(Count()); "
     "entry main()",
     "class Count:\n    n = 0\n    def __iter__(self):\n        return self\n    def __next__(self):\n"
     "        if self.n == 3:\n            raise StopIteration\n        self.n += 1\n        return self.n\n"
     "def main():\n    for x in Count():\n        print(x)\n    print(tuple(Count()))\nmain()\n"},
    {"def m; def main; with m('b'); entry main()",
     "from contextlib import contextmanager\n@contextmanager\ndef m(n):\n    print('in', n)\n    yield\n"
     "    print('out', n)\nclass S:\n    def __enter__(self): print('s')\n    def __exit__(self, *e): "
     "print('t')\ndef main():\n    with S(), m('b'), S():\n        print('''x\n  y''')\nmain()\n"},
    {"def m; def main; with ExitStack() as stack; call stack.enter_context(m(i)) => enter_async_context; "
     "entry main()",
     "from contextlib import ExitStack, contextmanager\n@contextmanager\ndef m(n):\n    print('in', n)\n    "
     "yield n\n"
     "    print('out', n)\ndef main():\n    with ExitStack() as stack:\n        for i in range(2):\n"
     "            print(stack.enter_context(m(i)))\nmain()\n"},
    {"def f; def main; call f(x); call f(y); entry main()",
     "def f(x):\n    return [x, x]\ndef main():\n    print([y for x in 'ab' for y in f(x)])\n"
     "    print(' '.join(y for x in 'ab' for y in f(x)), [[f(y) for y in x] for x in ('ab', "
     "'c')])\nmain()\n"},
    {"def base; def child; def main; call super().base(); call B().base(); entry main()",
     "class A:\n    def base(self):\n        return 'a'\nclass B(A):\n    def base(self):\n"
     "        return super().base() + 'b'\ndef child():\n    pass\ndef main():\n    "
     "print(B().base())\nmain()\n"},
    {"def close => aclose; def main; call c.close() => aclose; entry main()",
     "class C:\n    def close(self):\n        print('closed')\ndef main():\n    c = C()\n    "
     "c.close()\nmain()\n"},
    {"def f; def g; call f(x); def main; for x in (f(x) for x in range(3)); entry main()",
     "def f(x):\n    print('f', x)\n    return x\ndef g(): pass\ndef main():\n    for x in (f(x) for x in "
     "range(3)):\n"
     "        print(x)\nmain()\n"},
    {"def f; def w; call f(*a); def g; def main; call g(1); entry main()",
     "import functools\ndef deco(f):\n    @functools.wraps(f)\n    def w(*a):\n        return f(*a) + 1\n    "
     "return w\n"
     "def f(): pass\ndef g(x):\n    return x\nasync_g = deco(g)\ndef main():\n    print(g(1), "
     "g.__name__)\nmain()\n"},
    {"def read; def main; call read(); entry main()",
     "class T(str):\n    def strip(self): return self\ndef read():\n    return 'a b'\ndef main():\n    "
     "print(read().strip(), read()[0], f'{read()!r:>6}', *read())\nmain()\n"},
    {"def f; def main; use sum(f(), 1); use max(f(), default=0); use ','.join(map_()); def map_; entry "
     "main()",
     "def f():\n    yield 3\n    yield 1\ndef map_():\n    yield 'a'\n    yield 'b'\ndef main():\n"
     "    print(sum(f(), 1), max(f(), default=0), ','.join(map_()))\nmain()\n"},
    {"def f; def main; clause for x in f(); entry main()",
     "def f():\n    yield 1\n    yield 2\ndef main():\n    print([x for x in f()], {x: x for x in f()}, "
     "list(x for x in f() if x > 1))\nmain()\n"},
    {"def main; entry main(3)",
     "import sys\ndef main(code):\n    print('run')\n    return code\nif __name__ == '__main__':\n    "
     "sys.exit(main(3))\n"},
};

std::string outcome_of(const test_support::TempDir& directory, const std::string& text) {
  const auto file = directory.write("program.py", text);
  const auto outcome = test_support::run({.argv = {"python3.11", file.string()}});
  return outcome.output + std::to_string(outcome.exit_code) + outcome.errors;
}

TEST(AsyncPrograms, SayTheSameAsBefore) {
  const test_support::TempDir directory;
  if (test_support::run({.argv = {"python3.11", "-c", ""}}).exit_code != 0) GTEST_SKIP() << "no python3.11";
  for (const Program& program : kPrograms) {
    const std::string after = made_async(program.text, program.marks);
    EXPECT_EQ(outcome_of(directory, program.text), outcome_of(directory, after)) << after;
  }
}

}  // namespace
}  // namespace aioshift::rewrite
