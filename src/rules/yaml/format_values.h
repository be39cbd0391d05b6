// Words for the tables that say what the keys of a YAML file take.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "rules/yaml/format.h"

namespace aioshift::rules::format_values {

using Kind = ValueFormat::Kind;
using Values = std::vector<ValueFormat>;
constexpr auto kRequired = KeyFormat::Need::kRequired;
constexpr auto kOptional = KeyFormat::Need::kOptional;
constexpr auto kAlternative = KeyFormat::Need::kAlternative;
constexpr bool kOurs = true;

inline ValueFormat value(Kind kind, std::string_view noun) {
  ValueFormat result;
  result.kind = kind;
  result.noun = noun;
  return result;
}

inline ValueFormat string(std::string_view noun = "a string", Complaint complaint = nullptr,
                          std::string_view pattern = "") {
  ValueFormat result = value(Kind::kString, noun);
  result.complaint = complaint;
  result.pattern = pattern;
  return result;
}

inline ValueFormat text(std::string_view noun = "a text", Complaint complaint = nullptr,
                        std::string_view pattern = "") {
  ValueFormat result = string(noun, complaint, pattern);
  result.kind = Kind::kText;
  return result;
}

inline ValueFormat boolean() {
  return value(Kind::kBoolean, "true or false");
}
inline ValueFormat integer() {
  return value(Kind::kInteger, "a whole number");
}
inline ValueFormat natural() {
  return value(Kind::kNatural, "a whole number from 0");
}
inline ValueFormat null() {
  return value(Kind::kNull, "null");
}
inline ValueFormat any() {
  return value(Kind::kAny, "a value");
}

inline ValueFormat words(std::vector<std::string_view> allowed) {
  ValueFormat result = value(Kind::kWord, "");
  result.words = std::move(allowed);
  return result;
}

inline ValueFormat list(std::string_view noun, Values elements) {
  ValueFormat result = value(Kind::kList, noun);
  result.elements = std::move(elements);
  return result;
}

inline ValueFormat map(std::string_view noun, Values elements, Complaint complaint = nullptr,
                       std::string_view pattern = "") {
  ValueFormat result = value(Kind::kMap, noun);
  result.elements = std::move(elements);
  result.complaint = complaint;
  result.pattern = pattern;
  return result;
}

inline ValueFormat object(ObjectId id) {
  ValueFormat result = value(Kind::kObject, "");
  result.object = id;
  return result;
}

inline ValueFormat texts(std::string_view noun) {
  return list(noun, {text()});
}

}  // namespace aioshift::rules::format_values
