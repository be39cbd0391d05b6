// Functions of the standard library that call, keep or give back what they are given.
#include <algorithm>

#include "semantics/program/solver.h"

namespace aioshift::semantics {

void Solver::call_model(std::uint32_t index, Model model, ValueId receiver, GlobalName name) {
  const Call& made = calls_[index];
  const auto argument = [&](std::size_t position, std::string_view keyword) {
    const auto found = argument_of(made, position, keyword);
    return found ? found->value : kNoSlot;
  };
  const auto watch = [&](Slot slot, std::uint32_t number) {
    model_uses_.push_back({index, model, number, receiver});
    use(slot, Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
  };
  const auto iterate_into = [&](Slot from, Slot to) {
    if (from == kNoSlot) return;
    iterations_.push_back({to, made.site, false});
    use(from, Use::Kind::kIterate, static_cast<std::uint32_t>(iterations_.size() - 1));
  };
  const auto new_container = [&](std::string_view type) {
    const ValueId id = values_.id(ValueKind::kContainer, made.site, program_.names.id(type));
    add(made.to, id);
    return id;
  };
  // Calls what is in `function` with elements of the iterables from argument `first` on.
  const auto call_with_elements = [&](Slot function, std::size_t first, Slot to, EdgeKind kind) {
    NewCall inner;
    inner.site = made.site;
    inner.kind = kind;
    inner.to = to;
    for (std::size_t i = first; argument(i, "") != kNoSlot; ++i) {
      const Slot element = new_slot();
      iterate_into(argument(i, ""), element);
      inner.arguments.push_back({element, ArgumentKind::kPositional, 0});
    }
    const std::uint32_t id = add_call(inner);
    use(function, Use::Kind::kCallee, id);
  };
  switch (model) {
    case Model::kNone:
      return;
    case Model::kProperty:
    case Model::kStaticMethod:
    case Model::kClassMethod:
    case Model::kContextManager:
    case Model::kCast:
      watch(argument(0, "fget"), 0);
      if (model == Model::kProperty) watch(argument(1, "fset"), 1);
      if (model == Model::kCast) copy(argument(1, "val"), made.to);
      return;
    case Model::kType:
    case Model::kLength:
      receiver = values_.id(ValueKind::kExternal, name);
      watch(argument(0, ""), 0);
      if (model == Model::kLength) {
        const std::string_view result = result_of(program_.names[name]);
        if (!result.empty())
          add(made.to, values_.id(ValueKind::kExternalInstance, program_.names.id(result)));
      }
      return;
    case Model::kIdentity:
      copy(argument(0, ""), made.to);
      return;
    case Model::kIdentityMaker: {
      // `@lru_cache` without brackets decorates itself.
      if (program_.instruction_code(made.site).is_decorator && program_.names[name] != "functools.wraps") {
        copy(argument(0, ""), made.to);
      } else {
        add(made.to, values_.id(ValueKind::kReturnsArgument));
      }
      return;
    }
    case Model::kPartial:
      add(made.to, values_.id(ValueKind::kPartial, index));
      return;
    case Model::kSuper:
      watch(argument(0, ""), 0);
      watch(argument(1, ""), 1);
      return;
    case Model::kCallsFirst:
    case Model::kPoolSubmit:
    case Model::kThread: {
      NewCall inner;
      inner.site = made.site;
      inner.to = made.to;
      const bool is_thread = model == Model::kThread;
      const ThreadArguments passed = thread_arguments(program_.names[name]);
      if (model == Model::kPoolSubmit) {
        inner.kind = EdgeKind::kCallback;
        inner.to = container(new_container("future")).rest;
      }
      const Slot function = is_thread ? argument(passed.function, passed.keyword) : argument(0, "");
      if (is_thread) {
        inner.to = kNoSlot;
        inner.kind = EdgeKind::kCallback;
        if (const Slot arguments = argument(passed.positional, "args"); arguments != kNoSlot)
          inner.arguments.push_back({arguments, ArgumentKind::kStar, 0});
        if (const Slot named = argument(passed.positional + 1, "kwargs"); named != kNoSlot)
          inner.arguments.push_back({named, ArgumentKind::kDoubleStar, 0});
        add(made.to, values_.id(ValueKind::kExternalInstance, name));
      } else {
        bool is_first = true;
        for (const CallArgument one : Arguments(*this, made)) {
          if (one.kind == ArgumentKind::kPositional && is_first) {
            is_first = false;
            continue;
          }
          inner.arguments.push_back(one);
        }
      }
      const std::uint32_t id = add_call(inner);
      use(function, Use::Kind::kCallee, id);
      return;
    }
    case Model::kMap: {
      const Slot element = container(new_container("map")).rest;
      call_with_elements(argument(0, ""), 1, element, EdgeKind::kCall);
      return;
    }
    case Model::kPoolMap: {
      const Slot element = container(new_container("map")).rest;
      call_with_elements(argument(0, "fn"), 1, element, EdgeKind::kCallback);
      return;
    }
    case Model::kFilter: {
      const Slot element = container(new_container("map")).rest;
      call_with_elements(argument(0, ""), 1, kNoSlot, EdgeKind::kCall);
      iterate_into(argument(1, ""), element);
      return;
    }
    case Model::kReduce: {
      NewCall inner;
      inner.site = made.site;
      inner.to = made.to;
      const Slot element = new_slot();
      iterate_into(argument(1, ""), element);
      copy(element, made.to);
      copy(argument(2, ""), made.to);
      if (made.to != kNoSlot) inner.arguments.push_back({made.to, ArgumentKind::kPositional, 0});
      inner.arguments.push_back({element, ArgumentKind::kPositional, 0});
      const std::uint32_t id = add_call(inner);
      use(argument(0, ""), Use::Kind::kCallee, id);
      return;
    }
    case Model::kSorted:
    case Model::kBest: {
      Slot element = made.to;
      if (model == Model::kSorted) element = container(new_container("list")).rest;
      if (element == kNoSlot) element = new_slot();
      iterate_into(argument(0, ""), element);
      if (model == Model::kBest) {
        for (std::size_t i = 0; argument(1, "") != kNoSlot && argument(i, "") != kNoSlot; ++i)
          copy(argument(i, ""), element);
      }
      if (const Slot key = argument(SIZE_MAX, "key"); key != kNoSlot) {
        NewCall inner;
        inner.site = made.site;
        inner.arguments.push_back({element, ArgumentKind::kPositional, 0});
        const std::uint32_t id = add_call(inner);
        use(key, Use::Kind::kCallee, id);
      }
      return;
    }
    case Model::kSum:
      iterate_into(argument(0, ""), made.to == kNoSlot ? new_slot() : made.to);
      return;
    case Model::kToList:
      iterate_into(argument(0, ""), container(new_container("list")).rest);
      return;
    case Model::kToTuple:
      // A tuple of a tuple has the same elements in the same places.
      watch(argument(0, ""), 0);
      return;
    case Model::kToSet:
      iterate_into(argument(0, ""), container(new_container("set")).rest);
      return;
    case Model::kToDict: {
      const ValueId dict = new_container("dict");
      for (const CallArgument passed : Arguments(*this, made)) {
        if (passed.kind == ArgumentKind::kKeyword)
          store_item(dict, values_.id(ValueKind::kString, passed.name), passed.value);
      }
      model_uses_.push_back({index, model, 0, dict});
      use(argument(0, ""), Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
      return;
    }
    case Model::kIter:
    case Model::kClosing:
      watch(argument(0, ""), 0);
      return;
    case Model::kNext:
      iterations_.push_back({made.to, made.site, false});
      use(argument(0, ""), Use::Kind::kNext, static_cast<std::uint32_t>(iterations_.size() - 1));
      copy(argument(1, ""), made.to);
      return;
    case Model::kEnumerate: {
      const ValueId list = new_container("list");
      const ValueId pair = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      const Slot element = new_slot();
      iterate_into(argument(0, ""), element);
      store_item(pair, values_.id(ValueKind::kInteger, 1), element);
      add(container(list).rest, pair);
      return;
    }
    case Model::kZip: {
      const ValueId list = new_container("list");
      const ValueId pair = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      for (std::uint32_t i = 0; argument(i, "") != kNoSlot; ++i) {
        const Slot element = new_slot();
        iterate_into(argument(i, ""), element);
        store_item(pair, values_.id(ValueKind::kInteger, i), element);
      }
      add(container(list).rest, pair);
      return;
    }
    case Model::kChain: {
      const Slot rest = container(new_container("list")).rest;
      for (std::size_t i = 0; argument(i, "") != kNoSlot; ++i) iterate_into(argument(i, ""), rest);
      return;
    }
    case Model::kGetAttribute:
      watch(argument(0, ""), 0);
      watch(argument(1, ""), 1);
      copy(argument(2, ""), made.to);
      return;
    case Model::kSetAttribute:
      watch(argument(0, ""), 0);
      watch(argument(1, ""), 1);
      return;
    case Model::kMembers:
    case Model::kVars:
      watch(argument(0, "object"), 0);
      return;
    case Model::kPack: {
      const ValueId tuple = new_container("tuple");
      std::uint32_t number = 0;
      for (const CallArgument passed : Arguments(*this, made)) {
        if (passed.kind == ArgumentKind::kPositional)
          store_item(tuple, values_.id(ValueKind::kInteger, number++), passed.value);
      }
      return;
    }
    case Model::kInsert: {
      watch(argument(0, "a"), 0);
      const Arguments arguments(*this, made);
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].kind == ArgumentKind::kKeyword) hand_over(index, i);
      }
      return;
    }
    case Model::kPop:
      iterate_into(argument(0, "seq"), made.to);
      return;
    case Model::kEnters:
      watch(argument(0, "cm"), 0);
      return;
  }
}

void Solver::apply_model(const ModelUse& model_use, ValueId value) {
  const Call& made = calls_[model_use.call];
  const Value of = values_[value];
  const auto other = [&](std::size_t position) {
    const auto found = argument_of(made, position, "");
    return found ? found->value : kNoSlot;
  };
  switch (model_use.model) {
    case Model::kNone:
      // Handed to something of another package.
      if (of.kind == ValueKind::kFunction) add_edge(made.site, EdgeKind::kCallback, value);
      if (of.kind == ValueKind::kBound && values_[of.a].kind == ValueKind::kFunction)
        add_edge(made.site, EdgeKind::kCallback, of.a);
      if (of.kind == ValueKind::kContainer && known_handed_.insert(pair_key(model_use.call, value))) {
        model_uses_.push_back({model_use.call, Model::kNone, model_use.argument, value});
        const Slot elements = container(value).any;
        use(elements, Use::Kind::kArgument, static_cast<std::uint32_t>(model_uses_.size() - 1));
        return;
      }
      if (model_use.receiver != kNoValue) return;  // in a container
      // A decorator of another package most likely gives back something that is called like what it got.
      if (model_use.argument == 0 && Arguments(*this, made).size() == 1 && made.kind == EdgeKind::kCall &&
          (of.kind == ValueKind::kFunction || of.kind == ValueKind::kClass) &&
          program_.instruction_code(made.site).node != 0) {
        const Instruction& instruction = program_.instruction_code(made.site);
        if (instruction.is_decorator) add(made.to, value);
      }
      return;
    case Model::kProperty: {
      // Of `x.setter` the receiver is the property so far.
      const Value before = values_[model_use.receiver];
      if (before.kind == ValueKind::kProperty) {
        add(made.to, model_use.argument == 1 ? values_.id(ValueKind::kProperty, before.a, value)
                                             : values_.id(ValueKind::kProperty, value, before.b));
      } else if (model_use.argument == 0) {
        const Slot setter = other(1);
        const ValueId set = setter != kNoSlot && !values(setter).empty() ? values(setter).front() : kNoValue;
        add(made.to, values_.id(ValueKind::kProperty, value, set));
      }
      return;
    }
    case Model::kEnters:
      enter(made.site, made.to, value, false);
      return;
    case Model::kStaticMethod:
      add(made.to, values_.id(ValueKind::kStaticMethod, value));
      return;
    case Model::kClassMethod:
      add(made.to, values_.id(ValueKind::kClassMethod, value));
      return;
    case Model::kContextManager:
      if (of.kind == ValueKind::kFunction) {
        add(made.to, values_.id(ValueKind::kManagerFactory, value));
      } else {
        add(made.to, value);
      }
      return;
    case Model::kCast:
      make_instance(made.to, value);
      return;
    case Model::kType:
      if (of.kind == ValueKind::kInstance) add(made.to, values_.id(ValueKind::kClass, of.a));
      if (of.kind == ValueKind::kExternalInstance) add(made.to, values_.id(ValueKind::kExternal, of.a));
      return;
    case Model::kLength: {
      // The receiver stands for the builtin function itself.
      const std::string path = program_.names[values_[model_use.receiver].a];
      call_method(made.site, EdgeKind::kOperator, value, method_called_by(path), kNoSlot, {});
      return;
    }
    case Model::kSuper: {
      const Slot objects = other(1);
      const Slot classes = other(0);
      for (std::size_t i = 0; i < values(classes).size(); ++i) {
        const Value of_class = values_[values(classes)[i]];
        if (of_class.kind != ValueKind::kClass) continue;
        for (std::size_t k = 0; k < values(objects).size(); ++k) {
          const ValueKind kind = values_[values(objects)[k]].kind;
          if (kind == ValueKind::kInstance || kind == ValueKind::kClass)
            add(made.to, values_.id(ValueKind::kSuper, of_class.a, values(objects)[k]));
        }
      }
      return;
    }
    case Model::kToTuple: {
      if (of.kind == ValueKind::kContainer && program_.names[of.b] == "tuple") {
        add(made.to, value);
        return;
      }
      const ValueId tuple = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      const Slot rest = container(tuple).rest;
      iterate({rest, made.site, false}, value);
      add(made.to, tuple);
      return;
    }
    case Model::kToDict: {
      if (of.kind != ValueKind::kContainer) return;
      if (program_.names[of.b] == "dict") {
        const Container from = container(value);
        const Fields fields = fields_of(from);
        for (const auto& [key, slot] : fields) store_item(model_use.receiver, key, slot);
        store_item(model_use.receiver, kNoValue, from.rest);
        copy(keys_of(container(value)), keys_of(container(model_use.receiver)));
        return;
      }
      // Pairs.
      const Slot pairs = container(value).any;
      for (std::size_t i = 0; i < values(pairs).size(); ++i) {
        const ValueId pair = values(pairs)[i];
        if (values_[pair].kind != ValueKind::kContainer) continue;
        load_item(made.site, keys_of(container(model_use.receiver)), pair, values_.id(ValueKind::kInteger, 0),
                  kNoSlot);
        load_item(made.site, container(model_use.receiver).rest, pair, values_.id(ValueKind::kInteger, 1),
                  kNoSlot);
      }
      return;
    }
    case Model::kIter:
      if (of.kind == ValueKind::kInstance) {
        call_method(made.site, EdgeKind::kIterate, value, "__iter__", made.to, {});
      } else {
        add(made.to, value);
      }
      return;
    case Model::kClosing:
      add(made.to, value);
      return;
    case Model::kInsert:
      store_item(value, kNoValue, other(1));
      return;
    case Model::kMembers: {
      const ValueId list = values_.id(ValueKind::kContainer, made.site, program_.names.id("list"));
      const ValueId pair = values_.id(ValueKind::kContainer, made.site, program_.names.id("tuple"));
      const Slot member = new_slot();
      add(member, values_.id(ValueKind::kAnyMember, value));
      store_item(pair, values_.id(ValueKind::kInteger, 1), member);
      add(container(list).rest, pair);
      add(made.to, list);
      return;
    }
    case Model::kVars:
      // An object's own attributes are not its class's.
      if (of.kind == ValueKind::kClass || of.kind == ValueKind::kModule)
        give_members(made.site, made.to, value);
      return;
    case Model::kGetAttribute:
    case Model::kSetAttribute: {
      const Slot objects = other(0);
      const Slot names = other(1);
      for (std::size_t i = 0; i < values(objects).size(); ++i) {
        for (std::size_t k = 0; k < values(names).size(); ++k) {
          const Value name = values_[values(names)[k]];
          if (name.kind != ValueKind::kString) continue;
          if (model_use.model == Model::kGetAttribute) {
            load_attribute(made.site, made.to, values(objects)[i], name.a);
          } else {
            store_attribute(made.site, values(objects)[i], name.a, other(2));
          }
        }
      }
      return;
    }
    default:
      return;
  }
}

}  // namespace aioshift::semantics
