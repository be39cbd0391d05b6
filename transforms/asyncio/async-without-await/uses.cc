#include "uses.h"

#include <algorithm>
#include <mutex>

#include "receiver.h"
#include "semantics/evaluation.h"
#include "semantics/value_use.h"
#include "strings.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::unneeded_async {

using rewrite::Reason;
using rules::ProgramView;
using semantics::Binding;
using semantics::BindingKind;
using semantics::Value;
using semantics::ValueId;
using semantics::ValueKind;
using semantics::WholeProgram;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// The call whose function the expression is.
Node call_of(Node expression) {
  const Node call = expression.parent();
  return call.is(Kind::call) && expression.field() == Field::function ? call : Node();
}

// What a line break inside `node` is laid out with: the statement, or the header of a compound one.
Node line_of(Node node) {
  Node at = node;
  while (at.parent() && !at.parent().is_one_of(Kind::block, Kind::module)) {
    if (at.child(Kind::block)) break;
    at = at.parent();
  }
  return at;
}

void take(Obstacles& obstacles, FunctionId function, const Obstacle& obstacle) {
  const auto [known, is_new] = obstacles.emplace(function, obstacle);
  if (!is_new) known->second = std::min(known->second, obstacle);
}

// Whether `name=` replaces an attribute: `patch.multiple(module, fetch=DEFAULT)`.
bool is_patched_by_keyword(Node name) {
  const Node argument = name.parent();
  return argument.is(Kind::keyword_argument) && name.field() == Field::name &&
         syntax::called_name(argument.parent().parent()) == "multiple";
}

// Names that stand for functions of the definitions somewhere.
std::set<std::string, std::less<>> names_of(const semantics::Solver& solver,
                                            const std::map<FunctionId, Definition>& definitions) {
  const WholeProgram& program = solver.program();
  std::set<std::string, std::less<>> names;
  for (const auto& [id, definition] : definitions)
    names.insert(program.code(definition.file).names[program.function_code(id).name]);
  for (File file = 0; file < program.file_count(); ++file) {
    const semantics::ModuleCode& code = program.code(file);
    for (const semantics::ModuleVariable& variable : code.variables) {
      for (const ValueId value : solver.values(program.slot(file, variable.slot))) {
        if (solver.value(value).kind == ValueKind::kFunction && definitions.count(solver.value(value).a) != 0)
          names.insert(code.names[variable.name]);
      }
    }
  }
  return names;
}

struct Shared {
  const ProgramView& view;
  const rules::RuleInfo& rule;
  const std::map<FunctionId, Definition>& definitions;
  const std::set<std::string, std::less<>>& names;
  const Members& members;
};

// Of one file.
class FileUses {
 public:
  FileUses(const Shared& shared, const ProgramView::Opened& file)
      : shared_(shared),
        file_(file),
        solver_(shared.view.solver()),
        program_(solver_.program()),
        tree_(file.model.tree),
        receivers_(shared.members, solver_, file) {
    const auto& functions = program_.code(file.file).functions;
    for (std::uint32_t i = 1; i < functions.size(); ++i)
      functions_.emplace(functions[i].node, program_.function(file.file, i));
    is_unwanted_ = file.suppressions.skips_file() || !shared.view.terms(file.file).is_selected;
  }

  void find() {
    for (const std::string& name : local_names()) {
      for (const Node identifier : file_.model.scopes.references(name)) look_at_name(identifier);
    }
    const bool is_damaged = !tree_.problems().empty();
    for (NodeId id = 0; id < tree_.size(); ++id) {
      const Node node = tree_.node(id);
      if (node.is(Kind::attribute) && node.is_named()) {
        if (is_named(node.child(Field::attribute).text())) look_at_attribute(node);
      } else if (node.is(Kind::identifier) && node.parent().is(Kind::keyword_argument)) {
        if (is_named(node.text()) && is_patched_by_keyword(node))
          refuse_name(node, node.text(), Reason::kPatchedByName);
      } else if (is_damaged && node.is(Kind::identifier) && is_named(node.text()) && tree_.is_damaged(node)) {
        refuse_name(node, node.text(), Reason::kSyntaxError);
      }
    }
    each_name_in_strings(file_.model, shared_.names, [&](Node string, std::string_view name, Reason reason) {
      refuse_name(string, name, reason);
    });
  }

  std::vector<AwaitedCall> awaited;
  Obstacles obstacles;
  std::set<FunctionId> found;

 private:
  bool is_named(std::string_view name) const { return shared_.names.count(name) != 0; }

  // The names, and what else the file calls them.
  std::set<std::string> local_names() const {
    std::set<std::string> names(shared_.names.begin(), shared_.names.end());
    for (const Binding& binding : file_.model.scopes.all_bindings()) {
      if (binding.kind != BindingKind::kImportFrom) continue;
      const std::size_t dot = binding.target.rfind('.');
      if (is_named(std::string_view(binding.target).substr(dot == std::string::npos ? 0 : dot + 1)))
        names.emplace(binding.name.text());
    }
    return names;
  }

  void refuse(Node at, FunctionId function, Reason reason) {
    if (shared_.definitions.count(function) == 0) return;
    const std::uint32_t line = tree_.source().lines().line_at(at.begin()) + 1;
    take(obstacles, function, {reason, file_.file, line});
  }
  void refuse(Node at, std::span<const FunctionId> functions, Reason reason) {
    for (const FunctionId function : functions) {
      refuse(at, function, reason);
      if (is_awaited_call_of(at, function)) found.insert(function);
    }
  }
  // Whether `at`, a call or the function of one, is awaited somewhere else than in the function itself.
  bool is_awaited_call_of(Node at, FunctionId function) const {
    const Node call = at.is(Kind::call) ? at : call_of(at);
    if (!call || !syntax::outermost_parentheses(call).parent().is(Kind::await)) return false;
    const Node around = syntax::enclosing_function(call);
    const auto inside = around ? functions_.find(around.id()) : functions_.end();
    return inside == functions_.end() || inside->second != function;
  }
  // Everything that has the name.
  void refuse_name(Node at, std::string_view name, Reason reason, bool methods_only = false) {
    for (const auto& [id, definition] : shared_.definitions) {
      const semantics::FunctionCode& code = program_.function_code(id);
      if (methods_only && code.owner == semantics::kNoClass) continue;
      if (program_.code(definition.file).names[code.name] == name) refuse(at, id, reason);
    }
  }

  void look_at_name(Node identifier) {
    if (identifier.parent().is(Kind::function_definition) && identifier.field() == Field::name) return;
    const semantics::Scopes& scopes = file_.model.scopes;
    const semantics::ScopeId scope = scopes.lookup(identifier.text(), scopes.scope_at(identifier));
    if (scope == semantics::kNoScope) {
      if (!scopes.star_imports().empty()) look_at_starred(identifier);
      return;
    }
    const auto bindings = scopes.bindings(scope, identifier.text());
    std::vector<FunctionId> targets;
    for (const Binding* binding : bindings) {
      if (binding->name == identifier && binding->kind != BindingKind::kDelete) return;
      add_targets(*binding, targets);
    }
    if (targets.empty()) return;
    if (bindings.size() > 1) return refuse(identifier, targets, Reason::kAmbiguousName);
    look_at_use(identifier, targets, false);
  }

  void add_targets(const Binding& binding, std::vector<FunctionId>& targets) {
    if (binding.kind == BindingKind::kFunction) {
      const auto own = functions_.find(binding.name.parent().id());
      if (own != functions_.end()) targets.push_back(own->second);
    } else if (binding.kind == BindingKind::kImportFrom) {
      const std::size_t dot = binding.target.rfind('.');
      if (dot == std::string::npos) return;
      const std::string name = binding.target.substr(dot + 1);
      if (!is_named(name)) return;
      std::string module = binding.target.substr(0, dot);
      if (module.find_first_not_of('.') == std::string::npos) module += '.';
      const auto own_module = program_.modules().find(module, file_.file);
      if (!own_module) {
        if (shared_.members.may_be_own(binding.target))
          refuse_name(binding.name, name, Reason::kUsedElsewhere);
        return;
      }
      const auto of_module = shared_.members.of_module(*own_module, name);
      if (!of_module) return refuse_name(binding.name, name, Reason::kAmbiguousName);
      targets.insert(targets.end(), of_module->begin(), of_module->end());
    }
  }

  // What a star import brings, or a builtin.
  void look_at_starred(Node identifier) {
    const Node call = call_of(identifier);
    std::vector<FunctionId> targets;
    bool is_known = static_cast<bool>(call);
    for (const ValueId id : call ? receivers_.callee_values(call) : std::span<const ValueId>()) {
      const Value& value = solver_.value(id);
      if (value.kind == ValueKind::kFunction) targets.push_back(value.a);
      is_known = is_known && value.kind == ValueKind::kFunction;
    }
    if (!is_known || targets.size() != 1)
      return refuse_name(identifier, identifier.text(), Reason::kAmbiguousName);
    look_at_use(identifier, targets, false);
  }

  void look_at_attribute(Node attribute) {
    const std::string_view name = attribute.child(Field::attribute).text();
    if (syntax::is_assigned_to(attribute)) {
      const auto own = receivers_.class_of_self(attribute.child(Field::object));
      if (!own) return refuse_name(attribute, name, Reason::kPatchedByName);
      return refuse(attribute, shared_.members.in_family(*own, name), Reason::kPatchedByName);
    }
    const Member member = receivers_.member(attribute);
    if (member.certainty == Member::Certainty::kUnknown) return look_at_unknown(attribute, name);
    if (!member.targets.empty())
      look_at_use(attribute, member.targets, member.certainty == Member::Certainty::kAssumed);
  }

  // Nothing awaits what is dropped or tested, whatever the object is.
  void look_at_unknown(Node attribute, std::string_view name) {
    if (const Node call = call_of(attribute)) {
      const semantics::ValueUse use = semantics::use_of_value(file_.model, call);
      if (use == semantics::ValueUse::kDropped || use == semantics::ValueUse::kUsed) return;
    }
    const auto values = receivers_.object_values(attribute);
    const bool may_be_module = values.empty() || std::any_of(values.begin(), values.end(), [&](ValueId id) {
                                 const ValueKind kind = solver_.value(id).kind;
                                 return kind == ValueKind::kModule || kind == ValueKind::kExternal;
                               });
    refuse_name(attribute, name, Reason::kUnknownReceiver, !may_be_module);
  }

  // `expression`: the function, by a name that means one of the targets and nothing else.
  void look_at_use(Node expression, const std::vector<FunctionId>& targets, bool is_assumed) {
    const auto concerns = [&](FunctionId id) { return shared_.definitions.count(id) != 0; };
    if (std::none_of(targets.begin(), targets.end(), concerns)) return;
    const Node call = call_of(expression);
    if (!call) return refuse(expression, targets, Reason::kUsedAsValue);
    const Node await = syntax::outermost_parentheses(call).parent();
    if (!await.is(Kind::await)) return refuse(call, targets, Reason::kNeededAsCoroutine);
    for (const ValueId id : receivers_.callee_values(call)) {
      if (!is_among(solver_.value(id), targets)) return refuse(call, targets, Reason::kMixedCallees);
    }
    if (const auto reason = obstacle_at(await)) return refuse(call, targets, *reason);
    const Node function = syntax::enclosing_function(await);
    const auto inside = function ? functions_.find(function.id()) : functions_.end();
    for (const FunctionId target : targets) {
      if (is_awaited_call_of(call, target)) found.insert(target);
    }
    awaited.push_back({file_.file, await.id(), line_of(await).id(),
                       inside == functions_.end() ? program_.function(file_.file, 0) : inside->second,
                       targets, is_assumed});
  }

  bool is_among(Value value, const std::vector<FunctionId>& targets) const {
    while (value.kind == ValueKind::kBound || value.kind == ValueKind::kStaticMethod ||
           value.kind == ValueKind::kClassMethod)
      value = solver_.value(value.a);
    return value.kind == ValueKind::kFunction &&
           std::find(targets.begin(), targets.end(), value.a) != targets.end();
  }

  std::optional<Reason> obstacle_at(Node await) const {
    if (tree_.is_damaged(await)) return Reason::kSyntaxError;
    if (is_unwanted_ || file_.suppressions.covers(shared_.rule, tree_, await.range()))
      return Reason::kKeptAsIs;
    if (semantics::is_text_shown(await)) return Reason::kTextIsShown;
    // With an `await` in it, it is an asynchronous generator.
    const Node around = await.ancestor(Kind::generator_expression, Kind::function_definition, Kind::lambda);
    if (around.is(Kind::generator_expression)) return Reason::kInsideComprehension;
    if (around.is(Kind::lambda)) return Reason::kInsideLambda;
    return std::nullopt;
  }

  const Shared& shared_;
  const ProgramView::Opened& file_;
  const semantics::Solver& solver_;
  const WholeProgram& program_;
  const syntax::Tree& tree_;
  Receivers receivers_;
  std::map<NodeId, FunctionId> functions_;
  bool is_unwanted_ = false;
};

}  // namespace

Uses find_uses(const ProgramView& view, const rules::RuleInfo& rule,
               const std::map<FunctionId, Definition>& definitions) {
  Uses uses;
  const auto names = names_of(view.solver(), definitions);
  const Members members(view.solver(), names, definitions);
  const Shared shared{view, rule, definitions, names, members};
  std::vector<File> files(view.solver().program().file_count());
  for (File file = 0; file < files.size(); ++file) files[file] = file;
  std::mutex mutex;
  view.for_each(files, [&](const ProgramView::Opened& file) {
    FileUses of_file(shared, file);
    of_file.find();
    const std::lock_guard lock(mutex);
    uses.awaited.insert(uses.awaited.end(), of_file.awaited.begin(), of_file.awaited.end());
    for (const auto& [function, obstacle] : of_file.obstacles) take(uses.obstacles, function, obstacle);
    uses.found.merge(of_file.found);
  });
  for (const auto& [function, definition] : definitions) {
    if (definition.obstacle) take(uses.obstacles, function, {*definition.obstacle, definition.file, 0});
  }
  std::sort(uses.awaited.begin(), uses.awaited.end(), [](const AwaitedCall& a, const AwaitedCall& b) {
    return std::pair(a.file, a.await) < std::pair(b.file, b.await);
  });
  return uses;
}

}  // namespace aioshift::transforms::unneeded_async
