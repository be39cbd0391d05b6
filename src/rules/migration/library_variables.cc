// What a function does with a variable that holds an object of a library.
#include <algorithm>

#include "rules/migration/library_look.h"
#include "rules/migration/library_texts.h"
#include "semantics/data_flow.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

// Whether the scope of the use is that of a comprehension, which runs where it stands.
bool is_in_comprehension(const FileModel& model, Node use) {
  return model.scopes.scope(model.scopes.scope_at(use))
      .node.is_one_of(Kind::list_comprehension, Kind::set_comprehension, Kind::dictionary_comprehension,
                      Kind::generator_expression);
}

// Whether some loop is around both.
bool is_repeated_with(Node use, Node statement) {
  for (Node up = statement.parent(); up; up = up.parent()) {
    if (up.is_one_of(Kind::for_statement, Kind::while_statement) && use.is_inside(up)) return true;
  }
  return false;
}

void look_at_use(Node use, VariableUses& uses) {
  const Node at = syntax::outermost_parentheses(use);
  const Node parent = at.parent();
  if (parent.is(Kind::attribute) && at.field() == Field::object) return;
  if (parent.is_one_of(Kind::if_statement, Kind::elif_clause, Kind::while_statement) &&
      at.field() == Field::condition) {
    uses.tests.push_back(use);
    return;
  }
  if (parent.is_one_of(Kind::not_operator, Kind::assert_statement, Kind::if_clause)) {
    uses.tests.push_back(use);
    return;
  }
  if (parent.is(Kind::boolean_operator)) {
    uses.tests.push_back(use);
    uses.leaves = true;
    return;
  }
  if (parent.is(Kind::conditional_expression) && at == parent.named_child(1)) {
    uses.tests.push_back(use);
    return;
  }
  if (parent.is(Kind::comparison_operator)) return;
  uses.leaves = true;
}

}  // namespace

VariableUses uses_of(const FileModel& model, Node name, Node statement) {
  VariableUses uses;
  uses.last = statement;
  const auto scope = model.scopes.scope_at(name);
  if (model.scopes.lookup(name.text(), scope) != scope) uses.leaves = true;
  for (const Node use : model.scopes.references_to(scope, name.text())) {
    if (use == name) continue;
    const bool is_written = syntax::is_assigned_to(use);
    if (model.scopes.scope_at(use) != scope) {
      if (!is_in_comprehension(model, use)) uses.leaves = true;
    } else if (is_written) {
      continue;
    }
    const auto reaching = semantics::reaching_definitions(model, use);
    if (reaching) {
      const bool is_reached = std::any_of(reaching->definitions.begin(), reaching->definitions.end(),
                                          [&](const auto* binding) { return binding->name == name; });
      if (!is_reached) continue;
      if (reaching->definitions.size() > 1) uses.is_shared = true;
    } else if (use.begin() < name.begin()) {
      // The next turn of a loop may use it.
      if (is_repeated_with(use, statement)) uses.is_last_known = false;
      continue;
    }
    Node sibling = use;
    while (sibling && sibling.parent() != statement.parent()) sibling = sibling.parent();
    if (!sibling || sibling.begin() < statement.begin()) {
      uses.is_last_known = false;
    } else if (sibling.begin() > uses.last.begin()) {
      uses.last = sibling;
    }
    look_at_use(use, uses);
  }
  return uses;
}

bool ends_with_block(const FileModel& model, Node item, const library::Type* type) {
  const Node pattern =
      syntax::without_parentheses(item.is(Kind::with_item) ? item.child(Field::value) : item);
  if (pattern.is(Kind::call)) return true;
  if (!pattern.is(Kind::as_pattern) || !syntax::without_parentheses(pattern.named_child(0)).is(Kind::call))
    return false;
  const Node name = pattern.child(Field::alias).named_child(0);
  const Node statement = syntax::statement_of(item);
  if (!name.is(Kind::identifier) || hands_away(model, name, statement)) return false;
  for (const Node use : model.scopes.references_to(model.scopes.scope_at(name), name.text())) {
    if (use.is_inside(statement) || syntax::is_assigned_to(use)) continue;
    const Node method = use.parent();
    const bool is_closed = type != nullptr && !type->close.empty() && method.is(Kind::attribute) &&
                           use.field() == Field::object &&
                           method.child(Field::attribute).text() == type->close;
    if (is_closed) continue;
    const auto reaching = semantics::reaching_definitions(model, use);
    if (!reaching || std::any_of(reaching->definitions.begin(), reaching->definitions.end(),
                                 [&](const auto* binding) { return binding->name == name; }))
      return false;
  }
  return true;
}

bool hands_away(const FileModel& model, Node name, Node statement) {
  const auto scope = model.scopes.scope_at(name);
  if (model.scopes.lookup(name.text(), scope) != scope) return true;
  for (const Node use : model.scopes.references_to(scope, name.text())) {
    if (use == name || use.begin() < statement.begin()) continue;
    if (model.scopes.scope_at(use) != scope && !is_in_comprehension(model, use)) return true;
    const Node at = syntax::outermost_parentheses(use);
    const Node parent = at.parent();
    const bool is_object = parent.is(Kind::attribute) && at.field() == Field::object;
    const bool is_argument = parent.is(Kind::argument_list) && syntax::enclosing_function(parent);
    const bool is_keyword = parent.is(Kind::keyword_argument);
    const bool is_compared = parent.is(Kind::comparison_operator);
    if (!is_object && !is_argument && !is_keyword && !is_compared) return true;
  }
  return false;
}

namespace {

// The condition with `is_true` for the object's own truth, whether or not it is one. `node`: the variable, or
// the `not` around it.
std::string optional_test(std::string_view variable, const std::string& is_true, bool is_negated) {
  if (!is_negated) return std::string(variable) + " is not None and " + is_true;
  const bool is_negation = is_true.starts_with("not ");
  return std::string(variable) + " is None or " + (is_negation ? is_true.substr(4) : "not " + is_true);
}

}  // namespace

void add_tests(LibraryLook& look, semantics::FunctionId function, const library::LibraryMap& map,
               const std::string& name, const library::Type& type, const VariableUses& uses) {
  if (type.truth == kAlwaysTrue) return;
  for (const Node test : uses.tests) {
    const std::string path = name + "." + type.truth;
    const library::Attribute* attribute = type.truth.empty() ? nullptr : map.attribute(path);
    const Node parent = test.parent();
    const bool is_negated = parent.is(Kind::not_operator);
    // `x or default` gives the object itself.
    if (attribute == nullptr || parent.is(Kind::boolean_operator)) {
      look.refuse(test, function, &map, path, rewrite::Reason::kResultUsed);
      continue;
    }
    std::string text = attribute->expression.empty()
                           ? "$SELF." + (attribute->to.empty() ? type.truth : attribute->to)
                           : attribute->expression;
    constexpr std::string_view kSelf = "$SELF";
    text.replace(text.find(kSelf), kSelf.size(), test.text());
    LibrarySite& site = look.add(test, rewrite::AsyncSite::Kind::kSubstitute, function, &map, path);
    if (!uses.is_shared) {
      site.text.substitute.edits = {expression_edit(test, std::move(text))};
      continue;
    }
    const Node whole = syntax::outermost_parentheses(is_negated ? parent : test);
    const bool is_condition =
        (whole.parent().is_one_of(Kind::if_statement, Kind::elif_clause, Kind::while_statement) &&
         whole.field() == Field::condition) ||
        whole.parent().is(Kind::assert_statement);
    if (!is_condition) {
      site.refusal = LibraryRefusal{rewrite::Reason::kResultUsed, {}};
      continue;
    }
    const Node replaced = is_negated ? parent : test;
    site.text.substitute.edits = {{replaced.range(), optional_test(test.text(), text, is_negated)}};
  }
}

}  // namespace aioshift::rules::migration
