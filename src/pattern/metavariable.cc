#include "pattern/metavariable.h"

#include <algorithm>

namespace aioshift::pattern {
namespace {

bool may_begin(char c) {
  return (c >= 'A' && c <= 'Z') || c == '_';
}

bool may_continue(char c) {
  return may_begin(c) || (c >= '0' && c <= '9');
}

bool is_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), may_continue);
}

// How many sigils stand at the beginning, three at most; they are taken off.
int take_sigils(std::string_view& text, std::string_view sigil) {
  int count = 0;
  while (count < 3 && text.starts_with(sigil)) {
    text.remove_prefix(sigil.size());
    ++count;
  }
  return count;
}

}  // namespace

std::optional<Metavariable> parse_metavariable(std::string_view text, std::string_view sigil) {
  using Kind = Metavariable::Kind;
  const int sigils = take_sigils(text, sigil);
  if (sigils == 0 || !is_name(text)) return std::nullopt;
  if (sigils == 3) {
    if (text.empty() || text.front() == '_') return Metavariable{Kind::kAnonymousRun, false, ""};
    return Metavariable{Kind::kMultiple, false, std::string(text)};
  }
  if (text.empty() || !may_begin(text.front())) return std::nullopt;
  const bool named_only = sigils == 1;
  if (text.front() == '_') return Metavariable{Kind::kAnonymous, named_only, ""};
  return Metavariable{Kind::kCapture, named_only, std::string(text)};
}

std::string with_parsed_sigils(std::string_view source) {
  std::string result;
  std::size_t dollars = 0;
  const auto flush = [&](bool is_variable) {
    for (; dollars != 0; --dollars) result += is_variable ? kParsedSigil : std::string_view("$");
  };
  for (const char c : source) {
    if (c == '$') {
      ++dollars;
      continue;
    }
    flush(may_begin(c) || dollars == 3);
    result += c;
  }
  flush(dollars == 3);
  return result;
}

}  // namespace aioshift::pattern
