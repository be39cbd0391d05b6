#include "syntax/literals.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace aioshift::syntax {
namespace {

std::optional<double> value_of(const std::string& literal) {
  const Parsed parsed(literal + "\n");
  return number_value(parsed.tree.node(2));
}

TEST(Literals, numbers_have_values) {
  EXPECT_EQ(value_of("5"), 5);
  EXPECT_EQ(value_of("1_000"), 1000);
  EXPECT_EQ(value_of("0x1F"), 31);
  EXPECT_EQ(value_of("0o17"), 15);
  EXPECT_EQ(value_of("0B101"), 5);
  EXPECT_EQ(value_of("0.5"), 0.5);
  EXPECT_EQ(value_of(".5e1"), 5);
  EXPECT_EQ(value_of("1E3"), 1000);
  EXPECT_EQ(value_of("0"), 0);
}

TEST(Literals, what_is_no_real_number_has_none) {
  EXPECT_EQ(value_of("5j"), std::nullopt);
  EXPECT_EQ(value_of("x"), std::nullopt);
  EXPECT_EQ(value_of("'5'"), std::nullopt);
  EXPECT_EQ(value_of("True"), std::nullopt);
}

std::optional<std::string> string_of(const std::string& literal) {
  const Parsed parsed(literal + "\n");
  const auto text = plain_string(parsed.tree.node(2));
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

TEST(Literals, plain_strings_have_texts) {
  EXPECT_EQ(string_of("'a.b'"), "a.b");
  EXPECT_EQ(string_of("u\"a\""), "a");
  EXPECT_EQ(string_of("r'a'"), "a");
  EXPECT_EQ(string_of("'''a\nb'''"), "a\nb");
  EXPECT_EQ(string_of("''"), "");
}

TEST(Literals, other_strings_have_none) {
  EXPECT_EQ(string_of("b'a'"), std::nullopt);
  EXPECT_EQ(string_of("f'a{b}'"), std::nullopt);
  EXPECT_EQ(string_of("'a\\n'"), std::nullopt);
  EXPECT_EQ(string_of("'a' 'b'"), std::nullopt);
}

}  // namespace
}  // namespace aioshift::syntax
