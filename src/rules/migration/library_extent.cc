#include "rules/migration/library_extent.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "syntax/calls.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using semantics::Op;
using semantics::ValueId;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class ExtentFinder {
 public:
  ExtentFinder(const LibraryLook& look, Node statement)
      : look_(look), model_(look.model()), statement_(statement) {
    extent_.last = statement;
  }

  Extent find(Node name) {
    add(name);
    if (!is_own(name)) extent_.leaves = true;
    // Each variable that something else of it is assigned to is followed in turn.
    for (std::size_t i = 0; i < names_.size(); ++i) follow(names_[i]);
    return extent_;
  }

 private:
  struct Variable {
    semantics::ScopeId scope;
    std::string_view name;
    friend bool operator==(const Variable&, const Variable&) = default;
  };

  void add(Node name) {
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    const Variable variable{scope, name.text()};
    if (std::find(names_.begin(), names_.end(), variable) == names_.end()) names_.push_back(variable);
  }

  bool is_known(Node name) const {
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    return std::find(names_.begin(), names_.end(), Variable{scope, name.text()}) != names_.end();
  }

  bool is_function(Node name) const {
    return name.is(Kind::identifier) &&
           std::find(functions_.begin(), functions_.end(), name.text()) != functions_.end();
  }

  void follow(const Variable variable) {
    for (const Node use : model_.scopes.references_to(variable.scope, variable.name)) {
      Node sibling = use;
      while (sibling && sibling.parent() != statement_.parent()) sibling = sibling.parent();
      if (!sibling) {
        // In a function that is defined elsewhere, and called nobody knows when.
        reach(last_of_block());
        continue;
      }
      if (sibling.begin() <= statement_.begin()) continue;
      reach(sibling);
      if (syntax::is_assigned_to(use)) continue;
      look_at(use);
    }
  }

  void reach(Node sibling) {
    if (sibling.begin() > extent_.last.begin()) extent_.last = sibling;
  }

  Node last_of_block() const {
    Node last = statement_;
    for (Node next = last; next; next = next.next_named_sibling()) {
      if (!next.is(Kind::comment)) last = next;
    }
    return last;
  }

  // Where the value of the expression around the use goes.
  void look_at(Node use) {
    // A function inside that uses it needs it as long as it can be called.
    for (Node scope = syntax::enclosing_scope_node(use); scope && scope.is_inside(statement_.parent());
         scope = syntax::enclosing_scope_node(scope)) {
      if (scope.is_one_of(Kind::function_definition, Kind::class_definition)) {
        add(scope.child(Field::name));
        functions_.push_back(scope.child(Field::name).text());
      }
      if (scope.is(Kind::lambda)) look_at_value(scope);
    }
    look_at_value(use);
  }

  // Climbs from an expression that needs the object, as long as what is around it does so too.
  void look_at_value(Node value) {
    bool is_stored = false;  // in a container that is written out
    for (Node at = value;;) {
      is_stored |= at.is_one_of(Kind::list, Kind::tuple, Kind::set, Kind::dictionary);
      const Node parent = syntax::outermost_parentheses(at).parent();
      at = syntax::outermost_parentheses(at);
      switch (parent.kind()) {
        case Kind::attribute:
          if (at.field() != Field::object) return;
          // `session.get(...)`: the method is used at once.
          if (parent.parent().is(Kind::call) && parent.field() == Field::function) {
            if (!gives_what_needs_it(parent.parent())) return;
            at = parent.parent();
            continue;
          }
          if (syntax::is_assigned_to(parent) || !is_part(parent)) return;
          at = parent;
          continue;
        case Kind::call:
          if (at.field() != Field::function || !gives_what_needs_it(parent)) return;
          at = parent;
          continue;
        case Kind::keyword_argument:
        case Kind::argument_list: {
          Node call = parent;
          while (!call.is(Kind::call)) call = call.parent();
          receive(call);
          if (!is_looked_at_alone(call)) {
            // Code that is not seen may run a function, or use what it gets in a container, at any time.
            if (is_stored || at.is(Kind::lambda) || is_function(at)) extent_.leaves = true;
            reach(last_of_block());
          }
          if (!gives_what_needs_it(call) && !passes_on(call)) return;
          at = call;
          continue;
        }
        case Kind::subscript:
          if (at.field() != Field::value) return;
          at = parent;
          continue;
        case Kind::await:
        case Kind::list:
        case Kind::tuple:
        case Kind::set:
        case Kind::dictionary:
        case Kind::pair:
        case Kind::expression_list:
        case Kind::list_splat:
        case Kind::dictionary_splat:
        case Kind::boolean_operator:
        case Kind::list_comprehension:
        case Kind::set_comprehension:
        case Kind::dictionary_comprehension:
        case Kind::generator_expression:
        case Kind::as_pattern:
          if (parent.is(Kind::as_pattern)) bind(parent.child(Field::alias));
          at = parent;
          continue;
        case Kind::conditional_expression:
          if (at == parent.named_child(1)) return;
          at = parent;
          continue;
        case Kind::named_expression:
          bind(parent.child(Field::name));
          at = parent;
          continue;
        case Kind::for_in_clause:
        case Kind::for_statement:
        case Kind::assignment:
        case Kind::augmented_assignment:
          if (at.field() == Field::right) bind(parent.child(Field::left));
          return;
        case Kind::return_statement:
        case Kind::yield:
          // Of a function inside it is the business of who calls that.
          if (syntax::enclosing_function(parent) == syntax::enclosing_function(statement_))
            extent_.leaves = true;
          return;
        case Kind::lambda:
          at = parent;
          continue;
        default:
          return;
      }
    }
  }

  // Variables of the function get it; anything else may keep it.
  void bind(Node target) {
    if (!target) return;
    if (target.is(Kind::identifier)) {
      add(target);
      const bool is_global = !is_own(target);
      if (is_global) extent_.leaves = true;
      return;
    }
    if (target.is_one_of(Kind::attribute, Kind::subscript)) {
      Node object = target;
      while (object.is_one_of(Kind::attribute, Kind::subscript))
        object = object.child(object.is(Kind::attribute) ? Field::object : Field::value);
      // `items[name] = client.item(name)`, of a variable
      if (target.is(Kind::subscript) && object.is(Kind::identifier) && is_own(object)) {
        add(object);
      } else if (!(object.is(Kind::identifier) && is_known(object))) {
        extent_.leaves = true;
      }
      return;
    }
    for (const Node part : target.named_children()) bind(part);
  }

  // Whether the variable lives as long as the function, or the module's own code, does.
  bool is_own(Node name) const {
    const auto scope = model_.scopes.lookup(name.text(), model_.scopes.scope_at(name));
    if (scope == semantics::kNoScope) return false;
    const Node function = syntax::enclosing_function(statement_);
    const Node made_by = model_.scopes.scope(scope).node;
    return !function || made_by == function || made_by.is_inside(function);
  }

  // `items.append(client.item(1))`: the variable has it from now on.
  void receive(Node call) {
    const Node callee = call.child(Field::function);
    if (!callee.is(Kind::attribute)) return;
    constexpr auto kTakes = std::to_array<std::string_view>(
        {"add", "append", "appendleft", "extend", "insert", "put", "setdefault", "update"});
    const auto method = callee.child(Field::attribute).text();
    if (std::find(kTakes.begin(), kTakes.end(), method) == kTakes.end()) return;
    const Node object = callee.child(Field::object);
    if (object.is(Kind::identifier) && is_own(object)) {
      add(object);
    } else {
      extent_.leaves = true;
    }
  }

  // Functions that are done with their arguments when they return.
  static bool is_looked_at_alone(Node call) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"all",     "any",    "bool", "dict", "getattr", "hasattr", "id",   "isinstance",
         "len",     "list",   "max",  "min",  "next",    "print",   "repr", "set",
         "setattr", "sorted", "str",  "sum",  "tuple",   "type"});
    return std::find(kNames.begin(), kNames.end(), call.child(Field::function).text()) != kNames.end();
  }

  // Builtins and the like that give what uses their arguments later.
  static bool passes_on(Node call) {
    constexpr auto kNames =
        std::to_array<std::string_view>({"map", "filter", "zip", "iter", "enumerate", "reversed", "partial",
                                         "functools.partial", "list", "tuple", "dict", "set"});
    return std::find(kNames.begin(), kNames.end(), call.child(Field::function).text()) != kNames.end();
  }

  // Whether what the attribute holds needs the object: a method, or something that keeps it.
  bool is_part(Node attribute) const {
    for (const semantics::Instruction& one : code().instructions) {
      if (one.node != attribute.id() || one.op != Op::kLoadAttribute) continue;
      if (holds_what_needs_it(one.to)) return true;
    }
    return false;
  }

  bool gives_what_needs_it(Node call) const {
    return std::any_of(code().instructions.begin(), code().instructions.end(),
                       [&](const semantics::Instruction& one) {
                         return one.node == call.id() && one.op == Op::kCall && holds_what_needs_it(one.to);
                       });
  }

  bool holds_what_needs_it(semantics::Slot slot) const {
    if (slot == semantics::kNoSlot) return false;
    const auto values = look_.view.solver().values(look_.program().slot(look_.file.file, slot));
    return std::any_of(values.begin(), values.end(),
                       [&](ValueId id) { return look_.libraries.needs_open(id); });
  }

  const semantics::ModuleCode& code() const { return look_.program().code(look_.file.file); }

  const LibraryLook& look_;
  const semantics::FileModel& model_;
  const Node statement_;
  std::vector<Variable> names_;
  std::vector<std::string_view> functions_;  // inside, which use it
  Extent extent_;
};

}  // namespace

Extent extent_of(const LibraryLook& look, Node name, Node statement) {
  return ExtentFinder(look, statement).find(name);
}

}  // namespace aioshift::rules::migration
