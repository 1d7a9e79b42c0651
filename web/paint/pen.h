// Draws letters, math and simple shapes on an ImGui draw list, in document coordinates.
#pragma once

#include <string_view>

#include "imgui.h"
#include "web/layout/layout.h"
#include "web/paint/paint.h"

namespace tmw {

class Pen {
 public:
  Pen(ImDrawList& list, const ImGuiFonts& fonts, const PaintState& state, float density)
      : list_(list), fonts_(fonts), state_(state), density_(density) {}

  [[nodiscard]] ImU32 ink(Colour colour, float alpha = 1.0F) const;
  [[nodiscard]] ImVec2 to_canvas(float x, float y) const;

  // Boxes with corners on device pixels, so that their edges are sharp.
  void fill(const Rect& rect, Colour colour, float radius = 0.0F, float alpha = 1.0F);
  void frame(const Rect& rect, Colour colour, float radius, float thickness = 1.0F);
  void line(float x0, float y0, float x1, float y1, Colour colour, float thickness = 1.0F,
            float alpha = 1.0F);
  void disc(float x, float y, float radius, Colour colour);
  void ring(float x, float y, float radius, Colour colour, float thickness, float alpha = 1.0F);
  void polygon(std::span<const ImVec2> corners, Colour colour);  // filled, convex
  void polyline(std::span<const ImVec2> points, Colour colour, float thickness);
  // The same in dashes: lengths in px of a dash, a gap, a dash ... in turn; solid without lengths.
  void dashes(std::span<const ImVec2> points, std::span<const float> lengths, Colour colour,
              float thickness);

  // Letters from x on, on the baseline y. Fallback faces were resolved by layout.
  void letters(Face face, float size_px, Colour colour, float x, float baseline,
               std::string_view text);
  // Short text that is not of the page's runs (ticks, step numbers): `align` 0 left, 0.5 centre, 1
  // right of x.
  void note(std::string_view text, Colour colour, float x, float baseline, float align);
  void math(const MathBox& box, float em_px, Colour colour, float x, float baseline);

  // The sign of a kind in a square of `size` px around the centre.
  void sign(Shape shape, float x, float y, float size, Colour colour);
  // `written` is the share of its stroke that is drawn.
  void tick(float x, float y, float size, Colour colour, float thickness, float written = 1.0F);
  void chevron(float x, float y, float size, bool down, Colour colour);

 private:
  struct Hand;
  [[nodiscard]] float snap(float value) const;
  void glyph(const Hand& hand, char32_t letter, float x, float baseline, ImU32 colour);
  [[nodiscard]] bool hand_for(Face face, float size_px, Hand& hand) const;

  ImDrawList& list_;
  const ImGuiFonts& fonts_;
  const PaintState& state_;
  float density_;
};

}  // namespace tmw
