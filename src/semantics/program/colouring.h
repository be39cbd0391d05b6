// Which functions of a program become coroutine functions where some calls have to be awaited: the largest
// consistent set, from the calls backwards through callers, overrides and protocols.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "semantics/program/producers.h"
#include "semantics/program/solver.h"
#include "semantics/program/wrappers.h"

namespace aioshift::semantics {

// A function of another package that may call functions of the program before it returns: `root.mainloop()`.
struct Dispatcher {
  std::string name;
  std::vector<FunctionId> functions;  // entry points, or others that may run a loop
};

// What is asynchronous to begin with, by qualified names, and what is not whatever it calls.
struct ColouringRequest {
  std::vector<std::string>
      async_names;  // functions, methods, `Class.__enter__`, attributes that hold callables
  std::vector<std::string> stays_sync;  // functions
  std::vector<FunctionId> refused;      // functions that cannot be rewritten
  // Functions that are called from outside: they stay, and run a coroutine function that has their code.
  std::vector<FunctionId> entry_points;
  std::vector<Dispatcher> dispatchers;
  // As `async_names`, but certain ones alone: a call of a method of the same name whose object is unknown is
  // none of them.
  std::vector<std::string> library_names;
  // Functions that have to be asynchronous for the sake of a place where they are given: what a test puts in
  // the place of one that is.
  std::vector<std::pair<FunctionId, InstructionId>> also_async;
  // Calls that hand functions to threads, and are rewritten so that they await them.
  std::vector<InstructionId> awaiting_threads;
  // Whether what a thread runs stays a plain function; otherwise it is coloured, and named as a loose end.
  bool threads_stay = false;
  // Whether functions that builtins call may become asynchronous, since they stay as they are beside that.
  bool callbacks_are_kept = false;
};

// The variables and attributes among them that the analysis has to take as they are named: to be given to the
// Solver. `names`: as in ColouringRequest::async_names.
std::vector<OpaqueName> opaque_names(const WholeProgram& program, std::span<const std::string> names);

// Why what needs to be awaited is not.
enum class Barrier : std::uint8_t {
  kNone,
  kStaysSync,      // the user says so
  kConstructor,    // __init__, __new__: runs when the class is called
  kSpecialMethod,  // the interpreter calls it and awaits nothing: __del__, __len__, __eq__, ...
  kSetter,         // an attribute is assigned to, or deleted
  kLambda,         // an expression alone
  kCallback,       // a builtin calls it, and awaits nothing: sorted(key=f)
  kLibraryMethod,  // a class of the standard library calls it: Thread.run
  kBothProtocols,  // its class has the asynchronous counterpart besides
  kEntryPoint,     // called from outside; a coroutine function of its own has its code
  kRefused,        // it cannot be written as a coroutine function
  kMixed,          // the same call may reach something that is not asynchronous
  kModuleLevel,    // a module's own code, where nothing but a call can be run to its end
};

// What becomes of one place that awaits, or would have to.
struct ColouredSite {
  InstructionId site = 0;
  EdgeKind kind = EdgeKind::kCall;
  FunctionId function = 0;           // whose code it is
  ValueId target = kNoValue;         // what is asynchronous: kFunction or kExternal
  Barrier barrier = Barrier::kNone;  // kNone: awaited, or run to its end where the code is a module's own
  bool is_entry = false;             // in a module's own code
  bool is_passed_on = false;         // a lambda gives back what its caller awaits
  bool is_generator_method = false;  // `close`, `send` or `throw` of an asynchronous generator
  bool is_guess = false;  // nothing is known of the receiver: all methods of the name are asynchronous
};

// A place where something asynchronous goes that is not seen to be awaited there or later.
struct LooseEnd {
  enum class Kind : std::uint8_t {
    kFunction,         // a coroutine function is handed to, or stored in, what nothing is known of
    kIterable,         // what has to be iterated over asynchronously is used in another way
    kManager,          // an asynchronous context manager goes to something that enters it
    kUnknownReceiver,  // a method of the name is asynchronous; nothing is known of the object
    kOverride,         // an `__iter__` that stays, while one that it overrides or is overridden by does not
    kLoop,             // runs an event loop, in a function that runs in one from now on
  };
  Kind kind = Kind::kFunction;
  InstructionId site = 0;
  FunctionId function = 0;  // kFunction: what is handed over; otherwise whose code it is
};

class Colouring {
 public:
  Colouring(const Solver& solver, const ColouringRequest& request);

  // Whether the function becomes a coroutine function, an asynchronous generator or manager, or is one.
  bool is_async(FunctionId function) const;
  // Whether it is an `__iter__` that gives an asynchronous iterator.
  bool gives_async_iterator(FunctionId function) const { return async_iterables_.count(function) != 0; }
  // By such a function, an asynchronous function of what it gives; itself where the user says so.
  const std::map<FunctionId, FunctionId>& async_iterables() const { return async_iterables_; }
  // Whether the function stays, and what it does moves to a coroutine function that it runs.
  bool is_bridge(FunctionId function) const { return bridges_.count(function) != 0; }
  Barrier barrier(FunctionId function) const { return barriers_[function]; }
  // The functions that become asynchronous together: overrides, and what one call may reach.
  FunctionId family_of(FunctionId function) const;
  // The place that made the function's family asynchronous; none where the user did.
  std::optional<InstructionId> cause_of(FunctionId function) const;

  // Functions that builtins call, where these are no barriers.
  const std::set<FunctionId>& kept_callbacks() const { return kept_callbacks_; }

  // In the order of the program's instructions.
  const std::vector<ColouredSite>& sites() const { return sites_; }
  const std::vector<LooseEnd>& loose_ends() const { return loose_ends_; }
  // Whether some call of the function, or of one of its family, is seen.
  bool is_called(FunctionId function) const { return is_called_[family_of(function)] != 0; }

 private:
  static constexpr InstructionId kNoCause = UINT32_MAX;

  // A call of a method of which nothing but the name is known.
  struct Guess {
    InstructionId site = 0;
    GlobalName name = 0;
    bool is_foreign = false;  // another package gave the object
  };

  void find_families(const ColouringRequest& request);
  bool drop_wrappers_that_await();
  bool wraps_async_alone(FunctionId wrapper) const;
  void find_kinds();
  void find_barriers(const ColouringRequest& request);
  void find_handed_over();
  void bar_callback(ValueId id);
  void bar_file(ValueId id);
  void bar_arguments(WholeProgram::File file, InstructionId id, const Instruction& call);
  void find_tails();
  void find_guesses();
  bool comes_of_another_package(WholeProgram::File file, Slot slot) const;
  std::optional<GlobalName> name_in_string(WholeProgram::File file, std::size_t at) const;
  void join_overrides();
  void join_halves(ClassId id);
  void join_targets();
  void join(FunctionId a, FunctionId b);
  void seed(const ColouringRequest& request);
  void spread();
  void colour(FunctionId function, InstructionId cause);
  std::optional<FunctionId> async_next_of(ClassId id) const;
  bool is_indirect(const CallEdge& edge) const;
  void find_async_iterables();
  void collect_sites();
  void collect_uses();
  void collect_loose_ends();
  void look_at_call(WholeProgram::File file, InstructionId id, const Instruction& call);
  void look_at_store(WholeProgram::File file, InstructionId id, const Instruction& store);
  void look_for_loops();
  void look_for_hidden_runs();
  bool runs_loop(FunctionId function) const {
    return bridges_.count(function) != 0 || running_lambdas_.count(function) != 0 ||
           loop_runners_.count(function) != 0;
  }
  bool runs_loop(std::string_view external) const;
  void look_at_overrides();
  bool has_another_kind(const ColouredSite& site) const;
  bool is_site(InstructionId id) const;
  bool is_async_iterable(const Value& value) const;
  bool has_async_close(const Value& value) const;
  bool is_async_manager(const Value& value) const;
  std::unordered_set<FunctionId> wrapped_by_unknown() const;
  bool is_foreign(Slot slot) const;
  bool gives_something_else(const CallEdge& edge) const;
  std::optional<FunctionId> async_function_in(Slot slot) const;
  std::optional<FunctionId> async_function_among(std::span<const ValueId> values, int depth) const;
  const Instruction* producer_of(WholeProgram::File file, Slot slot) const;
  bool is_known_sync(const ColouredSite& site, Slot operand, const Value& value) const;
  void add_loose_end(LooseEnd::Kind kind, InstructionId site, FunctionId function);
  void add_method_sites(WholeProgram::File file, InstructionId id, const Instruction& call);
  void add_site(const CallEdge& edge, bool is_guess);
  bool is_awaited(const CallEdge& edge) const;
  void find_awaited();
  // A function is handed to threads at a place that becomes one which awaits it.
  bool is_handed_to_tasks(const CallEdge& edge) const {
    return edge.kind == EdgeKind::kCallback && awaiting_threads_.count(edge.site) != 0;
  }
  bool is_async_target(const CallEdge& edge) const;
  bool is_sync_target(const CallEdge& edge) const;
  std::vector<std::string_view> called_externals(InstructionId site) const;
  bool is_handed_to_builtin(InstructionId site) const;
  FunctionId function_at(InstructionId site) const;
  bool is_in_module_code(InstructionId site) const {
    return program_.instruction_code(site).function == kModuleCode;
  }
  bool may_become_async(FunctionId function) const;
  bool has_both_protocols(FunctionId function) const;
  bool can_await_at(const CallEdge& edge) const;
  bool may_colour_caller(InstructionId site, EdgeKind kind) const;
  GlobalName name_of(FunctionId function) const;

  const Solver& solver_;
  WholeProgram& program_;
  Wrappers wrappers_;
  std::unordered_set<InstructionId> awaited_;  // calls whose result is awaited as they are
  std::vector<FunctionId> parents_;            // in the end of each function its family
  std::vector<char> is_async_;                 // by family
  std::vector<InstructionId> causes_;          // by family
  std::vector<Barrier> barriers_;              // by function
  std::vector<char> is_manager_;               // by function: contextlib.contextmanager makes managers of it
  std::vector<char> is_called_;                // by function
  std::unordered_set<InstructionId> tails_;    // calls whose value a lambda gives back
  std::unordered_set<InstructionId> awaiting_threads_;
  std::unordered_set<GlobalName> async_externals_;
  std::unordered_set<FunctionId> seeded_;
  bool has_async_iter_ = false;  // some `__iter__` is a generator function, and may become asynchronous
  std::map<FunctionId, FunctionId> async_iterables_;
  std::vector<Guess> guesses_;
  std::unordered_map<GlobalName, std::uint32_t>
      sync_methods_;                                   // how many methods of the name are not asynchronous
  std::unordered_set<GlobalName> known_async_names_;   // of methods, some of which are asynchronous
  std::unordered_set<GlobalName> async_method_names_;  // of methods of other packages
  std::vector<FunctionId> work_;                       // functions coloured, whose callers are next
  std::vector<ColouredSite> sites_;
  mutable std::unordered_map<WholeProgram::File, Producers> producers_;
  std::vector<LooseEnd> loose_ends_;
  std::unordered_set<FunctionId> bridges_;
  std::unordered_set<FunctionId> running_lambdas_;  // that are called from outside, and run what they call
  std::unordered_set<FunctionId> loop_runners_;     // that did before
  std::vector<Dispatcher> dispatchers_;
  std::set<FunctionId> kept_callbacks_;
};

}  // namespace aioshift::semantics
