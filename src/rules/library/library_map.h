// What a library map says: how the names of one library become those of an asynchronous one
// (docs/libraries.md). Names are dotted, as the library's documentation has them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/target.h"
#include "semantics/program/library_types.h"

namespace aioshift::rules::library {

// What becomes of an argument where its value looks like this.
struct ArgumentCase {
  enum class When : std::uint8_t {
    kAny,
    kNone,
    kTrue,
    kFalse,
    kNumber,
    kString,
    kPair,           // a tuple of two
    kDict,           // a dictionary that is written out
    kMapped,         // a call that the map replaces as well
    kOptionalDict,   // a dictionary that is written out, with values that are or may be None
    kFlagDict,       // the same with values that are or may be True or False
    kCall,           // a call of anything
    kMaybePair,      // something that is known to be a tuple, perhaps among others
    kUnknown,        // a variable or attribute that may be None or a tuple, and no object that is known
    kIterator,       // a generator
    kInstance,       // known to be an object of the class `names`, and nothing else
    kMaybeInstance,  // known to be one, perhaps among others
    kSequence,       // a list or tuple that is written out, or a variable that has nothing else
    kText,           // a string, likewise
    kOneForBoth,     // a dictionary that is written out, with the same for "http" and "https"
  };
  When when = When::kAny;
  std::string value;    // what is passed instead: $VALUE, of a pair $0 and $1; empty: as it is
  std::string keyword;  // under which; empty: the same
  bool is_dropped = false;
  std::string matches;   // a regular expression that the value's text has to hold; empty: none
  std::string names;     // the dotted name that the value has to be; empty: none
  bool is_lazy = false;  // what is got is not read at once: it has to be inside of the block
  std::string to;        // the function that is called instead, where it is passed so; empty: the usual one
  std::size_t positional = 0;  // of `to`: how many parameters it takes by position
  // Of a call: its parameters by position. Its arguments are passed instead of what it gives.
  std::vector<std::string> unpacked;
  // Other arguments that have to be passed, and what their texts have to hold.
  std::vector<std::pair<std::string, std::string>> beside;
  // A class: an object of it is made in front, and gets each item, and before them those of the argument
  // `joins`.
  std::string form;
  std::string joined;
  std::string then;     // a method of what is made, awaited as soon as it is
  std::string refusal;  // why there is nothing to pass; empty: there is

  // Whatever the value is, it is passed as before.
  bool keeps_all() const {
    return when == When::kAny && matches.empty() && names.empty() && value.empty() && keyword.empty() &&
           !is_dropped && refusal.empty() && to.empty() && unpacked.empty() && beside.empty() &&
           then.empty() && form.empty();
  }
  friend bool operator==(const ArgumentCase&, const ArgumentCase&) = default;
};

using Arguments = std::map<std::string, std::vector<ArgumentCase>, std::less<>>;

enum class Style : std::uint8_t {
  kPlain,   // as before
  kAwait,   // the call is awaited; of `__enter__` and `__iter__`: `async with`, `async for`
  kOpen,    // gives what `async with` opens, and what can be awaited as well
  kThread,  // `asyncio.to_thread` runs it
};

// A function, method or class that is called.
struct Function {
  // Dotted name of what takes its place; of a method, what stands behind the object ("content.iter_chunked");
  // with $OWNER in front, a method of the owner. Empty: it stays.
  std::string to;
  Style style = Style::kPlain;
  bool checks_arguments = false;        // otherwise all of them stay as they are
  bool keeps_others = false;            // keywords that are not named here stay as they are
  std::vector<std::string> parameters;  // by position
  std::size_t positional = 0;           // how many of them the other one takes by position
  bool is_positional_only = false;      // and by no keyword
  Arguments arguments;                  // by keyword, those of `parameters` among them
  std::vector<std::string> added;       // "content_type=None"; "x=1 (y)": unless y is passed
  std::string expression;               // instead of a call without arguments, with $SELF
  std::string gathered;                 // "loads=partial(loads, $ARGUMENTS)": what all arguments become
  std::string returns;                  // a class
  // Position of the argument `mode`, by which what is made is read or written. What is written has to be
  // closed.
  std::optional<std::size_t> mode;
  // One of these methods has to be called of what is made, in the same function; empty: none.
  std::vector<std::string> finished_by;
  bool is_of_unread = false;  // it gives what comes, of an object that nothing has read before
  bool gives_none = false;    // the other one gives something
  bool ends = false;  // of `__enter__`: the object is of no use behind the block, as it was not before
  std::string refusal;

  // Whether its calls are what they were.
  bool stays() const {
    return to.empty() && style == Style::kPlain && !checks_arguments && added.empty() && expression.empty() &&
           gathered.empty() && refusal.empty();
  }
  // Whether some argument asks for a method to be awaited as soon as the object is made.
  bool begins_something() const {
    return std::any_of(arguments.begin(), arguments.end(), [](const auto& argument) {
      return std::any_of(argument.second.begin(), argument.second.end(),
                         [](const ArgumentCase& one) { return !one.then.empty(); });
    });
  }
};

struct Attribute {
  std::string to;          // "status", "read()"; empty: it stays
  std::string expression;  // instead of all of it, with $SELF: "str($SELF.url)"
  Style style = Style::kPlain;
  bool may_be_set = false;
  bool is_while_open = false;  // once its object is closed, it is lost
  std::string setter;          // the method that is awaited instead of an assignment
  std::string argument;        // of what makes the object, which gets what is assigned right behind it
  std::string returns;
  std::vector<std::string> argument_of;  // attributes, being calls, that get what was assigned to it before
  std::string raised_by;                 // of an exception: the method of what it returns that raises it
  std::string refusal;
};

struct Type {
  enum class Role : std::uint8_t {
    kPlain,
    kOwner,   // open as long as others are in use: one for all of a function
    kBlock,   // opened by `async with`, and of no use behind it unless it was read
    kHandle,  // opened by `async with` where `with` opened it; otherwise the call is awaited
  };
  std::string to;
  Role role = Role::kPlain;
  std::string keep;     // kBlock: the method that reads all of it
  std::string truth;    // the attribute that says what `if x:` said
  std::string close;    // the method that ends it
  std::string members;  // the class of attributes and items that have no names of their own
  std::map<std::string, std::string, std::less<>> items;  // the classes of items, by their keys
  // It opens connections when it is used, in the event loop that runs then: it may be made where none runs,
  // and be left open.
  bool connects_late = false;
  bool lends = false;           // what its methods give is of use as long as it is open
  bool is_held_closed = false;  // a class that keeps one in an attribute opens it as the class is entered
};

// A function of another library that reads from an object of this one, or writes to it.
struct Consumer {
  std::string to;            // what is called instead: "json.loads"
  std::size_t position = 0;  // of the object among the arguments
  std::string keyword;       // its name
  std::string reads;         // the method whose result is passed instead of the object
  std::string writes;        // the method that gets what the call gives
};

// What an exception becomes in an `except` clause: one or more.
using Exceptions = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Owner {
  std::string type;       // "aiohttp.ClientSession"
  std::string name;       // of the variable
  std::string arguments;  // that it is made with
};

struct LibraryMap {
  std::string id;                          // of its rule
  std::string library;                     // the module, whose every name is the map's business
  bool is_named_only = false;              // unless this is set: then only those that the map says
  std::vector<std::string> requirements;   // "aiohttp>=3.9", for the project's dependencies
  std::vector<std::string> distributions;  // those of the library, where they have other names
  std::vector<std::string> modules;        // that templates name
  std::map<std::string, std::string, std::less<>> aliases;
  std::vector<std::string> kept;   // prefixes of names that may stay: they wait for nothing
  std::vector<std::string> whole;  // classes all of whose members it names
  std::optional<Owner> owner;
  std::map<std::string, Function, std::less<>> functions;
  std::map<std::string, Attribute, std::less<>> attributes;
  std::map<std::string, Type, std::less<>> types;
  std::map<std::string, Consumer, std::less<>> consumers;
  Exceptions exceptions;
  // Others, which what is caught instead of one catches besides: a clause for these may not come behind it.
  Exceptions overlaps;
  // What may be read of a caught exception: "response.status_code" → "status"; of one alone, behind its name.
  std::map<std::string, std::string, std::less<>> exception_attributes;
  // By module or class, the function that stands for all which are looked up in it by a name that may be
  // any: `getattr(session, verb)(url)`.
  std::map<std::string, std::string, std::less<>> lookups;
  // The oldest Python for which it maps anything.
  PythonVersion python = {0, 0};
  // Of use only where tasks take the place of threads: elsewhere nothing is mapped.
  bool is_for_tasks = false;
  // Names that change what the library does everywhere: where a program has one, nothing is mapped.
  std::map<std::string, std::string, std::less<>> unless;

  // Whether a dotted name is one of the library's.
  bool covers(std::string_view name) const {
    if (is_named_only) return names(name);
    return begins_with(name, library) && std::none_of(kept.begin(), kept.end(), [&](const auto& prefix) {
             return begins_with(name, prefix);
           });
  }
  // Whether it is of the package that the library is of: others raise the rest as well.
  bool is_own(std::string_view name) const {
    return name.substr(0, name.find('.')) == std::string_view(library).substr(0, library.find('.'));
  }
  // By its own name, or as one of the methods of a class that have no names of their own.
  const Function* function(std::string_view name) const {
    const Function* const own = find(functions, name);
    return own != nullptr ? own : unnamed_method(name);
  }
  // Of a function whose place a method of the owner takes under the same name, that method as its class has
  // it, which takes the owner first: "aiohttp.ClientSession.get". Empty: it is none, or depends on what is
  // passed.
  std::string unbound(std::string_view name) const;
  // Whether it is, or begins with, a member that a class has not: "requests.Response.items".
  bool is_absent(std::string_view name) const;
  const Attribute* attribute(std::string_view name) const { return find(attributes, name); }
  const Type* type(std::string_view name) const { return find(types, name); }
  const Consumer* consumer(std::string_view name) const { return find(consumers, name); }
  // The function of `lookups` for a module or class; empty: none.
  std::string_view looked_up(std::string_view of) const {
    const auto found = lookups.find(of);
    return found == lookups.end() ? std::string_view() : std::string_view(found->second);
  }

  // Whether objects stay what they are, so that any code may go on using one that another awaits.
  bool keeps_objects() const;
  // Names that are awaited, opened or entered asynchronously: what a program is coloured from.
  std::vector<std::string> async_names() const;
  // Of a class whose methods are made at run time: `boto3.Client.*`.
  const Function* unnamed_method(std::string_view name) const;
  bool lends() const {
    return std::any_of(types.begin(), types.end(), [](const auto& type) { return type.second.lends; });
  }
  void add_types(semantics::LibraryTypes& types) const;

 private:
  bool names(std::string_view name) const {
    return function(name) != nullptr || attribute(name) != nullptr ||
           (exceptions.contains(name) && is_own(name)) ||
           std::any_of(types.begin(), types.end(),
                       [&](const auto& type) { return begins_with(name, type.first); });
  }
  static bool begins_with(std::string_view name, std::string_view prefix) {
    return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
  }
  template <typename Value>
  static const Value* find(const std::map<std::string, Value, std::less<>>& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
  }
};

}  // namespace aioshift::rules::library
