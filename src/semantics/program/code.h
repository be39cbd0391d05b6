// What one file's code does with values, as far as that tells who calls whom: the facts that the whole
// program is linked from. Small, and without text or tree.
//
// Every expression and every version of a variable is a slot, which holds a set of values once the program
// is solved (solver.h). An instruction says how values get from slots to slots; order matters only in that
// each assignment to a local variable makes a new slot, so that `f = a; f(); f = b` calls a alone.
#pragma once

#include <cstdint>
#include <vector>

#include "semantics/program/name_list.h"
#include "syntax/tree.h"

namespace aioshift::semantics {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = 0;  // holds nothing

// Index into ModuleCode::functions. The module's own code counts as its function 0.
using FunctionIndex = std::uint32_t;
inline constexpr FunctionIndex kModuleCode = 0;
inline constexpr FunctionIndex kMostFunctions = FunctionIndex{1} << 25;  // of a file
inline constexpr std::uint32_t kNoClass = UINT32_MAX;
inline constexpr std::uint32_t kNoParameter = UINT32_MAX;

enum class Op : std::uint8_t {
  kCopy,       // to ← a
  kLiteral,    // to ← an instance of the builtin type `name`
  kString,     // to ← the string `name`
  kInteger,    // to ← the number `count`
  kFunction,   // to ← the function `count`
  kClass,      // to ← the class `count`
  kContainer,  // to ← a new container, made here, of the builtin type `name`
  kModule,     // to ← the module `name`; its parents are imported with it
  kImported,   // to ← `name` of the module `count` (a NameId)
  kUnbound,    // to ← what `name` is where no scope of the file binds it: from a star import, or a builtin
  kLoadAttribute,   // to ← a.name
  kLoadMatching,    // to ← any attribute of a, or variable of the module without one, whose name, in b, the
                    // pattern `name` matches (name_patterns.h)
  kStoreAttribute,  // a.name ← b
  kLoadItem,        // to ← a[b]
  kStoreItem,       // a[b] ← to
  kSlice,           // to ← a[b:count], count being a slot
  kCall,            // to ← a(arguments from b on, count of them)
  kIterate,         // to ← an element of a
  kUnpack,          // to ← element number `count` of a; as kIterate where it has no numbered ones
  kEnter,           // to ← a.__enter__(); and a.__exit__() later
  kAwait,           // to ← await a
  kYieldFrom,       // to ← the result of a, whose elements are yielded
  kRaise,           // raise a: a class is called
  kOperator,        // to ← a.name(b), the method behind an operator
  kInstance,        // to ← what a value annotated with a is: an instance of the class
  kGeneric,         // to ← the type a[arguments from b on, count of them], to be made a value by kInstance
  kNarrow,          // to ← those of a that are instances of b
  kExclude,         // to ← those of a that are not
};

// There are two and a half a line.
struct Instruction {
  Op op : 5 = Op::kCopy;
  bool is_async : 1 = false;                  // of an `async with`, an `async for`
  bool is_decorator : 1 = false;              // of the call that a decorator is
  FunctionIndex function : 25 = kModuleCode;  // whose code it is
  Slot to = kNoSlot;
  Slot a = kNoSlot;
  Slot b = kNoSlot;
  NameId name = kNoName;
  std::uint32_t count = 0;
  syntax::NodeId node = 0;  // the call, with item, for statement or clause, attribute, ...

  friend bool operator==(const Instruction&, const Instruction&) = default;
};
static_assert(sizeof(Instruction) == 28);

enum class ArgumentKind : std::uint8_t { kPositional, kKeyword, kStar, kDoubleStar };

struct Argument {
  Slot value = kNoSlot;
  ArgumentKind kind = ArgumentKind::kPositional;
  NameId name = kNoName;

  friend bool operator==(const Argument&, const Argument&) = default;
};

enum class ParameterKind : std::uint8_t { kPositionalOnly, kNormal, kStar, kKeywordOnly, kDoubleStar };

struct Parameter {
  NameId name = kNoName;
  Slot slot = kNoSlot;
  Slot default_value = kNoSlot;  // where it has a default of which something is known
  ParameterKind kind = ParameterKind::kNormal;
  bool has_default = false;
  bool is_annotated = false;

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct FunctionCode {
  NameId name = kNoName;              // "<lambda1>" of a lambda
  NameId path = kNoName;              // "Outer.method.inner", within the module; empty of the module
  FunctionIndex outer = kModuleCode;  // whose code defines it
  std::uint32_t owner = kNoClass;     // the class whose body defines it
  bool is_async = false;
  bool is_generator = false;
  bool is_lambda = false;
  bool returns_annotated = false;
  Slot returned = kNoSlot;
  Slot yielded = kNoSlot;
  Slot sent = kNoSlot;  // what a yield gives
  // Of the function around it, of a `__call__` that of its class's `__init__`: whatever else it does, it ends
  // by giving back what a call of this parameter gives, on each of its ways.
  std::uint32_t wrapped_parameter = kNoParameter;
  std::vector<Parameter> parameters;
  std::vector<std::uint32_t> returned_parameters;  // numbers of those that it returns as they were passed
  // Numbers of the parameters that it hands to a call whose result it returns: `return decorate(function)`.
  std::vector<std::uint32_t> handed_on_parameters;
  syntax::NodeId node = 0;  // function_definition or lambda

  friend bool operator==(const FunctionCode&, const FunctionCode&) = default;
};

struct ClassMember {
  NameId name = kNoName;
  Slot value = kNoSlot;
  bool is_field = false;  // annotated in the class's body: what a dataclass's __init__ takes

  friend bool operator==(const ClassMember&, const ClassMember&) = default;
};

struct ClassCode {
  NameId name = kNoName;
  NameId path = kNoName;
  FunctionIndex outer = kModuleCode;  // whose code defines it
  std::vector<Slot> bases;
  std::vector<ClassMember> members;  // bound in its body; a name may occur more than once
  syntax::NodeId node = 0;

  friend bool operator==(const ClassCode&, const ClassCode&) = default;
};

struct ModuleVariable {
  NameId name = kNoName;
  Slot slot = kNoSlot;  // whatever the variable is at any time

  friend bool operator==(const ModuleVariable&, const ModuleVariable&) = default;
};

struct ModuleCode {
  NameList names;
  std::vector<FunctionCode> functions;  // the first is the module itself
  std::vector<ClassCode> classes;
  std::vector<Instruction> instructions;
  std::vector<Argument> arguments;
  std::vector<ModuleVariable> variables;
  std::vector<NameId> star_imports;  // modules, relative ones with their dots
  std::vector<NameId> exported;      // __all__, where it is written as a list of strings
  bool has_exported = false;
  Slot slots = 1;  // how many there are

  friend bool operator==(const ModuleCode&, const ModuleCode&) = default;
};

}  // namespace aioshift::semantics
