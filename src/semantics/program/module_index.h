// The modules of a program: what its files are called, and which file an import means.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace aioshift::semantics {

// Packages are directories with an `__init__` file; a directory without one, inside of a package or not,
// counts as a namespace package (PEP 420). A module is found from the directories that are in no package: the
// roots of the program, of which a `src` directory is one.
class ModuleIndex {
 public:
  using File = std::uint32_t;  // index into the paths

  // A stub (.pyi) beside a module is no module of its own.
  explicit ModuleIndex(std::span<const std::string> paths);

  // "pkg.sub.mod"; of a package its own name.
  const std::string& name(File file) const { return modules_[file].name; }
  bool is_package(File file) const { return modules_[file].is_package; }

  // The file that `import dotted` means in `from`; a relative name begins with dots.
  std::optional<File> find(std::string_view dotted, File from) const;
  // A dotted name in full: relative ones as seen from `from`.
  std::string absolute(std::string_view dotted, File from) const;
  // The file with this full name.
  std::optional<File> named(std::string_view full_name) const;

 private:
  struct Module {
    std::string stem;  // the path without extension, of a package without /__init__
    std::string name;
    std::string root;            // the directory that its name starts from
    bool is_in_package = false;  // or is one
    bool is_package = false;
    bool is_stub = false;
  };
  std::string package_of(File file) const;

  std::vector<Module> modules_;
  std::unordered_map<std::string, std::vector<File>> by_name_;
  std::unordered_map<std::string, std::vector<File>> by_stem_;
};

}  // namespace aioshift::semantics
