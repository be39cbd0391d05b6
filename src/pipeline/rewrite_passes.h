// Pass after pass over the affected files until nothing is left to fix.
#pragma once

#include <tbb/task_arena.h>

#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "pipeline/parsed_file.h"
#include "pipeline/rule_table.h"
#include "pipeline/run.h"
#include "rules/rule.h"

namespace aioshift::pipeline {

// A file that rules may want to change, on its way through the passes.
struct FileWork {
  std::size_t input = 0;
  const InputFile* file = nullptr;
  std::string project;
  const RuleTable* table = nullptr;
  std::vector<RuleNumber> rules;       // in the table
  std::unique_ptr<ParsedFile> parsed;  // the current text; null: to be reopened
  std::function<std::unique_ptr<ParsedFile>()> reopen;
  // Of a new text, the rules that can match in it: a fix may write the word that another rule looks for.
  std::function<std::vector<RuleNumber>(std::string_view bytes)> rules_for;
  FileOutcome outcome;

  // Between passes.
  std::string original;               // the bytes as read, once something changed
  text::ChangeMap changes;            // from them to the current bytes
  std::set<std::string> released;     // imported names that fixes no longer use
  std::vector<rules::Finding> found;  // by the rules, in this pass
  // By rules that decide over the whole program, for the first pass alone.
  std::vector<rules::Finding> decided;
  // Where rules that rewrite each match once have written, in the current text.
  struct Written {
    const rules::RuleInfo* rule;
    text::Range range;
  };
  std::vector<Written> written;
  std::vector<Written> declined;  // sites that a person wants to stay as they are, in the same way
  bool is_active = true;          // may still have something to fix
};

struct Failure;  // why edits are not taken

// Multi-file Fixes are settled over all files at once, so a pass is: find in every active file (in
// parallel), settle (in order), apply and verify (in parallel). A Fix that fails verification in
// one file is dropped in all of its files.
class RewritePasses {
 public:
  RewritePasses(std::vector<FileWork>& work, const rules::Program& program, tbb::task_arena& arena,
                const RunOptions& options)
      : work_(work), program_(program), arena_(arena), options_(options), group_(work.size()) {
    std::iota(group_.begin(), group_.end(), std::size_t{0});
  }

  // Leaves in every FileWork::outcome what became of the file.
  void run();

 private:
  struct Candidate;
  // Of fixes that cannot all be applied.
  struct Culprits {
    std::vector<const Candidate*> bad;    // cannot be verified
    std::vector<const Candidate*> early;  // not together with those before them
  };

  void find_in(std::size_t index, bool first_pass);
  bool all_rewrite_once() const;
  void find_all(bool first_pass);
  bool apply_pass();
  void add_candidates(std::size_t index, std::vector<rules::Finding>& findings, bool are_decided,
                      std::vector<Candidate>& candidates);
  void settle_decided();
  void reject_sharing(const rules::Finding& finding);
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed); }
  bool is_wanted(Candidate& candidate, const rewrite::EditSet& settled);
  Proposal proposal_of(const Candidate& candidate);
  std::string identity_of(const Candidate& candidate) const;
  void reject_culprits(std::vector<Candidate>& candidates, std::span<const Candidate* const> taken,
                       const std::vector<std::size_t>& files, std::span<const Failure> errors);
  bool is_well(std::size_t file, std::span<const Candidate* const> taken) const;
  Culprits culprits_in(std::size_t file, std::span<const Candidate* const> taken,
                       std::size_t& bytes_left) const;
  void reject(Candidate& candidate, rewrite::Reason reason, const std::string& error);
  void join(const rewrite::Fix& fix);
  std::size_t group_of(std::size_t file) const;
  void stay_active_where_stale(const std::vector<std::size_t>& changed);
  bool drop_imports();
  void put_away(FileWork& work);
  void give_up_what_is_active();
  void give_up(FileWork& work, std::string message);
  template <typename Function>
  void for_each(const std::vector<std::size_t>& indices, const Function& function);

  std::vector<FileWork>& work_;
  const rules::Program& program_;
  tbb::task_arena& arena_;
  const RunOptions& options_;
  // What it takes to tell a fix that failed verification in an earlier pass, whose offsets moved.
  std::map<std::string, rewrite::Reason> rejected_;
  std::optional<Decision::Kind> for_the_rest_;  // what a person decided of all fixes that follow
  std::set<std::uint32_t> shared_;              // Finding::shares_fix of fixes that were applied
  // Files that share a fix that was applied, by the least of them: all are given up, or none.
  std::vector<std::size_t> group_;
};

}  // namespace aioshift::pipeline
