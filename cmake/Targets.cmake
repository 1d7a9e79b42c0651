# The functions with which every folder declares itself, and the flags all our own targets share.

if(EMSCRIPTEN AND TMW_SANITIZE)
  message(FATAL_ERROR "TMW_SANITIZE is for native builds.")
endif()

add_library(tmw_flags INTERFACE)
target_compile_features(tmw_flags INTERFACE cxx_std_20)
target_include_directories(tmw_flags INTERFACE "${CMAKE_SOURCE_DIR}")
# -Wrestrict: GCC 12 sees overlaps in std::string's operator+ that are not there (GCC PR 105651).
target_compile_options(tmw_flags INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  -Wall -Wextra $<$<BOOL:${TMW_WERROR}>:-Werror>
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

# A precompiled header is good while the headers in it say the same, whatever their times: packages of the system are
# replaced by newer ones of an older day.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(tmw_flags INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fvalidate-ast-input-files-content>")
endif()

# Of the linkers clang knows, ld.lld (which Debian's Emscripten brings) takes a fifth of the time of ld.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT EMSCRIPTEN)
  include(CheckLinkerFlag)
  check_linker_flag(CXX -fuse-ld=lld TMW_LINKER_LLD)
  if(TMW_LINKER_LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()

# Dependencies are compiled with the same code generation, so that the sanitizers see their memory too.
if(TMW_SANITIZE)
  # GCC's manual: with a sanitizer, these warnings have false positives (std::regex, std::function).
  target_compile_options(tmw_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined -fno-sanitize=vptr)
endif()

# What the fuzz targets reach is compiled with libFuzzer's coverage.
set(TMW_FUZZED_ROOMS text json units tex prose formula transformer marking content compiled exercise learner)
set(TMW_COVERAGE $<$<BOOL:${TMW_BUILD_FUZZERS}>:-fsanitize=fuzzer-no-link>)

# Reading the standard library's headers is half of the compiling of most files: clang reads them once, from a
# precompiled header for each way of generating code. g++ 12 gains nothing by it, and finds by it what a file forgets to
# include. CMAKE_DISABLE_PRECOMPILE_HEADERS turns them off.
function(tmw_precompiled name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINKS;OPTIONS")
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${name}.cpp" CONTENT "")
    add_library(${name} OBJECT EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE tmw_flags ${arg_LINKS})
    target_compile_options(${name} PRIVATE ${arg_OPTIONS})
    target_precompile_headers(${name} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional> <map> <optional> <set>
      <string> <string_view> <utility> <variant> <vector> ${arg_HEADERS})
  endif()
endfunction()

# tmw_use_precompiled(TARGET NAME): only where both are compiled with the same options.
function(tmw_use_precompiled target name)
  if(TARGET ${name})
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

# Adds a folder if it has a CMakeLists.txt.
function(tmw_add_folder folder)
  if(EXISTS "${CMAKE_SOURCE_DIR}/${folder}/CMakeLists.txt")
    add_subdirectory(${folder})
  endif()
endfunction()

# What the calling folder declares is compiled and linked for speed, also where the page is built for size. -Oz must go:
# Emscripten's linker keeps shrinking after an -Oz that an -O3 follows.
macro(tmw_build_folder_for_speed)
  string(REPLACE "-Oz" "-O3" CMAKE_CXX_FLAGS_MINSIZEREL "${CMAKE_CXX_FLAGS_MINSIZEREL}")
endmacro()

# tmw_core_library(NAME units SOURCES a.cpp b.cpp LINKS tmw_x tmw::json PRIVATE_LINKS tmw::md4c)
# makes the static library tmw_units. LINKS are visible to its users, PRIVATE_LINKS are not.
function(tmw_core_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LINKS;PRIVATE_LINKS")
  add_library(tmw_${arg_NAME} STATIC ${arg_SOURCES})
  target_link_libraries(tmw_${arg_NAME} PUBLIC tmw_flags ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
  if(arg_NAME IN_LIST TMW_FUZZED_ROOMS)
    target_compile_options(tmw_${arg_NAME} PRIVATE ${TMW_COVERAGE})
    tmw_use_precompiled(tmw_${arg_NAME} tmw_precompiled_fuzzed)
  else()
    tmw_use_precompiled(tmw_${arg_NAME} tmw_precompiled)
  endif()
endfunction()

# tmw_core_test(NAME units SOURCES a_test.cpp LINKS tmw_units)
# makes the GoogleTest executable tmw_units_test: native, or WASM run by Node. Tests find their files by tests/paths.h, in
# both worlds. SWEEP marks a slow proof over many numbers (`ctest -L sweep`), which the daily loop leaves out. COST, about
# its seconds, lets the longest begin first; SHARDS runs its tests as so many processes (natively: a program in Node does
# not see GoogleTest's variables).
function(tmw_core_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "SWEEP" "NAME;COST;SHARDS" "SOURCES;LINKS")
  set(target tmw_${arg_NAME}_test)
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE tmw_flags tmw::gtest_main tmw_test_paths ${arg_LINKS})
  if(EMSCRIPTEN)
    tmw_node_program(${target})
    # Objects as they are shipped; shrinking each whole program again would take most of the build's time.
    target_link_options(${target} PRIVATE -O1)
  endif()
  # A test's own code runs once.
  if(EMSCRIPTEN OR TMW_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  endif()
  tmw_use_precompiled(${target} tmw_precompiled_test)
  if(EMSCRIPTEN OR NOT arg_SHARDS)
    set(arg_SHARDS 1)
  endif()
  foreach(shard RANGE 1 ${arg_SHARDS})
    set(name ${arg_NAME})
    if(shard GREATER 1)
      set(name ${arg_NAME}-${shard})
    endif()
    math(EXPR index "${shard} - 1")
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 COST "${arg_COST}" LABELS "$<IF:$<BOOL:${arg_SWEEP}>,sweep,unit>"
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${arg_SHARDS};GTEST_SHARD_INDEX=${index}")
  endforeach()
endfunction()

# Links an Emscripten executable so that Node runs it like a native program: real files, memory that grows,
# and an exit code.
function(tmw_node_program target)
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 ${TMW_EMSCRIPTEN_STACK_OPTION})
endfunction()

# tmw_fuzz_target(NAME formula SOURCES formula_fuzz.cpp LINKS tmw_formula)
# makes the libFuzzer program formula_fuzz; seeds, if any, lie in tests/fuzz/corpus/formula_fuzz.
function(tmw_fuzz_target)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LINKS")
  add_executable(${arg_NAME}_fuzz ${arg_SOURCES})
  target_link_libraries(${arg_NAME}_fuzz PRIVATE tmw_flags ${arg_LINKS})
  target_link_options(${arg_NAME}_fuzz PRIVATE -fsanitize=fuzzer)
  if(NOT TARGET fuzzers)
    add_custom_target(fuzzers)
  endif()
  add_dependencies(fuzzers ${arg_NAME}_fuzz)
endfunction()
