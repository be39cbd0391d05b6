#include "semantics/file_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> replaced(const std::string& text) {
  const ModelOf of("import asyncio\n" + text + "\n");
  std::vector<std::string> paths;
  for (const NameInUse& use : collect_facts(of.model, {"sleep"}).replaced) paths.push_back(use.path);
  return paths;
}

TEST(FileFacts, hold_paths_in_strings) {
  EXPECT_THAT(replaced("mock.patch('asyncio.sleep')"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("@mock.patch(\"pkg.mod.sleep\", x)\ndef f(): pass"), ElementsAre("pkg.mod.sleep"));
  EXPECT_THAT(replaced("monkeypatch.setattr('pkg.mod.asyncio.sleep', x)"),
              ElementsAre("pkg.mod.asyncio.sleep"));
  EXPECT_THAT(replaced("names = ['asyncio.sleep']"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("x = 'asyncio.sleeping', 'asleep', 'asyncio.sleep()', 'a b.sleep', 'sleep'"),
              IsEmpty());
}

TEST(FileFacts, hold_attributes_replaced_by_name) {
  EXPECT_THAT(replaced("mock.patch.object(asyncio, 'sleep')"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("monkeypatch.setattr(asyncio, 'sleep', x)"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("asyncio.sleep = x"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("import asyncio as aio\naio.sleep = x"), ElementsAre("asyncio.sleep"));
  EXPECT_THAT(replaced("getattr(asyncio, 'sleep')"), IsEmpty());
  EXPECT_THAT(replaced("hasattr(asyncio, 'sleep')"), IsEmpty());
  EXPECT_THAT(replaced("x.sleep = 1"), IsEmpty());
}

TEST(FileFacts, say_on_which_line) {
  const ModelOf of("import asyncio\n\nasyncio.sleep = x\n");
  EXPECT_EQ(collect_facts(of.model, {"sleep"}).replaced.at(0).line, 3U);
}

TEST(FileFacts, hold_imports_of_interesting_names) {
  const ModelOf of(
      "from m import sleep, other\nfrom . import sleep\nfrom ..p.q import sleep as nap\nfrom s import "
      "*\nimport sleep\n");
  std::vector<std::string> imports;
  for (const ImportedName& name : collect_facts(of.model, {"sleep"}).imported)
    imports.push_back(name.module + " " + name.name);
  EXPECT_THAT(imports, ElementsAre("m sleep", ". sleep", "..p.q sleep", "s *"));
}

}  // namespace
}  // namespace aioshift::semantics
