#include "pattern/regex.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace aioshift::pattern {
namespace {

using ::testing::HasSubstr;

// Those of `texts` in which the expression is found, joined; or the error.
std::string found(std::string_view pattern, const std::vector<std::string>& texts) {
  const auto regex = compile_regex(pattern);
  if (!regex) return regex.error();
  std::string result;
  for (const std::string& text : texts) {
    if (regex->is_found_in(text)) result += result.empty() ? text : " " + text;
  }
  return result;
}

std::string error_of(std::string_view pattern) {
  const auto regex = compile_regex(pattern);
  return regex ? "compiles" : regex.error();
}

std::string replaced(std::string_view text, std::string_view pattern, std::string_view by) {
  const auto regex = compile_regex(pattern);
  return regex ? regex->replace_all(text, by) : regex.error();
}

TEST(Regex, FindsAnywhereInTheText) {
  EXPECT_EQ(found("b+", {"abba", "a"}), "abba");
  EXPECT_EQ(found("^b", {"abba", "b"}), "b");
  EXPECT_EQ(found("a$", {"a", "a\n"}), "a");
  EXPECT_EQ(found("", {"a", ""}), "a ");
}

TEST(Regex, ClassesMeanUnicode) {
  EXPECT_EQ(found(R"(^\w+$)", {"a_1", "été", "日本", "a-b", "x٣"}), "a_1 été 日本 x٣");
  EXPECT_EQ(found(R"(\d)", {"1", "٣", "a"}), "1 ٣");
  EXPECT_EQ(found(R"(\s)", {"a b", "a\u00a0b", "a\u2003b", "ab"}), "a b a\u00a0b a\u2003b");
  EXPECT_EQ(found(R"(^\W$)", {"é", "-", "€"}), "- €");
  EXPECT_EQ(found(R"(^\S\D$)", {"éa", " a", "a1"}), "éa");
}

TEST(Regex, ClassesMeanUnicodeInsideOfClasses) {
  EXPECT_EQ(found(R"(^[\w-]+$)", {"a-é", "a.b"}), "a-é");
  EXPECT_EQ(found(R"(^[^\W_]+$)", {"aé1", "a_b"}), "aé1");
  EXPECT_EQ(found(R"(^[^\W\d_]+$)", {"aé", "aé1", "a_"}), "aé");
  EXPECT_EQ(found(R"(^[\W_]+$)", {"_-", "é", "€"}), "_- €");
  EXPECT_EQ(found(R"(^[^\S]+$)", {" \u00a0", "a"}), " \u00a0");
  EXPECT_EQ(found(R"(^[\S]+$)", {"a\u00a0b", "ab"}), "ab");
  EXPECT_EQ(found(R"(^[^\D]$)", {"٣", "a"}), "٣");
  EXPECT_EQ(found(R"(^[a\P{Lu}]+$)", {"ab", "aB"}), "ab");
}

TEST(Regex, WordBoundariesMeanUnicode) {
  EXPECT_EQ(found(R"(\bfoo\b)", {"foo", "fooé", "éfoo", "é foo é", "foo日本"}), "foo é foo é");
  EXPECT_EQ(found(R"(a\b)", {"aé", "éa", "éa."}), "éa éa.");
  EXPECT_EQ(found(R"(é\b.)", {"é!", "éa", "é"}), "é!");
  EXPECT_EQ(found(R"(a\B)", {"aé", "a é"}), "aé");
  EXPECT_EQ(found(R"(\b)", {"é", "€", ""}), "é");
  EXPECT_EQ(found(R"(\B)", {"é", "€"}), "€");
  EXPECT_EQ(found(R"(^\b\b(é|x){2}\b\b$)", {"éé", "xé", "é"}), "éé xé");
}

TEST(Regex, AnchorsHoldInTextsWithWordBoundariesToo) {
  EXPECT_EQ(found(R"((?m)^\bb$)", {"é\nb\né", "éb", "é\nbé"}), "é\nb\né");
  EXPECT_EQ(found(R"((?m)é\b$\n\n^x)", {"é\n\nx", "é\nx"}), "é\n\nx");
  EXPECT_EQ(found(R"((?m)^\B$)", {"é\n\né", "é\né"}), "é\n\né");
  EXPECT_EQ(found(R"(\Aé\b\z)", {"é", "é\n"}), "é");
  EXPECT_EQ(found(R"((?s)é\b.0\b)", {"é 0", "é\n0", "é00"}), "é 0 é\n0");
}

TEST(Regex, FlagsGroupsAndEscapesAreRusts) {
  EXPECT_EQ(found("(?<first>a)b", {"ab"}), "ab");
  EXPECT_EQ(found("(?x) a  b # and no more\n c", {"abc", "a b c"}), "abc");
  EXPECT_EQ(found("(?x: a [ b c ] )d", {"abd", "a d"}), "abd");
  EXPECT_EQ(found(R"((?x)a\ b)", {"a b", "ab"}), "a b");
  EXPECT_EQ(found("(?i)straße", {"STRAßE", "strasse"}), "STRAßE");
  EXPECT_EQ(found("a(?i)b|c", {"aB", "AB", "C"}), "aB C");
  EXPECT_EQ(found(R"(^\u{61}\u0062\x63\x{64}\U00000065$)", {"abcde"}), "abcde");
  EXPECT_EQ(found(R"(\t\.\_\-\/\@)", {"\t._-/@"}), "\t._-/@");
  EXPECT_EQ(found("^x{2 , 3}$", {"x", "xx", "xxx", "xxxx"}), "xx xxx");
  EXPECT_EQ(found("^x{1}{2}$", {"x", "xx"}), "xx");
  EXPECT_EQ(found("^(ab)**$", {"abab", "a"}), "abab");
  EXPECT_EQ(found("}]", {"a}]"}), "a}]");
  EXPECT_EQ(found("[]a]", {"]", "b"}), "]");
  EXPECT_EQ(found("^[a-c&.-]+$", {"ab&-.", "d"}), "ab&-.");
  EXPECT_EQ(found("^[a[bc]]+$", {"abc", "d"}), "abc");
  EXPECT_EQ(found("^[[:alpha:]_]+$", {"a_", "é"}), "a_");
  EXPECT_EQ(found("[^a]", {"\n", "a"}), "\n");
  EXPECT_EQ(found(R"((?-u)^\w$)", {"a", "é"}), "a");
  EXPECT_EQ(found(R"((?-u:\b)é)", {"aé", "é"}), "aé");
}

TEST(Regex, UnicodePropertiesHaveLongNamesToo) {
  EXPECT_EQ(found(R"(^\p{Letter}\pL\p{lowercase letter}$)", {"aéz", "aéZ"}), "aéz");
  EXPECT_EQ(found(R"(\p{Greek})", {"λ", "l"}), "λ");
  EXPECT_EQ(found(R"(\p{sc=Han})", {"日", "l"}), "日");
  EXPECT_EQ(found(R"(\p{gc=Nd})", {"٣", "l"}), "٣");
  EXPECT_EQ(found(R"(^\P{ascii}+$)", {"é", "e"}), "é");
}

TEST(Regex, WhatRE2CannotDoIsRefusedInWords) {
  EXPECT_THAT(error_of("[a-z&&[^b]]"), HasSubstr("operations on classes (`&&`)"));
  EXPECT_THAT(error_of("[a--b]"), HasSubstr("operations on classes (`--`)"));
  EXPECT_THAT(error_of("[a[^b]]"), HasSubstr("a negated class within another"));
  EXPECT_THAT(error_of("(?=a)"), HasSubstr("look-around"));
  EXPECT_THAT(error_of("(?<!a)"), HasSubstr("look-around"));
  EXPECT_THAT(error_of(R"((a)\1)"), HasSubstr("back to a group"));
  EXPECT_THAT(error_of(R"(\<a)"), HasSubstr("look one way"));
  EXPECT_THAT(error_of(R"(\b{start}a)"), HasSubstr("look one way"));
  EXPECT_THAT(error_of("(?R)a"), HasSubstr("`R`"));
  EXPECT_THAT(error_of(R"(\p{Alphabetic})"), HasSubstr("unknown class"));
  EXPECT_THAT(error_of(R"(\p{age=3.0})"), HasSubstr("not supported"));
  EXPECT_THAT(error_of("a{1001}"), HasSubstr("more than 1000"));
  EXPECT_THAT(error_of(R"(\bé(?-u)\b)"), HasSubstr("in one expression"));
}

TEST(Regex, WhatIsWrongIsSaid) {
  EXPECT_THAT(error_of("("), HasSubstr("a group is not closed"));
  EXPECT_THAT(error_of("(?i"), HasSubstr("a group is not closed"));
  EXPECT_THAT(error_of("a)"), HasSubstr("closes no group"));
  EXPECT_THAT(error_of("[a"), HasSubstr("a `[` is not closed"));
  EXPECT_THAT(error_of("[]"), HasSubstr("a `[` is not closed"));
  EXPECT_THAT(error_of("a|*"), HasSubstr("nothing for `*`"));
  EXPECT_THAT(error_of("x{"), HasSubstr("`\\{`"));
  EXPECT_THAT(error_of("x{,2}"), HasSubstr("`\\{`"));
  EXPECT_THAT(error_of("x{3,2}"), HasSubstr("ends before it begins"));
  EXPECT_THAT(error_of("[z-a]"), HasSubstr("ends before it begins"));
  EXPECT_THAT(error_of(R"([a-\d])"), HasSubstr("no escape"));
  EXPECT_THAT(error_of(R"(\Qa\E)"), HasSubstr("no escape `\\Q`"));
  EXPECT_THAT(error_of("\\"), HasSubstr("ends with a backslash"));
  EXPECT_THAT(error_of(R"(\x{110000})"), HasSubstr("names no character"));
  EXPECT_THAT(error_of(R"(\xg0)"), HasSubstr("names no character"));
  EXPECT_THAT(error_of("(?P<1a>x)"), HasSubstr("cannot be the name of a group"));
  EXPECT_THAT(error_of("(?P<a>x)(?P<a>y)"), HasSubstr("two groups"));
  EXPECT_THAT(error_of("\xff"), HasSubstr("no UTF-8"));
  EXPECT_THAT(error_of("(?-u:.)"), HasSubstr("a part of a character"));
}

TEST(Regex, BombsAreRefused) {
  EXPECT_THAT(error_of("((a{100}){100}){100}"), HasSubstr("too many"));
  EXPECT_THAT(error_of(R"((\w{1,500}[^\W_]{1,500}){1,2})"), HasSubstr("memory"));
  EXPECT_THAT(error_of(std::string(200, '(')), HasSubstr("not closed"));
  EXPECT_THAT(error_of(std::string(100'000, '(') + std::string(100'000, ')')), HasSubstr("nested too deep"));
  EXPECT_THAT(error_of(std::string(100'000, '[')), HasSubstr("nested too deep"));
  EXPECT_EQ(error_of(R"(\w{1,200})"), "compiles");
  // Exponential for a backtracking engine.
  EXPECT_EQ(found("^(a|a)*$", {std::string(50'000, 'a') + "b"}), "");
}

TEST(Regex, ReplacesEveryMatch) {
  EXPECT_EQ(replaced("a1b22", R"(\d+)", "-"), "a-b-");
  EXPECT_EQ(replaced("user_name", "^(.*)_(.*)$", "$2.$1"), "name.user");
  EXPECT_EQ(replaced("ab", "(?<x>a)(?<y>b)", "${y}${x}_$x"), "ba_a");
  EXPECT_EQ(replaced("ab", "(a)", "$1x"), "b");
  EXPECT_EQ(replaced("ab", "(a)", "${1}x"), "axb");
  EXPECT_EQ(replaced("ab", "a", "$$1 $ $3 ${none} ${"), "$1 $   ${b");
  EXPECT_EQ(replaced("ab", "a|(b)", "[$1]"), "[][b]");
}

TEST(Regex, ReplacesEmptyMatchesAsRustDoes) {
  EXPECT_EQ(replaced("abc", "", "-"), "-a-b-c-");
  EXPECT_EQ(replaced("é", "", "-"), "-é-");
  EXPECT_EQ(replaced("abc", "b*", "-"), "-a-c-");
  EXPECT_EQ(replaced("bab", "^b", "x"), "xab");
  EXPECT_EQ(replaced("aa", R"(\b)", "|"), "|aa|");
}

TEST(Regex, ReplacesInTextsWithOtherCharacters) {
  EXPECT_EQ(replaced("é foo fooé (foo)", R"(\b(f)(o+)\b)", "$2$1"), "é oof fooé (oof)");
  EXPECT_EQ(replaced("日本 x", R"(\b)", "|"), "|日本| |x|");
  EXPECT_EQ(replaced("日本", R"(\B)", "|"), "日|本");
  EXPECT_EQ(replaced("é1é", R"(^é|\bq)", "x"), "x1é");
}

}  // namespace
}  // namespace aioshift::pattern
