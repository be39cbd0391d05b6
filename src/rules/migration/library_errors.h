// What an exception holds of what failed: `error.response`, which the variable that raised it holds as well.
#pragma once

#include <string>

#include "rules/migration/library_look.h"

namespace aioshift::rules::migration {

struct ErrorObject {
  bool is_one = false;   // the attribute is read of an exception whose map says what raises it
  std::string variable;  // that holds the same object; empty: none is known to
};

// Of an attribute of a variable that an `except` clause around it binds.
ErrorObject error_object(const LibraryLook& look, syntax::Node attribute);

}  // namespace aioshift::rules::migration
