// Containers, iteration, context managers and operators.
#include <algorithm>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

Solver::Container& Solver::container(ValueId id) {
  if (id >= container_of_.size()) container_of_.resize(std::max<std::size_t>(values_.size(), id + 1));
  if (container_of_[id] != 0) return containers_[container_of_[id] - 1];
  Container& made = containers_.emplace_back();
  container_of_[id] = static_cast<std::uint32_t>(containers_.size());
  made.any = new_slot();
  made.rest = new_slot();
  copy(made.rest, made.any);
  return made;
}

Slot Solver::keys_of(Container& container) {
  if (container.keys == kNoSlot) container.keys = new_slot();
  return container.keys;
}

const Solver::Fields& Solver::fields_of(const Container& container) const {
  static const Fields kNone;
  return container.fields == 0 ? kNone : fields_of_containers_[container.fields - 1];
}

// What is stored under the constant key.
Slot Solver::field_of(Container& container, ValueId key) {
  for (const auto& [known, slot] : fields_of(container)) {
    if (known == key) return slot;
  }
  if (container.fields == 0) {
    fields_of_containers_.emplace_back();
    container.fields = static_cast<std::uint32_t>(fields_of_containers_.size());
  }
  const Slot slot = new_slot();
  fields_of_containers_[container.fields - 1].emplace_back(key, slot);
  copy(slot, container.any);
  return slot;
}

const Solver::Container* Solver::known_container(ValueId id) const {
  return id < container_of_.size() && container_of_[id] != 0 ? &containers_[container_of_[id] - 1] : nullptr;
}

std::span<const ValueId> Solver::elements(ValueId id) const {
  const Container* known = known_container(id);
  return known == nullptr ? std::span<const ValueId>() : values(known->any);
}

void Solver::store_item(ValueId object, ValueId key, Slot stored) {
  if (values_[object].kind != ValueKind::kContainer) return;
  const ValueKind kind = values_[key].kind;
  const bool is_constant = kind == ValueKind::kString || kind == ValueKind::kInteger;
  Container& into = container(object);
  if (key != kNoValue) add(keys_of(into), key);
  if (!is_constant) {
    copy(stored, into.rest);
    return;
  }
  copy(stored, field_of(into, key));
}

void Solver::load_item(InstructionId site, Slot to, ValueId object, ValueId key, Slot key_slot) {
  const Value value = values_[object];
  switch (value.kind) {
    case ValueKind::kContainer: {
      Container& from = container(object);
      const ValueKind kind = values_[key].kind;
      if (kind != ValueKind::kString && kind != ValueKind::kInteger) {
        copy(from.any, to);
        return;
      }
      copy(field_of(from, key), to);  // it may be stored later
      copy(from.rest, to);
      return;
    }
    case ValueKind::kInstance: {
      const CallArgument arguments[] = {{key_slot, ArgumentKind::kPositional, 0}};
      // Of a subscript in the code, and whatever the key is.
      const bool is_subscript = key_slot != kNoSlot;
      if (is_subscript && !known_items_.insert(pair_key(site, object))) return;
      call_method(site, EdgeKind::kOperator, object, "__getitem__", to, arguments, is_subscript);
      return;
    }
    case ValueKind::kExternalInstance: {
      const std::string& owner = program_.names[value.a];
      std::string_view type = libraries_->item(owner);
      if (key != kNoValue && values_[key].kind == ValueKind::kString && type.empty())
        type = libraries_->item(owner, program_.names[values_[key].a]);
      if (!type.empty()) add(to, values_.id(ValueKind::kExternalInstance, program_.names.id(type)));
      return;
    }
    case ValueKind::kClass:
    case ValueKind::kExternal:
      add(to, object);  // a generic type
      return;
    default:
      return;
  }
}

void Solver::slice(InstructionId site, Slot to, ValueId object, Slot lower, Slot upper) {
  const Value value = values_[object];
  if (value.kind == ValueKind::kInstance) {
    load_item(site, to, object, kNoValue, kNoSlot);
    return;
  }
  if (value.kind == ValueKind::kString || value.kind == ValueKind::kExternalInstance) {
    add(to, value.kind == ValueKind::kString
                ? values_.id(ValueKind::kExternalInstance, program_.names.id("<builtin>.str"))
                : object);
    return;
  }
  if (value.kind != ValueKind::kContainer) return;
  const auto bound = [&](Slot slot, std::uint32_t otherwise) -> std::optional<std::uint32_t> {
    if (slot == kNoSlot) return otherwise;
    if (values(slot).size() != 1) return std::nullopt;
    const Value& constant = values_[values(slot).front()];
    return constant.kind == ValueKind::kInteger ? std::optional(constant.a) : std::nullopt;
  };
  const auto begin = bound(lower, 0);
  const auto end = bound(upper, UINT32_MAX);
  const ValueId made = values_.id(ValueKind::kContainer, site, value.b);
  if (made == object) return;
  Container& into = container(made);
  const Container from = container(object);
  copy(from.rest, into.rest);
  if (!begin || !end) {
    copy(from.any, into.rest);
  } else {
    const Fields fields = fields_of(from);
    for (const auto& [key, slot] : fields) {
      const Value number = values_[key];
      if (number.kind == ValueKind::kInteger && number.a >= *begin && number.a < *end)
        store_item(made, values_.id(ValueKind::kInteger, number.a - *begin), slot);
    }
  }
  add(to, made);
}

void Solver::iterate(const Iteration& iteration, ValueId object) {
  const Value value = values_[object];
  switch (value.kind) {
    case ValueKind::kContainer: {
      Container& from = container(object);
      copy(program_.names[value.b] == "dict" ? keys_of(from) : from.any, iteration.to);
      return;
    }
    case ValueKind::kGenerator: {
      const File file = program_.file_of_function(value.a);
      const FunctionCode& code = program_.function_code(value.a);
      add_edge(iteration.site, EdgeKind::kGenerate, values_.id(ValueKind::kFunction, value.a));
      copy(program_.slot(file, code.yielded), iteration.to);
      if (code.returns_annotated) {
        // What is returned is said to be an iterator: a container of what it gives.
        const Slot returned = program_.slot(file, code.returned);
        iterations_.push_back(iteration);
        use(returned, Use::Kind::kElements, static_cast<std::uint32_t>(iterations_.size() - 1));
      }
      return;
    }
    case ValueKind::kInstance: {
      const Slot iterator = new_slot();
      const bool has_iter = call_method(iteration.site, EdgeKind::kIterate, object,
                                        iteration.is_async ? "__aiter__" : "__iter__", iterator, {});
      const bool inherits_iter = !has_iter && !classes_[value.a].external_bases.empty();
      if (inherits_iter &&
          !member_slots(value.a, program_.names.id(iteration.is_async ? "__anext__" : "__next__")).empty()) {
        next(iteration, object);  // of collections.abc.Iterator
        return;
      }
      if (!has_iter) {
        if (!iteration.is_async) load_item(iteration.site, iteration.to, object, kNoValue, kNoSlot);
        return;
      }
      iterations_.push_back(iteration);
      use(iterator, Use::Kind::kNext, static_cast<std::uint32_t>(iterations_.size() - 1));
      return;
    }
    case ValueKind::kExternalInstance: {
      const std::string method = program_.names[value.a] + (iteration.is_async ? ".__aiter__" : ".__iter__");
      add_edge(iteration.site, EdgeKind::kIterate,
               values_.id(ValueKind::kExternal, program_.names.id(method)));
      if (const std::string_view element = libraries_->result_of(method); !element.empty())
        add(iteration.to, values_.id(ValueKind::kExternalInstance, program_.names.id(element)));
      return;
    }
    default:
      return;
  }
}

void Solver::next(const Iteration& iteration, ValueId iterator) {
  const Value value = values_[iterator];
  if (value.kind == ValueKind::kInstance) {
    call_method(iteration.site, EdgeKind::kNext, iterator, iteration.is_async ? "__anext__" : "__next__",
                iteration.to, {});
    return;
  }
  if (value.kind == ValueKind::kContainer) {
    copy(container(iterator).any, iteration.to);
    return;
  }
  iterate(iteration, iterator);
}

void Solver::enter(InstructionId site, Slot to, ValueId object, bool is_async) {
  const Value value = values_[object];
  switch (value.kind) {
    case ValueKind::kInstance: {
      call_method(site, EdgeKind::kEnter, object, is_async ? "__aenter__" : "__enter__", to, {}, true);
      call_method(site, EdgeKind::kExit, object, is_async ? "__aexit__" : "__exit__", kNoSlot, {}, true);
      // Managers of other packages mostly enter as themselves.
      if (!classes_[value.a].external_bases.empty() &&
          member_slots(value.a, program_.names.id(is_async ? "__aenter__" : "__enter__")).empty())
        add(to, object);
      return;
    }
    case ValueKind::kManager: {
      const Value function = values_[value.a];
      if (function.kind != ValueKind::kFunction) return;
      add_edge(site, EdgeKind::kEnter, value.a);
      const File file = program_.file_of_function(function.a);
      const FunctionCode& code = program_.function_code(function.a);
      copy(program_.slot(file, code.yielded), to);
      iterations_.push_back({to, site, is_async});
      use(program_.slot(file, code.returned), Use::Kind::kElements,
          static_cast<std::uint32_t>(iterations_.size() - 1));
      return;
    }
    case ValueKind::kExternalInstance: {
      const std::string name = program_.names[value.a];
      const std::string enter = name + (is_async ? ".__aenter__" : ".__enter__");
      const std::string leave = name + (is_async ? ".__aexit__" : ".__exit__");
      add_edge(site, EdgeKind::kEnter, values_.id(ValueKind::kExternal, program_.names.id(enter)));
      add_edge(site, EdgeKind::kExit, values_.id(ValueKind::kExternal, program_.names.id(leave)));
      const std::string_view entered = libraries_->result_of(enter);
      add(to,
          entered.empty() ? object : values_.id(ValueKind::kExternalInstance, program_.names.id(entered)));
      return;
    }
    case ValueKind::kContainer:
      copy(container(object).any, to);
      return;
    default:
      return;
  }
}

void Solver::operate(InstructionId site, const Instruction& instruction, ValueId object) {
  if (instruction.name == kNoName) return;
  const File file = program_.file_of_instruction(site);
  const Slot to = program_.slot(file, instruction.to);
  const Slot b = program_.slot(file, instruction.b);
  const Value value = values_[object];
  const std::string& method = program_.code(file).names[instruction.name];
  if (value.kind == ValueKind::kInstance) {
    const CallArgument arguments[] = {{b, ArgumentKind::kPositional, 0}};
    call_method(site, EdgeKind::kOperator, object, method, to, std::span(arguments, b == kNoSlot ? 0 : 1),
                true);
    return;
  }
  const bool joins = method == "__add__" || method == "__or__" || method == "__mul__";
  if (value.kind == ValueKind::kContainer && joins) {
    const ValueId made = values_.id(ValueKind::kContainer, site, value.b);
    Container& into = container(made);
    copy(container(object).any, into.rest);
    copy(keys_of(container(object)), keys_of(into));
    for (std::size_t i = 0; i < values(b).size(); ++i) {
      if (values_[values(b)[i]].kind == ValueKind::kContainer) copy(container(values(b)[i]).any, into.rest);
    }
    add(to, made);
    return;
  }
  if (method == "__or__" && (value.kind == ValueKind::kClass || value.kind == ValueKind::kExternal)) {
    add(to, object);  // a union of types
    copy(b, to);
    return;
  }
  if (value.kind == ValueKind::kString || value.kind == ValueKind::kExternalInstance) {
    if (value.kind == ValueKind::kString) {
      add(to, values_.id(ValueKind::kExternalInstance, program_.names.id("<builtin>.str")));
    } else {
      add(to, object);
    }
  }
}

void Solver::call_container_method(std::uint32_t index, ValueId object, GlobalName name) {
  const Call& made = calls_[index];
  const Value value = values_[object];
  const std::string method = program_.names[name];
  if (value.kind == ValueKind::kProperty) {
    // `@x.setter` and `@x.getter`: the property with another part.
    if (method == "deleter") add(made.to, object);
    if (method != "setter" && method != "getter") return;
    const auto function = argument_of(made, 0, "");
    if (!function) return;
    model_uses_.push_back({index, Model::kProperty, method == "setter" ? 1U : 0U, object});
    use(function->value, Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
    return;
  }
  if (value.kind == ValueKind::kGenerator) {
    iterations_.push_back({made.to, made.site, false});
    if (method == "__next__" || method == "send" || method == "throw") {
      const Iteration iteration = iterations_.back();
      iterate(iteration, object);
    }
    if (method == "__iter__") add(made.to, object);
    if (method == "send") {
      const auto sent = argument_of(made, 0, "");
      const File file = program_.file_of_function(value.a);
      if (sent) copy(sent->value, program_.slot(file, program_.function_code(value.a).sent));
    }
    return;
  }
  if (value.kind == ValueKind::kManager) {
    if (method == "__enter__" || method == "__aenter__")
      enter(made.site, made.to, object, method == "__aenter__");
    return;
  }
  const auto argument = [&](std::size_t position) {
    const auto found = argument_of(made, position, "");
    return found ? found->value : kNoSlot;
  };
  const std::string type = program_.names[value.b];
  add_edge(made.site, EdgeKind::kCall,
           values_.id(ValueKind::kExternal, program_.names.id("<builtin>." + type + "." + method)));
  Container& self = container(object);
  const Slot any = self.any;
  const Slot rest = self.rest;
  const auto iterate_into = [&](Slot from, Slot to) {
    iterations_.push_back({to, made.site, false});
    use(from, Use::Kind::kIterate, static_cast<std::uint32_t>(iterations_.size() - 1));
  };
  const auto by_key = [&](Slot key) {
    bool is_known = false;
    for (std::size_t i = 0; i < values(key).size(); ++i) {
      load_item(made.site, made.to, object, values(key)[i], key);
      is_known = true;
    }
    if (!is_known) copy(any, made.to);
  };
  if (method == "append" || method == "add" || method == "appendleft" || method == "put" ||
      method == "put_nowait") {
    copy(argument(0), rest);
  } else if (method == "insert") {
    copy(argument(1), rest);
  } else if (method == "extend" || method == "extendleft") {
    iterate_into(argument(0), rest);
  } else if (method == "update" || method == "__ior__") {
    if (type == "dict") {
      // Pairs or another mapping.
      model_uses_.push_back({index, Model::kToDict, 0, object});
      use(argument(0), Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
      for (const CallArgument named : Arguments(*this, made)) {
        if (named.kind == ArgumentKind::kKeyword)
          store_item(object, values_.id(ValueKind::kString, named.name), named.value);
      }
    } else {
      iterate_into(argument(0), rest);
    }
  } else if (method == "get" || method == "setdefault" || method == "pop") {
    if (type == "dict") {
      by_key(argument(0));
      copy(argument(1), made.to);
      if (method == "setdefault") {
        for (std::size_t i = 0; i < values(argument(0)).size(); ++i)
          store_item(object, values(argument(0))[i], argument(1));
        if (values(argument(0)).empty()) copy(argument(1), rest);
      }
    } else {
      copy(any, made.to);
    }
  } else if (method == "popleft" || method == "popitem" || method == "__getitem__" ||
             method == "get_nowait" || method == "__next__" || method == "send") {
    if (method == "__getitem__") {
      by_key(argument(0));
    } else if (method == "popitem") {
      const ValueId pair = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      store_item(pair, values_.id(ValueKind::kInteger, 0), keys_of(self));
      store_item(pair, values_.id(ValueKind::kInteger, 1), any);
      add(made.to, pair);
    } else {
      copy(any, made.to);
    }
  } else if (method == "__setitem__") {
    for (std::size_t i = 0; i < values(argument(0)).size(); ++i)
      store_item(object, values(argument(0))[i], argument(1));
    if (values(argument(0)).empty()) copy(argument(1), rest);
  } else if (method == "values" || method == "keys" || method == "items" || method == "copy" ||
             method == "union" || method == "difference" || method == "intersection" ||
             method == "__iter__") {
    if (method == "copy" || method == "union" || method == "difference" || method == "intersection" ||
        method == "__iter__") {
      add(made.to, object);
      return;
    }
    const ValueId view = values_.id(ValueKind::kContainer, made.site, program_.names.id("list"));
    Container& into = container(view);
    if (method == "items") {
      // A call makes one list and its pairs: told apart by the type.
      const ValueId pair = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      store_item(pair, values_.id(ValueKind::kInteger, 0), keys_of(self));
      store_item(pair, values_.id(ValueKind::kInteger, 1), any);
      add(container(view).rest, pair);
    } else {
      copy(method == "values" ? any : keys_of(self), into.rest);
    }
    add(made.to, view);
  } else if (type == "future") {
    if (method == "result") copy(any, made.to);
  } else if (type == "callable" || type == "manager" || type == "awaitable") {
    if (method == "__call__" || method == "__enter__" || method == "__aenter__") copy(any, made.to);
  }
}

}  // namespace aioshift::semantics
