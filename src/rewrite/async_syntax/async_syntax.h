// What has to change in the text of one file where functions become coroutine functions: `async def`, `await`
// and its parentheses, `async with`, `async for`, asynchronous comprehensions, protocols, entry points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rewrite/reason.h"
#include "semantics/model.h"
#include "text/edit.h"

namespace aioshift::rewrite {

// What the caller itself writes at a site, as edits of the file.
struct AsyncSubstitute {
  // Texts in front of and behind a node.
  struct Around {
    syntax::Node node;
    std::string before;
    std::string after;
    bool is_argument = false;  // what comes behind is further arguments
  };
  std::vector<text::Edit> edits;  // within the site's node; none at one offset with another
  std::vector<Around> around;
  std::vector<text::Edit> lines;        // with line ends, at the depth of the site
  bool awaits_in_lines = false;         // so that they need a coroutine function around them
  std::vector<syntax::Node> awaits_at;  // places, inside the site's node, where they await
  // Lines that begin in the range lose what `from` has more than `to`: those of a block without its header.
  struct Moved {
    text::Range range;
    std::string from;
    std::string to;
  };
  std::vector<Moved> moved;
  std::vector<text::Range> written_anew;  // of these, what the edits keep no part of: no site may stand there
  std::vector<text::Edit> imports;
  std::vector<std::string> released;   // see Fix::released_imports
  std::vector<text::Range> relied_on;  // see Fix::relied_on

  bool empty() const { return edits.empty() && around.empty() && imports.empty() && released.empty(); }
};

// An `async with` that comes around statements; or the coroutine function `main` that runs them.
struct AsyncBlock {
  // The last of them; the first is the site's node. Null: no block, `header` and `body` come in front of it.
  syntax::Node last;
  // What opens it, without the colon: "async with aiohttp.ClientSession() as session".
  std::string header = {};
  syntax::Node moved = {};  // what the header holds of the statement: nothing in it may be a site
  // Instead: the first statement, this call or an assignment of it, opens it: `async with CALL as NAME:`.
  syntax::Node opener = {};
  std::string name = {};
  std::string in_front =
      {};                 // lines in front of all that, with their line ends and the indentation of the next
  std::string body = {};  // a statement put first inside: "await response.read()"
  std::string footer = {};  // a statement put behind the block: "asyncio.run(main())"
};

// A decorator of a function that becomes asynchronous.
struct AsyncDecorator {
  syntax::Node replaced;  // a decorator whose function gives way to it; null: it comes above all others
  std::string module;     // "pytest"
  std::string member;     // "mark"
  std::string rest = {};  // ".asyncio"
};

// One place that becomes asynchronous. Whoever asks has decided that it must, and answers for what the values
// are; what is decided here is whether and how the text can say so.
struct AsyncSite {
  enum class Kind : std::uint8_t {
    kFunction,       // node: a function_definition, which becomes `async def`
    kCall,           // node: a call, or an attribute that is a property, whose value is awaited
    kName,           // node: an identifier, which is only called otherwise: an import, an attribute
    kWith,           // node: a with_item, whose manager is entered and left asynchronously
    kFor,            // node: a for_statement, whose iterable is iterated over asynchronously
    kComprehension,  // node: a for_in_clause, the same
    kYieldFrom,      // node: a yield with `from`, the same
    kConsumer,    // node: a call of a builtin (or of `join`) whose first argument is iterated over, which is
                  // asynchronous now: list, tuple, set, frozenset, dict, sum, min, max, sorted, next, iter
    kBase,        // node: a base class, or the part of it that names it, in whose place comes another
    kSubstitute,  // node: anything, in which the caller's edits are made; nothing is awaited
    kBlock,       // node: a statement, from which on statements go into an `async with`
    kAround,      // the same, around all blocks of that statement
    kMain,        // node: a statement of a module, from which on statements go into a coroutine function
    kEntry,       // node: a call outside of coroutines that runs one to its end: `asyncio.run(...)`
  };
  Kind kind = Kind::kCall;
  syntax::Node node;
  // kFunction, kCall, kName: what it is called from now on; empty where it keeps its name.
  std::string new_name = {};
  // kCall: the function of asyncio that takes the place of the one called, with the same arguments ("sleep").
  std::string asyncio_function = {};
  // kCall: the function blocks, and runs in a thread: `await asyncio.to_thread(f, x)`.
  // kEntry: an event loop may be running here: the coroutine is run in a thread that is waited for.
  bool runs_in_thread = false;
  // kCall, kWith, kSubstitute.
  AsyncSubstitute substitute = {};
  // kBlock, kAround, kMain.
  AsyncBlock block = {};
  // kBase: the class that takes the place of the one named ("unittest.IsolatedAsyncioTestCase").
  std::string base = {};
  // It is in the same module as that: where one is an attribute of something, so is the other.
  bool base_is_beside = false;
  // kFunction: the name of the coroutine function that takes over what the function does, which stays with
  // its decorators and runs it; for functions that are called from outside, and are no methods.
  std::string bridge = {};
  // kFunction: the caller answers for its decorators, as far as they are not known to stand in the way.
  bool has_trusted_decorators = false;
  // kFunction: those that it gets from now on.
  std::vector<AsyncDecorator> decorators = {};
  // kFunction: a property's getter, whose reads are sites of kCall.
  bool is_property = false;
  // kFunction: it raises StopIteration, which becomes StopAsyncIteration, as whoever calls it expects then.
  // kCall: of such a function, so that handlers around it change.
  bool ends_iteration = false;
  // kFunction without a body of its own (a stub, an overload, a protocol's method): it stands for a generator
  // function, which is declared by a plain `def` that returns an asynchronous iterator.
  bool stands_for_generator = false;
};

struct AsyncRequest {
  const semantics::FileModel& model;
  std::span<const AsyncSite> sites;
  // `with` items and calls that are known to hold no lock of threads while something is awaited; sorted.
  std::span<const syntax::NodeId> harmless = {};
  bool comprehensions_nest = true;  // every Python in question takes asynchronous ones in others: 3.11
  bool has_anext = true;            // it has the builtins anext and aiter: 3.10
};

// Why a site cannot become asynchronous where it stands.
struct AsyncObstacle {
  std::size_t site = 0;  // index in AsyncRequest::sites
  Reason reason = Reason::kNotVerified;
};

struct AsyncEdits {
  std::vector<text::Edit> edits;              // disjoint, in source order, one at an offset at most
  std::vector<std::string> released_imports;  // see Fix::released_imports
  std::vector<text::Range> relied_on;         // see Fix::relied_on
  // Sites that got no edit, and those without edit because of them: what awaits in a function that stays a
  // plain one is outside of a coroutine.
  std::vector<AsyncObstacle> obstacles;
};

// Edits of all sites that can be edited, and the others. Reasons: kSyntaxError; what obstacle_to_await says;
// kDefinitionHeader (a decorator or an annotation); kTextIsShown; kDecorated; kNameTaken; kAmbiguousName (a
// builtin's name is bound here); kNoAsyncCounterpart (a special method, a value that a generator returns,
// `yield from` inside an expression, letting StopIteration through, `any`, `zip` and the like);
// kUnsupportedArguments; kErrorIsHandled (a handler of StopIteration that has to catch both kinds);
// kSharedStatement (the items of a `with` cannot be set apart); kCommentInTheWay; kDoesNotFit;
// kTargetVersion; kLoopMayBeRunning (an entry inside a coroutine).
//
// Where it differs in behaviour: `yield from` becomes a loop, which hands on neither sent values nor thrown
// exceptions; a generator expression that is consumed as a whole becomes a list first.
AsyncEdits async_edits(const AsyncRequest& request);

}  // namespace aioshift::rewrite
