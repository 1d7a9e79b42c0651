# Finds Emscripten 3.1.6 or newer ($EMSDK, then em++ on PATH, then Debian's package), lets CTest run WASM in Node,
# and hands over to Emscripten's own toolchain file.

set(tmw_emscripten_hints)
if(DEFINED ENV{EMSDK})
  list(APPEND tmw_emscripten_hints "$ENV{EMSDK}/upstream/emscripten")
endif()
find_program(tmw_empp em++ NO_CACHE NO_CMAKE_FIND_ROOT_PATH)
if(tmw_empp)
  file(REAL_PATH "${tmw_empp}" tmw_empp)
  get_filename_component(tmw_empp_folder "${tmw_empp}" DIRECTORY)
  list(APPEND tmw_emscripten_hints "${tmw_empp_folder}")
endif()
list(APPEND tmw_emscripten_hints /usr/share/emscripten)

set(tmw_emscripten_root "")
set(tmw_emscripten_too_old "")
foreach(hint IN LISTS tmw_emscripten_hints)
  if(NOT tmw_emscripten_root AND EXISTS "${hint}/emscripten-version.txt")
    file(STRINGS "${hint}/emscripten-version.txt" TMW_EMSCRIPTEN_VERSION LIMIT_COUNT 1)
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" TMW_EMSCRIPTEN_VERSION "${TMW_EMSCRIPTEN_VERSION}")
    if(TMW_EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.6)
      set(tmw_emscripten_root "${hint}")
    else()
      string(APPEND tmw_emscripten_too_old " Emscripten ${TMW_EMSCRIPTEN_VERSION} in ${hint} is too old.")
    endif()
  endif()
endforeach()
if(NOT tmw_emscripten_root)
  message(FATAL_ERROR "Emscripten 3.1.6 or newer was not found.${tmw_emscripten_too_old} "
    "Activate an emsdk, put em++ on PATH, or run ./workbook build.")
endif()

# Debian's Emscripten loads its JavaScript tools (acorn) when it links, from Debian's module folder, where a Node that
# is not Debian's does not look.
if(tmw_emscripten_root STREQUAL "/usr/share/emscripten")
  set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_C_LINKER_LAUNCHER}")
endif()

# The stack's size was renamed, and its default shrank, between the versions we support.
if(TMW_EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
  set(TMW_EMSCRIPTEN_STACK_OPTION -sTOTAL_STACK=1048576)
else()
  set(TMW_EMSCRIPTEN_STACK_OPTION -sSTACK_SIZE=1048576)
endif()

include("${tmw_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# Older Emscripten output takes Node 18's fetch for a browser's and then cannot read its own .wasm file.
find_program(TMW_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)
if(TMW_NODE)
  execute_process(COMMAND "${TMW_NODE}" --no-experimental-fetch --version
    RESULT_VARIABLE tmw_node_refuses OUTPUT_QUIET ERROR_QUIET)
  if(TMW_EMSCRIPTEN_VERSION VERSION_LESS 3.1.30 AND NOT tmw_node_refuses)
    set(CMAKE_CROSSCOMPILING_EMULATOR "${TMW_NODE};--no-experimental-fetch" CACHE STRING "Runs WASM programs" FORCE)
  else()
    set(CMAKE_CROSSCOMPILING_EMULATOR "${TMW_NODE}" CACHE STRING "Runs WASM programs" FORCE)
  endif()
endif()
