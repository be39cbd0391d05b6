#include "pattern/regex.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "pattern/regex_syntax.h"
#include "pattern/word_characters.h"
#include "text/utf8.h"

namespace aioshift::pattern {
namespace {

// Rust's crate allows 10 MiB for a compiled expression by default; RE2's programs are of similar size.
constexpr std::int64_t kMaxMemory = std::int64_t{16} << 20;

std::unique_ptr<const RE2> compile_re2(const std::string& pattern, std::int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  return std::make_unique<const RE2>(pattern, options);
}

std::string message_of(const RE2& regex) {
  switch (regex.error_code()) {
    case RE2::ErrorPatternTooLarge:
      return "the regular expression needs too much memory";
    case RE2::ErrorRepeatSize:
      return "the repetitions of the regular expression, multiplied, are too many";
    case RE2::ErrorBadCharRange:
      return fmt::format("the regular expression has an unknown class or a bad range: `{}`",
                         regex.error_arg());
    default:
      return fmt::format("the regular expression is not valid: {}", regex.error());
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RE2's `\b` holds between a letter, digit or underscore of ASCII and anything else. To have Unicode's
// word boundaries, each place between two characters gets two markers, one before and one behind the
// place that matters, so chosen that RE2's `\b` holds between them where Unicode's does in the text:
// "0" counts as part of a word and " " does not. Beside a line end the marker is one too, so that `^`
// and `$` of multi-line mode hold where they did. The expression is translated to fit: what takes a
// character takes a marker before and behind it as well.
class SpreadText {
 public:
  explicit SpreadText(std::string_view text) {
    constexpr char32_t kNone = 0;
    char32_t previous = kNone;
    std::size_t at = 0;
    while (true) {
      const bool is_begin = at == 0;
      const bool is_end = at == text.size();
      const char32_t next = is_end ? kNone : text::code_point_at(text, at);
      const bool is_boundary = is_word_character(previous) != is_word_character(next);
      char before = '0';
      char behind = is_boundary ? ' ' : '0';
      if (is_begin || previous == '\n') {
        before = '\n';
        behind = is_boundary ? '0' : ' ';
        if (next == '\n') behind = '\n';
      } else if (next == '\n' || is_end) {
        before = is_boundary ? '0' : ' ';
        behind = '\n';
      }
      if (!is_begin) spread_ += before;
      places_.push_back({at, spread_.size()});
      if (is_end) return;
      spread_ += behind;
      std::size_t end = at + 1;
      while (end < text.size() && text::is_continuation(text[end])) ++end;
      spread_ += text.substr(at, end - at);
      previous = next;
      at = end;
    }
  }

  const std::string& text() const { return spread_; }

  std::size_t to_spread(std::size_t offset) const {
    return std::lower_bound(places_.begin(), places_.end(), offset,
                            [](const Place& place, std::size_t wanted) { return place.offset < wanted; })
        ->spread;
  }
  std::size_t from_spread(std::size_t spread) const {
    return std::lower_bound(places_.begin(), places_.end(), spread,
                            [](const Place& place, std::size_t wanted) { return place.spread < wanted; })
        ->offset;
  }

 private:
  // Between two characters, in the text and in what is made of it.
  struct Place {
    std::size_t offset;
    std::size_t spread;
  };
  std::string spread_;
  std::vector<Place> places_;
};

// What a group matched, in the text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};
using Groups = std::vector<std::optional<Span>>;  // [0] is the whole match

// A text to search in, prepared once.
class Subject {
 public:
  Subject(std::string_view text, const RE2& plain, const RE2* spread)
      : text_(text), plain_(plain), spread_(is_ascii(text) ? nullptr : spread) {
    if (spread_ != nullptr) spread_text_.emplace(text);
  }

  // The leftmost match that begins at `from` or behind it; false where there is none.
  bool find(std::size_t from, Groups& groups) const {
    std::vector<re2::StringPiece> pieces(groups.size() + (spread_ != nullptr ? 1 : 0));
    if (spread_ != nullptr) {
      const std::string& text = spread_text_->text();
      // The whole expression is the first group: in front of it stands what leads there.
      if (!spread_->Match(text, spread_text_->to_spread(from), text.size(), RE2::ANCHOR_START, pieces.data(),
                          static_cast<int>(pieces.size())))
        return false;
      pieces.erase(pieces.begin());
      fill(groups, pieces, text.data());
      for (auto& group : groups) {
        if (group)
          group = Span{spread_text_->from_spread(group->begin), spread_text_->from_spread(group->end)};
      }
      return true;
    }
    if (!plain_.Match(text_, from, text_.size(), RE2::UNANCHORED, pieces.data(),
                      static_cast<int>(pieces.size())))
      return false;
    fill(groups, pieces, text_.data());
    return true;
  }

 private:
  static void fill(Groups& groups, const std::vector<re2::StringPiece>& pieces, const char* text) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      groups[i].reset();
      if (pieces[i].data() == nullptr) continue;
      const auto begin = static_cast<std::size_t>(pieces[i].data() - text);
      groups[i] = Span{begin, begin + pieces[i].size()};
    }
  }

  std::string_view text_;
  const RE2& plain_;
  const RE2* spread_;
  std::optional<SpreadText> spread_text_;
};

// The group that a replacement names, by number; nothing where there is none.
std::optional<std::size_t> group_number(const RE2& regex, std::string_view name) {
  const auto count = static_cast<std::size_t>(regex.NumberOfCapturingGroups());
  const bool is_number = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  if (is_number) {
    std::size_t number = 0;
    for (const char c : name) {
      number = std::min(number * 10 + static_cast<std::size_t>(c - '0'), count + 1);
    }
    return number <= count ? std::optional(number) : std::nullopt;
  }
  const auto& named = regex.NamedCapturingGroups();
  const auto known = named.find(std::string(name));
  return known == named.end() ? std::nullopt : std::optional(static_cast<std::size_t>(known->second));
}

bool may_be_in_name(char c) {
  return c == '_' ||
         (std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80);
}

std::string expanded(std::string_view replacement, const RE2& regex, std::string_view text,
                     const Groups& groups) {
  std::string result;
  while (!replacement.empty()) {
    const std::size_t dollar = std::min(replacement.find('$'), replacement.size());
    result += replacement.substr(0, dollar);
    replacement.remove_prefix(dollar);
    if (replacement.empty()) break;
    if (replacement.starts_with("$$")) {
      result += '$';
      replacement.remove_prefix(2);
      continue;
    }
    std::string_view name;
    std::size_t length = 1;
    if (replacement.starts_with("${")) {
      const std::size_t end = replacement.find('}');
      if (end != std::string_view::npos) {
        name = replacement.substr(2, end - 2);
        length = end + 1;
      }
    } else {
      while (length < replacement.size() && may_be_in_name(replacement[length])) ++length;
      name = replacement.substr(1, length - 1);
    }
    if (length == 1) {
      result += '$';
    } else if (const auto number = group_number(regex, name)) {
      if (const auto& group = groups[*number]) result += text.substr(group->begin, group->end - group->begin);
    }
    replacement.remove_prefix(length);
  }
  return result;
}

}  // namespace

Regex::Regex(std::unique_ptr<const RE2> plain, std::unique_ptr<const RE2> spread)
    : plain_(std::move(plain)), spread_(std::move(spread)) {}
Regex::Regex(Regex&& other) noexcept = default;
Regex& Regex::operator=(Regex&& other) noexcept = default;
Regex::~Regex() = default;

bool Regex::is_found_in(std::string_view text) const {
  Groups none;
  return Subject(text, *plain_, spread_.get()).find(0, none);
}

std::string Regex::replace_all(std::string_view text, std::string_view replacement) const {
  const Subject subject(text, *plain_, spread_.get());
  Groups groups(static_cast<std::size_t>(plain_->NumberOfCapturingGroups()) + 1);
  std::string result;
  std::size_t copied = 0;
  std::optional<std::size_t> last_end;
  for (std::size_t from = 0; from <= text.size() && subject.find(from, groups);) {
    const Span match = *groups[0];
    const bool is_empty = match.begin == match.end;
    if (is_empty && last_end == match.end) {
      // An empty match behind another match is none; the next may begin one character on.
      from = match.end + 1;
      while (from < text.size() && text::is_continuation(text[from])) ++from;
      continue;
    }
    result += text.substr(copied, match.begin - copied);
    result += expanded(replacement, *plain_, text, groups);
    copied = match.end;
    last_end = match.end;
    from = match.end;
  }
  result += text.substr(copied);
  return result;
}

tl::expected<Regex, std::string> compile_regex(std::string_view text) {
  if (text::find_invalid_utf8(text) != text.size())
    return tl::unexpected(std::string("the regular expression is not valid: it is no UTF-8, or has a NUL"));
  const auto translated = translate_regex(text, RegexForm::kPlain);
  if (!translated) return tl::unexpected("the regular expression is not valid: " + translated.error());
  auto plain = compile_re2(translated->pattern, kMaxMemory);
  if (!plain->ok()) return tl::unexpected(message_of(*plain));
  std::unique_ptr<const RE2> spread;
  if (translated->has_unicode_boundary) {
    const auto form = translate_regex(text, RegexForm::kSpread);
    const std::string leading = fmt::format("(?s:{0}.{0})*?", kMarkerClass);
    spread = compile_re2(leading + "(" + form->pattern + ")", 4 * kMaxMemory);
    if (!spread->ok()) return tl::unexpected(message_of(*spread));
  }
  return Regex(std::move(plain), std::move(spread));
}

}  // namespace aioshift::pattern
