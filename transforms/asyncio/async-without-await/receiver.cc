#include "receiver.h"

#include <algorithm>

#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::unneeded_async {

using semantics::Binding;
using semantics::BindingKind;
using semantics::ClassId;
using semantics::FunctionCode;
using semantics::Op;
using semantics::Slot;
using semantics::Value;
using semantics::ValueId;
using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

void add_once(std::vector<FunctionId>& functions, std::span<const FunctionId> more) {
  for (const FunctionId id : more) {
    if (std::find(functions.begin(), functions.end(), id) == functions.end()) functions.push_back(id);
  }
}

}  // namespace

Members::Members(const semantics::Solver& solver, const std::set<std::string, std::less<>>& names,
                 const std::map<FunctionId, Definition>& definitions)
    : solver_(solver), program_(solver.program()) {
  for (const std::string& name : names) names_.emplace(name, solver.program().names.id(name));
  for (const auto& [id, definition] : definitions) {
    const std::string& module = program_.modules().name(definition.file);
    for (std::size_t begin = 0; begin <= module.size();) {
      const std::size_t end = std::min(module.find('.', begin), module.size());
      module_parts_.insert(module.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    const FunctionCode& code = program_.function_code(id);
    if (code.owner == semantics::kNoClass || code.is_lambda) continue;
    methods_[program_.code(program_.file_of_function(id)).names[code.name]].push_back(id);
  }
  for (File file = 0; file < program_.file_count(); ++file) {
    const semantics::ModuleCode& code = program_.code(file);
    std::unordered_map<Slot, const semantics::Instruction*> calls;
    for (const semantics::Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kCall && !instruction.is_decorator)
        calls.emplace(instruction.to, &instruction);
    }
    for (const semantics::Instruction& store : code.instructions) {
      if (store.op != Op::kStoreAttribute) continue;
      std::optional<ClassId> made;
      if (const auto call = calls.find(store.b); store.b != semantics::kNoSlot && call != calls.end()) {
        const auto callees = solver_.values(program_.slot(file, call->second->a));
        if (callees.size() == 1 && solver_.value(callees[0]).kind == ValueKind::kClass)
          made = solver_.value(callees[0]).a;
      }
      const auto [known, is_new] = constructed_.emplace(code.names[store.name], made);
      if (!is_new && known->second != made) known->second = std::nullopt;
    }
  }
}

bool Members::may_be_own(std::string_view external) const {
  const std::size_t last = std::min(external.rfind('.'), external.size());
  for (std::size_t begin = 0; begin < last;) {
    const std::size_t end = std::min(external.find('.', begin), last);
    if (module_parts_.count(external.substr(begin, end - begin)) != 0) return true;
    begin = end + 1;
  }
  return false;
}

std::vector<FunctionId> Members::in_family(ClassId id, std::string_view name) const {
  std::vector<FunctionId> found;
  const semantics::GlobalName global = names_.find(name)->second;
  for (ClassId other = 0; other < program_.class_count(); ++other) {
    const auto mro = solver_.mro(other);
    if (std::find(mro.begin(), mro.end(), id) == mro.end()) continue;
    for (const ClassId base : mro) add_once(found, solver_.own_methods(base, global));
  }
  return found;
}

bool Members::may_have_others(ClassId id) const {
  if (solver_.has_unknown_base(id)) return true;
  const auto external = solver_.external_bases(id);
  if (std::any_of(external.begin(), external.end(),
                  [&](semantics::GlobalName base) { return may_be_own(program_.names[base] + "."); }))
    return true;
  const auto mro = solver_.mro(id);
  return std::any_of(mro.begin(), mro.end(), [&](ClassId base) {
    const auto& members = solver_.members(base);
    return std::any_of(members.begin(), members.end(), [&](const auto& member) {
      const std::string& name = program_.names[member.first];
      return name == "__getattr__" || name == "__getattribute__";
    });
  });
}

std::vector<FunctionId> Members::of_class(ClassId id, std::string_view name) const {
  const semantics::GlobalName global = names_.find(name)->second;
  for (const ClassId base : solver_.mro(id)) {
    auto found = solver_.own_methods(base, global);
    if (!found.empty()) return found;
  }
  return {};
}

std::optional<ClassId> Members::constructed_for(std::string_view attribute) const {
  const auto found = constructed_.find(std::string(attribute));
  return found == constructed_.end() ? std::nullopt : found->second;
}

std::optional<std::vector<FunctionId>> Members::of_module(File module, std::string_view name) const {
  const Slot slot = solver_.variable_of(module, names_.find(name)->second);
  if (slot == semantics::kNoSlot) {
    if (!program_.code(module).star_imports.empty()) return std::nullopt;
    return std::vector<FunctionId>();
  }
  std::vector<FunctionId> found;
  for (const ValueId id : solver_.values(slot)) {
    const Value& value = solver_.value(id);
    if (value.kind == ValueKind::kFunction) found.push_back(value.a);
  }
  return found;
}

bool Members::are_all_methods(std::string_view name, const std::vector<FunctionId>& functions) const {
  const auto found = methods_.find(std::string(name));
  return found == methods_.end() ||
         std::all_of(found->second.begin(), found->second.end(), [&](FunctionId id) {
           return std::find(functions.begin(), functions.end(), id) != functions.end();
         });
}

Receivers::Receivers(const Members& members, const semantics::Solver& solver,
                     const rules::ProgramView::Opened& file)
    : members_(members), solver_(solver), program_(solver.program()), file_(file) {
  const semantics::ModuleCode& code = program_.code(file.file);
  for (const semantics::Instruction& instruction : code.instructions) {
    if (instruction.op == Op::kLoadAttribute) objects_.emplace(instruction.node, instruction.a);
    if (instruction.op == Op::kCall && !instruction.is_decorator)
      calls_.emplace(instruction.node, &instruction);
  }
  for (std::uint32_t i = 0; i < code.classes.size(); ++i) classes_.emplace(code.classes[i].node, i);
}

std::span<const ValueId> Receivers::object_values(Node attribute) const {
  const auto found = objects_.find(attribute.id());
  if (found == objects_.end()) return {};
  return solver_.values(program_.slot(file_.file, found->second));
}

std::span<const ValueId> Receivers::callee_values(Node call) const {
  const auto found = calls_.find(call.id());
  if (found == calls_.end()) return {};
  return solver_.values(program_.slot(file_.file, found->second->a));
}

const Binding* Receivers::only_binding(Node identifier) const {
  if (!identifier.is(Kind::identifier)) return nullptr;
  const semantics::Scopes& scopes = file_.model.scopes;
  const semantics::ScopeId scope = scopes.lookup(identifier.text(), scopes.scope_at(identifier));
  if (scope == semantics::kNoScope) return nullptr;
  const auto bindings = scopes.bindings(scope, identifier.text());
  return bindings.size() == 1 ? bindings.front() : nullptr;
}

std::optional<ClassId> Receivers::class_of_self(Node identifier) const {
  const Binding* binding = only_binding(identifier);
  if (binding == nullptr || binding->kind != BindingKind::kParameter) return std::nullopt;
  const Node function = binding->name.ancestor(Kind::function_definition, Kind::lambda);
  if (!function.is(Kind::function_definition)) return std::nullopt;
  const Node first = function.child(Field::parameters).named_child(0);
  if (!first || !binding->name.is_inside(first)) return std::nullopt;
  if (function.parent().is(Kind::decorated_definition)) {
    for (const Node child : function.parent().named_children()) {
      if (child.is(Kind::decorator) && child.named_child(0).text() == "staticmethod") return std::nullopt;
    }
  }
  const Node definition = syntax::enclosing_scope_node(function);
  if (!definition.is(Kind::class_definition)) return std::nullopt;
  const auto found = classes_.find(definition.id());
  if (found == classes_.end()) return std::nullopt;
  return program_.class_id(file_.file, found->second);
}

std::optional<ClassId> Receivers::instance_of(std::span<const ValueId> values) const {
  if (values.size() != 1 || solver_.value(values[0]).kind != ValueKind::kInstance) return std::nullopt;
  return solver_.value(values[0]).a;
}

// A call of a class by a name that means nothing else.
bool Receivers::is_construction(Node expression) const {
  if (!expression.is(Kind::call)) return false;
  const auto values = callee_values(expression);
  if (values.size() != 1) return false;
  const Value& value = solver_.value(values[0]);
  if (value.kind != ValueKind::kClass && value.kind != ValueKind::kExternal) return false;
  Node root = expression.child(Field::function);
  while (root.is(Kind::attribute)) root = root.child(Field::object);
  const Binding* binding = only_binding(root);
  return binding != nullptr &&
         (binding->kind == BindingKind::kClass || binding->kind == BindingKind::kImport ||
          binding->kind == BindingKind::kImportFrom);
}

// The expression itself, or what a variable is given that is never anything else; null where it is none.
Node Receivers::construction_of(Node expression) const {
  if (is_construction(expression)) return expression;
  const Binding* binding = only_binding(expression);
  if (binding == nullptr || binding->is_partial) return {};
  Node value;
  if (binding->kind == BindingKind::kAssignment && binding->binder.is(Kind::assignment)) {
    value = syntax::without_parentheses(binding->binder.child(Field::right));
  } else if (binding->kind == BindingKind::kWith) {
    const Node item = binding->name.ancestor(Kind::with_item, Kind::with_statement);
    if (item.is(Kind::with_item)) value = item.child(Field::value);
    value = value.is(Kind::as_pattern) ? value.named_child(0) : Node();
  }
  return is_construction(value) ? value : Node();
}

// Whether what is constructed is given an object with a method of the name, as a proxy is.
bool Receivers::may_wrap(Node construction, std::string_view name) const {
  const auto call = calls_.find(construction.id());
  if (call == calls_.end()) return true;
  const auto& arguments = program_.code(file_.file).arguments;
  for (std::uint32_t i = 0; i < call->second->count; ++i) {
    const Slot slot = arguments[call->second->b + i].value;
    if (slot == semantics::kNoSlot) continue;
    for (const ValueId id : solver_.values(program_.slot(file_.file, slot))) {
      const Value& value = solver_.value(id);
      const bool is_own = value.kind == ValueKind::kInstance || value.kind == ValueKind::kClass;
      if (is_own && !members_.of_class(value.a, name).empty()) return true;
    }
  }
  return false;
}

Member Receivers::of_class(std::optional<ClassId> id, std::string_view name, bool with_family) const {
  if (!id) return {};
  auto own = members_.of_class(*id, name);
  if (own.empty() && members_.may_have_others(*id)) return {};
  return {Member::Certainty::kCertain, with_family ? members_.in_family(*id, name) : std::move(own)};
}

std::optional<Member> Receivers::by_annotation(Node object, std::string_view name,
                                               std::span<const ValueId> values) const {
  std::optional<ClassId> said;
  if (object.is(Kind::attribute)) {
    said = members_.constructed_for(object.child(Field::attribute).text());
  } else if (const Binding* binding = only_binding(object);
             binding != nullptr && binding->kind == BindingKind::kParameter) {
    const Node parameter =
        binding->name.ancestor(Kind::typed_parameter, Kind::typed_default_parameter, Kind::parameters);
    std::string_view type = parameter.child(Field::type).text();
    if (type.size() > 2 && (type.front() == '"' || type.front() == '\''))
      type = type.substr(1, type.size() - 2);
    for (const ValueId id : values) {
      const Value& value = solver_.value(id);
      if (value.kind != ValueKind::kInstance) return std::nullopt;
      for (const ClassId base : solver_.mro(value.a)) {
        const auto& names = program_.code(program_.file_of_class(base)).names;
        if (names[program_.class_code(base).name] == type) said = base;
      }
    }
  }
  if (!said || values.empty()) return std::nullopt;
  Member member{Member::Certainty::kAssumed, {}};
  for (const ValueId id : values) {
    const Value& value = solver_.value(id);
    if (value.kind != ValueKind::kInstance) return std::nullopt;
    const auto mro = solver_.mro(value.a);
    if (std::find(mro.begin(), mro.end(), *said) == mro.end()) return std::nullopt;
  }
  member.targets = members_.in_family(*said, name);
  if (member.targets.empty() || !members_.are_all_methods(name, member.targets)) return std::nullopt;
  return member;
}

Member Receivers::member(Node attribute) const {
  const Node object = syntax::without_parentheses(attribute.child(Field::object));
  const std::string_view name = attribute.child(Field::attribute).text();
  Member nothing{Member::Certainty::kCertain, {}};
  if (const auto own = class_of_self(object)) return of_class(own, name, true);
  if (object.is(Kind::call) && object.child(Field::function).text() == "super") {
    const Node definition = object.ancestor(Kind::class_definition);
    const auto found = definition ? classes_.find(definition.id()) : classes_.end();
    if (found == classes_.end()) return {};
    return of_class(program_.class_id(file_.file, found->second), name, true);
  }
  const auto values = object_values(attribute);
  if (values.empty()) return {};
  const Value& first = solver_.value(values[0]);
  if (values.size() == 1 && first.kind == ValueKind::kModule) {
    auto found = members_.of_module(first.a, name);
    return found ? Member{Member::Certainty::kCertain, std::move(*found)} : Member{};
  }
  if (values.size() == 1 && first.kind == ValueKind::kExternal) {
    const auto known = file_.model.names.of(object);
    return known && !members_.may_be_own(program_.names[first.a] + ".") ? nothing : Member{};
  }
  if (values.size() == 1 && first.kind == ValueKind::kClass) {
    const Binding* binding = only_binding(object);
    if (binding != nullptr &&
        (binding->kind == BindingKind::kClass || binding->kind == BindingKind::kImportFrom))
      return of_class(first.a, name, true);
    return {};
  }
  if (const Node construction = construction_of(object)) {
    if (const auto id = instance_of(values)) return of_class(id, name, false);
    if (values.size() == 1 && first.kind == ValueKind::kExternalInstance &&
        !members_.may_be_own(program_.names[first.a]) && !may_wrap(construction, name))
      return nothing;
    return {};
  }
  const bool is_builtin = std::all_of(values.begin(), values.end(), [&](ValueId id) {
    const Value& value = solver_.value(id);
    return value.kind == ValueKind::kContainer || value.kind == ValueKind::kString ||
           value.kind == ValueKind::kInteger ||
           (value.kind == ValueKind::kExternalInstance && program_.names[value.a].starts_with("<builtin>."));
  });
  if (is_builtin) return nothing;
  if (auto assumed = by_annotation(object, name, values)) return *assumed;
  return {};
}

}  // namespace aioshift::transforms::unneeded_async
