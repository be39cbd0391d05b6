// Classes whose methods have to stay what they are because of the classes around them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "semantics/program/solver.h"

namespace aioshift::transforms::unneeded_async {

class Families {
 public:
  explicit Families(const semantics::Solver& solver);

  // Whether the bases of the class, and those of all classes that inherit from it, are known to call no
  // methods: they are the program's own, or `object`, `abc.ABC` and the like.
  bool are_bases_known(semantics::ClassId id) const;
  // Whether a Protocol of the program declares a coroutine function of the name.
  bool is_in_protocol(semantics::GlobalName name) const { return protocol_names_.count(name) != 0; }
  // Whether a class whose bases are not all known has a method of the name: it may override any other.
  bool may_be_overridden(semantics::GlobalName name) const { return unknown_names_.count(name) != 0; }

 private:
  bool has_known_bases(semantics::ClassId id) const;
  bool is_base_by_another_name(semantics::ClassId id) const;
  void look_at(semantics::ClassId id);

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  std::vector<std::vector<semantics::ClassId>> heirs_;  // by class, itself included
  std::set<std::string, std::less<>> external_bases_;   // dotted names
  std::set<semantics::GlobalName> protocol_names_;
  std::set<semantics::GlobalName> unknown_names_;
};

}  // namespace aioshift::transforms::unneeded_async
