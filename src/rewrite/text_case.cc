#include "rewrite/text_case.h"

#include <algorithm>

#include "text/letter_case.h"
#include "text/utf8.h"

namespace aioshift::rewrite {

namespace {

constexpr std::string_view kAllSeparators = "-./ _";

char character_of(Separator separator) {
  switch (separator) {
    case Separator::kDash:
      return '-';
    case Separator::kDot:
      return '.';
    case Separator::kSlash:
      return '/';
    case Separator::kSpace:
      return ' ';
    case Separator::kUnderscore:
      return '_';
    case Separator::kCaseChange:
      break;
  }
  return '\0';
}

std::size_t character_size(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && text::is_continuation(text[end])) ++end;
  return end - at;
}

std::string capitalized(std::string_view word) {
  if (word.empty()) return {};
  const std::size_t first = character_size(word, 0);
  return text::upper_case(word.substr(0, first)) + std::string(word.substr(first));
}

std::string joined(const std::vector<std::string_view>& words, std::string_view between) {
  std::string result;
  for (const std::string_view word : words) {
    if (!result.empty()) result += between;
    result += text::lower_case(word);
  }
  return result;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text,
                                       const std::optional<std::vector<Separator>>& separated_by) {
  std::string separators(separated_by ? std::string_view() : kAllSeparators);
  bool sees_case = !separated_by;
  if (separated_by) {
    for (const Separator separator : *separated_by) {
      if (separator == Separator::kCaseChange) {
        sees_case = true;
      } else {
        separators += character_of(separator);
      }
    }
  }
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  // What the word ends with so far: a small letter (or nothing), one character that is none, or several.
  enum class End { kSmall, kOne, kSeveral } end = End::kSmall;
  std::size_t last = 0;  // the character in front
  const auto finish = [&](std::size_t at) {
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  };
  for (std::size_t at = 0, size = 0; at < text.size(); last = at, at += size) {
    size = character_size(text, at);
    if (size == 1 && separators.find(text[at]) != std::string::npos) {
      finish(at);
      begin = at + 1;
      end = End::kSmall;
      continue;
    }
    if (!sees_case) continue;
    const char32_t c = text::code_point_at(text, at);
    if (text::is_lower(c)) {
      if (end == End::kSeveral) {
        finish(last);
        begin = last;
      }
      end = End::kSmall;
    } else if (end == End::kSmall) {
      if (text::is_upper(c)) {
        finish(at);
        begin = at;
      }
      end = End::kOne;
    } else {
      end = End::kSeveral;
    }
  }
  finish(text.size());
  return words;
}

std::string in_case(std::string_view text, TextCase to_case,
                    const std::optional<std::vector<Separator>>& separated_by) {
  switch (to_case) {
    case TextCase::kLower:
      return text::lower_case(text);
    case TextCase::kUpper:
      return text::upper_case(text);
    case TextCase::kCapitalize:
      return capitalized(text);
    case TextCase::kSnake:
      return joined(words_of(text, separated_by), "_");
    case TextCase::kKebab:
      return joined(words_of(text, separated_by), "-");
    case TextCase::kCamel:
    case TextCase::kPascal:
      break;
  }
  std::string result;
  for (const std::string_view word : words_of(text, separated_by)) {
    result += result.empty() && to_case == TextCase::kCamel ? text::lower_case(word) : capitalized(word);
  }
  return result;
}

}  // namespace aioshift::rewrite
