# Theme, fonts, layout, painting on ImGui's null backend, records.
tmw_core_test(NAME ui
  SOURCES fonts_test.cpp layout_test.cpp motion_test.cpp paint_test.cpp records_test.cpp sample_page.cpp screens_test.cpp theme_test.cpp ui_fixture.cpp
  LINKS tmw_ui tmw_session)
