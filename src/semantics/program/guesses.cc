// Calls of attributes of which nothing is known.
#include <algorithm>
#include <numeric>
#include <set>

#include "semantics/program/colouring.h"
#include "semantics/program/method_names.h"
#include "semantics/stdlib_modules.h"

namespace aioshift::semantics {

namespace {

using File = WholeProgram::File;

// Files between which objects can get from one to another: by imports, whichever imports which. Scripts
// beside each other in a directory have nothing to do with one another.
class ConnectedFiles {
 public:
  explicit ConnectedFiles(const WholeProgram& program) : parents_(program.file_count()) {
    std::iota(parents_.begin(), parents_.end(), File{0});
    for (File file = 0; file < program.file_count(); ++file) {
      const ModuleCode& code = program.code(file);
      const auto join_module = [&](const std::string& name) {
        if (const auto module = program.modules().find(name, file)) join(file, *module);
      };
      for (const Instruction& instruction : code.instructions) {
        if (instruction.op == Op::kModule) join_module(code.names[instruction.name]);
        if (instruction.op != Op::kImported) continue;
        const std::string& module = code.names[instruction.count];
        join_module(module);
        join_module(module + (module.ends_with('.') ? "" : ".") + code.names[instruction.name]);
      }
      for (const NameId star : code.star_imports) join_module(code.names[star]);
      // A package is one whole.
      const std::string& name = program.modules().name(file);
      const std::size_t dot = name.rfind('.');
      if (dot == std::string::npos) continue;
      if (const auto package = program.modules().named(name.substr(0, dot))) join(file, *package);
    }
  }

  File root_of(File file) {
    while (parents_[file] != file) file = parents_[file] = parents_[parents_[file]];
    return file;
  }

 private:
  void join(File a, File b) {
    a = root_of(a);
    b = root_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

  std::vector<File> parents_;
};

}  // namespace

// "get" of `getattr(store, "get")`.
std::optional<GlobalName> Colouring::name_in_string(WholeProgram::File file, std::size_t at) const {
  const ModuleCode& code = program_.code(file);
  const Instruction& call = code.instructions[at];
  if (call.op != Op::kCall || call.count < 2) return std::nullopt;
  const auto callees = solver_.values(program_.slot(file, call.a));
  const bool is_getattr = std::any_of(callees.begin(), callees.end(), [this](ValueId id) {
    const Value& callee = solver_.value(id);
    return callee.kind == ValueKind::kExternal && program_.names[callee.a] == "<builtin>.getattr";
  });
  if (!is_getattr) return std::nullopt;
  const auto said = solver_.values(program_.slot(file, code.arguments[call.b + 1].value));
  if (said.size() != 1 || solver_.value(said[0]).kind != ValueKind::kString) return std::nullopt;
  return solver_.value(said[0]).a;
}

// `YouTube(url).streams.first()`: what another package gives is most likely one of its own objects, but may
// be one that it got: `click.get_current_context().obj`. The standard library gives back what a program puts
// into it.
bool Colouring::comes_of_another_package(WholeProgram::File file, Slot slot) const {
  constexpr int kLongestChain = 12;
  for (int steps = 0; steps < kLongestChain; ++steps) {
    const auto values = solver_.values(program_.slot(file, slot));
    if (!values.empty()) {
      return std::all_of(values.begin(), values.end(), [&](ValueId id) {
        const Value& value = solver_.value(id);
        const bool is_external =
            value.kind == ValueKind::kExternal || value.kind == ValueKind::kExternalInstance;
        const std::string& name = program_.names[value.a];
        return is_external && !name.starts_with('<') && !is_stdlib_module(name);
      });
    }
    const Instruction* made = producer_of(file, slot);
    if (made == nullptr || (made->op != Op::kLoadAttribute && made->op != Op::kCall)) return false;
    slot = made->a;
  }
  return false;
}

void Colouring::find_guesses() {
  ConnectedFiles connected(program_);
  std::unordered_map<GlobalName, std::set<WholeProgram::File>> defined;  // in which groups of files
  for (FunctionId id = 0; id < program_.function_count(); ++id) {
    if (program_.function_code(id).owner != kNoClass)
      defined[name_of(id)].insert(connected.root_of(program_.file_of_function(id)));
  }
  std::unordered_map<Slot, std::pair<GlobalName, Slot>> unknown;  // what is called, and of what object
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    unknown.clear();
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      if (!solver_.values(program_.slot(file, instruction.to)).empty()) continue;
      if (const auto said = name_in_string(file, i))
        unknown.emplace(instruction.to, std::pair(*said, kNoSlot));
      if (instruction.op != Op::kLoadAttribute) continue;
      const std::string& name = code.names[instruction.name];
      if (!is_special(name))
        unknown.emplace(instruction.to, std::pair(program_.name(file, instruction.name), instruction.a));
    }
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      if (instruction.op != Op::kCall) continue;
      const auto found = unknown.find(instruction.a);
      if (found == unknown.end()) continue;
      const auto& [name, object] = found->second;
      const auto groups = defined.find(name);
      const bool may_be_ours = groups == defined.end() || groups->second.count(connected.root_of(file)) != 0;
      if (!may_be_ours) continue;
      const bool is_foreign = object != kNoSlot && comes_of_another_package(file, object);
      guesses_.push_back({program_.instruction(file, i), name, is_foreign});
    }
  }
}

}  // namespace aioshift::semantics
