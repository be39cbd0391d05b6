#include "semantics/scopes.h"

#include "syntax/literals.h"
#include "syntax/statements.h"

namespace aioshift::semantics {

using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

class ScopeBuilder {
 public:
  explicit ScopeBuilder(const syntax::Tree& tree) : tree_(tree) {}

  Scopes::Table build() {
    table_.scope_of_node.assign(tree_.size(), kModuleScope);
    typing_only_.assign(tree_.size(), false);
    add_scope(ScopeKind::kModule, kNoScope, tree_.root());
    for (NodeId id = 1; id < tree_.size(); ++id) {
      const Node node = tree_.node(id);
      table_.scope_of_node[id] = scope_for(node);
      typing_only_[id] = is_typing_only(node);
      visited_ = id;
      visit(node);
    }
    resolve_declarations();
    return std::move(table_);
  }

 private:
  ScopeId add_scope(ScopeKind kind, ScopeId parent, Node node) {
    Scope scope;
    scope.kind = kind;
    scope.parent = parent;
    scope.node = node;
    table_.scopes.push_back(std::move(scope));
    const auto id = static_cast<ScopeId>(table_.scopes.size() - 1);
    table_.made_by[node.id()] = id;
    return id;
  }

  // What is asked of every node should rarely have to be looked up.
  static bool makes_scope(Kind kind) {
    switch (kind) {
      case Kind::module:
      case Kind::function_definition:
      case Kind::class_definition:
      case Kind::lambda:
      case Kind::list_comprehension:
      case Kind::set_comprehension:
      case Kind::dictionary_comprehension:
      case Kind::generator_expression:
        return true;
      default:
        return false;
    }
  }

  ScopeId made_by(Node node) const {
    const auto it = table_.made_by.find(node.id());
    return it == table_.made_by.end() ? kNoScope : it->second;
  }

  // Which scope a node belongs to, its parent's being known. A scope's node itself belongs
  // outside; what of its children belongs inside is said here.
  ScopeId scope_for(Node node) const {
    const Node parent = node.parent();
    const ScopeId outer = table_.scope_of_node[parent.id()];
    if (const ScopeId inner = makes_scope(parent.kind()) ? made_by(parent) : kNoScope; inner != kNoScope) {
      switch (parent.kind()) {
        case Kind::function_definition:
          return node.field() == Field::body || node.is_one_of(Kind::parameters, Kind::comment) ? inner
                                                                                                : outer;
        case Kind::lambda:
          return node.field() == Field::body || node.is(Kind::lambda_parameters) ? inner : outer;
        case Kind::class_definition:
          return node.field() == Field::body ? inner : outer;
        default:
          return inner;  // a comprehension
      }
    }
    switch (parent.kind()) {
      case Kind::default_parameter:
      case Kind::typed_default_parameter:
      case Kind::typed_parameter:
        // Defaults and annotations are evaluated outside.
        if (node.field() == Field::value || node.field() == Field::type)
          return around(parent.parent().parent(), outer);
        break;
      case Kind::for_in_clause:
        // So is the iterable of the first clause of a comprehension.
        if (node.field() == Field::right && is_first_clause(parent)) return around(parent.parent(), outer);
        break;
      default:
        break;
    }
    return outer;
  }

  // The scope outside of the one that `maker` makes, which is `inner`. In a stretch that could not be
  // parsed, parameters and clauses stand where nothing makes a scope for them.
  ScopeId around(Node maker, ScopeId inner) const {
    const Scope& scope = table_.scopes[inner];
    return scope.node == maker && scope.parent != kNoScope ? scope.parent : inner;
  }

  static bool is_first_clause(Node clause) {
    for (const Node child : clause.parent().named_children()) {
      if (child.is(Kind::for_in_clause)) return child == clause;
    }
    return false;
  }

  ScopeId scope_of(Node node) const { return table_.scope_of_node[node.id()]; }

  void visit(Node node) {
    switch (node.kind()) {
      case Kind::function_definition:
        bind(BindingKind::kFunction, scope_of(node), node.child(Field::name), node);
        add_scope(ScopeKind::kFunction, scope_of(node), node);
        break;
      case Kind::class_definition:
        bind(BindingKind::kClass, scope_of(node), node.child(Field::name), node);
        add_scope(ScopeKind::kClass, scope_of(node), node);
        break;
      case Kind::lambda:
        if (node.is_named()) add_scope(ScopeKind::kLambda, scope_of(node), node);
        break;
      case Kind::list_comprehension:
      case Kind::set_comprehension:
      case Kind::dictionary_comprehension:
      case Kind::generator_expression:
        add_scope(ScopeKind::kComprehension, scope_of(node), node);
        break;
      case Kind::parameters:
      case Kind::lambda_parameters:
        bind_parameters(node);
        break;
      case Kind::assignment:
        bind_target(node.child(Field::right) ? BindingKind::kAssignment : BindingKind::kAnnotation,
                    scope_of(node), node.child(Field::left), node, false);
        break;
      case Kind::augmented_assignment:
        bind_target(BindingKind::kAugmented, scope_of(node), node.child(Field::left), node, false);
        break;
      case Kind::named_expression:
        bind(BindingKind::kAssignment, walrus_scope(scope_of(node)), node.child(Field::name), node);
        break;
      case Kind::for_statement:
      case Kind::for_in_clause:
        bind_target(BindingKind::kLoop, scope_of(node), node.child(Field::left), node, true);
        break;
      case Kind::as_pattern:
        bind_alias(node);
        break;
      case Kind::dotted_name:
        if (is_pattern(node.parent())) bind_capture(node);
        break;
      case Kind::splat_pattern:
        bind_capture(node);
        break;
      case Kind::delete_statement:
        for (const Node target : node.named_children())
          bind_target(BindingKind::kDelete, scope_of(node), target, node, true);
        break;
      case Kind::call:
        // setattr(a, "name", b) assigns as much as a.name = b does.
        if (node.child(Field::function).text() == "setattr") {
          if (const auto name = syntax::plain_string(node.child(Field::arguments).named_child(1))) {
            table_.assigned_attributes.insert(*name);
          }
        }
        break;
      case Kind::type_alias_statement:
        bind_type_alias(node);
        break;
      case Kind::type_parameter:
        if (!declares_type_parameters(node)) break;
        for (const Node type : node.named_children()) {
          if (const Node name = first_identifier(type)) {
            const ScopeId inner = made_by(node.parent());
            bind(BindingKind::kTypeName, inner == kNoScope ? scope_of(node) : inner, name, node);
          }
        }
        break;
      case Kind::import_statement:
        bind_imports(node);
        break;
      case Kind::import_from_statement:
      case Kind::future_import_statement:
        bind_imports_from(node);
        break;
      case Kind::global_statement:
        for (const Node name : node.named_children())
          table_.scopes[scope_of(node)].globals.insert(name.text());
        break;
      case Kind::nonlocal_statement:
        for (const Node name : node.named_children())
          table_.scopes[scope_of(node)].nonlocals.insert(name.text());
        break;
      case Kind::identifier:
        if (is_reference(node)) table_.references[node.text()].push_back(node);
        if (node.parent().is(Kind::error) && may_be_bound(node)) {
          bind(BindingKind::kUnparsed, scope_of(node), node, node.parent());
        }
        break;
      default:
        break;
    }
  }

  // The brackets of `def f[T]()`, `class A[T]` and `type A[T] = ...`; those of `list[T]` in an
  // annotation are the same kind of node, and use names.
  static bool declares_type_parameters(Node brackets) {
    if (brackets.field() == Field::type_parameters) return true;
    const Node alias = brackets.parent().parent().parent();
    return brackets.parent().is(Kind::generic_type) && alias.is(Kind::type_alias_statement) &&
           brackets.parent().parent().field() == Field::left;
  }

  // `type A[T] = ...`. The grammar reads `type(a).b = c` as one, too: an assignment to an attribute.
  void bind_type_alias(Node statement) {
    Node left = statement.child(Field::left).named_child(0);
    if (left.is(Kind::generic_type)) left = left.named_child(0);
    if (left.is(Kind::identifier)) {
      bind(BindingKind::kTypeName, scope_of(statement), left, statement);
    } else {
      bind_target(BindingKind::kAssignment, scope_of(statement), left, statement, true);
    }
  }

  static Node first_identifier(Node node) {
    while (node && !node.is(Kind::identifier)) node = node.named_child(0);
    return node;
  }

  // In a broken stretch a name that is not called, subscripted or followed by an attribute may be
  // the target of whatever was meant.
  static bool may_be_bound(Node identifier) {
    const Node next = identifier.next_sibling();
    if (next && next.is_one_of(Kind::op_dot, Kind::op_lparen, Kind::op_lbracket, Kind::argument_list))
      return false;
    const Node previous = identifier.previous_sibling();
    return !(previous && previous.is(Kind::op_dot));
  }

  static bool is_reference(Node identifier) {
    const Node parent = identifier.parent();
    switch (parent.kind()) {
      case Kind::attribute:
        return identifier.field() == Field::object;
      case Kind::keyword_argument:
        return identifier.field() == Field::value;
      case Kind::function_definition:
      case Kind::class_definition:
      case Kind::global_statement:
      case Kind::nonlocal_statement:
      case Kind::aliased_import:
      case Kind::parameters:
      case Kind::lambda_parameters:
        return false;
      case Kind::default_parameter:
      case Kind::typed_default_parameter:
        return identifier.field() != Field::name;
      case Kind::typed_parameter:
        return false;
      case Kind::list_splat_pattern:
      case Kind::dictionary_splat_pattern: {
        const Node up = parent.parent();
        return !up.is_one_of(Kind::parameters, Kind::lambda_parameters, Kind::typed_parameter);
      }
      case Kind::dotted_name: {
        const Node up = parent.parent();
        if (up.is_one_of(Kind::import_statement, Kind::import_from_statement, Kind::future_import_statement,
                         Kind::aliased_import, Kind::relative_import)) {
          return false;
        }
        return identifier == parent.named_child(0);  // a pattern or decorator: its first part
      }
      case Kind::keyword_pattern:
        return identifier != parent.named_child(0);
      default:
        return true;
    }
  }

  // `:=` inside a comprehension binds in the scope around it (PEP 572).
  ScopeId walrus_scope(ScopeId scope) const {
    while (table_.scopes[scope].kind == ScopeKind::kComprehension) scope = table_.scopes[scope].parent;
    return scope;
  }

  void bind(BindingKind kind, ScopeId scope, Node name, Node binder, bool partial = false,
            std::string target = {}) {
    if (!name) return;
    Binding binding;
    binding.kind = kind;
    binding.scope = scope;
    binding.is_partial = partial;
    binding.is_typing_only = typing_only_[visited_];  // the binder may come later, inside it
    binding.name = name;
    binding.binder = binder;
    binding.target = std::move(target);
    table_.bindings.push_back(std::move(binding));
    table_.scopes[scope].bindings[name.text()].push_back(
        static_cast<std::uint32_t>(table_.bindings.size() - 1));
  }

  // `if TYPE_CHECKING:` and `if typing.TYPE_CHECKING:`, the branch that type checkers alone see;
  // the parent's answer is known. What a function does there it does if it runs at all.
  bool is_typing_only(Node node) const {
    const Node parent = node.parent();
    if (parent.is(Kind::function_definition)) return false;
    if (parent.is(Kind::if_statement) && node.field() == Field::consequence) {
      const std::string_view condition = parent.child(Field::condition).text();
      if (condition == "TYPE_CHECKING" || condition.ends_with(".TYPE_CHECKING")) return true;
    }
    return typing_only_[parent.id()];
  }

  // All identifiers that an assignment target binds; subscripts and attributes bind no name.
  void bind_target(BindingKind kind, ScopeId scope, Node target, Node binder, bool partial) {
    if (!target) return;
    if (target.is(Kind::identifier)) {
      bind(kind, scope, target, binder, partial);
      return;
    }
    for (NodeId id = target.id(); id < target.subtree_end();) {
      const Node node = tree_.node(id);
      if (node.is_one_of(Kind::subscript, Kind::attribute, Kind::call)) {
        if (node.is(Kind::attribute) && kind != BindingKind::kAnnotation) {
          table_.assigned_attributes.insert(node.child(Field::attribute).text());
        }
        id = node.subtree_end();
        continue;
      }
      if (node.is(Kind::identifier)) bind(kind, scope, node, binder, true);
      ++id;
    }
  }

  void bind_parameters(Node parameters) {
    const ScopeId scope = scope_of(parameters);
    for (const Node parameter : parameters.named_children()) {
      Node name = parameter;
      while (name && !name.is_one_of(Kind::identifier, Kind::tuple_pattern)) {
        name = name.child(Field::name) ? name.child(Field::name) : name.named_child(0);
      }
      if (name.is(Kind::tuple_pattern)) {
        bind_target(BindingKind::kParameter, scope, name, parameter, true);
      } else {
        // `*args: T` is a typed_parameter around the pattern.
        bind(BindingKind::kParameter, scope, name, parameter,
             name.parent().is_one_of(Kind::list_splat_pattern, Kind::dictionary_splat_pattern));
      }
    }
  }

  void bind_alias(Node as_pattern) {
    BindingKind kind = BindingKind::kMatch;
    Node alias = as_pattern.child(Field::alias);
    if (as_pattern.parent().is(Kind::with_item)) kind = BindingKind::kWith;
    if (as_pattern.parent().is(Kind::except_clause)) kind = BindingKind::kExcept;
    if (!alias) {  // in a case pattern the name has no field
      for (const Node child : as_pattern.named_children()) alias = child;
    }
    bind_target(kind, scope_of(as_pattern), alias, as_pattern, alias && !alias.is(Kind::as_pattern_target));
    if (alias.is(Kind::as_pattern_target) && alias.named_child(0).is(Kind::identifier)) {
      table_.bindings.back().is_partial = false;
    }
  }

  // Where a name alone captures; in a class pattern the first name is the class.
  static bool is_pattern(Node node) {
    return node.is_one_of(Kind::case_pattern, Kind::keyword_pattern, Kind::union_pattern);
  }

  void bind_capture(Node names) {
    if (names.named_child_count() != 1) return;  // a value pattern, A.b
    const Node name = names.named_child(0);
    if (!name.is(Kind::identifier) || name.text() == "_") return;
    bind(BindingKind::kMatch, scope_of(names), name, names, true);
  }

  void bind_imports(Node statement) {
    for (const Node element : statement.named_children()) {
      if (element.is(Kind::aliased_import)) {
        bind(BindingKind::kImport, scope_of(statement), element.child(Field::alias), element, false,
             std::string(syntax::path_text(element.child(Field::name))));
      } else if (element.is(Kind::dotted_name)) {
        const Node first = element.named_child(0);
        bind(BindingKind::kImport, scope_of(statement), first, element, false, std::string(first.text()));
      }
    }
  }

  void bind_imports_from(Node statement) {
    const Node module = statement.child(Field::module_name);
    const std::string path = module ? syntax::path_text(module) : "__future__";
    for (const Node element : statement.children()) {
      if (element.is(Kind::wildcard_import)) {
        table_.star_imports.push_back(path);
        continue;
      }
      if (element.field() != Field::name) continue;
      const bool aliased = element.is(Kind::aliased_import);
      const std::string name = syntax::path_text(aliased ? element.child(Field::name) : element);
      const std::string target = path.ends_with('.') ? path + name : path + "." + name;
      bind(BindingKind::kImportFrom, scope_of(statement),
           aliased ? element.child(Field::alias) : element.named_child(0), element, false, target);
    }
  }

  // Names declared global or nonlocal belong to another scope: their bindings move there.
  void resolve_declarations() {
    for (ScopeId id = 0; id < table_.scopes.size(); ++id) {
      Scope& scope = table_.scopes[id];
      for (const std::string_view name : scope.globals) move_bindings(id, kModuleScope, name);
      for (const std::string_view name : scope.nonlocals) {
        ScopeId target = scope.parent;
        while (target != kNoScope) {
          const Scope& candidate = table_.scopes[target];
          if (candidate.kind != ScopeKind::kClass && candidate.kind != ScopeKind::kModule &&
              candidate.bindings.count(name) != 0 && candidate.nonlocals.count(name) == 0) {
            break;
          }
          target = candidate.parent;
        }
        if (target != kNoScope) move_bindings(id, target, name);
      }
    }
  }

  void move_bindings(ScopeId from, ScopeId to, std::string_view name) {
    if (from == to) return;
    const auto it = table_.scopes[from].bindings.find(name);
    if (it == table_.scopes[from].bindings.end()) return;
    for (const std::uint32_t index : it->second) {
      table_.bindings[index].scope = to;
      table_.scopes[to].bindings[name].push_back(index);
    }
    table_.scopes[from].bindings.erase(it);
  }

  const syntax::Tree& tree_;
  Scopes::Table table_;
  std::vector<bool> typing_only_;  // by node
  NodeId visited_ = 0;
};

Scopes::Table Scopes::build(const syntax::Tree& tree) {
  return ScopeBuilder(tree).build();
}

}  // namespace aioshift::semantics
