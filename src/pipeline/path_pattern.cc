#include "pipeline/path_pattern.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace aioshift::pipeline {
namespace {

using Bytes = std::bitset<256>;

std::size_t index(char c) {
  return static_cast<unsigned char>(c);
}

Bytes single(char c) {
  return Bytes().set(index(c));
}

Bytes any_but_slash() {
  return ~single('/');
}

// The POSIX classes, in the C locale so that no environment changes the answer.
std::optional<Bytes> named_class(std::string_view name) {
  struct Named {
    std::string_view name;
    int (*holds)(int);
  };
  static constexpr Named kClasses[] = {{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank},
                                       {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
                                       {"lower", islower}, {"print", isprint}, {"punct", ispunct},
                                       {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit}};
  for (const Named& entry : kClasses) {
    if (entry.name != name) continue;
    Bytes bytes;
    for (int c = 0; c < 128; ++c) bytes.set(static_cast<std::size_t>(c), entry.holds(c) != 0);
    return bytes;
  }
  return std::nullopt;
}

// Reads the bracket expression whose "[" stands at `at` and moves `at` behind its "]". Nothing
// where it has no end. A bracket never matches "/".
std::optional<Bytes> bracket(std::string_view pattern, std::size_t& at) {
  std::size_t i = at + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  Bytes bytes;
  int previous = -1;  // what a "-" can start a range from
  const auto take = [&](char& c) {
    if (i < pattern.size() && pattern[i] == '\\') ++i;
    if (i >= pattern.size()) return false;
    c = pattern[i++];
    return true;
  };
  for (bool first = true;; first = false) {
    if (i >= pattern.size()) return std::nullopt;
    if (pattern[i] == ']' && !first) break;
    if (pattern.substr(i, 2) == "[:") {
      const std::size_t close = pattern.find(']', i + 2);
      if (close == std::string_view::npos) return std::nullopt;
      if (close > i + 2 && pattern[close - 1] == ':') {
        const std::optional<Bytes> named = named_class(pattern.substr(i + 2, close - 1 - (i + 2)));
        if (!named) return std::nullopt;
        bytes |= *named;
        previous = -1;
        i = close + 1;
        continue;
      }
    }
    if (pattern[i] == '-' && previous >= 0 && i + 1 < pattern.size() && pattern[i + 1] != ']') {
      ++i;
      char last = 0;
      if (!take(last)) return std::nullopt;
      for (std::size_t c = static_cast<std::size_t>(previous); c <= index(last); ++c) bytes.set(c);
      previous = -1;
      continue;
    }
    char c = 0;
    if (!take(c)) return std::nullopt;
    bytes.set(index(c));
    previous = static_cast<unsigned char>(c);
  }
  at = i + 1;
  return (negated ? ~bytes : bytes) & any_but_slash();
}

}  // namespace

PathPattern::PathPattern(std::string_view pattern) {
  bool is_anchored = false;
  if (pattern.starts_with("./")) {
    pattern.remove_prefix(2);
    is_anchored = true;
  }
  if (pattern.ends_with('/')) {
    pattern.remove_suffix(1);
    directories_only_ = true;
  }
  if (pattern.find('/') != std::string_view::npos) is_anchored = true;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) is_valid_ = false;
  if (!is_anchored) tokens_.push_back({Kind::kDirectories, {}});
  if (is_valid_) compile(pattern);
}

void PathPattern::compile(std::string_view pattern) {
  std::size_t i = 0;
  while (i < pattern.size()) {
    const char c = pattern[i];
    if (c == '*') {
      const bool starts_name = i == 0 || pattern[i - 1] == '/';
      const std::size_t end = std::min(pattern.find_first_not_of('*', i), pattern.size());
      const bool is_whole_name =
          end - i >= 2 && starts_name && (end == pattern.size() || pattern[end] == '/');
      i = end;
      if (!is_whole_name) {
        tokens_.push_back({Kind::kStar, {}});
      } else if (end == pattern.size()) {
        tokens_.push_back({Kind::kRest, {}});
      } else {
        tokens_.push_back({Kind::kDirectories, {}});
        ++i;  // the "/" belongs to it
      }
    } else if (c == '?') {
      tokens_.push_back({Kind::kOneOf, any_but_slash()});
      ++i;
    } else if (c == '[') {
      const std::optional<Bytes> bytes = bracket(pattern, i);
      if (!bytes) {
        is_valid_ = false;
        return;
      }
      tokens_.push_back({Kind::kOneOf, *bytes});
    } else {
      if (c == '\\' && ++i == pattern.size()) {
        is_valid_ = false;
        return;
      }
      tokens_.push_back({Kind::kOneOf, single(pattern[i])});
      ++i;
    }
  }
}

void PathPattern::add_state(std::vector<char>& states, std::size_t state) const {
  states[state] = 1;
  while (state < tokens_.size() && tokens_[state].kind != Kind::kOneOf) states[++state] = 1;
}

// The tokens are a nondeterministic automaton, run over all its states at once: a backtracking
// matcher takes exponential time on "*a*a*a*b". State i has matched the tokens before i.
bool PathPattern::matches(std::string_view path, bool is_directory) const {
  if (!is_valid_) return false;
  if (path.starts_with("./")) path.remove_prefix(2);
  if (path.empty()) return false;
  const std::size_t accepting = tokens_.size();
  std::vector<char> states(accepting + 1);
  std::vector<char> next(accepting + 1);
  add_state(states, 0);
  for (std::size_t at = 0; at < path.size(); ++at) {
    const char c = path[at];
    if (c == '/' && at > 0 && states[accepting]) return true;  // a directory above matches
    next.assign(next.size(), 0);
    for (std::size_t state = 0; state < accepting; ++state) {
      if (!states[state]) continue;
      const Token& token = tokens_[state];
      switch (token.kind) {
        case Kind::kOneOf:
          if (token.bytes[index(c)]) add_state(next, state + 1);
          break;
        case Kind::kStar:
          if (c != '/') add_state(next, state);
          break;
        case Kind::kDirectories:
          // Behind a name's first byte the way on opens at the next "/" only.
          next[state] = 1;
          if (c == '/') add_state(next, state);
          break;
        case Kind::kRest:
          add_state(next, state);
          break;
      }
    }
    states.swap(next);
  }
  return states[accepting] && (is_directory || !directories_only_);
}

bool matches_pattern(std::string_view pattern, std::string_view path, bool is_directory) {
  return PathPattern(pattern).matches(path, is_directory);
}

PathPatterns::PathPatterns(std::string directory, const std::vector<std::string>& patterns)
    : prefix_(std::move(directory)), patterns_(patterns.begin(), patterns.end()) {
  if (!prefix_.ends_with('/')) prefix_ += '/';
}

bool PathPatterns::covers(std::string_view path, bool is_directory) const {
  if (patterns_.empty() || !path.starts_with(prefix_)) return false;
  path.remove_prefix(prefix_.size());
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const PathPattern& pattern) { return pattern.matches(path, is_directory); });
}

}  // namespace aioshift::pipeline
