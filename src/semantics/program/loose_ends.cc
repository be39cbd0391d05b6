#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "semantics/program/colouring.h"
#include "semantics/program/common_methods.h"
#include "semantics/program/method_names.h"

// Where something asynchronous goes that is not seen to be awaited.
namespace aioshift::semantics {

void Colouring::collect_uses() {
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction) continue;
    if (edge.kind != EdgeKind::kCallback || is_handed_to_tasks(edge)) {
      is_called_[family_of(target.a)] = 1;
      continue;
    }
    if (program_.function_code(target.a).is_async || !is_async(target.a)) continue;
    if (program_.instruction_code(edge.site).is_decorator) continue;
    const auto names = called_externals(edge.site);
    if (!names.empty() && std::all_of(names.begin(), names.end(), only_looks)) continue;
    add_loose_end(LooseEnd::Kind::kFunction, edge.site, target.a);
  }
}

void Colouring::add_loose_end(LooseEnd::Kind kind, InstructionId site, FunctionId function) {
  loose_ends_.push_back({kind, site, function});
}

bool Colouring::is_site(InstructionId id) const {
  const auto at =
      std::lower_bound(sites_.begin(), sites_.end(), id,
                       [](const ColouredSite& site, InstructionId wanted) { return site.site < wanted; });
  return at != sites_.end() && at->site == id;
}

bool Colouring::is_async_iterable(const Value& value) const {
  if (value.kind == ValueKind::kGenerator)
    return !program_.function_code(value.a).is_async && is_async(value.a);
  if (value.kind == ValueKind::kExternalInstance)
    return async_externals_.count(program_.names.id(program_.names[value.a] + ".__iter__")) != 0;
  if (value.kind != ValueKind::kInstance) return false;
  for (const ClassId base : solver_.mro(value.a)) {
    for (const FunctionId method : solver_.own_methods(base, program_.names.id("__iter__")))
      return gives_async_iterator(method) || is_async(method);
  }
  return false;
}

bool Colouring::is_async_manager(const Value& value) const {
  if (value.kind == ValueKind::kManager) {
    const Value& function = solver_.value(value.a);
    return function.kind == ValueKind::kFunction && !program_.function_code(function.a).is_async &&
           is_async(function.a);
  }
  if (value.kind == ValueKind::kExternalInstance)
    return async_externals_.count(program_.names.id(program_.names[value.a] + ".__enter__")) != 0;
  if (value.kind != ValueKind::kInstance) return false;
  for (const ClassId base : solver_.mro(value.a)) {
    for (const FunctionId method : solver_.own_methods(base, program_.names.id("__enter__")))
      return !program_.function_code(method).is_async && is_async(method);
  }
  return false;
}

// `contextlib.closing(x)` calls `x.close()`.
bool Colouring::has_async_close(const Value& value) const {
  if (value.kind == ValueKind::kExternalInstance)
    return async_externals_.count(program_.names.id(program_.names[value.a] + ".close")) != 0;
  if (value.kind != ValueKind::kInstance) return false;
  for (const ClassId base : solver_.mro(value.a)) {
    for (const FunctionId method : solver_.own_methods(base, program_.names.id("close")))
      return !program_.function_code(method).is_async && is_async(method);
  }
  return false;
}

// A function among the slot's values, or in a container there, that becomes a coroutine function.
std::optional<FunctionId> Colouring::async_function_in(Slot slot) const {
  constexpr int kDeepest = 3;
  return async_function_among(solver_.values(slot), kDeepest);
}

std::optional<FunctionId> Colouring::async_function_among(std::span<const ValueId> values, int depth) const {
  for (const ValueId id : values) {
    const Value* value = &solver_.value(id);
    if (value->kind == ValueKind::kContainer && depth > 0) {
      if (const auto found = async_function_among(solver_.elements(id), depth - 1)) return found;
    }
    if (value->kind == ValueKind::kBound) value = &solver_.value(value->a);
    if (value->kind == ValueKind::kFunction && !program_.function_code(value->a).is_async &&
        is_async(value->a))
      return value->a;
  }
  return std::nullopt;
}

void Colouring::collect_loose_ends() {
  const GlobalName contains = program_.names.id("__contains__");
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      const InstructionId id = program_.instruction(file, i);
      switch (instruction.op) {
        case Op::kCall:
          look_at_call(file, id, instruction);
          break;
        case Op::kStoreAttribute:
        case Op::kStoreItem:
          look_at_store(file, id, instruction);
          break;
        case Op::kOperator: {
          if (is_site(id)) break;
          if (instruction.b != kNoSlot && is_foreign(program_.slot(file, instruction.a))) {
            // `config.hooks["load"] += [load]`, where nothing is known of `config`
            if (const auto function = async_function_in(program_.slot(file, instruction.b)))
              add_loose_end(LooseEnd::Kind::kFunction, id, *function);
          }
          if (instruction.b != kNoSlot) {
            // `rows += pages()`
            for (const ValueId value : solver_.values(program_.slot(file, instruction.b))) {
              if (solver_.value(value).kind != ValueKind::kGenerator ||
                  !is_async_iterable(solver_.value(value)))
                continue;
              add_loose_end(LooseEnd::Kind::kIterable, id, function_at(id));
              break;
            }
          }
          if (instruction.name == kNoName || program_.name(file, instruction.name) != contains) break;
          const auto values = solver_.values(program_.slot(file, instruction.a));
          if (std::any_of(values.begin(), values.end(),
                          [&](ValueId value) { return is_async_iterable(solver_.value(value)); }))
            add_loose_end(LooseEnd::Kind::kIterable, id, function_at(id));
          break;
        }
        default:
          break;
      }
    }
  }
  for (const Guess& guess : guesses_) {
    if (is_site(guess.site) || known_async_names_.count(guess.name) == 0) continue;
    add_loose_end(LooseEnd::Kind::kUnknownReceiver, guess.site, function_at(guess.site));
  }
  look_at_overrides();
  look_for_loops();
}

// An `__iter__` that stays, in a class one of whose bases has an asynchronous one.
void Colouring::look_at_overrides() {
  if (async_iterables_.empty() && !has_async_iter_) return;
  const GlobalName iter = program_.names.id("__iter__");
  std::unordered_set<FunctionId> staying;
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    bool is_async_here = false;
    std::vector<FunctionId> sync;
    for (const ClassId base : solver_.mro(id)) {
      for (const FunctionId method : solver_.own_methods(base, iter)) {
        if (gives_async_iterator(method) || is_async(method)) {
          is_async_here = true;
        } else if (barriers_[method] != Barrier::kBothProtocols) {
          sync.push_back(method);
        }
      }
    }
    if (is_async_here) staying.insert(sync.begin(), sync.end());
  }
  if (staying.empty()) return;
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const auto& instructions = program_.code(file).instructions;
    for (std::size_t i = 0; i < instructions.size(); ++i) {
      if (instructions[i].op != Op::kFunction) continue;
      const FunctionId function = program_.function(file, instructions[i].count);
      if (staying.count(function) != 0)
        add_loose_end(LooseEnd::Kind::kOverride, program_.instruction(file, i), function);
    }
  }
}

// What a call of something of another package, or of nobody knows what, gets.
void Colouring::look_at_call(WholeProgram::File file, InstructionId id, const Instruction& call) {
  if (call.is_decorator) {
    // `@transaction()`: a context manager around a function.
    for (const ValueId value : solver_.values(program_.slot(file, call.a))) {
      if (is_async_manager(solver_.value(value)))
        add_loose_end(LooseEnd::Kind::kManager, id, function_at(id));
    }
    return;
  }
  const auto callees = solver_.values(program_.slot(file, call.a));
  const auto externals = called_externals(id);
  const bool is_unknown = callees.empty();
  if (!is_unknown && externals.empty()) return;
  const bool enters = std::any_of(externals.begin(), externals.end(), [](std::string_view name) {
    return name.ends_with("ExitStack.enter_context") || name.ends_with("ExitStack.push") ||
           name == "contextlib.closing";
  });
  const bool looks =
      !is_unknown && std::all_of(externals.begin(), externals.end(), [](std::string_view name) {
        return name == "<builtin>.print" || name == "<builtin>.isinstance" || name == "<builtin>.type" ||
               name == "<builtin>.id" || name == "<builtin>.repr" || name == "<builtin>.super" ||
               name == "append" || name == "<builtin>.hasattr" || name == "<builtin>.getattr" ||
               name == "add";
      });
  const ModuleCode& code = program_.code(file);
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const Slot argument = program_.slot(file, code.arguments[call.b + i].value);
    if (is_unknown) {
      if (const auto function = async_function_in(argument))
        add_loose_end(LooseEnd::Kind::kFunction, id, *function);
    }
    for (const ValueId value_id : solver_.values(argument)) {
      const Value& value = solver_.value(value_id);
      const bool is_lazy = value.kind == ValueKind::kGenerator || value.kind == ValueKind::kExternalInstance;
      if (enters && !is_site(id) && (is_async_manager(value) || has_async_close(value))) {
        add_loose_end(LooseEnd::Kind::kManager, id, function_at(id));
        return;
      }
      const bool is_starred = code.arguments[call.b + i].kind == ArgumentKind::kStar;
      if ((is_starred || (is_lazy && !looks)) && !is_site(id) && is_async_iterable(value)) {
        add_loose_end(LooseEnd::Kind::kIterable, id, function_at(id));
        return;
      }
    }
  }
}

// Whether nothing is known of what is in the slot, or it is another package's.
bool Colouring::is_foreign(Slot slot) const {
  const auto objects = solver_.values(slot);
  return objects.empty() || std::any_of(objects.begin(), objects.end(), [this](ValueId value) {
           const ValueKind kind = solver_.value(value).kind;
           return kind == ValueKind::kExternal || kind == ValueKind::kExternalInstance;
         });
}

// A function, or a generator that one makes, that is stored where nothing is known of, or in what is another
// package's: `sys.excepthook = report`, `response.lines.return_value = lines()`.
void Colouring::look_at_store(WholeProgram::File file, InstructionId id, const Instruction& store) {
  const Slot stored = program_.slot(file, store.op == Op::kStoreAttribute ? store.b : store.to);
  auto function = async_function_in(stored);
  for (const ValueId value : solver_.values(stored)) {
    const Value& made = solver_.value(value);
    if (!function && made.kind == ValueKind::kGenerator && is_async_iterable(made)) function = made.a;
  }
  if (!function) return;
  if (is_foreign(program_.slot(file, store.a))) add_loose_end(LooseEnd::Kind::kFunction, id, *function);
}

// A call that runs an event loop, or may call what does.
bool Colouring::runs_loop(std::string_view external) const {
  if (runs_event_loop(external)) return true;
  return std::any_of(dispatchers_.begin(), dispatchers_.end(), [&](const Dispatcher& dispatcher) {
    return dispatcher.name == external &&
           std::any_of(dispatcher.functions.begin(), dispatcher.functions.end(),
                       [this](FunctionId function) { return runs_loop(function); });
  });
}

// `asyncio.run` below what becomes a coroutine function: a loop is running there from now on.
void Colouring::look_for_loops() {
  std::unordered_set<FunctionId> running;  // functions that run a loop, and their callers
  std::vector<FunctionId> work;
  std::unordered_map<FunctionId, std::vector<const CallEdge*>> callers;
  const auto runs_at = [&](const CallEdge& edge) {
    const FunctionId caller = function_at(edge.site);
    const bool is_new = is_async(caller) && !program_.function_code(caller).is_async;
    if (is_new || is_bridge(caller)) add_loose_end(LooseEnd::Kind::kLoop, edge.site, caller);
    if (running.insert(caller).second) work.push_back(caller);
  };
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kExternal && runs_event_loop(program_.names[target.a]))
      loop_runners_.insert(function_at(edge.site));
  }
  for (const CallEdge& edge : solver_.edges()) {
    if (edge.kind == EdgeKind::kCallback || is_in_module_code(edge.site)) continue;
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction) callers[target.a].push_back(&edge);
    if (target.kind == ValueKind::kFunction
            ? runs_loop(target.a)
            : target.kind == ValueKind::kExternal && runs_loop(program_.names[target.a]))
      runs_at(edge);
  }
  while (!work.empty()) {
    const FunctionId function = work.back();
    work.pop_back();
    if (is_async(function) || is_bridge(function)) continue;
    for (const CallEdge* edge : callers[function]) runs_at(*edge);
  }
  // Of an object of which nothing is known, what has the name of such a method may be it.
  std::unordered_set<GlobalName> methods;
  for (const FunctionId function : bridges_) {
    const bool is_method = program_.function_code(function).owner != kNoClass;
    if (is_method && !is_common_method(program_.names[name_of(function)])) methods.insert(name_of(function));
  }
  for (const Guess& guess : guesses_) {
    const FunctionId caller = function_at(guess.site);
    const bool is_new = is_async(caller) && !program_.function_code(caller).is_async;
    if (methods.count(guess.name) != 0 && (is_new || is_bridge(caller)))
      add_loose_end(LooseEnd::Kind::kLoop, guess.site, caller);
  }
  look_for_hidden_runs();
}

// Functions below a decorator of which nothing is known but that another package makes it: `@cli.command()`.
std::unordered_set<FunctionId> Colouring::wrapped_by_unknown() const {
  std::unordered_set<FunctionId> found;
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (const Instruction& call : code.instructions) {
      if (!call.is_decorator || !solver_.values(program_.slot(file, call.a)).empty()) continue;
      for (const ValueId id : solver_.values(program_.slot(file, code.arguments[call.b].value))) {
        if (solver_.value(id).kind == ValueKind::kFunction) found.insert(solver_.value(id).a);
      }
    }
  }
  return found;
}

// What a decorator made of a function that runs a loop, an object of which no call is seen to lead there, in
// what runs in a loop from now on: `context.invoke(show)`, `show.callback()`.
void Colouring::look_for_hidden_runs() {
  std::unordered_set<Slot> hidden;
  const std::unordered_set<FunctionId> wrapped = wrapped_by_unknown();
  std::vector<FunctionId> runners(bridges_.begin(), bridges_.end());
  runners.insert(runners.end(), loop_runners_.begin(), loop_runners_.end());
  for (const FunctionId function : runners) {
    const FunctionCode& code = program_.function_code(function);
    if (code.outer != kModuleCode || code.owner != kNoClass) continue;
    const Slot variable = solver_.variable_of(program_.file_of_function(function), name_of(function));
    if (variable == kNoSlot) continue;
    const auto values = solver_.values(variable);
    const bool is_seen = std::any_of(values.begin(), values.end(), [&](ValueId id) {
      return solver_.value(id) == Value{ValueKind::kFunction, function, 0};
    });
    if (!is_seen || wrapped.count(function) != 0) hidden.insert(variable);
  }
  if (hidden.empty()) return;
  const auto imported_from = [&](WholeProgram::File file, const Instruction& imported) {
    const auto module = program_.modules().find(program_.code(file).names[imported.count], file);
    return module ? solver_.exported_variable(*module, program_.code(file).names[imported.name]) : kNoSlot;
  };
  // Variables of other modules that have it by import.
  for (std::size_t before = 0; before != hidden.size();) {
    before = hidden.size();
    for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
      for (const Instruction& instruction : program_.code(file).instructions) {
        const bool is_copy = instruction.op == Op::kCopy && instruction.function == kModuleCode &&
                             hidden.count(program_.slot(file, instruction.a)) != 0;
        const bool is_import =
            instruction.op == Op::kImported && hidden.count(imported_from(file, instruction)) != 0;
        if (is_copy || is_import) hidden.insert(program_.slot(file, instruction.to));
      }
    }
  }
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      const FunctionId user = program_.function(file, instruction.function);
      const bool is_new = is_async(user) && !program_.function_code(user).is_async;
      if (instruction.function == kModuleCode || (!is_new && !is_bridge(user))) continue;
      const bool is_call = instruction.op == Op::kCall;
      bool uses = hidden.count(program_.slot(file, instruction.a)) != 0 ||
                  (!is_call && instruction.op != Op::kGeneric &&
                   hidden.count(program_.slot(file, instruction.b)) != 0);
      for (std::uint32_t j = 0; j < instruction.count && is_call; ++j)
        uses = uses || hidden.count(program_.slot(file, code.arguments[instruction.b + j].value)) != 0;
      if (uses) add_loose_end(LooseEnd::Kind::kLoop, program_.instruction(file, i), user);
    }
  }
}

}  // namespace aioshift::semantics
