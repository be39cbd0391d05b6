// A golden case: golden/<rule>/<case>/ with before/, after/ and case.toml.
//
// after/ is what `aioshift apply` makes of before/, file by file and byte by byte; without an
// after/ everything must stay as it is. The same case also shows that the printed diff is a patch,
// that a second run changes nothing, that the result compiles and, where the case says so, that
// the program still does what it did.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace aioshift::golden {

// A rule's cases are few enough to read and many enough to trust: most rules are judged by what
// they leave alone.
inline constexpr std::size_t kFewestCases = 25;
inline constexpr std::size_t kOneUnchangedIn = 3;

struct GoldenCase {
  std::string rule;
  std::string name;
  std::filesystem::path directory;

  bool is_unchanged() const { return !exists(directory / "after"); }
};

// What runs the cases.
struct Runner {
  std::string aioshift;  // the binary
  std::string python;    // CPython, the program itself and no launcher
  std::pair<int, int> python_version{0, 0};
  bool update = false;  // take the results as what is expected
};

struct CaseResult {
  std::vector<std::string> failures;
  std::string not_run;  // why the programs were not run though the case asks for it

  bool passed() const { return failures.empty(); }
};

// The cases of every rule, sorted. A directory without case.toml is a case too: one that fails.
std::vector<GoldenCase> list_cases(const std::filesystem::path& golden);

// The rules that have a folder transforms/<family>/<rule>/ with a rule.md, sorted.
std::vector<std::string> list_rules(const std::filesystem::path& transforms);

CaseResult run_case(const GoldenCase& golden_case, const Runner& runner);

// Whether a rule has as many cases, and unchanged ones among them, as every rule must.
CaseResult check_coverage(const std::string& rule, const std::vector<GoldenCase>& cases);

}  // namespace aioshift::golden
