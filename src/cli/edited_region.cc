#include "cli/edited_region.h"

#include <algorithm>

#include "text/line_index.h"
#include "text/utf8.h"

namespace aioshift::cli {
namespace {

std::string_view first_line(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
}

std::string_view last_line(std::string_view text) {
  const std::size_t before = text.size() < 2 ? std::string_view::npos : text.rfind('\n', text.size() - 2);
  return before == std::string_view::npos ? text : text.substr(before + 1);
}

}  // namespace

EditedRegion::EditedRegion(std::string_view text, const std::vector<text::Edit>& edits, text::Range finding)
    : text_(text), range_(finding) {
  const text::LineIndex lines(text);
  std::vector<text::Edit> inside;
  for (bool grows = true; grows;) {
    const std::uint32_t last = lines.line_at(range_.end);
    range_.begin = lines.full_range(lines.line_at(range_.begin)).begin;
    // A range that ends behind a line end does not reach into the next line.
    if (range_.end == range_.begin || range_.end != lines.full_range(last).begin)
      range_.end = lines.full_range(last).end;
    grows = false;
    inside.clear();
    others_.clear();
    for (const text::Edit& edit : edits) {
      if (edit.range.end < range_.begin || edit.range.begin > range_.end) {
        others_.push_back(edit);
        continue;
      }
      inside.push_back(edit);
      if (edit.range.begin < range_.begin || edit.range.end > range_.end) {
        range_.begin = std::min(range_.begin, edit.range.begin);
        range_.end = std::max(range_.end, edit.range.end);
        grows = true;
      }
    }
  }
  for (text::Edit& edit : inside) {
    edit.range.begin -= range_.begin;
    edit.range.end -= range_.begin;
  }
  new_text_ = text::apply_edits(old_text(), inside);
}

tl::expected<std::vector<text::Edit>, std::string> EditedRegion::edits_for(std::string lines) const {
  if (lines.find_first_not_of(" \t\r\n") == std::string::npos)
    return tl::unexpected(std::string("nothing was left of the text"));
  if (text::find_invalid_utf8(lines) != lines.size())
    return tl::unexpected(std::string("the text is no valid UTF-8"));
  std::string_view before = old_text();
  if (before.ends_with('\n') && !lines.ends_with('\n')) lines += '\n';
  if (before.find("\r\n") != std::string_view::npos) {
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2) {
      if (at > 0 && lines[at - 1] == '\r') {
        --at;
      } else {
        lines.insert(at, "\r");
      }
    }
  }
  // Lines that are as they were stay outside of the edit.
  std::string_view after = lines;
  text::Range range = range_;
  while (!before.empty() && !after.empty() && first_line(before) == first_line(after)) {
    const std::size_t size = first_line(before).size();
    range.begin += static_cast<text::Offset>(size);
    before.remove_prefix(size);
    after.remove_prefix(size);
  }
  while (!before.empty() && !after.empty() && last_line(before) == last_line(after)) {
    const std::size_t size = last_line(before).size();
    range.end -= static_cast<text::Offset>(size);
    before.remove_suffix(size);
    after.remove_suffix(size);
  }
  if (before.empty() && after.empty())
    return tl::unexpected(std::string("the text is the old one; n leaves it"));
  std::vector<text::Edit> edits = others_;
  edits.push_back({range, std::string(after)});
  text::sort_edits(edits);
  return edits;
}

}  // namespace aioshift::cli
