#include "semantics/program/method_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace aioshift::semantics {

bool has_async_counterpart(std::string_view method) {
  return method == "__enter__" || method == "__exit__" || method == "__iter__" || method == "__next__" ||
         method == "__call__";
}

std::string_view async_counterpart(std::string_view method) {
  constexpr auto kPairs =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"__enter__", "__aenter__"},
                                                                    {"__exit__", "__aexit__"},
                                                                    {"__iter__", "__aiter__"},
                                                                    {"__next__", "__anext__"}});
  const auto found =
      std::find_if(kPairs.begin(), kPairs.end(), [&](const auto& pair) { return pair.first == method; });
  return found == kPairs.end() ? std::string_view() : found->second;
}

bool is_special(std::string_view method) {
  return method.size() > 4 && method.starts_with("__") && method.ends_with("__");
}

bool is_called_by_library(std::string_view base, std::string_view method) {
  constexpr auto kMethods = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"argparse.Action", "__call__"},
       {"argparse.ArgumentParser", "error"},
       {"ast.NodeTransformer", "generic_visit"},
       {"ast.NodeVisitor", "generic_visit"},
       {"io.RawIOBase", "readinto"},
       {"io.RawIOBase", "write"},
       {"json.JSONEncoder", "default"},
       {"json.encoder.JSONEncoder", "default"},
       {"logging.Filter", "filter"},
       {"logging.Formatter", "format"},
       {"logging.Handler", "emit"},
       {"logging.Handler", "handle"},
       {"logging.StreamHandler", "emit"},
       {"contextlib.ContextDecorator", "__enter__"},
       {"contextlib.ContextDecorator", "__exit__"},
       {"multiprocessing.Process", "run"},
       {"socketserver.BaseRequestHandler", "finish"},
       {"socketserver.BaseRequestHandler", "handle"},
       {"socketserver.BaseRequestHandler", "setup"},
       {"socketserver.StreamRequestHandler", "handle"},
       {"string.Formatter", "get_value"},
       {"threading.Thread", "run"},
       {"threading.Timer", "run"},
       {"unittest.TestCase", "setUpClass"},
       {"unittest.TestCase", "tearDownClass"}});
  if (std::find(kMethods.begin(), kMethods.end(), std::pair(base, method)) != kMethods.end()) return true;
  // `print(file=...)` and buffers around it.
  if (base.starts_with("io.") && (method == "flush" || method == "readinto" || method == "write"))
    return true;
  constexpr auto kPrefixes = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"ast.NodeTransformer", "visit_"},
       {"ast.NodeVisitor", "visit_"},
       {"cmd.Cmd", "do_"},
       {"html.parser.HTMLParser", "handle_"},
       {"http.server.BaseHTTPRequestHandler", "do_"},
       {"http.server.SimpleHTTPRequestHandler", "do_"}});
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](const auto& prefix) {
    return base == prefix.first && method.starts_with(prefix.second);
  });
}

bool calls_its_argument(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"<builtin>.filter",
                                                           "<builtin>.iter",
                                                           "<builtin>.map",
                                                           "<builtin>.max",
                                                           "<builtin>.min",
                                                           "<builtin>.sorted",
                                                           "anyio.to_thread.run_sync",
                                                           "asyncio.to_thread",
                                                           "atexit.register",
                                                           "bisect.bisect",
                                                           "bisect.bisect_left",
                                                           "bisect.bisect_right",
                                                           "bisect.insort",
                                                           "functools.cmp_to_key",
                                                           "functools.reduce",
                                                           "heapq.merge",
                                                           "heapq.nlargest",
                                                           "heapq.nsmallest",
                                                           "itertools.accumulate",
                                                           "itertools.dropwhile",
                                                           "itertools.filterfalse",
                                                           "itertools.groupby",
                                                           "itertools.starmap",
                                                           "itertools.takewhile",
                                                           "re.sub",
                                                           "re.subn",
                                                           "re.Pattern.sub",
                                                           "signal.signal",
                                                           "sort",
                                                           "sys.setprofile",
                                                           "sys.settrace",
                                                           "weakref.finalize",
                                                           "weakref.ref"});
  return std::binary_search(kNames.begin(), kNames.end(), name) || name.ends_with(".run_in_executor");
}

bool keeps_its_argument(std::string_view name) {
  return name == "atexit.register" || name == "functools.cache" || name == "functools.lru_cache" ||
         name == "functools.singledispatch";
}

bool writes_to_argument(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"<builtin>.print", "contextlib.redirect_stderr", "contextlib.redirect_stdout", "csv.DictWriter",
       "csv.writer", "json.dump", "logging.StreamHandler", "logging.basicConfig", "pickle.Pickler",
       "pickle.dump", "pprint.PrettyPrinter", "pprint.pprint", "shutil.copyfileobj", "tarfile.open",
       "traceback.print_exc", "traceback.print_exception", "traceback.print_stack", "zipfile.ZipFile"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool runs_event_loop(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"aiohttp.web.run_app", "anyio.run", "asyncio.Runner.run", "asyncio.run", "asyncio.runners.run",
       "curio.run", "hypercorn.run", "nest_asyncio.apply", "trio.run", "unittest.main", "uvicorn.Server.run",
       "uvicorn.main", "uvicorn.run", "uvloop.run"});
  constexpr auto kMethods = std::to_array<std::string_view>(
      {".run_until_complete", ".run_forever", ".run_app", ".run_polling", ".run_webhook", ".start_polling",
       ".run_until_disconnected", "Bot.run", "Client.run"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         std::any_of(kMethods.begin(), kMethods.end(),
                     [&](std::string_view method) { return name.ends_with(method); });
}

bool runs_in_another_thread(std::string_view name) {
  return name == "threading.Thread" || name == "threading.Timer" || name == "multiprocessing.Process" ||
         name == "_thread.start_new_thread" || name.ends_with("Executor.submit") ||
         name.ends_with("Executor.map");
}

bool only_looks(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"functools.update_wrapper", "functools.wraps", "functools.partial", "functools.partialmethod",
       "asyncio.iscoroutinefunction", "pytest.mark.parametrize", "pytest.param", "typing.cast",
       "typing.get_type_hints", "logging.Logger.debug"});
  return name.starts_with("<builtin>.") || name.starts_with("inspect.") ||
         std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_of_standard_object(std::string_view name) {
  return name.starts_with("sys.std") || name.starts_with("_io.");
}

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('.') + 1);
}

}  // namespace aioshift::semantics
