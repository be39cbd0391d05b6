#include "pipeline/path_pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace aioshift::pipeline {
namespace {

bool file_matches(std::string_view pattern, std::string_view path) {
  return matches_pattern(pattern, path, false);
}

bool directory_matches(std::string_view pattern, std::string_view path) {
  return matches_pattern(pattern, path, true);
}

TEST(PathPattern, WithoutASlashMatchesANameAtAnyDepth) {
  EXPECT_TRUE(file_matches("*_pb2.py", "api_pb2.py"));
  EXPECT_TRUE(file_matches("*_pb2.py", "src/net/api_pb2.py"));
  EXPECT_TRUE(file_matches("__init__.py", "pkg/__init__.py"));
  EXPECT_FALSE(file_matches("*_pb2.py", "api_pb2.pyi"));
  EXPECT_FALSE(file_matches("pb2.py", "api_pb2.py")) << "the whole name counts";
}

TEST(PathPattern, WithASlashIsRelativeToTheConfiguration) {
  for (const char* pattern : {"/build", "./build"}) {
    EXPECT_TRUE(file_matches(pattern, "build")) << pattern;
    EXPECT_FALSE(file_matches(pattern, "src/build")) << pattern;
  }
  EXPECT_TRUE(file_matches("docs/conf.py", "docs/conf.py"));
  EXPECT_FALSE(file_matches("docs/conf.py", "pkg/docs/conf.py"));
}

TEST(PathPattern, WhatMatchesADirectoryMatchesAllBelowIt) {
  EXPECT_TRUE(file_matches("vendor", "vendor/a.py"));
  EXPECT_TRUE(file_matches("vendor", "src/vendor/a/b/c.py"));
  EXPECT_TRUE(file_matches("src/gen", "src/gen/a/b.py"));
  EXPECT_TRUE(directory_matches("vendor", "vendor/a"));
  EXPECT_FALSE(file_matches("vendor", "vendors/a.py"));
}

TEST(PathPattern, ATrailingSlashMeansDirectoriesAlone) {
  EXPECT_TRUE(directory_matches("vendor/", "vendor"));
  EXPECT_TRUE(directory_matches("vendor/", "src/vendor"));
  EXPECT_TRUE(file_matches("vendor/", "src/vendor/a.py"));
  EXPECT_FALSE(file_matches("vendor/", "vendor"));
  EXPECT_FALSE(file_matches("vendor/", "src/vendor"));
  EXPECT_FALSE(directory_matches("/vendor/", "src/vendor"));
}

TEST(PathPattern, StarsAndQuestionMarksStayWithinOneName) {
  EXPECT_TRUE(file_matches("src/*.py", "src/a.py"));
  EXPECT_FALSE(file_matches("src/*.py", "src/net/a.py"));
  EXPECT_TRUE(file_matches("a?c", "abc"));
  EXPECT_FALSE(file_matches("x/a?c", "x/a/c"));
  EXPECT_FALSE(file_matches("a?c", "ac"));
}

TEST(PathPattern, AStarBelowADirectoryCoversItsSubdirectoriesToo) {
  EXPECT_TRUE(file_matches("tests/*", "tests/test_x.py"));
  EXPECT_TRUE(file_matches("tests/*", "tests/unit/test_x.py")) << "through tests/unit, which matches";
  EXPECT_FALSE(file_matches("tests/*", "src/tests/test_x.py"));
  EXPECT_FALSE(directory_matches("tests/*", "tests"));
}

TEST(PathPattern, TwoStarsStandForAnyDirectories) {
  EXPECT_TRUE(file_matches("**/conf.py", "conf.py"));
  EXPECT_TRUE(file_matches("**/conf.py", "a/b/conf.py"));
  EXPECT_FALSE(file_matches("**/conf.py", "a/myconf.py"));
  EXPECT_TRUE(file_matches("src/**/test_*.py", "src/test_a.py"));
  EXPECT_TRUE(file_matches("src/**/test_*.py", "src/a/b/test_a.py"));
  EXPECT_FALSE(file_matches("src/**/test_*.py", "lib/test_a.py"));
  EXPECT_TRUE(file_matches("tests/fixtures/**", "tests/fixtures/a/b.py"));
  EXPECT_FALSE(directory_matches("tests/fixtures/**", "tests/fixtures"));
  EXPECT_TRUE(file_matches("**", "a/b"));
  EXPECT_FALSE(file_matches("**/", "a"));
  EXPECT_TRUE(file_matches("**/", "a/b"));
}

TEST(PathPattern, TwoStarsInsideANameAreOne) {
  EXPECT_TRUE(file_matches("x/a**c", "x/abbc"));
  EXPECT_FALSE(file_matches("x/a**c", "x/a/c"));
}

TEST(PathPattern, BracketsNameCharacters) {
  EXPECT_TRUE(file_matches("v[0-9].py", "v1.py"));
  EXPECT_FALSE(file_matches("v[0-9].py", "va.py"));
  EXPECT_TRUE(file_matches("v[!0-9].py", "va.py"));
  EXPECT_TRUE(file_matches("v[^0-9].py", "va.py"));
  EXPECT_FALSE(file_matches("v[!0-9].py", "v1.py"));
  EXPECT_TRUE(file_matches("[]a]", "]")) << "a ] in front is one of the characters";
  EXPECT_TRUE(file_matches("[a-]", "-"));
  EXPECT_TRUE(file_matches("[a\\]]", "]"));
  EXPECT_TRUE(file_matches("[[:upper:]_]", "X"));
  EXPECT_TRUE(file_matches("[[:upper:]_]", "_"));
  EXPECT_FALSE(file_matches("[[:upper:]_]", "x"));
  EXPECT_FALSE(file_matches("x/a[!b]c", "x/a/c")) << "never a slash";
}

TEST(PathPattern, ABackslashTakesTheMeaningAway) {
  EXPECT_TRUE(file_matches("\\*.py", "*.py"));
  EXPECT_FALSE(file_matches("\\*.py", "a.py"));
  EXPECT_TRUE(file_matches("\\[a]", "[a]"));
}

TEST(PathPattern, HashAndExclamationMarkAndBlanksAreOrdinary) {
  EXPECT_TRUE(file_matches("#a#", "x/#a#"));
  EXPECT_TRUE(file_matches("!a", "!a"));
  EXPECT_TRUE(file_matches("a ", "a "));
  EXPECT_FALSE(file_matches("a ", "a"));
}

TEST(PathPattern, WhatIsNoPatternMatchesNothing) {
  for (const char* pattern : {"", "/", "./", "a\\", "[a", "[", "[[:vowel:]]"}) {
    EXPECT_FALSE(file_matches(pattern, "a")) << pattern;
    EXPECT_FALSE(directory_matches(pattern, "a")) << pattern;
    EXPECT_FALSE(file_matches(pattern, "[a")) << pattern;
  }
}

TEST(PathPattern, APathMayStartWithADotAndASlash) {
  EXPECT_TRUE(file_matches("/a.py", "./a.py"));
  EXPECT_FALSE(directory_matches("*", "")) << "the configuration's own directory";
}

TEST(PathPattern, APathOutsideTheDirectoryIsStillMatchedByName) {
  EXPECT_TRUE(file_matches("*_pb2.py", "../lib/a_pb2.py"));
  EXPECT_FALSE(file_matches("/lib", "../lib/a_pb2.py"));
}

TEST(PathPattern, ManyStarsAreMatchedInLinearTime) {
  std::string stars;
  for (int i = 0; i < 100; ++i) stars += "*a";
  EXPECT_FALSE(file_matches(stars + "*b", std::string(2000, 'a')));
  std::string directories;
  for (int i = 0; i < 100; ++i) directories += "**/a/";
  std::string path;
  for (int i = 0; i < 1000; ++i) path += "a/";
  EXPECT_FALSE(file_matches(directories + "b", path + "c"));
}

// What `git check-ignore --no-index` says.
TEST(PathPattern, CornersAreAsInGit) {
  EXPECT_TRUE(file_matches("[a/b]x", "ax"));
  EXPECT_TRUE(file_matches("[--a]", "A"));
  EXPECT_FALSE(file_matches("[z-a]", "m"));
  EXPECT_FALSE(file_matches("a//", "a/b"));
  EXPECT_FALSE(file_matches("b/**", "b"));
  EXPECT_TRUE(file_matches("***/x", "a/b/x"));
}

}  // namespace
}  // namespace aioshift::pipeline
