#include "rules/yaml/build_rule_object.h"

#include <memory>
#include <utility>

#include "rules/yaml/yaml_scalar.h"

// The functions here recurse as deep as the document, and that has a limit.
// NOLINTBEGIN(misc-no-recursion)

namespace aioshift::rules {
namespace {

using pattern::RuleObject;

std::optional<std::string> text_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  return node == nullptr ? std::nullopt : std::optional(node->text);
}

std::unique_ptr<RuleObject> build_on_heap(const YamlNode& node, std::vector<YamlError>& errors) {
  return std::make_unique<RuleObject>(build_rule_object(node, errors));
}

std::vector<RuleObject> build_list(const YamlNode& node, std::vector<YamlError>& errors) {
  std::vector<RuleObject> rules;
  rules.reserve(node.items.size());
  for (const YamlNode* item : node.items) rules.push_back(build_rule_object(*item, errors));
  return rules;
}

pattern::Strictness strictness_of(std::string_view word) {
  using pattern::Strictness;
  if (word == "cst") return Strictness::kCst;
  if (word == "ast") return Strictness::kAst;
  if (word == "relaxed") return Strictness::kRelaxed;
  if (word == "signature") return Strictness::kSignature;
  if (word == "template") return Strictness::kTemplate;
  return Strictness::kSmart;
}

pattern::PatternSpec build_pattern(const YamlNode& node) {
  pattern::PatternSpec spec;
  spec.line = node.at.line;
  if (node.is_scalar()) {
    spec.context = node.text;
    return spec;
  }
  const YamlNode& context = *node.find("context");
  spec.context = context.text;
  spec.line = context.at.line;
  spec.selector = text_of(node, "selector");
  if (const auto strictness = text_of(node, "strictness")) spec.strictness = strictness_of(*strictness);
  return spec;
}

// A number as a decimal, however it is written.
std::string position_of(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kInteger) return node.text;
  return std::to_string(parse_whole_number(node.text).value_or(0));
}

pattern::NthChildSpec build_nth_child(const YamlNode& node, std::vector<YamlError>& errors) {
  pattern::NthChildSpec spec;
  spec.line = node.at.line;
  if (node.is_scalar()) {
    spec.position = position_of(node);
    return spec;
  }
  spec.position = position_of(*node.find("position"));
  if (const YamlNode* reverse = node.find("reverse")) spec.reverse = reverse->is_true();
  if (const YamlNode* of_rule = node.given("ofRule")) spec.of_rule = build_on_heap(*of_rule, errors);
  return spec;
}

std::uint32_t natural_of(const YamlNode& node) {
  return static_cast<std::uint32_t>(parse_whole_number(node.text).value_or(0));
}

pattern::RangeSpec::At build_place(const YamlNode& node) {
  pattern::RangeSpec::At at;
  at.line = natural_of(*node.find("line"));
  if (const YamlNode* column = node.given("column")) at.column = natural_of(*column);
  return at;
}

pattern::RangeSpec build_range(const YamlNode& node, std::vector<YamlError>& errors) {
  pattern::RangeSpec spec;
  spec.line = node.at.line;
  spec.start = build_place(*node.find("start"));
  spec.end = build_place(*node.find("end"));
  const bool is_backward =
      spec.start.line > spec.end.line || (spec.start.line == spec.end.line && spec.start.column &&
                                          spec.end.column && *spec.start.column > *spec.end.column);
  if (is_backward) errors.push_back({node.at, "`range` ends before it begins"});
  return spec;
}

std::vector<pattern::MatchesSpec> build_matches(const YamlNode& node, std::vector<YamlError>& errors) {
  std::vector<pattern::MatchesSpec> calls;
  if (node.is_scalar()) {
    pattern::MatchesSpec& call = calls.emplace_back();
    call.id = node.text;
    call.line = node.at.line;
    return calls;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    pattern::MatchesSpec& call = calls.emplace_back();
    call.id = entry.key->text;
    call.line = entry.key->at.line;
    call.has_arguments = true;
    for (auto& [parameter, rule] : build_named_rules(*entry.value, errors))
      call.arguments.push_back({std::move(parameter), std::move(rule)});
  }
  return calls;
}

}  // namespace

pattern::RelationSpec build_relation(const YamlNode& node, std::vector<YamlError>& errors) {
  pattern::RelationSpec spec;
  spec.line = node.at.line;
  spec.rule = build_on_heap(node, errors);
  spec.field = text_of(node, "field");
  if (const YamlNode* stop_by = node.find("stopBy")) {
    using Kind = pattern::StopBySpec::Kind;
    if (!stop_by->is_scalar()) {
      spec.stop_by.kind = Kind::kRule;
      spec.stop_by.rule = build_on_heap(*stop_by, errors);
    } else if (stop_by->text == "end") {
      spec.stop_by.kind = Kind::kEnd;
    }
  }
  return spec;
}

std::vector<std::pair<std::string, RuleObject>> build_named_rules(const YamlNode& node,
                                                                  std::vector<YamlError>& errors) {
  std::vector<std::pair<std::string, RuleObject>> rules;
  rules.reserve(node.entries.size());
  for (const YamlNode::Entry& entry : node.entries)
    rules.emplace_back(entry.key->text, build_rule_object(*entry.value, errors));
  return rules;
}

RuleObject build_rule_object(const YamlNode& node, std::vector<YamlError>& errors) {
  RuleObject rule;
  rule.line = node.at.line;
  for (const YamlNode::Entry& entry : node.entries) {
    const std::string_view key = entry.key->text;
    const YamlNode& value = *entry.value;
    if (key == "pattern") {
      rule.pattern = build_pattern(value);
    } else if (key == "kind") {
      rule.kind = value.text;
      rule.kind_line = value.at.line;
    } else if (key == "regex") {
      rule.regex = value.text;
      rule.regex_line = value.at.line;
    } else if (key == "nthChild") {
      rule.nth_child = build_nth_child(value, errors);
    } else if (key == "range") {
      rule.range = build_range(value, errors);
    } else if (key == "inside") {
      rule.inside = build_relation(value, errors);
    } else if (key == "has") {
      rule.has = build_relation(value, errors);
    } else if (key == "precedes") {
      rule.precedes = build_relation(value, errors);
    } else if (key == "follows") {
      rule.follows = build_relation(value, errors);
    } else if (key == "all") {
      rule.all = build_list(value, errors);
    } else if (key == "any") {
      rule.any = build_list(value, errors);
    } else if (key == "not") {
      rule.negated = build_on_heap(value, errors);
    } else if (key == "matches") {
      rule.matches = build_matches(value, errors);
    }
  }
  return rule;
}

}  // namespace aioshift::rules

// NOLINTEND(misc-no-recursion)
