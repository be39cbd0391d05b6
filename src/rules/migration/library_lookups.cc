#include "rules/migration/library_lookups.h"

#include <algorithm>
#include <set>

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;
using syntax::Kind;

namespace {

constexpr int kMostCopies = 8;  // from one variable to another

// Whether it stands for one of them: the other library has it under the same name, with the same arguments.
bool is_like(const std::string& name, const library::Function& one, const library::Function& all) {
  const std::string last = name.substr(name.rfind('.') + 1);
  const bool keeps_name = one.to.empty() || one.to == "$OWNER." + last;
  return keeps_name && one.style == all.style && one.arguments == all.arguments &&
         one.returns == all.returns && one.added == all.added && one.refusal == all.refusal;
}

}  // namespace

LookUps::LookUps(const LibraryLook& look)
    : look_(look), program_(look.program()), code_(program_.code(look.file.file)) {
  std::vector<const Instruction*> calls;
  for (const Instruction& instruction : code_.instructions) {
    // What a call of getattr may give is said by another instruction as well.
    const bool is_own = instruction.to != semantics::kNoSlot && instruction.op != Op::kLoadMatching;
    if (is_own) producers_[instruction.to].push_back(&instruction);
    if (instruction.op == Op::kCall && instruction.node != 0 && instruction.count == 2)
      calls.push_back(&instruction);
  }
  for (const Instruction* call : calls) add(*call);
}

void LookUps::add(const Instruction& call) {
  const semantics::Solver& solver = look_.view.solver();
  const auto node = look_.model().tree.node(call.node);
  const auto callees = solver.values(global(call.a));
  const bool is_getattr = callees.size() == 1 && solver.value(callees[0]).kind == ValueKind::kExternal &&
                          program_.names[solver.value(callees[0]).a] == "<builtin>.getattr";
  const auto objects = solver.values(global(code_.arguments[call.b].value));
  if (!is_getattr || !node.is(Kind::call) || objects.size() != 1) return;
  const semantics::Value& object = solver.value(objects[0]);
  if (object.kind != ValueKind::kExternal && object.kind != ValueKind::kExternalInstance) return;
  FoundLookUp found;
  found.owner = program_.names[object.a];
  found.map = look_.libraries.map_of(found.owner);
  if (found.map == nullptr) return;
  found.node = node;
  found.of_module = object.kind == ValueKind::kExternal;
  const Slot given = global(call.to);
  const auto values = solver.values(given);
  const bool is_unknown = std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    return solver.value(id).kind == ValueKind::kAnyMember;
  });
  // A variable that holds the module may hold something else.
  if (found.of_module && !look_.model().names.of(node.child(syntax::Field::arguments).named_child(0))) {
    found_.emplace(&call, std::move(found));
    return;
  }
  const std::string function(found.map->looked_up(found.owner));
  if (!function.empty() && are_alike(*found.map, function, given)) {
    const bool is_any = std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      return program_.names[solver.value(id).a] == function;
    });
    found.is_only_called = is_only_called(call);
    if (!is_any || is_called_as(*found.map, *found.map->function(function), call.to))
      found.function = function;
  } else if (!is_unknown || !found.of_module) {
    // What is known of it, or of the object, is seen there.
    return;
  }
  found_.emplace(&call, std::move(found));
}

bool LookUps::are_alike(const LibraryMap& map, const std::string& function, Slot given) const {
  const library::Function* const all = map.function(function);
  const semantics::Solver& solver = look_.view.solver();
  const auto values = solver.values(given);
  return all != nullptr && !values.empty() &&
         std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
           const semantics::Value& value = solver.value(id);
           if (value.kind != ValueKind::kExternal) return false;
           const std::string& name = program_.names[value.a];
           const library::Function* const one = map.function(name);
           return name == function || (one != nullptr && is_like(name, *one, *all));
         });
}

// Where the same value is, by way of local variables.
std::set<Slot> LookUps::slots_of(Slot given) const {
  std::set<Slot> slots = {given};
  for (bool grows = true; grows;) {
    grows = false;
    for (const Instruction& instruction : code_.instructions) {
      if (copies(instruction) && slots.count(instruction.a) != 0)
        grows |= slots.insert(instruction.to).second;
    }
  }
  return slots;
}

// Whether all calls of what was looked up are such that they can only be meant for the function: the name may
// as well be that of a class, an exception, ...
bool LookUps::is_called_as(const LibraryMap& map, const library::Function& function, Slot given) const {
  const std::set<Slot> slots = slots_of(given);
  return std::all_of(code_.instructions.begin(), code_.instructions.end(), [&](const Instruction& call) {
    return call.op != Op::kCall || slots.count(call.a) == 0 || shows(map, function, call);
  });
}

// By a keyword that the function takes, or by what is read of the result.
bool LookUps::shows(const LibraryMap& map, const library::Function& function, const Instruction& call) const {
  if (call.count == 0) return false;
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const semantics::Argument& argument = code_.arguments[call.b + i];
    const bool is_taken = argument.kind == semantics::ArgumentKind::kKeyword &&
                          function.arguments.count(code_.names[argument.name]) != 0;
    if (is_taken) return true;
  }
  const std::set<Slot> results = slots_of(call.to);
  return std::any_of(code_.instructions.begin(), code_.instructions.end(), [&](const Instruction& read) {
    if (read.op != Op::kLoadAttribute || results.count(read.a) == 0) return false;
    const std::string member = function.returns + "." + code_.names[read.name];
    return map.function(member) != nullptr || map.attribute(member) != nullptr;
  });
}

bool LookUps::is_only_called(const Instruction& call) const {
  const std::set<Slot> slots = slots_of(call.to);
  const auto has = [&](Slot slot) { return slot != semantics::kNoSlot && slots.count(slot) != 0; };
  const bool leaves =
      std::any_of(code_.functions.begin(), code_.functions.end(),
                  [&](const auto& function) { return has(function.returned) || has(function.yielded); }) ||
      std::any_of(code_.variables.begin(), code_.variables.end(),
                  [&](const auto& variable) { return has(variable.slot); });
  if (leaves) return false;
  return std::all_of(code_.instructions.begin(), code_.instructions.end(), [&](const Instruction& use) {
    if (copies(use)) return true;
    if (use.op != Op::kCall) return !has(use.a) && !has(use.b);
    for (std::uint32_t i = 0; i < use.count; ++i) {
      if (has(code_.arguments[use.b + i].value)) return false;
    }
    return !has(use.a) || use.function == call.function;
  });
}

const FoundLookUp* LookUps::at(const Instruction& call) const {
  const auto found = found_.find(&call);
  return found == found_.end() ? nullptr : &found->second;
}

const FoundLookUp* LookUps::behind(Slot slot) const {
  for (int steps = 0; steps < kMostCopies; ++steps) {
    const auto made = producers_.find(slot);
    if (made == producers_.end() || made->second.size() != 1) return nullptr;
    const Instruction& producer = *made->second.front();
    if (!copies(producer)) return at(producer);
    slot = producer.a;
  }
  return nullptr;
}

}  // namespace aioshift::rules::migration
