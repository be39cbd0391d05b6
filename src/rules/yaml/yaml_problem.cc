#include "rules/yaml/yaml_problem.h"

#include <fmt/format.h>

#include <array>

#include "text/utf8.h"

namespace aioshift::rules {
namespace {

struct Explanation {
  std::string_view problem;
  std::string_view words;
};

constexpr std::string_view kTab = "a tab cannot indent YAML: use spaces";
constexpr std::string_view kUnclosed = "the quote that opens this text is not closed";
constexpr std::string_view kIndentation = "is the line indented like those before it?";

constexpr auto kExplanations = std::to_array<Explanation>({
    {"mapping values are not allowed in this context",
     "a `: ` where no key can stand: does the value need quotes, or is the line indented wrongly?"},
    {"mapping keys are not allowed in this context", "a `? ` where no key can stand"},
    {"block sequence entries are not allowed in this context",
     "a `- ` where no list can stand: does the value need quotes, or is the line indented wrongly?"},
    {"could not find expected ':'", "expected `key: value`"},
    {"did not find expected ',' or '}'",
     "expected `,` or `}`: a value with `{`, `}`, `,` or quotes in it needs quotes around it"},
    {"did not find expected ',' or ']'",
     "expected `,` or `]`: a value with `[`, `]`, `,` or quotes in it needs quotes around it"},
    {"did not find expected node content", "expected a value: put it in quotes if it is one"},
    {"did not find expected <document start>", "expected `---` between two documents"},
    {"did not find expected comment or line break",
     "expected the end of the line: the text that `|` or `>` announces begins on the next one"},
    {"did not find expected alphabetic or numeric character",
     "expected a name behind `&` or `*`: put the value in quotes if it is none"},
    {"did not find expected whitespace or line break",
     "expected a blank behind the tag: put the value in quotes if "
     "it is none"},
    {"found a tab character that violates indentation", kTab},
    {"found a tab character where an indentation space is expected",
     "the first line of this text begins with a tab, so that its indentation is not clear: say how many "
     "spaces are "
     "indentation, as in `|2`"},
    {"found an indentation indicator equal to 0", "an indentation of 0"},
    {"found unexpected end of stream", kUnclosed},
    {"found unexpected document indicator", kUnclosed},
    {"found unknown escape character",
     "an unknown escape in double quotes: single quotes leave backslashes alone"},
    {"did not find expected hexdecimal number", "an escape that lacks hexadecimal digits"},
    {"control characters are not allowed", "a control character, which YAML does not allow"},
});

}  // namespace

std::string explain_problem(std::string_view problem, std::string_view rest) {
  if (problem == "found character that cannot start any token") {
    if (rest.starts_with('\t')) return std::string(kTab);
    std::size_t size = rest.empty() ? 0 : 1;
    while (size < rest.size() && text::is_continuation(rest[size])) ++size;
    return fmt::format("`{}` cannot begin a value: put the value in quotes", rest.substr(0, size));
  }
  if (problem == "did not find expected key") return fmt::format("expected a key: {}", kIndentation);
  if (problem == "did not find expected '-' indicator") return fmt::format("expected `- `: {}", kIndentation);
  for (const Explanation& explanation : kExplanations) {
    if (explanation.problem == problem) return std::string(explanation.words);
  }
  return fmt::format("not valid YAML: {}", problem.empty() ? "out of memory" : problem);
}

bool is_about_beginning(std::string_view problem) {
  return problem == "could not find expected ':'" || problem == "found unexpected end of stream" ||
         problem == "found unexpected document indicator";
}

}  // namespace aioshift::rules
