// What a library map makes of one call or attribute in the text.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/library/library_map.h"
#include "semantics/model.h"

namespace aioshift::rules::migration {

// Why there is none: the reason, and what the map says of it (may be empty).
struct LibraryRefusal {
  rewrite::Reason reason = rewrite::Reason::kNoAsyncCounterpart;
  std::string text;
};

// What the analysis knows of a value, perhaps among others.
enum class Evidence { kTuple, kGenerator };

// What an assignment behind the call gave: `session.auth = ("a", "b")`.
struct GivenSetting {
  std::string argument;
  syntax::Node value;
  std::string text;  // of the value, as it will be
  syntax::Node statement;
  std::string name;  // "requests.Session.auth"
};

// Of which classes, by dotted names, a value is known to be, and whether it may be something else.
struct KnownClasses {
  std::set<std::string> names;
  bool has_others = false;
  bool is_computed = false;  // by a property, each time
  bool has_objects = false;  // of the program's own, functions, classes, or anything but a tuple and None
};

// What `**kwargs` holds, as far as the program shows it.
struct PassedKeywords {
  std::vector<std::string> names;
  bool may_be_more = false;  // nobody in the program calls the function, or one that hands them on to it
};

// Of a function that is not called by its name: `getattr(requests, verb)(url)`, `{"get":
// requests.get}[verb](url)`.
enum class LookUp : std::uint8_t {
  kNone,
  kItself,  // the call of `getattr`, whose object is the library's module
  kCalled,  // the call of what it gives
  kValue,   // the call of a value that holds one of the library's functions, which gets the owner first
};

struct LibraryCall {
  syntax::Node call;
  const library::LibraryMap& map;
  const library::Function& function;
  std::string_view name;   // of the function, as the map has it
  std::string_view owner;  // the variable that $OWNER stands for
  const semantics::LibraryTypes& types;
  // What `**name` among the arguments may pass, by keyword; nothing where that is not known.
  std::function<std::optional<PassedKeywords>(syntax::Node splat)> keywords_of = {};
  // Whether an argument's value may be such a thing, as far as is known.
  std::function<bool(syntax::Node value, Evidence of)> may_be = {};
  std::function<KnownClasses(syntax::Node value)> classes = {};
  std::span<const GivenSetting> settings = {};
  LookUp look_up = LookUp::kNone;
  // A name for a variable that lines in front of the statement may make; null: there is no place for these.
  std::function<std::string(std::string_view wanted)> fresh_name = {};
};

struct ChangedCall {
  rewrite::AsyncSubstitute substitute;
  bool is_lazy = false;  // an argument asks for what was got not to be read at once
  std::string then;      // the method of what was made that is awaited behind it; empty: none
  std::vector<std::string> in_front = {};  // lines in front of the statement
  bool has_form = false;                   // which evaluate what calls may be in
};

// The function's name and the arguments.
tl::expected<ChangedCall, LibraryRefusal> change_call(const semantics::FileModel& model,
                                                      const LibraryCall& call);

// Of a call of the program's own function, those of its keyword arguments that the function hands on to
// `call.function`.
tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_keywords(
    const semantics::FileModel& model, const LibraryCall& call, std::span<const syntax::Node> keywords);
// A value that gets to `call.function` under the keyword by way of a dictionary: `kwargs["timeout"] = 5`.
// `renamed`: where the key can be written anew, what it becomes, or nothing; null where it cannot.
tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_value(const semantics::FileModel& model,
                                                                    const LibraryCall& call,
                                                                    std::string_view keyword,
                                                                    syntax::Node value,
                                                                    std::string* renamed = nullptr);

// `attribute`: a node of that kind, or the dotted name of a constant. Whether it is awaited is the caller's.
tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_attribute(const semantics::FileModel& model,
                                                                        syntax::Node attribute,
                                                                        const library::LibraryMap& map,
                                                                        const library::Attribute& entry);

// Whether the attribute is the one thing that a statement assigns to: `session.auth = auth`.
bool is_plain_store(syntax::Node attribute);

// `conn.autocommit = True` → `conn.set_autocommit(True)`, without the `await`.
tl::expected<rewrite::AsyncSubstitute, rewrite::Reason> change_store(syntax::Node attribute,
                                                                     std::string_view setter);

// A name that gives way to another, by import: in annotations, `isinstance`, `except`.
tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_name(const semantics::FileModel& model,
                                                                   syntax::Node name,
                                                                   std::span<const std::string> others);

}  // namespace aioshift::rules::migration
