#include "semantics/program/colouring.h"

#include <algorithm>
#include <cctype>
#include <tuple>
#include <utility>

#include "semantics/program/common_methods.h"
#include "semantics/program/method_names.h"

namespace aioshift::semantics {
namespace {

// A qualified name, split where a module of the program ends.
struct SplitName {
  std::string module;
  std::string rest;
};

std::optional<SplitName> split(const WholeProgram& program, std::string_view name) {
  for (std::size_t end = name.rfind('.'); end != std::string_view::npos && end != 0;
       end = name.rfind('.', end - 1)) {
    if (program.modules().named(name.substr(0, end)))
      return SplitName{std::string(name.substr(0, end)), std::string(name.substr(end + 1))};
  }
  return std::nullopt;
}

}  // namespace

std::vector<OpaqueName> opaque_names(const WholeProgram& program, std::span<const std::string> names) {
  std::vector<OpaqueName> opaque;
  for (const std::string& name : names) {
    const auto parts = split(program, name);
    if (!parts) continue;
    const auto file = *program.modules().named(parts->module);
    const ModuleCode& code = program.code(file);
    const auto has_path = [&](const auto& list, std::string_view path) {
      return std::any_of(list.begin(), list.end(),
                         [&](const auto& item) { return code.names[item.path] == path; });
    };
    if (has_path(code.functions, parts->rest)) continue;
    const std::size_t dot = parts->rest.rfind('.');
    const std::string owner = dot == std::string::npos ? "" : parts->rest.substr(0, dot);
    const std::string last = dot == std::string::npos ? parts->rest : parts->rest.substr(dot + 1);
    if (owner.empty()) {
      opaque.push_back({parts->module, "", last});
    } else if (has_path(code.classes, owner)) {
      // An attribute that holds a callable; what the class inherits is found where it is defined.
      if (!is_special(last)) opaque.push_back({parts->module, owner, last});
    } else if (owner.find('.') == std::string::npos) {
      opaque.push_back({parts->module, "", owner});  // a method of an alias
    }
  }
  return opaque;
}

Colouring::Colouring(const Solver& solver, const ColouringRequest& request)
    : solver_(solver),
      program_(solver.program()),
      wrappers_(solver),
      awaiting_threads_(request.awaiting_threads.begin(), request.awaiting_threads.end()) {
  find_awaited();
  do {
    find_families(request);
    spread();
  } while (drop_wrappers_that_await());
  find_async_iterables();
  collect_sites();
  collect_uses();
  collect_loose_ends();
}

void Colouring::find_families(const ColouringRequest& request) {
  const std::size_t count = program_.function_count();
  parents_.resize(count);
  for (FunctionId id = 0; id < count; ++id) parents_[id] = id;
  is_async_.assign(count, 0);
  causes_.assign(count, kNoCause);
  barriers_.assign(count, Barrier::kNone);
  is_manager_.assign(count, 0);
  is_called_.assign(count, 0);
  kept_callbacks_.clear();
  guesses_.clear();
  sync_methods_.clear();
  known_async_names_.clear();
  async_method_names_.clear();
  seeded_.clear();
  find_kinds();
  find_barriers(request);
  find_tails();
  join_overrides();
  join_targets();
  // Families are settled: from here on nobody has far to go.
  for (FunctionId& parent : parents_) parent = family_of(parent);
  find_guesses();
  seed(request);
}

// Whether all that the wrapper is seen to wrap is asynchronous.
bool Colouring::wraps_async_alone(FunctionId wrapper) const {
  const auto& wrapped = wrappers_.wrapped_by(wrapper);
  return !wrapped.empty() && std::all_of(wrapped.begin(), wrapped.end(), [&](ValueId id) {
    const Value& value = solver_.value(id);
    if (value.kind == ValueKind::kExternal) return async_externals_.count(value.a) != 0;
    if (value.kind != ValueKind::kFunction || is_manager_[value.a] != 0) return false;
    return !program_.function_code(value.a).is_generator &&
           (is_async(value.a) || wrappers_.contains(value.a));
  });
}

// What does more than pass on, and has to await for that, becomes a coroutine function or gives nothing that
// can be awaited: it tells the functions that it wraps apart no more.
bool Colouring::drop_wrappers_that_await() {
  if (wrappers_.empty()) return false;
  std::unordered_set<FunctionId> awaiting;
  for (const CallEdge& edge : solver_.edges()) {
    if (is_in_module_code(edge.site) || !is_awaited(edge) || !is_async_target(edge)) continue;
    const FunctionId around = function_at(edge.site);
    if (wrappers_.contains(around)) awaiting.insert(around);
  }
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (!wrappers_.contains(id) || !may_become_async(id)) continue;
    if (is_async_[family_of(id)] != 0 || wraps_async_alone(id)) awaiting.insert(id);
  }
  for (const FunctionId id : awaiting) wrappers_.remove(id);
  const bool is_dropped = !awaiting.empty();
  return is_dropped;
}

bool Colouring::is_async(FunctionId function) const {
  return program_.function_code(function).is_async ||
         (is_async_[family_of(function)] != 0 && may_become_async(function));
}

FunctionId Colouring::family_of(FunctionId function) const {
  while (parents_[function] != function) function = parents_[function];
  return function;
}

std::optional<InstructionId> Colouring::cause_of(FunctionId function) const {
  const InstructionId cause = causes_[family_of(function)];
  return cause == kNoCause ? std::nullopt : std::optional(cause);
}

void Colouring::join(FunctionId a, FunctionId b) {
  a = family_of(a);
  b = family_of(b);
  if (a != b) parents_[std::max(a, b)] = std::min(a, b);
}

GlobalName Colouring::name_of(FunctionId function) const {
  return program_.name(program_.file_of_function(function), program_.function_code(function).name);
}

void Colouring::find_kinds() {
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction) continue;
    if (edge.kind == EdgeKind::kEnter && program_.function_code(target.a).is_generator)
      is_manager_[target.a] = 1;
  }
}

// `lambda: fetch(url)` gives back the coroutine, for its caller to await.
void Colouring::find_tails() {
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    std::unordered_map<Slot, FunctionIndex> values;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != Op::kCopy) continue;
      const FunctionCode& function = code.functions[instruction.function];
      if (function.is_lambda && instruction.to == function.returned)
        values.emplace(instruction.a, instruction.function);
    }
    if (values.empty()) continue;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      const auto tail = values.find(instruction.to);
      if (instruction.op == Op::kCall && instruction.to != kNoSlot && tail != values.end() &&
          tail->second == instruction.function)
        tails_.insert(program_.instruction(file, i));
    }
  }
}

// Whether the class has the asynchronous half of the method's protocol as well, which is called instead.
bool Colouring::has_both_protocols(FunctionId function) const {
  const FunctionCode& code = program_.function_code(function);
  const WholeProgram::File file = program_.file_of_function(function);
  const std::string_view counterpart = async_counterpart(program_.code(file).names[code.name]);
  if (counterpart.empty()) return false;
  const GlobalName name = program_.names.id(counterpart);
  const auto& members = solver_.members(program_.class_id(file, code.owner));
  return std::any_of(members.begin(), members.end(),
                     [&](const auto& member) { return member.first == name; });
}

bool Colouring::may_become_async(FunctionId function) const {
  return barriers_[function] == Barrier::kNone && !program_.function_code(function).is_async;
}

// Whether something may be awaited at the edge, or run to its end.
bool Colouring::can_await_at(const CallEdge& edge) const {
  if (is_in_module_code(edge.site)) return true;
  const FunctionId around = function_at(edge.site);
  const bool is_entry_point = barriers_[around] == Barrier::kEntryPoint &&
                              (!program_.function_code(around).is_lambda || edge.kind == EdgeKind::kCall);
  return program_.function_code(around).is_async || is_entry_point || may_colour_caller(edge.site, edge.kind);
}

// Whether the code around the site can await, or becomes code that can.
bool Colouring::may_colour_caller(InstructionId site, EdgeKind kind) const {
  if (is_in_module_code(site)) return false;
  const FunctionId caller = function_at(site);
  if (!may_become_async(caller)) return false;
  return !program_.function_code(caller).is_lambda || (kind == EdgeKind::kCall && tails_.count(site) != 0);
}

void Colouring::seed(const ColouringRequest& request) {
  for (const std::string& name : request.library_names) async_externals_.insert(program_.names.id(name));
  const std::unordered_set<std::string> wanted(request.async_names.begin(), request.async_names.end());
  for (const std::string& name : request.async_names) {
    async_externals_.insert(program_.names.id(name));
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) continue;
    const std::size_t before = name.rfind('.', dot - 1);
    const std::string owner = name.substr(before == std::string::npos ? 0 : before + 1);
    const bool is_method = owner.find_first_not_of('_') != std::string::npos &&
                           std::isupper(static_cast<unsigned char>(owner[owner.find_first_not_of('_')])) != 0;
    if (!is_method) continue;
    async_method_names_.insert(program_.names.id(name.substr(dot + 1)));
    known_async_names_.insert(program_.names.id(name.substr(dot + 1)));
  }
  if (async_externals_.empty()) return;
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    if (code.owner != kNoClass && !code.is_async) ++sync_methods_[name_of(id)];
    if (wanted.count(program_.qualified_name(id)) != 0) seeded_.insert(id);
  }
  // Overrides of what is asynchronous in another package.
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    for (const GlobalName base : solver_.external_bases(id)) {
      for (const auto& [name, slot] : solver_.members(id)) {
        if (wanted.count(program_.names[base] + "." + program_.names[name]) == 0) continue;
        for (const FunctionId method : solver_.own_methods(id, name)) seeded_.insert(method);
      }
    }
  }
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    if (code.is_generator && code.owner != kNoClass && program_.names[name_of(id)] == "__iter__")
      has_async_iter_ = true;
  }
  for (const FunctionId id : seeded_) {
    // Named by the user: `__iter__` that gives asynchronous iterators, for one.
    if (barriers_[id] == Barrier::kSpecialMethod) continue;
    colour(id, kNoCause);
  }
  for (const auto& [function, site] : request.also_async) colour(function, site);
}

FunctionId Colouring::function_at(InstructionId site) const {
  return program_.function(program_.file_of_instruction(site), program_.instruction_code(site).function);
}

bool Colouring::is_async_target(const CallEdge& edge) const {
  const Value& target = solver_.value(edge.target);
  if (target.kind == ValueKind::kExternal) return async_externals_.count(target.a) != 0;
  if (target.kind != ValueKind::kFunction) return false;
  if (seeded_.count(target.a) != 0 &&
      (edge.kind == EdgeKind::kIterate || barriers_[target.a] == Barrier::kBothProtocols))
    return true;
  return !program_.function_code(target.a).is_async && is_async_[family_of(target.a)] != 0 &&
         may_become_async(target.a);
}

// A function of the program that gives what nobody can await.
bool Colouring::is_sync_target(const CallEdge& edge) const {
  const Value& target = solver_.value(edge.target);
  return target.kind == ValueKind::kFunction && !program_.function_code(target.a).is_async &&
         barriers_[target.a] != Barrier::kBothProtocols && !is_async_target(edge);
}

void Colouring::find_awaited() {
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    std::unordered_set<Slot> awaited;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kAwait && instruction.a != kNoSlot) awaited.insert(instruction.a);
    }
    if (awaited.empty()) continue;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      if (instruction.op == Op::kCall && awaited.count(instruction.to) != 0)
        awaited_.insert(program_.instruction(file, i));
    }
  }
}

// Whether something is awaited at the edge, if its target is asynchronous: the call of a generator function
// runs nothing, and a manager's function is run by `with`.
bool Colouring::is_awaited(const CallEdge& edge) const {
  if (wrappers_.passes_on(edge)) return false;
  const Value& target = solver_.value(edge.target);
  if (target.kind != ValueKind::kFunction)
    return edge.kind == EdgeKind::kCall || edge.kind == EdgeKind::kEnter || edge.kind == EdgeKind::kIterate ||
           edge.kind == EdgeKind::kProperty;
  const FunctionCode& code = program_.function_code(target.a);
  switch (edge.kind) {
    case EdgeKind::kCall:
      return !code.is_generator && is_manager_[target.a] == 0;
    case EdgeKind::kCallback:
      return is_handed_to_tasks(edge) && !code.is_generator && is_manager_[target.a] == 0;
    case EdgeKind::kEnter:
    case EdgeKind::kExit:
    case EdgeKind::kGenerate:
    case EdgeKind::kNext:
      return true;
    case EdgeKind::kProperty:
      return !code.is_generator && program_.instruction_code(edge.site).op == Op::kLoadAttribute;
    case EdgeKind::kIterate:
      // __aiter__ is not awaited; what it gives is.
      return seeded_.count(target.a) != 0;
    default:
      return false;
  }
}

void Colouring::colour(FunctionId function, InstructionId cause) {
  if (!may_become_async(function)) return;
  const FunctionId family = family_of(function);
  if (is_async_[family] != 0) return;
  is_async_[family] = 1;
  causes_[family] = cause;
  work_.push_back(family);
}

void Colouring::spread() {
  // By family, the edges that lead to it and its functions; by name, the guesses.
  std::unordered_map<FunctionId, std::vector<const CallEdge*>> callers;
  std::unordered_map<FunctionId, std::vector<FunctionId>> functions;
  std::unordered_map<GlobalName, std::vector<InstructionId>> guesses;
  for (FunctionId id = 0; id < program_.function_count(); ++id) functions[family_of(id)].push_back(id);
  for (const Guess& guess : guesses_) {
    if (!guess.is_foreign) guesses[guess.name].push_back(guess.site);
  }
  const auto colour_around = [&](InstructionId site, EdgeKind kind) {
    if (may_colour_caller(site, kind)) colour(function_at(site), site);
  };
  const auto try_guesses = [&](GlobalName name) {
    if (is_common_method(program_.names[name])) return;
    const auto remaining = sync_methods_.find(name);
    if (remaining != sync_methods_.end() && remaining->second != 0) return;
    const auto found = guesses.find(name);
    if (found == guesses.end()) return;
    for (const InstructionId site : found->second) colour_around(site, EdgeKind::kCall);
  };
  for (const CallEdge& edge : solver_.edges()) {
    if (!is_awaited(edge)) continue;
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction && !is_async_target(edge)) {
      callers[family_of(target.a)].push_back(&edge);
    } else if (is_async_target(edge)) {
      colour_around(edge.site, edge.kind);
    }
  }
  // What a call may reach beside something asynchronous of another package becomes asynchronous too.
  std::unordered_set<std::uint64_t> awaited;
  const auto key_of = [](const CallEdge& edge) {
    return pair_key(edge.site, static_cast<std::uint32_t>(edge.kind));
  };
  for (const CallEdge& edge : solver_.edges()) {
    const bool is_awaited_there =
        solver_.value(edge.target).kind == ValueKind::kExternal && is_awaited(edge) && is_async_target(edge);
    // Unless the caller stays as it is for good.
    if (is_awaited_there && barriers_[function_at(edge.site)] != Barrier::kRefused)
      awaited.insert(key_of(edge));
  }
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction && is_awaited(edge) && awaited.count(key_of(edge)) != 0)
      colour(target.a, edge.site);
  }
  for (const GlobalName name : async_method_names_) try_guesses(name);
  while (!work_.empty()) {
    const FunctionId family = work_.back();
    work_.pop_back();
    for (const FunctionId function : functions[family]) {
      const FunctionCode& code = program_.function_code(function);
      if (code.owner == kNoClass || code.is_async || !may_become_async(function)) continue;
      const GlobalName name = name_of(function);
      known_async_names_.insert(name);
      if (--sync_methods_[name] == 0) {
        async_method_names_.insert(name);
        try_guesses(name);
      }
    }
    for (const CallEdge* edge : callers[family]) {
      if (is_async_target(*edge)) colour_around(edge->site, edge->kind);
    }
  }
}

// What `next` calls on an instance of the class, if that is asynchronous.
std::optional<FunctionId> Colouring::async_next_of(ClassId id) const {
  const GlobalName next = program_.names.id("__next__");
  for (const ClassId base : solver_.mro(id)) {
    const auto methods = solver_.own_methods(base, next);
    if (methods.empty()) continue;
    const auto found =
        std::find_if(methods.begin(), methods.end(), [&](FunctionId f) { return is_async(f); });
    return found == methods.end() ? std::nullopt : std::optional(*found);
  }
  return std::nullopt;
}

void Colouring::find_async_iterables() {
  const std::string iter = "__iter__";
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    const WholeProgram::File file = program_.file_of_function(id);
    if (code.owner == kNoClass || code.is_generator || program_.code(file).names[code.name] != iter) continue;
    std::optional<FunctionId> given;
    if (seeded_.count(id) != 0) given = id;
    for (const ValueId value : solver_.values(program_.slot(file, code.returned))) {
      const Value& returned = solver_.value(value);
      if (given) break;
      if (returned.kind == ValueKind::kGenerator && is_async(returned.a)) given = returned.a;
      if (returned.kind == ValueKind::kInstance) given = async_next_of(returned.a);
    }
    // `return self`, also for the classes that inherit it.
    const auto& passed = code.returned_parameters;
    if (!given && std::find(passed.begin(), passed.end(), 0U) != passed.end()) {
      const ClassId owner = program_.class_id(file, code.owner);
      for (ClassId other = 0; other < program_.class_count() && !given; ++other) {
        const auto mro = solver_.mro(other);
        if (std::find(mro.begin(), mro.end(), owner) != mro.end()) given = async_next_of(other);
      }
    }
    if (given) async_iterables_.emplace(id, *given);
  }
}

}  // namespace aioshift::semantics
