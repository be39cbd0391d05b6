#include "support/process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <string>

#include "support/temp_dir.h"

namespace aioshift::test_support {
namespace {

Command shell(std::string script) {
  return {.argv = {"sh", "-c", std::move(script)}};
}

TEST(Process, keeps_both_outputs_and_the_exit_code) {
  const Outcome outcome = run(shell("echo result; echo warning >&2; exit 3"));
  EXPECT_EQ(outcome.output, "result\n");
  EXPECT_EQ(outcome.errors, "warning\n");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(outcome.signal, 0);
}

TEST(Process, passes_input_larger_than_a_pipe_holds) {
  Command command{.argv = {"cat"}};
  command.input.assign(1'000'000, 'x');
  EXPECT_EQ(run(command).output, command.input);
}

TEST(Process, survives_a_command_that_does_not_read_its_input) {
  Command command = shell("exit 0");
  command.input.assign(1'000'000, 'x');
  EXPECT_EQ(run(command).exit_code, 0);
}

TEST(Process, reports_the_signal_that_ended_a_command) {
  const Outcome outcome = run(shell("kill -SEGV $$"));
  EXPECT_EQ(outcome.signal, SIGSEGV);
  EXPECT_EQ(outcome.exit_code, -1);
  EXPECT_FALSE(outcome.timed_out);
}

TEST(Process, leaves_sigpipe_to_the_command) {
  EXPECT_EQ(run(shell("kill -PIPE $$")).signal, SIGPIPE);
}

TEST(Process, kills_a_command_and_its_children_at_the_timeout) {
  Command command = shell("echo started; sleep 100 & wait");
  command.timeout = std::chrono::milliseconds(200);
  const Outcome outcome = run(command);
  EXPECT_TRUE(outcome.timed_out);
  EXPECT_EQ(outcome.output, "started\n");
}

TEST(Process, runs_in_the_given_directory_and_environment) {
  const TempDir directory;
  Command command = shell("pwd; echo ${AIOSHIFT_ADDED-unset} ${HOME-unset}");
  command.directory = directory.path();
  command.environment = {{"AIOSHIFT_ADDED", "value"}, {"HOME", std::nullopt}};
  EXPECT_EQ(run(command).output, directory.path().string() + "\nvalue unset\n");
}

TEST(Process, says_why_a_command_cannot_be_started) {
  const Outcome outcome = run({.argv = {"aioshift-no-such-command"}});
  EXPECT_EQ(outcome.exit_code, 127);
  EXPECT_EQ(outcome.errors, "No such file or directory");
}

}  // namespace
}  // namespace aioshift::test_support
