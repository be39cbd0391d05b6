#include "rules/migration/test_functions.h"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "rules/migration/bases.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncDecorator;
using rewrite::Reason;
using semantics::Fixture;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::Op;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

template <typename Array>
bool holds(const Array& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What pytest calls around tests as it stands.
constexpr auto kModuleSetup =
    std::to_array<std::string_view>({"setup_function", "setup_module", "setUpModule", "teardown_function",
                                     "teardown_module", "tearDownModule"});
constexpr auto kClassSetup = std::to_array<std::string_view>(
    {"setup", "setup_class", "setup_method", "teardown", "teardown_class", "teardown_method"});
// From the narrowest to the widest.
constexpr auto kScopes =
    std::to_array<std::string_view>({"function", "class", "module", "package", "session"});

std::size_t width_of(std::string_view scope) {
  return static_cast<std::size_t>(std::find(kScopes.begin(), kScopes.end(), scope) - kScopes.begin());
}

// Patterns of the configuration: of a name its beginning, of a path its end.
bool is_name_like(const std::vector<std::string>& patterns, const std::string& name) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const bool is_glob = pattern.find_first_of("*?[") != std::string::npos;
    return is_glob ? fnmatch(pattern.c_str(), name.c_str(), 0) == 0 : name.starts_with(pattern);
  });
}

bool is_path_like(const std::vector<std::string>& patterns, const std::string& path) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return fnmatch(("*/" + pattern).c_str(), ("/" + path).c_str(), 0) == 0;
  });
}

bool says_mark(Node node) {
  const std::string_view text = node.text();
  return text.find("mark.asyncio") != std::string_view::npos ||
         text.find("mark.anyio") != std::string_view::npos;
}

bool is_marked_above(Node definition) {
  if (!definition.parent().is(Kind::decorated_definition)) return false;
  const auto children = definition.parent().named_children();
  return std::any_of(children.begin(), children.end(),
                     [](Node child) { return child.is(Kind::decorator) && says_mark(child); });
}

// `pytestmark = pytest.mark.asyncio` in the module or a class.
bool is_marked_inside(Node block) {
  for (const Node statement : block.named_children()) {
    const Node assignment = statement.named_child(0);
    if (statement.is(Kind::expression_statement) && assignment.is(Kind::assignment) &&
        assignment.child(Field::left).text() == "pytestmark" && says_mark(assignment))
      return true;
  }
  return false;
}

// Whether a mark of the function, or of what is around it, says who runs it.
bool is_marked(Node function) {
  if (is_marked_above(function)) return true;
  for (Node up = function.parent(); up; up = up.parent()) {
    if (up.is(Kind::class_definition) && (is_marked_above(up) || is_marked_inside(up.child(Field::body))))
      return true;
    if (!up.parent()) return is_marked_inside(up);
  }
  return false;
}

}  // namespace

TestFunctions::TestFunctions(const ProgramView& program)
    : view_(program),
      program_(program.solver().program()),
      fixtures_(semantics::find_fixtures(program_)),
      uses_(semantics::fixture_uses(program_, fixtures_)),
      marks_(program_.file_count()) {
  for (const Fixture& fixture : fixtures_) {
    by_function_.emplace(fixture.function, &fixture);
    decorators_.emplace(program_.file_of_function(fixture.function), fixture.decorator);
  }
  find_marks();
  find_asked_for();
}

void TestFunctions::find_marks() {
  for (File file = 0; file < program_.file_count(); ++file) {
    const semantics::ModuleCode& code = program_.code(file);
    Marks& marks = marks_[file];
    std::set<semantics::Slot> mark;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kModule || instruction.op == Op::kImported) {
        const std::string& module =
            code.names[instruction.op == Op::kModule ? instruction.name : instruction.count];
        marks.pytest |= module == "pytest" || module == "pytest_asyncio";
        marks.asyncio |= module == "pytest_asyncio";
      }
      const bool has_name = instruction.op == Op::kLoadAttribute || instruction.op == Op::kImported;
      if (!has_name) continue;
      const std::string& name = code.names[instruction.name];
      if (name == "mark") mark.insert(instruction.to);
      if (instruction.op != Op::kLoadAttribute || mark.count(instruction.a) == 0) continue;
      marks.asyncio |= name == "asyncio";
      marks.anyio |= name == "anyio";
    }
    all_marks_.pytest |= marks.pytest;
    all_marks_.asyncio |= marks.asyncio;
    all_marks_.anyio |= marks.anyio;
  }
}

// Names of fixtures in the code of tests.
void TestFunctions::find_asked_for() {
  for (File file = 0; file < program_.file_count() && !fixtures_.empty(); ++file) {
    const semantics::ModuleCode& code = program_.code(file);
    std::unordered_map<semantics::Slot, const Instruction*> loaded;
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kLoadAttribute || instruction.op == Op::kString)
        loaded.emplace(instruction.to, &instruction);
      const auto callee = instruction.op == Op::kCall ? loaded.find(instruction.a) : loaded.end();
      if (callee == loaded.end()) continue;
      const std::string& name = code.names[callee->second->name];
      if (name != "getfixturevalue" && name != "usefixtures") continue;
      std::set<std::string>& names = name == "usefixtures" ? used_by_mark_ : asked_for_;
      for (std::uint32_t i = 0; i < instruction.count; ++i) {
        const auto value = loaded.find(code.arguments[instruction.b + i].value);
        if (value != loaded.end() && value->second->op == Op::kString) {
          names.insert(code.names[value->second->name]);
        } else {
          asks_for_any_ = true;
        }
      }
    }
  }
}

TestFunctions::Plugin TestFunctions::plugin_of(File file) const {
  const TestSettings& settings = *view_.terms(file).tests;
  if (settings.asyncio_runs_all) return Plugin::kAsyncio;
  if (settings.anyio_runs_all) return Plugin::kAnyio;
  const Marks& marks = marks_[file].asyncio || marks_[file].anyio ? marks_[file] : all_marks_;
  return marks.anyio && !marks.asyncio ? Plugin::kAnyio : Plugin::kAsyncio;
}

bool TestFunctions::runs_all(File file) const {
  const TestSettings& settings = *view_.terms(file).tests;
  return settings.asyncio_runs_all || settings.anyio_runs_all;
}

// Of a class of unittest.
bool TestFunctions::is_in_test_case(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  if (code.owner == semantics::kNoClass) return false;
  const File file = program_.file_of_function(function);
  const auto bases = view_.solver().external_bases(program_.class_id(file, code.owner));
  return std::any_of(bases.begin(), bases.end(), [&](semantics::GlobalName name) {
    return program_.names[name].starts_with("unittest.");
  });
}

bool TestFunctions::is_test(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const File file = program_.file_of_function(function);
  const TestSettings& settings = *view_.terms(file).tests;
  if (code.outer != semantics::kModuleCode || by_function_.count(function) != 0 ||
      is_in_test_case(function) || !is_path_like(settings.files, program_.path(file)) ||
      !is_name_like(settings.functions, program_.code(file).names[code.name]))
    return false;
  if (code.owner == semantics::kNoClass) return true;
  // A test of the class, or of those that inherit from it.
  const semantics::ClassId owner = program_.class_id(file, code.owner);
  for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
    const auto mro = view_.solver().mro(id);
    const std::string name = program_.code(program_.file_of_class(id)).names[program_.class_code(id).name];
    if (is_name_like(settings.classes, name) && std::find(mro.begin(), mro.end(), owner) != mro.end())
      return true;
  }
  return false;
}

std::vector<LoopRun> TestFunctions::runs(const semantics::Colouring& colouring) const {
  std::vector<LoopRun> found;
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (!colouring.is_async(id)) continue;
    const semantics::FunctionCode& code = program_.function_code(id);
    const std::string& name = program_.code(program_.file_of_function(id)).names[code.name];
    if (is_test(id) || (is_in_test_case(id) && name.starts_with("test"))) found.push_back({id, false});
  }
  return found;
}

bool TestFunctions::is_called_by_pytest(FunctionId function) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const File file = program_.file_of_function(function);
  const std::string& name = program_.code(file).names[code.name];
  if (code.outer != semantics::kModuleCode) return false;
  const bool is_conftest = semantics::is_conftest(program_.path(file));
  if (is_conftest && code.owner == semantics::kNoClass && name.starts_with("pytest_")) return true;
  if (!is_conftest && !marks_[file].pytest &&
      !is_path_like(view_.terms(file).tests->files, program_.path(file)))
    return false;
  return code.owner == semantics::kNoClass ? holds(kModuleSetup, name) : holds(kClassSetup, name);
}

// Whether what it gives is used in other event loops than its own.
bool TestFunctions::lasts_too_long(const Fixture& fixture) const {
  if (fixture.scope.empty()) return false;
  const TestSettings& settings = *view_.terms(program_.file_of_function(fixture.function)).tests;
  const bool is_one_loop =
      settings.test_loop_scope == settings.fixture_loop_scope && !settings.test_loop_scope.empty();
  return !is_one_loop || width_of(settings.test_loop_scope) < width_of(fixture.scope) ||
         plugin_of(program_.file_of_function(fixture.function)) == Plugin::kAnyio;
}

void TestFunctions::refuse(Refusals& refused) const {
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (is_called_by_pytest(id)) refused.emplace(id, Reason::kCalledSynchronously);
  }
  for (const Fixture& fixture : fixtures_) {
    const bool is_asked_for = asks_for_any_ || asked_for_.count(fixture.name) != 0;
    if (is_in_test_case(fixture.function) || is_asked_for) {
      refused.emplace(fixture.function, Reason::kCalledSynchronously);
    } else if (lasts_too_long(fixture)) {
      refused.emplace(fixture.function, Reason::kFixtureScope);
    }
  }
}

// anyio runs the fixtures of the tests that it runs, pytest-asyncio those of all tests.
bool TestFunctions::refuse_for_plain_tests(const semantics::Colouring& colouring, Refusals& refused) const {
  const std::size_t before = refused.size();
  const auto becomes_async = [&](FunctionId id) {
    return colouring.is_async(id) && !program_.function_code(id).is_async;
  };
  std::set<FunctionId> plain;  // tests that are not run by a plug-in, and what they get
  for (const semantics::FixtureUse& use : uses_) {
    if (by_function_.count(use.taker) == 0 && !colouring.is_async(use.taker)) plain.insert(use.taker);
  }
  for (std::size_t size = plain.size() + 1; size != plain.size();) {
    size = plain.size();
    for (const semantics::FixtureUse& use : uses_) {
      if (plain.count(use.taker) != 0) plain.insert(use.fixture);
    }
  }
  for (const Fixture& fixture : fixtures_) {
    if (!becomes_async(fixture.function) ||
        plugin_of(program_.file_of_function(fixture.function)) != Plugin::kAnyio)
      continue;
    const bool is_for_plain = plain.count(fixture.function) != 0 || used_by_mark_.count(fixture.name) != 0;
    if (is_for_plain) refused.emplace(fixture.function, Reason::kCalledSynchronously);
  }
  return refused.size() != before;
}

bool TestFunctions::makes_fixture(File file, Node decorator) const {
  return decorators_.count({file, decorator.id()}) != 0;
}

std::vector<AsyncDecorator> TestFunctions::decorators(const ProgramView::Opened& file,
                                                      const semantics::Colouring& colouring,
                                                      FunctionId function) const {
  if (runs_all(file.file)) return {};
  const Plugin plugin = plugin_of(file.file);
  const Node definition = file.model.tree.node(program_.function_code(function).node);
  if (const auto fixture = by_function_.find(function); fixture != by_function_.end()) {
    if (plugin == Plugin::kAnyio || fixture->second->package != "pytest") return {};
    return {{file.model.tree.node(fixture->second->decorator), "pytest_asyncio", "fixture"}};
  }
  // What the program calls itself, and that knows nothing of pytest, is not meant for it.
  const bool is_for_pytest = all_marks_.pytest || !colouring.is_called(function);
  if (!is_for_pytest || !is_test(function) || is_marked(definition)) return {};
  return {{{}, "pytest", "mark", plugin == Plugin::kAnyio ? ".anyio" : ".asyncio"}};
}

}  // namespace aioshift::rules::migration
