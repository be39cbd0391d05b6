#include "rules/migration/library_leaving.h"

#include <algorithm>
#include <array>
#include <vector>

#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::Instruction;
using semantics::ModuleCode;
using semantics::Op;
using semantics::Slot;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr int kMostSteps = 4;  // from one function to the next

// Methods by which containers, queues and registries take something.
bool takes(std::string_view method) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"add", "append", "appendleft", "extend", "insert", "put", "put_nowait",
                                       "register", "setdefault", "update"});
  return std::find(kNames.begin(), kNames.end(), method) != kNames.end();
}

bool is_kept(const LibraryLook& look, Node name, Node statement, const std::set<std::string>& parts,
             int depth);

class Leaving {
 public:
  Leaving(const LibraryLook& look, int depth)
      : look_(look), solver_(look.view.solver()), program_(look.program()), depth_(depth) {}

  bool by_argument(Node argument) {
    const Node list = argument.parent();
    const Node call = list.parent();
    const ModuleCode& code = program_.code(look_.file.file);
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != Op::kCall || instruction.node != call.id()) continue;
      std::uint32_t number = 0;
      for (const Node one : list.named_children()) {
        if (one.is(Kind::comment)) continue;
        if (one == argument && number < instruction.count &&
            is_kept_by(look_.file.file, instruction, number, call, 0))
          return true;
        ++number;
      }
    }
    return false;
  }

 private:
  // Whether the call keeps its argument.
  bool is_kept_by(semantics::WholeProgram::File file, const Instruction& call, std::uint32_t number,
                  Node node, int steps) {
    const ModuleCode& code = program_.code(file);
    const semantics::Argument& argument = code.arguments[call.b + number];
    const Node callee = node ? node.child(Field::function) : Node();
    if (callee.is(Kind::attribute) && takes(callee.child(Field::attribute).text()) &&
        functions_called(solver_, program_.slot(file, call.a)).empty())
      return true;
    const auto callees = solver_.values(program_.slot(file, call.a));
    if (callees.empty()) return true;
    for (const semantics::ValueId id : callees) {
      const semantics::Value* value = &solver_.value(id);
      if (is_unknown(*value)) return true;
      // Of an object that keeps it: whether that leaves in turn.
      if (value->kind == ValueKind::kClass && (!node || !is_kept_by_variable(node))) return true;
      if (value->kind == ValueKind::kMethod) return true;
      const bool is_bound = value->kind == ValueKind::kBound;
      if (is_bound) value = &solver_.value(value->a);
      if (value->kind == ValueKind::kFunction &&
          keeps_parameter(value->a, argument, number + (is_bound ? 1 : 0), code, steps))
        return true;
    }
    return false;
  }

  // Code that is not seen, unless it is a library's that a map knows.
  bool is_unknown(const semantics::Value& callee) const {
    if (callee.kind == ValueKind::kAnyMember) return true;
    if (callee.kind != ValueKind::kExternal && callee.kind != ValueKind::kExternalInstance) return false;
    const std::string& name = program_.names[callee.a];
    return !only_looks_at(name) && look_.libraries.map_of(name) == nullptr;
  }

  // `repo = Repo(client)`, in the same function, which does not hand it on.
  bool is_kept_by_variable(Node call) const {
    const Node assignment = syntax::outermost_parentheses(call).parent();
    if (!assignment.is(Kind::assignment)) return assignment.is(Kind::attribute);
    const Node name = assignment.child(Field::left);
    if (!name.is(Kind::identifier) || hands_away(look_.model(), name, assignment.parent())) return false;
    return depth_ < kMostSteps && !is_kept(look_, name, assignment.parent(), {}, depth_ + 1);
  }

  bool keeps_parameter(FunctionId function, const semantics::Argument& argument, std::uint32_t position,
                       const ModuleCode& caller, int steps) {
    const semantics::FunctionCode& code = program_.function_code(function);
    const auto file = program_.file_of_function(function);
    const ModuleCode& module = program_.code(file);
    std::set<Slot> slots;
    for (std::uint32_t i = 0; i < code.parameters.size(); ++i) {
      const semantics::Parameter& parameter = code.parameters[i];
      const bool is_meant = argument.kind == semantics::ArgumentKind::kKeyword
                                ? module.names[parameter.name] == caller.names[argument.name]
                                : i == position;
      if (is_meant) slots.insert(parameter.slot);
    }
    if (slots.empty() || steps > kMostSteps) return true;
    for (bool grows = true; grows;) {
      grows = false;
      for (const Instruction& one : module.instructions) {
        if (copies(one) && slots.count(one.a) != 0) grows |= slots.insert(one.to).second;
      }
    }
    slots.erase(semantics::kNoSlot);
    if (slots.count(code.returned) != 0 || slots.count(code.yielded) != 0) return true;
    return std::any_of(module.instructions.begin(), module.instructions.end(), [&](const Instruction& one) {
      if (one.op == Op::kStoreAttribute) return slots.count(one.b) != 0;
      if (one.op == Op::kStoreItem) return slots.count(one.to) != 0;
      if (one.op != Op::kCall) return false;
      for (std::uint32_t i = 0; i < one.count; ++i) {
        if (slots.count(module.arguments[one.b + i].value) != 0 && is_kept_by(file, one, i, {}, steps + 1))
          return true;
      }
      return false;
    });
  }

  const LibraryLook& look_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const int depth_;  // of variables that hold it by way of others
};

bool is_kept(const LibraryLook& look, Node name, Node statement, const std::set<std::string>& parts,
             int depth) {
  const semantics::Scopes& scopes = look.model().scopes;
  for (const Node use : scopes.references_to(scopes.scope_at(name), name.text())) {
    if (use == name || use.begin() < statement.begin()) continue;
    const Node at = syntax::outermost_parentheses(use);
    const Node parent = at.parent();
    if (parent.is(Kind::attribute) && parts.count(std::string(parent.child(Field::attribute).text())) != 0) {
      const Node user = syntax::outermost_parentheses(parent).parent();
      const bool is_given = user.is_one_of(Kind::return_statement, Kind::assignment, Kind::yield, Kind::list,
                                           Kind::tuple, Kind::pair);
      if (is_given && !syntax::is_assigned_to(parent)) return true;
    }
    const bool is_argument = parent.is_one_of(Kind::argument_list, Kind::keyword_argument);
    if (is_argument && Leaving(look, depth).by_argument(parent.is(Kind::argument_list) ? at : parent))
      return true;
  }
  return false;
}

}  // namespace

bool is_kept_elsewhere(const LibraryLook& look, Node name, Node statement,
                       const std::set<std::string>& parts) {
  return is_kept(look, name, statement, parts, 0);
}

}  // namespace aioshift::rules::migration
