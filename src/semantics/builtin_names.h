// Names of Python's own, where nothing in the file takes them.
#pragma once

#include "semantics/model.h"

namespace aioshift::semantics {

// Whether the node is a name that no scope around it binds: where it is one of a builtin, it stands for that.
inline bool is_unbound(const FileModel& model, syntax::Node name) {
  return name.is(syntax::Kind::identifier) &&
         model.scopes.lookup(name.text(), model.scopes.scope_at(name)) == kNoScope;
}

// Whether it stands for the builtin of that name.
inline bool is_builtin(const FileModel& model, syntax::Node name, std::string_view wanted) {
  return name.is(syntax::Kind::identifier) && name.text() == wanted && is_unbound(model, name);
}

}  // namespace aioshift::semantics
