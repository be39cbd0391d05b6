#include "semantics/program/colouring.h"

#include <algorithm>
#include <map>

namespace aioshift::semantics {
namespace {

// The methods that have an asynchronous counterpart, which the syntax then asks for.
bool has_async_counterpart(std::string_view method) {
  return method == "__enter__" || method == "__exit__" || method == "__iter__" || method == "__next__" ||
         method == "__call__";
}

bool is_special(std::string_view method) {
  return method.size() > 4 && method.starts_with("__") && method.ends_with("__");
}

// A qualified name, split where a module of the program ends.
struct SplitName {
  std::string module;
  std::string rest;
};

std::optional<SplitName> split(const WholeProgram& program, std::string_view name) {
  for (std::size_t end = name.rfind('.'); end != std::string_view::npos && end != 0; end = name.rfind('.', end - 1)) {
    if (program.modules().named(name.substr(0, end)))
      return SplitName{std::string(name.substr(0, end)), std::string(name.substr(end + 1))};
  }
  return std::nullopt;
}

}  // namespace

std::vector<OpaqueName> opaque_names(const WholeProgram& program, std::span<const std::string> names) {
  std::vector<OpaqueName> opaque;
  for (const std::string& name : names) {
    const auto parts = split(program, name);
    if (!parts) continue;
    const auto file = *program.modules().named(parts->module);
    const ModuleCode& code = program.code(file);
    const auto has_path = [&](const auto& list, std::string_view path) {
      return std::any_of(list.begin(), list.end(), [&](const auto& item) { return code.names[item.path] == path; });
    };
    if (has_path(code.functions, parts->rest)) continue;
    const std::size_t dot = parts->rest.rfind('.');
    const std::string owner = dot == std::string::npos ? "" : parts->rest.substr(0, dot);
    const std::string last = dot == std::string::npos ? parts->rest : parts->rest.substr(dot + 1);
    if (owner.empty()) {
      opaque.push_back({parts->module, "", last});
    } else if (has_path(code.classes, owner)) {
      // An attribute that holds a callable; what the class inherits is found where it is defined.
      if (!is_special(last)) opaque.push_back({parts->module, owner, last});
    } else if (owner.find('.') == std::string::npos) {
      opaque.push_back({parts->module, "", owner});  // a method of an alias
    }
  }
  return opaque;
}

Colouring::Colouring(const Solver& solver, const ColouringRequest& request)
    : solver_(solver), program_(solver.program()) {
  const std::size_t count = program_.function_count();
  for (FunctionId id = 0; id < count; ++id) parents_.push_back(id);
  is_async_.resize(count);
  barriers_.resize(count);
  is_manager_.resize(count);
  find_managers();
  join_families();
  find_barriers(request);
  seed(request);
  spread();
  collect_sites();
}

FunctionId Colouring::family_of(FunctionId function) const {
  while (parents_[function] != function) {
    parents_[function] = parents_[parents_[function]];
    function = parents_[function];
  }
  return function;
}

void Colouring::join(FunctionId a, FunctionId b) {
  a = family_of(a);
  b = family_of(b);
  if (a == b) return;
  parents_[std::max(a, b)] = std::min(a, b);
  is_async_[std::min(a, b)] |= is_async_[std::max(a, b)];
}

// A method and those that override it, as each class sees them; and the halves of a protocol.
void Colouring::join_families() {
  auto& names = solver_.program().names;
  const GlobalName pairs[][2] = {{names.id("__enter__"), names.id("__exit__")}, {names.id("__iter__"), names.id("__next__")}};
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    std::map<GlobalName, FunctionId> first;
    for (const ClassId base : solver_.mro(id)) {
      for (const auto& [name, slot] : solver_.members(base)) {
        const std::string& text = names[name];
        // Private names belong to their class; constructors are called for it alone.
        if ((text.starts_with("__") && !text.ends_with("__")) || text == "__init__" || text == "__new__") continue;
        for (const FunctionId function : solver_.own_methods(base, name)) {
          const auto [it, is_new] = first.emplace(name, function);
          if (!is_new) join(it->second, function);
        }
      }
    }
    for (const auto& pair : pairs) {
      const auto a = first.find(pair[0]);
      const auto b = first.find(pair[1]);
      if (a != first.end() && b != first.end()) join(a->second, b->second);
    }
  }
}

void Colouring::find_managers() {
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (edge.kind == EdgeKind::kEnter && target.kind == ValueKind::kFunction &&
        program_.function_code(target.a).is_generator)
      is_manager_[target.a] = 1;
  }
}

void Colouring::find_barriers(const ColouringRequest& request) {
  const std::unordered_set<std::string> stays(request.stays_sync.begin(), request.stays_sync.end());
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    const std::string& name = program_.code(program_.file_of_function(id)).names[code.name];
    if (!stays.empty() && stays.count(program_.qualified_name(id)) != 0) {
      barriers_[id] = Barrier::kStaysSync;
    } else if (code.is_lambda) {
      barriers_[id] = Barrier::kLambda;
    } else if (code.owner != kNoClass && (name == "__init__" || name == "__new__" || name == "__post_init__")) {
      barriers_[id] = Barrier::kConstructor;
    } else if (code.owner != kNoClass && is_special(name) && !has_async_counterpart(name)) {
      barriers_[id] = Barrier::kSpecialMethod;
    }
  }
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction || barriers_[target.a] != Barrier::kNone) continue;
    if (edge.kind == EdgeKind::kProperty) barriers_[target.a] = Barrier::kProperty;
    // A decorator gets what it decorates, and need not call it.
    if (edge.kind == EdgeKind::kCallback && !program_.instruction_code(edge.site).is_decorator)
      barriers_[target.a] = Barrier::kCallback;
  }
  // Properties that nobody is seen to read.
  for (ClassId id = 0; id < program_.class_count(); ++id) {
    for (const auto& [name, slot] : solver_.members(id)) {
      for (const ValueId value : solver_.values(slot)) {
        const Value& member = solver_.value(value);
        if (member.kind != ValueKind::kProperty) continue;
        for (const ValueId part : {member.a, member.b}) {
          const Value& function = solver_.value(part);
          if (function.kind == ValueKind::kFunction && barriers_[function.a] == Barrier::kNone)
            barriers_[function.a] = Barrier::kProperty;
        }
      }
    }
  }
}

bool Colouring::may_become_async(FunctionId function) const {
  return barriers_[function] == Barrier::kNone && !program_.function_code(function).is_async;
}

void Colouring::seed(const ColouringRequest& request) {
  const std::unordered_set<std::string> wanted(request.async_names.begin(), request.async_names.end());
  for (const std::string& name : request.async_names) async_externals_.insert(solver_.program().names.id(name));
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (wanted.count(program_.qualified_name(id)) != 0) is_async_[family_of(id)] = 1;
  }
}

FunctionId Colouring::function_at(InstructionId site) const {
  return program_.function(program_.file_of_instruction(site), program_.instruction_code(site).function);
}

bool Colouring::is_async_target(const CallEdge& edge) const {
  const Value& target = solver_.value(edge.target);
  if (target.kind == ValueKind::kExternal) return async_externals_.count(target.a) != 0;
  return target.kind == ValueKind::kFunction && is_async_[family_of(target.a)] != 0 &&
         barriers_[target.a] == Barrier::kNone;
}

// Whether something is awaited at the edge, if its target is asynchronous: the call of a generator function
// runs nothing, and a manager's function is run by `with`.
bool Colouring::is_awaited(const CallEdge& edge) const {
  const Value& target = solver_.value(edge.target);
  if (target.kind != ValueKind::kFunction)
    return edge.kind == EdgeKind::kCall || edge.kind == EdgeKind::kEnter || edge.kind == EdgeKind::kIterate;
  const FunctionCode& code = program_.function_code(target.a);
  switch (edge.kind) {
    case EdgeKind::kCall:
      return !code.is_generator && is_manager_[target.a] == 0;
    case EdgeKind::kEnter:
    case EdgeKind::kExit:
    case EdgeKind::kGenerate:
    case EdgeKind::kNext:
      return true;
    case EdgeKind::kIterate:
      return false;  // __aiter__ is not awaited; __anext__ is
    default:
      return false;
  }
}

void Colouring::spread() {
  // Where a site may reach several functions, they are of one colour.
  std::map<std::pair<InstructionId, EdgeKind>, FunctionId> first;
  for (const CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind != ValueKind::kFunction || !is_awaited(edge)) continue;
    if (!may_become_async(target.a)) continue;
    const auto [it, is_new] = first.emplace(std::pair(edge.site, edge.kind), target.a);
    if (!is_new) join(it->second, target.a);
  }
  // By family, the edges that lead to it.
  std::unordered_map<FunctionId, std::vector<const CallEdge*>> callers;
  std::vector<FunctionId> work;
  const auto colour = [&](FunctionId function) {
    if (!may_become_async(function)) return;
    const FunctionId family = family_of(function);
    if (is_async_[family] != 0) return;
    is_async_[family] = 1;
    work.push_back(family);
  };
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (family_of(id) == id && is_async_[id] != 0) work.push_back(id);
  }
  for (const CallEdge& edge : solver_.edges()) {
    if (!is_awaited(edge)) continue;
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction) {
      callers[family_of(target.a)].push_back(&edge);
    } else if (is_async_target(edge)) {
      const FunctionId caller = function_at(edge.site);
      if (program_.instruction_code(edge.site).function != kModuleCode) colour(caller);
    }
  }
  while (!work.empty()) {
    const FunctionId family = work.back();
    work.pop_back();
    for (const CallEdge* edge : callers[family]) {
      if (!is_async_target(*edge)) continue;
      if (program_.instruction_code(edge->site).function != kModuleCode) colour(function_at(edge->site));
    }
  }
}

void Colouring::collect_sites() {
  std::map<std::pair<InstructionId, EdgeKind>, ColouredSite> found;
  for (const CallEdge& edge : solver_.edges()) {
    if (!is_awaited(edge) || !is_async_target(edge)) continue;
    ColouredSite site;
    site.site = edge.site;
    site.kind = edge.kind;
    site.function = function_at(edge.site);
    site.is_entry = program_.instruction_code(edge.site).function == kModuleCode;
    if (!site.is_entry && !program_.function_code(site.function).is_async) site.barrier = barriers_[site.function];
    found.emplace(std::pair(edge.site, edge.kind), site);
  }
  // What the same call may reach besides.
  for (const CallEdge& edge : solver_.edges()) {
    const auto at = found.find(std::pair(edge.site, edge.kind));
    if (at == found.end() || is_async_target(edge)) continue;
    const Value& target = solver_.value(edge.target);
    const bool is_other = target.kind == ValueKind::kFunction && !program_.function_code(target.a).is_async;
    if (is_other && at->second.barrier == Barrier::kNone) at->second.barrier = Barrier::kMixed;
  }
  for (const auto& [key, site] : found) sites_.push_back(site);
}

}  // namespace aioshift::semantics
