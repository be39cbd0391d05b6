#include "semantics/loop_uses.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

// "runs settings cleanup handlers", and " others" where there are any, of the loop that the last line runs;
// "unknown" where it is none.
std::string uses_of(const std::string& text) {
  const ModelOf model("import asyncio\n" + text + "\n");
  const auto uses = uses_of_loop(model.model, model.last(text.substr(text.rfind('\n') + 1)));
  if (!uses) return "unknown";
  if (!uses->maker) return "ambiguous";
  const auto count = [](const std::vector<syntax::Node>& nodes) { return std::to_string(nodes.size()); };
  return count(uses->runs) + count(uses->settings) + count(uses->cleanup) + count(uses->handlers) +
         (uses->has_others ? " others" : "");
}

const std::string kRun = "\nloop.run_until_complete(f())";

TEST(LoopUses, AreSeenOfLoopsOnTheSpot) {
  EXPECT_EQ(uses_of("asyncio.get_event_loop().run_until_complete(f())"), "1000");
  EXPECT_EQ(uses_of("other().run_until_complete(f())"), "unknown");
}

TEST(LoopUses, AreSortedByWhatTheyAreFor) {
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()" + kRun), "1000");
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\nasyncio.set_event_loop(loop)" + kRun), "1100");
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\nloop.add_signal_handler(1, f)" + kRun), "1001");
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\nloop.run_until_complete(loop.shutdown_asyncgens())\n"
                    "loop.close()\nasyncio.set_event_loop(None)" +
                    kRun),
            "1030");
}

TEST(LoopUses, AreOthersWhereTheLoopIsSeenByOtherCode) {
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\nf(loop)" + kRun), "1000 others");
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\nloop.run_forever()" + kRun), "1000 others");
  EXPECT_EQ(uses_of("loop = asyncio.new_event_loop()\ndef g(): loop.close()" + kRun), "1010 others");
  EXPECT_EQ(uses_of("def g():\n    global loop\n    loop = asyncio.new_event_loop()" + kRun), "1000 others");
  EXPECT_EQ(uses_of("x = loop = asyncio.new_event_loop()" + kRun), "1000 others");
}

TEST(LoopUses, AreUnknownOfLoopsFromElsewhere) {
  EXPECT_EQ(uses_of("loop = other()" + kRun), "unknown");
  EXPECT_EQ(uses_of("loop = x or asyncio.new_event_loop()" + kRun), "ambiguous");
  EXPECT_EQ(uses_of("loop = None\nloop = asyncio.new_event_loop()" + kRun), "ambiguous");
}

}  // namespace
}  // namespace aioshift::semantics
