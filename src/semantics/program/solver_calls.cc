// Calls: of functions, classes, objects, and of what other packages define.
#include <algorithm>
#include <optional>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

Solver::Arguments::Arguments(const Solver& solver, const Call& call) : solver_(solver) {
  if (call.arguments != Call::kWritten) {
    first_ = call.arguments == 0 ? 0 : solver.argument_ends_[call.arguments - 1];
    count_ = solver.argument_ends_[call.arguments] - first_;
    return;
  }
  const WholeProgram& program = solver.program_;
  file_ = program.file_of_instruction(call.site);
  const Instruction& instruction = program.code_of(file_, call.site);
  count_ = instruction.count;
  written_ = program.code(file_).arguments.data() + instruction.b;
}

Solver::CallArgument Solver::Arguments::operator[](std::size_t number) const {
  if (written_ == nullptr) return solver_.arguments_[first_ + number];
  const WholeProgram& program = solver_.program_;
  const Argument& argument = written_[number];
  return {program.slot(file_, argument.value), argument.kind,
          argument.name == kNoName ? GlobalName{0} : program.name(file_, argument.name)};
}

std::uint32_t Solver::add_call(const Call& call) {
  calls_.push_back(call);
  return static_cast<std::uint32_t>(calls_.size() - 1);
}

std::uint32_t Solver::add_call(const NewCall& call) {
  Call made;
  made.site = call.site;
  made.to = call.to;
  made.kind = call.kind;
  made.arguments = 0;
  if (!call.arguments.empty()) {
    check_limit(argument_ends_.size(), Call::kWritten);
    made.arguments = argument_ends_.size() & Call::kWritten;
    arguments_.insert(arguments_.end(), call.arguments.begin(), call.arguments.end());
    argument_ends_.push_back(static_cast<std::uint32_t>(arguments_.size()));
  }
  return add_call(made);
}

std::optional<Solver::CallArgument> Solver::argument_of(const Call& call, std::size_t position,
                                                        std::string_view keyword) const {
  std::size_t at = 0;
  for (const CallArgument argument : Arguments(*this, call)) {
    if (argument.kind == ArgumentKind::kPositional) {
      if (at++ == position) return argument;
    } else if (argument.kind == ArgumentKind::kKeyword && !keyword.empty() &&
               program_.names[argument.name] == keyword) {
      return argument;
    }
  }
  return std::nullopt;
}

void Solver::call(std::uint32_t index, ValueId callee, ValueId receiver) {
  const Value value = values_[callee];
  switch (value.kind) {
    case ValueKind::kFunction:
      connect(index, callee, receiver, false);
      return;
    case ValueKind::kBound:
      call(index, value.a, value.b);
      return;
    case ValueKind::kStaticMethod:
      call(index, value.a);
      return;
    case ValueKind::kClassMethod:
      // As the class's body has it, it cannot be called.
      if (receiver != kNoValue) call(index, value.a, receiver);
      return;
    case ValueKind::kManagerFactory:
      if (values_[value.a].kind == ValueKind::kFunction) connect(index, value.a, receiver, true);
      return;
    case ValueKind::kClass:
      construct(index, value.a);
      return;
    case ValueKind::kInstance: {
      const Call& made = calls_[index];
      call_method(made, callee, "__call__", made.to);
      return;
    }
    case ValueKind::kExternal:
      call_external(index, value.a, receiver);
      return;
    case ValueKind::kMethod:
      if (values_[value.a].kind == ValueKind::kClass) {
        give_subclasses(calls_[index], values_[value.a].a);
        return;
      }
      call_container_method(index, value.a, value.b);
      return;
    case ValueKind::kAnyMember:
      called_somehow_.insert(value.a);
      return;
    case ValueKind::kPartial:
      call_partial(index, callee);
      return;
    case ValueKind::kContainer:
      if (program_.names[value.b] == "callable") copy(container(callee).any, calls_[index].to);
      return;
    case ValueKind::kReturnsArgument: {
      const Call& made = calls_[index];
      if (const auto first = argument_of(made, 0, "")) copy(first->value, made.to);
      return;
    }
    case ValueKind::kExternalInstance: {
      const std::string method = program_.names[value.a] + ".__call__";
      add_edge(calls_[index].site, calls_[index].kind,
               values_.id(ValueKind::kExternal, program_.names.id(method)));
      if (const std::string_view result = libraries_->result_of(method); !result.empty())
        add(calls_[index].to, values_.id(ValueKind::kExternalInstance, program_.names.id(result)));
      return;
    }
    default:
      return;
  }
}

// False where they are connected already.
bool Solver::add_connection(Call& call, ValueId function, ValueId receiver) {
  if (call.connected == ListArena::kNowhere) {
    call.connected = arena_.make(function, receiver);
    return true;
  }
  const auto known = arena_.list(call.connected);
  for (std::size_t i = 0; i < known.size(); i += 2) {
    if (known[i] == function && known[i + 1] == receiver) return false;
  }
  call.connected = arena_.push_back(call.connected, function);
  call.connected = arena_.push_back(call.connected, receiver);
  return true;
}

void Solver::connect(std::uint32_t index, ValueId function_value, ValueId receiver, bool makes_manager) {
  const FunctionId function = values_[function_value].a;
  const Call& made = calls_[index];
  add_edge(made.site, made.kind, function_value);
  if (!add_connection(calls_[index], function_value, receiver)) return;
  const File file = program_.file_of_function(function);
  const FunctionCode& code = program_.function_code(function);
  const auto slot_of = [&](std::size_t parameter) {
    return program_.slot(file, code.parameters[parameter].slot);
  };
  const auto& parameters = code.parameters;
  std::vector<char> is_given(parameters.size());
  std::vector<Slot> given(makes_wrappers_[function] != 0 ? parameters.size() : 0);
  const auto returns = [&](std::size_t parameter) {
    return std::find(code.returned_parameters.begin(), code.returned_parameters.end(), parameter) !=
           code.returned_parameters.end();
  };
  const auto give = [&](std::size_t parameter, Slot from) {
    is_given[parameter] = 1;
    if (!given.empty()) given[parameter] = from;
    copy(from, slot_of(parameter));
    if (returns(parameter) && !makes_manager) copy(from, made.to);
  };
  std::size_t positional = 0;
  while (positional < parameters.size() && (parameters[positional].kind == ParameterKind::kPositionalOnly ||
                                            parameters[positional].kind == ParameterKind::kNormal))
    ++positional;
  const auto find_kind = [&](ParameterKind kind) {
    return static_cast<std::size_t>(std::find_if(parameters.begin(), parameters.end(),
                                                 [&](const Parameter& p) { return p.kind == kind; }) -
                                    parameters.begin());
  };
  const std::size_t star = find_kind(ParameterKind::kStar);
  const std::size_t double_star = find_kind(ParameterKind::kDoubleStar);
  // What is left over is put into the container that the parameter holds.
  const auto put = [&](std::size_t parameter, ValueId item, Slot from) {
    const Slot slot = slot_of(parameter);
    for (std::size_t i = 0; i < values(slot).size(); ++i) store_item(values(slot)[i], item, from);
  };
  std::uint32_t at = 0;
  if (receiver != kNoValue) {
    if (positional > 0) {
      is_given[0] = 1;
      add(slot_of(0), receiver);
      if (returns(0)) add(made.to, receiver);
      at = 1;
    } else if (star < parameters.size()) {
      const Slot self = new_slot();
      add(self, receiver);
      put(star, values_.id(ValueKind::kInteger, 0), self);
      at = 1;
    }
  }
  for (const CallArgument argument : Arguments(*this, made)) {
    switch (argument.kind) {
      case ArgumentKind::kPositional:
        if (at < positional) {
          give(at, argument.value);
        } else if (star < parameters.size()) {
          put(star, values_.id(ValueKind::kInteger, at - static_cast<std::uint32_t>(positional)),
              argument.value);
        }
        ++at;
        break;
      case ArgumentKind::kKeyword: {
        std::size_t parameter = 0;
        while (parameter < parameters.size() &&
               !(parameters[parameter].name != kNoName &&
                 program_.name(file, parameters[parameter].name) == argument.name &&
                 parameters[parameter].kind != ParameterKind::kStar &&
                 parameters[parameter].kind != ParameterKind::kDoubleStar))
          ++parameter;
        if (parameter < parameters.size()) {
          give(parameter, argument.value);
        } else if (double_star < parameters.size()) {
          put(double_star, values_.id(ValueKind::kString, argument.name), argument.value);
        }
        break;
      }
      case ArgumentKind::kStar:
        stars_.push_back({index, function, at, argument.value});
        use(argument.value, Use::Kind::kStar, static_cast<std::uint32_t>(stars_.size() - 1));
        break;
      case ArgumentKind::kDoubleStar:
        stars_.push_back({index, function, at, argument.value});
        use(argument.value, Use::Kind::kDouble, static_cast<std::uint32_t>(stars_.size() - 1));
        break;
    }
  }
  // A default stands in where nothing may have been passed.
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (is_given[i] == 0) copy(program_.slot(file, parameters[i].default_value), slot_of(i));
  }
  is_called_[function] = 1;
  if (makes_manager) {
    add(made.to, values_.id(ValueKind::kManager, function_value));
    return;
  }
  if (code.is_generator) {
    add(made.to, values_.id(ValueKind::kGenerator, function));
    return;
  }
  if (code.is_async) {
    add(made.to, values_.id(ValueKind::kCoroutine, function));
    return;
  }
  if (code.wrapped_parameter != kNoParameter) {
    wrapper_calls_.emplace_back(index, function);
  } else if (given.empty() || made.to == kNoSlot) {
    copy(program_.slot(file, code.returned), made.to);
  } else {
    returns_.push_back({function, made.to, std::move(given)});
    use(program_.slot(file, code.returned), Use::Kind::kReturn,
        static_cast<std::uint32_t>(returns_.size() - 1));
  }
  for (const std::uint32_t parameter : code.returned_parameters) {
    if (is_given[parameter] == 0) copy(slot_of(parameter), made.to);
  }
}

void Solver::pass_star(const Star& star, ValueId value) {
  const File file = program_.file_of_function(star.function);
  const FunctionCode& code = program_.function_code(star.function);
  const auto pass = [&](std::size_t parameter, Slot from) {
    if (parameter >= code.parameters.size()) return;
    const Slot slot = program_.slot(file, code.parameters[parameter].slot);
    const ParameterKind kind = code.parameters[parameter].kind;
    if (kind == ParameterKind::kStar) {
      for (std::size_t i = 0; i < values(slot).size(); ++i) store_item(values(slot)[i], kNoValue, from);
    } else if (kind == ParameterKind::kNormal || kind == ParameterKind::kPositionalOnly) {
      copy(from, slot);
    }
  };
  std::size_t rest = 0;
  while (rest < code.parameters.size() && code.parameters[rest].kind != ParameterKind::kStar &&
         code.parameters[rest].kind != ParameterKind::kKeywordOnly &&
         code.parameters[rest].kind != ParameterKind::kDoubleStar)
    ++rest;
  if (values_[value].kind == ValueKind::kContainer) {
    const Container from = container(value);
    const Fields fields = fields_of(from);
    for (const auto& [key, slot] : fields) {
      const Value number = values_[key];
      if (number.kind == ValueKind::kInteger) pass(std::min<std::size_t>(star.first + number.a, rest), slot);
    }
    for (std::size_t i = star.first; i <= rest; ++i) pass(i, from.rest);
    // What is stored later under a key of its own comes by way of all that is in it, once it is known where.
    return;
  }
  const Slot element = new_slot();
  iterate({element, calls_[star.call].site, false}, value);
  for (std::size_t i = star.first; i <= rest; ++i) pass(i, element);
}

void Solver::pass_double_star(const Star& star, ValueId value) {
  if (values_[value].kind != ValueKind::kContainer) return;
  const File file = program_.file_of_function(star.function);
  const FunctionCode& code = program_.function_code(star.function);
  const Container from = container(value);
  const Fields fields = fields_of(from);
  const auto pass = [&](const Parameter& parameter, Slot passed) {
    copy(passed, program_.slot(file, parameter.slot));
  };
  for (std::size_t i = star.first; i < code.parameters.size(); ++i) {
    const Parameter& parameter = code.parameters[i];
    if (parameter.kind == ParameterKind::kStar) continue;
    const Slot slot = program_.slot(file, parameter.slot);
    if (parameter.kind == ParameterKind::kDoubleStar) {
      for (std::size_t k = 0; k < values(slot).size(); ++k) {
        for (const auto& [key, field] : fields) store_item(values(slot)[k], key, field);
        store_item(values(slot)[k], kNoValue, from.rest);
      }
      continue;
    }
    for (const auto& [key, field] : fields) {
      const Value text = values_[key];
      if (text.kind == ValueKind::kString && parameter.name != kNoName &&
          text.a == program_.name(file, parameter.name))
        pass(parameter, field);
    }
    pass(parameter, from.rest);
  }
}

void Solver::construct(std::uint32_t index, ClassId id) {
  const Call& made = calls_[index];
  const ValueId instance = values_.id(ValueKind::kInstance, id);
  add(made.to, instance);
  give_wrapped(made, id);
  const bool has_init = call_method(made, instance, "__init__", kNoSlot);
  if (!has_init) {
    add_edge(made.site, made.kind, values_.id(ValueKind::kClass, id));
    // As dataclasses and their like do: the fields in the order of the bases, then its own.
    std::vector<GlobalName> fields;
    for (std::size_t i = classes_[id].mro.size(); i > 0; --i) {
      const ClassId at = classes_[id].mro[i - 1];
      const File file = program_.file_of_class(at);
      for (const ClassMember& member : program_.class_code(at).members) {
        if (member.is_field) fields.push_back(program_.name(file, member.name));
      }
    }
    std::size_t position = 0;
    for (const CallArgument argument : Arguments(*this, made)) {
      if (argument.kind == ArgumentKind::kPositional && position < fields.size()) {
        copy(argument.value, field(instance, fields[position++]));
      } else if (argument.kind == ArgumentKind::kKeyword &&
                 std::find(fields.begin(), fields.end(), argument.name) != fields.end()) {
        copy(argument.value, field(instance, argument.name));
      }
    }
    call_method(made.site, made.kind, instance, "__post_init__", kNoSlot, {});
  }
  // `__new__` is found in the class, and may give something else.
  for (const Slot slot : member_slots(id, program_.names.id("__new__"))) {
    for (std::size_t i = 0; i < values(slot).size(); ++i) {
      ValueId function = values(slot)[i];
      if (values_[function].kind == ValueKind::kStaticMethod) function = values_[function].a;
      if (values_[function].kind == ValueKind::kFunction)
        connect(index, function, values_.id(ValueKind::kClass, id), false);
    }
  }
}

void Solver::call_partial(std::uint32_t index, ValueId partial) {
  const Call& outer = calls_[index];
  // `f = partial(f, x)` in a loop: a partial object of itself.
  if (!known_partials_.insert(pair_key(outer.site, partial))) return;
  const Call& inner = calls_[values_[partial].a];
  const auto function = argument_of(inner, 0, "func");
  if (!function) return;
  NewCall made;
  made.site = outer.site;
  made.kind = outer.kind;
  made.to = outer.to;
  bool is_first = true;
  for (const CallArgument argument : Arguments(*this, inner)) {
    if (argument.kind == ArgumentKind::kPositional && is_first) {
      is_first = false;
      continue;
    }
    made.arguments.push_back(argument);
  }
  for (const CallArgument argument : Arguments(*this, outer)) made.arguments.push_back(argument);
  const Slot callee = function->value;
  const std::uint32_t combined = add_call(made);
  use(callee, Use::Kind::kCallee, combined);
}

// Something of another package may call what it is given.
void Solver::hand_over(std::uint32_t index, std::size_t number) {
  const CallArgument argument = Arguments(*this, calls_[index])[number];
  Slot given = argument.value;
  if (argument.kind == ArgumentKind::kStar || argument.kind == ArgumentKind::kDoubleStar) {
    given = new_slot();
    iterations_.push_back({given, calls_[index].site, false});
    use(argument.value, Use::Kind::kElements, static_cast<std::uint32_t>(iterations_.size() - 1));
  }
  model_uses_.push_back({index, Model::kNone, static_cast<std::uint32_t>(number), kNoValue});
  use(given, Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
}

void Solver::call_external(std::uint32_t index, GlobalName name, ValueId receiver) {
  const Call& made = calls_[index];
  const std::string path = program_.names[name];
  add_edge(made.site, made.kind, values_.id(ValueKind::kExternal, name));
  const Model model = model_of(path);
  if (model != Model::kNone) {
    call_model(index, model, receiver, name);
    const Arguments arguments(*this, made);
    for (std::size_t i = 0; i < arguments.size() && model == Model::kThread; ++i) {
      if (arguments[i].kind == ArgumentKind::kDoubleStar) hand_over(index, i);
    }
    return;
  }
  const std::size_t count = Arguments(*this, made).size();
  for (std::size_t i = 0; i < count; ++i) hand_over(index, i);
  if (const std::string_view result = libraries_->result_of(path); !result.empty()) {
    add(made.to, values_.id(ValueKind::kExternalInstance, program_.names.id(result)));
    return;
  }
  if (const std::string_view result = result_of(path); !result.empty()) {
    add(made.to, values_.id(ValueKind::kExternalInstance, program_.names.id(result)));
    return;
  }
  // By convention classes have names of capitalised words.
  const std::size_t dot = path.rfind('.');
  const std::string last = dot == std::string::npos ? path : path.substr(dot + 1);
  const std::size_t letter = last.find_first_not_of('_');
  const bool is_class = letter != std::string::npos && last[letter] >= 'A' && last[letter] <= 'Z' &&
                        std::any_of(last.begin(), last.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_class) add(made.to, values_.id(ValueKind::kExternalInstance, name));
}

}  // namespace aioshift::semantics
