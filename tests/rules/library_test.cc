// Library maps as they are read, and what they know of names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/library/read_library.h"

namespace aioshift::rules::library {
namespace {

using testing::HasSubstr;
using testing::UnorderedElementsAre;

std::string first_error(std::string_view text) {
  const LibraryContent content = read_library(text, "acme.yml");
  return content.errors.empty() ? "no error" : to_string(content.errors.front());
}

TEST(ReadLibrary, says_where_the_mistake_is_and_what_was_meant) {
  EXPECT_EQ(first_error("library: acme\n"), "no error");
  EXPECT_THAT(first_error(""), HasSubstr("acme.yml"));
  EXPECT_THAT(first_error("functions: {}\n"), HasSubstr("library"));
  EXPECT_THAT(first_error("library: acme\nfunktions: {}\n"),
              HasSubstr("acme.yml:2:1: unknown key `funktions`, did you mean `functions`?"));
  EXPECT_THAT(first_error("library: acme\nfunctions:\n  acme.f: {style: awaited}\n"),
              HasSubstr("acme.yml:3:19"));
  EXPECT_THAT(first_error("library: acme\nfunctions:\n  acme.f: {arguments: many}\n"),
              HasSubstr("acme.yml:3:23: `many` is none of `argument-sets`"));
  EXPECT_THAT(first_error("library: acme\nfunctions:\n  acme.f: {to: $OWNER.f}\n"),
              HasSubstr("acme.yml:3:11: `$OWNER` stands for nothing"));
  EXPECT_THAT(first_error("library: acme\ntypes:\n  acme.T: {role: lord}\n"), HasSubstr("acme.yml:3:18"));
  EXPECT_THAT(
      first_error("library: acme\nfunctions:\n  acme.f: {arguments: {sql: {matches: '(', refuse: no}}}\n"),
      HasSubstr("acme.yml:3:29: `(` is no regular expression"));
  EXPECT_THAT(first_error("library: [acme\n"), HasSubstr("acme.yml:"));
}

TEST(ReadLibrary, keeps_what_functions_say_of_arguments) {
  const LibraryContent content = read_library(
      "library: acme\n"
      "argument-sets:\n"
      "  common: {limit: keep, old: drop}\n"
      "functions:\n"
      "  acme.get: {style: await, arguments: common}\n"
      "  acme.put: {parameters: [a, b], positional: 1, arguments: {b: [{when: none, drop: true}, {value: "
      "f($VALUE)}]}}\n"
      "  acme.all: {}\n",
      "acme.yml");
  ASSERT_TRUE(content.errors.empty());
  const Function& get = *content.map.function("acme.get");
  EXPECT_EQ(get.style, Style::kAwait);
  EXPECT_TRUE(get.checks_arguments);
  EXPECT_TRUE(get.arguments.at("limit").front().keeps_all());
  EXPECT_TRUE(get.arguments.at("old").front().is_dropped);
  const Function& put = *content.map.function("acme.put");
  EXPECT_EQ(put.positional, 1U);
  ASSERT_EQ(put.arguments.at("b").size(), 2U);
  EXPECT_EQ(put.arguments.at("b")[0].when, ArgumentCase::When::kNone);
  EXPECT_EQ(put.arguments.at("b")[1].value, "f($VALUE)");
  EXPECT_FALSE(content.map.function("acme.all")->checks_arguments);
  EXPECT_EQ(content.map.function("acme.none"), nullptr);
}

TEST(LibraryMap, covers_its_library_but_for_what_it_keeps) {
  LibraryMap map;
  map.library = "acme.net";
  map.kept = {"acme.net.Error"};
  EXPECT_TRUE(map.covers("acme.net"));
  EXPECT_TRUE(map.covers("acme.net.get"));
  EXPECT_FALSE(map.covers("acme.network"));
  EXPECT_FALSE(map.covers("acme"));
  EXPECT_FALSE(map.covers("acme.net.Error.args"));
  EXPECT_TRUE(map.covers("acme.net.Errors"));
}

TEST(LibraryMap, colours_from_what_is_not_plain_and_from_blocks_of_owners) {
  const LibraryContent content = read_library(
      "library: acme\n"
      "functions:\n"
      "  acme.get: {style: await}\n"
      "  acme.name: {}\n"
      "  acme.Db.__enter__: {refuse: \"a transaction\"}\n"
      "types:\n"
      "  acme.Session: {role: owner}\n"
      "  acme.Db: {role: owner}\n",
      "acme.yml");
  EXPECT_THAT(content.map.async_names(), UnorderedElementsAre("acme.get", "acme.Session.__enter__"));
}

TEST(LibraryTypes, know_the_members_that_a_map_does_not_name) {
  const LibraryContent content = read_library(
      "library: acme\n"
      "functions:\n"
      "  acme.Box.close: {style: await}\n"
      "  acme.Folder.__getitem__: {returns: acme.Mail}\n"
      "attributes:\n"
      "  acme.Box.name: {}\n"
      "types:\n"
      "  acme.Box: {members: acme.Folder, role: owner, connects-late: true}\n",
      "acme.yml");
  ASSERT_TRUE(content.errors.empty());
  EXPECT_TRUE(content.map.type("acme.Box")->connects_late);
  semantics::LibraryTypes types;
  content.map.add_types(types);
  EXPECT_EQ(types.member("acme.Box", "inbox"), "acme.Folder");
  EXPECT_EQ(types.member("acme.Box", "close"), "");
  EXPECT_EQ(types.member("acme.Box", "name"), "");
  EXPECT_EQ(types.member("acme.Box", "__len__"), "");
  EXPECT_EQ(types.item("acme.Box"), "acme.Folder");
  EXPECT_EQ(types.item("acme.Folder"), "acme.Mail");
}

TEST(LibraryTypes, know_names_by_their_longest_alias) {
  LibraryMap map;
  map.library = "acme";
  map.aliases = {{"acme.api", "acme"}, {"acme.api.old", "acme.legacy"}};
  semantics::LibraryTypes types;
  map.add_types(types);
  EXPECT_EQ(types.canonical("acme.api.get"), "acme.get");
  EXPECT_EQ(types.canonical("acme.api.old.get"), "acme.legacy.get");
  EXPECT_EQ(types.canonical("acme.apix"), "acme.apix");
  EXPECT_EQ(types.canonical("other.api.get"), "other.api.get");
}

}  // namespace
}  // namespace aioshift::rules::library
