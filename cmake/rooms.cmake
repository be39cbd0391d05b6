# aioshift_room(NAME SOURCES ... NEEDS ... [LIBRARIES ...])
#
# One static library a room. NEEDS names the rooms it may call: what is not listed does not link.
# LIBRARIES are third-party and stay private to the room.
function(aioshift_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;NEEDS;LIBRARIES" ${ARGN})
  add_library(aioshift_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(aioshift_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  list(TRANSFORM ROOM_NEEDS PREPEND aioshift_)
  target_link_libraries(aioshift_${name}
    PUBLIC ${ROOM_NEEDS} tl::expected
    PRIVATE aioshift_flags ${ROOM_LIBRARIES})
endfunction()
