// Delimiters, radical signs and braces that grow: larger faces first, then stacked pieces.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "web/math/math_boxes.h"

namespace tmw::math {
namespace {

// Heights that the faces offer for a growing sign: Main, then Size1 to Size4.
constexpr std::array<float, 5> kSizes = {1.0F, 1.2F, 1.8F, 2.4F, 3.0F};
constexpr std::array<Face, 5> kFonts = {Face::kMathMain, Face::kMathSize1, Face::kMathSize2,
                                        Face::kMathSize3, Face::kMathSize4};

// Pieces of Size4 that build a taller sign; 0: no such piece.
struct Pieces {
  char32_t code;
  char32_t top;
  char32_t extension;
  char32_t bottom;
  char32_t middle;
};

constexpr Pieces kPieces[] = {
    {U'(', 0x239B, 0x239C, 0x239D, 0},      {U')', 0x239E, 0x239F, 0x23A0, 0},
    {U'[', 0x23A1, 0x23A2, 0x23A3, 0},      {U']', 0x23A4, 0x23A5, 0x23A6, 0},
    {U'⌈', 0x23A1, 0x23A2, 0, 0},           {U'⌉', 0x23A4, 0x23A5, 0, 0},
    {U'⌊', 0, 0x23A2, 0x23A3, 0},           {U'⌋', 0, 0x23A5, 0x23A6, 0},
    {U'{', 0x23A7, 0x23AA, 0x23A9, 0x23A8}, {U'}', 0x23AB, 0x23AA, 0x23AD, 0x23AC},
    {U'√', 0xE001, 0xE000, 0x23B7, 0},
};

const Pieces* pieces_of(char32_t code) {
  for (const Pieces& pieces : kPieces) {
    if (pieces.code == code) return &pieces;
  }
  return nullptr;
}

bool is_bar(char32_t code) { return code == U'|' || code == U'∥'; }

// Vertical bars of any height are rules; the space around them is the face's (Size1).
Box bar_box(char32_t code, float total, float scale) {
  constexpr float kStroke = 0.042F;
  constexpr float kSingleWidth = 0.333F;
  constexpr float kDoubleWidth = 0.556F;
  constexpr float kDoubleGap = 0.222F;
  Box box;
  const bool twice = code == U'∥';
  box.width = (twice ? kDoubleWidth : kSingleWidth) * scale;
  const float first = (box.width - (kStroke + (twice ? kDoubleGap : 0.0F)) * scale) / 2.0F;
  add_rule(box, first, 0.0F, kStroke * scale, total);
  if (twice) add_rule(box, first + kDoubleGap * scale, 0.0F, kStroke * scale, total);
  return box;
}

// Fills from `from` up to `to` (above the baseline) with overlapping copies of the extension.
void extend(Box& box, char32_t code, float from, float to, float scale) {
  constexpr float kOverlap = 0.02F;
  const Box piece = glyph_box(Face::kMathSize4, code, scale);
  const float gap = to - from + 2.0F * kOverlap * scale;
  if (gap <= 2.0F * kOverlap * scale || piece.total() <= 0.0F) return;
  const float step_limit = piece.total() - kOverlap * scale;
  const int count = std::max(1, static_cast<int>(std::ceil((gap - kOverlap * scale) / step_limit)));
  const float lowest = from - kOverlap * scale + piece.depth;
  const float highest = std::max(lowest, to + kOverlap * scale - piece.height);
  for (int i = 0; i < count; ++i) {
    const float share = count == 1 ? 0.5F : static_cast<float>(i) / static_cast<float>(count - 1);
    place(box, piece, 0.0F, -(lowest + share * (highest - lowest)));
  }
}

// A sign of exactly `total` height from pieces, standing on the baseline.
Box stacked_box(const Pieces& pieces, float total, float scale) {
  Box box;
  float low = 0.0F;
  float high = total;
  const auto piece_box = [&](char32_t code) { return glyph_box(Face::kMathSize4, code, scale); };
  if (pieces.bottom != 0) {
    const Box bottom = piece_box(pieces.bottom);
    place(box, bottom, 0.0F, -bottom.depth);
    low = bottom.total();
  }
  if (pieces.top != 0) {
    const Box top = piece_box(pieces.top);
    place(box, top, 0.0F, -(total - top.height));
    high = total - top.total();
  }
  if (pieces.middle != 0) {
    const Box middle = piece_box(pieces.middle);
    const float foot = (total - middle.total()) / 2.0F;
    place(box, middle, 0.0F, -(foot + middle.depth));
    extend(box, pieces.extension, low, foot, scale);
    extend(box, pieces.extension, foot + middle.total(), high, scale);
  } else {
    extend(box, pieces.extension, low, high, scale);
  }
  for (const char32_t piece : {pieces.top, pieces.extension, pieces.bottom}) {
    const float width = math_glyph_metrics(Face::kMathSize4, piece).width * scale;
    box.width = std::max(box.width, width);
  }
  box.height = total;
  box.depth = 0.0F;
  return box;
}

// The smallest face whose sign is at least `wanted` tall, or the last one that has it.
Box sign_of_size(char32_t code, float wanted, float scale, bool& enough) {
  std::size_t size = 0;
  while (size + 1 < kSizes.size() && kSizes[size] * scale < wanted) ++size;
  enough = kSizes[size] * scale >= wanted;
  while (size > 0 && !math_glyph_metrics(kFonts[size], code).known) --size;
  Box box = glyph_box(kFonts[size], code, scale);
  box.is_letter = false;
  return box;
}

}  // namespace

Box delimiter_around(char32_t code, float height, float depth, float scale) {
  constexpr float kFactor = 0.901F;     // \delimiterfactor
  constexpr float kShortfall = 0.300F;  // \delimitershortfall, em
  const float axis = kAxis * scale;
  const float exact = 2.0F * std::max(height - axis, depth + axis);
  const float wanted = std::max(exact * kFactor, exact - kShortfall * scale);
  if (is_bar(code)) {
    if (wanted > kSizes[0] * scale) return centred_on_axis(bar_box(code, exact, scale), scale);
    return centred_on_axis(glyph_box(Face::kMathMain, code, scale), scale);
  }
  bool enough = false;
  const Box sign = sign_of_size(code, wanted, scale, enough);
  const Pieces* pieces = pieces_of(code);
  if (enough || pieces == nullptr) return centred_on_axis(sign, scale);
  return centred_on_axis(stacked_box(*pieces, exact, scale), scale);
}

Box delimiter_of_size(char32_t code, int size, float scale) {
  const auto index = static_cast<std::size_t>(std::clamp(size, 0, 4));
  if (is_bar(code)) return centred_on_axis(bar_box(code, kSizes[index] * scale, scale), scale);
  bool enough = false;
  return centred_on_axis(sign_of_size(code, kSizes[index] * scale, scale, enough), scale);
}

Surd surd_of_height(float total, float scale) {
  constexpr float kEnds = 2.3F;        // height of the two end pieces and the least extension, em
  constexpr float kExtension = 0.65F;  // one more extension, em
  bool enough = false;
  Box sign = sign_of_size(U'√', total, scale, enough);
  if (enough) return {std::move(sign), false};
  const float steps = std::ceil(std::max(0.0F, total / scale - kEnds) / kExtension);
  return {stacked_box(*pieces_of(U'√'), (kEnds + steps * kExtension) * scale, scale), true};
}

Box horizontal_brace(float width, bool below, float scale) {
  constexpr float kThickness = 0.12F;
  const auto piece = [&](char32_t code) { return glyph_box(Face::kMathSize4, code, scale); };
  const Box left = piece(below ? 0xE152 : 0xE150);
  const Box right = piece(below ? 0xE153 : 0xE151);
  const Box middle_left = piece(below ? 0xE151 : 0xE153);
  const Box middle_right = piece(below ? 0xE150 : 0xE152);
  Box box;
  const float end = left.width;
  box.width = std::max(width, 4.0F * end);
  const float half = box.width / 2.0F;
  place(box, left, 0.0F, 0.0F);
  place(box, middle_left, half - end, 0.0F);
  place(box, middle_right, half, 0.0F);
  place(box, right, box.width - end, 0.0F);
  add_rule(box, end, 0.0F, half - 2.0F * end, kThickness * scale);
  add_rule(box, half + end, 0.0F, half - 2.0F * end, kThickness * scale);
  box.height = 0.32F * scale;
  box.depth = 0.20F * scale;
  return box;
}

}  // namespace tmw::math
