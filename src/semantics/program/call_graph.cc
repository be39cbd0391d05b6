#include "semantics/program/call_graph.h"

#include "semantics/program/wrappers.h"

namespace aioshift::semantics {

CallGraph call_graph(const Solver& solver) {
  const WholeProgram& program = solver.program();
  CallGraph graph;
  for (FunctionId id = 0; id < program.function_count(); ++id) graph[program.qualified_name(id)];
  const Wrappers wrappers(solver);
  for (const CallEdge& edge : solver.edges()) {
    if (wrappers.goes_through(edge)) continue;
    // What another package may call, and bodies of generators that run later, are no calls made here.
    if (edge.kind == EdgeKind::kCallback || edge.kind == EdgeKind::kGenerate) continue;
    const Value& target = solver.value(edge.target);
    std::string callee;
    switch (target.kind) {
      case ValueKind::kFunction:
        callee = program.qualified_name(target.a);
        break;
      case ValueKind::kClass:
        callee = program.qualified_name_of_class(target.a);
        break;
      case ValueKind::kExternal:
        callee = program.names[target.a];
        break;
      default:
        continue;
    }
    const WholeProgram::File file = program.file_of_instruction(edge.site);
    const FunctionId caller = program.function(file, program.instruction_code(edge.site).function);
    graph[program.qualified_name(caller)].insert(std::move(callee));
  }
  return graph;
}

}  // namespace aioshift::semantics
