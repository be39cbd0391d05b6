// The modules of a program, as far as names go from one to the other by import.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "semantics/file_facts.h"
#include "semantics/file_names.h"

namespace aioshift::semantics {

// Files are known by their paths as they were given; which package a file is in is told by the
// `__init__` files beside and above it. `import a.b` finds the file whose path ends in a/b: the only one,
// or the one nearest to the importing file.
class Modules final : public ProgramNames {
 public:
  using FileIndex = std::uint32_t;

  // Every file of the run, in any order, before anything is asked. The number is the caller's.
  void add_file(std::string_view path, FileIndex index);
  // What is known of a file that was parsed.
  void set_exports(FileIndex index, const std::vector<ExportedName>& exports);

  Definition definition_of(std::string path, std::string_view file) const override;
  std::string module_of(std::string_view file) const override;

  // The file whose exports have to be known before definition_of(path, file) can be trusted; nothing
  // where all are, or where they would not matter.
  std::optional<FileIndex> unknown_on_the_way(std::string path, std::string_view file) const;

  // Names under which modules of the program hand on one of `paths` by another last name:
  // {"g", "pkg.compat"} where pkg/compat.py has `from asyncio import gather as g`.
  struct Alias {
    std::string name;
    std::string module;       // dotted, as far as there are packages
    bool is_package = false;  // then its own files need not name it: `from . import g`

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
    auto operator<=>(const Alias&) const = default;
  };
  // Sorted.
  std::vector<Alias> aliases_of(const std::vector<std::string>& paths) const;

 private:
  struct Module {
    std::string stem;  // the path without extension, a package's without /__init__
    std::string path;
    FileIndex index = 0;
    bool is_package = false;
    bool is_known = false;                                 // its exports are
    std::unordered_map<std::string, std::string> exports;  // name → target
    std::vector<std::string> stars;                        // modules of `from m import *`
  };
  // Where a path goes from a file: a module, and what is left behind its name.
  struct Place {
    const Module* module = nullptr;
    std::string name;  // the first component behind the module
    std::string rest;  // ".x.y" behind that
  };
  struct Walk {
    Definition definition;
    std::string file;
    std::optional<FileIndex> unknown;
  };

  Walk walk(std::string path, std::string_view file) const;
  std::optional<Place> place_of(std::string_view path, std::string_view file) const;
  const Module* module_at(std::string_view stem) const;
  const Module* module_named(std::string_view dotted, std::string_view from) const;
  std::string absolute(std::string_view relative, std::string_view file) const;
  std::string dotted_of_stem(std::string_view stem) const;

  std::vector<Module> modules_;
  std::unordered_map<FileIndex, std::size_t> by_index_;
  std::unordered_map<std::string, std::size_t> by_path_;
  std::unordered_map<std::string, std::size_t> by_stem_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_last_name_;
};

}  // namespace aioshift::semantics
