#include "rules/migration/future_uses.h"

#include <algorithm>
#include <set>

#include "semantics/builtin_names.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using Form = FutureHolder::Form;

namespace {

bool is_comprehension(Node node) {
  return node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::generator_expression,
                        Kind::dictionary_comprehension);
}

// The call whose only positional argument, or first one, the expression is; null where it is none.
Node call_of_argument(Node expression) {
  const Node list = expression.parent();
  if (!list.is(Kind::argument_list) || list.named_child(0) != expression) return {};
  return list.parent();
}

bool is_empty_display(const FileModel& model, Node value) {
  if (value.is_one_of(Kind::list, Kind::dictionary)) return value.named_child_count() == 0;
  if (!value.is(Kind::call) || value.child(Field::arguments).named_child_count() != 0) return false;
  const Node function = value.child(Field::function);
  const bool makes = function.text() == "list" || function.text() == "dict" || function.text() == "set";
  return makes &&
         model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == semantics::kNoScope;
}

class Follower {
 public:
  Follower(const FileModel& model, Node body) : model_(model), body_(body) {}

  tl::expected<FutureUses, Reason> follow(const std::vector<Node>& submits) {
    builds_ = submits;
    for (const Node submit : submits) place(submit);
    if (!reason_) check_order();
    if (reason_) return tl::unexpected(*reason_);
    return std::move(uses_);
  }

 private:
  void refuse(Reason reason) {
    if (!reason_) reason_ = reason;
  }

  bool is_builtin(Node name, std::string_view wanted) const {
    return semantics::is_builtin(model_, name, wanted);
  }

  // Where a future comes from its call, or from a variable, into something that holds it.
  void place(Node future) {
    future = syntax::outermost_parentheses(future);
    const Node parent = future.parent();
    if (parent.is(Kind::expression_statement)) {
      uses_.dropped.push_back(syntax::without_parentheses(future));
    } else if (!put_into_holder(future)) {
      refuse(Reason::kEscapes);
    }
  }

  bool put_into_holder(Node future) {
    const Node parent = future.parent();
    if (parent.is(Kind::assignment)) {
      const Node left = parent.child(Field::left);
      if (future.field() == Field::right && left.is(Kind::identifier) &&
          parent.parent().is(Kind::expression_statement))
        return hold(left, Form::kOne, parent);
      if (future.field() == Field::right && left.is(Kind::subscript))
        return hold(left.child(Field::value), Form::kValues, {});
      return false;
    }
    // `owners[future] = name`
    if (parent.is(Kind::subscript) && future.field() == Field::subscript && parent.field() == Field::left &&
        parent.parent().is(Kind::assignment))
      return hold(parent.child(Field::value), Form::kKeys, {});
    if (parent.is(Kind::pair) && is_comprehension(parent.parent()))
      return hold_display(parent.parent(), future.field() == Field::key ? Form::kKeys : Form::kValues);
    if (parent.is_one_of(Kind::list_comprehension, Kind::set_comprehension) && future.field() == Field::body)
      return hold_display(parent, Form::kElements);
    if (parent.is_one_of(Kind::list, Kind::set, Kind::tuple)) return hold_display(parent, Form::kElements);
    const Node call = call_of_argument(future);
    const Node method = call ? call.child(Field::function) : Node();
    if (!method.is(Kind::attribute) || !call.parent().is(Kind::expression_statement)) return false;
    const std::string_view name = method.child(Field::attribute).text();
    if (name != "append" && name != "add") return false;
    return hold(method.child(Field::object), Form::kElements, {});
  }

  bool hold_display(Node display, Form form) {
    display = syntax::outermost_parentheses(display);
    const Node assignment = display.parent();
    const Node left = assignment.is(Kind::assignment) ? assignment.child(Field::left) : Node();
    if (!left.is(Kind::identifier) || display.field() != Field::right ||
        !assignment.parent().is(Kind::expression_statement))
      return false;
    return hold(left, form, assignment);
  }

  // `assignment`: that binds the name to the future, or to what is made of them.
  bool hold(Node name, Form form, Node assignment) {
    if (!name.is(Kind::identifier)) return false;
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (scope == semantics::kNoScope || scope != model_.scopes.scope_at(body_)) return false;
    const auto known = std::find_if(uses_.holders.begin(), uses_.holders.end(),
                                    [&](const FutureHolder& one) { return one.name == name.text(); });
    if (known != uses_.holders.end()) return known->form == form && form != Form::kOne;
    const auto bindings = model_.scopes.bindings(scope, name.text());
    if (form == Form::kOne && bindings.size() > 1) return hold_in_loop(name, assignment, bindings);
    if (bindings.size() != 1) return false;
    const semantics::Binding& binding = *bindings.front();
    if (binding.kind != semantics::BindingKind::kAssignment || binding.is_partial ||
        !binding.binder.is(Kind::assignment))
      return false;
    if (!assignment && !is_empty_display(model_, binding.binder.child(Field::right))) return false;
    uses_.holders.push_back({name.text(), form});
    if (!assignment) builds_.push_back(binding.binder);
    const Node statement = binding.binder.parent();
    const bool is_always_bound =
        statement.end() <= body_.begin() ? body_.is_inside(statement.parent()) : statement.parent() == body_;
    bool goes_on = false;  // the variable is a step on the way to a list
    for (const Node use : model_.scopes.references_to(scope, name.text())) {
      if (use == binding.name) continue;
      if (model_.scopes.scope_at(use) != scope && !is_in_comprehension_of(use, scope)) return false;
      if (form == Form::kOne) {
        const Node wide = syntax::outermost_parentheses(use);
        if (!is_looked_at(wide) && put_into_holder(wide)) {
          builds_.push_back(use);
          goes_on = true;
          continue;
        }
        look_at_future(wide);
      } else if (!is_build(use)) {
        look_at_holder(use, form);
      } else {
        builds_.push_back(use);
      }
    }
    if (goes_on) {
      const auto at = std::find_if(uses_.holders.begin(), uses_.holders.end(),
                                   [&](const FutureHolder& one) { return one.name == name.text(); });
      uses_.holders.erase(at);
    } else if (!is_always_bound) {
      refuse(Reason::kConditionalEvaluation);
    }
    return true;
  }

  // A variable that other loops bind to something else: `future`, on its way to a list.
  bool hold_in_loop(Node name, Node assignment, const std::vector<const semantics::Binding*>& bindings) {
    const Node own = statement_in_body(assignment);
    if (!own.is_one_of(Kind::for_statement, Kind::while_statement)) return false;
    std::vector<Node> regions;
    for (const semantics::Binding* binding : bindings) {
      if (binding->name == name) continue;
      if (binding->kind != semantics::BindingKind::kLoop || binding->name.is_inside(own)) return false;
      regions.push_back(binding->binder);
    }
    uses_.holders.push_back({name.text(), Form::kOne});
    const std::size_t number = uses_.holders.size() - 1;
    bool goes_on = false;
    for (const Node use : model_.scopes.references_to(bindings.front()->scope, name.text())) {
      if (use == name) continue;
      if (!use.is_inside(own)) {
        const bool is_other =
            std::any_of(regions.begin(), regions.end(), [&](Node region) { return use.is_inside(region); });
        if (!is_other) return false;
        continue;
      }
      if (!put_into_holder(syntax::outermost_parentheses(use))) return false;
      builds_.push_back(use);
      goes_on = true;
    }
    uses_.holders.erase(uses_.holders.begin() + static_cast<std::ptrdiff_t>(number));
    return goes_on;
  }

  bool is_in_comprehension_of(Node use, semantics::ScopeId scope) const {
    auto at = model_.scopes.scope_at(use);
    while (at != scope && at != semantics::kNoScope &&
           model_.scopes.scope(at).kind == semantics::ScopeKind::kComprehension)
      at = model_.scopes.scope(at).parent;
    return at == scope;
  }

  // `futures.append(...)`, `owners[...] = ...`: what is put there is looked at where it comes from.
  bool is_build(Node use) const {
    const Node parent = use.parent();
    if (parent.is(Kind::attribute)) {
      const std::string_view method = parent.child(Field::attribute).text();
      const Node call = parent.parent();
      if ((method != "append" && method != "add") || !call.is(Kind::call)) return false;
      const Node added = syntax::without_parentheses(call.child(Field::arguments).named_child(0));
      return is_of_builds(added);
    }
    if (!parent.is(Kind::subscript) || parent.field() != Field::left || !parent.parent().is(Kind::assignment))
      return false;
    return is_of_builds(parent.child(Field::subscript)) ||
           is_of_builds(syntax::without_parentheses(parent.parent().child(Field::right)));
  }

  // One of the calls, or a variable that has one of their futures.
  bool is_of_builds(Node value) const {
    const bool is_call = std::any_of(builds_.begin(), builds_.end(), [&](Node one) { return one == value; });
    const bool is_name =
        value.is(Kind::identifier) &&
        std::any_of(uses_.holders.begin(), uses_.holders.end(), [&](const FutureHolder& holder) {
          return holder.form == Form::kOne && holder.name == value.text();
        });
    return is_call || is_name;
  }

  bool is_looked_at(Node future) const {
    return future.parent().is(Kind::attribute) && future.field() == Field::object;
  }

  // `future.result()` and the like, of what is done by then.
  void look_at_future(Node future) {
    future = syntax::outermost_parentheses(future);
    looks_.push_back(future);
    const Node parent = future.parent();
    // `owners[future]`
    if (parent.is(Kind::subscript) && future.field() == Field::subscript) {
      const Node value = parent.child(Field::value);
      const bool is_known =
          std::any_of(uses_.holders.begin(), uses_.holders.end(), [&](const FutureHolder& holder) {
            return holder.form == Form::kKeys && holder.name == value.text();
          });
      if (!is_known || parent.field() == Field::left) refuse(Reason::kEscapes);
      return;
    }
    const Node call = parent.parent();
    if (!is_looked_at(future) || !call.is(Kind::call) || call.child(Field::function) != parent)
      return refuse(Reason::kEscapes);
    const std::string_view method = parent.child(Field::attribute).text();
    if (method != "result" && method != "exception" && method != "done" && method != "cancelled")
      return refuse(Reason::kEscapes);
    if (call.child(Field::arguments).named_child_count() != 0) refuse(Reason::kUnsupportedArguments);
    if (method == "result") uses_.results.push_back(call);
  }

  // What is read of a list, set or dict of futures.
  void look_at_holder(Node use, Form form) {
    looks_.push_back(use);
    Node value = syntax::outermost_parentheses(use);
    const Node parent = value.parent();
    if (parent.is(Kind::subscript) && value.field() == Field::value) {
      if (parent.field() == Field::left && parent.parent().is(Kind::assignment))
        return refuse(Reason::kEscapes);
      if (parent.parent().is(Kind::delete_statement)) return refuse(Reason::kEscapes);
      // Of a dict by its keys, what it has of one is no future.
      if (form == Form::kKeys) return;
      const Node index = parent.child(Field::subscript);
      if (index.is(Kind::slice)) return refuse(Reason::kEscapes);
      return look_at_future(parent);
    }
    if (parent.is(Kind::attribute)) {
      const Node call = parent.parent();
      const std::string_view method = parent.child(Field::attribute).text();
      const bool is_view = call.is(Kind::call) && call.child(Field::arguments).named_child_count() == 0 &&
                           (form == Form::kKeys || form == Form::kValues);
      if (!is_view) return refuse(Reason::kEscapes);
      if (method == "items") return iterate(call, form == Form::kKeys ? 0 : 1);
      const bool is_of_futures = (method == "keys") == (form == Form::kKeys);
      if (method != "keys" && method != "values") return refuse(Reason::kEscapes);
      return is_of_futures ? iterate(call, kWhole) : void();
    }
    // The keys alone.
    if (form == Form::kValues) {
      if (!is_length(value)) refuse(Reason::kEscapes);
      return;
    }
    iterate(value, kWhole);
  }

  bool is_length(Node value) const {
    const Node call = call_of_argument(value);
    return call && is_builtin(call.child(Field::function), "len");
  }

  static constexpr std::uint32_t kWhole = UINT32_MAX;

  // `iterable` gives futures, or tuples of which one element is a future.
  void iterate(Node iterable, std::uint32_t element) {
    iterable = syntax::outermost_parentheses(iterable);
    if (is_length(iterable)) return;
    const Node around = iterable.parent();
    if (around.is_one_of(Kind::for_statement, Kind::for_in_clause) && iterable.field() == Field::right) {
      if (around.child(Kind::kw_async)) return refuse(Reason::kEscapes);
      return take_target(around, around.child(Field::left), element);
    }
    const Node call = around.parent();
    if (!around.is(Kind::argument_list) || !call.is(Kind::call)) return refuse(Reason::kEscapes);
    const Node function = call.child(Field::function);
    const auto name = model_.names.of(function);
    const bool is_first = around.named_child(0) == iterable;
    if (name && name->is_certain && name->path == "concurrent.futures.as_completed" && element == kWhole) {
      if (around.named_child_count() != 1) return refuse(Reason::kUnsupportedArguments);
      uses_.completed.push_back(call);
      return iterate(call, kWhole);
    }
    if (name && name->is_certain && name->path == "concurrent.futures.wait" && element == kWhole) {
      if (around.named_child_count() != 1) return refuse(Reason::kUnsupportedArguments);
      if (!call.parent().is(Kind::expression_statement)) return refuse(Reason::kEscapes);
      uses_.waits.push_back(call);
      return;
    }
    if (is_builtin(function, "enumerate") && is_first && element == kWhole) return iterate(call, 1);
    if (is_builtin(function, "zip") && element == kWhole) {
      std::uint32_t number = 0;
      for (const Node one : around.named_children()) {
        if (one == iterable) break;
        if (one.is_one_of(Kind::list_splat, Kind::comment)) return refuse(Reason::kEscapes);
        ++number;
      }
      return iterate(call, number);
    }
    const bool passes_on = is_builtin(function, "list") || is_builtin(function, "reversed") ||
                           (name && name->is_certain && shows_progress(name->path));
    if (passes_on && is_first) return iterate(call, element);
    refuse(Reason::kEscapes);
  }

  static bool shows_progress(std::string_view path) {
    return path == "tqdm.tqdm" || path == "tqdm.auto.tqdm" || path == "tqdm.std.tqdm" ||
           path == "rich.progress.track" || path == "alive_progress.alive_it";
  }

  // What a loop calls a future, or the part of it that is one.
  void take_target(Node loop, Node target, std::uint32_t element) {
    if (element != kWhole) {
      if (!target.is_one_of(Kind::pattern_list, Kind::tuple_pattern)) return refuse(Reason::kEscapes);
      target = target.named_child(element);
    }
    if (!target.is(Kind::identifier)) return refuse(Reason::kEscapes);
    const Node inside = loop.is(Kind::for_in_clause) ? loop.parent() : loop;
    const auto scope = model_.scopes.lookup(target.text(), model_.scopes.scope_at(target));
    const auto bindings = model_.scopes.bindings(scope, target.text());
    for (const semantics::Binding* binding : bindings) {
      const bool is_other = binding->name != target && binding->name.is_inside(inside);
      if (is_other) return refuse(Reason::kEscapes);
    }
    for (const Node use : model_.scopes.references_to(scope, target.text())) {
      if (use == target) continue;
      if (use.is_inside(inside)) {
        if (syntax::enclosing_scope_node(use) != syntax::enclosing_scope_node(loop))
          return refuse(Reason::kEscapes);
        look_at_future(use);
      } else if (bindings.size() == 1) {
        return refuse(Reason::kEscapes);
      }
    }
  }

  // The statement of the body that the node is in; null where it stands elsewhere.
  Node statement_in_body(Node node) const {
    while (node && node.parent() != body_) node = node.parent();
    return node;
  }

  // All are made before one of them is looked at.
  void check_order() {
    text::Offset last_build = 0;
    for (const Node build : builds_) {
      const Node statement = statement_in_body(build);
      if (statement) last_build = std::max(last_build, statement.end());
      if (!statement && build.begin() > body_.begin()) return refuse(Reason::kEscapes);
    }
    for (const Node look : looks_) {
      if (look.begin() < body_.begin()) return refuse(Reason::kEvaluationOrder);
      const Node statement = statement_in_body(look);
      if (!statement) continue;
      if (statement.begin() < last_build) return refuse(Reason::kEvaluationOrder);
      if (!uses_.first_look || statement.begin() < uses_.first_look.begin()) uses_.first_look = statement;
    }
  }

  const FileModel& model_;
  Node body_;
  FutureUses uses_;
  std::vector<Node> builds_;
  std::vector<Node> looks_;
  std::optional<Reason> reason_;
};

}  // namespace

tl::expected<FutureUses, Reason> future_uses(const FileModel& model, Node body,
                                             const std::vector<Node>& submits) {
  return Follower(model, body).follow(submits);
}

}  // namespace aioshift::rules::migration
