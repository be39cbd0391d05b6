#include "pattern/tree_match.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pattern/reference.h"

namespace aioshift::pattern {

using syntax::Kind;
using syntax::kNoNode;
using syntax::Node;
using syntax::NodeId;
using Type = PatternElement::Type;

namespace {

enum class Outcome {
  kMatch,
  kSkipBoth,
  kSkipElement,  // the pattern's element may be absent
  kSkipNode,     // the source's node is passed over
  kNoMatch,
};

bool has_named_child(Node node) {
  for (const Node child : node.children()) {
    if (child.is_named()) return true;
  }
  return false;
}

// A walk over a pattern's elements and a tree's nodes, side by side. Elements are looked at one level
// after the other; the nesting is that of the pattern, which is bounded.
class TreeMatcher {
 public:
  TreeMatcher(const Pattern& pattern, const syntax::Tree& tree, Bindings& bindings, Trail& trail,
              const NameResolver* names, StepBudget& budget)
      : elements_(pattern.elements),
        strictness_(pattern.strictness),
        tree_(tree),
        bindings_(bindings),
        trail_(trail),
        names_(names),
        budget_(budget) {}

  std::optional<TreeMatch> match_root(Node node) {
    const PatternElement& root = elements_.front();
    result_.end = node.end();
    // A comment inside is passed over; a variable that is the whole pattern takes one.
    const bool matches = root.type == Type::kVariable && strictness_ == Strictness::kSmart
                             ? bind(root, node)
                             : match(0, node.id()) == Outcome::kMatch;
    if (!matches) return std::nullopt;
    return result_;
  }

 private:
  std::uint32_t after(std::uint32_t element) const { return elements_[element].subtree_end; }
  NodeId after_node(NodeId node) const { return tree_.data(node).subtree_end; }
  bool is_run(std::uint32_t element) const { return elements_[element].type == Type::kRun; }
  bool is_bare_token(std::uint32_t element) const {
    return elements_[element].type == Type::kToken && !elements_[element].is_named;
  }
  bool skips_comments() const { return strictness_ != Strictness::kCst && strictness_ != Strictness::kAst; }

  Outcome match(std::uint32_t element, NodeId id) {  // NOLINT(misc-no-recursion): as deep as the pattern
    if (!budget_.spend(1)) return Outcome::kNoMatch;
    const PatternElement& wanted = elements_[element];
    const Node node = tree_.node(id);
    switch (wanted.type) {
      case Type::kToken: {
        const Outcome outcome = match_token(wanted, node);
        if (outcome == Outcome::kMatch) result_.end = node.end();
        return outcome;
      }
      case Type::kVariable:
        if (skips_comments() && node.is_extra()) return Outcome::kSkipNode;
        return bind(wanted, node) ? Outcome::kMatch : Outcome::kNoMatch;
      case Type::kName:
        if (skips_comments() && node.is_extra()) return Outcome::kSkipNode;
        if (!node.is_named() && strictness_ != Strictness::kCst) return Outcome::kSkipNode;
        return match_name(wanted, node) ? Outcome::kMatch : Outcome::kNoMatch;
      case Type::kRun:
        // One level up takes care of runs, but for one behind tokens that match_one passed over: as in
        // ast-grep it stands for one node there.
        if (skips_comments() && node.is_extra()) return Outcome::kSkipNode;
        return bind_run(wanted, id, after_node(id), 0) ? Outcome::kMatch : Outcome::kNoMatch;
      case Type::kNode:
        if (strictness_ != Strictness::kTemplate && wanted.kind != Kind::error && wanted.kind != node.kind())
          return Outcome::kNoMatch;
        return match_children(element, id) ? Outcome::kMatch : Outcome::kNoMatch;
    }
    return Outcome::kNoMatch;
  }

  Outcome match_token(const PatternElement& wanted, Node node) const {
    const bool same_kind = wanted.kind == Kind::error || wanted.kind == node.kind();
    if (same_kind && (!wanted.is_named || wanted.text == node.text())) return Outcome::kMatch;
    if (skips_comments() && node.is_extra()) return Outcome::kSkipNode;
    bool skip_element = false;
    switch (strictness_) {
      case Strictness::kCst:
        return Outcome::kNoMatch;
      case Strictness::kSmart:
        break;
      case Strictness::kSignature:
        if (same_kind) return Outcome::kMatch;
        [[fallthrough]];
      case Strictness::kAst:
      case Strictness::kRelaxed:
        skip_element = !wanted.is_named;
        break;
      case Strictness::kTemplate:
        if (wanted.text == node.text()) return Outcome::kMatch;
        break;
    }
    if (skip_element) return node.is_named() ? Outcome::kSkipElement : Outcome::kSkipBoth;
    return node.is_named() ? Outcome::kNoMatch : Outcome::kSkipNode;
  }

  bool match_name(const PatternElement& wanted, Node node) {
    if (names_ == nullptr || !node.is_one_of(Kind::identifier, Kind::attribute)) return false;
    const Node first = first_name(node);
    if (!first) return false;
    const bool is_dotted = wanted.text.find('.') != std::string::npos;
    const auto name = names_->resolve(node);
    if (name && (name->is_imported || is_dotted)) {
      if (name->path != wanted.text &&
          std::find(name->also.begin(), name->also.end(), wanted.text) == name->also.end())
        return false;
      if (!name->is_certain) result_.is_certain = false;
    } else {
      // A name of the file's own, which a dotted name does not mean, or a builtin.
      if (is_dotted && !wanted.is_builtin) return false;
      if (dotted_name(node) != wanted.text) return false;
      if (wanted.is_builtin) {
        const auto bound = names_->bound(first);
        if (bound == NameResolver::Bound::kYes) return false;
        if (bound == NameResolver::Bound::kPerhaps) result_.is_certain = false;
      }
    }
    result_.end = node.end();
    return true;
  }

  bool bind(const PatternElement& wanted, Node node) {
    if (wanted.named_only && !node.is_named()) return false;
    if (wanted.variable != kNoVariable) {
      const Binding& bound = bindings_[wanted.variable];
      if (bound.state == Binding::State::kNode) {
        if (!are_equal(tree_.node(bound.first), node)) return false;
      }
      trail_.set(bindings_, wanted.variable, {Binding::State::kNode, node.id(), node.id()});
    }
    result_.end = node.end();
    return true;
  }

  // Binds the neighbours [first, end) but for the last `spared` ones, which tokens of the pattern
  // behind the run stand for.
  bool bind_run(const PatternElement& run, NodeId first, NodeId end, std::size_t spared) {
    std::size_t count = 0;
    for (NodeId id = first; id < end; id = after_node(id)) ++count;
    const std::size_t taken = count - std::min(count, spared);
    // A comment at the end of a list is not its last element's: whatever is written behind it would
    // become part of it. Behind statements it is one of them, and would be lost.
    const bool keeps_comments = taken != 0 && tree_.node(first).parent().is_one_of(Kind::block, Kind::module);
    Binding value;
    value.state = Binding::State::kEmptyRun;
    NodeId id = first;
    for (std::size_t i = 0; i < count; ++i, id = after_node(id)) {
      const bool is_comment = tree_.data(id).kind == Kind::comment;
      if (i < taken && (keeps_comments || !is_comment)) value = {Binding::State::kRun, first, id};
      if (i + 1 == count && spared != 0) result_.end = tree_.data(id).range.end;
    }
    if (value.state == Binding::State::kRun && spared == 0) result_.end = tree_.data(value.last).range.end;
    if (run.variable == kNoVariable) return true;
    const Binding& known = bindings_[run.variable];
    if (known.state != Binding::State::kUnbound && !are_equal(tree_, known, value)) return false;
    trail_.set(bindings_, run.variable, value);
    return true;
  }

  // Where a level of the pattern and a level of the tree have got to.
  struct Level {
    std::uint32_t element;
    std::uint32_t element_end;
    NodeId node;
    NodeId node_end;
  };

  bool match_children(std::uint32_t parent, NodeId node) {  // NOLINT(misc-no-recursion)
    Level level = {parent + 1, after(parent), node + 1, after_node(node)};
    while (level.node != level.node_end) {
      if (level.element == level.element_end) return true;
      bool has_matched = false;
      if (is_run(level.element)) {
        switch (match_run(level)) {
          case Step::kDone:
            return true;
          case Step::kFail:
            return false;
          case Step::kAgain:
            continue;
          case Step::kMatched:
            has_matched = true;
            break;
          case Step::kOn:
            break;
        }
      }
      if (!has_matched && !match_one(level)) return false;
      if (level.element != level.element_end) {
        level.element = after(level.element);
        if (level.node != level.node_end) level.node = after_node(level.node);
      }
      if (level.element == level.element_end) return rest_may_be_passed_over(level);
    }
    return false;
  }

  enum class Step {
    kDone,
    kFail,
    kAgain,    // another run follows
    kOn,       // what follows the run is to be matched where the level has got to
    kMatched,  // and has been
  };

  Step match_run(Level& level) {  // NOLINT(misc-no-recursion)
    const PatternElement& run = elements_[level.element];
    level.element = after(level.element);
    std::size_t tokens = 0;
    while (level.element != level.element_end && is_bare_token(level.element)) {
      level.element = after(level.element);
      ++tokens;
    }
    if (level.element == level.element_end)
      return bind_run(run, level.node, level.node_end, tokens) ? Step::kDone : Step::kFail;
    const NodeId first = level.node;
    if (is_run(level.element)) {
      // Two runs in a row: one node for the first.
      level.node = after_node(level.node);
      if (level.node == level.node_end) return Step::kFail;
      return bind_run(run, first, level.node, tokens) ? Step::kAgain : Step::kFail;
    }
    for (; level.node != level.node_end; level.node = after_node(level.node)) {
      const std::size_t mark = trail_.mark();
      const TreeMatch before = result_;
      if (match(level.element, level.node) != Outcome::kMatch) {
        trail_.undo_to(mark);
        result_ = before;
        continue;
      }
      // The run is bound first. What follows it need not be matched again, unless the same run is in it.
      const bool has_run = run.variable != kNoVariable && has_variable(level.element, run.variable);
      if (has_run) {
        trail_.undo_to(mark);
        result_ = before;
      }
      const TreeMatch behind = result_;
      if (!bind_run(run, first, level.node, tokens)) return Step::kFail;
      if (has_run) return Step::kOn;
      result_ = behind;
      return Step::kMatched;
    }
    return Step::kFail;
  }

  bool has_variable(std::uint32_t element, VariableId variable) const {
    const auto begin = elements_.begin() + element;
    return std::any_of(begin, elements_.begin() + after(element),
                       [&](const PatternElement& inner) { return inner.variable == variable; });
  }

  // Matches the next element, passing over what may be. Leaves both where they matched.
  bool match_one(Level& level) {  // NOLINT(misc-no-recursion)
    while (true) {
      if (level.node == level.node_end) return rest_of_pattern_may_be_absent(level);
      switch (match(level.element, level.node)) {
        case Outcome::kMatch:
          return true;
        case Outcome::kSkipElement:
          level.element = after(level.element);
          if (level.element == level.element_end) return true;
          break;
        case Outcome::kSkipBoth:
          level.node = after_node(level.node);
          level.element = after(level.element);
          if (level.element == level.element_end) return true;
          break;
        case Outcome::kSkipNode:
          pass_over(level.node);
          level.node = after_node(level.node);
          break;
        case Outcome::kNoMatch:
          return false;
      }
    }
  }

  bool rest_of_pattern_may_be_absent(Level& level) const {
    for (; level.element != level.element_end; level.element = after(level.element)) {
      const PatternElement& element = elements_[level.element];
      const bool is_absent_in_ast = (element.type == Type::kToken && !element.is_named) ||
                                    (element.type == Type::kVariable && !element.named_only);
      switch (strictness_) {
        case Strictness::kCst:
          return false;
        case Strictness::kSmart:
        case Strictness::kTemplate:
          if (element.type != Type::kRun) return false;
          break;
        case Strictness::kAst:
        case Strictness::kRelaxed:
        case Strictness::kSignature:
          if (element.type != Type::kRun && !is_absent_in_ast) return false;
          break;
      }
    }
    return true;
  }

  void pass_over(NodeId id) {
    const Node node = tree_.node(id);
    const bool says_more = node.is(Kind::kw_async) ||
                           (node.is(Kind::op_star) && node.parent().is(Kind::except_clause)) ||
                           (node.is(Kind::op_comma) && node.parent().is(Kind::subscript));
    if (says_more) result_.is_complete = false;
  }

  bool rest_may_be_passed_over(const Level& level) {
    if (strictness_ == Strictness::kSmart) {
      for (NodeId id = level.node; id != level.node_end; id = after_node(id)) pass_over(id);
      return true;
    }
    for (NodeId id = level.node; id != level.node_end; id = after_node(id)) {
      const Node node = tree_.node(id);
      switch (strictness_) {
        case Strictness::kCst:
          return false;
        case Strictness::kAst:
          if (node.is_named()) return false;
          break;
        case Strictness::kRelaxed:
        case Strictness::kSignature:
          if (node.is_named() && !node.is_extra()) return false;
          break;
        case Strictness::kTemplate:
          if (!node.is_extra()) return false;
          break;
        case Strictness::kSmart:
          break;
      }
    }
    return true;
  }

  const std::vector<PatternElement>& elements_;
  Strictness strictness_;
  const syntax::Tree& tree_;
  Bindings& bindings_;
  Trail& trail_;
  const NameResolver* names_;
  StepBudget& budget_;
  TreeMatch result_;
};

}  // namespace

bool are_equal(Node a, Node b) {
  if (a == b) return true;
  std::vector<std::pair<Node, Node>> pending = {{a, b}};
  while (!pending.empty()) {
    const auto [left, right] = pending.back();
    pending.pop_back();
    if (left == right) continue;
    if (!has_named_child(left) || !has_named_child(right)) {
      if (left.text() != right.text()) return false;
      continue;
    }
    if (left.kind() != right.kind()) return false;
    auto l = left.children().begin();
    auto r = right.children().begin();
    const auto l_end = left.children().end();
    const auto r_end = right.children().end();
    for (; !(l == l_end) && !(r == r_end); ++l, ++r) pending.emplace_back(*l, *r);
    if (!(l == l_end) || !(r == r_end)) return false;
  }
  return true;
}

bool are_equal(const syntax::Tree& tree, const Binding& a, const Binding& b) {
  using State = Binding::State;
  if (a.state == State::kNode || b.state == State::kNode)
    return a.state == b.state && are_equal(tree.node(a.first), tree.node(b.first));
  // From one node with a name to the next, comments and the like passed over.
  const auto begin = [&](const Binding& run) { return run.state == State::kRun ? run.first : kNoNode; };
  const auto next = [&](const Binding& run, NodeId id) {
    return id == run.last ? kNoNode : tree.data(id).subtree_end;
  };
  const auto to_code = [&](const Binding& run, NodeId id) {
    while (id != kNoNode && (tree.data(id).flags & (syntax::kNamed | syntax::kExtra)) != syntax::kNamed)
      id = next(run, id);
    return id;
  };
  NodeId left = to_code(a, begin(a));
  NodeId right = to_code(b, begin(b));
  while (left != kNoNode && right != kNoNode) {
    if (!are_equal(tree.node(left), tree.node(right))) return false;
    left = to_code(a, next(a, left));
    right = to_code(b, next(b, right));
  }
  return left == right;
}

std::optional<TreeMatch> match_tree(const Pattern& pattern, Node node, Bindings& bindings, Trail& trail,
                                    const NameResolver* names, StepBudget& budget) {
  if (pattern.root_kind && node.kind() != *pattern.root_kind) return std::nullopt;
  const std::size_t mark = trail.mark();
  auto result = TreeMatcher(pattern, node.tree(), bindings, trail, names, budget).match_root(node);
  if (!result) trail.undo_to(mark);
  return result;
}

}  // namespace aioshift::pattern
