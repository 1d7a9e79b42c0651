#include "web/layout/leaf_dress.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tmw {
namespace {

// The pieces of one formula on one line.
struct Part {
  int run = 0;
  float baseline = 0.0F;
  float end = 0.0F;  // its right edge
  FormulaBox box;
};

std::vector<Part> parts_of(const LaidNode& laid, const Layout& layout) {
  std::vector<Part> parts;
  for (auto i = laid.maths.begin; i < laid.maths.end; ++i) {
    const MathPiece& piece = layout.maths[i];
    const float end = piece.x + piece.width;
    const bool goes_on =
        !parts.empty() && parts.back().run == piece.run && parts.back().baseline == piece.baseline;
    if (!goes_on) {
      const FormulaBox box{piece.width, piece.ascent, piece.descent};
      parts.push_back({piece.run, piece.baseline, end, box});
      continue;
    }
    Part& part = parts.back();
    part.end = end;
    part.box.width += piece.width;
    part.box.ascent = std::max(part.box.ascent, piece.ascent);
    part.box.descent = std::max(part.box.descent, piece.descent);
  }
  return parts;
}

// The words after a formula's rest begin the line's HTML, which drops the space before them.
float space_after(const Part& rest, const LaidNode& laid, const Layout& layout,
                  const Fonts& fonts) {
  for (auto i = laid.texts.begin; i < laid.texts.end; ++i) {
    const TextPiece& text = layout.texts[i];
    if (text.baseline != rest.baseline || std::abs(text.x - rest.end) > 0.1F) continue;
    const bool spaced = layout.letters_of(text).substr(0, 1) == " ";
    return spaced ? fonts.advance(text.face, U' ') * text.size_px : 0.0F;
  }
  return 0.0F;
}

std::vector<LineEnd> line_ends(const LaidNode& laid, const Layout& layout) {
  std::vector<LineEnd> ends;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i)
    ends.push_back({layout.lines[i].end, 0.0F, layout.lines[i].indent});
  return ends;
}

Dress words_dress(const LaidNode& laid, const Layout& layout, const Fonts& fonts) {
  Dress dress{.lines = line_ends(laid, layout)};
  for (auto i = laid.texts.begin; i < laid.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (piece.room >= 0) dress.rooms.push_back({piece.room, piece.width});
  }
  for (Part& part : parts_of(laid, layout)) {
    if (dress.formulas.empty() || dress.formulas.back().run != part.run) {
      dress.formulas.push_back({part.run, part.box});
      continue;
    }
    part.box.width += space_after(part, laid, layout, fonts);
    for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
      if (layout.lines[i].baseline == part.baseline)
        dress.lines[i - laid.lines.begin].rest = part.box;
    }
  }
  return dress;
}

// How far a line of source stands in.
float source_indent(const LaidNode& laid, const Layout& layout, float baseline) {
  for (auto i = laid.texts.begin; i < laid.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (piece.baseline == baseline) return piece.x - laid.words.x;
  }
  return 0.0F;
}

// A line that goes on with a cut one stands in; the spaces that begin any other are its letters.
Dress source_dress(std::string_view source, const LaidNode& laid, const Layout& layout) {
  Dress dress;
  std::size_t begin = 0;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
    const Line& line = layout.lines[i];
    const bool goes_on = begin > 0 && source[begin - 1] != '\n';
    dress.lines.push_back(
        {line.end, 0.0F, goes_on ? source_indent(laid, layout, line.baseline) : 0.0F});
    begin = std::min(static_cast<std::size_t>(line.end.offset), source.size());
    if (begin < source.size() && source[begin] == '\n') ++begin;
  }
  return dress;
}

}  // namespace

TextStyle leaf_style(const DomElement& element, const LaidNode& laid) {
  const bool unit = (laid.kind == NodeKind::kField || laid.kind == NodeKind::kSlider) &&
                    element.content == DomContent::kUnit;
  return unit ? TextStyle::kBody : laid.style;
}

Dress leaf_dress(const DomElement& element, const LaidNode& laid, const Layout& layout,
                 const Fonts& fonts) {
  switch (element.content) {
    case DomContent::kRuns:
      return words_dress(laid, layout, fonts);
    case DomContent::kLabel:
      return {.lines = line_ends(laid, layout)};
    case DomContent::kSource:
      return source_dress(element.node->text, laid, layout);
    case DomContent::kDrawing:
      return {.drawing_width = laid.control.width};
    case DomContent::kNone:
    case DomContent::kUnit:
    case DomContent::kOptions:
      break;
  }
  return {};
}

}  // namespace tmw
