#include "pipeline/linked_program.h"

#include <tbb/parallel_for.h>
#include <xxhash.h>

#include <algorithm>
#include <set>

#include "pipeline/parsed_file.h"
#include "pipeline/program_scan.h"
#include "semantics/program/colouring.h"

namespace aioshift::pipeline {

rules::AsyncNames async_names_of(std::span<const InputFile> files) {
  rules::AsyncNames names;
  std::set<const Settings*> seen;
  for (const InputFile& file : files) {
    if (!seen.insert(file.settings.get()).second) continue;
    const Config& config = file.settings->config;
    names.async_names.insert(names.async_names.end(), config.async_names.begin(), config.async_names.end());
    names.stays_sync.insert(names.stays_sync.end(), config.stays_sync.begin(), config.stays_sync.end());
    names.rename.insert(config.rename.begin(), config.rename.end());
    const auto& entries = file.settings->entry_points;
    names.entry_points.insert(names.entry_points.end(), entries.begin(), entries.end());
  }
  const auto settle = [](std::vector<std::string>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  settle(names.async_names);
  settle(names.stays_sync);
  settle(names.entry_points);
  return names;
}

class LinkedProgram::View : public rules::ProgramView {
 public:
  View(const LinkedProgram& program, const rules::Rule& rule) : program_(program), rule_(rule) {}

  const semantics::Solver& solver() const override { return *program_.solver_; }
  const rules::AsyncNames& async_names() const override { return program_.names_; }
  Terms terms(File file) const override {
    const InputFile& input = program_.inputs_[file];
    const Settings& settings = *input.settings;
    const RunOptions& options = program_.options_;
    const std::string path = options.relative_path_of ? options.relative_path_of(input) : input.path;
    Terms terms;
    const bool has_rule =
        std::find(settings.rules.begin(), settings.rules.end(), &rule_) != settings.rules.end();
    terms.is_selected = has_rule && !settings.is_ignored_for(input.real_path, rule_.info()) &&
                        (!options.heeds_files || rule_.applies_to(path));
    terms.target = settings.target;
    const auto of_rule = settings.options.find(rule_.info().id);
    if (of_rule != settings.options.end()) terms.options = &of_rule->second;
    terms.unsafe_fixes = settings.unsafe_fixes;
    terms.is_explicit = input.is_explicit;
    terms.tests = &settings.tests;
    return terms;
  }
  void for_each(std::span<const File> files, const std::function<void(const Opened&)>& look) const override {
    program_.arena_.execute([&] {
      tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
        if (is_stopped()) return;
        auto bytes = program_.read_(program_.inputs_[files[i]]);
        if (!bytes || XXH3_64bits(bytes->data(), bytes->size()) != program_.hash(files[i])) return;
        const auto parsed = parse_file(std::move(*bytes));
        if (parsed) look({files[i], (*parsed)->model, (*parsed)->suppressions()});
      });
    });
  }
  std::span<const rules::Rule* const> deciding_rules() const override { return program_.rules_; }
  bool is_stopped() const override {
    const std::atomic<bool>* stop = program_.options_.stop;
    return stop != nullptr && stop->load(std::memory_order_relaxed);
  }

 private:
  const LinkedProgram& program_;
  const rules::Rule& rule_;
};

LinkedProgram::LinkedProgram(std::span<const InputFile> inputs, std::vector<const rules::Rule*> rules,
                             const Reader& read, const RunOptions& options, tbb::task_arena& arena)
    : inputs_(inputs),
      rules_(std::move(rules)),
      read_(read),
      options_(options),
      arena_(arena),
      names_(async_names_of(inputs)) {
  ProgramScan scan = scan_program(inputs, read, options);
  hashes_ = std::move(scan.hashes);
  problems_ = std::move(scan.outcomes);
  program_.emplace(std::move(scan.files));
  const auto opaque = semantics::opaque_names(*program_, names_.async_names);
  for (const rules::Rule* rule : rules_) rule->add_library_types(libraries_);
  solver_.emplace(*program_, opaque, &libraries_);
  solver_->solve(options.stop);
}

std::vector<rules::LocatedFinding> LinkedProgram::decide(const rules::Rule& rule) const {
  return rule.decide(View(*this, rule));
}

}  // namespace aioshift::pipeline
