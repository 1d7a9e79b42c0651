// Boxes while a formula is being set, and the parameters of TeX's math fonts. Internal to
// web/math/math_*.
#pragma once

#include <vector>

#include "web/math/math_layout.h"

namespace tmw::math {

// Font parameters in em, by their letters of Appendix G. Values: KaTeX's table of sigmas and xis;
// where marked, MathJax's, whose look the oracle test compares with.
inline constexpr float kXHeight = 0.442F;  // sigma 5, MathJax
inline constexpr float kNum1 = 0.676F;     // sigma 8
inline constexpr float kNum2 = 0.394F;     // sigma 9
inline constexpr float kNum3 = 0.444F;     // sigma 10
inline constexpr float kDenom1 = 0.686F;   // sigma 11
inline constexpr float kDenom2 = 0.345F;   // sigma 12
inline constexpr float kSup1 = 0.413F;     // sigma 13
inline constexpr float kSup2 = 0.363F;     // sigma 14
inline constexpr float kSup3 = 0.289F;     // sigma 15
inline constexpr float kSub1 = 0.150F;     // sigma 16
inline constexpr float kSub2 = 0.247F;     // sigma 17
inline constexpr float kSupDrop = 0.386F;  // sigma 18
inline constexpr float kSubDrop = 0.050F;  // sigma 19
inline constexpr float kAxis = 0.250F;     // sigma 22
inline constexpr float kRule = 0.060F;     // xi 8, MathJax (TeX: 0.04)
inline constexpr float kBigOp1 = 0.111F;   // xi 9
inline constexpr float kBigOp2 = 0.167F;   // xi 10
inline constexpr float kBigOp3 = 0.200F;   // xi 11
inline constexpr float kBigOp4 = 0.600F;   // xi 12
inline constexpr float kBigOp5 = 0.100F;   // xi 13
inline constexpr float kScriptSpace = 0.050F;
inline constexpr float kNullDelimiter = 0.120F;
inline constexpr float kBarOverhang = 0.100F;  // of a fraction's rule on each side, MathJax
inline constexpr float kAccentGap = 0.105F;    // between letter and accent, MathJax
inline constexpr float kScriptScale = 0.707F;  // MathJax and MathML Core
inline constexpr float kSmallestScale = 0.5F;

// A part of a formula. `width` includes the italic correction; y grows downwards.
struct Box {
  float width = 0.0F;
  float height = 0.0F;
  float depth = 0.0F;
  float italic = 0.0F;     // correction at the right end, part of `width`
  float skew = 0.0F;       // how far an accent moves right
  bool is_letter = false;  // a single glyph that does not grow: scripts ignore its height
  std::vector<MathGlyph> glyphs;
  std::vector<MathRule> rules;

  [[nodiscard]] float total() const { return height + depth; }
};

// One glyph at a scale. A glyph that the face lacks becomes a blank half an em wide.
[[nodiscard]] Box glyph_box(Face font, char32_t code, float scale);

// Upright words, glyph after glyph, without kerning.
[[nodiscard]] Box word_box(std::string_view utf8, Face font, float scale);

// Adds a part with its origin at (x, y); height and depth grow with it, the width does not.
void place(Box& into, const Box& part, float x, float y);

// Adds a part at the right end; the width grows by the part's.
void append(Box& into, const Box& part);

// Adds a rule whose lower edge is at `bottom` above the baseline.
void add_rule(Box& into, float x, float bottom, float width, float thickness);

// The box moved so that it stands centred on the axis.
[[nodiscard]] Box centred_on_axis(const Box& box, float scale);

// A delimiter of `code` that fits a content of this height and depth (\left, rule 19).
[[nodiscard]] Box delimiter_around(char32_t code, float height, float depth, float scale);

// A delimiter of a fixed size, 1 to 4 (\big to \Bigg).
[[nodiscard]] Box delimiter_of_size(char32_t code, int size, float scale);

// A radical sign at least `total` tall, without its rule; `stacked` if no single glyph was enough.
struct Surd {
  Box box;
  bool stacked = false;
};
[[nodiscard]] Surd surd_of_height(float total, float scale);

// A horizontal brace of this width, its points up (`below`: under a formula) or down.
[[nodiscard]] Box horizontal_brace(float width, bool below, float scale);

}  // namespace tmw::math
