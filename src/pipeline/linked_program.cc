#include "pipeline/linked_program.h"

#include <tbb/parallel_for.h>
#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/parsed_file.h"
#include "semantics/program/colouring.h"
#include "text/archive.h"

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

namespace {

bool is_set(const std::atomic<bool>* stop) {
  return stop != nullptr && stop->load(std::memory_order_relaxed);
}

template <typename Archive>
void texts(Archive& archive, const std::vector<std::string>& list) {
  text::archive_list(archive, list, [&](const std::string& one) { archive.text(one); });
}

// What a decision depends on. Structures are taken apart as a whole, so that a member that is added to one is
// not forgotten here.
class DecisionTerms {
 public:
  void add(const rules::AsyncNames& names) {
    const auto& [async_names, stays_sync, rename, entry_points] = names;
    texts(archive_, async_names);
    texts(archive_, stays_sync);
    pairs(rename);
    texts(archive_, entry_points);
  }
  // What is built in is the version's.
  void add(const rules::Rule& rule) {
    archive_.text(rule.info().id);
    archive_.text(rule.definition());
  }
  void add(const InputFile& input, const ProgramScan::Digest& digest) {
    archive_.text(input.path);
    archive_.number(digest.high);
    archive_.number(digest.low);
  }
  void add(const rules::ProgramView::Terms& terms) {
    const auto& [is_selected, target, options, unsafe_fixes, is_explicit, tests] = terms;
    text::archive_number(archive_, is_selected);
    text::archive_number(archive_, target.major);
    text::archive_number(archive_, target.minor);
    text::archive_number(archive_, unsafe_fixes);
    text::archive_number(archive_, is_explicit);
    if (is_new(options) && options != nullptr) pairs(*options);
    if (is_new(tests) && tests != nullptr) add(*tests);
  }
  std::string take() { return archive_.take(); }

 private:
  void add(const rules::TestSettings& settings) {
    const auto& [asyncio_runs_all, anyio_runs_all, test_loop_scope, fixture_loop_scope, files, classes,
                 functions] = settings;
    text::archive_number(archive_, asyncio_runs_all);
    text::archive_number(archive_, anyio_runs_all);
    archive_.text(test_loop_scope);
    archive_.text(fixture_loop_scope);
    texts(archive_, files);
    texts(archive_, classes);
    texts(archive_, functions);
  }
  void pairs(const std::map<std::string, std::string>& map) {
    text::archive_list(archive_, map, [&](const auto& one) {
      archive_.text(one.first);
      archive_.text(one.second);
    });
  }
  // Files share what their directories say: it is written the first time, and then its number.
  bool is_new(const void* shared) {
    const auto [it, is_new] = numbers_.emplace(shared, numbers_.size());
    archive_.number(it->second);
    return is_new;
  }

  text::ArchiveWriter archive_;
  std::unordered_map<const void*, std::size_t> numbers_;
};

}  // namespace

// The files that rules look at.
class LinkedProgram::OpenedFiles {
 public:
  explicit OpenedFiles(std::size_t files) : is_opened_(files) {}

  // From any thread. `is_same`: its text is the one that was scanned.
  void note(rules::ProgramView::File file, bool is_same) {
    const std::scoped_lock lock(mutex_);
    is_opened_[file] = 1;
    are_same_ = are_same_ && is_same;
  }
  bool are_same() const { return are_same_; }
  std::vector<KeptDecision::Opened> all(const LinkedProgram& program) const {
    std::vector<KeptDecision::Opened> all;
    for (rules::ProgramView::File file = 0; file < is_opened_.size(); ++file) {
      if (is_opened_[file] != 0) all.push_back({file, program.hash(file)});
    }
    return all;
  }

 private:
  std::mutex mutex_;
  std::vector<char> is_opened_;
  bool are_same_ = true;
};

// Also notes what it opens.
class LinkedProgram::View : public rules::ProgramView {
 public:
  View(const LinkedProgram& program, const rules::Rule& rule, OpenedFiles& opened)
      : program_(program), rule_(rule), opened_(opened) {}

  const semantics::Solver& solver() const override { return *program_.solver_; }
  const rules::AsyncNames& async_names() const override { return program_.names_; }
  Terms terms(File file) const override { return program_.terms(rule_, file); }
  void for_each(std::span<const File> files, const std::function<void(const Opened&)>& look) const override {
    program_.arena_.execute([&] {
      tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
        if (is_stopped()) return;
        auto bytes = program_.read_(program_.inputs_[files[i]]);
        const bool is_same = bytes && XXH3_64bits(bytes->data(), bytes->size()) == program_.hash(files[i]);
        opened_.note(files[i], is_same);
        if (!is_same) return;
        const auto parsed = parse_file(std::move(*bytes));
        if (parsed) look({files[i], (*parsed)->model, (*parsed)->suppressions()});
      });
    });
  }
  std::span<const rules::Rule* const> deciding_rules() const override { return program_.rules_; }
  bool is_stopped() const override { return is_set(program_.options_.stop); }

 private:
  const LinkedProgram& program_;
  const rules::Rule& rule_;
  OpenedFiles& opened_;
};

LinkedProgram::LinkedProgram(std::span<const InputFile> inputs, std::vector<const rules::Rule*> rules,
                             const Reader& read, const RunOptions& options, tbb::task_arena& arena)
    : inputs_(inputs),
      rules_(std::move(rules)),
      read_(read),
      options_(options),
      arena_(arena),
      names_(async_names_of(inputs)),
      scan_(inputs, read, options) {}

rules::ProgramView::Terms LinkedProgram::terms(const rules::Rule& rule, rules::ProgramView::File file) const {
  const InputFile& input = inputs_[file];
  const Settings& settings = *input.settings;
  const std::string path = options_.relative_path_of ? options_.relative_path_of(input) : input.path;
  rules::ProgramView::Terms terms;
  const bool has_rule =
      std::find(settings.rules.begin(), settings.rules.end(), &rule) != settings.rules.end();
  terms.is_selected = has_rule && !settings.is_ignored_for(input.real_path, rule.info()) &&
                      (!options_.heeds_files || rule.applies_to(path));
  terms.target = settings.target;
  const auto of_rule = settings.options.find(rule.info().id);
  if (of_rule != settings.options.end()) terms.options = &of_rule->second;
  terms.unsafe_fixes = settings.unsafe_fixes;
  terms.is_explicit = input.is_explicit;
  terms.tests = &settings.tests;
  return terms;
}

std::vector<rules::LocatedFinding> LinkedProgram::decide() {
  FactsCache* cache = options_.cache ? options_.cache() : nullptr;
  std::optional<KeptDecision> decision = cache == nullptr ? std::nullopt : known_decision(*cache);
  if (!decision) decision = make_decision(cache);
  if (cache != nullptr) cache->close();
  return std::move(decision->findings);
}

std::optional<KeptDecision> LinkedProgram::known_decision(FactsCache& cache) const {
  const auto bytes = cache.find(decision_key(cache));
  auto decision = bytes ? decode(*bytes, rules_) : std::nullopt;
  const auto is_as_it_was = [this](const KeptDecision::Opened& one) {
    return one.file < inputs_.size() && hash(one.file) == one.hash;
  };
  if (!decision || !std::all_of(decision->opened.begin(), decision->opened.end(), is_as_it_was))
    return std::nullopt;
  return decision;
}

KeptDecision LinkedProgram::make_decision(FactsCache* cache) {
  link();
  KeptDecision decision;
  OpenedFiles opened(inputs_.size());
  for (const rules::Rule* rule : rules_) {
    auto findings = rule->decide(View(*this, *rule, opened));
    std::move(findings.begin(), findings.end(), std::back_inserter(decision.findings));
  }
  if (cache == nullptr || is_set(options_.stop) || !opened.are_same()) return decision;
  decision.opened = opened.all(*this);
  if (auto bytes = encode(decision, rules_)) cache->put(decision_key(*cache), {}, std::move(*bytes));
  return decision;
}

FactsCache::Key LinkedProgram::decision_key(const FactsCache& cache) const {
  DecisionTerms terms;
  terms.add(names_);
  for (const rules::Rule* rule : rules_) terms.add(*rule);
  for (std::size_t file = 0; file < inputs_.size(); ++file) {
    terms.add(inputs_[file], scan_.digest(file));
    for (const rules::Rule* rule : rules_)
      terms.add(this->terms(*rule, static_cast<rules::ProgramView::File>(file)));
  }
  return cache.key_of(terms.take(), FactsCache::Kind::kProgram);
}

void LinkedProgram::link() {
  program_.emplace(scan_.take_code());
  const auto opaque = semantics::opaque_names(*program_, names_.async_names);
  for (const rules::Rule* rule : rules_) rule->add_library_types(libraries_);
  solver_.emplace(*program_, opaque, &libraries_);
  solver_->solve(options_.stop);
}

}  // namespace aioshift::pipeline
