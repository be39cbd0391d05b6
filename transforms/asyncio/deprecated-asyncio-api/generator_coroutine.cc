// Generator functions that `asyncio.coroutine` made coroutine functions of, until Python 3.10.
#include <algorithm>
#include <array>

#include "rewrite/hoist.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rewrite/removal.h"
#include "rules/async_definition.h"
#include "semantics/values.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"
#include "transforms/asyncio/deprecated-asyncio-api/coroutines.h"
#include "transforms/asyncio/deprecated-asyncio-api/form.h"
#include "transforms/asyncio/deprecated-asyncio-api/generator_uses.h"

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

// `R` of the annotation `Generator[Y, S, R]`; null for any other.
Node returned_by_generator(const FileModel& model, Node type) {
  const bool is_subscript = type.is(Kind::subscript);  // typing.Generator[...]
  if (!is_subscript && !type.is(Kind::generic_type)) return {};
  const Node list = is_subscript ? type : type.child(Kind::type_parameter);
  const auto name = model.names.of(type.named_child(0));
  if (!name || (name->path != "typing.Generator" && name->path != "collections.abc.Generator")) return {};
  const std::uint32_t first = is_subscript ? 1 : 0;
  return list.named_child_count() == first + 3 ? list.named_child(first + 2) : Node();
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
    if (const auto reason = obstacle_in_decorators(model_, function_, decorator_)) return reason;
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
    if (const auto reason = obstacle_to_coroutine(model_, function_, decorator_)) return reason;
    if (const auto reason = drop_decorator()) return reason;
    add({rules::make_async(function_)});
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
    return rewrite_annotation();
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
    const bool is_loose = rewrite::precedence_of(operand) < Precedence::kPrimary;
    text::Range word{yield.begin(), yield.child(Kind::kw_from).end()};
    text::Offset end = operand.end();
    if (has_parentheses_to_drop(yield)) {
      word.begin = yield.parent().begin();
      end = yield.parent().end();
    }
    add({{word, "await"}});
    if (is_loose) add({{{operand.begin(), operand.begin()}, "("}});
    if (operand.end() != end || is_loose) add({{{operand.end(), end}, is_loose ? ")" : ""}});
  }

  static bool has_parentheses_to_drop(Node yield) {
    const Node around = yield.parent();
    if (!rewrite::has_needless_parentheses(yield)) return false;
    // `await await f()` is no Python.
    if (around.parent().is_one_of(Kind::yield, Kind::await)) return false;
    if (rewrite::breaks_lines_in_the_open(yield) && !rewrite::is_inside_brackets(around)) return false;
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
      if (operand_kind(model_, result) == Operand::kAwaitable) {
        if (rewrite::precedence_of(result) < Precedence::kPrimary) return Reason::kMaybeNotAwaitable;
        add({{{result.begin(), result.begin()}, "await "}});
      } else if (!is_plain_object(model_, result, /*by_name=*/context_.target >= kHasNoDecorator)) {
        obstacle_ = statement;
        return Reason::kMaybeNotAwaitable;
      }
    }
    return std::nullopt;
  }

  // `Generator[Y, S, R]` → `R`
  Obstacle rewrite_annotation() {
    const Node type = function_.child(Field::return_type).named_child(0);
    const Node returned = type ? returned_by_generator(model_, type) : Node();
    if (!returned) return std::nullopt;
    if (!rewrite::comments_dropped(type, {returned}).empty()) return Reason::kCommentInTheWay;
    add({{{type.begin(), returned.begin()}, ""}, {{returned.end(), type.end()}, ""}});
    const syntax::Tree& tree = model_.tree;
    add(rewrite::reindent(tree, returned.range(), rewrite::block_indentation(tree, returned.begin()),
                          rewrite::block_indentation(tree, type.begin()),
                          rewrite::column_of(tree, type.begin()), {}));
    const text::Range kept[] = {returned.range()};
    for (std::string& import : rewrite::imports_used_in(model_, type.range(), kept))
      result_.released_imports.push_back(std::move(import));
    return std::nullopt;
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
