// Base classes of other packages that have an asynchronous counterpart.
#pragma once

#include <string_view>

namespace aioshift::transforms {

struct AsyncBase {
  std::string_view name;         // "unittest.TestCase"
  std::string_view counterpart;  // "unittest.IsolatedAsyncioTestCase"
  std::string_view method;       // that is asynchronous then; empty: any test
};

// Null where there is none.
const AsyncBase* async_base(std::string_view name);

// Whether unittest calls the method for each test, in its asynchronous class as a coroutine function.
bool is_test_method(std::string_view name);
// "asyncSetUp" of "setUp"; empty where the name stays.
std::string_view async_test_method(std::string_view name);

}  // namespace aioshift::transforms
