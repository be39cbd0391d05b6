// Functions that stay what they are: what calls them awaits nothing.
#include <algorithm>

#include "semantics/program/colouring.h"
#include "semantics/program/method_names.h"

namespace aioshift::semantics {

// Whether the call at the site is of something else, which gets the edge's target and calls it:
// `sorted(xs, key=f)`.
bool Colouring::is_indirect(const CallEdge& edge) const {
  if (edge.kind != EdgeKind::kCall) return false;
  const Instruction& call = program_.instruction_code(edge.site);
  if (call.op != Op::kCall) return false;
  const WholeProgram::File file = program_.file_of_instruction(edge.site);
  const ModuleCode& code = program_.code(file);
  const auto is_target = [&](ValueId id) {
    const Value& value = solver_.value(id);
    return id == edge.target || (value.kind == ValueKind::kBound && value.a == edge.target);
  };
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const auto values = solver_.values(program_.slot(file, code.arguments[call.b + i].value));
    if (std::any_of(values.begin(), values.end(), is_target)) return true;
  }
  return false;
}

std::vector<std::string_view> Colouring::called_externals(InstructionId site) const {
  const Instruction& call = program_.instruction_code(site);
  std::vector<std::string_view> names;
  for (const ValueId id : solver_.values(program_.slot(program_.file_of_instruction(site), call.a))) {
    const Value& callee = solver_.value(id);
    if (callee.kind == ValueKind::kExternal) names.push_back(program_.names[callee.a]);
    if (callee.kind == ValueKind::kMethod) names.push_back(program_.names[callee.b]);
  }
  return names;
}

// A function of the standard library that calls what it gets and awaits nothing: `sorted(xs, key=f)`. Others
// may well await.
bool Colouring::is_handed_to_builtin(InstructionId site) const {
  const auto names = called_externals(site);
  return std::any_of(names.begin(), names.end(), calls_its_argument);
}

void Colouring::find_barriers(const ColouringRequest& request) {
  const std::unordered_set<std::string> stays(request.stays_sync.begin(), request.stays_sync.end());
  dispatchers_ = request.dispatchers;
  for (const FunctionId id : request.entry_points) barriers_[id] = Barrier::kEntryPoint;
  for (const FunctionId id : request.refused) barriers_[id] = Barrier::kRefused;
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (barriers_[id] != Barrier::kNone) continue;
    const FunctionCode& code = program_.function_code(id);
    const std::string& name = program_.code(program_.file_of_function(id)).names[code.name];
    if (!stays.empty() && stays.count(program_.qualified_name(id)) != 0) {
      barriers_[id] = Barrier::kStaysSync;
    } else if (code.owner != kNoClass &&
               (name == "__init__" || name == "__new__" || name == "__post_init__")) {
      barriers_[id] = Barrier::kConstructor;
    } else if (code.owner != kNoClass && has_both_protocols(id)) {
      barriers_[id] = Barrier::kBothProtocols;
    } else if (code.owner != kNoClass && is_special(name)) {
      // `__aiter__` is no coroutine function; what it gives is asynchronous or not.
      const bool is_plain_iter = name == "__iter__" && !code.is_generator;
      if (is_plain_iter || !has_async_counterpart(name)) barriers_[id] = Barrier::kSpecialMethod;
    }
  }
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction || (edge.kind != EdgeKind::kCallback && !is_indirect(edge)) ||
        barriers_[target.a] != Barrier::kNone || program_.instruction_code(edge.site).is_decorator ||
        is_handed_to_tasks(edge))
      continue;
    const auto names = called_externals(edge.site);
    const bool runs_in_thread =
        request.threads_stay && std::any_of(names.begin(), names.end(), runs_in_another_thread);
    if (!runs_in_thread && !is_handed_to_builtin(edge.site)) continue;
    if (request.callbacks_are_kept && !program_.function_code(target.a).is_lambda) {
      kept_callbacks_.insert(target.a);
    } else {
      barriers_[target.a] = Barrier::kCallback;
    }
  }
  find_handed_over();
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    for (const auto& [name, slot] : solver_.members(id)) {
      for (const ValueId value : solver_.values(slot)) {
        const Value& member = solver_.value(value);
        if (member.kind == ValueKind::kProperty) {
          const Value& setter = solver_.value(member.b);
          if (setter.kind == ValueKind::kFunction) barriers_[setter.a] = Barrier::kSetter;
          continue;
        }
        if (member.kind != ValueKind::kFunction || barriers_[member.a] != Barrier::kNone) continue;
        for (const GlobalName base : solver_.external_bases(id)) {
          const bool is_metaclass =
              program_.names[base] == "<builtin>.type" && is_special(program_.names[name]);
          if (is_metaclass || is_called_by_library(program_.names[base], program_.names[name]))
            barriers_[member.a] = Barrier::kLibraryMethod;
        }
      }
    }
  }
}

// Of a function, or of a method of an object.
void Colouring::bar_callback(ValueId id) {
  const Value* value = &solver_.value(id);
  if (value->kind == ValueKind::kBound) value = &solver_.value(value->a);
  if (value->kind == ValueKind::kFunction && may_become_async(value->a))
    barriers_[value->a] = Barrier::kCallback;
}

// Of an object of the program that something writes to as to a file.
void Colouring::bar_file(ValueId id) {
  const Value& value = solver_.value(id);
  if (value.kind != ValueKind::kInstance) return;
  for (const ClassId base : solver_.mro(value.a)) {
    for (const std::string_view method : {"write", "flush"}) {
      for (const FunctionId function : solver_.own_methods(base, program_.names.id(method))) {
        if (may_become_async(function)) barriers_[function] = Barrier::kCallback;
      }
    }
  }
}

// What a call hands to something that keeps it and calls it like any other: `atexit.register(save)`,
// `iter(read, "")`, `lru_cache(load)`, `print(file=Tee())`.
void Colouring::bar_arguments(WholeProgram::File file, InstructionId id, const Instruction& call) {
  const ModuleCode& code = program_.code(file);
  for (const std::string_view name : called_externals(id)) {
    const bool keeps_all = keeps_its_argument(name);
    const bool keeps_first = name == "<builtin>.iter" && call.count == 2;
    const bool writes = writes_to_argument(name);
    if (!keeps_all && !keeps_first && !writes) continue;
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& argument = code.arguments[call.b + i];
      // `print(tee)` shows it.
      const bool is_file = writes && (name != "<builtin>.print" || argument.kind == ArgumentKind::kKeyword);
      for (const ValueId value : solver_.values(program_.slot(file, argument.value))) {
        if (keeps_all || (keeps_first && i == 0)) bar_callback(value);
        if (is_file) bar_file(value);
      }
    }
  }
}

void Colouring::find_handed_over() {
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const auto& instructions = program_.code(file).instructions;
    for (std::size_t i = 0; i < instructions.size(); ++i) {
      const Instruction& instruction = instructions[i];
      if (instruction.op == Op::kCall && !instruction.is_decorator)
        bar_arguments(file, program_.instruction(file, i), instruction);
      if (instruction.op != Op::kStoreAttribute) continue;
      // `sys.stdout = Tee()`
      const auto objects = solver_.values(program_.slot(file, instruction.a));
      const bool is_of_sys = std::any_of(objects.begin(), objects.end(), [&](ValueId id) {
        const Value& object = solver_.value(id);
        return object.kind == ValueKind::kExternal && program_.names[object.a] == "sys";
      });
      if (!is_of_sys) continue;
      for (const ValueId stored : solver_.values(program_.slot(file, instruction.b))) bar_file(stored);
    }
  }
}

}  // namespace aioshift::semantics
