// What patterns ask about names: the interface that semantics implements.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace aioshift::pattern {

class NameResolver {
 public:
  NameResolver() = default;
  NameResolver(const NameResolver&) = delete;
  NameResolver& operator=(const NameResolver&) = delete;
  virtual ~NameResolver() = default;

  struct Name {
    std::string path;         // dotted, where the thing is defined: "asyncio.gather"
    bool is_certain = true;   // false where another path through the program binds it to something else
    bool is_imported = true;  // false where the file itself defines it
    std::vector<std::string> also = {};  // by which names it passed through other files on its way
  };
  // What an identifier or attribute chain stands for, through imports, aliases and the re-exports of
  // other files; a function or class that the file's own module defines, where it is known which module
  // that is. Nothing of any other name.
  virtual std::optional<Name> resolve(syntax::Node expression) const = 0;
  enum class Bound {
    kNo,       // Python's own, or undefined
    kPerhaps,  // a star import may bind it
    kYes,
  };
  // Whether a scope of the file binds the name that `identifier` uses.
  virtual Bound bound(syntax::Node identifier) const = 0;
};

}  // namespace aioshift::pattern
