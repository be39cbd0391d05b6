// The part of a module's own code that makes requests itself: it becomes a function, `main`.
#include <algorithm>
#include <array>
#include <set>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rules/migration/library_look.h"
#include "semantics/program/method_names.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
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
  // A place of a library's, and the dotted name that is used there.
  struct Use {
    Node node;
    const library::LibraryMap* map = nullptr;
    std::string subject;
  };
  std::vector<Node> nodes;
  std::vector<Use> uses;    // of these, as far as they are a library's
  std::vector<Use> owners;  // of these, calls that make what is open as long as it is used
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
    waiting.uses.push_back({call.node, call.map, call.name});
    if (makes_owner) waiting.owners.push_back(waiting.uses.back());
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
    waiting.uses.push_back({node, held->map, held->type});
    waiting.owners.push_back(waiting.uses.back());
  }
  return waiting;
}

// Whether something reads the module's variables by their names, or by what it is called.
bool reads_by_name(const LibraryLook& look) {
  const semantics::Scopes& scopes = look.model().scopes;
  for (const std::string_view name : syntax::kReadersOfVariables) {
    for (const Node use : scopes.references(name)) {
      if (syntax::may_read_variables(use) && scopes.lookup(name, scopes.scope_at(use)) == semantics::kNoScope)
        return true;
    }
  }
  const std::string_view text = look.model().tree.text();
  return text.find("sys.modules") != std::string_view::npos ||
         text.find("import __main__") != std::string_view::npos;
}

// Files that tools load for the values of their variables.
bool is_loaded_by_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  constexpr auto kNames =
      std::to_array<std::string_view>({"app.py", "asgi.py", "conf.py", "conftest.py", "fabfile.py",
                                       "noxfile.py", "setup.py", "tasks.py", "wsgi.py"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         name.find("config") != std::string_view::npos || name.find("settings") != std::string_view::npos;
}

// Whether the module's last statement does something rather than to say what a name means.
bool ends_in_action(const syntax::Tree& tree) {
  Node last;
  for (const Node statement : tree.root().named_children()) {
    if (!statement.is(Kind::comment)) last = statement;
  }
  if (!last) return false;
  if (last.is(Kind::expression_statement)) {
    const Node value = last.named_child(0);
    return value.is(Kind::call) || (value.is(Kind::await) && value.is_named());
  }
  return last.is_one_of(Kind::for_statement, Kind::while_statement, Kind::with_statement);
}

// Whether it is a program rather than values for whoever loads it: it says or asks something, or ends with
// what it does.
bool is_script(const LibraryLook& look) {
  constexpr auto kSigns =
      std::to_array<std::string_view>({"argv", "exit", "input", "parse_args", "print", "quit"});
  const syntax::Tree& tree = look.model().tree;
  if (tree.text().starts_with("#!")) return true;
  if (ends_in_action(tree) && !is_loaded_by_name(look.program().path(look.file.file))) return true;
  for (syntax::NodeId id = 0; id < tree.nodes().size(); ++id) {
    const Node node = tree.node(id);
    if (node.is(Kind::identifier) && std::find(kSigns.begin(), kSigns.end(), node.text()) != kSigns.end() &&
        !syntax::enclosing_scope_node(node))
      return true;
  }
  return false;
}

// Whether the stretch calls what runs a loop of its own, which nothing can where one is running.
bool runs_loop_in(const LibraryLook& look, const MainRun& run) {
  const semantics::Solver& solver = look.view.solver();
  const semantics::ModuleCode& code = look.program().code(look.file.file);
  return std::any_of(
      code.instructions.begin(), code.instructions.end(), [&](const semantics::Instruction& instruction) {
        if (instruction.op != semantics::Op::kCall || instruction.function != semantics::kModuleCode ||
            instruction.node == 0 || !run.holds(look.model().tree.node(instruction.node)))
          return false;
        const auto values = solver.values(look.program().slot(look.file.file, instruction.a));
        return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
          const semantics::Value* value = &solver.value(id);
          if (value->kind == ValueKind::kBound) value = &solver.value(value->a);
          if (value->kind == ValueKind::kExternal)
            return look.libraries.programs().leads_to_loop(look.program().names[value->a]);
          return value->kind == ValueKind::kFunction && look.libraries.programs().leads_to_loop(value->a);
        });
      });
}

// The owner that is of no use when the run has ended, and is assigned to a variable that others can read;
// null where there is none.
const Waiting::Use* kept_owner(const LibraryLook& look, const MainRun& run,
                               const std::vector<Waiting::Use>& owners,
                               const std::set<std::string_view>& globals) {
  for (const Waiting::Use& owner : owners) {
    for (Node up = owner.node.parent(); up && up != run.first.parent(); up = up.parent()) {
      const bool binds = up.is_one_of(Kind::assignment, Kind::named_expression, Kind::with_clause);
      if (!binds) continue;
      for (const semantics::Binding& binding : look.model().scopes.all_bindings()) {
        if (binding.name.is_inside(up) && binding.scope == semantics::kModuleScope &&
            globals.count(binding.name.text()) != 0)
          return &owner;
      }
    }
  }
  return nullptr;
}

}  // namespace

namespace {

// The stretch around what waits, if it can be a function's body.
std::optional<MainRun> run_around(const LibraryLook& look, std::span<const Node> waiting) {
  if (waiting.empty()) return std::nullopt;
  const MainRun run = main_run(waiting);
  if (obstacle_to_main(look.model(), run)) return std::nullopt;
  return run;
}

void drop_unshared(LibraryLook& look) {
  auto& variables = look.variables;
  variables.erase(std::remove_if(variables.begin(), variables.end(),
                                 [](const ModuleVariable& variable) { return !variable.is_shared; }),
                  variables.end());
}

// The stretch that opens what functions of the module share, and calls these; or what was made further above,
// where definitions stand in between.
std::optional<MainRun> run_with_variables(LibraryLook& look, const Waiting& waiting,
                                          std::span<const ModuleEntry> entries) {
  std::vector<Node> makers;
  for (const Waiting::Use& owner : waiting.owners) makers.push_back(owner.node);
  find_module_variables(look, makers);
  std::vector<Node> nodes = waiting.nodes;
  for (const ModuleEntry& entry : entries) {
    if (!syntax::enclosing_scope_node(entry.node)) nodes.push_back(entry.node);
  }
  const std::vector<Node> calls = users_of_variables(look);
  nodes.insert(nodes.end(), calls.begin(), calls.end());
  auto run = run_around(look, nodes);
  if (run) {
    // The rest is opened where it is used.
    drop_unshared(look);
    if (!look.variables.empty() && fit_into_main(look, *run)) return run;
    find_module_variables(look, makers);
    drop_unshared(look);
  }
  if (look.variables.empty()) return std::nullopt;
  // They are made where the run begins.
  nodes.erase(std::remove_if(nodes.begin(), nodes.end(),
                             [&](Node node) { return module_variable(look, node) != nullptr; }),
              nodes.end());
  run = run_around(look, nodes);
  if (run && fit_into_main(look, *run)) return run;
  look.variables.clear();
  return std::nullopt;
}

// The stretch as far as variables go that hold what is open in it: further below they may mean something
// else.
MainRun widened(const LibraryLook& look, const MainRun& run, const std::vector<Waiting::Use>& owners) {
  const std::set<std::string_view> globals = globals_of_main(look.model(), run);
  std::vector<Node> waiting = {run.first, run.last};
  for (const Waiting::Use& owner : owners) {
    const Node assignment = syntax::outermost_parentheses(owner.node).parent();
    const Node name = assignment.is(Kind::assignment) ? assignment.child(syntax::Field::left) : Node();
    if (!name.is(Kind::identifier) || !run.holds(name) || globals.count(name.text()) == 0) continue;
    const auto uses = look.model().scopes.references_to(semantics::kModuleScope, name.text());
    for (const Node use : uses) {
      Node statement = use;
      while (statement && statement.parent() != run.first.parent()) statement = statement.parent();
      if (!statement || syntax::enclosing_scope_node(use)) return run;
      waiting.push_back(statement);
    }
  }
  MainRun wide = run;
  for (const Node statement : waiting) {
    if (statement.begin() < wide.first.begin()) wide.first = statement;
    if (statement.begin() > wide.last.begin()) wide.last = statement;
  }
  return obstacle_to_main(look.model(), wide) || runs_loop_in(look, wide) ? run : wide;
}

bool may_be_main(const LibraryLook& look, const MainRun& run) {
  const bool is_guarded = is_main_guard(run.first.parent().parent()) || is_main_guard(run.first);
  if (!is_guarded && (look.libraries.programs().is_for_others(look.file.file) || !is_script(look)))
    return false;
  if (reads_by_name(look) || may_run_in_loop(look.model(), run.first)) return false;
  return !obstacle_to_main(look.model(), run) && !runs_loop_in(look, run);
}

}  // namespace

void look_for_main(LibraryLook& look, std::span<const ModuleEntry> entries) {
  Waiting waiting = waiting_in(look);
  if (const auto run = run_with_variables(look, waiting, entries)) {
    if (may_be_main(look, *run)) {
      look.main = *run;
      return;
    }
    look.variables.clear();
  }
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
  if (may_be_main(look, run)) look.main = widened(look, run, waiting.owners);
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
  std::set<std::string_view> globals = globals_of_main(look.model(), run);
  for (const ModuleVariable& variable : look.variables) {
    if (variable.is_shared) globals.insert(variable.name.text());
    for (const Node other : variable.others) globals.insert(other.text());
  }
  for (const std::string_view global : globals)
    text.block.body += (text.block.body.empty() ? "global " : ", ") + std::string(global);
  Waiting waiting = waiting_in(look);
  // The functions that use those are called in it alone.
  waiting.owners.erase(
      std::remove_if(waiting.owners.begin(), waiting.owners.end(),
                     [&](const Waiting::Use& owner) { return module_variable(look, owner.node) != nullptr; }),
      waiting.owners.end());
  const Waiting::Use* lost = kept_owner(look, run, waiting.owners, globals);
  auto runner = rewrite::require_member(look.model(), run.first, "asyncio", "run");
  auto obstacle = obstacle_to_main(look.model(), run);
  if (!obstacle && runs_loop_in(look, run)) obstacle = Reason::kLoopMayBeRunning;
  if (obstacle || !runner || lost != nullptr) {
    const Reason reason = lost != nullptr ? Reason::kOutlivesBlock : obstacle ? *obstacle : runner.error();
    if (lost == nullptr && !waiting.uses.empty()) lost = &waiting.uses.front();
    if (lost != nullptr) look.refuse(lost->node, module, lost->map, lost->subject, reason);
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
