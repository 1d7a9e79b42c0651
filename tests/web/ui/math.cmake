# The native tool behind tests/oracle/math_oracle.mjs.
add_executable(tmw_math_boxes math_boxes_tool.cpp)
target_link_libraries(tmw_math_boxes PRIVATE tmw_flags tmw_math)

tmw_core_test(NAME math
  SOURCES math_layout_test.cpp math_symbols_test.cpp "${CMAKE_SOURCE_DIR}/web/ui/truetype.cpp"
  LINKS tmw_math tmw_page)
