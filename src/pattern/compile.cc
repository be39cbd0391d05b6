// From a rule object to tests that refer to each other by number.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pattern/compiled.h"
#include "pattern/nth_child.h"
#include "pattern/regex.h"
#include "pattern/regex_literals.h"
#include "pattern/selector.h"
#include "syntax/kind_names.h"
#include "text/nearest.h"

namespace aioshift::pattern {

namespace {

// Rule objects nest as their author wrote them, and so do utilities that need each other. Compiling and
// matching follow.
constexpr int kDeepest = 200;

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = text::nearest(word, known);
  return near.empty() ? "" : fmt::format(", did you mean `{}`?", near);
}

class CoreCompiler {
 public:
  CoreCompiler(const CoreSpec& spec, Variables& variables, std::shared_ptr<const GlobalUtilities> globals,
               const std::vector<std::string>& parameters)
      : spec_(spec), variables_(variables), parameters_(parameters) {
    core_.globals = std::move(globals);
  }

  tl::expected<CompiledCore, CompileError> compile() {
    for (const auto& [id, rule] : *spec_.utilities) {
      if (!utility_index_.emplace(id, core_.utilities.size()).second)
        return error(rule.line, fmt::format("the utility `{}` is defined twice", id));
      core_.utilities.push_back({id, std::nullopt});
    }
    state_.assign(core_.utilities.size(), State::kNew);
    for (std::size_t i = 0; i < core_.utilities.size(); ++i) {
      if (auto done = compile_utility(i, (*spec_.utilities)[i].second.line); !done)
        return tl::unexpected(done.error());
    }
    auto root = compile_object(*spec_.rule);
    if (!root) return tl::unexpected(root.error());
    core_.root = *root;
    static const std::vector<std::pair<std::string, RuleObject>> no_constraints;
    const auto& constraints = spec_.constraints != nullptr ? *spec_.constraints : no_constraints;
    for (const auto& [name, rule] : constraints) {
      auto test = compile_object(rule);
      if (!test) return tl::unexpected(test.error());
      pending_constraints_.push_back({name, *test, rule.line});
    }
    if (auto done = bind_constraints(); !done) return tl::unexpected(done.error());
    core_.variable_count = variables_.size();
    core_.defined = all_bound();
    return std::move(core_);
  }

 private:
  enum class State { kNew, kOpen, kDone };
  using Compiled = tl::expected<TestId, CompileError>;

  static tl::unexpected<CompileError> error(std::uint32_t line, std::string message) {
    return tl::unexpected(CompileError{line, std::move(message)});
  }

  TestId add(Test test) {
    core_.tests.push_back(std::move(test));
    return static_cast<TestId>(core_.tests.size() - 1);
  }

  const PossibleKinds& kinds_of(TestId test) const { return core_.tests[test].kinds; }

  PossibleKinds kinds_of_all(const std::vector<TestId>& tests) const {
    PossibleKinds result;
    for (const TestId test : tests) {
      const PossibleKinds& kinds = kinds_of(test);
      if (!kinds) continue;
      if (result) {
        *result &= *kinds;
      } else {
        result = kinds;
      }
    }
    return result;
  }

  PossibleKinds kinds_of_any(const std::vector<TestId>& tests) const {
    KindSet result;
    for (const TestId test : tests) {
      const PossibleKinds& kinds = kinds_of(test);
      if (!kinds) return std::nullopt;
      result |= *kinds;
    }
    return result;
  }

  // NOLINTBEGIN(misc-no-recursion): bounded by kDeepest
  // A utility that another one needs at the same node is compiled before it; if they need each other,
  // neither can be decided.
  tl::expected<void, CompileError> compile_utility(std::size_t index, std::uint32_t line) {
    if (state_[index] == State::kDone) return {};
    const auto& [id, rule] = (*spec_.utilities)[index];
    if (state_[index] == State::kOpen) {
      return error(
          line, fmt::format(
                    "the utility `{}` needs itself at the same node: `matches` goes round in a circle", id));
    }
    state_[index] = State::kOpen;
    const bool was_in_relation = std::exchange(is_in_relation_, false);
    auto root = compile_object(rule);
    is_in_relation_ = was_in_relation;
    if (!root) return tl::unexpected(root.error());
    core_.utilities[index].root = *root;
    state_[index] = State::kDone;
    return {};
  }

  Compiled compile_object(const RuleObject& rule) {
    if (depth_ == kDeepest) return error(rule.line, "rules are nested too deep here");
    ++depth_;
    auto compiled = compile_parts(rule);
    --depth_;
    return compiled;
  }

  // In the order in which ast-grep asks: the node itself, compositions, relations. What one binds
  // the next one sees.
  Compiled compile_parts(const RuleObject& rule) {
    std::vector<TestId> parts;
    const auto take = [&](Compiled part) -> tl::expected<void, CompileError> {
      if (!part) return tl::unexpected(part.error());
      parts.push_back(*part);
      return {};
    };
    const auto take_all = [&](auto&&... compilations) -> tl::expected<void, CompileError> {
      tl::expected<void, CompileError> result;
      ((result = result ? compilations() : result), ...);
      return result;
    };
    auto result =
        take_all([&] { return rule.pattern ? take(compile_pattern_test(*rule.pattern)) : nothing(); },
                 [&] { return rule.kind ? take(compile_kind(*rule.kind, rule)) : nothing(); },
                 [&] { return rule.regex ? take(compile_regex_test(*rule.regex, rule)) : nothing(); },
                 [&] { return rule.nth_child ? take(compile_nth_child(*rule.nth_child)) : nothing(); },
                 [&] { return rule.range ? take(compile_range(*rule.range)) : nothing(); },
                 [&] { return rule.all ? take(compile_list<AllTest>(*rule.all)) : nothing(); },
                 [&] { return rule.any ? take(compile_list<AnyTest>(*rule.any)) : nothing(); },
                 [&] { return rule.negated ? take(compile_not(*rule.negated)) : nothing(); },
                 [&] { return rule.matches.empty() ? nothing() : take(compile_matches(rule.matches)); },
                 [&] { return relation(rule.inside, RelationTest::Kind::kInside, take); },
                 [&] { return relation(rule.has, RelationTest::Kind::kHas, take); },
                 [&] { return relation(rule.precedes, RelationTest::Kind::kPrecedes, take); },
                 [&] { return relation(rule.follows, RelationTest::Kind::kFollows, take); });
    if (!result) return tl::unexpected(result.error());
    if (parts.empty()) {
      return error(
          rule.line,
          "a rule needs one of pattern, kind, regex, nthChild, range, inside, has, precedes, follows, "
          "all, any, not, matches");
    }
    if (parts.size() == 1) return parts.front();
    Test test;
    test.kinds = kinds_of_all(parts);
    test.what = AllTest{std::move(parts)};
    return add(std::move(test));
  }

  static tl::expected<void, CompileError> nothing() { return {}; }

  template <typename Take>
  tl::expected<void, CompileError> relation(const std::optional<RelationSpec>& spec, RelationTest::Kind kind,
                                            const Take& take) {
    return spec ? take(compile_relation(*spec, kind)) : nothing();
  }

  Compiled compile_pattern_test(const PatternSpec& spec) {
    auto pattern = compile_pattern(spec, spec_.qualified, variables_);
    if (!pattern) return error(spec.line, pattern.error());
    core_.has_names = core_.has_names || pattern->has_names;
    core_.has_pattern_error = core_.has_pattern_error || pattern->has_error;
    Test test;
    test.kinds = pattern->possible_kinds();
    test.what = PatternTest{std::move(*pattern)};
    return add(std::move(test));
  }

  Compiled compile_kind(const std::string& text, const RuleObject& rule) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
      return c == '_' || (std::isalnum(static_cast<unsigned char>(c)) != 0);
    });
    if (!is_plain) {
      auto selector = parse_selector(text, rule.kind_line);
      if (!selector) return error(rule.kind_line, selector.error());
      if (selector->kind && *selector->kind == text)
        return error(rule.kind_line, fmt::format("`{}` is no kind of node", text));
      return compile_object(*selector);
    }
    const auto kind = syntax::kind_named(text);
    if (!kind) {
      std::vector<std::string> known;
      for (const std::string_view name : syntax::kind_names()) known.emplace_back(name);
      return error(rule.kind_line, fmt::format("`{}` is no kind of node{}", text, suggestion(text, known)));
    }
    Test test;
    test.kinds.emplace();
    test.kinds->insert(*kind);
    test.what = KindTest{*kind};
    return add(std::move(test));
  }

  Compiled compile_regex_test(const std::string& text, const RuleObject& rule) {
    auto regex = compile_regex(text);
    if (!regex) return error(rule.regex_line, regex.error());
    Test test;
    test.what = RegexTest{std::make_shared<const Regex>(std::move(*regex)), literals_of_regex(text)};
    return add(std::move(test));
  }

  Compiled compile_nth_child(const NthChildSpec& spec) {
    const auto position = parse_position(spec.position);
    if (!position) return error(spec.line, position.error());
    NthChildTest nth{position->step, position->offset, spec.reverse, std::nullopt};
    Test test;
    if (spec.of_rule) {
      auto of = compile_object(*spec.of_rule);
      if (!of) return of;
      nth.of = *of;
      test.kinds = kinds_of(*of);
    }
    test.what = nth;
    return add(std::move(test));
  }

  Compiled compile_range(const RangeSpec& spec) {
    const bool is_backwards = spec.start.line > spec.end.line ||
                              (spec.start.line == spec.end.line &&
                               spec.start.column.value_or(0) > spec.end.column.value_or(UINT32_MAX));
    if (is_backwards) return error(spec.line, "the range ends before it begins");
    Test test;
    test.what = RangeTest{spec.start, spec.end};
    return add(std::move(test));
  }

  template <typename ListTest>
  Compiled compile_list(const std::vector<RuleObject>& rules) {
    std::vector<TestId> tests;
    for (const RuleObject& rule : rules) {
      auto test = compile_object(rule);
      if (!test) return test;
      tests.push_back(*test);
    }
    Test test;
    test.kinds = std::is_same_v<ListTest, AllTest> ? kinds_of_all(tests) : kinds_of_any(tests);
    test.what = ListTest{std::move(tests)};
    return add(std::move(test));
  }

  Compiled compile_not(const RuleObject& rule) {
    auto inner = compile_object(rule);
    if (!inner) return inner;
    Test test;
    test.what = NotTest{*inner};
    return add(std::move(test));
  }

  Compiled compile_matches(const std::vector<MatchesSpec>& calls) {
    std::vector<TestId> tests;
    for (const MatchesSpec& call : calls) {
      auto test = compile_call(call);
      if (!test) return test;
      tests.push_back(*test);
    }
    if (tests.size() == 1) return tests.front();
    Test test;
    test.kinds = kinds_of_all(tests);
    test.what = AllTest{std::move(tests)};
    return add(std::move(test));
  }

  Compiled compile_call(const MatchesSpec& call) {
    Test test;
    const auto parameter = std::find(parameters_.begin(), parameters_.end(), call.id);
    if (parameter != parameters_.end()) {
      if (call.has_arguments)
        return error(call.line, fmt::format("the parameter `{}` takes no arguments", call.id));
      test.what = ParameterTest{static_cast<std::uint32_t>(parameter - parameters_.begin())};
      return add(std::move(test));
    }
    if (const auto local = utility_index_.find(call.id); local != utility_index_.end()) {
      if (call.has_arguments)
        return error(call.line, fmt::format("the utility `{}` takes no arguments", call.id));
      // Through a relation it may well need itself: at another node.
      if (!is_in_relation_) {
        if (auto done = compile_utility(local->second, call.line); !done) return tl::unexpected(done.error());
        if (const auto& root = core_.utilities[local->second].root) test.kinds = kinds_of(*root);
      }
      test.what = UtilityTest{static_cast<std::uint32_t>(local->second)};
      return add(std::move(test));
    }
    return compile_global_call(call);
  }

  Compiled compile_global_call(const MatchesSpec& call) {
    const GlobalUtilities::Entry* global = core_.globals ? core_.globals->find(call.id) : nullptr;
    if (global == nullptr) {
      std::vector<std::string> known = parameters_;
      if (core_.globals) {
        for (const auto& entry : core_.globals->all) known.push_back(entry.id);
      }
      for (const auto& [id, index] : utility_index_) known.push_back(id);
      return error(call.line, fmt::format("there is no utility `{}`{}", call.id, suggestion(call.id, known)));
    }
    CallTest target;
    target.utility = static_cast<std::uint32_t>(global - core_.globals->all.data());
    for (const auto& [name, rule] : call.arguments) {
      if (std::find(global->parameters.begin(), global->parameters.end(), name) == global->parameters.end()) {
        return error(rule.line, fmt::format("the utility `{}` has no parameter `{}`{}", call.id, name,
                                            suggestion(name, global->parameters)));
      }
    }
    for (const std::string& name : global->parameters) {
      const auto given = std::find_if(call.arguments.begin(), call.arguments.end(),
                                      [&](const auto& argument) { return argument.parameter == name; });
      if (given == call.arguments.end())
        return error(call.line, fmt::format("the utility `{}` needs the argument `{}`", call.id, name));
      auto argument = compile_object(given->rule);
      if (!argument) return argument;
      target.arguments.push_back(*argument);
      for (const VariableId variable : variables_bound_by(core_, *argument))
        target.variables.push_back(variable);
    }
    Test test;
    // One that is named through a relation may not be compiled yet: then nothing is known of it.
    const CompiledCore& callee = global->core;
    if (!callee.tests.empty()) test.kinds = callee.tests[callee.root].kinds;
    test.what = std::move(target);
    return add(std::move(test));
  }

  Compiled compile_relation(const RelationSpec& spec, RelationTest::Kind kind) {
    RelationTest relation;
    relation.kind = kind;
    relation.stop_by = spec.stop_by.kind;
    if (spec.field) {
      if (kind == RelationTest::Kind::kPrecedes || kind == RelationTest::Kind::kFollows)
        return error(spec.line, "`field` goes with inside and has alone");
      relation.field = syntax::field_named(*spec.field);
      if (!relation.field) {
        std::vector<std::string> known;
        for (const std::string_view name : syntax::field_names()) known.emplace_back(name);
        return error(spec.line,
                     fmt::format("`{}` is no field{}", *spec.field, suggestion(*spec.field, known)));
      }
    }
    const bool was_in_relation = std::exchange(is_in_relation_, true);
    auto rule = compile_object(*spec.rule);
    if (rule && spec.stop_by.rule) {
      auto stop = compile_object(*spec.stop_by.rule);
      if (!stop) return stop;
      relation.stop_rule = *stop;
    }
    is_in_relation_ = was_in_relation;
    if (!rule) return rule;
    relation.rule = *rule;
    Test test;
    test.what = relation;
    return add(std::move(test));
  }

  // NOLINTEND(misc-no-recursion)

  tl::expected<void, CompileError> bind_constraints() {
    for (const auto& [name, test, line] : pending_constraints_) {
      if (const auto variable = variables_.find(name, false)) {
        core_.constraints.emplace_back(*variable, test);
        continue;
      }
      // As in ast-grep, a constraint of `$$$NAME` is accepted and says nothing.
      if (variables_.find(name, true)) continue;
      std::vector<std::string> known;
      for (std::size_t id = 0; id < variables_.size(); ++id)
        known.emplace_back(variables_.name(static_cast<VariableId>(id)));
      return tl::unexpected(CompileError{line, fmt::format("constraints: no pattern of the rule has `${}`{}",
                                                           name, suggestion(name, known))});
    }
    return {};
  }

  std::vector<VariableId> all_bound() const {
    std::vector<VariableId> bound;
    const auto add_from = [&](TestId test) {
      for (const VariableId id : variables_bound_by(core_, test)) bound.push_back(id);
    };
    add_from(core_.root);
    for (const CompiledUtility& utility : core_.utilities) {
      if (utility.root) add_from(*utility.root);
    }
    for (const PendingConstraint& constraint : pending_constraints_) add_from(constraint.test);
    std::sort(bound.begin(), bound.end());
    bound.erase(std::unique(bound.begin(), bound.end()), bound.end());
    return bound;
  }

  struct PendingConstraint {
    std::string name;
    TestId test;
    std::uint32_t line;
  };

  const CoreSpec& spec_;
  Variables& variables_;
  const std::vector<std::string>& parameters_;
  CompiledCore core_;
  std::map<std::string, std::size_t> utility_index_;
  std::vector<State> state_;
  int depth_ = 0;  // of the rule object that is being compiled
  bool is_in_relation_ = false;
  std::vector<PendingConstraint> pending_constraints_;
};

}  // namespace

std::vector<VariableId> variables_bound_by(const CompiledCore& core, TestId test) {
  std::vector<VariableId> bound;
  std::vector<TestId> pending = {test};
  while (!pending.empty()) {
    const TestId id = pending.back();
    pending.pop_back();
    const auto& what = core.tests[id].what;
    if (const auto* pattern = std::get_if<PatternTest>(&what)) {
      for (const PatternElement& element : pattern->pattern.elements) {
        if (element.variable != kNoVariable) bound.push_back(element.variable);
      }
    } else if (const auto* nth = std::get_if<NthChildTest>(&what)) {
      if (nth->of) pending.push_back(*nth->of);
    } else if (const auto* relation = std::get_if<RelationTest>(&what)) {
      pending.push_back(relation->rule);
    } else if (const auto* all = std::get_if<AllTest>(&what)) {
      pending.insert(pending.end(), all->rules.begin(), all->rules.end());
    } else if (const auto* any = std::get_if<AnyTest>(&what)) {
      pending.insert(pending.end(), any->rules.begin(), any->rules.end());
    } else if (const auto* call = std::get_if<CallTest>(&what)) {
      bound.insert(bound.end(), call->variables.begin(), call->variables.end());
    }
    // Utilities count as a whole (all_bound); `not` binds nothing.
  }
  std::sort(bound.begin(), bound.end());
  bound.erase(std::unique(bound.begin(), bound.end()), bound.end());
  return bound;
}

tl::expected<CompiledCore, CompileError> compile_core(const CoreSpec& spec, Variables& variables,
                                                      std::shared_ptr<const GlobalUtilities> globals,
                                                      const std::vector<std::string>& parameters) {
  return CoreCompiler(spec, variables, std::move(globals), parameters).compile();
}

}  // namespace aioshift::pattern
