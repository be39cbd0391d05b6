// The places of a program that use a mapped library, and what its map makes of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/library/library_map.h"
#include "rules/migration/keyword_tables.h"
#include "rules/migration/library_change.h"
#include "rules/migration/library_flow.h"
#include "rules/migration/library_forwarders.h"
#include "rules/migration/main_run.h"
#include "rules/migration/module_programs.h"
#include "rules/program_view.h"
#include "semantics/program/solver.h"

namespace aioshift::rules::migration {

// One place. Its nodes last as long as the file is open.
struct LibrarySite {
  rewrite::AsyncSite text;
  text::Range range;                   // what a finding marks
  semantics::FunctionId function = 0;  // whose code it stands in
  const library::LibraryMap* map = nullptr;
  std::string subject;                    // the dotted name
  bool is_reported = false;               // a person wants to hear of it though it changes
  std::optional<LibraryRefusal> refusal;  // of it, and with it of all that the function does with libraries
  // Not 0: it changes only where something else in this range does: a handler, for the block that it guards.
  text::Range guards;
  // It changes where some function does what the map says: something catches more than it did.
  bool is_widening = false;
  // `isinstance`: where its function keeps the objects that it has, there are no others to ask for.
  bool is_type_test = false;
  // A call that iterates over an object no more, since it gets what was read.
  syntax::Node settled = {};
  bool is_annotation = false;  // the same of what an annotation says
  // A test puts something in the library's place, which stays there: a person is told where it is of no use
  // any more, and nothing else stays for its sake.
  bool is_stand_in = false;
};

// A class of a map, by its name.
using MappedClass = std::pair<const library::LibraryMap*, std::string>;

// Functions that may reach some that stay what they are: handlers in them have to catch both.
using MixedFunctions = std::set<std::pair<semantics::FunctionId, const library::LibraryMap*>>;

// A call in a module's own code of something that becomes a coroutine function.
struct ModuleEntry {
  syntax::Node node;
  bool needs_coroutine = false;  // a run of its own is not enough
};

// Code of a module that becomes a coroutine function.
struct MainSite {
  MainRun run;
  rewrite::AsyncSite text;
  semantics::FunctionId function = 0;  // the module's own code
};

struct LibraryFindings {
  std::vector<LibrarySite> sites;  // blocks around others first
  // Functions and the objects that they have: those that may have the same one change together.
  std::vector<std::pair<semantics::FunctionId, LibraryFlow::Group>> shared;
  std::set<std::pair<LibraryFlow::Group, const library::LibraryMap*>> groups;  // whose objects these are
  std::set<const library::LibraryMap*> raised;  // whose exceptions the file raises or inherits from
  std::set<std::string> patched;  // functions that a string names to a `patch`, outside of tests
  // Of which objects are made without a block around their uses: they may be there for several event loops.
  std::set<const library::LibraryMap*> kept;
  std::optional<MainSite> main;
  // Of whose exceptions something is read elsewhere than in the handlers that catch them.
  std::set<const library::LibraryMap*> read_elsewhere;
};

// An object of a library that a class keeps in an attribute as long as it lives: `self.session = Session()`.
struct HeldOwner {
  const library::LibraryMap* map = nullptr;
  std::string type;       // by the library's name
  std::string attribute;  // of `self`
  semantics::FunctionId maker = 0;
  LibraryFlow::Group group = semantics::kNoSlot;
  std::vector<HeldOwner> others;  // that the class has to open as well
  std::string
      given_by;  // a parameter of `maker` that may bring one along: `session or Session()`; empty: none
  bool is_late = false;  // it may be None
  // The class has a method that closes it, and nothing else of the program calls that.
  bool is_left_open = false;
  std::string closer = {};   // this method, where it does nothing else
  syntax::NodeId store = 0;  // the attribute that is assigned to
  // The call of a function of the program that makes it; nothing where the library is called itself.
  std::optional<semantics::InstructionId> made_by = {};
};

class LibrarySites {
 public:
  // `maps` must outlive it.
  LibrarySites(const ProgramView& program, std::span<const library::LibraryMap* const> maps,
               const Entries& entries);

  // Files that use one of the libraries, ascending.
  const std::vector<ProgramView::File>& files() const { return files_; }
  LibraryFindings find(const ProgramView::Opened& file, const MixedFunctions& mixed,
                       std::span<const ModuleEntry> entries) const;
  // The map whose name it is; null where there is none.
  const library::LibraryMap* map_of(std::string_view name) const;
  // Of the class itself, or of one that it inherits from; null where there is none.
  const HeldOwner* held_by(semantics::ClassId id) const;
  const std::map<semantics::ClassId, HeldOwner>& holders() const { return holders_; }
  // Whether some method of the class closes what it holds.
  bool closes(semantics::ClassId id, const HeldOwner& held) const;
  // Whether all that the function gives goes to attributes of classes that close it.
  bool is_factory(semantics::FunctionId function) const { return factories_.count(function) != 0; }
  // Whether the value is of no use without an owner that is open: one itself, what holds one, a method of
  // such, a generator that may use one.
  bool needs_open(semantics::ValueId id) const {
    KnownNeeds known;
    return needs_open(id, known);
  }
  // Functions that make objects which hold one, each with what stores it in these: a loop has to run
  // meanwhile.
  const std::map<semantics::FunctionId, std::set<semantics::FunctionId>>& makers() const { return makers_; }
  std::span<const library::LibraryMap* const> maps() const { return maps_; }
  // What the maps know of names.
  const semantics::LibraryTypes& types() const { return types_; }
  const LibraryFlow& flow() const { return flow_; }
  const Forwarders& forwarders() const { return forwarders_; }
  const KeywordTables& tables() const { return tables_; }
  // Whether a caller passes for the parameter what a call or the like gives of which nothing is known.
  // `slot`: of the program.
  bool is_given_others(semantics::Slot slot) const { return given_others_.count(slot) != 0; }
  // Whether the function may return something of which nothing is known.
  bool gives_others(semantics::FunctionId function) const { return giving_others_.count(function) != 0; }
  const ModulePrograms& programs() const { return programs_; }
  // Why nothing of the map may change: what the program does with a name of its `unless`; null where it may.
  const std::string* stopped(const library::LibraryMap* map) const;
  bool empty() const { return maps_.empty(); }
  std::vector<std::string> async_names() const;

 private:
  const ProgramView& view_;
  std::span<const library::LibraryMap* const> maps_;
  void find_stops(const Entries& entries);
  void find_holders();
  void find_holders_in(ProgramView::File file);
  void find_makers();
  void find_others();
  void find_others_in(ProgramView::File file);
  void drop_changing_holders();
  void find_closers();
  void find_keepers();
  void find_factories();
  using KnownNeeds = std::unordered_map<semantics::ValueId, bool>;
  // `known`: what was found out of other values; of what holds itself, that it does not.
  bool needs_open(semantics::ValueId id, KnownNeeds& known) const;
  bool look_whether_open(semantics::ValueId id, KnownNeeds& known) const;
  bool has_owners() const;
  bool is_keeper(semantics::ClassId id) const;
  void find_closer(semantics::ClassId id, HeldOwner& held) const;
  bool is_default(semantics::ClassId id, const std::string& attribute) const;

  semantics::LibraryTypes types_;
  LibraryFlow flow_;
  Forwarders forwarders_;
  KeywordTables tables_;
  std::unordered_set<semantics::Slot> given_others_;
  std::set<semantics::FunctionId> giving_others_;
  ModulePrograms programs_;
  std::vector<ProgramView::File> files_;
  std::map<semantics::ClassId, HeldOwner> holders_;
  std::set<semantics::FunctionId> factories_;
  std::set<semantics::ClassId> keepers_;  // whose objects may keep an owner, or one that holds one
  std::map<semantics::FunctionId, std::set<semantics::FunctionId>> makers_;
  std::map<const library::LibraryMap*, std::string> stopped_;  // why
};

}  // namespace aioshift::rules::migration
