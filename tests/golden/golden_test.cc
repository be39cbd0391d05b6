// Runs golden/: one test a case, found when the program starts, so that a new case needs no
// configuring and no compiling. UPDATE_GOLDEN=1 takes the results as what is expected.
//
// A rule is a test suite with "_" for "-", since --gtest_filter gives "-" a meaning of its own.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "golden_case.h"
#include "support/process.h"

namespace aioshift::golden {
namespace {

class Golden : public testing::Test {
 public:
  explicit Golden(std::function<CaseResult()> body) : body_(std::move(body)) {}

  void TestBody() override {
    const CaseResult result = body_();
    for (const std::string& failure : result.failures) ADD_FAILURE() << failure;
    if (result.passed() && !result.not_run.empty()) GTEST_SKIP() << result.not_run;
  }

 private:
  std::function<CaseResult()> body_;
};

std::string test_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

void add_test(const std::string& rule, const std::string& name, const std::function<CaseResult()>& body) {
  testing::RegisterTest(test_name(rule).c_str(), test_name(name).c_str(), nullptr, nullptr, __FILE__,
                        __LINE__, [body]() -> Golden* { return new Golden(body); });  // GoogleTest takes it
}

std::string from_environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

// `python3` may be a launcher that picks a version each time it starts; the cases run the
// interpreter that it picked.
bool find_python(Runner& runner) {
  const test_support::Outcome outcome = test_support::run(
      {.argv = {from_environment("AIOSHIFT_PYTHON", "python3"), "-I", "-S", "-c",
                "import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)"}});
  std::istringstream stream(outcome.output);
  stream >> runner.python_version.first >> runner.python_version.second >> std::ws;
  return static_cast<bool>(std::getline(stream, runner.python));
}

int run_all() {
  static Runner runner;
  runner.aioshift = from_environment("AIOSHIFT_BIN", AIOSHIFT_BIN);
  runner.update = !from_environment("UPDATE_GOLDEN", "").empty();
  if (!find_python(runner)) {
    std::cerr << "golden_test: no python3 to check the results with\n";
    return 1;
  }
  const std::vector<GoldenCase> cases = list_cases(AIOSHIFT_SOURCE_DIR "/golden");
  for (const GoldenCase& golden_case : cases) {
    add_test(golden_case.rule, golden_case.name, [=] { return run_case(golden_case, runner); });
  }
  for (const std::string& rule : list_rules(AIOSHIFT_SOURCE_DIR "/transforms")) {
    add_test(rule, "has_enough_cases_and_enough_that_stay_unchanged",
             [=] { return check_coverage(rule, cases); });
  }
  const int status = RUN_ALL_TESTS();
  // A filter that matches nothing is a mistake, not a success.
  if (testing::UnitTest::GetInstance()->test_to_run_count() == 0 && !GTEST_FLAG_GET(list_tests)) {
    std::cerr << "golden_test: no test matches\n";
    return 1;
  }
  return status;
}

}  // namespace
}  // namespace aioshift::golden

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  try {
    return aioshift::golden::run_all();
  } catch (const std::exception& error) {
    std::cerr << "golden_test: " << error.what() << '\n';
    return 1;
  }
}
