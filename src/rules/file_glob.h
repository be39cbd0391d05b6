// Glob patterns of a rule's `files` and `ignores`, with the meaning that ast-grep gives them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace aioshift::rules {

// `*` and `?` match "/" too, `**/` any number of directories, `[a-z]` and `[!a-z]` one character, `{a,b}`
// either; a backslash takes a character's meaning away (Rust's globset with its defaults, as measured).
// Matched against whole paths.
class GlobPattern {
 public:
  // The error is for people.
  static tl::expected<GlobPattern, std::string> parse(std::string_view glob, bool case_insensitive);
  GlobPattern(GlobPattern&&) noexcept;
  GlobPattern& operator=(GlobPattern&&) noexcept;
  ~GlobPattern();

  bool matches(std::string_view path) const;

 private:
  explicit GlobPattern(std::unique_ptr<const re2::RE2> regex);
  std::unique_ptr<const re2::RE2> regex_;
};

}  // namespace aioshift::rules
