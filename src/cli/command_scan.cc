#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/facts_io.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "pipeline/shard.h"

namespace aioshift::cli {
namespace {

struct ScanOptions {
  AnalysisOptions analysis;
  std::string shard;
  std::string output;
};

std::vector<std::size_t> sizes_of(std::span<const pipeline::InputFile> files) {
  std::vector<std::size_t> sizes;
  for (const pipeline::InputFile& file : files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file.real_path, error);
    sizes.push_back(error ? 0 : static_cast<std::size_t>(size));
  }
  return sizes;
}

// A rule that looks at all files at once, which no part of the files can do for it.
std::string rule_over_the_program(std::span<const pipeline::InputFile> files) {
  for (const pipeline::InputFile& file : files) {
    for (const rules::Rule* rule : file.settings->rules) {
      if (rule->decides_over_program()) return rule->info().id;
    }
  }
  return {};
}

int run_scan(ScanOptions& options) {
  const auto shard = pipeline::parse_shard(options.shard);
  if (!shard) {
    say_error("--shard: " + shard.error());
    return kError;
  }
  pipeline::Facts facts;
  facts.run.version = AIOSHIFT_VERSION;
  AnalysisRequest request;
  std::string whole;
  request.run = [&](std::span<const pipeline::InputFile> files, const pipeline::Reader& read,
                    const pipeline::RunOptions& run_options) {
    whole = rule_over_the_program(files);
    if (!whole.empty()) return pipeline::RunResult{};
    std::vector<std::string_view> paths;
    for (const pipeline::InputFile& file : files) paths.push_back(file.path);
    const pipeline::FileRange range = pipeline::range_of(*shard, paths, sizes_of(files));
    facts.run.configuration = pipeline::configuration_of(files);
    facts.run.paths = pipeline::paths_of(files);
    facts.run.files = files.size();
    facts.run.qualified = pipeline::qualified_names_of(files);
    facts.begin = range.begin;
    auto scans = pipeline::scan(files, range.begin, range.end, read, run_options);
    for (std::size_t k = 0; k < scans.size(); ++k)
      facts.files.push_back(pipeline::to_record(files[range.begin + k], std::move(scans[k])));
    pipeline::RunResult result;
    result.files_seen = scans.size();
    result.interrupted = run_options.stop->load();
    return result;
  };
  const auto analysis = analyse(options.analysis, std::move(request));
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  if (!whole.empty()) {
    say_error(fmt::format("{} decides over all files at once, and not in parts: use diff or apply", whole));
    return kError;
  }
  if ((*analysis)->is_stdin) {
    say_error("standard input cannot be scanned: rewrite would have to read it again");
    return kError;
  }
  if ((*analysis)->result.interrupted) die_of_interrupt();
  facts.run.arguments = arguments_of(options.analysis);
  if (!store_facts(facts, options.output)) return kError;
  if (!options.analysis.quiet) {
    const auto troubled = std::count_if(facts.files.begin(), facts.files.end(),
                                        [](const auto& file) { return !file.scan.problems.empty(); });
    say(fmt::format(
        "{} of {} files scanned{}", facts.files.size(), facts.run.files,
        troubled == 0 ? "" : fmt::format("; rewrite says what is wrong with {} of them", troubled)));
  }
  return (*analysis)->errors != 0 ? kError : kSuccess;
}

}  // namespace

void add_scan(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("scan", "First of three steps on several machines: reads a part of the files");
  auto options = std::make_shared<ScanOptions>();
  options->shard = "1/1";
  add_analysis_options(*command, options->analysis);
  command->add_option("--shard", options->shard, "The Ith of N parts of the files; packages stay together")
      ->type_name("I/N")
      ->take_last()
      ->group("Facts");
  command->add_option("-o,--output", options->output, "Where the facts go; default: standard output")
      ->type_name("FILE")
      ->take_last()
      ->group("Facts");
  command->callback([options, &action] { action = [options] { return run_scan(*options); }; });
}

}  // namespace aioshift::cli
