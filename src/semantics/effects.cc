#include "semantics/effects.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "semantics/data_flow.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr int kDepth = 6;
// Of functions that one call leads to; nobody would take the steps of more for independent.
constexpr std::size_t kMostFunctions = 100;

// What functions do that look and change nothing, by the first word of their names.
constexpr auto kLooks = std::to_array<std::string_view>(
    {"check",   "count", "describe", "download", "exists", "fetch", "find",   "get",    "has",
     "head",    "is",    "iter",     "json",     "list",   "load",  "lookup", "query",  "read",
     "resolve", "scan",  "search",   "select",   "show",   "sleep", "stat",   "status", "text"});

// Of builtins and of strings, numbers and collections that the call makes itself.
constexpr auto kHarmless = std::to_array<std::string_view>(
    {"abs",      "all",       "any",   "bool",   "bytes",  "decode", "dict",       "encode",
     "endswith", "enumerate", "float", "format", "hash",   "int",    "isinstance", "items",
     "join",     "keys",      "len",   "lower",  "max",    "min",    "range",      "repr",
     "replace",  "reversed",  "round", "set",    "sorted", "split",  "startswith", "str",
     "strip",    "sum",       "tuple", "type",   "upper",  "values", "zip",        "raise_for_status"});

constexpr auto kMutators = std::to_array<std::string_view>({"add", "append", "clear", "discard", "extend",
                                                            "insert", "pop", "popitem", "put", "put_nowait",
                                                            "remove", "setdefault", "sort", "update"});

// What many may use at once: sessions of HTTP clients, pools, loggers.
constexpr auto kShareable =
    std::to_array<std::string_view>({"client", "http", "log", "logger", "logging", "pool", "session"});

template <typename Table>
bool is_in(const Table& table, std::string_view name) {
  return std::find(table.begin(), table.end(), name) != table.end();
}

std::string_view first_word(std::string_view name) {
  name = syntax::without_leading_underscores(name);
  return name.substr(0, name.find('_'));
}

std::string_view last_word(std::string_view path) {
  const std::size_t cut = path.find_last_of("._");
  return cut == std::string_view::npos ? path : path.substr(cut + 1);
}

Node class_around(Node function) {
  const Node definition = function.parent().is(Kind::decorated_definition) ? function.parent() : function;
  const Node around = syntax::enclosing_scope_node(definition);
  return around.is(Kind::class_definition) ? around : Node();
}

Node first_parameter(Node function) {
  Node parameter = function.child(Field::parameters).named_child(0);
  if (parameter && !parameter.is(Kind::identifier)) parameter = parameter.named_child(0);
  return parameter;
}

// Whether another class of the file has a method of the name, or the one found is there to be overridden:
// which one runs is not known then.
bool is_overridden(const FileModel& model, Node function, Node owner) {
  if (function.parent().is(Kind::decorated_definition) || syntax::is_stub(function)) return true;
  const std::string_view name = function.child(Field::name).text();
  return std::any_of(model.scopes.all().begin(), model.scopes.all().end(), [&](const Scope& scope) {
    return scope.kind == ScopeKind::kClass && scope.node != owner && scope.bindings.count(name) != 0;
  });
}

Node definition_of(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  if (function.is(Kind::identifier)) {
    const ScopeId scope = model.scopes.lookup(function.text(), model.scopes.scope_at(function));
    const auto bindings = model.scopes.bindings(scope, function.text());
    return bindings.size() == 1 && bindings.front()->kind == BindingKind::kFunction ? bindings.front()->binder
                                                                                    : Node();
  }
  if (!function.is(Kind::attribute)) return {};
  const Node object = function.child(Field::object);
  const Node method = syntax::enclosing_function(call);
  const Node owner = method ? class_around(method) : Node();
  if (!owner || !object.is(Kind::identifier) || first_parameter(method).text() != object.text()) return {};
  const auto bindings =
      model.scopes.bindings(model.scopes.scope_made_by(owner), function.child(Field::attribute).text());
  if (bindings.size() != 1 || bindings.front()->kind != BindingKind::kFunction) return {};
  const Node found = bindings.front()->binder;
  return is_overridden(model, found, owner) ? Node() : found;
}

// Collects what one function does, its parameters renamed to what the call gives for them.
class Collector {
 public:
  Collector(const FileModel& model, Effects& effects) : model_(model), effects_(effects) {}

  void collect(Node call, Node definition, const std::map<std::string, std::string>& outer, int depth) {
    const std::map<std::string, std::string> names = arguments_of(call, definition, outer);
    // Once is enough: what it does is added to what is known.
    if (!collected_.emplace(definition.id(), names).second) return;
    if (depth > kDepth || collected_.size() > kMostFunctions) {
      effects_.unknown = std::string(call.child(Field::function).text());
      return;
    }
    const Node outer_definition = std::exchange(definition_, definition);
    const Node body = definition.child(Field::body);
    for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::call)) look_at_call(node, names, depth);
      if (node.is_one_of(Kind::attribute, Kind::identifier)) look_at_name(node, names);
    }
    definition_ = outer_definition;
  }

 private:
  // By parameter: what the caller calls the object that it gives; nothing for other values.
  std::map<std::string, std::string> arguments_of(Node call, Node definition,
                                                  const std::map<std::string, std::string>& outer) const {
    std::map<std::string, std::string> names;
    std::vector<std::string> parameters;
    for (Node parameter : definition.child(Field::parameters).named_children()) {
      while (parameter && !parameter.is(Kind::identifier)) parameter = parameter.named_child(0);
      parameters.emplace_back(parameter ? parameter.text() : std::string_view());
    }
    std::size_t position = 0;
    if (class_around(definition) && !parameters.empty()) {
      names[parameters[0]] = "self";
      position = 1;
    }
    for (const Node argument : call.child(Field::arguments).named_children()) {
      const bool is_keyword = argument.is(Kind::keyword_argument);
      const Node value = is_keyword ? argument.child(Field::value) : argument;
      const std::string parameter = is_keyword ? std::string(argument.child(Field::name).text())
                                    : position < parameters.size() ? parameters[position++]
                                                                   : std::string();
      if (parameter.empty()) continue;
      names[parameter] = name_of(value, outer, /*of_locals=*/outer.empty());
    }
    return names;
  }

  // What an expression that names an object is called at the outermost call; empty for what the function has
  // made itself, and for values. A local variable that is another name for an object is that object.
  std::string name_of(Node expression, const std::map<std::string, std::string>& names, bool of_locals,
                      int depth = 0) const {
    if (depth > kDepth) return {};
    if (expression.is(Kind::attribute)) {
      const std::string object = name_of(expression.child(Field::object), names, of_locals, depth + 1);
      return object.empty() ? object : object + "." + std::string(expression.child(Field::attribute).text());
    }
    if (expression.is(Kind::subscript))
      return name_of(expression.child(Field::value), names, of_locals, depth + 1);
    if (!expression.is(Kind::identifier)) return {};
    std::string text(expression.text());
    const ScopeId scope = model_.scopes.lookup(text, model_.scopes.scope_at(expression));
    if (scope == kNoScope) return {};
    if (scope == kModuleScope) return is_variable(text) ? text : std::string();
    if (of_locals) return text;
    // A variable of a function around is state like one of the module.
    if (!model_.scopes.scope(scope).node.is_inside(definition_)) return text;
    const auto renamed = names.find(text);
    if (renamed != names.end()) return renamed->second;
    const Node value = only_value(model_, expression);
    return value && value.is_one_of(Kind::identifier, Kind::attribute, Kind::subscript)
               ? name_of(value, names, of_locals, depth + 1)
               : std::string();
  }

  bool is_variable(std::string_view name) const {
    const auto bindings = model_.scopes.bindings(kModuleScope, name);
    return std::any_of(bindings.begin(), bindings.end(), [](const Binding* binding) {
      return binding->kind == BindingKind::kAssignment || binding->kind == BindingKind::kAugmented;
    });
  }

  void look_at_name(Node node, const std::map<std::string, std::string>& names) {
    const Node parent = node.parent();
    if (parent.is(Kind::attribute) && (node.field() != Field::object || node.is(Kind::identifier))) return;
    if (parent.is(Kind::keyword_argument) && node.field() == Field::name) return;
    if (parent.is(Kind::call) && node.field() == Field::function) return;
    Node target = node;
    while (target.parent().is(Kind::subscript) && target.field() == Field::value) target = target.parent();
    const bool is_written = syntax::is_assigned_to(target) ||
                            (target.parent().is(Kind::augmented_assignment) && target.field() == Field::left);
    const std::string name = name_of(node, names, false);
    if (node.is(Kind::attribute) && is_property(node.child(Field::attribute).text()))
      effects_.unknown = std::string(node.text());
    if (name.empty()) {
      // `os.environ["NAME"] = ...`
      Node root = node;
      while (root.is(Kind::attribute)) root = root.child(Field::object);
      const bool is_module = root.is(Kind::identifier) && root != node &&
                             model_.scopes.lookup(root.text(), model_.scopes.scope_at(root)) == kModuleScope;
      if (is_written && is_module) effects_.changes_world = std::string(node.text());
      return;
    }
    if (name == "self") return;
    // Assigning to a parameter changes the variable alone.
    const bool is_plain_local = is_written && target == node && node.is(Kind::identifier) &&
                                model_.scopes.scope_made_by(definition_) ==
                                    model_.scopes.lookup(node.text(), model_.scopes.scope_at(node));
    if (is_plain_local) return;
    (is_written ? effects_.writes : effects_.reads).insert(name);
  }

  bool is_property(std::string_view name) const {
    for (const Binding& binding : model_.scopes.all_bindings()) {
      if (binding.kind != BindingKind::kFunction || binding.name.text() != name) continue;
      const Node around = binding.binder.parent();
      if (around.is(Kind::decorated_definition) && around.text().find("property") != std::string_view::npos)
        return true;
    }
    return false;
  }

  void look_at_call(Node call, const std::map<std::string, std::string>& names, int depth) {
    if (const Node definition = definition_of(model_, call)) {
      collect(call, definition, names, depth + 1);
      return;
    }
    const Node function = call.child(Field::function);
    const std::string_view name =
        function.is(Kind::attribute) ? function.child(Field::attribute).text() : function.text();
    const Node object = function.is(Kind::attribute) ? function.child(Field::object) : Node();
    const std::string shared = object ? name_of(object, names, false) : std::string();
    if (const auto known = model_.names.of(function); known && known->path.starts_with("asyncio.")) return;
    const bool is_shareable = is_in(kShareable, last_word(shared)) || is_in(kShareable, shared);
    if (!shared.empty() && shared != "self") {
      (is_in(kMutators, name) ? effects_.writes : effects_.reads).insert(shared);
      if (!is_shareable && !is_in(kHarmless, name)) effects_.uses.insert(shared);
    }
    if (is_shareable && last_word(shared).starts_with("log")) return;
    if (is_in(kHarmless, name) || (is_in(kMutators, name) && object)) return;
    if (is_in(kLooks, first_word(name))) return;
    // A class that is made.
    const char initial = name.empty() ? '_' : name.front();
    if (initial >= 'A' && initial <= 'Z') return;
    if (name == "print") return;
    effects_.changes_world = std::string(name);
  }

  const FileModel& model_;
  Effects& effects_;
  Node definition_;  // that is being looked at
  std::set<std::pair<NodeId, std::map<std::string, std::string>>> collected_;
};

std::optional<std::string> common(const std::set<std::string>& a, const std::set<std::string>& b) {
  for (const std::string& one : a) {
    if (b.count(one) != 0) return one;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Effects> effects_of_call(const FileModel& model, Node call) {
  const Node definition = definition_of(model, call);
  if (!definition) return std::nullopt;
  Effects effects;
  Collector(model, effects).collect(call, definition, {}, 0);
  return effects;
}

std::optional<std::string> dependency_between(const Effects& first, const Effects& second) {
  for (const Effects* one : {&first, &second}) {
    if (one->unknown) return "what " + *one->unknown + " does is not known";
  }
  if (const auto name = common(first.writes, second.writes)) return "both write " + *name;
  if (const auto name = common(first.writes, second.reads))
    return "the second one reads " + *name + ", which the first one writes";
  if (const auto name = common(first.reads, second.writes))
    return "the second one writes " + *name + ", which the first one reads";
  if (const auto name = common(first.uses, second.uses)) return "both use " + *name;
  if (first.changes_world) return *first.changes_world + " may change what the second one sees";
  if (second.changes_world) return *second.changes_world + " may change what the first one sees";
  return std::nullopt;
}

}  // namespace aioshift::semantics
