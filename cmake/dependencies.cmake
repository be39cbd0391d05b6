# Every third-party library in one place; docs/dependencies.md says what each is for.

find_package(PkgConfig REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(TBB REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(libyaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(yamlcpp REQUIRED IMPORTED_TARGET yaml-cpp)
find_path(DTL_INCLUDE_DIR dtl/dtl.hpp REQUIRED)
add_library(dtl INTERFACE)
target_include_directories(dtl SYSTEM INTERFACE "${DTL_INCLUDE_DIR}")
if(AIOSHIFT_MIMALLOC)
  find_package(mimalloc REQUIRED)
endif()

# tree-sitter and its Python grammar come as C sources from the npm packages that
# package-lock.json pins. src/syntax/python_parser.c includes them all.
set(node_modules "${CMAKE_SOURCE_DIR}/node_modules")
if(NOT EXISTS "${node_modules}/tree-sitter-python/src/parser.c")
  message(FATAL_ERROR "The tree-sitter sources are missing: run ./dev setup (or npm ci --ignore-scripts).")
endif()
set(tree_sitter_lib "${node_modules}/tree-sitter/vendor/tree-sitter/lib")
add_library(tree_sitter STATIC "${CMAKE_SOURCE_DIR}/src/syntax/python_parser.c")
target_include_directories(tree_sitter SYSTEM PUBLIC "${tree_sitter_lib}/include")
target_include_directories(tree_sitter PRIVATE "${tree_sitter_lib}/src" "${node_modules}" "${CMAKE_SOURCE_DIR}/src")
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
target_compile_options(tree_sitter PRIVATE -w)
target_link_libraries(tree_sitter PRIVATE Threads::Threads)
set_target_properties(tree_sitter PROPERTIES C_STANDARD 11)

# The same as it comes: what tests and benchmarks compare with.
add_library(plain_tree_sitter STATIC
  "${tree_sitter_lib}/src/lib.c"
  "${node_modules}/tree-sitter-python/src/parser.c"
  "${node_modules}/tree-sitter-python/src/scanner.c")
target_include_directories(plain_tree_sitter SYSTEM PUBLIC "${tree_sitter_lib}/include")
target_include_directories(plain_tree_sitter PRIVATE "${tree_sitter_lib}/src" "${node_modules}/tree-sitter-python/src")
target_compile_definitions(plain_tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
target_compile_options(plain_tree_sitter PRIVATE -w)
set_target_properties(plain_tree_sitter PROPERTIES C_STANDARD 11)
