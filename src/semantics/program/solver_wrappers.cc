// Functions that decorators put in the place of others, and pass on what these give.
#include <algorithm>
#include <optional>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

// A wrapper is one function for all that it wraps. Beside it stands what this call has it wrap, so that
// whoever calls the result is seen to call that and nothing else.
void Solver::give_back(const Return& returned, ValueId id) {
  const Value value = values_[id];
  const FunctionCode& maker = program_.function_code(returned.function);
  const File file = program_.file_of_function(returned.function);
  if (value.kind == ValueKind::kFunction && program_.file_of_function(value.a) == file) {
    const FunctionCode& code = program_.function_code(value.a);
    const bool is_made_here =
        code.owner == kNoClass && program_.function(file, code.outer) == returned.function;
    if (is_made_here && code.wrapped_parameter < returned.given.size())
      copy(returned.given[code.wrapped_parameter], returned.to);
  }
  for (const std::uint32_t number : maker.handed_on_parameters) {
    if (is_handed_on(returned, number, id)) {
      copy(returned.given[number], returned.to);
      return;
    }
    // `@decorate` and `@decorate(option=1)`: the one gives what stands in the other's place.
    const bool is_given = returned.given[number] != kNoSlot;
    if (maker.parameters[number].has_default && is_given == is_inner_maker(returned.function, value)) return;
  }
  add(returned.to, id);
}

// Where nothing but a wrapper is seen to be called, what it gives is what all that it wraps gives.
bool Solver::give_results_of_wrappers() {
  bool changed = false;
  for (std::size_t i = 0; i < wrapper_calls_.size(); ++i) {
    const auto [index, wrapper] = wrapper_calls_[i];
    const Call& made = calls_[index];
    const auto connected = made.connected == ListArena::kNowhere ? std::span<const std::uint32_t>()
                                                                 : arena_.list(made.connected);
    bool is_alone = true;
    for (std::size_t k = 0; k < connected.size(); k += 2)
      is_alone &= program_.function_code(values_[connected[k]].a).wrapped_parameter != kNoParameter;
    if (!is_alone || made.to == kNoSlot) continue;
    copy(program_.slot(program_.file_of_function(wrapper), program_.function_code(wrapper).returned),
         made.to);
    changed = true;
  }
  wrapper_calls_.clear();
  return changed;
}

// Whether the value is what some caller handed to the function in the parameter's place.
bool Solver::is_handed_on(const Return& returned, std::uint32_t number, ValueId id) const {
  const ValueKind kind = values_[id].kind;
  if (kind != ValueKind::kFunction && kind != ValueKind::kBound && kind != ValueKind::kManagerFactory &&
      kind != ValueKind::kInstance)
    return false;
  const Slot slot = program_.slot(program_.file_of_function(returned.function),
                                  program_.function_code(returned.function).parameters[number].slot);
  const auto& handed = values(slot);
  return std::find(handed.begin(), handed.end(), id) != handed.end();
}

// Whether the value is a decorator that the function defines, or not what such a decorator makes.
bool Solver::is_inner_maker(FunctionId maker, const Value& value) const {
  if (value.kind != ValueKind::kFunction) return false;
  const File file = program_.file_of_function(maker);
  return program_.file_of_function(value.a) == file && makes_wrappers_[value.a] != 0 &&
         program_.function(file, program_.function_code(value.a).outer) == maker;
}

// The same of a class whose `__call__` is the wrapper.
void Solver::give_wrapped(const Call& made, ClassId id) {
  const auto first = [&](std::string_view name) -> std::optional<FunctionId> {
    const GlobalName wanted = program_.names.id(name);
    for (const ClassId at : classes_[id].mro) {
      const auto methods = own_methods(at, wanted);
      if (!methods.empty()) return methods.front();
    }
    return std::nullopt;
  };
  const auto call = first("__call__");
  if (!call || program_.function_code(*call).wrapped_parameter == kNoParameter) return;
  const std::uint32_t number = program_.function_code(*call).wrapped_parameter;
  const auto constructor = first("__init__");
  if (!constructor || number == 0) return;
  const File file = program_.file_of_function(*constructor);
  const FunctionCode& code = program_.function_code(*constructor);
  if (file != program_.file_of_function(*call) || code.owner != program_.function_code(*call).owner) return;
  const Parameter& parameter = code.parameters[number];
  const std::size_t position = parameter.kind == ParameterKind::kKeywordOnly ? SIZE_MAX : number - 1;
  const auto argument =
      argument_of(made, position, parameter.name == kNoName ? "" : program_.code(file).names[parameter.name]);
  if (argument) copy(argument->value, made.to);
}

}  // namespace aioshift::semantics
