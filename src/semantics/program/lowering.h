// Lowers one file: lower.cc has functions and classes, the other lower_*.cc the rest.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "semantics/model.h"
#include "semantics/program/code_builder.h"
#include "semantics/program/flow.h"

namespace aioshift::semantics {

class Lowering {
 public:
  explicit Lowering(const FileModel& model);
  ModuleCode run();

 private:
  using Node = syntax::Node;

  // A function whose body is lowered once the code around it has been: then all versions of the variables
  // that it sees are known.
  struct Pending {
    FunctionIndex function = kModuleCode;
    Node node;
    std::string path;
    ScopeId scope = kModuleScope;
    std::uint32_t owner = kNoClass;
  };
  // A variable: a name in the scope that binds it.
  struct VariableInfo {
    Slot summary = kNoSlot;  // whatever it is at any time; made when it is asked for
    bool is_shared = false;  // other functions assign to it
    std::vector<Slot> versions;
  };

  // Functions and classes.
  void lower_body(const Pending& pending);
  Slot lower_function(Node definition);
  Slot lower_lambda(Node lambda);
  FunctionIndex add_function(Node node, std::string_view name);
  void lower_parameters(FunctionIndex function, Node parameters, ScopeId inner);
  void note_wrapper(FunctionIndex function, Node definition);
  void note_handed_on(FunctionIndex function, Node definition);
  std::uint32_t parameter_named(std::string_view name, Node definition) const;
  Slot lower_class(Node definition);
  Slot decorate(Node decorated, Slot value);
  void lower_decorated(Node decorated);
  void lower_parametrized(Node decorator, const Instruction& call, FunctionIndex function);
  bool is_seen_parametrized(Node call) const;
  Slot column_slot(FunctionIndex function, std::string_view column) const;

  // Statements.
  void lower_block(Node block);
  void lower_statement(Node statement);
  void lower_if(Node statement);
  void lower_loop(Node statement);
  void lower_try(Node statement);
  void lower_with(Node statement);
  void lower_match(Node statement);
  void bind_pattern(Node pattern, Slot subject);
  void lower_import(Node statement);
  void lower_import_from(Node statement);
  void lower_assignment(Node assignment);
  void lower_augmented(Node assignment);
  void lower_delete(Node statement);
  void lower_raise(Node statement);
  void lower_handler(Node clause);
  void narrow(Node condition, bool holds);
  // Loops: each variable that `region` assigns is at its beginning whatever it is before and at any time in
  // it.
  std::vector<std::pair<Variable, Slot>> begin_loop(Node region);
  void end_loop(std::span<const std::pair<Variable, Slot>> heads, std::size_t mark);

  void assign(Node target, Slot value, Node value_node = {});
  void assign_sequence(Node targets, Slot value, Node value_node);
  void assign_name(Node identifier, Slot value);
  void mark_field(Node target);
  void note_exported(Node assignment);

  // Expressions. kNoSlot where nothing is known of the value.
  Slot lower(Node expression);
  Slot lower_at_depth(Node expression);
  Slot lower_call(Node call);
  Slot bound_of_type_variable(Node arguments);
  void lower_getattr(Node call, std::span<const Argument> arguments, Slot result);
  // An attribute of `object`, or, without one, a variable of the module.
  struct AnyName {
    Slot object = kNoSlot;
    Slot key = kNoSlot;
    Slot to = kNoSlot;
  };
  void lower_any_name(Node of_name, Node place, const AnyName& read);
  Slot lower_subscript(Node subscript);
  Slot lower_collection(Node collection, std::string_view type);
  Slot lower_dictionary(Node dictionary);
  Slot lower_comprehension(Node comprehension, std::string_view type);
  void lower_clauses(Node comprehension);
  Slot lower_conditional(Node conditional);
  Slot lower_boolean(Node expression);
  Slot lower_binary(Node expression);
  Slot lower_comparison(Node comparison);
  Slot lower_string(Node string);
  Slot lower_yield(Node yield);
  void lower_parts(Node node);  // for what they do, their values being nobody's
  std::vector<Argument> lower_arguments(Node arguments);

  // Annotations.
  Slot lower_annotation(Node type, ScopeId scope);  // what a value of the type is
  Slot lower_type_text(std::string_view text, ScopeId scope, Node at);

  // Names.
  Slot read(std::string_view name, ScopeId scope);
  Slot read_at_any_time(std::string_view name, ScopeId scope);
  Slot unbound(std::string_view name);
  Variable variable(ScopeId scope, std::string_view name);
  Slot summary(Variable variable);
  void set(ScopeId scope, std::string_view name, Slot value);
  ScopeId binding_scope(std::string_view name, ScopeId from) const;
  // The scope of the function whose code runs what stands in `scope`.
  ScopeId function_scope(ScopeId scope) const;
  void find_shared_variables();

  // Instructions of the function that is being lowered.
  Instruction& emit(Op op, Node node) { return builder_.emit(op, function_, node ? node.id() : 0); }
  Slot emit_value(Op op, Node node, Slot a = kNoSlot, Slot b = kNoSlot, NameId name = kNoName,
                  std::uint32_t count = 0);
  Slot emit_literal(std::string_view type, Node node);
  Slot emit_call(Slot callee, std::span<const Argument> arguments, Node node);
  void copy(Slot from, Slot to);
  Slot joined(std::span<const Slot> slots);
  NameId name(std::string_view text) { return builder_.name(text); }
  std::string path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
  }

  const FileModel& model_;
  CodeBuilder builder_;
  Flow flow_;
  std::deque<Pending> pending_;
  struct VariableKey {
    ScopeId scope = kModuleScope;
    std::string_view name;
    friend bool operator==(const VariableKey&, const VariableKey&) = default;
  };
  struct VariableHash {
    std::size_t operator()(const VariableKey& key) const {
      return std::hash<std::string_view>()(key.name) ^ key.scope * std::size_t{0x9E3779B97F4A7C15};
    }
  };
  std::unordered_map<VariableKey, Variable, VariableHash> variables_;
  std::vector<VariableInfo> info_;
  std::unordered_map<std::string_view, Slot> unbound_;
  // Bindings by the place of their names, for loops.
  std::vector<std::pair<syntax::NodeId, const Binding*>> bindings_;
  std::unordered_map<std::string, int> lambdas_;  // by the path around them

  // Of the function that is being lowered.
  FunctionIndex function_ = kModuleCode;
  ScopeId scope_ = kModuleScope;           // its own
  std::uint32_t class_ = kNoClass;         // whose body is being lowered
  std::uint32_t class_around_ = kNoClass;  // for super()
  std::vector<ClassMember> members_;       // of that class, so far
  std::string path_;
  int depth_ = 0;
};

}  // namespace aioshift::semantics
