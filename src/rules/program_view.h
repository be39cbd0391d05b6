// All files of a run at once, for rules that decide over them together.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "rules/suppression.h"
#include "rules/target.h"
#include "rules/test_settings.h"
#include "semantics/model.h"
#include "semantics/program/module_index.h"

namespace aioshift::semantics {
class Solver;
}

namespace aioshift::rules {

class Rule;

// What configurations say of functions that become asynchronous, by qualified names (docs/configuration.md).
struct AsyncNames {
  std::vector<std::string> async_names;
  std::vector<std::string> stays_sync;
  std::map<std::string, std::string> rename;  // to plain identifiers
  std::vector<std::string> entry_points;      // functions that a project's commands and plug-ins are
};

class ProgramView {
 public:
  using File = semantics::ModuleIndex::File;  // as in solver().program(); also the file's number in a Fix

  // What holds for one file.
  struct Terms {
    bool is_selected = true;  // the rule is meant for the file, and nothing turns it off there
    PythonVersion target = kDefaultTarget;
    const std::map<std::string, std::string>* options = nullptr;  // of the rule, defaults filled in
    bool unsafe_fixes = false;
    // The file was named itself, rather than found in a directory: those beside it need not be in the run.
    bool is_explicit = false;
    const TestSettings* tests = nullptr;
  };
  // A file, parsed, as long as the call takes.
  struct Opened {
    File file = 0;
    const semantics::FileModel& model;
    const Suppressions& suppressions;
  };

  ProgramView() = default;
  ProgramView(const ProgramView&) = delete;
  ProgramView& operator=(const ProgramView&) = delete;
  virtual ~ProgramView() = default;

  virtual const semantics::Solver& solver() const = 0;
  virtual const AsyncNames& async_names() const = 0;
  virtual Terms terms(File file) const = 0;
  // Opens each of the files, on all threads. What cannot be read any more is left out.
  virtual void for_each(std::span<const File> files,
                        const std::function<void(const Opened&)>& look) const = 0;
  // The rules that decide over this program, by their ids.
  virtual std::span<const Rule* const> deciding_rules() const = 0;
  // Whether the run is to end early: what is decided then is not used.
  virtual bool is_stopped() const = 0;
};

}  // namespace aioshift::rules
