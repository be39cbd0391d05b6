#include "rewrite/fresh_name.h"

namespace aioshift::rewrite {

std::string fresh_name(const semantics::FileModel& model, syntax::Node site,
                       std::initializer_list<std::string_view> candidates, std::set<std::string>& taken) {
  const auto is_usable = [&](const std::string& name) {
    return taken.count(name) == 0 && model.scopes.is_free(name, site);
  };
  for (const std::string_view candidate : candidates) {
    if (std::string name(candidate); is_usable(name)) {
      taken.insert(name);
      return name;
    }
  }
  const std::string base(*candidates.begin());
  for (int number = 2;; ++number) {
    if (std::string name = base + "_" + std::to_string(number); is_usable(name)) {
      taken.insert(name);
      return name;
    }
  }
}

}  // namespace aioshift::rewrite
