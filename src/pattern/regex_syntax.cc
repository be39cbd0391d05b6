#include "pattern/regex_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "pattern/regex_classes.h"
#include "text/utf8.h"

namespace aioshift::pattern {
namespace {

constexpr char32_t kLastCharacter = 0x10FFFF;
constexpr int kMaxClassDepth = 64;
constexpr std::size_t kMaxGroupDepth = 250;      // Rust's limit
constexpr std::uint32_t kMaxRepetitions = 1000;  // RE2's limit

bool is_ascii_alnum(char32_t c) {
  return c < 0x80 && std::isalnum(static_cast<int>(c)) != 0;
}

std::string literal(char32_t c) {
  std::string result;
  if (is_ascii_alnum(c) || c >= 0x80) {
    text::append_utf8(result, c);
  } else {
    result = fmt::format("\\x{:02X}", static_cast<unsigned>(c));
  }
  return result;
}

class Translator {
 public:
  Translator(std::string_view text, RegexForm form) : text_(text), form_(form) {}

  tl::expected<TranslatedRegex, std::string> run() {
    groups_.push_back({});
    while (error_.empty() && skip_ignored() && at_ < text_.size()) step();
    if (error_.empty() && groups_.size() > 1) fail("a group is not closed");
    if (error_.empty() && has_unicode_boundary_ && has_ascii_boundary_) {
      fail("`\\b` with Unicode's and with ASCII's meaning in one expression is not supported");
    }
    if (!error_.empty()) return tl::unexpected(error_);
    return TranslatedRegex{out_, has_unicode_boundary_};
  }

 private:
  struct Group {
    bool is_verbose = false;
    bool is_unicode = true;
    std::size_t begin = 0;  // in out_
  };

  bool fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    return false;
  }

  Group& flags() { return groups_.back(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool looking_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  char32_t take_character() {
    const char32_t c = text::code_point_at(text_, at_);
    ++at_;
    while (at_ < text_.size() && text::is_continuation(text_[at_])) ++at_;
    return c;
  }

  // Whitespace and comments under `(?x)`. Always true.
  bool skip_ignored() {
    if (!flags().is_verbose) return true;
    while (at_ < text_.size()) {
      if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      } else if (text_[at_] == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        break;
      }
    }
    return true;
  }

  void step() {
    switch (peek()) {
      case '(':
        open_group();
        return;
      case ')':
        if (groups_.size() == 1) {
          fail("a `)` closes no group");
          return;
        }
        ++at_;
        out_ += ')';
        atom_ = flags().begin;
        is_repeated_ = false;
        groups_.pop_back();
        return;
      case '|':
        ++at_;
        out_ += '|';
        atom_.reset();
        return;
      case '*':
      case '+':
      case '?':
        repeat(std::string(1, text_[at_++]));
        return;
      case '{':
        counted_repetition();
        return;
      case '^':
      case '$':
        assertion(std::string(1, text_[at_++]));
        return;
      case '.':
        ++at_;
        if (!flags().is_unicode) {
          fail("`.` under `(?-u)` may match a part of a character");
          return;
        }
        character(".");
        return;
      case '[': {
        std::string items;
        bool is_negated = false;
        if (char_class(items, is_negated, 0)) character((is_negated ? "[^" : "[") + items + "]");
        return;
      }
      case '\\':
        escape();
        return;
      default:
        character(literal(take_character()));
    }
  }

  // Something that takes one character of the text.
  void character(const std::string& atom) {
    atom_ = out_.size();
    is_repeated_ = false;
    if (form_ == RegexForm::kPlain) {
      out_ += atom;
    } else {
      out_ += fmt::format("(?:{0}{1}{0})", kMarkerClass, atom);
    }
  }

  void assertion(std::string_view what) {
    atom_ = out_.size();
    is_repeated_ = false;
    out_ += what;
  }

  void repeat(std::string_view operator_text) {
    if (!atom_) {
      fail(fmt::format("there is nothing for `{}` to repeat", operator_text));
      return;
    }
    // RE2 takes no second operator on one atom; Rust does.
    if (is_repeated_) {
      out_.insert(*atom_, "(?:");
      out_ += ')';
    }
    out_ += operator_text;
    if (peek() == '?') {
      ++at_;
      out_ += '?';
    }
    is_repeated_ = true;
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }

  std::optional<std::uint32_t> number() {
    skip_blanks();
    if (std::isdigit(static_cast<unsigned char>(peek())) == 0) return std::nullopt;
    std::uint32_t value = 0;
    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) {
      if (value <= kMaxRepetitions) value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
      ++at_;
    }
    skip_blanks();
    return value;
  }

  void counted_repetition() {
    ++at_;
    const auto least = number();
    std::string written = least ? fmt::format("{{{}", *least) : "";
    std::optional<std::uint32_t> most = least;
    if (least && peek() == ',') {
      ++at_;
      most = number();
      written += most ? fmt::format(",{}", *most) : ",";
    }
    if (!least || peek() != '}') {
      fail("a `{` begins no repetition such as `{2}` or `{2,3}`; as a character it is written `\\{`");
      return;
    }
    ++at_;
    if (std::max(*least, most.value_or(0)) > kMaxRepetitions) {
      fail(fmt::format("more than {} repetitions are not supported", kMaxRepetitions));
      return;
    }
    if (most && *most < *least) {
      fail(fmt::format("the repetition `{}}}` ends before it begins", written));
      return;
    }
    repeat(written + "}");
  }

  void open_group() {
    Group group = flags();
    if (groups_.size() > kMaxGroupDepth) {
      fail("groups are nested too deep");
      return;
    }
    group.begin = out_.size();
    ++at_;
    atom_.reset();
    if (peek() != '?') {
      groups_.push_back(group);
      out_ += '(';
      return;
    }
    if (looking_at("?=") || looking_at("?!") || looking_at("?<=") || looking_at("?<!")) {
      fail("look-around is not supported");
      return;
    }
    if (looking_at("?P<") || looking_at("?<")) {
      at_ += looking_at("?P<") ? 3 : 2;
      const std::size_t end = text_.find('>', at_);
      const std::string_view name = text_.substr(at_, end - at_);
      if (end == std::string_view::npos) {
        fail("the name of a group is not closed");
      } else if (!is_group_name(name)) {
        fail(fmt::format("`{}` cannot be the name of a group: letters, digits and underscores can", name));
      } else if (std::find(names_.begin(), names_.end(), name) != names_.end()) {
        fail(fmt::format("two groups have the name `{}`", name));
      } else {
        at_ = end + 1;
        names_.push_back(name);
        groups_.push_back(group);
        out_ += fmt::format("(?P<{}>", name);
      }
      return;
    }
    ++at_;
    open_flags(group);
  }

  static bool is_group_name(std::string_view name) {
    return !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '_' || is_ascii_alnum(static_cast<unsigned char>(c)); });
  }

  // `(?i)` and `(?i:`; RE2 knows neither `u` nor `x`.
  void open_flags(Group group) {
    std::string on;
    std::string off;
    bool is_off = false;
    for (; at_ < text_.size() && peek() != ')' && peek() != ':'; ++at_) {
      const char flag = peek();
      if (flag == '-' && !is_off) {
        is_off = true;
      } else if (flag == 'x') {
        group.is_verbose = !is_off;
      } else if (flag == 'u') {
        group.is_unicode = !is_off;
      } else if (flag == 'i' || flag == 'm' || flag == 's' || flag == 'U') {
        (is_off ? off : on) += flag;
      } else if (flag == 'R') {
        if (!is_off) fail("the flag `R` is not supported");
      } else {
        fail(fmt::format("`(?{}` begins no group that is known", flag));
        return;
      }
    }
    if (at_ == text_.size()) {
      fail("a group is not closed");
      return;
    }
    const std::string written = on + (off.empty() ? "" : "-" + off);
    if (text_[at_++] == ':') {
      groups_.push_back(group);
      out_ += "(?" + written + ":";
      return;
    }
    group.begin = flags().begin;
    flags() = group;
    if (!written.empty()) out_ += "(?" + written + ")";
  }

  void escape() {
    const char c = peek(1);
    if (c == 'b' || c == 'B') {
      at_ += 2;
      if (peek() == '{') {
        fail("word boundaries that look one way (`\\b{start}`) are not supported");
        return;
      }
      (flags().is_unicode ? has_unicode_boundary_ : has_ascii_boundary_) = true;
      assertion(c == 'b' ? "\\b" : "\\B");
      return;
    }
    if (c == '<' || c == '>') {
      fail(fmt::format("word boundaries that look one way (`\\{}`) are not supported", c));
      return;
    }
    if (c == 'A' || c == 'z') {
      at_ += 2;
      assertion(c == 'A' ? "\\A" : "\\z");
      return;
    }
    std::string items;
    bool is_negated = false;
    if (class_escape(items, is_negated)) {
      character((is_negated ? "[^" : "[") + items + "]");
    } else if (const auto code_point = character_escape()) {
      character(literal(*code_point));
    }
  }

  // `\d`, `\p{L}` and their like; false where the escape is a character's, or wrong.
  bool class_escape(std::string& items, bool& is_negated) {
    const char c = peek(1);
    if (c == 'p' || c == 'P') {
      at_ += 2;
      is_negated = c == 'P';
      return property(items, is_negated);
    }
    const bool is_upper = c == 'D' || c == 'S' || c == 'W';
    if (!is_upper && c != 'd' && c != 's' && c != 'w') return false;
    at_ += 2;
    is_negated = is_upper;
    const bool is_unicode = flags().is_unicode;
    if (is_upper && !is_unicode)
      return fail(fmt::format("`\\{}` under `(?-u)` may match a part of a character", c));
    if (c == 'd' || c == 'D') items = digit_items(is_unicode);
    if (c == 's' || c == 'S') items = space_items(is_unicode);
    if (c == 'w' || c == 'W') items = word_items(is_unicode);
    return true;
  }

  bool property(std::string& items, bool& is_negated) {
    std::string_view name;
    if (peek() == '{') {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos) return fail("a `\\p{` is not closed");
      name = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
    } else if (at_ < text_.size()) {
      name = text_.substr(at_, 1);
      ++at_;
    }
    if (name.starts_with('^')) {
      name.remove_prefix(1);
      is_negated = !is_negated;
    }
    if (const std::size_t equals = name.find_first_of("=:"); equals != std::string_view::npos) {
      const std::string key = comparable(name.substr(0, equals));
      if (key != "gc" && key != "generalcategory" && key != "sc" && key != "script")
        return fail(fmt::format("the Unicode property `{}` is not supported", name));
      name = name.substr(equals + 1);
    }
    items = property_items(name);
    return !items.empty() || fail(fmt::format("the Unicode property `{}` is not supported", name));
  }

  // `\n`, `\x41`, `\.`: nothing where there is no such escape, which is an error.
  std::optional<char32_t> character_escape() {
    ++at_;
    if (at_ == text_.size()) {
      fail("the expression ends with a backslash");
      return std::nullopt;
    }
    const char c = peek();
    if (c == 'x' || c == 'u' || c == 'U') {
      ++at_;
      return hexadecimal(c == 'x' ? 2 : c == 'u' ? 4 : 8);
    }
    const char32_t taken = take_character();
    constexpr std::string_view kNames = "afnrtv";
    constexpr std::string_view kValues = "\a\f\n\r\t\v";
    if (const std::size_t index = kNames.find(c); index != std::string_view::npos) {
      return static_cast<char32_t>(kValues[index]);
    }
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      fail("references back to a group are not supported");
      return std::nullopt;
    }
    if (taken >= 0x80 || is_ascii_alnum(taken)) {
      std::string written;
      text::append_utf8(written, taken);
      fail(fmt::format("there is no escape `\\{}`", written));
      return std::nullopt;
    }
    return taken;
  }

  std::optional<char32_t> hexadecimal(std::size_t digits) {
    std::string_view written;
    if (peek() == '{') {
      const std::size_t end = std::min(text_.find('}', at_), text_.size());
      written = text_.substr(at_ + 1, end - at_ - 1);
      at_ = std::min(end + 1, text_.size());
    } else {
      written = text_.substr(at_, digits);
      at_ = std::min(at_ + digits, text_.size());
      if (written.size() != digits) written = {};
    }
    char32_t value = 0;
    for (const char c : written) {
      if (std::isxdigit(static_cast<unsigned char>(c)) == 0) written = {};
      if (written.empty() || value > kLastCharacter) break;
      const int digit = std::isdigit(static_cast<unsigned char>(c)) != 0 ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    if (written.empty() || value > kLastCharacter || (value >= 0xD800 && value <= 0xDFFF)) {
      fail("an escape with a number names no character");
      return std::nullopt;
    }
    return value;
  }

  // From `[` to its `]`. What a class within the class holds is written into the class around it.
  bool char_class(std::string& items, bool& is_negated, int depth) {
    if (depth > kMaxClassDepth) return fail("classes are nested too deep");
    ++at_;
    is_negated = peek() == '^';
    if (is_negated) {
      ++at_;
      if (!flags().is_unicode) return fail("a negated class under `(?-u)` may match a part of a character");
    }
    skip_ignored();
    while (peek() == '-') {
      ++at_;
      items += literal('-');
    }
    if (items.empty() && peek() == ']') {
      ++at_;
      items += literal(']');
    }
    while (skip_ignored() && at_ < text_.size()) {
      if (peek() == ']') {
        ++at_;
        return true;
      }
      if (!class_item(items, depth)) return false;
    }
    return fail("a `[` is not closed");
  }

  bool class_item(std::string& items, int depth) {
    if (looking_at("&&") || looking_at("--") || looking_at("~~"))
      return fail(fmt::format("operations on classes (`{}`) are not supported", text_.substr(at_, 2)));
    if (looking_at("[:")) {
      const std::size_t end = text_.find(":]", at_);
      if (end != std::string_view::npos) {
        const std::string_view name = text_.substr(at_, end + 2 - at_);
        const bool is_plain = std::all_of(name.begin() + 2, name.end() - 2, [](char c) {
          return c == '^' || std::isalpha(static_cast<unsigned char>(c)) != 0;
        });
        if (is_plain) {
          items += name;
          at_ = end + 2;
          return true;
        }
      }
    }
    if (peek() == '[') {
      bool is_negated = false;
      if (!char_class(items, is_negated, depth + 1)) return false;
      return !is_negated || fail("a negated class within another is not supported");
    }
    if (peek() == '\\') {
      std::string inner;
      bool is_negated = false;
      if (class_escape(inner, is_negated)) {
        const auto meant = is_negated ? complement(inner) : inner;
        if (!meant) return fail("a negated property of this kind within a class is not supported");
        items += *meant;
        return true;
      }
      if (!error_.empty()) return false;
    }
    const auto first = class_character();
    if (!first) return false;
    skip_ignored();
    if (peek() != '-' || peek(1) == ']' || peek(1) == '-') {
      items += literal(*first);
      return true;
    }
    ++at_;
    skip_ignored();
    const auto last = class_character();
    if (!last) return false;
    if (*last < *first) return fail("a range of characters ends before it begins");
    items += literal(*first) + "-" + literal(*last);
    return true;
  }

  std::optional<char32_t> class_character() {
    if (peek() == '\\') return character_escape();
    if (at_ == text_.size()) {
      fail("a `[` is not closed");
      return std::nullopt;
    }
    return take_character();
  }

  std::string_view text_;
  RegexForm form_;
  std::size_t at_ = 0;
  std::string out_;
  std::string error_;
  std::vector<Group> groups_;
  std::vector<std::string_view> names_;
  std::optional<std::size_t> atom_;  // where what a repetition would repeat begins in out_
  bool is_repeated_ = false;
  bool has_unicode_boundary_ = false;
  bool has_ascii_boundary_ = false;
};

}  // namespace

tl::expected<TranslatedRegex, std::string> translate_regex(std::string_view text, RegexForm form) {
  return Translator(text, form).run();
}

}  // namespace aioshift::pattern
