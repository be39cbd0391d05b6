#include "text/line_index.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "text/utf8.h"

namespace aioshift::text {
namespace {

// Lines longer than this get checkpoints, so that a position in a line of megabytes is found
// without counting from its beginning.
constexpr Offset kCheckpointDistance = 4096;

}  // namespace

LineIndex::LineIndex(std::string_view text) : size_(static_cast<Offset>(text.size())) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto find = [](const char* from, const char* to, char wanted) {
    return from == to
               ? nullptr
               : static_cast<const char*>(std::memchr(from, wanted, static_cast<std::size_t>(to - from)));
  };
  // Most files have no CR at all, which one pass at memory speed tells.
  const bool has_cr = find(begin, end, '\r') != nullptr;
  const auto start_line = [&](const char* p) { starts_.push_back(static_cast<Offset>(p - begin)); };
  for (const char* line = begin; line != end;) {
    const char* lf = find(line, end, '\n');
    const char* const segment_end = lf ? lf : end;
    if (has_cr) {
      const char* p = line;
      while (const char* cr = find(p, segment_end, '\r')) {
        p = cr + 1;
        if (p != lf) start_line(p);
      }
    }
    if (!lf) break;
    line = lf + 1;
    start_line(line);
  }
  if (starts_.size() > 1 && starts_.back() == size_) starts_.pop_back();

  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const Offset line_end = i + 1 < starts_.size() ? starts_[i + 1] : size_;
    if (line_end - starts_[i] <= kCheckpointDistance) continue;
    CharacterCount total;
    for (Offset at = 0;; at += kCheckpointDistance) {
      checkpoints_.push_back({static_cast<Offset>(total.characters), static_cast<Offset>(total.astral)});
      if (size_ - at < kCheckpointDistance) break;
      const CharacterCount more = count_characters(text.substr(at, kCheckpointDistance));
      total.characters += more.characters;
      total.astral += more.astral;
    }
    break;
  }
}

std::uint32_t LineIndex::count() const {
  return static_cast<std::uint32_t>(starts_.size());
}

std::uint32_t LineIndex::line_at(Offset offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(next - starts_.begin()) - 1;
}

Range LineIndex::full_range(std::uint32_t line) const {
  assert(line < count());
  return {starts_[line], line + 1 < starts_.size() ? starts_[line + 1] : size_};
}

Range LineIndex::content_range(std::string_view text, std::uint32_t line) const {
  Range range = full_range(line);
  range.end -= static_cast<Offset>(terminator(text, line).size());
  return range;
}

std::string_view LineIndex::terminator(std::string_view text, std::uint32_t line) const {
  const Range range = full_range(line);
  const std::string_view full = text.substr(range.begin, range.size());
  if (full.ends_with("\r\n")) return "\r\n";
  if (full.ends_with('\n')) return "\n";
  if (full.ends_with('\r')) return "\r";
  return "";
}

LineIndex::Columns LineIndex::columns(std::string_view text, Offset line_start, Offset offset) const {
  if (offset - line_start <= kCheckpointDistance || checkpoints_.empty()) {
    const CharacterCount count = count_characters(text.substr(line_start, offset - line_start));
    return {static_cast<Offset>(count.characters), static_cast<Offset>(count.astral)};
  }
  const auto before = [&](Offset at) {
    const Columns& checkpoint = checkpoints_[at / kCheckpointDistance];
    const Offset from = at - at % kCheckpointDistance;
    const CharacterCount count = count_characters(text.substr(from, at - from));
    return Columns{checkpoint.characters + static_cast<Offset>(count.characters),
                   checkpoint.astral + static_cast<Offset>(count.astral)};
  };
  const Columns end = before(offset);
  const Columns start = before(line_start);
  return {end.characters - start.characters, end.astral - start.astral};
}

Position LineIndex::locate(std::string_view text, Offset offset, bool utf16) const {
  assert(text.size() == size_);
  offset = std::min(offset, size_);
  // An offset inside a character is where the character begins.
  while (offset > 0 && offset < size_ && is_continuation(text[offset])) --offset;
  const std::uint32_t line = line_at(offset);
  const Columns before = columns(text, starts_[line], offset);
  return {line + 1, before.characters + (utf16 ? before.astral : 0) + 1};
}

Position LineIndex::position(std::string_view text, Offset offset) const {
  return locate(text, offset, false);
}

Position LineIndex::utf16_position(std::string_view text, Offset offset) const {
  return locate(text, offset, true);
}

}  // namespace aioshift::text
