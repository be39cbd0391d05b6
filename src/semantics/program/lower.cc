#include "semantics/program/lower.h"

#include <algorithm>

#include "semantics/program/lowering.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

ModuleCode lower(const FileModel& model) {
  return Lowering(model).run();
}

Lowering::Lowering(const FileModel& model)
    : model_(model), flow_([this](std::span<const Slot> slots) { return joined(slots); }) {}

ModuleCode Lowering::run() {
  for (const Binding& binding : model_.scopes.all_bindings())
    bindings_.emplace_back(binding.name.id(), &binding);
  std::sort(bindings_.begin(), bindings_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  find_shared_variables();
  FunctionCode module;
  module.name = module.path = name("");
  module.returned = builder_.new_slot();
  builder_.code.functions.push_back(std::move(module));
  lower_block(model_.tree.root());
  while (!pending_.empty()) {
    const Pending pending = std::move(pending_.front());
    pending_.pop_front();
    lower_body(pending);
  }
  for (const std::string& star : model_.scopes.star_imports())
    builder_.code.star_imports.push_back(name(star));
  // Of every variable of the module others may ask what it is.
  for (const auto& [bound, indices] : model_.scopes.scope(kModuleScope).bindings)
    variable(kModuleScope, bound);
  std::vector<std::pair<std::string_view, Variable>> of_module;
  for (const auto& [key, variable] : variables_) {
    if (key.scope == kModuleScope) of_module.emplace_back(key.name, variable);
  }
  std::sort(of_module.begin(), of_module.end());
  for (const auto& [bound, variable] : of_module)
    builder_.code.variables.push_back({name(bound), summary(variable)});
  ModuleCode& code = builder_.code;
  // It stays, with that of all other files.
  code.names.shrink_to_fit();
  code.functions.shrink_to_fit();
  for (FunctionCode& function : code.functions) function.parameters.shrink_to_fit();
  code.classes.shrink_to_fit();
  for (ClassCode& class_code : code.classes) class_code.members.shrink_to_fit();
  code.variables.shrink_to_fit();
  code.instructions.shrink_to_fit();
  code.arguments.shrink_to_fit();
  return std::move(code);
}

// Those that a function assigns to by way of `global` or `nonlocal`.
void Lowering::find_shared_variables() {
  const auto scopes = model_.scopes.all();
  for (ScopeId id = 0; id < scopes.size(); ++id) {
    const auto share = [&](std::string_view name) {
      const ScopeId bound = model_.scopes.lookup(name, id);
      if (bound != kNoScope && bound != id) info_[variable(bound, name)].is_shared = true;
    };
    for (const std::string_view name : scopes[id].globals) share(name);
    for (const std::string_view name : scopes[id].nonlocals) share(name);
  }
}

FunctionIndex Lowering::add_function(Node node, std::string_view bare_name) {
  // What is more counts as code of the last.
  if (builder_.code.functions.size() == kMostFunctions) return kMostFunctions - 1;
  FunctionCode function;
  function.name = name(bare_name);
  function.path = name(path_of(bare_name));
  function.outer = function_;
  function.owner = class_;
  function.node = node.id();
  function.returned = builder_.new_slot();
  function.yielded = builder_.new_slot();
  function.sent = builder_.new_slot();
  builder_.code.functions.push_back(std::move(function));
  return static_cast<FunctionIndex>(builder_.code.functions.size() - 1);
}

Slot Lowering::lower_function(Node definition) {
  const Node name_node = definition.child(Field::name);
  const FunctionIndex index = add_function(definition, name_node.text());
  const ScopeId inner = model_.scopes.scope_made_by(definition);
  lower_parameters(index, definition.child(Field::parameters), inner);
  FunctionCode& function = builder_.code.functions[index];
  function.is_async = static_cast<bool>(definition.child(Kind::kw_async));
  if (const Node type = definition.child(Field::return_type)) {
    function.returns_annotated = true;
    // Said of the object that the method is called on: `-> Self`, or the same type variable for both.
    std::string_view text = type.text();
    while (!text.empty() && (text.front() == '"' || text.front() == '\''))
      text = text.substr(1, text.size() - 2);
    const bool is_self = text == "Self" || text.ends_with(".Self");
    const Node first = definition.child(Field::parameters).named_child(0);
    const bool is_same = first && first.is(Kind::typed_parameter) && class_ != kNoClass &&
                         first.child(Field::type).text() == type.text();
    if ((is_self || is_same) && !function.parameters.empty() && class_ != kNoClass)
      function.returned_parameters.push_back(0);
    const Slot returned = function.returned;
    const Slot annotated = lower_annotation(type, model_.scopes.scope_at(type));
    // What an annotation says of a generator's value is said of what it yields, too.
    copy(annotated, returned);
  }
  note_wrapper(index, definition);
  note_handed_on(index, definition);
  pending_.push_back({index, definition, path_of(name_node.text()), inner, class_});
  return emit_value(Op::kFunction, definition, kNoSlot, kNoSlot, kNoName, index);
}

Slot Lowering::lower_lambda(Node lambda) {
  const std::string bare = "<lambda" + std::to_string(++lambdas_[path_]) + ">";
  const FunctionIndex index = add_function(lambda, bare);
  builder_.code.functions[index].is_lambda = true;
  builder_.code.functions[index].owner = kNoClass;
  const ScopeId inner = model_.scopes.scope_made_by(lambda);
  if (const Node parameters = lambda.child(Field::parameters)) lower_parameters(index, parameters, inner);
  note_wrapper(index, lambda);
  pending_.push_back({index, lambda, path_of(bare), inner, class_around_});
  return emit_value(Op::kFunction, lambda, kNoSlot, kNoSlot, kNoName, index);
}

void Lowering::lower_parameters(FunctionIndex index, Node parameters, ScopeId inner) {
  bool keyword_only = false;
  for (const Node node : parameters.children()) {
    if (node.is(Kind::positional_separator)) {
      for (Parameter& before : builder_.code.functions[index].parameters)
        before.kind = ParameterKind::kPositionalOnly;
      continue;
    }
    if (node.is(Kind::keyword_separator)) {
      keyword_only = true;
      continue;
    }
    if (!node.is_named() || node.is_extra()) continue;
    Node core = node;
    while (core && !core.is_one_of(Kind::identifier, Kind::list_splat_pattern, Kind::dictionary_splat_pattern,
                                   Kind::tuple_pattern))
      core = core.child(Field::name) ? core.child(Field::name) : core.named_child(0);
    if (!core) continue;
    Parameter parameter;
    parameter.kind = keyword_only ? ParameterKind::kKeywordOnly : ParameterKind::kNormal;
    if (core.is(Kind::list_splat_pattern)) {
      parameter.kind = ParameterKind::kStar;
      keyword_only = true;
    } else if (core.is(Kind::dictionary_splat_pattern)) {
      parameter.kind = ParameterKind::kDoubleStar;
    }
    if (!core.is(Kind::identifier)) core = core.named_child(0);
    parameter.name = core.is(Kind::identifier) ? name(core.text()) : kNoName;
    parameter.slot = builder_.new_slot();
    const bool is_rest =
        parameter.kind == ParameterKind::kStar || parameter.kind == ParameterKind::kDoubleStar;
    if (is_rest) {
      auto& made = emit(Op::kContainer, node);
      made.to = parameter.slot;
      made.name = name(parameter.kind == ParameterKind::kStar ? "tuple" : "dict");
    }
    if (const Node value = node.child(Field::value)) {
      parameter.has_default = true;
      parameter.default_value = lower(value);
    }
    if (const Node type = node.child(Field::type)) {
      parameter.is_annotated = true;
      const Slot annotated = lower_annotation(type, model_.scopes.scope_at(type));
      if (is_rest && annotated != kNoSlot) {
        auto& store = emit(Op::kStoreItem, node);
        store.a = parameter.slot;
        store.to = annotated;
      } else {
        copy(annotated, parameter.slot);
      }
    }
    if (core.is(Kind::identifier) && inner != kNoScope) set(inner, core.text(), parameter.slot);
    builder_.code.functions[index].parameters.push_back(parameter);
  }
}

void Lowering::lower_body(const Pending& pending) {
  function_ = pending.function;
  scope_ = pending.scope;
  path_ = pending.path;
  class_ = kNoClass;
  class_around_ = pending.owner;
  flow_.revive();
  const Node body = pending.node.child(Field::body);
  if (pending.node.is(Kind::lambda)) {
    const Slot value = lower(body);
    copy(value, builder_.code.functions[function_].returned);
    return;
  }
  lower_block(body);
}

Slot Lowering::lower_class(Node definition) {
  const Node name_node = definition.child(Field::name);
  const auto index = static_cast<std::uint32_t>(builder_.code.classes.size());
  {
    ClassCode code;
    code.name = name(name_node.text());
    code.path = name(path_of(name_node.text()));
    code.outer = function_;
    code.node = definition.id();
    builder_.code.classes.push_back(std::move(code));
  }
  const Slot value = emit_value(Op::kClass, definition, kNoSlot, kNoSlot, kNoName, index);
  if (const Node bases = definition.child(Field::superclasses)) {
    for (const Node base : bases.named_children()) {
      if (base.is(Kind::keyword_argument)) {
        lower(base.child(Field::value));
        continue;
      }
      // `Base[T]` is a Base.
      const Node plain = base.is(Kind::subscript) ? base.child(Field::value) : base;
      builder_.code.classes[index].bases.push_back(lower(plain));
    }
  }
  const auto outer = std::pair(class_, class_around_);
  std::string path = path_of(name_node.text());
  std::swap(path, path_);
  class_ = class_around_ = index;
  std::vector<ClassMember> members;
  std::swap(members, members_);
  lower_block(definition.child(Field::body));
  std::swap(members, members_);
  // What the names are once the body has run.
  const ScopeId inner = model_.scopes.scope_made_by(definition);
  for (ClassMember& member : members) {
    const Slot last = flow_.current(variable(inner, builder_.code.names.text(member.name)));
    if (last != kNoSlot) member.value = last;
  }
  builder_.code.classes[index].members = std::move(members);
  std::swap(path, path_);
  std::tie(class_, class_around_) = outer;
  return value;
}

void Lowering::lower_decorated(Node decorated) {
  const Node definition = decorated.child(Field::definition);
  // Decorators are evaluated before what they decorate, and called from the innermost out.
  std::vector<std::pair<Slot, Node>> decorators;
  std::vector<std::pair<Node, Instruction>> made;
  for (const Node child : decorated.named_children()) {
    if (!child.is(Kind::decorator)) continue;
    decorators.emplace_back(lower(child.named_child(0)), child);
    if (child.named_child(0).is(Kind::call))
      made.emplace_back(child.named_child(0), builder_.code.instructions.back());
  }
  const auto first = static_cast<FunctionIndex>(builder_.code.functions.size());
  Slot value = definition.is(Kind::class_definition) ? lower_class(definition) : lower_function(definition);
  for (std::size_t i = decorators.size(); i > 0; --i) {
    const Argument argument{value, ArgumentKind::kPositional, kNoName};
    value = emit_call(decorators[i - 1].first, std::span(&argument, 1), decorators[i - 1].second);
    builder_.code.instructions.back().is_decorator = true;
  }
  // Of a class, all its tests.
  const auto end = definition.is(Kind::class_definition)
                       ? static_cast<FunctionIndex>(builder_.code.functions.size())
                       : first + 1;
  for (const auto& [decorator, call] : made) {
    for (FunctionIndex function = first; function < end; ++function)
      lower_parametrized(decorator, call, function);
  }
  assign_name(definition.child(Field::name), value);
}

ScopeId Lowering::function_scope(ScopeId scope) const {
  while (true) {
    const Scope& at = model_.scopes.scope(scope);
    if (at.kind != ScopeKind::kClass && at.kind != ScopeKind::kComprehension) return scope;
    scope = at.parent;
  }
}

Variable Lowering::variable(ScopeId scope, std::string_view bound) {
  // The name as the scope keeps it, which lives as long as the tree.
  const auto& bindings = model_.scopes.scope(scope).bindings;
  const auto kept = bindings.find(bound);
  if (kept != bindings.end()) bound = kept->first;
  const auto [it, is_new] =
      variables_.try_emplace(VariableKey{scope, bound}, static_cast<Variable>(info_.size()));
  if (is_new) info_.emplace_back();
  return it->second;
}

Slot Lowering::summary(Variable variable) {
  VariableInfo& info = info_[variable];
  if (info.summary == kNoSlot) {
    info.summary = builder_.new_slot();
    for (const Slot version : info.versions) copy(version, info.summary);
    info.versions.clear();
    info.versions.shrink_to_fit();
  }
  return info.summary;
}

void Lowering::set(ScopeId scope, std::string_view bound, Slot value) {
  const Variable at = variable(scope, bound);
  // Nothing known is a version, too: what was known before does not hold any more.
  if (value == kNoSlot) value = builder_.new_slot();
  flow_.assign(at, value);
  VariableInfo& info = info_[at];
  if (info.summary != kNoSlot) {
    copy(value, info.summary);
  } else {
    info.versions.push_back(value);
  }
}

Slot Lowering::unbound(std::string_view bare) {
  Slot& slot = unbound_[bare];
  if (slot == kNoSlot) {
    slot = builder_.new_slot();
    auto& instruction = builder_.emit(Op::kUnbound, kModuleCode, 0);
    instruction.to = slot;
    instruction.name = name(bare);
  }
  return slot;
}

Slot Lowering::read(std::string_view bare, ScopeId from) {
  const ScopeId bound = model_.scopes.lookup(bare, from);
  if (bound == kNoScope) return unbound(bare);
  const Variable at = variable(bound, bare);
  if (function_scope(bound) == scope_ && !info_[at].is_shared) {
    const Slot current = flow_.current(at);
    if (current != kNoSlot) return current;
  }
  return summary(at);
}

Slot Lowering::read_at_any_time(std::string_view bare, ScopeId from) {
  const ScopeId bound = model_.scopes.lookup(bare, from);
  return bound == kNoScope ? unbound(bare) : summary(variable(bound, bare));
}

Slot Lowering::emit_value(Op op, Node node, Slot a, Slot b, NameId of, std::uint32_t count) {
  const Slot to = builder_.new_slot();
  Instruction& instruction = emit(op, node);
  instruction.to = to;
  instruction.a = a;
  instruction.b = b;
  instruction.name = of;
  instruction.count = count;
  return to;
}

Slot Lowering::emit_literal(std::string_view type, Node node) {
  return emit_value(Op::kLiteral, node, kNoSlot, kNoSlot, name(type));
}

Slot Lowering::emit_call(Slot callee, std::span<const Argument> arguments, Node node) {
  const auto first = static_cast<Slot>(builder_.code.arguments.size());
  builder_.code.arguments.insert(builder_.code.arguments.end(), arguments.begin(), arguments.end());
  return emit_value(Op::kCall, node, callee, first, kNoName, static_cast<std::uint32_t>(arguments.size()));
}

void Lowering::copy(Slot from, Slot to) {
  if (from == kNoSlot || to == kNoSlot || from == to) return;
  Instruction& instruction = emit(Op::kCopy, {});
  instruction.to = to;
  instruction.a = from;
}

Slot Lowering::joined(std::span<const Slot> slots) {
  std::vector<Slot> known;
  for (const Slot slot : slots) {
    if (slot != kNoSlot && std::find(known.begin(), known.end(), slot) == known.end()) known.push_back(slot);
  }
  if (known.size() <= 1) return known.empty() ? kNoSlot : known.front();
  const Slot to = builder_.new_slot();
  for (const Slot slot : known) copy(slot, to);
  return to;
}

}  // namespace aioshift::semantics
