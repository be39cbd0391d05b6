// Reads the text of one file: rules, utilities, tests of rules, a project's configuration.
//
// Each returns all that could be read and all that is wrong, in the order of the file. `file` is the name
// for messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/rule_object.h"
#include "rules/rule_document.h"
#include "rules/rule_file_error.h"

namespace aioshift::rules {

// Something that was left out, and is no error: a rule for another language.
struct RuleFileNote {
  std::string file;
  TextPosition at;
  std::string message;
  enum class Kind {
    kOther,
    kForeignRule,  // for another language
    kRule,         // where tests were looked for
    kTest,         // where rules were looked for, or its snapshots
  };
  Kind kind = Kind::kOther;
  std::string rule{};  // the id of a rule that was left out, where it has one
};

struct RuleFileContent {
  std::vector<RuleDocument> rules;
  std::vector<RuleFileNote> notes;
  std::vector<RuleFileError> errors;
};
// A rule without an id gets the file's name without its extension, with the document's number, from 0,
// where there are several documents.
RuleFileContent read_rule_file(std::string_view text, const std::string& file);

struct UtilityFileContent {
  std::vector<pattern::GlobalUtility> utilities;
  std::vector<RuleFileNote> notes;
  std::vector<RuleFileError> errors;
};
UtilityFileContent read_utility_file(std::string_view text, const std::string& file);

// What `aioshift test` checks of one rule.
struct RuleTest {
  struct Snippet {
    std::string code;
    std::uint32_t line = 0;
  };
  std::string file;
  std::uint32_t line = 0;
  std::string id;  // of the rule
  std::vector<Snippet> valid;
  std::vector<Snippet> invalid;
};
struct TestFileContent {
  std::vector<RuleTest> tests;
  std::vector<RuleFileNote> notes;
  std::vector<RuleFileError> errors;
};
// Rules, which may stand beside their tests, are left out.
TestFileContent read_test_file(std::string_view text, const std::string& file);

// sgconfig.yml. Paths are as written.
struct ProjectPath {
  std::string path;
  TextPosition at;
};
struct ProjectTests {
  ProjectPath directory;
  std::string snapshots;  // from the directory; empty where the file does not say
};
struct ProjectContent {
  std::vector<ProjectPath> rule_directories;
  std::vector<ProjectPath> utility_directories;
  std::vector<ProjectTests> tests;
  std::vector<RuleFileNote> notes;
  std::vector<RuleFileError> errors;
};
ProjectContent read_project_file(std::string_view text, const std::string& file);

}  // namespace aioshift::rules
