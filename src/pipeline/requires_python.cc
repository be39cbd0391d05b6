#include "pipeline/requires_python.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <vector>

#include "pipeline/toml_file.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

// The search below is cubic in the number of clauses; no project writes this many.
constexpr std::size_t kMaxSpecifiers = 1024;

// A release of Python 3: what the clauses are asked about.
struct Release {
  int minor;
  int patch;

  int part(std::size_t i) const { return i == 0 ? 3 : i == 1 ? minor : i == 2 ? patch : 0; }
};

// A version as a clause names it.
struct Version {
  std::string text;
  int epoch = 0;
  std::vector<int> release;
  // Where it stands against the release with the same numbers: before it (3.9rc1), at it, after it
  // (3.9.post1, 3.9+local).
  int suffix = 0;
  bool has_local = false;
  bool is_prefix = false;  // 3.9.*

  int part(std::size_t i) const { return i < release.size() ? release[i] : 0; }
};

int number(re2::StringPiece digits) {
  int value = 0;
  const auto result = std::from_chars(digits.begin(), digits.end(), value);
  return result.ec == std::errc() ? std::min(value, 1'000'000'000) : 1'000'000'000;
}

// PEP 440, appendix B, with the ".*" of the matching clauses.
std::optional<Version> parse_version(std::string_view text) {
  static const RE2 kVersion(R"((?i)v?(?:(\d+)!)?(\d+(?:\.\d+)*))"
                            R"(((?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?))"
                            R"(((?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?))"
                            R"(((?:[-_.]?dev[-_.]?\d*)?))"
                            R"(((?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?)((?:\.\*)?))");
  re2::StringPiece epoch, release, pre, post, dev, local, star;
  const re2::StringPiece whole(text.data(), text.size());
  if (!RE2::FullMatch(whole, kVersion, &epoch, &release, &pre, &post, &dev, &local, &star))
    return std::nullopt;
  Version version;
  version.text = std::string(text);
  version.epoch = epoch.empty() ? 0 : number(epoch);
  static const RE2 kNumber(R"(\.?(\d+))");
  for (re2::StringPiece digits; RE2::Consume(&release, kNumber, &digits);) {
    version.release.push_back(number(digits));
  }
  version.suffix = !pre.empty() ? -1 : !post.empty() ? 1 : !dev.empty() ? -1 : local.empty() ? 0 : 1;
  version.has_local = !local.empty();
  version.is_prefix = !star.empty();
  if (version.is_prefix && (version.suffix != 0 || !dev.empty())) return std::nullopt;
  return version;
}

// Negative, zero, positive: the release is before, at, after the version.
int compare(const Release& release, const Version& version) {
  if (version.epoch != 0) return -1;
  const std::size_t parts = std::max<std::size_t>(3, version.release.size());
  for (std::size_t i = 0; i < parts; ++i) {
    if (release.part(i) != version.part(i)) return release.part(i) < version.part(i) ? -1 : 1;
  }
  return -version.suffix;
}

bool has_prefix(const Release& release, const Version& version, std::size_t parts) {
  for (std::size_t i = 0; i < parts; ++i) {
    if (release.part(i) != version.part(i)) return false;
  }
  return version.epoch == 0;
}

struct Clause {
  std::string_view op;
  Version version;

  bool admits(const Release& release) const {
    const int order = compare(release, version);
    const std::size_t parts = version.release.size();
    if (op == "==" || op == "=" || op.empty()) {
      return version.is_prefix ? has_prefix(release, version, parts) : order == 0;
    }
    if (op == "!=" || op == "<>") {
      return version.is_prefix ? !has_prefix(release, version, parts) : order != 0;
    }
    if (op == ">=") return order >= 0;
    if (op == "<=") return order <= 0;
    if (op == ">") return order > 0;
    if (op == "<") return order < 0;
    if (op == "~=") return order >= 0 && has_prefix(release, version, parts - 1);
    if (op == "~") return order >= 0 && has_prefix(release, version, std::min<std::size_t>(parts, 2));
    if (op == "^") return order >= 0 && has_prefix(release, version, 1);
    // "===" compares text.
    return version.text == "3." + std::to_string(release.minor) + "." + std::to_string(release.patch);
  }
};

std::optional<Clause> parse_clause(std::string_view op, std::string_view text) {
  constexpr std::string_view kOperators[] = {
      "", "=", "==", "===", "!=", "<>", ">=", "<=", ">", "<", "~=", "~", "^"};
  if (std::find(std::begin(kOperators), std::end(kOperators), op) == std::end(kOperators))
    return std::nullopt;
  std::optional<Version> version = parse_version(text);
  if (!version) return std::nullopt;
  const bool is_match = op.empty() || op == "=" || op == "==" || op == "!=" || op == "<>";
  // Setuptools took ">=3.8.*" for ">=3.8" until 2023, and packages still say so; what "<=3.8.*" is
  // to mean is anybody's guess.
  if (version->is_prefix && !is_match && op != ">=" && op != "<") return std::nullopt;
  if (version->has_local && !is_match) return std::nullopt;
  if (op == "~=" && version->release.size() < 2) return std::nullopt;
  return Clause{op, *std::move(version)};
}

// Clauses that all hold. Nothing where one cannot be read.
std::optional<std::vector<Clause>> parse_clauses(std::string_view text) {
  constexpr std::string_view kOperatorCharacters = "<>=!~^";
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  constexpr std::string_view kSeparators = ", \t\r\n\f\v";
  std::vector<Clause> clauses;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSeparators), text.size()));
    if (text.empty()) return clauses;
    const std::string_view op =
        text.substr(0, std::min(text.find_first_not_of(kOperatorCharacters), text.size()));
    text.remove_prefix(op.size());
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    const std::string_view version = text.substr(0, text.find_first_of(kSeparators));
    text.remove_prefix(version.size());
    if (op.empty() && version == "*") continue;
    std::optional<Clause> clause = parse_clause(op, version);
    if (!clause) return std::nullopt;
    clauses.push_back(*std::move(clause));
  }
}

// Whether a clause admits a release changes only at the numbers it names: the lowest admitted one
// is 0, such a number, or the one after.
std::vector<int> boundaries(const std::vector<Clause>& clauses, std::size_t part) {
  std::vector<int> numbers{0};
  for (const Clause& clause : clauses) {
    numbers.push_back(clause.version.part(part));
    numbers.push_back(clause.version.part(part) + 1);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::optional<rules::PythonVersion> lowest_of(const std::vector<Clause>& clauses) {
  const std::vector<int> patches = boundaries(clauses, 2);
  for (const int minor : boundaries(clauses, 1)) {
    for (const int patch : patches) {
      const Release release{minor, patch};
      if (std::all_of(clauses.begin(), clauses.end(), [&](const Clause& c) { return c.admits(release); })) {
        return rules::PythonVersion{3, minor};
      }
    }
  }
  return std::nullopt;
}

// What a file declares: nothing at all, or a specifier set; an empty optional inside for one that
// cannot be read.
using Declaration = std::optional<std::optional<std::string>>;

Declaration declared_in_pyproject(const std::string& path, const FileSource& files) {
  const tl::expected<toml::table, std::string> table = read_toml(path, files);
  if (!table) return Declaration(std::in_place, std::nullopt);
  const auto as_declaration = [](const toml::node& node) {
    return Declaration(std::in_place, node.value_exact<std::string>());
  };
  if (const toml::node* node = (*table)["project"]["requires-python"].node()) return as_declaration(*node);
  const auto poetry = (*table)["tool"]["poetry"]["dependencies"]["python"];
  if (const toml::node* node = poetry["version"].node()) return as_declaration(*node);
  if (const toml::node* node = poetry.node()) return as_declaration(*node);
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\f\v";
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

// As configparser reads it: indented lines go on with the value above them.
Declaration declared_in_setup_cfg(const std::string& path, const FileSource& files) {
  const tl::expected<std::string, std::string> contents = files.read(path);
  if (!contents) return Declaration(std::in_place, std::nullopt);
  Declaration declaration;
  bool in_options = false;
  bool in_value = false;
  for (std::string_view rest = *contents; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::string_view words = trimmed(line);
    if (words.empty() || words.front() == '#' || words.front() == ';') continue;
    if (in_value && words.front() != line.front()) {
      declaration->value().append(" ").append(words);
      continue;
    }
    in_value = false;
    if (words.front() == '[') {
      in_options = words == "[options]";
      continue;
    }
    const std::size_t delimiter = words.find_first_of("=:");
    if (!in_options || delimiter == std::string_view::npos) continue;
    std::string key(trimmed(words.substr(0, delimiter)));
    std::replace(key.begin(), key.end(), '-', '_');  // setuptools takes both
    if (key != "python_requires") continue;
    declaration.emplace(std::string(trimmed(words.substr(delimiter + 1))));
    in_value = true;
  }
  return declaration;
}

// The text of a string literal that `python_requires` is given, as an argument or in a dictionary. Nothing
// else is known of a program without running it.
Declaration declared_in_setup_py(const std::string& path, const FileSource& files) {
  constexpr std::string_view kKey = "python_requires";
  const tl::expected<std::string, std::string> contents = files.read(path);
  if (!contents) return std::nullopt;
  for (std::string_view rest = *contents; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t key = line.find(kKey);
    if (key == std::string_view::npos || trimmed(line).starts_with('#')) continue;
    std::string_view value = line.substr(key + kKey.size());
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    value = trimmed(value);
    if (!value.starts_with('=') && !value.starts_with(':')) continue;
    value = trimmed(value.substr(1));
    if (!value.starts_with('"') && !value.starts_with('\'')) continue;
    const std::size_t end = value.find(value.front(), 1);
    if (end != std::string_view::npos)
      return Declaration(std::in_place, std::string(value.substr(1, end - 1)));
  }
  return std::nullopt;
}

}  // namespace

std::optional<rules::PythonVersion> lowest_python(std::string_view specifiers) {
  if (specifiers.size() > kMaxSpecifiers) return std::nullopt;
  std::optional<rules::PythonVersion> lowest;
  for (;;) {
    const std::size_t bar = specifiers.find('|');
    const std::optional<std::vector<Clause>> clauses = parse_clauses(specifiers.substr(0, bar));
    if (!clauses) return std::nullopt;
    const std::optional<rules::PythonVersion> version = lowest_of(*clauses);
    if (version && (!lowest || *version < *lowest)) lowest = version;
    if (bar == std::string_view::npos) return lowest;
    specifiers.remove_prefix(bar + 1);
    if (specifiers.starts_with('|')) specifiers.remove_prefix(1);
  }
}

RequiredPython required_python(const std::string& directory, const FileSource& files) {
  for (fs::path at = files.canonical(directory); !at.empty(); at = at.parent_path()) {
    Declaration declaration;
    fs::path file = at / "pyproject.toml";
    if (files.is_file(file)) declaration = declared_in_pyproject(file, files);
    if (!declaration && files.is_file(at / "setup.cfg")) {
      file = at / "setup.cfg";
      declaration = declared_in_setup_cfg(file, files);
    }
    if (!declaration && files.is_file(at / "setup.py")) {
      file = at / "setup.py";
      declaration = declared_in_setup_py(file, files);
    }
    if (declaration) {
      if (!*declaration) return {std::nullopt, files.shown(file), "what it says about Python cannot be read"};
      const auto version = lowest_python(**declaration);
      if (version) return {std::clamp(*version, rules::kOldestTarget, rules::kNewestTarget), {}, {}};
      return {std::nullopt, files.shown(file),
              "'" + **declaration + "' is no set of versions with a Python 3 in it"};
    }
    if (at == at.parent_path()) break;
  }
  return {};
}

}  // namespace aioshift::pipeline
