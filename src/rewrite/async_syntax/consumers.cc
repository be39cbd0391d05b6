#include "rewrite/async_syntax/consumers.h"

#include <algorithm>
#include <array>

#include "rewrite/async_syntax/calls.h"
#include "rewrite/async_syntax/generator_use.h"
#include "rewrite/async_syntax/stop_iteration.h"
#include "rewrite/fresh_name.h"
#include "rewrite/hoist.h"
#include "rewrite/precedence.h"
#include "syntax/calls.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

constexpr auto kTakeAll = std::to_array<std::string_view>(
    {"dict", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple"});

constexpr auto kLazy = std::to_array<std::string_view>({"enumerate", "filter", "map", "reversed", "zip"});

std::size_t positional_count(Node call) {
  const Node arguments = call.child(Field::arguments);
  if (arguments.is(Kind::generator_expression)) return 1;
  std::size_t count = 0;
  for (const Node argument : arguments.named_children()) count += argument.is(Kind::keyword_argument) ? 0 : 1;
  return count;
}

// What `call` iterates over; null where stars or keywords stand in the way.
Node iterated(Node call) {
  const Node first = call.child(Field::arguments).named_child(0);
  for (const Node argument : call.child(Field::arguments).named_children()) {
    if (argument.is_one_of(Kind::list_splat, Kind::dictionary_splat)) return {};
  }
  return first.is(Kind::keyword_argument) ? Node() : first;
}

// Before anext there was only the method.
bool uses_method(const SiteTable& table, std::string_view name, Node call) {
  return !table.request().has_anext || !table.is_builtin_at(name, call);
}

// `it` → `it.__anext__()`.
void write_method(const SiteTable& table, Node call, Node value, std::string_view before,
                  std::string_view method, std::string_view behind, AsyncEditList& edits) {
  const bool is_inner =
      precedence_of(value) < Precedence::kPrimary || table.has(value, AsyncSite::Kind::kCall);
  edits.replace({call.begin(), value.begin()}, std::string(before) + (is_inner ? "(" : ""));
  edits.replace({value.end(), call.end()},
                (is_inner ? ")." : ".") + std::string(method) + "()" + std::string(behind));
}

std::optional<Reason> write_iter(const SiteTable& table, Node call, AsyncEditList& edits) {
  const Node value = iterated(call);
  if (!value) return Reason::kUnsupportedArguments;
  if (call.child(Field::arguments).named_child_count() != 1) return Reason::kNoAsyncCounterpart;
  if (table.model().tree.is_damaged(call)) return Reason::kSyntaxError;
  if (!uses_method(table, "aiter", call)) {
    edits.open(call.child(Field::function), "a");
    return std::nullopt;
  }
  if (!comments_dropped(call, {value}).empty()) return Reason::kCommentInTheWay;
  write_method(table, call, value, "", "__aiter__", "", edits);
  return std::nullopt;
}

// A comprehension around what is iterated over.
struct Comprehension {
  std::string open;
  std::string close;
  bool is_instead = false;  // of the call
};

Comprehension comprehension_for(const SiteTable& table, Node call, bool is_sole) {
  const std::string_view name = syntax::called_name(call);
  std::set<std::string> taken;
  const auto fresh = [&](std::string_view wanted) {
    return fresh_name(table.model(), call, {wanted}, taken);
  };
  if (name == "dict") {
    const std::string target = fresh("key") + ", ";
    const std::string both = target + fresh("value");
    const std::string pair = both.substr(0, target.size() - 2) + ": " + both.substr(target.size());
    return {"{" + pair + " async for " + both + " in ", "}", true};
  }
  const std::string item = fresh("item");
  const std::string inside = item + " async for " + item + " in ";
  const bool takes_braces = !call.ancestor(Kind::interpolation);
  if (name == "list" && is_sole) return {"[" + inside, "]", true};
  if (name == "set" && is_sole && takes_braces) return {"{" + inside, "}", true};
  return {"[" + inside, "]", false};
}

std::optional<Reason> write_comprehension(const SiteTable& table, Node call, AsyncEditList& edits) {
  const Node value = iterated(call);
  if (!value) return Reason::kUnsupportedArguments;
  const bool is_sole = call.child(Field::arguments).named_child_count() == 1;
  const std::string_view name = syntax::called_name(call);
  if (name == "dict" && (!is_sole || call.ancestor(Kind::interpolation))) return Reason::kDoesNotFit;
  if (value.is_one_of(Kind::named_expression, Kind::yield)) return Reason::kDoesNotFit;
  if (iterates_lazily(table, value)) return Reason::kNoAsyncCounterpart;
  if (const auto reason = table.obstacle_at(call, 1)) return reason;
  const Comprehension written = comprehension_for(table, call, is_sole);
  // `a if b else c` is no iterable of a comprehension.
  const bool is_inner = precedence_of(value) < Precedence::kOr;
  const std::string open = written.open + (is_inner ? "(" : "");
  const std::string close = (is_inner ? ")" : "") + written.close;
  if (written.is_instead) {
    if (!comments_dropped(call, {value}).empty()) return Reason::kCommentInTheWay;
    edits.replace({call.begin(), value.begin()}, open);
    edits.replace({value.end(), call.end()}, close);
  } else {
    edits.open_around(value, open);
    edits.close_around(value, close);
  }
  need_generators(table, call, edits);
  return std::nullopt;
}

// What consumes a generator expression that has become asynchronous: the expression says how.
std::optional<Reason> consume_generator(const SiteTable& table, Node call, Node generator,
                                        AsyncEditList& edits) {
  const GeneratorUse use = use_of_generator(table, generator);
  if (use.kind == GeneratorUse::Kind::kNone) return Reason::kNoAsyncCounterpart;
  if (const auto reason = table.obstacle_at(call, 1)) return reason;
  edits.need(generator);
  need_generators(table, call, edits);
  return std::nullopt;
}

}  // namespace

bool takes_all(std::string_view name, Node call) {
  if (std::find(kTakeAll.begin(), kTakeAll.end(), name) == kTakeAll.end()) return false;
  return (name != "min" && name != "max") || positional_count(call) == 1;
}

bool iterates_lazily(const SiteTable& table, Node expression) {
  if (!expression.is(Kind::call) || !table.is_builtin(expression.child(Field::function))) return false;
  return std::find(kLazy.begin(), kLazy.end(), syntax::called_name(expression)) != kLazy.end();
}

bool is_join(const SiteTable& table, Node call) {
  const Node function = call.child(Field::function);
  if (!function.is(Kind::attribute) || syntax::called_name(call) != "join") return false;
  if (positional_count(call) != 1) return false;
  const Node object = function.child(Field::object);
  if (object.is_one_of(Kind::string, Kind::concatenated_string)) return true;
  return object.is_one_of(Kind::identifier, Kind::attribute) && !table.model().names.of(object);
}

std::optional<Reason> obstacle_to_next(const SiteTable& table, Node call) {
  const Node arguments = call.child(Field::arguments);
  const bool is_generator = arguments.is(Kind::generator_expression);
  const Node value = is_generator ? arguments : iterated(call);
  if (!value || value.is(Kind::named_expression)) return Reason::kUnsupportedArguments;
  if (const auto reason = table.obstacle_at(call)) return reason;
  const bool has_default = !is_generator && arguments.named_child_count() > 1;
  if (uses_method(table, "anext", call)) {
    if (has_default) return table.request().has_anext ? Reason::kNameTaken : Reason::kTargetVersion;
    if (!comments_dropped(call, {value}).empty()) return Reason::kCommentInTheWay;
  }
  if (has_default) return std::nullopt;
  const auto handlers = rewrite_stop_handlers(table.model(), call, table.awaited());
  return handlers ? std::nullopt : std::optional(handlers.error());
}

void write_next(const SiteTable& table, Node call, AsyncEditList& edits) {
  const Node arguments = call.child(Field::arguments);
  const bool is_outer = needs_parentheses(Precedence::kAwait, call);
  if (!uses_method(table, "anext", call)) {
    edits.open(call, is_outer ? "(await a" : "await a");
    if (is_outer) edits.close(call, ")");
  } else {
    const bool is_generator = arguments.is(Kind::generator_expression);
    write_method(table, call, is_generator ? arguments : iterated(call), is_outer ? "(await " : "await ",
                 "__anext__", is_outer ? ")" : "", edits);
  }
  if (!arguments.is(Kind::generator_expression) && arguments.named_child_count() != 1) return;
  auto handlers = rewrite_stop_handlers(table.model(), call, table.awaited());
  if (!handlers) return;
  for (text::Edit& edit : *handlers) edits.replace(edit.range, std::move(edit.replacement));
}

std::optional<Reason> write_consumer(const SiteTable& table, const AsyncSite& site, AsyncEditList& edits) {
  const Node call = site.node;
  const std::string_view name = syntax::called_name(call);
  const bool joins = is_join(table, call);
  if (!joins && !table.is_builtin(call.child(Field::function))) return Reason::kAmbiguousName;
  if (!joins && name == "next") {
    if (const auto reason = obstacle_to_next(table, call)) return reason;
    write_next(table, call, edits);
    need_generators(table, call, edits);
    return std::nullopt;
  }
  if (!joins && name == "iter") return write_iter(table, call, edits);
  if (!joins && !takes_all(name, call)) {
    const bool takes_several = (name == "min" || name == "max") && positional_count(call) != 1;
    return takes_several ? Reason::kUnsupportedArguments : Reason::kNoAsyncCounterpart;
  }
  const Node arguments = call.child(Field::arguments);
  const Node first = arguments.is(Kind::generator_expression) ? arguments : arguments.named_child(0);
  if (first.is(Kind::generator_expression)) return consume_generator(table, call, first, edits);
  return write_comprehension(table, call, edits);
}

}  // namespace aioshift::rewrite
