// Functions that hand their `**kwargs` on to functions of a map: what callers pass becomes what those take.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/library/library_map.h"
#include "semantics/program/solver.h"

namespace aioshift::rules::migration {

// A function of a map that gets what other functions pass on.
struct Receiver {
  const library::LibraryMap* map = nullptr;
  const library::Function* function = nullptr;
  std::string name;
};

// What a call reaches.
struct Reached {
  std::vector<Receiver> receivers;
  bool has_others = false;  // neither functions of a map nor of the program
};
Reached reached_by(const semantics::Solver& solver, std::span<const library::LibraryMap* const> maps,
                   semantics::Slot callee);
// One for all that get the same keywords; without a function where they differ, or something else gets them
// as well; nothing where there are none.
std::optional<Receiver> common_receiver(std::span<const Receiver> receivers, bool has_others);

class Forwarders {
 public:
  Forwarders() = default;
  Forwarders(const semantics::Solver& solver, std::span<const library::LibraryMap* const> maps);

  bool has(semantics::FunctionId function) const { return entries_.count(function) != 0; }
  // What gets the keyword that a caller of the function passes; nothing where no map is asked, because the
  // function, or one that it hands the keyword on to, names it. A receiver without a function: several that
  // differ.
  std::optional<Receiver> receiver(semantics::FunctionId function, std::string_view keyword) const;

 private:
  struct Entry {
    std::vector<Receiver> receivers;
    std::set<semantics::FunctionId> next;  // functions of the program that get the keywords
    bool has_others = false;               // something else gets them as well
  };
  void add_call(semantics::WholeProgram::File file, const semantics::Instruction& call);
  void collect(semantics::FunctionId function, std::string_view keyword,
               std::set<semantics::FunctionId>& seen, std::vector<const Receiver*>& found) const;
  bool names(semantics::FunctionId function, std::string_view keyword) const;
  bool ends_elsewhere(const std::set<semantics::FunctionId>& seen, std::string_view keyword) const;

  const semantics::Solver* solver_ = nullptr;
  std::span<const library::LibraryMap* const> maps_;
  std::map<semantics::FunctionId, Entry> entries_;
};

// Functions that change together or not at all: a forwarder, and whoever passes it something. None of
// LibraryFlow's.
inline semantics::Slot forwarding_group(semantics::FunctionId forwarder) {
  return UINT32_MAX - forwarder;
}

// Whether the argument is what the function itself gets as `**kwargs`.
bool is_own_keywords(const semantics::FunctionCode& function, const semantics::Argument& argument);
// Whether what is passed under the keyword is passed on as it is, whatever it is.
bool is_kept(const Receiver& receiver, std::string_view keyword);
// Parameters of functions of the program that get an argument of a call: its slots, of the program. `code`:
// of the caller; `number`: which one of its arguments it is.
std::vector<semantics::Slot> parameters_of(const semantics::Solver& solver, semantics::Slot callee,
                                           const semantics::ModuleCode& code,
                                           const semantics::Argument& argument, std::size_t number);
// Functions of the program that the value called stands for: of a class, its constructor.
std::set<semantics::FunctionId> functions_called(const semantics::Solver& solver, semantics::Slot callee);

}  // namespace aioshift::rules::migration
