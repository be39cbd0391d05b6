// Random small Python modules, patterns made of their code, and rule objects that are made to match there.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "rule_builder.h"
#include "syntax/tree.h"

namespace aioshift::pattern {

class RuleMaker {
 public:
  explicit RuleMaker(std::uint32_t seed);

  // A few statements with few names, so that things are equal now and then.
  std::string module();
  // Code of the node, with variables in place of some of it.
  PatternSpec pattern(syntax::Node node);
  // A rule with constraints and utilities, made around some node of the tree.
  RuleSetup setup(const syntax::Tree& tree);

 private:
  std::uint32_t below(std::uint32_t limit) {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
  }
  bool once_in(std::uint32_t n) { return below(n) == 0; }
  template <typename T>
  const T& one_of(const std::vector<T>& choices) {
    return choices[below(static_cast<std::uint32_t>(choices.size()))];
  }

  std::string expanded(const std::string& form, int depth);
  std::string expression(int depth);
  std::string arguments(int depth);
  std::string statements(int count, int depth);

  syntax::Node some_node(const syntax::Tree& tree);
  std::string variable(bool is_run);
  PatternSpec abstracted(syntax::Node node);
  RuleObject rule(syntax::Node target, int depth, bool is_elsewhere);
  void add_part(RuleObject& rule, syntax::Node target, int depth, bool is_elsewhere);
  RelationSpec relation(syntax::Node other, int depth);
  std::string kind_of(syntax::Node node);
  std::string selector(syntax::Node node);
  NthChildSpec nth_child(syntax::Node target, int depth);
  RangeSpec range(syntax::Node target);
  MatchesSpec call(syntax::Node target, int depth, bool is_elsewhere);

  std::mt19937 random_;
  std::map<syntax::Kind, std::string> kind_names_;
  std::vector<std::string> callable_;   // utilities that may be named at the same node
  std::vector<std::string> elsewhere_;  // and those that may be named at another one
  bool has_parameters_ = false;         // whether the utility with parameters may be called
};

}  // namespace aioshift::pattern
