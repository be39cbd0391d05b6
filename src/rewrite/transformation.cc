#include "rewrite/transformation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pattern/metavariable.h"
#include "rewrite/layout.h"
#include "rewrite/line_shift.h"
#include "rewrite/rewriter.h"
#include "text/utf8.h"

namespace aioshift::rewrite {

using pattern::CompileError;
using pattern::VariableId;
using syntax::Node;
using syntax::NodeId;
using text::Edit;
using text::Offset;
using text::Range;

namespace {

// Rewriters may call each other, and themselves.
constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxMatches = 100'000;

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string substring(std::string_view text, const SubstringOperation& operation) {
  std::vector<std::size_t> characters;  // where each begins, and the end
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_continuation(text[at])) characters.push_back(at);
  }
  const auto size = static_cast<std::int64_t>(characters.size());
  characters.push_back(text.size());
  const auto position = [size](std::int64_t index) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(index < 0 ? index + size : index, 0, size));
  };
  const std::size_t begin = characters[position(operation.start.value_or(0))];
  const std::size_t end =
      operation.end ? characters[position(*operation.end)] : characters[static_cast<std::size_t>(size)];
  return begin < end ? std::string(text.substr(begin, end - begin)) : std::string();
}

// What is left of edits within a range: a removal may reach for a comma outside of it.
std::vector<Edit> clipped(std::vector<Edit> edits, Range range) {
  std::erase_if(edits, [range](const Edit& edit) {
    return edit.range.end < range.begin || edit.range.begin > range.end;
  });
  for (Edit& edit : edits)
    edit.range = {std::max(edit.range.begin, range.begin), std::min(edit.range.end, range.end)};
  return edits;
}

// The text of `range` with the edits; where two of them remove the same, it is removed once. Nothing
// where they contradict each other.
std::optional<std::string> edited(const syntax::Tree& tree, Range range, std::vector<Edit> edits) {
  text::sort_edits(edits);
  std::vector<Edit> merged;
  for (Edit& edit : edits) {
    const bool overlaps = !merged.empty() && edit.range.begin < merged.back().range.end;
    if (!overlaps) {
      merged.push_back(std::move(edit));
      continue;
    }
    if (!edit.replacement.empty() || !merged.back().replacement.empty()) return std::nullopt;
    merged.back().range.end = std::max(merged.back().range.end, edit.range.end);
  }
  for (Edit& edit : merged) edit.range = {edit.range.begin - range.begin, edit.range.end - range.begin};
  return text::apply_edits(tree.text().substr(range.begin, range.size()), merged);
}

// The text with `indentation` in front of each line that it begins, but for blank ones.
std::string with_indented_lines(std::string_view text, std::string_view indentation) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result += text[at];
    const bool is_blank_line = at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r');
    if (text[at] == '\n' && !is_blank_line) result += indentation;
  }
  return result;
}

}  // namespace

tl::expected<Transformations, CompileError> Transformations::compile(
    std::span<const TransformationSpec> specs, const pattern::Variables& known,
    std::span<const VariableId> defined, std::span<const std::string> rewriters) {
  const auto is_defined = [&](std::string_view name, bool is_multiple) {
    const auto id = known.find(name, is_multiple);
    return id && std::find(defined.begin(), defined.end(), *id) != defined.end();
  };
  Transformations result;
  for (const TransformationSpec& spec : specs) {
    const auto fail = [&spec](std::string message) {
      return tl::unexpected(CompileError{spec.line, std::move(message)});
    };
    const bool is_again =
        std::find(result.names_.begin(), result.names_.end(), spec.variable) != result.names_.end();
    if (is_again || is_defined(spec.variable, false) || is_defined(spec.variable, true))
      return fail(fmt::format("transform: `{}` is a variable already", spec.variable));
    result.names_.push_back(spec.variable);
  }
  for (const TransformationSpec& spec : specs) {
    const auto fail = [&spec](std::string message) {
      return tl::unexpected(CompileError{spec.line, std::move(message)});
    };
    Operation operation;
    operation.what = spec.operation;
    const auto source = pattern::parse_metavariable(spec.source);
    if (!source || source->name.empty())
      return fail(fmt::format("transform: the source `{}` is no metavariable such as `$A`", spec.source));
    const auto made = std::find(result.names_.begin(), result.names_.end(), source->name);
    const auto* rewrite = std::get_if<RewriteOperation>(&spec.operation);
    if (is_defined(source->name, source->is_multiple())) {
      operation.source = *known.find(source->name, source->is_multiple());
    } else if (made == result.names_.end() || source->is_multiple()) {
      return fail(fmt::format("transform: nothing in the rule binds the source `{}`", spec.source));
    } else if (rewrite != nullptr) {
      return fail(
          fmt::format("transform: `rewrite` needs a part of the source code, and `{}` is a transformed text",
                      spec.source));
    } else {
      operation.transformed_source = static_cast<std::size_t>(made - result.names_.begin());
    }
    if (const auto* replace = std::get_if<ReplaceOperation>(&spec.operation)) {
      auto regex = pattern::compile_regex(replace->regex);
      if (!regex) return fail("transform: " + regex.error());
      operation.regex = std::move(*regex);
    }
    for (std::size_t i = 0; rewrite != nullptr && i < rewrite->rewriters.size(); ++i) {
      if (std::find(rewriters.begin(), rewriters.end(), rewrite->rewriters[i]) == rewriters.end())
        return fail(fmt::format("transform: there is no rewriter `{}`", rewrite->rewriters[i]));
    }
    result.operations_.push_back(std::move(operation));
  }
  // Each has one source: a circle is found by going on as often as there are variables.
  for (std::size_t i = 0; i < specs.size(); ++i) {
    std::size_t at = i;
    for (std::size_t steps = 0; result.operations_[at].source == pattern::kNoVariable; ++steps) {
      at = result.operations_[at].transformed_source;
      if (steps > specs.size())
        return tl::unexpected(CompileError{
            specs[i].line, fmt::format("transform: `{}` is made of itself, in a circle", specs[i].variable)});
    }
  }
  return result;
}

TransformedValues::TransformedValues(const Transformations& transformations,
                                     const pattern::Bindings& bindings, const TransformationContext& context)
    : transformations_(transformations),
      bindings_(bindings),
      enclosing_(bindings),
      context_(context),
      matches_left_(std::make_shared<std::size_t>(kMaxMatches)) {}

TransformedValues::TransformedValues(const TransformedValues& around, const Transformations& transformations,
                                     const pattern::Bindings& bindings)
    : transformations_(transformations),
      bindings_(bindings),
      enclosing_(around.enclosing_),
      context_(around.context_),
      depth_(around.depth_ + 1),
      matches_left_(around.matches_left_) {}

tl::expected<TransformedText, Reason> TransformedValues::value(std::string_view name) {
  const auto& names = transformations_.names_;
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? TransformedText() : value_at(static_cast<std::size_t>(found - names.begin()));
}

TransformedLookup TransformedValues::lookup() {
  return [this](std::string_view name) { return value(name); };
}

tl::expected<TransformedText, Reason> TransformedValues::value_at(std::size_t index) {
  const auto known = values_.find(index);
  if (known != values_.end()) return known->second;
  auto computed = compute(transformations_.operations_[index]);
  return values_.emplace(index, std::move(computed)).first->second;
}

tl::expected<TransformedText, Reason> TransformedValues::compute(
    const Transformations::Operation& operation) {
  TransformedText result;
  if (operation.source == pattern::kNoVariable) {
    auto source = value_at(operation.transformed_source);
    if (!source) return source;
    result.text = shifted_lines(source->text, source->indentation, "");
  } else {
    const auto range = operation.source < bindings_.size() ? bindings_.range(operation.source) : std::nullopt;
    if (!range) return result;
    result.text = bindings_.text(operation.source);
    // Line breaks in what was one line are the transformation's own: what they begin has no indentation yet.
    const bool is_one_line = result.text.find_first_of("\r\n") == std::string::npos;
    const bool is_rewritten = std::holds_alternative<RewriteOperation>(operation.what);
    if (!is_one_line || is_rewritten) result.indentation = block_indentation(bindings_.tree(), range->begin);
  }
  auto text = std::visit(Overloaded{
                             [&](const ReplaceOperation& replace) -> tl::expected<std::string, Reason> {
                               return operation.regex->replace_all(result.text, replace.by);
                             },
                             [&](const SubstringOperation& part) -> tl::expected<std::string, Reason> {
                               return substring(result.text, part);
                             },
                             [&](const ConvertOperation& convert) -> tl::expected<std::string, Reason> {
                               return in_case(result.text, convert.to_case, convert.separated_by);
                             },
                             [&](const RewriteOperation& what) { return rewrite(operation.source, what); },
                         },
                         operation.what);
  if (!text) return tl::unexpected(text.error());
  result.text = std::move(*text);
  return result;
}

tl::expected<std::string, Reason> TransformedValues::rewrite(VariableId source,
                                                             const RewriteOperation& operation) {
  if (depth_ >= kMaxDepth) return tl::unexpected(Reason::kRewritersTooDeep);
  std::vector<const Rewriters::Rewriter*> rewriters;
  for (const std::string& id : operation.rewriters) {
    const auto& ids = context_.rewriters->ids_;
    const auto index = std::find(ids.begin(), ids.end(), id) - ids.begin();
    rewriters.push_back(&context_.rewriters->rewriters_[static_cast<std::size_t>(index)]);
  }
  const syntax::Tree& tree = bindings_.tree();
  const Range whole = *bindings_.range(source);
  std::vector<Edit> edits;
  std::string joined;
  const std::string indentation = block_indentation(tree, whole.begin);
  const std::string joiner = with_indented_lines(operation.join_by.value_or(""), indentation);
  std::optional<Offset> last_end;  // of what was rewritten last: outer nodes come first, and win
  for (const Node top : bindings_.nodes(source)) {
    for (NodeId id = top.id(); id < top.subtree_end(); ++id) {
      const Node node = tree.node(id);
      if (last_end && node.begin() < *last_end) continue;
      for (const Rewriters::Rewriter* rewriter : rewriters) {
        auto match = rewriter->matcher.match(node, context_.resolver, &enclosing_);
        if (!match) return tl::unexpected(Reason::kRuleTooExpensive);
        if (!*match) continue;
        if (!(*match)->is_certain) return tl::unexpected(Reason::kAmbiguousName);
        if ((*matches_left_)-- == 0) return tl::unexpected(Reason::kRewritersTooDeep);
        const Range range = rewriter->fix.range(**match, context_.resolver);
        if (last_end && range.begin < *last_end) break;
        TransformedValues values(*this, rewriter->transformations, (*match)->bindings);
        FixContext context{values.lookup(), context_.resolver, context_.names, context_.has_modern_f_strings};
        context.is_detached = node.range() == top.range() || operation.join_by;
        auto own = rewriter->fix.edits(**match, context);
        if (!own) return tl::unexpected(own.error());
        if (operation.join_by) {
          const auto text = edited(tree, range, clipped(*own, range));
          if (!text) return tl::unexpected(Reason::kDoesNotFit);
          if (last_end) joined += joiner;
          joined += shifted_lines(*text, block_indentation(tree, range.begin), indentation);
        }
        for (Edit& edit : clipped(std::move(*own), whole)) edits.push_back(std::move(edit));
        last_end = range.end;
        break;
      }
    }
  }
  if (operation.join_by) return joined;
  auto text = edited(tree, whole, std::move(edits));
  if (!text) return tl::unexpected(Reason::kDoesNotFit);
  return std::move(*text);
}

}  // namespace aioshift::rewrite
