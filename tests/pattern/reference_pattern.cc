#include "reference_pattern.h"

#include <algorithm>
#include <regex>

#include "syntax/kind_names.h"
#include "text/source.h"

namespace aioshift::pattern {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using Nodes = std::vector<Node>;

std::vector<Node> children_of(Node node) {
  Nodes children;
  for (const Node child : node.children()) children.push_back(child);
  return children;
}

Nodes nodes_of(const std::vector<NodeId>& ids, const syntax::Tree& tree) {
  Nodes nodes;
  for (const NodeId id : ids) nodes.push_back(tree.node(id));
  return nodes;
}

namespace {

Nodes without_first(const Nodes& nodes, std::size_t count = 1) {
  return {nodes.begin() + static_cast<std::ptrdiff_t>(count), nodes.end()};
}

bool has_named_child(Node node) {
  const Nodes children = children_of(node);
  return std::any_of(children.begin(), children.end(), [](Node child) { return child.is_named(); });
}

bool same_code(Node a, Node b) {
  if (!has_named_child(a) || !has_named_child(b)) return a.text() == b.text();
  if (a.kind() != b.kind()) return false;
  const Nodes left = children_of(a);
  const Nodes right = children_of(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_code);
}

Nodes named_code(const Nodes& nodes) {
  Nodes result;
  std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(result),
               [](Node node) { return node.is_named() && !node.is_extra(); });
  return result;
}

bool same_runs(const Nodes& a, const Nodes& b) {
  const Nodes left = named_code(a);
  const Nodes right = named_code(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_code);
}

const std::string kSigil = "µ";

std::string with_sigils(const std::string& pattern) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t end = i;
    while (end < pattern.size() && pattern[end] == '$') ++end;
    const std::size_t dollars = end - i;
    const char next = end < pattern.size() ? pattern[end] : ' ';
    const bool is_variable = dollars == 3 || (next >= 'A' && next <= 'Z') || next == '_';
    for (std::size_t k = 0; k < dollars; ++k) result += is_variable ? kSigil : "$";
    if (end < pattern.size()) result += pattern[end];
    i = end + 1;
  }
  return result;
}

struct Variable {
  int dollars = 0;
  std::string name;  // empty where nothing is kept
  bool is_run() const { return dollars == 3; }
};

std::optional<Variable> variable_of(Node node) {
  static const std::regex one("(µ|µµ)([A-Z_][A-Z0-9_]*)");
  static const std::regex many("µµµ([A-Z0-9_]*)");
  const std::string text(node.text());
  if (text.compare(0, kSigil.size(), kSigil) != 0) return std::nullopt;
  std::smatch parts;
  Variable variable;
  if (std::regex_match(text, parts, many)) {
    variable.dollars = 3;
    variable.name = parts[1];
  } else if (std::regex_match(text, parts, one)) {
    variable.dollars = parts[1] == kSigil ? 1 : 2;
    variable.name = parts[2];
  } else {
    return std::nullopt;
  }
  if (!variable.name.empty() && variable.name[0] == '_') variable.name.clear();
  return variable;
}

bool is_run(Node goal) {
  const auto variable = variable_of(goal);
  return variable && variable->is_run();
}

bool is_leaf(Node node) {
  return node.children().empty();
}

bool is_bare_token(Node goal) {
  return !variable_of(goal) && is_leaf(goal) && !goal.is_named();
}

// The pattern's side of a match against one node, or of the rest of a level.
class PatternMatch {
 public:
  PatternMatch(Strictness strictness, const syntax::Tree& tree) : strictness_(strictness), tree_(tree) {}

  using State = ReferencePattern::Match;
  enum class Verdict { kMatch, kSkipCode, kSkipGoal, kSkipBoth, kNoMatch };
  struct Answer {
    Verdict verdict = Verdict::kNoMatch;
    State state;  // kMatch
  };

  Answer root(Node goal, Node code, const State& state) const {
    const auto variable = variable_of(goal);
    if (variable && strictness_ == Strictness::kSmart) return bound_one(*variable, code, state);
    return one(goal, code, state);
  }

 private:
  bool passes_over_comments() const {
    return strictness_ != Strictness::kCst && strictness_ != Strictness::kAst;
  }
  bool wants_tokens() const {
    return strictness_ == Strictness::kCst || strictness_ == Strictness::kSmart ||
           strictness_ == Strictness::kTemplate;
  }

  Answer one(Node goal, Node code, const State& state) const {
    if (const auto variable = variable_of(goal)) {
      if (passes_over_comments() && code.is_extra()) return {Verdict::kSkipCode, {}};
      return variable->is_run() ? bound_run(*variable, {code}, 0, state) : bound_one(*variable, code, state);
    }
    if (is_leaf(goal)) return leaf(goal, code, state);
    const bool any_kind = strictness_ == Strictness::kTemplate || goal.kind() == Kind::error;
    if (!any_kind && goal.kind() != code.kind()) return {};
    Nodes goals;
    for (const Node child : goal.children()) {
      if (!child.is_missing()) goals.push_back(child);
    }
    const Nodes codes = children_of(code);
    if (codes.empty()) return {};
    if (const auto inner = list(goals, codes, state)) return {Verdict::kMatch, *inner};
    return {};
  }

  Answer leaf(Node goal, Node code, const State& state) const {
    const bool same_kind = goal.kind() == code.kind() || goal.kind() == Kind::error;
    const bool same_text = goal.text() == code.text();
    const Answer match = {Verdict::kMatch, {state.environment, code.end()}};
    if (same_kind && (same_text || !goal.is_named())) return match;
    if (passes_over_comments() && code.is_extra()) return {Verdict::kSkipCode, {}};
    if (strictness_ == Strictness::kSignature && same_kind) return match;
    if (strictness_ == Strictness::kTemplate && same_text) return match;
    const bool goal_may_go = !wants_tokens() && !goal.is_named();
    const bool code_may_go = strictness_ != Strictness::kCst && !code.is_named();
    if (goal_may_go && code_may_go) return {Verdict::kSkipBoth, {}};
    if (goal_may_go) return {Verdict::kSkipGoal, {}};
    if (code_may_go) return {Verdict::kSkipCode, {}};
    return {};
  }

  Answer bound_one(const Variable& variable, Node code, State state) const {
    if (variable.dollars == 1 && !code.is_named()) return {};
    if (!variable.name.empty() && !add_binding(state.environment, "$" + variable.name, {code}, tree_))
      return {};
    state.end = code.end();
    return {Verdict::kMatch, state};
  }

  // The last `spared` of `codes` are those that tokens of the pattern behind the run stand for.
  Answer bound_run(const Variable& variable, Nodes codes, std::size_t spared, State state) const {
    if (spared != 0 && !codes.empty()) state.end = codes.back().end();
    const bool ends_with_token = spared != 0 && !codes.empty();
    codes.resize(codes.size() - std::min(codes.size(), spared));
    const bool is_in_list = !codes.empty() && !codes[0].parent().is_one_of(Kind::block, Kind::module);
    while (is_in_list && !codes.empty() && codes.back().is(Kind::comment)) codes.pop_back();
    if (!ends_with_token && !codes.empty()) state.end = codes.back().end();
    if (!variable.name.empty() && !add_binding(state.environment, "$$$" + variable.name, codes, tree_))
      return {};
    return {Verdict::kMatch, state};
  }

  // `codes` is not empty.
  std::optional<State> list(const Nodes& goals, const Nodes& codes, const State& state) const {
    if (goals.empty()) return state;
    if (!is_run(goals[0])) return next(goals, codes, state);
    const Variable run = *variable_of(goals[0]);
    Nodes rest = without_first(goals);
    std::size_t tokens = 0;
    for (; !rest.empty() && is_bare_token(rest[0]); rest = without_first(rest)) ++tokens;
    if (rest.empty()) {
      const Answer answer = bound_run(run, codes, tokens, state);
      return answer.verdict == Verdict::kMatch ? std::optional(answer.state) : std::nullopt;
    }
    if (is_run(rest[0])) {
      const Answer answer = bound_run(run, {codes[0]}, tokens, state);
      if (codes.size() == 1 || answer.verdict != Verdict::kMatch) return std::nullopt;
      return list(rest, without_first(codes), answer.state);
    }
    for (std::size_t length = 0; length < codes.size(); ++length) {
      if (one(rest[0], codes[length], state).verdict != Verdict::kMatch) continue;
      const Nodes taken(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(length));
      const Answer answer = bound_run(run, taken, tokens, state);
      if (answer.verdict != Verdict::kMatch) return std::nullopt;
      return next(rest, without_first(codes, length), answer.state);
    }
    return std::nullopt;
  }

  // The first goal is no run, or one behind tokens that were passed over.
  std::optional<State> next(const Nodes& goals, const Nodes& codes, const State& state) const {
    if (codes.empty()) return may_be_absent(goals) ? std::optional(state) : std::nullopt;
    const Answer answer = one(goals[0], codes[0], state);
    const Nodes goals_left = without_first(goals);
    const Nodes codes_left = without_first(codes);
    switch (answer.verdict) {
      case Verdict::kMatch:
        if (goals_left.empty()) return may_follow(codes_left) ? std::optional(answer.state) : std::nullopt;
        if (codes_left.empty()) return std::nullopt;
        return list(goals_left, codes_left, answer.state);
      case Verdict::kSkipGoal:
        if (goals_left.empty()) return may_follow(codes) ? std::optional(state) : std::nullopt;
        return next(goals_left, codes, state);
      case Verdict::kSkipBoth:
        if (goals_left.empty()) return may_follow(codes_left) ? std::optional(state) : std::nullopt;
        return next(goals_left, codes_left, state);
      case Verdict::kSkipCode:
        return next(goals, codes_left, state);
      case Verdict::kNoMatch:
        return std::nullopt;
    }
    return std::nullopt;
  }

  bool may_be_absent(const Nodes& goals) const {
    if (strictness_ == Strictness::kCst) return goals.empty();
    return std::all_of(goals.begin(), goals.end(), [&](Node goal) {
      if (is_run(goal)) return true;
      if (wants_tokens()) return false;
      const auto variable = variable_of(goal);
      return variable ? variable->dollars == 2 : is_bare_token(goal);
    });
  }

  bool may_follow(const Nodes& codes) const {
    return std::all_of(codes.begin(), codes.end(), [&](Node code) {
      switch (strictness_) {
        case Strictness::kCst:
          return false;
        case Strictness::kSmart:
          return true;
        case Strictness::kAst:
          return !code.is_named();
        case Strictness::kRelaxed:
        case Strictness::kSignature:
          return !code.is_named() || code.is_extra();
        case Strictness::kTemplate:
          return code.is_extra();
      }
      return false;
    });
  }

  Strictness strictness_;
  const syntax::Tree& tree_;
};

}  // namespace

bool add_binding(Environment& environment, const std::string& name, const Nodes& nodes,
                 const syntax::Tree& tree) {
  const auto known = environment.find(name);
  if (known != environment.end()) {
    const Nodes before = nodes_of(known->second, tree);
    const bool is_run = name.compare(0, 3, "$$$") == 0;
    if (is_run ? !same_runs(before, nodes) : !same_code(before[0], nodes[0])) return false;
  }
  std::vector<NodeId> ids;
  for (const Node node : nodes) ids.push_back(node.id());
  environment[name] = ids;
  return true;
}

ReferencePattern::ReferencePattern(const PatternSpec& spec)
    : source_(*text::Source::from_bytes(with_sigils(spec.context))),
      tree_(syntax::Tree::parse(source_)),
      root_(tree_.root()),
      strictness_(spec.strictness) {
  if (spec.selector) {
    root_kind_ = syntax::kind_named(*spec.selector);
    NodeId id = 0;
    while (!tree_.node(id).is(*root_kind_)) ++id;
    root_ = tree_.node(id);
    return;
  }
  while (true) {
    const Nodes children = children_of(root_);
    if (children.size() != 1 && !(children.size() == 2 && children[1].is_missing())) return;
    root_ = children[0];
  }
}

std::optional<ReferencePattern::Match> ReferencePattern::match(Node node,
                                                               const Environment& environment) const {
  if (root_kind_ && !node.is(*root_kind_)) return std::nullopt;
  const auto answer = PatternMatch(strictness_, node.tree()).root(root_, node, {environment, node.end()});
  if (answer.verdict != PatternMatch::Verdict::kMatch) return std::nullopt;
  return answer.state;
}

}  // namespace aioshift::pattern
