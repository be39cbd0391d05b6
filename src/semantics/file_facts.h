// What one file says about others: the facts that link reads, small and without text or tree.
#pragma once

#include <string>
#include <vector>

#include "semantics/model.h"

namespace aioshift::semantics {

// A place where a file replaces or refers to a name of a module by means that name lookup cannot
// follow: a string such as "pkg.mod.wait_for" (mock.patch, monkeypatch, import by name), the pair
// `patch.object(asyncio, "wait_for")`, or an assignment to the attribute of a module.
struct NameInUse {
  std::string path;        // dotted, as far as it is known: "asyncio.wait_for", "pkg.mod.wait_for"
  std::uint32_t line = 0;  // from 1

  friend bool operator==(const NameInUse&, const NameInUse&) = default;
};

// `from module import name` as another file sees it.
struct ImportedName {
  std::string module;  // with its leading dots
  std::string name;    // "*" for a star import

  friend bool operator==(const ImportedName&, const ImportedName&) = default;
};

// A name that the file's module hands on: imported at its top level, or assigned once from what was.
struct ExportedName {
  std::string name;    // "*" for a star import, whose target is the module
  std::string target;  // dotted; relative imports keep their dots

  friend bool operator==(const ExportedName&, const ExportedName&) = default;
};

struct FileFacts {
  std::vector<NameInUse> replaced;
  std::vector<ImportedName> imported;

  friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

std::vector<ExportedName> exports_of(const FileModel& model);

// Everything that the file imports, in any scope: "asyncio.gather", "..pkg.name"; star imports as
// "module.*".
std::vector<std::string> imports_of(const FileModel& model);

// `interesting`: last components of the dotted names that the selected rules ask about; facts
// about other names are left out.
FileFacts collect_facts(const FileModel& model, const std::vector<std::string>& interesting);

}  // namespace aioshift::semantics
