// An iterator or generator that runs a loop of its own → an asynchronous one, with all of its uses
#include "rules/rule.h"

#include <algorithm>
#include <set>
#include <string>

#include "rewrite/async_syntax/stop_iteration.h"
#include "rewrite/await_place.h"
#include "rewrite/fresh_name.h"
#include "rewrite/hoist.h"
#include "rewrite/precedence.h"
#include "rules/async_definition.h"
#include "rules/blocking_calls.h"
#include "rules/definition_uses.h"
#include "semantics/values.h"
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

constexpr rules::PythonVersion kAnext{3, 10};
constexpr std::string_view kStopIteration = "StopIteration";

// What blocks while it is iterated over: a class with `__next__`, a class whose `__iter__` is a generator
// function, or a generator function by itself.
struct Producer {
  Node definition;
  Node iter;      // of a class
  Node next;      // of a class that has one
  Node blocking;  // `next`, `iter` or the function: becomes a coroutine function or asynchronous generator
  std::vector<BlockingCall> calls;
};

bool blocks(const FileModel& model, Node function, Producer& producer) {
  if (!function || syntax::is_async_function(function)) return false;
  producer.blocking = function;
  producer.calls = rules::blocking_calls_in(model, function);
  return !producer.calls.empty();
}

bool is_context_manager(const FileModel& model, Node function) {
  return rules::obstacle_at_definition(model, function, {}) &&
         !rules::obstacle_at_definition(model, function, {"contextlib.contextmanager"});
}

std::optional<Producer> blocking_producer(const FileModel& model, Node node) {
  Producer producer;
  producer.definition = node;
  if (node.is(Kind::class_definition)) {
    producer.iter = rules::method_of(model, node, "__iter__");
    producer.next = rules::method_of(model, node, "__next__");
    if (blocks(model, producer.next, producer)) return producer;
    if (producer.iter && semantics::is_generator_function(producer.iter) &&
        blocks(model, producer.iter, producer))
      return producer;
    return std::nullopt;
  }
  const std::string_view name = node.child(Field::name).text();
  if (name == "__iter__" || !semantics::is_generator_function(node) || is_context_manager(model, node))
    return std::nullopt;
  return blocks(model, node, producer) ? std::optional(std::move(producer)) : std::nullopt;
}

// The call of a builtin function whose first argument the expression is.
Node call_with(const FileContext& context, Node value) {
  const Node call = value.parent().is(Kind::argument_list) ? value.parent().parent() : Node();
  const Node function = call ? call.child(Field::function) : Node();
  if (!call.is(Kind::call) || !function.is(Kind::identifier)) return {};
  if (call.child(Field::arguments).named_child(0) != value) return {};
  return context.names.bound(function) == pattern::NameResolver::Bound::kNo ? call : Node();
}

bool is_iterable_of(Node value, Kind kind) {
  return value.parent().is(kind) && value.field() == Field::right;
}

bool is_consumed_in_coroutine(const FileContext& context, Node value) {
  const bool is_consumed = is_iterable_of(value, Kind::for_statement) ||
                           is_iterable_of(value, Kind::for_in_clause) || call_with(context, value);
  return is_consumed && rules::runs_in_coroutine(value);
}

// Rewrites one use of the values that the producer's calls give.
class UseWriter {
 public:
  UseWriter(const FileContext& context, const Producer& producer) : context_(context), producer_(producer) {}

  std::optional<Obstacle> write(Node value, AwaitEdits& edits) const {
    const Node around = value.parent();
    // `it.attribute`, of a class; its own `__next__` was looked for before.
    if (around.is(Kind::attribute) && producer_.iter) return std::nullopt;
    if (is_iterable_of(value, Kind::for_statement)) return write_loop(around, edits);
    if (is_iterable_of(value, Kind::for_in_clause)) return write_clause(around, edits);
    if (const Node call = call_with(context_, value)) return write_call(call, value, edits);
    return Obstacle{Reason::kEscapes, value};
  }

 private:
  bool comprehensions_nest() const { return context_.target >= rules::kNestedAsyncComprehensions; }

  std::optional<Obstacle> obstacle(Node place) const {
    if (const auto reason = rewrite::obstacle_to_await(place, comprehensions_nest(), producer_.blocking))
      return Obstacle{*reason, place};
    return std::nullopt;
  }

  std::optional<Obstacle> write_loop(Node loop, AwaitEdits& edits) const {
    if (loop.child(Kind::kw_async)) return Obstacle{Reason::kEscapes, loop};
    if (!rules::runs_in_coroutine(loop, producer_.blocking)) return Obstacle{Reason::kOutsideCoroutine, loop};
    edits.edits.push_back(rules::make_async_statement(loop));
    return std::nullopt;
  }

  std::optional<Obstacle> write_clause(Node clause, AwaitEdits& edits) const {
    if (clause.child(Kind::kw_async)) return Obstacle{Reason::kEscapes, clause};
    if (const auto found = obstacle(clause.child(Field::left))) return found;
    edits.edits.push_back(rules::make_async_statement(clause));
    return std::nullopt;
  }

  std::optional<Obstacle> write_call(Node call, Node value, AwaitEdits& edits) const {
    const std::string_view function = call.child(Field::function).text();
    if (const auto found = obstacle(call)) return found;
    if (function == "next" && (producer_.next || !producer_.iter)) return write_next(call, edits);
    if (call.child(Field::arguments).named_child_count() != 1) return Obstacle{Reason::kEscapes, call};
    if (function == "list") return write_comprehension(call, value, "[", "]", edits);
    if (function == "set") return write_comprehension(call, value, "{", "}", edits);
    if (function == "tuple") return write_comprehension(call, value, "tuple([", "])", edits);
    return Obstacle{Reason::kEscapes, call};
  }

  std::optional<Obstacle> write_next(Node call, AwaitEdits& edits) const {
    const semantics::Scopes& scopes = context_.model.scopes;
    if (context_.target < kAnext) return Obstacle{Reason::kTargetVersion, call};
    if (scopes.lookup("anext", scopes.scope_at(call)) != semantics::kNoScope)
      return Obstacle{Reason::kNameTaken, call};
    const Node function = syntax::enclosing_scope_node(call);
    if (function.text().find(kStopIteration) != std::string_view::npos)
      return Obstacle{Reason::kErrorIsHandled, call};
    const bool is_outer = rewrite::needs_parentheses(rewrite::Precedence::kAwait, call);
    edits.edits.push_back({{call.begin(), call.begin()}, is_outer ? "(await a" : "await a"});
    if (is_outer) edits.edits.push_back({{call.end(), call.end()}, ")"});
    return std::nullopt;
  }

  std::optional<Obstacle> write_comprehension(Node call, Node value, const std::string& open,
                                              const std::string& close, AwaitEdits& edits) const {
    const Node function = syntax::enclosing_scope_node(call);
    const Node outer =
        call.ancestor(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension);
    if (outer && outer.is_inside(function) && !comprehensions_nest())
      return Obstacle{Reason::kInsideComprehension, call};
    if (!rewrite::comments_dropped(call, {value}).empty()) return Obstacle{Reason::kCommentInTheWay, call};
    std::set<std::string> taken;
    const std::string item = rewrite::fresh_name(context_.model, call, {"item"}, taken);
    const std::string before = open + item + " async for " + item + " in ";
    edits.edits.push_back({{call.begin(), value.begin()}, before});
    edits.edits.push_back({{value.end(), call.end()}, close});
    return std::nullopt;
  }

  const FileContext& context_;
  const Producer& producer_;
};

// Whether the function does nothing but give its own object, perhaps after some preparation.
bool returns_self(Node function) {
  const Node self = function.child(Field::parameters).named_child(0);
  bool returns = false;
  const Node body = function.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = function.tree().node(id);
    if (!node.is(Kind::return_statement)) continue;
    if (node.named_child(0).text() != self.text()) return false;
    returns = true;
  }
  return returns;
}

class SyncIteratorRunsLoop final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    using pattern::Literal;
    return {{{Literal::name("__next__"), Literal::name("yield")},
             {Literal::name("run"), Literal::name("run_until_complete"), Literal::name("sleep"),
              Literal::name("Runner")},
             {Literal::name("async")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::class_definition, Kind::function_definition}; }
  std::vector<std::string> replaced_names() const override { return {"asyncio.run", "time.sleep"}; }
  std::vector<std::string> mentioned_names(const FileModel& model) const override {
    std::vector<std::string> names;
    for (NodeId id = 0; id < model.tree.size(); ++id) {
      const Node node = model.tree.node(id);
      if (node.is_one_of(Kind::class_definition, Kind::function_definition) && blocking_producer(model, node))
        names.emplace_back(node.child(Field::name).text());
    }
    return names;
  }

  void visit(const FileContext& context, Node node, std::vector<Finding>& findings) const override {
    const auto producer = blocking_producer(context.model, node);
    if (!producer) return;
    const auto uses = rules::uses_of_definition(context, node, {"__iter__"});
    const bool concerns_coroutines = std::any_of(uses.values.begin(), uses.values.end(), [&](Node value) {
      return is_consumed_in_coroutine(context, value);
    });
    if (concerns_coroutines) findings.push_back(look_at(context, *producer, uses));
  }

 private:
  Finding look_at(const FileContext& context, const Producer& producer,
                  const rules::DefinitionUses& uses) const {
    const Node name = producer.definition.child(Field::name);
    const std::string message =
        "`" + std::string(name.text()) + "` blocks the event loop where coroutines iterate over it";
    auto edits = rewrite_all(context, producer, uses);
    if (!edits) return refusal(name, rules::message_at(message, edits.error().at), edits.error().reason);
    Finding finding = fixed(context, name, message, Applicability::kUnsafe, std::move(edits->edits),
                            std::move(edits->released_imports));
    for (const text::Range range : edits->relied_on) finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }

  static tl::expected<AwaitEdits, Obstacle> rewrite_all(const FileContext& context, const Producer& producer,
                                                        const rules::DefinitionUses& uses) {
    AwaitEdits edits;
    const bool is_class = producer.definition.is(Kind::class_definition);
    auto obstacle = is_class ? rewrite_class(context, producer, edits)
                             : rewrite_generator(context, producer.definition, edits);
    if (!obstacle) obstacle = uses.obstacle;
    if (obstacle) return tl::unexpected(*obstacle);
    const UseWriter writer(context, producer);
    for (const Node value : uses.values) {
      if (const auto found = writer.write(value, edits)) return tl::unexpected(*found);
    }
    auto awaits = rules::await_blocking_calls(context, producer.blocking, producer.calls);
    if (!awaits) return tl::unexpected(awaits.error());
    rules::merge_edits(edits, std::move(*awaits));
    return edits;
  }

  static std::optional<Obstacle> rewrite_generator(const FileContext& context, Node function,
                                                   AwaitEdits& edits) {
    if (const auto reason = rules::obstacle_at_definition(context.model, function, {}))
      return Obstacle{*reason, function};
    if (const auto obstacle = rules::obstacle_to_async_generator(function)) return obstacle;
    edits.edits.push_back(rules::make_async(function));
    return rules::make_annotation_async(context, function, edits);
  }

  static std::optional<Obstacle> rewrite_class(const FileContext& context, const Producer& producer,
                                               AwaitEdits& edits) {
    const FileModel& model = context.model;
    const Node definition = producer.definition;
    if (const auto reason =
            rules::obstacle_at_definition(model, definition, {"dataclasses.dataclass", "typing.final"}))
      return Obstacle{*reason, definition};
    for (const std::string_view name : {"__aiter__", "__anext__"}) {
      if (!model.scopes.bindings(model.scopes.scope_made_by(definition), name).empty())
        return Obstacle{Reason::kNameTaken, definition};
    }
    if (!producer.iter || rules::is_attribute_named(model, {"__iter__", "__next__"}))
      return Obstacle{Reason::kEscapes, definition};
    for (const Node method : {producer.iter, producer.next}) {
      if (!method) continue;
      if (const auto reason = rules::obstacle_at_definition(model, method, {}))
        return Obstacle{*reason, method};
      // `__next__` → `__anext__`
      const text::Offset behind_underscores = method.child(Field::name).begin() + 2;
      edits.edits.push_back({{behind_underscores, behind_underscores}, "a"});
    }
    if (producer.blocking == producer.iter) {
      if (producer.next) return Obstacle{Reason::kNoAsyncCounterpart, producer.next};
      return rewrite_generator(context, producer.iter, edits);
    }
    // `__aiter__` stays a plain function: it cannot wait.
    if (!returns_self(producer.iter) || !rules::blocking_calls_in(model, producer.iter).empty())
      return Obstacle{Reason::kNoAsyncCounterpart, producer.iter};
    edits.edits.push_back(rules::make_async(producer.next));
    if (const auto obstacle = rules::make_annotation_async(context, producer.iter, edits)) return obstacle;
    auto stops = rewrite::rewrite_raised_stops(model, producer.next, [](Node) { return false; });
    if (!stops) return Obstacle{stops.error().reason, stops.error().at};
    rules::merge_edits(edits, {std::move(*stops), {}, {}});
    return std::nullopt;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_sync_iterator_runs_loop(rules::RuleInfo info) {
  return std::make_unique<SyncIteratorRunsLoop>(std::move(info));
}

}  // namespace aioshift::transforms
