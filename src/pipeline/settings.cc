#include "pipeline/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "pipeline/entry_points.h"
#include "pipeline/pytest_settings.h"
#include "pipeline/requires_python.h"
#include "text/nearest.h"

namespace aioshift::pipeline {
namespace {

using rules::OptionInfo;
using rules::Rule;

template <typename Number>
bool is_number(const std::string& text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

tl::expected<void, std::string> check_value(const OptionInfo& option, const std::string& value) {
  const auto wrong = [&](const std::string& expected) {
    return tl::unexpected(
        fmt::format("'{}' is no value of option '{}': expected {}", value, option.name, expected));
  };
  if (option.type == "int" && (!is_number<long>(value) || value.starts_with('-')))
    return wrong("a whole number, 0 or more");
  if (option.type == "float" && !is_number<double>(value)) return wrong("a number");
  if (option.type == "bool" && value != "true" && value != "false") return wrong("true or false");
  if (!option.choices.empty() &&
      std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end()) {
    std::string list;
    for (const std::string& choice : option.choices) list += (list.empty() ? "" : ", ") + choice;
    return wrong("one of " + list);
  }
  return {};
}

// Splits "rule.key" and finds the option; the error suggests what is near.
tl::expected<std::pair<const Rule*, const OptionInfo*>, std::string> find_option(
    const rules::Registry& registry, const std::string& name) {
  const std::size_t dot = name.find('.');
  const std::string id = name.substr(0, dot);
  const Rule* rule = registry.find(id);
  if (rule == nullptr) {
    std::vector<std::string> ids;
    for (const auto& known : registry.rules()) ids.push_back(known->info().id);
    const std::string near = text::nearest(id, ids);
    return tl::unexpected(fmt::format("option '{}': no rule '{}'{}", name, id,
                                      near.empty() ? "" : fmt::format(", did you mean '{}'?", near)));
  }
  const std::string key = dot == std::string::npos ? "" : name.substr(dot + 1);
  std::vector<std::string> keys;
  for (const OptionInfo& option : rule->info().options) {
    if (option.name == key) return std::make_pair(rule, &option);
    keys.push_back(option.name);
  }
  const std::string near = text::nearest(key, keys);
  return tl::unexpected(fmt::format("rule '{}' has no option '{}'{}", id, key,
                                    near.empty() ? "" : fmt::format(", did you mean '{}'?", near)));
}

tl::expected<void, std::string> check_selectors(const rules::Registry& registry,
                                                const std::vector<std::string>& selectors,
                                                std::string_view where) {
  for (const std::string& selector : selectors) {
    if (registry.is_known(selector)) continue;
    const std::string near = text::nearest(selector, registry.selectors());
    return tl::unexpected(fmt::format(
        "{}: no rule, group or code '{}'{}", where, selector,
        near.empty() ? " (aioshift list shows them)" : fmt::format(", did you mean '{}'?", near)));
  }
  return {};
}

std::string parent_of(const std::string& directory) {
  const std::size_t slash = directory.rfind('/');
  if (slash == std::string::npos || directory == "/") return "";
  return slash == 0 ? "/" : directory.substr(0, slash);
}

// Whether the directory can make a difference to the one above it.
bool may_configure(const FileSource& files, const std::string& directory) {
  const std::string base = directory == "/" ? "/" : directory + "/";
  return files.exists(base + "aioshift.toml") || files.exists(base + "pyproject.toml") ||
         files.exists(base + "setup.cfg") || files.exists(base + "setup.py");
}

}  // namespace

bool Settings::is_ignored_for(const std::string& path, const rules::RuleInfo& rule) const {
  return std::any_of(ignored_where.begin(), ignored_where.end(), [&](const auto& entry) {
    const auto& [patterns, selectors] = entry;
    return patterns.covers(path, false) &&
           std::any_of(selectors.begin(), selectors.end(),
                       [&](const std::string& selector) { return rules::matches(rule, selector); });
  });
}

tl::expected<void, std::string> SettingsResolver::check_command_line(const std::string& directory) {
  // A configuration that is broken is reported when its files are reached.
  const auto settings = for_directory(directory);
  const rules::Registry& registry = settings ? *(*settings)->registry : *registry_;
  if (auto ok = check_selectors(registry, command_line_.select, "--select"); !ok) return ok;
  if (auto ok = check_selectors(registry, command_line_.ignore, "--ignore"); !ok) return ok;
  for (const auto& [name, value] : command_line_.options) {
    const auto option = find_option(registry, name);
    if (!option) return tl::unexpected("--option: " + option.error());
    if (auto ok = check_value(*option->second, value); !ok) return tl::unexpected("--option: " + ok.error());
  }
  return {};
}

tl::expected<std::shared_ptr<const Settings>, std::string> SettingsResolver::for_directory(
    const std::string& directory) {
  const std::lock_guard lock(mutex_);
  return for_directory_locked(directory);
}

SettingsResolver::Result SettingsResolver::for_directory_locked(const std::string& directory) {
  // Up to the nearest directory that is known or has a configuration; what lies between shares it.
  std::vector<std::string> undecided;
  std::string at = directory;
  while (by_directory_.find(at) == by_directory_.end()) {
    undecided.push_back(at);
    const std::string parent = parent_of(at);
    if (parent.empty() || may_configure(files_, at) || may_configure_pytest(at, files_)) {
      by_directory_.emplace(at, make(at));
      break;
    }
    at = parent;
  }
  Result result = by_directory_.at(at);
  for (const std::string& known : undecided) by_directory_.emplace(known, result);
  return result;
}

std::vector<Warning> SettingsResolver::warnings() {
  const std::lock_guard lock(mutex_);
  return {warnings_.begin(), warnings_.end()};
}

SettingsResolver::Result SettingsResolver::make(const std::string& directory) {
  auto settings = std::make_shared<Settings>();
  const bool is_named = !command_line_.config_file.empty();
  const std::string file = is_named ? command_line_.config_file : find_config(directory, files_);
  if (!file.empty()) {
    auto config = read_config(file, is_named ? disk() : files_);
    if (!config) return tl::unexpected(config.error().message);
    settings->config = std::move(*config);
  }
  // What a configuration says of rules is about those it knows.
  if (command_line_.every_rule) {
    settings->config.select.reset();
    settings->config.ignore.clear();
    settings->config.per_file_ignores.clear();
    settings->config.options.clear();
    settings->config.rules.clear();
    settings->config.libraries.clear();
  }
  const Config& config = settings->config;
  settings->registry = registry_;
  if (!config.rules.empty() || !config.libraries.empty()) {
    auto registry = std::make_shared<rules::Registry>(*registry_);
    const auto load = [&](const std::vector<std::string>& named,
                          const UserRuleLoader& loader) -> tl::expected<void, std::string> {
      if (named.empty()) return {};
      std::vector<std::string> paths;
      for (const std::string& path : named) {
        std::string full = (std::filesystem::path(config.directory) / path).lexically_normal().string();
        while (full.size() > 1 && full.ends_with('/')) full.pop_back();
        paths.push_back(std::move(full));
      }
      return loader ? loader(paths, *registry)
                    : tl::unexpected(std::string("files of the user's own are not supported here"));
    };
    if (const auto loaded = load(config.rules, load_rules_); !loaded)
      return tl::unexpected(fmt::format("{}: rules: {}", config.file, loaded.error()));
    if (const auto loaded = load(config.libraries, load_libraries_); !loaded)
      return tl::unexpected(fmt::format("{}: libraries: {}", config.file, loaded.error()));
    settings->registry = std::move(registry);
  }
  const rules::Registry& registry = *settings->registry;
  if (config.select) {
    if (auto ok = check_selectors(registry, *config.select, config.file + ": select"); !ok)
      return tl::unexpected(ok.error());
  }
  if (auto ok = check_selectors(registry, config.ignore, config.file + ": ignore"); !ok)
    return tl::unexpected(ok.error());
  for (const auto& [pattern, selectors] : config.per_file_ignores) {
    if (auto ok = check_selectors(registry, selectors, config.file + ": per-file-ignores"); !ok)
      return tl::unexpected(ok.error());
    settings->ignored_where.emplace_back(PathPatterns(config.directory, {pattern}), selectors);
  }
  settings->exclude = PathPatterns(config.directory, config.exclude);

  if (command_line_.target_version) {
    settings->target = *command_line_.target_version;
  } else if (config.target_version) {
    settings->target = *config.target_version;
  } else {
    const RequiredPython required = required_python(directory, files_);
    if (required.version) settings->target = *required.version;
    if (!required.problem.empty()) {
      warnings_.insert({required.file, fmt::format("{}; {} is taken, --target-version says otherwise",
                                                   required.problem, rules::to_string(settings->target))});
    }
  }
  settings->unsafe_fixes = command_line_.unsafe_fixes || config.unsafe_fixes.value_or(false);
  const std::vector<std::string> select = !command_line_.select.empty()
                                              ? command_line_.select
                                              : config.select.value_or(std::vector<std::string>());
  const std::vector<std::string> all = {"all"};
  std::vector<std::string> ignore = config.ignore;
  // What is selected on the command line is wanted, whatever the configuration ignores.
  if (!command_line_.select.empty()) ignore.clear();
  ignore.insert(ignore.end(), command_line_.ignore.begin(), command_line_.ignore.end());
  settings->rules = registry.select(command_line_.every_rule ? all : select, ignore);
  if (std::any_of(settings->rules.begin(), settings->rules.end(),
                  [](const rules::Rule* rule) { return rule->decides_over_program(); })) {
    settings->entry_points = entry_points(directory, files_);
    settings->tests = pytest_settings(directory, files_);
  }

  for (const auto& rule : registry.rules()) {
    auto& values = settings->options[rule->info().id];
    for (const OptionInfo& option : rule->info().options) values[option.name] = option.default_value;
  }
  for (const auto& [name, value] : config.options) {
    const auto option = find_option(registry, name);
    const auto refuse = [&, line = value.line](const std::string& error) {
      return tl::unexpected(fmt::format("{}:{}: {}", config.file, line, error));
    };
    if (!option) return refuse(option.error());
    if (auto ok = check_value(*option->second, value.text); !ok) return refuse(ok.error());
    settings->options[option->first->info().id][option->second->name] = value.text;
  }
  for (const auto& [name, value] : command_line_.options) {
    const auto option = find_option(registry, name);
    if (option) settings->options[option->first->info().id][option->second->name] = value;
  }
  return std::shared_ptr<const Settings>(std::move(settings));
}

}  // namespace aioshift::pipeline
