// What rules of the user's own must not do to code, whatever their patterns and templates say.
#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::HasSubstr;

class RewriteSafety : public Cli {
 protected:
  // The text after a rewrite by a pattern.
  std::string rewritten(const std::string& pattern, const std::string& fix, const std::string& text) {
    write("a.py", text);
    outcome_ = run({"run", "-p", pattern, "-r", fix, "--apply", "a.py"});
    return read("a.py");
  }
  std::string rewritten_by(const std::string& rule, const std::string& text) {
    write("rule.yml", "id: rule\nlanguage: python\nmessage: m\n" + rule);
    write("a.py", text);
    outcome_ = run({"run", "--rule", "rule.yml", "--apply", "a.py"});
    return read("a.py");
  }
  test_support::Outcome outcome_;
};

TEST_F(RewriteSafety, parenthesizes_an_inner_match_that_binds_looser_once_it_is_rewritten) {
  EXPECT_EQ(rewritten("f($A)", "$A ** 2", "f(f(f(a)))\n"), "((a ** 2) ** 2) ** 2\n");
  EXPECT_EQ(rewritten("f($A)", "$A < 3", "f(f(a))\n"), "(a < 3) < 3\n");
}

TEST_F(RewriteSafety, rewrites_every_copy_of_an_inner_match) {
  EXPECT_EQ(rewritten("f($A)", "g($A, $A)", "f(f(1))\n"), "g(g(1, 1), g(1, 1))\n");
}

TEST_F(RewriteSafety, takes_one_pass_for_nested_calls_and_any_number_for_nested_operators) {
  const auto nested = [](int depth, const std::string& name) {
    std::string text = "1";
    for (int i = 0; i < depth; ++i) text = name + "(" + text + ")";
    return text + "\n";
  };
  EXPECT_EQ(rewritten("f($A)", "g($A)", nested(5000, "f")), nested(5000, "g"));
  std::string sum = "a0";
  std::string calls = "a0";
  for (int i = 1; i < 80; ++i) {
    sum += " + a" + std::to_string(i);
    calls = "add(a" + std::to_string(i) + ", " + calls + ")";
  }
  EXPECT_EQ(rewritten("$A + $B", "add($B, $A)", sum + "\n"), calls + "\n");
}

TEST_F(RewriteSafety, leaves_a_pass_where_every_statement_of_a_block_goes) {
  EXPECT_EQ(rewritten("a($X)", "", "if b:\n    a(1)\n    a(2)\n    a(3)\nc()\n"), "if b:\n    pass\nc()\n");
  EXPECT_EQ(rewritten("a($X)", "", "def f():\n    a(1)\n    b()\n    a(2)\n"), "def f():\n    b()\n");
}

TEST_F(RewriteSafety, removes_from_an_import_the_names_that_the_pattern_says) {
  EXPECT_EQ(rewritten("import a", "", "import a, b as c\nimport a.b\nimport a\nx\n"),
            "import b as c\nimport a.b\nx\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("1 does-not-fit"));
  EXPECT_EQ(rewritten("from a import b", "", "from a import b, c\nfrom a import b\n"), "from a import c\n");
}

TEST_F(RewriteSafety, leaves_a_try_with_a_clause) {
  EXPECT_EQ(rewritten_by("rule: {kind: except_clause}\nfix: ''\n",
                         "try:\n    a()\nexcept A:\n    b()\nexcept B:\n    c()\n"),
            "try:\n    a()\nexcept B:\n    c()\n");
}

TEST_F(RewriteSafety, does_not_drop_an_async_that_the_pattern_does_not_say) {
  const std::string text = "async def f():\n    async with a: pass\n    return [b async for b in c]\n";
  EXPECT_EQ(rewritten("def $F(): $$$B", "@deco\ndef $F():\n    $$$B", text), text);
  EXPECT_EQ(rewritten("with $A: $$$B", "with x, $A: $$$B", text), text);
  EXPECT_EQ(rewritten("[$A for $B in $C]", "list($A for $B in $C)", text), text);
  EXPECT_THAT(outcome_.errors, HasSubstr("does-not-fit"));
  EXPECT_EQ(rewritten("async def $F(): $$$B", "def $F():\n    $$$B", "async def f(): pass\n"),
            "def f():\n    pass\n");
}

TEST_F(RewriteSafety, takes_no_tuple_for_its_only_element) {
  EXPECT_EQ(rewritten("x[$A]", "g($A)", "x[a,]\nx[a]\n"), "x[a,]\ng(a)\n");
}

TEST_F(RewriteSafety, makes_no_keyword_argument_of_an_assignment) {
  EXPECT_EQ(rewritten("$A = $B", "$A = g($B)", "a = b = c\n"), "a = b = g(c)\n");
  EXPECT_EQ(rewritten("$A = $A + $B", "$A += $B", "x = y = y + 1\n"), "x = y = y + 1\n");
}

TEST_F(RewriteSafety, assigns_to_no_call) {
  const std::string text = "self.a = 1\nwith b as self.a: pass\ndel self.a\n";
  EXPECT_EQ(rewritten("$A.a", "$A.a()", text), text);
  EXPECT_THAT(outcome_.errors, HasSubstr("3 assigned-to"));
}

TEST_F(RewriteSafety, awaits_in_coroutines_only) {
  EXPECT_EQ(rewritten("f($A)", "await $A", "def g(): f(1)\nasync def h(): f(1)\n"),
            "def g(): f(1)\nasync def h(): await 1\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("1 outside-coroutine"));
}

// An await makes an asynchronous generator of a generator expression, which nothing here expects.
TEST_F(RewriteSafety, awaits_in_no_generator_expression_that_does_not_do_so_already) {
  EXPECT_EQ(rewritten("f($A)", "await $A", "async def h(xs): return sum(f(x) for x in xs)\n"),
            "async def h(xs): return sum(f(x) for x in xs)\n");
  EXPECT_EQ(rewritten("f($A)", "await $A", "async def h(xs): return sum(x for x in f(xs))\n"),
            "async def h(xs): return sum(x for x in await xs)\n");
  EXPECT_EQ(rewritten("f($A)", "await $A", "async def h(xs): return (f(x) async for x in xs)\n"),
            "async def h(xs): return (await x async for x in xs)\n");
  EXPECT_EQ(rewritten("await f($A)", "await g($A)", "await f(1)\n"), "await g(1)\n");
}

TEST_F(RewriteSafety, writes_no_call_that_does_not_compile) {
  EXPECT_EQ(rewritten("f($$$A)", "f($$$A, x)", "f(a=1)\nf(a)\n"), "f(a=1)\nf(a, x)\n");
  EXPECT_EQ(rewritten("f($$$A)", "f($$$A, a=2)", "f(a=1)\nf(a)\n"), "f(a=1)\nf(a, a=2)\n");
}

TEST_F(RewriteSafety, leaves_no_blank_line_at_the_top_where_imports_go) {
  EXPECT_EQ(rewritten_by("qualified: true\nrule: {pattern: a.f()}\nfix: g()\n",
                         "import a\nimport a as b\n\nimport c\n\na.f()\nb.f()\n"),
            "import c\n\ng()\ng()\n");
}

TEST_F(RewriteSafety, refuses_a_label_for_what_nothing_binds) {
  rewritten_by("rule: {pattern: f($A)}\nlabels: {B: {style: primary}}\n", "f(1)\n");
  EXPECT_EQ(outcome_.exit_code, 2);
  EXPECT_THAT(outcome_.errors, HasSubstr("rule.yml:5: labels: nothing in the rule binds `$B`"));
}

TEST_F(RewriteSafety, lets_no_two_fixes_of_one_pass_nest_f_strings_or_double_braces) {
  const std::string before_312 = "[project]\nrequires-python = '>=3.11'\n";
  write("pyproject.toml", before_312);
  EXPECT_EQ(rewritten("f($A)", "f\"{$A}\"", "f(f(a))\n"), "f(f\"{a}\")\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("1 inside-f-string"));
  EXPECT_EQ(rewritten("f($A)", "f\"{$A}\"", "f(f({}))\n"), "f(f\"{ {}}\")\n");
  write("set.yml",
        "id: set\nlanguage: python\nmessage: m\nrule: {pattern: s($A)}\nfix: '{$A}'\n---\n"
        "id: text\nlanguage: python\nmessage: m\nrule: {pattern: f($A)}\nfix: f'{$A}'\n");
  write("a.py", "f(s(a))\n");
  outcome_ = run({"run", "--rule", "set.yml", "--apply", "a.py"});
  EXPECT_EQ(read("a.py"), "f'{ {a}}'\n");
  EXPECT_EQ(rewritten("f($A)", "f\"{$A}\"", "f(g(f(a)).b)\n"), "f(g(f\"{a}\").b)\n");
  write("pyproject.toml", "[project]\nrequires-python = '>=3.12'\n");
  EXPECT_EQ(rewritten("f($A)", "f\"{$A}\"", "f(f(a))\n"), "f\"{f\"{a}\"}\"\n");
}

TEST_F(RewriteSafety, writes_f_strings_that_old_pythons_read) {
  const std::string text = "'{}'.format(d['a'])\n'{}'.format(d)\n";
  EXPECT_EQ(rewritten("'{}'.format($A)", "f'{$A}'", text), "'{}'.format(d['a'])\nf'{d}'\n");
  EXPECT_THAT(outcome_.errors, HasSubstr("1 inside-f-string"));
}

}  // namespace
}  // namespace aioshift::cli
