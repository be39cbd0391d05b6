// What one file does with mapped libraries: the common ground of the parts that look at it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/migration/library_sites.h"

namespace aioshift::rules::migration {

// Of a type's `truth`: its objects are true in both libraries.
inline constexpr std::string_view kAlwaysTrue = "always";

// An assignment to an attribute of an object, which what makes that may get: `session.auth = ("a", "b")`.
struct Setting {
  syntax::Node target;
  const library::LibraryMap* map = nullptr;
  const library::Attribute* attribute = nullptr;
  std::string name;  // "requests.Session.auth"
  semantics::FunctionId in = 0;
};

// A call of something that a map knows.
struct MappedCall {
  syntax::Node node;
  const library::LibraryMap* map = nullptr;
  const library::Function* function = nullptr;
  std::string name;
  semantics::FunctionId in = 0;
  LookUp look_up = LookUp::kNone;
  bool is_lazy = false;
  bool is_taken = false;                                      // it changes with the text of another one
  std::vector<std::pair<syntax::NodeId, Evidence>> evidence;  // of arguments
  std::map<syntax::NodeId, KnownClasses> classes = {};        // the same
  std::vector<GivenSetting> settings;
  rewrite::AsyncSubstitute with_settings;         // imports that their texts need, and what they release
  LibraryFlow::Group group = semantics::kNoSlot;  // of what it gives
  std::map<syntax::NodeId, semantics::Slot> splats = {};  // what `**options` holds
  std::set<semantics::FunctionId> forwarders = {};        // of `LibraryLook::forwarded`: what is called
  bool has_others = false;                                // and other things besides
};

// A call of something else that reads from an object of a map, or writes to it.
struct ConsumerCall {
  syntax::Node call;
  syntax::Node argument;  // which the object is
  syntax::Node object;
  const library::LibraryMap* map = nullptr;
  const library::Consumer* consumer = nullptr;
  std::string name;
  semantics::FunctionId in = 0;
  bool is_read_in_place = false;  // the object is what a call gives that opens one, and is read with it
};

// What becomes of the value that an assignment gives a variable.
struct VariableUses {
  bool leaves = false;              // it is handed on, or seen by a function inside
  bool is_last_known = true;        // all uses stand behind the assignment in its own block
  syntax::Node last;                // the last statement there that uses it
  std::vector<syntax::Node> tests;  // uses as a condition
  bool is_shared = false;           // some use may see another value as well
};
VariableUses uses_of(const semantics::FileModel& model, syntax::Node name, syntax::Node statement);
// Whether a `with` item makes what it enters, and nothing uses that behind the block, unless to close it.
bool ends_with_block(const semantics::FileModel& model, syntax::Node item, const library::Type* type);
// Whether the object goes where it may outlive the function's use of it: arguments are used meanwhile.
bool hands_away(const semantics::FileModel& model, syntax::Node name, syntax::Node statement);

// What a slot of the program may hold, as far as arguments differ by it.
std::vector<Evidence> evidence_in(const semantics::Solver& solver, semantics::Slot slot);
// Of a class of the program, those of other libraries that it inherits from. `has_others` is for the caller
// to add where it knows less of the slot.
KnownClasses classes_in(const semantics::Solver& solver, const semantics::LibraryTypes& types,
                        semantics::Slot slot);

struct LibraryLook;
class FunctionValues;
// What the program's callers pass as the `**kwargs` of the function, which `splat` passes on; nothing where
// that is not known. What callers that are not seen pass is their business, as is the `await` that they need.
std::optional<PassedKeywords> keywords_of(const LibraryLook& look, syntax::Node splat,
                                          semantics::FunctionId function);

// What becomes of a value that is put under the key and gets to the receiver. `slot`: of the file, where it
// is; `renamed`: see change_value.
tl::expected<rewrite::AsyncSubstitute, LibraryRefusal> change_put(
    const LibraryLook& look, const FunctionValues& values, syntax::Node value, const Receiver& receiver,
    std::string_view key, semantics::Slot slot, std::string* renamed = nullptr);

// `kwargs["timeout"] = 5`, `kwargs.setdefault("timeout", 5)`, `kwargs.pop("timeout")`, `"timeout" in kwargs`:
// the key; nothing for what else is done with keywords.
std::optional<std::string> key_of_keywords(syntax::Node use);
// `options["timeout"] = 5`: what the item is assigned; null where that is not the item's alone.
syntax::Node value_assigned_to(syntax::Node item);
// `options.setdefault("timeout", 5)`; null of other calls.
syntax::Node value_by_default(syntax::Node call);
// What such a use puts under the key; null where it puts nothing.
syntax::Node value_put(syntax::Node use);

// Conditions that are a variable of the type: `if response:` means `if response.ok:`.
void add_tests(LibraryLook& look, semantics::FunctionId function, const library::LibraryMap& map,
               const std::string& name, const library::Type& type, const VariableUses& uses);

// Statements that go into a block, which one of the sites opens.
struct OpenBlock {
  syntax::Node first;
  syntax::Node last;
  std::size_t site = 0;
  bool needs_owner = false;
};

// An object in a variable of a module: `session = requests.Session()`. Its own code opens it in the coroutine
// function that it becomes.
struct ModuleVariable {
  syntax::Node statement;  // that makes it
  syntax::Node call;
  syntax::Node name;
  std::vector<syntax::Node> moved = {};   // statements behind it that need it, and go where it goes
  std::vector<syntax::Node> others = {};  // variables that these make: `api = Api(session)`
  bool is_shared = false;                 // functions of the module use it
  bool is_in_main = false;                // it is made by a part of what becomes a coroutine function
  std::string made = {};                  // the call as it is written from now on; empty: not yet
  const library::LibraryMap* map = nullptr;
  std::string subject = {};
};

struct LibraryLook {
  const ProgramView& view;
  const ProgramView::Opened& file;
  const LibrarySites& libraries;
  const MixedFunctions& mixed;
  LibraryFindings found = {};
  MainRun main = {};                           // what of the module becomes a coroutine function
  std::vector<ModuleVariable> variables = {};  // that it opens for the functions of the module
  std::vector<MappedCall> calls = {};          // in source order
  std::vector<MappedCall> forwarded =
      {};  // calls of functions of the program that hand arguments on to a map's
  std::vector<ConsumerCall> consumers = {};
  std::map<semantics::FunctionId, std::vector<OpenBlock>> held_blocks = {};  // of objects that hold an owner
  std::vector<Setting> later = {};     // that go to what reads the object later
  std::vector<Setting> settings = {};  // in source order
  // Variables whose objects a handler reads, which has them by way of an exception.
  std::set<std::pair<semantics::FunctionId, std::string>> read_by_handlers = {};
  std::map<syntax::NodeId, semantics::FunctionId> functions = {};  // by definition or lambda

  const semantics::FileModel& model() const { return file.model; }
  const semantics::WholeProgram& program() const { return view.solver().program(); }

  LibrarySite& add(syntax::Node node, rewrite::AsyncSite::Kind kind, semantics::FunctionId function,
                   const library::LibraryMap* map, std::string subject);
  // The one that adds lines to a statement: of several, one is made.
  LibrarySite& lines_at(syntax::Node statement, semantics::FunctionId function,
                        const library::LibraryMap* map, const std::string& subject);
  void refuse(syntax::Node node, semantics::FunctionId function, const library::LibraryMap* map,
              std::string subject, rewrite::Reason reason, std::string text = {});
  // The same of what stands in for the library in a test, which is in nobody's way there.
  void refuse_stand_in(syntax::Node node, semantics::FunctionId function, const library::LibraryMap* map,
                       std::string subject, rewrite::Reason reason);
  bool is_of_tests() const;
  // Whether the function or the stretch of the module that the node is in can be a coroutine function.
  bool may_await(syntax::Node node) const;
  // The function whose code the node is.
  semantics::FunctionId function_at(syntax::Node node) const;
};

// Finds the part of the module's own code that has to await, if there is one.
void look_for_main(LibraryLook& look, std::span<const ModuleEntry> entries);
// Makes a function of it, once it is known what else goes into blocks.
void place_main(LibraryLook& look);

// Which of the calls that make what has to be open give it to a variable of the module.
void find_module_variables(LibraryLook& look, std::span<const syntax::Node> makers);
// Calls in the module's own code of functions that use one of them, or call such; and what it does with one
// itself, unless that sets it up.
std::vector<syntax::Node> users_of_variables(LibraryLook& look);
// Whether the stretch can open all of them: nothing uses one before or after it.
bool fit_into_main(LibraryLook& look, const MainRun& run);
// The one that the call makes; null where it makes none.
ModuleVariable* module_variable(LibraryLook& look, syntax::Node call);
// The object is made in the coroutine function, by `text`; `site` leaves a variable that is declared.
void make_in_main(ModuleVariable& variable, std::string text, const std::string& type, LibrarySite& site);
// Opens what the stretch makes around all of it.
void open_module_variables(LibraryLook& look);

// Whether an object of the group, which is of use as long as its owner is open, may leave the function that
// opens that: by what it returns, in an attribute, unless that is `held`, or in a function inside.
bool outlives(const LibraryLook& look, semantics::FunctionId function, LibraryFlow::Group group,
              std::string_view held = {});

// Each adds to what was found.
void look_at_instructions(LibraryLook& look);
void look_at_names(LibraryLook& look);
// Which calls get what is assigned right behind them.
void look_at_settings(LibraryLook& look);
// What is assigned to an object, and goes to what reads it later.
void look_at_later_arguments(LibraryLook& look);
// Arguments that callers of a function pass, and it hands on as `**kwargs`; and what it puts among these.
void look_at_forwarded(LibraryLook& look);
// What goes into dictionaries that functions get as `**options`.
void look_at_tables(LibraryLook& look);
// Classes that hold an owner, and where objects of them are made.
void look_at_holders(LibraryLook& look);
// Functions of other libraries that get objects.
void look_at_consumers(LibraryLook& look);
// Where objects live that `async with` opens, and the owners of functions.
void look_at_objects(LibraryLook& look);

}  // namespace aioshift::rules::migration
