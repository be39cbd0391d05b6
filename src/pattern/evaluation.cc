#include "pattern/evaluation.h"

#include <algorithm>
#include <utility>

#include "pattern/nth_child.h"
#include "pattern/tree_match.h"

namespace aioshift::pattern {

using syntax::NodeId;
using Kind = RelationTest::Kind;
using Stop = StopBySpec::Kind;

namespace {

// Utilities that call each other follow the tree, which may be 20,000 levels deep: the stack may not.
constexpr int kDeepestCall = 1000;

}  // namespace

// NOLINTBEGIN(misc-no-recursion): bounded by kDeepestCall

bool Evaluation::holds(const CompiledCore& core, Node node, Bindings& bindings, const Frame* frame) {
  const std::size_t mark = trail_.mark();
  const Outcome before = outcome_;
  if (!test(core, core.root, node, bindings, frame)) return false;
  if (core.constraints.empty() || constraints_hold(core, bindings, frame)) return true;
  trail_.undo_to(mark);
  outcome_ = before;
  return false;
}

// A constraint looks at what its variable stands for. It may bind another one's variable: each is asked
// once that is bound, in whatever order they are written.
bool Evaluation::constraints_hold(const CompiledCore& core, Bindings& bindings, const Frame* frame) {
  const Outcome before = outcome_;
  std::vector<bool> asked(core.constraints.size());
  for (bool has_bound = true; has_bound;) {
    has_bound = false;
    for (std::size_t i = 0; i < core.constraints.size(); ++i) {
      const auto& [variable, rule] = core.constraints[i];
      const Binding value = bindings[variable];
      if (asked[i] || value.state != Binding::State::kNode) continue;
      asked[i] = true;
      const std::size_t changes = trail_.mark();
      if (!test(core, rule, tree_.node(value.first), bindings, frame)) return false;
      has_bound = has_bound || trail_.mark() != changes;
    }
  }
  keep_extent(before);
  return true;
}

bool Evaluation::test(const CompiledCore& core, TestId id, Node node, Bindings& bindings,
                      const Frame* frame) {
  const Test& tested = core.tests[id];
  if (tested.kinds && !tested.kinds->contains(node.kind())) return false;
  if (depth_ == kDeepestCall) is_too_deep_ = true;
  if (is_too_deep_ || !budget_.spend(1)) return false;
  const std::size_t mark = trail_.mark();
  const Outcome before = outcome_;
  ++depth_;
  const bool result =
      std::visit([&](const auto& what) { return ask(what, core, node, bindings, frame); }, tested.what);
  --depth_;
  if (result && !is_given_up()) return true;
  trail_.undo_to(mark);
  outcome_ = before;
  return false;
}

bool Evaluation::probe(const CompiledCore& core, TestId id, Node node, Bindings& bindings,
                       const Frame* frame) {
  const std::size_t mark = trail_.mark();
  const Outcome before = outcome_;
  const bool result = test(core, id, node, bindings, frame);
  trail_.undo_to(mark);
  outcome_ = before;
  return result;
}

bool Evaluation::ask(const PatternTest& test, const CompiledCore&, Node node, Bindings& bindings,
                     const Frame*) {
  const auto match = match_tree(test.pattern, node, bindings, trail_, names_, budget_);
  if (!match) return false;
  outcome_.end = std::max(outcome_.end, match->end);
  outcome_.is_certain = outcome_.is_certain && match->is_certain;
  outcome_.is_complete = outcome_.is_complete && match->is_complete;
  return true;
}

bool Evaluation::ask(const KindTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) {
  return node.kind() == test.kind;
}

bool Evaluation::ask(const RegexTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) {
  return test.regex->is_found_in(node.text());
}

bool Evaluation::ask(const NthChildTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  const Node parent = node.parent();
  if (!parent || !node.is_named()) return false;
  const auto counts = [&](Node sibling) {
    return sibling.is_named() && (!test.of || probe(core, *test.of, sibling, bindings, frame));
  };
  // Up to the node, or from it on; where no greater index holds, no further than that.
  int index = 1;
  const auto is_too_great = [&] { return test.step <= 0 && index > test.offset; };
  const NodeId end = test.reverse ? parent.subtree_end() : node.id();
  for (NodeId id = test.reverse ? node.subtree_end() : parent.id() + 1; id < end && !is_too_great();) {
    const Node sibling = tree_.node(id);
    if (!budget_.spend(1)) return false;
    if (counts(sibling)) ++index;
    id = sibling.subtree_end();
  }
  if (is_too_great() || !Position{test.step, test.offset}.holds(index)) return false;
  if (!test.of) return true;
  const Outcome before = outcome_;
  const bool result = this->test(core, *test.of, node, bindings, frame);
  keep_extent(before);
  return result;
}

bool Evaluation::ask(const RangeTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) {
  return is_at(node.begin(), test.start) && is_at(node.end(), test.end);
}

bool Evaluation::is_at(text::Offset offset, const RangeSpec::At& wanted) const {
  const std::string_view text = tree_.text();
  const text::LineIndex& lines = tree_.source().lines();
  std::uint32_t line = lines.line_at(offset);
  // Behind the last line end another line begins, which LineIndex does not count.
  const bool is_behind_all = offset == text.size() && !lines.terminator(text, line).empty();
  if (is_behind_all) ++line;
  if (line != wanted.line) return false;
  if (!wanted.column) return true;
  return (is_behind_all ? 0 : lines.position(text, offset).column - 1) == *wanted.column;
}

bool Evaluation::ask(const AllTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  return std::all_of(test.rules.begin(), test.rules.end(),
                     [&](TestId part) { return this->test(core, part, node, bindings, frame); });
}

bool Evaluation::ask(const AnyTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  return std::any_of(test.rules.begin(), test.rules.end(),
                     [&](TestId part) { return this->test(core, part, node, bindings, frame); });
}

bool Evaluation::ask(const NotTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  return !probe(core, test.rule, node, bindings, frame);
}

bool Evaluation::ask(const UtilityTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  return this->test(core, *core.utilities[test.utility].root, node, bindings, frame);
}

// A global utility has variables of its own; what its arguments bound comes back to the caller.
bool Evaluation::ask(const CallTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  const CompiledCore& callee = globals_->all[test.utility].core;
  Bindings local(tree_, callee.variable_count);
  Bindings exported(tree_, core.variable_count);
  const Frame inner{test, core, frame, exported};
  const std::size_t mark = trail_.mark();
  const text::Offset end = outcome_.end;
  const bool result = holds(callee, node, local, &inner) && export_to(bindings, exported, test);
  outcome_.end = end;
  if (!result) trail_.undo_to(mark);
  trail_.forget(local, mark);
  trail_.forget(exported, mark);
  return result;
}

bool Evaluation::ask(const ParameterTest& test, const CompiledCore&, Node node, Bindings&,
                     const Frame* frame) {
  return this->test(frame->caller, frame->call.arguments[test.parameter], node, frame->exported,
                    frame->parent);
}

bool Evaluation::export_to(Bindings& bindings, const Bindings& exported, const CallTest& call) {
  return std::all_of(call.variables.begin(), call.variables.end(), [&](VariableId id) {
    if (!exported.is_bound(id)) return true;
    if (bindings.is_bound(id) && !are_equal(tree_, bindings[id], exported[id])) return false;
    trail_.set(bindings, id, exported[id]);
    return true;
  });
}

bool Evaluation::ask(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  // Other nodes' patterns say nothing of where this one's match ends.
  const Outcome before = outcome_;
  bool result = false;
  const auto search = [&](Node first, const auto& next) {
    for (Node other = first; other && !is_given_up(); other = next(other)) {
      if (this->test(core, test.rule, other, bindings, frame)) return true;
      if (test.stop_by == Stop::kNeighbor || stops_at(test, core, other, frame)) return false;
    }
    return false;
  };
  switch (test.kind) {
    case Kind::kInside:
      result = is_inside(test, core, node, bindings, frame);
      break;
    case Kind::kHas:
      result = has(test, core, node, bindings, frame);
      break;
    case Kind::kPrecedes:
      result = search(node.next_sibling(), [](Node other) { return other.next_sibling(); });
      break;
    case Kind::kFollows:
      result = search(node.previous_sibling(), [](Node other) { return other.previous_sibling(); });
      break;
  }
  keep_extent(before);
  return result;
}

bool Evaluation::stops_at(const RelationTest& test, const CompiledCore& core, Node node, const Frame* frame) {
  if (test.stop_by != Stop::kRule) return false;
  Bindings fresh(tree_, core.variable_count);
  return probe(core, test.stop_rule, node, fresh, frame);
}

bool Evaluation::is_inside(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                           const Frame* frame) {
  for (Node outer = node.parent(); outer && !is_given_up(); outer = outer.parent()) {
    const Node part = std::exchange(node, outer);
    const bool is_part = !test.field || outer.child(*test.field) == part;
    if (is_part && this->test(core, test.rule, outer, bindings, frame)) return true;
    if (test.stop_by == Stop::kNeighbor || stops_at(test, core, outer, frame)) return false;
  }
  return false;
}

bool Evaluation::has(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
                     const Frame* frame) {
  const auto found = [&](Node other) { return this->test(core, test.rule, other, bindings, frame); };
  Node top = node;
  if (test.field) {
    top = node.child(*test.field);
    if (!top) return false;
    if (found(top)) return true;
    if (test.stop_by == Stop::kNeighbor || stops_at(test, core, top, frame)) return false;
  }
  // Below a node to stop at nothing is looked for; it itself is. Most nodes are of another kind: this
  // goes over all that is below each node where the rule begins.
  const PossibleKinds& kinds = core.tests[test.rule].kinds;
  for (NodeId id = top.id() + 1; id < top.subtree_end() && !is_given_up();) {
    const bool is_candidate = !kinds || kinds->contains(tree_.data(id).kind);
    if (is_candidate && found(tree_.node(id))) return true;
    const bool goes_below = test.stop_by == Stop::kEnd ||
                            (test.stop_by == Stop::kRule && !stops_at(test, core, tree_.node(id), frame));
    id = goes_below ? id + 1 : tree_.data(id).subtree_end;
  }
  return false;
}

// NOLINTEND(misc-no-recursion)

}  // namespace aioshift::pattern
