#include "semantics/value_use.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

using syntax::Node;

// What becomes of the value of `f()` in the text.
ValueUse of(const std::string& text) {
  const ModelOf model("async def main():\n    " + text + "\n");
  Node call;
  for (syntax::NodeId id = 0; id < model.tree.size(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is(syntax::Kind::call) && node.text() == "f()") call = node;
  }
  return use_of_value(model.model, call);
}

constexpr auto kHandedOn = ValueUse::kHandedOn;
constexpr auto kUsed = ValueUse::kUsed;
constexpr auto kDropped = ValueUse::kDropped;

TEST(ValueUse, of_a_statement_is_to_be_dropped) {
  EXPECT_EQ(of("f()"), kDropped);
  EXPECT_EQ(of("(f())"), kDropped);
  EXPECT_EQ(of("ready and f()"), kDropped);
  EXPECT_EQ(of("f() if ready else None"), kDropped);
  EXPECT_EQ(of("[f() for _ in items]"), kDropped);
  EXPECT_EQ(of("f(),"), kHandedOn);
}

TEST(ValueUse, in_tests_and_operators_is_a_use) {
  EXPECT_EQ(of("if f(): pass"), kUsed);
  EXPECT_EQ(of("while not f(): pass"), kUsed);
  EXPECT_EQ(of("if a:\n        pass\n    elif f():\n        pass"), kUsed);
  EXPECT_EQ(of("assert f()"), kUsed);
  EXPECT_EQ(of("assert x, f()"), kHandedOn);
  EXPECT_EQ(of("x = f() or 1"), kUsed);
  EXPECT_EQ(of("x = 1 or f()"), kHandedOn);
  EXPECT_EQ(of("x = a if f() else b"), kUsed);
  EXPECT_EQ(of("x = f() == 1"), kUsed);
  EXPECT_EQ(of("x = 1 < f()"), kUsed);
  EXPECT_EQ(of("x = 1 + f()"), kUsed);
  EXPECT_EQ(of("x = -f()"), kUsed);
  EXPECT_EQ(of("x += f()"), kUsed);
  EXPECT_EQ(of("x = f() | y"), ValueUse::kMaybeUsed);
  EXPECT_EQ(of("x >>= f()"), ValueUse::kMaybeUsed);
  EXPECT_EQ(of("x = [a for a in b if f()]"), kUsed);
  EXPECT_EQ(of("match f():\n        case 1: pass"), kUsed);
}

TEST(ValueUse, by_what_takes_parts_of_it_is_a_use) {
  EXPECT_EQ(of("x = f().name"), kUsed);
  EXPECT_EQ(of("f().close()"), kHandedOn);
  EXPECT_EQ(of("f().cr_frame"), kHandedOn);
  EXPECT_EQ(of("f().__await__()"), kHandedOn);
  EXPECT_EQ(of("x = f()[0]"), kUsed);
  EXPECT_EQ(of("x = y[f()]"), kHandedOn);
  EXPECT_EQ(of("x = f()()"), kUsed);
  EXPECT_EQ(of("for a in f(): pass"), kUsed);
  EXPECT_EQ(of("async for a in f(): pass"), kUsed);
  EXPECT_EQ(of("for a in f(), 1: pass"), kHandedOn);
  EXPECT_EQ(of("x = [a for a in f()]"), kUsed);
  EXPECT_EQ(of("with f(): pass"), kUsed);
  EXPECT_EQ(of("async with f() as a: pass"), kUsed);
  EXPECT_EQ(of("a, b = f()"), kUsed);
  EXPECT_EQ(of("x = [*f()]"), kUsed);
  EXPECT_EQ(of("g(**f())"), kUsed);
  EXPECT_EQ(of("x = f'{f()}'"), kUsed);
}

TEST(ValueUse, by_builtins_is_a_use_if_they_take_no_coroutine) {
  EXPECT_EQ(of("print(f())"), kUsed);
  EXPECT_EQ(of("x = len((f()))"), kUsed);
  EXPECT_EQ(of("x = sorted(y, key=f())"), kHandedOn);
  EXPECT_EQ(of("x = type(f())"), kHandedOn);
  EXPECT_EQ(of("g(f())"), kHandedOn);
  EXPECT_EQ(of("len = 1; len(f())"), kHandedOn);
  EXPECT_EQ(of("x = any(f() for _ in y)"), kUsed);
  EXPECT_EQ(of("x = sum([f() for _ in y])"), kUsed);
  EXPECT_EQ(of("x = list(f() for _ in y)"), kHandedOn);
  EXPECT_EQ(of("x = ', '.join(f() for _ in y)"), kUsed);
  EXPECT_EQ(of("x = [f() for _ in y]"), kHandedOn);
}

TEST(ValueUse, is_somebody_elses_where_it_is_stored_or_passed_on) {
  EXPECT_EQ(of("await f()"), ValueUse::kAwaited);
  EXPECT_EQ(of("return f()"), ValueUse::kReturned);
  EXPECT_EQ(of("return x or f()"), ValueUse::kReturned);
  EXPECT_EQ(of("return [f()]"), kHandedOn);
  EXPECT_EQ(of("yield f()"), kHandedOn);
  EXPECT_EQ(of("x = f()"), kHandedOn);
  EXPECT_EQ(of("x: int = f()"), kHandedOn);
  EXPECT_EQ(of("x = lambda: f()"), kHandedOn);
  EXPECT_EQ(of("x = {1: f()}"), kHandedOn);
  EXPECT_EQ(of("asyncio.gather(f(), f())"), kHandedOn);
}

TEST(ValueUse, of_a_walrus_depends_on_its_variable) {
  EXPECT_EQ(of("while x := f(): print(x)"), kUsed);
  EXPECT_EQ(of("while (x := f()) != 1: pass"), kUsed);
  EXPECT_EQ(of("if x := f(): await x"), kHandedOn);
  EXPECT_EQ(of("if x := f(): tasks.append(x)"), ValueUse::kMaybeUsed);
}

}  // namespace
}  // namespace aioshift::semantics
