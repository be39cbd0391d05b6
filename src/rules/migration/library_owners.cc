#include "rules/migration/library_owners.h"

#include <algorithm>
#include <vector>

namespace aioshift::rules::migration {

using library::LibraryMap;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Of a node, the statement around it in each block up to the function, innermost first.
std::vector<Node> statements_around(Node node, Node function) {
  std::vector<Node> found;
  for (Node up = node; up && up != function; up = up.parent()) {
    const bool is_in_block = up.parent().is_one_of(Kind::block, Kind::module);
    if (is_in_block) found.push_back(up);
  }
  return found;
}

bool is_loop(Node statement) {
  return statement.is_one_of(Kind::for_statement, Kind::while_statement);
}

// None of a module's own code.
std::vector<Node> parameters_of(Node function) {
  std::vector<Node> found;
  if (!function) return found;
  for (const Node parameter : function.child(Field::parameters).named_children()) found.push_back(parameter);
  return found;
}

std::string owner_around(const FileModel& model, Node node, const LibraryMap& map, Node function) {
  for (Node up = node.parent(); up && up != function; up = up.parent()) {
    if (!up.is(Kind::with_statement) || !up.child(Kind::kw_async)) continue;
    for (const Node item : up.child(Kind::with_clause).named_children()) {
      const Node pattern = item.child(Field::value);
      if (!pattern.is(Kind::as_pattern)) continue;
      const auto callee = model.names.of_callee(pattern.named_child(0));
      if (callee && callee->is_certain && callee->path == map.owner->type)
        return std::string(pattern.child(Field::alias).named_child(0).text());
    }
  }
  return {};
}

}  // namespace

Node with_decorators(Node statement) {
  return statement.parent().is(Kind::decorated_definition) ? statement.parent() : statement;
}

std::string owner_at_hand(const FileModel& model, const LibraryMap& map, std::span<const Node> calls,
                          Node function) {
  for (const Node parameter : parameters_of(function)) {
    if (!parameter.is_one_of(Kind::typed_parameter, Kind::typed_default_parameter)) continue;
    const Node type = parameter.child(Field::type).named_child(0);
    const auto name = model.names.of(type);
    if (!name || !name->is_certain || name->path != map.owner->type) continue;
    const Node identifier =
        parameter.is(Kind::typed_parameter) ? parameter.named_child(0) : parameter.child(Field::name);
    return std::string(identifier.text());
  }
  std::string found;
  for (const Node call : calls) {
    const std::string here = owner_around(model, call, map, function);
    if (here.empty() || (!found.empty() && here != found)) return {};
    found = here;
  }
  return found;
}

std::pair<Node, Node> common_statements(std::span<const Node> covered, Node function) {
  std::vector<Node> chain = statements_around(covered.front(), function);
  Node first;
  Node last;
  for (const Node candidate : chain) {
    const Node block = candidate.parent();
    first = last = with_decorators(candidate);
    bool holds_all = true;
    for (const Node node : covered) {
      Node up = node;
      while (up && up.parent() != block) up = up.parent();
      if (!up) {
        holds_all = false;
        break;
      }
      if (up.begin() < first.begin()) first = up;
      if (up.begin() > last.begin()) last = up;
    }
    const bool is_in_loop = std::any_of(chain.begin(), chain.end(), [&](Node statement) {
      return statement != candidate && candidate.is_inside(statement) && is_loop(statement);
    });
    if (holds_all && !is_in_loop) return {first, last};
  }
  return {first, last};
}

}  // namespace aioshift::rules::migration
