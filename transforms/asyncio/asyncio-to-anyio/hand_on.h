// A call whose function and arguments are handed on to another one: `run(main(a))` → `run(main, a)`.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::transforms::asyncio_to_anyio {

struct HandOn {
  syntax::Node outer;   // `asyncio.run(main(a), debug=True)`
  syntax::Node inner;   // `main(a)`; null where the outer call has function and arguments already
  std::string callee;   // of the outer call from now on: "anyio.run"
  std::string partial;  // "functools.partial", where keyword arguments need it; else empty
  // The other arguments of the outer call, in their order, and how they are written.
  std::vector<std::pair<syntax::Node, std::string>> others;
  std::string added;  // a further argument, or empty
};

// Whether the call's arguments have to go through functools.partial: by keyword, or `**` of something.
bool needs_partial(syntax::Node call);

// kUnsupportedArguments for what cannot be handed on, kCommentInTheWay.
tl::expected<std::vector<text::Edit>, rewrite::Reason> hand_on(const HandOn& request);

}  // namespace aioshift::transforms::asyncio_to_anyio
