// What is of use only as long as something else is open: a bucket, as long as its client is.
#include <algorithm>

#include "rules/migration/library_look.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;
using syntax::Kind;
using syntax::Node;

namespace {

class Lent {
 public:
  Lent(const LibraryLook& look, semantics::FunctionId function, LibraryFlow::Group group,
       std::string_view held)
      : look_(look), function_(function), group_(group), held_(held) {}

  bool leaves() const {
    if (group_ == semantics::kNoSlot || group_ == look_.libraries.flow().group_of_elements()) return true;
    return is_returned() || is_stored() || is_global() || is_seen_inside();
  }

 private:
  bool is_of_group(semantics::WholeProgram::File file, Slot slot) const {
    return look_.libraries.flow().group_of(look_.program().slot(file, slot)) == group_;
  }

  // Of a map's objects those in containers are not told apart.
  bool is_container_of_objects(Slot slot) const {
    const semantics::Solver& solver = look_.view.solver();
    const auto is_object = [&](semantics::ValueId id) {
      const semantics::Value& value = solver.value(id);
      const bool is_external = value.kind == ValueKind::kExternalInstance;
      const library::LibraryMap* map =
          is_external ? look_.libraries.map_of(look_.program().names[value.a]) : nullptr;
      return map != nullptr && map->lends();
    };
    const auto values = solver.values(look_.program().slot(look_.file.file, slot));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const auto elements = solver.elements(id);
      return std::any_of(elements.begin(), elements.end(), is_object);
    });
  }

  bool is_returned() const {
    const semantics::FunctionCode& code = look_.program().function_code(function_);
    return is_of_group(look_.file.file, code.returned) || is_of_group(look_.file.file, code.yielded) ||
           is_container_of_objects(code.returned);
  }

  // In an attribute, by whatever function.
  bool is_stored() const {
    const semantics::WholeProgram& program = look_.program();
    for (semantics::WholeProgram::File file = 0; file < program.file_count(); ++file) {
      for (const Instruction& instruction : program.code(file).instructions) {
        if (instruction.op != Op::kStoreAttribute) continue;
        if (!held_.empty() && program.code(file).names[instruction.name] == held_) continue;
        const bool is_here =
            file == look_.file.file && program.function(file, instruction.function) == function_;
        if (is_of_group(file, instruction.b) || (is_here && is_container_of_objects(instruction.b)))
          return true;
      }
    }
    return false;
  }

  // `global table`, in a function.
  bool is_global() const {
    const semantics::WholeProgram& program = look_.program();
    if (function_ == program.function(look_.file.file, semantics::kModuleCode)) return false;
    for (semantics::WholeProgram::File file = 0; file < program.file_count(); ++file) {
      const auto& variables = program.code(file).variables;
      if (std::any_of(variables.begin(), variables.end(),
                      [&](const auto& variable) { return is_of_group(file, variable.slot); }))
        return true;
    }
    return false;
  }

  bool is_seen_inside() const {
    return std::any_of(look_.found.shared.begin(), look_.found.shared.end(), [&](const auto& shared) {
      if (shared.second != group_ || shared.first == function_) return false;
      const auto file = look_.program().file_of_function(shared.first);
      if (file != look_.file.file) return false;
      const Node inner = look_.model().tree.node(look_.program().function_code(shared.first).node);
      const Node outer = syntax::enclosing_function(inner);
      return inner.is(Kind::function_definition) && outer && look_.function_at(inner) == function_;
    });
  }

  const LibraryLook& look_;
  const semantics::FunctionId function_;
  const LibraryFlow::Group group_;
  const std::string_view held_;
};

}  // namespace

bool outlives(const LibraryLook& look, semantics::FunctionId function, LibraryFlow::Group group,
              std::string_view held) {
  return Lent(look, function, group, held).leaves();
}

}  // namespace aioshift::rules::migration
