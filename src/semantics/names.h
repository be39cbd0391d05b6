// What a dotted expression stands for: `aio.wait_for` → "asyncio.wait_for".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "semantics/scopes.h"

namespace aioshift::semantics {

struct QualifiedName {
  std::string path;  // relative imports keep their leading dots
  // False where the name is bound to something else as well, on another path through the program,
  // or may be: whoever rewrites on the strength of the name must refuse.
  bool is_certain = true;
  // What else it may be, as far as that has a path.
  std::vector<std::string> others;
};

class Names {
 public:
  explicit Names(const Scopes& scopes) : scopes_(&scopes) {}

  // Of an identifier or an attribute chain that begins with an import, directly or through a
  // variable that was assigned once from such an expression; nothing for any other expression.
  std::optional<QualifiedName> of(syntax::Node expression) const;
  // The same for the function of a call; nothing where `call` is no call.
  std::optional<QualifiedName> of_callee(syntax::Node call) const;

  // The bindings that decide what `identifier` is at run time: typing-only ones left out, and so
  // is `x = None` in the ImportError handler of the import it stands in for.
  std::vector<const Binding*> runtime_bindings(ScopeId scope, std::string_view name) const;

 private:
  std::optional<QualifiedName> of_at_depth(syntax::Node expression, int depth) const;
  std::optional<QualifiedName> of_identifier(syntax::Node identifier, int depth) const;

  const Scopes* scopes_;
};

}  // namespace aioshift::semantics
