// What a file must hold for a rule to match in it.
#include <algorithm>
#include <map>
#include <set>

#include "pattern/compiled.h"

namespace aioshift::pattern {

using syntax::Kind;

namespace {

// Utilities may name each other in circles; nobody nests so deep what matters here.
constexpr int kDeepest = 24;

// Keywords that a node of the kind begins with or holds (Python reference, 7 and 8).
std::string_view keyword_of(Kind kind) {
  switch (kind) {
    case Kind::await:
      return "await";
    case Kind::assert_statement:
      return "assert";
    case Kind::class_definition:
      return "class";
    case Kind::conditional_expression:
      return "else";
    case Kind::delete_statement:
      return "del";
    case Kind::except_clause:
      return "except";
    case Kind::finally_clause:
      return "finally";
    case Kind::for_statement:
    case Kind::for_in_clause:
    case Kind::list_comprehension:
    case Kind::dictionary_comprehension:
    case Kind::set_comprehension:
    case Kind::generator_expression:
      return "for";
    case Kind::function_definition:
      return "def";
    case Kind::global_statement:
      return "global";
    case Kind::import_statement:
    case Kind::import_from_statement:
    case Kind::future_import_statement:
      return "import";
    case Kind::lambda:
      return "lambda";
    case Kind::match_statement:
      return "match";
    case Kind::nonlocal_statement:
      return "nonlocal";
    case Kind::raise_statement:
      return "raise";
    case Kind::return_statement:
      return "return";
    case Kind::try_statement:
      return "try";
    case Kind::while_statement:
      return "while";
    case Kind::with_statement:
      return "with";
    case Kind::yield:
      return "yield";
    case Kind::break_statement:
      return "break";
    case Kind::continue_statement:
      return "continue";
    case Kind::pass_statement:
      return "pass";
    default:
      return "";
  }
}

class Requirements {
 public:
  explicit Requirements(const CompiledCore& core) : core_(core) {}

  RequiredLiterals of_core() {
    RequiredLiterals result = of(core_.root, 0);
    std::set<VariableId> certain;
    certainly_bound(core_.root, certain, 0);
    for (const auto& [variable, test] : core_.constraints) {
      if (certain.count(variable) != 0) join(result, of(test, 0));
    }
    return result;
  }

 private:
  static void join(RequiredLiterals& into, RequiredLiterals other) {
    for (auto& alternatives : other.all) {
      if (std::find(into.all.begin(), into.all.end(), alternatives) == into.all.end())
        into.all.push_back(std::move(alternatives));
    }
  }

  // The entry that excludes most files, as far as lengths tell.
  static const std::vector<Literal>* best_entry(const RequiredLiterals& literals) {
    const std::vector<Literal>* best = nullptr;
    std::size_t best_length = 0;
    for (const auto& entry : literals.all) {
      std::size_t shortest = SIZE_MAX;
      for (const Literal& literal : entry) shortest = std::min(shortest, literal.text.size());
      if (best == nullptr || shortest > best_length) {
        best = &entry;
        best_length = shortest;
      }
    }
    return best;
  }

  RequiredLiterals of_any(const std::vector<TestId>& tests, int depth) {  // NOLINT(misc-no-recursion)
    std::vector<Literal> either;
    for (const TestId test : tests) {
      const RequiredLiterals one = of(test, depth + 1);
      const auto* entry = best_entry(one);
      if (entry == nullptr) return {};
      for (const Literal& literal : *entry) {
        if (std::find(either.begin(), either.end(), literal) == either.end()) either.push_back(literal);
      }
    }
    if (tests.empty()) return {};
    return RequiredLiterals::one_of(std::move(either));
  }

  RequiredLiterals of(TestId id, int depth) {  // NOLINT(misc-no-recursion): bounded by kDeepest
    if (depth > kDeepest) return {};
    const auto& what = core_.tests[id].what;
    RequiredLiterals result;
    if (const auto* pattern = std::get_if<PatternTest>(&what)) {
      result = pattern->pattern.required_literals();
    } else if (const auto* kind = std::get_if<KindTest>(&what)) {
      const std::string_view keyword = keyword_of(kind->kind);
      if (!keyword.empty()) result = RequiredLiterals::one_of({Literal::name(std::string(keyword))});
    } else if (const auto* regex = std::get_if<RegexTest>(&what)) {
      if (!regex->literals.empty())
        result = RequiredLiterals::one_of({regex->literals.begin(), regex->literals.end()});
    } else if (const auto* nth = std::get_if<NthChildTest>(&what)) {
      if (nth->of) result = of(*nth->of, depth + 1);
    } else if (const auto* relation = std::get_if<RelationTest>(&what)) {
      result = of(relation->rule, depth + 1);
    } else if (const auto* all = std::get_if<AllTest>(&what)) {
      for (const TestId test : all->rules) join(result, of(test, depth + 1));
    } else if (const auto* any = std::get_if<AnyTest>(&what)) {
      result = of_any(any->rules, depth);
    } else if (const auto* utility = std::get_if<UtilityTest>(&what)) {
      if (const auto& root = core_.utilities[utility->utility].root) result = of(*root, depth + 1);
    } else if (const auto* call = std::get_if<CallTest>(&what)) {
      result = of_call(*call, depth);
    }
    return result;
  }

  RequiredLiterals of_call(const CallTest& call, int depth) const {  // NOLINT(misc-no-recursion)
    if (!core_.globals || depth > kDeepest) return {};
    const CompiledCore& callee = core_.globals->all[call.utility].core;
    // Others that it calls are not followed: they would be looked up in a table it does not hold.
    return callee.tests.empty() ? RequiredLiterals{} : Requirements(callee).of(callee.root, depth + 1);
  }

  // Variables that are bound whenever the test matches.
  void certainly_bound(TestId id, std::set<VariableId>& bound,
                       int depth) const {  // NOLINT(misc-no-recursion)
    if (depth > kDeepest) return;
    const auto& what = core_.tests[id].what;
    if (const auto* pattern = std::get_if<PatternTest>(&what)) {
      for (const PatternElement& element : pattern->pattern.elements) {
        if (element.type == PatternElement::Type::kVariable && element.variable != kNoVariable &&
            element.named_only)
          bound.insert(element.variable);
      }
    } else if (const auto* all = std::get_if<AllTest>(&what)) {
      for (const TestId test : all->rules) certainly_bound(test, bound, depth + 1);
    } else if (const auto* relation = std::get_if<RelationTest>(&what)) {
      certainly_bound(relation->rule, bound, depth + 1);
    } else if (const auto* utility = std::get_if<UtilityTest>(&what)) {
      if (const auto& root = core_.utilities[utility->utility].root) certainly_bound(*root, bound, depth + 1);
    }
  }

  const CompiledCore& core_;
};

}  // namespace

RequiredLiterals required_literals(const CompiledCore& core) {
  return Requirements(core).of_core();
}

}  // namespace aioshift::pattern
