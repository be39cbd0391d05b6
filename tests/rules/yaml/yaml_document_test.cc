#include "rules/yaml/yaml_document.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/yaml/yaml_scalar.h"

namespace aioshift::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A tree in one line: {a: "x", b: [5, null]}.
std::string shape(const YamlNode& node) {
  std::string text;
  if (node.kind == YamlNode::Kind::kList) {
    for (const YamlNode* item : node.items) text += (text.empty() ? "" : ", ") + shape(*item);
    return "[" + text + "]";
  }
  if (node.kind == YamlNode::Kind::kMap) {
    for (const YamlNode::Entry& entry : node.entries)
      text += (text.empty() ? "" : ", ") + entry.key->text + ": " + shape(*entry.value);
    return "{" + text + "}";
  }
  return node.kind == YamlNode::Kind::kString ? '"' + node.text + '"' : node.text;
}

// Every document, and every error as "line:column: message", in order.
std::vector<std::string> read_all(const std::string& text) {
  std::vector<std::string> result;
  const auto show = [](const YamlError& error) {
    return fmt::format("{}:{}: {}", error.at.line, error.at.column, error.message);
  };
  YamlReader reader(text);
  for (;;) {
    const auto next = reader.next();
    if (!next) {
      result.push_back(show(next.error()));
      continue;
    }
    if (!*next) return result;
    result.push_back(shape(*(*next)->root));
    for (const YamlError& error : (*next)->errors) result.push_back(show(error));
  }
}

std::string read(const std::string& text) {
  const std::vector<std::string> all = read_all(text);
  return all.size() == 1 ? all.front() : fmt::format("{} results", all.size());
}

TEST(YamlDocument, is_a_tree_of_lists_maps_and_scalars) {
  EXPECT_EQ(read("a: x\nb:\n- y\n- {c: 5, d: [true, z]}\n"), R"({a: "x", b: ["y", {c: 5, d: [true, "z"]}]})");
}

TEST(YamlDocument, knows_where_each_node_is) {
  YamlReader reader("# comment\na: x\nü: {d: y}\n");
  const auto document = reader.next();
  ASSERT_TRUE(document && *document);
  const YamlNode& root = *(*document)->root;
  EXPECT_EQ(root.at, (TextPosition{2, 1}));
  EXPECT_EQ(root.find("a")->at, (TextPosition{2, 4}));
  EXPECT_EQ(root.find("ü")->find("d")->at, (TextPosition{3, 8})) << "columns count characters";
}

TEST(YamlDocument, takes_a_scalar_for_what_YAML_1_2_says) {
  for (const char* const text : {"", "~", "null", "Null", "NULL"})
    EXPECT_EQ(resolve_plain_scalar(text), YamlNode::Kind::kNull) << text;
  for (const char* const text : {"true", "True", "TRUE", "false", "False", "FALSE"})
    EXPECT_EQ(resolve_plain_scalar(text), YamlNode::Kind::kBoolean) << text;
  for (const char* const text : {"0", "12", "-3", "+4", "0x1F", "0o17", "017"})
    EXPECT_EQ(resolve_plain_scalar(text), YamlNode::Kind::kInteger) << text;
  for (const char* const text : {"1.5", ".5", "5.", "1e3", "-1.5E-3", ".inf", "-.Inf", "+.INF", ".nan"})
    EXPECT_EQ(resolve_plain_scalar(text), YamlNode::Kind::kFloat) << text;
  for (const char* const text :
       {"yes", "no", "on", "nUll", "tRue",  "0x",  "0xG",  "0o8",   "1_000", ".",
        "-",   "+",  "e3", "1e",   "1.2.3", "--1", "2n+1", "-.nan", "$A",    "py311"})
    EXPECT_EQ(resolve_plain_scalar(text), YamlNode::Kind::kString) << text;
}

TEST(YamlDocument, takes_what_is_in_quotes_for_a_string) {
  EXPECT_EQ(read("[5, \"5\", '5', true, 'true', '', \"\", null, 'null']"),
            R"([5, "5", "5", true, "true", "", "", null, "null"])");
}

TEST(YamlDocument, reads_whole_numbers_however_they_are_written) {
  EXPECT_EQ(parse_whole_number("12"), 12);
  EXPECT_EQ(parse_whole_number("-12"), -12);
  EXPECT_EQ(parse_whole_number("+12"), 12);
  EXPECT_EQ(parse_whole_number("0x1f"), 31);
  EXPECT_EQ(parse_whole_number("0o17"), 15);
  EXPECT_EQ(parse_whole_number("017"), 17) << "no octal number since YAML 1.2";
  for (const char* const text : {"", "-", "+", "+-1", "0x-1", "1.0", "99999999999999999999", "a"})
    EXPECT_EQ(parse_whole_number(text), std::nullopt) << text;
}

TEST(YamlDocument, may_hold_several_documents_and_empty_ones) {
  EXPECT_THAT(read_all("a: 1\n---\nb: 2\n"), ElementsAre("{a: 1}", "{b: 2}"));
  EXPECT_THAT(read_all("---\na: 1\n...\n---\n# nothing\n---\nb: 2\n"), ElementsAre("{a: 1}", "", "{b: 2}"));
  EXPECT_THAT(read_all(""), IsEmpty());
  EXPECT_THAT(read_all("# only a comment\n"), IsEmpty());
}

TEST(YamlDocument, goes_on_behind_a_document_that_cannot_be_read) {
  EXPECT_THAT(
      read_all("a: [1\n---\nb: 2\n---\nc: \"x\n---\nd: @\n---\ne: 5\n"),
      ElementsAre(
          "2:1: expected `,` or `]`: a value with `[`, `]`, `,` or quotes in it needs quotes around it",
          "{b: 2}", "5:4: the quote that opens this text is not closed",
          "7:4: `@` cannot begin a value: put the value in quotes", "{e: 5}"));
  EXPECT_THAT(read_all("--- @x\n--- @y\n--- z\n"), ElementsAre(HasSubstr("1:5"), HasSubstr("2:5"), "\"z\""));
  EXPECT_THAT(read_all("---\n---\n--- @x\n---"), ElementsAre("", "", HasSubstr("3:5"), ""));
}

TEST(YamlDocument, says_what_is_wrong_and_where) {
  const auto expect = [](const std::string& text, const std::string& message) {
    EXPECT_EQ(read(text), message) << text;
  };
  expect("a: b: c\n",
         "1:5: a `: ` where no key can stand: does the value need quotes, or is the line indented wrongly?");
  expect("a: b\nstray\n", "2:1: expected `key: value`");
  expect("a:\n\tb: c\n", "2:1: a tab cannot indent YAML: use spaces");
  expect("a: `x`\n", "1:4: ``` cannot begin a value: put the value in quotes");
  expect("a: %x\n", "1:4: `%` cannot begin a value: put the value in quotes");
  expect("a: ]\n", "1:4: expected a value: put it in quotes if it is one");
  expect("a: {b: c\nd: e\n",
         "2:2: expected `,` or `}`: a value with `{`, `}`, `,` or quotes in it needs quotes around it");
  expect("a: 'x\n", "1:4: the quote that opens this text is not closed");
  expect("a: \"\\d\"\n", "1:5: an unknown escape in double quotes: single quotes leave backslashes alone");
  expect("x:\n  a: b\n c: d\n", "3:2: expected a key: is the line indented like those before it?");
  expect("a: &x b\nc: *y\n", "2:4: this alias (`*name`) has no anchor (`&name`) in front of it");
  expect("a: |x\n",
         "1:5: expected the end of the line: the text that `|` or `>` announces begins on the next one");
  expect("a: !foo b\n", "1:4: the tag `!foo` means nothing here");
  expect("[a]: b\n", "1:1: a key must be a string, not a list: a text that begins with `[` needs quotes");
}

TEST(YamlDocument, refuses_a_key_that_is_there_twice) {
  EXPECT_THAT(read_all("a: 1\nb: 2\na: 3\n"),
              ElementsAre("{a: 1, b: 2}", "3:1: the key `a` is there already, in line 1"));
  std::string many;
  for (int i = 0; i < 100; ++i) many += fmt::format("k{}: {}\n", i, i);
  EXPECT_THAT(read_all(many + "k42: x\n"),
              ElementsAre(HasSubstr("k42: 42"), HasSubstr("101:1: the key `k42`")));
}

TEST(YamlDocument, gives_an_alias_the_node_of_its_anchor) {
  EXPECT_EQ(read("a: &x {b: 1}\nc: *x\n"), "{a: {b: 1}, c: {b: 1}}");
  EXPECT_EQ(read("- &x 1\n- *x\n- &x 2\n- *x\n"), "[1, 1, 2, 2]");
  EXPECT_EQ(read("a: &x [*x]\n"), "1:8: the alias `*x` is inside of what it stands for");
}

TEST(YamlDocument, takes_core_tags) {
  EXPECT_EQ(read("- !!str 5\n- !!int 5\n- ! 5\n- !!map {}\n- !!seq []\n"), R"(["5", 5, "5", {}, []])");
}

TEST(YamlDocument, takes_every_kind_of_line_end_and_a_byte_order_mark) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a: |\n  x\n  y\nb: z\n"),
            "{a: \"x\ny\n\", b: \"z\"}");
  EXPECT_EQ(read("a: |\r\n  x\r\n  y\r\nb: z\r\n"), "{a: \"x\ny\n\", b: \"z\"}");
  EXPECT_EQ(read("a: |\r  x\r  y\rb: z\r"), "{a: \"x\ny\n\", b: \"z\"}");
  EXPECT_THAT(read("a: x\r\n\r\nb: @\r\n"), HasSubstr("3:4"));
}

TEST(YamlDocument, is_the_same_whether_or_not_an_editor_ends_the_last_line) {
  EXPECT_EQ(read("a: |\n  x"), "{a: \"x\n\"}");
  EXPECT_EQ(read("a: |-\n  x"), "{a: \"x\"}");
}

TEST(YamlDocument, refuses_bytes_that_are_no_text) {
  EXPECT_EQ(read("a: b\nc: caf\xE9\n"), "2:7: not valid UTF-8");
  EXPECT_EQ(read(std::string("a: b\0c\n", 7)), "1:5: a NUL byte, which YAML does not allow");
  EXPECT_EQ(read("a: b\nc: \x01\n"), "2:4: a control character, which YAML does not allow");
  EXPECT_EQ(read("\xFF\xFE"
                 "a"),
            "1:1: not valid UTF-8")
      << "UTF-16";
  EXPECT_THAT(read("a: x\xE2\x80\xA8y\n"), HasSubstr("1:5: U+2028"));
  EXPECT_THAT(read("a: x\xC2\x85y\n"), HasSubstr("write it as \\u0085"));
  EXPECT_EQ(read("a: \"x\\u2028\"\n"), "{a: \"x\xE2\x80\xA8\"}");
}

TEST(YamlDocument, has_a_limit_for_depth) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  EXPECT_EQ(read(nested(YamlReader::kMaxDepth)),
            nested(YamlReader::kMaxDepth).substr(0, 2 * YamlReader::kMaxDepth));
  EXPECT_EQ(read(nested(YamlReader::kMaxDepth + 1)), "1:129: lists and maps nested more than 128 deep");
  EXPECT_THAT(read(nested(1'000'000)), HasSubstr("nested more than"));
  std::string block;
  for (std::size_t i = 0; i < 1000; ++i) block += std::string(i, ' ') + "a:\n";
  EXPECT_THAT(read(block), HasSubstr("nested more than"));
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  EXPECT_THAT(read(dashes), HasSubstr("nested more than"));
}

TEST(YamlDocument, counts_depth_through_aliases) {
  std::string chain = "- &a0 x\n";
  for (int i = 1; i < 200; ++i) chain += fmt::format("- &a{} [*a{}]\n", i, i - 1);
  EXPECT_THAT(read(chain), HasSubstr("nested more than 128 deep"));
}

TEST(YamlDocument, has_a_limit_for_what_aliases_stand_for) {
  std::string laughs = "a0: &a0 x\n";
  for (int i = 1; i < 30; ++i) {
    laughs += fmt::format("a{}: &a{} [", i, i);
    for (int j = 0; j < 10; ++j) laughs += fmt::format("{}*a{}", j == 0 ? "" : ", ", i - 1);
    laughs += "]\n";
  }
  EXPECT_THAT(read(laughs), HasSubstr("stand for more than 100000 values"));
}

// With PyYAML and ast-grep as judges of what is expected.
TEST(YamlDocument, leaves_the_text_of_a_scalar_as_YAML_says) {
  struct Case {
    std::string yaml;
    std::string text;
  };
  const std::vector<Case> cases{
#include "rules/yaml/scalar_cases.inc"
  };
  EXPECT_GT(cases.size(), 100U);
  for (const Case& each : cases) {
    YamlReader reader(each.yaml);
    const auto document = reader.next();
    ASSERT_TRUE(document && *document) << each.yaml;
    const YamlNode* const value = (*document)->root->find("k");
    ASSERT_NE(value, nullptr) << each.yaml;
    EXPECT_EQ(value->text, each.text) << each.yaml;
  }
}

}  // namespace
}  // namespace aioshift::rules
