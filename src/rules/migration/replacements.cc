#include "rules/migration/replacements.h"

#include <algorithm>

#include "rules/migration/sources.h"
#include "semantics/program/fixtures.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::FunctionId;
using semantics::Instruction;
using semantics::InstructionId;
using semantics::Op;
using semantics::Slot;
using semantics::Value;
using semantics::ValueKind;

namespace {

using Given = Replacement::Given;

bool says_result(std::string_view name) {
  return name == "return_value" || name == "side_effect";
}

bool becomes_async(const semantics::WholeProgram& program, const semantics::Colouring& colouring,
                   FunctionId function) {
  return colouring.is_async(function) && !program.function_code(function).is_async;
}

// Slots of a file's own code, by what is done with them.
class Slots {
 public:
  explicit Slots(const semantics::ModuleCode& code) : code_(code) {}

  bool add(Slot slot) { return slots_.insert(slot).second; }
  bool has(Slot slot) const { return slots_.count(slot) != 0; }
  // Those that hold what ends up in one of them.
  void add_sources() {
    for (bool grows = true; grows;) {
      grows = false;
      for (const Instruction& instruction : code_.instructions) {
        if (instruction.op == Op::kCopy && has(instruction.to)) grows |= add(instruction.a);
      }
    }
  }

 private:
  const semantics::ModuleCode& code_;
  std::set<Slot> slots_;
};

// What has a method that is called.
Slots objects_of_calls(const semantics::ModuleCode& code) {
  std::set<Slot> called;
  for (const Instruction& instruction : code.instructions) {
    if (instruction.op == Op::kCall) called.insert(instruction.a);
  }
  Slots objects(code);
  for (const Instruction& instruction : code.instructions) {
    if (instruction.op == Op::kLoadAttribute && called.count(instruction.to) != 0) objects.add(instruction.a);
  }
  return objects;
}

}  // namespace

Replacements::Replacements(const ProgramView& program)
    : view_(program), program_(program.solver().program()), found_(find_replacements(program)) {
  if (found_.replacements.empty()) return;
  for (const Replacement& replacement : found_.replacements)
    replaced_.insert(replacement.functions.begin(), replacement.functions.end());
  find_used_results();
  for (File file = 0; file < program_.file_count(); ++file) find_mock_setup(file);
}

// Functions out of which an object comes that a method is called on, there or further up.
void Replacements::find_used_results() {
  std::map<File, std::vector<const semantics::CallEdge*>> edges;
  for (const semantics::CallEdge& edge : view_.solver().edges()) {
    const bool is_call = edge.kind == semantics::EdgeKind::kCall &&
                         view_.solver().value(edge.target).kind == ValueKind::kFunction;
    if (is_call) edges[program_.file_of_instruction(edge.site)].push_back(&edge);
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& [file, of_file] : edges) {
      const semantics::ModuleCode& code = program_.code(file);
      Slots used = objects_of_calls(code);
      for (std::uint32_t i = 0; i < code.functions.size(); ++i) {
        if (with_used_results_.count(program_.function(file, i)) != 0) used.add(code.functions[i].returned);
      }
      used.add_sources();
      for (const semantics::CallEdge* edge : of_file) {
        const Slot result = program_.instruction_code(edge->site).to;
        if (result != semantics::kNoSlot && used.has(result))
          grows |= with_used_results_.insert(view_.solver().value(edge->target).a).second;
      }
    }
  }
}

// Code that says what a mock gives, and code that says what methods of that do: `get.return_value.json =
// ...`.
void Replacements::find_mock_setup(File file) {
  const semantics::ModuleCode& code = program_.code(file);
  std::set<Slot> results;
  std::map<Slot, std::string_view> parts;
  for (const Instruction& instruction : code.instructions) {
    const FunctionId function = program_.function(file, instruction.function);
    const bool has_name = instruction.op == Op::kLoadAttribute || instruction.op == Op::kStoreAttribute;
    const std::string_view name = has_name ? std::string_view(code.names[instruction.name]) : "";
    if (instruction.op == Op::kStoreAttribute && says_result(name)) sets_results_.insert(function);
    if (instruction.op == Op::kLoadAttribute && results.count(instruction.a) != 0)
      parts.emplace(instruction.to, name);
    if (instruction.op == Op::kLoadAttribute && name == "return_value") results.insert(instruction.to);
    const auto part = has_name || instruction.op == Op::kCall ? parts.find(instruction.a) : parts.end();
    if (part == parts.end() || part->second.starts_with("assert_")) continue;
    if (instruction.op == Op::kCall || says_result(name) || name.starts_with("assert_"))
      configures_results_.insert(function);
  }
}

// Whether code that sees the mock of the place is in the set. What a test makes it sees itself; what is made
// for tests, any of them may see: those of the file, or of all files where a conftest makes it.
bool Replacements::is_done_at(const std::set<FunctionId>& by, const Replacement& replacement) const {
  const File file = program_.file_of_instruction(replacement.site);
  const semantics::ModuleCode& code = program_.code(file);
  const semantics::FunctionCode& function = code.functions[replacement.seen_in];
  if (replacement.seen_in != semantics::kModuleCode && code.names[function.name].starts_with("test"))
    return by.count(program_.function(file, replacement.seen_in)) != 0;
  if (semantics::is_conftest(program_.path(file))) return !by.empty();
  const auto first = by.lower_bound(program_.function(file, 0));
  const auto count = static_cast<FunctionId>(code.functions.size());
  return first != by.end() && *first < program_.function(file, 0) + count;
}

bool Replacements::refuse(InstructionId site, FunctionId function, Refusals& refused) {
  settled_.erase(site);
  refusals_.emplace(site, function);
  return refused.emplace(function, Reason::kPlainReplacement).second;
}

// Whether what is given, or made, does for the function: as it is, or once its text is changed.
bool Replacements::is_replaceable(const Replacement& replacement, FunctionId function) const {
  const bool is_generator = program_.function_code(function).is_generator;
  const File file = program_.file_of_instruction(replacement.site);
  switch (replacement.given) {
    case Given::kNothing:
    case Given::kMock:
    case Given::kMockType: {
      // What an AsyncMock gives by itself is one too, and so are its methods.
      const bool is_set = replacement.seen_in != semantics::kModuleCode &&
                          sets_results_.count(program_.function(file, replacement.seen_in)) != 0;
      const bool is_configured = replacement.is_configured || is_set;
      const bool has_methods = is_done_at(configures_results_, replacement) ||
                               (!is_configured && with_used_results_.count(function) != 0);
      return !is_generator && !has_methods && view_.terms(file).target >= PythonVersion{3, 8};
    }
    case Given::kLambda:
      return !is_generator && !replacement.is_in_class && view_.terms(file).target >= PythonVersion{3, 8};
    case Given::kFunction:
      return program_.function_code(replacement.function).is_generator == is_generator;
    case Given::kUnknown:
      return false;
  }
  return false;
}

void Replacements::settle_one(const Replacement& replacement, const semantics::Colouring& colouring,
                              Refusals& refused) {
  std::vector<FunctionId> changing;
  for (const FunctionId id : replacement.functions) {
    if (becomes_async(program_, colouring, id)) changing.push_back(id);
  }
  const FunctionId given = replacement.function;
  if (changing.empty()) {
    // The other way round: a fake must not wait for what the function does not wait for.
    const bool is_fake_alone = replacement.given == Given::kFunction && !replacement.is_whole &&
                               becomes_async(program_, colouring, given);
    if (is_fake_alone) refused.emplace(given, Reason::kMixedCallees);
    return;
  }
  const bool is_mixed =
      changing.size() != replacement.functions.size() && replacement.given != Given::kNothing;
  for (const FunctionId id : changing) {
    bool is_fine = !replacement.is_whole && !is_mixed && is_replaceable(replacement, id);
    if (is_fine && replacement.given == Given::kFunction && !program_.function_code(given).is_async) {
      const bool was_wanted = also_async_.count(given) != 0;
      is_fine = refused.count(given) == 0 && (!was_wanted || colouring.is_async(given));
      if (is_fine) {
        wanted_.emplace(given, replacement.site);
        joined_.emplace(id, given);
      }
    }
    if (is_fine) {
      settled_.insert(replacement.site);
    } else {
      refuse(replacement.site, id, refused);
    }
  }
}

// A mock that goes where an object is expected: what it does is not awaited.
void Replacements::refuse_mocked_receivers(const semantics::Colouring& colouring, Refusals& refused) {
  std::set<FunctionId> assigned;  // functions that are known to be replaced by assignment
  for (const Replacement& replacement : found_.replacements) {
    if (settled_.count(replacement.site) != 0)
      assigned.insert(replacement.functions.begin(), replacement.functions.end());
  }
  for (const semantics::ColouredSite& site : colouring.sites()) {
    const Value& target = view_.solver().value(site.target);
    if (site.kind != semantics::EdgeKind::kCall || target.kind != ValueKind::kFunction) continue;
    const File file = program_.file_of_instruction(site.site);
    const Slot callee = program_.slot(file, program_.instruction_code(site.site).a);
    for (const semantics::ValueId id : view_.solver().values(callee)) {
      const Value& value = view_.solver().value(id);
      if (value.kind != ValueKind::kExternal && value.kind != ValueKind::kExternalInstance) continue;
      const std::string& name = program_.names[value.a];
      const bool is_mock = name.starts_with("unittest.mock.Mock") ||
                           name.starts_with("unittest.mock.MagicMock") || name.starts_with("mock.Mock") ||
                           name.starts_with("mock.MagicMock");
      const bool is_known = value.kind == ValueKind::kExternalInstance && assigned.count(target.a) != 0;
      // One place is enough for a person.
      if (is_mock && !is_known && refused.count(target.a) == 0) refuse(site.site, target.a, refused);
    }
  }
}

// The files and all that they import, which is what their tests may run; all files where one is a conftest.
std::set<Replacements::File> Replacements::files_below(const std::set<File>& files) const {
  std::set<File> below = files;
  std::vector<File> work(files.begin(), files.end());
  const auto add = [&](std::optional<File> file) {
    if (file && below.insert(*file).second) work.push_back(*file);
  };
  while (!work.empty()) {
    const File file = work.back();
    work.pop_back();
    if (semantics::is_conftest(program_.path(file))) {
      for (File other = 0; other < program_.file_count(); ++other) add(other);
    }
    const semantics::ModuleCode& code = program_.code(file);
    for (const Instruction& instruction : code.instructions) {
      if (instruction.op == Op::kModule) add(program_.modules().find(code.names[instruction.name], file));
      if (instruction.op != Op::kImported) continue;
      const std::string& module = code.names[instruction.count];
      add(program_.modules().find(module, file));
      add(program_.modules().find(module + (module.ends_with('.') ? "" : ".") + code.names[instruction.name],
                                  file));
    }
    for (const semantics::NameId star : code.star_imports)
      add(program_.modules().find(code.names[star], file));
  }
  return below;
}

void Replacements::refuse(Refusals& refused) const {
  std::map<std::string_view, std::set<File>> files;  // by source, those in which it may be replaced
  for (const Source& source : blocking_sources()) {
    const auto found = found_.externals.find(std::string(source.name));
    if (found != found_.externals.end()) files.emplace(source.name, files_below(found->second));
  }
  if (files.empty()) return;
  for (const semantics::CallEdge& edge : view_.solver().edges()) {
    const Value& target = view_.solver().value(edge.target);
    if (edge.kind != semantics::EdgeKind::kCall || target.kind != ValueKind::kExternal) continue;
    const auto replaced = files.find(program_.names[target.a]);
    const File file = program_.file_of_instruction(edge.site);
    if (replaced == files.end() || replaced->second.count(file) == 0) continue;
    refused.emplace(program_.function(file, program_.instruction_code(edge.site).function),
                    Reason::kPatchedByName);
  }
}

bool Replacements::settle(const semantics::Colouring& colouring, Refusals& refused) {
  const std::size_t before = refused.size();
  wanted_.clear();
  joined_.clear();
  settled_.clear();
  for (const Replacement& replacement : found_.replacements) settle_one(replacement, colouring, refused);
  refuse_mocked_receivers(colouring, refused);
  const bool is_new = wanted_ != also_async_ || refused.size() != before;
  also_async_ = wanted_;
  return is_new;
}

std::vector<std::pair<FunctionId, InstructionId>> Replacements::also_async() const {
  return {also_async_.begin(), also_async_.end()};
}

std::vector<Replacements::File> Replacements::files() const {
  std::set<File> files;
  for (const InstructionId site : settled_) files.insert(program_.file_of_instruction(site));
  for (const auto& [site, function] : refusals_) files.insert(program_.file_of_instruction(site));
  return {files.begin(), files.end()};
}

}  // namespace aioshift::rules::migration
