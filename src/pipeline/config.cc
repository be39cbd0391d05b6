#include "pipeline/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <sstream>
#include <string_view>
#include <system_error>

#include "pipeline/toml_entry.h"
#include "pipeline/toml_file.h"
#include "text/nearest.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

using Entry = TomlEntry;
using Result = tl::expected<void, ConfigError>;
using Names = std::vector<std::string>;

// The leaves of a table under their dotted keys: a.b = 1, [a] b = 1 and "a.b" = 1 are the same here.
// Depth is bounded by read_toml.
Result for_each_leaf(const Entry& entry, const std::string& prefix,
                     const std::function<Result(const Entry&)>& visit) {
  const toml::table* table = entry.value->as_table();
  if (table == nullptr) return entry.wrong_type(*entry.value, "a table");
  for (Entry& child : entries_of(*table, entry.file)) {
    child.key = prefix + child.key;
    Result result = child.value->is_table() ? for_each_leaf(child, child.key + ".", visit) : visit(child);
    if (!result) return result;
  }
  return {};
}

bool is_identifier(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || is_digit(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || is_digit(c); });
}

bool is_dotted_name(std::string_view text) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_identifier(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

// Strings that `holds` accepts; `what` says what others should have been.
Result read_checked(const Entry& entry, Names& into, bool (*holds)(std::string_view), std::string_view what) {
  if (Result result = read_strings(entry, into); !result) return result;
  const toml::array& array = *entry.value->as_array();
  for (std::size_t i = 0; i < into.size(); ++i) {
    if (!holds(into[i])) {
      return entry.error(array[i].source().begin.line,
                         fmt::format("'{}' in '{}' is not {}", into[i], entry.key, what));
    }
  }
  return {};
}

constexpr std::string_view kPatternWanted = "a pattern for paths; those with '!' in front are not supported";

bool is_pattern(std::string_view text) {
  return !text.empty() && text.front() != '!';
}

Result read_names(const Entry& entry, Names& into) {
  return read_checked(entry, into, is_dotted_name, "a dotted name");
}

Result read_paths(const Entry& entry, const Config& config, Names& into) {
  const auto is_path = [](std::string_view text) { return !text.empty(); };
  if (Result result = read_checked(entry, into, is_path, "a path"); !result) return result;
  for (std::string& path : into) path = (fs::path(config.directory) / path).lexically_normal().string();
  return {};
}

Result read_target(const Entry& entry, Config& config) {
  const auto text = entry.value->value_exact<std::string>();
  if (!text) return entry.wrong_type(*entry.value, "a string such as \"py311\"");
  config.target_version = rules::parse_target(*text);
  if (config.target_version) return {};
  return entry.error(entry.value->source().begin.line,
                     fmt::format("'{}' must be one of {} to {}, not '{}'", entry.key,
                                 to_string(rules::kOldestTarget), to_string(rules::kNewestTarget), *text));
}

Result read_unsafe_fixes(const Entry& entry, Config& config) {
  config.unsafe_fixes = entry.value->value_exact<bool>();
  if (!config.unsafe_fixes) return entry.wrong_type(*entry.value, "a boolean");
  return {};
}

Result read_rename(const Entry& entry, Config& config) {
  return for_each_leaf(entry, "", [&](const Entry& leaf) -> Result {
    const auto name = leaf.value->value_exact<std::string>();
    const std::uint32_t line = leaf.value->source().begin.line;
    if (!name) return leaf.wrong_type(*leaf.value, "a string, the new name");
    if (!is_dotted_name(leaf.key)) {
      return leaf.error(leaf.at.line, fmt::format("'{}' in 'rename' is not a dotted name", leaf.key));
    }
    if (!is_identifier(*name)) {
      return leaf.error(line,
                        fmt::format("'{}', the new name of '{}', is not an identifier", *name, leaf.key));
    }
    if (config.rename.emplace(leaf.key, *name).second) return {};
    return leaf.error(leaf.at.line, fmt::format("'{}' is renamed twice", leaf.key));
  });
}

// As it would stand on the command line. Nothing for what is no scalar.
std::optional<std::string> scalar_text(const toml::node& node) {
  if (auto text = node.value_exact<std::string>()) return text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto truth = node.value_exact<bool>()) return *truth ? "true" : "false";
  if (const auto number = node.value_exact<double>()) {
    std::string text = fmt::format("{}", *number);
    // 20.0 stays a float, so that a rule which wants an integer can say so.
    if (std::isfinite(*number) && text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
  }
  std::ostringstream text;
  if (const toml::value<toml::date>* date = node.as_date()) {
    text << date->get();
  } else if (const toml::value<toml::time>* time = node.as_time()) {
    text << time->get();
  } else if (const toml::value<toml::date_time>* date_time = node.as_date_time()) {
    text << date_time->get();
  } else {
    return std::nullopt;
  }
  return text.str();
}

Result read_options(const Entry& entry, Config& config) {
  return for_each_leaf(entry, "", [&](const Entry& leaf) -> Result {
    const std::size_t dot = leaf.key.find('.');
    if (dot == 0 || dot >= leaf.key.size() - 1) {
      return leaf.error(leaf.at.line,
                        fmt::format("'{}' in 'option' must name a rule and its option: rule.key", leaf.key));
    }
    std::optional<std::string> text = scalar_text(*leaf.value);
    if (!text) return leaf.wrong_type(*leaf.value, "a string, a number or a boolean");
    const bool is_new =
        config.options.emplace(leaf.key, OptionValue{*std::move(text), leaf.value->source().begin.line})
            .second;
    if (is_new) return {};
    return leaf.error(leaf.at.line, fmt::format("option '{}' is set twice", leaf.key));
  });
}

Result read_per_file_ignores(const Entry& entry, Config& config) {
  const toml::table* table = entry.value->as_table();
  if (table == nullptr) return entry.wrong_type(*entry.value, "a table");
  for (const Entry& child : entries_of(*table, entry.file)) {
    if (!is_pattern(child.key)) {
      return child.error(child.at.line,
                         fmt::format("'{}' in '{}' is not {}", child.key, entry.key, kPatternWanted));
    }
    Names ignored;
    if (Result result = read_strings(child, ignored); !result) return result;
    config.per_file_ignores.emplace_back(child.key, std::move(ignored));
  }
  return {};
}

// The whole language: adding a key means adding a line, and its paragraph in docs/configuration.md.
struct Key {
  std::string_view name;
  Result (*read)(const Entry&, Config&);
};

constexpr Key kKeys[] = {
    {"target-version", read_target},
    {"select", [](const Entry& e, Config& c) { return read_strings(e, c.select.emplace()); }},
    {"ignore", [](const Entry& e, Config& c) { return read_strings(e, c.ignore); }},
    {"exclude",
     [](const Entry& e, Config& c) { return read_checked(e, c.exclude, is_pattern, kPatternWanted); }},
    {"unsafe-fixes", read_unsafe_fixes},
    {"rules", [](const Entry& e, Config& c) { return read_paths(e, c, c.rules); }},
    {"libraries", [](const Entry& e, Config& c) { return read_paths(e, c, c.libraries); }},
    {"async", [](const Entry& e, Config& c) { return read_names(e, c.async_names); }},
    {"stays-sync", [](const Entry& e, Config& c) { return read_names(e, c.stays_sync); }},
    {"rename", read_rename},
    {"option", read_options},
    {"per-file-ignores", read_per_file_ignores},
};

tl::unexpected<ConfigError> unknown_key(const Entry& entry) {
  Names known;
  for (const Key& key : kKeys) known.emplace_back(key.name);
  if (entry.key == "tool" && text::nearest(entry.key, known).empty()) {
    return entry.error(entry.at.line, "unknown key 'tool': in this file the keys stand at the top level");
  }
  return entry.unknown(known);
}

Result read_table(const toml::table& table, Config& config) {
  for (const Entry& entry : entries_of(table, config.file)) {
    const auto* const key =
        std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& k) { return k.name == entry.key; });
    if (key == std::end(kKeys)) return unknown_key(entry);
    if (Result result = key->read(entry, config); !result) return result;
  }
  return {};
}

bool is_pyproject(const fs::path& path) {
  return path.filename() == "pyproject.toml";
}

// [tool.aioshift], whatever its type, or null.
const toml::node* own_node(const toml::table& pyproject) {
  return pyproject["tool"]["aioshift"].node();
}

// Whether something that could be read stands there. A dangling symlink counts: somebody meant a
// configuration, and reading it says what is wrong.
bool is_candidate(const FileSource& files, const fs::path& path) {
  const FileSource::Kind kind = files.kind(path);
  return kind == FileSource::Kind::kFile || kind == FileSource::Kind::kOther;
}

}  // namespace

tl::expected<Config, ConfigError> read_config(const std::string& path, const FileSource& files) {
  const tl::expected<toml::table, std::string> document = read_toml(path, files);
  if (!document) return tl::unexpected(ConfigError{document.error()});
  Config config;
  config.file = files.shown(path);
  std::error_code error;
  config.directory = files.canonical(fs::absolute(path, error).parent_path());
  if (error) return tl::unexpected(ConfigError{fmt::format("{}: {}", path, error.message())});

  const toml::table* table = &*document;
  if (is_pyproject(path)) {
    const toml::node* own = own_node(*document);
    if (own == nullptr) return config;
    table = own->as_table();
    if (table == nullptr) {
      const Entry entry{config.file, "tool.aioshift", own->source().begin, own};
      return entry.wrong_type(*own, "a table");
    }
  }
  const Result result = read_table(*table, config);
  if (!result) return tl::unexpected(result.error());
  return config;
}

std::string find_config(const std::string& directory, const FileSource& files) {
  for (fs::path at = files.canonical(directory); !at.empty(); at = at.parent_path()) {
    if (is_candidate(files, at / "aioshift.toml")) return (at / "aioshift.toml").string();
    const fs::path pyproject = at / "pyproject.toml";
    if (is_candidate(files, pyproject)) {
      const tl::expected<toml::table, std::string> document = read_toml(pyproject.string(), files);
      if (!document || own_node(*document) != nullptr) return pyproject.string();
    }
    if (at == at.parent_path()) break;
  }
  return {};
}

}  // namespace aioshift::pipeline
