#include "rules/yaml/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

#include "rules/yaml/wording.h"
#include "rules/yaml/yaml_scalar.h"
#include "text/nearest.h"

namespace aioshift::rules {
namespace {

using Kind = ValueFormat::Kind;

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

// What a node is called in messages, put together only where there is one: "`has`", "an entry of `any`".
class Name {
 public:
  Name() = default;  // the document itself, which has none
  static Name key(std::string_view text) { return {Kind::kKey, text, nullptr}; }
  static Name entry(const Name& list) { return {Kind::kEntry, "", &list}; }
  static Name named(std::string_view text, const Name& map) { return {Kind::kNamed, text, &map}; }

  bool is_none() const { return kind_ == Kind::kNone; }
  // NOLINTNEXTLINE(misc-no-recursion): names stand within each other as values without keys do
  std::string text() const {
    switch (kind_) {
      case Kind::kNone:
        return "";
      case Kind::kKey:
        return fmt::format("`{}`", text_);
      case Kind::kEntry:
        return fmt::format("an entry of {}", outer_->text());
      case Kind::kNamed:
        return fmt::format("{} in {}", quoted(text_), outer_->text());
    }
    return "";
  }

 private:
  enum class Kind { kNone, kKey, kEntry, kNamed };
  Name(Kind kind, std::string_view text, const Name* outer) : kind_(kind), text_(text), outer_(outer) {}

  Kind kind_ = Kind::kNone;
  std::string_view text_;
  const Name* outer_ = nullptr;
};

class Checker {
 public:
  explicit Checker(std::vector<YamlError>& errors) : errors_(errors) {}

  void object(const YamlNode& node, const ObjectFormat& format, const Name& name);

 private:
  void fail(const YamlNode& node, std::string message) { errors_.push_back({node.at, std::move(message)}); }
  void value(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name);
  void wrong_kind(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name);
  void word(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name);
  void map(const YamlNode& node, const ValueFormat& format, const Name& name);
  // Returns the known key that was probably meant, if any.
  std::string unknown_key(const YamlNode::Entry& entry, const YamlNode& map, const ObjectFormat& format,
                          const Name& name);
  void missing_keys(const YamlNode& node, const ObjectFormat& format, const Name& name,
                    const std::vector<std::string>& misspelt);

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
                                 const ObjectFormat& format, const Name& name) {
  const std::string& key = entry.key->text;
  const std::string place = name.is_none() ? std::string(format.place) : "in " + name.text();
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

void Checker::missing_keys(const YamlNode& node, const ObjectFormat& format, const Name& name,
                           const std::vector<std::string>& misspelt) {
  const auto subject = [&] { return name.is_none() ? std::string(format.noun) : name.text(); };
  std::size_t given = misspelt.size();  // alternatives, and what was perhaps meant to be one
  std::size_t alternatives = 0;
  for (const KeyFormat& key : format.keys) {
    if (key.need == KeyFormat::Need::kOptional) continue;
    const bool is_there = node.find(key.name) != nullptr;
    if (key.need == KeyFormat::Need::kAlternative) {
      ++alternatives;
      if (is_there) ++given;
    } else if (!is_there && std::find(misspelt.begin(), misspelt.end(), key.name) == misspelt.end()) {
      fail(node, fmt::format("{} needs the key `{}`", subject(), key.name));
    }
  }
  if (alternatives == 0 || given == 1 || (given > 1 && !format.takes_one_alternative)) return;
  std::vector<std::string> choices;
  for (const KeyFormat& key : format.keys) {
    if (key.need == KeyFormat::Need::kAlternative) choices.push_back(fmt::format("`{}`", key.name));
  }
  constexpr std::size_t kShown = 4;
  if (choices.size() > kShown) {
    choices.resize(kShown - 1);
    choices.emplace_back("another condition");
  }
  fail(node, given == 0 ? fmt::format("{} needs {}", subject(), either(choices))
                        : fmt::format("{} takes one of {} only", subject(), either(choices)));
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
void Checker::object(const YamlNode& node, const ObjectFormat& format, const Name& name) {
  std::vector<std::string> misspelt;  // known keys that were probably meant by unknown ones
  for (const YamlNode::Entry& entry : node.entries) {
    if (const KeyFormat* const key = format.find(entry.key->text)) {
      value(*entry.value, key->values, Name::key(key->name));
    } else {
      misspelt.push_back(unknown_key(entry, node, format, name));
    }
  }
  missing_keys(node, format, name, misspelt);
}

void Checker::word(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name) {
  for (const ValueFormat& value : values) {
    if (std::find(value.words.begin(), value.words.end(), node.text) != value.words.end()) return;
  }
  std::vector<std::string> words;
  for (const ValueFormat& value : values) words.insert(words.end(), value.words.begin(), value.words.end());
  const std::string near = text::nearest(node.text, words);
  fail(node, fmt::format("{} must be {}, not {}{}", name.text(), expected(values), quoted(node.text),
                         near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
}

void Checker::wrong_kind(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name) {
  if (node.is_implicit)
    return fail(node, fmt::format("{} has no value: expected {}", name.text(), expected(values)));
  const bool takes_string = std::any_of(values.begin(), values.end(),
                                        [](const ValueFormat& each) { return each.kind == Kind::kString; });
  const bool wants_quotes = takes_string && node.is_scalar() && node.kind != YamlNode::Kind::kString;
  fail(node, fmt::format("{} must be {}, not {}{}", name.text(), expected(values), name_of(node.kind),
                         wants_quotes ? ": put it in quotes if you mean the text" : ""));
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
void Checker::map(const YamlNode& node, const ValueFormat& format, const Name& name) {
  if (format.is_never_empty && node.entries.empty())
    fail(node, fmt::format("{} must not be empty", name.text()));
  const bool is_free = format.elements.front().kind == Kind::kAny;
  for (const YamlNode::Entry& entry : node.entries) {
    const YamlNode& key = *entry.key;
    if (!is_free && key.kind != YamlNode::Kind::kString) {
      fail(key, fmt::format("a key in {} must be a string, not {}: put it in quotes", name.text(),
                            name_of(key.kind)));
      continue;
    }
    if (format.complaint != nullptr) {
      const std::string complaint = format.complaint(key.text);
      if (!complaint.empty())
        fail(key, fmt::format("a key in {}: {} {}", name.text(), quoted(key.text), complaint));
    }
    value(*entry.value, format.elements, Name::named(key.text, name));
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
void Checker::value(const YamlNode& node, const std::vector<ValueFormat>& values, const Name& name) {
  const auto meant = std::find_if(values.begin(), values.end(),
                                  [&](const ValueFormat& each) { return is_meant(node, each); });
  if (meant == values.end()) return wrong_kind(node, values, name);
  switch (meant->kind) {
    case Kind::kString:
    case Kind::kText:
      if (meant->complaint != nullptr) {
        const std::string complaint = meant->complaint(node.text);
        if (!complaint.empty())
          fail(node, fmt::format("{}: {} {}", name.text(), quoted(node.text), complaint));
      }
      break;
    case Kind::kWord:
      word(node, values, name);
      break;
    case Kind::kObject:
      object(node, format_of(meant->object), name);
      break;
    case Kind::kMap:
      map(node, *meant, name);
      break;
    case Kind::kList:
      for (const YamlNode* item : node.items) value(*item, meant->elements, Name::entry(name));
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
  Checker(errors).object(node, format, Name());
}

}  // namespace aioshift::rules
