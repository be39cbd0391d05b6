#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

using testing::ElementsAre;

TEST(Tree, is_one_preorder_array_whose_root_is_the_module) {
  const Parsed parsed("x = f(1, *a)\nclass C:\n    pass  # end\n");
  EXPECT_EQ(broken_invariant(parsed.tree), "");
  EXPECT_TRUE(parsed.tree.root().is(Kind::module));
  EXPECT_FALSE(parsed.tree.root().parent());
  EXPECT_EQ(parsed.tree.root().subtree_end(), parsed.tree.size());
}

TEST(Tree, of_an_empty_file_is_a_module) {
  for (const char* text : {"", "\n\n", "# a comment", "\xEF\xBB\xBF", "\f"}) {
    const Parsed parsed(text);
    EXPECT_EQ(broken_invariant(parsed.tree), "");
    EXPECT_TRUE(parsed.tree.root().is(Kind::module));
    EXPECT_TRUE(parsed.tree.problems().empty());
    EXPECT_TRUE(parsed.tree.root().named_children().empty());
  }
}

TEST(Tree, gives_children_by_field_kind_and_index) {
  const Parsed parsed("f(a, key=b, *c)");
  const Node call = parsed.at("f(a, key=b, *c)").tree().node(2);
  ASSERT_TRUE(call.is(Kind::call));
  EXPECT_EQ(call.child(Field::function).text(), "f");
  const Node arguments = call.child(Field::arguments);
  EXPECT_EQ(arguments.named_child_count(), 3U);
  EXPECT_EQ(arguments.named_child(1).text(), "key=b");
  EXPECT_EQ(arguments.named_child(1).child(Field::name).text(), "key");
  EXPECT_EQ(arguments.child(Kind::list_splat).text(), "*c");
  EXPECT_FALSE(arguments.named_child(3));
  EXPECT_FALSE(call.child(Field::body));
  EXPECT_FALSE(call.child(Kind::lambda));
}

TEST(Tree, passes_over_comments_where_named_children_are_asked_for) {
  const Parsed parsed("f(  # one\n    a,  # two\n    b \\\n)");
  const Node arguments = parsed.name("a").parent();
  EXPECT_EQ(arguments.named_child_count(), 2U);
  EXPECT_EQ(parsed.name("a").next_named_sibling().text(), "b");
  EXPECT_EQ(parsed.name("a").next_sibling().text(), ",");
  EXPECT_TRUE(arguments.child(Kind::comment).is_extra());
}

TEST(Tree, gives_siblings_in_both_directions) {
  const Parsed parsed("[a, b(c), d]");
  const Node last = parsed.name("d");
  EXPECT_EQ(last.previous_sibling().text(), ",");
  EXPECT_EQ(last.previous_sibling().previous_sibling().text(), "b(c)");
  EXPECT_EQ(last.next_sibling().text(), "]");
  EXPECT_FALSE(last.next_sibling().next_sibling());
  EXPECT_FALSE(parsed.name("a").previous_sibling().previous_sibling());
}

TEST(Tree, answers_questions_about_no_node_with_no_node) {
  const Node none;
  EXPECT_FALSE(none);
  EXPECT_FALSE(none.is(Kind::module));
  EXPECT_FALSE(none.parent());
  EXPECT_FALSE(none.child(Field::body));
  EXPECT_FALSE(none.named_child(0));
  EXPECT_FALSE(none.next_sibling());
  EXPECT_FALSE(none.previous_sibling());
  EXPECT_FALSE(none.ancestor(Kind::module));
  EXPECT_TRUE(none.children().empty());
  EXPECT_FALSE(none.is_inside(none));
}

TEST(Tree, finds_the_deepest_node_that_covers_a_range) {
  const std::string text = "def f():\n    return g(a + b)\n";
  const Parsed parsed(text);
  const auto covering = [&](std::string_view part) {
    const auto begin = static_cast<text::Offset>(text.find(part));
    return std::string(parsed.tree.covering({begin, static_cast<text::Offset>(begin + part.size())}).text());
  };
  EXPECT_EQ(covering("b"), "b");
  EXPECT_EQ(covering("a + b"), "a + b");
  EXPECT_EQ(covering("a +"), "a + b");
  EXPECT_EQ(covering("g(a"), "g(a + b)");
  EXPECT_EQ(covering("return g"), "return g(a + b)");
  EXPECT_TRUE(parsed.tree.covering({0, static_cast<text::Offset>(text.size())}).is(Kind::module));
  EXPECT_TRUE(parsed.tree.covering({9, 9}).is_inside(parsed.tree.root()));
}

TEST(Tree, reads_code_in_f_strings_as_code) {
  const Parsed parsed("f\"{await g(x)!r:>{width}}\"");
  EXPECT_THAT(parsed.texts(Kind::await), ElementsAre("await g(x)"));
  EXPECT_THAT(parsed.texts(Kind::call), ElementsAre("g(x)"));
}

TEST(Tree, reads_a_starred_operand_as_the_operand_of_the_star) {
  for (const char* text : {"[*f(x)]", "{*a.b(c)[0].d}", "[*a(b) + c]", "(*a.b, *c) = x",
                           "[*a[0](1) or b, *c]", "[* a.b]", "[*await f(x)]", "x = [*a if b else c]"}) {
    const Parsed parsed(text);
    EXPECT_EQ(broken_invariant(parsed.tree), "") << text;
    for (NodeId id = 1; id < parsed.tree.size(); ++id) {
      const Node node = parsed.tree.node(id);
      if (node.is_one_of(Kind::list_splat, Kind::list_splat_pattern)) {
        EXPECT_TRUE(node.parent().is_one_of(Kind::list, Kind::set, Kind::tuple, Kind::tuple_pattern)) << text;
      } else if (node.is_named() && node.text().starts_with('*')) {
        ADD_FAILURE() << node.text() << " in " << text;
      }
    }
  }
  const Parsed parsed("x = [*a.b(c) + d]");
  const Node splat = parsed.at("*a.b(c) + d");
  ASSERT_TRUE(splat.is(Kind::list_splat));
  const Node sum = splat.named_child(0);
  EXPECT_EQ(sum.child(Field::left).text(), "a.b(c)");
  EXPECT_EQ(sum.child(Field::right).text(), "d");
  EXPECT_EQ(sum.child(Field::left).child(Field::function).text(), "a.b");
  EXPECT_EQ(sum.child(Field::left).child(Field::function).child(Field::object).text(), "a");
}

TEST(Tree, counts_positions_behind_a_byte_order_mark) {
  const Parsed parsed("\xEF\xBB\xBFx = 1\n");
  EXPECT_EQ(parsed.name("x").text(), "x");
  EXPECT_TRUE(parsed.tree.problems().empty());
}

}  // namespace
}  // namespace aioshift::syntax
