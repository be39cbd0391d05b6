#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/facts_file.h"
#include "pipeline/name_follower.h"

namespace aioshift::pipeline {
namespace {

using semantics::Modules;

tl::expected<void, std::string> check_parts(std::span<const Facts> parts) {
  std::size_t next = 0;
  for (const Facts& part : parts) {
    if (part.run.version != parts[0].run.version)
      return tl::unexpected(fmt::format("the facts are of two versions of aioshift, {} and {}",
                                        parts[0].run.version, part.run.version));
    if (part.run.arguments != parts[0].run.arguments)
      return tl::unexpected(std::string("the facts are of scans with different options or paths"));
    if (part.run.configuration != parts[0].run.configuration || part.run.qualified != parts[0].run.qualified)
      return tl::unexpected(std::string("the facts are of scans with different rules or configurations"));
    if (part.run.paths != parts[0].run.paths || part.run.files != parts[0].run.files)
      return tl::unexpected(std::string("the facts are of scans that found different files"));
    if (part.begin > next)
      return tl::unexpected(
          fmt::format("a shard is missing: files {} to {} of {}", next + 1, part.begin, part.run.files));
    if (part.begin < next)
      return tl::unexpected(fmt::format("two shards hold the files from {} to {}", part.begin + 1,
                                        std::min(next, part.begin + part.files.size())));
    next = part.begin + part.files.size();
  }
  if (next < parts[0].run.files)
    return tl::unexpected(fmt::format("a shard is missing: files {} to {} of {}", next + 1,
                                      parts[0].run.files, parts[0].run.files));
  return {};
}

void add_components(std::string_view dotted, std::set<std::string, std::less<>>& components) {
  while (true) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    if (dot != 0) components.emplace(dotted.substr(0, dot));
    if (dot == dotted.size()) return;
    dotted.remove_prefix(dot + 1);
  }
}

// Whether the import names anything of what leads to one of the aliases, or takes all of its own package.
bool names_one_of(std::string_view import, const std::set<std::string, std::less<>>& components) {
  if (import.starts_with('.') && import.find_first_not_of('.') == import.size() - 1 && import.ends_with('*'))
    return true;
  while (true) {
    const std::size_t dot = std::min(import.find('.'), import.size());
    if (components.count(import.substr(0, dot)) != 0) return true;
    if (dot == import.size()) return false;
    import.remove_prefix(dot + 1);
  }
}

// The files that import something of what leads to the aliases: nothing is known of their texts.
std::vector<std::size_t> files_that_import(std::span<const FileRecord> files,
                                           std::span<const Modules::Alias> aliases) {
  std::set<std::string, std::less<>> components;
  for (const Modules::Alias& alias : aliases) {
    add_components(alias.module, components);
    components.insert(alias.name);
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& names = files[i].scan.names;
    if (names && std::any_of(names->imports.begin(), names->imports.end(),
                             [&](const std::string& import) { return names_one_of(import, components); }))
      found.push_back(i);
  }
  return found;
}

void follow_names(Facts& plan) {
  Modules modules;
  std::vector<std::string_view> paths;
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    paths.push_back(plan.files[i].path);
    modules.add_file(plan.files[i].path, static_cast<Modules::FileIndex>(i));
  }
  NameFollower follower(modules, std::move(paths), plan.run.qualified);
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    if (plan.files[i].scan.names) follower.learn(i, *plan.files[i].scan.names);
  }
  const auto found = follower.follow(
      // A file without facts could not be parsed.
      [](std::span<const std::size_t> files) { return std::vector<NameFacts>(files.size()); },
      [&](std::span<const Modules::Alias> aliases) { return files_that_import(plan.files, aliases); });
  for (const std::size_t i : found) plan.files[i].may_know_aliases = true;
}

}  // namespace

tl::expected<Facts, std::string> link(std::vector<Facts> parts) {
  if (parts.empty()) return tl::unexpected(std::string("no facts"));
  // An empty part stands before the one that begins where it does.
  std::sort(parts.begin(), parts.end(), [](const Facts& a, const Facts& b) {
    return std::pair(a.begin, a.files.size()) < std::pair(b.begin, b.files.size());
  });
  if (auto ok = check_parts(parts); !ok) return tl::unexpected(ok.error());
  Facts plan;
  plan.kind = FactsKind::kPlan;
  plan.run = parts[0].run;
  for (Facts& part : parts) std::move(part.files.begin(), part.files.end(), std::back_inserter(plan.files));
  if (!plan.run.qualified.empty()) follow_names(plan);
  for (FileRecord& file : plan.files) {
    if (file.scan.names) file.scan.names->imports.clear();
  }
  return plan;
}

}  // namespace aioshift::pipeline
