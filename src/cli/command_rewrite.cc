#include <fmt/format.h>

#include <algorithm>

#include "cli/changes.h"
#include "cli/commands.h"
#include "cli/facts_io.h"
#include "cli/terminal.h"
#include "pipeline/shard.h"

namespace aioshift::cli {
namespace {

struct RewriteOptions {
  AnalysisOptions analysis;
  std::string plan;
  std::string shard;
  bool apply = false;
  bool check = false;
};

// Gives the options of the scan again, with those of this command.
tl::expected<void, std::string> restore_options(const pipeline::Facts& plan, AnalysisOptions& options) {
  CLI::App app;
  AnalysisOptions scanned;
  add_analysis_options(app, scanned);
  std::vector<std::string> words = plan.run.arguments;
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(fmt::format("the plan's options are not understood: {}", error.what()));
  }
  scanned.jobs = options.jobs;
  scanned.color = options.color;
  scanned.quiet = options.quiet;
  scanned.verbose = options.verbose;
  options = std::move(scanned);
  return {};
}

std::vector<std::size_t> costs_of(const pipeline::Facts& plan) {
  std::vector<std::size_t> costs;
  for (const pipeline::FileRecord& file : plan.files)
    costs.push_back(file.rules.empty() && !file.may_know_aliases ? 0 : file.scan.size + 1);
  return costs;
}

tl::expected<void, std::string> check_files(std::span<const pipeline::InputFile> files,
                                            const pipeline::RunIdentity& run) {
  if (files.size() != run.files || pipeline::paths_of(files) != run.paths)
    return tl::unexpected(fmt::format(
        "the plan is of {} other files: scan again, or go to the directory of the scan", run.files));
  if (pipeline::configuration_of(files) != run.configuration)
    return tl::unexpected(
        std::string("the rules or the configuration are not those of the plan: scan again"));
  return {};
}

tl::expected<std::vector<pipeline::LinkedFile>, std::string> linked_files(
    std::span<const pipeline::InputFile> files, std::vector<pipeline::FileRecord> records) {
  std::vector<pipeline::LinkedFile> linked;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto file = pipeline::from_record(files[i], std::move(records[i]));
    if (!file) return tl::unexpected(file.error());
    linked.push_back(std::move(*file));
  }
  return linked;
}

int run_rewrite(RewriteOptions& options) {
  const auto refuse = [](const std::string& error) {
    say_error(error);
    return kError;
  };
  const auto shard = pipeline::parse_shard(options.shard);
  if (!shard) return refuse("--shard: " + shard.error());
  auto plan = load_facts(options.plan, pipeline::FactsKind::kPlan);
  if (!plan) return refuse(plan.error());
  if (plan->run.version != AIOSHIFT_VERSION)
    return refuse(fmt::format("{}: the plan is of version {}", options.plan, plan->run.version));
  if (auto ok = restore_options(*plan, options.analysis); !ok) return refuse(ok.error());

  std::string error;
  AnalysisRequest request;
  request.run = [&](std::span<const pipeline::InputFile> files, const pipeline::Reader& read,
                    const pipeline::RunOptions& run_options) {
    const auto give_up = [&error](std::string message) {
      error = std::move(message);
      return pipeline::RunResult();
    };
    if (auto ok = check_files(files, plan->run); !ok) return give_up(ok.error());
    std::vector<std::string_view> paths;
    for (const pipeline::InputFile& file : files) paths.push_back(file.path);
    const pipeline::FileRange range = pipeline::range_of(*shard, paths, costs_of(*plan));
    auto linked = linked_files(files, std::move(plan->files));
    if (!linked) return give_up(linked.error());
    return pipeline::rewrite(files, std::move(*linked), range.begin, range.end, read, run_options);
  };
  const auto analysis = analyse(options.analysis, std::move(request));
  if (!analysis) return refuse(analysis.error());
  if (!error.empty()) return refuse(error);
  return options.apply ? apply_changes(**analysis, options.analysis)
                       : print_diff(**analysis, options.analysis, options.check);
}

}  // namespace

void add_rewrite(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "rewrite",
      "Third: prints the diff of a part of the plan, or applies it; all parts together are diff's");
  auto options = std::make_shared<RewriteOptions>();
  options->shard = "1/1";
  const std::string group = "Facts";
  command->add_option("--plan", options->plan, "What link wrote")
      ->type_name("FILE")
      ->required()
      ->take_last()
      ->group(group);
  command->add_option("--shard", options->shard, "The Ith of N parts of what is to be rewritten")
      ->type_name("I/N")
      ->take_last()
      ->group(group);
  add_running_options(*command, options->analysis);
  CLI::Option* apply = command->add_flag("--apply", options->apply, "Write the files instead of a diff");
  apply->group("Output");
  command->add_flag("--check", options->check, "Exit with 1 where there is a difference")
      ->excludes(apply)
      ->group("Output");
  command->callback([options, &action] { action = [options] { return run_rewrite(*options); }; });
}

}  // namespace aioshift::cli
