// Loops and handlers that tasks do not go well with.
#include "rules/migration/thread_groups.h"
#include "syntax/calls.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

namespace {

// Whether the loop ends by what it does with the function's own variables: `while number < 3: number += 1`.
bool ends_by_itself(const FileModel& model, Node loop) {
  const Node condition = loop.child(Field::condition);
  bool changes = false;
  for (NodeId id = condition.id(); id < condition.subtree_end(); ++id) {
    const Node node = model.tree.node(id);
    if (node.is_one_of(Kind::call, Kind::attribute, Kind::subscript)) return false;
    if (!node.is(Kind::identifier)) continue;
    const auto scope = model.scopes.lookup(node.text(), model.scopes.scope_at(node));
    if (scope != model.scopes.scope_at(loop)) return false;
    for (const semantics::Binding* binding : model.scopes.bindings(scope, node.text()))
      changes = changes || binding->name.is_inside(loop.child(Field::body));
  }
  return changes;
}

// `for _ in itertools.count():`
bool goes_on_for_ever(Node loop) {
  const Node right = loop.is(Kind::for_statement) ? loop.child(Field::right) : Node();
  if (!right.is(Kind::call)) return false;
  const std::string_view name = syntax::called_name(right);
  return name == "count" || name == "cycle" || name == "repeat" || name == "iter";
}

}  // namespace

std::vector<EndlessLoop> endless_loops(const FileModel& model) {
  std::vector<EndlessLoop> loops;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node loop = model.tree.node(id);
    const bool is_endless =
        loop.is(Kind::while_statement) ? !ends_by_itself(model, loop) : goes_on_for_ever(loop);
    if (is_endless) loops.push_back({loop, syntax::enclosing_scope_node(loop)});
  }
  return loops;
}

std::vector<Node> handlers_of_everything(const FileModel& model) {
  std::vector<Node> found;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node statement = model.tree.node(id);
    if (!statement.is(Kind::try_statement)) continue;
    const Node body = statement.child(Field::body);
    bool waits = false;
    for (NodeId inner = body.id(); inner < body.subtree_end(); ++inner) {
      const Node call = model.tree.node(inner);
      waits = waits || (call.is(Kind::call) && syntax::called_name(call) == "get" &&
                        call.child(Field::arguments).named_child_count() == 0);
    }
    for (const Node clause : statement.named_children()) {
      const bool is_for_all =
          clause.is(Kind::finally_clause) ||
          (clause.is(Kind::except_clause) &&
           (clause.named_child(0).is(Kind::block) ||
            clause.named_child(0).text().find("BaseException") != std::string_view::npos));
      if (waits && is_for_all) found.push_back(clause);
    }
  }
  return found;
}

}  // namespace aioshift::rules::migration
