#include "pipeline/pytest_settings.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>

#include "pipeline/toml_file.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

// In the order in which pytest looks for them.
constexpr auto kNames = std::to_array<const char*>(
    {"pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"});

// By key; of a list its members with blanks between them, which is how an ini file writes one.
using Values = std::map<std::string, std::string>;

std::string stripped(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

// The section of an ini file; nothing where it has none.
std::optional<Values> read_ini(const std::string& text, std::string_view section) {
  std::optional<Values> values;
  std::istringstream lines(text);
  std::string line;
  std::string key;
  bool is_inside = false;
  while (std::getline(lines, line)) {
    const std::string content = stripped(line);
    if (content.empty() || content.front() == '#' || content.front() == ';') continue;
    if (line.front() == '[') {
      is_inside = content == "[" + std::string(section) + "]";
      if (is_inside && !values) values.emplace();
      key.clear();
      continue;
    }
    if (!is_inside) continue;
    const bool is_continued = line.front() == ' ' || line.front() == '\t';
    const std::size_t sign = content.find_first_of("=:");
    if (is_continued && !key.empty()) {
      (*values)[key] += " " + content;
    } else if (sign != std::string::npos) {
      key = stripped(content.substr(0, sign));
      (*values)[key] = stripped(content.substr(sign + 1));
    }
  }
  return values;
}

std::optional<Values> read_table(const toml::table* table) {
  if (table == nullptr) return std::nullopt;
  Values values;
  for (const auto& [key, value] : *table) {
    std::string& text = values[std::string(key.str())];
    if (const auto plain = value.value<std::string>()) text = *plain;
    const toml::array* list = value.as_array();
    if (list == nullptr) continue;
    for (const auto& item : *list) {
      if (const auto member = item.value<std::string>()) text += (text.empty() ? "" : " ") + *member;
    }
  }
  return values;
}

std::optional<Values> read_file(const fs::path& file, const FileSource& files) {
  if (!files.is_file(file)) return std::nullopt;
  if (file.extension() == ".toml") {
    const auto content = read_toml(file, files);
    if (!content) return std::nullopt;
    if (file.filename() != "pyproject.toml") return read_table((*content)["pytest"].as_table());
    const auto pytest = (*content)["tool"]["pytest"];
    auto values = read_table(pytest["ini_options"].as_table());
    return values ? values : read_table(pytest.as_table());
  }
  const auto text = files.read(file);
  if (!text) return std::nullopt;
  auto values = read_ini(*text, file.filename() == "setup.cfg" ? "tool:pytest" : "pytest");
  // A pytest.ini counts whatever it says.
  if (!values && file.filename().string().ends_with("pytest.ini")) values.emplace();
  return values;
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

rules::TestSettings settings_of(const Values& values) {
  rules::TestSettings settings;
  const auto value = [&](const char* key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  };
  const auto is_in_options = [&](const char* text) {
    return value("addopts").find(text) != std::string::npos;
  };
  settings.asyncio_runs_all = value("asyncio_mode") == "auto" || is_in_options("asyncio-mode=auto") ||
                              is_in_options("asyncio-mode auto") || is_in_options("asyncio_mode=auto");
  settings.anyio_runs_all = value("anyio_mode") == "auto";
  settings.test_loop_scope = value("asyncio_default_test_loop_scope");
  settings.fixture_loop_scope = value("asyncio_default_fixture_loop_scope");
  const auto read = [&](const char* key, std::vector<std::string>& into) {
    if (auto names = words(value(key)); !names.empty()) into = std::move(names);
  };
  read("python_files", settings.files);
  read("python_classes", settings.classes);
  read("python_functions", settings.functions);
  return settings;
}

}  // namespace

rules::TestSettings pytest_settings(const std::string& directory, const FileSource& files) {
  for (fs::path at = files.canonical(directory); !at.empty(); at = at.parent_path()) {
    for (const char* name : kNames) {
      if (const auto values = read_file(at / name, files)) return settings_of(*values);
    }
    if (at == at.parent_path()) break;
  }
  return {};
}

bool may_configure_pytest(const std::string& directory, const FileSource& files) {
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](const char* name) { return files.is_file(fs::path(directory) / name); });
}

}  // namespace aioshift::pipeline
