#include "rules/yaml/import_statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

using testing::HasSubstr;

// "module member name", with `as` where the name is given.
std::string parse(const std::string& statement) {
  const auto spec = parse_import_statement(statement);
  if (!spec) return "error: " + spec.error();
  return spec->module + " " + (spec->member.empty() ? "-" : spec->member) +
         (spec->is_aliased ? " as " : " ") + spec->name;
}

TEST(ImportStatement, binds_a_module_by_its_first_name) {
  EXPECT_EQ(parse("import asyncio"), "asyncio - asyncio");
  EXPECT_EQ(parse("import a.b.c"), "a.b.c - a");
}

TEST(ImportStatement, binds_the_name_behind_as) {
  EXPECT_EQ(parse("import a.b as c"), "a.b - as c");
  EXPECT_EQ(parse("import a.b as a"), "a.b - as a") << "another thing than `import a.b` binds";
  EXPECT_EQ(parse("from asyncio import timeout as t"), "asyncio timeout as t");
}

TEST(ImportStatement, binds_a_member) {
  EXPECT_EQ(parse("from asyncio import timeout"), "asyncio timeout timeout");
  EXPECT_EQ(parse("from a.b import c"), "a.b c c");
  EXPECT_EQ(parse("  from  a\timport   b "), "a b b");
  EXPECT_EQ(parse("import größe"), "größe - größe");
}

TEST(ImportStatement, refuses_what_is_none_or_binds_no_one_name) {
  for (const char* const statement : {"",
                                      "asyncio",
                                      "import",
                                      "import 5",
                                      "import a b",
                                      "import a.",
                                      "import .a.b",
                                      "import a..b",
                                      "import a as",
                                      "import a as b c",
                                      "import a as b.c",
                                      "from a",
                                      "from a import",
                                      "from a import b.c",
                                      "from a import b as",
                                      "import class",
                                      "from a import if",
                                      "from import a",
                                      "import a; import b",
                                      "from a import (b)",
                                      "import a # b",
                                      "Import a",
                                      "import a\nimport b"})
    EXPECT_THAT(parse(statement), HasSubstr("error: ")) << statement;
  EXPECT_THAT(parse("import a, b"), HasSubstr("binds more than one name"));
  EXPECT_THAT(parse("from a import b, c"), HasSubstr("binds more than one name"));
  EXPECT_THAT(parse("from a import *"), HasSubstr("does not say which names"));
  EXPECT_THAT(parse("from . import a"), HasSubstr("is relative"));
  EXPECT_THAT(parse("from ..a import b"), HasSubstr("is relative"));
}

}  // namespace
}  // namespace aioshift::rules
