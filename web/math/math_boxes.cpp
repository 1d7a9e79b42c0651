#include "web/math/math_boxes.h"

#include <algorithm>

#include "core/tex/tex_symbols.h"

namespace tmw::math {

Box glyph_box(Face font, char32_t code, float scale) {
  Box box;
  const MathGlyphMetrics metrics = math_glyph_metrics(font, code);
  box.is_letter = true;
  box.glyphs.push_back({font, code, 0.0F, 0.0F, scale});
  if (!metrics.known) {
    box.width = 0.5F * scale;
    return box;
  }
  box.width = (metrics.width + metrics.italic) * scale;
  box.height = metrics.height * scale;
  box.depth = metrics.depth * scale;
  box.italic = metrics.italic * scale;
  box.skew = metrics.skew * scale;
  return box;
}

Box word_box(std::string_view utf8, Face font, float scale) {
  Box word;
  int letters = 0;
  while (!utf8.empty()) {
    const tex::Decoded decoded = tex::decode_utf8(utf8);
    utf8.remove_prefix(decoded.bytes);
    if (decoded.code == U' ') {
      word.width += 0.25F * scale;
      continue;
    }
    Box glyph = glyph_box(font, decoded.code, scale);
    ++letters;
    // The ink of an f may reach beyond its advance; inside a word that is wanted.
    if (!utf8.empty()) glyph.width -= glyph.italic;
    append(word, glyph);
    word.italic = utf8.empty() ? glyph.italic : 0.0F;
  }
  word.is_letter = letters == 1;
  return word;
}

void place(Box& into, const Box& part, float x, float y) {
  into.height = std::max(into.height, part.height - y);
  into.depth = std::max(into.depth, part.depth + y);
  for (MathGlyph glyph : part.glyphs) {
    glyph.x += x;
    glyph.y += y;
    into.glyphs.push_back(glyph);
  }
  for (MathRule rule : part.rules) {
    rule.x += x;
    rule.y += y;
    into.rules.push_back(rule);
  }
}

void append(Box& into, const Box& part) {
  place(into, part, into.width, 0.0F);
  into.width += part.width;
}

void add_rule(Box& into, float x, float bottom, float width, float thickness) {
  into.rules.push_back({x, -(bottom + thickness), width, thickness});
  into.height = std::max(into.height, bottom + thickness);
  into.depth = std::max(into.depth, -bottom);
}

Box centred_on_axis(const Box& box, float scale) {
  const float up = (box.depth - box.height) / 2.0F + kAxis * scale;
  Box centred;
  centred.height = box.height + up;
  centred.depth = box.depth - up;
  place(centred, box, 0.0F, -up);
  centred.width = box.width;
  centred.italic = box.italic;
  return centred;
}

}  // namespace tmw::math
