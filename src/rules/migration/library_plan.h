// What the use of libraries asks of a program's functions: which of them stay, and which change together.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rules/migration/library_sites.h"
#include "semantics/program/colouring.h"

namespace aioshift::rules::migration {

// A place that runs a coroutine function in an event loop of its own.
struct LoopRun {
  semantics::FunctionId start = 0;
  bool is_repeated = false;  // as often as the code comes by
};

class LibraryPlan {
 public:
  using Refusals = std::map<semantics::FunctionId, rewrite::Reason>;

  // `maps` must outlive it.
  // `entries`: outlives it.
  LibraryPlan(const ProgramView& program, std::span<const library::LibraryMap* const> maps,
              const Entries& entries);

  // Refuses functions for what their text says, whatever becomes of others. To be called first, once.
  void look(Refusals& refused);
  // Refuses functions that hand objects of a library on to, or get them from, one that is refused.
  void refuse_what_is_handed_on(Refusals& refused) const;
  // Refuses functions that make an object which holds a session where no loop is known to run.
  void refuse_makers_without_loop(const semantics::Colouring& colouring, Refusals& refused) const;
  // Refuses functions that use an object which may be there for several event loops. `runs`: those of the
  // colouring; of loops that the program runs already it knows.
  void refuse_for_several_loops(const semantics::Colouring& colouring, std::vector<LoopRun> runs,
                                Refusals& refused) const;
  // Brings what follows up to date with the refusals. False where nothing is new.
  bool update(const Refusals& refused);

  const LibrarySites& sites() const { return sites_; }
  // Functions that may reach one which stays.
  const MixedFunctions& mixed() const { return mixed_; }
  // Whether some function does what the map says.
  bool is_active(const library::LibraryMap* map) const { return active_.count(map) != 0; }
  // The name for whose sake the function stays; null where there is none.
  const std::string* culprit(semantics::FunctionId function) const;
  // Functions that change together or not at all.
  const std::map<LibraryFlow::Group, std::set<semantics::FunctionId>>& sharing() const { return sharing_; }

 private:
  using Callers = std::map<semantics::FunctionId, std::vector<semantics::FunctionId>>;
  Callers callers() const;
  // Calls of functions that may come to await something, in modules' own code.
  using ModuleCalls = std::map<ProgramView::File, std::set<syntax::NodeId>>;
  ModuleCalls module_calls() const;
  LibraryFindings find_in(const ProgramView::Opened& file, const ModuleCalls& calls) const;
  std::vector<LoopRun> runs_of_program() const;
  // Functions that hand objects of the library on to each other.
  std::set<semantics::FunctionId> sharers_of(const library::LibraryMap* map) const;
  // Functions from which one of these is reached.
  void refuse_for_other_loops(semantics::ClassId holder, const HeldOwner& held,
                              const std::vector<LoopRun>& runs, Refusals& refused) const;
  bool is_stored_anywhere(semantics::ClassId holder) const;
  std::set<semantics::FunctionId> leading_to(const std::set<semantics::FunctionId>& users) const;

  const ProgramView& view_;
  std::span<const library::LibraryMap* const> maps_;
  const Entries& entries_;
  LibrarySites sites_;
  Callers callers_;  // by function, those that call it; where there are libraries
  std::set<std::pair<semantics::FunctionId, const library::LibraryMap*>> users_;  // that have sites
  std::set<std::pair<semantics::FunctionId, const library::LibraryMap*>>
      askers_;  // of these, that make requests
  std::map<LibraryFlow::Group, std::set<semantics::FunctionId>> sharing_;
  std::set<std::pair<LibraryFlow::Group, const library::LibraryMap*>> groups_;
  std::set<const library::LibraryMap*> kept_;  // of which objects may be there for several event loops
  std::set<const library::LibraryMap*> raised_;
  std::set<const library::LibraryMap*> active_;
  MixedFunctions mixed_;
  std::map<semantics::FunctionId, std::string> culprits_;
  std::set<semantics::FunctionId>
      with_main_;  // modules' own code, a part of which becomes a coroutine function
};

}  // namespace aioshift::rules::migration
