// What `run` found, for people and for other tools.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "report/report.h"

namespace aioshift::report {

struct PatternMatch {
  std::string rule;
  Location at;
  std::string text;         // of the node that matches
  std::string source_line;  // the line that it begins on, without its end
  std::vector<std::pair<std::string, std::string>> metavariables;  // name and text, by name
};

// {"matches": [...]}, a match a line, as the contract of `run` has it.
std::string render_matches_json(std::span<const PatternMatch> matches);

// "path:line:column:text" for the first line of a match, "path-line-text" for its further ones, as grep
// prints them.
std::string render_matches_text(std::span<const PatternMatch> matches, bool color);

}  // namespace aioshift::report
