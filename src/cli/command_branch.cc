#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "cli/branch_run.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/summary.h"
#include "cli/terminal.h"

namespace aioshift::cli {
namespace {

struct Flags {
  bool squash = false;
  bool per_file = false;
  bool per_package = false;
  bool sign = false;
  bool no_sign = false;
};

int refuse(const std::string& error) {
  say_error(error);
  return kError;
}

int run_branch(BranchOptions& options, const Flags& flags) {
  if (!options.amend_onto.empty() && !options.name.empty()) {
    // The first word is a path then.
    options.analysis.paths.insert(options.analysis.paths.begin(), std::exchange(options.name, ""));
  }
  if (options.amend_onto.empty() && options.name.empty()) return refuse("branch needs NAME");
  if (!options.amend_onto.empty() && !options.lease.empty())
    return refuse("--force-with-lease goes with a NAME, not with --amend-onto");
  if (!options.amend_onto.empty() && options.base != "HEAD")
    return refuse("--base goes with a NAME; --amend-onto starts from the branch");
  if (flags.squash) options.grouping = Grouping::kSquash;
  if (flags.per_file) options.grouping = Grouping::kFile;
  if (flags.per_package) options.grouping = Grouping::kPackage;
  if (flags.sign) options.signing.sign = true;
  if (flags.no_sign) options.signing.sign = false;

  std::error_code error;
  const std::string directory = std::filesystem::current_path(error).string();
  if (error) return refuse("the current directory: " + error.message());
  auto prepared = BranchRun::prepare(options, directory, /*from_environment=*/true);
  if (!prepared) return refuse(prepared.error());
  BranchRun& run = **prepared;
  if (run.is_interrupted()) {
    say("interrupted: no branch was made");
    die_of_interrupt();
    return kError;
  }
  const bool quiet = options.analysis.quiet;
  if (!run.has_changes()) {
    print_summary(run.analysis(), options.analysis, "rewritten");
    if (!quiet) say(options.amend_onto.empty() ? "nothing to change: no branch was made" : "nothing to add");
    return run.analysis().errors != 0 ? kError : kSuccess;
  }
  if (auto done = run.publish(); !done) return refuse(done.error());
  print_summary(run.analysis(), options.analysis, "rewritten");
  if (!quiet) run.print_next_steps();
  return run.analysis().errors != 0 ? kError : kSuccess;
}

}  // namespace

void add_branch(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("branch", "Commits the rewrite of HEAD on a new branch");
  auto options = std::make_shared<BranchOptions>();
  auto flags = std::make_shared<Flags>();
  command->add_option("name", options->name, "The new branch; nothing else changes")->type_name("NAME");
  add_analysis_options(*command, options->analysis);
  command->get_option("paths")->description("Files and directories; default: the current directory");
  command->remove_option(command->get_option("--stdin-filename"));

  const std::string branch = "Branch";
  const auto add_value = [&](const std::string& name, std::string& value, const std::string& type,
                             const std::string& description) {
    return command->add_option(name, value, description)->type_name(type)->take_last()->group(branch);
  };
  add_value("--base", options->base, "REV", "The commit to start from; default: HEAD");
  add_value("--amend-onto", options->amend_onto, "BRANCH",
            "Add to a branch that aioshift made, instead of NAME");
  add_value("--force-with-lease", options->lease, "OID", "Move the branch NAME if it is at OID");

  const std::string commits = "Commits";
  CLI::Option* squash = command->add_flag("--squash", flags->squash, "One commit; default: one a rule");
  CLI::Option* per_file = command->add_flag("--per-file", flags->per_file, "One commit a file");
  CLI::Option* per_package = command->add_flag("--per-package", flags->per_package, "One commit a package");
  squash->excludes(per_file)->excludes(per_package)->group(commits);
  per_file->excludes(per_package)->group(commits);
  per_package->group(commits);
  add_value("--author", options->author, "AUTHOR", "\"Name <email>\"; default: as git has it")
      ->group(commits);
  add_value("--date", options->date, "DATE", "The author's date, in one of git's formats")->group(commits);
  command->add_flag("--signoff", options->signoff, "Add a Signed-off-by line")->group(commits);
  CLI::Option* sign =
      command->add_flag("--gpg-sign", flags->sign, "Sign the commits; default: commit.gpgsign")
          ->group(commits);
  command->add_flag("--no-gpg-sign", flags->no_sign, "Do not sign them")->excludes(sign)->group(commits);
  add_value("--signing-key", options->signing.key, "KEY", "Instead of user.signingkey")->group(commits);
  command->callback(
      [options, flags, &action] { action = [options, flags] { return run_branch(*options, *flags); }; });
}

}  // namespace aioshift::cli
