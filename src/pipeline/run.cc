#include "pipeline/run.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <xxhash.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "pipeline/outcome.h"
#include "pipeline/parsed_file.h"
#include "pipeline/prefilter.h"
#include "pipeline/rewrite_passes.h"
#include "pipeline/rule_table.h"
#include "pipeline/visit.h"

namespace aioshift::pipeline {
namespace {

// Trees of files that matter are kept from scan to rewrite as long as their texts together stay
// below this; beyond it they are made again. A tree takes about 30 times its text.
constexpr std::size_t kKeptTextBytes = std::size_t{32} << 20;

class Run {
 public:
  Run(std::span<const InputFile> inputs, const Reader& read, const RunOptions& options)
      : inputs_(inputs), read_(read), options_(options), arena_(threads(options)), states_(inputs.size()) {
    collect_rule_sets();
  }

  RunResult run() {
    for_each_input([this](std::size_t i) { scan(i); });
    if (!qualified_.empty()) follow_names();
    link();
    std::vector<FileWork> work;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!states_[i].rules.empty()) work.push_back(make_work(i));
    }
    if (!stopped()) {
      RewritePasses passes(work, program_, arena_, options_);
      passes.run();
    }
    return collect(work);
  }

 private:
  struct FileNameFacts {
    std::vector<semantics::ExportedName> exports;
    std::vector<std::string> imports;
  };

  struct State {
    std::vector<RuleNumber> rules;  // that can match in the file, ascending
    std::unique_ptr<ParsedFile> parsed;
    // Where nothing about the file waits for other files:
    std::vector<RuleNumber> settled;
    FileOutcome outcome;
    semantics::FileFacts facts;
    std::vector<FileProblem> problems;
    std::uint64_t hash = 0;  // of the bytes, where the file may be read again
    bool was_read = false;
    std::string project;
    std::unique_ptr<FileNameFacts> names;  // where rules look for qualified names
  };

  // The rules of one configuration, with those literals that a file must hold.
  struct RuleSet {
    RuleTable table;
    Prefilter prefilter;
  };

  static int threads(const RunOptions& options) {
    const unsigned count = options.threads != 0 ? options.threads : std::thread::hardware_concurrency();
    // More than it is allowed, and oneTBB complains on stderr.
    const std::size_t allowed =
        tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    return static_cast<int>(std::clamp<std::size_t>(count, 1, allowed));
  }

  bool stopped() const { return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed); }

  void collect_rule_sets() {
    std::set<const Settings*> all_settings;
    const Settings* last = nullptr;  // files come in runs that share theirs
    for (const InputFile& input : inputs_) {
      if (input.settings.get() == last) continue;
      last = input.settings.get();
      if (!all_settings.insert(last).second) continue;
      for (const rules::Rule* rule : last->rules) {
        for (std::string& name : rule->qualified_names()) qualified_.push_back(std::move(name));
        for (const std::string& name : rule->replaced_names())
          interesting_.push_back(name.substr(name.rfind('.') + 1));
      }
    }
    std::sort(interesting_.begin(), interesting_.end());
    interesting_.erase(std::unique(interesting_.begin(), interesting_.end()), interesting_.end());
    std::vector<pattern::Literal> names;
    for (const std::string& name : interesting_) names.push_back(pattern::Literal::name(name));
    for (const Settings* settings : all_settings) {
      std::vector<pattern::RequiredLiterals> required;
      for (const rules::Rule* rule : settings->rules) required.push_back(rule->required_literals());
      // What the file may say about names that other files use, whether or not a rule can match in it.
      if (!names.empty()) required.push_back(pattern::RequiredLiterals::one_of(names));
      rule_sets_.emplace(settings, RuleSet{RuleTable(*settings), Prefilter(required)});
    }
  }

  template <typename Function>
  void for_each_input(const Function& function) {
    arena_.execute([&] {
      tbb::parallel_for(std::size_t{0}, inputs_.size(), [&](std::size_t i) {
        if (stopped()) return;
        function(i);
        const std::size_t done = done_.fetch_add(1, std::memory_order_relaxed) + 1;
        if (options_.on_progress) options_.on_progress(done);
      });
    });
  }

  // Reads the file, and parses it where a rule can match.
  void scan(std::size_t i) {
    const InputFile& input = inputs_[i];
    State& state = states_[i];
    auto bytes = read_(input);
    if (!bytes) {
      state.problems.push_back({bytes.error()});
      return;
    }
    state.was_read = true;
    const RuleSet& set = rule_set_of(i);
    state.rules = set.prefilter.rules_for(*bytes);
    const bool may_have_facts = !state.rules.empty() && state.rules.back() == set.table.size();
    if (may_have_facts) state.rules.pop_back();
    // To drop an import one must know who else imports the name from here.
    const bool wants_facts = may_have_facts || (options_.rewrite && !state.rules.empty());
    drop_ignored_rules(i);
    if (state.rules.empty() && !wants_facts && !input.is_explicit) {
      if (const auto valid = text::check_decodable(*bytes); !valid) add_source_problem(state, valid.error());
      return;
    }
    const std::size_t size = bytes->size();
    state.hash = XXH3_64bits(bytes->data(), size);
    auto parsed = parse_file(std::move(*bytes));
    if (!parsed) {
      add_source_problem(state, parsed.error());
      state.rules.clear();
      return;
    }
    if (!state.rules.empty() || input.is_explicit) add_syntax_problems(state, **parsed);
    if (wants_facts) state.facts = semantics::collect_facts((*parsed)->model, interesting_);
    if (state.rules.empty()) return;
    if (!qualified_.empty()) {
      state.names = std::make_unique<FileNameFacts>(
          FileNameFacts{semantics::exports_of((*parsed)->model), semantics::imports_of((*parsed)->model)});
    }
    if (settle_early(i, **parsed)) return;
    if (kept_bytes_.fetch_add(size, std::memory_order_relaxed) + size <= kKeptTextBytes)
      state.parsed = std::move(*parsed);
  }

  static void add_source_problem(State& state, const text::SourceError& error) {
    state.problems.push_back({fmt::format("line {}: {}", error.line, error.message)});
  }

  // One line a file: the first problem, and how many more there are.
  static void add_syntax_problems(State& state, const ParsedFile& parsed) {
    const auto& problems = parsed.tree.problems();
    if (problems.empty()) return;
    const auto at = parsed.source.lines().position(parsed.tree.text(), problems.front().range.begin);
    std::string message = fmt::format("line {}, column {}: {}", at.line, at.column, problems.front().message);
    if (problems.size() > 1) message += fmt::format(" (and {} more)", problems.size() - 1);
    message += "; the statement is left alone";
    state.problems.push_back({std::move(message)});
  }

  const RuleSet& rule_set_of(std::size_t i) const { return rule_sets_.at(inputs_[i].settings.get()); }

  void drop_ignored_rules(std::size_t i) {
    const InputFile& input = inputs_[i];
    const RuleTable& table = rule_set_of(i).table;
    const std::string path = options_.relative_path_of ? options_.relative_path_of(input) : input.path;
    std::erase_if(states_[i].rules, [&](RuleNumber number) {
      const rules::Rule& rule = table.rule(number);
      return input.settings->is_ignored_for(input.real_path, rule.info()) ||
             (options_.heeds_files && !rule.applies_to(path));
    });
  }

  // Finds what there is to find while the tree is at hand. True where nothing of it depends on other
  // files or is to be applied: then the file needs no pass, and its tree is not needed any more.
  bool settle_early(std::size_t i, const ParsedFile& parsed) {
    State& state = states_[i];
    const RuleTable& table = rule_set_of(i).table;
    if (std::any_of(state.rules.begin(), state.rules.end(),
                    [&](RuleNumber rule) { return table.looks_at_program(rule); }))
      return false;
    const rules::FileIdentity identity{inputs_[i].path, {}};
    const std::vector<rules::Finding> findings =
        find(parsed, state.rules,
             {0, nothing_linked_, identity, *inputs_[i].settings, table, options_.wants_captures,
              options_.heeds_suppressions});
    const auto is_open = [&](const rules::Finding& finding) {
      return finding.fix &&
             (options_.rewrite || !table.replaced_names(table.number_of(*finding.rule)).empty());
    };
    if (std::any_of(findings.begin(), findings.end(), is_open)) return false;
    report_findings(parsed, findings, options_.wants_captures, state.outcome);
    if (options_.rewrite) count_left(findings, state.outcome);
    state.settled = std::exchange(state.rules, {});
    return true;
  }

  // Reads what the files in which rules may match know of each other's names, and finds the files in
  // which a name that a rule looks for goes by another one.
  void follow_names() {
    semantics::Modules& modules = program_.modules();
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      modules.add_file(inputs_[i].path, static_cast<semantics::Modules::FileIndex>(i));
    std::vector<bool> is_known(inputs_.size());
    std::vector<std::pair<std::size_t, std::string>> open;  // file, what it imports
    const auto learn = [&](std::size_t i, const std::vector<semantics::ExportedName>& exports) {
      if (is_known[i]) return;
      is_known[i] = true;
      modules.set_exports(static_cast<semantics::Modules::FileIndex>(i), exports);
    };
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (states_[i].names == nullptr) continue;
      learn(i, states_[i].names->exports);
      for (const std::string& import : states_[i].names->imports) open.emplace_back(i, import);
    }
    while (!open.empty() && !stopped()) {
      std::set<std::size_t> needed;
      std::erase_if(open, [&](const auto& import) {
        const auto unknown = modules.unknown_on_the_way(import.second, inputs_[import.first].path);
        if (unknown) needed.insert(*unknown);
        return !unknown;
      });
      const std::vector<std::size_t> files(needed.begin(), needed.end());
      std::vector<std::vector<semantics::ExportedName>> exports(files.size());
      arena_.execute([&] {
        tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t k) {
          if (stopped()) return;
          if (const auto parsed = read_and_parse(files[k])) exports[k] = semantics::exports_of(parsed->model);
        });
      });
      for (std::size_t k = 0; k < files.size(); ++k) learn(files[k], exports[k]);
    }
    scan_for_aliases(modules.aliases_of(qualified_));
  }

  std::unique_ptr<ParsedFile> read_and_parse(std::size_t i) const {
    auto bytes = read_(inputs_[i]);
    if (!bytes) return nullptr;
    auto parsed = parse_file(std::move(*bytes));
    return parsed ? std::move(*parsed) : nullptr;
  }

  // A file that knows `gather` as `compat.g` alone holds none of the literals of a rule about it.
  void scan_for_aliases(const std::vector<semantics::Modules::Alias>& aliases) {
    if (aliases.empty()) return;
    std::vector<pattern::RequiredLiterals> required;
    for (const auto& alias : aliases) {
      required.push_back({{{pattern::Literal::name(alias.name)}, {pattern::Literal::name(alias.module)}}});
    }
    const Prefilter filter(required);
    for_each_input([&](std::size_t i) {
      State& state = states_[i];
      auto bytes = read_(inputs_[i]);
      if (!bytes || filter.rules_for(*bytes).empty()) return;
      const RuleTable& table = rule_set_of(i).table;
      state.outcome = {};
      state.rules.insert(state.rules.end(), state.settled.begin(), state.settled.end());
      for (RuleNumber number = 0; number < table.size(); ++number) {
        if (!table.rule(number).qualified_names().empty()) state.rules.push_back(number);
      }
      std::sort(state.rules.begin(), state.rules.end());
      state.rules.erase(std::unique(state.rules.begin(), state.rules.end()), state.rules.end());
      drop_ignored_rules(i);
      state.hash = XXH3_64bits(bytes->data(), bytes->size());
    });
  }

  void link() {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].rules.empty() && states_[i].facts.replaced.empty() && states_[i].facts.imported.empty())
        continue;
      states_[i].project = options_.project_of ? options_.project_of(inputs_[i]) : inputs_[i].project;
      program_.add({inputs_[i].path, states_[i].project}, states_[i].facts);
    }
  }

  FileWork make_work(std::size_t i) {
    FileWork work;
    work.input = i;
    work.file = &inputs_[i];
    work.project = std::move(states_[i].project);
    work.table = &rule_set_of(i).table;
    work.rules = std::move(states_[i].rules);
    work.parsed = std::move(states_[i].parsed);
    work.reopen = [this, i]() -> std::unique_ptr<ParsedFile> {
      auto bytes = read_(inputs_[i]);
      // What was decided about the bytes of the scan does not hold for others.
      if (!bytes || XXH3_64bits(bytes->data(), bytes->size()) != states_[i].hash) return nullptr;
      auto parsed = parse_file(std::move(*bytes));
      return parsed ? std::move(*parsed) : nullptr;
    };
    return work;
  }

  RunResult collect(std::vector<FileWork>& work) {
    RunResult result;
    result.interrupted = stopped();
    std::size_t next = 0;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].was_read) ++result.files_seen;
      FileOutcome outcome = std::move(states_[i].outcome);
      if (next < work.size() && work[next].input == i) outcome = std::move(work[next++].outcome);
      outcome.input = i;
      outcome.problems.insert(outcome.problems.begin(), states_[i].problems.begin(),
                              states_[i].problems.end());
      if (outcome.findings.empty() && outcome.problems.empty() && !outcome.has_change()) continue;
      result.files.push_back(std::move(outcome));
    }
    return result;
  }

  std::span<const InputFile> inputs_;
  const Reader& read_;
  const RunOptions& options_;
  tbb::task_arena arena_;
  std::vector<State> states_;
  std::map<const Settings*, RuleSet> rule_sets_;
  std::vector<std::string> interesting_;
  std::vector<std::string> qualified_;  // that some rule looks for
  std::atomic<std::size_t> done_{0};
  std::atomic<std::size_t> kept_bytes_{0};
  rules::Program program_;
  const rules::Program nothing_linked_;
};

}  // namespace

RunResult run(std::span<const InputFile> files, const Reader& read, const RunOptions& options) {
  return Run(files, read, options).run();
}

}  // namespace aioshift::pipeline
