// Every use of a class or function of the file: what has to be at hand before its protocol can change.
#pragma once

#include <optional>
#include <vector>

#include "rules/blocking_calls.h"
#include "rules/rule.h"

namespace aioshift::rules {

struct DefinitionUses {
  // Expressions whose value is what calling the definition gives: the calls, the uses of a local variable
  // that is assigned such a call and nothing else, and, of a class, what its own methods call `self` where
  // they do more than take an attribute of it. In source order within each of the three.
  std::vector<syntax::Node> values;
  // The first use after which not all of them can be known: kUsedElsewhere, kEscapes, kAmbiguousName,
  // kHasBases (of a method's class).
  std::optional<Obstacle> obstacle;
};

// `definition`: a class of a module or function, a function of one, or a method. Of a method only
// `self.method()` in its own class can be followed. `returns_self`: methods of a class that may return the
// object itself.
DefinitionUses uses_of_definition(const FileContext& context, syntax::Node definition,
                                  std::initializer_list<std::string_view> returns_self);

// The method of that name in the class's own body; null where there is none or more than one.
syntax::Node method_of(const semantics::FileModel& model, syntax::Node class_definition,
                       std::string_view name);

// Why the definition cannot become something else where it stands: kDecorated for decorators other than
// those of `known`, by qualified name; kHasBases for a class with a base other than `object`.
std::optional<rewrite::Reason> obstacle_at_definition(const semantics::FileModel& model,
                                                      syntax::Node definition,
                                                      std::initializer_list<std::string_view> known);

// Whether the file names an attribute of one of these names anywhere: `it.__next__()`.
bool is_attribute_named(const semantics::FileModel& model, std::initializer_list<std::string_view> names);

}  // namespace aioshift::rules
