#include "rules/yaml/metadata.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "rules/yaml/yaml_scalar.h"

namespace aioshift::rules {
namespace {

using Json = nlohmann::ordered_json;

// NOLINTNEXTLINE(misc-no-recursion): as deep as the document, and that has a limit
Json convert(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return nullptr;
    case YamlNode::Kind::kBoolean:
      return node.is_true();
    case YamlNode::Kind::kInteger:
      if (const auto number = parse_whole_number(node.text)) return *number;
      return node.text;
    case YamlNode::Kind::kFloat: {
      const std::string_view text = std::string_view(node.text).substr(node.text.front() == '+' ? 1 : 0);
      double number = 0;
      const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error == std::errc() && stop == text.data() + text.size() && std::isfinite(number)) return number;
      return node.text;
    }
    case YamlNode::Kind::kString:
      return node.text;
    case YamlNode::Kind::kList: {
      Json list = Json::array();
      for (const YamlNode* item : node.items) list.push_back(convert(*item));
      return list;
    }
    case YamlNode::Kind::kMap: {
      Json map = Json::object();
      for (const YamlNode::Entry& entry : node.entries) map[entry.key->text] = convert(*entry.value);
      return map;
    }
  }
  return nullptr;
}

}  // namespace

std::string to_json(const YamlNode& node) {
  return convert(node).dump();
}

}  // namespace aioshift::rules
