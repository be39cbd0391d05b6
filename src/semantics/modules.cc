#include "semantics/modules.h"

#include <algorithm>
#include <tuple>

#include "semantics/asyncio_members.h"
#include "semantics/module_paths.h"

namespace aioshift::semantics {
namespace {

// Re-exports of re-exports: as many as anyone has, and an end for circles.
constexpr int kMostSteps = 16;

std::string_view last_component(std::string_view path, char separator) {
  const std::size_t at = path.rfind(separator);
  return at == std::string_view::npos ? path : path.substr(at + 1);
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

void Modules::add_file(std::string_view path, FileIndex index) {
  Module module;
  module.path = path;
  module.index = index;
  module.stem = path.substr(0, path.rfind('.'));
  if (last_component(module.stem, '/') == "__init__") {
    module.is_package = true;
    module.stem = directory_of(module.stem);
  }
  // A stub beside its module says the same.
  const auto [known, is_new] = by_stem_.emplace(module.stem, modules_.size());
  by_path_.emplace(module.path, known->second);
  if (!is_new) return;
  by_last_name_[std::string(last_component(module.stem, '/'))].push_back(modules_.size());
  by_index_.emplace(index, modules_.size());
  modules_.push_back(std::move(module));
}

void Modules::set_exports(FileIndex index, const std::vector<ExportedName>& exports) {
  const auto it = by_index_.find(index);
  if (it == by_index_.end()) return;
  Module* module = &modules_[it->second];
  module->is_known = true;
  for (const ExportedName& name : exports) {
    if (name.name == "*") {
      module->stars.push_back(name.target);
    } else {
      module->exports.emplace(name.name, name.target);
    }
  }
}

const Modules::Module* Modules::module_at(std::string_view stem) const {
  const auto it = by_stem_.find(std::string(stem));
  return it == by_stem_.end() ? nullptr : &modules_[it->second];
}

const Modules::Module* Modules::module_named(std::string_view dotted, std::string_view from) const {
  const auto it = by_last_name_.find(std::string(last_component(dotted, '.')));
  if (it == by_last_name_.end()) return nullptr;
  const std::string tail = with_slashes(dotted);
  const Module* best = nullptr;
  std::size_t best_prefix = 0;
  bool is_tie = false;
  for (const std::size_t index : it->second) {
    const Module& module = modules_[index];
    const std::string_view stem = module.stem;
    if (!stem.ends_with(tail)) continue;
    if (stem.size() != tail.size() && stem[stem.size() - tail.size() - 1] != '/') continue;
    const std::size_t prefix = common_prefix(stem, from);
    if (best == nullptr || prefix > best_prefix) {
      best = &module;
      best_prefix = prefix;
      is_tie = false;
    } else if (prefix == best_prefix) {
      is_tie = true;
    }
  }
  return is_tie ? nullptr : best;
}

// The longest beginning of the path that is a module.
std::optional<Modules::Place> Modules::place_of(std::string_view path, std::string_view file) const {
  const std::size_t dots = std::min(path.find_first_not_of('.'), path.size());
  const std::string_view names = path.substr(dots);
  std::string_view base = directory_of(file);
  for (std::size_t i = 1; i < dots; ++i) base = directory_of(base);
  for (std::size_t end = names.size(); end != std::string_view::npos && end != 0;
       end = names.rfind('.', end - 1)) {
    // What is looked for stands behind the module's name.
    if (end == names.size()) continue;
    const std::string_view module_name = names.substr(0, end);
    const Module* module =
        dots != 0 ? module_at(joined_path(base, with_slashes(module_name))) : module_named(module_name, file);
    if (module == nullptr) continue;
    const std::string_view behind = names.substr(end + 1);
    const std::size_t dot = std::min(behind.find('.'), behind.size());
    return Place{module, std::string(behind.substr(0, dot)), std::string(behind.substr(dot))};
  }
  if (dots == 0) return std::nullopt;
  const Module* package = module_at(base);
  if (package == nullptr) return std::nullopt;
  const std::size_t dot = std::min(names.find('.'), names.size());
  return Place{package, std::string(names.substr(0, dot)), std::string(names.substr(dot))};
}

Modules::Walk Modules::walk(std::string path, std::string_view file) const {
  Walk result{{std::move(path), true}, std::string(file), std::nullopt};
  for (int step = 0; step < kMostSteps; ++step) {
    const auto place = place_of(result.definition.path, result.file);
    if (!place || place->name.empty()) return result;
    const Module& module = *place->module;
    if (!module.is_known) {
      result.unknown = module.index;
      return result;
    }
    const auto exported = module.exports.find(place->name);
    if (exported != module.exports.end()) {
      result.definition.passed.push_back(absolute(result.definition.path, result.file));
      result.definition.path = exported->second + place->rest;
      result.file = module.path;
      continue;
    }
    bool found = false;
    for (const std::string& star : module.stars) {
      if (star == "asyncio" && is_public_in_asyncio(place->name)) {
        result.definition.passed.push_back(absolute(result.definition.path, result.file));
        result.definition.path = "asyncio." + place->name + place->rest;
        // Others may rebind it.
        result.definition.is_certain = module.stars.size() == 1;
        return result;
      }
      const std::string through = (star.ends_with('.') ? star : star + ".") + place->name;
      const auto next = place_of(through, module.path);
      if (!next) continue;
      if (!next->module->is_known) {
        result.unknown = next->module->index;
        return result;
      }
      if (next->module->exports.count(next->name) == 0 && next->module->stars.empty()) continue;
      result.definition.passed.push_back(absolute(result.definition.path, result.file));
      result.definition.path = through + place->rest;
      result.file = module.path;
      found = true;
      break;
    }
    if (!found) return result;
  }
  return result;
}

std::string Modules::dotted_of_stem(std::string_view stem) const {
  std::string name(last_component(stem, '/'));
  for (std::string_view above = directory_of(stem); !above.empty(); above = directory_of(above)) {
    const Module* package = module_at(above);
    if (package == nullptr || !package->is_package) break;
    name.insert(0, std::string(last_component(above, '/')) + ".");
  }
  return name;
}

std::string Modules::absolute(std::string_view relative, std::string_view file) const {
  const std::size_t dots = relative.find_first_not_of('.');
  if (dots == 0 || dots == std::string_view::npos) return std::string(relative);
  std::string_view base = directory_of(file);
  for (std::size_t i = 1; i < dots; ++i) base = directory_of(base);
  if (base.empty()) return std::string(relative.substr(dots));
  const Module* package = module_at(base);
  if (package == nullptr || !package->is_package) return std::string(relative.substr(dots));
  return dotted_of_stem(base) + "." + std::string(relative.substr(dots));
}

ProgramNames::Definition Modules::definition_of(std::string path, std::string_view file) const {
  Walk result = walk(std::move(path), file);
  result.definition.path = absolute(result.definition.path, result.file);
  return result.definition;
}

std::optional<Modules::FileIndex> Modules::unknown_on_the_way(std::string path, std::string_view file) const {
  return walk(std::move(path), file).unknown;
}

std::string Modules::module_of(std::string_view file) const {
  const auto it = by_path_.find(std::string(file));
  return it == by_path_.end() ? std::string() : dotted_of_stem(modules_[it->second].stem);
}

std::vector<Modules::Alias> Modules::aliases_of(const std::vector<std::string>& paths) const {
  std::vector<Alias> aliases;
  for (const Module& module : modules_) {
    for (const auto& [name, target] : module.exports) {
      const std::string definition = definition_of(target, module.path).path;
      if (std::find(paths.begin(), paths.end(), definition) == paths.end()) continue;
      if (last_component(definition, '.') != name)
        aliases.push_back({name, dotted_of_stem(module.stem), module.is_package});
    }
  }
  std::sort(aliases.begin(), aliases.end());
  return aliases;
}

}  // namespace aioshift::semantics
