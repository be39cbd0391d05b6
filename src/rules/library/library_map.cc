#include "rules/library/library_map.h"

namespace aioshift::rules::library {
namespace {

// Reading it is what is awaited, rather than a method that takes its place.
bool is_awaited_itself(const Attribute& attribute) {
  return attribute.style == Style::kAwait && attribute.to.empty() && attribute.expression.empty();
}

}  // namespace

std::vector<std::string> LibraryMap::async_names() const {
  std::vector<std::string> names;
  for (const auto& [name, function] : functions) {
    if (function.style != Style::kPlain) names.push_back(name);
  }
  for (const auto& [name, attribute] : attributes) {
    if (is_awaited_itself(attribute)) names.push_back(name);
  }
  for (const auto& [name, type] : types) {
    if (type.role != Type::Role::kPlain && function(name + ".__enter__") == nullptr)
      names.push_back(name + ".__enter__");
  }
  return names;
}

const Function* LibraryMap::unnamed_method(std::string_view name) const {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.substr(dot + 1).starts_with('_')) return nullptr;
  const Function* const method = find(functions, std::string(name.substr(0, dot)) + ".*");
  return method != nullptr && attribute(name) == nullptr ? method : nullptr;
}

bool LibraryMap::keeps_objects() const {
  const auto keeps = [](const auto& entries, const auto& is_kept) {
    return std::all_of(entries.begin(), entries.end(),
                       [&](const auto& entry) { return is_kept(entry.first, entry.second); });
  };
  return !owner && consumers.empty() && keeps(functions, [](const std::string&, const Function& function) {
    return function.to.empty() && function.expression.empty() &&
           (function.style == Style::kPlain || function.style == Style::kThread);
  }) && keeps(attributes, [](const std::string&, const Attribute& attribute) {
    return attribute.to.empty() && attribute.expression.empty() && attribute.setter.empty() &&
           attribute.argument.empty() && attribute.style == Style::kPlain;
  }) && keeps(types, [](const std::string& name, const Type& type) {
    return (type.to.empty() || type.to == name) && type.role == Type::Role::kPlain;
  });
}

void LibraryMap::add_types(semantics::LibraryTypes& known) const {
  known.modules.insert(library.substr(0, library.find('.')));
  for (const auto& [from, to] : aliases) {
    known.modules.insert(from.substr(0, from.find('.')));
    known.aliases.emplace(from, to);
  }
  for (const auto& [name, function] : functions) {
    if (!function.returns.empty()) known.results.emplace(name, function.returns);
  }
  for (const auto& [name, attribute] : attributes) {
    if (!attribute.returns.empty()) known.attributes.emplace(name, attribute.returns);
    if (is_awaited_itself(attribute)) known.awaited_attributes.insert(name);
  }
  known.lookups.insert(lookups.begin(), lookups.end());
  for (const auto& [name, type] : types) {
    if (!type.items.empty()) known.items[name].insert(type.items.begin(), type.items.end());
    if (type.members.empty()) continue;
    known.members.emplace(name, type.members);
    const auto add_named = [&, &prefix = name](const auto& entries) {
      for (const auto& [path, entry] : entries) {
        if (begins_with(path, prefix)) known.named.insert(path);
      }
    };
    add_named(functions);
    add_named(attributes);
  }
}

}  // namespace aioshift::rules::library
