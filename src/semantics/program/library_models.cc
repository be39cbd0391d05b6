#include "semantics/program/library_models.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace aioshift::semantics {
namespace {

struct NamedModel {
  std::string_view name;
  Model model;
};

// Sorted by name.
constexpr auto kModels = std::to_array<NamedModel>({
    {"<builtin>.bool", Model::kLength},
    {"<builtin>.classmethod", Model::kClassMethod},
    {"<builtin>.dict", Model::kToDict},
    {"<builtin>.enumerate", Model::kEnumerate},
    {"<builtin>.filter", Model::kFilter},
    {"<builtin>.frozenset", Model::kToSet},
    {"<builtin>.getattr", Model::kGetAttribute},
    {"<builtin>.hash", Model::kLength},
    {"<builtin>.iter", Model::kIter},
    {"<builtin>.len", Model::kLength},
    {"<builtin>.list", Model::kToList},
    {"<builtin>.map", Model::kMap},
    {"<builtin>.max", Model::kBest},
    {"<builtin>.min", Model::kBest},
    {"<builtin>.next", Model::kNext},
    {"<builtin>.property", Model::kProperty},
    {"<builtin>.repr", Model::kLength},
    {"<builtin>.reversed", Model::kToList},
    {"<builtin>.set", Model::kToSet},
    {"<builtin>.setattr", Model::kSetAttribute},
    {"<builtin>.sorted", Model::kSorted},
    {"<builtin>.staticmethod", Model::kStaticMethod},
    {"<builtin>.str", Model::kLength},
    {"<builtin>.sum", Model::kSum},
    {"<builtin>.super", Model::kSuper},
    {"<builtin>.tuple", Model::kToTuple},
    {"<builtin>.type", Model::kType},
    {"<builtin>.vars", Model::kVars},
    {"<builtin>.zip", Model::kZip},
    {"_thread.start_new_thread", Model::kThread},
    {"abc.abstractclassmethod", Model::kClassMethod},
    {"abc.abstractmethod", Model::kIdentity},
    {"abc.abstractproperty", Model::kProperty},
    {"abc.abstractstaticmethod", Model::kStaticMethod},
    {"atexit.register", Model::kIdentity},
    {"bisect.insort", Model::kInsert},
    {"bisect.insort_left", Model::kInsert},
    {"bisect.insort_right", Model::kInsert},
    {"cached_property.cached_property", Model::kProperty},
    {"concurrent.futures.ThreadPoolExecutor.map", Model::kPoolMap},
    {"concurrent.futures.ThreadPoolExecutor.submit", Model::kPoolSubmit},
    {"concurrent.futures.as_completed", Model::kToList},
    {"concurrent.futures.thread.ThreadPoolExecutor.map", Model::kPoolMap},
    {"concurrent.futures.thread.ThreadPoolExecutor.submit", Model::kPoolSubmit},
    {"contextlib.AsyncExitStack.enter_context", Model::kEnters},
    {"contextlib.ExitStack.enter_context", Model::kEnters},
    {"contextlib.asynccontextmanager", Model::kContextManager},
    {"contextlib.closing", Model::kClosing},
    {"contextlib.contextmanager", Model::kContextManager},
    {"copy.copy", Model::kIdentity},
    {"copy.deepcopy", Model::kIdentity},
    {"dataclasses.dataclass", Model::kIdentityMaker},
    {"dataclasses.replace", Model::kIdentity},
    {"functools.cache", Model::kIdentity},
    {"functools.cached_property", Model::kProperty},
    {"functools.lru_cache", Model::kIdentityMaker},
    {"functools.partial", Model::kPartial},
    {"functools.partialmethod", Model::kPartial},
    {"functools.reduce", Model::kReduce},
    {"functools.singledispatch", Model::kIdentity},
    {"functools.total_ordering", Model::kIdentity},
    {"functools.update_wrapper", Model::kIdentity},
    {"functools.wraps", Model::kIdentityMaker},
    {"heapq.heappop", Model::kPop},
    {"heapq.heappush", Model::kInsert},
    {"inspect.getmembers", Model::kMembers},
    {"itertools.chain", Model::kChain},
    {"itertools.filterfalse", Model::kFilter},
    {"itertools.starmap", Model::kMap},
    {"multiprocessing.Process", Model::kThread},
    {"multiprocessing.context.Process", Model::kThread},
    {"pytest.param", Model::kPack},
    {"random.choice", Model::kPop},
    {"threading.Thread", Model::kThread},
    {"threading.Timer", Model::kThread},
    {"types.coroutine", Model::kIdentity},
    {"typing.cast", Model::kCast},
    {"typing.final", Model::kIdentity},
    {"typing.overload", Model::kIdentity},
    {"typing.runtime_checkable", Model::kIdentity},
    {"typing_extensions.cast", Model::kCast},
    {"typing_extensions.deprecated", Model::kIdentityMaker},
    {"typing_extensions.final", Model::kIdentity},
    {"typing_extensions.overload", Model::kIdentity},
    {"typing_extensions.override", Model::kIdentity},
    {"typing_extensions.runtime_checkable", Model::kIdentity},
});

static_assert(std::is_sorted(kModels.begin(), kModels.end(),
                             [](const NamedModel& a, const NamedModel& b) { return a.name < b.name; }));

using Pair = std::pair<std::string_view, std::string_view>;

// Sorted by name.
constexpr auto kCalledMethods = std::to_array<Pair>({
    {"<builtin>.bool", "__bool__"},
    {"<builtin>.hash", "__hash__"},
    {"<builtin>.len", "__len__"},
    {"<builtin>.repr", "__repr__"},
    {"<builtin>.str", "__str__"},
});

// What a function gives, of the standard library's documentation. Sorted by name.
constexpr auto kResults = std::to_array<Pair>({
    {"<builtin>.bool", "<builtin>.bool"},
    {"<builtin>.bytearray", "<builtin>.bytearray"},
    {"<builtin>.bytes", "<builtin>.bytes"},
    {"<builtin>.float", "<builtin>.float"},
    {"<builtin>.format", "<builtin>.str"},
    {"<builtin>.hash", "<builtin>.int"},
    {"<builtin>.id", "<builtin>.int"},
    {"<builtin>.input", "<builtin>.str"},
    {"<builtin>.int", "<builtin>.int"},
    {"<builtin>.len", "<builtin>.int"},
    {"<builtin>.object", "<builtin>.object"},
    {"<builtin>.open", "io.TextIOWrapper"},
    {"<builtin>.range", "<builtin>.range"},
    {"<builtin>.repr", "<builtin>.str"},
    {"<builtin>.str", "<builtin>.str"},
    {"asyncio.get_event_loop", "asyncio.AbstractEventLoop"},
    {"asyncio.get_running_loop", "asyncio.AbstractEventLoop"},
    {"asyncio.new_event_loop", "asyncio.AbstractEventLoop"},
    {"logging.getLogger", "logging.Logger"},
    {"multiprocessing.Lock", "multiprocessing.Lock"},
    {"os.popen", "io.TextIOWrapper"},
    {"re.compile", "re.Pattern"},
    {"re.fullmatch", "re.Match"},
    {"re.match", "re.Match"},
    {"re.search", "re.Match"},
    {"requests.delete", "requests.Response"},
    {"requests.get", "requests.Response"},
    {"requests.head", "requests.Response"},
    {"requests.options", "requests.Response"},
    {"requests.patch", "requests.Response"},
    {"requests.post", "requests.Response"},
    {"requests.put", "requests.Response"},
    {"requests.request", "requests.Response"},
    {"requests.session", "requests.Session"},
    {"socket.create_connection", "socket.socket"},
    {"socket.socket", "socket.socket"},
    {"sqlite3.connect", "sqlite3.Connection"},
    {"tempfile.NamedTemporaryFile", "io.TextIOWrapper"},
    {"threading.current_thread", "threading.Thread"},
    {"threading.local", "threading.local"},
    {"urllib.request.urlopen", "http.client.HTTPResponse"},
});

struct Generic {
  std::string_view name;  // its last component
  GenericKind kind;
  std::string_view container;
};

// By the last component: they are found in typing, typing_extensions, collections and collections.abc.
// Sorted.
constexpr auto kGenerics = std::to_array<Generic>({
    {"AbstractAsyncContextManager", GenericKind::kManager, "manager"},
    {"AbstractContextManager", GenericKind::kManager, "manager"},
    {"AbstractSet", GenericKind::kElements, "set"},
    {"Annotated", GenericKind::kFirstOnly, ""},
    {"AsyncContextManager", GenericKind::kManager, "manager"},
    {"AsyncGenerator", GenericKind::kElements, "iterator"},
    {"AsyncIterable", GenericKind::kElements, "iterator"},
    {"AsyncIterator", GenericKind::kElements, "iterator"},
    {"Awaitable", GenericKind::kAwaitable, "awaitable"},
    {"Callable", GenericKind::kCallable, "callable"},
    {"ClassVar", GenericKind::kFirstOnly, ""},
    {"Collection", GenericKind::kElements, "list"},
    {"ContextManager", GenericKind::kManager, "manager"},
    {"Coroutine", GenericKind::kAwaitable, "awaitable"},
    {"DefaultDict", GenericKind::kMapping, "dict"},
    {"Deque", GenericKind::kElements, "list"},
    {"Dict", GenericKind::kMapping, "dict"},
    {"Final", GenericKind::kFirstOnly, ""},
    {"FrozenSet", GenericKind::kElements, "set"},
    {"Generator", GenericKind::kElements, "iterator"},
    {"Iterable", GenericKind::kElements, "iterator"},
    {"Iterator", GenericKind::kElements, "iterator"},
    {"List", GenericKind::kElements, "list"},
    {"Mapping", GenericKind::kMapping, "dict"},
    {"MutableMapping", GenericKind::kMapping, "dict"},
    {"MutableSequence", GenericKind::kElements, "list"},
    {"MutableSet", GenericKind::kElements, "set"},
    {"NotRequired", GenericKind::kFirstOnly, ""},
    {"Optional", GenericKind::kPassThrough, ""},
    {"OrderedDict", GenericKind::kMapping, "dict"},
    {"Required", GenericKind::kFirstOnly, ""},
    {"Reversible", GenericKind::kElements, "list"},
    {"Sequence", GenericKind::kElements, "list"},
    {"Set", GenericKind::kElements, "set"},
    {"Tuple", GenericKind::kTuple, "tuple"},
    {"Type", GenericKind::kType, ""},
    {"Union", GenericKind::kPassThrough, ""},
    {"defaultdict", GenericKind::kMapping, "dict"},
    {"deque", GenericKind::kElements, "list"},
    {"dict", GenericKind::kMapping, "dict"},
    {"frozenset", GenericKind::kElements, "set"},
    {"list", GenericKind::kElements, "list"},
    {"set", GenericKind::kElements, "set"},
    {"tuple", GenericKind::kTuple, "tuple"},
    {"type", GenericKind::kType, ""},
});

template <typename Table, typename Name>
const typename Table::value_type* find_in(const Table& table, std::string_view name, Name name_of) {
  const auto found =
      std::lower_bound(table.begin(), table.end(), name,
                       [&](const auto& entry, std::string_view wanted) { return name_of(entry) < wanted; });
  return found != table.end() && name_of(*found) == name ? &*found : nullptr;
}

const Generic* generic_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::string_view module = dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
  const bool is_known = module == "typing" || module == "typing_extensions" || module == "<builtin>" ||
                        module == "collections" || module == "collections.abc" || module == "contextlib";
  if (!is_known) return nullptr;
  return find_in(kGenerics, name.substr(dot + 1), [](const Generic& generic) { return generic.name; });
}

}  // namespace

Model model_of(std::string_view name) {
  const NamedModel* found = find_in(kModels, name, [](const NamedModel& entry) { return entry.name; });
  return found == nullptr ? Model::kNone : found->model;
}

ThreadArguments thread_arguments(std::string_view name) {
  if (name == "threading.Timer") return {1, "function", 2};
  if (name == "_thread.start_new_thread") return {0, "", 1};
  return {};
}

std::string_view method_called_by(std::string_view builtin) {
  const Pair* found = find_in(kCalledMethods, builtin, [](const Pair& entry) { return entry.first; });
  return found == nullptr ? std::string_view() : found->second;
}

std::string_view result_of(std::string_view name) {
  const Pair* found = find_in(kResults, name, [](const Pair& entry) { return entry.first; });
  return found == nullptr ? std::string_view() : found->second;
}

GenericKind generic_kind(std::string_view name) {
  const Generic* found = generic_of(name);
  return found == nullptr ? GenericKind::kOther : found->kind;
}

std::string_view container_of(std::string_view name) {
  const Generic* found = generic_of(name);
  return found == nullptr ? std::string_view() : found->container;
}

}  // namespace aioshift::semantics
