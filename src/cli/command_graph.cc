#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "pipeline/linked_program.h"
#include "pipeline/program_scan.h"
#include "semantics/program/call_graph.h"
#include "semantics/program/colouring.h"

namespace aioshift::cli {
namespace {

struct GraphOptions {
  AnalysisOptions analysis;
  std::string format;
};

std::string to_json(const semantics::CallGraph& graph) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  // By its base, a list: the ordered map itself would look through all callers before it adds one.
  std::vector<std::pair<const std::string, nlohmann::ordered_json>>& members =
      json.get_ref<nlohmann::ordered_json::object_t&>();
  for (const auto& [caller, callees] : graph) members.emplace_back(caller, callees);
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

// What becomes asynchronous is filled, and what stands in its way is framed twice.
struct Colours {
  std::set<std::string> async;
  std::set<std::string> barriers;
};

std::string to_dot(const semantics::CallGraph& graph, const Colours& colours) {
  std::string text = "digraph calls {\n  rankdir=LR;\n  node [shape=box];\n";
  for (const auto& [caller, callees] : graph) {
    const bool is_async = colours.async.count(caller) != 0;
    const bool is_barrier = colours.barriers.count(caller) != 0;
    text += fmt::format("  {}{};\n", in_quotes(caller),
                        is_async     ? " [style=filled, fillcolor=lightblue]"
                        : is_barrier ? " [peripheries=2, color=red]"
                                     : "");
    for (const std::string& callee : callees)
      text += fmt::format("  {} -> {};\n", in_quotes(caller), in_quotes(callee));
  }
  return text + "}\n";
}

Colours colours_of(const semantics::Solver& solver, const semantics::ColouringRequest& request) {
  Colours colours;
  const semantics::WholeProgram& program = solver.program();
  const semantics::Colouring colouring(solver, request);
  for (semantics::FunctionId id = 0; id < program.function_count(); ++id) {
    if (colouring.is_async(id) || program.function_code(id).is_async)
      colours.async.insert(program.qualified_name(id));
  }
  for (const semantics::ColouredSite& site : colouring.sites()) {
    if (site.barrier != semantics::Barrier::kNone)
      colours.barriers.insert(program.qualified_name(site.function));
  }
  return colours;
}

int run_graph(GraphOptions& options) {
  semantics::CallGraph graph;
  Colours colours;
  std::size_t full_slots = 0;
  AnalysisRequest request;
  request.rules.emplace();
  request.run = [&](std::span<const pipeline::InputFile> files, const pipeline::Reader& read,
                    const pipeline::RunOptions& run_options) {
    pipeline::ProgramScan scan(files, read, run_options);
    semantics::WholeProgram program(scan.take_code());
    pipeline::RunResult result;
    result.files = scan.problems();
    result.files_seen = files.size();
    result.interrupted = run_options.stop->load();
    if (result.interrupted) return result;
    const rules::AsyncNames names = pipeline::async_names_of(files);
    semantics::ColouringRequest colouring;
    colouring.async_names = names.async_names;
    colouring.stays_sync = names.stays_sync;
    const auto opaque = semantics::opaque_names(program, colouring.async_names);
    semantics::Solver solver(program, opaque);
    solver.solve(run_options.stop);
    result.interrupted = run_options.stop->load();
    graph = semantics::call_graph(solver);
    if (options.format == "dot") colours = colours_of(solver, colouring);
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
  if (!write_result(options.format == "dot" ? to_dot(graph, colours) : to_json(graph))) return kError;
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
