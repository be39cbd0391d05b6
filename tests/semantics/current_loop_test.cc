#include "semantics/current_loop.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

CurrentLoopUse use_in(const std::string& import, const std::string& name, bool locks_take_it = false) {
  const ModelOf model(import + "\n" + name + "\n");
  return use_of_current_loop(model.model, model.last(name), locks_take_it);
}

TEST(CurrentLoop, IsTakenByFunctionsOfAsyncio) {
  EXPECT_EQ(use_in("import asyncio", "asyncio.get_event_loop"), CurrentLoopUse::kDirect);
  EXPECT_EQ(use_in("from asyncio import get_event_loop as g", "g"), CurrentLoopUse::kDirect);
  EXPECT_EQ(use_in("from asyncio import events", "events.set_event_loop"), CurrentLoopUse::kDirect);
  EXPECT_EQ(use_in("import asyncio", "asyncio.ensure_future"), CurrentLoopUse::kByObject);
  EXPECT_EQ(use_in("import asyncio", "asyncio.new_event_loop"), CurrentLoopUse::kNone);
  EXPECT_EQ(use_in("import other", "other.get_event_loop"), CurrentLoopUse::kNone);
}

TEST(CurrentLoop, IsTakenByObjectsOfLibraries) {
  EXPECT_EQ(use_in("import aiohttp", "aiohttp.ClientSession"), CurrentLoopUse::kByObject);
  EXPECT_EQ(use_in("from grpc import aio", "aio.insecure_channel"), CurrentLoopUse::kByObject);
}

TEST(CurrentLoop, IsTakenByLocksOfOldVersionsOnly) {
  EXPECT_EQ(use_in("import asyncio", "asyncio.Lock"), CurrentLoopUse::kNone);
  EXPECT_EQ(use_in("import asyncio", "asyncio.Lock", true), CurrentLoopUse::kByObject);
  EXPECT_EQ(use_in("from asyncio import Queue", "Queue", true), CurrentLoopUse::kByObject);
}

}  // namespace
}  // namespace aioshift::semantics
