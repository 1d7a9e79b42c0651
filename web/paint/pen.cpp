#include "web/paint/pen.h"

#include <array>
#include <cmath>
#include <vector>

#include "core/page/figure_scale.h"
#include "imgui_internal.h"

namespace tmw {

// A face at the size it is drawn: ImGui bakes whole sizes only, so the density is bent until the
// baked pixels are exactly those wanted; glyphs are then neither scaled nor blurred.
struct Pen::Hand {
  ImFontBaked* baked = nullptr;
  float scale = 1.0F;  // baked units to CSS px
  float ascent = 0.0F;
};

bool Pen::hand_for(Face face, float size_px, Hand& hand) const {
  ImFont* font = fonts_.of(face);
  if (font == nullptr) return false;
  const float size = fonts_.widths().imgui_size(face, size_px);
  const float whole = std::max(1.0F, std::round(size));
  hand.scale = size / whole;
  hand.baked = font->GetFontBaked(whole, density_ * hand.scale);
  if (hand.baked == nullptr) return false;
  hand.ascent = std::round(hand.baked->Ascent);
  return true;
}

float Pen::snap(float value) const { return std::round(value * density_) / density_; }

ImU32 Pen::ink(Colour colour, float alpha) const {
  const Rgb c = rgb(state_.theme, colour);
  return IM_COL32(c.red, c.green, c.blue, static_cast<int>(std::lround(alpha * 255.0F)));
}

ImVec2 Pen::to_canvas(float x, float y) const { return {state_.origin_x + x, state_.origin_y + y}; }

void Pen::fill(const Rect& rect, Colour colour, float radius, float alpha) {
  const ImVec2 a = to_canvas(rect.x, rect.y);
  const ImVec2 b = to_canvas(rect.right(), rect.bottom());
  list_.AddRectFilled({snap(a.x), snap(a.y)}, {snap(b.x), snap(b.y)}, ink(colour, alpha), radius);
}

void Pen::frame(const Rect& rect, Colour colour, float radius, float thickness) {
  const float half = thickness / 2.0F;
  const ImVec2 a = to_canvas(rect.x, rect.y);
  const ImVec2 b = to_canvas(rect.right(), rect.bottom());
  list_.PathRect({snap(a.x) + half, snap(a.y) + half}, {snap(b.x) - half, snap(b.y) - half},
                 std::max(0.0F, radius - half));
  list_.PathStroke(ink(colour), ImDrawFlags_Closed, thickness);
}

void Pen::line(float x0, float y0, float x1, float y1, Colour colour, float thickness,
               float alpha) {
  if (x0 == x1 || y0 == y1) {
    const float half = thickness / 2.0F;
    const Rect rect = x0 == x1 ? Rect{x0 - half, std::min(y0, y1), thickness, std::abs(y1 - y0)}
                               : Rect{std::min(x0, x1), y0 - half, std::abs(x1 - x0), thickness};
    fill(rect, colour, 0.0F, alpha);
    return;
  }
  list_.AddLine(to_canvas(x0, y0), to_canvas(x1, y1), ink(colour, alpha), thickness);
}

void Pen::disc(float x, float y, float radius, Colour colour) {
  list_.AddCircleFilled(to_canvas(x, y), radius, ink(colour), 32);
}

void Pen::ring(float x, float y, float radius, Colour colour, float thickness, float alpha) {
  list_.AddCircle(to_canvas(x, y), radius - thickness / 2.0F, ink(colour, alpha), 32, thickness);
}

void Pen::polygon(std::span<const ImVec2> corners, Colour colour) {
  for (const ImVec2& corner : corners) list_.PathLineTo(to_canvas(corner.x, corner.y));
  list_.PathFillConvex(ink(colour));
}

void Pen::polyline(std::span<const ImVec2> points, Colour colour, float thickness) {
  for (const ImVec2& point : points) list_.PathLineTo(to_canvas(point.x, point.y));
  list_.PathStroke(ink(colour), ImDrawFlags_None, thickness);
}

namespace {

// A corner half a pixel from the last one has no direction that could be drawn.
void extend(std::vector<ImVec2>& line, ImVec2 point) {
  const ImVec2 last = line.back();
  if (std::hypot(point.x - last.x, point.y - last.y) > 0.5F) {
    line.push_back(point);
  } else if (line.size() > 1) {
    line.back() = point;
  }
}

}  // namespace

void Pen::dashes(std::span<const ImVec2> points, std::span<const float> lengths, Colour colour,
                 float thickness) {
  if (lengths.empty() || points.size() < 2) return polyline(points, colour, thickness);
  std::vector<ImVec2> dash = {points.front()};
  std::size_t turn = 0;  // even: a dash; odd: a gap
  float left = lengths[0];
  for (std::size_t i = 1; i < points.size(); ++i) {
    ImVec2 from = points[i - 1];
    const ImVec2 to = points[i];
    float rest = std::hypot(to.x - from.x, to.y - from.y);
    while (rest > left) {
      const float part = left / rest;
      from = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
      rest -= left;
      extend(dash, from);
      if (turn % 2 == 0) polyline(dash, colour, thickness);
      dash = {from};
      turn = (turn + 1) % (lengths.size() % 2 == 0 ? lengths.size() : 2 * lengths.size());
      left = lengths[turn % lengths.size()];
    }
    left -= rest;
    extend(dash, to);
  }
  if (turn % 2 == 0) polyline(dash, colour, thickness);
}

void Pen::glyph(const Hand& hand, char32_t letter, float x, float baseline, ImU32 colour) {
  const ImFontGlyph* shape = hand.baked->FindGlyph(static_cast<ImWchar>(letter));
  if (shape == nullptr || !shape->Visible) return;
  const float top = baseline - hand.ascent * hand.scale;
  const ImVec2 a(x + shape->X0 * hand.scale, top + shape->Y0 * hand.scale);
  const ImVec2 b(x + shape->X1 * hand.scale, top + shape->Y1 * hand.scale);
  list_.PrimReserve(6, 4);
  list_.PrimRectUV(a, b, {shape->U0, shape->V0}, {shape->U1, shape->V1}, colour);
}

void Pen::letters(Face face, float size_px, Colour colour, float x, float baseline,
                  std::string_view text) {
  Hand hand;
  if (!hand_for(face, size_px, hand)) return;
  const ImVec2 start = to_canvas(x, baseline);
  const float y = snap(start.y);
  const float half_pixel = 0.5F / density_;
  const ImU32 paint = ink(colour);
  float pen = start.x;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at);
    // Glyphs are baked with two samples per pixel across: only half pixels are sharp.
    glyph(hand, letter, std::round(pen / half_pixel) * half_pixel, y, paint);
    pen += fonts_.widths().advance(face, letter) * size_px;
  }
}

void Pen::note(std::string_view text, Colour colour, float x, float baseline, float align) {
  const float width = fonts_.widths().width_px(Face::kSans, text, kFigureNotePx);
  letters(Face::kSans, kFigureNotePx, colour, x - align * width, baseline, text);
}

void Pen::math(const MathBox& box, float em_px, Colour colour, float x, float baseline) {
  const ImU32 paint = ink(colour);
  const ImVec2 start = to_canvas(x, baseline);
  const float y = snap(start.y);
  for (const MathGlyph& mark : box.glyphs) {
    Hand hand;
    if (!hand_for(mark.face, em_px * mark.scale, hand)) continue;
    glyph(hand, mark.code, start.x + mark.x * em_px, snap(y + mark.y * em_px), paint);
  }
  for (const MathRule& rule : box.rules) {
    const float thickness = std::max(snap(rule.height * em_px), 1.0F / density_);
    const ImVec2 a(start.x + rule.x * em_px, snap(y + rule.y * em_px));
    list_.AddRectFilled(a, {a.x + rule.width * em_px, a.y + thickness}, paint);
  }
}

void Pen::tick(float x, float y, float size, Colour colour, float thickness, float written) {
  if (written <= 0.0F) return;
  constexpr float kElbow = 0.36F;  // of the whole stroke
  const ImVec2 start(x - size * 0.42F, y + size * 0.04F);
  const ImVec2 elbow(x - size * 0.10F, y + size * 0.34F);
  const ImVec2 end(x + size * 0.44F, y - size * 0.32F);
  const auto on_the_way = [](ImVec2 from, ImVec2 to, float share) {
    return ImVec2(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  };
  if (written < kElbow) {
    const std::array<ImVec2, 2> points = {start, on_the_way(start, elbow, written / kElbow)};
    return polyline(points, colour, thickness);
  }
  const float share = (written - kElbow) / (1.0F - kElbow);
  const std::array<ImVec2, 3> points = {start, elbow, on_the_way(elbow, end, share)};
  polyline(points, colour, thickness);
}

void Pen::chevron(float x, float y, float size, bool down, Colour colour) {
  const float a = size / 2.0F;
  const float b = size / 4.0F;
  const std::array<ImVec2, 3> points =
      down ? std::array<ImVec2, 3>{ImVec2(x - a, y - b), ImVec2(x, y + b), ImVec2(x + a, y - b)}
           : std::array<ImVec2, 3>{ImVec2(x - b, y - a), ImVec2(x + b, y), ImVec2(x - b, y + a)};
  polyline(points, colour, 1.75F);
}

void Pen::sign(Shape shape, float x, float y, float size, Colour colour) {
  const float r = size / 2.0F;
  switch (shape) {
    case Shape::kNone:
      return;
    case Shape::kCircle:
      disc(x, y, r * 0.95F, colour);
      return;
    case Shape::kSquare:
      fill({x - r * 0.85F, y - r * 0.85F, r * 1.7F, r * 1.7F}, colour, 2.0F);
      return;
    case Shape::kTick:
      tick(x, y, size, colour, 2.25F);
      return;
    case Shape::kDots:
      for (const float dx : {-0.7F, 0.0F, 0.7F}) disc(x + dx * r, y, r * 0.22F, colour);
      return;
    case Shape::kRing:
      return ring(x, y, r * 0.85F, colour, 1.6F);
    case Shape::kTarget:
      ring(x, y, r * 0.9F, colour, 1.6F);
      return disc(x, y, r * 0.42F, colour);
    case Shape::kHalf: {
      ring(x, y, r * 0.85F, colour, 1.6F);
      std::array<ImVec2, 13> arc;  // the left half, from its lower end to its upper one
      for (std::size_t i = 0; i < arc.size(); ++i) {
        const float angle =
            3.14159265F * (0.5F + static_cast<float>(i) / static_cast<float>(arc.size() - 1));
        arc[i] = ImVec2(x + r * 0.85F * std::cos(angle), y + r * 0.85F * std::sin(angle));
      }
      return polygon(arc, colour);
    }
    case Shape::kTriangle: {
      const std::array<ImVec2, 3> corners = {ImVec2(x, y - r), ImVec2(x + r, y + r * 0.8F),
                                             ImVec2(x - r, y + r * 0.8F)};
      return polygon(corners, colour);
    }
    case Shape::kDiamond: {
      const std::array<ImVec2, 4> corners = {ImVec2(x, y - r * 1.1F), ImVec2(x + r * 1.1F, y),
                                             ImVec2(x, y + r * 1.1F), ImVec2(x - r * 1.1F, y)};
      return polygon(corners, colour);
    }
    case Shape::kHexagon: {
      std::array<ImVec2, 6> corners;
      for (std::size_t i = 0; i < corners.size(); ++i) {
        const float angle = (static_cast<float>(i) + 0.5F) * 3.14159265F / 3.0F;
        corners[i] = ImVec2(x + r * 1.05F * std::cos(angle), y + r * 1.05F * std::sin(angle));
      }
      return polygon(corners, colour);
    }
  }
}

}  // namespace tmw
