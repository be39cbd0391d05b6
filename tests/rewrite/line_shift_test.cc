#include "rewrite/line_shift.h"

#include <gtest/gtest.h>

#include "parsed_text.h"

namespace aioshift::rewrite {
namespace {

TEST(LineShift, MovesAllLinesButTheFirst) {
  EXPECT_EQ(shifted_lines("a\nb\n  c", "", "    "), "a\n    b\n      c");
  EXPECT_EQ(shifted_lines("a\n    b\n      c", "    ", ""), "a\nb\n  c");
  EXPECT_EQ(shifted_lines("a\n    b", "    ", "\t"), "a\n\tb");
  EXPECT_EQ(shifted_lines("a\r\nb", "", "  "), "a\r\n  b");
  EXPECT_EQ(shifted_lines("a", "", "  "), "a");
}

TEST(LineShift, LeavesBlankLinesAndThoseInStrings) {
  EXPECT_EQ(shifted_lines("a\n\nb\n  \n", "", "    "), "a\n\n    b\n  \n");
  EXPECT_EQ(shifted_lines("f('''\nx\n''')\nb", "", "    "), "f('''\nx\n''')\n    b");
}

TEST(LineShift, LeavesLinesThatAreNotSoDeep) {
  EXPECT_EQ(shifted_lines("a\n  b\n    c", "    ", ""), "a\n  b\nc");
}

TEST(LineShift, WorksInATree) {
  const ParsedText parsed("if x:\n    f(\n        1,\n        '''\n  a\n''')\n");
  const syntax::Node call = parsed.node("f(\n        1,\n        '''\n  a\n''')");
  EXPECT_EQ(parsed.with(shift_lines(parsed.tree, call.range(), "    ", "  ")),
            "if x:\n    f(\n      1,\n      '''\n  a\n''')\n");
}

}  // namespace
}  // namespace aioshift::rewrite
