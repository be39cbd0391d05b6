#include "synchronized_object.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "cancellation.h"
#include "semantics/calls.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms::asyncio_to_anyio {

using rewrite::Reason;
using semantics::FileModel;
using semantics::ScopeId;
using semantics::ScopeKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using syntax::outermost_parentheses;

namespace {

// How a method of asyncio's may be used for anyio's to do as well.
enum class Method {
  kSame,           // the result is the same, and the method may be passed on
  kAwaited,        // awaited on the spot, the result dropped: anyio's gives none
  kAwaitedInTask,  // the same, or by wait_for, which before Python 3.12 runs it in another task
};

struct MethodRule {
  std::string_view class_name;
  std::string_view method;
  Method use;
};

constexpr auto kMethods = std::to_array<MethodRule>({
    {"BoundedSemaphore", "acquire", Method::kAwaitedInTask},
    {"BoundedSemaphore", "release", Method::kSame},
    {"Condition", "acquire", Method::kAwaited},
    {"Condition", "locked", Method::kSame},
    {"Condition", "notify", Method::kSame},
    {"Condition", "notify_all", Method::kSame},
    {"Condition", "release", Method::kSame},
    {"Condition", "wait", Method::kAwaited},
    {"Event", "is_set", Method::kSame},
    {"Event", "set", Method::kSame},
    {"Event", "wait", Method::kAwaitedInTask},
    {"Lock", "acquire", Method::kAwaited},
    {"Lock", "locked", Method::kSame},
    {"Lock", "release", Method::kSame},
    {"Semaphore", "acquire", Method::kAwaitedInTask},
    {"Semaphore", "release", Method::kSame},
});

// What is said of methods that anyio's class has not.
std::string_view remedy(std::string_view method) {
  if (method == "clear") return "which cannot be cleared: a new one takes its place";
  if (method == "wait_for") return "which has wait_for from anyio 4.11 on";
  if (method == "locked") return "which has no such method: its value says it";
  return "which has no such method";
}

bool has_owner(std::string_view class_name) {
  return class_name == "Lock" || class_name == "Condition";
}

// `getattr(self, "lock")`, `mock.patch.object(it, "lock")`, `__all__ = ["lock"]`.
Node text_that_names(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node node = model.tree.node(id);
    if (!node.is(Kind::string) || syntax::plain_string(node) != name) continue;
    const Node call = node.parent().is(Kind::argument_list) ? node.parent().parent() : Node();
    const std::string_view callee = call ? syntax::called_name(call) : std::string_view();
    const bool names =
        callee.ends_with("attr") || callee == "attrgetter" || callee == "object" || callee == "patch";
    const Node assignment = node.ancestor(Kind::assignment, Kind::augmented_assignment);
    if (names || (assignment && assignment.child(Field::left).text() == "__all__")) return node;
  }
  return {};
}

class UseReader {
 public:
  UseReader(const Site& site, const Holder& holder)
      : site_(site), model_(site.context.model), holder_(holder) {}

  ObjectUses read() {
    look_elsewhere();
    if (holder_.is_attribute) {
      read_attributes();
    } else {
      const ScopeId scope = model_.scopes.lookup(holder_.name, model_.scopes.scope_at(holder_.target));
      if (const Node parameter = annotated_parameter(scope))
        refuse(Reason::kEscapes, parameter, "but others may pass what the annotation names");
      read_variable(scope, holder_.name);
    }
    if (takers_.size() > 1) refuse(Reason::kMaybeOtherTask, takers_.begin()->second);
    return std::move(uses_);
  }

 private:
  void refuse(Reason reason, Node at, std::string why = {}) {
    if (!uses_.obstacle) uses_.obstacle = Refused{reason, std::move(why), at};
  }

  bool is_mentioned(std::string_view name) const {
    return site_.context.program.is_mentioned_elsewhere(name, site_.context.path);
  }

  // What is called `_lock` is used by the class and those derived from it, which name it.
  void look_elsewhere() {
    if (!holder_.is_attribute && !holder_.is_of_module) return;
    const bool is_private = holder_.name.starts_with('_') && holder_.owner;
    const bool may_be_used =
        is_mentioned(holder_.name) && (!is_private || is_mentioned(holder_.owner.child(Field::name).text()));
    if (may_be_used) refuse(Reason::kUsedElsewhere, {});
    if (const Node text = text_that_names(model_, holder_.name)) refuse(Reason::kUsedElsewhere, text);
  }

  // `def run(lock: asyncio.Lock | None = None): lock = lock or asyncio.Lock()`
  Node annotated_parameter(ScopeId scope) const {
    for (const semantics::Binding* binding : model_.scopes.bindings(scope, holder_.name)) {
      if (binding->kind == semantics::BindingKind::kParameter && binding->binder.child(Field::type))
        return binding->binder;
    }
    return {};
  }

  void read_attributes() {
    for (NodeId id = 0; id < model_.tree.size(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::attribute) && node.child(Field::attribute).text() == holder_.name) read_use(node);
    }
    // Variables of classes are attributes, too.
    for (const semantics::Binding& binding : model_.scopes.all_bindings()) {
      if (binding.name.text() == holder_.name && model_.scopes.scope(binding.scope).kind == ScopeKind::kClass)
        read_variable(binding.scope, holder_.name);
    }
  }

  void read_variable(ScopeId scope, std::string_view name) {
    if (!seen_.insert({scope, name}).second) return;
    for (const Node reference : model_.scopes.references_to(scope, name)) read_use(reference);
  }

  void read_use(Node use) {
    if (syntax::is_assigned_to(use)) return read_target(use);
    const Node value = outermost_parentheses(use);
    const Node around = value.parent();
    if (around.is(Kind::attribute) && value.field() == Field::object) return read_method(around);
    if (const Node statement = entering(value)) {
      const Node yield =
          has_owner(site_.member.name) ? yield_to_others(model_, statement.child(Field::body)) : Node();
      if (yield) refuse(Reason::kYieldsInBlock, yield);
      return;
    }
    if (is_question(value) || around.is(Kind::global_statement) || around.is(Kind::nonlocal_statement))
      return;
    if (!read_argument(value)) refuse(Reason::kEscapes, use, "but the object is passed on");
  }

  // `async with lock:`; null where it is none.
  static Node entering(Node value) {
    Node item = value.parent();
    if (item.is(Kind::as_pattern) && item.named_child(0) == value) item = item.parent();
    const Node statement = item.is(Kind::with_item) ? item.ancestor(Kind::with_statement) : Node();
    return statement.child(Kind::kw_async) ? statement : Node();
  }

  // `if lock is None`, `if not lock`: whether there is an object at all.
  static bool is_question(Node value) {
    const Node around = value.parent();
    if (around.is(Kind::comparison_operator)) {
      return around.named_child_count() == 2 && around.named_child(1).is(Kind::none) &&
             around.child(Field::operators).text().starts_with("is");
    }
    if (around.is(Kind::boolean_operator)) return around.child(Kind::kw_and) && value.field() == Field::left;
    return around.is(Kind::not_operator) ||
           (around.is_one_of(Kind::if_statement, Kind::elif_clause, Kind::while_statement) &&
            value.field() == Field::condition);
  }

  // What the target is annotated with; any other object may be assigned to it, which is not ours.
  void read_target(Node target) {
    const Node assignment = target.parent();
    const Node type = assignment.is(Kind::assignment) ? assignment.child(Field::type) : Node();
    if (type) read_annotation(type);
  }

  void read_annotation(Node type) {
    for (NodeId id = type.id(); id < type.subtree_end(); ++id) {
      const Node node = model_.tree.node(id);
      if (node.is(Kind::string) && node.text().find(site_.member.name) != std::string_view::npos)
        refuse(Reason::kEscapes, node, "but an annotation in quotes names it");
      if (!node.is_one_of(Kind::identifier, Kind::attribute)) continue;
      const auto member = asyncio_member_at(model_, node);
      if (member && member->name == site_.member.name) uses_.annotations.push_back(node);
    }
  }

  void read_method(Node method) {
    const std::string_view name = method.child(Field::attribute).text();
    const auto rule = std::find_if(kMethods.begin(), kMethods.end(), [&](const MethodRule& candidate) {
      return candidate.class_name == site_.member.name && candidate.method == name;
    });
    if (rule == kMethods.end()) return refuse(Reason::kNoAnyioCounterpart, method, std::string(remedy(name)));
    if (has_owner(site_.member.name) && (name == "acquire" || name == "release"))
      takers_.emplace(syntax::enclosing_scope_node(method).id(), method);
    const Node callee = outermost_parentheses(method);
    const bool is_called = callee.parent().is(Kind::call) && callee.field() == Field::function;
    if (rule->use == Method::kSame) {
      if (!is_called && has_owner(site_.member.name)) refuse(Reason::kMaybeOtherTask, method);
      return;
    }
    if (!is_called || !is_awaited(callee.parent(), rule->use))
      refuse(Reason::kResultUsed, method, "whose " + std::string(name) + " gives no result");
  }

  // `await lock.acquire()` as a statement, or `await asyncio.wait_for(event.wait(), 1)`.
  bool is_awaited(Node call, Method use) const {
    Node value = outermost_parentheses(call);
    if (use == Method::kAwaitedInTask && value.parent().is(Kind::argument_list)) {
      const Node outer = value.parent().parent();
      if (qualified_callee(model_, outer) != "asyncio.wait_for" || value.parent().named_child(0) != value)
        return false;
      value = outermost_parentheses(outer);
    }
    return value.parent().is(Kind::await) &&
           outermost_parentheses(value.parent()).parent().is(Kind::expression_statement);
  }

  // An argument of a function of the file, whose parameter is looked at in turn.
  bool read_argument(Node value) {
    const bool is_keyword = value.parent().is(Kind::keyword_argument);
    const Node arguments = is_keyword ? value.parent().parent() : value.parent();
    if (!arguments.is(Kind::argument_list)) return false;
    const Node call = arguments.parent();
    const Node function = semantics::function_called(model_, call);
    if (!function || function.parent().is(Kind::decorated_definition)) return false;
    const Node parameter = is_keyword ? parameter_named(function, value.parent().child(Field::name).text())
                                      : parameter_at(function, call, value);
    if (!parameter) return false;
    const Node type = parameter.child(Field::type);
    if (type) {
      // What others pass is of the class that the annotation names.
      const std::size_t before = uses_.annotations.size();
      read_annotation(type);
      if (uses_.annotations.size() != before && semantics::calls_of(model_, function).size() != 1)
        return false;
    }
    read_variable(model_.scopes.scope_made_by(function), name_of(parameter).text());
    return true;
  }

  static Node name_of(Node parameter) {
    if (parameter.is(Kind::identifier)) return parameter;
    if (parameter.is_one_of(Kind::default_parameter, Kind::typed_default_parameter))
      return parameter.child(Field::name);
    return parameter.is(Kind::typed_parameter) ? parameter.named_child(0) : Node();
  }

  static Node parameter_named(Node function, std::string_view name) {
    for (const Node parameter : function.child(Field::parameters).named_children()) {
      const Node named = name_of(parameter);
      if (named.is(Kind::identifier) && named.text() == name) return parameter;
    }
    return {};
  }

  // The parameter that takes the value by position: nothing starred in front of it.
  static Node parameter_at(Node function, Node call, Node value) {
    std::uint32_t index = call.child(Field::function).is(Kind::attribute) ? 1 : 0;  // self
    for (const Node argument : call.child(Field::arguments).named_children()) {
      if (argument == value) break;
      if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat, Kind::keyword_argument)) return {};
      ++index;
    }
    const Node parameters = function.child(Field::parameters);
    for (std::uint32_t i = 0; i <= index; ++i) {
      const Node parameter = parameters.named_child(i);
      if (!parameter || !name_of(parameter).is(Kind::identifier)) return {};
    }
    return parameters.named_child(index);
  }

  const Site& site_;
  const FileModel& model_;
  const Holder& holder_;
  ObjectUses uses_;
  std::set<std::pair<ScopeId, std::string_view>> seen_;
  std::map<NodeId, Node> takers_;  // functions that take or give back the lock, and where
};

}  // namespace

std::optional<Holder> holder_of(const FileModel& model, Node call) {
  Node value = outermost_parentheses(call);
  for (Node around = value.parent();; around = value.parent()) {
    const bool may_be_value = (around.is(Kind::boolean_operator) && value.field() == Field::right) ||
                              (around.is(Kind::conditional_expression) && around.named_child(1) != value);
    if (!may_be_value) break;
    value = outermost_parentheses(around);
  }
  const Node assignment = value.parent();
  const bool is_assigned = assignment.is(Kind::assignment) && value.field() == Field::right &&
                           assignment.parent().is(Kind::expression_statement);
  if (!is_assigned) return std::nullopt;
  Holder holder;
  holder.target = assignment.child(Field::left);
  if (holder.target.is(Kind::attribute)) {
    holder.name = holder.target.child(Field::attribute).text();
    holder.is_attribute = true;
    const Node object = holder.target.child(Field::object);
    if (object.is(Kind::identifier)) holder.owner = semantics::class_of_self(model, object);
  } else if (holder.target.is(Kind::identifier)) {
    holder.name = holder.target.text();
    const ScopeId scope = model.scopes.lookup(holder.name, model.scopes.scope_at(holder.target));
    if (scope == semantics::kNoScope) return std::nullopt;
    holder.is_attribute = model.scopes.scope(scope).kind == ScopeKind::kClass;
    holder.is_of_module = scope == semantics::kModuleScope;
    if (holder.is_attribute) holder.owner = model.scopes.scope(scope).node;
  } else {
    return std::nullopt;
  }
  return holder;
}

ObjectUses uses_of_object(const Site& site, const Holder& holder) {
  return UseReader(site, holder).read();
}

}  // namespace aioshift::transforms::asyncio_to_anyio
