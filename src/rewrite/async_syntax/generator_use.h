// What becomes of a generator expression that awaits, by what consumes it: a synchronous consumer takes no
// asynchronous generator.
#pragma once

#include "rewrite/async_syntax/edit_list.h"
#include "rewrite/async_syntax/site_table.h"

namespace aioshift::rewrite {

struct GeneratorUse {
  enum class Kind : std::uint8_t {
    kNone,         // nothing fits
    kAsync,        // it is iterated over asynchronously, and stays as it is
    kNext,         // the first argument of `next`, which becomes `await anext(...)`
    kList,         // a list in its place: `sum([await f(x) for x in xs])`
    kListDisplay,  // `list(f(x) for x in xs)` → `[await f(x) for x in xs]`
    kSetDisplay,   // the same with braces
    kDictionary,   // `dict((k, await f(k)) for k in ks)` → `{k: await f(k) for k in ks}`
  };
  Kind kind = Kind::kNone;
  syntax::Node call;  // of what consumes it, unless it is iterated over
};

GeneratorUse use_of_generator(const SiteTable& table, syntax::Node generator);
AsyncChange change_by(const GeneratorUse& use);

// Adds the edits of the generator expression itself and of what consumes it.
void write_generator(const SiteTable& table, syntax::Node generator, AsyncEditList& edits);

// What an accepted await at `place` needs of the generator expressions around it.
void need_generators(const SiteTable& table, syntax::Node place, AsyncEditList& edits);

}  // namespace aioshift::rewrite
