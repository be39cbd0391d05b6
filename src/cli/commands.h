// One function a command: declares it, and what runs when it is chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace aioshift::cli {

// Runs the chosen command and gives the exit code.
using Action = std::function<int()>;

// Each adds a subcommand to `app`, which stores what is to be done in `action` when it is parsed.
void add_check(CLI::App& app, Action& action);
void add_diff(CLI::App& app, Action& action);
void add_apply(CLI::App& app, Action& action);
void add_graph(CLI::App& app, Action& action);
void add_run(CLI::App& app, Action& action);
void add_branch(CLI::App& app, Action& action);
void add_batch(CLI::App& app, Action& action);
void add_batch_worker(CLI::App& app, Action& action);  // hidden: batch runs it
void add_scan(CLI::App& app, Action& action);
void add_link(CLI::App& app, Action& action);
void add_rewrite(CLI::App& app, Action& action);
void add_test(CLI::App& app, Action& action);
void add_list(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);

}  // namespace aioshift::cli
