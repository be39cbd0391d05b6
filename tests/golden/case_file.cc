#include "case_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

#include "support/file_tree.h"

namespace aioshift::golden {
namespace {

// Takes `value` into `target`; false where its type does not fit.
bool take(const toml::node& value, std::string& target) {
  if (!value.is_string()) return false;
  target = value.ref<std::string>();
  return true;
}

bool take(const toml::node& value, bool& target) {
  if (!value.is_boolean()) return false;
  target = value.ref<bool>();
  return true;
}

bool take(const toml::node& value, std::int64_t& target) {
  if (!value.is_integer()) return false;
  target = value.ref<std::int64_t>();
  return true;
}

bool take(const toml::node& value, int& target) {
  std::int64_t number = 0;
  if (!take(value, number) || number < 0 || number > 255) return false;
  target = static_cast<int>(number);
  return true;
}

bool take(const toml::node& value, std::vector<std::string>& target) {
  const toml::array* array = value.as_array();
  if (array == nullptr) return false;
  for (const toml::node& element : *array) {
    if (!take(element, target.emplace_back())) return false;
  }
  return true;
}

template <typename T>
bool take(const toml::node& value, std::optional<T>& target) {
  return take(value, target.emplace());
}

// true for main.py, or the script and its arguments.
bool take_run(const toml::node& value, std::vector<std::string>& target) {
  bool run_main = false;
  if (!take(value, run_main)) return take(value, target) && !target.empty();
  if (run_main) target = {"main.py"};
  return true;
}

// "3.12"
bool take_version(const toml::node& value, std::optional<std::pair<int, int>>& target) {
  std::string text;
  if (!take(value, text)) return false;
  std::istringstream stream(text);
  char dot = 0;
  auto& [major, minor] = target.emplace();
  return stream >> major >> dot >> minor && dot == '.' && stream.peek() == EOF;
}

// False for a wrong type; `known` tells whether there is such a key.
bool take_key(std::string_view key, const toml::node& value, CaseFile& result, bool& known) {
  known = true;
  if (key == "about") return take(value, result.about);
  if (key == "args") return take(value, result.args);
  if (key == "target") return take(value, result.target);
  if (key == "unsafe") return take(value, result.unsafe);
  if (key == "run") return take_run(value, result.run);
  if (key == "run-min-python") return take_version(value, result.run_min_python);
  if (key == "reasons") return take(value, result.reasons);
  if (key == "findings") return take(value, result.findings);
  if (key == "exit") return take(value, result.exit);
  if (key == "stderr") return take(value, result.expected_errors);
  if (key == "compile") return take(value, result.compile);
  known = false;
  return true;
}

tl::expected<toml::table, std::string> parse(const std::filesystem::path& path) {
  try {
    return toml::parse_file(path.string());
  } catch (const toml::parse_error& error) {
    return tl::unexpected(
        fmt::format("{}:{}: {}", path.string(), error.source().begin.line, error.description()));
  }
}

}  // namespace

tl::expected<CaseFile, std::string> read_case_file(const std::filesystem::path& path) {
  const tl::expected<toml::table, std::string> table = parse(path);
  if (!table) return tl::unexpected(table.error());
  CaseFile result;
  for (const auto& [key, value] : *table) {
    bool known = false;
    const bool fits = take_key(key.str(), value, result, known);
    const std::string where = fmt::format("{}:{}", path.string(), value.source().begin.line);
    if (!known) return tl::unexpected(fmt::format("{}: unknown key '{}'", where, key.str()));
    if (!fits) return tl::unexpected(fmt::format("{}: '{}' cannot have this value", where, key.str()));
  }
  if (result.about.empty()) {
    return tl::unexpected(
        fmt::format("{}: needs 'about', a sentence that says what it shows", path.string()));
  }
  if (result.reasons) std::sort(result.reasons->begin(), result.reasons->end());
  return result;
}

void update_case_file(const std::filesystem::path& path, const std::vector<std::string>& reasons,
                      std::int64_t findings) {
  const tl::expected<toml::table, std::string> table = parse(path);
  if (!table) return;
  struct Replacement {
    std::uint32_t last_line;
    std::string text;
  };
  std::map<std::uint32_t, Replacement> by_first_line;
  const auto replace = [&](std::string_view key, const std::string& text) {
    if (const toml::node* value = table->get(key)) {
      by_first_line[value->source().begin.line] = {value->source().end.line, text};
    }
  };
  std::vector<std::string> quoted;
  quoted.reserve(reasons.size());
  for (const std::string& reason : reasons) quoted.push_back('"' + reason + '"');
  replace("reasons", fmt::format("reasons = [{}]", fmt::join(quoted, ", ")));
  replace("findings", fmt::format("findings = {}", findings));

  std::istringstream lines(test_support::read_file(path));
  std::string updated;
  std::string line;
  std::uint32_t skip_until = 0;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    if (const auto found = by_first_line.find(number); found != by_first_line.end()) {
      updated += found->second.text + "\n";
      skip_until = found->second.last_line;
    } else if (number > skip_until) {
      updated += line + "\n";
    }
  }
  test_support::write_file(path, updated);
}

}  // namespace aioshift::golden
