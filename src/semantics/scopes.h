// Scopes, bindings and name lookup as Python defines them (Python reference, 4.2 Naming and binding).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "syntax/tree.h"
#include "text/lazy.h"

namespace aioshift::semantics {

using ScopeId = std::uint32_t;
inline constexpr ScopeId kModuleScope = 0;
inline constexpr ScopeId kNoScope = UINT32_MAX;

enum class ScopeKind : std::uint8_t { kModule, kClass, kFunction, kLambda, kComprehension };

enum class BindingKind : std::uint8_t {
  kImport,      // import a.b, import a as b
  kImportFrom,  // from a import b as c
  kFunction,    // def
  kClass,       // class
  kParameter,
  kAssignment,  // a = ..., also in a tuple, annotated, walrus
  kAugmented,   // a += ...
  kAnnotation,  // a: T, which binds nothing but makes the name local
  kLoop,        // for a in, also in a comprehension
  kWith,        // with ... as a
  kExcept,      // except E as a
  kMatch,       // a capture of a case pattern
  kTypeName,    // type A = ..., and type parameters
  kDelete,      // del a
  kUnparsed,    // the name stands in a stretch that could not be parsed, and may be bound there
};

struct Binding {
  BindingKind kind;
  ScopeId scope;
  // Unpacked from a tuple, starred, or otherwise not the whole right side.
  bool is_partial = false;
  // In an `if TYPE_CHECKING:` block: exists for type checkers alone.
  bool is_typing_only = false;
  syntax::Node name;    // the identifier that is bound
  syntax::Node binder;  // assignment, definition, import element, for statement, parameter, ...
  // For imports: what the name stands for, e.g. "asyncio" or "asyncio.wait_for"; relative imports
  // keep their leading dots ("..pkg.name").
  std::string target;
};

struct Scope {
  ScopeKind kind = ScopeKind::kModule;
  ScopeId parent = kNoScope;
  syntax::Node node;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> bindings;  // name → indices
  std::unordered_set<std::string_view> globals;
  std::unordered_set<std::string_view> nonlocals;
};

// Found when they are first asked about: most files that are searched for a pattern never are.
class Scopes {
 public:
  // `tree` must outlive the scopes and stay where it is.
  explicit Scopes(const syntax::Tree& tree) : tree_(tree) {}

  std::span<const Scope> all() const { return table().scopes; }
  const Scope& scope(ScopeId id) const { return table().scopes[id]; }
  // The scope in which a name that stands at `node` is looked up first.
  ScopeId scope_at(syntax::Node node) const { return table().scope_of_node[node.id()]; }
  // The scope that the body of a function, class, lambda or comprehension makes; kNoScope for any
  // other node.
  ScopeId scope_made_by(syntax::Node node) const;

  // Where `name`, used in `from`, is bound: the scope found by Python's lookup rules (class scopes
  // are passed over from inside functions); kNoScope where no scope binds it (a builtin, a star
  // import, or an error).
  ScopeId lookup(std::string_view name, ScopeId from) const;
  // All bindings of `name` in `scope`, in source order.
  std::vector<const Binding*> bindings(ScopeId scope, std::string_view name) const;
  std::span<const Binding> all_bindings() const { return table().bindings; }

  // Identifiers that read (or, as targets, write or delete) a variable; attribute names, keyword
  // names and import paths are none. In source order.
  std::span<const syntax::Node> references(std::string_view name) const;
  // Those among them that mean the variable of that scope.
  std::vector<syntax::Node> references_to(ScopeId scope, std::string_view name) const;

  // Modules of `from m import *`, at any level.
  std::span<const std::string> star_imports() const { return table().star_imports; }

  // Whether anything in the file assigns to, or deletes, an attribute of this name: `self.name = ...`.
  bool is_attribute_assigned(std::string_view name) const {
    return table().assigned_attributes.count(name) != 0;
  }

  // Whether `name` can be introduced as a new variable of the scope at `site` without touching
  // anything: neither this scope nor one inside it uses the name, and none around it does where
  // the site could see it.
  bool is_free(std::string_view name, syntax::Node site) const;

 private:
  friend class ScopeBuilder;

  struct Table {
    std::vector<Scope> scopes;
    std::vector<Binding> bindings;
    std::vector<ScopeId> scope_of_node;
    std::unordered_map<syntax::NodeId, ScopeId> made_by;
    std::unordered_map<std::string_view, std::vector<syntax::Node>> references;
    std::vector<std::string> star_imports;
    std::unordered_set<std::string_view> assigned_attributes;
  };
  static Table build(const syntax::Tree& tree);
  const Table& table() const {
    return table_.get([this] { return build(tree_); });
  }

  const syntax::Tree& tree_;
  text::Lazy<Table> table_;
};

}  // namespace aioshift::semantics
