#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/session.h"
#include "cli/terminal.h"

namespace {

// CLI11 takes an argument in brackets for a list, and "[slug]" is a name that web projects give
// their directories. "./[slug]" is the same path.
std::vector<std::string> arguments(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = argc - 1; i > 0; --i) {
    std::string word = argv[i];
    const std::string_view before = i > 1 ? argv[i - 1] : "";
    const bool is_code = before == "-p" || before == "--pattern" || before == "-r" || before == "--rewrite";
    if (!is_code && word.starts_with('[') && word.ends_with(']')) word.insert(0, "./");
    words.push_back(std::move(word));  // in reverse, as CLI11 wants them
  }
  return words;
}

int run(int argc, char** argv) {
  using namespace aioshift::cli;
  CLI::App app("Rewrites Python code to asyncio, and to better asyncio.", "aioshift");
  app.formatter(std::make_shared<HelpFormatter>());
  app.get_formatter()->column_width(34);
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", "aioshift " AIOSHIFT_VERSION, "Print the version");
  app.require_subcommand(1);
  Action action;
  add_check(app, action);
  add_diff(app, action);
  add_apply(app, action);
  add_run(app, action);
  add_graph(app, action);
  add_branch(app, action);
  add_batch(app, action);
  add_scan(app, action);
  add_link(app, action);
  add_rewrite(app, action);
  add_test(app, action);
  add_list(app, action);
  add_explain(app, action);
  for (CLI::App* command : app.get_subcommands({})) command->group("Commands");
  add_batch_worker(app, action);
  app.footer("Start with: aioshift diff src/\nEach command has its own help: aioshift diff --help");
  if (argc <= 1) {
    std::fputs(app.help().c_str(), stderr);
    return kError;
  }
  try {
    app.parse(arguments(argc, argv));
  } catch (const CLI::CallForHelp&) {
    return write_result(app.help()) ? kSuccess : kError;  // of the chosen command, where there is one
  } catch (const CLI::CallForVersion& version) {
    return write_result(std::string(version.what()) + "\n") ? kSuccess : kError;
  } catch (const CLI::ParseError& error) {
    say_error(describe_usage_error(app, error));
    const auto chosen = app.get_subcommands();
    std::fputs(fmt::format("Try: aioshift {}--help\n", chosen.empty() ? "" : chosen.front()->get_name() + " ")
                   .c_str(),
               stderr);
    return kError;
  }
  return action();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    aioshift::cli::claim_standard_streams();
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    aioshift::cli::say_error("out of memory");
  } catch (const std::exception& error) {
    // Expected failures are values; what comes here is a defect.
    aioshift::cli::say_error(fmt::format("internal error: {}", error.what()));
  }
  return aioshift::cli::kError;
}
