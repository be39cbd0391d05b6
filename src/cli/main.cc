#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "cli/commands.h"
#include "cli/session.h"
#include "cli/terminal.h"

namespace {

int run(int argc, char** argv) {
  using namespace aioshift::cli;
  CLI::App app("Rewrites Python code to asyncio, and to better asyncio.", "aioshift");
  app.set_version_flag("--version", "aioshift " AIOSHIFT_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  Action action;
  add_check(app, action);
  add_diff(app, action);
  add_apply(app, action);
  add_list(app, action);
  add_explain(app, action);
  app.footer("Start with: aioshift diff src/\nEach command has its own help: aioshift diff --help");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    say_error(error.what());
    std::fputs("Run with --help for more information.\n", stderr);
    return kError;
  }
  return action();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    // Expected failures are values; what comes here is out of memory or a defect.
    aioshift::cli::say_error(fmt::format("internal error: {}", error.what()));
    return aioshift::cli::kError;
  }
}
