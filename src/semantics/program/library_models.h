// What functions of the standard library do with what they are given, as far as that tells who calls whom.
#pragma once

#include <cstdint>
#include <string_view>

namespace aioshift::semantics {

enum class Model : std::uint8_t {
  kNone,
  kProperty,  // property(getter, setter)
  kStaticMethod,
  kClassMethod,
  kIdentity,        // gives back its first argument
  kIdentityMaker,   // gives a decorator that gives back what it decorates
  kPartial,         // functools.partial(f, ...)
  kContextManager,  // contextlib.contextmanager(f)
  kSuper,
  kType,        // type(x)
  kCast,        // typing.cast(T, x)
  kCallsFirst,  // calls its first argument with the rest: f(g, a) runs g(a)
  kMap,         // map(f, xs)
  kFilter,      // filter(f, xs), itertools.filterfalse
  kReduce,      // functools.reduce(f, xs, start)
  kSorted,      // sorted(xs, key=f): a list of what is in xs
  kBest,        // min, max: one of them
  kSum,         // sum(xs): what is in xs, added up
  kToList,
  kToTuple,
  kToSet,
  kToDict,
  kIter,
  kNext,
  kEnumerate,
  kZip,
  kChain,
  kInsert,  // bisect.insort(xs, x), heapq.heappush(xs, x): puts its second argument into the first
  kPop,     // heapq.heappop(xs): one of the elements
  kPack,    // pytest.param(a, b): a tuple of its arguments
  kGetAttribute,
  kMembers,  // inspect.getmembers(x): pairs of names and what they mean
  kVars,     // vars(x): a dictionary of the same
  kSetAttribute,
  kThread,      // threading.Thread(target=f, args=...), threading.Timer(time, f, args), and the like
  kPoolMap,     // ThreadPoolExecutor.map(f, xs): runs f(x) in threads
  kPoolSubmit,  // ThreadPoolExecutor.submit(f, x): a future of f(x)
  kClosing,     // contextlib.closing(x)
  kEnters,      // ExitStack.enter_context(x): gives what x is entered as
  kLength,      // len(x), str(x), ...: calls a method of its argument
};

// By dotted name: "<builtin>.map", "functools.partial".
Model model_of(std::string_view name);
// Where one of kThread takes the function, and the tuple that is passed to it; behind that stands the
// dictionary.
struct ThreadArguments {
  std::size_t function = 1;
  std::string_view keyword = "target";
  std::size_t positional = 3;
};
ThreadArguments thread_arguments(std::string_view name);
// The method that a builtin function calls on its argument: "__len__" of len.
std::string_view method_called_by(std::string_view builtin);
// The class of what a call of the function gives: "_io.TextIOWrapper" of open; empty where nothing is known.
std::string_view result_of(std::string_view name);

// How a generic type of typing, collections or the builtins holds its arguments.
enum class GenericKind : std::uint8_t {
  kOther,
  kPassThrough,
  kFirstOnly,
  kType,
  kElements,
  kMapping,
  kTuple,
  kManager,
  kAwaitable,
  kCallable,
};
GenericKind generic_kind(std::string_view name);
// The builtin type that stands for it: "list" of typing.Sequence.
std::string_view container_of(std::string_view name);

}  // namespace aioshift::semantics
