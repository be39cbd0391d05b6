// Generator functions that `asyncio.coroutine` made coroutine functions of, until Python 3.10.
#include <algorithm>
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rules/async_definition.h"
#include "rules/definition_uses.h"
#include "semantics/calls.h"
#include "semantics/values.h"
#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"

namespace aioshift::transforms::deprecated_asyncio {

using rewrite::Applicability;
using rewrite::Precedence;
using rewrite::Reason;
using rules::FileContext;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

constexpr rules::PythonVersion kHasNoDecorator{3, 11};

// The nodes of the kind that the function itself runs, in source order.
std::vector<Node> own_nodes(Node function, Kind kind) {
  std::vector<Node> found;
  const Node body = function.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end(); ++id) {
    const Node node = function.tree().node(id);
    if (node.is(kind) && node.is_named() && syntax::enclosing_function(node) == function)
      found.push_back(node);
  }
  return found;
}

// The first iterable of a comprehension is evaluated outside of it.
bool is_in_comprehension(Node node, Node function) {
  Node clause;
  for (Node at = node, up = node.parent(); up != function; at = up, up = up.parent()) {
    if (up.is(Kind::for_in_clause) && at.field() == Field::right) clause = up;
    if (!up.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension,
                      Kind::generator_expression)) {
      continue;
    }
    if (at != clause || up.child(Kind::for_in_clause) != clause) return true;
  }
  return false;
}

// Whether the statement directly behind a `return` or `raise`: it is there to make the function a generator.
bool is_unreachable(Node statement) {
  if (!statement.is(Kind::expression_statement)) return false;
  Node before = statement.previous_sibling();
  while (before && before.is_extra()) before = before.previous_sibling();
  return before.is_one_of(Kind::return_statement, Kind::raise_statement);
}

// Special methods that Python awaits, or that nobody but the program calls.
bool may_be_coroutine_function(std::string_view name) {
  if (!name.starts_with("__") || !name.ends_with("__")) return true;
  return name == "__aenter__" || name == "__aexit__" || name == "__anext__" || name == "__call__";
}

// Whether a decorator of the file runs what it decorates by `yield from` in a plain generator, or is a
// context manager's, which wants a generator.
bool wants_generator(const FileModel& model, Node decorator) {
  Node what = decorator.named_child(0);
  if (what.is(Kind::call)) what = what.child(Field::function);
  if (what.text().ends_with("contextmanager")) return true;
  if (!what.is(Kind::identifier)) return false;
  const auto scope = model.scopes.lookup(what.text(), model.scopes.scope_at(what));
  for (const semantics::Binding* binding : model.scopes.bindings(scope, what.text())) {
    if (binding->kind != semantics::BindingKind::kFunction) continue;
    for (NodeId id = binding->binder.id(); id < binding->binder.subtree_end(); ++id) {
      const Node inner = model.tree.node(id);
      if (inner.is(Kind::function_definition) && semantics::is_generator_function(inner) &&
          !coroutine_decorator(model, inner)) {
        return true;
      }
    }
  }
  return false;
}

// functools.wraps takes any function.
bool is_wraps(const FileModel& model, Node decorator) {
  const auto name = model.names.of_callee(decorator.named_child(0));
  return name && name->path == "functools.wraps";
}

// Whether a plain generator delegates to a function of that name, which it cannot do to a coroutine.
bool is_delegated_to(const FileModel& model, std::string_view name) {
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node yield = model.tree.node(id);
    if (!yield.is(Kind::yield) || !yield.child(Kind::kw_from)) continue;
    const Node operand = syntax::without_parentheses(yield.named_child(0));
    if (operand.is(Kind::call) && syntax::called_name(operand) == name && !runs_in_coroutine(model, yield))
      return true;
  }
  return false;
}

// Whether a call of the function is iterated over, by a loop or by one of the builtins.
bool is_iterated(const FileModel& model, Node function) {
  constexpr auto kIterate = std::to_array<std::string_view>({"list", "tuple", "next", "iter", "set"});
  const auto calls = semantics::calls_of(model, function);
  return std::any_of(calls.begin(), calls.end(), [&](Node call) {
    const Node place = syntax::outermost_parentheses(call);
    if (place.field() == Field::right && place.parent().is_one_of(Kind::for_statement, Kind::for_in_clause))
      return true;
    if (!place.parent().is(Kind::argument_list)) return false;
    const std::string_view taker = syntax::called_name(place.parent().parent());
    return std::find(kIterate.begin(), kIterate.end(), taker) != kIterate.end();
  });
}

class CoroutineFunction {
 public:
  CoroutineFunction(const FileContext& context, const Use& use, Node decorator, Node function)
      : context_(context), model_(context.model), use_(use), decorator_(decorator), function_(function) {}

  tl::expected<Rewrite, Reason> rewrite() {
    const auto reason = syntax::is_async_function(function_) ? drop_from_coroutine() : rewrite_function();
    if (reason) return tl::unexpected(*reason);
    for (std::string& import : rewrite::imports_used_in(model_, decorator_.range(), {}))
      result_.released_imports.push_back(std::move(import));
    return std::move(result_);
  }

  // What is in the way inside of the function; null where it is the function itself.
  Node obstacle() const { return obstacle_; }

 private:
  using Obstacle = std::optional<Reason>;

  // Of an `async def` the decorator gives the function itself.
  Obstacle drop_from_coroutine() {
    if (semantics::is_generator_function(function_)) return Reason::kNoAsyncCounterpart;
    if (const auto reason = obstacle_in_decorators()) return reason;
    result_.applicability = Applicability::kSafe;
    return drop_decorator();
  }

  Obstacle drop_decorator() {
    auto removed = rewrite::removal_edits(decorator_, decorator_.range());
    if (!removed) return removed.error();
    add(std::move(*removed));
    return std::nullopt;
  }

  Obstacle rewrite_function() {
    if (const auto reason = obstacle_around()) return reason;
    if (const auto reason = drop_decorator()) return reason;
    add({rules::make_async(function_)});
    add(rules::realign_parameters(function_));
    const std::vector<Node> yields = own_nodes(function_, Kind::yield);
    for (const Node yield : yields) {
      if (const auto reason = rewrite_yield(yield)) {
        obstacle_ = yield;
        return reason;
      }
    }
    if (yields.empty()) {
      if (const auto reason = await_results()) return reason;
    }
    realign(yields);
    return rewrite_annotation();
  }

  Obstacle obstacle_around() const {
    const std::string_view name = function_.child(Field::name).text();
    if (!may_be_coroutine_function(name) || is_delegated_to(model_, name) || is_iterated(model_, function_))
      return Reason::kUsedAsGenerator;
    return obstacle_in_decorators();
  }

  Obstacle obstacle_in_decorators() const {
    bool is_inside = false;
    for (const Node other : function_.parent().named_children()) {
      if (!other.is(Kind::decorator)) continue;
      if (other == decorator_) {
        is_inside = true;
      } else if (is_inside ? !is_wraps(model_, other) : wants_generator(model_, other)) {
        return Reason::kDecorated;
      }
    }
    return std::nullopt;
  }

  Obstacle rewrite_yield(Node yield) {
    if (is_in_comprehension(yield, function_)) return Reason::kInsideComprehension;
    if (const Node whole = syntax::outermost_parentheses(yield); is_unreachable(whole.parent()))
      return remove(whole.parent());
    if (!yield.child(Kind::kw_from)) return rewrite_bare(yield);
    const Node operand = yield.named_child(0);
    const Operand kind = operand_kind(model_, operand);
    const Node item = syntax::outermost_parentheses(yield).parent();
    if (item.is_one_of(Kind::with_item, Kind::as_pattern) && kind != Operand::kAwaitable)
      return rewrite_with(yield, item);
    switch (kind) {
      case Operand::kAwaitable:
        break;
      case Operand::kNotAwaitable:
        return Reason::kMaybeNotAwaitable;
      case Operand::kUnknown:
        // What works must not be put at risk; without the decorator nothing does.
        if (context_.target < kHasNoDecorator) return Reason::kMaybeNotAwaitable;
        break;
    }
    if (is_asyncio_lock(model_, operand)) return Reason::kMaybeNotAwaitable;
    if (!rewrite::comments_dropped(yield, {operand}).empty()) return Reason::kCommentInTheWay;
    write_await(yield, operand);
    return std::nullopt;
  }

  Obstacle remove(Node statement) {
    auto removed = rewrite::removal_edits(std::array{statement});
    if (!removed) return removed.error();
    add(std::move(*removed));
    return std::nullopt;
  }

  void write_await(Node yield, Node operand) {
    const bool is_loose =
        rewrite::precedence_of(operand) < Precedence::kPrimary || rewrite::breaks_lines_in_the_open(operand);
    std::string before = is_loose ? "await (" : "await ";
    std::string after = is_loose ? ")" : "";
    text::Range whole = yield.range();
    if (has_parentheses_to_drop(yield)) whole = yield.parent().range();
    add({{{whole.begin, operand.begin()}, before}});
    if (operand.end() != whole.end || is_loose) add({{{operand.end(), whole.end}, after}});
  }

  static bool has_parentheses_to_drop(Node yield) {
    const Node around = yield.parent();
    if (!rewrite::has_needless_parentheses(yield)) return false;
    // `await await f()` is no Python.
    if (around.parent().is_one_of(Kind::yield, Kind::await)) return false;
    const bool is_tight = around.begin() + 1 == yield.begin() && yield.end() + 1 == around.end();
    return is_tight && !rewrite::needs_parentheses(Precedence::kAwait, around);
  }

  // A bare `yield` lets the loop make one turn, which is what asyncio.sleep(0) does.
  Obstacle rewrite_bare(Node yield) {
    const Node whole = syntax::outermost_parentheses(yield);
    if (yield.named_child_count() != 0 || !whole.parent().is(Kind::expression_statement))
      return Reason::kNoAsyncCounterpart;
    if (!rewrite::comments_dropped(whole, {}).empty()) return Reason::kCommentInTheWay;
    auto bound = rewrite::bind_member(model_, use_.node, "asyncio", "sleep");
    if (!bound) return bound.error();
    add({{whole.range(), "await " + bound->expression + "(0)"}});
    add(std::move(bound->edits));
    return std::nullopt;
  }

  // `with (yield from lock):`, until Python 3.8, is `async with lock:`.
  Obstacle rewrite_with(Node yield, Node item) {
    const Node statement = item.ancestor(Kind::with_statement);
    const Node lock = yield.named_child(0);
    const bool is_only = item.is(Kind::with_item) && item.parent().named_child_count() == 1;
    if (!is_only || !is_asyncio_lock(model_, lock)) return Reason::kMaybeNotAwaitable;
    const Node whole = syntax::outermost_parentheses(yield);
    if (!rewrite::comments_dropped(whole, {lock}).empty()) return Reason::kCommentInTheWay;
    if (rewrite::breaks_lines_in_the_open(lock)) return Reason::kDoesNotFit;
    add({rules::make_async_statement(statement)});
    add({{{whole.begin(), lock.begin()}, ""}, {{lock.end(), whole.end()}, ""}});
    return std::nullopt;
  }

  // Of a function that is no generator, the decorator awaits the result where that is awaitable.
  Obstacle await_results() {
    for (const Node statement : own_nodes(function_, Kind::return_statement)) {
      const Node result = statement.named_child(0);
      if (!result) continue;
      const auto kind = operand_kind(model_, result);
      const auto awaitability = semantics::awaitability(model_, result);
      if (kind == Operand::kAwaitable) {
        if (rewrite::precedence_of(result) < Precedence::kPrimary) return Reason::kMaybeNotAwaitable;
        add({{{result.begin(), result.begin()}, "await "}});
      } else if (kind == Operand::kUnknown || awaitability == semantics::Awaitability::kOther ||
                 syntax::holds(result, Kind::call)) {
        return Reason::kMaybeNotAwaitable;
      }
    }
    return std::nullopt;
  }

  // `Generator[Y, S, R]` → `R`
  Obstacle rewrite_annotation() {
    const Node type = function_.child(Field::return_type).named_child(0);
    if (!type.is(Kind::generic_type)) return std::nullopt;
    const Node name = type.named_child(0);
    const auto qualified = model_.names.of(name);
    if (!qualified ||
        (qualified->path != "typing.Generator" && qualified->path != "collections.abc.Generator"))
      return std::nullopt;
    const Node parameters = type.child(Kind::type_parameter);
    if (parameters.named_child_count() != 3) return std::nullopt;
    const Node returned = parameters.named_child(2);
    if (!rewrite::comments_dropped(type, {returned}).empty()) return Reason::kCommentInTheWay;
    add({{{type.begin(), returned.begin()}, ""}, {{returned.end(), type.end()}, ""}});
    const text::Range kept[] = {returned.range()};
    for (std::string& import : rewrite::imports_used_in(model_, type.range(), kept))
      result_.released_imports.push_back(std::move(import));
    return std::nullopt;
  }

  // Lines that are aligned with what stands behind a bracket go with it, now that it stands further left.
  void realign(const std::vector<Node>& yields) {
    const text::LineIndex& lines = model_.tree.source().lines();
    std::vector<text::Edit> moves;
    Node outer;
    for (const Node yield : yields) {
      if (yield.is_inside(outer)) continue;
      outer = yield;
      const Node operand = yield.named_child(0);
      if (!operand) continue;
      std::size_t column = rewrite::column_of(model_.tree, operand.begin());
      for (const text::Edit& edit : result_.edits) {
        if (edit.range.end > operand.begin() ||
            lines.line_at(edit.range.begin) != lines.line_at(operand.begin()))
          continue;
        column = column + edit.replacement.size() - edit.range.size();
      }
      const std::string indentation = rewrite::block_indentation(model_.tree, operand.begin());
      for (text::Edit& edit :
           rewrite::reindent(model_.tree, operand.range(), indentation, indentation, column, {}))
        moves.push_back(std::move(edit));
    }
    add(std::move(moves));
  }

  void add(std::vector<text::Edit> edits) {
    for (text::Edit& edit : edits) {
      if (std::find(result_.edits.begin(), result_.edits.end(), edit) == result_.edits.end())
        result_.edits.push_back(std::move(edit));
    }
  }

  const FileContext& context_;
  const FileModel& model_;
  const Use& use_;
  Node decorator_;
  Node function_;
  Node obstacle_;
  Rewrite result_;
};

}  // namespace

std::optional<Site> generator_coroutine(const FileContext& context, const Use& use) {
  if (is_for_versions_before(context, use.node, kHasNoDecorator)) return std::nullopt;
  const Node decorator = use.node.parent();
  const Node function = decorator.parent().child(Field::definition);
  if (!decorator.is(Kind::decorator) || !function.is(Kind::function_definition)) {
    return Site{use.call ? use.call : use.node,
                "asyncio.coroutine is gone since Python 3.11: write `async def`",
                tl::unexpected(use.is_certain ? Reason::kUsedAsValue : Reason::kAmbiguousName)};
  }
  const std::string name(function.child(Field::name).text());
  Site site{decorator, "asyncio.coroutine is gone since Python 3.11: make `" + name + "` an `async def`",
            tl::unexpected(Reason::kAmbiguousName)};
  if (!use.is_certain) return site;
  CoroutineFunction coroutine(context, use, decorator, function);
  site.rewrite = coroutine.rewrite();
  if (coroutine.obstacle()) site.message = rules::message_at(site.message, coroutine.obstacle());
  return site;
}

}  // namespace aioshift::transforms::deprecated_asyncio
