// Holds docs/schema/rule.json, the samples and the rules of transforms/ to what the reader knows.
// UPDATE_DOCS=1 rewrites the schema.
#include "rules/yaml/schema.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "rules/yaml/metadata.h"
#include "rules/yaml/read.h"
#include "rules/yaml/schema_validator.h"

namespace aioshift::rules {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const fs::path kRoot = AIOSHIFT_SOURCE_DIR;
const fs::path kSamples = kRoot / "tests/rules/yaml/samples";

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> yaml_files(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".yml" || extension == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The documents of a file as JSON, without the empty ones.
std::vector<json> documents(const std::string& text) {
  std::vector<json> all;
  YamlReader reader(text);
  for (auto next = reader.next(); next && *next; next = reader.next()) {
    if (!(*next)->root->is_null()) all.push_back(json::parse(to_json(*(*next)->root)));
  }
  return all;
}

const json& schema() {
  static const json parsed = json::parse(json_schema(ObjectId::kRuleDocument));
  return parsed;
}

TEST(Schema, is_what_the_documentation_has) {
  const fs::path path = kRoot / "docs/schema/rule.json";
  const std::string expected = json_schema(ObjectId::kRuleDocument);
  if (std::getenv("UPDATE_DOCS") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << expected;
  }
  EXPECT_EQ(read_text(path), expected) << path << " is stale: UPDATE_DOCS=1 rewrites it";
}

// The definition of an object that the reader knows.
const json& definition_of(ObjectId id) {
  if (id == ObjectId::kRuleDocument) return schema();
  std::string name(format_of(id).name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return schema().at("$defs").at(name);
}

bool is_of_library_map(ObjectId id) {
  return format_of(id).name == "library map" || format_of(id).name == "owner" ||
         format_of(id).name.starts_with("library ");
}

bool is_in_schema(ObjectId id) {
  return id != ObjectId::kUtilityDocument && id != ObjectId::kTestDocument && id != ObjectId::kProject &&
         id != ObjectId::kTestDirectory && !is_of_library_map(id);
}

TEST(Schema, knows_the_keys_that_the_reader_knows_and_no_other) {
  std::size_t objects = 1;
  for (const ObjectId id : all_objects()) {
    if (!is_in_schema(id)) continue;
    std::set<std::string> read;
    for (const KeyFormat& key : format_of(id).keys) {
      read.emplace(key.name);
      EXPECT_NE(definition_of(id).at("properties").at(key.name).at("description"), "") << key.name;
    }
    std::set<std::string> described;
    for (const auto& [key, property] : definition_of(id).at("properties").items()) described.insert(key);
    EXPECT_EQ(read, described) << format_of(id).name;
    EXPECT_EQ(definition_of(id).at("additionalProperties"), false);
    if (id != ObjectId::kRuleDocument) ++objects;
  }
  EXPECT_EQ(schema().at("$defs").size() + 1, objects);
}

TEST(Schema, marks_the_keys_that_are_ours) {
  std::vector<std::string> ours;
  for (const auto& [key, property] : schema().at("properties").items()) {
    if (property.at("description").get<std::string>().starts_with("(aioshift) ")) ours.push_back(key);
  }
  EXPECT_THAT(ours, ElementsAre("applicability", "codes", "default", "documentation", "groups", "imports",
                                "qualified", "summary", "target-version"));
}

TEST(Schema, and_reader_accept_every_valid_sample) {
  const std::vector<fs::path> files = yaml_files(kSamples / "valid");
  EXPECT_GE(files.size(), 3U);
  for (const fs::path& path : files) {
    const std::string text = read_text(path);
    for (const RuleFileError& error : read_rule_file(text, path).errors) ADD_FAILURE() << to_string(error);
    for (const json& document : documents(text)) EXPECT_THAT(validate(schema(), document), IsEmpty()) << path;
  }
}

TEST(Schema, and_reader_refuse_every_invalid_sample) {
  const std::vector<fs::path> files = yaml_files(kSamples / "invalid");
  EXPECT_GE(files.size(), 10U);
  for (const fs::path& path : files) {
    const std::string text = read_text(path);
    const std::string expected = text.substr(2, text.find('\n') - 2);  // the comment in the first line
    const RuleFileContent content = read_rule_file(text, path);
    ASSERT_EQ(content.errors.size(), 1U) << path;
    const RuleFileError& error = content.errors[0];
    EXPECT_EQ(fmt::format("{}:{}: {}", error.at.line, error.at.column, error.message), expected) << path;
    EXPECT_THAT(validate(schema(), documents(text).at(0)), Not(IsEmpty())) << path;
  }
}

TEST(Schema, and_reader_accept_every_rule_of_transforms) {
  for (const fs::path& path : yaml_files(kRoot / "transforms")) {
    const std::string text = read_text(path);
    for (const json& document : documents(text)) {
      if (!document.contains("rule")) continue;  // a library map, or a test
      EXPECT_THAT(validate(schema(), document), IsEmpty()) << path;
      EXPECT_THAT(read_rule_file(text, path).errors, IsEmpty()) << path;
    }
  }
}

// The keys of all maps in a document, however deep.
void collect_keys(const json& value, std::set<std::string>& keys) {
  if (value.is_object()) {
    for (const auto& [key, child] : value.items()) keys.insert(key);
  }
  if (value.is_structured()) {
    for (const json& child : value) collect_keys(child, keys);
  }
}

TEST(Schema, samples_use_every_key) {
  std::set<std::string> used;
  for (const json& document : documents(read_text(kSamples / "valid/every-key.yml")))
    collect_keys(document, used);
  for (const ObjectId id : all_objects()) {
    if (!is_in_schema(id)) continue;
    for (const KeyFormat& key : format_of(id).keys)
      EXPECT_TRUE(used.contains(std::string(key.name))) << key.name;
  }
}

}  // namespace
}  // namespace aioshift::rules
