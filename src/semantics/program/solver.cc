#include "semantics/program/solver.h"

#include <algorithm>
#include <stdexcept>
#include <type_traits>

#include "semantics/program/fixtures.h"
#include "semantics/program/name_patterns.h"

namespace aioshift::semantics {
Solver::Solver(WholeProgram& program, std::span<const OpaqueName> opaque, const LibraryTypes* libraries)
    : program_(program), libraries_(libraries == nullptr ? &no_libraries_ : libraries) {
  // Fields, containers and the like take about a third more.
  sets_.reserve(program.slot_count() / 2 * 3);
  uses_.reserve(program.slot_count() / 2 * 3);
  sets_.resize(program.slot_count());
  uses_.resize(program.slot_count(), kNoUses);
  classes_.resize(program.class_count());
  has_fallen_back_.resize(program.instruction_count());
  is_called_.resize(program.function_count());
  makes_wrappers_.resize(program.function_count());
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    const FunctionCode& code = program.function_code(id);
    if (code.wrapped_parameter != kNoParameter && code.owner == kNoClass)
      makes_wrappers_[program.function(program.file_of_function(id), code.outer)] = 1;
    if (!code.handed_on_parameters.empty()) makes_wrappers_[id] = 1;
  }
  variables_.resize(program.file_count());
  for (File file = 0; file < program.file_count(); ++file) {
    for (const ModuleVariable& variable : program.code(file).variables)
      variables_[file].emplace_back(program.name(file, variable.name), program.slot(file, variable.slot));
    std::stable_sort(variables_[file].begin(), variables_[file].end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto& classes = program.code(file).classes;
    for (std::uint32_t i = 0; i < classes.size(); ++i) {
      Class& into = classes_[program.class_id(file, i)];
      for (const ClassMember& member : classes[i].members)
        into.members.emplace_back(program.name(file, member.name), program.slot(file, member.value));
      auto sorted = into.members;
      std::stable_sort(sorted.begin(), sorted.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      for (const auto& [name, slot] : sorted) {
        into.sorted_names.push_back(name);
        into.sorted_slots.push_back(slot);
      }
    }
  }
  mark_selves();
  make_opaque(opaque);
}

void Solver::solve(const std::atomic<bool>* stop) {
  stop_ = stop;
  register_values();
  run();
  resolve_classes();
  register_rest();
  run();
  hand_over_subclasses();
  run();
  while (fall_back()) run();
  if (seed_receivers()) {
    run();
    while (fall_back()) run();
  }
  call_lost();
  drop_work();
}

// What led to the fixpoint takes more room than what it is, and nobody asks for it.
void Solver::drop_work() {
  const auto drop = [](auto&... all) { ((all = std::remove_reference_t<decltype(all)>()), ...); };
  drop(uses_, known_uses_, uses_with_index_, queue_, binds_, calls_, arguments_, argument_ends_,
       method_calls_, shared_calls_);
  drop(known_items_, known_handed_, known_partials_, iterations_, stars_, returns_, wrapper_calls_,
       model_uses_);
  drop(lost_, left_out_, known_left_out_, known_lost_, has_fallen_back_);
  for (FlatSet& edges : known_edges_) drop(edges);
}

void Solver::check_limit(std::size_t count, std::size_t limit) {
  if (count >= limit) throw std::length_error("a program of more than 268 million expressions");
}

Slot Solver::new_slot() {
  check_limit(sets_.size(), std::size_t{Use::kMaxIndex} + 1);
  sets_.emplace_back();
  uses_.push_back(kNoUses);
  return static_cast<Slot>(sets_.size() - 1);
}

// A decorator's wrapper passes on the receivers of all that it wraps.
bool Solver::is_no_self(Slot slot, ValueId id) const {
  const Value& value = values_[id];
  if (value.kind != ValueKind::kInstance || !classes_are_known_) return false;
  const auto& mro = classes_[value.a].mro;
  return std::find(mro.begin(), mro.end(), self_of_.at(slot)) == mro.end();
}

void Solver::mark_selves() {
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    if (code.owner == kNoClass || code.parameters.empty()) continue;
    const File file = program_.file_of_function(id);
    const Parameter& first = code.parameters.front();
    if (program_.code(file).names[first.name] != "self" || first.slot == kNoSlot) continue;
    const Slot slot = program_.slot(file, first.slot);
    sets_[slot].set_self();
    self_of_[slot] = program_.class_id(file, code.owner);
  }
}

void Solver::add(Slot slot, ValueId value) {
  if (slot == kNoSlot || value == kNoValue) return;
  const Set set = sets_[slot];
  if (set.is_full()) lose(slot, value);
  if (set.is_full() || set.is_opaque()) return;
  // So few that looking through them costs less than any index.
  const auto known = values(slot);
  if (std::find(known.begin(), known.end(), value) != known.end()) return;
  if (set.is_self() && is_no_self(slot, value)) return;
  const ValueKind kind = values_[value].kind;
  const bool is_constant = kind == ValueKind::kString || kind == ValueKind::kInteger;
  if (is_constant && known.size() >= kMaxConstants && constants_in(slot) >= kMaxConstants) {
    // Some value of the type, from here on.
    const std::string_view type = kind == ValueKind::kString ? "<builtin>.str" : "<builtin>.int";
    add(slot, values_.id(ValueKind::kExternalInstance, program_.names.id(type)));
    return;
  }
  if (known.size() >= kMaxValues) {
    sets_[slot].set_full();
    ++full_slots_;
    lose(slot, value);
    return;
  }
  if (set.is_empty()) {
    sets_[slot].set_one(value);
  } else if (set.is_many()) {
    sets_[slot].set_many(arena_.push_back(set.index(), value));
  } else {
    sets_[slot].set_many(arena_.make(set.index(), value));
  }
  queue_.emplace_back(slot, value);
}

std::size_t Solver::constants_in(Slot slot) const {
  const auto all = values(slot);
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [this](ValueId id) {
    return values_[id].kind == ValueKind::kString || values_[id].kind == ValueKind::kInteger;
  }));
}

// What is known of the slot already is applied at once; what comes later, by run().
void Solver::use(Slot slot, Use::Kind kind, std::uint32_t index) {
  if (slot == kNoSlot) return;
  const Use added{kind, index};
  if (added.may_repeat() && !is_new_use(slot, added)) return;
  add_use(slot, added);
  for (std::size_t i = 0; i < values(slot).size(); ++i) apply(added, values(slot)[i]);
}

void Solver::add_use(Slot slot, const Use& added) {
  Uses& uses = uses_[slot];
  if (uses == kNoUses) {
    uses = added.packed();
  } else {
    const bool are_many = uses % Use::kKinds == kManyUses;
    const ListArena::Place place =
        are_many ? arena_.push_back(uses / Use::kKinds, added.packed()) : arena_.make(uses, added.packed());
    uses = place * Use::kKinds + kManyUses;
  }
}

// Few uses are looked through, many are looked up.
bool Solver::is_new_use(Slot slot, const Use& added) {
  constexpr std::size_t kFew = 12;
  const auto uses = uses_of(slot);
  if (uses.size() < kFew) return std::find(uses.begin(), uses.end(), added.packed()) == uses.end();
  if (uses_with_index_.insert(slot)) {
    for (const std::uint32_t known : uses) {
      if (Use::unpacked(known).may_repeat()) known_uses_.insert(pair_key(slot, known));
    }
  }
  return known_uses_.insert(pair_key(slot, added.packed()));
}

void Solver::run() {
  while (!queue_.empty()) {
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) return;
    const auto [slot, value] = queue_.back();
    queue_.pop_back();
    for (std::size_t i = 0; i < uses_of(slot).size(); ++i) {
      const Use use = use_at(slot, i);
      apply(use, value);
    }
  }
  queue_.shrink_to_fit();
}

void Solver::apply(const Use& use, ValueId value) {
  switch (use.kind) {
    case Use::Kind::kCopy:
      add(use.index, value);
      return;
    case Use::Kind::kBind: {
      const Bind bound = binds_[use.index];
      bind(bound, value);
      return;
    }
    case Use::Kind::kFirst:
      apply_first(use.index, value);
      return;
    case Use::Kind::kSecond:
      apply_second(use.index, value);
      return;
    case Use::Kind::kCallee:
      call(use.index, value);
      return;
    case Use::Kind::kMethod: {
      const MethodCall method_call = method_calls_[use.index];
      call_member(method_call, value);
      return;
    }
    case Use::Kind::kIterate: {
      const Iteration iteration = iterations_[use.index];
      iterate(iteration, value);
      return;
    }
    case Use::Kind::kNext: {
      const Iteration iteration = iterations_[use.index];
      next(iteration, value);
      return;
    }
    case Use::Kind::kElements:
      if (values_[value].kind == ValueKind::kContainer) copy(container(value).any, iterations_[use.index].to);
      return;
    case Use::Kind::kStar: {
      const Star star = stars_[use.index];
      pass_star(star, value);
      return;
    }
    case Use::Kind::kDouble: {
      const Star star = stars_[use.index];
      pass_double_star(star, value);
      return;
    }
    case Use::Kind::kArgument: {
      const ModelUse model = model_uses_[use.index];
      apply_model(model, value);
      return;
    }
    case Use::Kind::kInstance:
      make_instance(use.index, value);
      return;
    case Use::Kind::kReturn: {
      const Return returned = returns_[use.index];
      give_back(returned, value);
      return;
    }
  }
}

// What needs no class hierarchy: which class a name means.
void Solver::register_values() {
  for (File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i)
      begin(file, program_.instruction(file, i), code.instructions[i]);
  }
}

void Solver::begin(File file, InstructionId id, const Instruction& instruction) {
  const Slot to = program_.slot(file, instruction.to);
  switch (instruction.op) {
    case Op::kCopy:
      copy(program_.slot(file, instruction.a), to);
      return;
    case Op::kLiteral:
      add(to, values_.id(ValueKind::kExternalInstance,
                         program_.names.id("<builtin>." + program_.code(file).names[instruction.name])));
      return;
    case Op::kString:
      add(to, values_.id(ValueKind::kString, program_.name(file, instruction.name)));
      return;
    case Op::kInteger:
      add(to, values_.id(ValueKind::kInteger, instruction.count));
      return;
    case Op::kFunction:
      add(to, values_.id(ValueKind::kFunction, program_.function(file, instruction.count)));
      return;
    case Op::kClass:
      add(to, values_.id(ValueKind::kClass, program_.class_id(file, instruction.count)));
      return;
    case Op::kContainer:
      add(to, values_.id(ValueKind::kContainer, id, program_.name(file, instruction.name)));
      return;
    case Op::kModule: {
      const std::string& dotted = program_.code(file).names[instruction.name];
      if (const auto module = program_.modules().find(dotted, file)) {
        add(to, values_.id(ValueKind::kModule, *module));
      } else {
        add(to, external(program_.modules().absolute(dotted, file)));
      }
      return;
    }
    case Op::kImported:
      import_name(file, instruction);
      return;
    case Op::kUnbound:
      bind_unbound(file, instruction);
      return;
    case Op::kLoadAttribute:
      use(program_.slot(file, instruction.a), Use::Kind::kFirst, id);
      return;
    default:
      return;
  }
}

void Solver::register_rest() {
  classes_are_known_ = true;
  for (const FixtureUse& used : fixture_uses(program_, find_fixtures(program_))) {
    const Parameter& parameter = program_.function_code(used.taker).parameters[used.parameter];
    const Slot to = program_.slot(program_.file_of_function(used.taker), parameter.slot);
    for (const Slot given : given_by_fixture(program_, used.fixture)) copy(given, to);
  }
  for (File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      const InstructionId id = program_.instruction(file, i);
      const Slot a = program_.slot(file, instruction.a);
      const Slot b = program_.slot(file, instruction.b);
      switch (instruction.op) {
        case Op::kLoadAttribute:
          // Of classes and instances once more: now it is known what they inherit.
          for (std::size_t k = 0; k < values(a).size(); ++k) apply_first(id, values(a)[k]);
          break;
        case Op::kCall: {
          Call call;
          call.site = id;
          call.to = program_.slot(file, instruction.to);
          use(a, Use::Kind::kCallee, add_call(call));
          break;
        }
        case Op::kLoadItem:
        case Op::kStoreItem:
        case Op::kNarrow:
        case Op::kExclude:
          use(a, Use::Kind::kFirst, id);
          use(b, Use::Kind::kSecond, id);
          break;
        case Op::kIterate: {
          iterations_.push_back({program_.slot(file, instruction.to), id, instruction.is_async});
          use(a, Use::Kind::kIterate, static_cast<std::uint32_t>(iterations_.size() - 1));
          break;
        }
        case Op::kLoadMatching:
          // Where nothing is known of the name, it may turn out to be: see fall_back().
          if (!is_any(code.names[instruction.name])) use(a, Use::Kind::kFirst, id);
          break;
        case Op::kStoreAttribute:
        case Op::kSlice:
        case Op::kUnpack:
        case Op::kEnter:
        case Op::kAwait:
        case Op::kYieldFrom:
        case Op::kRaise:
        case Op::kOperator:
        case Op::kInstance:
        case Op::kGeneric:
          use(a, Use::Kind::kFirst, id);
          break;
        default:
          break;
      }
    }
  }
}

void Solver::apply_first(InstructionId id, ValueId value) {
  const File file = program_.file_of_instruction(id);
  const Instruction& instruction = program_.instruction_code(id);
  const Slot to = program_.slot(file, instruction.to);
  const Slot b = program_.slot(file, instruction.b);
  switch (instruction.op) {
    case Op::kLoadAttribute:
      load_attribute(id, to, value, program_.name(file, instruction.name));
      return;
    case Op::kLoadMatching: {
      const std::string& pattern = program_.code(file).names[instruction.name];
      if (is_any(pattern)) {
        const bool is_external = values_[value].kind == ValueKind::kExternal ||
                                 values_[value].kind == ValueKind::kExternalInstance;
        const std::string_view known =
            is_external ? libraries_->looked_up(program_.names[values_[value].a]) : std::string_view();
        add(to, known.empty() ? values_.id(ValueKind::kAnyMember, value) : external(std::string(known)));
      } else {
        load_matching(id, to, value, pattern);
      }
      return;
    }
    case Op::kStoreAttribute:
      store_attribute(id, value, program_.name(file, instruction.name), b);
      return;
    case Op::kLoadItem:
      if (b == kNoSlot) {
        load_item(id, to, value, kNoValue, kNoSlot);
      } else {
        for (std::size_t i = 0; i < values(b).size(); ++i) load_item(id, to, value, values(b)[i], b);
        if (has_fallen_back_[id]) load_item(id, to, value, kNoValue, b);
      }
      return;
    case Op::kStoreItem:
      if (b == kNoSlot) {
        store_item(value, kNoValue, to);
      } else {
        for (std::size_t i = 0; i < values(b).size(); ++i) store_item(value, values(b)[i], to);
        if (has_fallen_back_[id]) store_item(value, kNoValue, to);
      }
      if (values_[value].kind == ValueKind::kInstance) {
        const CallArgument arguments[] = {{b, ArgumentKind::kPositional, 0},
                                          {to, ArgumentKind::kPositional, 0}};
        call_method(id, EdgeKind::kOperator, value, "__setitem__", kNoSlot, arguments, true);
      }
      return;
    case Op::kSlice:
      slice(id, to, value, b, program_.slot(file, instruction.count));
      return;
    case Op::kUnpack: {
      const Value& object = values_[value];
      if (object.kind == ValueKind::kContainer) {
        load_item(id, to, value, values_.id(ValueKind::kInteger, instruction.count), kNoSlot);
      } else {
        iterate({to, id, false}, value);
      }
      return;
    }
    case Op::kEnter:
      enter(id, to, value, instruction.is_async);
      return;
    case Op::kAwait: {
      const Value& object = values_[value];
      if (object.kind == ValueKind::kCoroutine) {
        const FunctionId function = object.a;
        const File where = program_.file_of_function(function);
        copy(program_.slot(where, program_.function_code(function).returned), to);
      } else if (object.kind == ValueKind::kContainer) {
        copy(container(value).any, to);
      }
      return;
    }
    case Op::kYieldFrom:
      if (values_[value].kind == ValueKind::kGenerator) {
        const FunctionId function = values_[value].a;
        const File where = program_.file_of_function(function);
        copy(program_.slot(where, program_.function_code(function).returned), to);
      }
      return;
    case Op::kRaise:
      if (values_[value].kind == ValueKind::kClass) {
        NewCall call;
        call.site = id;
        const std::uint32_t index = add_call(call);
        construct(index, values_[value].a);
      }
      return;
    case Op::kOperator:
      operate(id, instruction, value);
      return;
    case Op::kInstance:
      make_instance(to, value);
      return;
    case Op::kGeneric:
      make_generic(id, instruction, value);
      return;
    case Op::kNarrow:
      for (const ValueId type : types_in(b)) narrow(id, instruction, value, type);
      return;
    case Op::kExclude:
      exclude(id, instruction, value);
      return;
    default:
      return;
  }
}

void Solver::apply_second(InstructionId id, ValueId value) {
  const File file = program_.file_of_instruction(id);
  const Instruction& instruction = program_.instruction_code(id);
  const Slot to = program_.slot(file, instruction.to);
  const Slot a = program_.slot(file, instruction.a);
  for (std::size_t i = 0; i < values(a).size(); ++i) {
    const ValueId object = values(a)[i];
    switch (instruction.op) {
      case Op::kLoadItem:
        load_item(id, to, object, value, program_.slot(file, instruction.b));
        break;
      case Op::kStoreItem:
        store_item(object, value, to);
        break;
      case Op::kNarrow:
        for (const ValueId type : types_in(program_.slot(file, instruction.b)))
          narrow(id, instruction, object, type);
        break;
      default:
        break;
    }
  }
}

void Solver::add_edge(InstructionId site, EdgeKind kind, ValueId target) {
  if (!known_edges_[static_cast<std::size_t>(kind)].insert(pair_key(site, target))) return;
  edges_.push_back({site, kind, target});
}

}  // namespace aioshift::semantics
