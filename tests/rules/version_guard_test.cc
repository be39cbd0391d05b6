#include "rules/version_guard.h"

#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

// The minor version, 3.x, that the first call of `old` in the text is not for; 0 where there is none.
int first_minor_without_old(const std::string& text) {
  const auto source =
      text::Source::from_bytes("import sys\nPY310 = sys.version_info >= (3, 10)\n" + text + "\n");
  const auto tree = syntax::Tree::parse(*source);
  const semantics::FileModel model(tree);
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const syntax::Node node = tree.node(id);
    if (!node.is(syntax::Kind::call) || node.text() != "old()") continue;
    const auto version = first_version_without(model, node);
    return version ? version->minor : 0;
  }
  return -1;
}

TEST(VersionGuard, reserves_a_block_for_older_versions) {
  EXPECT_EQ(first_minor_without_old("if sys.version_info < (3, 11):\n    old()"), 11);
  EXPECT_EQ(first_minor_without_old("if sys.version_info >= (3, 11): new()\nelse: old()"), 11);
  EXPECT_EQ(first_minor_without_old("if not sys.version_info >= (3, 11): old()"), 11);
  EXPECT_EQ(first_minor_without_old("if PY310: new()\nelse: old()"), 10);
  EXPECT_EQ(first_minor_without_old("if x: pass\nelif sys.version_info[:2] <= (3, 8): old()"), 9);
  EXPECT_EQ(first_minor_without_old("if x and sys.version_info < (3, 11): old()"), 11);
  EXPECT_EQ(first_minor_without_old("if x or sys.version_info >= (3, 11): pass\nelse: old()"), 11);
}

TEST(VersionGuard, reserves_an_operand_for_older_versions) {
  EXPECT_EQ(first_minor_without_old("x = sys.version_info < (3, 11) and old()"), 11);
  EXPECT_EQ(first_minor_without_old("x = PY310 or old()"), 10);
  EXPECT_EQ(first_minor_without_old("x = new() if sys.version_info >= (3, 11) else old()"), 11);
  EXPECT_EQ(first_minor_without_old("x = old() if sys.version_info < (3, 11) else new()"), 11);
}

// The minor version since which the condition is true; 0 where there is none.
int first_minor_where_true(const std::string& condition) {
  const auto source = text::Source::from_bytes("import sys\nx = " + condition + "\n");
  const auto tree = syntax::Tree::parse(*source);
  const semantics::FileModel model(tree);
  for (syntax::NodeId id = 0; id < tree.size(); ++id) {
    const syntax::Node node = tree.node(id);
    if (!node.is(syntax::Kind::assignment)) continue;
    const auto version = first_version_where_true(model, node.child(syntax::Field::right));
    return version ? version->minor : 0;
  }
  return -1;
}

TEST(VersionGuard, says_since_when_a_test_is_true) {
  EXPECT_EQ(first_minor_where_true("sys.version_info >= (3, 8)"), 8);
  EXPECT_EQ(first_minor_where_true("sys.version_info > (3, 8)"), 9);
  EXPECT_EQ(first_minor_where_true("not sys.version_info < (3, 8)"), 8);
  EXPECT_EQ(first_minor_where_true("y or sys.version_info >= (3, 8)"), 8);
  EXPECT_EQ(first_minor_where_true("y and sys.version_info >= (3, 8)"), 0);
  EXPECT_EQ(first_minor_where_true("sys.version_info < (3, 8)"), 0);
  EXPECT_EQ(first_minor_where_true("y"), 0);
}

TEST(VersionGuard, leaves_what_newer_versions_may_run) {
  EXPECT_EQ(first_minor_without_old("if sys.version_info >= (3, 11): old()"), 0);
  EXPECT_EQ(first_minor_without_old("if x or sys.version_info < (3, 11): old()"), 0);
  EXPECT_EQ(first_minor_without_old("if x and sys.version_info >= (3, 11): pass\nelse: old()"), 0);
  EXPECT_EQ(first_minor_without_old("x = sys.version_info < (3, 11) or old()"), 0);
  EXPECT_EQ(first_minor_without_old("x = old() and sys.version_info < (3, 11)"), 0);
  EXPECT_EQ(first_minor_without_old("x = old() if sys.version_info >= (3, 11) else new()"), 0);
  EXPECT_EQ(first_minor_without_old("PY310 = False\nif PY310: pass\nelse: old()"), 0);
  EXPECT_EQ(first_minor_without_old("old()"), 0);
}

}  // namespace
}  // namespace aioshift::rules
