// The places of a program that use a mapped library, and what its map makes of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/library/library_map.h"
#include "rules/migration/library_change.h"
#include "rules/program_view.h"

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
  // A call that iterates over an object no more, since it gets what was read.
  syntax::Node settled = {};
};

// Objects of a class of a map, by its name, which functions hand on to each other: they change together.
using SharedClass = std::pair<const library::LibraryMap*, std::string>;

// Functions that may reach some that stay what they are: handlers in them have to catch both.
using MixedFunctions = std::set<std::pair<semantics::FunctionId, const library::LibraryMap*>>;

struct LibraryFindings {
  std::vector<LibrarySite> sites;  // blocks around others first
  std::vector<std::pair<semantics::FunctionId, SharedClass>> shared;
  std::set<const library::LibraryMap*> raised;  // whose exceptions the file raises or inherits from
  std::set<std::string> patched;                // functions that a string names to a `patch`
  // Of which objects are made without a block around their uses: they may be there for several event loops.
  std::set<const library::LibraryMap*> kept;
};

// An object of a library that a class keeps in an attribute as long as it lives: `self.session = Session()`.
struct HeldOwner {
  const library::LibraryMap* map = nullptr;
  std::string type;       // by the library's name
  std::string attribute;  // of `self`
  semantics::FunctionId maker = 0;
};

class LibrarySites {
 public:
  // `maps` must outlive it.
  LibrarySites(const ProgramView& program, std::span<const library::LibraryMap* const> maps);

  // Files that use one of the libraries, ascending.
  const std::vector<ProgramView::File>& files() const { return files_; }
  LibraryFindings find(const ProgramView::Opened& file, const MixedFunctions& mixed) const;
  // The map whose name it is; null where there is none.
  const library::LibraryMap* map_of(std::string_view name) const;
  // Of the class itself, or of one that it inherits from; null where there is none.
  const HeldOwner* held_by(semantics::ClassId id) const;
  const std::map<semantics::ClassId, HeldOwner>& holders() const { return holders_; }
  // Functions that make an object of a class which holds one: something runs a loop while they do.
  const std::set<semantics::FunctionId>& makers() const { return makers_; }
  std::span<const library::LibraryMap* const> maps() const { return maps_; }
  // What the maps know of names.
  const semantics::LibraryTypes& types() const { return types_; }
  bool empty() const { return maps_.empty(); }
  std::vector<std::string> async_names() const;

 private:
  const ProgramView& view_;
  std::span<const library::LibraryMap* const> maps_;
  void find_holders();
  void drop_changing_holders();

  semantics::LibraryTypes types_;
  std::vector<ProgramView::File> files_;
  std::map<semantics::ClassId, HeldOwner> holders_;
  std::set<semantics::FunctionId> makers_;
};

}  // namespace aioshift::rules::migration
