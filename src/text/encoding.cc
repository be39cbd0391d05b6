#include "text/encoding.h"

#include <algorithm>
#include <initializer_list>

#include "text/encoding_table.h"

namespace aioshift::text {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

// The name in `coding[:=][ \t]*([-_.a-zA-Z0-9]+)`, empty where the comment has none.
std::string_view declared_in(std::string_view comment) {
  constexpr std::string_view kCoding = "coding";
  std::size_t at = 0;
  while ((at = comment.find(kCoding, at)) != std::string_view::npos) {
    at += kCoding.size();
    if (at == comment.size() || (comment[at] != ':' && comment[at] != '=')) continue;
    const std::size_t begin = std::min(comment.find_first_not_of(" \t", at + 1), comment.size());
    std::size_t end = begin;
    while (end < comment.size() && (is_alphanumeric(comment[end]) || comment[end] == '-' ||
                                    comment[end] == '_' || comment[end] == '.')) {
      ++end;
    }
    if (end > begin) return comment.substr(begin, end - begin);
  }
  return {};
}

// CPython's get_normal_name (Parser/tokenizer.c): the first twelve characters decide.
std::string tokenizer_name(std::string_view name) {
  return normalise_encoding_name(name.substr(0, 12));
}

// As encodings.normalize_encoding: runs of what is neither alphanumeric nor "." become one "_".
std::string registry_name(std::string_view name) {
  std::string result;
  bool gap = false;
  for (const char c : name) {
    if (!is_alphanumeric(c) && c != '.') {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += '_';
    gap = false;
    result += lower(c);
  }
  return result;
}

bool has_word(std::string_view words, std::string_view wanted) {
  if (wanted.empty()) return false;
  for (std::size_t at = 0; (at = words.find(wanted, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + wanted.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

Declaration find_declaration(std::string_view bytes) {
  Declaration result;
  result.has_bom = bytes.starts_with(kUtf8Bom);
  if (result.has_bom) bytes.remove_prefix(kUtf8Bom.size());
  for (result.line = 1; result.line <= 2; ++result.line) {
    // Code in the first line ends the search, and need not be searched for its end.
    const std::size_t first = bytes.find_first_not_of(" \t\f");
    if (first == std::string_view::npos) break;
    if (bytes[first] != '#' && bytes[first] != '\r' && bytes[first] != '\n') break;
    const std::size_t end = std::min(bytes.find_first_of("\r\n", first), bytes.size());
    if (bytes[first] == '#') result.name = declared_in(bytes.substr(first, end - first));
    if (!result.name.empty()) return result;
    if (end == bytes.size()) break;
    bytes.remove_prefix(bytes.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  result.line = 1;
  return result;
}

std::string normalise_encoding_name(std::string_view name) {
  std::string result(name);
  for (char& c : result) c = c == '_' ? '-' : lower(c);
  return result;
}

bool is_tokenizer_utf8(std::string_view name) {
  const std::string normal = tokenizer_name(name);
  return normal == "utf-8" || normal.starts_with("utf-8-");
}

const Encoding* find_encoding(std::string_view name) {
  const auto named = [](std::string_view wanted, std::string_view alias) -> const Encoding* {
    for (const Encoding& encoding : encodings()) {
      if (encoding.module == wanted || has_word(encoding.aliases, alias)) return &encoding;
    }
    return nullptr;
  };
  if (is_tokenizer_utf8(name)) return named("utf_8", {});
  const std::string normal = tokenizer_name(name);
  for (const std::string_view latin1 : {"latin-1", "iso-8859-1", "iso-latin-1"}) {
    if (normal == latin1 || (normal.starts_with(latin1) && normal[latin1.size()] == '-')) {
      return named("latin_1", {});
    }
  }
  // Aliases are looked up with "." as it stands and as "_"; names of modules as they stand alone.
  const std::string registered = registry_name(name);
  std::string alias = registered;
  std::replace(alias.begin(), alias.end(), '.', '_');
  if (alias.empty()) return nullptr;
  if (const Encoding* found = named(registered, registered)) return found;
  return named({}, alias);
}

bool is_utf8(const Encoding& encoding) {
  return encoding.kind == Encoding::Kind::kUtf8;
}
bool is_stateful(const Encoding& encoding) {
  return encoding.kind == Encoding::Kind::kStateful;
}

}  // namespace aioshift::text
