#include "semantics/calls.h"

#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

std::vector<Node> calls_of(const FileModel& model, Node function) {
  const std::string_view name = function.child(Field::name).text();
  const Node owner = syntax::enclosing_scope_node(function);
  const bool is_method = owner.is(Kind::class_definition);
  const ScopeId scope = model.scopes.scope_at(function.child(Field::name));
  std::vector<Node> calls;
  for (NodeId id = is_method ? owner.id() : 0; id < (is_method ? owner.subtree_end() : model.tree.size());
       ++id) {
    const Node call = model.tree.node(id);
    if (!call.is(Kind::call)) continue;
    const Node callee = call.child(Field::function);
    const bool is_ours = is_method
                             ? callee.is(Kind::attribute) && callee.child(Field::attribute).text() == name &&
                                   callee.child(Field::object).text() == "self"
                             : callee.is(Kind::identifier) && callee.text() == name &&
                                   model.scopes.lookup(name, model.scopes.scope_at(callee)) == scope;
    if (is_ours) calls.push_back(call);
  }
  return calls;
}

}  // namespace aioshift::semantics
