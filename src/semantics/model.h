// One file as rules see it: the tree and what is known about its names.
#pragma once

#include "semantics/names.h"
#include "semantics/scopes.h"
#include "syntax/tree.h"

namespace aioshift::semantics {

// `tree` must outlive the model and stay where it is.
struct FileModel {
  explicit FileModel(const syntax::Tree& parsed) : tree(parsed), scopes(parsed), names(scopes) {}
  FileModel(const FileModel&) = delete;
  FileModel& operator=(const FileModel&) = delete;

  const syntax::Tree& tree;
  Scopes scopes;
  Names names;
};

}  // namespace aioshift::semantics
