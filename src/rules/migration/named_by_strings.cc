#include "rules/migration/named_by_strings.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "semantics/program/method_names.h"
#include "semantics/program/name_patterns.h"

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using semantics::ValueKind;

namespace {

bool reads_names(const ProgramView& view, ProgramView::File file) {
  const semantics::Solver& solver = view.solver();
  const semantics::WholeProgram& program = solver.program();
  const auto& instructions = program.code(file).instructions;
  return std::any_of(instructions.begin(), instructions.end(), [&](const Instruction& instruction) {
    if (instruction.op != Op::kCall) return false;
    const auto callees = solver.values(program.slot(file, instruction.a));
    return std::any_of(callees.begin(), callees.end(), [&](semantics::ValueId id) {
      const semantics::Value& callee = solver.value(id);
      if (callee.kind != ValueKind::kExternal) return false;
      const std::string_view name = program.names[callee.a];
      return name == "<builtin>.eval" || name == "<builtin>.exec" || name == "<builtin>.globals";
    });
  });
}

// Names of methods that `operator.methodcaller("load")` calls, on whatever object.
void add_called_names(const ProgramView& view, ProgramView::File file, std::set<std::string_view>& names) {
  const semantics::Solver& solver = view.solver();
  const semantics::WholeProgram& program = solver.program();
  const semantics::ModuleCode& code = program.code(file);
  for (const Instruction& call : code.instructions) {
    if (call.op != Op::kCall || call.count == 0) continue;
    const auto callees = solver.values(program.slot(file, call.a));
    const bool is_caller = std::any_of(callees.begin(), callees.end(), [&](semantics::ValueId id) {
      const semantics::Value& callee = solver.value(id);
      if (callee.kind != ValueKind::kExternal) return false;
      const std::string_view name = program.names[callee.a];
      return name == "operator.methodcaller" || name == "operator.attrgetter";
    });
    if (!is_caller) continue;
    for (const semantics::ValueId id : solver.values(program.slot(file, code.arguments[call.b].value))) {
      if (solver.value(id).kind == ValueKind::kString) names.insert(program.names[solver.value(id).a]);
    }
  }
}

// What `globals()["do_" + name]` may be, and `getattr(x, "do_" + name)` where nothing is known of x.
void refuse_what_patterns_name(const ProgramView& view, std::map<FunctionId, rewrite::Reason>& refused) {
  const semantics::WholeProgram& program = view.solver().program();
  std::set<std::string_view> patterns;
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    // A name is a pattern that has no gap.
    add_called_names(view, file, patterns);
    const semantics::ModuleCode& code = program.code(file);
    for (const Instruction& load : code.instructions) {
      if (load.op != Op::kLoadMatching) continue;
      const std::string_view pattern = code.names[load.name];
      if (load.a != semantics::kNoSlot) {
        if (view.solver().values(program.slot(file, load.a)).empty() && !semantics::is_any(pattern))
          patterns.insert(pattern);
        continue;
      }
      if (semantics::is_any(pattern)) continue;
      for (semantics::FunctionIndex i = 0; i < code.functions.size(); ++i) {
        const semantics::FunctionCode& function = code.functions[i];
        if (!function.is_lambda && function.owner == semantics::kNoClass &&
            semantics::matches_pattern(code.names[function.name], pattern))
          refused.emplace(program.function(file, i), rewrite::Reason::kUsedAsValue);
      }
    }
  }
  for (FunctionId id = 0; !patterns.empty() && id < program.function_count(); ++id) {
    const semantics::FunctionCode& function = program.function_code(id);
    const std::string_view name = program.code(program.file_of_function(id)).names[function.name];
    const bool is_meant = std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
      return semantics::matches_pattern(name, pattern);
    });
    if (is_meant && function.owner != semantics::kNoClass && !semantics::is_special(name))
      refused.emplace(id, rewrite::Reason::kUsedAsValue);
  }
}

}  // namespace

void refuse_what_strings_name(const ProgramView& view, std::map<FunctionId, rewrite::Reason>& refused) {
  refuse_what_patterns_name(view, refused);
  const semantics::WholeProgram& program = view.solver().program();
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    if (!reads_names(view, file)) continue;
    const semantics::ModuleCode& code = program.code(file);
    std::set<std::string_view> said;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op != Op::kString) continue;
      const std::string_view text = code.names[instruction.name];
      said.insert(text.substr(0, text.find('(')));
    }
    for (semantics::FunctionIndex i = 0; i < code.functions.size(); ++i) {
      const semantics::FunctionCode& function = code.functions[i];
      if (!function.is_lambda && said.count(code.names[function.name]) != 0)
        refused.emplace(program.function(file, i), rewrite::Reason::kUsedAsValue);
    }
  }
}

void refuse_what_any_name_means(const ProgramView& view, std::map<FunctionId, rewrite::Reason>& refused) {
  const semantics::Solver& solver = view.solver();
  const semantics::WholeProgram& program = solver.program();
  const std::string_view any(&semantics::kAnyText, 1);
  const auto refuse = [&](FunctionId id) { refused.emplace(id, rewrite::Reason::kUsedAsValue); };
  for (const semantics::ValueId object : solver.called_somehow()) {
    for (const FunctionId id : solver.functions_matching(object, any)) refuse(id);
  }
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    const semantics::ModuleCode& code = program.code(file);
    const bool reads_any =
        std::any_of(code.instructions.begin(), code.instructions.end(), [&](const auto& load) {
          return load.op == Op::kLoadMatching && load.a == semantics::kNoSlot &&
                 semantics::is_any(code.names[load.name]);
        });
    for (semantics::FunctionIndex i = 0; i < code.functions.size() && reads_any; ++i) {
      const semantics::FunctionCode& function = code.functions[i];
      if (!function.is_lambda && function.owner == semantics::kNoClass) refuse(program.function(file, i));
    }
  }
}

}  // namespace aioshift::rules::migration
