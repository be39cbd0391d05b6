#include "rules/yaml/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/yaml/build.h"
#include "rules/yaml/check.h"
#include "rules/yaml/language.h"
#include "rules/yaml/wording.h"
#include "rules/yaml/yaml_document.h"

namespace aioshift::rules {
namespace {

// Reads documents one after another and collects what is wrong with them.
class FileReader {
 public:
  FileReader(std::string_view text, const std::string& file, std::vector<RuleFileNote>& notes,
             std::vector<RuleFileError>& errors)
      : reader_(text), file_(file), notes_(notes), errors_(errors) {}

  // Calls `take` with the root of each document that holds anything.
  template <typename Take>
  void each(Take take) {
    for (;;) {
      auto next = reader_.next();
      if (!next) {
        add({std::move(next.error())});
        ++documents_;
        continue;
      }
      if (!*next) return;
      const YamlDocument& document = **next;
      if (document.root->is_null() && document.errors.empty()) continue;
      std::vector<YamlError> errors = document.errors;
      take(*document.root, errors);
      add(std::move(errors));
      ++documents_;
    }
  }

  // Whether the document can be built: it is checked, and nothing was wrong.
  bool passes(const YamlNode& root, ObjectId id, std::vector<YamlError>& errors) const {
    check_object(root, id, errors);
    return errors.empty();
  }

  void note(TextPosition at, std::string message, RuleFileNote::Kind kind = RuleFileNote::Kind::kOther,
            std::string rule = {}) {
    notes_.push_back({file_, at, printable(std::move(message)), kind, std::move(rule)});
  }

  std::size_t documents() const { return documents_; }

 private:
  void add(std::vector<YamlError> errors) {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const YamlError& a, const YamlError& b) { return a.at < b.at; });
    for (YamlError& error : errors) errors_.push_back({file_, error.at, printable(std::move(error.message))});
  }

  YamlReader reader_;
  const std::string& file_;
  std::vector<RuleFileNote>& notes_;
  std::vector<RuleFileError>& errors_;
  std::size_t documents_ = 0;
};

// Whether the document is for another language, or says so that it cannot be told for which.
bool is_foreign(const YamlNode& root, std::string_view noun, FileReader& reader,
                std::vector<YamlError>& errors) {
  const YamlNode* const language = root.find("language");
  if (language == nullptr || !language->is_scalar() || language->is_null() || is_python(language->text))
    return false;
  const std::string python = misspelt_python(language->text);
  if (!python.empty()) {
    errors.push_back(
        {language->at, fmt::format("unknown language `{}`, did you mean `{}`?", language->text, python)});
    return false;
  }
  const YamlNode* const id = root.find("id");
  const std::string name = id == nullptr || !id->is_scalar() ? "" : id->text;
  reader.note(root.at,
              fmt::format("{}{} is for {}, not Python: skipped", noun,
                          name.empty() ? "" : fmt::format(" `{}`", name), language->text),
              RuleFileNote::Kind::kForeignRule, name);
  return true;
}

std::string stem_of(std::string_view file) {
  file.remove_prefix(std::min(file.find_last_of('/') + 1, file.size()));
  const std::size_t dot = file.find_last_of('.');
  return std::string(file.substr(0, dot == 0 ? std::string_view::npos : dot));
}

std::vector<ProjectPath> paths_of(const YamlNode& root, std::string_view key) {
  std::vector<ProjectPath> paths;
  if (const YamlNode* node = root.given(key)) {
    for (const YamlNode* item : node->items) paths.push_back({item->text, item->at});
  }
  return paths;
}

std::vector<RuleTest::Snippet> snippets_of(const YamlNode& root, std::string_view key) {
  std::vector<RuleTest::Snippet> snippets;
  if (const YamlNode* node = root.given(key)) {
    for (const YamlNode* item : node->items) snippets.push_back({item->text, item->at.line});
  }
  return snippets;
}

// Whether an entry of the configuration says something of Python.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
bool mentions_python(const YamlNode& node) {
  if (node.is_scalar()) return is_python(node.text);
  const auto is_about = [](const YamlNode* child) { return mentions_python(*child); };
  if (std::any_of(node.items.begin(), node.items.end(), is_about)) return true;
  return std::any_of(node.entries.begin(), node.entries.end(), [](const YamlNode::Entry& entry) {
    return mentions_python(*entry.key) || mentions_python(*entry.value);
  });
}

}  // namespace

RuleFileContent read_rule_file(std::string_view text, const std::string& file) {
  RuleFileContent content;
  FileReader reader(text, file, content.notes, content.errors);
  std::vector<std::pair<std::size_t, std::size_t>> nameless;  // index of the rule, number of its document
  reader.each([&](const YamlNode& root, std::vector<YamlError>& errors) {
    if (root.kind == YamlNode::Kind::kMap && root.find("rule") == nullptr) {
      const bool is_test = root.find("valid") != nullptr || root.find("invalid") != nullptr;
      if (is_test || root.find("snapshots") != nullptr) {
        reader.note(root.at, is_test ? "a test of a rule: skipped" : "a snapshot of a test: skipped",
                    RuleFileNote::Kind::kTest);
        errors.clear();
        return;
      }
    }
    if (is_foreign(root, "the rule", reader, errors)) return errors.clear();
    if (!reader.passes(root, ObjectId::kRuleDocument, errors)) return;
    RuleDocument rule = build_rule_document(root, errors);
    if (!errors.empty()) return;
    rule.file = file;
    if (rule.id.empty()) nameless.emplace_back(content.rules.size(), reader.documents());
    content.rules.push_back(std::move(rule));
  });
  for (const auto& [index, document] : nameless) {
    content.rules[index].id =
        reader.documents() == 1 ? stem_of(file) : fmt::format("{}-{}", stem_of(file), document);
  }
  return content;
}

UtilityFileContent read_utility_file(std::string_view text, const std::string& file) {
  UtilityFileContent content;
  FileReader reader(text, file, content.notes, content.errors);
  reader.each([&](const YamlNode& root, std::vector<YamlError>& errors) {
    if (is_foreign(root, "the utility", reader, errors)) return errors.clear();
    if (!reader.passes(root, ObjectId::kUtilityDocument, errors)) return;
    UtilityDocument document = build_utility(root, errors);
    if (!errors.empty()) return;
    document.utility.file = file;
    if (document.has_transforms) {
      reader.note(root.find("transform")->at,
                  fmt::format("`transform` has no effect in the utility `{}`: its variables stay inside",
                              document.utility.id));
    }
    content.utilities.push_back(std::move(document.utility));
  });
  return content;
}

TestFileContent read_test_file(std::string_view text, const std::string& file) {
  TestFileContent content;
  FileReader reader(text, file, content.notes, content.errors);
  reader.each([&](const YamlNode& root, std::vector<YamlError>& errors) {
    if (root.find("snapshots") != nullptr) return errors.clear();  // what tests are compared with
    if (root.find("rule") != nullptr && root.find("valid") == nullptr && root.find("invalid") == nullptr) {
      reader.note(root.at, "a rule: skipped", RuleFileNote::Kind::kRule);
      return errors.clear();
    }
    if (!reader.passes(root, ObjectId::kTestDocument, errors)) return;
    RuleTest& test = content.tests.emplace_back();
    test.file = file;
    test.line = root.at.line;
    test.id = root.find("id")->text;
    test.valid = snippets_of(root, "valid");
    test.invalid = snippets_of(root, "invalid");
  });
  return content;
}

ProjectContent read_project_file(std::string_view text, const std::string& file) {
  ProjectContent content;
  FileReader reader(text, file, content.notes, content.errors);
  reader.each([&](const YamlNode& root, std::vector<YamlError>& errors) {
    if (reader.documents() > 0) {
      errors.push_back({root.at, "a configuration is one document"});
      return;
    }
    if (!reader.passes(root, ObjectId::kProject, errors)) return;
    content.rule_directories = paths_of(root, "ruleDirs");
    content.utility_directories = paths_of(root, "utilDirs");
    if (const YamlNode* tests = root.given("testConfigs")) {
      for (const YamlNode* item : tests->items) {
        const YamlNode& directory = *item->find("testDir");
        const YamlNode* const snapshots = item->given("snapshotDir");
        content.tests.push_back(
            {{directory.text, directory.at}, snapshots == nullptr ? std::string() : snapshots->text});
      }
    }
    for (const std::string_view key : {"languageGlobs", "languageInjections"}) {
      if (const YamlNode* ignored = root.find(key); ignored != nullptr && mentions_python(*ignored))
        reader.note(ignored->at, fmt::format("`{}` has no effect here", key));
    }
  });
  return content;
}

}  // namespace aioshift::rules
