#include "rewrite/gap.h"

#include <algorithm>
#include <optional>

#include "rewrite/line_shift.h"
#include "text/line_index.h"

namespace aioshift::rewrite {

using text::Edit;
using text::Offset;

namespace {

bool has_line_break(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

// Whether all of its line breaks are behind backslashes, which hold outside of brackets as well.
bool is_continuation(std::string_view text) {
  return text.find_first_not_of(" \t\f\\\r\n") == std::string_view::npos &&
         text.find('\\') != std::string_view::npos;
}

std::string_view last_line(std::string_view text) {
  const std::size_t end = text.find_last_of("\r\n");
  return end == std::string_view::npos ? text : text.substr(end + 1);
}

// One way to match the old tokens with the new ones: so many at each end.
struct Match {
  std::size_t prefix_old = 0;
  std::size_t prefix_new = 0;
  std::size_t suffix = 0;
  bool is_whole = false;  // nothing is left in between, not even whitespace
  std::vector<Edit> edits;
  std::size_t lost_comments = 0;
  std::size_t size = 0;  // of the edits

  bool is_better_than(const Match& other) const {
    return lost_comments != other.lost_comments ? lost_comments < other.lost_comments : size < other.size;
  }
};

class Filler {
 public:
  explicit Filler(const Gap& gap) : gap_(gap) {
    for (const Token& token : tokenize(old_text())) {
      if (token.kind == Token::Kind::kComment) continue;
      old_.push_back({token.range.begin + gap.old.begin, token.range.end + gap.old.begin});
    }
  }

  FilledGap fill() {
    Match match = match_from(/*prefix_first=*/true);
    if (Match other = match_from(/*prefix_first=*/false); other.is_better_than(match))
      match = std::move(other);
    FilledGap result;
    result.edits = std::move(match.edits);
    std::vector<Edit> local = result.edits;
    for (Edit& edit : local)
      edit.range = {edit.range.begin - gap_.old.begin, edit.range.end - gap_.old.begin};
    result.text = text::apply_edits(old_text(), local);
    return result;
  }

 private:
  std::string_view old_text() const { return gap_.source.substr(gap_.old.begin, gap_.old.size()); }

  // What stands in front of the token; with one past the last token, behind it.
  text::Range old_space(std::size_t i) const {
    return {i == 0 ? gap_.old.begin : old_[i - 1].end, i == old_.size() ? gap_.old.end : old_[i].begin};
  }
  text::Range new_space(std::size_t i) const {
    const auto size = static_cast<Offset>(gap_.replacement.size());
    return {i == 0 ? 0 : gap_.tokens[i - 1].range.end,
            i == gap_.tokens.size() ? size : gap_.tokens[i].range.begin};
  }
  std::string_view old_at(text::Range range) const { return gap_.source.substr(range.begin, range.size()); }
  std::string_view new_at(text::Range range) const {
    return std::string_view(gap_.replacement).substr(range.begin, range.size());
  }

  bool has_comment(text::Range range) const {
    return std::any_of(gap_.comments.begin(), gap_.comments.end(),
                       [range](text::Range comment) { return range.contains(comment); });
  }

  // What is to stand where the old space was and the new one would be: one text for both where the
  // tokens around them may stay; nothing otherwise.
  std::optional<std::string> common_space(text::Range old_range, std::size_t new_index) const {
    const std::string_view old_space_text = old_at(old_range);
    const std::string_view new_space_text = new_at(new_space(new_index));
    if (old_space_text == new_space_text) return std::string(old_space_text);
    const bool has_new_comment = new_space_text.find('#') != std::string_view::npos;
    const bool is_commented = has_comment(old_range);
    if (has_new_comment || (!is_commented && !has_line_break(old_space_text))) return std::nullopt;
    if (!has_line_break(new_space_text)) {
      const bool is_in_brackets =
          new_index == gap_.tokens.size() ? gap_.ends_in_brackets : gap_.tokens[new_index].is_in_brackets;
      if (is_in_brackets || is_continuation(old_space_text)) return std::string(old_space_text);
      return std::nullopt;
    }
    if (!is_commented || !has_line_break(old_space_text)) return std::nullopt;
    // Both break the line: the source's comments, at the indentation that the line gets.
    std::string shifted = shifted_lines(old_space_text, last_line(old_space_text), last_line(new_space_text));
    shifted.resize(shifted.size() - last_line(shifted).size());
    return shifted.append(last_line(new_space_text));
  }

  void match_prefix(Match& match, std::size_t limit_old, std::size_t limit_new) const {
    if (match.prefix_old == 0 && limit_new > 0 && begins_with_trailing_comma(limit_old)) {
      if (!gap_.tokens[0].takes_trailing_comma) add_edit(match, old_[0], "");
      match.prefix_old = 1;
    }
    while (match.prefix_old < limit_old && match.prefix_new < limit_new) {
      const text::Range token = old_[match.prefix_old];
      if (old_at(token) != new_at(gap_.tokens[match.prefix_new].range)) return;
      const text::Range space = old_space(match.prefix_old);
      const auto common = common_space(space, match.prefix_new);
      if (!common) return;
      add_edit(match, space, *common);
      ++match.prefix_old;
      ++match.prefix_new;
    }
  }

  // `a,\n)` against `)`, behind `a`: the comma belongs to the layout.
  bool begins_with_trailing_comma(std::size_t limit_old) const {
    if (!gap_.follows_kept || limit_old < 2 || old_at(old_[0]) != ",") return false;
    const auto closes = [](std::string_view token) { return token == ")" || token == "]" || token == "}"; };
    if (!closes(old_at(old_[1])) || !closes(new_at(gap_.tokens[0].range))) return false;
    const bool breaks_line = has_line_break(old_at({gap_.old.begin, old_[1].begin}));
    return breaks_line || (gap_.follows_run && gap_.tokens[0].takes_trailing_comma);
  }

  void match_suffix(Match& match) const {
    while (match.prefix_old + match.suffix < old_.size() &&
           match.prefix_new + match.suffix < gap_.tokens.size()) {
      const std::size_t old_token = old_.size() - match.suffix;
      const std::size_t new_token = gap_.tokens.size() - match.suffix;
      if (old_at(old_[old_token - 1]) != new_at(gap_.tokens[new_token - 1].range)) return;
      const text::Range space = old_space(old_token);
      const auto common = common_space(space, new_token);
      if (!common) return;
      add_edit(match, space, *common);
      ++match.suffix;
    }
  }

  Match match_from(bool prefix_first) const {
    Match match;
    if (prefix_first) {
      match_prefix(match, old_.size(), gap_.tokens.size());
      match_suffix(match);
    } else {
      match_suffix(match);
      match_prefix(match, old_.size() - match.suffix, gap_.tokens.size() - match.suffix);
    }
    const std::size_t old_end = old_.size() - match.suffix;
    const std::size_t new_end = gap_.tokens.size() - match.suffix;
    text::Range old_rest = {old_space(match.prefix_old).begin, old_space(old_end).end};
    const text::Range new_rest = {new_space(match.prefix_new).begin, new_space(new_end).end};
    std::string rest(new_at(new_rest));
    if (match.prefix_old == old_end && match.prefix_new == new_end) {
      rest = common_space(old_rest, new_end).value_or(rest);
    } else if (match.prefix_new != new_end) {
      keep_space_around(match, old_end, new_end, old_rest, rest);
    }
    add_edit(match, old_rest, rest);
    text::sort_edits(match.edits);
    for (const text::Range comment : gap_.comments) {
      for (const Edit& edit : match.edits) {
        const bool is_kept = edit.replacement.find(old_at(comment)) != std::string::npos;
        if (edit.range.overlaps(comment) && !is_kept) ++match.lost_comments;
      }
    }
    return match;
  }

  // Where tokens are written, in the place of others or between two that stay, the layout in front of
  // them and behind them stays.
  void keep_space_around(const Match& match, std::size_t old_end, std::size_t new_end, text::Range& old_rest,
                         std::string& rest) const {
    const text::Range back = old_space(old_end);
    if (common_space(back, new_end) == old_at(back)) {
      old_rest.end = back.begin;
      rest.resize(rest.size() - new_space(new_end).size());
    }
    const text::Range front = old_space(match.prefix_old);
    if (front.end <= old_rest.end && common_space(front, match.prefix_new) == old_at(front)) {
      old_rest.begin = front.end;
      rest.erase(0, new_space(match.prefix_new).size());
    }
  }

  // Without the whitespace that both have at their ends; nothing where both are equal.
  void add_edit(Match& match, text::Range range, std::string replacement) const {
    const std::string_view old_part = old_at(range);
    if (old_part == replacement) return;
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    const std::size_t shorter = std::min(old_part.size(), replacement.size());
    std::size_t front = 0;
    while (front < shorter && old_part[front] == replacement[front] && is_blank(old_part[front])) ++front;
    std::size_t back = 0;
    while (back < shorter - front && is_blank(old_part[old_part.size() - 1 - back]) &&
           old_part[old_part.size() - 1 - back] == replacement[replacement.size() - 1 - back])
      ++back;
    replacement = replacement.substr(front, replacement.size() - front - back);
    match.size += range.size() - front - back + replacement.size();
    match.edits.push_back({{static_cast<Offset>(range.begin + front), static_cast<Offset>(range.end - back)},
                           std::move(replacement)});
  }

  const Gap& gap_;
  std::vector<text::Range> old_;  // tokens, in the source
};

}  // namespace

FilledGap fill_gap(const Gap& gap) {
  if (gap.is_opaque) {
    FilledGap result{{}, gap.replacement};
    if (gap.source.substr(gap.old.begin, gap.old.size()) != gap.replacement)
      result.edits.push_back({gap.old, gap.replacement});
    return result;
  }
  return Filler(gap).fill();
}

}  // namespace aioshift::rewrite
