#include "rules/async_definition.h"

#include <algorithm>
#include <string>

#include "rewrite/imports.h"
#include "syntax/statements.h"

namespace aioshift::rules {

using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

struct AsyncType {
  std::string_view type;
  std::string_view counterpart;
};
constexpr AsyncType kTypes[] = {
    {"Iterator", "AsyncIterator"}, {"Iterable", "AsyncIterable"}, {"Generator", "AsyncGenerator"}};

// The third parameter of Generator, with the comma in front of it: what it returns.
void drop_returned_type(Node type, std::vector<text::Edit>& edits) {
  std::vector<Node> parameters;
  const Node list = type.is(Kind::generic_type) ? type.child(Kind::type_parameter) : type;
  for (const Node child : list.named_children()) {
    if (child.is_one_of(Kind::identifier, Kind::attribute) && type.is(Kind::subscript) &&
        child.field() == Field::value)
      continue;
    parameters.push_back(child);
  }
  if (parameters.size() == 3) edits.push_back({{parameters[1].end(), parameters[2].end()}, ""});
}

}  // namespace

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
  const Node type = function.child(Field::return_type).named_child(0);
  if (!type) return std::nullopt;
  Node name = type;
  if (type.is(Kind::generic_type)) name = type.named_child(0);
  if (type.is(Kind::subscript)) name = type.child(Field::value);
  const auto qualified = context.model.names.of(name);
  if (!qualified || !qualified->is_certain) return std::nullopt;
  for (const AsyncType& entry : kTypes) {
    for (const std::string_view module : {"typing", "collections.abc"}) {
      if (qualified->path != std::string(module) + "." + std::string(entry.type)) continue;
      auto bound = rewrite::bind_member(context.model, name, module, entry.counterpart);
      if (!bound) return Obstacle{bound.error(), name};
      AwaitEdits more;
      more.edits = std::move(bound->edits);
      more.edits.push_back({name.range(), bound->expression});
      more.released_imports.push_back(qualified->path);
      if (entry.type == "Generator") drop_returned_type(type, more.edits);
      merge_edits(edits, std::move(more));
      return std::nullopt;
    }
  }
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
