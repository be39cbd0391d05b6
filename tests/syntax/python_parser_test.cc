// Our build of tree-sitter, with an arena, other tables and a copy of the tree by itself, must see in
// every text exactly what tree-sitter sees.
#include "syntax/python_parser.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/file_tree.h"
#include "support/process.h"

namespace aioshift::syntax {
namespace {

namespace fs = std::filesystem;

struct DeleteParser {
  void operator()(PythonParser* parser) const { python_parser_delete(parser); }
};

std::vector<PythonNode> parse(PythonParser* parser, const std::string& text) {
  std::vector<PythonNode> nodes(
      python_parser_parse(parser, text.data(), static_cast<std::uint32_t>(text.size())));
  python_parser_copy(parser, nodes.data());
  return nodes;
}

// What tree-sitter as it comes sees in each text (plain_tree.cc).
std::vector<std::vector<PythonNode>> plain_trees(const std::vector<std::string>& texts) {
  test_support::Command command{.argv = {PLAIN_TREE}, .timeout = std::chrono::minutes(5)};
  for (const std::string& text : texts) {
    const auto size = static_cast<std::uint32_t>(text.size());
    command.input.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
  }
  const test_support::Outcome outcome = test_support::run(command);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  std::vector<std::vector<PythonNode>> trees;
  for (const char *p = outcome.output.data(), *end = p + outcome.output.size(); p < end;) {
    std::uint32_t count = 0;
    std::memcpy(&count, p, sizeof count);
    p += sizeof count;
    trees.emplace_back(count);
    std::memcpy(trees.back().data(), p, count * sizeof(PythonNode));
    p += count * sizeof(PythonNode);
  }
  return trees;
}

void expect_the_same_trees(const std::vector<std::string>& texts) {
  const std::unique_ptr<PythonParser, DeleteParser> parser(python_parser_new());
  const auto expected = plain_trees(texts);
  ASSERT_EQ(expected.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::vector<PythonNode> nodes = parse(parser.get(), texts[i]);
    ASSERT_EQ(nodes.size(), expected[i].size()) << texts[i];
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      ASSERT_EQ(std::memcmp(&nodes[node], &expected[i][node], sizeof(PythonNode)), 0)
          << "node " << node << " of\n"
          << texts[i];
    }
  }
}

// The Python files of this repository.
std::vector<std::string> own_files() {
  std::vector<std::string> texts;
  for (const char* directory : {"golden", "examples", "bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIRECTORY) / directory)) {
      if (entry.is_regular_file() && entry.path().extension() == ".py")
        texts.push_back(test_support::read_file(entry.path()));
    }
  }
  return texts;
}

TEST(PythonParser, sees_what_tree_sitter_sees) {
  const std::vector<std::string> texts = own_files();
  ASSERT_GT(texts.size(), 100U);
  expect_the_same_trees(texts);
}

TEST(PythonParser, sees_the_same_in_odd_texts) {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "(";
  std::string wide = "x = [";
  for (int i = 0; i < 20000; ++i) wide += "a, ";
  expect_the_same_trees({"",
                         "\n",
                         "\r\n",
                         "x",
                         "x = 1\r\ny = 2  # comment\r\n",
                         "\f\tx\n",
                         "\xEF\xBB\xBFx = 1\n",
                         "# only",
                         "# only\r",
                         std::string("a\0b", 3),
                         "\xff\xfe",
                         "\xe2\x82",
                         "größe = 'ä'\n",
                         "ª = 𝒳 = 变量\n",
                         "x\u200b = 1\n",
                         "if x:\n\ty\n        z\n",
                         "print 'a' % b, c\n",
                         "`a`",
                         "f'{x!r:>{w}} {{y}}'",
                         "f'''{\n1}'''",
                         "t'{a}'",
                         "rb'\\x'",
                         "'unterminated\n",
                         "'''unterminated\n",
                         "async def f(): await g() ** 2",
                         "match x:\n  case [1, *_] | {'a': b, **c}: pass\n",
                         "type A[T = int] = list[T]\n",
                         "lambda *a, **k: (yield)",
                         "x = 1 if y else\\\n  2\n",
                         "def f(a, /, b, *, c): ...\n",
                         "@d\nclass A(B, m=C):\n  x: int = 1\n",
                         "try:\n  pass\nexcept* E as e:\n  raise X from e\n",
                         "a = b = c\n  indented\n",
                         deep,
                         wide,
                         std::string(300, ' ') + "x\n",
                         "x" + std::string(70000, '\n') + "y\n",
                         "'" + std::string(70000, 'a') + "'\n"});
}

// Pieces of real code, cut and put together anywhere.
TEST(PythonParser, sees_the_same_in_broken_texts) {
  const std::vector<std::string> files = own_files();
  std::mt19937 random(3);
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::vector<std::string> pieces = {"(",      ")",      "[",    "]",    "{",  "}",   "'",    "\"\"\"",
                                           "f'",     ":",      "\n",   "\n  ", "\t", "#",   "\\\n", "async ",
                                           "await ", "**",     "ä",    "=",    ",",  "def", "else", "\r",
                                           "0777",   "lambda", "\xff", "*a",   "`",  "<>",  "\0",   "@"};
  std::vector<std::string> texts;
  while (texts.size() < 1500) {
    std::string text = files[below(files.size())];
    for (std::size_t i = 1 + below(4); i > 0 && !text.empty(); --i) {
      const std::size_t at = below(text.size());
      switch (below(3)) {
        case 0:
          text.insert(at, pieces[below(pieces.size())]);
          break;
        case 1:
          text.erase(at, 1 + below(20));
          break;
        default:
          text.insert(at, text.substr(below(text.size()), below(40)));
          break;
      }
    }
    texts.push_back(std::move(text));
  }
  expect_the_same_trees(texts);
}

TEST(PythonParser, serves_threads_and_texts_after_each_other) {
  const std::string text = "x = f(1)\n";
  const std::unique_ptr<PythonParser, DeleteParser> first(python_parser_new());
  const std::unique_ptr<PythonParser, DeleteParser> second(python_parser_new());
  const std::vector<PythonNode> expected = parse(first.get(), text);
  std::string large;
  for (int i = 0; i < 200000; ++i) large += text;
  EXPECT_GT(parse(second.get(), large).size(), 1000000U);
  const std::vector<PythonNode> again = parse(second.get(), text);
  ASSERT_EQ(again.size(), expected.size());
  EXPECT_EQ(std::memcmp(again.data(), expected.data(), again.size() * sizeof(PythonNode)), 0);
}

}  // namespace
}  // namespace aioshift::syntax
