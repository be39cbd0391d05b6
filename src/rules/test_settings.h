// How pytest finds and runs a project's tests, as its configuration says.
#pragma once

#include <string>
#include <vector>

namespace aioshift::rules {

struct TestSettings {
  // Whose plug-in runs coroutine functions that no mark tells it to.
  bool asyncio_runs_all = false;
  bool anyio_runs_all = false;
  // How long an event loop of pytest-asyncio lasts: "session"; empty: as long as a test, or as the fixture.
  std::string test_loop_scope = {};
  std::string fixture_loop_scope = {};
  // Names, by their beginning or as a pattern.
  std::vector<std::string> files = {"test_*.py", "*_test.py"};
  std::vector<std::string> classes = {"Test"};
  std::vector<std::string> functions = {"test"};

  friend bool operator==(const TestSettings&, const TestSettings&) = default;
};

}  // namespace aioshift::rules
