# aioshift_test(NAME SOURCES ... NEEDS ... [LIBRARIES ...]): one GoogleTest binary a room, gmock's matchers included.
include(GoogleTest)
find_package(GTest REQUIRED)

function(aioshift_test name)
  cmake_parse_arguments(T "" "" "SOURCES;NEEDS;LIBRARIES" ${ARGN})
  add_executable(${name}_test ${T_SOURCES})
  list(TRANSFORM T_NEEDS PREPEND aioshift_)
  target_link_libraries(${name}_test PRIVATE ${T_NEEDS} ${T_LIBRARIES} aioshift_flags GTest::gmock_main)
  # No test touches the cache of the user who runs it.
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}/" DISCOVERY_TIMEOUT 60
    PROPERTIES ENVIRONMENT "XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/cache-of-tests")
endfunction()
