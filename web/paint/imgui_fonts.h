// The faces as ImGui holds them. Layout measures with Fonts alone; only the painter needs these.
#pragma once

#include <array>

#include "web/faces/fonts.h"

struct ImFont;
struct ImFontAtlas;

namespace tmw {

class ImGuiFonts {
 public:
  // `fonts` and the bytes it was given must live as long as this object and the atlas.
  explicit ImGuiFonts(const Fonts& fonts) : fonts_(fonts) {}

  // Gives every loaded face to ImGui's atlas; once per ImGui context.
  void add_to(ImFontAtlas& atlas);

  // Null for a face that was not loaded, and before add_to.
  [[nodiscard]] ImFont* of(Face face) const { return faces_[static_cast<std::size_t>(face)]; }

  [[nodiscard]] const Fonts& widths() const { return fonts_; }

 private:
  const Fonts& fonts_;
  std::array<ImFont*, kFaceCount> faces_{};
};

}  // namespace tmw
