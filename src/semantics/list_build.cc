#include "semantics/list_build.h"

#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// The call `name.append(x)` of which `reference` is the name, as a statement; null where it is none.
Node append_of(Node reference) {
  const Node method = reference.parent();
  if (!method.is(Kind::attribute) || method.child(Field::object) != reference) return {};
  const Node call = method.parent();
  if (!call.is(Kind::call) || method.child(Field::attribute).text() != "append") return {};
  const Node arguments = call.child(Field::arguments);
  if (!arguments.is(Kind::argument_list) || arguments.named_child_count() != 1) return {};
  if (arguments.named_child(0).is_one_of(Kind::list_splat, Kind::keyword_argument, Kind::dictionary_splat))
    return {};
  return call.parent().is(Kind::expression_statement) && call.parent().named_child_count() == 1 ? call
                                                                                                : Node();
}

bool add_elements(Node display, std::vector<Node>& elements) {
  if (display.is(Kind::list_comprehension)) {
    elements.push_back(display.child(Field::body));
    return true;
  }
  if (!display.is(Kind::list)) return false;
  for (const Node element : display.named_children()) {
    if (element.is(Kind::list_splat)) return false;
    elements.push_back(element);
  }
  return true;
}

}  // namespace

std::optional<ListBuild> list_build(const FileModel& model, Node identifier) {
  if (!identifier.is(Kind::identifier)) return std::nullopt;
  const std::string_view name = identifier.text();
  const ScopeId scope = model.scopes.lookup(name, model.scopes.scope_at(identifier));
  if (scope == kNoScope || model.scopes.scope(scope).kind != ScopeKind::kFunction) return std::nullopt;
  const auto bindings = model.scopes.bindings(scope, name);
  if (bindings.size() != 1) return std::nullopt;
  const Binding& binding = *bindings.front();
  if (binding.kind != BindingKind::kAssignment || binding.is_partial || !binding.binder.is(Kind::assignment))
    return std::nullopt;
  ListBuild build;
  build.assignment = binding.binder.parent();
  build.display = binding.binder.child(Field::right);
  if (!build.assignment.is(Kind::expression_statement) || !build.display ||
      !add_elements(build.display, build.elements)) {
    return std::nullopt;
  }
  const Node function = syntax::enclosing_function(build.assignment);
  for (const Node reference : model.scopes.references_to(scope, name)) {
    if (reference == binding.name) continue;
    if (syntax::enclosing_scope_node(reference) != function) return std::nullopt;
    if (const Node call = append_of(reference)) {
      build.appends.push_back(call);
      build.elements.push_back(call.child(Field::arguments).named_child(0));
    } else {
      build.uses.push_back(reference);
    }
  }
  return build;
}

}  // namespace aioshift::semantics
