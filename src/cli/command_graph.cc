#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "pipeline/program_scan.h"
#include "semantics/program/call_graph.h"

namespace aioshift::cli {
namespace {

struct GraphOptions {
  AnalysisOptions analysis;
  std::string format;
};

std::string to_json(const semantics::CallGraph& graph) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto& [caller, callees] : graph) json[caller] = callees;
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string in_quotes(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

std::string to_dot(const semantics::CallGraph& graph) {
  std::string text = "digraph calls {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const auto& [caller, callees] : graph) {
    text += fmt::format("  {};\n", in_quotes(caller));
    for (const std::string& callee : callees)
      text += fmt::format("  {} -> {};\n", in_quotes(caller), in_quotes(callee));
  }
  return text + "}\n";
}

int run_graph(GraphOptions& options) {
  semantics::CallGraph graph;
  std::size_t full_slots = 0;
  AnalysisRequest request;
  request.rules.emplace();
  request.run = [&](std::span<const pipeline::InputFile> files, const pipeline::Reader& read,
                    const pipeline::RunOptions& run_options) {
    pipeline::ProgramScan scan = pipeline::scan_program(files, read, run_options);
    pipeline::RunResult result;
    result.files = std::move(scan.outcomes);
    result.files_seen = files.size();
    result.interrupted = run_options.stop->load();
    if (result.interrupted) return result;
    semantics::WholeProgram program(std::move(scan.files));
    semantics::Solver solver(program);
    solver.solve(run_options.stop);
    result.interrupted = run_options.stop->load();
    graph = semantics::call_graph(solver);
    full_slots = solver.full_slots();
    return result;
  };
  const auto analysis = analyse(options.analysis, std::move(request));
  if (!analysis) {
    say_error(analysis.error());
    return kError;
  }
  if ((*analysis)->result.interrupted) die_of_interrupt();
  if (full_slots != 0 && !options.analysis.quiet) {
    say(fmt::format("in {} expressions more than {} values meet: not all calls that come of them are shown",
                    full_slots, semantics::Solver::kMaxValues));
  }
  if (!write_result(options.format == "dot" ? to_dot(graph) : to_json(graph))) return kError;
  return (*analysis)->errors != 0 ? kError : kSuccess;
}

}  // namespace

void add_graph(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("graph", "Show who can call whom in the whole program");
  auto options = std::make_shared<GraphOptions>();
  options->format = "json";
  add_analysis_options(*command, options->analysis);
  command->add_option("--format", options->format, "json: callers and their callees; dot: for Graphviz")
      ->check(CLI::IsMember({"json", "dot"}))
      ->take_last()
      ->group("Output");
  command->callback([options, &action] { action = [options] { return run_graph(*options); }; });
}

}  // namespace aioshift::cli
