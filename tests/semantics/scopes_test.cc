#include "semantics/scopes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

using syntax::Kind;
using syntax::Node;
using testing::ElementsAre;

// The kinds of the bindings of `name` at module level.
std::vector<BindingKind> module_bindings(const std::string& text, std::string_view name) {
  const ModelOf of(text);
  std::vector<BindingKind> kinds;
  for (const Binding* binding : of.model.scopes.bindings(kModuleScope, name)) kinds.push_back(binding->kind);
  return kinds;
}

// Where the last `name` of the text is looked up and found: "module", a function's or class's name,
// "lambda", "comprehension", or "" where it is not bound.
std::string found_in(const std::string& text, std::string_view name) {
  const ModelOf of(text);
  Node last;
  for (const Node reference : of.model.scopes.references(name)) last = reference;
  const ScopeId id = of.model.scopes.lookup(name, of.model.scopes.scope_at(last));
  if (id == kNoScope) return "";
  const Scope& scope = of.model.scopes.scope(id);
  switch (scope.kind) {
    case ScopeKind::kModule:
      return "module";
    case ScopeKind::kLambda:
      return "lambda";
    case ScopeKind::kComprehension:
      return "comprehension";
    default:
      return std::string(scope.node.child(syntax::Field::name).text());
  }
}

TEST(Scopes, know_every_kind_of_binding) {
  using enum BindingKind;
  EXPECT_THAT(module_bindings("import a\n", "a"), ElementsAre(kImport));
  EXPECT_THAT(module_bindings("import a.b\n", "a"), ElementsAre(kImport));
  EXPECT_THAT(module_bindings("import x.y as a\n", "a"), ElementsAre(kImport));
  EXPECT_THAT(module_bindings("from x import a\n", "a"), ElementsAre(kImportFrom));
  EXPECT_THAT(module_bindings("from x import (b as a, c)\n", "a"), ElementsAre(kImportFrom));
  EXPECT_THAT(module_bindings("from __future__ import a\n", "a"), ElementsAre(kImportFrom));
  EXPECT_THAT(module_bindings("def a(): pass\n", "a"), ElementsAre(kFunction));
  EXPECT_THAT(module_bindings("@d\nasync def a(): pass\n", "a"), ElementsAre(kFunction));
  EXPECT_THAT(module_bindings("class a: pass\n", "a"), ElementsAre(kClass));
  EXPECT_THAT(module_bindings("a = 1\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("b = a = 1\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("b, (*a, c) = x\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("a: int = 1\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("a: int\n", "a"), ElementsAre(kAnnotation));
  EXPECT_THAT(module_bindings("a += 1\n", "a"), ElementsAre(kAugmented));
  EXPECT_THAT(module_bindings("f(a := 1)\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("[a := 1 for x in y]\n", "a"), ElementsAre(kAssignment));
  EXPECT_THAT(module_bindings("for a in x: pass\n", "a"), ElementsAre(kLoop));
  EXPECT_THAT(module_bindings("for b, (c, *a) in x: pass\n", "a"), ElementsAre(kLoop));
  EXPECT_THAT(module_bindings("with x as a: pass\n", "a"), ElementsAre(kWith));
  EXPECT_THAT(module_bindings("with (x as b, y as (c, a)): pass\n", "a"), ElementsAre(kWith));
  EXPECT_THAT(module_bindings("try: pass\nexcept E as a: pass\n", "a"), ElementsAre(kExcept));
  EXPECT_THAT(module_bindings("try: pass\nexcept* E as a: pass\n", "a"), ElementsAre(kExcept));
  EXPECT_THAT(module_bindings("del a\n", "a"), ElementsAre(kDelete));
  EXPECT_THAT(module_bindings("del b, (c, a)\n", "a"), ElementsAre(kDelete));
  EXPECT_THAT(module_bindings("type a = int\n", "a"), ElementsAre(kTypeName));
  EXPECT_THAT(module_bindings("type a[T] = list[T]\n", "a"), ElementsAre(kTypeName));
}

TEST(Scopes, know_every_capture_of_a_pattern) {
  for (const char* pattern :
       {"a", "[a, b]", "[b, *a]", "(b, a)", "{'k': a}", "{**a}", "C(a)", "C(k=a)", "C(k=D(a))", "x.y as a",
        "(1 | 2) as a", "[a] | (a, _)", "C(k=[*a])", "(a)", "b, a"}) {
    EXPECT_FALSE(module_bindings(std::string("match x:\n    case ") + pattern + ": pass\n", "a").empty())
        << pattern;
  }
  for (const char* pattern : {"a.b", "C(a=1)", "a()", "{a.b: 1}", "'a'", "a.b | a.c", "C(k=a.b)"}) {
    EXPECT_TRUE(module_bindings(std::string("match x:\n    case ") + pattern + ": pass\n", "a").empty())
        << pattern;
  }
  EXPECT_TRUE(module_bindings("match x:\n    case _: pass\n", "_").empty());
}

TEST(Scopes, bind_no_name_by_attributes_subscripts_and_annotations) {
  for (const char* text : {"a.b = 1\n", "a[0] = 1\n", "a().b = 1\n", "x.a = 1\n", "for a.b in x: pass\n",
                           "with x as a.b: pass\n", "del a.b, a[0]\n", "f(a=1)\n", "x: Optional[a] = 1\n",
                           "x: list[dict[a, a.b]]\n", "def f(x: Optional[a]) -> a[a]: pass\n",
                           "type(a).b = 1\n", "type(a)[0] = 1\n"}) {
    EXPECT_TRUE(module_bindings(text, "a").empty()) << text;
  }
}

TEST(Scopes, remember_attributes_that_are_assigned) {
  const ModelOf of(
      "self.a = 1\nx.b, y = 1, 2\ndel x.c\nx.d += 1\nfor x.e in y: pass\ntype(x).f = 1\nx.g()\nx.h[0] = "
      "1\nsetattr(x, \"i\", 1)\n");
  for (const char* name : {"a", "b", "c", "d", "e", "f", "i"})
    EXPECT_TRUE(of.model.scopes.is_attribute_assigned(name)) << name;
  for (const char* name : {"g", "h", "y"}) EXPECT_FALSE(of.model.scopes.is_attribute_assigned(name)) << name;
}

TEST(Scopes, hold_parameters_of_every_form) {
  for (const char* parameters : {"a", "a=1", "a: int", "a: int = 1", "*a", "**a", "*a: int", "**a: int",
                                 "b, /, a", "*, a", "b, *, a=1"}) {
    EXPECT_EQ(found_in(std::string("def f(") + parameters + "):\n    a\n", "a"), "f") << parameters;
  }
  for (const char* parameters : {"a", "a=1", "*a", "**a", "b, /, a", "*, a"}) {
    EXPECT_EQ(found_in(std::string("lambda ") + parameters + ": a\n", "a"), "lambda") << parameters;
  }
}

TEST(Scopes, evaluate_headers_outside) {
  EXPECT_EQ(found_in("a = 1\ndef f(a=a): pass\n", "a"), "module");
  EXPECT_EQ(found_in("a = 1\nlambda a=a: 1\n", "a"), "module");
  EXPECT_EQ(found_in("a = 1\ndef f(b: a):\n    a = 2\n", "a"), "f");
  EXPECT_EQ(found_in("a = 1\n@a\ndef a(): pass\n", "a"), "module");
  EXPECT_EQ(found_in("def f():\n    def g(a, b=a): pass\n", "a"), "");
  EXPECT_EQ(found_in("a = 1\nclass C(a):\n    a = 2\n", "a"), "C");
}

TEST(Scopes, pass_over_classes_from_inside_functions) {
  EXPECT_EQ(found_in("a = 1\nclass C:\n    a = 2\n    a\n", "a"), "C");
  EXPECT_EQ(found_in("a = 1\nclass C:\n    a = 2\n    def f(self):\n        a\n", "a"), "module");
  EXPECT_EQ(found_in("a = 1\nclass C:\n    a = 2\n    b = [a for x in y]\n", "a"), "module");
  EXPECT_EQ(found_in("a = 1\nclass C:\n    a = 2\n    b = [x for x in a]\n", "a"), "C");
  EXPECT_EQ(found_in("class C:\n    a = 2\n    b = lambda: a\n", "a"), "");
}

TEST(Scopes, of_comprehensions_hold_their_variables) {
  EXPECT_EQ(found_in("[a for a in b]\n", "a"), "comprehension");
  EXPECT_EQ(found_in("a = 1\n[b for b in a]\n", "a"), "module");
  EXPECT_EQ(found_in("[c for a in b for c in a]\n", "a"), "comprehension");
  EXPECT_EQ(found_in("{a: 1 for a in b if a}\n", "a"), "comprehension");
  EXPECT_EQ(found_in("f(a for a in b)\n", "a"), "comprehension");
  EXPECT_EQ(found_in("a = 1\n[x for x in y]\na\n", "a"), "module");
  EXPECT_EQ(found_in("def f():\n    [[a := x for x in y] for y in z]\n    a\n", "a"), "f");
}

TEST(Scopes, follow_global_and_nonlocal) {
  EXPECT_EQ(found_in("def f():\n    global a\n    a = 1\n    a\n", "a"), "module");
  EXPECT_EQ(
      found_in("def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\n        a\n", "a"),
      "f");
  EXPECT_EQ(found_in("a = 0\ndef f():\n    a = 1\n    def g():\n        global a\n        a\n", "a"),
            "module");
  const ModelOf of(
      "def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\ndef h():\n    global b\n    b = "
      "1\n");
  EXPECT_EQ(of.model.scopes.bindings(1, "a").size(), 2U);
  EXPECT_EQ(of.model.scopes.bindings(kModuleScope, "b").size(), 1U);
}

TEST(Scopes, of_functions_and_classes_hold_type_parameters) {
  EXPECT_EQ(found_in("def f[a](x: int):\n    a\n", "a"), "f");
  EXPECT_EQ(found_in("class C[a]:\n    a\n", "a"), "C");
  EXPECT_EQ(found_in("def f[*a, **b]():\n    a\n", "a"), "f");
  EXPECT_TRUE(module_bindings("def f[T: a](): pass\n", "a").empty());
}

TEST(Scopes, tell_what_type_checkers_alone_see) {
  const ModelOf of(
      "if TYPE_CHECKING:\n    import a\n    if x:\n        import b\nelse:\n    import c\nif "
      "typing.TYPE_CHECKING:\n    import d\n"
      "if not TYPE_CHECKING:\n    import e\n");
  const auto is_typing_only = [&](std::string_view name) {
    return of.model.scopes.bindings(kModuleScope, name).at(0)->is_typing_only;
  };
  EXPECT_TRUE(is_typing_only("a"));
  EXPECT_TRUE(is_typing_only("b"));
  EXPECT_FALSE(is_typing_only("c"));
  EXPECT_TRUE(is_typing_only("d"));
  EXPECT_FALSE(is_typing_only("e"));
}

TEST(Scopes, list_references_and_star_imports) {
  const ModelOf of(
      "from m import *\nfrom .n import *\nx.a\na.x\nf(a=1)\nfrom q import a as b\na(a)\ndef g(a): pass\n");
  EXPECT_THAT(of.model.scopes.star_imports(), ElementsAre("m", ".n"));
  EXPECT_EQ(of.model.scopes.references("a").size(), 3U);
}

bool is_free(const std::string& text, std::string_view name, std::string_view site) {
  const ModelOf of(text);
  return of.model.scopes.is_free(name, of.last(site));
}

TEST(Scopes, call_a_name_free_where_nothing_in_sight_uses_it) {
  EXPECT_TRUE(is_free("def f():\n    site\n", "new", "site"));
  EXPECT_FALSE(is_free("def f():\n    new = 1\n    site\n", "new", "site"));
  EXPECT_FALSE(is_free("def f():\n    site\n    print(new)\n", "new", "site"));
  EXPECT_FALSE(is_free("def f():\n    site\n    def g():\n        return new\n", "new", "site"));
  EXPECT_FALSE(is_free("def f():\n    site\n    def g(new): pass\n", "new", "site"));
  EXPECT_FALSE(is_free("def f():\n    global new\n    site\n", "new", "site"));
  EXPECT_FALSE(is_free("def f(new):\n    site\n", "new", "site"));
  // What another function does with the name is its own affair.
  EXPECT_TRUE(is_free("def g():\n    new = 1\ndef f():\n    site\n", "new", "site"));
  EXPECT_TRUE(is_free("x.new = 1\ndef f(a):\n    a(new=1)\n    site\n", "new", "site"));
}

TEST(Scopes, take_names_in_broken_stretches_for_bindings) {
  const ModelOf of("import asyncio\nasyncio = = 1\n");
  EXPECT_GT(of.model.scopes.bindings(kModuleScope, "asyncio").size(), 1U);
}

TEST(Scopes, of_large_files_are_built_in_linear_time) {
  std::string deep = "x = a";
  std::string chain = "x = a";
  std::string walrus = "x = (b0 := 1)";
  for (int i = 0; i < 20000; ++i) {
    deep += " + a";
    chain += ".a";
    walrus += " + (b" + std::to_string(i) + " := 1)";
  }
  for (const std::string& text : {deep, chain, walrus}) {
    const ModelOf of(text + "\n");
    EXPECT_EQ(of.model.scopes.all().size(), 1U);
    for (syntax::NodeId id = 0; id < of.tree.size(); ++id) {
      if (of.tree.data(id).kind != Kind::attribute) continue;
      EXPECT_FALSE(of.model.names.of(of.tree.node(id)));
    }
  }
  std::string nested;
  for (int i = 0; i < 90; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "def f(a=a):\n";
  const ModelOf of(nested + std::string(90, ' ') + "a\n");
  EXPECT_EQ(of.model.scopes.all().size(), 91U);
}

}  // namespace
}  // namespace aioshift::semantics
