// Dictionaries that a program makes, fills and passes to functions of a map as `**options`: what is put into
// them becomes what those functions take from now on.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rules/migration/library_change.h"
#include "rules/migration/library_flow.h"
#include "rules/migration/library_forwarders.h"

namespace aioshift::rules::migration {

class KeywordTables {
 public:
  // Dictionaries that may get to one place are one table.
  using Table = std::uint32_t;

  struct Use {
    enum class Kind : std::uint8_t {
      kPut,     // a value under a key
      kRead,    // the value under a key
      kTested,  // whether there is such a key
      kPassed,  // as `**options`, or as it is to a function of the program
      kLost,    // to code that is not seen, or in a way that nobody can follow
    };
    Kind kind = Kind::kLost;
    const semantics::Instruction* instruction = nullptr;
    Table table = 0;
    std::string key = {};
    semantics::Slot value = semantics::kNoSlot;  // of what is put, in its file
  };

  KeywordTables() = default;
  // `maps` and `forwarders` are asked later as well.
  KeywordTables(const semantics::Solver& solver, std::span<const library::LibraryMap* const> maps,
                const Forwarders& forwarders);

  std::span<const Use> uses(semantics::WholeProgram::File file) const;
  // What `**options` passes; nothing where that may be what the program does not show. `slot`: of the file.
  std::optional<PassedKeywords> passed(semantics::WholeProgram::File file, semantics::Slot slot) const;
  // One that the slot of the file may hold.
  std::optional<Table> at(semantics::WholeProgram::File file, semantics::Slot slot) const;
  // Whether a function that gets the keywords takes this one by itself.
  bool is_taken_by_name(Table table, std::string_view keyword) const;
  // Whether something reads what is under the key.
  bool is_read(Table table, const std::string& key) const {
    return contents_[root_of(table)].read.count(key) != 0;
  }
  // See Forwarders::receiver.
  std::optional<Receiver> receiver(Table table, std::string_view key) const;
  // Functions that use one table change together or not at all. None of LibraryFlow's, nor of forwarders.
  LibraryFlow::Group group(Table table) const;

 private:
  using File = semantics::WholeProgram::File;
  using Tables = std::set<Table>;
  struct Content {
    std::set<std::string> keys;
    std::set<std::string> read;  // those that something reads
    std::vector<Receiver> receivers;
    std::set<semantics::FunctionId> next;  // functions of the program that get the keywords
    bool has_others = false;               // something else gets them as well
    bool may_be_more = false;              // a caller that is not seen may have made it
    bool is_lost = false;
  };

  void look_at_call(File file, const semantics::Instruction& call);
  void look_at_splat(File file, const semantics::Instruction& call, const semantics::Argument& argument);
  void look_at_method(File file, const semantics::Instruction& call, const semantics::Value& method);
  void look_at_argument(File file, const semantics::Instruction& call, const semantics::Argument& argument);
  void look_at_test(File file, const semantics::Instruction& test, const Tables& tables, semantics::Slot key);
  void look_at_parameters(File file, const semantics::Instruction& call);
  void look_at(File file, const semantics::Instruction& instruction);
  void look_at_source(File file, semantics::Slot from, Table into);
  void collect_unknown(File file);
  void find_roots(File file);
  bool find_copies(File file);
  void find_names(File file);
  void find_fed(File file);

  void add(File file, Use use) { uses_[file].push_back(std::move(use)); }
  void lose(File file, const semantics::Instruction& instruction, const Tables& tables);
  Table table_of(semantics::ValueId id);
  Table root_of(Table table) const;
  bool join(Table a, Table b);
  // Those that the slot of the file may hold; of the program.
  Tables held(File file, semantics::Slot slot) const;
  Tables held_by(semantics::Slot slot) const;
  bool is_dictionary(semantics::ValueId id) const;
  std::optional<std::string> constant(File file, semantics::Slot slot) const;
  std::string builtin_called(File file, const semantics::Instruction& call) const;
  semantics::Slot global(File file, semantics::Slot slot) const {
    return solver_->program().slot(file, slot);
  }

  const semantics::Solver* solver_ = nullptr;
  std::span<const library::LibraryMap* const> maps_;
  const Forwarders* forwarders_ = nullptr;
  std::unordered_set<semantics::ValueId> given_;  // what functions get as `**kwargs`
  std::unordered_map<semantics::ValueId, Table> tables_;
  std::vector<Table> parents_;
  std::vector<Content> contents_;  // by root
  std::unordered_map<File, std::vector<Use>> uses_;
  // Slots of parameters, and of what calls and attributes give, of which nothing is known; of the program.
  std::unordered_set<semantics::Slot> parameters_;
  std::unordered_set<semantics::Slot> unknown_;
  std::unordered_set<semantics::Slot> literals_;                      // of strings that are written out
  std::unordered_multimap<semantics::Slot, semantics::Slot> copies_;  // slots that a slot has its values from
  std::unordered_set<semantics::Slot> fed_;  // of `**kwargs` that callers in the program pass something by
  std::unordered_map<std::string, Tables> attributes_;  // that hold tables, by name
};

}  // namespace aioshift::rules::migration
