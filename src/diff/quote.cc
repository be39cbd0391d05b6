// Path quoting as git's quote_c_style does it with core.quotePath on, which is its default.
#include <fmt/format.h>

#include <iterator>

#include "diff/unified.h"

namespace aioshift::diff {
namespace {

// The letter after the backslash, 0 where the octal form is due.
char escape_letter(unsigned char byte) {
  switch (byte) {
    case '\a':
      return 'a';
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\v':
      return 'v';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    case '"':
      return '"';
    case '\\':
      return '\\';
    default:
      return 0;
  }
}

bool needs_quotes(unsigned char byte) {
  return byte < 0x20 || byte >= 0x7f || byte == '"' || byte == '\\';
}

}  // namespace

std::string quote_path(std::string_view prefix, std::string_view path) {
  std::string name;
  name.reserve(prefix.size() + path.size() + 2);
  name.append(prefix).append(path);
  // git writes a space at the end as it is, and reads it either way; GNU patch drops it unless quoted.
  bool quoted = name.ends_with(' ');
  for (char c : name) quoted = quoted || needs_quotes(static_cast<unsigned char>(c));
  if (!quoted) return name;
  std::string out = "\"";
  for (char c : name) {
    auto byte = static_cast<unsigned char>(c);
    if (!needs_quotes(byte)) {
      out += c;
    } else if (char letter = escape_letter(byte)) {
      out += '\\';
      out += letter;
    } else {
      fmt::format_to(std::back_inserter(out), "\\{:03o}", byte);
    }
  }
  out += '"';
  return out;
}

}  // namespace aioshift::diff
