#include "families.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aioshift::transforms::unneeded_async {

using semantics::ClassId;
using semantics::GlobalName;
using semantics::Value;
using semantics::ValueKind;

namespace {

// Bases that call no methods.
constexpr auto kHarmlessBases =
    std::to_array<std::string_view>({"<builtin>.object", "abc.ABC", "typing.Generic"});
constexpr auto kProtocols =
    std::to_array<std::string_view>({"typing.Protocol", "typing_extensions.Protocol"});

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool share_a_part(std::string_view dotted, std::string_view other) {
  const std::string around = "." + std::string(other) + ".";
  for (std::size_t begin = 0; begin < dotted.size();) {
    const std::size_t end = std::min(dotted.find('.', begin), dotted.size());
    const std::string part = "." + std::string(dotted.substr(begin, end - begin)) + ".";
    if (around.find(part) != std::string::npos) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

Families::Families(const semantics::Solver& solver)
    : solver_(solver), program_(solver.program()), heirs_(program_.class_count()) {
  for (ClassId id = 0; id < program_.class_count(); ++id) look_at(id);
}

void Families::look_at(ClassId id) {
  for (const ClassId base : solver_.mro(id)) heirs_[base].push_back(id);
  for (const GlobalName base : solver_.external_bases(id)) external_bases_.insert(program_.names[base]);
  if (solver_.has_unknown_base(id)) {
    for (const auto& [name, slot] : solver_.members(id)) unknown_names_.insert(name);
  }
  const semantics::WholeProgram::File file = program_.file_of_class(id);
  const auto is_protocol = [&](semantics::Slot base) {
    const auto values = solver_.values(program_.slot(file, base));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId value) {
      const Value& of = solver_.value(value);
      return of.kind == ValueKind::kExternal && holds(kProtocols, program_.names[of.a]);
    });
  };
  const auto& bases = program_.class_code(id).bases;
  if (std::none_of(bases.begin(), bases.end(), is_protocol)) return;
  for (const auto& [name, slot] : solver_.members(id)) {
    for (const semantics::FunctionId method : solver_.own_methods(id, name)) {
      if (program_.function_code(method).is_async) protocol_names_.insert(name);
    }
  }
}

bool Families::has_known_bases(ClassId id) const {
  if (solver_.has_unknown_base(id)) return false;
  const auto bases = solver_.external_bases(id);
  return std::all_of(bases.begin(), bases.end(),
                     [&](GlobalName base) { return holds(kHarmlessBases, program_.names[base]); });
}

// Whether a class inherits from something of the same name that no file of the program is seen to define: it
// may be this class, installed under another path than its directories have.
bool Families::is_base_by_another_name(ClassId id) const {
  const auto file = program_.file_of_class(id);
  const std::string& name = program_.code(file).names[program_.class_code(id).name];
  return std::any_of(external_bases_.begin(), external_bases_.end(), [&](const std::string& base) {
    const std::size_t dot = base.rfind('.');
    return dot != std::string::npos && base.compare(dot + 1, std::string::npos, name) == 0 &&
           share_a_part(std::string_view(base).substr(0, dot), program_.modules().name(file));
  });
}

bool Families::are_bases_known(ClassId id) const {
  return std::all_of(heirs_[id].begin(), heirs_[id].end(),
                     [&](ClassId heir) { return has_known_bases(heir) && !is_base_by_another_name(heir); });
}

}  // namespace aioshift::transforms::unneeded_async
