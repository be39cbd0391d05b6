#include "rules/yaml/build.h"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "rules/yaml/build_rule_object.h"
#include "rules/yaml/import_statement.h"
#include "rules/yaml/metadata.h"
#include "rules/yaml/transformation.h"
#include "rules/yaml/yaml_scalar.h"

namespace aioshift::rules {
namespace {

using Errors = std::vector<YamlError>;

std::optional<std::string> text_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  return node == nullptr ? std::nullopt : std::optional(node->text);
}

std::vector<std::string> texts_of(const YamlNode& map, std::string_view key) {
  std::vector<std::string> texts;
  if (const YamlNode* node = map.given(key)) {
    for (const YamlNode* item : node->items) texts.push_back(item->text);
  }
  return texts;
}

std::optional<std::int32_t> integer_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  if (node == nullptr) return std::nullopt;
  return static_cast<std::int32_t>(parse_whole_number(node->text).value_or(0));
}

// `is_qualified` where the node does not say.
pattern::RuleCore build_core(const YamlNode& node, bool is_qualified, Errors& errors) {
  pattern::RuleCore core;
  core.rule = build_rule_object(*node.find("rule"), errors);
  if (const YamlNode* constraints = node.given("constraints"))
    core.constraints = build_named_rules(*constraints, errors);
  if (const YamlNode* utils = node.given("utils")) core.utilities = build_named_rules(*utils, errors);
  const YamlNode* const qualified = node.find("qualified");
  core.qualified = qualified == nullptr ? is_qualified : qualified->is_true();
  return core;
}

TransformationSpec build_transformation_object(const YamlNode& node) {
  TransformationSpec spec;
  const std::string_view name = node.entries.front().key->text;
  const YamlNode& value = *node.entries.front().value;
  spec.source = value.find("source")->text;
  if (name == "replace") {
    spec.operation = ReplaceOperation{value.find("replace")->text, value.find("by")->text};
  } else if (name == "substring") {
    spec.operation = SubstringOperation{integer_of(value, "startChar"), integer_of(value, "endChar")};
  } else if (name == "convert") {
    ConvertOperation operation;
    operation.to_case = parse_text_case(value.find("toCase")->text).value_or(TextCase::kLower);
    if (value.given("separatedBy") != nullptr) {
      operation.separated_by.emplace();
      for (const std::string& word : texts_of(value, "separatedBy"))
        operation.separated_by->push_back(parse_separator(word).value_or(Separator::kDash));
    }
    spec.operation = std::move(operation);
  } else {
    spec.operation = RewriteOperation{texts_of(value, "rewriters"), text_of(value, "joinBy")};
  }
  return spec;
}

std::vector<TransformationSpec> build_transformations(const YamlNode& map) {
  std::vector<TransformationSpec> specs;
  const YamlNode* const node = map.given("transform");
  if (node == nullptr) return specs;
  for (const YamlNode::Entry& entry : node->entries) {
    TransformationSpec& spec =
        specs.emplace_back(entry.value->is_scalar() ? parse_transformation(entry.value->text).value()
                                                    : build_transformation_object(*entry.value));
    spec.variable = entry.key->text;
    spec.line = entry.key->at.line;
  }
  return specs;
}

FixSpec build_fix(const YamlNode& node, Errors& errors) {
  FixSpec fix;
  fix.line = node.at.line;
  if (node.is_scalar()) {
    fix.replacement = node.text;
    return fix;
  }
  fix.replacement = node.find("template")->text;
  fix.title = text_of(node, "title");
  if (const YamlNode* start = node.find("expandStart")) fix.expand_start = build_relation(*start, errors);
  if (const YamlNode* end = node.find("expandEnd")) fix.expand_end = build_relation(*end, errors);
  return fix;
}

std::vector<FixSpec> build_fixes(const YamlNode& map, Errors& errors) {
  std::vector<FixSpec> fixes;
  const YamlNode* const node = map.given("fix");
  if (node == nullptr) return fixes;
  if (node->kind != YamlNode::Kind::kList) {
    fixes.push_back(build_fix(*node, errors));
    return fixes;
  }
  for (const YamlNode* item : node->items) fixes.push_back(build_fix(*item, errors));
  return fixes;
}

std::vector<RewriterSpec> build_rewriters(const YamlNode& map, bool is_qualified, Errors& errors) {
  std::vector<RewriterSpec> rewriters;
  std::unordered_map<std::string, std::uint32_t> lines;
  const YamlNode* const node = map.given("rewriters");
  if (node == nullptr) return rewriters;
  for (const YamlNode* item : node->items) {
    RewriterSpec& rewriter = rewriters.emplace_back();
    const YamlNode& id = *item->find("id");
    rewriter.id = id.text;
    rewriter.line = item->at.line;
    const auto [known, is_new] = lines.emplace(id.text, id.at.line);
    if (!is_new)
      errors.push_back(
          {id.at, fmt::format("there is a rewriter `{}` already, in line {}", id.text, known->second)});
    rewriter.core = build_core(*item, is_qualified, errors);
    rewriter.transforms = build_transformations(*item);
    rewriter.fixes = build_fixes(*item, errors);
    if (rewriter.fixes.empty()) errors.push_back({item->at, "a rewriter needs a fix"});
  }
  return rewriters;
}

Severity severity_of(std::string_view word) {
  if (word == "info") return Severity::kInfo;
  if (word == "warning") return Severity::kWarning;
  if (word == "error") return Severity::kError;
  if (word == "off") return Severity::kOff;
  return Severity::kHint;
}

rewrite::Applicability applicability_of(std::string_view word) {
  if (word == "unsafe") return rewrite::Applicability::kUnsafe;
  if (word == "manual") return rewrite::Applicability::kManual;
  return rewrite::Applicability::kSafe;
}

std::vector<FileGlob> build_globs(const YamlNode& node) {
  std::vector<FileGlob> globs;
  for (const YamlNode* item : node.items) {
    FileGlob& glob = globs.emplace_back();
    glob.line = item->at.line;
    if (item->is_scalar()) {
      glob.glob = item->text;
      continue;
    }
    glob.glob = item->find("glob")->text;
    const YamlNode* const insensitive = item->find("caseInsensitive");
    glob.case_insensitive = insensitive != nullptr && insensitive->is_true();
  }
  return globs;
}

std::vector<LabelSpec> build_labels(const YamlNode& node) {
  std::vector<LabelSpec> labels;
  for (const YamlNode::Entry& entry : node.entries) {
    LabelSpec& label = labels.emplace_back();
    label.variable = entry.key->text;
    label.line = entry.key->at.line;
    label.style = entry.value->find("style")->text == "primary" ? LabelSpec::Style::kPrimary
                                                                : LabelSpec::Style::kSecondary;
    label.message = text_of(*entry.value, "message");
  }
  return labels;
}

std::vector<ImportSpec> build_imports(const YamlNode& node) {
  std::vector<ImportSpec> imports;
  for (const YamlNode* item : node.items) {
    imports.push_back(parse_import_statement(item->text).value());
    imports.back().line = item->at.line;
  }
  return imports;
}

}  // namespace

RuleDocument build_rule_document(const YamlNode& node, Errors& errors) {
  RuleDocument rule;
  rule.line = node.at.line;
  rule.id = text_of(node, "id").value_or("");
  rule.id_line = rule.id.empty() ? rule.line : node.find("id")->at.line;
  rule.language = node.find("language")->text;
  rule.message = text_of(node, "message").value_or("");
  rule.message_line = rule.message.empty() ? 0 : node.find("message")->at.line;
  rule.severity = severity_of(text_of(node, "severity").value_or(""));
  rule.note = text_of(node, "note");
  rule.url = text_of(node, "url");
  if (const YamlNode* labels = node.given("labels")) rule.labels = build_labels(*labels);
  if (const YamlNode* files = node.given("files")) rule.files = build_globs(*files);
  if (const YamlNode* ignores = node.given("ignores")) rule.ignores = build_globs(*ignores);
  if (const YamlNode* metadata = node.given("metadata")) rule.metadata = to_json(*metadata);

  rule.core = build_core(node, false, errors);
  rule.transforms = build_transformations(node);
  rule.fixes = build_fixes(node, errors);
  rule.rewriters = build_rewriters(node, rule.core.qualified, errors);

  if (const YamlNode* imports = node.find("imports")) rule.imports = build_imports(*imports);
  rule.applicability = applicability_of(text_of(node, "applicability").value_or(""));
  rule.codes = texts_of(node, "codes");
  if (const auto target = text_of(node, "target-version")) rule.target_version = parse_target(*target);
  rule.summary = text_of(node, "summary").value_or("");
  rule.groups = texts_of(node, "groups");
  if (const YamlNode* is_default = node.find("default")) rule.is_default = is_default->is_true();
  rule.documentation = text_of(node, "documentation").value_or("");
  return rule;
}

UtilityDocument build_utility(const YamlNode& node, Errors& errors) {
  UtilityDocument document;
  pattern::GlobalUtility& utility = document.utility;
  utility.id = node.find("id")->text;
  utility.line = node.at.line;
  utility.parameters = texts_of(node, "arguments");
  utility.core = build_core(node, false, errors);
  document.has_transforms = node.given("transform") != nullptr;
  std::unordered_map<std::string, bool> known;
  for (const std::string& parameter : utility.parameters) {
    if (!known.emplace(parameter, true).second)
      errors.push_back({node.find("arguments")->at, fmt::format("`arguments` has `{}` twice", parameter)});
  }
  return document;
}

}  // namespace aioshift::rules
