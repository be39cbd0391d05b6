// Whether a compiled rule holds at a node. Private to the room.
#pragma once

#include <cstdint>

#include "pattern/bindings.h"
#include "pattern/compiled.h"
#include "pattern/names.h"
#include "pattern/step_budget.h"
#include "pattern/trail.h"

namespace aioshift::pattern {

// One match. Whatever does not hold leaves bindings, end and certainty as they were.
class Evaluation {
 public:
  Evaluation(const GlobalUtilities* globals, const NameResolver* names, const syntax::Tree& tree,
             StepBudget& budget)
      : globals_(globals), names_(names), tree_(tree), budget_(budget) {}

  // The rule, then the constraints of the variables that are bound.
  bool holds(const CompiledCore& core, syntax::Node node, Bindings& bindings) {
    return holds(core, node, bindings, nullptr);
  }

  // Whether it took too many steps, or led too deep: then it did not hold.
  bool is_given_up() const { return is_too_deep_ || budget_.is_used_up(); }
  // Where what the rule's patterns account for ends; 0 where none says so.
  text::Offset end() const { return outcome_.end; }
  bool is_certain() const { return outcome_.is_certain; }
  bool is_complete() const { return outcome_.is_complete; }

 private:
  using Node = syntax::Node;

  // The rules given for the parameters of the utility that is being asked.
  struct Frame {
    const CallTest& call;
    const CompiledCore& caller;
    const Frame* parent;
    Bindings& exported;  // what the arguments have bound, in the caller's variables
  };
  struct Outcome {
    text::Offset end = 0;
    bool is_certain = true;
    bool is_complete = true;
  };

  // What was found out about how much of the node the patterns account for, as it was before.
  void keep_extent(const Outcome& before) {
    outcome_.end = before.end;
    outcome_.is_complete = before.is_complete;
  }

  bool holds(const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame);
  bool constraints_hold(const CompiledCore& core, Bindings& bindings, const Frame* frame);
  bool test(const CompiledCore& core, TestId id, Node node, Bindings& bindings, const Frame* frame);
  // The same, about which nothing is kept.
  bool probe(const CompiledCore& core, TestId id, Node node, Bindings& bindings, const Frame* frame);

  bool ask(const PatternTest& test, const CompiledCore&, Node node, Bindings& bindings, const Frame*);
  bool ask(const KindTest& test, const CompiledCore&, Node node, Bindings&, const Frame*);
  bool ask(const RegexTest& test, const CompiledCore&, Node node, Bindings&, const Frame*);
  bool ask(const NthChildTest& test, const CompiledCore& core, Node node, Bindings& bindings,
           const Frame* frame);
  bool ask(const RangeTest& test, const CompiledCore&, Node node, Bindings&, const Frame*);
  bool ask(const AllTest& test, const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame);
  bool ask(const AnyTest& test, const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame);
  bool ask(const NotTest& test, const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame);
  bool ask(const UtilityTest& test, const CompiledCore& core, Node node, Bindings& bindings,
           const Frame* frame);
  bool ask(const CallTest& test, const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame);
  bool ask(const ParameterTest& test, const CompiledCore&, Node node, Bindings&, const Frame* frame);
  bool ask(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
           const Frame* frame);

  bool is_inside(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                 const Frame* frame);
  bool has(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
           const Frame* frame);
  bool stops_at(const RelationTest& test, const CompiledCore& core, Node node, const Frame* frame);
  bool export_to(Bindings& bindings, const Bindings& exported, const CallTest& call);
  bool is_at(text::Offset offset, const RangeSpec::At& wanted) const;

  const GlobalUtilities* globals_;
  const NameResolver* names_;
  const syntax::Tree& tree_;
  StepBudget& budget_;
  Trail trail_;
  Outcome outcome_;
  int depth_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace aioshift::pattern
