// Calls, attributes and the like whose objects are of a mapped library, by what slots can hold.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>

#include "rules/migration/library_errors.h"
#include "rules/migration/library_look.h"
#include "rules/migration/library_lookups.h"
#include "rules/migration/library_values.h"
#include "semantics/program/library_models.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using library::Style;
using library::Type;
using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Functions that only iterate over what they get.
bool iterates(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"<builtin>.all", "<builtin>.any", "<builtin>.dict", "<builtin>.frozenset", "<builtin>.iter",
       "<builtin>.max", "<builtin>.min", "<builtin>.next", "<builtin>.set", "<builtin>.sorted",
       "<builtin>.sum"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

constexpr int kMostCopies = 8;  // from one variable to another

class Instructions {
 public:
  explicit Instructions(LibraryLook& look)
      : look_(look),
        solver_(look.view.solver()),
        program_(look.program()),
        code_(program_.code(look.file.file)),
        look_ups_(look),
        values_(look) {}

  void look() {
    for (const Instruction& instruction : code_.instructions) {
      if (instruction.to != semantics::kNoSlot) producers_[instruction.to].push_back(&instruction);
      if (instruction.op == Op::kLoadAttribute && instruction.node != 0)
        objects_.emplace(instruction.node, instruction.a);
    }
    for (const Instruction& instruction : code_.instructions) {
      const Node node = look_.model().tree.node(instruction.node);
      switch (instruction.op) {
        case Op::kCall:
          if (instruction.node != 0) look_at_call(instruction, node);
          break;
        case Op::kLoadAttribute:
          look_at_attribute(instruction, node);
          break;
        case Op::kStoreAttribute:
          look_at_store(instruction, node);
          break;
        case Op::kStoreItem:
          look_at_protocol(instruction, node, "__setitem__");
          break;
        case Op::kIterate:
          look_at_protocol(instruction, node, "__iter__");
          break;
        case Op::kEnter:
          look_at_protocol(instruction, node, "__enter__");
          break;
        case Op::kLoadItem:
          look_at_protocol(instruction, node, "__getitem__");
          break;
        case Op::kOperator:
          look_at_operator(instruction, node);
          break;
        default:
          break;
      }
      share_operands(instruction);
      for (const auto& [map, name] : values_.lost_by(instruction))
        look_.refuse(node, function_of(instruction), map, name, Reason::kUsedAsValue);
    }
    for (const semantics::ClassCode& made : code_.classes) {
      for (const auto& [map, name] : values_.members_of(made))
        look_.refuse(look_.model().tree.node(made.node), program_.function(look_.file.file, made.outer), map,
                     name, Reason::kUsedAsValue);
    }
    for (semantics::FunctionIndex i = 0; i < code_.functions.size(); ++i) look_at_function(i);
    look_at_tests();
    // `getattr(requests, verb)` goes along with the call that it begins.
    std::stable_sort(look_.calls.begin(), look_.calls.end(), [](const MappedCall& a, const MappedCall& b) {
      return std::pair(a.node.begin(), a.look_up == LookUp::kItself) <
             std::pair(b.node.begin(), b.look_up == LookUp::kItself);
    });
  }

 private:
  FunctionId function_of(const Instruction& instruction) const {
    return program_.function(look_.file.file, instruction.function);
  }
  Slot global(Slot slot) const { return program_.slot(look_.file.file, slot); }

  // Classes of maps that the slot may hold an instance of.
  std::vector<MappedClass> held(Slot slot) const {
    std::vector<MappedClass> found;
    for (const semantics::ValueId id : solver_.values(global(slot))) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind != ValueKind::kExternalInstance) continue;
      const std::string& name = program_.names[value.a];
      const LibraryMap* map = look_.libraries.map_of(name);
      if (map != nullptr && map->exceptions.count(name) == 0 && !map->is_absent(name))
        found.emplace_back(map, name);
    }
    return found;
  }
  // Whether a function of the program that gives it may give what nothing is known of, or what is no object
  // of a map.
  bool may_be_something_else(Slot slot) const {
    const auto values = solver_.values(global(slot));
    const bool has_other = std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      return value.kind != ValueKind::kExternalInstance ||
             (look_.libraries.map_of(program_.names[value.a]) == nullptr &&
              !program_.names[value.a].starts_with("<builtin>.None"));
    });
    if (has_other || may_be_foreign(slot)) return true;
    std::set<Slot> seen;
    std::vector<Slot> left = {slot};
    while (!left.empty()) {
      const Slot next = left.back();
      left.pop_back();
      const auto found = producers_.find(next);
      if (!seen.insert(next).second || found == producers_.end()) continue;
      for (const Instruction* made : found->second) {
        if (copies(*made)) left.push_back(made->a);
        if (made->op != Op::kCall) continue;
        for (const FunctionId called : functions_called(solver_, global(made->a))) {
          if (look_.libraries.gives_others(called)) return true;
        }
      }
    }
    return false;
  }

  // Whether some assignment gives the variable what nothing is known of: `f = gzip.open(name)`.
  bool may_be_foreign(Slot slot, int depth = 0) const {
    if (look_.libraries.is_given_others(global(slot))) return true;
    const auto found = producers_.find(slot);
    if (found == producers_.end() || depth > kMostCopies) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Instruction* made) {
      switch (made->op) {
        case Op::kCopy:
        case Op::kNarrow:
        case Op::kExclude:
          return may_be_foreign(made->a, depth + 1);
        case Op::kCall:
        case Op::kLoadAttribute:
        case Op::kLoadItem:
          return solver_.values(global(made->to)).empty();
        default:
          return false;
      }
    });
  }
  // Whether all that it can hold is what calls here give, or what an annotation says.
  bool is_made_by_calls(Slot slot, int depth = 0) const {
    const auto found = producers_.find(slot);
    if (found == producers_.end() || depth > kMostCopies) return false;
    return std::all_of(found->second.begin(), found->second.end(), [&](const Instruction* made) {
      switch (made->op) {
        case Op::kCopy:
        case Op::kNarrow:
        case Op::kExclude:
          return is_made_by_calls(made->a, depth + 1);
        case Op::kCall:
        case Op::kInstance:
          return !solver_.values(global(made->to)).empty();
        default:
          return false;
      }
    });
  }
  bool holds_others(Slot slot) const {
    if (may_be_foreign(slot)) return true;
    const auto values = solver_.values(global(slot));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      const bool is_library = value.kind == ValueKind::kExternalInstance &&
                              look_.libraries.map_of(program_.names[value.a]) != nullptr;
      return !is_library;
    });
  }

  // Whoever has an object changes with all others that may have the same one.
  void share(FunctionId function, Slot slot) {
    const LibraryFlow::Group group = look_.libraries.flow().group_of(global(slot));
    if (group == semantics::kNoSlot) return;
    look_.found.shared.emplace_back(function, group);
    for (const MappedClass& of : held(slot)) look_.found.groups.emplace(group, of.first);
  }
  // Functions that are imported, or called, by their names are nobody else's business.
  bool is_named_import(const Instruction& instruction) const {
    return instruction.op == Op::kImported && values_.holds_functions_alone(instruction.to);
  }
  bool is_call_by_name(const Instruction& instruction) const {
    if (instruction.op != Op::kCall || !values_.holds_functions_alone(instruction.a)) return false;
    const Node call = look_.model().tree.node(instruction.node);
    return call.is(Kind::call) && look_.model().names.of(call.child(Field::function)).has_value();
  }
  void share_operands(const Instruction& instruction) {
    const FunctionId function = function_of(instruction);
    if (!is_named_import(instruction)) share(function, instruction.to);
    if (!is_call_by_name(instruction)) share(function, instruction.a);
    const bool has_list = instruction.op == Op::kCall || instruction.op == Op::kGeneric;
    if (!has_list) share(function, instruction.b);
    if (instruction.op != Op::kCall) return;
    for (std::uint32_t i = 0; i < instruction.count; ++i)
      share(function, code_.arguments[instruction.b + i].value);
  }

  // By a call of the library, or as a part of what is.
  bool is_made_here(const Instruction& instruction) const {
    if (instruction.op == Op::kLoadAttribute || instruction.op == Op::kIterate ||
        instruction.op == Op::kEnter)
      return !held(instruction.a).empty();
    if (instruction.op != Op::kCall) return false;
    const auto callees = solver_.values(global(instruction.a));
    return !callees.empty() && std::all_of(callees.begin(), callees.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      return value.kind == ValueKind::kExternal && look_.libraries.map_of(program_.names[value.a]) != nullptr;
    });
  }

  void look_at_function(semantics::FunctionIndex index) {
    const semantics::FunctionCode& code = code_.functions[index];
    const FunctionId id = program_.function(look_.file.file, index);
    for (const semantics::Parameter& parameter : code.parameters) share(id, parameter.slot);
    for (const Slot slot : {code.returned, code.yielded}) share(id, slot);
  }

  // `response = self.fetch(url)`, `def check(response)`: it may be None as well.
  void look_at_tests() {
    const auto look_at = [&](Node name, Node statement, FunctionId function, Slot slot) {
      for (const auto& [map, type_name] : held(slot)) {
        const Type* type = map->type(type_name);
        if (type == nullptr) continue;
        VariableUses uses = uses_of(look_.model(), name, statement);
        uses.is_shared = true;
        // `if not answer:`, of what is a response or what was parsed.
        if (!uses.tests.empty() && may_be_something_else(slot)) {
          look_.refuse(uses.tests.front(), function, map, type_name + ".__bool__", Reason::kMixedCallees);
          continue;
        }
        add_tests(look_, function, *map, type_name, *type, uses);
      }
    };
    for (const Instruction& instruction : code_.instructions) {
      const bool may_give = instruction.op == Op::kCall || instruction.op == Op::kLoadAttribute ||
                            instruction.op == Op::kLoadItem;
      if (!may_give || instruction.node == 0 || held(instruction.to).empty()) continue;
      if (instruction.op == Op::kCall && is_made_here(instruction)) continue;
      const Node node = syntax::outermost_parentheses(look_.model().tree.node(instruction.node));
      const Node assignment = node.parent();
      if (!assignment.is(Kind::assignment) || assignment.child(Field::right) != node ||
          !assignment.child(Field::left).is(Kind::identifier))
        continue;
      look_at(assignment.child(Field::left), syntax::statement_of(assignment), function_of(instruction),
              instruction.to);
    }
    for (const Instruction& instruction : code_.instructions) {
      if (instruction.op != Op::kIterate || instruction.node == 0) continue;
      const Node loop = look_.model().tree.node(instruction.node);
      const Node name = loop.child(Field::left);
      if (name.is(Kind::identifier) && !held(instruction.to).empty())
        look_at(name, syntax::statement_of(loop), function_of(instruction), instruction.to);
    }
    for (semantics::FunctionIndex i = 1; i < code_.functions.size(); ++i) {
      const Node definition = look_.model().tree.node(code_.functions[i].node);
      if (!definition.is(Kind::function_definition)) continue;
      const Node body = definition.child(Field::body);
      for (const semantics::Parameter& parameter : code_.functions[i].parameters) {
        if (held(parameter.slot).empty()) continue;
        const std::string& name = code_.names[parameter.name];
        const semantics::Scopes& scopes = look_.model().scopes;
        for (const semantics::Binding* binding : scopes.bindings(scopes.scope_made_by(definition), name)) {
          if (binding->name.is_inside(definition.child(Field::parameters)))
            look_at(binding->name, body.named_child(0), program_.function(look_.file.file, i),
                    parameter.slot);
        }
      }
    }
  }

  // `error.response.text`, where it is not known which variable holds the response: see the names.
  bool is_lost_error(Node member, FunctionId function) {
    if (!member.is(Kind::attribute)) return false;
    const ErrorObject object = error_object(look_, member.child(Field::object));
    if (!object.variable.empty()) look_.read_by_handlers.emplace(function, object.variable);
    return object.is_one && object.variable.empty();
  }

  // `getattr(requests, verb)`: the module gives way to an owner, and an object stays.
  void look_at_look_up(const FoundLookUp& found, FunctionId function) {
    if (found.function.empty() || !found.is_only_called) {
      look_.refuse(found.node, function, found.map, found.owner, Reason::kUsedAsValue);
      return;
    }
    if (!found.of_module) return;
    static const library::Function kOfOwner = [] {
      library::Function result;
      result.to = "$OWNER.getattr";
      return result;
    }();
    MappedCall call;
    call.node = found.node;
    call.map = found.map;
    call.function = &kOfOwner;
    call.name = found.function;
    call.in = function;
    call.look_up = LookUp::kItself;
    look_.calls.push_back(std::move(call));
  }

  void look_at_call(const Instruction& instruction, Node node) {
    const FunctionId function = function_of(instruction);
    if (const FoundLookUp* found = look_ups_.at(instruction)) return look_at_look_up(*found, function);
    if (node.is(Kind::call) && is_lost_error(node.child(Field::function), function)) return;
    const LibraryMap* map = nullptr;
    std::set<std::string> names;
    bool is_mixed = false;
    for (const semantics::ValueId id : solver_.values(global(instruction.a))) {
      const semantics::Value& value = solver_.value(id);
      if (const auto called = called_object(value)) {
        map = called->first;
        names.insert(called->second);
        continue;
      }
      const LibraryMap* of =
          value.kind == ValueKind::kExternal ? look_.libraries.map_of(program_.names[value.a]) : nullptr;
      // What nobody can call is not what is called.
      const bool is_callable = value.kind != ValueKind::kExternalInstance &&
                               value.kind != ValueKind::kString && value.kind != ValueKind::kInteger &&
                               value.kind != ValueKind::kContainer;
      if (of == nullptr && !is_callable) continue;
      if (of == nullptr) {
        is_mixed = true;
        continue;
      }
      // `answer.get("id")`, where what has no such method may be as well: it is not meant.
      if (of->is_absent(program_.names[value.a])) continue;
      map = of;
      names.insert(program_.names[value.a]);
    }
    look_at_arguments(instruction, node, map);
    look_at_hasattr(instruction, node);
    look_at_forwarder(instruction, node);
    if (map == nullptr) return;
    const std::string& name = *names.begin();
    // Said for the sake of what it gives.
    const library::Function* known = map->function(name);
    if (map->is_named_only && known != nullptr && known->stays()) return;
    if (map->exceptions.count(name) != 0) return;
    if (instruction.is_decorator || !node.is(Kind::call)) {
      look_.refuse(node, function, map, name, Reason::kUsedAsValue);
      return;
    }
    const auto object = objects_.find(node.child(Field::function).id());
    if (object != objects_.end() && may_be_foreign(object->second)) is_mixed = true;
    const FoundLookUp* const looked_up = look_ups_.behind(instruction.a);
    const bool is_looked_up = looked_up != nullptr && !looked_up->function.empty();
    if (looked_up == nullptr && !is_mixed && values_.is_called_by_value(node, *map, names)) {
      look_at_called_value(instruction, node, *map, names);
      return;
    }
    if (!is_looked_up && is_for_look_ups(*map, names)) {
      look_.refuse(node, function, map, name, Reason::kUsedAsValue);
      return;
    }
    // A method of what an attribute gives, `response.text.split()`, is one of a plain value, like others
    // there.
    const bool are_plain = std::all_of(names.begin(), names.end(), [&](const std::string& one) {
      return map->function(one) == nullptr && is_of_plain_attribute(*map, one);
    });
    if (is_mixed && are_plain) return;
    if (is_mixed || (!is_looked_up && !are_alike(*map, names))) {
      look_.refuse(node, function, map, name, Reason::kMixedCallees);
      return;
    }
    // `getattr(session, verb)(url)`: of whatever class the session is.
    const bool is_object = name.ends_with(".__call__") || is_looked_up;
    if (!is_object && (is_inherited(node) || node.child(Field::function).is(Kind::call))) {
      look_.refuse(node, function, map, name, Reason::kHasBases);
      return;
    }
    MappedCall call;
    call.node = node;
    call.map = map;
    call.name = is_looked_up ? looked_up->function : name;
    call.in = function;
    call.function = map->function(call.name);
    call.look_up = is_looked_up ? LookUp::kCalled : LookUp::kNone;
    call.group = look_.libraries.flow().group_of(global(instruction.to));
    if (call.function == nullptr) {
      // `session.headers.update(...)`: of what stays as it is.
      if (is_of_plain_attribute(*map, name)) return;
      look_.refuse(node, function, map, name, Reason::kNotInMap);
      return;
    }
    find_evidence(instruction, call);
    look_.calls.push_back(std::move(call));
  }

  void look_at_called_value(const Instruction& instruction, Node node, const LibraryMap& map,
                            const std::set<std::string>& names) {
    MappedCall call;
    call.node = node;
    call.map = &map;
    call.in = function_of(instruction);
    call.name = *names.begin();
    if (!values_.may_be_given(instruction.a) && !may_be_foreign(instruction.a) && !is_of_module_value(node))
      call.function = map.function(FunctionValues::common(map, names, positional_of(node)));
    call.look_up = LookUp::kValue;
    call.group = look_.libraries.flow().group_of(global(instruction.to));
    if (call.function == nullptr) {
      look_.refuse(node, call.in, &map, *names.begin(), Reason::kMixedCallees);
      return;
    }
    find_evidence(instruction, call);
    look_.calls.push_back(std::move(call));
  }

  // `self.http.get(url)`, where `self.http` is the module itself; or a static method of a class.
  bool is_of_module_value(Node call) const {
    const auto object = objects_.find(call.child(Field::function).id());
    if (object == objects_.end()) return false;
    const std::string_view name = call.child(Field::function).child(Field::attribute).text();
    const auto values = solver_.values(global(object->second));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind == ValueKind::kExternal) return true;
      if (value.kind != ValueKind::kInstance && value.kind != ValueKind::kClass) return false;
      return values_.is_wrapped_member(value.a, name);
    });
  }

  static std::size_t positional_of(Node call) {
    const auto arguments = call.child(Field::arguments).named_children();
    return static_cast<std::size_t>(std::count_if(arguments.begin(), arguments.end(), [](Node one) {
      return !one.is_one_of(Kind::comment, Kind::keyword_argument, Kind::dictionary_splat);
    }));
  }

  // Functions that are called by a name of which nothing is known.
  static bool is_for_look_ups(const LibraryMap& map, const std::set<std::string>& names) {
    return std::any_of(map.lookups.begin(), map.lookups.end(),
                       [&](const auto& entry) { return names.count(entry.second) != 0; });
  }

  // `hasattr(answer, "status_code")`, which the other library has under another name, or not at all.
  void look_at_hasattr(const Instruction& call, Node node) {
    const auto callees = solver_.values(global(call.a));
    if (call.count != 2 || callees.size() != 1 || solver_.value(callees[0]).kind != ValueKind::kExternal ||
        program_.names[solver_.value(callees[0]).a] != "<builtin>.hasattr")
      return;
    for (const semantics::ValueId id : solver_.values(global(code_.arguments[call.b + 1].value))) {
      if (solver_.value(id).kind != ValueKind::kString) continue;
      for (const auto& [map, type] : held(code_.arguments[call.b].value)) {
        const std::string path = type + "." + program_.names[solver_.value(id).a];
        const library::Attribute* const attribute = map->attribute(path);
        const library::Function* const method = map->function(path);
        const bool is_changed =
            (attribute != nullptr &&
             (!attribute->to.empty() || !attribute->expression.empty() || !attribute->refusal.empty())) ||
            (method != nullptr && (!method->to.empty() || !method->refusal.empty()));
        if (is_changed) look_.refuse(node, function_of(call), map, path, Reason::kUsedAsValue);
      }
    }
  }

  // `functools.partial(fetch, timeout=3)`
  void look_at_partial(const Instruction& instruction, Node node) {
    const auto callees = solver_.values(global(instruction.a));
    const bool is_partial = callees.size() == 1 && solver_.value(callees[0]).kind == ValueKind::kExternal &&
                            program_.names[solver_.value(callees[0]).a] == "functools.partial";
    if (!is_partial || instruction.count < 2) return;
    for (const FunctionId bound : functions_called(solver_, global(code_.arguments[instruction.b].value))) {
      for (std::uint32_t i = 1; i < instruction.count; ++i) {
        const semantics::Argument& argument = code_.arguments[instruction.b + i];
        if (argument.kind != semantics::ArgumentKind::kKeyword) continue;
        const auto receiver = look_.libraries.forwarders().receiver(bound, code_.names[argument.name]);
        if (!receiver) continue;
        look_.found.shared.emplace_back(function_of(instruction), forwarding_group(bound));
        look_.refuse(node, function_of(instruction), receiver->map, receiver->name, Reason::kUsedAsValue);
      }
    }
  }

  void look_at_forwarder(const Instruction& instruction, Node node) {
    if (!node.is(Kind::call) || !node.child(Field::arguments).is(Kind::argument_list)) return;
    MappedCall call;
    const auto callees = solver_.values(global(instruction.a));
    const auto functions = functions_called(solver_, global(instruction.a));
    for (const FunctionId called : functions) {
      if (look_.libraries.forwarders().has(called)) call.forwarders.insert(called);
    }
    look_at_partial(instruction, node);
    if (call.forwarders.empty()) return;
    call.has_others = call.forwarders.size() != functions.size() || callees.size() > functions.size();
    call.node = node;
    call.in = function_of(instruction);
    find_evidence(instruction, call);
    look_.forwarded.push_back(std::move(call));
  }

  // `script(keys=keys)`: an object of a library that is called itself.
  std::optional<MappedClass> called_object(const semantics::Value& value) const {
    if (value.kind != ValueKind::kExternalInstance) return std::nullopt;
    const LibraryMap* map = look_.libraries.map_of(program_.names[value.a]);
    std::string name = program_.names[value.a] + ".__call__";
    if (map == nullptr) return std::nullopt;
    // A method that nobody knows is taken for a member.
    const bool is_member = std::any_of(map->types.begin(), map->types.end(), [&](const auto& entry) {
      return entry.second.members == program_.names[value.a];
    });
    if (!is_member && map->function(name) == nullptr) return std::nullopt;
    return MappedClass{map, std::move(name)};
  }

  void find_evidence(const Instruction& instruction, MappedCall& call) const {
    std::uint32_t number = 0;
    for (const Node argument : call.node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::comment)) continue;
      if (number >= instruction.count) return;
      const Slot slot = code_.arguments[instruction.b + number++].value;
      if (argument.is(Kind::dictionary_splat)) call.splats.emplace(argument.id(), slot);
      const Node given = argument.is(Kind::keyword_argument) ? argument.child(Field::value) : argument;
      const syntax::NodeId value = syntax::without_parentheses(given).id();
      KnownClasses known = classes_in(solver_, look_.libraries.types(), global(slot));
      known.has_others |= !is_made_by_calls(slot);
      known.is_computed = values_.is_computed(slot);
      known.has_objects |= values_.may_come_from_call(slot);
      call.classes.emplace(value, std::move(known));
      for (const Evidence of : evidence_in(solver_, global(slot))) call.evidence.emplace_back(value, of);
      for (const Slot usual : values_.defaults_behind(slot)) {
        for (const Evidence of : evidence_in(solver_, global(usual))) call.evidence.emplace_back(value, of);
      }
    }
  }

  // Whether a call means the same whichever of the methods it is: `send = session.put if old else
  // session.post`.
  static bool are_alike(const LibraryMap& map, const std::set<std::string>& names) {
    if (names.size() == 1) return true;
    const library::Function* first = map.function(*names.begin());
    return first != nullptr && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
             const library::Function* other = map.function(name);
             return other != nullptr && other->to.empty() && other->style == first->style &&
                    other->arguments == first->arguments && other->returns == first->returns &&
                    other->added == first->added && other->refusal.empty();
           });
  }

  static bool is_of_plain_attribute(const LibraryMap& map, std::string_view name) {
    for (std::size_t end = name.rfind('.'); end != std::string_view::npos && end != 0;
         end = name.rfind('.', end - 1)) {
      const library::Attribute* attribute = map.attribute(name.substr(0, end));
      if (attribute != nullptr) return attribute->refusal.empty();
    }
    return false;
  }

  // Whether the method's object is of a class of the program that inherits from the library's.
  bool is_inherited(Node call) const {
    const auto object = objects_.find(call.child(Field::function).id());
    if (object == objects_.end()) return false;
    const auto values = solver_.values(global(object->second));
    return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const ValueKind kind = solver_.value(id).kind;
      return kind == ValueKind::kInstance || kind == ValueKind::kSuper || kind == ValueKind::kClass;
    });
  }

  static bool awaits(const MappedClass& of, std::string_view method) {
    const library::Function* function = of.first->function(of.second + "." + std::string(method));
    return function != nullptr && function->style == Style::kAwait;
  }

  void look_at_arguments(const Instruction& call, Node node, const LibraryMap* callee_map) {
    const auto callees = solver_.values(global(call.a));
    bool is_known = !callees.empty();
    bool is_own = is_known;       // functions and classes of the program
    bool is_iterated = is_known;  // a builtin iterates over it, which is a place of its own
    bool steps = false;           // `next`
    for (const semantics::ValueId id : callees) {
      const semantics::Value& value = solver_.value(id);
      const bool is_external =
          value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
      if (is_external) is_own = false;
      if (!is_external || !iterates(program_.names[value.a])) is_iterated = false;
      if (is_external && program_.names[value.a] == "<builtin>.next") steps = true;
      if (is_external && !only_looks_at(program_.names[value.a])) is_known = false;
    }
    for (std::uint32_t i = 0; i < call.count && !is_known; ++i) {
      for (const semantics::ValueId id : solver_.values(global(code_.arguments[call.b + i].value))) {
        const semantics::Value& value = solver_.value(id);
        const LibraryMap* map =
            value.kind == ValueKind::kExternal ? look_.libraries.map_of(program_.names[value.a]) : nullptr;
        // What stands there by its own name is seen with the names.
        const std::string& name = program_.names[value.a];
        const bool is_method = map != nullptr && (map->type(name.substr(0, name.rfind('.'))) != nullptr ||
                                                  name.starts_with("<builtin>."));
        if (is_method && map->function(name) != nullptr && map != callee_map)
          look_.refuse_stand_in(node, function_of(call), map, program_.names[value.a], Reason::kUsedAsValue);
      }
    }
    const bool is_run_by_pool = runs_own_function(call);
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const semantics::Argument& argument = code_.arguments[call.b + i];
      for (const MappedClass& of : held(argument.value)) {
        const bool is_async_iterable = awaits(of, "__iter__");
        const bool is_stepped = is_iterated && awaits(of, steps ? "__next__" : "__iter__");
        // `print("done", file=log)`
        const bool is_shown = is_known && argument.kind != semantics::ArgumentKind::kKeyword;
        if (!is_shown && is_consumed(call, node, i, of)) continue;
        if (is_shown || is_own || is_stepped || (i > 0 && is_run_by_pool)) continue;
        if (callee_map != of.first || is_async_iterable) {
          // `connection.executemany(sql, other.execute(...))`: the library does not iterate over its own.
          look_.refuse(node, function_of(call), of.first, of.second, Reason::kUsedAsValue);
        }
      }
    }
  }

  // `pool.submit(load, session, name)`: what stands behind a function of the program goes to that.
  bool runs_own_function(const Instruction& call) const {
    const auto callees = solver_.values(global(call.a));
    const bool is_submit =
        !callees.empty() && std::all_of(callees.begin(), callees.end(), [&](semantics::ValueId id) {
          const semantics::Value& value = solver_.value(id);
          return value.kind == ValueKind::kExternal &&
                 semantics::model_of(program_.names[value.a]) == semantics::Model::kPoolSubmit;
        });
    if (!is_submit || call.count == 0) return false;
    const auto functions = solver_.values(global(code_.arguments[call.b].value));
    return !functions.empty() && std::all_of(functions.begin(), functions.end(), [&](semantics::ValueId id) {
      const semantics::Value* value = &solver_.value(id);
      if (value->kind == ValueKind::kBound) value = &solver_.value(value->a);
      return value->kind == ValueKind::kFunction;
    });
  }

  // `json.load(file)`, in the function that opens the file. False where nothing is known of the callee.
  bool is_consumed(const Instruction& call, Node node, std::uint32_t number, const MappedClass& of) {
    const auto callees = solver_.values(global(call.a));
    if (callees.size() != 1 || !node.is(Kind::call)) return false;
    const semantics::Value& callee = solver_.value(*callees.begin());
    if (callee.kind != ValueKind::kExternal) return false;
    const std::string& name = program_.names[callee.a];
    const library::Consumer* consumer = of.first->consumer(name);
    if (consumer == nullptr) return false;
    ConsumerCall found;
    found.call = node;
    found.map = of.first;
    found.consumer = consumer;
    found.name = name;
    found.in = function_of(call);
    std::uint32_t at = 0;
    for (const Node argument : node.child(Field::arguments).named_children()) {
      if (argument.is(Kind::comment) || at++ != number) continue;
      const bool is_keyword = argument.is(Kind::keyword_argument);
      const bool is_meant =
          is_keyword ? argument.child(Field::name).text() == consumer->keyword : number == consumer->position;
      if (is_meant) found.object = is_keyword ? argument.child(Field::value) : argument;
      found.argument = argument;
    }
    if (!found.object || holds_others(code_.arguments[call.b + number].value)) return false;
    look_.consumers.push_back(std::move(found));
    return true;
  }

  // `error.response` of an error that has left the handler.
  void look_at_error(const Instruction& instruction, Node node) {
    const std::string_view name = code_.names[instruction.name];
    for (const semantics::ValueId id : solver_.values(global(instruction.a))) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind != ValueKind::kExternalInstance) continue;
      const std::string path = program_.names[value.a] + "." + std::string(name);
      const LibraryMap* map = look_.libraries.map_of(program_.names[value.a]);
      const library::Attribute* attribute = map == nullptr ? nullptr : map->attribute(path);
      if (attribute == nullptr || attribute->raised_by.empty() || error_object(look_, node).is_one) continue;
      look_.found.read_elsewhere.insert(map);
      look_.refuse(node, function_of(instruction), map, path, Reason::kHandlerNeedsError);
    }
  }

  void look_at_attribute(const Instruction& instruction, Node node) {
    if (node.is(Kind::attribute)) look_at_error(instruction, node);
    if (!node.is(Kind::attribute) || is_lost_error(node, function_of(instruction))) return;
    const Node around = syntax::outermost_parentheses(node);
    const bool is_called = around.parent().is(Kind::call) && around.field() == Field::function;
    const bool is_target = around.parent().is(Kind::assignment) && around.field() == Field::left;
    const std::string_view name = code_.names[instruction.name];
    for (const auto& [map, type] : held(instruction.a)) {
      const FunctionId function = function_of(instruction);
      if (map->is_absent(type + "." + std::string(name))) continue;
      if (holds_others(instruction.a) && !is_called) {
        look_.refuse(node, function, map, type + "." + std::string(name), Reason::kMixedCallees);
        continue;
      }
      if (is_called || is_target) continue;
      const std::string path = type + "." + std::string(name);
      add_attribute(node, function, *map, path);
    }
  }

  // Whether the attribute is read of a variable behind the block that closes it, or a call that does, in its
  // function.
  bool is_behind_close(Node attribute) const {
    const Node object = attribute.child(Field::object);
    if (!object.is(Kind::identifier)) return false;
    const semantics::Scopes& scopes = look_.model().scopes;
    const auto scope = scopes.lookup(object.text(), scopes.scope_at(object));
    if (scope == semantics::kNoScope) return false;
    const auto bindings = scopes.bindings(scope, object.text());
    const bool is_outside = std::any_of(bindings.begin(), bindings.end(), [&](const auto* binding) {
      return binding->kind == semantics::BindingKind::kWith &&
             !attribute.is_inside(binding->name.ancestor(Kind::with_statement));
    });
    if (is_outside) return true;
    const auto uses = scopes.references_to(scope, object.text());
    return std::any_of(uses.begin(), uses.end(), [&](Node use) {
      const Node method = use.parent();
      return use.begin() < attribute.begin() && method.is(Kind::attribute) &&
             method.parent().is(Kind::call) && method.child(Field::attribute).text() == "close";
    });
  }

  void add_attribute(Node node, FunctionId function, const LibraryMap& map, const std::string& path) {
    const library::Attribute* attribute = map.attribute(path);
    if (attribute == nullptr) {
      const std::size_t dot = path.rfind('.');
      const bool is_member =
          !look_.libraries.types().member(path.substr(0, dot), path.substr(dot + 1)).empty();
      if (is_member) return;
      const library::Function* method = map.function(path);
      const bool is_method = method != nullptr;
      // A method that keeps its name may be passed on: its calls are found.
      if (is_method && method->to.empty() && method->refusal.empty()) return;
      look_.refuse(node, function, &map, path, is_method ? Reason::kUsedAsValue : Reason::kNotInMap);
      return;
    }
    if (attribute->is_while_open && is_behind_close(node)) {
      look_.refuse(node, function, &map, path, Reason::kOutlivesBlock);
      return;
    }
    auto changed = change_attribute(look_.model(), node, map, *attribute);
    if (!changed) {
      LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, function, &map, path);
      site.refusal = changed.error();
      return;
    }
    if (attribute->style == Style::kPlain && changed->empty()) return;
    const bool is_awaited = attribute->style == Style::kAwait;
    LibrarySite& site = look_.add(node, is_awaited ? AsyncSite::Kind::kCall : AsyncSite::Kind::kSubstitute,
                                  function, &map, path);
    site.text.substitute = std::move(*changed);
  }

  void look_at_store(const Instruction& instruction, Node node) {
    const std::string name = code_.names[instruction.name];
    for (const auto& [map, type] : held(instruction.a)) {
      const library::Attribute* attribute = map->attribute(type + "." + name);
      if (attribute != nullptr && !attribute->setter.empty()) {
        store_by_method(node, function_of(instruction), *map, type + "." + name, attribute->setter);
        continue;
      }
      if (attribute != nullptr && !attribute->argument.empty()) {
        look_.settings.push_back({node, map, attribute, type + "." + name, function_of(instruction)});
        continue;
      }
      if (attribute != nullptr && !attribute->argument_of.empty()) {
        look_.later.push_back({node, map, attribute, type + "." + name, function_of(instruction)});
        continue;
      }
      if (attribute != nullptr && attribute->may_be_set) continue;
      if (map->function(type + "." + name) != nullptr) {
        // `client.session.get = Mock()`
        look_.refuse_stand_in(node, function_of(instruction), map, type + "." + name, Reason::kAssignedTo);
      } else {
        look_.refuse(node, function_of(instruction), map, type + "." + name, Reason::kAssignedTo);
      }
    }
  }

  void store_by_method(Node node, FunctionId function, const LibraryMap& map, const std::string& path,
                       std::string_view setter) {
    auto changed = change_store(node, setter);
    if (!changed) {
      look_.refuse(node, function, &map, path, changed.error());
      return;
    }
    if (!syntax::enclosing_function(node)) {
      look_.refuse(node, function, &map, path, Reason::kOutsideCoroutine);
      return;
    }
    LibrarySite& site = look_.add(node.parent(), AsyncSite::Kind::kCall, function, &map, path);
    site.is_reported = true;
    site.text.substitute = std::move(*changed);
  }

  // `with x`, `for ... in x`, `x[...]`.
  void look_at_protocol(const Instruction& instruction, Node node, std::string_view method) {
    for (const semantics::ValueId id : solver_.values(global(instruction.a))) {
      const semantics::Value& value = solver_.value(id);
      if (value.kind != ValueKind::kInstance) continue;
      // Of a class of the program that inherits from the library's.
      for (const semantics::GlobalName base : solver_.external_bases(value.a)) {
        const LibraryMap* map = look_.libraries.map_of(program_.names[base]);
        if (map != nullptr && map->type(program_.names[base]) != nullptr)
          look_.refuse(node, function_of(instruction), map, program_.names[base], Reason::kHasBases);
      }
    }
    for (const auto& [map, name] : held(instruction.a)) {
      const FunctionId function = function_of(instruction);
      const std::string path = name + "." + std::string(method);
      if (map->is_absent(path)) continue;
      const Type* type = map->type(name);
      const bool is_entered = method == "__enter__" && type != nullptr && type->role != Type::Role::kPlain;
      const library::Function* known = map->function(path);
      // `answer[name]`: what the item is depends on its key.
      if (method == "__getitem__" && type != nullptr && !type->items.empty()) {
        if (!has_known_key(node)) look_.refuse(node, function, map, path, Reason::kUsedAsValue);
        continue;
      }
      // What is open already has no `async with`.
      const bool is_handle = is_entered && type->role == Type::Role::kHandle;
      if (is_handle && !is_opened_there(node)) {
        look_.refuse(node, function, map, path, Reason::kNoAsyncCounterpart);
        continue;
      }
      if (known != nullptr && known->ends && !ends_with_block(look_.model(), node, type)) {
        look_.refuse(node, function, map, path, Reason::kOutlivesBlock, known->refusal);
        continue;
      }
      if (known == nullptr ? is_entered : known->refusal.empty() || known->ends) continue;
      LibrarySite& site = look_.add(node, AsyncSite::Kind::kSubstitute, function, map, path);
      if (node.is(Kind::for_statement)) site.range = node.child(Field::right).range();
      site.refusal = known != nullptr ? LibraryRefusal{Reason::kNoAsyncCounterpart, known->refusal}
                                      : LibraryRefusal{Reason::kNotInMap, {}};
    }
  }

  static bool has_known_key(Node node) {
    return node.is(Kind::subscript) && node.child(Field::subscript).is(Kind::string);
  }

  // `with open(name) as file:`
  bool is_opened_there(Node item) const {
    if (!item.is(Kind::with_item)) return false;
    Node value = item.child(Field::value);
    if (value.is(Kind::as_pattern)) value = value.named_child(0);
    value = syntax::without_parentheses(value);
    return std::any_of(look_.calls.begin(), look_.calls.end(),
                       [&](const MappedCall& call) { return call.node == value; });
  }

  void look_at_operator(const Instruction& instruction, Node node) {
    if (instruction.name == semantics::kNoName) return;
    const std::string_view method = code_.names[instruction.name];
    if (method == "__eq__" || method == "__ne__") return;
    for (const auto& [map, name] : held(instruction.a)) {
      const std::string path = name + "." + std::string(method);
      if (map->is_absent(path)) continue;
      const library::Function* function = map->function(path);
      if (function == nullptr) {
        look_.refuse(node, function_of(instruction), map, path, Reason::kNotInMap);
      } else if (!function->refusal.empty()) {
        look_.refuse(node, function_of(instruction), map, path, Reason::kNoAsyncCounterpart,
                     function->refusal);
      }
    }
  }

  LibraryLook& look_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const semantics::ModuleCode& code_;
  const LookUps look_ups_;
  const FunctionValues values_;
  std::unordered_map<syntax::NodeId, Slot> objects_;  // by attribute
  std::unordered_map<Slot, std::vector<const Instruction*>> producers_;
};

// A tuple, None, a text or a number.
bool is_plain(const semantics::WholeProgram& program, const semantics::Value& value) {
  switch (value.kind) {
    case ValueKind::kContainer:
      return program.names[value.b] == "tuple";
    case ValueKind::kExternalInstance:
      return program.names[value.a].starts_with("<builtin>.");
    default:
      return value.kind == ValueKind::kString || value.kind == ValueKind::kInteger;
  }
}

}  // namespace

std::vector<Evidence> evidence_in(const semantics::Solver& solver, Slot slot) {
  std::vector<Evidence> found;
  for (const semantics::ValueId id : solver.values(slot)) {
    const semantics::Value& value = solver.value(id);
    const bool is_tuple = value.kind == ValueKind::kContainer && solver.program().names[value.b] == "tuple";
    if (is_tuple) found.push_back(Evidence::kTuple);
    if (value.kind == ValueKind::kGenerator) found.push_back(Evidence::kGenerator);
  }
  return found;
}

KnownClasses classes_in(const semantics::Solver& solver, const semantics::LibraryTypes& types, Slot slot) {
  const semantics::WholeProgram& program = solver.program();
  KnownClasses known;
  for (const semantics::ValueId id : solver.values(slot)) {
    const semantics::Value& value = solver.value(id);
    const bool is_own = value.kind == ValueKind::kInstance;
    known.has_objects |= !is_plain(program, value);
    if (value.kind == ValueKind::kExternalInstance) {
      known.names.insert(program.names[value.a]);
    } else if (!is_own || solver.external_bases(value.a).empty()) {
      known.has_others = true;
    }
    for (const semantics::GlobalName base :
         is_own ? solver.external_bases(value.a) : std::span<const semantics::GlobalName>())
      known.names.insert(types.canonical(program.names[base]));
  }
  return known;
}

void look_at_instructions(LibraryLook& look) {
  Instructions(look).look();
}

}  // namespace aioshift::rules::migration
