// Literals without which something cannot match, to be looked for in the raw bytes of a file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aioshift::pattern {

// A text in UTF-8 that a file must hold as it stands: names are compared as they are written, not in
// the normal form (NFKC) that Python gives them.
struct Literal {
  std::string text;
  // A whole identifier or keyword: what stands inside a longer name does not count. False for a part
  // of one, such as a regular expression asks for.
  bool is_name = false;
  // Names and punctuation that must follow, with nothing but blanks, comments and line ends between:
  // {".", "sleep", "("} behind `time`.
  std::vector<std::string> tail = {};

  // A text is a literal by itself.
  Literal(std::string literal) : text(std::move(literal)) {}  // NOLINT(google-explicit-constructor)
  Literal(const char* literal) : text(literal) {}             // NOLINT(google-explicit-constructor)

  static Literal name(std::string identifier) {
    Literal literal(std::move(identifier));
    literal.is_name = true;
    return literal;
  }

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 means the 0 in the generated comparison
  auto operator<=>(const Literal&) const = default;
};

// Whether the literal stands in `bytes`, a name by itself. `names_are_whole`: false takes names inside
// longer ones as well, for encodings in which the byte before a name may look like a letter.
bool contains(std::string_view bytes, const Literal& literal, bool names_are_whole = true);

// Whether a name that stands at [begin, end) of `bytes` is whole. Bytes above ASCII do not lengthen it:
// some are blanks to the grammar. Nor does a number right in front of it, as in `1if x else y`.
bool is_whole_name(std::string_view bytes, std::size_t begin, std::size_t end);

// A conjunction of alternatives: a file can matter only if for each entry its bytes hold one of the
// entry's literals. No entries: every file can.
struct RequiredLiterals {
  std::vector<std::vector<Literal>> all;

  static RequiredLiterals one_of(std::vector<Literal> literals) { return {{std::move(literals)}}; }
};

}  // namespace aioshift::pattern
