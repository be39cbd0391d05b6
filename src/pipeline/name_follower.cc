#include "pipeline/name_follower.h"

#include <algorithm>

namespace aioshift::pipeline {

void NameFollower::learn(std::size_t file, const NameFacts& facts) {
  learn_exports(file, facts);
  if (is_followed_[file]) return;
  is_followed_[file] = true;
  for (const std::string& import : facts.imports) open_.emplace_back(file, import);
}

void NameFollower::learn_exports(std::size_t file, const NameFacts& facts) {
  if (is_known_[file]) return;
  is_known_[file] = true;
  modules_.set_exports(static_cast<semantics::Modules::FileIndex>(file), facts.exports);
}

void NameFollower::read_and_learn(std::span<const std::size_t> files, const Read& read) {
  std::vector<std::size_t> unknown;
  for (const std::size_t file : files) {
    if (!is_followed_[file]) unknown.push_back(file);
  }
  if (unknown.empty()) return;
  const std::vector<NameFacts> facts = read(unknown);
  for (std::size_t k = 0; k < unknown.size(); ++k) learn(unknown[k], facts[k]);
}

void NameFollower::settle_imports(const Read& read) {
  while (!open_.empty()) {
    std::set<std::size_t> needed;
    std::erase_if(open_, [&](const auto& import) {
      const auto unknown = modules_.unknown_on_the_way(import.second, paths_[import.first]);
      if (unknown) needed.insert(*unknown);
      return !unknown;
    });
    const std::vector<std::size_t> files(needed.begin(), needed.end());
    const std::vector<NameFacts> facts = files.empty() ? std::vector<NameFacts>() : read(files);
    for (std::size_t k = 0; k < files.size(); ++k) learn_exports(files[k], facts[k]);
  }
}

std::vector<std::size_t> NameFollower::follow(const Read& read, const Find& find) {
  std::set<std::size_t> found;
  std::set<Alias> looked_for;
  while (true) {
    settle_imports(read);
    std::vector<Alias> aliases = modules_.aliases_of(qualified_);
    std::erase_if(aliases, [&](const Alias& alias) { return !looked_for.insert(alias).second; });
    if (aliases.empty()) return {found.begin(), found.end()};
    const std::vector<std::size_t> files = find(aliases);
    found.insert(files.begin(), files.end());
    read_and_learn(files, read);
  }
}

}  // namespace aioshift::pipeline
