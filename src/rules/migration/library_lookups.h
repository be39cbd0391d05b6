// Functions of a library that are looked up by a name which may be any: `getattr(session, verb)(url)`.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/migration/library_look.h"

namespace aioshift::rules::migration {

// A call of `getattr` on a module or an object of a map.
struct FoundLookUp {
  syntax::Node node;
  const library::LibraryMap* map = nullptr;
  std::string owner;  // "requests.Session"
  // That stands for all of them; empty: the map has none, or the name may be that of something else, like an
  // exception.
  std::string function;
  bool of_module = false;
  bool is_only_called = false;  // what it gives, in the same function
};

class LookUps {
 public:
  explicit LookUps(const LibraryLook& look);

  // Null where the call is none.
  const FoundLookUp* at(const semantics::Instruction& call) const;
  // The one that gives what the slot holds; null where it may hold something else.
  const FoundLookUp* behind(semantics::Slot slot) const;

 private:
  void add(const semantics::Instruction& call);
  bool are_alike(const library::LibraryMap& map, const std::string& function, semantics::Slot given) const;
  std::set<semantics::Slot> slots_of(semantics::Slot given) const;
  bool is_only_called(const semantics::Instruction& call) const;
  bool is_called_as(const library::LibraryMap& map, const library::Function& function,
                    semantics::Slot given) const;
  bool shows(const library::LibraryMap& map, const library::Function& function,
             const semantics::Instruction& call) const;
  semantics::Slot global(semantics::Slot slot) const { return program_.slot(look_.file.file, slot); }

  const LibraryLook& look_;
  const semantics::WholeProgram& program_;
  const semantics::ModuleCode& code_;
  std::unordered_map<const semantics::Instruction*, FoundLookUp> found_;
  std::unordered_map<semantics::Slot, std::vector<const semantics::Instruction*>> producers_;
};

}  // namespace aioshift::rules::migration
