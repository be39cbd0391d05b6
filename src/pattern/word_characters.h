// What `\w` means in Unicode (UTS #18, annex C): Alphabetic, Mark, Decimal_Number,
// Connector_Punctuation and Join_Control.
#pragma once

#include <span>

namespace aioshift::pattern {

// From `first` to `last`, both included.
struct CharacterRange {
  char32_t first;
  char32_t last;
};

// Sorted and disjoint.
std::span<const CharacterRange> word_characters();

bool is_word_character(char32_t character);

}  // namespace aioshift::pattern
