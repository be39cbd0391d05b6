#include "rules/migration/wording.h"

#include <fmt/format.h>

namespace aioshift::rules::migration {

using semantics::FunctionId;
using semantics::ValueKind;

namespace {
// How many calls of a path are written out, its end besides.
constexpr int kLongestPath = 6;
}  // namespace

Wording::Wording(const semantics::Solver& solver, const semantics::Colouring& colouring)
    : solver_(solver), program_(solver.program()), colouring_(colouring) {
  for (const semantics::ColouredSite& site : colouring.sites()) sites_.emplace(site.site, &site);
}

std::string Wording::name_of(semantics::ValueId target) const {
  const semantics::Value& value = solver_.value(target);
  if (value.kind == ValueKind::kFunction) return program_.qualified_name(value.a);
  if (value.kind == ValueKind::kExternal) return program_.names[value.a];
  if (value.kind == ValueKind::kMethod) return program_.names[value.b];
  return {};
}

// "a.f → b.g → net.read": what calls what, down to what is asynchronous by itself.
std::string Wording::path_from(semantics::ValueId target) const {
  std::string path = name_of(target);
  for (int length = 1;; ++length) {
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

std::string Wording::of_function(FunctionId function) const {
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
  const char* what = code.is_generator ? "an asynchronous generator function" : "a coroutine function";
  const auto cause = colouring_.cause_of(function);
  if (!cause) return fmt::format("`{}` becomes {}: the configuration says so", name, what);
  const auto site = sites_.find(*cause);
  if (site == sites_.end())
    return fmt::format("`{}` becomes {}: it is put in the place of one that does", name, what);
  const semantics::ColouredSite& why = *site->second;
  const std::string path = why.target == semantics::kNoValue
                               ? std::string("a method that is asynchronous wherever it is defined")
                               : path_from(why.target);
  if (why.function == function) return fmt::format("`{}` becomes {}: it calls {}", name, what, path);
  return fmt::format("`{}` becomes {} with `{}`, which calls {}", name, what,
                     program_.qualified_name(why.function), path);
}

std::string Wording::of_site(const PlannedSite& site) const {
  if (site.target == semantics::kNoValue) return "a call of what becomes asynchronous is awaited";
  return fmt::format("{} `{}`, which is asynchronous: {}", site.is_module_level ? "runs" : "awaits",
                     name_of(site.target), path_from(site.target));
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
  if (site.library != nullptr) {
    if (!site.refusal.empty()) return fmt::format("`{}` stays as it is: {}", site.subject, site.refusal);
    return fmt::format("`{}` stays as it is, and with it what else `{}` does with the library", site.subject,
                       program_.qualified_name(site.function));
  }
  if (site.stands_apart)
    return fmt::format("`{}` stays as it is: what takes its place here is not asynchronous",
                       program_.qualified_name(site.function));
  if (site.loose_end) return of_loose_end(*site.loose_end, site.function);
  const std::string where = program_.qualified_name(site.function);
  if (site.is_function) return fmt::format("`{}` calls something asynchronous and stays as it is", where);
  const std::string what =
      site.target == semantics::kNoValue ? std::string("what becomes asynchronous") : path_from(site.target);
  return fmt::format("`{}` is not awaited here: it calls {}", where, what);
}

}  // namespace aioshift::rules::migration
