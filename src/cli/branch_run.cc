#include "cli/branch_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "git/tree.h"
#include "report/report.h"

namespace aioshift::cli {
namespace {

using Result = tl::expected<void, std::string>;

constexpr std::string_view kTrailer = "Aioshift-Rule: ";

// The command that does the same again, for people.
std::string command_of(const BranchOptions& options) {
  std::vector<std::string> words = {"aioshift", "branch"};
  const auto add = [&words](const std::string& option, const std::string& value) {
    words.push_back(option);
    words.push_back(shell_quoted(value));
  };
  if (options.amend_onto.empty()) {
    words.push_back(shell_quoted(options.name));
    if (options.base != "HEAD") add("--base", options.base);
  } else {
    add("--amend-onto", options.amend_onto);
  }
  if (options.grouping == Grouping::kSquash) words.emplace_back("--squash");
  if (options.grouping == Grouping::kFile) words.emplace_back("--per-file");
  if (options.grouping == Grouping::kPackage) words.emplace_back("--per-package");
  const AnalysisOptions& analysis = options.analysis;
  for (const std::string& value : analysis.select) add("--select", value);
  for (const std::string& value : analysis.ignore) add("--ignore", value);
  if (analysis.settings.unsafe_fixes) words.emplace_back("--unsafe-fixes");
  if (!analysis.target_version.empty()) add("--target-version", analysis.target_version);
  for (const std::string& value : analysis.option_assignments) add("--option", value);
  for (const std::string& value : analysis.rule_files) add("--rules", value);
  for (const std::string& value : analysis.library_files) add("--library", value);
  if (!analysis.updates_dependencies) words.emplace_back("--no-dependencies");
  if (!analysis.settings.config_file.empty()) add("--config", analysis.settings.config_file);
  for (const std::string& path : analysis.paths) {
    if (path.starts_with('-')) words.emplace_back("--");
    words.push_back(shell_quoted(path));
  }
  return report::printable(fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace

std::string shell_quoted(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,=:@%+^";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

Result BranchRun::open(const std::string& directory, bool from_environment) {
  auto repository = git::Repository::open(directory, from_environment);
  if (!repository) return tl::unexpected(repository.error());
  repository_ = std::make_unique<git::Repository>(std::move(*repository));
  objects_ = std::make_unique<git::Objects>(*repository_);
  return {};
}

// Settles which branch is made or moved, and what it starts from.
Result BranchRun::find_branch() {
  const git::Branches branches(*repository_);
  const bool is_amended = !options_.amend_onto.empty();
  branch_ = is_amended ? options_.amend_onto : options_.name;
  base_revision_ = is_amended ? "refs/heads/" + branch_ : options_.base;
  if (options_.makes_branch) old_tip_ = branches.find(branch_);
  if (is_amended && !old_tip_) return tl::unexpected(fmt::format("there is no branch '{}'", branch_));
  if (!old_tip_) {
    if (!options_.lease.empty())
      return tl::unexpected(fmt::format("--force-with-lease: there is no branch '{}' to move", branch_));
    if (auto ok = branches.check_new(branch_); !ok && options_.makes_branch) return ok;
  } else if (!is_amended) {
    if (options_.lease.empty()) {
      return tl::unexpected(fmt::format("there is a branch '{0}' already; --force-with-lease {1} moves it",
                                        branch_, old_tip_->abbreviated()));
    }
    const auto expected = repository_->resolve(options_.lease);
    if (!expected || expected->id != *old_tip_) {
      return tl::unexpected(fmt::format("--force-with-lease: the branch '{}' is not at {} but at {}", branch_,
                                        options_.lease, old_tip_->abbreviated()));
    }
  }
  if (old_tip_) {
    if (const std::string use = branches.in_use(branch_); !use.empty())
      return tl::unexpected(fmt::format("the branch '{}' {}; it is not moved under it", branch_, use));
  }
  auto base = repository_->resolve(base_revision_);
  if (!base) return tl::unexpected(base.error());
  base_ = *base;
  if (is_amended) {
    const auto message = git::read_message(*objects_, base_.id);
    if (!message) return tl::unexpected(message.error());
    if (("\n" + *message).find("\n" + std::string(kTrailer)) == std::string::npos) {
      return tl::unexpected(fmt::format(
          "the last commit of '{}' was not made by aioshift (it has no Aioshift-Rule line)", branch_));
    }
  }
  return {};
}

Result BranchRun::find_identities() {
  auto committer = git::committer_of(*repository_);
  if (!committer) return tl::unexpected(committer.error());
  committer_ = *committer;
  auto author = git::author_of(*repository_, options_.author, options_.date);
  if (!author) return tl::unexpected(author.error());
  author_ = *author;
  auto signer = git::Signer::find(*repository_, options_.signing, committer_);
  if (!signer) return tl::unexpected(signer.error());
  signer_ = *signer;
  return {};
}

std::string BranchRun::message_of(const Step& step) const {
  std::string message = step.subject + "\n\n" + step.body;
  message += fmt::format("\nMade by aioshift {}:\n  {}\n\n", AIOSHIFT_VERSION, command_);
  for (const std::string& rule : step.rules) message += fmt::format("{}{}\n", kTrailer, rule);
  if (options_.signoff) message += fmt::format("Signed-off-by: {}\n", committer_.person());
  return message;
}

Result BranchRun::write_commits(const std::vector<Step>& steps) {
  std::map<std::string, git::ObjectId> blobs;
  std::map<std::string, const std::string*> written;  // by path, what `blobs` has the id of
  git::ObjectId parent = base_.id;
  for (const Step& step : steps) {
    // A file that an earlier step changed may be as it was again.
    std::erase_if(blobs, [&](const auto& entry) { return step.contents.count(entry.first) == 0; });
    for (const auto& [path, contents] : step.contents) {
      const auto known = written.find(path);
      if (known != written.end() && blobs.count(path) != 0 && *known->second == contents) continue;
      auto blob = objects_->write(contents, git::ObjectKind::kBlob);
      if (!blob) return tl::unexpected(blob.error());
      blobs[path] = *blob;
      written[path] = &contents;
    }
    auto tree = git::replace_blobs(*objects_, base_.tree, blobs);
    if (!tree) return tl::unexpected(tree.error());
    auto commit =
        git::write_commit(*objects_, {*tree, {parent}, author_, committer_, message_of(step)}, signer_);
    if (!commit) return tl::unexpected(commit.error());
    commits_.push_back({*commit, step.subject});
    parent = *commit;
  }
  return {};
}

std::string BranchRun::hint_about_missing() const {
  const std::vector<std::string> remotes = repository_->remotes();
  const bool is_partial = std::any_of(remotes.begin(), remotes.end(), [&](const std::string& remote) {
    return repository_->config_flag("remote." + remote + ".promisor").value_or(false);
  });
  if (!is_partial) return "";
  return "; this is a partial clone, and objects that it lacks are not fetched here: git checkout or git "
         "fetch "
         "--refetch does that";
}

bool BranchRun::is_interrupted() const {
  return watch_for_interrupts().load();
}

tl::expected<std::unique_ptr<BranchRun>, std::string> BranchRun::prepare(BranchOptions& options,
                                                                         const std::string& directory,
                                                                         bool from_environment) {
  std::unique_ptr<BranchRun> run(new BranchRun(options));
  run->command_ = command_of(options);
  if (auto ok = run->open(directory, from_environment); !ok) return tl::unexpected(ok.error());
  if (auto ok = run->find_branch(); !ok) return tl::unexpected(ok.error());
  if (auto ok = run->find_identities(); !ok) return tl::unexpected(ok.error());
  const git::Repository& repository = *run->repository_;
  if (!options.analysis.quiet) {
    if (const std::string operation = repository.operation(); !operation.empty())
      say(fmt::format("a {} is under way here; only the commit is read", operation));
    if (repository.has_replacements())
      say("warning: git replace is used here; the original objects are read, not their replacements");
  }
  // Paths in a bare repository start from the top of its tree.
  const std::string start = repository.is_bare() ? repository.git_directory() : directory;
  const std::string shown = run->old_tip_ && !options.amend_onto.empty() ? run->branch_ : options.base;
  auto commit = CommitAnalysis::make(options.analysis, repository, *run->objects_, run->base_, shown, start);
  if (!commit) return tl::unexpected(commit.error() + run->hint_about_missing());
  run->commit_ = std::move(*commit);
  if (run->is_interrupted()) return run;
  const std::vector<Step> steps = plan_steps(*run->commit_, options.grouping);
  if (run->is_interrupted()) return run;
  if (const std::string damage = run->commit_->tree().damage(); !damage.empty())
    return tl::unexpected("the repository cannot be read as a whole: " + damage + run->hint_about_missing());
  if (auto ok = run->write_commits(steps); !ok) return tl::unexpected(ok.error());
  return run;
}

Result BranchRun::publish() {
  git::Branches branches(*repository_);
  const auto now = repository_->resolve(base_revision_);
  if (!now) return tl::unexpected(now.error());
  if (now->id != base_.id) {
    return tl::unexpected(fmt::format("{} moved during the run, from {} to {}; run again", base_label(),
                                      base_.id.abbreviated(), now->id.abbreviated()));
  }
  const std::string why =
      fmt::format("aioshift: {} commit{} on {} ({})", commits_.size(), commits_.size() == 1 ? "" : "s",
                  report::printable(base_label()), base_.id.abbreviated());
  if (!old_tip_) return branches.create(branch_, tip(), committer_, why);
  // Somebody may have begun to work on it.
  if (const std::string use = branches.in_use(branch_); !use.empty())
    return tl::unexpected(fmt::format("the branch '{}' {}; it is not moved under it", branch_, use));
  return branches.move(branch_, *old_tip_, tip(), committer_, why);
}

// What people call the base: the branch that HEAD is on rather than HEAD.
std::string BranchRun::base_label() const {
  if (!options_.amend_onto.empty()) return branch_;
  if (options_.base != "HEAD") return options_.base;
  const git::Head head = repository_->head();
  return head.branch.empty() ? "HEAD" : head.branch;
}

void BranchRun::print_next_steps() const {
  const bool is_many = commits_.size() != 1;
  say(fmt::format("branch '{}': {} commit{} on {} ({})", branch_, commits_.size(), is_many ? "s" : "",
                  base_label(), base_.id.abbreviated()));
  for (const MadeCommit& commit : commits_)
    say(fmt::format("  {} {}", commit.id.abbreviated(), commit.subject));
  const std::vector<std::string> hooks = repository_->commit_hooks();
  say(hooks.empty() ? std::string("no hooks are run for these commits")
                    : fmt::format("hooks were not run: {}", fmt::join(hooks, ", ")));
  const std::vector<std::string> remotes = repository_->remotes();
  const std::string label = base_label();
  // Where HEAD is no branch, it will not be where it is for long.
  const std::string from = !options_.amend_onto.empty() || label == "HEAD" ? base_.id.abbreviated() : label;
  std::string remote = "origin";
  if (!remotes.empty() && std::find(remotes.begin(), remotes.end(), remote) == remotes.end())
    remote = remotes.front();
  say("next:");
  say(fmt::format("  git diff {}", shell_quoted(from + "..." + branch_)));
  if (!repository_->is_bare()) say(fmt::format("  git switch {}", shell_quoted(branch_)));
  say(fmt::format("  git push -u {} {}", shell_quoted(remote), shell_quoted(branch_)));
}

}  // namespace aioshift::cli
