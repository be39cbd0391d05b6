#include "bases.h"

#include <algorithm>
#include <array>

namespace aioshift::transforms {
namespace {
constexpr auto kBases = std::to_array<AsyncBase>(
    {{"collections.abc.Generator", "collections.abc.AsyncGenerator", "__next__"},
     {"collections.abc.Iterable", "collections.abc.AsyncIterable", "__iter__"},
     {"collections.abc.Iterator", "collections.abc.AsyncIterator", "__next__"},
     {"contextlib.AbstractContextManager", "contextlib.AbstractAsyncContextManager", "__exit__"},
     {"typing.ContextManager", "typing.AsyncContextManager", "__exit__"},
     {"typing.Generator", "typing.AsyncGenerator", "__next__"},
     {"typing.Iterable", "typing.AsyncIterable", "__iter__"},
     {"typing.Iterator", "typing.AsyncIterator", "__next__"},
     {"unittest.TestCase", "unittest.IsolatedAsyncioTestCase", ""},
     {"unittest.case.TestCase", "unittest.IsolatedAsyncioTestCase", ""}});
}  // namespace

const AsyncBase* async_base(std::string_view name) {
  const auto found =
      std::find_if(kBases.begin(), kBases.end(), [&](const AsyncBase& base) { return base.name == name; });
  return found == kBases.end() ? nullptr : &*found;
}

bool is_test_method(std::string_view name) {
  return name.starts_with("test") || !async_test_method(name).empty();
}

std::string_view async_test_method(std::string_view name) {
  if (name == "setUp") return "asyncSetUp";
  if (name == "tearDown") return "asyncTearDown";
  return {};
}

}  // namespace aioshift::transforms
