// Imports that a rewrite needs: the name by which code reaches a module's member, and the edits
// that make it so.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/reason.h"
#include "rewrite/template_writer.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

struct BoundName {
  std::string expression;         // "asyncio.timeout", "aio.timeout", "timeout"
  std::vector<text::Edit> edits;  // empty where the name can be had already
};

// How code at `current`, an expression that stands for another member of `module`, can say
// `module.member`. In order of preference: through the same module object (`aio.wait_for` →
// `aio.timeout`); through what is imported already; by extending the import that binds `current`;
// by a new `import module`. kNameTaken where each of these meets a name that means something else.
tl::expected<BoundName, Reason> bind_member(const semantics::FileModel& model, syntax::Node current,
                                            std::string_view module, std::string_view member);

// What a fix needs, as its rule writes it. One entry binds one name.
//
//     import asyncio            {"asyncio", "", "asyncio"}
//     import a.b                {"a.b", "", "a"}
//     import a.b as c           {"a.b", "", "c"}
//     from asyncio import timeout as t   {"asyncio", "timeout", "t"}
struct ImportSpec {
  std::string module;
  std::string member;       // empty where the module itself is imported
  std::string name;         // that the statement binds
  bool is_aliased = false;  // written with `as`: "import a.b as a" binds another thing than "import a.b"
  std::uint32_t line = 0;   // in the rule file
};

struct RequiredImports {
  std::vector<WrittenName> names;      // what the fix calls the things, and what the file does
  std::vector<text::Edit> edits;       // that add what is missing
  std::vector<text::Range> relied_on;  // imports that are there already
};

// How code at `site` can say all of these. Each in order of preference: through an import that is
// visible and has been executed there, whatever its alias; through one of its module; by extending an
// import from the same module; by a new import at the top of the file. kNameTaken where each of these
// meets a name that means something else.
tl::expected<RequiredImports, Reason> require_imports(const semantics::FileModel& model, syntax::Node site,
                                                      std::span<const ImportSpec> imports);

// How code at `site` can say `module.member`, with the edits and what they rely on: through an import that is
// there, by extending a `from module import ...`, else by a new `import module`. kNameTaken as above.
tl::expected<RequiredImports, Reason> require_member(const semantics::FileModel& model, syntax::Node site,
                                                     std::string_view module, std::string_view member);

// What the code in `range` refers to by import, as Fix::released_imports takes it: "asyncio.wait_for".
// What lies in one of `kept` is not looked at.
std::vector<std::string> imports_used_in(const semantics::FileModel& model, text::Range range,
                                         std::span<const text::Range> kept);

}  // namespace aioshift::rewrite
