#include "pipeline/batch_manifest.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "pipeline/toml_entry.h"
#include "pipeline/toml_file.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;

using Result = tl::expected<void, ConfigError>;

Result read_text(const TomlEntry& entry, std::string& into) {
  const auto text = entry.value->value_exact<std::string>();
  if (!text) return entry.wrong_type(*entry.value, "a string");
  if (text->empty())
    return entry.error(entry.value->source().begin.line, fmt::format("'{}' is empty", entry.key));
  into = *text;
  return {};
}

Result read_flag(const TomlEntry& entry, bool& into) {
  const auto flag = entry.value->value_exact<bool>();
  if (!flag) return entry.wrong_type(*entry.value, "a boolean");
  into = *flag;
  return {};
}

Result read_target(const TomlEntry& entry, BatchJob& job) {
  if (Result result = read_text(entry, job.target_version); !result) return result;
  if (rules::parse_target(job.target_version)) return {};
  return entry.error(
      entry.value->source().begin.line,
      fmt::format("'{}' must be one of {} to {}, not '{}'", entry.key, to_string(rules::kOldestTarget),
                  to_string(rules::kNewestTarget), job.target_version));
}

Result read_split(const TomlEntry& entry, BatchJob& job) {
  if (Result result = read_text(entry, job.split); !result) return result;
  constexpr std::array<std::string_view, 4> kSplits{"rule", "squash", "file", "package"};
  if (std::find(kSplits.begin(), kSplits.end(), job.split) != kSplits.end()) return {};
  return entry.error(entry.value->source().begin.line,
                     fmt::format("'split' must be one of rule, squash, file, package, not '{}'", job.split));
}

Result read_list(const TomlEntry& entry, std::vector<std::string>& into) {
  into.clear();  // a default's
  return read_strings(entry, into);
}

struct Key {
  std::string_view name;
  bool is_default;  // may stand in [defaults]
  Result (*read)(const TomlEntry&, BatchJob&);
};

constexpr Key kKeys[] = {
    {"path", false, [](const TomlEntry& e, BatchJob& j) { return read_text(e, j.path); }},
    {"url", false, [](const TomlEntry& e, BatchJob& j) { return read_text(e, j.url); }},
    {"base", true, [](const TomlEntry& e, BatchJob& j) { return read_text(e, j.base); }},
    {"branch", true, [](const TomlEntry& e, BatchJob& j) { return read_text(e, j.branch); }},
    {"paths", true, [](const TomlEntry& e, BatchJob& j) { return read_list(e, j.paths); }},
    {"select", true, [](const TomlEntry& e, BatchJob& j) { return read_list(e, j.select); }},
    {"ignore", true, [](const TomlEntry& e, BatchJob& j) { return read_list(e, j.ignore); }},
    {"unsafe-fixes", true, [](const TomlEntry& e, BatchJob& j) { return read_flag(e, j.unsafe_fixes); }},
    {"target-version", true, read_target},
    {"split", true, read_split},
};

Result read_keys(const TomlEntry& holder, BatchJob& job, bool is_defaults) {
  const toml::table* table = holder.value->as_table();
  if (table == nullptr) return holder.wrong_type(*holder.value, "a table");
  for (const TomlEntry& entry : entries_of(*table, holder.file)) {
    const auto* const key = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const Key& candidate) {
      return candidate.name == entry.key && (candidate.is_default || !is_defaults);
    });
    if (key == std::end(kKeys)) {
      std::vector<std::string> known;
      for (const Key& candidate : kKeys) {
        if (candidate.is_default || !is_defaults) known.emplace_back(candidate.name);
      }
      return entry.unknown(known);
    }
    if (Result result = key->read(entry, job); !result) return result;
  }
  return {};
}

bool is_repository(const fs::path& path) {
  std::error_code error;
  return fs::exists(path / ".git", error) ||
         (fs::exists(path / "HEAD", error) && fs::exists(path / "objects", error));
}

std::vector<std::string> matches_of(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string without_last_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

class Manifest {
 public:
  explicit Manifest(const std::string& path) : path_(path) {
    std::error_code error;
    directory_ = fs::absolute(path, error).parent_path();
  }

  tl::expected<BatchManifest, ConfigError> read() {
    const auto document = read_toml(path_);
    if (!document) return tl::unexpected(ConfigError{document.error()});
    const std::vector<TomlEntry> entries = entries_of(*document, path_);
    // The defaults hold wherever they stand.
    for (const TomlEntry& entry : entries) {
      if (entry.key != "defaults") continue;
      if (Result result = read_keys(entry, defaults_, true); !result) return tl::unexpected(result.error());
    }
    for (const TomlEntry& entry : entries) {
      if (entry.key == "defaults") continue;
      if (entry.key != "repo") {
        auto unknown = entry.unknown({"defaults", "repo"});
        return tl::unexpected(unknown.value());
      }
      const toml::array* array = entry.value->as_array();
      if (array == nullptr) {
        auto wrong = entry.wrong_type(*entry.value, "an array of tables, each under [[repo]]");
        return tl::unexpected(wrong.value());
      }
      for (const toml::node& node : *array) {
        const TomlEntry repository{path_, "repo", node.source().begin, &node};
        if (Result result = add(repository); !result) return tl::unexpected(result.error());
      }
    }
    if (jobs_.empty())
      return tl::unexpected(ConfigError{path_ + ": names no repository; each stands under [[repo]]"});
    return BatchManifest{std::move(jobs_), {passed_over_.begin(), passed_over_.end()}};
  }

 private:
  Result add(const TomlEntry& entry) {
    BatchJob job = defaults_;
    if (Result result = read_keys(entry, job, false); !result) return result;
    const std::uint32_t line = entry.at.line;
    if (job.path.empty() == job.url.empty())
      return entry.error(line, "a [[repo]] has either 'path' or 'url'");
    if (!job.url.empty()) return add_one(entry, std::move(job));
    const bool is_pattern = job.path.find_first_of("*?[") != std::string::npos;
    const std::string full = without_last_slash(
        (job.path.starts_with('/') ? fs::path(job.path) : directory_ / job.path).lexically_normal().string());
    std::vector<std::string> paths = is_pattern ? matches_of(full) : std::vector<std::string>{full};
    if (is_pattern) std::erase_if(paths, [this](const std::string& path) { return passes_over(path); });
    if (paths.empty()) return entry.error(line, fmt::format("no repository matches '{}'", job.path));
    for (const std::string& path : paths) {
      job.path = path;
      if (Result result = add_one(entry, job); !result) return result;
    }
    return {};
  }

  bool passes_over(const std::string& path) {
    if (is_repository(path)) return false;
    std::error_code error;
    if (fs::is_directory(path, error)) passed_over_.insert(path);
    return true;
  }

  Result add_one(const TomlEntry& entry, BatchJob job) {
    if (!seen_.insert({job.name(), job.branch}).second) {
      return entry.error(entry.at.line,
                         fmt::format("'{}' is named twice with the branch '{}'", job.name(), job.branch));
    }
    jobs_.push_back(std::move(job));
    return {};
  }

  std::string path_;
  fs::path directory_;
  BatchJob defaults_;
  std::vector<BatchJob> jobs_;
  std::set<std::string> passed_over_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

tl::expected<BatchManifest, ConfigError> read_manifest(const std::string& path) {
  return Manifest(path).read();
}

}  // namespace aioshift::pipeline
