// Pairs of texts that differ in known places.
#pragma once

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "text/edit.h"

namespace aioshift::diff {

struct TextPair {
  std::string before;
  std::string after;
  std::vector<text::Change> changes;

  void common(const std::string& text) {
    before += text;
    after += text;
  }

  void change(const std::string& removed, const std::string& inserted) {
    auto old_at = static_cast<text::Offset>(before.size());
    auto new_at = static_cast<text::Offset>(after.size());
    before += removed;
    after += inserted;
    changes.push_back({{old_at, static_cast<text::Offset>(before.size())},
                       {new_at, static_cast<text::Offset>(after.size())}});
  }
};

using Random = std::mt19937;

// The standard fixes what mt19937 yields but not what its distributions make of it: a seed that fails
// should fail everywhere.
inline unsigned below(Random& random, unsigned bound) {
  return static_cast<unsigned>(random() % bound);
}

// Short lines of few letters, so that lines repeat; all three line ends, and now and then any bytes.
inline std::string random_text(Random& random, unsigned pieces) {
  static const std::string kPieces[] = {"a",  "b",    "\n", "\n",    "a\n",   "b\n",    "c\n",
                                        "\r", "\r\n", "",   "- x\n", "+ y\n", "\\ z\n", "@@ -1 +1 @@\n"};
  std::string text;
  for (unsigned i = 0; i < pieces; ++i) {
    if (below(random, 20) == 0) {
      text += static_cast<char>(1 + below(random, 255));
    } else {
      text += kPieces[below(random, std::size(kPieces))];
    }
  }
  return text;
}

inline TextPair random_pair(Random& random) {
  TextPair pair;
  unsigned stretches = below(random, 6);
  unsigned longest = 1 + below(random, 60);
  for (unsigned i = 0; i < stretches; ++i) {
    pair.common(random_text(random, below(random, longest)));
    pair.change(random_text(random, below(random, 8)), random_text(random, below(random, 8)));
  }
  pair.common(random_text(random, below(random, longest)));
  return pair;
}

}  // namespace aioshift::diff
