// Classes: in which order their members are found, and which they are.
#include <algorithm>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

// `Base.__subclasses__()`: those that inherit from it by themselves.
void Solver::give_subclasses(const Call& made, ClassId base) {
  const ValueId list = values_.id(ValueKind::kContainer, made.site, program_.names.id("list"));
  add(made.to, list);
  const Slot elements = container(list).rest;
  for (ClassId id = 0; id < classes_.size(); ++id) {
    const auto& bases = classes_[id].bases;
    if (std::find(bases.begin(), bases.end(), base) != bases.end())
      add(elements, values_.id(ValueKind::kClass, id));
  }
}

// `__init_subclass__` gets each class that inherits from the one that has it.
void Solver::hand_over_subclasses() {
  const GlobalName name = program_.names.id("__init_subclass__");
  for (ClassId id = 0; id < classes_.size(); ++id) {
    for (const Slot slot : member_slots(id, name, 1)) {
      for (std::size_t i = 0; i < values(slot).size(); ++i) {
        Value function = values_[values(slot)[i]];
        if (function.kind == ValueKind::kClassMethod) function = values_[function.a];
        if (function.kind != ValueKind::kFunction) continue;
        const FunctionCode& code = program_.function_code(function.a);
        if (code.parameters.empty()) continue;
        add(program_.slot(program_.file_of_function(function.a), code.parameters.front().slot),
            values_.id(ValueKind::kClass, id));
      }
    }
  }
}

void Solver::resolve_classes() {
  std::vector<int> state(classes_.size());
  for (ClassId id = 0; id < classes_.size(); ++id) linearise(id, state);
}

// Bases before what is derived from them; a class among its own bases counts as none of them.
void Solver::linearise(ClassId first, std::vector<int>& state) {
  enum { kNew, kBegun, kDone };
  std::vector<ClassId> work = {first};
  while (!work.empty()) {
    const ClassId id = work.back();
    if (state[id] == kDone) {
      work.pop_back();
      continue;
    }
    if (state[id] == kBegun) {
      merge_orders(id);
      state[id] = kDone;
      work.pop_back();
      continue;
    }
    state[id] = kBegun;
    classes_[id].mro = {id};  // until it is known
    const File file = program_.file_of_class(id);
    for (const Slot local : program_.class_code(id).bases) {
      const Slot slot = program_.slot(file, local);
      bool is_known = false;
      for (const ValueId base : values(slot)) {
        const Value value = values_[base];
        if (value.kind != ValueKind::kClass && value.kind != ValueKind::kExternal) continue;
        is_known = true;
        auto& mine = value.kind == ValueKind::kClass ? classes_[id].bases : classes_[id].external_bases;
        if (std::find(mine.begin(), mine.end(), value.a) == mine.end()) mine.push_back(value.a);
      }
      classes_[id].has_unknown_base |= !is_known;
    }
    for (auto base = classes_[id].bases.rbegin(); base != classes_[id].bases.rend(); ++base) {
      if (state[*base] == kNew) work.push_back(*base);
    }
  }
}

// C3 (PEP 253); where bases cannot be put in an order, the order in which they are found.
void Solver::merge_orders(ClassId id) {
  Class& of = classes_[id];
  for (const ClassId base : of.bases) {
    of.has_unknown_base |= classes_[base].has_unknown_base;
    for (const GlobalName name : classes_[base].external_bases) {
      if (std::find(of.external_bases.begin(), of.external_bases.end(), name) == of.external_bases.end())
        of.external_bases.push_back(name);
    }
  }
  std::vector<ClassId> order = {id};
  if (of.bases.size() == 1) {
    for (const ClassId inherited : classes_[of.bases.front()].mro) {
      if (inherited != id) order.push_back(inherited);
    }
    of.mro = std::move(order);
    return;
  }
  std::vector<std::vector<ClassId>> sequences;
  for (const ClassId base : of.bases) sequences.push_back(classes_[base].mro);
  sequences.push_back(of.bases);
  while (true) {
    std::erase_if(sequences, [](const auto& sequence) { return sequence.empty(); });
    if (sequences.empty()) break;
    ClassId chosen = sequences.front().front();
    for (const auto& sequence : sequences) {
      const ClassId candidate = sequence.front();
      const bool is_behind = std::any_of(sequences.begin(), sequences.end(), [&](const auto& other) {
        return std::find(other.begin() + 1, other.end(), candidate) != other.end();
      });
      if (!is_behind) {
        chosen = candidate;
        break;
      }
    }
    if (std::find(order.begin(), order.end(), chosen) == order.end()) order.push_back(chosen);
    for (auto& sequence : sequences) std::erase(sequence, chosen);
  }
  of.mro = std::move(order);
}

std::vector<FunctionId> Solver::own_methods(ClassId id, GlobalName name) const {
  std::vector<FunctionId> found;
  const auto collect = [&](ValueId value, const auto& self) -> void {
    const Value& of = values_[value];
    switch (of.kind) {
      case ValueKind::kFunction:
        if (std::find(found.begin(), found.end(), of.a) == found.end()) found.push_back(of.a);
        return;
      case ValueKind::kStaticMethod:
      case ValueKind::kClassMethod:
      case ValueKind::kManagerFactory:
        self(of.a, self);
        return;
      case ValueKind::kProperty:
        self(of.a, self);
        if (of.b != kNoValue) self(of.b, self);
        return;
      default:
        return;
    }
  };
  for (const auto& [member, slot] : classes_[id].members) {
    if (member != name) continue;
    for (const ValueId value : values(slot)) collect(value, collect);
  }
  // What passes on what others give is none of them, beside these.
  const auto wraps = [&](FunctionId function) {
    return program_.function_code(function).wrapped_parameter != kNoParameter;
  };
  if (!std::all_of(found.begin(), found.end(), wraps)) std::erase_if(found, wraps);
  return found;
}

std::span<const Slot> Solver::own_slots(ClassId id, GlobalName name) const {
  const Class& of = classes_[id];
  const auto [begin, end] = std::equal_range(of.sorted_names.begin(), of.sorted_names.end(), name);
  return std::span(of.sorted_slots).subspan(begin - of.sorted_names.begin(), end - begin);
}

bool Solver::is_own_order(std::span<const ClassId> mro, std::size_t from) const {
  return from < mro.size() && classes_[mro[from]].mro.size() == mro.size() - from;
}

// Of the first class in the order, from number `from` on, whose body binds the name.
std::span<const Slot> Solver::member_slots(ClassId id, GlobalName name, std::size_t from) const {
  const auto& mro = classes_[id].mro;
  if (from != 0 && is_own_order(mro, from)) return member_slots(mro[from], name);
  if (mro.size() == 1) return from == 0 ? own_slots(id, name) : std::span<const Slot>();
  if (from != 0) {
    for (std::size_t i = from; i < mro.size(); ++i) {
      if (const auto found = own_slots(mro[i], name); !found.empty()) return found;
    }
    return {};
  }
  const auto known = found_members_.find(pair_key(id, name));
  if (known != found_members_.end())
    return known->second == kNoClass ? std::span<const Slot>() : own_slots(known->second, name);
  ClassId owner = kNoClass;
  for (std::size_t i = 0; i < mro.size() && owner == kNoClass; ++i) {
    if (!own_slots(mro[i], name).empty()) owner = mro[i];
    if (i == 0 || !is_own_order(mro, i)) continue;
    // A class further up may have been asked before.
    const auto above = found_members_.find(pair_key(mro[i], name));
    if (above == found_members_.end()) continue;
    owner = above->second;
    break;
  }
  found_members_.emplace(pair_key(id, name), owner);
  return owner == kNoClass ? std::span<const Slot>() : own_slots(owner, name);
}

}  // namespace aioshift::semantics
