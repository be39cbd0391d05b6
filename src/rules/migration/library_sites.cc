#include "rules/migration/library_sites.h"

#include <algorithm>
#include <iterator>

#include "rules/migration/library_look.h"
#include "semantics/program/fixtures.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::FunctionId;
using semantics::ValueKind;
using syntax::Node;

namespace {

std::vector<const LibraryMap*> with_other_objects(std::span<const LibraryMap* const> maps) {
  std::vector<const LibraryMap*> found;
  std::copy_if(maps.begin(), maps.end(), std::back_inserter(found),
               [](const LibraryMap* map) { return !map->keeps_objects(); });
  return found;
}

}  // namespace

LibrarySites::LibrarySites(const ProgramView& program, std::span<const LibraryMap* const> maps,
                           const Entries& entries)
    : view_(program),
      maps_(maps),
      flow_(program.solver(), with_other_objects(maps)),
      forwarders_(program.solver(), maps),
      tables_(program.solver(), maps, forwarders_) {
  if (!maps.empty()) programs_ = ModulePrograms(program.solver(), entries);
  const semantics::Solver& solver = program.solver();
  const semantics::WholeProgram& whole = solver.program();
  for (const LibraryMap* map : maps) map->add_types(types_);
  for (ProgramView::File file = 0; file < whole.file_count() && !maps.empty(); ++file) {
    const semantics::ModuleCode& code = whole.code(file);
    const auto holds_one = [&](semantics::Slot slot) {
      for (const semantics::ValueId id : solver.values(whole.slot(file, slot))) {
        const semantics::Value& value = solver.value(id);
        const bool is_external =
            value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
        if (is_external && map_of(whole.names[value.a]) != nullptr) return true;
      }
      return false;
    };
    const bool is_user = std::any_of(
        code.instructions.begin(), code.instructions.end(),
        [&](const auto& instruction) { return holds_one(instruction.to) || holds_one(instruction.a); });
    // `patch("urllib.request.urlopen")`, in a test that uses nothing of it otherwise.
    const bool is_patching =
        std::any_of(code.instructions.begin(), code.instructions.end(), [&](const auto& instruction) {
          return instruction.op == semantics::Op::kString &&
                 std::any_of(maps.begin(), maps.end(), [&](const LibraryMap* map) {
                   return code.names[instruction.name].find(map->library + ".") != std::string::npos;
                 });
        });
    const bool is_forwarding =
        std::any_of(code.instructions.begin(), code.instructions.end(), [&](const auto& instruction) {
          if (instruction.op != semantics::Op::kCall) return false;
          const auto called = functions_called(solver, whole.slot(file, instruction.a));
          return std::any_of(called.begin(), called.end(),
                             [&](FunctionId id) { return forwarders_.has(id); });
        });
    const bool is_filling = !tables_.uses(file).empty();
    if (is_user || is_patching || is_forwarding || is_filling) files_.push_back(file);
  }
  find_stops(entries);
  find_holders();
  if (!maps.empty()) find_others();
}

void LibrarySites::find_others() {
  const auto count = static_cast<ProgramView::File>(view_.solver().program().file_count());
  for (ProgramView::File file = 0; file < count; ++file) find_others_in(file);
}

void LibrarySites::find_others_in(ProgramView::File file) {
  using semantics::Op;
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& program = solver.program();
  const semantics::ModuleCode& code = program.code(file);
  const auto global = [&](semantics::Slot slot) { return program.slot(file, slot); };
  // What a call, an attribute or an element gives, of which nothing is known.
  std::set<semantics::Slot> unknown;
  for (bool grows = true; grows;) {
    grows = false;
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.to == semantics::kNoSlot) continue;
      const bool gives = instruction.op == Op::kCall || instruction.op == Op::kLoadAttribute ||
                         instruction.op == Op::kLoadItem || instruction.op == Op::kIterate;
      const bool is_unknown = (gives && solver.values(global(instruction.to)).empty()) ||
                              (copies(instruction) && unknown.count(instruction.a) != 0);
      if (is_unknown) grows |= unknown.insert(instruction.to).second;
    }
  }
  const auto has_object = [&](semantics::Slot slot) { return flow_.group_of(slot) != semantics::kNoSlot; };
  for (semantics::FunctionIndex i = 0; i < code.functions.size(); ++i) {
    const semantics::Slot returned = code.functions[i].returned;
    if (unknown.count(returned) != 0 && has_object(global(returned)))
      giving_others_.insert(program.function(file, i));
  }
  for (const semantics::Instruction& call : code.instructions) {
    if (call.op != Op::kCall) continue;
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const semantics::Argument& argument = code.arguments[call.b + i];
      if (unknown.count(argument.value) == 0) continue;
      const auto taken = parameters_of(solver, global(call.a), code, argument, i);
      given_others_.insert(taken.begin(), taken.end());
    }
  }
}

// Whoever calls such a name, or sets it, or derives a class from it, does so for all of the program. Not so
// calls where tasks do from now on what threads did.
void LibrarySites::find_stops(const Entries& entries) {
  const auto& tasks = entries.tasks;
  const semantics::Solver& solver = view_.solver();
  const semantics::WholeProgram& whole = solver.program();
  const bool has_stops =
      std::any_of(maps_.begin(), maps_.end(), [](const LibraryMap* map) { return !map->unless.empty(); });
  for (const LibraryMap* map : maps_) {
    const bool is_too_old = std::any_of(files_.begin(), files_.end(), [&](ProgramView::File file) {
      return view_.terms(file).target < map->python;
    });
    if (is_too_old)
      stopped_.emplace(map, "the code has to run on a Python older than " + to_string(map->python));
    if (!map->is_for_tasks || !tasks.empty()) continue;
    std::string why = "no thread of the program becomes a task";
    if (entries.why_threads_stay) why += " (" + std::string(rewrite::id_of(*entries.why_threads_stay)) + ")";
    stopped_.emplace(map, std::move(why));
  }
  const auto look_at = [&](const std::string& path) {
    for (const LibraryMap* map : maps_) {
      const auto found = map->unless.find(types_.canonical(path));
      if (found != map->unless.end()) stopped_.emplace(map, found->second);
    }
  };
  for (ProgramView::File file = 0; file < whole.file_count() && has_stops; ++file) {
    const semantics::ModuleCode& code = whole.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const semantics::Instruction& instruction = code.instructions[i];
      if (std::binary_search(tasks.begin(), tasks.end(), whole.instruction(file, i))) continue;
      const bool is_store = instruction.op == semantics::Op::kStoreAttribute;
      if (!is_store && instruction.op != semantics::Op::kCall) continue;
      for (const semantics::ValueId id : solver.values(whole.slot(file, instruction.a))) {
        const semantics::Value& value = solver.value(id);
        if (value.kind != ValueKind::kExternal) continue;
        const std::string& name = whole.names[value.a];
        look_at(is_store ? name + "." + code.names[instruction.name] : name);
      }
    }
  }
  for (semantics::ClassId id = 0; id < whole.class_count() && has_stops; ++id) {
    for (const semantics::GlobalName base : solver.external_bases(id)) look_at(whole.names[base]);
  }
}

const std::string* LibrarySites::stopped(const LibraryMap* map) const {
  const auto found = stopped_.find(map);
  return found == stopped_.end() ? nullptr : &found->second;
}

const HeldOwner* LibrarySites::held_by(semantics::ClassId id) const {
  for (const semantics::ClassId base : view_.solver().mro(id)) {
    const auto found = holders_.find(base);
    if (found != holders_.end()) return &found->second;
  }
  return nullptr;
}

const LibraryMap* LibrarySites::map_of(std::string_view name) const {
  for (const LibraryMap* map : maps_) {
    if (map->covers(name)) return map;
  }
  return nullptr;
}

std::vector<std::string> LibrarySites::async_names() const {
  std::vector<std::string> names;
  for (const LibraryMap* map : maps_) {
    for (std::string& name : map->async_names()) names.push_back(std::move(name));
    const semantics::NamePool& pool = view_.solver().program().names;
    for (semantics::GlobalName id = 0; id < pool.size(); ++id) {
      const library::Function* method = map->unnamed_method(pool[id]);
      if (method != nullptr && method->style != library::Style::kPlain && map->function(pool[id]) == method)
        names.emplace_back(pool[id]);
    }
  }
  return names;
}

LibraryFindings LibrarySites::find(const ProgramView::Opened& file, const MixedFunctions& mixed,
                                   std::span<const ModuleEntry> entries) const {
  LibraryLook look{view_, file, *this, mixed};
  const semantics::ModuleCode& code = look.program().code(file.file);
  for (semantics::FunctionIndex i = 1; i < code.functions.size(); ++i)
    look.functions.emplace(code.functions[i].node, look.program().function(file.file, i));
  look_at_instructions(look);
  look_at_names(look);
  look_at_settings(look);
  look_at_later_arguments(look);
  look_at_forwarded(look);
  look_at_tables(look);
  look_for_main(look, entries);
  look_at_holders(look);
  look_at_consumers(look);
  look_at_objects(look);
  open_module_variables(look);
  place_main(look);
  return std::move(look.found);
}

LibrarySite& LibraryLook::add(Node node, rewrite::AsyncSite::Kind kind, FunctionId function,
                              const LibraryMap* map, std::string subject) {
  LibrarySite& site = found.sites.emplace_back();
  site.text.kind = kind;
  site.text.node = node;
  site.range = node.range();
  site.function = function;
  site.map = map;
  site.subject = std::move(subject);
  return site;
}

LibrarySite& LibraryLook::lines_at(Node statement, FunctionId function, const LibraryMap* map,
                                   const std::string& subject) {
  const auto known = std::find_if(found.sites.begin(), found.sites.end(), [&](const LibrarySite& site) {
    return site.text.node == statement && site.text.kind == rewrite::AsyncSite::Kind::kSubstitute &&
           !site.text.substitute.lines.empty();
  });
  return known != found.sites.end()
             ? *known
             : add(statement, rewrite::AsyncSite::Kind::kSubstitute, function, map, subject);
}

void LibraryLook::refuse(Node node, FunctionId function, const LibraryMap* map, std::string subject,
                         rewrite::Reason reason, std::string text) {
  add(node, rewrite::AsyncSite::Kind::kSubstitute, function, map, std::move(subject)).refusal =
      LibraryRefusal{reason, std::move(text)};
}

void LibraryLook::refuse_stand_in(Node node, FunctionId function, const LibraryMap* map, std::string subject,
                                  rewrite::Reason reason) {
  refuse(node, function, map, std::move(subject), reason);
  found.sites.back().is_stand_in = is_of_tests();
}

bool LibraryLook::is_of_tests() const {
  return semantics::is_of_tests(program().path(file.file));
}

bool LibraryLook::may_await(Node node) const {
  return syntax::enclosing_function(node) || main.holds(node);
}

FunctionId LibraryLook::function_at(Node node) const {
  for (Node scope = syntax::enclosing_scope_node(node); scope; scope = syntax::enclosing_scope_node(scope)) {
    const auto known = functions.find(scope.id());
    if (known != functions.end()) return known->second;
  }
  return program().function(file.file, semantics::kModuleCode);
}

}  // namespace aioshift::rules::migration
