// What rules have decided over a whole program, as bytes: every part of a finding travels.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace aioshift::pipeline {

struct KeptDecision {
  // A file that the rules have looked at, by the text that it had.
  struct Opened {
    rules::ProgramView::File file = 0;
    std::uint64_t hash = 0;  // XXH3 of its bytes
    friend bool operator==(const Opened&, const Opened&) = default;
  };

  std::vector<Opened> opened;
  std::vector<rules::LocatedFinding> findings;  // in the order of the rules, as each gave them
};

// `rules`: those that have decided; a finding of another one makes it nothing.
std::optional<std::string> encode(const KeptDecision& decision, std::span<const rules::Rule* const> rules);
// With the same rules. Nothing where the bytes end early or hold more; otherwise they are trusted.
std::optional<KeptDecision> decode(std::string_view bytes, std::span<const rules::Rule* const> rules);

}  // namespace aioshift::pipeline
