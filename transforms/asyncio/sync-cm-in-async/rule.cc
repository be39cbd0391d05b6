// A context manager that runs a loop of its own → an asynchronous one, with all of its uses
#include "rules/rule.h"

#include <algorithm>
#include <string>

#include "rewrite/imports.h"
#include "rules/async_definition.h"
#include "rules/blocking_calls.h"
#include "rules/definition_uses.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::AwaitEdits;
using rules::BlockingCall;
using rules::FileContext;
using rules::Finding;
using rules::Obstacle;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

constexpr std::string_view kContextManager = "contextlib.contextmanager";

struct Method {
  Node function;
  std::vector<BlockingCall> calls;
};

// A class with `__enter__` and `__exit__`, or a generator function under `@contextmanager`.
struct Manager {
  Node definition;
  Node decorator;               // of the generator
  std::vector<Method> methods;  // that become coroutine functions
};

Node contextmanager_decorator(const FileModel& model, Node function) {
  if (!function.parent().is(Kind::decorated_definition)) return {};
  for (const Node child : function.parent().named_children()) {
    if (!child.is(Kind::decorator)) continue;
    const auto name = model.names.of(child.named_child(0));
    if (name && name->path == kContextManager) return child.named_child(0);
  }
  return {};
}

// One that blocks where it is entered or left.
std::optional<Manager> blocking_manager(const FileModel& model, Node node) {
  Manager manager{node, {}, {}};
  if (node.is(Kind::class_definition)) {
    for (const std::string_view name : {"__enter__", "__exit__"}) {
      const Node method = rules::method_of(model, node, name);
      if (method && !syntax::is_async_function(method))
        manager.methods.push_back({method, rules::blocking_calls_in(model, method)});
    }
  } else if (!syntax::is_async_function(node)) {
    manager.decorator = contextmanager_decorator(model, node);
    if (manager.decorator) manager.methods.push_back({node, rules::blocking_calls_in(model, node)});
  }
  const bool blocks = std::any_of(manager.methods.begin(), manager.methods.end(),
                                  [](const Method& method) { return !method.calls.empty(); });
  return blocks ? std::optional(std::move(manager)) : std::nullopt;
}

// The `with` statement of which the expression is an item; null where it is something else.
Node with_statement_of(Node value) {
  Node item = value.parent();
  if (item.is(Kind::as_pattern) && item.named_child(0) == value) item = item.parent();
  return item.is(Kind::with_item) ? item.ancestor(Kind::with_statement) : Node();
}

// What the statement binds by `as`, entered once more.
bool is_entered_again(const FileModel& model, Node value) {
  const Node target = value.parent().child(Kind::as_pattern_target).named_child(0);
  if (!target.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(target.text(), model.scopes.scope_at(target));
  const auto references = model.scopes.references_to(scope, target.text());
  return std::any_of(references.begin(), references.end(), [](Node reference) {
    return static_cast<bool>(with_statement_of(syntax::outermost_parentheses(reference)));
  });
}

std::optional<Obstacle> obstacle_to_use(const FileModel& model, const Manager& manager, Node value,
                                        const std::vector<Node>& values) {
  // `manager.attribute`, of a class; its own `__enter__` was looked for before.
  if (value.parent().is(Kind::attribute) && !manager.decorator) return std::nullopt;
  const Node statement = with_statement_of(value);
  if (!statement || statement.child(Kind::kw_async)) return Obstacle{Reason::kEscapes, value};
  if (!rules::runs_in_coroutine(statement)) return Obstacle{Reason::kOutsideCoroutine, statement};
  for (const Node item : statement.child(Kind::with_clause).named_children()) {
    Node entered = item.child(Field::value);
    if (entered.is(Kind::as_pattern)) entered = entered.named_child(0);
    if (item.is(Kind::with_item) && std::find(values.begin(), values.end(), entered) == values.end())
      return Obstacle{Reason::kSharedStatement, statement};
  }
  if (is_entered_again(model, value)) return Obstacle{Reason::kEscapes, value};
  return std::nullopt;
}

class SyncCmInAsync final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    using pattern::Literal;
    return {{{Literal::name("__enter__"), Literal::name("__exit__"), Literal::name("contextmanager")},
             {Literal::name("run"), Literal::name("run_until_complete"), Literal::name("sleep"),
              Literal::name("Runner")},
             {Literal::name("with")},
             {Literal::name("async")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::class_definition, Kind::function_definition}; }
  std::vector<std::string> replaced_names() const override { return {"asyncio.run", "time.sleep"}; }
  std::vector<std::string> mentioned_names(const FileModel& model) const override {
    std::vector<std::string> names;
    for (NodeId id = 0; id < model.tree.size(); ++id) {
      const Node node = model.tree.node(id);
      if (node.is_one_of(Kind::class_definition, Kind::function_definition) && blocking_manager(model, node))
        names.emplace_back(node.child(Field::name).text());
    }
    return names;
  }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto manager = blocking_manager(context.model, node);
    if (!manager) return;
    const auto uses = rules::uses_of_definition(context, node, {"__enter__"});
    const bool concerns_coroutines = std::any_of(uses.values.begin(), uses.values.end(), [](Node value) {
      const Node statement = with_statement_of(value);
      return statement && rules::runs_in_coroutine(statement);
    });
    if (concerns_coroutines) findings.push_back(look_at(context, *manager, uses));
  }

 private:
  Finding look_at(const FileContext& context, const Manager& manager,
                  const rules::DefinitionUses& uses) const {
    const Node name = manager.definition.child(Field::name);
    const std::string message =
        "`" + std::string(name.text()) + "` blocks the event loop where coroutines enter or leave it";
    auto edits = rewrite_all(context, manager, uses);
    if (!edits) return refusal(name, rules::message_at(message, edits.error().at), edits.error().reason);
    Finding finding = fixed(context, name, message, Applicability::kUnsafe, std::move(edits->edits),
                            std::move(edits->released_imports));
    for (const text::Range range : edits->relied_on) finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }

  static tl::expected<AwaitEdits, Obstacle> rewrite_all(const FileContext& context, const Manager& manager,
                                                        const rules::DefinitionUses& uses) {
    AwaitEdits edits;
    auto obstacle = manager.decorator ? rewrite_generator(context, manager, edits)
                                      : rewrite_class(context.model, manager, edits);
    if (!obstacle) obstacle = uses.obstacle;
    if (obstacle) return tl::unexpected(*obstacle);
    for (const Node value : uses.values) {
      if (const auto reason = obstacle_to_use(context.model, manager, value, uses.values))
        return tl::unexpected(*reason);
      if (const Node statement = with_statement_of(value))
        rules::merge_edits(edits, {{rules::make_async_statement(statement)}, {}, {}});
    }
    for (const Method& method : manager.methods) {
      auto awaits = rules::await_blocking_calls(context, method.function, method.calls);
      if (!awaits) return tl::unexpected(awaits.error());
      rules::merge_edits(edits, std::move(*awaits));
    }
    return edits;
  }

  static std::optional<Obstacle> rewrite_class(const FileModel& model, const Manager& manager,
                                               AwaitEdits& edits) {
    const Node definition = manager.definition;
    if (const auto reason =
            rules::obstacle_at_definition(model, definition, {"dataclasses.dataclass", "typing.final"}))
      return Obstacle{*reason, definition};
    if (manager.methods.size() != 2) return Obstacle{Reason::kEscapes, definition};
    for (const std::string_view name : {"__aenter__", "__aexit__"}) {
      const auto scope = model.scopes.scope_made_by(definition);
      if (!model.scopes.bindings(scope, name).empty()) return Obstacle{Reason::kNameTaken, definition};
    }
    if (rules::is_attribute_named(model, {"__enter__", "__exit__"}))
      return Obstacle{Reason::kEscapes, definition};
    for (const Method& method : manager.methods) {
      const Node name = method.function.child(Field::name);
      if (const auto reason = rules::obstacle_at_definition(model, method.function, {}))
        return Obstacle{*reason, method.function};
      edits.edits.push_back(rules::make_async(method.function));
      // `__enter__` → `__aenter__`
      const text::Offset behind_underscores = name.begin() + 2;
      edits.edits.push_back({{behind_underscores, behind_underscores}, "a"});
    }
    return std::nullopt;
  }

  static std::optional<Obstacle> rewrite_generator(const FileContext& context, const Manager& manager,
                                                   AwaitEdits& edits) {
    const Node function = manager.definition;
    if (const auto reason = rules::obstacle_at_definition(context.model, function, {kContextManager}))
      return Obstacle{*reason, function};
    if (const auto obstacle = rules::obstacle_to_async_generator(function)) return obstacle;
    auto bound = rewrite::bind_member(context.model, manager.decorator, "contextlib", "asynccontextmanager");
    if (!bound) return Obstacle{bound.error(), manager.decorator};
    edits.edits = std::move(bound->edits);
    edits.edits.push_back({manager.decorator.range(), bound->expression});
    edits.edits.push_back(rules::make_async(function));
    edits.released_imports.emplace_back(kContextManager);
    return rules::make_annotation_async(context, function, edits);
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_sync_cm_in_async(rules::RuleInfo info) {
  return std::make_unique<SyncCmInAsync>(std::move(info));
}

}  // namespace aioshift::transforms
