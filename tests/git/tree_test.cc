#include "git/tree.h"

#include <gmock/gmock.h>

#include "support/process.h"
#include "support/temp_dir.h"

namespace aioshift::git {
namespace {

std::string sh(const std::string& directory, const std::string& script) {
  test_support::Command command;
  command.argv = {"bash", "-ec", script};
  command.directory = directory;
  command.environment = {{"GIT_AUTHOR_NAME", "a"},
                         {"GIT_AUTHOR_EMAIL", "a@b"},
                         {"GIT_COMMITTER_NAME", "a"},
                         {"GIT_COMMITTER_EMAIL", "a@b"}};
  const auto outcome = test_support::run(command);
  EXPECT_EQ(outcome.exit_code, 0) << script << outcome.errors;
  return outcome.output.substr(0, outcome.output.find('\n'));
}

TEST(Tree, that_is_malformed_is_an_error) {
  const std::string id(20, 'x');
  EXPECT_TRUE(parse_tree("").has_value());
  EXPECT_TRUE(parse_tree("100644 a" + std::string(1, '\0') + id).has_value());
  for (const std::string& bytes :
       {std::string("100644"), std::string("100644 a"), std::string("100644 a\0x", 10),
        std::string("10x644 a\0", 9) + id, std::string(" a\0", 3) + id}) {
    EXPECT_FALSE(parse_tree(bytes).has_value());
  }
}

TEST(Tree, with_replaced_blobs_is_the_one_that_git_makes) {
  const test_support::TempDir directory;
  const std::string path = directory.path().string();
  // "a", "a-b", "a.b" and "a/" sort differently as names and as directories.
  const std::string before = sh(path,
                                "git init -q; mkdir -p a/b/c a-b a.b; for f in a/b/c/x a/b/y a/z a-b/x a.b/x "
                                "top a0; do echo $f > $f; done; chmod "
                                "+x a/z; ln -s top link; git add .; git write-tree");
  auto repository = Repository::open(path);
  ASSERT_TRUE(repository.has_value()) << repository.error();
  Objects objects(*repository);
  const auto blob = objects.write("new\n", ObjectKind::kBlob);
  ASSERT_TRUE(blob.has_value());
  const ObjectId root = ObjectId::parse(before).value();
  const auto after =
      replace_blobs(objects, root,
                    {{"a/b/c/x", *blob}, {"a/z", *blob}, {"a-b/x", *blob}, {"a.b/x", *blob}, {"top", *blob}});
  ASSERT_TRUE(after.has_value()) << after.error();
  EXPECT_EQ(
      after->hex(),
      sh(path, "for f in a/b/c/x a/z a-b/x a.b/x top; do echo new > $f; done; git add .; git write-tree"));
  EXPECT_EQ(replace_blobs(objects, root, {}).value(), root);
  for (const char* absent : {"nothing", "a/nothing", "a/b", "top/x", "link/x", "no/where"}) {
    if (std::string(absent) == "a/b") continue;
    EXPECT_FALSE(replace_blobs(objects, root, {{absent, *blob}}).has_value()) << absent;
  }
}

}  // namespace
}  // namespace aioshift::git
