#include "rules/migration/library_flow.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_set>

#include "semantics/program/fixtures.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;

namespace {

// Keys of nodes: what they are of, and a name.
constexpr std::uint32_t kNamed = 0;
constexpr std::uint32_t kFirstClass = 2;
constexpr std::uint32_t kFirstFile = 0x80000000U;
constexpr std::uint64_t key_of(std::uint32_t owner, std::uint32_t name) {
  return (std::uint64_t{owner} << 32U) | name;
}
constexpr std::uint64_t kOutside = key_of(1, 0);
constexpr std::uint64_t kElements = key_of(1, 1);

}  // namespace

bool only_looks_at(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"<builtin>.print", "<builtin>.isinstance", "<builtin>.type", "<builtin>.id", "<builtin>.repr",
       "<builtin>.hasattr", "<builtin>.issubclass", "<builtin>.len", "<builtin>.list", "<builtin>.tuple",
       "<builtin>.enumerate", "<builtin>.reversed", "<builtin>.zip", "typing.cast"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.starts_with("logging.");
}

LibraryFlow::LibraryFlow(const semantics::Solver& solver, std::span<const LibraryMap* const> maps)
    : solver_(&solver), maps_(maps) {
  if (maps.empty()) return;
  const semantics::WholeProgram& program = solver.program();
  const auto slots = static_cast<Slot>(program.slot_count());
  parents_.resize(slots);
  holds_.resize(slots);
  std::iota(parents_.begin(), parents_.end(), Slot{0});
  for (Slot slot = 1; slot < slots; ++slot) holds_[slot] = holds_object(slot) ? 1 : 0;
  outside_ = node_for(kOutside);
  elements_ = node_for(kElements);
  for (File file = 0; file < program.file_count(); ++file) {
    follow_variables(file);
    for (const Instruction& instruction : program.code(file).instructions) follow(file, instruction);
  }
  for (const semantics::CallEdge& edge : solver.edges()) follow_edge(edge);
  follow_fixtures();
  follow_what_nobody_calls();
  // Many ask at once from here on.
  for (Slot& parent : parents_) parent = root_of(parent);
}

bool LibraryFlow::is_of_library(const semantics::Value& value) const {
  const std::string& name = solver_->program().names[value.a];
  return std::any_of(maps_.begin(), maps_.end(), [&](const LibraryMap* map) { return map->covers(name); });
}

// A method that was taken from an object is as good as the object; a function may be passed on as well.
bool LibraryFlow::is_object(const semantics::Value& value) const {
  if (value.kind != ValueKind::kExternal && value.kind != ValueKind::kExternalInstance) return false;
  const std::string& name = solver_->program().names[value.a];
  return std::any_of(maps_.begin(), maps_.end(), [&](const LibraryMap* map) {
    if (!map->covers(name) || map->exceptions.count(name) != 0) return false;
    if (value.kind == ValueKind::kExternalInstance) return true;
    if (!map->unbound(name).empty()) return true;
    return map->function(name) != nullptr && map->type(name.substr(0, name.rfind('.'))) != nullptr;
  });
}

bool LibraryFlow::holds_object(Slot slot) const {
  const auto values = solver_->values(slot);
  return std::any_of(values.begin(), values.end(),
                     [&](semantics::ValueId id) { return is_object(solver_->value(id)); });
}

// Whether it holds objects of the library and nothing else.
bool LibraryFlow::is_object_alone(Slot slot) const {
  const auto values = solver_->values(slot);
  return !values.empty() && std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const semantics::Value& value = solver_->value(id);
    return value.kind == ValueKind::kExternalInstance && is_object(value);
  });
}

// A variable of a module, which others import, or read as an attribute.
void LibraryFlow::follow_variables(File file) {
  const semantics::WholeProgram& program = solver_->program();
  for (const semantics::ModuleVariable& variable : program.code(file).variables)
    join(program.slot(file, variable.slot),
         node_for(key_of(file + kFirstFile, program.name(file, variable.name))));
  const auto& classes = program.code(file).classes;
  for (std::uint32_t i = 0; i < classes.size(); ++i) {
    for (const semantics::ClassMember& member : classes[i].members)
      join(program.slot(file, member.value),
           node_for(key_of(program.class_id(file, i) + kFirstClass, program.name(file, member.name))));
  }
  for (const semantics::FunctionCode& function : program.code(file).functions) {
    join(program.slot(file, function.yielded), elements_);
    for (const semantics::Parameter& parameter : function.parameters)
      join(program.slot(file, parameter.default_value), program.slot(file, parameter.slot));
  }
}

void LibraryFlow::follow(File file, const Instruction& instruction) {
  const semantics::WholeProgram& program = solver_->program();
  const Slot to = program.slot(file, instruction.to);
  const Slot a = program.slot(file, instruction.a);
  switch (instruction.op) {
    case Op::kImported: {
      const auto module = program.modules().find(program.code(file).names[instruction.count], file);
      const std::uint32_t owner = module ? *module + kFirstFile : kNamed;
      join(to, node_for(key_of(owner, program.name(file, instruction.name))));
      break;
    }
    case Op::kUnbound:
      // From a star import.
      for (File other = 0; other < program.file_count() && holds(to); ++other)
        join(to, node_for(key_of(other + kFirstFile, program.name(file, instruction.name))));
      break;
    case Op::kInstance:
      // An annotation says what comes from anywhere.
      join(to, outside_);
      break;
    case Op::kLoadAttribute:
      join(a, to);
      follow_attribute(file, instruction, to);
      break;
    case Op::kStoreAttribute:
      follow_attribute(file, instruction, program.slot(file, instruction.b));
      break;
    case Op::kStoreItem:
      join(to, elements_);
      if (solver_->values(a).empty()) join(to, outside_);
      break;
    case Op::kLoadItem:
    case Op::kIterate:
      join(a, to);
      // What an object of the library gives comes of no container.
      if (!is_object_alone(a)) join(to, elements_);
      break;
    case Op::kUnpack:
    case Op::kSlice:
    case Op::kYieldFrom:
    case Op::kAwait:
      join(a, to);
      join(to, elements_);
      break;
    case Op::kEnter:
      join(a, to);
      // What an object of the library gives comes of no container.
      if (!is_object_alone(a)) join(to, elements_);
      break;
    case Op::kCall:
      follow_call(file, instruction);
      break;
    case Op::kCopy:
    case Op::kNarrow:
    case Op::kExclude:
    case Op::kOperator:
      join(a, to);
      join(program.slot(file, instruction.b), to);
      break;
    default:
      break;
  }
}

// An attribute of an object, by its class and those that this inherits from.
void LibraryFlow::follow_attribute(File file, const Instruction& instruction, Slot value) {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::GlobalName name = program.name(file, instruction.name);
  const auto objects = solver_->values(program.slot(file, instruction.a));
  if (objects.empty()) join(value, outside_);
  for (const semantics::ValueId id : objects) {
    const semantics::Value& object = solver_->value(id);
    const bool has_class = object.kind == ValueKind::kInstance || object.kind == ValueKind::kClass;
    const bool is_part =
        (object.kind == ValueKind::kExternal || object.kind == ValueKind::kExternalInstance) &&
        is_of_library(object);
    if (is_part) {
      join(value, program.slot(file, instruction.a));
    } else if (object.kind == ValueKind::kModule) {
      join(value, node_for(key_of(object.a + kFirstFile, name)));
    } else if (!has_class) {
      join(value, node_for(key_of(kNamed, name)));
    }
    for (const semantics::ClassId base :
         has_class ? solver_->mro(object.a) : std::span<const semantics::ClassId>())
      join(value, node_for(key_of(base + kFirstClass, name)));
  }
}

// A function of another library that reads from an object, or writes to it, and keeps nothing of it.
bool LibraryFlow::is_consumer(const semantics::Value& external) const {
  const std::string& name = solver_->program().names[external.a];
  return std::any_of(maps_.begin(), maps_.end(),
                     [&](const library::LibraryMap* map) { return map->consumer(name) != nullptr; });
}

// What is of use as long as that is open of which it comes.
bool LibraryFlow::is_lent(const semantics::Value& method) const {
  const std::string& name = solver_->program().names[method.a];
  return std::any_of(maps_.begin(), maps_.end(), [&](const library::LibraryMap* map) {
    const library::Function* const function = map->function(name);
    const library::Type* const made = function == nullptr ? nullptr : map->type(function->returns);
    return map->lends() && map->covers(name) && (made == nullptr || !made->lends);
  });
}

void LibraryFlow::follow_call(File file, const Instruction& call) {
  const semantics::WholeProgram& program = solver_->program();
  const Slot to = program.slot(file, call.to);
  const semantics::ModuleCode& code = program.code(file);
  bool is_known = !solver_->values(program.slot(file, call.a)).empty();
  bool gives_elements = false;
  for (const semantics::ValueId id : solver_->values(program.slot(file, call.a))) {
    const semantics::Value& callee = solver_->value(id);
    switch (callee.kind) {
      case ValueKind::kFunction:
      case ValueKind::kBound:
      case ValueKind::kClass:
        break;
      case ValueKind::kMethod:
        // Of a container.
        gives_elements = true;
        break;
      case ValueKind::kExternal:
        if (is_lent(callee)) join(program.slot(file, call.a), to);
        if (is_of_library(callee) || is_consumer(callee)) break;  // it makes what it gives
        is_known = is_known && only_looks_at(program.names[callee.a]);
        gives_elements = true;
        break;
      default:
        is_known = false;
        gives_elements = true;
        break;
    }
  }
  if (gives_elements) join(to, elements_);
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const Slot passed = program.slot(file, code.arguments[call.b + i].value);
    // What iterates over an object gets no other objects of it.
    if (gives_elements && !is_object_alone(passed)) join(passed, elements_);
    if (is_known) continue;
    // `copy.copy(session)` gives one of its kind.
    join(passed, to);
    join(passed, outside_);
  }
}

// Whether the call reaches the function by the value that is called, with the arguments that stand there.
bool LibraryFlow::is_called_directly(Slot callee, semantics::ValueId target) const {
  const auto values = solver_->values(callee);
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const semantics::Value& value = solver_->value(id);
    return id == target || (value.kind == ValueKind::kBound && value.a == target) ||
           value.kind == ValueKind::kClass;
  });
}

// What goes into a function that is called, and what comes out of it.
void LibraryFlow::follow_edge(const semantics::CallEdge& edge) {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::Value& target = solver_->value(edge.target);
  const File caller = program.file_of_instruction(edge.site);
  const Instruction& site = program.instruction_code(edge.site);
  if (target.kind == ValueKind::kClass && site.op == Op::kCall) {
    // Without a constructor it keeps what it gets.
    for (std::uint32_t i = 0; i < site.count; ++i)
      join(program.slot(caller, program.code(caller).arguments[site.b + i].value), outside_);
  }
  if (target.kind != ValueKind::kFunction) return;
  const File file = program.file_of_function(target.a);
  const semantics::FunctionCode& function = program.function_code(target.a);
  const Slot to = program.slot(caller, site.to);
  for (const Slot given : {function.returned, function.yielded}) {
    join(program.slot(file, given), to);
    if (edge.kind != semantics::EdgeKind::kCall) join(program.slot(file, given), elements_);
  }
  std::vector<Slot> passed = {program.slot(caller, site.a), program.slot(caller, site.b)};
  const bool is_direct =
      site.op == Op::kCall && is_called_directly(program.slot(caller, site.a), edge.target);
  if (site.op == Op::kCall) {
    passed.clear();
    for (std::uint32_t i = 0; i < site.count; ++i) {
      const semantics::Argument& argument = program.code(caller).arguments[site.b + i];
      passed.push_back(program.slot(caller, argument.value));
      if (argument.kind == semantics::ArgumentKind::kStar ||
          argument.kind == semantics::ArgumentKind::kDoubleStar)
        passed.push_back(elements_);
    }
  }
  for (const semantics::Parameter& parameter : function.parameters) {
    const Slot slot = program.slot(file, parameter.slot);
    const bool is_many = parameter.kind == semantics::ParameterKind::kStar ||
                         parameter.kind == semantics::ParameterKind::kDoubleStar;
    for (const Slot one : passed) join(one, is_many ? elements_ : slot);
    if (!is_direct) join(slot, outside_);
    // `Thread(target=load, args=(session,))`
    if (edge.kind == semantics::EdgeKind::kCallback) join(slot, elements_);
  }
}

void LibraryFlow::follow_fixtures() {
  const semantics::WholeProgram& program = solver_->program();
  for (const semantics::FixtureUse& used :
       semantics::fixture_uses(program, semantics::find_fixtures(program))) {
    const auto& parameter = program.function_code(used.taker).parameters[used.parameter];
    const Slot to = program.slot(program.file_of_function(used.taker), parameter.slot);
    for (const Slot given : semantics::given_by_fixture(program, used.fixture)) join(given, to);
  }
}

// What nobody in the program calls gets its arguments from code that is not seen, and returns to it.
void LibraryFlow::follow_what_nobody_calls() {
  const semantics::WholeProgram& program = solver_->program();
  std::unordered_set<FunctionId> called;
  for (const semantics::CallEdge& edge : solver_->edges()) {
    const semantics::Value& target = solver_->value(edge.target);
    if (target.kind == ValueKind::kFunction) called.insert(target.a);
  }
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    if (called.count(id) != 0) continue;
    const semantics::FunctionCode& function = program.function_code(id);
    const File file = program.file_of_function(id);
    join(program.slot(file, function.returned), outside_);
    join(program.slot(file, function.yielded), outside_);
    for (const semantics::Parameter& parameter : function.parameters)
      join(program.slot(file, parameter.slot), outside_);
  }
}

Slot LibraryFlow::node_for(std::uint64_t key) {
  const auto [found, is_new] = nodes_.emplace(key, static_cast<Slot>(parents_.size()));
  if (is_new) {
    parents_.push_back(found->second);
    holds_.push_back(1);
  }
  return found->second;
}

Slot LibraryFlow::root_of(Slot slot) {
  while (parents_[slot] != slot) {
    parents_[slot] = parents_[parents_[slot]];
    slot = parents_[slot];
  }
  return slot;
}

void LibraryFlow::join(Slot a, Slot b) {
  if (!holds(a) || !holds(b)) return;
  a = root_of(a);
  b = root_of(b);
  parents_[std::max(a, b)] = std::min(a, b);
}

LibraryFlow::Group LibraryFlow::group_of(Slot slot) const {
  return holds(slot) ? parents_[slot] : semantics::kNoSlot;
}

}  // namespace aioshift::rules::migration
