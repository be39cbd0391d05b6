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

using syntax::Kind;

namespace {

// Rule objects nest as their author wrote them.
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
    auto root = compile_object(*spec_.rule, 0);
    if (!root) return tl::unexpected(root.error());
    core_.root = *root;
    static const std::vector<std::pair<std::string, RuleObject>> no_constraints;
    const auto& constraints = spec_.constraints != nullptr ? *spec_.constraints : no_constraints;
    for (const auto& [name, rule] : constraints) {
      auto test = compile_object(rule, 0);
      if (!test) return tl::unexpected(test.error());
      pending_constraints_.push_back({name, *test, rule.line});
    }
    if (auto done = bind_constraints(); !done) return tl::unexpected(done.error());
    mark_primary(core_.root, 0);
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

  // A utility that another one needs at the same node is compiled before it; if they need each other,
  // neither can be decided.
  tl::expected<void, CompileError> compile_utility(std::size_t index,
                                                   std::uint32_t line) {  // NOLINT(misc-no-recursion)
    if (state_[index] == State::kDone) return {};
    const auto& [id, rule] = (*spec_.utilities)[index];
    if (state_[index] == State::kOpen || open_utilities_ > kDeepest) {
      return tl::unexpected(CompileError{
          line, fmt::format(
                    "the utility `{}` needs itself at the same node: `matches` goes round in a circle", id)});
    }
    state_[index] = State::kOpen;
    ++open_utilities_;
    const bool was_in_relation = std::exchange(is_in_relation_, false);
    auto root = compile_object(rule, 0);
    is_in_relation_ = was_in_relation;
    --open_utilities_;
    if (!root) return tl::unexpected(root.error());
    core_.utilities[index].root = *root;
    state_[index] = State::kDone;
    return {};
  }

  // In the order in which ast-grep asks: the node itself, compositions, relations. What one binds
  // the next one sees.
  Compiled compile_object(const RuleObject& rule,
                          int depth) {  // NOLINT(misc-no-recursion): bounded by kDeepest
    if (depth > kDeepest) return error(rule.line, "rules are nested too deep here");
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
    auto result = take_all(
        [&] { return rule.pattern ? take(compile_pattern_test(*rule.pattern)) : nothing(); },
        [&] { return rule.kind ? take(compile_kind(*rule.kind, rule, depth)) : nothing(); },
        [&] { return rule.regex ? take(compile_regex_test(*rule.regex, rule)) : nothing(); },
        [&] { return rule.nth_child ? take(compile_nth_child(*rule.nth_child, depth)) : nothing(); },
        [&] { return rule.range ? take(compile_range(*rule.range)) : nothing(); },
        [&] { return rule.all ? take(compile_list<AllTest>(*rule.all, depth)) : nothing(); },
        [&] { return rule.any ? take(compile_list<AnyTest>(*rule.any, depth)) : nothing(); },
        [&] { return rule.not_ ? take(compile_not(*rule.not_, depth)) : nothing(); },
        [&] { return rule.matches.empty() ? nothing() : take(compile_matches(rule.matches, depth)); },
        [&] { return relation(rule.inside, RelationTest::Kind::kInside, depth, take); },
        [&] { return relation(rule.has, RelationTest::Kind::kHas, depth, take); },
        [&] { return relation(rule.precedes, RelationTest::Kind::kPrecedes, depth, take); },
        [&] { return relation(rule.follows, RelationTest::Kind::kFollows, depth, take); });
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
                                            int depth, const Take& take) {  // NOLINT(misc-no-recursion)
    return spec ? take(compile_relation(*spec, kind, depth)) : nothing();
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

  Compiled compile_kind(const std::string& text, const RuleObject& rule,
                        int depth) {  // NOLINT(misc-no-recursion)
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
      return c == '_' || (std::isalnum(static_cast<unsigned char>(c)) != 0);
    });
    if (!is_plain) {
      auto selector = parse_selector(text, rule.kind_line);
      if (!selector) return error(rule.kind_line, selector.error());
      if (selector->kind && *selector->kind == text)
        return error(rule.kind_line, fmt::format("`{}` is no kind of node", text));
      return compile_object(*selector, depth + 1);
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

  Compiled compile_nth_child(const NthChildSpec& spec, int depth) {  // NOLINT(misc-no-recursion)
    const auto position = parse_position(spec.position);
    if (!position) return error(spec.line, position.error());
    NthChildTest nth{position->step, position->offset, spec.reverse, std::nullopt};
    Test test;
    if (spec.of_rule) {
      auto of = compile_object(*spec.of_rule, depth + 1);
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
  Compiled compile_list(const std::vector<RuleObject>& rules, int depth) {  // NOLINT(misc-no-recursion)
    std::vector<TestId> tests;
    for (const RuleObject& rule : rules) {
      auto test = compile_object(rule, depth + 1);
      if (!test) return test;
      tests.push_back(*test);
    }
    Test test;
    test.kinds = std::is_same_v<ListTest, AllTest> ? kinds_of_all(tests) : kinds_of_any(tests);
    test.what = ListTest{std::move(tests)};
    return add(std::move(test));
  }

  Compiled compile_not(const RuleObject& rule, int depth) {  // NOLINT(misc-no-recursion)
    auto inner = compile_object(rule, depth + 1);
    if (!inner) return inner;
    Test test;
    test.what = NotTest{*inner};
    return add(std::move(test));
  }

  Compiled compile_matches(const std::vector<MatchesSpec>& calls, int depth) {  // NOLINT(misc-no-recursion)
    std::vector<TestId> tests;
    for (const MatchesSpec& call : calls) {
      auto test = compile_call(call, depth);
      if (!test) return test;
      tests.push_back(*test);
    }
    if (tests.size() == 1) return tests.front();
    Test test;
    test.kinds = kinds_of_all(tests);
    test.what = AllTest{std::move(tests)};
    return add(std::move(test));
  }

  Compiled compile_call(const MatchesSpec& call, int depth) {  // NOLINT(misc-no-recursion)
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
    return compile_global_call(call, depth);
  }

  Compiled compile_global_call(const MatchesSpec& call, int depth) {  // NOLINT(misc-no-recursion)
    static const std::vector<GlobalUtilities::Entry> none;
    const auto& all = core_.globals ? core_.globals->all : none;
    const auto global =
        std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.id == call.id; });
    if (global == all.end()) {
      std::vector<std::string> known = parameters_;
      for (const auto& entry : all) known.push_back(entry.id);
      for (const auto& [id, index] : utility_index_) known.push_back(id);
      return error(call.line, fmt::format("there is no utility `{}`{}", call.id, suggestion(call.id, known)));
    }
    CallTest target;
    target.utility = static_cast<std::uint32_t>(global - all.begin());
    for (const auto& [name, rule] : call.arguments) {
      if (std::find(global->parameters.begin(), global->parameters.end(), name) == global->parameters.end()) {
        return error(rule.line, fmt::format("the utility `{}` has no parameter `{}`{}", call.id, name,
                                            suggestion(name, global->parameters)));
      }
    }
    for (const std::string& name : global->parameters) {
      const auto given = std::find_if(call.arguments.begin(), call.arguments.end(),
                                      [&](const auto& argument) { return argument.first == name; });
      if (given == call.arguments.end())
        return error(call.line, fmt::format("the utility `{}` needs the argument `{}`", call.id, name));
      auto argument = compile_object(given->second, depth + 1);
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

  Compiled compile_relation(const RelationSpec& spec, RelationTest::Kind kind,
                            int depth) {  // NOLINT(misc-no-recursion)
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
    auto rule = compile_object(*spec.rule, depth + 1);
    if (rule && spec.stop_by.rule) {
      auto stop = compile_object(*spec.stop_by.rule, depth + 1);
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

  void mark_primary(TestId id, int depth) {  // NOLINT(misc-no-recursion)
    if (depth > kDeepest) return;
    auto& what = core_.tests[id].what;
    if (auto* pattern = std::get_if<PatternTest>(&what)) pattern->is_primary = true;
    if (auto* all = std::get_if<AllTest>(&what)) {
      for (const TestId part : all->rules) mark_primary(part, depth + 1);
    }
    if (auto* any = std::get_if<AnyTest>(&what)) {
      for (const TestId part : any->rules) mark_primary(part, depth + 1);
    }
    if (auto* utility = std::get_if<UtilityTest>(&what)) {
      if (const auto& root = core_.utilities[utility->utility].root) mark_primary(*root, depth + 1);
    }
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
  int open_utilities_ = 0;
  bool is_in_relation_ = false;
  std::vector<PendingConstraint> pending_constraints_;
};

// A global utility after those that it needs at the same node.
class UtilitySorter {
 public:
  explicit UtilitySorter(const std::vector<GlobalUtility>& utilities) : utilities_(utilities) {
    for (std::size_t i = 0; i < utilities.size(); ++i) index_.emplace(utilities[i].id, i);
  }

  // Indices in order; the error is the index of one that needs itself.
  tl::expected<std::vector<std::size_t>, std::size_t> sorted() {
    state_.assign(utilities_.size(), 0);
    for (std::size_t i = 0; i < utilities_.size(); ++i) {
      if (!visit(i, 0)) return tl::unexpected(culprit_);
    }
    return order_;
  }

 private:
  bool visit(std::size_t i, int depth) {  // NOLINT(misc-no-recursion): bounded by kDeepest
    if (state_[i] == 2) return true;
    if (state_[i] == 1 || depth > kDeepest) {
      culprit_ = i;
      return false;
    }
    state_[i] = 1;
    const GlobalUtility& utility = utilities_[i];
    bool fine = look_into(utility.core.rule, utility, depth);
    for (const auto& [name, rule] : utility.core.constraints) fine = fine && look_into(rule, utility, depth);
    for (const auto& [name, rule] : utility.core.utilities) fine = fine && look_into(rule, utility, depth);
    if (!fine) return false;
    state_[i] = 2;
    order_.push_back(i);
    return true;
  }

  bool look_into(const RuleObject& rule, const GlobalUtility& owner,
                 int depth) {           // NOLINT(misc-no-recursion)
    if (depth > kDeepest) return true;  // compiling says so
    bool fine = true;
    for (const MatchesSpec& call : rule.matches) {
      const bool is_own =
          std::find(owner.parameters.begin(), owner.parameters.end(), call.id) != owner.parameters.end() ||
          std::any_of(owner.core.utilities.begin(), owner.core.utilities.end(),
                      [&](const auto& entry) { return entry.first == call.id; });
      if (const auto found = index_.find(call.id); found != index_.end() && !is_own)
        fine = fine && visit(found->second, depth + 1);
      for (const auto& [name, argument] : call.arguments)
        fine = fine && look_into(argument, owner, depth + 1);
    }
    const auto into = [&](const std::unique_ptr<RuleObject>& inner) {
      if (inner) fine = fine && look_into(*inner, owner, depth + 1);
    };
    if (rule.all) {
      for (const RuleObject& part : *rule.all) fine = fine && look_into(part, owner, depth + 1);
    }
    if (rule.any) {
      for (const RuleObject& part : *rule.any) fine = fine && look_into(part, owner, depth + 1);
    }
    into(rule.not_);
    if (rule.nth_child) into(rule.nth_child->of_rule);
    // Through a relation a utility may well need itself: at another node.
    return fine;
  }

  const std::vector<GlobalUtility>& utilities_;
  std::map<std::string, std::size_t> index_;
  std::vector<int> state_;  // 0 new, 1 open, 2 done
  std::vector<std::size_t> order_;
  std::size_t culprit_ = 0;
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

tl::expected<std::shared_ptr<const GlobalUtilities>, UtilityError> compile_utilities(
    const std::vector<GlobalUtility>& utilities) {
  auto compiled = std::make_shared<GlobalUtilities>();
  const auto order = UtilitySorter(utilities).sorted();
  if (!order) {
    const GlobalUtility& culprit = utilities[order.error()];
    return tl::unexpected(UtilityError{
        culprit.file,
        {culprit.line,
         fmt::format("the utility `{}` needs itself: `matches` goes round in a circle", culprit.id)}});
  }
  for (const GlobalUtility& utility : utilities)
    compiled->all.push_back({utility.id, utility.parameters, {}});
  for (const std::size_t i : *order) {
    Variables variables;
    const RuleCore& own = utilities[i].core;
    auto core = compile_core({&own.rule, &own.constraints, &own.utilities, own.qualified}, variables,
                             compiled, utilities[i].parameters);
    if (!core) return tl::unexpected(UtilityError{utilities[i].file, core.error()});
    core->globals = nullptr;  // the table does not own itself: an evaluation knows it
    compiled->all[i].core = std::move(*core);
  }
  return compiled;
}

}  // namespace aioshift::pattern
