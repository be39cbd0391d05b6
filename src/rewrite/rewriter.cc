#include "rewrite/rewriter.h"

#include <fmt/format.h>

#include <algorithm>

namespace aioshift::rewrite {

using pattern::CompileError;
using pattern::VariableId;

tl::expected<Rewriters, CompileError> Rewriters::compile(
    std::span<const RewriterSpec> specs, pattern::Variables& variables, std::span<const VariableId> defined,
    const std::shared_ptr<const pattern::GlobalUtilities>& utilities) {
  Rewriters result;
  for (const RewriterSpec& spec : specs) {
    if (std::find(result.ids_.begin(), result.ids_.end(), spec.id) != result.ids_.end())
      return tl::unexpected(
          CompileError{spec.line, fmt::format("rewriters: there are two with the id `{}`", spec.id)});
    result.ids_.push_back(spec.id);
  }
  for (const RewriterSpec& spec : specs) {
    if (spec.fixes.empty())
      return tl::unexpected(CompileError{spec.line, fmt::format("rewriters: `{}` has no fix", spec.id)});
    auto matcher = pattern::Matcher::compile(spec.core, variables, utilities);
    if (!matcher) return tl::unexpected(matcher.error());
    std::vector<VariableId> bound(defined.begin(), defined.end());
    bound.insert(bound.end(), matcher->defined().begin(), matcher->defined().end());
    auto transformations = Transformations::compile(spec.transforms, variables, bound, result.ids_);
    if (!transformations) return tl::unexpected(transformations.error());
    auto fix = RuleFix::compile(spec.fixes.front(), spec.core, variables, bound, transformations->names(),
                                utilities);
    if (!fix) return tl::unexpected(fix.error());
    result.rewriters_.push_back({std::move(*matcher), std::move(*transformations), std::move(*fix)});
  }
  return result;
}

}  // namespace aioshift::rewrite
