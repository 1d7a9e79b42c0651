#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "web/math/math_layout.h"

namespace tmw {
namespace {

struct GlyphRow {
  std::uint16_t code;
  std::int16_t ems[5];  // width, height, depth, italic, skew
};

struct GlyphRows {
  const GlyphRow* first = nullptr;
  const GlyphRow* last = nullptr;
};

template <std::size_t kCount>
constexpr GlyphRows all_of(const GlyphRow (&rows)[kCount]) {
  return {rows, rows + kCount};
}

#include "math_metrics_data.inc"

}  // namespace

MathGlyphMetrics math_glyph_metrics(Face face, char32_t code) {
  const GlyphRows rows = rows_of(face);
  const GlyphRow* row =
      std::lower_bound(rows.first, rows.last, code,
                       [](const GlyphRow& a, char32_t wanted) { return a.code < wanted; });
  if (row == rows.last || row->code != code) return {};
  const auto em = [row](int i) { return static_cast<float>(row->ems[i]) / 10000.0F; };
  return {em(0), em(1), em(2), em(3), em(4), true};
}

}  // namespace tmw
