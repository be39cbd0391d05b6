// Everything in a program that says the name of a function which gets another one: imports, attributes,
// references, `__all__`. Or which gets a counterpart beside it: then only calls that are awaited say the new
// name, which is imported besides.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/migration/sites.h"

namespace aioshift::rules::migration {

class Renames {
 public:
  struct NewName {
    std::string name;
    bool is_beside = false;  // the function keeps the old one
  };
  using NewNames = std::map<semantics::FunctionId, NewName>;

  // `names`: what functions are called from now on.
  Renames(const ProgramView& program, NewNames names);

  // Empty where the function keeps its name.
  std::string new_name(semantics::FunctionId function) const;
  // Whether the callee says the name of one of them, and not that of a variable that holds one: `self.load()`
  // where an object has got a function under the name of another.
  bool is_said_at(const ProgramView::Opened& file, syntax::Node callee) const;
  // Files that say one of the names, ascending.
  std::vector<File> files() const;
  // Adds the places of the file that say one; `sites` holds those that are calls already. A place that cannot
  // say the new one has a reason.
  void add_sites(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const;

 private:
  using Function = semantics::FunctionId;
  // A node of a file that says a function's name: a definition, an element of an import, an attribute.
  struct Use {
    syntax::NodeId node = 0;
    Function function = 0;
    Function around = 0;  // whose code an attribute of an unknown object stands in
  };
  struct OfFile {
    std::vector<Use> definitions;
    std::vector<Use> imports;
    std::vector<Use> attributes;
    std::vector<Use> unknown;                 // attributes of objects of which nothing is known
    std::map<std::string, Function> starred;  // names that a star import brings
  };

  std::string_view old_name(Function function) const;
  void find_exports();
  void find_uses();
  bool add_export(File file, std::string_view name, Function function);
  const Function* exported_by(File file, std::string_view name) const;
  const Function* said_by(File file, const semantics::Instruction& attribute) const;
  void look_at_string(File file, const semantics::Instruction& call, const std::set<std::string_view>& names);
  const Function* member_of(semantics::ValueId object, std::string_view name) const;
  const Function* method_of(semantics::ValueId receiver, std::string_view name) const;
  void add_site(syntax::Node node, Function function, std::optional<rewrite::Reason> reason,
                std::vector<PlannedSite>& sites) const;
  void add_references(const ProgramView::Opened& file, const std::vector<Use>& binders,
                      std::vector<PlannedSite>& sites) const;
  void add_imports(const ProgramView::Opened& file, const std::vector<Use>& imports,
                   std::vector<PlannedSite>& sites) const;
  bool is_called_by(const ProgramView::Opened& file, syntax::Node import, Function function,
                    const std::vector<PlannedSite>& sites) const;
  void add_unknown(const ProgramView::Opened& file, const std::vector<Use>& uses,
                   std::vector<PlannedSite>& sites) const;
  void add_exported_names(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const;

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  NewNames names_;
  std::map<std::string_view, Function> methods_;              // by the old name, one of them
  std::map<std::pair<File, std::string>, Function> exports_;  // variables of modules
  std::set<std::pair<File, std::string>> wanted_;             // of these, those that another module uses
  std::map<File, OfFile> by_file_;
};

}  // namespace aioshift::rules::migration
