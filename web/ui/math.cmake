# Math: formulas as boxes of glyphs and rules. Neither ImGui nor pixels.
set(TMW_KATEX_DIR "${CMAKE_SOURCE_DIR}/node_modules/katex" CACHE PATH "The npm package katex, for its font metrics")
find_program(TMW_NODE NAMES node nodejs REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(math_metrics "${CMAKE_CURRENT_BINARY_DIR}/generated/math_metrics_data.inc")
add_custom_command(OUTPUT "${math_metrics}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/generated"
  COMMAND "${TMW_NODE}" "${CMAKE_SOURCE_DIR}/cmake/make_math_metrics.mjs" "${TMW_KATEX_DIR}" "${math_metrics}"
  DEPENDS "${CMAKE_SOURCE_DIR}/cmake/make_math_metrics.mjs" "${TMW_KATEX_DIR}/src/fontMetricsData.js"
  COMMENT "Math metrics from KaTeX" VERBATIM)
add_library(tmw_math STATIC
  math_boxes.cpp
  math_delimiters.cpp
  math_fractions.cpp
  math_grid.cpp
  math_layout.cpp
  math_metrics.cpp
  math_scripts.cpp
  math_setter.cpp
  "${math_metrics}")
target_include_directories(tmw_math PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/generated")
target_link_libraries(tmw_math PUBLIC tmw_flags PRIVATE tmw_page)
