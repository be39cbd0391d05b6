// What patterns ask about names: the interface that semantics implements.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.h"

namespace aioshift::pattern {

class NameResolver {
 public:
  NameResolver() = default;
  NameResolver(const NameResolver&) = delete;
  NameResolver& operator=(const NameResolver&) = delete;
  virtual ~NameResolver() = default;

  struct Name {
    std::string path;        // dotted, where the thing is defined: "asyncio.gather"
    bool is_certain = true;  // false where another path through the program binds it to something else
  };
  // What an identifier or attribute chain stands for, through imports, aliases and the re-exports of
  // other files; nothing where its first name is no import.
  virtual std::optional<Name> resolve(syntax::Node expression) const = 0;
  // Whether any scope of the file binds the name that `identifier` uses.
  virtual bool is_bound(syntax::Node identifier) const = 0;
};

}  // namespace aioshift::pattern
