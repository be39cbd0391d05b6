// Rule objects written in C++, and what they match in a text, for tests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pattern/matcher.h"
#include "pattern/rule_object.h"

namespace aioshift::pattern {

class Related;

// Rule().kind("call").has(Related(Rule().pattern("await $A")).by_end())
class Rule {
 public:
  Rule() = default;
  explicit Rule(RuleObject object) : object_(std::move(object)) {}

  Rule&& pattern(std::string code) &&;
  Rule&& pattern(std::string code, Strictness strictness) &&;
  Rule&& selected(std::string context, std::string selector, Strictness strictness = Strictness::kSmart) &&;
  Rule&& kind(std::string kind) &&;
  Rule&& regex(std::string regex) &&;
  Rule&& nth_child(std::string position, bool reverse = false) &&;
  Rule&& nth_child_of(std::string position, Rule&& of, bool reverse = false) &&;
  Rule&& range(RangeSpec::At start, RangeSpec::At end) &&;
  Rule&& inside(Related&& relation) &&;
  Rule&& has(Related&& relation) &&;
  Rule&& precedes(Related&& relation) &&;
  Rule&& follows(Related&& relation) &&;
  template <typename... Rules>
  Rule&& all(Rules&&... rules) && {
    object_.all.emplace();
    (object_.all->push_back(std::move(rules).object()), ...);
    return std::move(*this);
  }
  template <typename... Rules>
  Rule&& any(Rules&&... rules) && {
    object_.any.emplace();
    (object_.any->push_back(std::move(rules).object()), ...);
    return std::move(*this);
  }
  Rule&& negated(Rule&& rule) &&;
  Rule&& matches(std::string utility) &&;
  // A call of a global utility; arguments are given by `with`.
  Rule&& calls(std::string utility) &&;
  Rule&& with(std::string parameter, Rule&& argument) &&;
  Rule&& at_line(std::uint32_t line) &&;

  RuleObject object() && { return std::move(object_); }

 private:
  RuleObject object_;
};

class Related {
 public:
  Related(Rule&& rule);  // NOLINT(google-explicit-constructor): a rule alone is the usual relation

  Related&& by_end() &&;
  Related&& by(Rule&& stop) &&;
  Related&& field(std::string name) &&;

  RelationSpec spec() && { return std::move(spec_); }

 private:
  RelationSpec spec_;
};

// A rule with what belongs to it, and how it is compiled.
struct RuleSetup {
  RuleCore core;
  std::vector<GlobalUtility> globals;

  RuleSetup(Rule&& rule) { core.rule = std::move(rule).object(); }  // NOLINT(google-explicit-constructor)
  RuleSetup(const char* pattern)
      : RuleSetup(Rule().pattern(pattern)) {}  // NOLINT(google-explicit-constructor)

  RuleSetup&& constraint(std::string variable, Rule&& rule) &&;
  RuleSetup&& utility(std::string id, Rule&& rule) &&;
  RuleSetup&& global(std::string id, std::vector<std::string> parameters, Rule&& rule) &&;
  RuleSetup&& qualified() &&;
};

struct CompiledRule {
  Variables variables;
  Matcher matcher;
};
tl::expected<CompiledRule, CompileError> compile(const RuleSetup& setup);

// What a setup says is wrong, as "line: message"; "compiles" where nothing is.
std::string error_of(RuleSetup&& setup);

// Each match in the text, in source order: the node's text, then what its variables stand for, as
// "f(1, x) | A=f | $$$B=1 , x" (nodes of a run separated by blanks). A rule that does not compile gives
// its error, a node where it was given up "too expensive".
std::vector<std::string> found(RuleSetup&& setup, std::string_view text, const NameResolver* names = nullptr);

// "" or " | A=f | $$$B=1 , x", by name.
std::string described(const Bindings& bindings, const Variables& variables);

// A rule object as it would stand in a rule file, in YAML's flow style.
std::string to_yaml(const RuleObject& rule);
std::string to_yaml(const RuleCore& core);

}  // namespace aioshift::pattern
