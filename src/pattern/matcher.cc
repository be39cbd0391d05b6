#include "pattern/matcher.h"

#include <algorithm>

#include "pattern/compiled.h"
#include "pattern/nth_child.h"
#include "pattern/tree_match.h"

namespace aioshift::pattern {

using syntax::Node;
using syntax::NodeId;

namespace {

// Utilities that call each other follow the tree, which may be 20,000 levels deep: the stack may not.
constexpr int kDeepestCall = 1000;
// Steps of one match: a sensible rule takes some for each node of the file.
constexpr std::size_t kStepsAtLeast = 4'000'000;
constexpr std::size_t kStepsPerNode = 100;

// The rules given for the parameters of the utility that is being asked.
struct Frame {
  const CallTest* call;
  const CompiledCore* caller;
  const Frame* parent;
  Bindings* exported;  // what the arguments bound, in the caller's variables
};

class Evaluation {
 public:
  Evaluation(const GlobalUtilities* globals, const NameResolver* names, const syntax::Tree& tree)
      : globals_(globals),
        names_(names),
        tree_(tree),
        steps_left_(kStepsAtLeast + kStepsPerNode * tree.size()) {}

  bool matches(const CompiledCore& core, Node node, Bindings& bindings,
               const Frame* frame) {  // NOLINT(misc-no-recursion)
    const std::size_t mark = bindings.mark();
    bool fine = test(core, core.root, node, bindings, frame);
    // A constraint looks at what its variable stands for, and may bind further ones.
    for (const auto& [variable, rule] : core.constraints) {
      if (!fine) break;
      const Binding value = bindings[variable];
      if (value.state == Binding::State::kNode)
        fine = test(core, rule, tree_.node(value.first), bindings, frame);
    }
    if (!fine) bindings.undo_to(mark);
    return fine;
  }

  bool is_exhausted() const { return exhausted_; }
  bool is_certain() const { return is_certain_; }
  text::Offset end() const { return end_; }
  void begin_at(Node node) {
    root_ = node;
    end_ = 0;
  }

 private:
  // Whether the test holds at the node; where it does not, the bindings are as before.
  bool test(const CompiledCore& core, TestId id, Node node, Bindings& bindings,
            const Frame* frame) {  // NOLINT(misc-no-recursion)
    if (exhausted_) return false;
    const Test& tested = core.tests[id];
    if (tested.kinds && !tested.kinds->contains(node.kind())) return false;
    if (steps_left_ == 0 || depth_ > kDeepestCall) {
      exhausted_ = true;
      return false;
    }
    --steps_left_;
    ++depth_;
    const bool result =
        std::visit([&](const auto& what) { return holds(what, core, node, bindings, frame); }, tested.what);
    --depth_;
    return result;
  }

  bool holds(const PatternTest& test, const CompiledCore&, Node node, Bindings& bindings, const Frame*) {
    const auto match = match_tree(test.pattern, node, bindings, names_);
    if (!match) return false;
    if (!match->is_certain) is_certain_ = false;
    if (test.is_primary && node == root_) end_ = std::max(end_, match->end);
    return true;
  }

  static bool holds(const KindTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) {
    return node.kind() == test.kind;
  }

  static bool holds(const RegexTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) {
    return test.regex->is_found_in(node.text());
  }

  bool holds(const NthChildTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    const Node parent = node.parent();
    if (!parent) return false;
    std::vector<Node> siblings;
    for (const Node child : parent.children()) {
      if (!child.is_named()) continue;
      if (test.of) {
        const std::size_t mark = bindings.mark();
        const bool counts = this->test(core, *test.of, child, bindings, frame);
        bindings.undo_to(mark);
        if (!counts) continue;
      }
      siblings.push_back(child);
    }
    if (test.reverse) std::reverse(siblings.begin(), siblings.end());
    const auto at = std::find(siblings.begin(), siblings.end(), node);
    if (at == siblings.end()) return false;
    const int index = static_cast<int>(at - siblings.begin()) + 1;
    if (!Position{test.step, test.offset}.holds(index)) return false;
    return !test.of || this->test(core, *test.of, node, bindings, frame);
  }

  bool holds(const RangeTest& test, const CompiledCore&, Node node, Bindings&, const Frame*) const {
    return is_at(node.begin(), test.start) && is_at(node.end(), test.end);
  }

  bool is_at(text::Offset offset, const RangeSpec::At& wanted) const {
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

  bool holds(const AllTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    const std::size_t mark = bindings.mark();
    const text::Offset end = end_;
    for (const TestId part : test.rules) {
      if (this->test(core, part, node, bindings, frame)) continue;
      bindings.undo_to(mark);
      end_ = end;
      return false;
    }
    return true;
  }

  bool holds(const AnyTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    return std::any_of(test.rules.begin(), test.rules.end(),
                       [&](TestId part) { return this->test(core, part, node, bindings, frame); });
  }

  bool holds(const NotTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    const std::size_t mark = bindings.mark();
    const bool inner = this->test(core, test.rule, node, bindings, frame);
    bindings.undo_to(mark);
    return !inner && !exhausted_;
  }

  bool holds(const UtilityTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    return this->test(core, *core.utilities[test.utility].root, node, bindings, frame);
  }

  // A global utility has variables of its own; what its arguments bound comes back to the caller.
  bool holds(const CallTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    const CompiledCore& callee = globals_->all[test.utility].core;
    Bindings local(tree_, callee.variable_count);
    const Node root = std::exchange(root_, Node());
    bool fine = false;
    if (test.arguments.empty()) {
      fine = matches(callee, node, local, nullptr);
    } else {
      Bindings exported(tree_, core.variable_count);
      const Frame inner{&test, &core, frame, &exported};
      fine = matches(callee, node, local, &inner) && take_over(exported, test.variables, bindings);
    }
    root_ = root;
    return fine;
  }

  bool holds(const ParameterTest& test, const CompiledCore&, Node node, Bindings&,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    return this->test(*frame->caller, frame->call->arguments[test.parameter], node, *frame->exported,
                      frame->parent);
  }

  bool take_over(const Bindings& from, const std::vector<VariableId>& variables, Bindings& into) const {
    const std::size_t mark = into.mark();
    for (const VariableId id : variables) {
      const Binding& value = from[id];
      if (value.state == Binding::State::kUnbound) continue;
      const Binding& known = into[id];
      const bool agrees = known.state == Binding::State::kUnbound ||
                          (known.state == Binding::State::kNode && value.state == Binding::State::kNode
                               ? are_equal(tree_.node(known.first), tree_.node(value.first))
                               : into.text(id) == from.text(id));
      if (!agrees) {
        into.undo_to(mark);
        return false;
      }
      into.set(id, value);
    }
    return true;
  }

  bool holds(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
             const Frame* frame) {  // NOLINT(misc-no-recursion)
    const auto found = [&](Node other) { return this->test(core, test.rule, other, bindings, frame); };
    switch (test.kind) {
      case RelationTest::Kind::kInside: {
        Node below = node;
        return search(
            test, core, frame, node.parent(), [](Node n) { return n.parent(); },
            [&](Node outer) {
              const Node child = std::exchange(below, outer);
              if (test.field && outer.child(*test.field) != child) return false;
              return found(outer);
            });
      }
      case RelationTest::Kind::kHas:
        return has(test, core, node, bindings, frame);
      case RelationTest::Kind::kPrecedes:
        return search(
            test, core, frame, node.next_sibling(), [](Node n) { return n.next_sibling(); }, found);
      case RelationTest::Kind::kFollows:
        return search(
            test, core, frame, node.previous_sibling(), [](Node n) { return n.previous_sibling(); }, found);
    }
    return false;
  }

  bool stops_at(const RelationTest& test, const CompiledCore& core, Node node,
                const Frame* frame) {  // NOLINT(misc-no-recursion)
    Bindings fresh(tree_, core.variable_count);
    return this->test(core, test.stop_rule, node, fresh, frame);
  }

  // The first node for which `found` says so, from `first` on, up to and with the one to stop at.
  template <typename Next, typename Found>
  bool search(const RelationTest& test, const CompiledCore& core, const Frame* frame, Node first,
              const Next& next,
              const Found& found) {  // NOLINT(misc-no-recursion)
    for (Node node = first; node && !exhausted_; node = next(node)) {
      if (test.stop_by == StopBySpec::Kind::kRule && stops_at(test, core, node, frame)) return found(node);
      if (found(node)) return true;
      if (test.stop_by == StopBySpec::Kind::kNeighbor) return false;
    }
    return false;
  }

  bool has(const RelationTest& test, const CompiledCore& core, Node node, Bindings& bindings,
           const Frame* frame) {  // NOLINT(misc-no-recursion)
    const auto found = [&](Node other) { return this->test(core, test.rule, other, bindings, frame); };
    Node top = node;
    if (test.field) {
      top = node.child(*test.field);
      if (!top) return false;
      if (found(top)) return true;
      if (test.stop_by == StopBySpec::Kind::kNeighbor) return false;
      if (test.stop_by == StopBySpec::Kind::kRule && stops_at(test, core, top, frame)) return false;
    }
    if (test.stop_by == StopBySpec::Kind::kNeighbor) {
      for (const Node child : top.children()) {
        if (found(child)) return true;
      }
      return false;
    }
    // Below a node to stop at nothing is looked for; it itself is.
    for (NodeId id = top.id() + 1; id < top.subtree_end() && !exhausted_;) {
      const Node below = tree_.node(id);
      if (found(below)) return true;
      const bool stops = test.stop_by == StopBySpec::Kind::kRule && stops_at(test, core, below, frame);
      id = stops ? below.subtree_end() : id + 1;
    }
    return false;
  }

  const GlobalUtilities* globals_;
  const NameResolver* names_;
  const syntax::Tree& tree_;
  std::size_t steps_left_;
  int depth_ = 0;
  bool exhausted_ = false;
  bool is_certain_ = true;
  Node root_;
  text::Offset end_ = 0;
};

}  // namespace

Matcher::Matcher(std::unique_ptr<const CompiledCore> compiled) : compiled_(std::move(compiled)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

tl::expected<Matcher, CompileError> Matcher::compile(const RuleCore& core, Variables& variables,
                                                     std::shared_ptr<const GlobalUtilities> utilities) {
  auto compiled = compile_core({&core.rule, &core.constraints, &core.utilities, core.qualified}, variables,
                               std::move(utilities), {});
  if (!compiled) return tl::unexpected(compiled.error());
  return Matcher(std::make_unique<const CompiledCore>(std::move(*compiled)));
}

tl::expected<std::optional<Match>, TooExpensive> Matcher::match(Node node, const NameResolver* names,
                                                                const Bindings* inherited) const {
  const PossibleKinds& kinds = this->kinds();
  if (kinds && !kinds->contains(node.kind())) return std::nullopt;
  Match result{node, Bindings(node.tree(), compiled_->variable_count), node.end(), true};
  if (inherited != nullptr) {
    for (std::size_t i = 0; i < std::min(inherited->size(), compiled_->variable_count); ++i) {
      const auto id = static_cast<VariableId>(i);
      if (inherited->is_bound(id)) result.bindings.set(id, (*inherited)[id]);
    }
  }
  Evaluation evaluation(compiled_->globals.get(), names, node.tree());
  evaluation.begin_at(node);
  const bool matches = evaluation.matches(*compiled_, node, result.bindings, nullptr);
  if (evaluation.is_exhausted()) return tl::unexpected(TooExpensive{});
  if (!matches) return std::nullopt;
  result.is_certain = evaluation.is_certain();
  if (evaluation.end() != 0) result.end = evaluation.end();
  return result;
}

const PossibleKinds& Matcher::kinds() const {
  return compiled_->tests[compiled_->root].kinds;
}

RequiredLiterals Matcher::required_literals() const {
  return pattern::required_literals(*compiled_);
}

std::vector<std::string> Matcher::qualified_names() const {
  std::vector<std::string> names;
  const auto add_from = [&](const CompiledCore& core) {
    for (const Test& test : core.tests) {
      const auto* pattern = std::get_if<PatternTest>(&test.what);
      if (pattern == nullptr) continue;
      for (const PatternElement& element : pattern->pattern.elements) {
        if (element.type == PatternElement::Type::kName) names.push_back(element.text);
      }
    }
  };
  add_from(*compiled_);
  if (compiled_->globals) {
    for (const auto& entry : compiled_->globals->all) add_from(entry.core);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const std::vector<VariableId>& Matcher::defined() const {
  return compiled_->defined;
}

bool Matcher::has_pattern_error() const {
  return compiled_->has_pattern_error;
}

Expansion::Expansion(Matcher wanted, std::optional<Matcher> stop, Stop how)
    : wanted_(std::make_shared<const Matcher>(std::move(wanted))), how_(how) {
  if (stop) stop_ = std::make_shared<const Matcher>(std::move(*stop));
}

tl::expected<Expansion, CompileError> Expansion::compile(const RelationSpec& relation, const RuleCore& owner,
                                                         Variables& variables,
                                                         std::shared_ptr<const GlobalUtilities> utilities) {
  const auto compile_part = [&](const RuleObject& rule) -> tl::expected<Matcher, CompileError> {
    auto compiled =
        compile_core({&rule, nullptr, &owner.utilities, owner.qualified}, variables, utilities, {});
    if (!compiled) return tl::unexpected(compiled.error());
    return Matcher(std::make_unique<const CompiledCore>(std::move(*compiled)));
  };
  auto wanted = compile_part(*relation.rule);
  if (!wanted) return tl::unexpected(wanted.error());
  std::optional<Matcher> stop;
  Stop how = relation.stop_by.kind == StopBySpec::Kind::kNeighbor ? Stop::kNeighbor : Stop::kEnd;
  if (relation.stop_by.rule) {
    auto compiled = compile_part(*relation.stop_by.rule);
    if (!compiled) return tl::unexpected(compiled.error());
    stop = std::move(*compiled);
    how = Stop::kRule;
  }
  return Expansion(std::move(*wanted), std::move(stop), how);
}

Node Expansion::find(const Match& match, bool forward, const NameResolver* names) const {
  const auto step = [&](Node node) { return forward ? node.next_sibling() : node.previous_sibling(); };
  for (Node node = step(match.node); node; node = step(node)) {
    const auto found = wanted_->match(node, names, &match.bindings);
    if (found && *found) return node;
    if (how_ == Stop::kNeighbor) break;
    if (how_ == Stop::kRule) {
      const auto stops = stop_->match(node, names);
      if (!stops || *stops) break;
    }
  }
  return {};
}

}  // namespace aioshift::pattern
