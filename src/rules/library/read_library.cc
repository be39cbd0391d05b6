#include "rules/library/read_library.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rules/yaml/check.h"
#include "rules/yaml/wording.h"
#include "rules/yaml/yaml_document.h"
#include "rules/yaml/yaml_scalar.h"
#include "text/nearest.h"

namespace aioshift::rules::library {
namespace {

std::string text_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  return node == nullptr ? std::string() : node->text;
}

std::vector<std::string> texts_of(const YamlNode& map, std::string_view key) {
  std::vector<std::string> texts;
  if (const YamlNode* node = map.given(key)) {
    for (const YamlNode* item : node->items) texts.push_back(item->text);
  }
  return texts;
}

// Of a dotted name: the program's analysis has no module for what is built in.
std::string known_name(const std::string& name) {
  constexpr std::string_view kBuiltins = "builtins.";
  return name.starts_with(kBuiltins) ? "<builtin>." + name.substr(kBuiltins.size()) : name;
}

bool flag_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  return node != nullptr && node->is_true();
}

std::optional<std::size_t> number_of(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.given(key);
  if (node == nullptr) return std::nullopt;
  return static_cast<std::size_t>(parse_whole_number(node->text).value_or(0));
}

// `words` in the order of the enumeration.
template <typename Enum>
Enum word_of(const YamlNode& map, std::string_view key, std::initializer_list<std::string_view> words) {
  const std::string text = text_of(map, key);
  const auto found = std::find(words.begin(), words.end(), text);
  return found == words.end() ? Enum{} : static_cast<Enum>(found - words.begin());
}

class Builder {
 public:
  Builder(const YamlNode& root, std::vector<YamlError>& errors) : root_(root), errors_(errors) {}

  LibraryMap build() {
    map_.id = text_of(root_, "id");
    map_.library = text_of(root_, "library");
    map_.is_named_only = flag_of(root_, "named-only");
    map_.is_for_tasks = flag_of(root_, "for-tasks");
    if (const YamlNode* python = root_.given("python")) {
      const auto version = parse_target(python->text);
      if (version) map_.python = *version;
      if (!version)
        errors_.push_back(
            {python->at, fmt::format("{} is no version of Python, such as \"py310\"", quoted(python->text))});
    }
    map_.requirements = texts_of(root_, "requires");
    map_.distributions = texts_of(root_, "distributions");
    map_.modules = texts_of(root_, "modules");
    map_.kept = texts_of(root_, "keep");
    map_.whole = texts_of(root_, "whole");
    each("aliases",
         [&](const std::string& name, const YamlNode& node) { map_.aliases[name] = known_name(node.text); });
    if (const YamlNode* owner = root_.given("owner"))
      map_.owner = {text_of(*owner, "class"), text_of(*owner, "name"), text_of(*owner, "arguments")};
    each("functions", [&](const std::string& name, const YamlNode& node) {
      map_.functions[known_name(name)] = function(node);
    });
    each("attributes", [&](const std::string& name, const YamlNode& node) {
      map_.attributes[known_name(name)] = attribute(node);
    });
    each("types",
         [&](const std::string& name, const YamlNode& node) { map_.types[known_name(name)] = type(node); });
    each("consumers",
         [&](const std::string& name, const YamlNode& node) { map_.consumers[name] = consumer(node); });
    each("exceptions", [&](const std::string& name, const YamlNode& node) {
      auto& others = map_.exceptions[name];
      for (const YamlNode* item : node.items) others.push_back(item->text);
    });
    each("overlaps", [&](const std::string& name, const YamlNode& node) {
      for (const YamlNode* item : node.items) map_.overlaps[name].push_back(item->text);
    });
    each("exception-attributes",
         [&](const std::string& name, const YamlNode& node) { map_.exception_attributes[name] = node.text; });
    each("lookups", [&](const std::string& name, const YamlNode& node) { map_.lookups[name] = node.text; });
    each("unless", [&](const std::string& name, const YamlNode& node) { map_.unless[name] = node.text; });
    return std::move(map_);
  }

 private:
  template <typename Take>
  void each(std::string_view key, Take take) {
    const YamlNode* const node = root_.given(key);
    if (node == nullptr) return;
    for (const YamlNode::Entry& entry : node->entries) take(entry.key->text, *entry.value);
  }

  void check_expression(const std::string& text, const YamlNode& node) {
    if (!RE2(text, RE2::Quiet).ok())
      errors_.push_back({node.at, fmt::format("{} is no regular expression", quoted(text))});
  }

  ArgumentCase argument_case(const YamlNode& node) {
    ArgumentCase result;
    result.when = word_of<ArgumentCase::When>(
        node, "when",
        {"any",      "none",     "true",           "false",     "number", "string",      "pair",
         "dict",     "mapped",   "optional-dict",  "flag-dict", "call",   "maybe-pair",  "unknown",
         "iterator", "instance", "maybe-instance", "sequence",  "text",   "one-for-both"});
    result.value = text_of(node, "value");
    result.keyword = text_of(node, "keyword");
    result.is_dropped = flag_of(node, "drop");
    result.matches = text_of(node, "matches");
    if (!result.matches.empty()) check_expression(result.matches, node);
    result.names = text_of(node, "names");
    result.is_lazy = flag_of(node, "lazy");
    result.to = text_of(node, "to");
    result.positional = number_of(node, "positional").value_or(0);
    result.unpacked = texts_of(node, "unpack");
    if (const YamlNode* beside = node.given("beside")) {
      for (const YamlNode::Entry& entry : beside->entries) {
        result.beside.emplace_back(entry.key->text, entry.value->text);
        check_expression(entry.value->text, *entry.value);
      }
    }
    result.form = text_of(node, "form");
    result.joined = text_of(node, "joins");
    result.then = text_of(node, "then");
    result.refusal = text_of(node, "refuse");
    return result;
  }

  std::vector<ArgumentCase> cases(const YamlNode& node) {
    std::vector<ArgumentCase> result;
    if (node.kind == YamlNode::Kind::kList) {
      for (const YamlNode* item : node.items) result.push_back(argument_case(*item));
    } else if (node.kind == YamlNode::Kind::kMap) {
      result.push_back(argument_case(node));
    } else {
      result.emplace_back().is_dropped = node.text == "drop";
    }
    return result;
  }

  Arguments arguments(const YamlNode& node) {
    Arguments result;
    for (const YamlNode::Entry& entry : node.entries) result[entry.key->text] = cases(*entry.value);
    return result;
  }

  Arguments argument_set(const YamlNode& name) {
    const YamlNode* const sets = root_.given("argument-sets");
    const YamlNode* const set = sets == nullptr ? nullptr : sets->given(name.text);
    if (set != nullptr) return arguments(*set);
    errors_.push_back({name.at, fmt::format("{} is none of `argument-sets`", quoted(name.text))});
    return {};
  }

  Function function(const YamlNode& node) {
    Function result;
    result.to = text_of(node, "to");
    result.style = word_of<Style>(node, "style", {"plain", "await", "open", "thread"});
    result.parameters = texts_of(node, "parameters");
    result.checks_arguments = node.find("parameters") != nullptr || node.find("arguments") != nullptr;
    result.keeps_others = text_of(node, "others") == "keep";
    result.positional = number_of(node, "positional").value_or(result.parameters.size());
    result.is_positional_only = flag_of(node, "positional-only");
    if (const YamlNode* given = node.given("arguments"))
      result.arguments = given->is_scalar() ? argument_set(*given) : arguments(*given);
    result.added = texts_of(node, "add");
    result.finished_by = texts_of(node, "finished-by");
    result.is_of_unread = flag_of(node, "of-unread");
    result.gives_none = flag_of(node, "gives-none");
    result.mode = number_of(node, "mode");
    result.expression = text_of(node, "expression");
    result.gathered = text_of(node, "gather");
    result.returns = known_name(text_of(node, "returns"));
    result.ends = flag_of(node, "ends");
    result.refusal = text_of(node, "refuse");
    if (result.to.starts_with("$OWNER.") && !map_.owner)
      errors_.push_back({node.at, "`$OWNER` stands for nothing: the map has no `owner`"});
    return result;
  }

  static Attribute attribute(const YamlNode& node) {
    Attribute result;
    result.to = text_of(node, "to");
    result.expression = text_of(node, "expression");
    result.style = word_of<Style>(node, "style", {"plain", "await"});
    result.may_be_set = flag_of(node, "set");
    result.is_while_open = flag_of(node, "while-open");
    result.setter = text_of(node, "setter");
    result.argument = text_of(node, "argument");
    result.argument_of = texts_of(node, "argument-of");
    result.raised_by = text_of(node, "raised-by");
    result.returns = known_name(text_of(node, "returns"));
    result.refusal = text_of(node, "refuse");
    return result;
  }

  Consumer consumer(const YamlNode& node) {
    Consumer result;
    result.to = text_of(node, "to");
    result.position = number_of(node, "position").value_or(0);
    result.keyword = text_of(node, "keyword");
    result.reads = text_of(node, "reads");
    result.writes = text_of(node, "writes");
    if (result.reads.empty() == result.writes.empty())
      errors_.push_back({node.at, "a consumer has one of `reads` and `writes`"});
    return result;
  }

  static Type type(const YamlNode& node) {
    Type result;
    result.to = text_of(node, "to");
    result.role = word_of<Type::Role>(node, "role", {"plain", "owner", "block", "handle"});
    result.keep = text_of(node, "keep");
    result.truth = text_of(node, "truth");
    result.close = text_of(node, "close");
    result.members = text_of(node, "members");
    result.connects_late = flag_of(node, "connects-late");
    result.lends = flag_of(node, "lends");
    result.is_held_closed = flag_of(node, "held-closed");
    if (const YamlNode* items = node.given("items")) {
      for (const YamlNode::Entry& entry : items->entries)
        result.items[entry.key->text] = known_name(entry.value->text);
    }
    return result;
  }

  const YamlNode& root_;
  std::vector<YamlError>& errors_;
  LibraryMap map_;
};

}  // namespace

LibraryContent read_library(std::string_view text, const std::string& file) {
  LibraryContent content;
  YamlReader reader(text);
  auto document = reader.next();
  std::vector<YamlError> errors;
  if (!document) {
    errors.push_back(std::move(document.error()));
  } else if (!*document) {
    errors.push_back({{1, 1}, "the file holds no library map"});
  } else {
    errors = (*document)->errors;
    const YamlNode& root = *(*document)->root;
    check_object(root, ObjectId::kLibraryMap, errors);
    if (errors.empty()) {
      content.map = Builder(root, errors).build();
      content.summary = text_of(root, "summary");
    }
  }
  std::stable_sort(errors.begin(), errors.end(),
                   [](const YamlError& a, const YamlError& b) { return a.at < b.at; });
  for (YamlError& error : errors)
    content.errors.push_back({file, error.at, printable(std::move(error.message))});
  return content;
}

}  // namespace aioshift::rules::library
