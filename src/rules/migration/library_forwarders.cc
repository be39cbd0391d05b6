#include "rules/migration/library_forwarders.h"

#include <algorithm>
#include <iterator>

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::ArgumentKind;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::ParameterKind;
using semantics::ValueKind;

bool is_own_keywords(const semantics::FunctionCode& function, const semantics::Argument& argument) {
  return argument.kind == ArgumentKind::kDoubleStar &&
         std::any_of(function.parameters.begin(), function.parameters.end(), [&](const auto& parameter) {
           return parameter.kind == ParameterKind::kDoubleStar && parameter.slot == argument.value;
         });
}

namespace {

void add_constructor(const semantics::Solver& solver, semantics::ClassId id, std::set<FunctionId>& found) {
  for (const semantics::ClassId base : solver.mro(id)) {
    for (const auto& [name, slot] : solver.members(base)) {
      if (solver.program().names[name] != "__init__") continue;
      for (const semantics::ValueId value : solver.values(slot)) {
        if (solver.value(value).kind == ValueKind::kFunction) found.insert(solver.value(value).a);
      }
      return;
    }
  }
}

}  // namespace

std::set<FunctionId> functions_called(const semantics::Solver& solver, semantics::Slot callee) {
  std::set<FunctionId> found;
  for (const semantics::ValueId id : solver.values(callee)) {
    const semantics::Value* value = &solver.value(id);
    if (value->kind == ValueKind::kBound) value = &solver.value(value->a);
    if (value->kind == ValueKind::kFunction) found.insert(value->a);
    if (value->kind == ValueKind::kClass) add_constructor(solver, value->a, found);
  }
  return found;
}

std::vector<semantics::Slot> parameters_of(const semantics::Solver& solver, semantics::Slot callee,
                                           const semantics::ModuleCode& code,
                                           const semantics::Argument& argument, std::size_t number) {
  const semantics::WholeProgram& program = solver.program();
  std::vector<semantics::Slot> found;
  const auto add = [&](FunctionId function, std::size_t skipped) {
    const auto file = program.file_of_function(function);
    const auto& parameters = program.function_code(function).parameters;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      const bool is_named = argument.kind == ArgumentKind::kKeyword &&
                            parameters[k].name != semantics::kNoName &&
                            program.code(file).names[parameters[k].name] == code.names[argument.name];
      if (is_named || (argument.kind == ArgumentKind::kPositional && k == number + skipped))
        found.push_back(program.slot(file, parameters[k].slot));
    }
  };
  for (const semantics::ValueId id : solver.values(callee)) {
    const semantics::Value& value = solver.value(id);
    if (value.kind == ValueKind::kFunction) add(value.a, 0);
    if (value.kind == ValueKind::kBound && solver.value(value.a).kind == ValueKind::kFunction)
      add(solver.value(value.a).a, 1);
    if (value.kind == ValueKind::kClass) {
      std::set<FunctionId> constructors;
      add_constructor(solver, value.a, constructors);
      for (const FunctionId constructor : constructors) add(constructor, 1);
    }
  }
  return found;
}

bool is_kept(const Receiver& receiver, std::string_view keyword) {
  const auto found = receiver.function->arguments.find(keyword);
  return found == receiver.function->arguments.end() || found->second.back().keeps_all();
}

Reached reached_by(const semantics::Solver& solver, std::span<const LibraryMap* const> maps,
                   semantics::Slot callee) {
  Reached reached;
  const auto values = solver.values(callee);
  reached.has_others = values.empty();
  for (const semantics::ValueId id : values) {
    const semantics::Value& value = solver.value(id);
    if (value.kind != ValueKind::kExternal) {
      reached.has_others |= value.kind != ValueKind::kFunction && value.kind != ValueKind::kBound &&
                            value.kind != ValueKind::kClass;
      continue;
    }
    const std::string& name = solver.program().names[value.a];
    bool is_mapped = false;
    for (const LibraryMap* map : maps) {
      const library::Function* const known = map->covers(name) ? map->function(name) : nullptr;
      if (known == nullptr || known->stays() || !known->gathered.empty()) continue;
      reached.receivers.push_back({map, known, name});
      is_mapped = true;
    }
    reached.has_others |= !is_mapped;
  }
  return reached;
}

std::optional<Receiver> common_receiver(std::span<const Receiver> receivers, bool has_others) {
  if (receivers.empty()) return std::nullopt;
  const Receiver& first = receivers.front();
  const bool are_alike =
      !has_others && std::all_of(receivers.begin(), receivers.end(), [&](const Receiver& other) {
        return other.map == first.map && other.function != nullptr && first.function != nullptr &&
               other.function->arguments == first.function->arguments &&
               other.function->checks_arguments == first.function->checks_arguments &&
               other.function->keeps_others == first.function->keeps_others;
      });
  return are_alike ? first : Receiver{first.map, nullptr, first.name};
}

Forwarders::Forwarders(const semantics::Solver& solver, std::span<const LibraryMap* const> maps)
    : solver_(&solver), maps_(maps) {
  if (maps.empty()) return;
  const semantics::WholeProgram& program = solver.program();
  for (semantics::WholeProgram::File file = 0; file < program.file_count(); ++file) {
    for (const Instruction& instruction : program.code(file).instructions) {
      if (instruction.op == semantics::Op::kCall) add_call(file, instruction);
    }
  }
  // Those that lead to no map are of no interest.
  std::set<FunctionId> leading;
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& [function, entry] : entries_) {
      const bool leads =
          !entry.receivers.empty() || std::any_of(entry.next.begin(), entry.next.end(),
                                                  [&](FunctionId next) { return leading.count(next) != 0; });
      if (leads) grows |= leading.insert(function).second;
    }
  }
  std::erase_if(entries_, [&](const auto& entry) { return leading.count(entry.first) == 0; });
}

void Forwarders::add_call(semantics::WholeProgram::File file, const Instruction& call) {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::ModuleCode& code = program.code(file);
  const semantics::FunctionCode& function = code.functions[call.function];
  bool forwards = false;
  for (std::uint32_t i = 0; i < call.count; ++i)
    forwards |= is_own_keywords(function, code.arguments[call.b + i]);
  if (!forwards) return;
  Entry& entry = entries_[program.function(file, call.function)];
  const semantics::Slot callee = program.slot(file, call.a);
  for (const FunctionId next : functions_called(*solver_, callee)) entry.next.insert(next);
  Reached reached = reached_by(*solver_, maps_, callee);
  std::move(reached.receivers.begin(), reached.receivers.end(), std::back_inserter(entry.receivers));
  entry.has_others |= reached.has_others;
}

bool Forwarders::names(FunctionId function, std::string_view keyword) const {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::ModuleCode& code = program.code(program.file_of_function(function));
  const auto& parameters = program.function_code(function).parameters;
  return std::any_of(parameters.begin(), parameters.end(), [&](const auto& parameter) {
    return parameter.kind != ParameterKind::kDoubleStar && parameter.kind != ParameterKind::kStar &&
           code.names[parameter.name] == keyword;
  });
}

void Forwarders::collect(FunctionId function, std::string_view keyword, std::set<FunctionId>& seen,
                         std::vector<const Receiver*>& found) const {
  const auto entry = entries_.find(function);
  if (entry == entries_.end() || !seen.insert(function).second || names(function, keyword)) return;
  for (const Receiver& receiver : entry->second.receivers) found.push_back(&receiver);
  for (const FunctionId next : entry->second.next) collect(next, keyword, seen, found);
}

// Whether one of these functions, which hand the keyword on, hands it to something that takes it itself.
bool Forwarders::ends_elsewhere(const std::set<FunctionId>& seen, std::string_view keyword) const {
  return std::any_of(seen.begin(), seen.end(), [&](FunctionId function) {
    if (names(function, keyword)) return false;
    const Entry& entry = entries_.at(function);
    return entry.has_others || std::any_of(entry.next.begin(), entry.next.end(), [&](FunctionId next) {
             return entries_.count(next) == 0 || names(next, keyword);
           });
  });
}

std::optional<Receiver> Forwarders::receiver(FunctionId function, std::string_view keyword) const {
  std::set<FunctionId> seen;
  std::vector<const Receiver*> found;
  collect(function, keyword, seen, found);
  std::vector<Receiver> receivers;
  for (const Receiver* one : found) receivers.push_back(*one);
  return common_receiver(receivers, ends_elsewhere(seen, keyword));
}

}  // namespace aioshift::rules::migration
