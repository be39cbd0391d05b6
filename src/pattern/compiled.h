// A rule object after compilation: rule tests in one array, referring to each other by number. Private
// to the room.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "pattern/kind_set.h"
#include "pattern/matcher.h"
#include "pattern/pattern.h"
#include "pattern/regex.h"

namespace aioshift::pattern {

using TestId = std::uint32_t;

struct PatternTest {
  Pattern pattern;
};
struct KindTest {
  syntax::Kind kind;
};
struct RegexTest {
  std::shared_ptr<const Regex> regex;
  std::vector<std::string> literals;  // one of which a matching text holds; empty: unknown
};
struct NthChildTest {
  int step = 0;
  int offset = 0;
  bool reverse = false;
  std::optional<TestId> of;
};
struct RangeTest {
  RangeSpec::At start;
  RangeSpec::At end;
};
struct RelationTest {
  enum class Kind { kInside, kHas, kPrecedes, kFollows };
  Kind kind = Kind::kInside;
  TestId rule = 0;
  StopBySpec::Kind stop_by = StopBySpec::Kind::kNeighbor;
  TestId stop_rule = 0;  // kRule
  std::optional<syntax::Field> field;
};
struct AllTest {
  std::vector<TestId> rules;
};
struct AnyTest {
  std::vector<TestId> rules;
};
struct NotTest {
  TestId rule = 0;
};
// A utility of the rule itself, by its place in CompiledCore::utilities.
struct UtilityTest {
  std::uint32_t utility = 0;
};
// A global utility, by its place in GlobalUtilities::all, with the rules given for its parameters.
struct CallTest {
  std::uint32_t utility = 0;
  std::vector<TestId> arguments;      // one a parameter, in its order
  std::vector<VariableId> variables;  // that the arguments can bind
};
// The rule that the caller gave for a parameter.
struct ParameterTest {
  std::uint32_t parameter = 0;
};

struct Test {
  std::variant<PatternTest, KindTest, RegexTest, NthChildTest, RangeTest, RelationTest, AllTest, AnyTest,
               NotTest, UtilityTest, CallTest, ParameterTest>
      what;
  PossibleKinds kinds;
};

struct CompiledUtility {
  std::string id;
  std::optional<TestId> root;  // nothing while it is being compiled
};

struct CompiledCore {
  std::vector<Test> tests;
  TestId root = 0;
  std::vector<std::pair<VariableId, TestId>> constraints;
  std::vector<CompiledUtility> utilities;
  std::size_t variable_count = 0;
  std::vector<VariableId> defined;  // ascending
  bool has_names = false;
  bool has_pattern_error = false;
  std::shared_ptr<const GlobalUtilities> globals;
};

struct GlobalUtilities {
  struct Entry {
    std::string id;
    std::vector<std::string> parameters;
    CompiledCore core;
  };
  std::vector<Entry> all;
  std::unordered_map<std::string, std::size_t> index;  // by id

  const Entry* find(const std::string& id) const {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &all[found->second];
  }
};

// What is compiled: a rule object with the constraints and utilities that hold for it.
struct CoreSpec {
  const RuleObject* rule;
  const std::vector<std::pair<std::string, RuleObject>>* constraints;  // may be null
  const std::vector<std::pair<std::string, RuleObject>>* utilities;
  bool qualified;
};

// `parameters`: of the global utility that is compiled; none for a rule.
tl::expected<CompiledCore, CompileError> compile_core(const CoreSpec& spec, Variables& variables,
                                                      std::shared_ptr<const GlobalUtilities> globals,
                                                      const std::vector<std::string>& parameters);

// What a file must hold for `test` to match.
RequiredLiterals required_literals(const CompiledCore& core);

// The variables that `test` can bind in its core: ascending, each once.
std::vector<VariableId> variables_bound_by(const CompiledCore& core, TestId test);

}  // namespace aioshift::pattern
