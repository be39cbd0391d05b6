#include "rules/migration/renames.h"

#include <algorithm>
#include <array>
#include <set>

#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::Instruction;
using semantics::Op;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

Renames::Renames(const ProgramView& program, NewNames names)
    : solver_(program.solver()), program_(program.solver().program()), names_(std::move(names)) {
  if (names_.empty()) return;
  for (const auto& [function, name] : names_)
    by_file_[program_.file_of_function(function)].definitions.push_back(
        {program_.function_code(function).node, function});
  find_exports();
  find_uses();
}

std::string Renames::new_name(Function function) const {
  const auto found = names_.find(function);
  return found == names_.end() ? std::string() : found->second.name;
}

std::string_view Renames::old_name(Function function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  return program_.code(program_.file_of_function(function)).names[code.name];
}

const Renames::Function* Renames::exported_by(File file, std::string_view name) const {
  const auto found = exports_.find({file, std::string(name)});
  return found == exports_.end() ? nullptr : &found->second;
}

bool Renames::add_export(File file, std::string_view name, Function function) {
  return exports_.emplace(std::pair(file, std::string(name)), function).second;
}

// Modules that have one of the functions under its name: by definition, by import, by star import.
void Renames::find_exports() {
  for (const auto& [function, name] : names_) {
    const semantics::FunctionCode& code = program_.function_code(function);
    if (code.owner == semantics::kNoClass && code.outer == semantics::kModuleCode)
      add_export(program_.file_of_function(function), old_name(function), function);
  }
  for (bool grows = !exports_.empty(); grows;) {
    grows = false;
    for (File file = 0; file < program_.file_count(); ++file) {
      const semantics::ModuleCode& code = program_.code(file);
      for (const Instruction& instruction : code.instructions) {
        if (instruction.op != Op::kImported || instruction.function != semantics::kModuleCode) continue;
        const std::string& name = code.names[instruction.name];
        const auto module = program_.modules().find(code.names[instruction.count], file);
        const Function* function = module ? exported_by(*module, name) : nullptr;
        if (function != nullptr) grows |= add_export(file, name, *function);
      }
      for (const semantics::NameId star : code.star_imports) {
        const auto module = program_.modules().find(code.names[star], file);
        if (!module || *module == file) continue;
        std::vector<std::pair<std::string, Function>> brought;
        for (auto it = exports_.lower_bound({*module, {}});
             it != exports_.end() && it->first.first == *module; ++it)
          brought.emplace_back(it->first.second, it->second);
        for (const auto& [name, function] : brought) {
          const bool is_new = by_file_[file].starred.emplace(name, function).second;
          grows |= add_export(file, name, function) || is_new;
        }
      }
    }
  }
}

// What an object of the class, or the class, has under the name.
const Renames::Function* Renames::method_of(semantics::ValueId receiver, std::string_view name) const {
  const semantics::Value& value = solver_.value(receiver);
  if (value.kind != ValueKind::kInstance && value.kind != ValueKind::kClass &&
      value.kind != ValueKind::kSuper)
    return nullptr;
  for (const semantics::ClassId id : solver_.mro(value.a)) {
    if (value.kind == ValueKind::kSuper && id == value.a) continue;
    for (const auto& [member, slot] : solver_.members(id)) {
      if (program_.names[member] != name) continue;
      for (const Function function : solver_.own_methods(id, member)) {
        // `self.load = load` is a variable that holds one.
        if (program_.function_code(function).owner == semantics::kNoClass) continue;
        if (const auto found = names_.find(function); found != names_.end()) return &found->first;
      }
      return nullptr;
    }
  }
  return nullptr;
}

const Renames::Function* Renames::member_of(semantics::ValueId object, std::string_view name) const {
  const semantics::Value& value = solver_.value(object);
  return value.kind == ValueKind::kModule ? exported_by(value.a, name) : method_of(object, name);
}

// The function whose name the attribute says: not what the attribute holds, but what its object has.
const Renames::Function* Renames::said_by(File file, const Instruction& attribute) const {
  const std::string& name = program_.code(file).names[attribute.name];
  for (const semantics::ValueId id : solver_.values(program_.slot(file, attribute.a))) {
    if (const Function* function = member_of(id, name)) return function;
  }
  return nullptr;
}

void Renames::find_uses() {
  std::set<std::string_view> old_names;
  for (const auto& [function, name] : names_) {
    old_names.insert(old_name(function));
    if (program_.function_code(function).owner != semantics::kNoClass)
      methods_.emplace(old_name(function), function);
  }
  for (File file = 0; file < program_.file_count(); ++file) {
    const semantics::ModuleCode& code = program_.code(file);
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kCall && instruction.node != 0) look_at_string(file, instruction, old_names);
      const bool is_import = instruction.op == Op::kImported;
      const bool is_attribute = instruction.op == Op::kLoadAttribute || instruction.op == Op::kStoreAttribute;
      if (!is_import && !is_attribute) continue;
      const std::string& name = code.names[instruction.name];
      if (old_names.count(name) == 0) continue;
      if (is_import) {
        const auto module = program_.modules().find(code.names[instruction.count], file);
        const Function* function = module ? exported_by(*module, name) : nullptr;
        if (function == nullptr) continue;
        wanted_.emplace(*module, name);
        by_file_[file].imports.push_back({instruction.node, *function});
      } else if (solver_.values(program_.slot(file, instruction.a)).empty()) {
        const auto method = methods_.find(name);
        if (method == methods_.end()) continue;
        const Function around = program_.function(file, instruction.function);
        by_file_[file].unknown.push_back({instruction.node, method->second, around});
      } else if (const Function* function = said_by(file, instruction)) {
        by_file_[file].attributes.push_back({instruction.node, *function});
        for (const semantics::ValueId id : solver_.values(program_.slot(file, instruction.a))) {
          if (solver_.value(id).kind == ValueKind::kModule) wanted_.emplace(solver_.value(id).a, name);
        }
      }
    }
  }
}

// `getattr(store, "get")`, which says a name by a string.
void Renames::look_at_string(File file, const Instruction& call, const std::set<std::string_view>& names) {
  constexpr auto kFunctions = std::to_array<std::string_view>(
      {"<builtin>.delattr", "<builtin>.getattr", "<builtin>.hasattr", "<builtin>.setattr"});
  if (call.count < 2) return;
  const auto callees = solver_.values(program_.slot(file, call.a));
  const bool is_meant = std::any_of(callees.begin(), callees.end(), [&](semantics::ValueId id) {
    const semantics::Value& value = solver_.value(id);
    return value.kind == ValueKind::kExternal &&
           std::find(kFunctions.begin(), kFunctions.end(), program_.names[value.a]) != kFunctions.end();
  });
  if (!is_meant) return;
  const auto& arguments = program_.code(file).arguments;
  for (const semantics::ValueId said : solver_.values(program_.slot(file, arguments[call.b + 1].value))) {
    const semantics::Value& value = solver_.value(said);
    if (value.kind != ValueKind::kString || names.count(program_.names[value.a]) == 0) continue;
    const auto objects = solver_.values(program_.slot(file, arguments[call.b].value));
    const auto method = methods_.find(program_.names[value.a]);
    if (objects.empty() && method != methods_.end())
      by_file_[file].unknown.push_back({call.node, method->second, program_.function(file, call.function)});
    for (const semantics::ValueId id : objects)
      if (const Function* function = member_of(id, program_.names[value.a]))
        by_file_[file].attributes.push_back({call.node, *function});
  }
}

std::vector<File> Renames::files() const {
  std::vector<File> files;
  for (const auto& [file, of_file] : by_file_) files.push_back(file);
  return files;
}

void Renames::add_site(Node node, Function function, std::optional<Reason> reason,
                       std::vector<PlannedSite>& sites) const {
  PlannedSite site;
  site.text.kind = AsyncSite::Kind::kName;
  site.text.node = node;
  site.text.new_name = names_.at(function).name;
  site.range = node.range();
  site.function = function;
  site.is_rename = true;
  site.stands_apart = true;
  site.reason = reason;
  sites.push_back(std::move(site));
}

// References to the variables that definitions and imports without `as` bind.
void Renames::add_references(const ProgramView::Opened& file, const std::vector<Use>& binders,
                             std::vector<PlannedSite>& sites) const {
  const semantics::Scopes& scopes = file.model.scopes;
  std::map<std::pair<semantics::ScopeId, std::string>, std::pair<Function, std::set<syntax::NodeId>>>
      variables;
  for (const Use& use : binders) {
    const Node node = file.model.tree.node(use.node);
    if (node.is(Kind::aliased_import)) continue;
    const Node name = node.is(Kind::function_definition) ? node.child(Field::name) : node.named_child(0);
    const Node around = node.is(Kind::function_definition) ? syntax::enclosing_scope_node(node) : node;
    const semantics::ScopeId scope = !around                              ? semantics::kModuleScope
                                     : node.is(Kind::function_definition) ? scopes.scope_made_by(around)
                                                                          : scopes.scope_at(name);
    auto& [function, names] = variables[{scope, std::string(name.text())}];
    function = use.function;
    names.insert(name.id());
  }
  for (const auto& [variable, binder] : variables) {
    const auto& [scope, name] = variable;
    const auto& [function, names] = binder;
    const auto bindings = scopes.bindings(scope, name);
    for (const semantics::Binding* binding : bindings) {
      if (names.count(binding->name.id()) == 0)
        add_site(binding->name, function, Reason::kAmbiguousName, sites);
    }
    // `global f` makes the variable another scope's.
    for (const syntax::NodeId id : names) {
      const bool is_bound_here = std::any_of(bindings.begin(), bindings.end(),
                                             [&](const auto* binding) { return binding->name.id() == id; });
      if (!is_bound_here) add_site(file.model.tree.node(id), function, Reason::kAmbiguousName, sites);
    }
    for (const Node reference : scopes.references_to(scope, name))
      add_site(reference, function, std::nullopt, sites);
  }
}

// Whether an awaited call says the name that the import binds.
bool Renames::is_called_by(const ProgramView::Opened& file, Node import, Function function,
                           const std::vector<PlannedSite>& sites) const {
  const semantics::Scopes& scopes = file.model.scopes;
  const semantics::ScopeId scope = scopes.lookup(old_name(function), scopes.scope_at(import));
  return std::any_of(sites.begin(), sites.end(), [&](const PlannedSite& site) {
    if (site.reason || site.text.new_name != names_.at(function).name) return false;
    const Node name = site.text.kind == AsyncSite::Kind::kName   ? site.text.node
                      : site.text.kind == AsyncSite::Kind::kCall ? site.text.node.child(Field::function)
                                                                 : Node();
    return name.is(Kind::identifier) && name.text() == old_name(function) &&
           scopes.lookup(name.text(), scopes.scope_at(name)) == scope;
  });
}

void Renames::add_imports(const ProgramView::Opened& file, const std::vector<Use>& imports,
                          std::vector<PlannedSite>& sites) const {
  for (const Use& use : imports) {
    const Node element = file.model.tree.node(use.node);
    const bool is_aliased = element.is(Kind::aliased_import);
    const Node name = (is_aliased ? element.child(Field::name) : element).named_child(0);
    const NewName& now = names_.at(use.function);
    if (!now.is_beside) {
      add_site(name, use.function, std::nullopt, sites);
      continue;
    }
    const bool is_wanted =
        !is_aliased && (is_called_by(file, name, use.function, sites) ||
                        wanted_.count({file.file, std::string(old_name(use.function))}) != 0);
    if (!is_wanted) continue;
    add_site(element, use.function, std::nullopt, sites);
    sites.back().text.kind = AsyncSite::Kind::kSubstitute;
    sites.back().text.substitute.edits.push_back({{element.end(), element.end()}, ", " + now.name});
  }
}

void Renames::add_exported_names(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  for (const Node list : file.model.scopes.references("__all__")) {
    const Node statement = list.parent();
    const bool is_assigned = statement.is_one_of(Kind::assignment, Kind::augmented_assignment) &&
                             statement.child(Field::left) == list;
    if (!is_assigned) continue;
    for (const Node element : statement.child(Field::right).named_children()) {
      if (!element.is(Kind::string)) continue;
      const Node content = element.named_child(1);
      const Function* function = exported_by(file.file, content.text());
      if (!content.is(Kind::string_content) || function == nullptr) continue;
      const NewName& now = names_.at(*function);
      const std::string_view quote = element.text().substr(element.text().size() - 1);
      const std::string more = ", " + std::string(quote) + now.name + std::string(quote);
      add_site(element, *function, std::nullopt, sites);
      sites.back().text.kind = AsyncSite::Kind::kSubstitute;
      sites.back().text.substitute.edits.push_back(now.is_beside
                                                       ? text::Edit{{element.end(), element.end()}, more}
                                                       : text::Edit{content.range(), now.name});
    }
  }
}

void Renames::add_sites(const ProgramView::Opened& file, std::vector<PlannedSite>& sites) const {
  const auto found = by_file_.find(file.file);
  if (found == by_file_.end()) return;
  const OfFile& uses = found->second;
  const auto is_beside = [&](const Use& use) { return names_.at(use.function).is_beside; };
  std::vector<Use> binders = uses.definitions;
  binders.insert(binders.end(), uses.imports.begin(), uses.imports.end());
  std::erase_if(binders, is_beside);
  add_references(file, binders, sites);
  add_imports(file, uses.imports, sites);
  for (const Use& use : uses.attributes) {
    if (is_beside(use)) continue;
    const Node attribute = file.model.tree.node(use.node);
    if (!attribute.is(Kind::attribute)) {
      // `getattr(pages, "load")`
      add_site(attribute, use.function, Reason::kAmbiguousName, sites);
      continue;
    }
    const Node target = attribute.parent();
    const bool is_assigned = (target.is_one_of(Kind::assignment, Kind::augmented_assignment) &&
                              attribute.field() == Field::left) ||
                             target.is(Kind::delete_statement);
    add_site(attribute.child(Field::attribute), use.function,
             is_assigned ? std::optional(Reason::kAssignedTo) : std::nullopt, sites);
  }
  for (const auto& [name, function] : uses.starred) {
    if (names_.at(function).is_beside) continue;
    for (const Node reference : file.model.scopes.references(name)) {
      if (file.model.scopes.lookup(name, file.model.scopes.scope_at(reference)) == semantics::kNoScope)
        add_site(reference, function, std::nullopt, sites);
    }
  }
  add_unknown(file, uses.unknown, sites);
  add_exported_names(file, sites);
}

// Attributes of which nothing but the name is known: a person has to look.
void Renames::add_unknown(const ProgramView::Opened& file, const std::vector<Use>& uses,
                          std::vector<PlannedSite>& sites) const {
  std::set<syntax::NodeId> told;
  for (const PlannedSite& site : sites) told.insert(site.text.node.id());
  for (const Use& use : uses) {
    const Node attribute = file.model.tree.node(use.node);
    const Node call = attribute.parent();
    const bool is_called = call.is(Kind::call) && attribute.field() == Field::function;
    if (names_.at(use.function).is_beside) continue;
    if (!told.insert(is_called ? call.id() : attribute.id()).second) continue;
    PlannedSite site;
    site.text.node = attribute;
    site.range = attribute.range();
    site.function = use.around;
    site.loose_end = semantics::LooseEnd::Kind::kUnknownReceiver;
    site.reason = Reason::kUnknownReceiver;
    sites.push_back(std::move(site));
  }
}

bool Renames::is_said_at(const ProgramView::Opened& file, Node callee) const {
  const auto found = by_file_.find(file.file);
  const OfFile none;
  const OfFile& uses = found == by_file_.end() ? none : found->second;
  if (callee.is(Kind::attribute)) {
    const auto is_callee = [&](const Use& use) { return use.node == callee.id(); };
    return std::any_of(uses.attributes.begin(), uses.attributes.end(), is_callee) ||
           std::any_of(uses.unknown.begin(), uses.unknown.end(), is_callee);
  }
  if (!callee.is(Kind::identifier)) return false;
  const semantics::Scopes& scopes = file.model.scopes;
  const std::string name(callee.text());
  const semantics::ScopeId scope = scopes.lookup(name, scopes.scope_at(callee));
  if (scope == semantics::kNoScope) return uses.starred.count(name) != 0;
  const auto bindings = scopes.bindings(scope, name);
  return std::any_of(bindings.begin(), bindings.end(), [&](const semantics::Binding* binding) {
    return binding->kind == semantics::BindingKind::kFunction ||
           (binding->kind == semantics::BindingKind::kImportFrom &&
            !binding->binder.is(Kind::aliased_import));
  });
}

}  // namespace aioshift::rules::migration
