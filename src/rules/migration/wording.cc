#include "rules/migration/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::ValueKind;

namespace {
// How many calls of a path are written out, its end besides.
constexpr std::size_t kLongestPath = 6;
// How many steps a trace has.
constexpr std::size_t kLongestTrace = 20;
}  // namespace

Wording::Wording(const semantics::Solver& solver, const Plan& plan)
    : solver_(solver), program_(solver.program()), plan_(plan), colouring_(*plan.colouring) {
  for (const semantics::ColouredSite& site : colouring_.sites()) {
    sites_.emplace(site.site, &site);
  }
  for (const auto& [file, of_file] : plan.files) {
    for (const PlannedPlace& place : of_file.places) {
      if (!place.site.is_function && !place.site.is_rename && place.site.target != semantics::kNoValue)
        places_.emplace(place.site.instruction, std::pair(file, &place.site));
    }
  }
}

std::string shown_name(const std::string& name) {
  constexpr std::string_view kBuiltin = "<builtin>.";
  return name.starts_with(kBuiltin) ? name.substr(kBuiltin.size()) : name;
}

std::string Wording::name_of(semantics::ValueId target) const {
  const semantics::Value& value = solver_.value(target);
  if (value.kind == ValueKind::kFunction) return program_.qualified_name(value.a);
  if (value.kind == ValueKind::kExternal) return shown_name(program_.names[value.a]);
  if (value.kind == ValueKind::kMethod) return program_.names[value.b];
  return {};
}

// "a.f → b.g → net.read": what calls what, down to what is asynchronous by itself.
std::string Wording::path_from(semantics::ValueId target) const {
  std::string path = name_of(target);
  for (std::size_t length = 1;; ++length) {
    const semantics::Value& value = solver_.value(target);
    if (value.kind != ValueKind::kFunction) return path;
    const auto cause = colouring_.cause_of(value.a);
    const auto site = cause ? sites_.find(*cause) : sites_.end();
    if (site == sites_.end() || site->second->target == semantics::kNoValue) return path;
    target = site->second->target;
    if (length < kLongestPath) {
      path += " → " + name_of(target);
    } else if (length == kLongestPath) {
      path += " → ...";
    }
    if (length > 1000) return path;
  }
}

void Wording::add_step(semantics::InstructionId call, std::string message,
                       std::vector<rules::TraceStep>& steps) const {
  const auto found = places_.find(call);
  if (found == places_.end()) return;
  const auto& [file, place] = found->second;
  steps.push_back({file, place->begin, place->end, std::move(message)});
}

std::vector<rules::TraceStep> Wording::trace(const PlannedSite& site) const {
  std::vector<rules::TraceStep> steps;
  if (site.loose_end || site.is_rename || site.is_doc_test) return steps;
  if (site.library != nullptr && (!site.reason || !site.refusal.empty())) return steps;
  // Up to what cannot await, which comes first.
  std::set<FunctionId> seen;
  auto stop = site.reason ? plan_.stops.find(site.function) : plan_.stops.end();
  while (stop != plan_.stops.end() && seen.size() < kLongestTrace && seen.insert(stop->first).second) {
    const auto& [called, at] = *stop;
    steps.push_back({at.file, at.begin, at.end,
                     fmt::format("`{}` calls `{}`, and does not await it", program_.qualified_name(at.caller),
                                 program_.qualified_name(called))});
    stop = plan_.stops.find(at.caller);
  }
  std::reverse(steps.begin(), steps.end());
  if (site.library != nullptr) return steps;
  // Down to where it begins.
  std::optional<semantics::InstructionId> call =
      site.is_function ? colouring_.cause_of(site.function) : std::optional(site.instruction);
  for (std::size_t length = 0; call && length < kLongestTrace; ++length) {
    const auto found = sites_.find(*call);
    if (found == sites_.end() || found->second->target == semantics::kNoValue) break;
    const semantics::ColouredSite& why = *found->second;
    add_step(*call,
             fmt::format("`{}` calls `{}`", program_.qualified_name(why.function), name_of(why.target)),
             steps);
    const semantics::Value& value = solver_.value(why.target);
    if (value.kind != ValueKind::kFunction) break;
    call = colouring_.cause_of(value.a);
  }
  return steps;
}

// "; `a.load` stays for `a.Box.fill` ← `a.Box.__init__`": who calls it, up to what cannot await.
std::string Wording::path_to_barrier(FunctionId function) const {
  std::string path;
  std::set<FunctionId> seen;
  auto stop = plan_.stops.find(function);
  while (stop != plan_.stops.end() && seen.insert(stop->first).second) {
    if (seen.size() <= kLongestPath) {
      path += fmt::format("{}`{}`", path.empty() ? "" : " ← ", program_.qualified_name(stop->second.caller));
    } else if (seen.size() == kLongestPath + 1) {
      path += " ← ...";
    }
    stop = plan_.stops.find(stop->second.caller);
  }
  if (path.empty()) return path;
  return fmt::format("; `{}` stays for {}", program_.qualified_name(function), path);
}

std::string Wording::of_function(FunctionId function, bool has_twin) const {
  const semantics::FunctionCode& code = program_.function_code(function);
  const std::string name = program_.qualified_name(function);
  if (colouring_.is_bridge(function)) {
    return fmt::format(
        "`{}` is called from outside: it runs a coroutine function that does what it did, since that calls "
        "something "
        "asynchronous",
        name);
  }
  if (!colouring_.is_async(function))
    return fmt::format("`{}` gives an asynchronous iterator: it becomes `__aiter__`", name);
  std::string what = code.is_generator ? "an asynchronous generator function" : "a coroutine function";
  what = has_twin ? "stays, and gets " + what + " beside it" : "becomes " + what;
  const auto cause = colouring_.cause_of(function);
  if (!cause) return fmt::format("`{}` {}: the configuration says so", name, what);
  const auto site = sites_.find(*cause);
  if (site == sites_.end())
    return fmt::format("`{}` {}: it is put in the place of one that does", name, what);
  const semantics::ColouredSite& why = *site->second;
  const std::string path = why.target == semantics::kNoValue
                               ? std::string("a method that is asynchronous wherever it is defined")
                               : path_from(why.target);
  if (why.function == function) return fmt::format("`{}` {}: it calls {}", name, what, path);
  return fmt::format("`{}` {} with `{}`, which calls {}", name, what, program_.qualified_name(why.function),
                     path);
}

std::string Wording::of_site(const PlannedSite& site) const {
  if (site.target == semantics::kNoValue) return "a call of what becomes asynchronous is awaited";
  return fmt::format("{} `{}`, which is asynchronous: {}",
                     site.is_module_level || site.is_bridged ? "runs" : "awaits", name_of(site.target),
                     path_from(site.target));
}

std::string Wording::of_loose_end(semantics::LooseEnd::Kind kind, FunctionId function) const {
  const std::string name = program_.qualified_name(function);
  switch (kind) {
    case semantics::LooseEnd::Kind::kFunction:
      return fmt::format("`{}` becomes asynchronous, and goes to something that may call it and not await it",
                         name);
    case semantics::LooseEnd::Kind::kIterable:
      return fmt::format("what is iterated over asynchronously from now on is used in another way in `{}`",
                         name);
    case semantics::LooseEnd::Kind::kManager:
      return fmt::format(
          "what is entered asynchronously from now on goes to something else that enters it, in `{}`", name);
    case semantics::LooseEnd::Kind::kOverride:
      return fmt::format("`{}` stays, while one that it overrides, or that overrides it, becomes `__aiter__`",
                         name);
    case semantics::LooseEnd::Kind::kUnknownReceiver:
      return fmt::format("a method of this name is asynchronous; nothing is known of the object, in `{}`",
                         name);
    case semantics::LooseEnd::Kind::kLoop:
      return fmt::format("an event loop is run here, while `{}` runs in one from now on", name);
  }
  return {};
}

std::string Wording::of_library(const PlannedSite& site) const {
  switch (site.text.kind) {
    case rewrite::AsyncSite::Kind::kBlock:
      return fmt::format("`{}` becomes a call that `async with` opens", site.subject);
    case rewrite::AsyncSite::Kind::kCall:
      return fmt::format("`{}` becomes a call that is awaited", site.subject);
    default:
      return fmt::format("`{}` gives way to its counterpart", site.subject);
  }
}

std::string Wording::of_refusal(const PlannedSite& site) const {
  if (site.is_told_only)
    return fmt::format("`{}` is used by the program no more: what stands in for it here has to be moved",
                       site.subject);
  if (site.library != nullptr) {
    if (!site.refusal.empty()) return fmt::format("`{}` stays as it is: {}", site.subject, site.refusal);
    return fmt::format("`{}` stays as it is, and with it what else `{}` does with the library{}",
                       site.subject, program_.qualified_name(site.function), path_to_barrier(site.function));
  }
  if (site.is_doc_test)
    return fmt::format("a doc-test calls `{}`, which becomes asynchronous",
                       program_.qualified_name(site.function));
  if (site.is_rename)
    return fmt::format("`{}` cannot be given its new name here, and stays as it is",
                       program_.qualified_name(site.function));
  if (site.runs_tasks)
    return fmt::format("`{}` stays as it is: here threads run it, which tasks cannot do in their place",
                       program_.qualified_name(site.function));
  if (site.stands_apart)
    return fmt::format("`{}` stays as it is: what takes its place here is not asynchronous",
                       program_.qualified_name(site.function));
  if (site.loose_end) return of_loose_end(*site.loose_end, site.function);
  const std::string where = program_.qualified_name(site.function);
  if (site.is_function) {
    const bool is_coloured = colouring_.is_async(site.function) ||
                             colouring_.gives_async_iterator(site.function) ||
                             colouring_.is_bridge(site.function);
    return is_coloured ? fmt::format("`{}` calls something asynchronous and stays as it is", where)
                       : fmt::format("`{}` stays as it is, though the configuration names it{}", where,
                                     path_to_barrier(site.function));
  }
  const std::string what =
      site.target == semantics::kNoValue ? std::string("what becomes asynchronous") : path_from(site.target);
  if (site.calls_kept)
    return fmt::format("`{}` goes on calling what stays beside its counterpart: {}", where, what);
  return fmt::format("`{}` is not awaited here: it calls {}{}", where, what, path_to_barrier(site.function));
}

}  // namespace aioshift::rules::migration
