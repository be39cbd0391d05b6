// The forms of deprecated asyncio that the rule knows: each looks at one use of a name.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "rules/rule.h"

namespace aioshift::transforms::deprecated_asyncio {

struct Use {
  // What it is, whichever module of asyncio and under whatever name the file has it from: "sleep",
  // "Task.all_tasks", "uvloop.install".
  std::string_view name;
  std::string path;   // as the file has it: "asyncio.locks.Lock"
  syntax::Node node;  // the name, or the attribute chain
  syntax::Node call;  // of it; null where it is passed on, or decorates
  bool is_certain = true;
  bool is_alias = false;  // a variable, which the code assigns the thing
};

struct Rewrite {
  std::vector<text::Edit> edits;
  rewrite::Applicability applicability = rewrite::Applicability::kUnsafe;
  std::vector<std::string> released_imports;
  std::vector<text::Range> relied_on;  // see rewrite::Fix
  std::vector<std::string> replaced;   // beside the name used: see rules::Finding
};

struct Site {
  syntax::Node at;
  std::string message;
  tl::expected<Rewrite, rewrite::Reason> rewrite;
};

using Form = std::optional<Site> (*)(const rules::FileContext&, const Use&);

// `asyncio.sleep(1, loop=loop)` → `asyncio.sleep(1)`
std::optional<Site> removed_loop(const rules::FileContext& context, const Use& use);
// `@asyncio.coroutine def f(): yield from g()` → `async def f(): await g()`
std::optional<Site> generator_coroutine(const rules::FileContext& context, const Use& use);
// `asyncio.wait([f(), g()])` → `asyncio.wait([asyncio.create_task(f()), asyncio.create_task(g())])`
std::optional<Site> wait_of_coroutines(const rules::FileContext& context, const Use& use);
// `asyncio.Task.current_task()` → `asyncio.current_task()`
std::optional<Site> task_method(const rules::FileContext& context, const Use& use);
// `asyncio.iscoroutinefunction(f)` → `inspect.iscoroutinefunction(f)`, `asyncio.JoinableQueue` →
// `asyncio.Queue`
std::optional<Site> renamed(const rules::FileContext& context, const Use& use);
// `asyncio.get_event_loop_policy().new_event_loop()` → `asyncio.new_event_loop()`
std::optional<Site> current_policy(const rules::FileContext& context, const Use& use);
// `asyncio.set_event_loop_policy(p)` in front of `asyncio.run(main())` → `asyncio.run(main(),
// loop_factory=l)`
std::optional<Site> new_policy(const rules::FileContext& context, const Use& use);
// Child watchers, and what is left of old internals: there is no rewrite.
std::optional<Site> without_successor(const rules::FileContext& context, const Use& use);

// Whether the code around the site has thought of one of these errors: it handles one, or is in a handler of
// one; or it looks whether asyncio has something. So it serves versions of Python with and without what is
// deprecated.
bool is_error_expected(syntax::Node site, std::initializer_list<std::string_view> errors);
bool is_lack_expected(syntax::Node site);  // of a name: AttributeError, ImportError

// Whether only versions of Python older than `version`, which still have what the code uses, run it.
bool is_for_versions_before(const rules::FileContext& context, syntax::Node node,
                            rules::PythonVersion version);

// The argument with that keyword; null where the call has none.
syntax::Node keyword_argument(syntax::Node call, std::string_view name);

}  // namespace aioshift::transforms::deprecated_asyncio
