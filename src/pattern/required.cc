// What a file must hold for a rule to match in it.
#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "pattern/compiled.h"

namespace aioshift::pattern {

using syntax::Kind;

namespace {

// Utilities may follow each other through relations for long; nobody nests so deep what matters here.
constexpr int kDeepest = 200;

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
  explicit Requirements(const CompiledCore& core) : core_(core), known_(core.tests.size()) {}

  RequiredLiterals of_core() {
    RequiredLiterals result = of(core_.root, 0);
    const std::set<VariableId> bound = certainly_bound();
    for (const auto& [variable, test] : core_.constraints) {
      if (bound.count(variable) != 0) join(result, of(test, 0));
    }
    return result;
  }

  RequiredLiterals of_root(int depth) { return of(core_.root, depth); }

 private:
  struct Known {
    bool is_known = false;
    RequiredLiterals literals;
  };

  static void join(RequiredLiterals& into, const RequiredLiterals& other) {
    std::set<std::vector<Literal>> present(into.all.begin(), into.all.end());
    for (const auto& alternatives : other.all) {
      if (present.insert(alternatives).second) into.all.push_back(alternatives);
    }
  }

  static std::size_t length_of(const Literal& literal) {
    return std::accumulate(literal.tail.begin(), literal.tail.end(), literal.text.size(),
                           [](std::size_t sum, const std::string& token) { return sum + token.size(); });
  }

  // The entry that excludes most files, as far as lengths tell.
  static const std::vector<Literal>* best_entry(const RequiredLiterals& literals) {
    const std::vector<Literal>* best = nullptr;
    std::size_t best_length = 0;
    for (const auto& entry : literals.all) {
      std::size_t shortest = SIZE_MAX;
      for (const Literal& literal : entry) shortest = std::min(shortest, length_of(literal));
      if (best == nullptr || shortest > best_length) {
        best = &entry;
        best_length = shortest;
      }
    }
    return best;
  }

  // NOLINTBEGIN(misc-no-recursion): bounded by kDeepest
  const RequiredLiterals& of(TestId id, int depth) {
    static const RequiredLiterals none;
    if (depth > kDeepest) return none;
    // While it is being looked at, and utilities lead back to it: nothing is known.
    if (!std::exchange(known_[id].is_known, true)) known_[id].literals = found(core_.tests[id], depth);
    return known_[id].literals;
  }

  RequiredLiterals found(const Test& test, int depth) {
    const auto& what = test.what;
    if (const auto* pattern = std::get_if<PatternTest>(&what)) return pattern->pattern.required_literals();
    if (const auto* kind = std::get_if<KindTest>(&what)) {
      const std::string_view keyword = keyword_of(kind->kind);
      if (keyword.empty()) return {};
      return RequiredLiterals::one_of({Literal::name(std::string(keyword))});
    }
    if (const auto* regex = std::get_if<RegexTest>(&what)) {
      if (regex->literals.empty()) return {};
      return RequiredLiterals::one_of({regex->literals.begin(), regex->literals.end()});
    }
    if (const auto* nth = std::get_if<NthChildTest>(&what))
      return nth->of ? of(*nth->of, depth + 1) : RequiredLiterals{};
    if (const auto* relation = std::get_if<RelationTest>(&what)) return of(relation->rule, depth + 1);
    if (const auto* all = std::get_if<AllTest>(&what)) {
      RequiredLiterals result;
      for (const TestId part : all->rules) join(result, of(part, depth + 1));
      return result;
    }
    if (const auto* any = std::get_if<AnyTest>(&what)) return of_any(any->rules, depth);
    if (const auto* utility = std::get_if<UtilityTest>(&what)) {
      const auto& root = core_.utilities[utility->utility].root;
      return root ? of(*root, depth + 1) : RequiredLiterals{};
    }
    if (const auto* call = std::get_if<CallTest>(&what)) return of_call(*call, depth);
    return {};
  }

  RequiredLiterals of_any(const std::vector<TestId>& tests, int depth) {
    std::set<Literal> either;
    for (const TestId test : tests) {
      const auto* entry = best_entry(of(test, depth + 1));
      if (entry == nullptr) return {};
      either.insert(entry->begin(), entry->end());
    }
    if (tests.empty()) return {};
    return RequiredLiterals::one_of({either.begin(), either.end()});
  }

  RequiredLiterals of_call(const CallTest& call, int depth) const {
    if (!core_.globals) return {};
    const CompiledCore& callee = core_.globals->all[call.utility].core;
    // Others that it calls are not followed: they would be looked up in a table it does not hold.
    return callee.tests.empty() ? RequiredLiterals{} : Requirements(callee).of_root(depth + 1);
  }
  // NOLINTEND(misc-no-recursion)

  // Variables that are bound whenever the rule matches.
  std::set<VariableId> certainly_bound() const {
    std::set<VariableId> bound;
    std::vector<bool> seen(core_.tests.size());
    std::vector<TestId> pending = {core_.root};
    while (!pending.empty()) {
      const TestId id = pending.back();
      pending.pop_back();
      if (seen[id]) continue;
      seen[id] = true;
      const auto& what = core_.tests[id].what;
      if (const auto* pattern = std::get_if<PatternTest>(&what)) {
        for (const PatternElement& element : pattern->pattern.elements) {
          if (element.type == PatternElement::Type::kVariable && element.variable != kNoVariable &&
              element.named_only)
            bound.insert(element.variable);
        }
      } else if (const auto* all = std::get_if<AllTest>(&what)) {
        pending.insert(pending.end(), all->rules.begin(), all->rules.end());
      } else if (const auto* relation = std::get_if<RelationTest>(&what)) {
        pending.push_back(relation->rule);
      } else if (const auto* utility = std::get_if<UtilityTest>(&what)) {
        if (const auto& root = core_.utilities[utility->utility].root) pending.push_back(*root);
      }
    }
    return bound;
  }

  const CompiledCore& core_;
  std::vector<Known> known_;  // by test
};

}  // namespace

RequiredLiterals required_literals(const CompiledCore& core) {
  return Requirements(core).of_core();
}

}  // namespace aioshift::pattern
