// Which functions `object.name` may be, and how sure that is.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "definitions.h"

namespace aioshift::transforms::unneeded_async {

struct Member {
  enum class Certainty : std::uint8_t {
    kUnknown,  // any method of the name
    kAssumed,  // an annotation says so, or all that the program stores there
    kCertain,  // `targets`, or none of the program's functions where there are none
  };
  Certainty certainty = Certainty::kUnknown;
  std::vector<FunctionId> targets;
};

// Facts about all files that attributes are looked up with.
class Members {
 public:
  // `names`: those that anything is going to be asked about.
  Members(const semantics::Solver& solver, const std::set<std::string, std::less<>>& names,
          const std::map<FunctionId, Definition>& definitions);

  // Whether the dotted name of something that no file defines could be one of the program's, which is then
  // installed under another name than its directories have.
  bool may_be_own(std::string_view external) const;

  // All methods of the name in the class, those that it inherits from, those that inherit from it, and what
  // these inherit from.
  std::vector<FunctionId> in_family(semantics::ClassId id, std::string_view name) const;
  // Whether attributes of its objects may be others than its class and those that it inherits from define:
  // `__getattr__`, base classes of which nothing is known.
  bool may_have_others(semantics::ClassId id) const;
  // What objects of the class have under the name.
  std::vector<FunctionId> of_class(semantics::ClassId id, std::string_view name) const;
  // The class that is constructed wherever the program assigns to an attribute of this name.
  std::optional<semantics::ClassId> constructed_for(std::string_view attribute) const;
  // The functions that a module has under the name; none where that is not known.
  std::optional<std::vector<FunctionId>> of_module(File module, std::string_view name) const;
  // Whether all methods of the name are among these.
  bool are_all_methods(std::string_view name, const std::vector<FunctionId>& functions) const;

 private:
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  std::map<std::string, semantics::GlobalName, std::less<>> names_;
  std::set<std::string, std::less<>> module_parts_;  // of the modules that the definitions are in
  std::unordered_map<std::string, std::vector<FunctionId>> methods_;  // by name
  std::unordered_map<std::string, std::optional<semantics::ClassId>> constructed_;
};

// Looks up attributes in one file.
class Receivers {
 public:
  Receivers(const Members& members, const semantics::Solver& solver, const rules::ProgramView::Opened& file);

  // `attribute`: an attribute that is read.
  Member member(syntax::Node attribute) const;
  // What the solver knows of the object.
  std::span<const semantics::ValueId> object_values(syntax::Node attribute) const;
  // What the solver knows of a call's function.
  std::span<const semantics::ValueId> callee_values(syntax::Node call) const;
  // The class whose method has the identifier, a parameter, as its first.
  std::optional<semantics::ClassId> class_of_self(syntax::Node identifier) const;

 private:
  const semantics::Binding* only_binding(syntax::Node identifier) const;
  std::optional<semantics::ClassId> instance_of(std::span<const semantics::ValueId> values) const;
  bool is_construction(syntax::Node expression) const;
  Member of_class(std::optional<semantics::ClassId> id, std::string_view name, bool with_family) const;
  bool may_wrap(syntax::Node construction, std::string_view name) const;
  syntax::Node construction_of(syntax::Node expression) const;
  std::optional<Member> by_annotation(syntax::Node object, std::string_view name,
                                      std::span<const semantics::ValueId> values) const;

  const Members& members_;
  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const rules::ProgramView::Opened& file_;
  std::unordered_map<syntax::NodeId, semantics::Slot> objects_;  // of attributes
  std::unordered_map<syntax::NodeId, const semantics::Instruction*> calls_;
  std::unordered_map<syntax::NodeId, std::uint32_t> classes_;
};

}  // namespace aioshift::transforms::unneeded_async
