// The patterns of `exclude` and `per-file-ignores`: those of .gitignore.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace aioshift::pipeline {

// A pattern, compiled once to be asked of many paths.
//
// As in .gitignore: a pattern without "/" (but at its end) matches a name at any depth, any other is
// relative to the configuration's directory; a trailing "/" means directories alone; `*`, `?` and
// `[a-z]` stay within one name, `**` as a whole name stands for any number of directories; a
// backslash takes a character's meaning away. What matches a directory matches everything below it.
// Otherwise than there, "#", "!" and blanks at the end have no meaning of their own, and a leading
// "./" is allowed. Paths use "/" and are relative to that directory.
class PathPattern {
 public:
  explicit PathPattern(std::string_view pattern);

  // Linear in the path's length, whatever the number of stars.
  bool matches(std::string_view path, bool is_directory) const;

 private:
  enum class Kind {
    kOneOf,        // one byte of `bytes`
    kStar,         // any bytes within one name
    kDirectories,  // nothing, or names each with their "/"
    kRest,         // anything at all
  };
  struct Token {
    Kind kind;
    std::bitset<256> bytes;
  };

  void compile(std::string_view pattern);
  // Follows the tokens that may stand for nothing.
  void add_state(std::vector<char>& states, std::size_t state) const;

  std::vector<Token> tokens_;
  bool directories_only_ = false;
  bool is_valid_ = true;  // an invalid pattern matches nothing, as in git
};

// The same for a single question.
bool matches_pattern(std::string_view pattern, std::string_view path, bool is_directory);

// Some patterns and the directory that they are relative to, asked about absolute paths.
class PathPatterns {
 public:
  PathPatterns() = default;
  PathPatterns(std::string directory, const std::vector<std::string>& patterns);

  bool empty() const { return patterns_.empty(); }
  // A path that does not lie below the directory is not covered. Thread-safe.
  bool covers(std::string_view path, bool is_directory) const;

 private:
  std::string prefix_;  // the directory with a "/" at its end
  std::vector<PathPattern> patterns_;
};

}  // namespace aioshift::pipeline
