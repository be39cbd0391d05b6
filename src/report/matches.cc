#include "report/matches.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/formats.h"

namespace aioshift::report {
namespace {

using Json = nlohmann::ordered_json;

Json match_json(const PatternMatch& match) {
  Json metavariables = Json::object();
  for (const auto& [name, text] : match.metavariables) metavariables[valid_utf8(name)] = valid_utf8(text);
  return {{"rule", valid_utf8(match.rule)}, {"path", printable(match.at.path)},
          {"line", match.at.line},          {"column", match.at.column},
          {"end_line", match.at.end_line},  {"end_column", match.at.end_column},
          {"text", valid_utf8(match.text)}, {"metavars", std::move(metavariables)}};
}

}  // namespace

std::string render_matches_json(std::span<const PatternMatch> matches) {
  std::string out = "{\"matches\": [";
  std::string_view separator = "\n  ";
  for (const PatternMatch& match : matches) {
    out += separator;
    out += match_json(match).dump(-1, ' ', /*ensure_ascii=*/true);
    separator = ",\n  ";
  }
  return out.append("]}\n");
}

std::string render_matches_text(std::span<const PatternMatch> matches, bool color) {
  const auto paint = [&](std::string_view code, std::string_view text) {
    return color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  };
  std::string out;
  for (const PatternMatch& match : matches) {
    const std::string path = printable(match.at.path);
    fmt::format_to(std::back_inserter(out), "{}:{}:{}:{}\n", paint("35", path),
                   paint("32", std::to_string(match.at.line)), match.at.column, printable(match.source_line));
    std::string_view rest = match.text;
    for (std::uint32_t line = match.at.line + 1; rest.find('\n') != std::string_view::npos; ++line) {
      rest.remove_prefix(rest.find('\n') + 1);
      std::string_view text = rest.substr(0, rest.find('\n'));
      if (text.ends_with('\r')) text.remove_suffix(1);
      fmt::format_to(std::back_inserter(out), "{}-{}-{}\n", paint("35", path),
                     paint("32", std::to_string(line)), printable(text));
    }
  }
  return out;
}

}  // namespace aioshift::report
