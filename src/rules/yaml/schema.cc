#include "rules/yaml/schema.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

namespace aioshift::rules {
namespace {

using Json = nlohmann::ordered_json;
using Kind = ValueFormat::Kind;

std::string definition_name(ObjectId id) {
  std::string name(format_of(id).name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

// Collects the objects that the schema refers to, each once, in the order in which they are met.
class SchemaWriter {
 public:
  Json write(ObjectId root) {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "aioshift " + std::string(format_of(root).name)}};
    schema.update(object(root));
    Json definitions = Json::object();
    for (std::size_t i = 0; i < used_.size(); ++i) definitions[definition_name(used_[i])] = object(used_[i]);
    schema["$defs"] = std::move(definitions);
    return schema;
  }

 private:
  Json reference(ObjectId id) {
    if (std::find(used_.begin(), used_.end(), id) == used_.end()) used_.push_back(id);
    return {{"$ref", "#/$defs/" + definition_name(id)}};
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the table
  Json one(const ValueFormat& value) {
    Json schema = Json::object();
    switch (value.kind) {
      case Kind::kAny:
        return schema;
      case Kind::kString:
        schema["type"] = "string";
        break;
      case Kind::kText:
        schema["type"] = {"string", "number", "boolean"};
        break;
      case Kind::kBoolean:
        schema["type"] = "boolean";
        break;
      case Kind::kNull:
        schema["type"] = "null";
        break;
      case Kind::kInteger:
        schema["type"] = "integer";
        schema["minimum"] = std::numeric_limits<std::int32_t>::min();
        schema["maximum"] = std::numeric_limits<std::int32_t>::max();
        break;
      case Kind::kNatural:
        schema["type"] = "integer";
        schema["minimum"] = 0;
        schema["maximum"] = std::numeric_limits<std::uint32_t>::max();
        break;
      case Kind::kWord:
        schema["enum"] = value.words;
        break;
      case Kind::kObject:
        return reference(value.object);
      case Kind::kList:
        schema["type"] = "array";
        schema["items"] = any_of(value.elements);
        return schema;
      case Kind::kMap:
        schema["type"] = "object";
        if (!value.pattern.empty()) schema["propertyNames"] = {{"pattern", value.pattern}};
        schema["additionalProperties"] = any_of(value.elements);
        if (value.is_never_empty) schema["minProperties"] = 1;
        return schema;
    }
    if (!value.pattern.empty()) schema["pattern"] = value.pattern;
    return schema;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the table
  Json any_of(const std::vector<ValueFormat>& values) {
    if (values.size() == 1) return one(values.front());
    Json alternatives = Json::array();
    for (const ValueFormat& value : values) alternatives.push_back(one(value));
    return {{"anyOf", std::move(alternatives)}};
  }

  Json object(ObjectId id) {
    const ObjectFormat& format = format_of(id);
    Json properties = Json::object();
    Json required = Json::array();
    Json alternatives = Json::array();
    for (const KeyFormat& key : format.keys) {
      Json property = {{"description", (key.is_ours ? "(aioshift) " : "") + std::string(key.about)}};
      property.update(any_of(key.values));
      properties[std::string(key.name)] = std::move(property);
      if (key.need == KeyFormat::Need::kRequired) required.push_back(key.name);
      if (key.need == KeyFormat::Need::kAlternative) alternatives.push_back({{"required", {key.name}}});
    }
    Json schema = {{"description", format.about}, {"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    if (!alternatives.empty())
      schema[format.takes_one_alternative ? "oneOf" : "anyOf"] = std::move(alternatives);
    schema["additionalProperties"] = false;
    return schema;
  }

  std::vector<ObjectId> used_;
};

}  // namespace

std::string json_schema(ObjectId root) {
  return SchemaWriter().write(root).dump(2) + "\n";
}

}  // namespace aioshift::rules
