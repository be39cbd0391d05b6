#include "rules/library/library_map.h"

#include <algorithm>
#include <array>

namespace aioshift::rules::library {

std::vector<std::string> LibraryMap::async_names() const {
  std::vector<std::string> names;
  for (const auto& [name, function] : functions) {
    if (function.style != Style::kPlain) names.push_back(name);
  }
  for (const auto& [name, attribute] : attributes) {
    if (attribute.style == Style::kAwait) names.push_back(name);
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

bool LibraryMap::is_absent(std::string_view name) const {
  // What every class has, and what its objects do of their own, the map need not name.
  constexpr auto kProtocols =
      std::to_array<std::string_view>({"__call__", "__delitem__", "__getitem__", "__len__", "__setitem__"});
  return std::any_of(whole.begin(), whole.end(), [&](const std::string& type) {
    if (!begins_with(name, type) || name.size() == type.size()) return false;
    const std::string_view rest = name.substr(type.size() + 1);
    const std::string_view member = rest.substr(0, rest.find('.'));
    const bool may_be_own = member.starts_with('_') &&
                            std::find(kProtocols.begin(), kProtocols.end(), member) == kProtocols.end();
    const std::string path = type + "." + std::string(member);
    return !may_be_own && function(path) == nullptr && attribute(path) == nullptr && !types.contains(path) &&
           std::none_of(functions.begin(), functions.end(),
                        [&](const auto& entry) { return begins_with(entry.first, path); });
  });
}

std::string LibraryMap::unbound(std::string_view name) const {
  const Function* const known = owner ? find(functions, name) : nullptr;
  const std::string_view last = name.substr(name.rfind('.') + 1);
  if (known == nullptr || known->to != "$OWNER." + std::string(last)) return {};
  // What is looked up by any name is none in particular.
  const auto stands_for_all = [&](const auto& entry) { return entry.second == name; };
  if (std::any_of(lookups.begin(), lookups.end(), stands_for_all)) return {};
  const bool is_one_for_all =
      known->refusal.empty() && known->expression.empty() &&
      std::all_of(known->arguments.begin(), known->arguments.end(), [](const auto& argument) {
        return std::all_of(argument.second.begin(), argument.second.end(),
                           [](const ArgumentCase& one) { return one.to.empty(); });
      });
  return is_one_for_all ? owner->type + "." + std::string(last) : std::string();
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
    if (attribute.style == Style::kAwait) known.awaited_attributes.insert(name);
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
