#include "rules/yaml/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

#include "rules/yaml/numbers.h"
#include "text/nearest.h"

namespace aioshift::rules {
namespace {

using Kind = ValueFormat::Kind;

// "a", "a or b", "a, b or c".
std::string either(const std::vector<std::string>& choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i != 0) text += i + 1 == choices.size() ? " or " : ", ";
    text += choices[i];
  }
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.size() == text.size() && line.size() <= kLongest) return fmt::format("`{}`", line);
  std::size_t end = std::min(line.size(), kLongest);
  while (end > 0 && end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return fmt::format("`{}...`", line.substr(0, end));
}

// What a value can be, in words: "neighbor, end or a rule object".
std::string expected(const std::vector<ValueFormat>& values) {
  std::vector<std::string> choices;
  for (const ValueFormat& value : values) {
    switch (value.kind) {
      case Kind::kNull:
        break;
      case Kind::kWord:
        choices.insert(choices.end(), value.words.begin(), value.words.end());
        break;
      case Kind::kObject:
        choices.emplace_back(format_of(value.object).noun);
        break;
      default:
        choices.emplace_back(value.noun);
    }
  }
  return either(choices);
}

bool is_number_in(const YamlNode& node, std::int64_t least, std::int64_t most) {
  const auto number = parse_whole_number(node.text);
  return node.kind == YamlNode::Kind::kInteger && number && *number >= least && *number <= most;
}

// Whether a value of this kind is what the format means, however wrong its content.
bool is_meant(const YamlNode& node, const ValueFormat& value) {
  switch (value.kind) {
    case Kind::kString:
      return node.kind == YamlNode::Kind::kString;
    case Kind::kText:
      return node.is_scalar() && !node.is_null();
    case Kind::kBoolean:
      return node.kind == YamlNode::Kind::kBoolean;
    case Kind::kInteger:
      return is_number_in(node, std::numeric_limits<std::int32_t>::min(),
                          std::numeric_limits<std::int32_t>::max());
    case Kind::kNatural:
      return is_number_in(node, 0, std::numeric_limits<std::uint32_t>::max());
    case Kind::kNull:
      return node.is_null();
    case Kind::kAny:
      return true;
    case Kind::kWord:
      return node.is_scalar() && !node.is_null();
    case Kind::kList:
      return node.kind == YamlNode::Kind::kList;
    case Kind::kMap:
    case Kind::kObject:
      return node.kind == YamlNode::Kind::kMap;
  }
  return false;
}

class Checker {
 public:
  explicit Checker(std::vector<YamlError>& errors) : errors_(errors) {}

  // `name` is what the node is called in messages: "`has`", "an entry of `any`"; the object's own where
  // it has none.
  void object(const YamlNode& node, const ObjectFormat& format, std::string_view name);

 private:
  void fail(const YamlNode& node, std::string message) { errors_.push_back({node.at, std::move(message)}); }
  void value(const YamlNode& node, const std::vector<ValueFormat>& values, std::string_view name);
  // Returns the known key that was probably meant, if any.
  std::string unknown_key(const YamlNode::Entry& entry, const YamlNode& map, const ObjectFormat& format,
                          std::string_view place);
  void word(const YamlNode& node, const std::vector<ValueFormat>& values, std::string_view name);

  std::vector<YamlError>& errors_;
};

// Where such a key belongs, in words; empty where it belongs nowhere.
std::string home_of(std::string_view key) {
  if (format_of(ObjectId::kRule).find(key) != nullptr) return std::string(format_of(ObjectId::kRule).place);
  std::vector<std::string> places;
  for (const ObjectId id : all_objects()) {
    std::string place(format_of(id).place);
    if (format_of(id).find(key) != nullptr && std::find(places.begin(), places.end(), place) == places.end())
      places.push_back(std::move(place));
  }
  return either(places);
}

// The known key that was probably meant: a misspelt or a shortened one.
std::string nearest_key(std::string_view key, const ObjectFormat& format) {
  std::vector<std::string> known;
  for (const KeyFormat& each : format.keys) known.emplace_back(each.name);
  std::string near = text::nearest(key, known);
  if (!near.empty() || key.size() < 3) return near;
  for (const std::string& each : known) {
    if (each.starts_with(key)) return each;
  }
  return "";
}

std::string Checker::unknown_key(const YamlNode::Entry& entry, const YamlNode& map,
                                 const ObjectFormat& format, std::string_view place) {
  const std::string& key = entry.key->text;
  if (map.is_flow && entry.value->is_implicit) {
    fail(*entry.key,
         fmt::format("unknown key {} {}: a comma ends a value in `{{}}`; a value with a comma in it "
                     "needs quotes",
                     quoted(key), place));
    return "";
  }
  if (key == "<<") {
    fail(*entry.key, "unknown key `<<`: YAML 1.2 has no merging of maps");
    return "";
  }
  std::string near = nearest_key(key, format);
  if (!near.empty()) {
    fail(*entry.key, fmt::format("unknown key {}, did you mean `{}`?", quoted(key), near));
    return near;
  }
  const std::string home = home_of(key);
  fail(*entry.key, fmt::format("unknown key {} {}{}", quoted(key), place,
                               home.empty() ? "" : fmt::format(": it belongs {}", home)));
  return "";
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
void Checker::object(const YamlNode& node, const ObjectFormat& format, std::string_view name) {
  const std::string place = name.empty() ? std::string(format.place) : fmt::format("in {}", name);
  const std::string_view subject = name.empty() ? format.noun : name;
  std::vector<std::string> misspelt;  // known keys that are there with a slip
  std::size_t given = 0;              // alternatives, and what was perhaps meant to be one
  for (const YamlNode::Entry& entry : node.entries) {
    const KeyFormat* const key = format.find(entry.key->text);
    if (key == nullptr || key->need == KeyFormat::Need::kAlternative) ++given;
    if (key == nullptr) {
      misspelt.push_back(unknown_key(entry, node, format, place));
    } else {
      value(*entry.value, key->values, fmt::format("`{}`", key->name));
    }
  }
  std::vector<std::string> alternatives;
  for (const KeyFormat& key : format.keys) {
    if (key.need == KeyFormat::Need::kRequired && node.find(key.name) == nullptr &&
        std::find(misspelt.begin(), misspelt.end(), key.name) == misspelt.end())
      fail(node, fmt::format("{} needs the key `{}`", subject, key.name));
    if (key.need == KeyFormat::Need::kAlternative) alternatives.push_back(fmt::format("`{}`", key.name));
  }
  if (alternatives.empty()) return;
  constexpr std::size_t kShown = 4;
  if (alternatives.size() > kShown) {
    alternatives.resize(3);
    alternatives.emplace_back("another condition");
  }
  if (given == 0) fail(node, fmt::format("{} needs {}", subject, either(alternatives)));
  if (given > 1 && format.takes_one_alternative)
    fail(node, fmt::format("{} takes one of {} only", subject, either(alternatives)));
}

void Checker::word(const YamlNode& node, const std::vector<ValueFormat>& values, std::string_view name) {
  std::vector<std::string> words;
  for (const ValueFormat& value : values) words.insert(words.end(), value.words.begin(), value.words.end());
  if (std::find(words.begin(), words.end(), node.text) != words.end()) return;
  const std::string near = text::nearest(node.text, words);
  fail(node, fmt::format("{} must be {}, not {}{}", name, expected(values), quoted(node.text),
                         near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
void Checker::value(const YamlNode& node, const std::vector<ValueFormat>& values, std::string_view name) {
  const auto meant = std::find_if(values.begin(), values.end(),
                                  [&](const ValueFormat& each) { return is_meant(node, each); });
  if (meant == values.end()) {
    const bool has_string = std::any_of(values.begin(), values.end(),
                                        [](const ValueFormat& each) { return each.kind == Kind::kString; });
    if (node.is_implicit)
      return fail(node, fmt::format("{} has no value: expected {}", name, expected(values)));
    const bool wants_quotes = has_string && node.is_scalar() && node.kind != YamlNode::Kind::kString;
    return fail(
        node, fmt::format("{} must be {}, not {}{}", name, expected(values), name_of(node.kind),
                          wants_quotes ? fmt::format(": write \"{}\" if you mean the text", node.text) : ""));
  }
  switch (meant->kind) {
    case Kind::kString:
    case Kind::kText:
      if (meant->complaint != nullptr) {
        const std::string complaint = meant->complaint(node.text);
        if (!complaint.empty()) fail(node, fmt::format("{}: {} {}", name, quoted(node.text), complaint));
      }
      break;
    case Kind::kWord:
      word(node, values, name);
      break;
    case Kind::kObject:
      object(node, format_of(meant->object), name);
      break;
    case Kind::kList:
      for (const YamlNode* item : node.items)
        value(*item, meant->elements, fmt::format("an entry of {}", name));
      break;
    case Kind::kMap:
      if (meant->is_never_empty && node.entries.empty())
        fail(node, fmt::format("{} must not be empty", name));
      for (const YamlNode::Entry& entry : node.entries) {
        const bool is_any = meant->elements.front().kind == Kind::kAny;
        if (!is_any && entry.key->kind != YamlNode::Kind::kString) {
          fail(*entry.key,
               fmt::format("a key in {} must be a string, not {}", name, name_of(entry.key->kind)));
          continue;
        }
        if (meant->complaint != nullptr) {
          const std::string complaint = meant->complaint(entry.key->text);
          if (!complaint.empty())
            fail(*entry.key, fmt::format("a key in {}: {} {}", name, quoted(entry.key->text), complaint));
        }
        value(*entry.value, meant->elements, fmt::format("`{}` in {}", entry.key->text, name));
      }
      break;
    default:
      break;
  }
}

}  // namespace

void check_object(const YamlNode& node, ObjectId id, std::vector<YamlError>& errors) {
  const ObjectFormat& format = format_of(id);
  if (node.kind != YamlNode::Kind::kMap) {
    errors.push_back({node.at, fmt::format("expected {}: a map, not {}", format.noun, name_of(node.kind))});
    return;
  }
  Checker(errors).object(node, format, "");
}

}  // namespace aioshift::rules
