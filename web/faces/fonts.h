// The door of web/faces; faces.mjs is the table of faces.
//
// The loaded fonts: exact widths for layout, glyphs for painting, the same metrics for CSS.
//
// Widths come from the font's own advance table and scale linearly, so a line is as wide on the
// canvas as in the browser (with kerning and ligatures off there).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/faces/faces.h"

namespace tmw {

class Fonts {
 public:
  // Takes a TrueType font. `bytes` must live as long as this object. False if it is
  // not a font we can read; the face is then drawn with the first one loaded.
  [[nodiscard]] bool load(Face face, std::span<const std::uint8_t> bytes);

  [[nodiscard]] bool has(Face face) const;
  [[nodiscard]] FaceMetrics metrics(Face face) const;  // as its hhea table has them

  // Advance of a character in em; 0 if the face lacks it.
  [[nodiscard]] float advance(Face face, char32_t letter) const;
  [[nodiscard]] bool contains(Face face, char32_t letter) const;

  // The face that draws a letter wanted in `face`: that one, or the first of the fallbacks (sans,
  // KaTeX main, KaTeX AMS) that has it. CSS lists the same fallbacks.
  [[nodiscard]] Face face_for(Face face, char32_t letter) const;

  // Width in CSS px of UTF-8 text at a CSS font size, fallbacks included.
  [[nodiscard]] float width_px(Face face, std::string_view text, float size_px) const;

  // Baseline of a text face below the top of a CSS line box, px: the browser's rule, which rounds
  // the ascent and the descent to whole pixels and puts half of the rest above, rounded down.
  [[nodiscard]] static float baseline_px(float size_px, float line_height_px);

  // ImGui's size of a face (its pixel height, ascent to descent) for a CSS font size.
  [[nodiscard]] float imgui_size(Face face, float css_size_px) const;

  // The font file that `load` was given; empty for a face that is not loaded.
  [[nodiscard]] std::span<const std::uint8_t> bytes(Face face) const { return table(face).bytes; }

 private:
  struct Table {
    std::span<const std::uint8_t> bytes;
    FaceMetrics metrics;
    std::vector<std::pair<char32_t, float>> advances;  // sorted by letter, em
    std::array<float, 128> ascii_advance{};            // em; negative: missing
  };
  [[nodiscard]] const Table& table(Face face) const {
    return tables_[static_cast<std::size_t>(face)];
  }
  std::array<Table, kFaceCount> tables_;
};

// The next UTF-8 character of `text` at `at`, which moves past it. U+FFFD for a broken byte.
[[nodiscard]] char32_t next_letter(std::string_view text, std::size_t& at);

}  // namespace tmw
