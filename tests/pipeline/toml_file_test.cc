#include "pipeline/toml_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

std::string error_of(std::string_view contents) {
  const tl::expected<toml::table, std::string> table = parse_toml(contents, "f.toml");
  return table ? "" : table.error();
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(TomlFile, ASyntaxErrorNamesFileLineAndColumn) {
  EXPECT_EQ(error_of("a = 1\nb = \n"),
            "f.toml:2:5: not valid TOML: Error while parsing key-value pair: expected value, saw '\\n'");
}

TEST(TomlFile, AKeyThatStandsTwiceIsAnError) {
  EXPECT_EQ(error_of("a = 1\na = 2\n").rfind("f.toml:2:", 0), 0U) << error_of("a = 1\na = 2\n");
  EXPECT_NE(error_of("[t]\n[t]\n"), "");
}

TEST(TomlFile, WhatIsNoUtf8IsAnError) {
  EXPECT_NE(error_of("a = '\xe9'"), "");
  EXPECT_NE(error_of("\xff\xfe"
                     "a"),
            "");
  EXPECT_NE(error_of(std::string_view("a\0= 1", 5)), "");
  EXPECT_EQ(error_of("\xef\xbb\xbf"
                     "a = 'é'"),
            "")
      << "a BOM is none";
}

TEST(TomlFile, DeepNestingIsAnErrorAndNoCrash) {
  EXPECT_EQ(error_of("\nb = 1\na" + repeated(".a", 100'000) + " = 1"),
            "f.toml:3: a key of more than 32 parts");
  EXPECT_EQ(error_of("[a" + repeated(".a", 100'000) + "]"), "f.toml:1: a key of more than 32 parts");
  EXPECT_NE(error_of("a = " + repeated("[", 100'000)), "");
  EXPECT_NE(error_of("a = " + repeated("{a = ", 100'000)), "");
  EXPECT_EQ(error_of("a = " + repeated("{a" + repeated(".a", 31) + " = ", 200) + "1" + repeated("}", 200)),
            "");
}

TEST(TomlFile, DotsElsewhereThanInKeysAreNotCounted) {
  const std::string dots(100, '.');
  EXPECT_EQ(error_of("# " + dots), "");
  EXPECT_EQ(error_of("a = '" + dots + "'"), "");
  EXPECT_EQ(error_of("a = \"\\\"" + dots + "\""), "");
  EXPECT_EQ(error_of("a = '''" + dots + "\n'" + dots + "''''\nb = 1"), "");
  EXPECT_EQ(error_of("a = \"\"\"" + dots + "\n\"" + dots + "\\\"\"\"\"\nb = 1"), "");
  EXPECT_EQ(error_of("'" + dots + "' = 1"), "");
  EXPECT_EQ(error_of("a = [" + repeated("1.5, ", 100) + "]"), "");
}

TEST(TomlFile, LinesAreCountedThroughStrings) {
  const std::string overlong = repeated("a.", 40) + "a = 1";
  EXPECT_EQ(error_of("a = \"\"\"\n\n\\\n\"\"\" # '\n" + overlong), "f.toml:5: a key of more than 32 parts");
  EXPECT_EQ(error_of("a = '''\n\n'''\n" + overlong), "f.toml:4: a key of more than 32 parts");
}

TEST(TomlFile, AnUnterminatedStringIsReportedWhereItStands) {
  EXPECT_EQ(error_of("a = 'x\nb = 1\n").rfind("f.toml:1:", 0), 0U);
  EXPECT_EQ(error_of("a = \"x\\").rfind("f.toml:1:", 0), 0U);
  EXPECT_EQ(error_of("a = \"\"\"x").rfind("f.toml:1:", 0), 0U);
}

TEST(TomlFile, AHugeFileIsRefused) {
  const test_support::TempDir directory;
  const std::string path = directory.write("huge.toml", "").string();
  std::filesystem::resize_file(path, std::uintmax_t{1} << 32);  // sparse
  const auto table = read_toml(path);
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error(), path + ": larger than 4 MiB");
  EXPECT_EQ(error_of(std::string(kMaxTomlBytes + 1, '#')), "f.toml: larger than 4 MiB");
}

TEST(TomlFile, WhatIsNoFileIsAnErrorThatNamesIt) {
  const test_support::TempDir directory;
  for (const char* name : {"", "missing.toml", "missing/aioshift.toml"}) {
    const std::string path = (directory.path() / name).string();
    const auto table = read_toml(path);
    ASSERT_FALSE(table.has_value()) << path;
    EXPECT_EQ(table.error().rfind(path + ": ", 0), 0U) << table.error();
  }
}

}  // namespace
}  // namespace aioshift::pipeline
