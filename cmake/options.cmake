# Compiler and linker flags shared by every room.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Warnings apply to our own targets only, never to the grammar's generated C.
add_library(aioshift_flags INTERFACE)
target_compile_options(aioshift_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wconversion -Wno-sign-conversion
  # g++ 12 sees overlaps in "a" + std::string that are none (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(AIOSHIFT_WERROR)
  target_compile_options(aioshift_flags INTERFACE -Werror)
endif()

# Where assertions are on, the standard library's are too.
if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR AIOSHIFT_SANITIZE)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

if(AIOSHIFT_SANITIZE)
  add_compile_options(-fsanitize=${AIOSHIFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${AIOSHIFT_SANITIZE})
endif()

# The profiles lie beside the object files, so both halves build in one directory (./dev pgo).
if(AIOSHIFT_PGO AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  message(FATAL_ERROR "AIOSHIFT_PGO is written for g++'s profiles.")
endif()
if(AIOSHIFT_PGO STREQUAL "generate")
  add_compile_options(-fprofile-generate -fprofile-update=atomic)
  add_link_options(-fprofile-generate)
elseif(AIOSHIFT_PGO STREQUAL "use")
  # A file edited since the training is built without its profile.
  add_compile_options(-fprofile-use -fprofile-correction -Wno-missing-profile -Wno-coverage-mismatch)
  add_link_options(-fprofile-use)
endif()

# Coverage for libFuzzer in every room; only the fuzz targets link -fsanitize=fuzzer.
if(AIOSHIFT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
