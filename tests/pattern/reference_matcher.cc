#include "reference_matcher.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include "syntax/kind_names.h"
#include "text/source.h"

namespace aioshift::pattern {

using syntax::Kind;
using syntax::Node;
using syntax::NodeId;
using Nodes = std::vector<Node>;

struct ReferenceMatcher::State {
  Environment environment;
  // What the arguments of the calls around have bound, the outermost call first.
  std::vector<Environment> exported;
  text::Offset end = 0;
};

// Where the names in `matches` are looked up.
struct ReferenceMatcher::Scope {
  const RuleCore& core;
  const std::vector<UtilityArgument>* arguments = nullptr;  // of the call that led here
  const Scope* caller = nullptr;
  int calls = 0;  // around
};

namespace {

bool holds_position(const std::string& text, int index) {
  std::string dense;
  std::copy_if(text.begin(), text.end(), std::back_inserter(dense), [](char c) { return c != ' '; });
  static const std::regex formula("([+-]?[0-9]*)[nN]([+-][0-9]+)?");
  std::smatch parts;
  if (!std::regex_match(dense, parts, formula)) return index == std::stoi(dense);
  const std::string a = parts[1];
  const int step = a.empty() || a == "+" ? 1 : a == "-" ? -1 : std::stoi(a);
  const int offset = parts[2].matched ? std::stoi(parts[2]) : 0;
  for (int n = 0; n < 1000; ++n) {
    if (step * n + offset == index) return true;
  }
  return false;
}

bool is_at(std::string_view text, text::Offset offset, const RangeSpec::At& at) {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  for (text::Offset i = 0; i < offset; ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 0;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  return line == at.line && (!at.column || column == *at.column);
}

Nodes ancestors_of(Node node) {
  Nodes ancestors;
  for (Node outer = node.parent(); outer; outer = outer.parent()) ancestors.push_back(outer);
  return ancestors;
}

// Siblings behind a node, or before it, nearest first.
Nodes siblings_of(Node node, bool behind) {
  if (!node.parent()) return {};
  const Nodes all = children_of(node.parent());
  const auto place = std::find(all.begin(), all.end(), node);
  if (behind) return {place + 1, all.end()};
  Nodes before(all.begin(), place);
  std::reverse(before.begin(), before.end());
  return before;
}

Node first_with_field(Node node, const std::string& name) {
  const auto field = syntax::field_named(name);
  for (const Node child : children_of(node)) {
    if (child.field() == *field && !child.is_extra()) return child;
  }
  return {};
}

Kind kind_of(const std::string& name) {
  const auto kind = syntax::kind_named(name);
  if (!kind) throw std::invalid_argument("no kind: " + name);
  return *kind;
}

// Selectors of the few forms that the generator makes: kinds joined by one combinator, a kind with one
// pseudo-class, and lists of those.
bool holds_selector(const std::string& text, Node node) {
  if (const std::size_t comma = text.find(','); comma != std::string::npos) {
    return holds_selector(text.substr(0, comma), node) || holds_selector(text.substr(comma + 2), node);
  }
  static const std::regex joined("([a-zA-Z_]+)( > | \\+ | ~ | )([a-zA-Z_]+)");
  static const std::regex with_class("([a-zA-Z_]+):([a-z-]+)\\((.*)\\)");
  std::smatch parts;
  if (std::regex_match(text, parts, joined)) {
    if (node.kind() != kind_of(parts[3])) return false;
    const std::string how = parts[2];
    Nodes others = how == " > " || how == " " ? ancestors_of(node) : siblings_of(node, false);
    if (how == " > " || how == " + ") others.resize(std::min<std::size_t>(others.size(), 1));
    return std::any_of(others.begin(), others.end(), [&](Node other) { return other.is(kind_of(parts[1])); });
  }
  if (std::regex_match(text, parts, with_class)) {
    if (node.kind() != kind_of(parts[1])) return false;
    const std::string name = parts[2];
    if (name == "not") return !node.is(kind_of(parts[3]));
    if (name == "is") return node.is(kind_of(parts[3]));
    if (name == "has") {
      for (NodeId id = node.id() + 1; id < node.subtree_end(); ++id) {
        if (node.tree().node(id).is(kind_of(parts[3]))) return true;
      }
      return false;
    }
    Nodes named;
    if (!node.parent()) return false;
    for (const Node child : children_of(node.parent())) {
      if (child.is_named()) named.push_back(child);
    }
    if (name == "nth-last-child") std::reverse(named.begin(), named.end());
    const auto place = std::find(named.begin(), named.end(), node);
    return place != named.end() && holds_position(parts[3], static_cast<int>(place - named.begin()) + 1);
  }
  return node.kind() == kind_of(text);
}

}  // namespace

ReferenceMatcher::ReferenceMatcher(const RuleCore& core, const std::vector<GlobalUtility>& globals)
    : core_(core), globals_(globals) {}
ReferenceMatcher::~ReferenceMatcher() = default;

std::optional<ReferenceMatcher::Match> ReferenceMatcher::match(Node node) const {
  const Result result = holds_core(core_, node, {}, nullptr);
  if (!result) return std::nullopt;
  return Match{result->environment, result->end};
}

// `scope`: that of the call, where the core is a global utility's.
ReferenceMatcher::Result ReferenceMatcher::holds_core(const RuleCore& core, Node node, const State& state,
                                                      const Scope* call) const {
  const Scope scope = call != nullptr ? *call : Scope{core};
  Result result = holds(core.rule, node, state, scope);
  // Each constraint once, when its variable is bound; one may bind another one's.
  std::vector<bool> asked(core.constraints.size());
  for (bool again = true; again;) {
    again = false;
    for (std::size_t i = 0; result && i < core.constraints.size(); ++i) {
      const auto& [name, rule] = core.constraints[i];
      const auto value = result->environment.find("$" + name);
      if (asked[i] || value == result->environment.end()) continue;
      asked[i] = again = true;
      const text::Offset end = result->end;
      result = holds(rule, node.tree().node(value->second[0]), *result, scope);
      if (result) result->end = end;
    }
  }
  return result;
}

ReferenceMatcher::Result ReferenceMatcher::holds(const RuleObject& rule, Node node, const State& state,
                                                 const Scope& scope) const {
  Result result = state;
  const auto also = [&](bool is_asked, const auto& question) {
    if (is_asked && result) result = question(*result);
  };
  const auto only_if = [](bool condition, const State& same) {
    return condition ? Result(same) : std::nullopt;
  };
  also(rule.pattern.has_value(), [&](const State& s) { return holds_pattern(*rule.pattern, node, s); });
  also(rule.kind.has_value(), [&](const State& s) { return only_if(holds_selector(*rule.kind, node), s); });
  also(rule.regex.has_value(), [&](const State& s) {
    return only_if(std::regex_search(std::string(node.text()), std::regex(*rule.regex)), s);
  });
  also(rule.nth_child.has_value(),
       [&](const State& s) { return holds_nth_child(*rule.nth_child, node, s, scope); });
  also(rule.range.has_value(), [&](const State& s) {
    const std::string_view text = node.tree().text();
    return only_if(is_at(text, node.begin(), rule.range->start) && is_at(text, node.end(), rule.range->end),
                   s);
  });
  also(rule.all.has_value(), [&](const State& s) {
    Result all = s;
    for (const RuleObject& part : *rule.all) {
      if (all) all = holds(part, node, *all, scope);
    }
    return all;
  });
  also(rule.any.has_value(), [&](const State& s) {
    for (const RuleObject& part : *rule.any) {
      if (const Result one = holds(part, node, s, scope)) return one;
    }
    return Result();
  });
  also(rule.negated != nullptr,
       [&](const State& s) { return only_if(!holds(*rule.negated, node, s, scope), s); });
  for (const MatchesSpec& call : rule.matches) {
    also(true, [&](const State& s) { return holds_matches(call, node, s, scope); });
  }
  // A relation is about other nodes, and says nothing of where this one's match ends.
  const auto relation = [&](const std::optional<RelationSpec>& spec, const auto& question) {
    also(spec.has_value(), [&](const State& s) {
      Result related = question(s);
      if (related) related->end = s.end;
      return related;
    });
  };
  relation(rule.inside, [&](const State& s) { return holds_inside(*rule.inside, node, s, scope); });
  relation(rule.has, [&](const State& s) { return holds_has(*rule.has, node, s, scope); });
  relation(rule.precedes,
           [&](const State& s) { return first_of(*rule.precedes, siblings_of(node, true), s, scope); });
  relation(rule.follows,
           [&](const State& s) { return first_of(*rule.follows, siblings_of(node, false), s, scope); });
  return result;
}

ReferenceMatcher::Result ReferenceMatcher::holds_pattern(const PatternSpec& spec, Node node,
                                                         const State& state) const {
  auto& pattern = patterns_[&spec];
  if (!pattern) pattern = std::make_unique<ReferencePattern>(spec);
  const auto match = pattern->match(node, state.environment);
  if (!match) return std::nullopt;
  return State{match->environment, state.exported, std::max(state.end, match->end)};
}

ReferenceMatcher::Result ReferenceMatcher::holds_nth_child(const NthChildSpec& nth, Node node,
                                                           const State& state, const Scope& scope) const {
  if (!node.parent()) return std::nullopt;
  Nodes counted;
  for (const Node sibling : children_of(node.parent())) {
    if (!sibling.is_named()) continue;
    if (nth.of_rule && !holds(*nth.of_rule, sibling, state, scope)) continue;
    counted.push_back(sibling);
  }
  if (nth.reverse) std::reverse(counted.begin(), counted.end());
  const auto place = std::find(counted.begin(), counted.end(), node);
  if (place == counted.end()) return std::nullopt;
  if (!holds_position(nth.position, static_cast<int>(place - counted.begin()) + 1)) return std::nullopt;
  if (!nth.of_rule) return state;
  Result result = holds(*nth.of_rule, node, state, scope);
  if (result) result->end = state.end;
  return result;
}

ReferenceMatcher::Result ReferenceMatcher::holds_matches(const MatchesSpec& call, Node node,
                                                         const State& state, const Scope& scope) const {
  if (scope.arguments != nullptr) {
    for (const auto& [name, rule] : *scope.arguments) {
      if (name != call.id) continue;
      // In the caller's place, with what arguments have bound so far.
      State outside{state.exported.back(), state.exported, 0};
      outside.exported.pop_back();
      const Result result = holds(rule, node, outside, *scope.caller);
      if (!result) return std::nullopt;
      State inside{state.environment, result->exported, state.end};
      inside.exported.push_back(result->environment);
      return inside;
    }
  }
  for (const auto& [name, rule] : scope.core.utilities) {
    if (name == call.id) return holds(rule, node, state, scope);
  }
  for (const GlobalUtility& global : globals_) {
    if (global.id != call.id) continue;
    const Scope inner{global.core, &call.arguments, &scope, scope.calls + 1};
    State fresh{{}, state.exported, 0};
    fresh.exported.emplace_back();
    const Result result = holds_core(global.core, node, fresh, &inner);
    if (!result) return std::nullopt;
    State after{state.environment, result->exported, state.end};
    after.exported.pop_back();
    for (const auto& [variable, ids] : result->exported.back()) {
      if (!add_binding(after.environment, variable, nodes_of(ids, node.tree()), node.tree()))
        return std::nullopt;
    }
    return after;
  }
  throw std::invalid_argument("no utility: " + call.id);
}

bool ReferenceMatcher::stops(const RelationSpec& relation, Node node, const Scope& scope) const {
  State fresh;
  fresh.exported.resize(static_cast<std::size_t>(scope.calls));
  return relation.stop_by.rule && holds(*relation.stop_by.rule, node, fresh, scope);
}

ReferenceMatcher::Result ReferenceMatcher::first_of(const RelationSpec& relation, const Nodes& nodes,
                                                    const State& state, const Scope& scope) const {
  for (const Node node : nodes) {
    if (const Result result = holds(*relation.rule, node, state, scope)) return result;
    if (relation.stop_by.kind == StopBySpec::Kind::kNeighbor || stops(relation, node, scope)) break;
  }
  return std::nullopt;
}

ReferenceMatcher::Result ReferenceMatcher::holds_inside(const RelationSpec& relation, Node node,
                                                        const State& state, const Scope& scope) const {
  for (const Node outer : ancestors_of(node)) {
    const bool is_that_part = !relation.field || first_with_field(outer, *relation.field) == node;
    if (is_that_part) {
      if (const Result result = holds(*relation.rule, outer, state, scope)) return result;
    }
    if (relation.stop_by.kind == StopBySpec::Kind::kNeighbor || stops(relation, outer, scope)) break;
    node = outer;
  }
  return std::nullopt;
}

ReferenceMatcher::Result ReferenceMatcher::holds_has(const RelationSpec& relation, Node node,
                                                     const State& state, const Scope& scope) const {
  if (!relation.field) return first_below(relation, node, state, scope);
  const Node part = first_with_field(node, *relation.field);
  if (!part) return std::nullopt;
  if (const Result result = holds(*relation.rule, part, state, scope)) return result;
  if (relation.stop_by.kind == StopBySpec::Kind::kNeighbor || stops(relation, part, scope))
    return std::nullopt;
  return first_below(relation, part, state, scope);
}

ReferenceMatcher::Result ReferenceMatcher::first_below(const RelationSpec& relation, Node node,
                                                       const State& state, const Scope& scope) const {
  for (const Node child : children_of(node)) {
    if (const Result result = holds(*relation.rule, child, state, scope)) return result;
    if (relation.stop_by.kind == StopBySpec::Kind::kNeighbor || stops(relation, child, scope)) continue;
    if (const Result result = first_below(relation, child, state, scope)) return result;
  }
  return std::nullopt;
}

}  // namespace aioshift::pattern
