# Third-party code, at the pins that CONTRIBUTING.md lists. ./workbook fills FETCHCONTENT_SOURCE_DIR_* from Debian's
# packages (cmake/fetch-dependencies.sh); without it CMake fetches the same versions from upstream.
include(FetchContent)
include("${CMAKE_SOURCE_DIR}/.cache/deps/overrides.cmake" OPTIONAL)

# Declares a dependency whose targets we define ourselves: its own CMakeLists.txt is not used.
macro(tmw_declare name repository commit)
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SYSTEM
    SOURCE_SUBDIR only-the-sources-are-wanted)
endmacro()

tmw_declare(imgui https://github.com/ocornut/imgui.git 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)               # v1.92.2b
tmw_declare(md4c https://github.com/mity/md4c.git 472c417005c2c71b8617de4f7b8d6b30411d78f4)                    # release-0.5.3
tmw_declare(tomlplusplus https://github.com/marzer/tomlplusplus.git 30172438cee64926dc41fdd9c11fb3ba5b2ba9de)  # v3.4.0
tmw_declare(json https://github.com/nlohmann/json.git bc889afb4c5bf1c0d8ee29ef35eaaf4c8bef8a5d)                # v3.11.2
tmw_declare(googletest https://github.com/google/googletest.git 58d77fa8070e8cec2dc1ed015d66b454c8d78850)      # release-1.12.1

FetchContent_MakeAvailable(imgui md4c tomlplusplus json)

# imgui: the core; web/platform adds the OpenGL 3 renderer (tmw::imgui_opengl3), tests use the null backend.
add_library(tmw_imgui STATIC
  "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
  "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_compile_features(tmw_imgui PUBLIC cxx_std_20)
target_include_directories(tmw_imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
target_compile_options(tmw_imgui PRIVATE -fno-exceptions -fno-rtti)
target_compile_definitions(tmw_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_FONT $<$<AND:$<BOOL:${EMSCRIPTEN}>,$<CONFIG:Release,MinSizeRel>>:IMGUI_DISABLE_DEBUG_TOOLS>
  $<$<BOOL:${EMSCRIPTEN}>:IMGUI_DISABLE_FILE_FUNCTIONS>
  $<$<AND:$<BOOL:${EMSCRIPTEN}>,$<CONFIG:Release,MinSizeRel>>:IMGUI_USER_CONFIG="${CMAKE_CURRENT_LIST_DIR}/imgui_config.h">)
add_library(tmw::imgui ALIAS tmw_imgui)

# ImGui's demo window: the yardstick of the frame-time bench, linked by nothing else.
add_library(tmw_imgui_demo STATIC EXCLUDE_FROM_ALL "${imgui_SOURCE_DIR}/imgui_demo.cpp")
target_compile_options(tmw_imgui_demo PRIVATE -fno-exceptions -fno-rtti)
target_link_libraries(tmw_imgui_demo PUBLIC tmw::imgui)
add_library(tmw::imgui_demo ALIAS tmw_imgui_demo)

if(EMSCRIPTEN)
  add_library(tmw_imgui_opengl3 STATIC EXCLUDE_FROM_ALL "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(tmw_imgui_opengl3 SYSTEM PUBLIC "${imgui_SOURCE_DIR}/backends")
  target_compile_definitions(tmw_imgui_opengl3 PRIVATE IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(tmw_imgui_opengl3 PRIVATE -fno-exceptions -fno-rtti)
  target_link_libraries(tmw_imgui_opengl3 PUBLIC tmw::imgui)
  add_library(tmw::imgui_opengl3 ALIAS tmw_imgui_opengl3)
endif()

add_library(tmw_md4c STATIC "${md4c_SOURCE_DIR}/src/md4c.c")
target_include_directories(tmw_md4c SYSTEM PUBLIC "${md4c_SOURCE_DIR}/src")
target_compile_definitions(tmw_md4c PRIVATE MD4C_USE_UTF8)
add_library(tmw::md4c ALIAS tmw_md4c)

add_library(tmw_tomlplusplus INTERFACE)
target_include_directories(tmw_tomlplusplus SYSTEM INTERFACE "${tomlplusplus_SOURCE_DIR}/include")
target_compile_definitions(tmw_tomlplusplus INTERFACE
  TOML_EXCEPTIONS=0 TOML_HEADER_ONLY=1 TOML_ENABLE_FORMATTERS=0)
if(EMSCRIPTEN)
  target_compile_definitions(tmw_tomlplusplus INTERFACE TOML_INT_CHARCONV=1 TOML_FLOAT_CHARCONV=1)
  target_compile_options(tmw_tomlplusplus INTERFACE
    "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include \"${CMAKE_SOURCE_DIR}/cmake/toml_charconv.h\">")
endif()
add_library(tmw::tomlplusplus ALIAS tmw_tomlplusplus)

add_library(tmw_nlohmann INTERFACE)
target_include_directories(tmw_nlohmann SYSTEM INTERFACE "${json_SOURCE_DIR}/include")
target_compile_definitions(tmw_nlohmann INTERFACE JSON_NOEXCEPTION)
add_library(tmw::json ALIAS tmw_nlohmann)

if(TMW_BUILD_TESTS)
  FetchContent_MakeAvailable(googletest)
  add_library(tmw_gtest_main STATIC EXCLUDE_FROM_ALL
    "${googletest_SOURCE_DIR}/googletest/src/gtest-all.cc" "${googletest_SOURCE_DIR}/googletest/src/gtest_main.cc")
  target_compile_features(tmw_gtest_main PUBLIC cxx_std_20)
  target_include_directories(tmw_gtest_main SYSTEM
    PUBLIC "${googletest_SOURCE_DIR}/googletest/include" PRIVATE "${googletest_SOURCE_DIR}/googletest")
  target_compile_options(tmw_gtest_main PRIVATE -fno-exceptions -fno-rtti)
  target_compile_definitions(tmw_gtest_main PUBLIC $<$<BOOL:${EMSCRIPTEN}>:GTEST_HAS_PTHREAD=0>)
  if(NOT EMSCRIPTEN)
    find_package(Threads REQUIRED)
    target_link_libraries(tmw_gtest_main PUBLIC Threads::Threads)
  endif()
  add_library(tmw::gtest_main ALIAS tmw_gtest_main)
endif()

# Where the sources are, for the notices in dist/.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/dependencies.json" CONTENT [[{
  "imgui": "@imgui_SOURCE_DIR@",
  "md4c": "@md4c_SOURCE_DIR@",
  "emscripten": "@EMSCRIPTEN_ROOT_PATH@"
}
]] @ONLY)
