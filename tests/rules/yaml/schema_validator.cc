#include "rules/yaml/schema_validator.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace aioshift::rules {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  throw std::logic_error("type " + type);
}

bool matches(const json& pattern, const std::string& text) {
  return std::regex_search(text, std::regex(pattern.get<std::string>()));
}

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  std::vector<std::string> check(const json& schema, const json& value, const std::string& place) const {
    std::vector<std::string> errors;
    const auto fail = [&](const std::string& message) { errors.push_back(place + ": " + message); };
    const auto add = [&](const std::vector<std::string>& more) {
      errors.insert(errors.end(), more.begin(), more.end());
    };
    for (const auto& [word, is] : schema.items()) {
      if (word == "$schema" || word == "$defs" || word == "title" || word == "description") continue;
      if (word == "$ref") {
        add(check(root_.at(json::json_pointer(is.get<std::string>().substr(1))), value, place));
      } else if (word == "type") {
        const bool fits =
            is.is_string()
                ? has_type(value, is)
                : std::any_of(is.begin(), is.end(), [&](const json& type) { return has_type(value, type); });
        if (!fits) fail("no " + is.dump());
      } else if (word == "enum") {
        if (std::find(is.begin(), is.end(), value) == is.end()) fail("none of " + is.dump());
      } else if (word == "pattern") {
        if (value.is_string() && !matches(is, value)) fail("does not match " + is.dump());
      } else if (word == "minimum") {
        if (value.is_number() && value < is) fail("below " + is.dump());
      } else if (word == "maximum") {
        if (value.is_number() && value > is) fail("above " + is.dump());
      } else if (word == "minProperties") {
        if (value.is_object() && value.size() < is) fail("too few properties");
      } else if (word == "required") {
        for (const json& key : is) {
          if (value.is_object() && !value.contains(key.get<std::string>())) fail("lacks " + key.dump());
        }
      } else if (word == "properties") {
        for (const auto& [key, property] : is.items()) {
          if (value.is_object() && value.contains(key))
            add(check(property, value.at(key), place + "/" + key));
        }
      } else if (word == "additionalProperties") {
        if (!value.is_object()) continue;
        for (const auto& [key, property] : value.items()) {
          if (schema.contains("properties") && schema.at("properties").contains(key)) continue;
          if (is.is_boolean() && !is.get<bool>()) fail("unknown property " + key);
          if (is.is_object()) add(check(is, property, place + "/" + key));
        }
      } else if (word == "propertyNames") {
        if (!value.is_object()) continue;
        for (const auto& [key, property] : value.items()) add(check(is, json(key), place + "/" + key));
      } else if (word == "items") {
        if (!value.is_array()) continue;
        for (std::size_t i = 0; i < value.size(); ++i)
          add(check(is, value[i], place + "/" + std::to_string(i)));
      } else if (word == "anyOf" || word == "oneOf") {
        const auto fitting = std::count_if(
            is.begin(), is.end(), [&](const json& each) { return check(each, value, place).empty(); });
        if (fitting == 0 || (word == "oneOf" && fitting > 1))
          fail("fits " + std::to_string(fitting) + " of " + word);
      } else {
        throw std::logic_error("unknown word of JSON Schema: " + word);
      }
    }
    return errors;
  }

 private:
  const json& root_;
};

}  // namespace

std::vector<std::string> validate(const json& schema, const json& value) {
  return Validator(schema).check(schema, value, "");
}

}  // namespace aioshift::rules
