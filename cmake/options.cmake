# Compiler and linker flags shared by every room.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Warnings apply to our own targets only, never to the grammar's generated C.
add_library(aioshift_flags INTERFACE)
target_compile_options(aioshift_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wconversion -Wno-sign-conversion)
if(AIOSHIFT_WERROR)
  target_compile_options(aioshift_flags INTERFACE -Werror)
endif()

if(AIOSHIFT_SANITIZE)
  add_compile_options(-fsanitize=${AIOSHIFT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${AIOSHIFT_SANITIZE})
endif()
if(AIOSHIFT_PGO STREQUAL "generate")
  add_compile_options(-fprofile-generate -fprofile-update=atomic)
  add_link_options(-fprofile-generate)
elseif(AIOSHIFT_PGO STREQUAL "use")
  add_compile_options(-fprofile-use -fprofile-correction -Wno-missing-profile)
  add_link_options(-fprofile-use)
endif()
if(AIOSHIFT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
