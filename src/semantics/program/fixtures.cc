#include "semantics/program/fixtures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "semantics/program/producers.h"

namespace aioshift::semantics {
namespace {

using File = WholeProgram::File;

constexpr std::string_view kFixture = "fixture";
constexpr std::string_view kConftest = "conftest.py";

std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

class FileFixtures {
 public:
  FileFixtures(const WholeProgram& program, File file)
      : program_(program), file_(file), code_(program.code(file)), producers_(code_) {}

  void find(std::vector<Fixture>& found) const {
    for (const Instruction& instruction : code_.instructions) {
      if (!instruction.is_decorator) continue;
      const Instruction* decorator = producer_of(instruction.a);
      const Instruction* arguments = nullptr;
      if (decorator != nullptr && decorator->op == Op::kCall) {
        arguments = decorator;
        decorator = producer_of(decorator->a);
      }
      if (decorator == nullptr || !is_named_fixture(*decorator)) continue;
      const auto function = decorated(instruction);
      if (!function) continue;
      Fixture fixture;
      fixture.function = program_.function(file_, *function);
      fixture.name = text(code_.functions[*function].name);
      fixture.package = package_of(*decorator);
      fixture.decorator = instruction.node;
      if (arguments != nullptr) read(*arguments, fixture);
      found.push_back(std::move(fixture));
    }
  }

 private:
  const std::string& text(NameId name) const { return code_.names[name]; }

  // What gives the slot its value, before it is copied; null where nothing does.
  const Instruction* producer_of(Slot slot) const {
    for (int steps = 0; steps < 8; ++steps) {
      const Instruction* found = producers_.of(slot);
      if (found == nullptr || found->op != Op::kCopy) return found;
      slot = found->a;
    }
    return nullptr;
  }

  bool is_named_fixture(const Instruction& decorator) const {
    const bool has_name = decorator.op == Op::kLoadAttribute || decorator.op == Op::kImported;
    return has_name && text(decorator.name) == kFixture;
  }

  std::string package_of(const Instruction& decorator) const {
    if (decorator.op == Op::kImported) return text(decorator.count);
    const Instruction* object = producer_of(decorator.a);
    return object != nullptr && object->op == Op::kModule ? text(object->name) : std::string();
  }

  // Through the decorators below.
  std::optional<FunctionIndex> decorated(const Instruction& decorator) const {
    const Instruction* at = &decorator;
    while (at != nullptr && at->is_decorator) at = producer_of(code_.arguments[at->b].value);
    return at != nullptr && at->op == Op::kFunction ? std::optional(at->count) : std::nullopt;
  }

  void read(const Instruction& call, Fixture& fixture) const {
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const Argument& argument = code_.arguments[call.b + i];
      if (argument.kind == ArgumentKind::kDoubleStar) fixture.scope = "?";
      if (argument.kind != ArgumentKind::kKeyword) continue;
      const Instruction* value = producer_of(argument.value);
      const bool is_string = value != nullptr && value->op == Op::kString;
      if (text(argument.name) == "name" && is_string) fixture.name = text(value->name);
      if (text(argument.name) == "scope") fixture.scope = is_string ? text(value->name) : "?";
    }
    if (fixture.scope == "function") fixture.scope.clear();
  }

  const WholeProgram& program_;
  File file_;
  const ModuleCode& code_;
  Producers producers_;
};

// Which fixture a name means where.
class Lookup {
 public:
  Lookup(const WholeProgram& program, const std::vector<Fixture>& fixtures) : program_(program) {
    for (const Fixture& fixture : fixtures) by_name_[fixture.name].push_back(&fixture);
  }

  // The nearest ones; one that overrides another and asks for it by its own name gets that.
  std::vector<const Fixture*> seen_by(FunctionId function, const std::string& name) const {
    std::vector<const Fixture*> nearest;
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return nearest;
    int best = kUnseen;
    for (const Fixture* fixture : found->second) {
      if (fixture->function == function) continue;
      const int distance = distance_to(*fixture, function);
      if (distance < best) nearest.clear();
      best = std::min(best, distance);
      if (distance == best && distance < kUnseen) nearest.push_back(fixture);
    }
    return nearest;
  }

 private:
  static constexpr int kPlugIn = 1000;
  static constexpr int kUnseen = 2000;

  int distance_to(const Fixture& fixture, FunctionId function) const {
    const File of = program_.file_of_function(fixture.function);
    const File from = program_.file_of_function(function);
    const std::uint32_t owner = program_.function_code(fixture.function).owner;
    if (owner != kNoClass) {
      // Of a class, or of one that inherits from it.
      if (of == from && owner == program_.function_code(function).owner) return 0;
      return program_.function_code(function).owner == kNoClass ? kUnseen : kPlugIn;
    }
    if (of == from) return 1;
    if (imports(from, of, fixture)) return 2;
    if (is_conftest(program_.path(of))) return distance_up(program_.path(from), program_.path(of));
    // A plug-in, or a module whose fixtures a conftest imports.
    return is_test_file(program_.path(of)) ? kUnseen : kPlugIn;
  }

  bool imports(File from, File of, const Fixture& fixture) const {
    const ModuleCode& code = program_.code(from);
    return std::any_of(code.instructions.begin(), code.instructions.end(), [&](const Instruction& one) {
      return one.op == Op::kImported && code.names[one.name] == fixture.name &&
             program_.modules().find(code.names[one.count], from) == of;
    });
  }

  static int distance_up(std::string_view from, std::string_view conftest) {
    const std::string_view top = directory_of(conftest);
    int steps = 3;
    for (std::string_view at = directory_of(from);; at = directory_of(at), ++steps) {
      if (at == top) return steps;
      if (at.empty()) return kUnseen;
    }
  }

  const WholeProgram& program_;
  std::unordered_map<std::string, std::vector<const Fixture*>> by_name_;
};

}  // namespace

bool is_conftest(std::string_view path) {
  return path.ends_with(kConftest) && directory_of(path).size() + kConftest.size() + 1 >= path.size();
}

std::vector<Fixture> find_fixtures(const WholeProgram& program) {
  std::vector<Fixture> found;
  for (File file = 0; file < program.file_count(); ++file) {
    const auto& names = program.code(file).names;
    if (std::find(names.begin(), names.end(), kFixture) == names.end()) continue;
    FileFixtures(program, file).find(found);
  }
  std::sort(found.begin(), found.end(),
            [](const Fixture& a, const Fixture& b) { return a.function < b.function; });
  return found;
}

bool is_test_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with("test_") || name.ends_with("_test.py");
}

bool is_of_tests(std::string_view path) {
  return is_test_file(path) || is_conftest(path) || path.ends_with("tests.py") ||
         path.starts_with("tests/") || path.find("/tests/") != std::string_view::npos;
}

std::vector<FixtureUse> fixture_uses(const WholeProgram& program, const std::vector<Fixture>& fixtures) {
  std::vector<FixtureUse> uses;
  if (fixtures.empty()) return uses;
  const Lookup lookup(program, fixtures);
  std::set<FunctionId> takers;
  for (const Fixture& fixture : fixtures) takers.insert(fixture.function);
  for (FunctionId id = 0; id < program.function_count(); ++id) {
    const FunctionCode& code = program.function_code(id);
    const ModuleCode& module = program.code(program.file_of_function(id));
    const bool is_test = code.outer == kModuleCode && module.names[code.name].starts_with("test");
    if (!is_test && takers.count(id) == 0) continue;
    for (std::uint32_t i = 0; i < code.parameters.size(); ++i) {
      const Parameter& parameter = code.parameters[i];
      if (parameter.name == kNoName || parameter.has_default) continue;
      for (const Fixture* fixture : lookup.seen_by(id, module.names[parameter.name]))
        uses.push_back({id, i, fixture->function});
    }
  }
  return uses;
}

std::vector<Slot> given_by_fixture(const WholeProgram& program, FunctionId fixture) {
  const WholeProgram::File file = program.file_of_function(fixture);
  const FunctionCode& code = program.function_code(fixture);
  if (code.is_generator) return {program.slot(file, code.yielded)};
  std::vector<Slot> slots = {program.slot(file, code.returned)};
  for (const std::uint32_t passed : code.returned_parameters)
    slots.push_back(program.slot(file, code.parameters[passed].slot));
  return slots;
}

}  // namespace aioshift::semantics
