// What is known of libraries that a program uses and does not define: by dotted names, as data.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace aioshift::semantics {

struct LibraryTypes {
  std::unordered_set<std::string> modules;  // first components: names of others are looked up nowhere
  // From a prefix of a dotted name to what it is called here: "requests.api" → "requests".
  std::unordered_map<std::string, std::string> aliases;
  // The class of what a call of a function gives, an iteration over a class's instances ("C.__iter__"), a
  // `with` over one ("C.__enter__"), or an attribute of one has.
  std::unordered_map<std::string, std::string> results;
  std::unordered_map<std::string, std::string> attributes;
  // By class, that of whatever else its objects have as attributes and items: of a client, databases.
  std::unordered_map<std::string, std::string> members;
  std::unordered_set<std::string> named;  // attributes and methods that have names of their own
  // By class and key, the class of an item: `answer["Body"]`.
  std::unordered_map<std::string, std::unordered_map<std::string, std::string>> items;
  // By module or class, the function that stands for those of it which are looked up by a name that nobody
  // knows: `getattr(requests, verb)`.
  std::unordered_map<std::string, std::string> lookups;
  std::unordered_set<std::string> awaited_attributes;  // of classes: reading them calls something

  bool knows(std::string_view path) const {
    return modules.contains(std::string(path.substr(0, path.find('.'))));
  }

  // The name under which the others know it.
  std::string canonical(std::string path) const {
    if (aliases.empty() || !knows(path)) return path;
    for (std::size_t end = path.size(); end != std::string::npos && end != 0;
         end = path.rfind('.', end - 1)) {
      const auto found = aliases.find(path.substr(0, end));
      if (found != aliases.end()) return found->second + path.substr(end);
    }
    return path;
  }

  // Empty where nothing is known.
  std::string_view result_of(const std::string& path) const { return find(results, path); }
  std::string_view attribute(const std::string& path) const { return find(attributes, path); }
  std::string_view looked_up(const std::string& owner) const { return find(lookups, owner); }
  // `owner`: the class.
  std::string_view member(const std::string& owner, std::string_view name) const {
    const std::string_view type = find(members, owner);
    const bool is_other =
        !type.empty() && !name.starts_with('_') && !named.contains(owner + "." + std::string(name));
    return is_other ? type : std::string_view();
  }
  std::string_view item(const std::string& owner, const std::string& key) const {
    const auto found = items.find(owner);
    return found == items.end() ? std::string_view() : find(found->second, key);
  }
  std::string_view item(const std::string& owner) const {
    const std::string_view type = result_of(owner + ".__getitem__");
    return type.empty() ? find(members, owner) : type;
  }

 private:
  static std::string_view find(const std::unordered_map<std::string, std::string>& names,
                               const std::string& path) {
    const auto found = names.find(path);
    return found == names.end() ? std::string_view() : found->second;
  }
};

}  // namespace aioshift::semantics
