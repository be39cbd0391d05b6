// asyncio.create_task(f()) whose result is dropped → kept in a set until the task is done
#include "rules/rule.h"

#include <algorithm>
#include <set>
#include <string>

#include "rewrite/fresh_name.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/lines_behind.h"
#include "rewrite/module_variable.h"
#include "rewrite/released_variable.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Awaitability;
using semantics::Binding;
using semantics::BindingKind;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::outermost_parentheses;

enum class Maker { kNone, kCreateTask, kEnsureFuture, kLoop, kAmbiguous };

// `self._loop`, `event_loop`: what people call their loops, and never their task groups.
bool is_called_loop(Node object) {
  if (object.is(Kind::attribute)) object = object.child(Field::attribute);
  return object.is(Kind::identifier) && object.text().ends_with("loop");
}

Maker maker_of(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  const std::string_view last = function.is(Kind::attribute) ? function.child(Field::attribute).text() : "";
  if (last == "create_task") {
    const Node object = function.child(Field::object);
    if (semantics::is_event_loop(model, object) || is_called_loop(object)) return Maker::kLoop;
  }
  const auto name = model.names.of(function);
  if (!name) return Maker::kNone;
  const bool creates = name->path == "asyncio.create_task";
  if (!creates && name->path != "asyncio.ensure_future") return Maker::kNone;
  if (!name->is_certain) return Maker::kAmbiguous;
  return creates ? Maker::kCreateTask : Maker::kEnsureFuture;
}

// Where the result goes: nowhere, or to `_`.
struct Dropped {
  Node statement;
  Node underscore;               // that it is assigned to
  std::optional<Reason> reason;  // why the statement cannot be an assignment to a variable
};

bool is_unused_underscore(const FileModel& model, Node identifier) {
  const semantics::ScopeId scope = model.scopes.scope_at(identifier);
  if (model.scopes.lookup("_", scope) != scope) return false;
  const auto bindings = model.scopes.bindings(scope, "_");
  const auto references = model.scopes.references_to(scope, "_");
  return std::all_of(references.begin(), references.end(), [&](Node reference) {
    return std::any_of(bindings.begin(), bindings.end(),
                       [&](const Binding* binding) { return binding->name == reference; });
  });
}

std::optional<Dropped> dropped(const FileModel& model, Node call) {
  Dropped result;
  for (Node node = outermost_parentheses(call);; node = outermost_parentheses(node.parent())) {
    const Node around = node.parent();
    switch (around.kind()) {
      case Kind::expression_statement:
        if (around.child(Kind::op_comma)) result.reason = Reason::kDoesNotFit;
        result.statement = around;
        return result;
      case Kind::assignment: {
        const Node target = around.child(Field::left);
        if (result.reason || node.field() != Field::right || target.text() != "_") return std::nullopt;
        if (!around.parent().is(Kind::expression_statement) || !is_unused_underscore(model, target))
          return std::nullopt;
        result.statement = around.parent();
        result.underscore = target;
        return result;
      }
      case Kind::boolean_operator:
        if (node.field() != Field::right) return std::nullopt;
        result.reason = Reason::kConditionalEvaluation;
        break;
      case Kind::conditional_expression:
        if (around.named_child(1) == node) return std::nullopt;
        result.reason = Reason::kConditionalEvaluation;
        break;
      case Kind::list_comprehension:
      case Kind::set_comprehension:
        if (node.field() != Field::body) return std::nullopt;
        result.reason = Reason::kInsideComprehension;
        break;
      case Kind::list:
      case Kind::tuple:
        result.reason = Reason::kDoesNotFit;
        break;
      default:
        return std::nullopt;
    }
  }
}

// The name of the innermost task group whose block, in the same function, the statement stands in.
std::string task_group_around(const FileModel& model, Node statement) {
  for (Node up = statement.parent(); up; up = up.parent()) {
    if (up.is_one_of(Kind::function_definition, Kind::class_definition)) break;
    if (!up.is(Kind::with_statement)) continue;
    for (const Node item : up.child(Kind::with_clause).named_children()) {
      const Node value = item.child(Field::value);
      if (!value.is(Kind::as_pattern)) continue;
      const auto name = model.names.of_callee(value.named_child(0));
      const Node target = value.child(Kind::as_pattern_target);
      if (!name || !name->is_certain || name->path != "asyncio.TaskGroup" || !target) continue;
      const auto scope = model.scopes.lookup(target.text(), model.scopes.scope_at(statement));
      if (model.scopes.bindings(scope, target.text()).size() == 1) return std::string(target.text());
    }
  }
  return {};
}

bool is_builtin_set(const FileModel& model, Node node) {
  return model.scopes.lookup("set", model.scopes.scope_at(node)) == semantics::kNoScope;
}

// `tasks.discard`, handed to add_done_callback.
bool is_discarded_by_callback(const FileModel& model, std::string_view name) {
  const auto references = model.scopes.references_to(semantics::kModuleScope, name);
  return std::any_of(references.begin(), references.end(), [](Node reference) {
    const Node method = reference.parent();
    if (!method.is(Kind::attribute) || method.child(Field::object) != reference) return false;
    const std::string_view what = method.child(Field::attribute).text();
    const Node call = method.parent().parent();
    const Node callee = call.is(Kind::call) ? call.child(Field::function) : Node();
    return (what == "discard" || what == "remove") && callee.is(Kind::attribute) &&
           callee.child(Field::attribute).text() == "add_done_callback";
  });
}

// A set of the module that keeps tasks already.
std::string existing_set(const FileModel& model, Node site) {
  for (const Binding& binding : model.scopes.all_bindings()) {
    if (binding.scope != semantics::kModuleScope || binding.kind != BindingKind::kAssignment ||
        binding.is_partial || !binding.binder.is(Kind::assignment) ||
        !binding.binder.parent().parent().is(Kind::module)) {
      continue;
    }
    const Node value = binding.binder.child(Field::right);
    const std::string_view name = binding.name.text();
    if (value.text() != "set()" || !is_builtin_set(model, value)) continue;
    if (model.scopes.bindings(semantics::kModuleScope, name).size() != 1 ||
        model.scopes.lookup(name, model.scopes.scope_at(site)) != semantics::kModuleScope) {
      continue;
    }
    // What stands behind the site may not have run yet.
    if (value.end() <= site.begin() && is_discarded_by_callback(model, name)) return std::string(name);
  }
  return {};
}

class DanglingTask final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return pattern::RequiredLiterals::one_of(
        {pattern::Literal::name("create_task"), pattern::Literal::name("ensure_future")});
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  std::vector<std::string> replaced_names() const override {
    return {"asyncio.create_task", "asyncio.ensure_future"};
  }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    const FileModel& model = context.model;
    const auto place = dropped(model, call);
    if (!place) return;
    const Maker maker = maker_of(model, call);
    if (maker == Maker::kNone) return;
    const Node argument = call.child(Field::arguments).named_child(0);
    // A Future that has a name is kept by it.
    if (argument && !argument.is(Kind::call) &&
        semantics::awaitability(model, argument) == Awaitability::kFuture) {
      return;
    }
    findings.push_back(look_at(context, call, *place, maker));
  }

 private:
  Finding look_at(const FileContext& context, Node call, const Dropped& place, Maker maker) const {
    const FileModel& model = context.model;
    const std::string message = "nothing keeps the task, which may be collected before it is done";
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };

    if (maker == Maker::kAmbiguous) return refuse(Reason::kAmbiguousName);
    if (!syntax::enclosing_function(place.statement)) return refuse(Reason::kOutsideCoroutine);
    if (place.reason) return refuse(*place.reason);
    if (const std::string group = task_group_around(model, place.statement); !group.empty())
      return in_group(context, call, place, maker, group);
    if (!rewrite::begins_line(model.tree, place.statement.begin()) || !rewrite::ends_line(place.statement))
      return refuse(Reason::kDoesNotFit);

    std::vector<text::Edit> edits;
    std::string kept = existing_set(model, call);
    if (kept.empty()) {
      const auto name = rewrite::fresh_module_name(model, {"background_tasks", "_background_tasks"});
      if (!name || !is_builtin_set(model, model.tree.root())) return refuse(Reason::kNameTaken);
      kept = *name;
      edits.push_back(rewrite::add_module_statement(model, kept + " = set()"));
    }
    std::set<std::string> taken = {kept};
    const std::string task = rewrite::fresh_name(model, place.statement, {"task", "background_task"}, taken);
    const text::Range target = place.underscore
                                   ? place.underscore.range()
                                   : text::Range{place.statement.begin(), place.statement.begin()};
    edits.push_back({target, place.underscore ? task : task + " = "});
    edits.push_back(rewrite::lines_behind(
        place.statement, {kept + ".add(" + task + ")", task + ".add_done_callback(" + kept + ".discard)"}));
    // A task that was collected before is not any more.
    return fixed(context, call, message, Applicability::kUnsafe, std::move(edits), {});
  }

  // The task group waits for the task, and keeps it until then.
  Finding in_group(const FileContext& context, Node call, const Dropped& place, Maker maker,
                   const std::string& group) const {
    const FileModel& model = context.model;
    const std::string message = "nothing keeps the task, although a task group is at hand";
    const Node function = call.child(Field::function);
    const Node arguments = call.child(Field::arguments);
    if (maker == Maker::kEnsureFuture) {
      // A task group takes coroutines only, and no loop.
      const Node argument = arguments.named_child(0);
      const Awaitability what = semantics::awaitability(model, argument);
      if (arguments.named_child_count() != 1 || argument.is_one_of(Kind::keyword_argument, Kind::list_splat))
        return refusal(call, message, Reason::kUnsupportedArguments);
      if (what != Awaitability::kCoroutine) {
        return refusal(call, message,
                       what == Awaitability::kUnknown ? Reason::kMaybeNotACoroutine : Reason::kNotACoroutine);
      }
    }
    std::vector<text::Edit> edits = {{function.range(), group + ".create_task"}};
    if (place.underscore) {
      const Node value = place.underscore.parent().child(Field::right);
      edits.push_back({{place.statement.begin(), value.begin()}, ""});
    }
    rewrite::ReleasedVariable released;
    const Node loop = maker == Maker::kLoop ? function.child(Field::object) : Node();
    if (loop.is(Kind::identifier) && semantics::is_running_loop(model, loop))
      released = rewrite::release_variable(model, loop);
    for (text::Edit& edit : released.edits) edits.push_back(std::move(edit));
    Finding finding = fixed(context, call, message, Applicability::kUnsafe, std::move(edits),
                            rewrite::imports_used_in(model, function.range(), {}));
    for (const text::Range range : released.relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_dangling_task(rules::RuleInfo info) {
  return std::make_unique<DanglingTask>(std::move(info));
}

}  // namespace aioshift::transforms
