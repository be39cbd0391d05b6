#include "rules/migration/keyword_tables.h"

#include <algorithm>
#include <array>

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::Argument;
using semantics::ArgumentKind;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::ParameterKind;
using semantics::Slot;
using semantics::Value;
using semantics::ValueId;
using semantics::ValueKind;

KeywordTables::KeywordTables(const semantics::Solver& solver, std::span<const LibraryMap* const> maps,
                             const Forwarders& forwarders)
    : solver_(&solver), maps_(maps), forwarders_(&forwarders) {
  if (maps.empty()) return;
  const semantics::WholeProgram& program = solver.program();
  const auto count = static_cast<File>(program.file_count());
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    for (const semantics::Parameter& parameter : program.function_code(id).parameters) {
      if (parameter.kind != ParameterKind::kDoubleStar) continue;
      const auto made = solver.values(program.slot(program.file_of_function(id), parameter.slot));
      given_.insert(made.begin(), made.end());
    }
  }
  for (File file = 0; file < count; ++file) find_roots(file);
  if (tables_.empty()) return;
  for (bool grows = true; grows;) {
    grows = false;
    for (File file = 0; file < count; ++file) grows |= find_copies(file);
  }
  for (File file = 0; file < count; ++file) collect_unknown(file);
  for (File file = 0; file < count; ++file) find_names(file);
  for (File file = 0; file < count; ++file) find_fed(file);
  for (File file = 0; file < count; ++file) {
    for (const Instruction& instruction : program.code(file).instructions) look_at(file, instruction);
  }
}

std::span<const KeywordTables::Use> KeywordTables::uses(File file) const {
  const auto found = uses_.find(file);
  return found == uses_.end() ? std::span<const Use>() : std::span<const Use>(found->second);
}

LibraryFlow::Group KeywordTables::group(Table table) const {
  // Behind those of forwarders: see forwarding_group.
  return UINT32_MAX - static_cast<std::uint32_t>(solver_->program().function_count()) - 1 - root_of(table);
}

// Made by an expression of the program: what a function gets as `**kwargs` is none.
bool KeywordTables::is_dictionary(ValueId id) const {
  const Value& value = solver_->value(id);
  if (value.kind != ValueKind::kContainer || solver_->program().names[value.b] != "dict" ||
      given_.count(id) != 0)
    return false;
  const Instruction& made = solver_->program().instruction_code(value.a);
  const File file = solver_->program().file_of_instruction(value.a);
  return made.op == Op::kContainer || (made.op == Op::kCall && builtin_called(file, made) == "dict");
}

KeywordTables::Table KeywordTables::table_of(ValueId id) {
  const auto [found, is_new] = tables_.emplace(id, static_cast<Table>(parents_.size()));
  if (is_new) {
    parents_.push_back(found->second);
    contents_.emplace_back();
  }
  return root_of(found->second);
}

KeywordTables::Table KeywordTables::root_of(Table table) const {
  while (parents_[table] != table) table = parents_[table];
  return table;
}

bool KeywordTables::join(Table a, Table b) {
  a = root_of(a);
  b = root_of(b);
  if (a == b) return false;
  parents_[std::max(a, b)] = std::min(a, b);
  return true;
}

KeywordTables::Tables KeywordTables::held(File file, Slot slot) const {
  return slot == semantics::kNoSlot ? Tables() : held_by(global(file, slot));
}

KeywordTables::Tables KeywordTables::held_by(Slot slot) const {
  Tables tables;
  for (const ValueId id : solver_->values(slot)) {
    if (const auto found = tables_.find(id); found != tables_.end()) tables.insert(root_of(found->second));
  }
  return tables;
}

// Written where it is used: what a variable holds may come from callers that are not seen as well.
std::optional<std::string> KeywordTables::constant(File file, Slot slot) const {
  if (slot == semantics::kNoSlot || literals_.count(global(file, slot)) == 0) return std::nullopt;
  const auto values = solver_->values(global(file, slot));
  if (values.size() != 1 || solver_->value(values[0]).kind != ValueKind::kString) return std::nullopt;
  return solver_->program().names[solver_->value(values[0]).a];
}

// "dict" of a call of nothing but that.
std::string KeywordTables::builtin_called(File file, const Instruction& call) const {
  constexpr std::string_view kBuiltin = "<builtin>.";
  const auto callees = solver_->values(global(file, call.a));
  if (callees.size() != 1 || solver_->value(callees[0]).kind != ValueKind::kExternal) return {};
  const std::string& name = solver_->program().names[solver_->value(callees[0]).a];
  return name.starts_with(kBuiltin) ? name.substr(kBuiltin.size()) : std::string();
}

// What is unpacked into a call of a function that a map knows, or that hands it on to one.
void KeywordTables::find_roots(File file) {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::ModuleCode& code = program.code(file);
  const auto leads_to_map = [&](const Instruction& call) {
    if (!reached_by(*solver_, maps_, global(file, call.a)).receivers.empty()) return true;
    const auto functions = functions_called(*solver_, global(file, call.a));
    return std::any_of(functions.begin(), functions.end(),
                       [&](FunctionId id) { return forwarders_->has(id); });
  };
  for (const Instruction& call : code.instructions) {
    if (call.op != Op::kCall) continue;
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& argument = code.arguments[call.b + i];
      if (argument.kind != ArgumentKind::kDoubleStar || argument.value == semantics::kNoSlot) continue;
      if (!leads_to_map(call)) break;
      std::optional<Table> first;
      for (const ValueId id : solver_->values(global(file, argument.value))) {
        if (!is_dictionary(id)) continue;
        const Table table = table_of(id);
        if (first) join(*first, table);
        first = table;
      }
    }
  }
}

// Every dictionary of which a table is a copy, or that is added to one, is a part of it.
bool KeywordTables::find_copies(File file) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  bool grows = false;
  const auto add_parts = [&](const Tables& tables, Slot from) {
    if (tables.empty() || from == semantics::kNoSlot) return;
    for (const Table other : tables) grows |= join(*tables.begin(), other);
    for (const ValueId id : solver_->values(global(file, from))) {
      if (!is_dictionary(id)) continue;
      const std::size_t before = tables_.size();
      grows |= join(*tables.begin(), table_of(id));
      grows |= tables_.size() != before;
    }
  };
  for (std::size_t i = 0; i < code.instructions.size(); ++i) {
    const Instruction& instruction = code.instructions[i];
    if (instruction.op == Op::kLoadItem && i + 1 < code.instructions.size()) {
      // `{**options}`
      const Instruction& store = code.instructions[i + 1];
      const bool is_unpacked = store.op == Op::kStoreItem && store.node == instruction.node &&
                               store.b == semantics::kNoSlot && store.to == instruction.to;
      if (is_unpacked) add_parts(held(file, store.a), instruction.a);
    }
    if (instruction.op != Op::kCall) continue;
    if (builtin_called(file, instruction) == "dict") {
      for (std::uint32_t k = 0; k < instruction.count; ++k) {
        const Argument& argument = code.arguments[instruction.b + k];
        if (argument.kind != ArgumentKind::kKeyword) add_parts(held(file, instruction.to), argument.value);
      }
      continue;
    }
    for (const ValueId id : solver_->values(global(file, instruction.a))) {
      const Value& method = solver_->value(id);
      if (method.kind != ValueKind::kMethod) continue;
      const auto table = tables_.find(method.a);
      const std::string& name = solver_->program().names[method.b];
      if (table == tables_.end() || name != "update") continue;
      for (std::uint32_t k = 0; k < instruction.count; ++k) {
        const Argument& argument = code.arguments[instruction.b + k];
        if (argument.kind != ArgumentKind::kKeyword) add_parts({root_of(table->second)}, argument.value);
      }
    }
  }
  return grows;
}

void KeywordTables::collect_unknown(File file) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  for (const semantics::FunctionCode& function : code.functions) {
    for (const semantics::Parameter& parameter : function.parameters)
      parameters_.insert(global(file, parameter.slot));
  }
  for (const Instruction& instruction : code.instructions) {
    if (instruction.op == Op::kString) literals_.insert(global(file, instruction.to));
    if (copies(instruction) && instruction.a != semantics::kNoSlot)
      copies_.emplace(global(file, instruction.to), global(file, instruction.a));
    const bool gives = instruction.op == Op::kCall || instruction.op == Op::kLoadItem ||
                       instruction.op == Op::kLoadAttribute || instruction.op == Op::kLoadMatching ||
                       instruction.op == Op::kIterate || instruction.op == Op::kUnpack ||
                       instruction.op == Op::kAwait || instruction.op == Op::kEnter ||
                       instruction.op == Op::kOperator || instruction.op == Op::kImported ||
                       instruction.op == Op::kUnbound;
    if (!gives || instruction.to == semantics::kNoSlot) continue;
    const Slot to = global(file, instruction.to);
    if (solver_->values(to).empty()) unknown_.insert(to);
  }
}

void KeywordTables::find_names(File file) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  for (const Instruction& instruction : code.instructions) {
    if (instruction.op != Op::kLoadAttribute || instruction.name == semantics::kNoName) continue;
    const Tables tables = held(file, instruction.to);
    if (!tables.empty()) attributes_[code.names[instruction.name]].insert(tables.begin(), tables.end());
  }
}

void KeywordTables::find_fed(File file) {
  const semantics::WholeProgram& program = solver_->program();
  const semantics::ModuleCode& code = program.code(file);
  for (const Instruction& call : code.instructions) {
    if (call.op != Op::kCall || call.count == 0) continue;
    for (const FunctionId id : functions_called(*solver_, global(file, call.a))) {
      const File other = program.file_of_function(id);
      const auto& parameters = program.function_code(id).parameters;
      const auto rest = std::find_if(parameters.begin(), parameters.end(), [](const auto& parameter) {
        return parameter.kind == ParameterKind::kDoubleStar;
      });
      if (rest == parameters.end()) continue;
      const auto is_named = [&](const Argument& argument) {
        return std::any_of(parameters.begin(), parameters.end(), [&](const auto& parameter) {
          return parameter.name != semantics::kNoName && parameter.kind != ParameterKind::kDoubleStar &&
                 program.code(other).names[parameter.name] == code.names[argument.name];
        });
      };
      for (std::uint32_t i = 0; i < call.count; ++i) {
        const Argument& argument = code.arguments[call.b + i];
        const bool feeds = argument.kind == ArgumentKind::kDoubleStar ||
                           (argument.kind == ArgumentKind::kKeyword && !is_named(argument));
        if (feeds) fed_.insert(program.slot(other, rest->slot));
      }
    }
  }
}

void KeywordTables::lose(File file, const Instruction& instruction, const Tables& tables) {
  for (const Table table : tables) {
    contents_[table].is_lost = true;
    add(file, {Use::Kind::kLost, &instruction, table});
  }
}

// Something that may get to where the table does.
void KeywordTables::look_at_source(File file, Slot from, Table into) {
  if (from == semantics::kNoSlot) {
    contents_[into].is_lost = true;
    return;
  }
  Content& content = contents_[into];
  std::unordered_set<Slot> seen;
  std::vector<Slot> left = {global(file, from)};
  while (!left.empty()) {
    const Slot slot = left.back();
    left.pop_back();
    if (!seen.insert(slot).second) continue;
    content.may_be_more |= parameters_.count(slot) != 0;
    content.is_lost |= unknown_.count(slot) != 0 || fed_.count(slot) != 0;
    const auto [first, last] = copies_.equal_range(slot);
    std::for_each(first, last, [&](const auto& entry) { left.push_back(entry.second); });
  }
  for (const ValueId id : solver_->values(global(file, from))) {
    // Other containers and objects; whether something comes by way of `**kwargs` is known above.
    const Value& value = solver_->value(id);
    const bool is_none = value.kind == ValueKind::kExternalInstance &&
                         solver_->program().names[value.a].starts_with("<builtin>.");
    content.is_lost |= tables_.count(id) == 0 && !is_none && given_.count(id) == 0;
  }
}

void KeywordTables::look_at(File file, const Instruction& instruction) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  switch (instruction.op) {
    case Op::kCopy:
    case Op::kNarrow:
    case Op::kExclude:
      for (const Table table : held(file, instruction.to)) look_at_source(file, instruction.a, table);
      return;
    case Op::kStoreAttribute: {
      if (!held(file, instruction.b).empty()) {
        const auto objects = solver_->values(global(file, instruction.a));
        const bool is_own = !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](ValueId id) {
          const Value& object = solver_->value(id);
          const bool has_class = object.kind == ValueKind::kInstance || object.kind == ValueKind::kClass;
          return object.kind == ValueKind::kModule || (has_class && !solver_->has_unknown_base(object.a));
        });
        if (!is_own) lose(file, instruction, held(file, instruction.b));
        return;
      }
      const auto known = instruction.name == semantics::kNoName
                             ? attributes_.end()
                             : attributes_.find(code.names[instruction.name]);
      if (known == attributes_.end()) return;
      for (const Table table : known->second) look_at_source(file, instruction.b, root_of(table));
      return;
    }
    case Op::kStoreItem: {
      if (const Tables stored = held(file, instruction.to); !stored.empty()) lose(file, instruction, stored);
      const Tables tables = held(file, instruction.a);
      if (tables.empty()) return;
      const auto key = constant(file, instruction.b);
      // `{**options}`: see find_copies.
      const bool is_unpacked = &instruction != code.instructions.data() &&
                               (&instruction)[-1].op == Op::kLoadItem &&
                               (&instruction)[-1].node == instruction.node;
      if (is_unpacked) {
        const Slot from = (&instruction)[-1].a;
        if (held(file, from).empty()) {
          for (const Table table : tables) look_at_source(file, from, table);
        }
        return;
      }
      if (!key) return lose(file, instruction, tables);
      for (const Table table : tables) {
        contents_[table].keys.insert(*key);
        add(file, {Use::Kind::kPut, &instruction, table, *key, instruction.to});
      }
      return;
    }
    case Op::kLoadItem: {
      const Tables tables = held(file, instruction.a);
      if (tables.empty()) return;
      const Instruction* const next = &instruction + 1;
      const bool is_unpacked = next != code.instructions.data() + code.instructions.size() &&
                               next->op == Op::kStoreItem && next->node == instruction.node;
      if (is_unpacked && held(file, next->a) == tables) {
        for (const Table table : tables) add(file, {Use::Kind::kPassed, &instruction, table});
        return;
      }
      const auto key = constant(file, instruction.b);
      if (is_unpacked || !key) return lose(file, instruction, tables);
      for (const Table table : tables) {
        add(file, {Use::Kind::kRead, &instruction, table, *key});
        // `options["timeout"] = 5` reads nothing.
        const bool is_target = std::any_of(
            code.instructions.begin(), code.instructions.end(),
            [&](const auto& one) { return one.op == Op::kStoreItem && one.node == instruction.node; });
        if (!is_target) contents_[table].read.insert(*key);
      }
      return;
    }
    case Op::kLoadAttribute: {
      constexpr auto kFollowed =
          std::to_array<std::string_view>({"__contains__", "get", "pop", "setdefault", "update"});
      const Tables tables = held(file, instruction.a);
      const bool is_followed =
          !tables.empty() && instruction.name != semantics::kNoName &&
          std::find(kFollowed.begin(), kFollowed.end(), code.names[instruction.name]) != kFollowed.end();
      if (!is_followed) lose(file, instruction, tables);
      return;
    }
    case Op::kLoadMatching:
      lose(file, instruction, held(file, instruction.a));
      return;
    case Op::kOperator: {
      // `"timeout" in options`, `options == {}`
      if (held(file, instruction.a).empty() && held(file, instruction.b).empty()) return;
      const std::string& name = code.names[instruction.name];
      if (name == "__bool__") return;
      if (name == "__contains__" && held(file, instruction.b).empty()) {
        look_at_test(file, instruction, held(file, instruction.a), instruction.b);
        return;
      }
      if (name == "__contains__" && held(file, instruction.a).empty()) {
        look_at_test(file, instruction, held(file, instruction.b), instruction.a);
        return;
      }
      lose(file, instruction, held(file, instruction.a));
      lose(file, instruction, held(file, instruction.b));
      return;
    }
    case Op::kIterate:
    case Op::kUnpack:
    case Op::kSlice:
    case Op::kYieldFrom:
      lose(file, instruction, held(file, instruction.a));
      return;
    case Op::kCall:
      look_at_call(file, instruction);
      return;
    default:
      return;
  }
}

void KeywordTables::look_at_call(File file, const Instruction& call) {
  for (const ValueId id : solver_->values(global(file, call.a))) {
    const Value& method = solver_->value(id);
    if (method.kind == ValueKind::kMethod && tables_.count(method.a) != 0) look_at_method(file, call, method);
  }
  const semantics::ModuleCode& code = solver_->program().code(file);
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const Argument& argument = code.arguments[call.b + i];
    if (held(file, argument.value).empty()) continue;
    if (argument.kind == ArgumentKind::kDoubleStar) {
      look_at_splat(file, call, argument);
    } else {
      look_at_argument(file, call, argument);
    }
  }
  if (builtin_called(file, call) == "dict") {
    for (const Table table : held(file, call.to)) {
      for (std::uint32_t i = 0; i < call.count; ++i) {
        const Argument& argument = code.arguments[call.b + i];
        if (argument.kind == ArgumentKind::kKeyword) {
          const std::string& key = code.names[argument.name];
          contents_[table].keys.insert(key);
          add(file, {Use::Kind::kPut, &call, table, key, argument.value});
        } else if (held(file, argument.value).empty()) {
          look_at_source(file, argument.value, table);
        }
      }
    }
  }
  look_at_parameters(file, call);
}

void KeywordTables::look_at_method(File file, const Instruction& call, const Value& method) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  const Table table = root_of(tables_.at(method.a));
  const std::string& name = solver_->program().names[method.b];
  const auto argument = [&](std::uint32_t number) -> const Argument* {
    return number < call.count && code.arguments[call.b + number].kind == ArgumentKind::kPositional
               ? &code.arguments[call.b + number]
               : nullptr;
  };
  if (name == "update") {
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& given = code.arguments[call.b + i];
      if (given.kind == ArgumentKind::kKeyword) {
        const std::string& key = code.names[given.name];
        contents_[table].keys.insert(key);
        add(file, {Use::Kind::kPut, &call, table, key, given.value});
      } else if (held(file, given.value).empty()) {
        look_at_source(file, given.value, table);
      }
    }
    add(file, {Use::Kind::kPassed, &call, table});
    return;
  }
  const Argument* const first = argument(0);
  const auto key = first == nullptr ? std::nullopt : constant(file, first->value);
  if (!key) return lose(file, call, {table});
  if (name == "setdefault") {
    const Argument* const second = argument(1);
    if (second == nullptr) return lose(file, call, {table});
    contents_[table].keys.insert(*key);
    add(file, {Use::Kind::kPut, &call, table, *key, second->value});
    // What it gives is what is under the key.
    if (call.to != semantics::kNoSlot) add(file, {Use::Kind::kRead, &call, table, *key});
    return;
  }
  if (name == "get") contents_[table].read.insert(*key);
  add(file, {name == "__contains__" ? Use::Kind::kTested : Use::Kind::kRead, &call, table, *key});
}

void KeywordTables::look_at_test(File file, const Instruction& test, const Tables& tables, Slot key) {
  const auto name = constant(file, key);
  if (!name) return lose(file, test, tables);
  for (const Table table : tables) add(file, {Use::Kind::kTested, &test, table, *name});
}

void KeywordTables::look_at_splat(File file, const Instruction& call, const Argument& argument) {
  const Tables tables = held(file, argument.value);
  if (builtin_called(file, call) == "dict") {
    if (held(file, call.to) != tables) lose(file, call, tables);
    return;
  }
  const Slot callee = global(file, call.a);
  const auto values = solver_->values(callee);
  // `options.update(**more)`: see look_at_method.
  const bool is_own_method = !values.empty() && std::all_of(values.begin(), values.end(), [&](ValueId id) {
    return solver_->value(id).kind == ValueKind::kMethod && tables_.count(solver_->value(id).a) != 0;
  });
  const Reached reached = is_own_method ? Reached() : reached_by(*solver_, maps_, callee);
  const auto functions = functions_called(*solver_, callee);
  for (const Table table : tables) {
    Content& content = contents_[table];
    content.next.insert(functions.begin(), functions.end());
    content.receivers.insert(content.receivers.end(), reached.receivers.begin(), reached.receivers.end());
    content.has_others |= reached.has_others;
    add(file, {Use::Kind::kPassed, &call, table});
  }
}

// The dictionary itself goes to a function.
void KeywordTables::look_at_argument(File file, const Instruction& call, const Argument& argument) {
  constexpr auto kHarmless = std::to_array<std::string_view>({"bool", "dict", "isinstance", "len", "type"});
  const Tables tables = held(file, argument.value);
  const std::string builtin = builtin_called(file, call);
  if (std::find(kHarmless.begin(), kHarmless.end(), builtin) != kHarmless.end()) {
    if (builtin == "dict" && held(file, call.to) != tables) lose(file, call, tables);
    return;
  }
  const auto callees = solver_->values(global(file, call.a));
  const bool is_own = !callees.empty() && std::all_of(callees.begin(), callees.end(), [&](ValueId id) {
    const Value& callee = solver_->value(id);
    if (callee.kind == ValueKind::kMethod)
      return tables_.count(callee.a) != 0 && solver_->program().names[callee.b] == "update";
    if (callee.kind == ValueKind::kClass) return !functions_called(*solver_, global(file, call.a)).empty();
    return callee.kind == ValueKind::kFunction || callee.kind == ValueKind::kBound;
  });
  if (!is_own || argument.kind == ArgumentKind::kStar) return lose(file, call, tables);
  for (const Table table : tables) add(file, {Use::Kind::kPassed, &call, table});
}

// What is passed where a table is passed as well.
void KeywordTables::look_at_parameters(File file, const Instruction& call) {
  const semantics::ModuleCode& code = solver_->program().code(file);
  for (std::uint32_t i = 0; i < call.count; ++i) {
    const Argument& argument = code.arguments[call.b + i];
    if (argument.value == semantics::kNoSlot || !held(file, argument.value).empty()) continue;
    for (const Slot taken : parameters_of(*solver_, global(file, call.a), code, argument, i)) {
      for (const Table table : held_by(taken)) look_at_source(file, argument.value, table);
    }
  }
}

std::optional<PassedKeywords> KeywordTables::passed(File file, Slot slot) const {
  if (tables_.empty() || slot == semantics::kNoSlot) return std::nullopt;
  const semantics::WholeProgram& program = solver_->program();
  PassedKeywords result;
  std::set<std::string> keys;
  const auto values = solver_->values(global(file, slot));
  bool has_table = false;
  for (const ValueId id : values) {
    const Value& value = solver_->value(id);
    const auto found = tables_.find(id);
    if (found == tables_.end()) {
      // None cannot be unpacked.
      if (value.kind == ValueKind::kExternalInstance && program.names[value.a].starts_with("<builtin>."))
        continue;
      return std::nullopt;
    }
    const Content& content = contents_[root_of(found->second)];
    if (content.is_lost) return std::nullopt;
    has_table = true;
    keys.insert(content.keys.begin(), content.keys.end());
    result.may_be_more |= content.may_be_more;
  }
  if (!has_table || values.size() >= semantics::Solver::kMaxValues) return std::nullopt;
  result.names.assign(keys.begin(), keys.end());
  return result;
}

std::optional<KeywordTables::Table> KeywordTables::at(File file, Slot slot) const {
  const Tables tables = held(file, slot);
  return tables.empty() ? std::nullopt : std::optional(*tables.begin());
}

bool KeywordTables::is_taken_by_name(Table table, std::string_view keyword) const {
  const auto& next = contents_[root_of(table)].next;
  return std::any_of(next.begin(), next.end(),
                     [&](FunctionId id) { return !forwarders_->receiver(id, keyword); });
}

std::optional<Receiver> KeywordTables::receiver(Table table, std::string_view key) const {
  const Content& content = contents_[root_of(table)];
  std::vector<Receiver> found = content.receivers;
  bool has_others = content.has_others;
  for (const FunctionId next : content.next) {
    if (auto one = forwarders_->receiver(next, key)) {
      found.push_back(std::move(*one));
    } else {
      has_others = true;
    }
  }
  return common_receiver(found, has_others);
}

}  // namespace aioshift::rules::migration
