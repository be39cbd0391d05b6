// One run of `aioshift branch`: from a commit to commits on a new branch. The index, the work tree,
// HEAD and the stash are neither read nor written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/commit_analysis.h"
#include "cli/migration_plan.h"
#include "cli/options.h"
#include "git/branches.h"
#include "git/commit.h"
#include "git/signing.h"

namespace aioshift::cli {

struct BranchOptions {
  AnalysisOptions analysis;
  std::string name;
  std::string base = "HEAD";
  Grouping grouping = Grouping::kRule;
  std::string amend_onto;  // a branch to go on with, instead of `name`
  std::string lease;       // where the branch `name` is now, to be moved from there
  std::string author;
  std::string date;
  bool signoff = false;
  bool makes_branch = true;  // false: publish is not called, and `name` need not be free
  git::SigningOptions signing;
};

struct MadeCommit {
  git::ObjectId id;
  std::string subject;
};

class BranchRun {
 public:
  // Analyses and writes the commits, to which no name leads yet. Says on stderr what concerns
  // single files. `directory` is where relative paths start from, and where the repository is.
  static tl::expected<std::unique_ptr<BranchRun>, std::string> prepare(BranchOptions& options,
                                                                       const std::string& directory,
                                                                       bool from_environment);

  bool has_changes() const { return !commits_.empty(); }
  // Whether it was interrupted; nothing is to be published then.
  bool is_interrupted() const;
  const Analysis& analysis() const { return commit_->analysis(); }
  const git::Commit& base() const { return base_; }
  const std::vector<MadeCommit>& commits() const { return commits_; }
  const git::ObjectId& tip() const { return commits_.empty() ? base_.id : commits_.back().id; }
  const git::Repository& repository() const { return *repository_; }
  const std::string& branch() const { return branch_; }

  // Makes the branch, or moves it. Fails where the base or the branch moved meanwhile; then nothing
  // has changed but for objects that no name leads to.
  tl::expected<void, std::string> publish();

  // On stderr: what was made, and the commands for the next step.
  void print_next_steps() const;

 private:
  explicit BranchRun(BranchOptions& options) : options_(options) {}

  tl::expected<void, std::string> open(const std::string& directory, bool from_environment);
  tl::expected<void, std::string> find_branch();
  tl::expected<void, std::string> find_identities();
  tl::expected<void, std::string> write_commits(const std::vector<Step>& steps);
  std::string message_of(const Step& step) const;
  std::string base_label() const;
  std::string hint_about_missing() const;

  BranchOptions& options_;
  std::unique_ptr<git::Repository> repository_;
  std::unique_ptr<git::Objects> objects_;
  std::string branch_;
  std::string command_;
  std::optional<git::ObjectId> old_tip_;  // where the branch is, if it is to be moved
  std::string base_revision_;
  git::Commit base_;
  git::Identity author_;
  git::Identity committer_;
  git::Signer signer_;
  std::unique_ptr<CommitAnalysis> commit_;
  std::vector<MadeCommit> commits_;
};

// A word as a POSIX shell needs it.
std::string shell_quoted(const std::string& word);

}  // namespace aioshift::cli
