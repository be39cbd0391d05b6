#include "rules/migration/library_values.h"

#include <algorithm>
#include <array>

#include "rules/migration/library_forwarders.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;
using syntax::Field;
using syntax::Node;

namespace {

constexpr int kDeepest = 3;  // containers in one another

}  // namespace

FunctionValues::FunctionValues(const LibraryLook& look)
    : look_(look),
      solver_(look.view.solver()),
      program_(look.program()),
      code_(program_.code(look_.file.file)) {
  for (const semantics::FunctionCode& function : code_.functions) {
    for (const semantics::Parameter& parameter : function.parameters)
      parameters_.emplace(parameter.slot, &parameter);
  }
  for (const Instruction& instruction : code_.instructions) {
    if (copies(instruction)) copies_.emplace(instruction.to, &instruction);
    if (instruction.op == Op::kStoreAttribute) stores_.emplace(instruction.name, instruction.b);
    const bool is_unknown = instruction.op == Op::kCall && instruction.to != semantics::kNoSlot &&
                            solver_.values(global(instruction.to)).empty();
    if (is_unknown) unknown_calls_.insert(instruction.to);
    if (instruction.op == Op::kLoadAttribute) {
      loads_.emplace(instruction.to, &instruction);
      if (!in(instruction.to).empty()) attributes_.emplace(instruction.name, instruction.to);
    }
    if (instruction.op == Op::kIterate || instruction.op == Op::kLoadItem || instruction.op == Op::kUnpack)
      elements_.emplace(instruction.to, instruction.a);
  }
}

const LibraryMap* FunctionValues::map_of(const semantics::Value& value) const {
  if (value.kind != ValueKind::kExternal) return nullptr;
  const std::string& name = program_.names[value.a];
  const LibraryMap* const map = look_.libraries.map_of(name);
  return map != nullptr && !map->unbound(name).empty() ? map : nullptr;
}

void FunctionValues::collect(std::span<const semantics::ValueId> values, int depth,
                             std::vector<MappedClass>& found) const {
  for (const semantics::ValueId id : values) {
    const semantics::Value& value = solver_.value(id);
    if (const LibraryMap* const map = map_of(value)) found.emplace_back(map, program_.names[value.a]);
    if (value.kind == ValueKind::kContainer && depth > 0) collect(solver_.elements(id), depth - 1, found);
  }
}

std::vector<MappedClass> FunctionValues::in(Slot slot) const {
  std::vector<MappedClass> found;
  collect(solver_.values(global(slot)), kDeepest, found);
  return found;
}

std::vector<const semantics::Parameter*> FunctionValues::parameters_behind(Slot slot,
                                                                           bool has_elements) const {
  std::vector<const semantics::Parameter*> found;
  std::set<Slot> seen;
  std::vector<Slot> left = {slot};
  while (!left.empty()) {
    const Slot next = left.back();
    left.pop_back();
    if (!seen.insert(next).second) continue;
    const auto parameter = parameters_.find(next);
    if (parameter != parameters_.end()) found.push_back(parameter->second);
    const auto [first, last] = copies_.equal_range(next);
    std::for_each(first, last, [&](const auto& entry) { left.push_back(entry.second->a); });
    if (!has_elements) continue;
    const auto [begin, end] = elements_.equal_range(next);
    std::for_each(begin, end, [&](const auto& entry) { left.push_back(entry.second); });
  }
  return found;
}

bool FunctionValues::may_be_given(Slot slot) const {
  const auto parameters = parameters_behind(slot, true);
  return std::any_of(parameters.begin(), parameters.end(), [&](const semantics::Parameter* parameter) {
    return parameter->has_default && !is_passed(*parameter);
  });
}

std::vector<Slot> FunctionValues::defaults_behind(Slot slot) const {
  std::vector<Slot> found;
  for (const semantics::Parameter* parameter : parameters_behind(slot, false)) {
    if (parameter->default_value != semantics::kNoSlot) found.push_back(parameter->default_value);
  }
  return found;
}

// Whether the program passes one of such functions.
bool FunctionValues::is_passed(const semantics::Parameter& parameter) const {
  if (copies_.count(parameter.slot) != 0) return false;
  const auto usual = parameter.default_value == semantics::kNoSlot
                         ? std::span<const semantics::ValueId>()
                         : solver_.values(global(parameter.default_value));
  const auto values = solver_.values(global(parameter.slot));
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    return map_of(solver_.value(id)) != nullptr && std::find(usual.begin(), usual.end(), id) == usual.end();
  });
}

bool FunctionValues::may_come_from_call(Slot slot) const {
  std::set<Slot> seen;
  std::vector<Slot> left = {slot};
  while (!left.empty()) {
    const Slot next = left.back();
    left.pop_back();
    if (next == semantics::kNoSlot || !seen.insert(next).second) continue;
    const bool is_given = parameters_.count(next) != 0 && look_.libraries.is_given_others(global(next));
    if (unknown_calls_.count(next) != 0 || is_given) return true;
    const auto [first, last] = copies_.equal_range(next);
    std::for_each(first, last, [&](const auto& entry) { left.push_back(entry.second->a); });
    // Of attributes all that have the name.
    const auto [begin, end] = loads_.equal_range(next);
    std::for_each(begin, end, [&](const auto& entry) {
      const auto [from, to] = stores_.equal_range(entry.second->name);
      std::for_each(from, to, [&](const auto& stored) { left.push_back(stored.second); });
    });
  }
  return false;
}

bool FunctionValues::is_computed(Slot slot) const {
  const auto [first, last] = loads_.equal_range(slot);
  return std::any_of(first, last, [&](const auto& entry) {
    const auto objects = solver_.values(global(entry.second->a));
    return std::any_of(objects.begin(), objects.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      return value.kind == ValueKind::kInstance &&
             is_wrapped_member(value.a, code_.names[entry.second->name]);
    });
  });
}

bool FunctionValues::is_wrapped_member(semantics::ClassId id, std::string_view name) const {
  const auto order = solver_.mro(id);
  return std::any_of(order.begin(), order.end(), [&](semantics::ClassId base) {
    const auto& members = solver_.members(base);
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
      if (program_.names[member.first] != name) return false;
      const auto values = solver_.values(member.second);
      return std::any_of(values.begin(), values.end(), [&](semantics::ValueId value) {
        const ValueKind kind = solver_.value(value).kind;
        return kind == ValueKind::kStaticMethod || kind == ValueKind::kProperty;
      });
    });
  });
}

bool FunctionValues::holds_functions_alone(Slot slot) const {
  const auto values = solver_.values(global(slot));
  return !values.empty() && std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    return map_of(solver_.value(id)) != nullptr;
  });
}

bool FunctionValues::is_called_by_value(Node call, const LibraryMap& map,
                                        const std::set<std::string>& names) const {
  const bool are_functions = std::all_of(names.begin(), names.end(),
                                         [&](const std::string& name) { return !map.unbound(name).empty(); });
  if (!are_functions) return false;
  const auto path = look_.model().names.of(call.child(Field::function));
  return !path || map.function(look_.libraries.types().canonical(path->path)) == nullptr;
}

// Where they take different arguments by position, those that all of them take: that is what the map says of
// functions that are looked up by any name.
std::string FunctionValues::common(const LibraryMap& map, const std::set<std::string>& names,
                                   std::size_t positional) {
  if (names.size() == 1) return *names.begin();
  const std::string module = names.begin()->substr(0, names.begin()->rfind('.'));
  std::string all(map.looked_up(module));
  const library::Function* const function = map.function(all);
  if (function == nullptr || positional > function->parameters.size()) return {};
  const bool are_alike = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const library::Function& one = *map.function(name);
    const std::size_t shared = std::min(function->parameters.size(), one.parameters.size());
    return one.style == function->style && one.arguments == function->arguments &&
           one.returns == function->returns && one.added == function->added &&
           std::equal(one.parameters.begin(), one.parameters.begin() + static_cast<std::ptrdiff_t>(shared),
                      function->parameters.begin()) &&
           shared == function->parameters.size();
  });
  return are_alike ? all : std::string();
}

// In an attribute of an object of the program, or in a container.
bool FunctionValues::is_kept_by_program(const Instruction& store) const {
  const auto objects = solver_.values(global(store.a));
  return !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](semantics::ValueId id) {
    const semantics::Value& object = solver_.value(id);
    switch (object.kind) {
      case ValueKind::kInstance:
      case ValueKind::kClass:
        return !solver_.has_unknown_base(object.a);
      case ValueKind::kModule:
        return true;
      case ValueKind::kContainer:
        // It may hold more than is known of it.
        return store.op == Op::kStoreItem && solver_.elements(id).size() < semantics::Solver::kMaxValues;
      default:
        return false;
    }
  });
}

// Whether it is among what is known of some parameter, or there was room for it in each.
bool FunctionValues::has_room(FunctionId function, const std::string& given) const {
  const auto file = program_.file_of_function(function);
  const auto& parameters = program_.function_code(function).parameters;
  const auto values_of = [&](const semantics::Parameter& parameter) {
    return solver_.values(program_.slot(file, parameter.slot));
  };
  const auto holds_it = [&](const semantics::Parameter& parameter) {
    const auto values = values_of(parameter);
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      return value.kind == ValueKind::kExternal && program_.names[value.a] == given;
    });
  };
  return std::any_of(parameters.begin(), parameters.end(), holds_it) ||
         std::all_of(parameters.begin(), parameters.end(), [&](const auto& parameter) {
           return values_of(parameter).size() < semantics::Solver::kMaxValues;
         });
}

// Without one, nobody sees what its objects keep.
bool FunctionValues::has_constructor(semantics::ClassId id) const {
  const auto order = solver_.mro(id);
  return program_.names.contains("__init__") &&
         std::any_of(order.begin(), order.end(), [&](semantics::ClassId base) {
           return !solver_.own_methods(base, solver_.program().names.id("__init__")).empty();
         });
}

bool FunctionValues::is_taken_by_program(const Instruction& call, const std::string& given) const {
  const auto callees = solver_.values(global(call.a));
  const bool is_known = !callees.empty() && std::all_of(callees.begin(), callees.end(), [&](auto id) {
    const semantics::Value& callee = solver_.value(id);
    switch (callee.kind) {
      case ValueKind::kFunction:
      case ValueKind::kBound:
        return true;
      case ValueKind::kClass:
        return has_constructor(callee.a);
      case ValueKind::kExternal:
        return only_looks_at(program_.names[callee.a]);
      default:
        return false;
    }
  });
  if (!is_known) return false;
  const auto functions = functions_called(solver_, global(call.a));
  return std::all_of(functions.begin(), functions.end(), [&](FunctionId id) { return has_room(id, given); });
}

bool FunctionValues::is_kept_elsewhere(const Instruction& store, Slot stored) const {
  return !in(stored).empty() && (may_be_given(stored) || !is_kept_by_program(store));
}

// Whether the instruction puts something of which nothing is known where such functions are: `METHODS[name] =
// function`.
bool FunctionValues::may_get_others(const Instruction& instruction) const {
  const auto is_unknown = [&](Slot slot) {
    return slot != semantics::kNoSlot && solver_.values(global(slot)).empty();
  };
  switch (instruction.op) {
    case Op::kStoreItem:
      return is_unknown(instruction.to);
    case Op::kStoreAttribute:
      return is_unknown(instruction.b);
    case Op::kCall: {
      constexpr auto kAdding =
          std::to_array<std::string_view>({"add", "append", "extend", "insert", "setdefault", "update"});
      const auto methods = solver_.values(global(instruction.a));
      const bool adds = std::any_of(methods.begin(), methods.end(), [&](semantics::ValueId id) {
        const semantics::Value& method = solver_.value(id);
        return method.kind == ValueKind::kMethod &&
               std::find(kAdding.begin(), kAdding.end(), program_.names[method.b]) != kAdding.end();
      });
      if (!adds || instruction.count == 0) return false;
      return is_unknown(code_.arguments[instruction.b + instruction.count - 1].value);
    }
    default:
      return false;
  }
}

std::vector<MappedClass> FunctionValues::lost_by(const Instruction& instruction) const {
  std::vector<MappedClass> lost;
  const auto lose = [&](const std::vector<MappedClass>& all) {
    lost.insert(lost.end(), all.begin(), all.end());
  };
  switch (instruction.op) {
    case Op::kLoadAttribute:
      if (instruction.name == semantics::kNoName || code_.names[instruction.name] != "__name__") {
        for (const semantics::ValueId id : solver_.values(global(instruction.a))) {
          const semantics::Value& value = solver_.value(id);
          if (const LibraryMap* const map = map_of(value)) lost.emplace_back(map, program_.names[value.a]);
        }
      }
      break;
    case Op::kStoreAttribute:
      if (is_kept_elsewhere(instruction, instruction.b)) lose(in(instruction.b));
      if (const auto known = attributes_.find(instruction.name);
          known != attributes_.end() && may_get_others(instruction))
        lose(in(known->second));
      break;
    case Op::kStoreItem:
      if (is_kept_elsewhere(instruction, instruction.to)) lose(in(instruction.to));
      if (may_get_others(instruction)) lose(in(instruction.a));
      break;
    case Op::kCall:
      if (may_get_others(instruction)) {
        for (const semantics::ValueId id : solver_.values(global(instruction.a))) {
          const semantics::ValueId object[] = {solver_.value(id).a};
          std::vector<MappedClass> held;
          if (solver_.value(id).kind == ValueKind::kMethod) collect(object, kDeepest, held);
          lose(held);
        }
      }
      for (std::uint32_t i = 0; i < instruction.count; ++i) {
        const Slot argument = code_.arguments[instruction.b + i].value;
        for (const MappedClass& given : in(argument)) {
          if (may_be_given(argument) || !is_taken_by_program(instruction, given.second))
            lost.push_back(given);
        }
      }
      break;
    default:
      break;
  }
  return lost;
}

std::vector<MappedClass> FunctionValues::members_of(const semantics::ClassCode& made) const {
  std::vector<MappedClass> found;
  for (const semantics::ClassMember& member : made.members)
    collect(solver_.values(global(member.value)), 0, found);
  return found;
}

}  // namespace aioshift::rules::migration
