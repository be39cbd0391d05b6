#include "pattern/regex_literals.h"

#include <cctype>
#include <optional>

namespace aioshift::pattern {
namespace {

constexpr std::size_t kShortest = 2;  // a single character is in every file

bool is_plain(char c) {
  return c == '_' || c == '-' || c == ' ' || c == '"' || c == '\'' || c == '=' || c == ':' || c == ',' ||
         c == '/' || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The longest run of plain characters in one alternative, those outside of any group and class that
// a quantifier does not make optional. Nothing where the alternative is not understood.
std::optional<std::string> longest_run(std::string_view text) {
  std::string best;
  std::string run;
  const auto end_run = [&] {
    if (run.size() > best.size()) best = run;
    run.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_plain(c)) {
      run += c;
    } else if (c == '\\' && i + 1 < text.size() &&
               std::isalnum(static_cast<unsigned char>(text[i + 1])) == 0) {
      run += text[++i];
    } else if (c == '*' || c == '?' || c == '{') {
      // The last character need not be there; of several bytes, none of them.
      while (!run.empty() && (static_cast<unsigned char>(run.back()) & 0xC0U) == 0x80U) run.pop_back();
      if (!run.empty()) run.pop_back();
      end_run();
      if (c == '{') {
        i = text.find('}', i);
        if (i == std::string_view::npos) return std::nullopt;
      }
    } else if (c == '+' || c == '.' || c == '^' || c == '$') {
      end_run();
    } else if (c == '\\' && i + 1 < text.size() &&
               std::string_view("wWdDsSbB").find(text[i + 1]) != std::string_view::npos) {
      end_run();
      ++i;
    } else if (c == '[') {
      end_run();
      std::size_t close = i + 1;
      if (close < text.size() && text[close] == '^') ++close;
      if (close < text.size() && text[close] == ']') ++close;
      for (; close < text.size() && text[close] != ']'; ++close) {
        if (text[close] == '\\') ++close;
        if (close < text.size() && text[close] == '[') return std::nullopt;  // a class within a class
      }
      if (close >= text.size()) return std::nullopt;
      i = close;
    } else {
      return std::nullopt;  // groups, other escapes
    }
  }
  end_run();
  if (best.size() < kShortest) return std::nullopt;
  return best;
}

}  // namespace

std::vector<std::string> literals_of_regex(std::string_view regex) {
  if (regex.starts_with('^')) regex.remove_prefix(1);
  if (regex.ends_with('$') && !regex.ends_with("\\$")) regex.remove_suffix(1);
  // One group around everything: `^(get|post)$`. One inside, or one with flags, is not understood below.
  if (regex.starts_with('(') && regex.ends_with(')') && !regex.ends_with("\\)")) {
    std::string_view inner = regex.substr(1, regex.size() - 2);
    if (inner.starts_with("?:")) inner.remove_prefix(2);
    if (inner.find_first_of("()") == std::string_view::npos && !inner.starts_with('?')) regex = inner;
  }
  std::vector<std::string> literals;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= regex.size(); ++i) {
    if (i < regex.size() && regex[i] == '\\') {
      ++i;
      continue;
    }
    if (i < regex.size() && regex[i] != '|') continue;
    auto literal = longest_run(regex.substr(begin, i - begin));
    if (!literal) return {};
    literals.push_back(std::move(*literal));
    begin = i + 1;
  }
  return literals;
}

}  // namespace aioshift::pattern
