// Rules that make a program asynchronous: all that a run selects decide together, since what one makes a
// coroutine function another one awaits in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rules/library/library_map.h"
#include "rules/rule.h"
#include "rules/rule_file_error.h"

namespace aioshift::rules::migration {

class MigrationRule : public Rule {
 public:
  // Begins at blocking functions of the standard library and at names of the configuration.
  explicit MigrationRule(RuleInfo info) : Rule(std::move(info)) {}
  // Begins at the calls of a library. `definition`: see Rule::definition.
  MigrationRule(RuleInfo info, library::LibraryMap map, std::string_view definition = {});

  pattern::RequiredLiterals required_literals() const override { return {}; }
  std::vector<syntax::Kind> kinds() const override { return {}; }
  void visit(const FileContext&, syntax::Node, std::vector<Finding>&) const override {}
  bool decides_over_program() const override { return true; }
  Dependencies dependencies() const override;
  void add_library_types(semantics::LibraryTypes& types) const override;
  std::vector<LocatedFinding> decide(const ProgramView& program) const override;

  std::string_view definition() const override { return definition_; }

  const library::LibraryMap* map() const { return map_ ? &*map_ : nullptr; }

 private:
  std::optional<library::LibraryMap> map_;
  std::string definition_;
};

// From the text of a map that is part of the program; the error says file, line and column.
tl::expected<std::shared_ptr<const Rule>, std::string> make_library_rule(RuleInfo info, std::string_view map,
                                                                         const std::string& file);

// From a map of the user's own. Its id is that of the file where it gives none itself; it is in the groups
// "user" and "migrate", and runs only where it is selected. The errors are all there are.
tl::expected<std::shared_ptr<const Rule>, std::vector<RuleFileError>> make_user_library_rule(
    std::string_view map, const std::string& file);

}  // namespace aioshift::rules::migration
