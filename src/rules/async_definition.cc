#include "rules/async_definition.h"

#include <algorithm>
#include <string>

#include "rewrite/async_annotation.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

text::Edit make_async(Node function) {
  return {{function.begin(), function.begin()}, "async "};
}

text::Edit make_async_statement(Node statement) {
  return {{statement.begin(), statement.begin()}, "async "};
}

bool runs_in_coroutine(Node node, Node becoming) {
  const Node scope = syntax::enclosing_scope_node(node);
  return scope.is(Kind::function_definition) && (syntax::is_async_function(scope) || scope == becoming);
}

std::string message_at(const std::string& message, Node at) {
  const std::uint32_t line = at.tree().source().lines().line_at(at.begin()) + 1;
  return message + " (see line " + std::to_string(line) + ")";
}

std::optional<Obstacle> make_annotation_async(const FileContext& context, Node function, AwaitEdits& edits) {
  auto more = rewrite::make_return_annotation_async(context.model, function);
  if (!more) return Obstacle{more.error(), function.child(Field::return_type)};
  merge_edits(edits, {std::move(more->edits), std::move(more->released_imports), {}});
  return std::nullopt;
}

std::optional<Obstacle> obstacle_to_async_generator(Node function) {
  const Node body = function.child(Field::body);
  for (NodeId id = body.id(); id < body.subtree_end();) {
    const Node node = function.tree().node(id);
    if (node.is_one_of(Kind::function_definition, Kind::class_definition) ||
        (node.is(Kind::lambda) && node.is_named())) {
      id = node.subtree_end();
      continue;
    }
    const bool returns_value = node.is(Kind::return_statement) && node.named_child_count() != 0;
    const bool delegates = node.is(Kind::yield) && node.child(Kind::kw_from);
    if (returns_value || delegates) return Obstacle{Reason::kNoAsyncCounterpart, node};
    ++id;
  }
  return std::nullopt;
}

void merge_edits(AwaitEdits& edits, AwaitEdits more) {
  for (text::Edit& edit : more.edits) {
    if (std::find(edits.edits.begin(), edits.edits.end(), edit) == edits.edits.end())
      edits.edits.push_back(std::move(edit));
  }
  for (std::string& name : more.released_imports) edits.released_imports.push_back(std::move(name));
  for (const text::Range range : more.relied_on) edits.relied_on.push_back(range);
}

}  // namespace aioshift::rules
