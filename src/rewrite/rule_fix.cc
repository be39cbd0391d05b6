#include "rewrite/rule_fix.h"

#include <fmt/format.h>

#include <algorithm>

namespace aioshift::rewrite {

using pattern::CompileError;
using syntax::Node;

tl::expected<RuleFix, CompileError> RuleFix::compile(
    const FixSpec& spec, const pattern::RuleCore& owner, pattern::Variables& variables,
    std::span<const pattern::VariableId> defined, std::span<const std::string> transformed,
    std::shared_ptr<const pattern::GlobalUtilities> utilities) {
  RuleFix fix;
  const auto expand = [&](const std::optional<pattern::RelationSpec>& relation,
                          std::optional<pattern::Expansion>& into) -> tl::expected<void, CompileError> {
    if (!relation) return {};
    auto expansion = pattern::Expansion::compile(*relation, owner, variables, utilities);
    if (!expansion) return tl::unexpected(expansion.error());
    into = std::move(*expansion);
    return {};
  };
  if (auto done = expand(spec.expand_start, fix.start_); !done) return tl::unexpected(done.error());
  if (auto done = expand(spec.expand_end, fix.end_); !done) return tl::unexpected(done.error());
  fix.replacement_ = FixTemplate::parse(spec.replacement, variables, transformed);
  for (const FixTemplate::Variable& variable : fix.replacement_.variables()) {
    if (variable.is_transformed || std::find(defined.begin(), defined.end(), variable.id) != defined.end())
      continue;
    const auto other = variables.find(variable.name, !variable.is_multiple);
    const bool is_other_kind = other && std::find(defined.begin(), defined.end(), *other) != defined.end();
    return tl::unexpected(CompileError{
        spec.line, fmt::format("the fix uses `{}{}`, which no part of the rule binds{}",
                               variable.is_multiple ? "$$$" : "$", variable.name,
                               is_other_kind ? fmt::format("; it binds `{}{}`",
                                                           variable.is_multiple ? "$" : "$$$", variable.name)
                                             : "")});
  }
  return fix;
}

text::Range RuleFix::range(const pattern::Match& match, const pattern::NameResolver* resolver) const {
  if (!start_ && !end_) return {match.node.begin(), match.end};
  text::Range range = match.node.range();
  if (start_) {
    if (const Node node = start_->find(match, /*forward=*/false, resolver)) range.begin = node.begin();
  }
  if (end_) {
    if (const Node node = end_->find(match, /*forward=*/true, resolver)) range.end = node.end();
  }
  return range;
}

tl::expected<std::vector<text::Edit>, Reason> RuleFix::edits(const pattern::Match& match,
                                                             const FixContext& context) const {
  return replacement_edits({replacement_, match.node, range(match, context.resolver), match.bindings,
                            context.transformed, context.names, context.has_modern_f_strings,
                            context.is_detached});
}

}  // namespace aioshift::rewrite
