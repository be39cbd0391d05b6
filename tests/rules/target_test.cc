#include "rules/target.h"

#include <gtest/gtest.h>

namespace aioshift::rules {
namespace {

TEST(Target, EverySupportedVersionReadsBackAsItIsWritten) {
  for (int minor = kOldestTarget.minor; minor <= kNewestTarget.minor; ++minor) {
    const PythonVersion version{3, minor};
    EXPECT_EQ(parse_target(to_string(version)), version) << to_string(version);
  }
}

TEST(Target, IsWrittenAsOtherToolsWriteIt) {
  EXPECT_EQ(to_string(kOldestTarget), "py39");
  EXPECT_EQ(to_string(kDefaultTarget), "py311");
  EXPECT_EQ(to_string(kNewestTarget), "py314");
}

TEST(Target, VersionsOutsideTheSupportedRangeAreRefused) {
  for (const char* text : {"py38", "py315", "py30", "py27", "py399999999999999999999"}) {
    EXPECT_EQ(parse_target(text), std::nullopt) << text;
  }
}

TEST(Target, OtherSpellingsAreRefused) {
  for (const char* text : {"", "py", "py3", "3.11", "311", "PY311", "py3.11", "py309", "py3011", "py3-9",
                           "py3+9", "py311 ", " py311", "py311x", "cp311"}) {
    EXPECT_EQ(parse_target(text), std::nullopt) << text;
  }
}

TEST(Target, VersionsCompareByNumberAndNotByText) {
  EXPECT_LT((PythonVersion{3, 9}), (PythonVersion{3, 10}));
  EXPECT_GT((PythonVersion{4, 0}), (PythonVersion{3, 14}));
}

}  // namespace
}  // namespace aioshift::rules
