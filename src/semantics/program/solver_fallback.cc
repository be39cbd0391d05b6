// What is assumed where a solution says nothing: of keys, receivers, decorators.
#include <algorithm>

#include "semantics/program/name_patterns.h"
#include "semantics/program/solver.h"

namespace aioshift::semantics {

// Where a key is not known to be a constant, anything may be meant; where nothing is known of a value that is
// asked for its class, it is an instance of that.
bool Solver::fall_back() {
  bool changed = give_results_of_wrappers();
  for (File file = 0; file < program_.file_count(); ++file) {
    const auto& instructions = program_.code(file).instructions;
    for (std::size_t i = 0; i < instructions.size(); ++i) {
      const Instruction& instruction = instructions[i];
      const InstructionId id = program_.instruction(file, i);
      if (has_fallen_back_[id]) continue;
      const Slot to = program_.slot(file, instruction.to);
      const Slot a = program_.slot(file, instruction.a);
      const Slot b = program_.slot(file, instruction.b);
      if (instruction.op == Op::kNarrow && is_any_member(a)) {
        for (const ValueId type : types_in(b)) make_instance(to, type);
        has_fallen_back_[id] = true;
        changed = true;
      }
      if (instruction.op == Op::kLoadAttribute && values(to).empty()) {
        changed |= load_by_getattr(id, to, a, program_.name(file, instruction.name));
        continue;
      }
      if (instruction.op == Op::kLoadMatching && a != kNoSlot &&
          is_any(program_.code(file).names[instruction.name])) {
        has_fallen_back_[id] = true;
        if (constants_in(b) == 0) use(a, Use::Kind::kFirst, id);
        changed = true;
      }
      if (instruction.is_decorator && values(a).empty()) {
        // `@package.maker(...)`: as one that is no call, see apply_model.
        copy(program_.slot(file, program_.code(file).arguments[instruction.b].value), to);
        has_fallen_back_[id] = true;
        changed = true;
      }
      if (instruction.op != Op::kLoadItem && instruction.op != Op::kStoreItem) continue;
      if (b == kNoSlot) continue;
      if (!values(b).empty() && constants_in(b) == values(b).size()) continue;
      has_fallen_back_[id] = true;
      for (std::size_t k = 0; k < values(a).size(); ++k) {
        const ValueId object = values(a)[k];
        if (instruction.op == Op::kLoadItem) {
          load_item(id, to, object, kNoValue, b);
        } else {
          store_item(object, kNoValue, to);
        }
        changed = true;
      }
    }
  }
  return changed;
}

// An attribute that nothing else gives to an object comes from its class's `__getattr__`.
bool Solver::load_by_getattr(InstructionId id, Slot to, Slot object, GlobalName name) {
  if (program_.names[name].starts_with("__")) return false;
  bool changed = false;
  for (std::size_t k = 0; k < values(object).size(); ++k) {
    const ValueId receiver = values(object)[k];
    const Value& value = values_[receiver];
    if (value.kind != ValueKind::kInstance || !member_slots(value.a, name).empty()) continue;
    if (member_slots(value.a, program_.names.id("__getattr__")).empty()) continue;
    const Slot argument = new_slot();
    add(argument, values_.id(ValueKind::kString, name));
    const CallArgument passed{argument, ArgumentKind::kPositional, 0};
    call_method(id, EdgeKind::kOperator, receiver, "__getattr__", to, std::span(&passed, 1));
    has_fallen_back_[id] = true;
    changed = true;
  }
  return changed;
}

// Methods that nobody is seen to call are called on instances of their class.
bool Solver::seed_receivers() {
  bool changed = false;
  const auto seed = [&](ValueId value, ClassId owner, const auto& self) -> void {
    const Value& of = values_[value];
    switch (of.kind) {
      case ValueKind::kFunction: {
        const FunctionCode& code = program_.function_code(of.a);
        if (code.parameters.empty()) return;
        const Slot slot = program_.slot(program_.file_of_function(of.a), code.parameters.front().slot);
        if (!values(slot).empty()) return;
        add(slot, values_.id(ValueKind::kInstance, owner));
        changed = true;
        return;
      }
      case ValueKind::kClassMethod: {
        const Value& inner = values_[of.a];
        if (inner.kind != ValueKind::kFunction) return;
        const FunctionCode& code = program_.function_code(inner.a);
        if (code.parameters.empty()) return;
        const Slot slot = program_.slot(program_.file_of_function(inner.a), code.parameters.front().slot);
        if (!values(slot).empty()) return;
        add(slot, values_.id(ValueKind::kClass, owner));
        changed = true;
        return;
      }
      case ValueKind::kProperty: {
        const ValueId getter = of.a;
        const ValueId setter = of.b;
        self(getter, owner, self);
        if (setter != kNoValue) self(setter, owner, self);
        return;
      }
      case ValueKind::kManagerFactory:
        self(of.a, owner, self);
        return;
      default:
        return;
    }
  };
  for (ClassId id = 0; id < classes_.size(); ++id) {
    for (const auto& [name, slot] : classes_[id].members) {
      for (std::size_t i = 0; i < values(slot).size(); ++i) seed(values(slot)[i], id, seed);
    }
  }
  // Those behind a decorator that hides them.
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    if (is_called_[id] == 0) {
      // Whoever calls it may leave out what has a default.
      for (const Parameter& parameter : code.parameters) {
        const Slot value = program_.slot(program_.file_of_function(id), parameter.default_value);
        if (value == kNoSlot) continue;
        copy(value, program_.slot(program_.file_of_function(id), parameter.slot));
        changed = true;
      }
    }
    if (code.owner == kNoClass || code.parameters.empty()) continue;
    const File file = program_.file_of_function(id);
    const Slot slot = program_.slot(file, code.parameters.front().slot);
    const ClassId owner = program_.class_id(file, code.owner);
    const bool is_static =
        std::any_of(classes_[owner].members.begin(), classes_[owner].members.end(), [&](const auto& member) {
          return std::any_of(values(member.second).begin(), values(member.second).end(), [&](ValueId value) {
            return values_[value].kind == ValueKind::kStaticMethod &&
                   values_[values_[value].a] == Value{ValueKind::kFunction, id, 0};
          });
        });
    if (is_static || !values(slot).empty()) continue;
    add(slot, values_.id(ValueKind::kInstance, owner));
    changed = true;
  }
  return changed;
}

}  // namespace aioshift::semantics
