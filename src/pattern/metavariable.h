// How metavariables are written: `$A`, `$$A`, `$$$A`, `$$$`, `$_`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aioshift::pattern {

struct Metavariable {
  enum class Kind {
    kCapture,       // $A, $$A: one node
    kAnonymous,     // $_, $_NAME, $$_: one node, not kept
    kMultiple,      // $$$A: zero or more nodes
    kAnonymousRun,  // $$$, $$$_NAME: zero or more nodes, not kept
  };
  Kind kind = Kind::kCapture;
  bool named_only = true;  // $A takes named nodes only, $$A tokens as well
  std::string name;        // empty where nothing is kept

  bool is_multiple() const { return kind == Kind::kMultiple || kind == Kind::kAnonymousRun; }
};

// Of text that is one metavariable and nothing else, with `sigil` for the dollar (patterns are parsed
// with a letter in its place). Names are upper-case letters, digits and underscores, and begin with no
// digit.
std::optional<Metavariable> parse_metavariable(std::string_view text, std::string_view sigil = "$");

// The letter that stands for `$` while a pattern is parsed: U+00B5, which may stand in an identifier.
inline constexpr std::string_view kParsedSigil = "\xc2\xb5";

// `source` with kParsedSigil for the dollars of metavariables; other dollars stay.
std::string with_parsed_sigils(std::string_view source);

}  // namespace aioshift::pattern
