#include "decision.h"

#include <algorithm>
#include <set>

namespace aioshift::transforms::unneeded_async {

namespace {

class Decider {
 public:
  Decider(const semantics::Solver& solver, const std::map<FunctionId, Definition>& definitions,
          const Uses& uses)
      : solver_(solver), program_(solver.program()), definitions_(definitions), uses_(uses) {
    for (const AwaitedCall& call : uses.awaited) {
      calls_.emplace(std::pair(call.file, call.await), &call);
      for (const FunctionId target : call.targets) {
        if (target != call.inside) used_.insert(target);
      }
    }
    find_families();
  }

  Decision decide() {
    for (const auto& [id, definition] : definitions_) {
      if (uses_.obstacles.count(id) == 0 && used_.count(id) != 0) alive_.insert(id);
    }
    while (shrink()) {
    }
    Decision decision;
    join();
    std::map<FunctionId, std::uint32_t> numbers;
    for (const FunctionId id : alive_) {
      const auto number =
          numbers.emplace(root_of(id), static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
      decision.components.emplace(id, number);
    }
    for (const auto& [id, obstacle] : uses_.obstacles) {
      if (uses_.found.count(id) != 0 && definitions_.at(id).awaits.empty())
        decision.refused.emplace(id, obstacle);
    }
    return decision;
  }

 private:
  // Methods of one name, of classes that inherit from each other or from which one class inherits.
  void find_families() {
    std::set<semantics::GlobalName> names;
    for (const auto& [id, definition] : definitions_) {
      const semantics::FunctionCode& code = program_.function_code(id);
      if (code.owner != semantics::kNoClass) names.insert(program_.name(definition.file, code.name));
    }
    for (semantics::ClassId id = 0; id < program_.class_count(); ++id) {
      const auto mro = solver_.mro(id);
      if (mro.size() < 2) continue;
      for (const semantics::GlobalName name : names) {
        std::vector<FunctionId> family;
        for (const semantics::ClassId base : mro) {
          const bool has_it = std::any_of(solver_.members(base).begin(), solver_.members(base).end(),
                                          [&](const auto& member) { return member.first == name; });
          if (!has_it) continue;
          const auto own = solver_.own_methods(base, name);
          // Of which nothing is known.
          if (own.empty()) family.push_back(kUnknown);
          family.insert(family.end(), own.begin(), own.end());
        }
        if (family.size() > 1) families_.push_back(std::move(family));
      }
    }
  }

  bool is_alive(FunctionId id) const { return alive_.count(id) != 0; }

  // What has to stay because of what else does. False where nothing has.
  bool shrink() {
    std::vector<FunctionId> leaving;
    for (const FunctionId id : alive_) {
      const Definition& definition = definitions_.at(id);
      const bool waits =
          std::any_of(definition.awaits.begin(), definition.awaits.end(), [&](syntax::NodeId await) {
            const auto call = calls_.find(std::pair(definition.file, await));
            return call == calls_.end() ||
                   !std::all_of(call->second->targets.begin(), call->second->targets.end(),
                                [&](FunctionId target) { return is_alive(target); });
          });
      if (waits) leaving.push_back(id);
    }
    const auto leave_unless_all = [&](const std::vector<FunctionId>& group) {
      if (std::all_of(group.begin(), group.end(), [&](FunctionId id) { return is_alive(id); })) return;
      std::copy_if(group.begin(), group.end(), std::back_inserter(leaving),
                   [&](FunctionId id) { return is_alive(id); });
    };
    for (const auto& family : families_) leave_unless_all(family);
    for (const AwaitedCall& call : uses_.awaited) leave_unless_all(call.targets);
    for (const FunctionId id : leaving) alive_.erase(id);
    return !leaving.empty();
  }

  void join() {
    for (const FunctionId id : alive_) {
      parents_[id] = id;
    }
    for (const auto& family : families_) join_all(family);
    std::map<std::pair<File, syntax::NodeId>, FunctionId> lines;
    for (const AwaitedCall& call : uses_.awaited) {
      if (!is_alive(call.targets.front())) continue;
      join_all(call.targets);
      // Without the call's change it would await in a plain function.
      if (is_alive(call.inside)) join_all({call.inside, call.targets.front()});
      const auto [line, is_new] = lines.emplace(std::pair(call.file, call.line), call.targets.front());
      if (!is_new) join_all({line->second, call.targets.front()});
    }
  }

  void join_all(const std::vector<FunctionId>& group) {
    if (!std::all_of(group.begin(), group.end(), [&](FunctionId id) { return is_alive(id); })) return;
    for (const FunctionId id : group) {
      const FunctionId a = root_of(id);
      const FunctionId b = root_of(group.front());
      parents_[std::max(a, b)] = std::min(a, b);
    }
  }

  FunctionId root_of(FunctionId id) {
    while (parents_.at(id) != id) id = parents_.at(id);
    return id;
  }

  static constexpr FunctionId kUnknown = UINT32_MAX;

  const semantics::Solver& solver_;
  const semantics::WholeProgram& program_;
  const std::map<FunctionId, Definition>& definitions_;
  const Uses& uses_;
  std::map<std::pair<File, syntax::NodeId>, const AwaitedCall*> calls_;
  std::set<FunctionId> used_;  // elsewhere than in its own body
  std::vector<std::vector<FunctionId>> families_;
  std::set<FunctionId> alive_;
  std::map<FunctionId, FunctionId> parents_;
};

}  // namespace

Decision decide_on(const semantics::Solver& solver, const std::map<FunctionId, Definition>& definitions,
                   const Uses& uses) {
  return Decider(solver, definitions, uses).decide();
}

}  // namespace aioshift::transforms::unneeded_async
