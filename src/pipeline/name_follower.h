// Follows names from file to file: what a run has to know of files in which no rule can match.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/file_scan.h"
#include "semantics/modules.h"

namespace aioshift::pipeline {

class NameFollower {
 public:
  using Alias = semantics::Modules::Alias;
  // What these files say, in their order.
  using Read = std::function<std::vector<NameFacts>(std::span<const std::size_t> files)>;
  // The files that may know something by one of the aliases; too many are no harm.
  using Find = std::function<std::vector<std::size_t>(std::span<const Alias> aliases)>;

  // `modules` has the files, by their numbers. `paths`: theirs, by number. `qualified`: the names that
  // rules look for.
  NameFollower(semantics::Modules& modules, std::vector<std::string_view> paths,
               const std::vector<std::string>& qualified)
      : modules_(modules),
        paths_(std::move(paths)),
        qualified_(qualified),
        is_known_(paths_.size()),
        is_followed_(paths_.size()) {}

  void learn(std::size_t file, const NameFacts& facts);

  // Reads files until every name that one of the known files imports can be told. Gives the files, in
  // ascending order, that may know one of the qualified names by another one.
  std::vector<std::size_t> follow(const Read& read, const Find& find);

 private:
  void learn_exports(std::size_t file, const NameFacts& facts);
  void read_and_learn(std::span<const std::size_t> files, const Read& read);
  void settle_imports(const Read& read);

  semantics::Modules& modules_;
  std::vector<std::string_view> paths_;
  const std::vector<std::string>& qualified_;
  std::vector<bool> is_known_;                             // what the file hands on
  std::vector<bool> is_followed_;                          // what it imports, too
  std::vector<std::pair<std::size_t, std::string>> open_;  // file, what it imports
};

}  // namespace aioshift::pipeline
