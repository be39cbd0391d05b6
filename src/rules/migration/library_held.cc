// Sessions and clients that a class keeps in an attribute as long as it lives.
#include <algorithm>
#include <set>

#include "rules/migration/library_sites.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::ClassId;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::ModuleCode;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;

namespace {

// What a slot gets inside of one function, through its variables.
struct Sources {
  std::size_t calls = 0;
  const Instruction* call = nullptr;  // the last one
  bool has_none = false;
  bool has_others = false;
  std::set<std::string> parameters;

  // `self.session: Session | None = None` as well, of which the annotation is known.
  bool is_none_alone() const { return calls == 0 && !has_others && parameters.empty(); }
};

class SourceFinder {
 public:
  SourceFinder(const ModuleCode& code, semantics::FunctionIndex function)
      : code_(code), function_(function) {}

  // None has no slot.
  Sources of(Slot slot) {
    found_.has_none = slot == semantics::kNoSlot;
    add(slot);
    return std::move(found_);
  }

 private:
  void add(Slot slot) {
    if (slot == semantics::kNoSlot || !seen_.insert(slot).second) return;
    for (const semantics::Parameter& parameter : code_.functions[function_].parameters) {
      if (parameter.slot != slot) continue;
      found_.parameters.insert(code_.names[parameter.name]);
      return;
    }
    bool is_given = false;
    for (const Instruction& made : code_.instructions) {
      if (made.to != slot || made.op == Op::kStoreItem) continue;
      is_given = true;
      switch (made.op) {
        case Op::kCopy:
        case Op::kNarrow:
        case Op::kExclude:
          add(made.a);
          break;
        case Op::kInstance:  // what an annotation says of it
          break;
        case Op::kCall:
          if (made.function == function_) {
            ++found_.calls;
            found_.call = &made;
            break;
          }
          [[fallthrough]];
        default:
          found_.has_others = true;
      }
    }
    if (!is_given) found_.has_others = true;
  }

  const ModuleCode& code_;
  const semantics::FunctionIndex function_;
  std::set<Slot> seen_;
  Sources found_;
};

Sources sources_of(const ModuleCode& code, const Instruction& store) {
  return SourceFinder(code, store.function).of(store.b);
}

bool has_constructor(const semantics::Solver& solver, ClassId id) {
  const auto mro = solver.mro(id);
  return std::any_of(mro.begin(), mro.end(), [&](ClassId base) {
    const auto& members = solver.members(base);
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
      return solver.program().names[member.first] == "__init__";
    });
  });
}

}  // namespace

void LibrarySites::find_holders() {
  for (const ProgramView::File file : files_) find_holders_in(file);
  drop_changing_holders();
  find_closers();
  find_keepers();
  find_factories();
  if (!holders_.empty()) find_makers();
}

void LibrarySites::find_holders_in(ProgramView::File file) {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  const ModuleCode& code = whole.code(file);
  for (const Instruction& instruction : code.instructions) {
    if (instruction.op != Op::kStoreAttribute) continue;
    for (const semantics::ValueId id : solver.values(whole.slot(file, instruction.b))) {
      const semantics::Value& value = solver.value(id);
      if (value.kind != ValueKind::kExternalInstance) continue;
      const std::string& name = whole.names[value.a];
      const LibraryMap* map = map_of(name);
      const library::Type* type = map == nullptr ? nullptr : map->type(name);
      if (type == nullptr || type->role != library::Type::Role::kOwner || type->connects_late) continue;
      // `self.session = Session()`, `self.session = session or Session()`
      const Sources sources = sources_of(code, instruction);
      if (sources.calls != 1 || sources.has_others || sources.parameters.size() > 1) continue;
      // The class whose method it is, rather than those that inherit it.
      const semantics::FunctionCode& function = code.functions[instruction.function];
      if (function.owner == semantics::kNoClass) continue;
      HeldOwner owner;
      owner.map = map;
      owner.type = name;
      owner.attribute = code.names[instruction.name];
      owner.maker = whole.function(file, instruction.function);
      owner.group = flow_.group_of(whole.slot(file, instruction.b));
      if (!sources.parameters.empty()) owner.given_by = *sources.parameters.begin();
      owner.is_late = sources.has_none;
      owner.store = instruction.node;
      if (!functions_called(solver, whole.slot(file, sources.call->a)).empty())
        owner.made_by =
            whole.instruction(file, static_cast<std::size_t>(sources.call - code.instructions.data()));
      const auto [held, is_first] = holders_.emplace(whole.class_id(file, function.owner), owner);
      if (!is_first && type->is_held_closed && held->second.map == map &&
          held->second.attribute != owner.attribute)
        held->second.others.push_back(owner);
    }
  }
}

// Functions that make objects which hold one.
void LibrarySites::find_makers() {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  std::set<ProgramView::File> files(files_.begin(), files_.end());
  std::set<FunctionId> constructors;
  for (const auto& [id, held] : holders_) constructors.insert(held.maker);
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    const bool makes = target.kind == ValueKind::kFunction && constructors.count(target.a) != 0;
    if (!makes) continue;
    const ProgramView::File file = whole.file_of_instruction(edge.site);
    makers_[whole.function(file, whole.instruction_code(edge.site).function)].insert(target.a);
    files.insert(file);
  }
  files_.assign(files.begin(), files.end());
}

// Whether the class itself says what the attribute is before it is set.
bool LibrarySites::is_default(ClassId id, const std::string& attribute) const {
  const semantics::WholeProgram& whole = view_.solver().program();
  const auto& members = view_.solver().members(id);
  return std::any_of(members.begin(), members.end(),
                     [&](const auto& member) { return whole.names[member.first] == attribute; });
}

// What is made anew is closed by nobody knows whom. One may be there later than the object, or be brought
// along where it would have been made.
void LibrarySites::drop_changing_holders() {
  const semantics::WholeProgram& whole = view_.solver().program();
  std::set<std::string> attributes;
  for (const auto& [id, held] : holders_) {
    attributes.insert(held.attribute);
    for (const HeldOwner& other : held.others) attributes.insert(other.attribute);
  }
  std::map<std::pair<ClassId, std::string>, std::set<semantics::InstructionId>> stores;
  for (ProgramView::File file = 0; file < whole.file_count() && !attributes.empty(); ++file) {
    const ModuleCode& code = whole.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      if (instruction.op != Op::kStoreAttribute) continue;
      const std::string& name = code.names[instruction.name];
      if (attributes.count(name) == 0) continue;
      for (const semantics::ValueId id : view_.solver().values(whole.slot(file, instruction.a))) {
        const semantics::Value& value = view_.solver().value(id);
        if (value.kind != ValueKind::kInstance) continue;
        for (const ClassId base : view_.solver().mro(value.a)) {
          if (holders_.count(base) != 0) stores[{base, name}].insert(whole.instruction(file, i));
        }
      }
    }
  }
  const auto changes = [&](ClassId id, HeldOwner& held) {
    std::size_t made = 0;
    for (const semantics::InstructionId store : stores[{id, held.attribute}]) {
      const ProgramView::File file = whole.file_of_instruction(store);
      const Instruction& instruction = whole.instruction_code(store);
      const FunctionId function = whole.function(file, instruction.function);
      const Sources sources = sources_of(whole.code(file), instruction);
      const std::string_view name = whole.names[whole.name(file, whole.function_code(function).name)];
      if (sources.is_none_alone() && (name == "__init__" || closes(id, held))) {
        held.is_late = true;
        continue;
      }
      // `if session: self.session = session`, and `else:`
      const bool is_given = function == held.maker && sources.calls == 0 && !sources.has_none &&
                            !sources.has_others && sources.parameters.size() == 1 &&
                            (held.given_by.empty() || held.given_by == *sources.parameters.begin());
      if (is_given) {
        held.given_by = *sources.parameters.begin();
      } else {
        ++made;
      }
    }
    const std::string_view maker =
        whole.names[whole.name(whole.file_of_function(held.maker), whole.function_code(held.maker).name)];
    if (maker != "__init__" && is_default(id, held.attribute)) held.is_late = true;
    const bool is_plain = held.given_by.empty() && !held.is_late;
    return made > 1 || (held.map->type(held.type)->is_held_closed && !is_plain);
  };
  for (auto entry = holders_.begin(); entry != holders_.end();) {
    auto& others = entry->second.others;
    const bool is_lost = changes(entry->first, entry->second) ||
                         std::any_of(others.begin(), others.end(),
                                     [&](HeldOwner& other) { return changes(entry->first, other); });
    entry = is_lost ? holders_.erase(entry) : std::next(entry);
  }
}

bool LibrarySites::is_keeper(ClassId id) const {
  const auto mro = view_.solver().mro(id);
  return std::any_of(mro.begin(), mro.end(),
                     [&](ClassId base) { return holders_.count(base) != 0 || keepers_.count(base) != 0; });
}

bool LibrarySites::needs_open(semantics::ValueId id, KnownNeeds& known) const {
  const auto [found, is_new] = known.emplace(id, false);
  if (!is_new) return found->second;
  const bool needs = look_whether_open(id, known);
  known[id] = needs;
  return needs;
}

bool LibrarySites::look_whether_open(semantics::ValueId id, KnownNeeds& known) const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  const semantics::Value& value = solver.value(id);
  const auto is_of_keeper = [&](FunctionId function) {
    const semantics::FunctionCode& code = whole.function_code(function);
    return code.owner != semantics::kNoClass &&
           is_keeper(whole.class_id(whole.file_of_function(function), code.owner));
  };
  switch (value.kind) {
    case ValueKind::kInstance:
      return is_keeper(value.a);
    case ValueKind::kExternalInstance: {
      const LibraryMap* const map = map_of(whole.names[value.a]);
      const library::Type* const type = map == nullptr ? nullptr : map->type(whole.names[value.a]);
      return type != nullptr && type->role == library::Type::Role::kOwner && !type->connects_late;
    }
    case ValueKind::kExternal: {
      // `get = session.get`
      const std::string& name = whole.names[value.a];
      const LibraryMap* const map = map_of(name);
      const std::size_t dot = name.rfind('.');
      const library::Type* const type =
          map == nullptr || dot == std::string::npos ? nullptr : map->type(name.substr(0, dot));
      return type != nullptr && type->role == library::Type::Role::kOwner && !type->connects_late;
    }
    case ValueKind::kBound:
      return needs_open(value.b, known) ||
             (solver.value(value.a).kind == ValueKind::kFunction && is_of_keeper(solver.value(value.a).a));
    case ValueKind::kContainer: {
      const auto elements = solver.elements(id);
      return std::any_of(elements.begin(), elements.end(),
                         [&](semantics::ValueId element) { return needs_open(element, known); });
    }
    case ValueKind::kFunction: {
      // One that is defined in another may use what that has.
      const semantics::FunctionCode& code = whole.function_code(value.a);
      return code.outer != semantics::kModuleCode && code.owner == semantics::kNoClass;
    }
    case ValueKind::kGenerator:
    case ValueKind::kPartial:
    case ValueKind::kManager:
    case ValueKind::kManagerFactory:
    case ValueKind::kSuper:
      return true;
    default:
      return false;
  }
}

// Whether the program has objects at all that have to be open.
bool LibrarySites::has_owners() const {
  const semantics::NamePool& pool = view_.solver().program().names;
  for (semantics::GlobalName id = 0; id < pool.size(); ++id) {
    const LibraryMap* const map = map_of(pool[id]);
    const library::Type* const type = map == nullptr ? nullptr : map->type(pool[id]);
    if (type != nullptr && type->role == library::Type::Role::kOwner && !type->connects_late) return true;
  }
  return false;
}

// `self.client = client`, `User(client=client)` of a class whose constructor nobody wrote.
void LibrarySites::find_keepers() {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  if (!has_owners()) return;
  KnownNeeds known;
  const auto needs = [&](ProgramView::File file, Slot slot) {
    if (slot == semantics::kNoSlot) return false;
    const auto values = solver.values(whole.slot(file, slot));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const ValueKind kind = solver.value(id).kind;
      const bool is_vague = kind == ValueKind::kFunction || kind == ValueKind::kGenerator ||
                            kind == ValueKind::kPartial || kind == ValueKind::kManager ||
                            kind == ValueKind::kManagerFactory;
      return !is_vague && needs_open(id, known);
    });
  };
  for (bool grows = true; grows;) {
    grows = false;
    known.clear();
    for (ProgramView::File file = 0; file < whole.file_count(); ++file) {
      const ModuleCode& code = whole.code(file);
      for (const Instruction& one : code.instructions) {
        if (one.op == Op::kStoreAttribute && needs(file, one.b)) {
          for (const semantics::ValueId id : solver.values(whole.slot(file, one.a))) {
            if (solver.value(id).kind == ValueKind::kInstance && !is_keeper(solver.value(id).a))
              grows |= keepers_.insert(solver.value(id).a).second;
          }
        }
        if (one.op != Op::kCall) continue;
        for (std::uint32_t i = 0; i < one.count; ++i) {
          if (!needs(file, code.arguments[one.b + i].value)) continue;
          for (const semantics::ValueId id : solver.values(whole.slot(file, one.a))) {
            const semantics::Value& value = solver.value(id);
            if (value.kind != ValueKind::kClass || is_keeper(value.a)) continue;
            if (!has_constructor(solver, value.a)) grows |= keepers_.insert(value.a).second;
          }
        }
      }
    }
  }
}

// `self.session = self.make_session()`: whatever else calls it would have to close what it gets.
void LibrarySites::find_factories() {
  const semantics::Solver& solver = view_.solver();
  std::set<semantics::InstructionId> kept;
  for (const auto& [id, held] : holders_) {
    if (held.made_by) kept.insert(*held.made_by);
  }
  std::set<FunctionId> others;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind == ValueKind::kFunction)
      (kept.count(edge.site) != 0 ? factories_ : others).insert(target.a);
  }
  for (const FunctionId other : others) factories_.erase(other);
}

void LibrarySites::find_closers() {
  for (auto& [id, held] : holders_) find_closer(id, held);
}

// `def close(self): self.session.close()`, which the program leaves to whoever uses the class, or to nobody.
void LibrarySites::find_closer(ClassId id, HeldOwner& held) const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  const std::string close = held.type + ".close";
  const auto mro = solver.mro(id);
  const auto caller_of = [&](const semantics::CallEdge& edge) {
    return whole.function(whole.file_of_instruction(edge.site), whole.instruction_code(edge.site).function);
  };
  const auto is_of_class = [&](FunctionId function) {
    const semantics::FunctionCode& code = whole.function_code(function);
    return code.owner != semantics::kNoClass &&
           std::find(mro.begin(), mro.end(), whole.class_id(whole.file_of_function(function), code.owner)) !=
               mro.end();
  };
  std::set<FunctionId> closers;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind == ValueKind::kExternal && whole.names[target.a] == close && is_of_class(caller_of(edge)))
      closers.insert(caller_of(edge));
  }
  if (closers.size() != 1) return;
  const FunctionId closer = *closers.begin();
  const semantics::FunctionCode& code = whole.function_code(closer);
  const std::string& name = whole.names[whole.name(whole.file_of_function(closer), code.name)];
  if (code.parameters.size() != 1 || code.is_async || name.starts_with("__")) return;
  const auto& body = whole.code(whole.file_of_function(closer)).instructions;
  const auto calls = std::count_if(body.begin(), body.end(), [&](const Instruction& one) {
    return one.op == Op::kCall && whole.function(whole.file_of_function(closer), one.function) == closer;
  });
  // `contextlib.closing(client)` calls it unseen.
  for (semantics::GlobalName known = 0; known < whole.names.size(); ++known) {
    if (whole.names[known] == "contextlib.closing") return;
  }
  const bool is_called =
      std::any_of(solver.edges().begin(), solver.edges().end(), [&](const semantics::CallEdge& edge) {
        const semantics::Value& target = solver.value(edge.target);
        return target.kind == ValueKind::kFunction && target.a == closer && !is_of_class(caller_of(edge));
      });
  if (is_called) return;
  held.is_left_open = true;
  if (calls == 1) held.closer = name;
}

bool LibrarySites::closes(ClassId id, const HeldOwner& held) const {
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  const std::string close = held.type + ".close";
  return std::any_of(solver.edges().begin(), solver.edges().end(), [&](const semantics::CallEdge& edge) {
    const semantics::Value& target = solver.value(edge.target);
    if (target.kind != ValueKind::kExternal || whole.names[target.a] != close) return false;
    const ProgramView::File file = whole.file_of_instruction(edge.site);
    const semantics::FunctionCode& function =
        whole.function_code(whole.function(file, whole.instruction_code(edge.site).function));
    if (function.owner == semantics::kNoClass) return false;
    const auto mro = solver.mro(id);
    return std::find(mro.begin(), mro.end(), whole.class_id(file, function.owner)) != mro.end();
  });
}

}  // namespace aioshift::rules::migration
