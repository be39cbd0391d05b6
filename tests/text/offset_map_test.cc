#include "text/offset_map.h"

#include <gtest/gtest.h>

namespace aioshift::text {
namespace {

TEST(OffsetMap, EmptyMapsOffsetsToThemselves) {
  const OffsetMap map;
  EXPECT_EQ(map.floor(7), (Boundary{7, 7}));
  EXPECT_EQ(map.ceil(7), (Boundary{7, 7}));
}

TEST(OffsetMap, FollowsCharactersOfDifferentLength) {
  OffsetMap map;  // "ab" "é" "c" in Latin-1
  map.append(2, 2);
  map.append(2, 1);
  map.append(1, 1);
  EXPECT_EQ(map.floor(0), (Boundary{0, 0}));
  EXPECT_EQ(map.floor(1), (Boundary{1, 1}));
  EXPECT_EQ(map.floor(2), (Boundary{2, 2}));
  EXPECT_EQ(map.floor(4), (Boundary{4, 3}));
  EXPECT_EQ(map.floor(5), (Boundary{5, 4}));
}

TEST(OffsetMap, HasNoBoundaryInsideTwoCharactersOfOneCode) {
  OffsetMap map;  // Big5-HKSCS 0x8862 is U+00CA U+0304
  map.append(1, 1);
  map.append(4, 2);
  map.append(1, 1);
  EXPECT_EQ(map.floor(3), (Boundary{1, 1}));
  EXPECT_EQ(map.ceil(3), (Boundary{5, 3}));
  EXPECT_EQ(map.ceil(5), (Boundary{5, 3}));
}

TEST(OffsetMap, EndsBehindAnEscapeSequenceAtTheEnd) {
  OffsetMap map;
  map.append(3, 3);
  map.append(3, 5);
  map.append(0, 3);
  EXPECT_EQ(map.floor(3), (Boundary{3, 3}));
  EXPECT_EQ(map.floor(6), (Boundary{6, 11}));
  EXPECT_EQ(map.ceil(6), (Boundary{6, 11}));
}

}  // namespace
}  // namespace aioshift::text
