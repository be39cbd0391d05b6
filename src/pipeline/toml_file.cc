#include "pipeline/toml_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace aioshift::pipeline {
namespace {

// toml++ 3.3 bounds the depth of arrays and inline tables (256), but a key a.a.a... of 100,000
// parts makes tables nested as deep, whose destructor then runs out of stack. So keys are bounded
// before it sees them: 256 levels of at most 32 tables are far from that.
constexpr std::size_t kMaxKeyParts = 32;

// The line of the first key with too many parts. Dots in strings and comments do not count. What
// follows a syntax error may be misread here, but toml++ does not get that far.
std::optional<std::uint32_t> line_of_overlong_key(std::string_view text) {
  std::uint32_t line = 1;
  std::size_t parts = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '\n':
        ++line;
        parts = 1;
        break;
      case '.':
        if (++parts > kMaxKeyParts) return line;
        break;
      case '=':
      case ',':
      case '[':
      case ']':
      case '{':
      case '}':
        parts = 1;
        break;
      case '#':
        i = std::min(text.find('\n', i), text.size()) - 1;
        break;
      case '"':
      case '\'': {
        const std::string_view triple = c == '"' ? "\"\"\"" : "'''";
        const bool is_multiline = text.substr(i, 3) == triple;
        i += is_multiline ? 3 : 1;
        while (i < text.size()) {
          if (c == '"' && text[i] == '\\') {
            ++i;  // an escaped line end counts below
          } else if (is_multiline && text.substr(i, 3) == triple) {
            i += 2;
            while (i + 1 < text.size() && text[i + 1] == c) ++i;  // """a"""" ends with a quote of its own
            break;
          } else if (!is_multiline && (text[i] == c || text[i] == '\n')) {
            break;
          }
          if (i < text.size() && text[i] == '\n') ++line;
          ++i;
        }
        if (!is_multiline && i < text.size() && text[i] == '\n')
          --i;  // unterminated: a new line all the same
        break;
      }
      default:
        break;
    }
  }
  return std::nullopt;
}

}  // namespace

tl::expected<toml::table, std::string> parse_toml(std::string_view contents, const std::string& path) {
  if (contents.size() > kMaxTomlBytes) {
    return tl::unexpected(fmt::format("{}: larger than {} MiB", path, kMaxTomlBytes >> 20));
  }
  if (const auto line = line_of_overlong_key(contents)) {
    return tl::unexpected(fmt::format("{}:{}: a key of more than {} parts", path, *line, kMaxKeyParts));
  }
  // Debian's compiled toml++ exists with exceptions only; they end here.
  try {
    return toml::parse(contents, std::string_view(path));
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    return tl::unexpected(
        fmt::format("{}:{}:{}: not valid TOML: {}", path, at.line, at.column, error.description()));
  }
}

tl::expected<toml::table, std::string> read_toml(const std::string& path, const FileSource& files) {
  const std::string shown = files.shown(path);
  if (files.size(path).value_or(0) > kMaxTomlBytes) {  // what has no size is for reading to refuse
    return tl::unexpected(fmt::format("{}: larger than {} MiB", shown, kMaxTomlBytes >> 20));
  }
  const tl::expected<std::string, std::string> contents = files.read(path);
  if (!contents) return tl::unexpected(fmt::format("{}: {}", shown, contents.error()));
  return parse_toml(*contents, shown);
}

}  // namespace aioshift::pipeline
