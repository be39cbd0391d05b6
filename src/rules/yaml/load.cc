#include "rules/yaml/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace aioshift::rules {
namespace {

bool is_yaml(std::string_view path) {
  return path.ends_with(".yml") || path.ends_with(".yaml");
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

bool is_project_file(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == "sgconfig.yml" || name == "sgconfig.yaml";
}

std::string directory_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash + 1));
}

std::string join(std::string directory, const std::string& path) {
  if (path.starts_with('/')) return path;
  if (!directory.empty() && directory.back() != '/') directory += '/';
  return directory + path;
}

// One name for a file, however it is reached.
std::string normal(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

template <typename T>
void append(std::vector<T>& all, std::vector<T> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

class Loader {
 public:
  explicit Loader(const RuleFiles& files) : files_(files) {}

  void load(const std::string& path);
  tl::expected<LoadedRules, std::vector<RuleFileError>> result();

 private:
  // The YAML files at a path, in order: itself, or those below the directory.
  std::vector<std::string> yaml_files(const std::string& path, const std::string& what);
  bool read(const std::string& path, std::string& text);
  void project(const std::string& file);
  void rules_at(const std::string& path, const std::string& what);
  void rule_file(const std::string& path);
  void utility_file(const std::string& path);

  const RuleFiles& files_;
  LoadedRules loaded_;
  std::vector<RuleFileError> errors_;
  std::unordered_set<std::string> seen_rule_files_;
  std::unordered_set<std::string> seen_utility_files_;
};

std::vector<std::string> Loader::yaml_files(const std::string& path, const std::string& what) {
  switch (files_.kind(path)) {
    case RuleFiles::Kind::kNone:
      errors_.push_back({path, {}, "there is no such file or directory" + what});
      return {};
    case RuleFiles::Kind::kFile:
      return {path};
    case RuleFiles::Kind::kDirectory:
      break;
  }
  auto found = files_.list(path);
  if (!found) {
    errors_.push_back({path, {}, found.error() + what});
    return {};
  }
  std::erase_if(*found, [](const std::string& file) { return !is_yaml(file); });
  std::sort(found->begin(), found->end());
  return std::move(*found);
}

bool Loader::read(const std::string& path, std::string& text) {
  auto bytes = files_.read(path);
  if (!bytes) {
    errors_.push_back({path, {}, bytes.error()});
    return false;
  }
  text = std::move(*bytes);
  return true;
}

void Loader::load(const std::string& path) {
  if (files_.kind(path) == RuleFiles::Kind::kDirectory) {
    for (const char* const name : {"sgconfig.yml", "sgconfig.yaml"}) {
      const std::string file = join(path, name);
      if (files_.kind(file) == RuleFiles::Kind::kFile) return project(file);
    }
  } else if (is_project_file(path)) {
    return project(path);
  }
  rules_at(path, "");
}

void Loader::project(const std::string& file) {
  std::string text;
  if (!read(file, text)) return;
  ProjectContent content = read_project_file(text, file);
  append(loaded_.notes, std::move(content.notes));
  append(errors_, std::move(content.errors));
  const std::string directory = directory_of(file);
  const auto origin = [&](const ProjectPath& path, std::string_view key) {
    return fmt::format(" (`{}` in {}:{})", key, file, path.at.line);
  };
  for (const ProjectPath& path : content.utility_directories) {
    for (const std::string& utility : yaml_files(join(directory, path.path), origin(path, "utilDirs")))
      utility_file(utility);
  }
  for (const ProjectPath& path : content.rule_directories)
    rules_at(join(directory, path.path), origin(path, "ruleDirs"));
  for (const ProjectTests& tests : content.tests) {
    const std::string path = join(directory, tests.directory.path);
    loaded_.tests.push_back({path, tests.snapshots.empty() ? "" : join(path, tests.snapshots)});
  }
}

void Loader::rules_at(const std::string& path, const std::string& what) {
  for (const std::string& file : yaml_files(path, what)) {
    if (file != path && is_project_file(file)) {
      loaded_.notes.push_back(
          {file, {}, "a project's configuration: skipped, name its directory to load it"});
    } else {
      rule_file(file);
    }
  }
}

void Loader::rule_file(const std::string& path) {
  std::string text;
  if (!seen_rule_files_.insert(normal(path)).second || !read(path, text)) return;
  RuleFileContent content = read_rule_file(text, path);
  append(loaded_.rules, std::move(content.rules));
  append(loaded_.notes, std::move(content.notes));
  append(errors_, std::move(content.errors));
}

void Loader::utility_file(const std::string& path) {
  std::string text;
  if (!seen_utility_files_.insert(normal(path)).second || !read(path, text)) return;
  UtilityFileContent content = read_utility_file(text, path);
  append(loaded_.utilities, std::move(content.utilities));
  append(loaded_.notes, std::move(content.notes));
  append(errors_, std::move(content.errors));
}

// Adds an error for each name that a thing before it has.
template <typename Things, typename PositionOf>
void check_names(const Things& things, std::string_view noun, PositionOf position_of,
                 std::vector<RuleFileError>& errors) {
  std::unordered_map<std::string_view, const typename Things::value_type*> known;
  for (const auto& thing : things) {
    const auto [first, is_new] = known.emplace(thing.id, &thing);
    if (is_new) continue;
    errors.push_back({thing.file,
                      {position_of(thing), 1},
                      fmt::format("there is a {} `{}` already: {}:{}", noun, thing.id, first->second->file,
                                  position_of(*first->second))});
  }
}

tl::expected<LoadedRules, std::vector<RuleFileError>> Loader::result() {
  check_names(
      loaded_.rules, "rule", [](const RuleDocument& rule) { return rule.id_line; }, errors_);
  check_names(
      loaded_.utilities, "utility", [](const pattern::GlobalUtility& utility) { return utility.line; },
      errors_);
  if (!errors_.empty()) return tl::unexpected(std::move(errors_));
  return std::move(loaded_);
}

}  // namespace

tl::expected<LoadedRules, std::vector<RuleFileError>> load_rules(std::span<const std::string> paths,
                                                                 const RuleFiles& files) {
  Loader loader(files);
  for (const std::string& path : paths) loader.load(path);
  return loader.result();
}

TestFileContent load_rule_tests(const std::string& path, const RuleFiles& files) {
  TestFileContent all;
  std::vector<std::string> found{path};
  const RuleFiles::Kind kind = files.kind(path);
  if (kind == RuleFiles::Kind::kNone) {
    all.errors.push_back({path, {}, "there is no such file or directory"});
    return all;
  }
  if (kind == RuleFiles::Kind::kDirectory) {
    auto listed = files.list(path);
    if (!listed) {
      all.errors.push_back({path, {}, listed.error()});
      return all;
    }
    found = std::move(*listed);
    std::erase_if(found, [](const std::string& file) { return !is_yaml(file) || is_project_file(file); });
    std::sort(found.begin(), found.end());
  }
  for (const std::string& file : found) {
    const auto text = files.read(file);
    if (!text) {
      all.errors.push_back({file, {}, text.error()});
      continue;
    }
    TestFileContent content = read_test_file(*text, file);
    append(all.tests, std::move(content.tests));
    append(all.notes, std::move(content.notes));
    append(all.errors, std::move(content.errors));
  }
  return all;
}

}  // namespace aioshift::rules
