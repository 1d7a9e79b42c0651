// The door of web/math.
//
// Sets formulas of the TeX subset (docs/math.md) as boxes of glyphs and rules, after Appendix G of
// The TeXbook, in KaTeX's faces. Knows neither ImGui nor pixels: everything is in em of the size
// around the formula, x to the right and y down, the origin on the baseline at the left edge.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/faces/faces.h"

namespace tmw {

// One glyph: its origin (left edge on its own baseline) and its size, 1 for the size around.
struct MathGlyph {
  Face face = Face::kMathMain;
  char32_t code = 0;
  float x = 0.0F;
  float y = 0.0F;
  float scale = 1.0F;
};

// A filled rectangle; (x, y) is its upper left corner.
struct MathRule {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;
};

struct MathBox {
  float width = 0.0F;
  float height = 0.0F;  // above the baseline, at least 0
  float depth = 0.0F;   // below the baseline, at least 0
  float space_after =
      0.0F;  // of a piece: space before the next piece of the same line; 0 at a line's end
  std::vector<MathGlyph> glyphs;
  std::vector<MathRule> rules;
  std::string
      error;  // why the TeX could not be read; then the box shows the source in Main-Regular
};

// The whole formula as one box, in display style (`display`) or text style.
[[nodiscard]] MathBox layout_math(std::string_view tex, bool display);

// Inline math cut where a line may end: after a relation or a binary operator outside of all
// braces. The pieces side by side, each followed by its `space_after`, look exactly as
// `layout_math(tex, false)`. Never empty for a formula that is not empty.
[[nodiscard]] std::vector<MathBox> layout_inline_pieces(std::string_view tex);

// Metrics of one glyph of a face, in em. Width 0 and `known` false if the face has no such
// glyph, or is none of math.
struct MathGlyphMetrics {
  float width = 0.0F;
  float height = 0.0F;
  float depth = 0.0F;
  float italic = 0.0F;
  float skew = 0.0F;
  bool known = false;
};
[[nodiscard]] MathGlyphMetrics math_glyph_metrics(Face face, char32_t code);

}  // namespace tmw
