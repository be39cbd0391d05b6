#include "rules/bounded_call.h"

#include <algorithm>

#include "pattern/reference.h"
#include "rewrite/fresh_name.h"
#include "semantics/evaluation.h"
#include "semantics/values.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

bool is_chain(Node expression) {
  while (expression.is(Kind::attribute)) expression = expression.child(Field::object);
  return expression.is(Kind::identifier);
}

// Whether one of the loops around binds the name.
bool is_loop_variable(const std::vector<Node>& targets, std::string_view name) {
  return std::any_of(targets.begin(), targets.end(), [name](Node target) {
    for (NodeId id = target.id(); id < target.subtree_end(); ++id) {
      const Node node = target.tree().node(id);
      if (node.is(Kind::identifier) && node.text() == name) return true;
    }
    return false;
  });
}

// Whether the name means the same whenever the wrapper asks: defined or imported, or a variable that is bound
// once, in no loop, handler or deletion.
bool stays_the_same(const FileModel& model, Node name) {
  const auto scope = model.scopes.lookup(name.text(), model.scopes.scope_at(name));
  if (scope == semantics::kNoScope) return true;
  const auto bindings = model.scopes.bindings(scope, name.text());
  if (bindings.size() != 1 || bindings.front()->kind == semantics::BindingKind::kExcept) return false;
  for (Node up = bindings.front()->name.parent(); up; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement)) return false;
    if (up.is_one_of(Kind::function_definition, Kind::class_definition) && up != bindings.front()->binder)
      break;
  }
  return true;
}

// Whether an attribute on the way to the method is assigned in the same function: `self.client.get`.
bool changes_on_the_way(Node function) {
  const Node around = syntax::enclosing_function(function);
  for (Node part = function.child(Field::object); part.is(Kind::attribute);
       part = part.child(Field::object)) {
    const std::string_view name = part.child(Field::attribute).text();
    for (NodeId id = around ? around.id() : 0; around && id < around.subtree_end(); ++id) {
      const Node node = function.tree().node(id);
      if (node.is(Kind::attribute) && node.child(Field::attribute).text() == name &&
          syntax::is_assigned_to(node))
        return true;
    }
  }
  return false;
}

// The definition in this file of the function that is called; null where it is not known.
Node definition_of(const FileModel& model, Node function) {
  if (!function.is(Kind::identifier)) return {};
  const auto scope = model.scopes.lookup(function.text(), model.scopes.scope_at(function));
  const auto bindings = model.scopes.bindings(scope, function.text());
  if (bindings.size() != 1 || bindings.front()->kind != semantics::BindingKind::kFunction) return {};
  return bindings.front()->binder;
}

class Parameters {
 public:
  Parameters(Node definition, const std::vector<std::string>& known)
      : definition_(definition), known_(known) {}

  // The name for the argument at `index`: what the function calls it, the argument says, or its value is.
  // Empty where none of these gives a new one.
  std::string name_for(Node argument, std::uint32_t index, bool is_element) {
    std::string name;
    if (index < known_.size()) {
      name = known_[index];
    } else if (definition_) {
      const Node parameter = definition_.child(Field::parameters).named_child(index);
      if (parameter.is(Kind::identifier)) name = parameter.text();
      if (parameter.is_one_of(Kind::typed_parameter, Kind::default_parameter,
                              Kind::typed_default_parameter) &&
          parameter.named_child(0).is(Kind::identifier)) {
        name = parameter.named_child(0).text();
      }
    }
    if (name.empty() && argument.is(Kind::identifier) && !is_element) name = argument.text();
    if (name.empty() && !is_element) name = rewrite::name_for_value(argument);
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (std::any_of(name.begin(), name.end(), is_upper) || !taken_.insert(name).second) name.clear();
    return name;
  }

  bool reserve(std::string_view name) { return taken_.insert(std::string(name)).second; }

 private:
  Node definition_;
  const std::vector<std::string>& known_;
  std::set<std::string> taken_;
};

constexpr std::size_t kLineLength = 88;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

bool has_named(const std::vector<Node>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](Node argument) {
    return argument.is_one_of(Kind::keyword_argument, Kind::dictionary_splat);
  });
}

std::string_view last_name(Node function) {
  return function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
}

}  // namespace

tl::expected<Wrapper, Reason> wrapper_for(const FileModel& model, Node call,
                                          const std::vector<Node>& targets) {
  const Node arguments = call.child(Field::arguments);
  if (!arguments.is(Kind::argument_list)) return tl::unexpected(Reason::kUnsupportedArguments);
  WrappedCall parts{call.child(Field::function), {}, false, {}};
  for (const Node argument : arguments.named_children()) parts.arguments.push_back(argument);
  auto wrapper = wrapper_for(model, parts, targets);
  if (wrapper) wrapper->replaced = {call.begin(), arguments.begin() + 1};
  return wrapper;
}

tl::expected<Wrapper, Reason> wrapper_for(const FileModel& model, const WrappedCall& call,
                                          const std::vector<Node>& targets) {
  const Node function = call.function;
  const std::vector<Node>& arguments = call.arguments;
  if (!is_chain(function)) return tl::unexpected(Reason::kUnsupportedArguments);
  Wrapper wrapper;
  wrapper.base = std::string(last_name(function));
  wrapper.base.erase(0, std::min(wrapper.base.find_first_not_of('_'), wrapper.base.size()));
  Parameters names(definition_of(model, function), call.parameters);
  const Node root = pattern::first_name(function);
  wrapper.replaced = function.range();
  wrapper.call_tail = "(";
  const bool is_own_object = function.is(Kind::attribute) &&
                             (is_loop_variable(targets, root.text()) || !stays_the_same(model, root));
  if (!function.is(Kind::attribute) &&
      (is_loop_variable(targets, root.text()) || !stays_the_same(model, root))) {
    return tl::unexpected(Reason::kUnsupportedArguments);
  }
  if (changes_on_the_way(function)) return tl::unexpected(Reason::kUnsupportedArguments);
  std::vector<std::string> parameters;
  std::vector<std::string> forwarded;
  if (is_own_object) {
    // `item.load(x)`: the object is an argument of the wrapper.
    names.reserve(root.text());
    parameters.emplace_back(root.text());
    wrapper.call_tail += std::string(root.text()) + (arguments.empty() ? "" : ", ");
  } else {
    wrapper.closure.push_back(root.text());
    // A parameter of that name would hide what is called.
    names.reserve(root.text());
  }
  std::uint32_t index = 0;
  bool is_spelled_out = true;
  bool has_positional = false;
  for (const Node argument : arguments) {
    const bool is_keyword = argument.is(Kind::keyword_argument);
    const Node value = is_keyword ? argument.child(Field::value) : argument;
    if (semantics::awaitability(model, value) == semantics::Awaitability::kCoroutine)
      return tl::unexpected(Reason::kUnsupportedArguments);
    if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat)) {
      is_spelled_out = false;
    } else if (is_keyword) {
      const std::string name(argument.child(Field::name).text());
      is_spelled_out = is_spelled_out && names.reserve(name);
      parameters.push_back(name);
      forwarded.push_back(name + "=" + name);
    } else {
      const std::string name = names.name_for(argument, index++, call.takes_elements);
      is_spelled_out = is_spelled_out && !name.empty();
      parameters.push_back(name);
      forwarded.push_back(name);
    }
    has_positional = has_positional || (!is_keyword && !argument.is(Kind::dictionary_splat));
  }
  const auto write = [&] {
    wrapper.names = parameters;
    wrapper.parameters = joined(parameters);
    wrapper.forwarded = std::string(function.text()) + "(" + joined(forwarded) + ")";
  };
  write();
  // "async def bounded_():" and "return await", at the fourth column and the twelfth.
  const std::size_t length =
      std::max(wrapper.parameters.size() + wrapper.base.size() + 25, wrapper.forwarded.size() + 25);
  if (is_spelled_out && length <= kLineLength) return wrapper;
  parameters.resize(is_own_object ? 1 : 0);
  forwarded.clear();
  for (const char* rest : {"*args", "**kwargs"}) {
    if (rest[1] == '*' ? !has_named(arguments) : !has_positional) continue;
    parameters.emplace_back(rest);
    forwarded.emplace_back(rest);
  }
  write();
  return wrapper;
}

std::vector<std::string> definition_of_wrapper(const Wrapper& wrapper, const std::string& name,
                                               const std::string& semaphore, const std::string& unit) {
  return {"async def " + name + "(" + wrapper.parameters + "):", unit + "async with " + semaphore + ":",
          unit + unit + "return await " + wrapper.forwarded};
}

namespace {

// `async with NAME: return await CALL` is all that the function does.
struct Body {
  std::string semaphore;
  std::string call;
};

std::optional<Body> wrapper_body(Node function) {
  if (!syntax::is_async_function(function)) return std::nullopt;
  const Node body = function.child(Field::body);
  const Node with = body.named_child(0);
  if (body.named_child_count() != 1 || !with.is(Kind::with_statement)) return std::nullopt;
  const Node inner = with.child(Field::body).named_child(0);
  if (!inner.is(Kind::return_statement) || with.child(Field::body).named_child_count() != 1)
    return std::nullopt;
  const Node await = inner.named_child(0);
  if (!await.is(Kind::await)) return std::nullopt;
  return Body{std::string(with.child(Kind::with_clause).text()), std::string(await.named_child(0).text())};
}

// Whether every way to `statement` in its function passes `other`.
bool is_passed_before(Node other, Node statement) {
  return other.end() <= statement.begin() && statement.is_inside(other.parent());
}

}  // namespace

Existing existing_in(const FileModel& model, Node statement, const Wrapper& wrapper) {
  Existing existing;
  const auto scope = model.scopes.scope_at(statement);
  for (const semantics::Binding& binding : model.scopes.all_bindings()) {
    if (binding.scope != scope || model.scopes.bindings(scope, binding.name.text()).size() != 1) continue;
    const Node binder = binding.binder;
    if (binding.kind == semantics::BindingKind::kAssignment && binder.is(Kind::assignment) &&
        !binding.is_partial && is_passed_before(binder.parent(), statement)) {
      const auto made = model.names.of_callee(binder.child(Field::right));
      if (made && made->path == "asyncio.Semaphore") existing.semaphore = std::string(binding.name.text());
    }
    if (binding.kind != semantics::BindingKind::kFunction || !is_passed_before(binder, statement)) continue;
    const auto body = wrapper_body(binder);
    if (!body || body->call != wrapper.forwarded ||
        binder.child(Field::parameters).text() != "(" + wrapper.parameters + ")") {
      continue;
    }
    existing.wrapper = std::string(binding.name.text());
  }
  return existing;
}

}  // namespace aioshift::rules
