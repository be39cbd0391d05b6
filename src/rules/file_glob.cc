#include "rules/file_glob.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace aioshift::rules {
namespace {

// The regular expression that means the same; nothing where brackets or braces are not closed.
class GlobTranslator {
 public:
  explicit GlobTranslator(std::string_view glob) : rest_(glob) {}

  tl::expected<std::string, std::string> translate() {
    while (!rest_.empty()) {
      const char c = take();
      if (c == '*') {
        star();
      } else if (c == '?') {
        regex_ += '.';
      } else if (c == '[') {
        if (!char_class()) return tl::unexpected(std::string("`[` is not closed"));
      } else if (c == '{') {
        ++open_;
        regex_ += "(?:";
      } else if (c == '}' && open_ != 0) {
        --open_;
        regex_ += ')';
      } else if (c == ',' && open_ != 0) {
        regex_ += '|';
      } else if (c == '\\') {
        if (rest_.empty()) return tl::unexpected(std::string("a backslash stands at the end"));
        literal(take());
      } else {
        literal(c);
      }
    }
    if (open_ != 0) return tl::unexpected(std::string("`{` is not closed"));
    return regex_;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    begins_component_ = at_separator_;
    at_separator_ = c == '/';
    return c;
  }

  void literal(char c) {
    // A character of several bytes is one to RE2: its bytes stay together.
    if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
      regex_ += c;
    } else {
      regex_ += RE2::QuoteMeta(std::string(1, c));
    }
  }

  void star() {
    const bool begins = begins_component_;
    std::size_t stars = 1;
    while (rest_.starts_with('*')) {
      take();
      ++stars;
    }
    if (stars == 2 && begins && rest_.starts_with('/')) {
      take();
      regex_ += "(?:.*/)?";
    } else {
      regex_ += ".*";
    }
  }

  bool char_class() {
    std::string inside;
    if (rest_.starts_with('!') || rest_.starts_with('^')) {
      inside += '^';
      take();
    }
    for (bool first = true; !rest_.empty(); first = false) {
      const char c = take();
      if (c == ']' && !first) {
        regex_ += '[' + inside + ']';
        return true;
      }
      if (c == '\\' || c == '[' || c == ']' || c == '^') inside += '\\';
      inside += c;
    }
    return false;
  }

  std::string_view rest_;
  std::string regex_;
  int open_ = 0;
  bool at_separator_ = true;      // the last character was "/", or there is none yet
  bool begins_component_ = true;  // the one before it was
};

}  // namespace

GlobPattern::GlobPattern(std::unique_ptr<const re2::RE2> regex) : regex_(std::move(regex)) {}
GlobPattern::GlobPattern(GlobPattern&&) noexcept = default;
GlobPattern& GlobPattern::operator=(GlobPattern&&) noexcept = default;
GlobPattern::~GlobPattern() = default;

tl::expected<GlobPattern, std::string> GlobPattern::parse(std::string_view glob, bool case_insensitive) {
  auto regex = GlobTranslator(glob).translate();
  if (!regex) return tl::unexpected(fmt::format("`{}` is no glob pattern: {}", glob, regex.error()));
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_case_sensitive(!case_insensitive);
  auto compiled = std::make_unique<const RE2>(*regex, options);
  if (!compiled->ok())
    return tl::unexpected(fmt::format("`{}` is no glob pattern: {}", glob, compiled->error()));
  return GlobPattern(std::move(compiled));
}

bool GlobPattern::matches(std::string_view path) const {
  return RE2::FullMatch(re2::StringPiece(path.data(), path.size()), *regex_);
}

}  // namespace aioshift::rules
