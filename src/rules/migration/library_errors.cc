#include "rules/migration/library_errors.h"

#include <algorithm>

#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::ValueKind;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// The pattern `Error as name` of the clause around the node; null where there is none.
Node pattern_that_binds(Node name) {
  for (Node up = name.parent(); up && !up.is_one_of(Kind::function_definition, Kind::lambda);
       up = up.parent()) {
    if (!up.is(Kind::except_clause)) continue;
    for (const Node child : up.named_children()) {
      if (child.is(Kind::as_pattern) && child.child(Field::alias).named_child(0).text() == name.text())
        return child;
    }
  }
  return {};
}

// The variable whose method is the one call in the guarded block that raises the exception.
std::string raising_variable(const LibraryLook& look, Node guarded, const std::string& method) {
  const semantics::WholeProgram& program = look.program();
  const semantics::Solver& solver = look.view.solver();
  std::vector<Node> raising;
  for (const semantics::Instruction& call : program.code(look.file.file).instructions) {
    if (call.op != semantics::Op::kCall || call.node == 0) continue;
    const Node node = look.model().tree.node(call.node);
    if (!node.is_inside(guarded)) continue;
    for (const semantics::ValueId id : solver.values(program.slot(look.file.file, call.a))) {
      const semantics::Value& value = solver.value(id);
      // What the program's own functions raise may hold another one.
      if (value.kind != ValueKind::kExternal) return {};
      if (program.names[value.a] == method) raising.push_back(node);
    }
  }
  if (raising.size() != 1 || !raising.front().is(Kind::call)) return {};
  const Node object = raising.front().child(Field::function).child(Field::object);
  return object.is(Kind::identifier) ? std::string(object.text()) : std::string();
}

// Whether the other exception has all that the handler reads of it.
bool has_all_itself(const LibraryLook& look, const library::LibraryMap& map, Node error, Node clause) {
  const semantics::Scopes& scopes = look.model().scopes;
  const auto uses = scopes.references_to(scopes.lookup(error.text(), scopes.scope_at(error)), error.text());
  return std::all_of(uses.begin(), uses.end(), [&](Node use) {
    Node chain = use;
    while (chain.parent().is(Kind::attribute) && chain.field() == Field::object) chain = chain.parent();
    if (!use.is_inside(clause) || chain == use) return true;
    return map.exception_attributes.count(chain.text().substr(use.text().size() + 1)) != 0;
  });
}

// Whether the clause gives the variable something else.
bool is_bound_inside(const LibraryLook& look, const std::string& variable, Node clause, Node error) {
  const semantics::Scopes& scopes = look.model().scopes;
  const auto scope = scopes.lookup(variable, scopes.scope_at(error));
  if (variable.empty() || scope == semantics::kNoScope) return true;
  const auto bindings = scopes.bindings(scope, variable);
  return std::any_of(bindings.begin(), bindings.end(),
                     [&](const semantics::Binding* one) { return one->name.is_inside(clause); });
}

}  // namespace

ErrorObject error_object(const LibraryLook& look, Node attribute) {
  ErrorObject found;
  const Node error = attribute.is(Kind::attribute) ? attribute.child(Field::object) : Node();
  if (!error.is(Kind::identifier)) return found;
  const Node pattern = pattern_that_binds(error);
  const auto name = pattern ? look.model().names.of(pattern.named_child(0)) : std::nullopt;
  if (!name || !name->is_certain) return found;
  const std::string path = look.libraries.types().canonical(name->path);
  const library::LibraryMap* const map = look.libraries.map_of(path);
  const library::Attribute* const entry =
      map == nullptr ? nullptr
                     : map->attribute(path + "." + std::string(attribute.child(Field::attribute).text()));
  if (entry == nullptr || entry->raised_by.empty()) return found;
  found.is_one = true;
  if (has_all_itself(look, *map, error, pattern.ancestor(Kind::except_clause))) return found;
  const Node guarded = pattern.ancestor(Kind::try_statement).child(Field::body);
  found.variable = raising_variable(look, guarded, entry->returns + "." + entry->raised_by);
  if (is_bound_inside(look, found.variable, pattern.ancestor(Kind::except_clause), error))
    found.variable.clear();
  return found;
}

}  // namespace aioshift::rules::migration
