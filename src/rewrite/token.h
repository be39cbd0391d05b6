// Python's tokens, read from text alone: of templates, and of text that is no part of a tree.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace aioshift::rewrite {

struct Token {
  enum class Kind : std::uint8_t {
    kWord,    // names, keywords, numbers
    kString,  // with prefix and quotes; an f-string is one token, whatever it holds
    kSymbol,  // operators, brackets, punctuation
    kComment,
  };
  Kind kind;
  text::Range range;
  std::uint32_t depth = 0;  // how many brackets are open around it; a bracket is not inside itself
};

// Whitespace, line ends and backslashes that continue lines are between tokens. Text that is no Python
// gives some tokens too: what is not known is a symbol of one byte.
std::vector<Token> tokenize(std::string_view text);

// Whether a line begins inside of a string at `offset`.
bool is_inside_string(const std::vector<Token>& tokens, text::Offset offset);

// Of names, keywords and numbers: two of them side by side would be one.
bool is_word_byte(char c);

}  // namespace aioshift::rewrite
