// What a slot has no room for, because it holds kMaxValues already: it is said of it at least that it may be
// called where the slot is.
#include <algorithm>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

void Solver::lose(Slot slot, ValueId value) {
  switch (values_[value].kind) {
    case ValueKind::kFunction:
    case ValueKind::kInstance:
    case ValueKind::kClass:
    case ValueKind::kAnyMember:
      lost_.emplace_back(slot, value);
      return;
    case ValueKind::kBound:
      lose(slot, values_[value].a);
      return;
    default:
      return;
  }
}

// Adds calls of what was lost. What these calls pass and give goes no further: there is no room for it.
void Solver::call_lost() {
  for (const auto& [from, to] : left_out_) {
    for (const ValueId value : values(from)) lose(to, value);
    add_use(from, Use{Use::Kind::kCopy, to});
  }
  const std::vector<std::pair<Slot, ValueId>> first = std::move(lost_);
  lost_.clear();
  for (const auto& [slot, value] : first) pass_lost(slot, value);
  while (!lost_.empty()) {
    const auto [slot, value] = lost_.back();
    lost_.pop_back();
    for (std::size_t i = 0; i < uses_of(slot).size(); ++i) use_lost(use_at(slot, i), value);
  }
}

void Solver::pass_lost(Slot slot, ValueId value) {
  if (slot == kNoSlot) return;
  const Set set = sets_[slot];
  if (set.is_opaque() || (set.is_self() && is_no_self(slot, value))) return;
  const auto known = values(slot);
  if (std::find(known.begin(), known.end(), value) != known.end()) return;
  if (known_lost_.insert(pair_key(slot, value))) lost_.emplace_back(slot, value);
}

void Solver::use_lost(const Use& use, ValueId value) {
  switch (use.kind) {
    case Use::Kind::kCopy:
      pass_lost(use.index, value);
      return;
    case Use::Kind::kCallee: {
      const Call& made = calls_[use.index];
      if (values_[value].kind == ValueKind::kFunction) {
        add_edge(made.site, made.kind, value);
      } else if (values_[value].kind == ValueKind::kAnyMember) {
        called_somehow_.insert(values_[value].a);
      } else if (values_[value].kind == ValueKind::kClass) {
        for (const ValueId method : methods(value, "__init__")) add_edge(made.site, made.kind, method);
        pass_lost(made.to, values_.id(ValueKind::kInstance, values_[value].a));
      } else {
        for (const ValueId method : methods(value, "__call__")) add_edge(made.site, made.kind, method);
      }
      return;
    }
    case Use::Kind::kFirst:
      load_from_lost(use.index, value);
      return;
    case Use::Kind::kIterate: {
      const Iteration& made = iterations_[use.index];
      for (const ValueId method : methods(value, made.is_async ? "__aiter__" : "__iter__"))
        add_edge(made.site, EdgeKind::kIterate, method);
      return;
    }
    case Use::Kind::kArgument: {
      const ModelUse& made = model_uses_[use.index];
      if (made.model == Model::kNone && values_[value].kind == ValueKind::kFunction)
        add_edge(calls_[made.call].site, EdgeKind::kCallback, value);
      return;
    }
    default:
      return;
  }
}

void Solver::load_from_lost(InstructionId id, ValueId value) {
  const Instruction& instruction = program_.instruction_code(id);
  const File file = program_.file_of_instruction(id);
  switch (instruction.op) {
    case Op::kLoadAttribute:
      for (const ValueId member : methods(value, program_.code(file).names[instruction.name])) {
        if (values_[member].kind == ValueKind::kProperty) {
          add_edge(id, EdgeKind::kProperty, values_[member].a);
        } else {
          pass_lost(program_.slot(file, instruction.to), member);
        }
      }
      return;
    case Op::kEnter:
      for (const ValueId method : methods(value, instruction.is_async ? "__aenter__" : "__enter__"))
        add_edge(id, EdgeKind::kEnter, method);
      for (const ValueId method : methods(value, instruction.is_async ? "__aexit__" : "__exit__"))
        add_edge(id, EdgeKind::kExit, method);
      return;
    case Op::kOperator:
      if (instruction.name == kNoName) return;
      for (const ValueId method : methods(value, program_.code(file).names[instruction.name]))
        add_edge(id, EdgeKind::kOperator, method);
      return;
    default:
      return;
  }
}

// Functions and properties that a class, or an instance of it, has under the name.
std::vector<ValueId> Solver::methods(ValueId object, std::string_view name) {
  std::vector<ValueId> found;
  const Value of = values_[object];
  if (of.kind != ValueKind::kInstance && of.kind != ValueKind::kClass) return found;
  for (const Slot slot : member_slots(of.a, program_.names.id(name))) {
    for (const ValueId id : values(slot)) {
      const Value& member = values_[id];
      const bool is_wrapped =
          member.kind == ValueKind::kStaticMethod || member.kind == ValueKind::kClassMethod;
      const ValueId function = is_wrapped ? member.a : id;
      const ValueKind kind = values_[function].kind;
      if (kind == ValueKind::kFunction || (kind == ValueKind::kProperty && of.kind == ValueKind::kInstance))
        found.push_back(function);
    }
  }
  return found;
}

}  // namespace aioshift::semantics
