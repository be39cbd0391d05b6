#include "rules/migration/entries.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "rules/migration/frameworks.h"
#include "semantics/program/producers.h"

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::ValueKind;

namespace {

using File = rules::ProgramView::File;

class EntryFinder {
 public:
  EntryFinder(const semantics::Solver& solver, EntryKinds kinds,
              const std::vector<semantics::InstructionId>& tasks)
      : solver_(solver),
        program_(solver.program()),
        kinds_(kinds),
        tasks_(tasks),
        decorating_(kinds == EntryKinds::kCommands ? frameworks().first(1) : frameworks()) {
    find_coroutines();
  }

  Entries find() {
    for (File file = 0; file < program_.file_count(); ++file) {
      find_decorated(file);
      if (kinds_ != EntryKinds::kCommands) find_handlers(file);
    }
    if (kinds_ != EntryKinds::kCommands) find_callbacks();
    if (kinds_ == EntryKinds::kAll) find_methods();
    Entries entries;
    for (const auto& [function, uses] : uses_) {
      if (!uses.fits) continue;
      entries.functions.push_back(function);
      if (uses.is_repeated) entries.repeated.insert(function);
    }
    find_dispatchers(entries);
    return entries;
  }

 private:
  struct Uses {
    bool fits = true;
    bool is_repeated = false;
    bool is_timer = false;
    std::set<const Framework*> frameworks;
  };
  using Producers = semantics::Producers;

  // What existing coroutines call without awaiting it, and the frameworks that they may run so: their loop
  // would be running.
  void find_coroutines() {
    std::unordered_map<FunctionId, std::vector<FunctionId>> callees;
    std::map<const Framework*, std::set<FunctionId>> running;
    for (const semantics::CallEdge& edge : solver_.edges()) {
      if (edge.kind == semantics::EdgeKind::kCallback) continue;
      const semantics::Value& target = solver_.value(edge.target);
      if (target.kind == ValueKind::kFunction) callees[function_at(edge.site)].push_back(target.a);
      if (target.kind != ValueKind::kExternal) continue;
      for (const Framework& framework : frameworks()) {
        if (is_one_of(program_.names[target.a], framework, framework.dispatchers))
          running[&framework].insert(function_at(edge.site));
      }
    }
    std::vector<FunctionId> work;
    for (FunctionId id = 0; id < program_.function_count(); ++id) {
      if (program_.function_code(id).is_async) work.push_back(id);
    }
    while (!work.empty()) {
      const FunctionId function = work.back();
      work.pop_back();
      if (!in_loop_.insert(function).second) continue;
      const auto& called = callees[function];
      work.insert(work.end(), called.begin(), called.end());
    }
    for (const auto& [framework, functions] : running) {
      if (std::any_of(functions.begin(), functions.end(),
                      [this](FunctionId function) { return in_loop_.count(function) != 0; }))
        run_by_coroutines_.insert(framework);
    }
    for (File file = 0; file < program_.file_count(); ++file) {
      const semantics::ModuleCode& code = program_.code(file);
      const bool joins = std::any_of(
          code.instructions.begin(), code.instructions.end(), [&](const Instruction& instruction) {
            return (instruction.op == Op::kModule && joins_loops(code.names[instruction.name])) ||
                   (instruction.op == Op::kImported && joins_loops(code.names[instruction.count]));
          });
      const std::string& path = program_.path(file);
      if (joins) joined_.insert(path.substr(0, path.rfind('/') + 1));
    }
  }

  FunctionId function_at(semantics::InstructionId site) const {
    return program_.function(program_.file_of_instruction(site), program_.instruction_code(site).function);
  }

  // Where the framework is run by a coroutine, or something makes all threads of the program take turns.
  bool may_run_in_loop(const Framework& framework, File file) const {
    const std::string& path = program_.path(file);
    return run_by_coroutines_.count(&framework) != 0 ||
           std::any_of(joined_.begin(), joined_.end(),
                       [&](const std::string& directory) { return path.starts_with(directory); });
  }

  void add(FunctionId function, const Framework& framework, File file, bool is_timer = false) {
    Uses& uses = uses_[function];
    uses.frameworks.insert(&framework);
    uses.is_timer |= is_timer;
    uses.is_repeated |= framework.is_repeated;
    if (program_.function_code(function).is_async || program_.function_code(function).is_generator ||
        in_loop_.count(function) != 0 || may_run_in_loop(framework, file) ||
        may_run_in_loop(framework, program_.file_of_function(function)))
      uses.fits = false;
  }

  // The framework whose decorator is called.
  const Framework* decorator_of(File file, const Producers& producers, semantics::Slot slot) const {
    // What is called with arguments to give the decorator.
    const Instruction* made = producers.of(slot);
    const semantics::Slot called = made != nullptr && made->op == Op::kCall ? made->a : slot;
    const auto values = solver_.values(program_.slot(file, called));
    for (const semantics::ValueId id : values) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind != ValueKind::kExternal) continue;
      for (const Framework& framework : decorating_) {
        if (is_one_of(program_.names[value.a], framework, framework.decorators)) return &framework;
      }
    }
    // `@main.command()` of a function that is a group of commands itself.
    const Instruction* attribute = producers.of(called);
    if (attribute == nullptr || attribute->op != Op::kLoadAttribute || !values.empty()) return nullptr;
    const std::string& name = program_.code(file).names[attribute->name];
    return name == "command" || name == "group" ? &frameworks().front() : nullptr;
  }

  // Functions of the file under a decorator of a framework: `@click.command()`, `@app.route("/")`.
  void find_decorated(File file) {
    const semantics::ModuleCode& code = program_.code(file);
    const Producers producers(code);
    for (const Instruction& instruction : code.instructions) {
      const Framework* framework =
          instruction.is_decorator ? decorator_of(file, producers, instruction.a) : nullptr;
      if (framework == nullptr) continue;
      // Below others of other packages, which give back something that is called alike: `@click.option(...)`.
      const Instruction* inner = producers.of(code.arguments[instruction.b].value);
      while (inner != nullptr && inner->is_decorator && is_foreign(file, inner->a))
        inner = producers.of(code.arguments[inner->b].value);
      if (inner != nullptr && inner->op == Op::kFunction)
        add(program_.function(file, inner->count), *framework, file);
    }
  }

  bool is_foreign(File file, semantics::Slot slot) const {
    const auto values = solver_.values(program_.slot(file, slot));
    return std::all_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const ValueKind kind = solver_.value(id).kind;
      return kind == ValueKind::kExternal || kind == ValueKind::kExternalInstance;
    });
  }

  void find_handlers(File file) {
    const semantics::ModuleCode& code = program_.code(file);
    for (semantics::FunctionIndex index = semantics::kModuleCode + 1; index < code.functions.size();
         ++index) {
      const semantics::FunctionCode& function = code.functions[index];
      if (function.outer != semantics::kModuleCode || function.owner != semantics::kNoClass ||
          function.is_async || function.is_generator)
        continue;
      std::vector<std::string_view> parameters;
      for (const semantics::Parameter& parameter : function.parameters)
        parameters.push_back(code.names[parameter.name]);
      if (!is_handler(code.names[function.name], parameters)) continue;
      Uses& uses = uses_[program_.function(file, index)];
      uses.is_repeated = true;
      if (in_loop_.count(program_.function(file, index)) != 0) uses.fits = false;
    }
  }

  // What is handed to a call: `Button(command=press)`, `Thread(target=work)`.
  void find_callbacks() {
    for (File file = 0; file < program_.file_count(); ++file) find_handed_to_unknown(file);
    for (const semantics::CallEdge& edge : solver_.edges()) {
      const semantics::Value& target = solver_.value(edge.target);
      const Instruction& call = program_.instruction_code(edge.site);
      if (edge.kind != semantics::EdgeKind::kCallback || target.kind != ValueKind::kFunction ||
          call.is_decorator || std::binary_search(tasks_.begin(), tasks_.end(), edge.site))
        continue;
      const File file = program_.file_of_instruction(edge.site);
      const Framework* framework = nullptr;
      bool is_timer = false;
      if (call.op == Op::kCall) framework = taker_at(program_.slot(file, call.a), is_timer);
      // Who knows when another one calls it?
      if (framework == nullptr) uses_[target.a].fits = false;
      if (framework != nullptr && kinds_ == EntryKinds::kAll) add(target.a, *framework, file, is_timer);
    }
  }

  // Where nothing is known of what is called, but for what it begins with: `schedule.every().day.do(work)`.
  void find_handed_to_unknown(File file) {
    const semantics::ModuleCode& code = program_.code(file);
    const Producers producers(code);
    for (const Instruction& call : code.instructions) {
      if (call.op != Op::kCall || call.is_decorator || !solver_.values(program_.slot(file, call.a)).empty())
        continue;
      const std::string name = chained_name(file, producers, call.a);
      const auto all = frameworks();
      const auto framework = std::find_if(
          all.begin(), all.end(), [&](const Framework& one) { return is_one_of(name, one, one.takers); });
      for (std::uint32_t i = 0; i < call.count; ++i) {
        for (const semantics::ValueId id :
             solver_.values(program_.slot(file, code.arguments[call.b + i].value))) {
          const semantics::Value* value = &solver_.value(id);
          if (value->kind == ValueKind::kBound) value = &solver_.value(value->a);
          if (value->kind != ValueKind::kFunction || is_dispatched(code, producers, call, value->a)) continue;
          if (framework == all.end()) {
            uses_[value->a].fits = false;
          } else if (kinds_ == EntryKinds::kAll) {
            add(value->a, *framework, file, is_one_of(name, *framework, framework->timers));
          }
        }
      }
    }
  }

  // `context.invoke(other)` calls a command where it stands, whatever `context` is.
  bool is_dispatched(const semantics::ModuleCode& code, const Producers& producers, const Instruction& call,
                     FunctionId function) const {
    const Instruction* method = producers.of(call.a);
    const auto uses = uses_.find(function);
    if (method == nullptr || method->op != Op::kLoadAttribute || uses == uses_.end()) return false;
    const auto& all = uses->second.frameworks;
    return std::any_of(all.begin(), all.end(), [&](const Framework* framework) {
      const auto names = framework->dispatchers;
      return std::find(names.begin(), names.end(), code.names[method->name]) != names.end();
    });
  }

  // "schedule.every.do"
  std::string chained_name(File file, const Producers& producers, semantics::Slot slot) const {
    std::string last;
    for (int steps = 0; steps < 10; ++steps) {
      for (const semantics::ValueId id : solver_.values(program_.slot(file, slot))) {
        const semantics::Value& value = solver_.value(id);
        if (value.kind == ValueKind::kExternal) return program_.names[value.a] + "." + last;
      }
      const Instruction* made = producers.of(slot);
      if (made == nullptr || (made->op != Op::kLoadAttribute && made->op != Op::kCall)) break;
      if (last.empty() && made->op == Op::kLoadAttribute) last = program_.code(file).names[made->name];
      slot = made->a;
    }
    return {};
  }

  const Framework* taker_at(semantics::Slot callee, bool& is_timer) const {
    const Framework* found = nullptr;
    for (const semantics::ValueId id : solver_.values(callee)) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind != ValueKind::kExternal) return nullptr;
      const std::string& name = program_.names[value.a];
      const auto all = frameworks();
      const auto framework = std::find_if(
          all.begin(), all.end(), [&](const Framework& one) { return is_one_of(name, one, one.takers); });
      if (framework == all.end()) return nullptr;
      found = &*framework;
      is_timer |= is_one_of(name, *framework, framework->timers);
    }
    return found;
  }

  // What a class overrides that something of a framework calls, with no other class above or below it that
  // has a method of the name.
  void find_methods() {
    for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
      for (const semantics::GlobalName base : solver_.external_bases(id)) {
        for (const Framework& framework : frameworks()) {
          if (framework.methods.empty() || !is_below(program_.names[base], framework)) continue;
          for (const auto& [name, slot] : solver_.members(id)) {
            const std::string path = program_.names[base] + "." + program_.names[name];
            if (!is_method(path, framework) || has_relatives(id, name)) continue;
            for (const FunctionId function : solver_.own_methods(id, name))
              add(function, framework, program_.file_of_function(function));
          }
        }
      }
    }
  }

  bool has_relatives(semantics::ClassId id, semantics::GlobalName name) const {
    const auto is_among = [](std::span<const semantics::ClassId> all, semantics::ClassId one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (semantics::ClassId other = 0; other < program_.class_count(); ++other) {
      if (other == id) continue;
      const bool is_relative = is_among(solver_.mro(other), id) || is_among(solver_.mro(id), other);
      if (is_relative && !solver_.own_methods(other, name).empty()) return true;
    }
    return false;
  }

  void find_dispatchers(Entries& entries) const {
    std::set<semantics::GlobalName> names;
    for (const semantics::CallEdge& edge : solver_.edges()) {
      const semantics::Value& target = solver_.value(edge.target);
      if (target.kind == ValueKind::kExternal) names.insert(target.a);
    }
    for (const semantics::GlobalName id : names) {
      const std::string& name = program_.names[id];
      semantics::Dispatcher dispatcher{name, {}};
      for (const Framework& framework : frameworks()) {
        if (!is_below(name, framework)) continue;
        const bool calls_all = is_one_of(name, framework, framework.dispatchers);
        const bool calls_timers = is_one_of(name, framework, framework.dialogs);
        if (!calls_all && !calls_timers) continue;
        for (const auto& [function, uses] : uses_) {
          if (uses.frameworks.count(&framework) != 0 && (calls_all || uses.is_timer))
            dispatcher.functions.push_back(function);
        }
      }
      if (!dispatcher.functions.empty()) entries.dispatchers.push_back(std::move(dispatcher));
    }
  }

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const EntryKinds kinds_;
  const std::vector<semantics::InstructionId>& tasks_;
  const std::span<const Framework> decorating_;
  std::set<const Framework*> run_by_coroutines_;
  std::set<FunctionId> in_loop_;
  std::set<std::string> joined_;  // directories
  std::map<FunctionId, Uses> uses_;
};

// The functions that a variable of a module holds, whatever its name says where they are defined:
// `pkg.__main__.main` with `from pkg.cli import run as main`.
void find_by_variable(const semantics::Solver& solver, const std::string& name,
                      std::vector<FunctionId>& found) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return;
  semantics::WholeProgram& program = solver.program();
  const auto file = program.modules().named(name.substr(0, dot));
  if (!file) return;
  const semantics::Slot variable = solver.variable_of(*file, program.names.id(name.substr(dot + 1)));
  if (variable == semantics::kNoSlot) return;
  for (const semantics::ValueId id : solver.values(variable)) {
    const semantics::Value& value = solver.value(id);
    if (value.kind == ValueKind::kFunction) found.push_back(value.a);
  }
}

}  // namespace

bool Entries::is_dispatcher(std::string_view name) const {
  return std::any_of(dispatchers.begin(), dispatchers.end(),
                     [name](const semantics::Dispatcher& one) { return one.name == name; });
}

Entries entry_functions(const ProgramView& view, EntryKinds kinds,
                        const std::vector<semantics::InstructionId>& tasks) {
  Entries entries = EntryFinder(view.solver(), kinds, tasks).find();
  std::vector<FunctionId>& found = entries.functions;
  const semantics::WholeProgram& program = view.solver().program();
  const auto& names = view.async_names().entry_points;
  if (!names.empty()) {
    for (FunctionId id = 0; id < program.function_count(); ++id) {
      if (std::binary_search(names.begin(), names.end(), program.qualified_name(id))) found.push_back(id);
    }
    for (const std::string& name : names) find_by_variable(view.solver(), name, found);
  }
  return entries;
}

}  // namespace aioshift::rules::migration
