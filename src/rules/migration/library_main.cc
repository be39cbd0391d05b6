// The part of a module's own code that makes requests itself: it becomes a function, `main`.
#include <algorithm>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rules/migration/library_look.h"
#include "semantics/program/method_names.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::Style;
using library::Type;
using rewrite::AsyncSite;
using rewrite::Reason;
using semantics::FunctionId;
using semantics::ValueKind;
using syntax::Kind;
using syntax::Node;

namespace {

// What the module's own code has to await, or to do while a loop runs.
struct Waiting {
  std::vector<Node> nodes;
  // For whose sake the first of them waits; null where it is none of a library's.
  const library::LibraryMap* map = nullptr;
  std::string subject;
  std::vector<Node> owners;  // among them, calls that make what is open as long as it is used
};

// Of use as long as the event loop runs that it was made in.
bool is_owner(const MappedCall& call) {
  const Type* type = call.map->type(call.function->returns.empty() ? call.name : call.function->returns);
  if (type == nullptr || type->connects_late) return false;
  return type->role == Type::Role::kOwner || (type->role == Type::Role::kPlain && !type->close.empty());
}

Waiting waiting_in(const LibraryLook& look) {
  Waiting waiting;
  const FunctionId module = look.program().function(look.file.file, semantics::kModuleCode);
  for (const MappedCall& call : look.calls) {
    if (call.in != module || syntax::enclosing_scope_node(call.node)) continue;
    const bool makes_owner = is_owner(call);
    if (call.function->style == Style::kPlain && !makes_owner) continue;
    waiting.nodes.push_back(call.node);
    waiting.map = call.map;
    waiting.subject = call.name;
    if (makes_owner) waiting.owners.push_back(call.node);
  }
  for (const LibrarySite& site : look.found.sites) {
    if (site.function == module && site.text.kind == AsyncSite::Kind::kCall &&
        !syntax::enclosing_scope_node(site.text.node))
      waiting.nodes.push_back(site.text.node);
  }
  const semantics::ModuleCode& code = look.program().code(look.file.file);
  for (const semantics::Instruction& instruction : code.instructions) {
    if (instruction.op != semantics::Op::kCall || instruction.node == 0 ||
        instruction.function != semantics::kModuleCode)
      continue;
    const Node node = look.model().tree.node(instruction.node);
    const auto values = look.view.solver().values(look.program().slot(look.file.file, instruction.a));
    const HeldOwner* held = nullptr;
    for (const semantics::ValueId id : values) {
      const semantics::Value& value = look.view.solver().value(id);
      if (held == nullptr && value.kind == ValueKind::kClass) held = look.libraries.held_by(value.a);
    }
    if (held == nullptr || syntax::enclosing_scope_node(node)) continue;
    waiting.nodes.push_back(node);
    waiting.map = held->map;
    waiting.subject = held->type;
    waiting.owners.push_back(node);
  }
  return waiting;
}

// Whether some file of the program imports the module, where perhaps a loop is running.
bool is_imported(const LibraryLook& look) {
  const semantics::WholeProgram& program = look.program();
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    if (file == look.file.file) continue;
    const semantics::ModuleCode& code = program.code(file);
    const auto is_it = [&](const std::string& path) {
      return program.modules().find(path, file) == look.file.file;
    };
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.op == semantics::Op::kModule && is_it(code.names[instruction.name])) return true;
      if (instruction.op != semantics::Op::kImported) continue;
      const std::string& module = code.names[instruction.count];
      const bool is_relative = module.ends_with('.');
      if (is_it(module) || is_it(module + (is_relative ? "" : ".") + code.names[instruction.name]))
        return true;
    }
    for (const semantics::NameId star : code.star_imports) {
      if (is_it(code.names[star])) return true;
    }
  }
  return false;
}

// Whether something reads the module's variables by their names, or by what it is called.
bool reads_by_name(const LibraryLook& look) {
  const semantics::Scopes& scopes = look.model().scopes;
  for (const std::string_view name : {"dir", "eval", "exec", "globals", "locals", "vars", "__main__"}) {
    if (!scopes.references(name).empty()) return true;
  }
  const std::string_view text = look.model().tree.text();
  return text.find("sys.modules") != std::string_view::npos ||
         text.find("import __main__") != std::string_view::npos;
}

// Whether it is a program rather than values for whoever loads it: it says or asks something.
bool is_script(const LibraryLook& look) {
  if (look.model().tree.text().starts_with("#!")) return true;
  for (const std::string_view name : {"print", "input", "exit", "quit", "argv", "parse_args"}) {
    for (syntax::NodeId id = 0; id < look.model().tree.nodes().size(); ++id) {
      const Node node = look.model().tree.node(id);
      if (node.is(Kind::identifier) && node.text() == name && !syntax::enclosing_scope_node(node))
        return true;
    }
  }
  return false;
}

// Whether it lies in a package, for whose users its variables are, seen or not.
bool is_of_package(const LibraryLook& look) {
  const semantics::WholeProgram& program = look.program();
  const std::string& path = program.path(look.file.file);
  const std::size_t slash = path.rfind('/');
  const std::string directory = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const std::string_view name = std::string_view(path).substr(directory.size());
  if (name == "__main__.py") return false;
  if (name == "__init__.py") return true;
  for (ProgramView::File file = 0; file < program.file_count(); ++file) {
    if (program.path(file) == directory + "__init__.py") return true;
  }
  return false;
}

// Whether the stretch calls what runs a loop of its own, which nothing can where one is running.
bool runs_loop_in(const LibraryLook& look, const MainRun& run) {
  const semantics::Solver& solver = look.view.solver();
  const semantics::WholeProgram& program = look.program();
  const FunctionId module = program.function(look.file.file, semantics::kModuleCode);
  std::map<FunctionId, std::set<FunctionId>> callers;
  std::set<FunctionId> running;
  std::vector<FunctionId> work;
  std::vector<const semantics::CallEdge*> here;
  for (const semantics::CallEdge& edge : solver.edges()) {
    const semantics::Value& target = solver.value(edge.target);
    const auto file = program.file_of_instruction(edge.site);
    const FunctionId caller = program.function(file, program.instruction_code(edge.site).function);
    const bool is_here =
        caller == module && run.holds(look.model().tree.node(program.instruction_code(edge.site).node));
    if (target.kind == ValueKind::kFunction) {
      callers[target.a].insert(caller);
      if (is_here) here.push_back(&edge);
    } else if (target.kind == ValueKind::kExternal && semantics::runs_event_loop(program.names[target.a])) {
      if (is_here) return true;
      if (running.insert(caller).second) work.push_back(caller);
    }
  }
  while (!work.empty()) {
    const FunctionId function = work.back();
    work.pop_back();
    for (const FunctionId caller : callers[function]) {
      if (running.insert(caller).second) work.push_back(caller);
    }
  }
  return std::any_of(here.begin(), here.end(), [&](const semantics::CallEdge* edge) {
    return running.count(solver.value(edge->target).a) != 0;
  });
}

}  // namespace

void look_for_main(LibraryLook& look, std::span<const ModuleEntry> entries) {
  Waiting waiting = waiting_in(look);
  std::vector<Node> needed = waiting.nodes;
  for (const ModuleEntry& entry : entries) {
    if (syntax::enclosing_scope_node(entry.node)) continue;
    waiting.nodes.push_back(entry.node);
    if (entry.needs_coroutine) needed.push_back(entry.node);
  }
  if (needed.empty()) return;
  MainRun run = main_run(waiting.nodes);
  // Runs of their own do as well for what shares nothing.
  if (obstacle_to_main(look.model(), run) && waiting.owners.empty()) run = main_run(needed);
  const bool is_guarded = is_main_guard(run.first.parent().parent()) || is_main_guard(run.first);
  if (!is_guarded && (is_imported(look) || is_of_package(look) || !is_script(look))) return;
  if (reads_by_name(look)) return;
  if (!obstacle_to_main(look.model(), run) && !runs_loop_in(look, run)) look.main = run;
}

// Whether an object that is of no use when the run has ended is assigned to a variable that others can read.
bool keeps_owner(const LibraryLook& look, const MainRun& run, const std::vector<Node>& owners,
                 const std::string& globals) {
  return std::any_of(owners.begin(), owners.end(), [&](Node call) {
    for (Node up = call.parent(); up && up != run.first.parent(); up = up.parent()) {
      const bool binds = up.is_one_of(Kind::assignment, Kind::named_expression, Kind::with_clause);
      if (!binds) continue;
      for (const semantics::Binding& binding : look.model().scopes.all_bindings()) {
        const std::string name = " " + std::string(binding.name.text());
        const bool is_here = binding.name.is_inside(up) && binding.scope == semantics::kModuleScope;
        if (is_here && (globals + ",").find(name + ",") != std::string::npos) return true;
      }
    }
    return false;
  });
}

void place_main(LibraryLook& look) {
  if (!look.main.first) return;
  const FunctionId module = look.program().function(look.file.file, semantics::kModuleCode);
  std::vector<Node> covered = {look.main.first, look.main.last};
  for (const LibrarySite& site : look.found.sites) {
    const bool is_block =
        site.text.kind == AsyncSite::Kind::kBlock || site.text.kind == AsyncSite::Kind::kAround;
    if (!is_block || site.function != module || !site.text.block.last) continue;
    covered.push_back(site.text.node);
    covered.push_back(site.text.block.last);
  }
  const MainRun run = main_run(covered);
  AsyncSite text;
  text.kind = AsyncSite::Kind::kMain;
  text.node = run.first;
  text.block.last = run.last;
  std::set<std::string> taken;
  const std::string name = rewrite::fresh_name(look.model(), run.first, {"main", "run_main", "amain"}, taken);
  text.block.header = "async def " + name + "()";
  text.block.body = globals_of_main(look.model(), run);
  const Waiting waiting = waiting_in(look);
  const bool is_lost = keeps_owner(look, run, waiting.owners, text.block.body);
  auto runner = rewrite::require_member(look.model(), run.first, "asyncio", "run");
  auto obstacle = obstacle_to_main(look.model(), run);
  if (!obstacle && runs_loop_in(look, run)) obstacle = Reason::kLoopMayBeRunning;
  if (obstacle || !runner || is_lost) {
    const Reason reason = is_lost ? Reason::kOutlivesBlock : obstacle ? *obstacle : runner.error();
    if (waiting.map != nullptr)
      look.refuse(waiting.nodes.front(), module, waiting.map, waiting.subject, reason);
    look.main = {};
    return;
  }
  text.substitute.imports = runner->edits;
  text.substitute.relied_on = runner->relied_on;
  text.block.footer = runner->names.front().expression + "(" + name + "())";
  look.main = run;
  look.found.main = MainSite{run, std::move(text), module};
}

}  // namespace aioshift::rules::migration
