// Attributes and types.
#include <algorithm>
#include <array>

#include "semantics/program/common_methods.h"
#include "semantics/program/name_patterns.h"
#include "semantics/program/solver.h"

namespace aioshift::semantics {
Slot Solver::field(ValueId owner, GlobalName name) {
  const auto found = fields_.find(pair_key(owner, name));
  if (found != fields_.end()) return found->second;
  const Slot slot = new_slot();
  fields_.emplace(pair_key(owner, name), slot);
  return slot;
}

// One slot for each class and name, fed by those of its bases: what reads it needs to know of this one alone,
// however long the chain of bases is.
Slot Solver::inherited_field(ValueKind kind, ClassId first, GlobalName name) {
  std::vector<ClassId> work;
  const auto slot_of = [&](ClassId id) {
    const ValueId owner = values_.id(kind, id);
    if (classes_[id].bases.empty()) return field(owner, name);
    const auto [found, is_new] = inherited_fields_.try_emplace(pair_key(owner, name));
    if (is_new) {
      found->second = new_slot();
      work.push_back(id);
    }
    return found->second;
  };
  const Slot wanted = slot_of(first);
  while (!work.empty()) {
    const ClassId id = work.back();
    work.pop_back();
    const Slot slot = slot_of(id);
    copy(field(values_.id(kind, id), name), slot);
    for (const ClassId base : classes_[id].bases) copy(slot_of(base), slot);
  }
  return wanted;
}

// `vars(Commands)`, `Commands.__dict__`
void Solver::give_members(InstructionId site, Slot to, ValueId object) {
  const ValueId members = values_.id(ValueKind::kContainer, site, program_.names.id("dict"));
  add(container(members).rest, values_.id(ValueKind::kAnyMember, object));
  add(to, members);
}

// Of methods alone: of what else there is, nothing is said by a part of a name.
std::vector<GlobalName> Solver::names_matching(ValueId object, std::string_view pattern) const {
  std::vector<GlobalName> names;
  const auto look_at = [&](GlobalName name) {
    const std::string& text = program_.names[name];
    if (!text.starts_with("__") && matches_pattern(text, pattern)) names.push_back(name);
  };
  const Value value = values_[object];
  // `getattr(super(), name)`: of what the object is.
  const Value of = value.kind == ValueKind::kSuper ? values_[value.b] : value;
  if (of.kind == ValueKind::kModule) {
    for (const FunctionCode& function : program_.code(of.a).functions) {
      if (function.outer == kModuleCode && function.owner == kNoClass && !function.is_lambda)
        look_at(program_.name(of.a, function.name));
    }
  } else if (of.kind == ValueKind::kInstance || of.kind == ValueKind::kClass) {
    for (const ClassId id : classes_[of.a].mro) {
      for (const auto& [name, slot] : classes_[id].members) look_at(name);
    }
  }
  return names;
}

void Solver::load_matching(InstructionId site, Slot to, ValueId object, std::string_view pattern) {
  if (!classes_are_known_) return;
  for (const GlobalName name : names_matching(object, pattern)) load_attribute(site, to, object, name);
}

std::vector<FunctionId> Solver::functions_matching(ValueId object, std::string_view pattern) const {
  std::vector<FunctionId> found;
  const Value value = values_[object];
  const Value of = value.kind == ValueKind::kSuper ? values_[value.b] : value;
  const auto add_all = [&](Slot slot) {
    if (slot == kNoSlot) return;
    for (const ValueId id : values(slot)) {
      const Value& member = values_[id];
      const bool is_wrapped =
          member.kind == ValueKind::kStaticMethod || member.kind == ValueKind::kClassMethod;
      const Value& function = is_wrapped ? values_[member.a] : member;
      if (function.kind == ValueKind::kFunction) found.push_back(function.a);
    }
  };
  for (const GlobalName name : names_matching(object, pattern)) {
    if (of.kind == ValueKind::kModule) {
      add_all(exported_variable(of.a, program_.names[name], 0));
    } else {
      for (const Slot slot : member_slots(of.a, name)) add_all(slot);
    }
  }
  return found;
}

// Whether all that is known of it is that it is an attribute of something.
bool Solver::is_any_member(Slot slot) const {
  const auto known = values(slot);
  return std::all_of(known.begin(), known.end(),
                     [this](ValueId id) { return values_[id].kind == ValueKind::kAnyMember; });
}

void Solver::load_attribute(InstructionId site, Slot to, ValueId object, GlobalName name) {
  const Value value = values_[object];
  const std::string& text = program_.names[name];
  switch (value.kind) {
    case ValueKind::kModule: {
      if (text == "__dict__") {
        give_members(site, to, object);
        return;
      }
      const Slot variable = exported_variable(value.a, text, 0);
      if (variable != kNoSlot) copy(variable, to);
      copy(field(object, name), to);
      if (variable == kNoSlot) {
        if (const auto submodule = program_.modules().named(program_.modules().name(value.a) + "." + text))
          add(to, values_.id(ValueKind::kModule, *submodule));
      }
      return;
    }
    case ValueKind::kClass: {
      if (!classes_are_known_) {
        for (const auto& [member, slot] : classes_[value.a].members) {
          if (member == name) copy(slot, to);
        }
        return;
      }
      if (text == "__subclasses__") {
        add(to, values_.id(ValueKind::kMethod, object, name));
        return;
      }
      if (text == "__dict__") {
        give_members(site, to, object);
        return;
      }
      const auto slots = member_slots(value.a, name);
      for (const Slot slot : slots) {
        binds_.push_back({to, object, site});
        use(slot, Use::Kind::kBind, static_cast<std::uint32_t>(binds_.size() - 1));
      }
      copy(inherited_field(ValueKind::kClass, value.a, name), to);
      if (slots.empty()) {
        for (const GlobalName base : classes_[value.a].external_bases)
          add(to, values_.id(ValueKind::kExternal, program_.names.id(program_.names[base] + "." + text)));
      }
      return;
    }
    case ValueKind::kInstance:
      if (!classes_are_known_) return;
      if (text == "__class__") {
        add(to, values_.id(ValueKind::kClass, value.a));
        return;
      }
      load_member(site, to, object, value.a, name, 0);
      return;
    case ValueKind::kSuper: {
      if (!classes_are_known_) return;
      const Value of = values_[value.b];
      if (of.kind != ValueKind::kInstance && of.kind != ValueKind::kClass) return;
      const auto& mro = classes_[of.a].mro;
      const auto at = std::find(mro.begin(), mro.end(), value.a);
      if (at == mro.end()) return;
      load_member(site, to, value.b, of.a, name, static_cast<std::size_t>(at - mro.begin()) + 1);
      return;
    }
    case ValueKind::kExternal:
    case ValueKind::kExternalInstance: {
      copy(field(object, name), to);
      std::string path = program_.names[value.a];
      if (value.kind == ValueKind::kExternalInstance && scalar_lacks(path, text)) return;
      if (value.kind == ValueKind::kExternalInstance) {
        if (const std::string_view type = libraries_->member(path, text); !type.empty()) {
          add(to, values_.id(ValueKind::kExternalInstance, program_.names.id(type)));
          return;
        }
      }
      path += '.';
      path += text;
      if (libraries_->awaited_attributes.contains(path))
        add_edge(site, EdgeKind::kProperty, values_.id(ValueKind::kExternal, program_.names.id(path)));
      if (const std::string_view type = libraries_->attribute(path); !type.empty()) {
        add(to, values_.id(ValueKind::kExternalInstance, program_.names.id(type)));
        return;
      }
      // Chains that grow without end are of no use to anybody.
      if (std::count(path.begin(), path.end(), '.') < 12) add(to, external(std::move(path)));
      return;
    }
    case ValueKind::kContainer:
    case ValueKind::kProperty:
    case ValueKind::kGenerator:
      add(to, values_.id(ValueKind::kMethod, object, name));
      return;
    case ValueKind::kString:
      if (scalar_lacks("<builtin>.str", text)) return;
      add(to, values_.id(ValueKind::kExternal, program_.names.id("<builtin>.str." + text)));
      return;
    case ValueKind::kInteger:
      if (scalar_lacks("<builtin>.int", text)) return;
      add(to, values_.id(ValueKind::kExternal, program_.names.id("<builtin>.int." + text)));
      return;
    case ValueKind::kFunction:
      copy(field(object, name), to);
      if (text == "__wrapped__" || text == "__call__") add(to, object);
      return;
    case ValueKind::kBound:
      if (text == "__func__") add(to, value.a);
      if (text == "__self__") add(to, value.b);
      copy(field(value.a, name), to);
      return;
    case ValueKind::kManager:
      if (text == "__enter__" || text == "__exit__" || text == "__aenter__")
        add(to, values_.id(ValueKind::kMethod, object, name));
      return;
    default:
      return;
  }
}

namespace {

// Bases from which a class inherits nothing that anybody calls.
bool says_nothing(std::string_view base) {
  return base == "typing.Generic" || base == "typing.Protocol" || base == "typing_extensions.Protocol" ||
         base == "typing_extensions.Generic" || base == "abc.ABC" || base == "<builtin>.object";
}

// Whether the builtin exception has nothing of the name: what a class that inherits from it reads is its own
// (Python library, Built-in Exceptions).
bool is_no_member(std::string_view base, std::string_view name) {
  constexpr std::string_view kBuiltin = "<builtin>.";
  constexpr auto kMembers = std::to_array<std::string_view>({"add_note",
                                                             "args",
                                                             "characters_written",
                                                             "code",
                                                             "derive",
                                                             "encoding",
                                                             "end",
                                                             "end_lineno",
                                                             "end_offset",
                                                             "errno",
                                                             "exceptions",
                                                             "filename",
                                                             "filename2",
                                                             "lineno",
                                                             "message",
                                                             "msg",
                                                             "name",
                                                             "obj",
                                                             "object",
                                                             "offset",
                                                             "path",
                                                             "print_file_and_line",
                                                             "reason",
                                                             "split",
                                                             "start",
                                                             "strerror",
                                                             "subgroup",
                                                             "text",
                                                             "value",
                                                             "winerror",
                                                             "with_traceback"});
  const bool is_exception =
      base.starts_with(kBuiltin) &&
      (base.ends_with("Error") || base.ends_with("Exception") || base.ends_with("Warning"));
  return is_exception && !name.starts_with("__") &&
         std::find(kMembers.begin(), kMembers.end(), name) == kMembers.end();
}

}  // namespace

void Solver::load_member(InstructionId site, Slot to, ValueId receiver, ClassId id, GlobalName name,
                         std::size_t from) {
  const bool is_super = from != 0;
  const ValueKind kind = values_[receiver].kind;
  const auto& mro = classes_[id].mro;
  if (!is_super) copy(inherited_field(ValueKind::kInstance, id, name), to);
  const auto number = static_cast<std::uint32_t>(binds_.size());
  binds_.push_back({to, receiver, site});
  const auto bind_in = [&](Slot slot) { use(slot, Use::Kind::kBind, number); };
  const auto slots = member_slots(id, name, from);
  for (const Slot slot : slots) bind_in(slot);
  if (kind == ValueKind::kClass && from < mro.size())
    copy(field(values_.id(ValueKind::kClass, mro[from]), name), to);
  if (is_own_order(mro, from)) {
    bind_in(inherited_field(ValueKind::kClass, mro[from], name));
  } else {
    for (std::size_t i = from; i < mro.size(); ++i)
      bind_in(field(values_.id(ValueKind::kClass, mro[i]), name));
  }
  if (!slots.empty()) return;
  for (const GlobalName base : classes_[id].external_bases) {
    if (!says_nothing(program_.names[base]) && !is_no_member(program_.names[base], program_.names[name]))
      add(to, values_.id(ValueKind::kExternal,
                         program_.names.id(program_.names[base] + "." + program_.names[name])));
  }
}

// What an attribute found in a class is on an instance of it (Python's descriptor protocol).
void Solver::bind(const Bind& bound, ValueId value) {
  const Value of = values_[value];
  if (values_[bound.receiver].kind == ValueKind::kClass) {
    bind_to_class(bound.to, bound.receiver, value);
    return;
  }
  switch (of.kind) {
    case ValueKind::kFunction:
    case ValueKind::kManagerFactory:
    case ValueKind::kPartial:
      add(bound.to, values_.id(ValueKind::kBound, value, bound.receiver));
      return;
    case ValueKind::kStaticMethod:
      add(bound.to, of.a);
      return;
    case ValueKind::kClassMethod: {
      const Value receiver = values_[bound.receiver];
      if (receiver.kind == ValueKind::kInstance)
        add(bound.to, values_.id(ValueKind::kBound, of.a, values_.id(ValueKind::kClass, receiver.a)));
      return;
    }
    case ValueKind::kProperty: {
      NewCall getter;
      getter.site = bound.site;
      getter.kind = EdgeKind::kProperty;
      getter.to = bound.to;
      const std::uint32_t index = add_call(getter);
      call(index, of.a, bound.receiver);
      return;
    }
    default:
      add(bound.to, value);
  }
}

void Solver::bind_to_class(Slot to, ValueId owner, ValueId value) {
  const Value of = values_[value];
  if (of.kind == ValueKind::kStaticMethod) {
    add(to, of.a);
  } else if (of.kind == ValueKind::kClassMethod) {
    add(to, values_.id(ValueKind::kBound, of.a, owner));
  } else {
    add(to, value);
  }
}

void Solver::store_attribute(InstructionId site, ValueId object, GlobalName name, Slot stored) {
  const Value value = values_[object];
  switch (value.kind) {
    case ValueKind::kInstance: {
      copy(stored, field(object, name));
      for (const Slot slot : member_slots(value.a, name)) {
        for (std::size_t i = 0; i < values(slot).size(); ++i) {
          const Value member = values_[values(slot)[i]];
          if (member.kind != ValueKind::kProperty || member.b == kNoValue) continue;
          NewCall setter;
          setter.site = site;
          setter.kind = EdgeKind::kProperty;
          setter.arguments.push_back({stored, ArgumentKind::kPositional, 0});
          const std::uint32_t index = add_call(setter);
          call(index, member.b, object);
        }
      }
      return;
    }
    case ValueKind::kModule: {
      const Slot variable = exported_variable(value.a, program_.names[name], 0);
      copy(stored, variable != kNoSlot ? variable : field(object, name));
      return;
    }
    case ValueKind::kSuper:
      store_attribute(site, value.b, name, stored);
      return;
    case ValueKind::kBound:
      copy(stored, field(value.a, name));
      return;
    default:
      copy(stored, field(object, name));
  }
}

bool Solver::call_method(InstructionId site, EdgeKind kind, ValueId object, std::string_view method, Slot to,
                         std::span<const CallArgument> arguments, bool is_shared) {
  const auto slots = methods_called(site, kind, object, method);
  if (slots.empty()) return false;
  const auto new_call = [&] {
    NewCall made;
    made.site = site;
    made.kind = kind;
    made.to = to;
    made.arguments.assign(arguments.begin(), arguments.end());
    return add_call(made);
  };
  if (!is_shared) {
    call_members(new_call(), object, slots);
    return true;
  }
  const auto [found, is_new] = shared_calls_.try_emplace(pair_key(site, program_.names.id(method)));
  if (is_new) found->second = new_call();
  call_members(found->second, object, slots);
  return true;
}

bool Solver::call_method(const Call& made, ValueId object, std::string_view method, Slot to) {
  const auto slots = methods_called(made.site, made.kind, object, method);
  if (slots.empty()) return false;
  Call call = made;
  call.to = to;
  call.connected = ListArena::kNowhere;
  call_members(add_call(call), object, slots);
  return true;
}

// Where the object's class has the method.
std::span<const Slot> Solver::methods_called(InstructionId site, EdgeKind kind, ValueId object,
                                             std::string_view method) {
  const Value value = values_[object];
  if (value.kind != ValueKind::kInstance) return {};
  const auto slots = member_slots(value.a, program_.names.id(method));
  if (!slots.empty()) return slots;
  for (const GlobalName base : classes_[value.a].external_bases) {
    // What an object of another package does is of interest where it is a protocol of its own.
    if (kind == EdgeKind::kEnter || kind == EdgeKind::kExit || kind == EdgeKind::kIterate)
      add_edge(site, kind,
               values_.id(ValueKind::kExternal,
                          program_.names.id(program_.names[base] + "." + std::string(method))));
  }
  return {};
}

void Solver::call_members(std::uint32_t index, ValueId object, std::span<const Slot> slots) {
  for (const Slot slot : slots) {
    method_calls_.push_back({index, object});
    use(slot, Use::Kind::kMethod, static_cast<std::uint32_t>(method_calls_.size() - 1));
  }
}

// As bind() and then a call, without a slot for what is bound.
void Solver::call_member(const MethodCall& method_call, ValueId value) {
  const Value of = values_[value];
  switch (of.kind) {
    case ValueKind::kStaticMethod:
      call(method_call.call, of.a);
      return;
    case ValueKind::kClassMethod:
      call(method_call.call, of.a, values_.id(ValueKind::kClass, values_[method_call.receiver].a));
      return;
    case ValueKind::kProperty: {
      const Slot got = new_slot();
      use(got, Use::Kind::kCallee, method_call.call);
      bind({got, method_call.receiver, calls_[method_call.call].site}, value);
      return;
    }
    case ValueKind::kFunction:
    case ValueKind::kManagerFactory:
    case ValueKind::kPartial:
      call(method_call.call, value, method_call.receiver);
      return;
    default:
      call(method_call.call, value);
  }
}

// The classes in a slot, those in tuples included.
std::vector<ValueId> Solver::types_in(Slot slot) const {
  std::vector<ValueId> types;
  const auto collect = [&](Slot from, int depth, const auto& self) -> void {
    for (const ValueId id : values(from)) {
      if (types.size() >= kMaxValues) return;
      const Value& value = values_[id];
      if (value.kind == ValueKind::kContainer && depth < 3) {
        if (const Container* known = known_container(id)) self(known->any, depth + 1, self);
      } else {
        types.push_back(id);
      }
    }
  };
  collect(slot, 0, collect);
  return types;
}

bool Solver::is_instance_of(ValueId object, ValueId type) const {
  const Value& value = values_[object];
  const Value& wanted = values_[type];
  if (value.kind == ValueKind::kInstance) {
    if (wanted.kind == ValueKind::kClass) {
      const auto& mro = classes_[value.a].mro;
      return std::find(mro.begin(), mro.end(), wanted.a) != mro.end();
    }
    if (wanted.kind == ValueKind::kExternal) {
      const auto& bases = classes_[value.a].external_bases;
      return std::find(bases.begin(), bases.end(), wanted.a) != bases.end();
    }
  }
  if (value.kind == ValueKind::kExternalInstance && wanted.kind == ValueKind::kExternal)
    return value.a == wanted.a;
  return false;
}

void Solver::narrow(InstructionId site, const Instruction& instruction, ValueId value, ValueId type) {
  const Slot to = program_.slot(program_.file_of_instruction(site), instruction.to);
  const Value of = values_[value];
  const Value wanted = values_[type];
  const bool is_instance = is_instance_of(value, type);
  if (!is_instance && wanted.kind == ValueKind::kClass) {
    // Known by a base of it only.
    const bool may_be =
        of.kind == ValueKind::kInstance
            ? is_instance_of(values_.id(ValueKind::kInstance, wanted.a), values_.id(ValueKind::kClass, of.a))
            : of.kind == ValueKind::kExternalInstance;
    if (may_be) add(to, values_.id(ValueKind::kInstance, wanted.a));
    return;
  }
  // Of a class of another package nobody knows what else is one.
  const bool is_constant = of.kind == ValueKind::kString || of.kind == ValueKind::kInteger;
  const bool may_be = of.kind == ValueKind::kInstance ? classes_[of.a].has_unknown_base : !is_constant;
  if (is_instance || may_be) add(to, value);
}

// Lets through what is an instance of none of the types, as far as they are known by now.
void Solver::exclude(InstructionId site, const Instruction& instruction, ValueId value) {
  const File file = program_.file_of_instruction(site);
  const auto types = types_in(program_.slot(file, instruction.b));
  if (std::none_of(types.begin(), types.end(), [&](ValueId type) { return is_instance_of(value, type); }))
    add(program_.slot(file, instruction.to), value);
}

// What a value annotated with the type is.
void Solver::make_instance(Slot to, ValueId type) {
  const Value value = values_[type];
  switch (value.kind) {
    case ValueKind::kClass:
      add(to, values_.id(ValueKind::kInstance, value.a));
      return;
    case ValueKind::kExternal: {
      const std::string name = program_.names[value.a];
      if (name == "typing.Any" || name == "<builtin>.object" || name == "typing.Self" ||
          name == "typing_extensions.Self")
        return;
      const GenericKind kind = generic_kind(name);
      if (kind == GenericKind::kOther) add(to, values_.id(ValueKind::kExternalInstance, value.a));
      return;
    }
    case ValueKind::kExternalInstance: {
      // A type variable stands for its bound.
      const std::string& name = program_.names[value.a];
      if (name.ends_with(".TypeVar") || name.ends_with(".ParamSpec") || name.ends_with(".NewType")) return;
      return;
    }
    case ValueKind::kType:
      add(to, value.a);
      return;
    case ValueKind::kContainer:
      // A tuple of classes, as `except` takes it.
      use(container(type).any, Use::Kind::kInstance, to);
      return;
    default:
      return;
  }
}

void Solver::make_generic(InstructionId site, const Instruction& instruction, ValueId base) {
  const File file = program_.file_of_instruction(site);
  const Slot to = program_.slot(file, instruction.to);
  const Value value = values_[base];
  const auto argument = [&](std::uint32_t number) {
    return number < instruction.count
               ? program_.slot(file, program_.code(file).arguments[instruction.b + number].value)
               : kNoSlot;
  };
  if (value.kind != ValueKind::kExternal) {
    add(to, base);
    return;
  }
  const std::string name = program_.names[value.a];
  const GenericKind kind = generic_kind(name);
  const std::uint32_t last = instruction.count == 0 ? 0 : instruction.count - 1;
  switch (kind) {
    case GenericKind::kOther:
      add(to, base);
      return;
    case GenericKind::kPassThrough:
      for (std::uint32_t i = 0; i < instruction.count; ++i) copy(argument(i), to);
      return;
    case GenericKind::kFirstOnly:
      copy(argument(0), to);
      return;
    case GenericKind::kType: {
      const Slot of = argument(0);
      for (std::size_t i = 0; i < values(of).size(); ++i)
        add(to, values_.id(ValueKind::kType, values(of)[i]));
      return;
    }
    default:
      break;
  }
  const ValueId made = values_.id(ValueKind::kContainer, site, program_.names.id(container_of(name)));
  Container& into = container(made);
  const Slot any = into.any;
  const Slot rest = into.rest;
  switch (kind) {
    case GenericKind::kMapping:
      use(argument(0), Use::Kind::kInstance, keys_of(into));
      use(argument(last), Use::Kind::kInstance, rest);
      break;
    case GenericKind::kTuple: {
      for (std::uint32_t i = 0; i < instruction.count; ++i) {
        const Slot element = new_slot();
        use(argument(i), Use::Kind::kInstance, element);
        store_item(made, values_.id(ValueKind::kInteger, i), element);
      }
      break;
    }
    case GenericKind::kAwaitable:
    case GenericKind::kCallable:
      use(argument(last), Use::Kind::kInstance, rest);
      break;
    default:
      use(argument(0), Use::Kind::kInstance, rest);
      break;
  }
  copy(rest, any);
  add(to, values_.id(ValueKind::kType, made));
}

}  // namespace aioshift::semantics
