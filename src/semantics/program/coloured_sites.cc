#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "semantics/program/colouring.h"
#include "semantics/program/common_methods.h"
#include "semantics/program/method_names.h"

// The places of a coloured program that await.
namespace aioshift::semantics {

void Colouring::add_site(const CallEdge& edge, bool is_guess) {
  ColouredSite site;
  site.site = edge.site;
  site.kind = edge.kind;
  site.function = function_at(edge.site);
  site.target = edge.target;
  site.is_guess = is_guess;
  site.is_entry = is_in_module_code(edge.site);
  const FunctionCode& code = program_.function_code(site.function);
  if (site.is_entry) {
    if (edge.kind != EdgeKind::kCall) site.barrier = Barrier::kModuleLevel;
  } else if (code.is_lambda) {
    site.is_passed_on =
        edge.kind == EdgeKind::kCall && tails_.count(edge.site) != 0 && is_async(site.function);
    const bool is_entry_point = barriers_[site.function] == Barrier::kEntryPoint &&
                                edge.kind == EdgeKind::kCall &&
                                solver_.value(edge.target).kind == ValueKind::kFunction;
    if (is_entry_point) running_lambdas_.insert(site.function);
    if (!site.is_passed_on) site.barrier = is_entry_point ? Barrier::kEntryPoint : Barrier::kLambda;
  } else if (barriers_[site.function] == Barrier::kEntryPoint) {
    bridges_.insert(site.function);
  } else if (!code.is_async) {
    site.barrier = barriers_[site.function];
  }
  sites_.push_back(site);
}

// `iter(x)` of what has an asynchronous iterator; `close`, `send` and `throw` of an asynchronous generator.
void Colouring::add_method_sites(WholeProgram::File file, InstructionId id, const Instruction& call) {
  for (const ValueId callee_id : solver_.values(program_.slot(file, call.a))) {
    const Value& callee = solver_.value(callee_id);
    if (callee.kind == ValueKind::kExternal && program_.names[callee.a] == "<builtin>.iter" &&
        call.count == 1) {
      const Slot argument = program_.slot(file, program_.code(file).arguments[call.b].value);
      const auto values = solver_.values(argument);
      if (std::any_of(values.begin(), values.end(),
                      [&](ValueId value) { return is_async_iterable(solver_.value(value)); }))
        add_site({id, EdgeKind::kIterate, callee_id}, false);
    }
    if (callee.kind != ValueKind::kMethod) continue;
    const Value& object = solver_.value(callee.a);
    const std::string& name = program_.names[callee.b];
    const bool is_step = name == "close" || name == "send" || name == "throw";
    if (!is_step || object.kind != ValueKind::kGenerator || !is_async_iterable(object)) continue;
    add_site({id, EdgeKind::kCall, callee_id}, false);
    sites_.back().is_generator_method = true;
  }
}

// The instruction that a slot of the file has its values from, if it is one alone.
const Instruction* Colouring::producer_of(WholeProgram::File file, Slot slot) const {
  const Producers& producers = producers_.try_emplace(file, program_.code(file)).first->second;
  for (int steps = 0; steps < 8; ++steps) {
    const Instruction* instruction = producers.only_one_of(slot);
    if (instruction == nullptr || instruction->op != Op::kCopy) return instruction;
    slot = instruction->a;
  }
  return nullptr;
}

// Whether the place iterates besides: `next(x)`, whichever `next` it is.
bool Colouring::has_another_kind(const ColouredSite& site) const {
  auto at =
      std::lower_bound(sites_.begin(), sites_.end(), site.site,
                       [](const ColouredSite& other, InstructionId wanted) { return other.site < wanted; });
  for (; at != sites_.end() && at->site == site.site; ++at) {
    if (at->kind != site.kind) return true;
  }
  return false;
}

// Whether the value, which the site gets as well, has nothing to await.
bool Colouring::is_known_sync(const ColouredSite& site, Slot operand, const Value& value) const {
  const WholeProgram::File file = program_.file_of_instruction(site.site);
  const Instruction* from = producer_of(file, operand);
  switch (site.kind) {
    case EdgeKind::kCall:
      if (value.kind == ValueKind::kExternal) {
        // A method of the very name comes of a receiver that may be many things.
        const bool is_method = from != nullptr && from->op == Op::kLoadAttribute &&
                               last_name(program_.names[value.a]) == program_.code(file).names[from->name] &&
                               !is_of_standard_object(program_.names[value.a]);
        const bool is_consumer = has_another_kind(site);
        return async_externals_.count(value.a) == 0 && !is_method && !is_consumer;
      }
      return value.kind == ValueKind::kClass;
    case EdgeKind::kIterate:
    case EdgeKind::kNext:
    case EdgeKind::kGenerate:
      // What an annotation says is iterable may be asynchronous as well; what a function gives may be what
      // another function gives that is called in the same way.
      return value.kind == ValueKind::kContainer && program_.instruction_code(value.a).op == Op::kContainer &&
             (from == nullptr || from->op != Op::kCall);
    default:
      return false;
  }
}

// A call that gives no result to be awaited, whether its function becomes asynchronous or not.
bool Colouring::gives_something_else(const CallEdge& edge) const {
  const Value& target = solver_.value(edge.target);
  if (edge.kind != EdgeKind::kCall || target.kind != ValueKind::kFunction || wrappers_.passes_on(edge))
    return false;
  return program_.function_code(target.a).is_generator || is_manager_[target.a] != 0;
}

void Colouring::collect_sites() {
  for (const CallEdge& edge : solver_.edges()) {
    if (is_awaited(edge) && is_async_target(edge)) add_site(edge, false);
  }
  for (const Guess& guess : guesses_) {
    const auto remaining = sync_methods_.find(guess.name);
    if (guess.is_foreign || async_method_names_.count(guess.name) == 0 ||
        is_common_method(program_.names[guess.name]) ||
        (remaining != sync_methods_.end() && remaining->second != 0))
      continue;
    add_site({guess.site, EdgeKind::kCall, kNoValue}, true);
  }
  for (WholeProgram::File file = 0; file < program_.file_count(); ++file) {
    const ModuleCode& code = program_.code(file);
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      if (code.instructions[i].op == Op::kCall)
        add_method_sites(file, program_.instruction(file, i), code.instructions[i]);
    }
  }
  const auto order = [](const ColouredSite& a, const ColouredSite& b) {
    return std::tie(a.site, a.kind) < std::tie(b.site, b.kind);
  };
  std::stable_sort(sites_.begin(), sites_.end(), order);
  const auto is_same = [](const ColouredSite& a, const ColouredSite& b) {
    return a.site == b.site && a.kind == b.kind;
  };
  sites_.erase(std::unique(sites_.begin(), sites_.end(), is_same), sites_.end());
  // What the same place may reach besides.
  for (const CallEdge& edge : solver_.edges()) {
    if (!gives_something_else(edge) && (!is_awaited(edge) || !is_sync_target(edge))) continue;
    ColouredSite wanted;
    wanted.site = edge.site;
    wanted.kind = edge.kind;
    const auto at = std::lower_bound(sites_.begin(), sites_.end(), wanted, order);
    if (at == sites_.end() || !is_same(*at, wanted)) continue;
    if (at->barrier == Barrier::kNone && awaited_.count(edge.site) == 0) at->barrier = Barrier::kMixed;
  }
  for (ColouredSite& site : sites_) {
    if (site.barrier != Barrier::kNone || site.is_guess || site.is_generator_method) continue;
    const Instruction& instruction = program_.instruction_code(site.site);
    const WholeProgram::File file = program_.file_of_instruction(site.site);
    Slot operand = instruction.a;
    // Of `list(xs)` the argument is what counts.
    if (instruction.op == Op::kCall && site.kind != EdgeKind::kCall) {
      if (instruction.count == 0) continue;
      operand = program_.code(file).arguments[instruction.b].value;
    }
    for (const ValueId id : solver_.values(program_.slot(file, operand))) {
      if (is_known_sync(site, operand, solver_.value(id))) site.barrier = Barrier::kMixed;
    }
  }
}

}  // namespace aioshift::semantics
