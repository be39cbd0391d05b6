#include "rules/program.h"

#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

using semantics::FileFacts;

// Whether calls of asyncio.sleep in `file` would notice that `path` is replaced in tests/test.py of
// the project "p".
bool notices(const std::string& path, const FileIdentity& file) {
  Program program;
  FileFacts facts;
  facts.replaced.push_back({path, 7});
  program.add({"tests/test.py", "p"}, facts);
  const Place* place = program.replacement_of("asyncio.sleep", file);
  if (place != nullptr) {
    EXPECT_EQ(place->file.path, "tests/test.py");
    EXPECT_EQ(place->line, 7U);
  }
  return place != nullptr;
}

TEST(Program, tells_replacements_of_the_function_itself_in_the_same_project) {
  EXPECT_TRUE(notices("asyncio.sleep", {"src/pkg/mod.py", "p"}));
  EXPECT_TRUE(notices("other.mod.asyncio.sleep", {"src/pkg/mod.py", "p"}));
  EXPECT_FALSE(notices("asyncio.sleep", {"src/pkg/mod.py", "q"}));
  EXPECT_FALSE(notices("asyncio.wait", {"src/pkg/mod.py", "p"}));
  EXPECT_FALSE(notices("myasyncio.sleep", {"src/pkg/mod.py", "p"}));
}

TEST(Program, tells_replacements_that_name_the_file_in_any_project) {
  EXPECT_TRUE(notices("pkg.mod.asyncio.sleep", {"src/pkg/mod.py", "q"}));
  EXPECT_TRUE(notices("pkg.mod.sleep", {"src/pkg/mod.py", "q"}));
  EXPECT_TRUE(notices("mod.sleep", {"mod.py", "q"}));
  EXPECT_TRUE(notices("pkg.mod.sleep", {"pkg/mod/__init__.py", "q"}));
  EXPECT_TRUE(notices("pkg.mod.sleep", {"/abs/pkg/mod.pyi", "q"}));
  EXPECT_FALSE(notices("pkg.mod.sleep", {"src/pkg/other.py", "q"}));
  EXPECT_FALSE(notices("pkg.mod.sleep", {"src/xpkg/mod.py", "q"}));
  EXPECT_FALSE(notices("pkg.other.asyncio.sleep", {"src/pkg/mod.py", "q"}));
}

TEST(Program, gives_the_first_place) {
  Program program;
  for (const char* path : {"a.py", "b.py"}) {
    FileFacts facts;
    facts.replaced.push_back({"asyncio.sleep", 1});
    program.add({path, "p"}, facts);
  }
  EXPECT_EQ(program.replacement_of("asyncio.sleep", {"c.py", "p"})->file.path, "a.py");
}

TEST(Program, knows_who_imports_a_name_from_a_module) {
  Program program;
  FileFacts facts;
  facts.imported = {{"pkg.mod", "sleep"}, {"..deep.other", "sleep"}, {".", "wait"}, {"starred", "*"}};
  program.add({"user.py", "p"}, facts);
  EXPECT_TRUE(program.is_imported_from("src/pkg/mod.py", "sleep"));
  EXPECT_TRUE(program.is_imported_from("deep/other.py", "sleep"));
  EXPECT_TRUE(program.is_imported_from("pkg/mod/__init__.py", "sleep"));
  EXPECT_TRUE(program.is_imported_from("pkg/__init__.py", "wait"));
  EXPECT_TRUE(program.is_imported_from("starred.py", "anything"));
  EXPECT_FALSE(program.is_imported_from("src/pkg/mod.py", "wait"));
  EXPECT_FALSE(program.is_imported_from("src/pkg/third.py", "sleep"));
}

TEST(Program, knows_who_else_mentions_a_name) {
  Program program;
  program.add_mention("Session", "a.py");
  program.add_mention("Session", "a.py");
  program.add_mention("Client", "a.py");
  program.add_mention("Client", "b.py");
  EXPECT_FALSE(program.is_mentioned_elsewhere("Session", "a.py"));
  EXPECT_TRUE(program.is_mentioned_elsewhere("Session", "b.py"));
  EXPECT_TRUE(program.is_mentioned_elsewhere("Client", "a.py"));
  program.look_for("Client");
  EXPECT_TRUE(program.is_mentioned_elsewhere("Client", "a.py"));
  // Nobody looked for it, and nobody found it.
  EXPECT_TRUE(program.is_mentioned_elsewhere("Pool", "a.py"));
  program.look_for("Pool");
  EXPECT_FALSE(program.is_mentioned_elsewhere("Pool", "a.py"));
}

}  // namespace
}  // namespace aioshift::rules
