#include "pipeline/run.h"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#include <xxhash.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "pipeline/file_problems.h"
#include "pipeline/linked_program.h"
#include "pipeline/name_follower.h"
#include "pipeline/outcome.h"
#include "pipeline/parsed_file.h"
#include "pipeline/prefilter.h"
#include "pipeline/rewrite_passes.h"
#include "pipeline/rule_table.h"
#include "pipeline/thread_count.h"
#include "pipeline/visit.h"

namespace aioshift::pipeline {
namespace {

// Trees of files that matter are kept from scan to rewrite as long as their texts together stay
// below this; beyond it they are made again. A tree takes about 30 times its text.
constexpr std::size_t kKeptTextBytes = std::size_t{32} << 20;

class Run {
 public:
  Run(std::span<const InputFile> inputs, const Reader& read, const RunOptions& options)
      : inputs_(inputs),
        read_(read),
        options_(options),
        arena_(thread_count(options.threads)),
        states_(inputs.size()) {
    collect_rule_sets();
  }

  RunResult run() {
    scan_all(0, inputs_.size(), false);
    if (!qualified_.empty()) follow_names();
    find_mentions();
    find_projects(0, inputs_.size());
    link();
    decide();
    return rewrite(0, inputs_.size());
  }

  const std::vector<std::string>& qualified_names() const { return qualified_; }

  std::vector<FileScan> scan_alone(std::size_t begin, std::size_t end) {
    scan_all(begin, end, true);
    find_projects(begin, end);
    std::vector<FileScan> scans;
    for (std::size_t i = begin; i < end; ++i) scans.push_back(std::move(states_[i].scan));
    return scans;
  }

  RunResult rewrite_linked(std::vector<LinkedFile> linked, std::size_t begin, std::size_t end) {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      states_[i].scan = std::move(linked[i].scan);
      if (linked[i].may_know_aliases) look_again(i);
    }
    add_modules();
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].scan.names)
        program_.modules().set_exports(static_cast<semantics::Modules::FileIndex>(i),
                                       states_[i].scan.names->exports);
    }
    for (const std::string& name : fixed_names_) program_.look_for(name);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      for (const std::string& name : states_[i].scan.mentions) program_.add_mention(name, inputs_[i].path);
    }
    link();
    return rewrite(begin, end);
  }

 private:
  struct State {
    FileScan scan;
    std::unique_ptr<ParsedFile> parsed;  // from scan to rewrite, where it is kept
    std::vector<std::string> mentioned_names;
    // Where nothing about the file waits for other files:
    std::vector<RuleNumber> settled;
    FileOutcome outcome;
    std::vector<rules::Finding> decided;  // by rules that decide over the whole program
    bool has_shared_edits = false;        // such a finding of another file has edits here
  };

  // The rules of one configuration, with those literals that a file must hold.
  struct RuleSet {
    RuleTable table;
    Prefilter prefilter;
  };

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
        for (std::string& name : rule->fixed_names()) fixed_names_.push_back(std::move(name));
        for (const std::string& name : rule->replaced_names())
          interesting_.push_back(name.substr(name.rfind('.') + 1));
      }
    }
    std::sort(qualified_.begin(), qualified_.end());
    qualified_.erase(std::unique(qualified_.begin(), qualified_.end()), qualified_.end());
    std::sort(fixed_names_.begin(), fixed_names_.end());
    fixed_names_.erase(std::unique(fixed_names_.begin(), fixed_names_.end()), fixed_names_.end());
    std::vector<pattern::RequiredLiterals> words;
    for (const std::string& name : fixed_names_)
      words.push_back(pattern::RequiredLiterals::one_of({pattern::Literal::name(name)}));
    fixed_name_filter_.emplace(words);
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
  void for_each(std::size_t begin, std::size_t end, const Function& function) {
    arena_.execute([&] {
      // In small portions: files that are parsed take a hundred times as long as others, and stand together.
      constexpr std::size_t kPortion = 4;
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(begin, end, kPortion),
          [&](const tbb::blocked_range<std::size_t>& portion) {
            for (std::size_t i = portion.begin(); i != portion.end() && !stopped(); ++i) function(i);
          },
          tbb::simple_partitioner());
    });
  }

  void scan_all(std::size_t begin, std::size_t end, bool alone) {
    for_each(begin, end, [&](std::size_t i) {
      scan(i, alone);
      const std::size_t done = done_.fetch_add(1, std::memory_order_relaxed) + 1;
      if (options_.on_progress) options_.on_progress(done);
    });
  }

  // Reads the file, and parses it where a rule can match. `alone`: nobody can ask later, and nothing but
  // the scan is kept.
  void scan(std::size_t i, bool alone) {
    const InputFile& input = inputs_[i];
    FileScan& scan = states_[i].scan;
    auto bytes = read_(input);
    if (!bytes) {
      scan.problems.push_back({bytes.error()});
      return;
    }
    scan.was_read = true;
    if (alone && !fixed_names_.empty()) {
      for (const std::uint32_t number : fixed_name_filter_->rules_for(*bytes))
        scan.mentions.push_back(fixed_names_[number]);
    }
    const RuleSet& set = rule_set_of(i);
    scan.rules = set.prefilter.rules_for(*bytes);
    const bool may_have_facts = !scan.rules.empty() && scan.rules.back() == set.table.size();
    if (may_have_facts) scan.rules.pop_back();
    // To drop an import one must know who else imports the name from here.
    const bool wants_facts = may_have_facts || (options_.rewrite && !scan.rules.empty());
    drop_ignored_rules(i);
    // What other files call its names by, nobody knows here.
    const bool wants_names = !qualified_.empty() && (alone || !scan.rules.empty());
    if (scan.rules.empty() && !wants_facts && !wants_names && !input.is_explicit) {
      if (const auto valid = text::check_decodable(*bytes); !valid)
        scan.problems.push_back(source_problem(valid.error()));
      return;
    }
    scan.size = bytes->size();
    scan.hash = XXH3_64bits(bytes->data(), scan.size);
    auto parsed = parse_file(std::move(*bytes));
    if (!parsed) {
      scan.problems.push_back(source_problem(parsed.error()));
      scan.rules.clear();
      return;
    }
    if (!scan.rules.empty() || input.is_explicit) {
      if (auto problem = syntax_problem(**parsed)) {
        problem->message += "; the statement is left alone";
        scan.problems.push_back(std::move(*problem));
      }
    }
    if (wants_facts) scan.facts = semantics::collect_facts((*parsed)->model, interesting_);
    if (wants_names) scan.names = names_of(**parsed);
    if (alone || scan.rules.empty() || settle_early(i, **parsed)) return;
    collect_mentioned_names(i, (*parsed)->model);
    if (kept_bytes_.fetch_add(scan.size, std::memory_order_relaxed) + scan.size <= kKeptTextBytes)
      states_[i].parsed = std::move(*parsed);
  }

  static NameFacts names_of(const ParsedFile& parsed) {
    return {semantics::exports_of(parsed.model), semantics::imports_of(parsed.model)};
  }

  const RuleSet& rule_set_of(std::size_t i) const { return rule_sets_.at(inputs_[i].settings.get()); }

  void drop_ignored_rules(std::size_t i) { drop_ignored_rules(i, states_[i].scan.rules); }

  void drop_ignored_rules(std::size_t i, std::vector<RuleNumber>& rules) const {
    const InputFile& input = inputs_[i];
    const RuleTable& table = rule_set_of(i).table;
    const std::string path = options_.relative_path_of ? options_.relative_path_of(input) : input.path;
    std::erase_if(rules, [&](RuleNumber number) {
      const rules::Rule& rule = table.rule(number);
      return table.visits_nothing(number) || input.settings->is_ignored_for(input.real_path, rule.info()) ||
             (options_.heeds_files && !rule.applies_to(path));
    });
  }

  // Finds what there is to find while the tree is at hand. True where nothing of it depends on other
  // files or is to be applied: then the file needs no pass, and its tree is not needed any more.
  bool settle_early(std::size_t i, const ParsedFile& parsed) {
    State& state = states_[i];
    const RuleTable& table = rule_set_of(i).table;
    if (std::any_of(state.scan.rules.begin(), state.scan.rules.end(),
                    [&](RuleNumber rule) { return table.looks_at_program(rule); }))
      return false;
    const rules::FileIdentity identity{inputs_[i].path, {}};
    const std::vector<rules::Finding> findings =
        find(parsed, state.scan.rules,
             {0, nothing_linked_, identity, *inputs_[i].settings, table, options_.wants_captures,
              options_.heeds_suppressions});
    const auto is_open = [&](const rules::Finding& finding) {
      return finding.fix &&
             (options_.rewrite || !table.replaced_names(table.number_of(*finding.rule)).empty());
    };
    if (std::any_of(findings.begin(), findings.end(), is_open)) return false;
    report_findings(parsed, findings, options_.wants_captures, state.outcome);
    if (options_.rewrite) count_left(findings, state.outcome);
    state.settled = std::exchange(state.scan.rules, {});
    return true;
  }

  void add_modules() {
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      program_.modules().add_file(inputs_[i].path, static_cast<semantics::Modules::FileIndex>(i));
  }

  // Reads what the files in which rules may match know of each other's names, and finds the files in
  // which a name that a rule looks for goes by another one.
  void follow_names() {
    add_modules();
    std::vector<std::string_view> paths;
    for (const InputFile& input : inputs_) paths.push_back(input.path);
    NameFollower follower(program_.modules(), std::move(paths), qualified_);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (states_[i].scan.names) follower.learn(i, *states_[i].scan.names);
    }
    const auto found = follower.follow(
        [this](std::span<const std::size_t> files) {
          std::vector<NameFacts> facts(files.size());
          for_each(0, files.size(), [&](std::size_t k) {
            if (const auto parsed = read_and_parse(files[k])) facts[k] = names_of(*parsed);
          });
          return facts;
        },
        [this](std::span<const semantics::Modules::Alias> aliases) { return files_with(aliases); });
    for (const std::size_t i : found) look_again(i);
  }

  std::unique_ptr<ParsedFile> read_and_parse(std::size_t i) const {
    auto bytes = read_(inputs_[i]);
    if (!bytes) return nullptr;
    auto parsed = parse_file(std::move(*bytes));
    return parsed ? std::move(*parsed) : nullptr;
  }

  // A file that knows `gather` as `compat.g` alone holds none of the literals of a rule about it.
  std::vector<std::size_t> files_with(std::span<const semantics::Modules::Alias> aliases) {
    std::vector<pattern::RequiredLiterals> required;
    for (const auto& alias : aliases) {
      std::vector<std::vector<pattern::Literal>> all = {{pattern::Literal::name(alias.name)}};
      if (!alias.is_package)
        all.push_back({pattern::Literal::name(alias.module.substr(alias.module.rfind('.') + 1))});
      required.push_back({std::move(all)});
    }
    const Prefilter filter(required);
    std::vector<char> is_found(inputs_.size());
    for_each(0, inputs_.size(), [&](std::size_t i) {
      const auto bytes = read_(inputs_[i]);
      if (!bytes || filter.rules_for(*bytes).empty() || !text::check_decodable(*bytes)) return;
      is_found[i] = 1;
      states_[i].scan.size = bytes->size();
      states_[i].scan.hash = XXH3_64bits(bytes->data(), bytes->size());
    });
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < is_found.size(); ++i) {
      if (is_found[i] != 0) found.push_back(i);
    }
    return found;
  }

  // Lets every rule at the file that looks for qualified names.
  void look_again(std::size_t i) {
    State& state = states_[i];
    const RuleTable& table = rule_set_of(i).table;
    std::vector<RuleNumber>& rules = state.scan.rules;
    state.outcome = {};
    rules.insert(rules.end(), state.settled.begin(), state.settled.end());
    for (RuleNumber number = 0; number < table.size(); ++number) {
      if (!table.rule(number).qualified_names().empty()) rules.push_back(number);
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    drop_ignored_rules(i);
  }

  void collect_mentioned_names(std::size_t i, const semantics::FileModel& model) {
    const RuleTable& table = rule_set_of(i).table;
    for (const RuleNumber number : states_[i].scan.rules) {
      for (std::string& name : table.rule(number).mentioned_names(model))
        states_[i].mentioned_names.push_back(std::move(name));
    }
  }

  // Looks in the bytes of every file for the names that rules ask about.
  void find_mentions() {
    std::set<std::string> names;
    for (State& state : states_)
      names.merge(std::set<std::string>(state.mentioned_names.begin(), state.mentioned_names.end()));
    if (names.empty()) return;
    const std::vector<std::string> sorted(names.begin(), names.end());
    std::vector<pattern::RequiredLiterals> required;
    for (const std::string& name : sorted) {
      program_.look_for(name);
      required.push_back(pattern::RequiredLiterals::one_of({pattern::Literal::name(name)}));
    }
    const Prefilter filter(required);
    std::vector<std::vector<std::uint32_t>> found(inputs_.size());
    for_each(0, inputs_.size(), [&](std::size_t i) {
      if (const auto bytes = read_(inputs_[i])) found[i] = filter.rules_for(*bytes);
    });
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const std::uint32_t number : found[i]) program_.add_mention(sorted[number], inputs_[i].path);
    }
  }

  bool concerns_others(std::size_t i) const {
    const FileScan& scan = states_[i].scan;
    return !scan.rules.empty() || !scan.facts.replaced.empty() || !scan.facts.imported.empty();
  }

  void find_projects(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (concerns_others(i))
        states_[i].scan.project = options_.project_of ? options_.project_of(inputs_[i]) : inputs_[i].project;
    }
  }

  void link() {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (concerns_others(i)) program_.add({inputs_[i].path, states_[i].scan.project}, states_[i].scan.facts);
    }
  }

  // Lets the rules decide that look at the whole program at once.
  void decide() {
    std::set<const rules::Rule*> deciding;
    for (const auto& [settings, set] : rule_sets_) {
      for (const rules::Rule* rule : settings->rules) {
        if (rule->decides_over_program()) deciding.insert(rule);
      }
    }
    if (deciding.empty() || stopped()) return;
    RunOptions options = options_;
    options.on_progress = {};
    std::vector<const rules::Rule*> in_order(deciding.begin(), deciding.end());
    std::sort(in_order.begin(), in_order.end(),
              [](const rules::Rule* a, const rules::Rule* b) { return a->info().id < b->info().id; });
    LinkedProgram program(inputs_, in_order, read_, options, arena_);
    if (stopped()) return;
    std::vector<rules::LocatedFinding> findings = program.decide();
    for (const FileOutcome& outcome : program.problems()) {
      FileScan& scan = states_[outcome.input].scan;
      if (scan.problems.empty()) scan.problems = outcome.problems;
    }
    for (rules::LocatedFinding& located : findings) {
      if (located.finding.fix) {
        for (const rewrite::FileEdit& edit : located.finding.fix->edits)
          states_[edit.file].has_shared_edits = true;
      }
      states_[located.file].decided.push_back(std::move(located.finding));
    }
    // Edits of a text that is not the one read for them are worth nothing: such a file is not reopened.
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_[i].decided.empty() && !states_[i].has_shared_edits) continue;
      if (states_[i].parsed != nullptr && states_[i].scan.hash != program.hash(i)) states_[i].parsed.reset();
      states_[i].scan.hash = program.hash(i);
    }
  }

  // Rules number files as the run does, the passes as their work goes.
  static void renumber(rewrite::Fix& fix, const std::vector<rewrite::FileId>& number_of) {
    for (rewrite::FileEdit& edit : fix.edits) edit.file = number_of[edit.file];
    for (rewrite::FileRange& range : fix.relied_on) range.file = number_of[range.file];
    for (auto& [file, name] : fix.released_elsewhere) file = number_of[file];
  }

  RunResult rewrite(std::size_t begin, std::size_t end) {
    std::vector<FileWork> work;
    std::vector<rewrite::FileId> number_of(states_.size());
    for (std::size_t i = begin; i < end; ++i) {
      number_of[i] = static_cast<rewrite::FileId>(work.size());
      const State& state = states_[i];
      if (!state.scan.rules.empty() || !state.decided.empty() || state.has_shared_edits)
        work.push_back(make_work(i));
    }
    for (FileWork& one : work) {
      for (rules::Finding& finding : one.decided) {
        if (finding.fix) renumber(*finding.fix, number_of);
      }
    }
    if (!stopped()) {
      RewritePasses passes(work, program_, arena_, options_);
      passes.run();
    }
    return collect(work, begin, end);
  }

  FileWork make_work(std::size_t i) {
    FileWork work;
    work.input = i;
    work.file = &inputs_[i];
    work.project = states_[i].scan.project;
    work.table = &rule_set_of(i).table;
    work.rules = std::move(states_[i].scan.rules);
    work.decided = std::move(states_[i].decided);
    work.parsed = std::move(states_[i].parsed);
    work.rules_for = [this, i](std::string_view bytes) {
      const RuleSet& set = rule_set_of(i);
      std::vector<RuleNumber> rules = set.prefilter.rules_for(bytes);
      // Behind the rules stands what the file may say of names that others use.
      while (!rules.empty() && rules.back() >= set.table.size()) rules.pop_back();
      drop_ignored_rules(i, rules);
      return rules;
    };
    work.reopen = [this, i]() -> std::unique_ptr<ParsedFile> {
      auto bytes = read_(inputs_[i]);
      // What was decided about the bytes of the scan does not hold for others.
      if (!bytes || XXH3_64bits(bytes->data(), bytes->size()) != states_[i].scan.hash) return nullptr;
      auto parsed = parse_file(std::move(*bytes));
      return parsed ? std::move(*parsed) : nullptr;
    };
    return work;
  }

  RunResult collect(std::vector<FileWork>& work, std::size_t begin, std::size_t end) {
    RunResult result;
    result.interrupted = stopped();
    std::size_t next = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const FileScan& scan = states_[i].scan;
      if (scan.was_read) ++result.files_seen;
      FileOutcome outcome = std::move(states_[i].outcome);
      if (next < work.size() && work[next].input == i) outcome = std::move(work[next++].outcome);
      outcome.input = i;
      outcome.problems.insert(outcome.problems.begin(), scan.problems.begin(), scan.problems.end());
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
  std::vector<std::string> fixed_names_;  // rules::Rule::fixed_names of all rules, sorted
  std::optional<Prefilter> fixed_name_filter_;
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

std::vector<std::string> qualified_names_of(std::span<const InputFile> files) {
  return Run(files, {}, {}).qualified_names();
}

std::vector<FileScan> scan(std::span<const InputFile> files, std::size_t begin, std::size_t end,
                           const Reader& read, const RunOptions& options) {
  return Run(files, read, options).scan_alone(begin, end);
}

RunResult rewrite(std::span<const InputFile> files, std::vector<LinkedFile> linked, std::size_t begin,
                  std::size_t end, const Reader& read, const RunOptions& options) {
  return Run(files, read, options).rewrite_linked(std::move(linked), begin, end);
}

}  // namespace aioshift::pipeline
