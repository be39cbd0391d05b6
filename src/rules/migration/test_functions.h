// Tests and fixtures of pytest, which calls them and leaves it to plug-ins to run what becomes asynchronous.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rules/migration/library_plan.h"
#include "rules/program_view.h"
#include "semantics/program/colouring.h"
#include "semantics/program/fixtures.h"

namespace aioshift::rules::migration {

class TestFunctions {
 public:
  using File = ProgramView::File;
  using Refusals = std::map<semantics::FunctionId, rewrite::Reason>;

  explicit TestFunctions(const ProgramView& program);

  // Refuses functions that pytest calls and no plug-in awaits: `setup_method`, a fixture of a whole module.
  void refuse(Refusals& refused) const;
  // Refuses fixtures that a test gets for which no plug-in runs them. False where nothing is new.
  bool refuse_for_plain_tests(const semantics::Colouring& colouring, Refusals& refused) const;

  // The decorators by which a function that becomes asynchronous is run: `@pytest.mark.asyncio`,
  // `@pytest_asyncio.fixture`. None of one that is no test, or is run as it is.
  std::vector<rewrite::AsyncDecorator> decorators(const ProgramView::Opened& file,
                                                  const semantics::Colouring& colouring,
                                                  semantics::FunctionId function) const;
  // Tests that become coroutine functions: each has an event loop of its own.
  std::vector<LoopRun> runs(const semantics::Colouring& colouring) const;
  // Whether the decorator makes a fixture of what it decorates.
  bool makes_fixture(File file, syntax::Node decorator) const;

 private:
  enum class Plugin { kAsyncio, kAnyio };
  struct Marks {
    bool asyncio = false;  // `pytest.mark.asyncio`, or pytest_asyncio itself
    bool anyio = false;
    bool pytest = false;  // imported at all
  };

  void find_marks();
  void find_asked_for();
  Plugin plugin_of(File file) const;
  bool runs_all(File file) const;
  bool is_test(semantics::FunctionId function) const;
  bool is_in_test_case(semantics::FunctionId function) const;
  bool is_called_by_pytest(semantics::FunctionId function) const;
  bool lasts_too_long(const semantics::Fixture& fixture) const;

  const ProgramView& view_;
  const semantics::WholeProgram& program_;
  std::vector<semantics::Fixture> fixtures_;
  std::map<semantics::FunctionId, const semantics::Fixture*> by_function_;
  std::set<std::pair<File, syntax::NodeId>> decorators_;
  std::vector<semantics::FixtureUse> uses_;
  std::vector<Marks> marks_;  // by file
  Marks all_marks_;
  std::set<std::string> asked_for_;     // fixtures that code gets by `request.getfixturevalue(name)`
  std::set<std::string> used_by_mark_;  // `@pytest.mark.usefixtures(name)`
  bool asks_for_any_ = false;
};

}  // namespace aioshift::rules::migration
