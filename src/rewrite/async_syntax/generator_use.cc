#include "rewrite/async_syntax/generator_use.h"

#include <algorithm>
#include <array>

#include "rewrite/async_syntax/consumers.h"
#include "rewrite/hoist.h"
#include "syntax/calls.h"

namespace aioshift::rewrite {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

using Use = GeneratorUse::Kind;

// Whether the call has no other argument.
bool is_sole_argument(Node call, Node generator) {
  const Node arguments = call.child(Field::arguments);
  return arguments == generator || arguments.named_child_count() == 1;
}

// `dict((k, v) for ...)`: the pair, where its brackets and its comma can give way to a colon.
Node pair_of(Node generator) {
  const Node pair = generator.child(Field::body);
  if (!pair.is(Kind::tuple) || pair.named_child_count() != 2 || pair.child(Kind::comment)) return {};
  const auto is_star = [](Node element) {
    return element.is_one_of(Kind::list_splat, Kind::named_expression);
  };
  if (is_star(pair.named_child(0)) || is_star(pair.named_child(1))) return {};
  // `(k, v,)`
  std::size_t commas = 0;
  for (const Node child : pair.children()) commas += child.is(Kind::op_comma) ? 1 : 0;
  const bool is_compact = pair.named_child(0).end() == pair.child(Kind::op_comma).begin();
  return commas == 1 && is_compact ? pair : Node();
}

Use use_by_call(const SiteTable& table, Node call, Node generator) {
  const std::string_view name = syntax::called_name(call);
  const bool is_sole = is_sole_argument(call, generator);
  if (is_join(table, call)) return is_sole ? Use::kList : Use::kNone;
  if (!table.is_builtin(call.child(Field::function))) return Use::kNone;
  if (name == "next") {
    if (table.has(call, AsyncSite::Kind::kConsumer)) return Use::kAsync;
    if (table.has(call, AsyncSite::Kind::kCall)) return Use::kNone;
    return obstacle_to_next(table, call) ? Use::kNone : Use::kNext;
  }
  if (!takes_all(name, call)) return Use::kNone;
  // A brace behind the brace of an f-string would be no brace; and comments stay where they are.
  const bool has_own_brackets = is_sole && comments_dropped(call, {generator}).empty();
  const bool takes_braces = has_own_brackets && !call.ancestor(Kind::interpolation);
  if (name == "list" && has_own_brackets) return Use::kListDisplay;
  if (name == "set" && takes_braces) return Use::kSetDisplay;
  if (name == "dict" && takes_braces && pair_of(generator)) return Use::kDictionary;
  return Use::kList;
}

// A list instead of the generator, whose brackets may be those of the call.
void write_list(Node generator, AsyncEditList& edits) {
  if (!generator.parent().is(Kind::call)) {
    edits.replace({generator.begin(), generator.begin() + 1}, "[");
    edits.replace({generator.end() - 1, generator.end()}, "]");
    return;
  }
  Node last;
  for (const Node child : generator.named_children()) last = child;
  const Node first = generator.named_child(0);
  // Outside of what the parts get, which may begin and end there too.
  edits.open_around(first, "[");
  edits.close_around(last, "]");
}

void write_display(Node call, Node generator, std::string_view open, std::string_view close,
                   AsyncEditList& edits) {
  edits.replace({call.begin(), generator.begin() + 1}, std::string(open));
  edits.replace({generator.end() - 1, call.end()}, std::string(close));
}

}  // namespace

GeneratorUse use_of_generator(const SiteTable& table, Node generator) {
  const Node parent = generator.parent();
  const auto iterated = [&](AsyncSite::Kind kind) {
    return GeneratorUse{table.has(parent, kind) ? Use::kAsync : Use::kNone, {}};
  };
  if (parent.is(Kind::for_statement)) return iterated(AsyncSite::Kind::kFor);
  if (parent.is(Kind::for_in_clause)) return iterated(AsyncSite::Kind::kComprehension);
  if (parent.is(Kind::yield)) return iterated(AsyncSite::Kind::kYieldFrom);
  // `f(*(await g(x) for x in xs))`: all at once, too.
  if (parent.is(Kind::list_splat)) return {Use::kList, {}};
  const bool is_first = parent.is(Kind::argument_list) && parent.named_child(0) == generator;
  const Node call = is_first ? parent.parent() : parent;
  if (!call.is(Kind::call)) return {};
  return {use_by_call(table, call, generator), call};
}

AsyncChange change_by(const GeneratorUse& use) {
  if (use.kind == Use::kNone) return AsyncChange::kNone;
  const bool stays = use.kind == Use::kAsync || use.kind == Use::kNext;
  return stays ? AsyncChange::kAsync : AsyncChange::kList;
}

void write_generator(const SiteTable& table, Node generator, AsyncEditList& edits) {
  const GeneratorUse use = use_of_generator(table, generator);
  switch (use.kind) {
    case Use::kNone:
    case Use::kAsync:
      return;
    case Use::kNext:
      write_next(table, use.call, edits);
      return;
    case Use::kList:
      write_list(generator, edits);
      return;
    case Use::kListDisplay:
      write_display(use.call, generator, "[", "]", edits);
      return;
    case Use::kSetDisplay:
      write_display(use.call, generator, "{", "}", edits);
      return;
    case Use::kDictionary: {
      write_display(use.call, generator, "{", "}", edits);
      const Node pair = pair_of(generator);
      edits.replace({pair.begin(), pair.begin() + 1}, "");
      edits.replace(pair.child(Kind::op_comma).range(), ":");
      edits.replace({pair.end() - 1, pair.end()}, "");
      return;
    }
  }
}

void need_generators(const SiteTable& table, Node place, AsyncEditList& edits) {
  for (const Node generator : generators_around(place)) {
    const GeneratorUse use = use_of_generator(table, generator);
    edits.need(generator);
    // What iterates over an asynchronous generator is looked at by itself.
    if (use.kind == Use::kAsync) return;
    if (use.kind == Use::kNext) return need_generators(table, use.call, edits);
  }
}

}  // namespace aioshift::rewrite
