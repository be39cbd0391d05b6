#include "rewrite/fix.h"

#include <algorithm>

namespace aioshift::rewrite {

std::string_view to_string(Applicability applicability) {
  switch (applicability) {
    case Applicability::kSafe:
      return "safe";
    case Applicability::kUnsafe:
      return "unsafe";
    case Applicability::kManual:
      break;
  }
  return "manual";
}

namespace {

bool conflicts(const text::Edit& a, const text::Edit& b) {
  if (a == b) return false;
  if (a.range.empty() && b.range.empty()) return a.range.begin == b.range.begin;
  if (a.range.empty() || b.range.empty()) {
    // An insertion at the border of a replaced range keeps its meaning only on the outer side;
    // which side was meant is not known.
    const text::Range insertion = a.range.empty() ? a.range : b.range;
    const text::Range other = a.range.empty() ? b.range : a.range;
    return other.begin <= insertion.begin && insertion.begin <= other.end;
  }
  return a.range.overlaps(b.range);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\f") == std::string_view::npos;
}

bool writes_lines(const text::Edit& edit) {
  return edit.replacement.find('\n') != std::string::npos;
}

bool touches(text::Range a, text::Range b) {
  return a.begin <= b.end && b.begin <= a.end;
}

}  // namespace

void set_shifted_lines(Fix& fix, const std::function<std::optional<std::string_view>(FileId)>& text_of) {
  fix.shifted_lines.clear();
  for (const auto& [file, edit] : fix.edits) {
    if (!is_blank(edit.replacement)) continue;
    const auto text = text_of(file);
    if (!text || edit.range.end > text->size() ||
        !is_blank(text->substr(edit.range.begin, edit.range.size())))
      continue;
    text::Offset begin = edit.range.begin;
    while (begin > 0 && is_blank(text->substr(begin - 1, 1))) --begin;
    if (begin > 0 && (*text)[begin - 1] != '\n') continue;
    const std::size_t end = std::min(text->find('\n', edit.range.end), text->size());
    fix.shifted_lines.push_back({file, {edit.range.end, static_cast<text::Offset>(end)}});
  }
}

// Whether one of two Fixes writes several lines where the other one moves a line: only the first would go
// with it.
bool EditSet::splits_shifted_lines(const Fix& fix) const {
  for (const FileEdit& written : fix.edits) {
    const auto it = taken_.find(written.file);
    if (it == taken_.end() || !writes_lines(written.edit)) continue;
    const auto is_split = [&](text::Range line) { return touches(written.edit.range, line); };
    if (std::any_of(it->second.shifted_lines.begin(), it->second.shifted_lines.end(), is_split)) return true;
  }
  for (const FileRange& line : fix.shifted_lines) {
    const auto it = taken_.find(line.file);
    if (it == taken_.end() || it->second.furthest < line.range.begin) continue;
    const auto splits = [&](const text::Edit& edit) {
      return writes_lines(edit) && touches(edit.range, line.range);
    };
    if (std::any_of(it->second.edits.begin(), it->second.edits.end(), splits)) return true;
  }
  return false;
}

bool EditSet::add(const Fix& fix) {
  if (splits_shifted_lines(fix)) return false;
  for (const FileRange& needed : fix.relied_on) {
    const auto it = taken_.find(needed.file);
    if (it == taken_.end()) continue;
    const auto removes = [&](const text::Edit& edit) { return edit.range.overlaps(needed.range); };
    if (std::any_of(it->second.edits.begin(), it->second.edits.end(), removes)) return false;
  }
  std::vector<const FileEdit*> fresh;
  for (const FileEdit& candidate : fix.edits) {
    const auto it = taken_.find(candidate.file);
    const auto is_touched = [&](text::Range needed) { return candidate.edit.range.overlaps(needed); };
    if (it != taken_.end() &&
        std::any_of(it->second.relied_on.begin(), it->second.relied_on.end(), is_touched))
      return false;
    bool merged = false;
    // Fixes come in source order: most lie behind all that was taken, and need no comparison.
    if (it != taken_.end() && candidate.edit.range.begin <= it->second.furthest) {
      for (const text::Edit& taken : it->second.edits) {
        if (taken == candidate.edit) {
          merged = true;
          break;
        }
        if (conflicts(taken, candidate.edit)) return false;
      }
    }
    if (!merged) fresh.push_back(&candidate);
  }
  for (const FileEdit* edit : fresh) {
    Taken& taken = taken_[edit->file];
    taken.edits.push_back(edit->edit);
    taken.furthest = std::max(taken.furthest, edit->edit.range.end);
  }
  for (const auto& [file, line] : fix.shifted_lines) taken_[file].shifted_lines.push_back(line);
  for (const FileRange& needed : fix.relied_on) {
    std::vector<text::Range>& ranges = taken_[needed.file].relied_on;
    if (std::find(ranges.begin(), ranges.end(), needed.range) == ranges.end()) ranges.push_back(needed.range);
  }
  return true;
}

std::vector<text::Edit> EditSet::edits_for(FileId file) const {
  const auto it = taken_.find(file);
  if (it == taken_.end()) return {};
  std::vector<text::Edit> edits = it->second.edits;
  text::sort_edits(edits);
  return edits;
}

std::vector<FileId> EditSet::files() const {
  std::vector<FileId> files;
  for (const auto& [file, edits] : taken_) files.push_back(file);
  return files;
}

}  // namespace aioshift::rewrite
