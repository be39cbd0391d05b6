#include "pattern/matcher.h"

#include <algorithm>
#include <utility>

#include "pattern/compiled.h"
#include "pattern/evaluation.h"

namespace aioshift::pattern {

using syntax::Node;

Matcher::Matcher(std::unique_ptr<const CompiledCore> compiled) : compiled_(std::move(compiled)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

tl::expected<Matcher, CompileError> Matcher::compile(const RuleCore& core, Variables& variables,
                                                     std::shared_ptr<const GlobalUtilities> utilities) {
  auto compiled = compile_core({&core.rule, &core.constraints, &core.utilities, core.qualified}, variables,
                               std::move(utilities), {});
  if (!compiled) return tl::unexpected(compiled.error());
  return Matcher(std::make_unique<const CompiledCore>(std::move(*compiled)));
}

tl::expected<std::optional<Match>, TooExpensive> Matcher::match(Node node, const NameResolver* names,
                                                                const Bindings* inherited,
                                                                StepBudget* budget) const {
  const PossibleKinds& kinds = this->kinds();
  if (kinds && !kinds->contains(node.kind())) return std::nullopt;
  StepBudget own(node.tree());
  Evaluation evaluation(compiled_->globals.get(), names, node.tree(), budget != nullptr ? *budget : own);
  Bindings bindings(node.tree(), compiled_->variable_count);
  if (inherited != nullptr) {
    for (std::size_t i = 0; i < std::min(inherited->size(), compiled_->variable_count); ++i) {
      const auto id = static_cast<VariableId>(i);
      if (inherited->is_bound(id)) bindings.set(id, (*inherited)[id]);
    }
  }
  const bool holds = evaluation.holds(*compiled_, node, bindings);
  if (evaluation.is_given_up()) return tl::unexpected(TooExpensive{});
  if (!holds) return std::nullopt;
  const text::Offset end = evaluation.end() != 0 ? evaluation.end() : node.end();
  return Match{node, std::move(bindings), end, evaluation.is_certain(), evaluation.is_complete()};
}

const PossibleKinds& Matcher::kinds() const {
  return compiled_->tests[compiled_->root].kinds;
}

RequiredLiterals Matcher::required_literals() const {
  return pattern::required_literals(*compiled_);
}

std::vector<std::string> Matcher::qualified_names() const {
  std::vector<std::string> names;
  const auto add_from = [&](const CompiledCore& core) {
    for (const Test& test : core.tests) {
      const auto* pattern = std::get_if<PatternTest>(&test.what);
      if (pattern == nullptr) continue;
      for (const PatternElement& element : pattern->pattern.elements) {
        if (element.type == PatternElement::Type::kName) names.push_back(element.text);
      }
    }
  };
  add_from(*compiled_);
  if (compiled_->globals) {
    for (const auto& entry : compiled_->globals->all) add_from(entry.core);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const std::vector<VariableId>& Matcher::defined() const {
  return compiled_->defined;
}

bool Matcher::has_pattern_error() const {
  return compiled_->has_pattern_error;
}

Expansion::Expansion(Matcher wanted, std::optional<Matcher> stop, Stop how)
    : wanted_(std::make_shared<const Matcher>(std::move(wanted))), how_(how) {
  if (stop) stop_ = std::make_shared<const Matcher>(std::move(*stop));
}

tl::expected<Expansion, CompileError> Expansion::compile(const RelationSpec& relation, const RuleCore& owner,
                                                         Variables& variables,
                                                         std::shared_ptr<const GlobalUtilities> utilities) {
  const auto compile_part = [&](const RuleObject& rule) -> tl::expected<Matcher, CompileError> {
    auto compiled =
        compile_core({&rule, nullptr, &owner.utilities, owner.qualified}, variables, utilities, {});
    if (!compiled) return tl::unexpected(compiled.error());
    return Matcher(std::make_unique<const CompiledCore>(std::move(*compiled)));
  };
  auto wanted = compile_part(*relation.rule);
  if (!wanted) return tl::unexpected(wanted.error());
  std::optional<Matcher> stop;
  Stop how = relation.stop_by.kind == StopBySpec::Kind::kNeighbor ? Stop::kNeighbor : Stop::kEnd;
  if (relation.stop_by.rule) {
    auto compiled = compile_part(*relation.stop_by.rule);
    if (!compiled) return tl::unexpected(compiled.error());
    stop = std::move(*compiled);
    how = Stop::kRule;
  }
  return Expansion(std::move(*wanted), std::move(stop), how);
}

Node Expansion::find(const Match& match, bool forward, const NameResolver* names) const {
  const auto step = [&](Node node) { return forward ? node.next_sibling() : node.previous_sibling(); };
  for (Node node = step(match.node); node; node = step(node)) {
    const auto found = wanted_->match(node, names, &match.bindings);
    if (found && *found) return node;
    if (how_ == Stop::kNeighbor) break;
    if (how_ == Stop::kRule) {
      const auto stops = stop_->match(node, names);
      if (!stops || *stops) break;
    }
  }
  return {};
}

}  // namespace aioshift::pattern
