// What patterns learn of a file's names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/names.h"
#include "semantics/model.h"

namespace aioshift::semantics {

// What a program knows of names that go from file to file.
class ProgramNames {
 public:
  ProgramNames() = default;
  ProgramNames(const ProgramNames&) = delete;
  ProgramNames& operator=(const ProgramNames&) = delete;
  virtual ~ProgramNames() = default;

  struct Definition {
    std::string path;  // dotted
    bool is_certain = true;
    std::vector<std::string> passed = {};  // the names that it has in the files on the way
  };
  // Where the thing is defined that `file` reaches as `path` (with leading dots where it is relative):
  // "pkg.compat.gather" is "asyncio.gather" where pkg/compat.py imports it from there. `path` itself where
  // nothing is known.
  virtual Definition definition_of(std::string path, std::string_view file) const = 0;
  // The dotted name of the module that the file is; empty where that is not known.
  virtual std::string module_of(std::string_view file) const = 0;
};

class FileNames final : public pattern::NameResolver {
 public:
  // `program` may be null: then each file stands for itself. All must outlive this.
  FileNames(const FileModel& model, const ProgramNames* program, std::string_view file)
      : model_(model), program_(program), file_(file) {}

  std::optional<Name> resolve(syntax::Node expression) const override;
  Bound bound(syntax::Node identifier) const override;

 private:
  std::optional<Name> own_definition(syntax::Node expression) const;

  const FileModel& model_;
  const ProgramNames* program_;
  std::string_view file_;
};

}  // namespace aioshift::semantics
