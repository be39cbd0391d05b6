// Names: what an import finds, what no scope binds, and what is taken as it is named.
#include <algorithm>

#include "pattern/reference.h"
#include "semantics/program/solver.h"

namespace aioshift::semantics {

Slot Solver::variable_of(File file, GlobalName name) const {
  const auto& all = variables_[file];
  const auto found = std::lower_bound(all.begin(), all.end(), name,
                                      [](const auto& one, GlobalName wanted) { return one.first < wanted; });
  return found == all.end() || found->first != name ? kNoSlot : found->second;
}

// Something of another package, by the name under which it is known.
ValueId Solver::external(std::string path) {
  return values_.id(ValueKind::kExternal, program_.names.id(libraries_->canonical(std::move(path))));
}

// A name that `from module import name` finds, also by way of star imports.
Slot Solver::exported_variable(File file, std::string_view name, int depth) const {
  const Slot own = variable_of(file, program_.names.id(name));
  if (own != kNoSlot || depth > 20) return own;
  const ModuleCode& code = program_.code(file);
  for (std::size_t i = code.star_imports.size(); i > 0; --i) {
    const auto module = program_.modules().find(code.names[code.star_imports[i - 1]], file);
    if (!module || *module == file) continue;
    const ModuleCode& from = program_.code(*module);
    if (from.has_exported) {
      const bool is_listed = std::any_of(from.exported.begin(), from.exported.end(),
                                         [&](NameId listed) { return from.names[listed] == name; });
      if (!is_listed) continue;
    } else if (name.starts_with('_')) {
      continue;
    }
    const Slot found = exported_variable(*module, name, depth + 1);
    if (found != kNoSlot) return found;
  }
  return kNoSlot;
}

void Solver::import_name(File file, const Instruction& instruction) {
  const ModuleCode& code = program_.code(file);
  const std::string& name = code.names[instruction.name];
  const std::string& module_name = code.names[instruction.count];
  const Slot to = program_.slot(file, instruction.to);
  const auto module = program_.modules().find(module_name, file);
  if (module) {
    const Slot variable = exported_variable(*module, name, 0);
    if (variable != kNoSlot && !(*module == file && variable == to)) {
      copy(variable, to);
      if (*module != file) return;
    }
  }
  const std::string full = program_.modules().absolute(module_name, file);
  const std::string path = full.empty() ? name : full + "." + name;
  const std::string as_module = module_name.ends_with('.') ? module_name + name : module_name + "." + name;
  if (const auto submodule = program_.modules().find(as_module, file)) {
    add(to, values_.id(ValueKind::kModule, *submodule));
  } else if (!module) {
    add(to, external(path));
  } else {
    // Of a star import from another package, or made at run time.
    for (const NameId star : program_.code(*module).star_imports) {
      const std::string& other = program_.code(*module).names[star];
      if (!program_.modules().find(other, *module))
        add(to, external(program_.modules().absolute(other, *module) + "." + name));
    }
  }
}

void Solver::bind_unbound(File file, const Instruction& instruction) {
  const std::string& name = program_.code(file).names[instruction.name];
  const Slot to = program_.slot(file, instruction.to);
  const Slot starred = exported_variable(file, name, 0);
  if (starred != kNoSlot) {
    copy(starred, to);
    return;
  }
  if (pattern::is_builtin_name(name)) {
    add(to, values_.id(ValueKind::kExternal, program_.names.id("<builtin>." + name)));
    return;
  }
  for (const NameId star : program_.code(file).star_imports) {
    const std::string& module = program_.code(file).names[star];
    if (!program_.modules().find(module, file))
      add(to, external(program_.modules().absolute(module, file) + "." + name));
  }
}

void Solver::make_opaque(std::span<const OpaqueName> names) {
  for (const OpaqueName& opaque : names) {
    const auto file = program_.modules().named(opaque.module);
    if (!file) continue;
    const GlobalName name = program_.names.id(opaque.name);
    const std::string qualified =
        opaque.module + "." + (opaque.class_path.empty() ? "" : opaque.class_path + ".") + opaque.name;
    const ValueId value = values_.id(ValueKind::kExternal, program_.names.id(qualified));
    if (opaque.class_path.empty()) {
      const Slot slot = variable_of(*file, name);
      if (slot == kNoSlot) continue;
      add(slot, value);
      sets_[slot].set_opaque();
      // The module's own code reads versions of the variable.
      for (const Instruction& instruction : program_.code(*file).instructions) {
        if (instruction.op != Op::kCopy || program_.slot(*file, instruction.to) != slot) continue;
        const Slot version = program_.slot(*file, instruction.a);
        add(version, value);
        sets_[version].set_opaque();
      }
      continue;
    }
    for (std::uint32_t i = 0; i < program_.code(*file).classes.size(); ++i) {
      const ClassId id = program_.class_id(*file, i);
      if (program_.code(*file).names[program_.code(*file).classes[i].path] != opaque.class_path) continue;
      const Slot slot = field(values_.id(ValueKind::kInstance, id), name);
      add(slot, value);
      sets_[slot].set_opaque();
    }
  }
}

}  // namespace aioshift::semantics
