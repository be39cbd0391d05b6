// The dependencies of a project whose code has moved from one library to another.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "pipeline/file_source.h"
#include "text/edit.h"

namespace aioshift::pipeline {

// What a map of a library asks of the projects that it changes.
struct LibraryMove {
  std::vector<std::string> needed;  // requirements (PEP 508): "aiohttp>=3.10"
  std::string module;               // that the code imported, and may import still
  std::vector<std::string>
      replaced;  // distributions that have the module; empty: none, or it is Python's own
  bool operator<(const LibraryMove& other) const {
    return std::tie(needed, module, replaced) < std::tie(other.needed, other.module, other.replaced);
  }
};

// A file of Python that changed, by its real path.
struct MovedFile {
  std::string real_path;
  std::string_view after;
  std::vector<LibraryMove> moves;  // that something in it belongs to
};

struct DependencyFile {
  std::string real_path;
  std::string before;
  std::string after;
  text::ChangeMap changes;  // of the bytes
};

struct DependencyUpdate {
  std::vector<DependencyFile> files;  // that change, by path
  std::vector<std::string> notes;     // what is left to a person, for people
};

// What becomes of the files that declare dependencies in the directories around the files that changed, up to
// the one with `.git` or else the first with such a file. What is needed comes where the library was
// declared, or else among the dependencies of the project; the library goes where no Python file of that
// directory imports it. `changed`: of the run, those without moves too.
// `shown`: a path as notes name it.
DependencyUpdate update_dependencies(std::span<const MovedFile> changed, const FileSource& source,
                                     const std::function<std::string(const std::string&)>& shown);

}  // namespace aioshift::pipeline
