// Fixtures of pytest: functions whose values tests and other fixtures get by the names of their parameters.
// https://docs.pytest.org/en/stable/reference/fixtures.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "semantics/program/whole_program.h"

namespace aioshift::semantics {

struct Fixture {
  FunctionId function = 0;
  std::string name;     // by which others ask for it
  std::string scope;    // "module"; empty: of one test; "?" where that is not written out
  std::string package;  // whose decorator it is: "pytest", "pytest_asyncio"; empty where that is not known
  syntax::NodeId decorator = 0;
};

// A parameter that gets what a fixture gives.
struct FixtureUse {
  FunctionId taker = 0;
  std::uint32_t parameter = 0;
  FunctionId fixture = 0;
};

// In the order of the program's functions.
std::vector<Fixture> find_fixtures(const WholeProgram& program);

// Of tests, by the names that pytest has for them by itself, and of fixtures.
std::vector<FixtureUse> fixture_uses(const WholeProgram& program, const std::vector<Fixture>& fixtures);
// The slots of what the fixture gives.
std::vector<Slot> given_by_fixture(const WholeProgram& program, FunctionId fixture);

// By the names that pytest looks for by itself.
bool is_test_file(std::string_view path);
// Whether the file is one of those, or helps them: a conftest, what lies in a folder of tests.
bool is_of_tests(std::string_view path);
// "conftest.py", whose fixtures all tests in its directory and below see.
bool is_conftest(std::string_view path);

}  // namespace aioshift::semantics
