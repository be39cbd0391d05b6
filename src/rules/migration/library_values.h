// Functions of a library that a program passes on or keeps, and calls elsewhere: `send(requests.get, url)`,
// `{"get": requests.get}[verb](url)`. Where the map has methods of an owner in their place, the functions
// that these are of the owner's class take it, and each call passes the owner.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/migration/library_look.h"

namespace aioshift::rules::migration {

class FunctionValues {
 public:
  explicit FunctionValues(const LibraryLook& look);

  // Whether what the node calls is none that it names, but a value that holds one of these.
  bool is_called_by_value(syntax::Node call, const library::LibraryMap& map,
                          const std::set<std::string>& names) const;
  // The function that stands for all of them; empty: they differ.
  static std::string common(const library::LibraryMap& map, const std::set<std::string>& names,
                            std::size_t positional);
  // Whether it may be something that only callers outside the program pass, in place of a default.
  bool may_be_given(semantics::Slot slot) const;
  // Slots of the defaults that parameters have which may be in the slot: callers that are not seen use them.
  std::vector<semantics::Slot> defaults_behind(semantics::Slot slot) const;
  // Whether it may be what a call gives of which nothing is known.
  bool may_come_from_call(semantics::Slot slot) const;
  // Whether a property gives it.
  bool is_computed(semantics::Slot slot) const;
  // Whether a static method of the class, or the like, has the name.
  bool is_wrapped_member(semantics::ClassId id, std::string_view name) const;
  // Whether the slot holds nothing but such functions.
  bool holds_functions_alone(semantics::Slot slot) const;
  // Of those that the instruction hands to code that is not seen, each.
  std::vector<MappedClass> lost_by(const semantics::Instruction& instruction) const;
  // The same of those that are members of a class, whose instances would bind them.
  std::vector<MappedClass> members_of(const semantics::ClassCode& made) const;

 private:
  std::vector<MappedClass> in(semantics::Slot slot) const;
  bool is_passed(const semantics::Parameter& parameter) const;
  std::vector<const semantics::Parameter*> parameters_behind(semantics::Slot slot, bool has_elements) const;
  bool may_get_others(const semantics::Instruction& instruction) const;
  bool is_kept_elsewhere(const semantics::Instruction& store, semantics::Slot stored) const;
  void collect(std::span<const semantics::ValueId> values, int depth, std::vector<MappedClass>& found) const;
  const library::LibraryMap* map_of(const semantics::Value& value) const;
  bool is_kept_by_program(const semantics::Instruction& store) const;
  bool is_taken_by_program(const semantics::Instruction& call, const std::string& given) const;
  bool has_constructor(semantics::ClassId id) const;
  bool has_room(semantics::FunctionId function, const std::string& given) const;
  semantics::Slot global(semantics::Slot slot) const { return program_.slot(look_.file.file, slot); }

  const LibraryLook& look_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const semantics::ModuleCode& code_;
  std::unordered_map<semantics::Slot, const semantics::Parameter*> parameters_;
  std::unordered_multimap<semantics::Slot, const semantics::Instruction*> copies_;  // by what they give
  std::unordered_multimap<semantics::Slot, const semantics::Instruction*> loads_;   // of attributes
  std::unordered_multimap<semantics::Slot, semantics::Slot>
      elements_;  // containers that a slot has elements of
  std::unordered_map<semantics::NameId, semantics::Slot> attributes_;   // that hold functions, by name
  std::unordered_multimap<semantics::NameId, semantics::Slot> stores_;  // what attributes get, by name
  std::set<semantics::Slot> unknown_calls_;  // what calls give of which nothing is known
};

}  // namespace aioshift::rules::migration
