#include "rules/yaml/language.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/nearest.h"

namespace aioshift::rules {
namespace {

constexpr auto kOthers = std::to_array<std::string_view>(
    {"bash",     "c",          "cc",     "c++",        "cpp",    "cxx",    "cs",      "csharp", "css",
     "dart",     "ex",         "elixir", "go",         "golang", "hs",     "haskell", "hcl",    "html",
     "java",     "javascript", "js",     "jsx",        "json",   "kotlin", "kt",      "lua",    "markdown",
     "md",       "nix",        "php",    "rb",         "ruby",   "rs",     "rust",    "scala",  "sol",
     "solidity", "swift",      "ts",     "typescript", "tsx",    "yaml",   "yml"});

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

bool is_python(std::string_view language) {
  const std::string name = lower(language);
  return name == "python" || name == "py";
}

std::string misspelt_python(std::string_view language) {
  const std::string name = lower(language);
  if (std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end()) return "";
  if (name.starts_with("py") && name.size() <= 3) return "python";  // py3, pyi
  std::vector<std::string> known(kOthers.begin(), kOthers.end());
  known.emplace_back("python");
  const std::string near = text::nearest(name, known);
  return near == "python" ? near : "";
}

}  // namespace aioshift::rules
