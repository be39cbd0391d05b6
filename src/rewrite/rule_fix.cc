#include "rewrite/rule_fix.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/nearest.h"

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
    const auto written = [](std::string_view name, bool is_multiple) {
      return (is_multiple ? "$$$" : "$") + std::string(name);
    };
    std::vector<std::string> known;
    for (const std::string& name : transformed) known.push_back(written(name, false));
    for (const pattern::VariableId id : defined)
      known.push_back(written(variables.name(id), variables.is_multiple(id)));
    const std::string used = written(variable.name, variable.is_multiple);
    // One dollar for three, or three for one, is the likeliest slip.
    const std::string other = written(variable.name, !variable.is_multiple);
    const bool is_slip = std::find(known.begin(), known.end(), other) != known.end();
    const std::string near = is_slip ? other : text::nearest(used, known);
    return tl::unexpected(
        CompileError{spec.line, fmt::format("fix: nothing in the rule binds `{}`{}", used,
                                            near.empty() ? "" : fmt::format(", did you mean `{}`?", near))});
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
