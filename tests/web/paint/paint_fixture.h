// An ImGui context on the null backend, for the headless tests of painting.
#pragma once

#include "gtest/gtest.h"
#include "imgui.h"
#include "tests/web/faces/test_fonts.h"
#include "web/paint/paint.h"

namespace tmw {

// One ImGui context with a renderer that accepts textures and throws everything away.
class PaintTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // One frame of a canvas that shows the document from `top_px` on. Returns what the pointer did.
  Interaction frame(const Layout& layout, float top_px, float height_px, float density = 1.0F);
  // Moves the pointer to a place on the canvas and presses or lets go.
  static void pointer(float x, float y, bool down);

  const Fonts& fonts = test_fonts();
  ImGuiFonts imgui_fonts{fonts};
  PaintState state;
  PageMotion motion;
  int vertices = 0;
};

}  // namespace tmw
