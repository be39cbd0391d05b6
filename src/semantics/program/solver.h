// What every slot of a program can hold, and who is called where: a fixpoint over the files' instructions
// (an inclusion-based points-to analysis, Andersen 1994; insensitive to calling contexts, except that a
// function which returns a parameter gives each caller its own argument back).
//
// Objects are told apart by their class, containers by where they are made and what is stored under which
// constant key. What the program does not define goes by its dotted name.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "semantics/program/flat_set.h"
#include "semantics/program/library_models.h"
#include "semantics/program/library_types.h"
#include "semantics/program/list_arena.h"
#include "semantics/program/whole_program.h"

namespace aioshift::semantics {

enum class EdgeKind : std::uint8_t {
  kCall,      // a call, or a decorator, or the class of `raise C`
  kEnter,     // __enter__ of a `with` item
  kExit,      // __exit__ of one
  kIterate,   // __iter__ of what is iterated
  kNext,      // __next__ of its iterator
  kGenerate,  // iteration runs the body of a generator function
  kProperty,  // an attribute that is a property is read or written
  kOperator,  // a method behind an operator or a subscript
  kCallback,  // a function is handed to something of another package, which may call it
};

// At an instruction, something is called: a function, a class, or a name of another package.
struct CallEdge {
  InstructionId site = 0;
  EdgeKind kind = EdgeKind::kCall;
  ValueId target = kNoValue;  // kFunction, kClass, kExternal
  friend bool operator==(const CallEdge&, const CallEdge&) = default;
};

// What the program takes for something of its own, whatever the code says: the named attribute or variable
// holds kExternal of its qualified name and nothing else.
struct OpaqueName {
  std::string module;
  std::string class_path;  // within the module; empty for a variable of the module
  std::string name;
};

class Solver {
 public:
  // How many values a slot holds at most: code that handles more than so many kinds of things calls none of
  // them in particular.
  static constexpr std::size_t kMaxValues = 32;

  // `libraries`: must outlive the solver.
  explicit Solver(WholeProgram& program, std::span<const OpaqueName> opaque = {},
                  const LibraryTypes* libraries = nullptr);
  // `stop`: set by somebody else, it ends early, and what is known is not to be used.
  void solve(const std::atomic<bool>* stop = nullptr);

  std::span<const ValueId> values(Slot slot) const {
    const Set set = sets_[slot];
    if (set.is_many()) return arena_.list(set.index());
    return {values_.number(set.index()), set.is_empty() ? 0U : 1U};
  }
  const Value& value(ValueId id) const { return values_[id]; }
  const std::vector<CallEdge>& edges() const { return edges_; }
  // Objects of which some method is called, nobody knows which: `getattr(command, name)()`.
  const std::set<ValueId>& called_somehow() const { return called_somehow_; }
  // Functions that a module, or a class and those above it, has under names that the pattern matches.
  std::vector<FunctionId> functions_matching(ValueId object, std::string_view pattern) const;
  // What the elements of a container can be; nothing of what is none.
  std::span<const ValueId> elements(ValueId id) const;
  // Slots for which there were more values than kMaxValues: not all edges are known that come of them.
  std::size_t full_slots() const { return full_slots_; }
  WholeProgram& program() const { return program_; }

  // Of the classes of the program; the first is the class itself.
  std::span<const ClassId> mro(ClassId id) const { return classes_[id].mro; }
  bool has_unknown_base(ClassId id) const { return classes_[id].has_unknown_base; }
  std::span<const GlobalName> external_bases(ClassId id) const { return classes_[id].external_bases; }
  // The functions that the class's own body gives the name; properties give their parts.
  std::vector<FunctionId> own_methods(ClassId id, GlobalName name) const;
  const std::vector<std::pair<GlobalName, Slot>>& members(ClassId id) const { return classes_[id].members; }

  // A variable of the module; kNoSlot where it has none of the name.
  Slot variable_of(WholeProgram::File file, GlobalName name) const;
  // The same by way of its star imports.
  Slot exported_variable(WholeProgram::File file, std::string_view name, int depth = 0) const;

 private:
  using File = WholeProgram::File;
  static constexpr std::size_t kMaxConstants = 12;

  struct Use {
    enum class Kind : std::uint8_t {
      kCopy,      // index: slot
      kBind,      // index into binds_
      kFirst,     // index: instruction, whose operand a this is
      kSecond,    // index: instruction, whose operand b this is
      kCallee,    // index: call
      kMethod,    // index into method_calls_
      kIterate,   // index into iterations_
      kNext,      // index into iterations_: the slot holds iterators
      kElements,  // index into iterations_: the slot holds what an annotation says of an iterator
      kStar,      // index into stars_
      kDouble,    // index into stars_
      kArgument,  // index into model_uses_
      kInstance,  // index: slot, which gets instances
      kReturn,    // index into returns_: the slot holds what the function returns
    };
    Kind kind = Kind::kCopy;
    std::uint32_t index = 0;

    // Both in one number.
    static constexpr std::uint32_t kKinds = 16;
    static constexpr std::uint32_t kMaxIndex = UINT32_MAX / kKinds;
    std::uint32_t packed() const { return index * kKinds + static_cast<std::uint32_t>(kind); }
    static Use unpacked(std::uint32_t packed) {
      return {static_cast<Kind>(packed % kKinds), packed / kKinds};
    }
    // What is numbered anew for each use is never the same twice.
    bool may_repeat() const { return kind == Kind::kCopy || kind == Kind::kInstance; }
  };
  // What a slot holds, in order of arrival.
  class Set {
   public:
    bool is_empty() const { return (word_ & kState) == kEmpty; }
    bool is_many() const { return (word_ & kState) >= kMany; }
    // A value more than kMaxValues was left out.
    bool is_full() const { return (word_ & kState) == kFull; }
    bool is_opaque() const { return (word_ & kOpaque) != 0; }  // takes no other value
    bool is_self() const { return (word_ & kSelf) != 0; }      // of a parameter `self`: see self_of_
    // The value, where it is the only one; the place of the list, where there are more; otherwise 0.
    std::uint32_t index() const { return word_ / kIndex; }

    void set_one(ValueId value) { set(kOne, value); }
    void set_many(ListArena::Place place) { set(kMany, place); }
    void set_full() { set(kFull, index()); }
    void set_opaque() { word_ |= kOpaque; }
    void set_self() { word_ |= kSelf; }

   private:
    enum : std::uint32_t {
      kEmpty = 0,
      kOne = 1,
      kMany = 2,
      kFull = 3,
      kState = 3,
      kOpaque = 4,
      kSelf = 8,
      kIndex = 16
    };

    void set(std::uint32_t state, std::uint32_t index) {
      word_ = index * kIndex + (word_ & (kOpaque | kSelf)) + state;
    }

    std::uint32_t word_ = 0;
  };
  static_assert(sizeof(Set) == 4 && kMaxValues >= 2 && kMostValues <= UINT32_MAX / 16 + 1 &&
                ListArena::kMostPlaces <= UINT32_MAX / 16 + 1);
  // Of a slot: the only use, or where the list of them lies, by the number that is the kind of none.
  using Uses = std::uint32_t;
  static constexpr Uses kNoUses = 14;
  static constexpr Uses kManyUses = 15;
  struct Bind {
    Slot to = kNoSlot;
    ValueId receiver = kNoValue;
    InstructionId site = 0;
  };
  // The slot holds what a class has under a name; it is called on an object of the class.
  struct MethodCall {
    std::uint32_t call = 0;
    ValueId receiver = kNoValue;
  };
  struct CallArgument {
    Slot value = kNoSlot;
    ArgumentKind kind = ArgumentKind::kPositional;
    GlobalName name = 0;
  };
  struct NewCall {
    InstructionId site = 0;
    EdgeKind kind = EdgeKind::kCall;
    Slot to = kNoSlot;  // kNoSlot: nobody wants the result
    std::vector<CallArgument> arguments;
  };
  struct Call {
    InstructionId site = 0;
    Slot to = kNoSlot;
    ListArena::Place connected = ListArena::kNowhere;  // functions and receivers by turns, each pair once
    EdgeKind kind : 4 = EdgeKind::kCall;
    std::uint32_t arguments : 28 = kWritten;  // the number of their list

    static constexpr std::uint32_t kWritten = (std::uint32_t{1} << 28) - 1;  // those in the code at the site
  };
  static_assert(sizeof(Call) == 16);
  // The arguments of a call one after the other, whatever calls are added in the meantime.
  class Arguments {
   public:
    Arguments(const Solver& solver, const Call& call);
    std::size_t size() const { return count_; }
    CallArgument operator[](std::size_t number) const;

    class Iterator {
     public:
      Iterator(const Arguments& of, std::size_t number) : of_(&of), number_(number) {}
      CallArgument operator*() const { return (*of_)[number_]; }
      Iterator& operator++() {
        ++number_;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return number_ != other.number_; }

     private:
      const Arguments* of_;
      std::size_t number_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, count_}; }

   private:
    const Solver& solver_;
    const Argument* written_ = nullptr;
    File file_ = 0;  // that they are written in
    std::size_t first_ = 0;
    std::size_t count_ = 0;
  };
  // What a call of a decorator gives: its wrapper, and beside it what this call has it wrap.
  struct Return {
    FunctionId function = 0;
    Slot to = kNoSlot;
    std::vector<Slot> given;  // by parameter; kNoSlot where nothing is passed in its place
  };
  struct Iteration {
    Slot to = kNoSlot;
    InstructionId site = 0;
    bool is_async = false;
  };
  struct Star {
    std::uint32_t call = 0;
    FunctionId function = 0;
    std::uint32_t first = 0;  // the parameter that the first element goes to
    Slot value = kNoSlot;
  };
  struct ModelUse {
    std::uint32_t call = 0;
    Model model = Model::kNone;
    std::uint32_t argument = 0;
    ValueId receiver = kNoValue;
  };
  struct Class {
    std::vector<ClassId> mro;
    std::vector<ClassId> bases;  // those that the program defines
    std::vector<GlobalName> external_bases;
    std::vector<std::pair<GlobalName, Slot>> members;
    // The same, sorted by name.
    std::vector<GlobalName> sorted_names;
    std::vector<Slot> sorted_slots;
    bool has_unknown_base = false;
  };
  struct Container {
    Slot any = kNoSlot;        // whatever is in it
    Slot rest = kNoSlot;       // what is stored under a key that is not known
    Slot keys = kNoSlot;       // kNoSlot: nobody has stored or asked for any
    std::uint32_t fields = 0;  // the number of its list in fields_of_containers_, from 1; most have none
  };
  using Fields = std::vector<std::pair<ValueId, Slot>>;  // by constant key

  // Core.
  static void check_limit(std::size_t count, std::size_t limit);
  Slot new_slot();
  void mark_selves();
  bool is_no_self(Slot slot, ValueId value) const;
  std::span<const std::uint32_t> uses_of(Slot slot) const {
    const Uses& uses = uses_[slot];
    if (uses % Use::kKinds == kManyUses) return arena_.list(uses / Use::kKinds);
    return {&uses, uses == kNoUses ? 0U : 1U};
  }
  Use use_at(Slot slot, std::size_t number) const { return Use::unpacked(uses_of(slot)[number]); }
  void add_use(Slot slot, const Use& added);
  std::size_t constants_in(Slot slot) const;
  void add(Slot slot, ValueId value);
  void use(Slot slot, Use::Kind kind, std::uint32_t index);
  void copy(Slot from, Slot to) {
    if (from == kNoSlot || to == kNoSlot || from == to) return;
    // What is full takes nothing more.
    if (sets_[to].is_full()) {
      if (known_left_out_.insert(pair_key(from, to))) left_out_.emplace_back(from, to);
    } else {
      use(from, Use::Kind::kCopy, to);
    }
  }
  bool is_new_use(Slot slot, const Use& added);
  void lose(Slot slot, ValueId value);
  void call_lost();
  void pass_lost(Slot slot, ValueId value);
  void use_lost(const Use& use, ValueId value);
  void load_from_lost(InstructionId id, ValueId value);
  std::vector<ValueId> methods(ValueId object, std::string_view name);
  void run();
  void apply(const Use& use, ValueId value);
  void begin(File file, InstructionId id, const Instruction& instruction);
  void register_values();
  void register_rest();
  void apply_first(InstructionId id, ValueId value);
  void apply_second(InstructionId id, ValueId value);
  bool fall_back();
  bool load_by_getattr(InstructionId id, Slot to, Slot object, GlobalName name);
  bool seed_receivers();
  void add_edge(InstructionId site, EdgeKind kind, ValueId target);
  void drop_work();

  // Names.
  void import_name(File file, const Instruction& instruction);
  void bind_unbound(File file, const Instruction& instruction);
  ValueId external(std::string path);
  void make_opaque(std::span<const OpaqueName> names);

  // Classes and attributes.
  void resolve_classes();
  void give_subclasses(const Call& made, ClassId base);
  void hand_over_subclasses();
  void linearise(ClassId id, std::vector<int>& state);
  void merge_orders(ClassId id);
  std::span<const Slot> own_slots(ClassId id, GlobalName name) const;
  std::span<const Slot> member_slots(ClassId id, GlobalName name, std::size_t from = 0) const;
  // Whether the order of a class from number `from` on is that of the class which stands there.
  bool is_own_order(std::span<const ClassId> mro, std::size_t from) const;
  Slot field(ValueId owner, GlobalName name);
  // What is assigned to the attribute on the class and those that it inherits from, or on instances of them.
  Slot inherited_field(ValueKind kind, ClassId id, GlobalName name);
  void load_attribute(InstructionId site, Slot to, ValueId object, GlobalName name);
  void give_members(InstructionId site, Slot to, ValueId object);
  void load_matching(InstructionId site, Slot to, ValueId object, std::string_view pattern);
  std::vector<GlobalName> names_matching(ValueId object, std::string_view pattern) const;
  bool is_any_member(Slot slot) const;
  void load_member(InstructionId site, Slot to, ValueId receiver, ClassId id, GlobalName name,
                   std::size_t from);
  void store_attribute(InstructionId site, ValueId object, GlobalName name, Slot value);
  void bind(const Bind& bind, ValueId value);
  void bind_to_class(Slot to, ValueId owner, ValueId value);
  // Calls the method, where the object's class has one. False where it has none. `is_shared`: for all objects
  // that the instruction calls the method on, result and arguments are the same.
  bool call_method(InstructionId site, EdgeKind kind, ValueId object, std::string_view method, Slot to,
                   std::span<const CallArgument> arguments, bool is_shared = false);
  // The same with the arguments of a call at the same site.
  bool call_method(const Call& made, ValueId object, std::string_view method, Slot to);
  std::span<const Slot> methods_called(InstructionId site, EdgeKind kind, ValueId object,
                                       std::string_view method);
  void call_members(std::uint32_t index, ValueId object, std::span<const Slot> slots);
  void call_member(const MethodCall& method_call, ValueId value);

  // Containers.
  Container& container(ValueId id);
  Slot keys_of(Container& container);
  const Fields& fields_of(const Container& container) const;
  Slot field_of(Container& container, ValueId key);
  const Container* known_container(ValueId id) const;        // null where nobody has asked for it
  void store_item(ValueId object, ValueId key, Slot value);  // kNoValue: the key is not known
  void load_item(InstructionId site, Slot to, ValueId object, ValueId key, Slot key_slot);
  void slice(InstructionId site, Slot to, ValueId object, Slot lower, Slot upper);
  void iterate(const Iteration& iteration, ValueId object);
  void next(const Iteration& iteration, ValueId iterator);
  void enter(InstructionId site, Slot to, ValueId object, bool is_async);
  void operate(InstructionId site, const Instruction& instruction, ValueId object);
  void call_container_method(std::uint32_t call, ValueId object, GlobalName name);

  // Types.
  void make_instance(Slot to, ValueId type);
  void make_generic(InstructionId site, const Instruction& instruction, ValueId base);
  bool is_instance_of(ValueId value, ValueId type) const;
  void narrow(InstructionId site, const Instruction& instruction, ValueId value, ValueId type);
  void exclude(InstructionId site, const Instruction& instruction, ValueId value);
  std::vector<ValueId> types_in(Slot slot) const;

  // Calls.
  std::uint32_t add_call(const NewCall& call);
  std::uint32_t add_call(const Call& call);
  bool add_connection(Call& call, ValueId function, ValueId receiver);
  void call(std::uint32_t index, ValueId callee, ValueId receiver = kNoValue);
  void connect(std::uint32_t index, ValueId function_value, ValueId receiver, bool makes_manager);
  void construct(std::uint32_t index, ClassId id);
  void give_wrapped(const Call& made, ClassId id);
  void give_back(const Return& returned, ValueId value);
  bool is_handed_on(const Return& returned, std::uint32_t number, ValueId id) const;
  bool is_inner_maker(FunctionId maker, const Value& value) const;
  bool give_results_of_wrappers();
  void pass_star(const Star& star, ValueId value);
  void pass_double_star(const Star& star, ValueId value);
  void hand_over(std::uint32_t index, std::size_t number);
  void call_external(std::uint32_t index, GlobalName name, ValueId receiver);
  void call_model(std::uint32_t index, Model model, ValueId receiver, GlobalName name);
  void apply_model(const ModelUse& use, ValueId value);
  void call_partial(std::uint32_t index, ValueId partial);
  std::optional<CallArgument> argument_of(const Call& call, std::size_t position,
                                          std::string_view keyword) const;

  WholeProgram& program_;
  LibraryTypes no_libraries_;
  const LibraryTypes* libraries_;
  Values values_;
  std::vector<Set> sets_;
  std::vector<Uses> uses_;
  ListArena arena_;                            // of both
  std::unordered_map<Slot, ClassId> self_of_;  // of parameters `self`: the class whose instances they are
  FlatSet known_uses_;                         // of slots with many
  FlatSet uses_with_index_;
  std::vector<std::pair<Slot, ValueId>> queue_;
  std::vector<Bind> binds_;
  std::deque<Call> calls_;  // which stay where they are while others are added
  std::vector<CallArgument> arguments_;
  std::vector<std::uint32_t> argument_ends_ = {0};  // in arguments_, by list; the first is empty
  std::vector<MethodCall> method_calls_;
  std::unordered_map<std::uint64_t, std::uint32_t> shared_calls_;  // by site and name of the method
  FlatSet known_items_;                                            // (site, object) of subscripts
  FlatSet known_handed_;                                           // (call, container) of arguments
  FlatSet known_partials_;                                         // (site, partial object) of calls
  std::vector<Iteration> iterations_;
  std::vector<Star> stars_;
  std::vector<Return> returns_;
  std::vector<std::pair<std::uint32_t, FunctionId>> wrapper_calls_;  // whose results are not given
  std::vector<ModelUse> model_uses_;
  std::vector<Class> classes_;
  std::unordered_map<std::uint64_t, Slot> fields_;
  std::unordered_map<std::uint64_t, Slot> inherited_fields_;
  // By class and name: the class in its order that has it, or kNoClass.
  mutable std::unordered_map<std::uint64_t, ClassId> found_members_;
  std::deque<Container> containers_;  // which stay where they are as well
  std::deque<Fields> fields_of_containers_;
  std::vector<std::uint32_t> container_of_;  // by value: the number of its container, from 1
  std::vector<std::vector<std::pair<GlobalName, Slot>>> variables_;  // by file, sorted
  std::size_t full_slots_ = 0;
  std::vector<std::pair<Slot, ValueId>> lost_;   // what full slots have no room for, more than once maybe
  std::vector<std::pair<Slot, Slot>> left_out_;  // copies to full slots
  FlatSet known_left_out_;
  FlatSet known_lost_;
  std::set<ValueId> called_somehow_;
  std::vector<CallEdge> edges_;
  FlatSet known_edges_[9];             // by kind
  std::vector<bool> has_fallen_back_;  // by instruction
  std::vector<char> is_called_;        // by function: some call of it is seen
  std::vector<char> makes_wrappers_;   // by function: others stand in it that pass on what a parameter gives
  bool classes_are_known_ = false;
  const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace aioshift::semantics
