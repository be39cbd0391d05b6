// What the files of a run, taken together, say: the result of link that rules read.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "semantics/file_facts.h"
#include "semantics/modules.h"

namespace aioshift::rules {

// A file among the others of the run: its path, and the project it belongs to, as some text that
// two files share if and only if they are of one project.
struct FileIdentity {
  std::string path;
  std::string project;
};

// Where something happens.
struct Place {
  FileIdentity file;
  std::uint32_t line = 0;
};

class Program {
 public:
  // Adds one file's facts. Call in path order: the first place wins.
  void add(const FileIdentity& file, const semantics::FileFacts& facts);

  // Where the program replaces the function `qualified` ("asyncio.wait_for") by name, so that calls
  // in `file` would notice: as "asyncio.wait_for" or "any.path.asyncio.wait_for" anywhere in the
  // same project (either sets the attribute of the one module), or as "pkg.mod.wait_for" where the
  // file is pkg/mod.py. Null where it does not.
  const Place* replacement_of(std::string_view qualified, const FileIdentity& file) const;

  // Whether a file of the run imports `name` from the module that `path` is, going by the module's
  // last component, or stars it: then an import there serves others.
  bool is_imported_from(const std::string& path, std::string_view name) const;

  // That somebody looks for the name in every file.
  void look_for(const std::string& name);

  // That the file at `path` holds the name as a word somewhere. To be told of every file for a name that
  // anything is to be asked about.
  void add_mention(const std::string& name, const std::string& path);

  // Whether a file of the run other than the one at `path` holds `name` as a word: whoever uses what a
  // file calls so must. True where nobody looked, as when the files are spread over several machines; the
  // names that are looked for are those of Rule::mentioned_names.
  bool is_mentioned_elsewhere(std::string_view name, const std::string& path) const;

  semantics::Modules& modules() { return modules_; }
  const semantics::Modules& modules() const { return modules_; }

 private:
  struct Replacement {
    std::string path;  // dotted
    Place place;
  };
  // The first file that mentions a name, if one does, and whether it is not the only one.
  struct Mention {
    std::string path = {};
    bool is_shared = false;
  };
  semantics::Modules modules_;
  std::vector<Replacement> replaced_;
  std::map<std::string, std::set<std::string>, std::less<>> imported_;  // name → last module components
  std::map<std::string, Mention, std::less<>> mentions_;
};

}  // namespace aioshift::rules
