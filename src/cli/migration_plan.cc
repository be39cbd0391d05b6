#include "cli/migration_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "report/report.h"

namespace aioshift::cli {
namespace {

using pipeline::FileOutcome;
using pipeline::RunResult;

constexpr std::size_t kLongestSubject = 72;

std::string plural(std::size_t count, std::string_view word, std::string_view ending = "s") {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : ending);
}

// What is said about fixes, and about sites that are left.
struct Counts {
  std::size_t files = 0;
  std::map<std::string, std::size_t> fixes;  // by rule
  std::map<std::string, std::size_t> left;   // by reason
  std::size_t unsafe = 0;

  std::size_t fixed() const {
    std::size_t sum = 0;
    for (const auto& [rule, count] : fixes) sum += count;
    return sum;
  }
  std::vector<std::string> rules() const {
    std::vector<std::string> ids;
    for (const auto& [rule, count] : fixes) ids.push_back(rule);
    return ids;
  }

  void add(const FileOutcome& file) {
    if (file.has_change()) ++files;
    for (const auto& [rule, count] : file.fixes) fixes[rule] += count;
    for (const auto& [reason, count] : file.left) (reason == "unsafe" ? unsafe : left[reason]) += count;
  }
};

std::string describe(const Counts& counts) {
  std::string text =
      fmt::format("{} in {}", plural(counts.fixed(), "fix", "es"), plural(counts.files, "file"));
  if (counts.fixes.size() > 1) {
    text += ":\n";
    for (const auto& [rule, count] : counts.fixes) text += fmt::format("  {} {}\n", count, rule);
  } else {
    text += ".\n";
  }
  if (counts.unsafe != 0)
    text += fmt::format("{} more with --unsafe-fixes.\n", plural(counts.unsafe, "fix", "es"));
  if (!counts.left.empty()) {
    std::size_t sites = 0;
    for (const auto& [reason, count] : counts.left) sites += count;
    text += fmt::format("{} left as {}:\n", plural(sites, "site"), sites == 1 ? "it is" : "they are");
    for (const auto& [reason, count] : counts.left) text += fmt::format("  {} {}\n", count, reason);
  }
  return text;
}

bool is_migration(const rules::RuleInfo& info) {
  return std::find(info.groups.begin(), info.groups.end(), "migrate") != info.groups.end();
}

// The rule's summary as a subject, which has no markup and no full stop.
std::string subject_of(const rules::RuleInfo& info) {
  std::string text = info.summary;
  std::erase(text, '`');
  while (!text.empty() && (text.back() == '.' || text.back() == ':')) text.pop_back();
  std::string subject = fmt::format("{} (aioshift {})", text, info.id);
  if (subject.size() <= kLongestSubject) return subject;
  // The body says it then.
  return fmt::format("{} (aioshift {})", is_migration(info) ? "Migrate to asyncio" : "Modernise asyncio code",
                     info.id);
}

using Contents = std::map<std::string, std::string>;

Contents contents_of(const CommitAnalysis& commit, const RunResult& result) {
  Contents contents;
  for (const FileOutcome& file : result.files) {
    if (file.has_change()) contents.emplace(commit.path_in_tree(file.input), file.after);
  }
  return contents;
}

std::vector<Step> one_step(const CommitAnalysis& commit) {
  const Analysis& analysis = commit.analysis();
  Counts counts;
  for (const FileOutcome& file : analysis.result.files) counts.add(file);
  Step step;
  step.contents = contents_of(commit, analysis.result);
  if (step.contents.empty()) return {};
  step.rules = counts.rules();
  const rules::Rule* only = step.rules.size() == 1 ? analysis.registry.find(step.rules.front()) : nullptr;
  step.subject = only != nullptr ? subject_of(only->info())
                                 : fmt::format("Apply {} (aioshift)", plural(step.rules.size(), "rule"));
  step.body = (only != nullptr ? only->info().summary + "\n\n" : "") + describe(counts);
  return {step};
}

// What the run of all rules leaves, for one rule: its findings say why.
void add_left(const Analysis& analysis, const std::string& rule, Counts& counts) {
  for (const FileOutcome& file : analysis.result.files) {
    const bool unsafe_wanted = analysis.inputs[file.input].settings->unsafe_fixes;
    for (const pipeline::ReportedFinding& finding : file.findings) {
      if (finding.rule->id != rule) continue;
      if (finding.reason) {
        ++counts.left[std::string(rewrite::id_of(*finding.reason))];
      } else if (finding.applicability == rewrite::Applicability::kUnsafe && !unsafe_wanted) {
        ++counts.unsafe;
      }
    }
  }
}

std::vector<const rules::Rule*> rules_in_order(const Analysis& analysis) {
  std::set<std::string> ids;
  for (const FileOutcome& file : analysis.result.files) {
    for (const auto& [rule, count] : file.fixes) ids.insert(rule);
  }
  std::vector<const rules::Rule*> rules;
  for (const std::string& id : ids) rules.push_back(analysis.registry.find(id));
  std::stable_partition(rules.begin(), rules.end(),
                        [](const rules::Rule* rule) { return is_migration(rule->info()); });
  return rules;
}

std::vector<Step> steps_by_rule(CommitAnalysis& commit) {
  const Analysis& analysis = commit.analysis();
  const std::vector<const rules::Rule*> rules = rules_in_order(analysis);
  if (rules.size() < 2) return one_step(commit);
  std::vector<Step> steps;
  std::set<std::string> so_far;
  std::vector<std::string> without_step;
  Contents before;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const rules::RuleInfo& info = rules[i]->info();
    so_far.insert(info.id);
    const bool is_last = i + 1 == rules.size();
    RunResult own;
    if (!is_last) own = commit.run_only(so_far);
    if (own.interrupted) return {};
    const RunResult& result = is_last ? analysis.result : own;
    Step step;
    step.contents = contents_of(commit, result);
    if (step.contents == before) {  // in this order it has nothing left to do, or not yet
      without_step.push_back(info.id);
      continue;
    }
    Counts counts;
    for (const FileOutcome& file : result.files) {
      const auto fixes = file.fixes.find(info.id);
      if (fixes == file.fixes.end()) continue;
      ++counts.files;
      counts.fixes[info.id] += fixes->second;
    }
    add_left(analysis, info.id, counts);
    step.subject = subject_of(info);
    step.body = info.summary + "\n\n" + describe(counts);
    step.rules = std::exchange(without_step, {});
    step.rules.push_back(info.id);
    before = step.contents;
    steps.push_back(std::move(step));
  }
  // The last run is that of all rules, so what had no step is in it; it may have changed nothing more.
  if (!steps.empty())
    steps.back().rules.insert(steps.back().rules.end(), without_step.begin(), without_step.end());
  return steps;
}

// The outermost package that a file belongs to, else its directory.
std::string package_of(const pipeline::TreeSource& tree, const std::string& path) {
  const auto directory_of = [](const std::string& inner) {
    const std::size_t slash = inner.rfind('/');
    return slash == std::string::npos ? std::string() : inner.substr(0, slash);
  };
  const auto is_package = [&](const std::string& directory) {
    return !directory.empty() && tree.entry(directory + "/__init__.py").has_value();
  };
  std::string package = directory_of(path);
  while (is_package(package) && is_package(directory_of(package))) package = directory_of(package);
  return package;
}

std::vector<Step> steps_by_part(CommitAnalysis& commit, Grouping grouping) {
  const Analysis& analysis = commit.analysis();
  std::vector<const FileOutcome*> changed;
  for (const FileOutcome& file : analysis.result.files) {
    if (file.has_change()) changed.push_back(&file);
  }
  // Joined where they share a fix or a package: by the least of them.
  std::vector<std::size_t> part(changed.size());
  std::iota(part.begin(), part.end(), std::size_t{0});
  const auto least = [&](std::size_t i) {
    while (part[i] != i) i = part[i];
    return i;
  };
  const auto join_equal = [&](const std::function<std::string(const FileOutcome&)>& key_of) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < changed.size(); ++i) {
      const auto [it, is_new] = first.emplace(key_of(*changed[i]), i);
      const std::size_t a = least(it->second);
      const std::size_t b = least(i);
      part[std::max(a, b)] = std::min(a, b);
    }
  };
  join_equal([](const FileOutcome& file) { return std::to_string(file.group); });
  const auto name_of = [&](const FileOutcome& file) {
    const std::string path = commit.path_in_tree(file.input);
    return grouping == Grouping::kFile ? path : package_of(commit.tree(), path);
  };
  join_equal(name_of);

  std::map<std::size_t, std::vector<std::size_t>> parts;
  for (std::size_t i = 0; i < changed.size(); ++i) parts[least(i)].push_back(i);
  std::vector<Step> steps;
  Contents contents;
  for (const auto& [first, members] : parts) {
    Counts counts;
    std::set<std::string> names;
    for (const std::size_t i : members) {
      counts.add(*changed[i]);
      names.insert(name_of(*changed[i]));
      contents.emplace(commit.path_in_tree(changed[i]->input), changed[i]->after);
    }
    const std::string name = names.begin()->empty() ? "the top directory" : report::printable(*names.begin());
    Step step;
    step.subject = names.size() == 1 ? fmt::format("Rewrite {} (aioshift)", name)
                                     : fmt::format("Rewrite {} and {} more that belong to it (aioshift)",
                                                   name, names.size() - 1);
    step.body = describe(counts);
    step.rules = counts.rules();
    step.contents = contents;
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace

std::vector<Step> plan_steps(CommitAnalysis& commit, Grouping grouping) {
  if (grouping == Grouping::kRule) return steps_by_rule(commit);
  if (grouping == Grouping::kSquash) return one_step(commit);
  return steps_by_part(commit, grouping);
}

}  // namespace aioshift::cli
