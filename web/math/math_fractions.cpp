// Fractions (rule 15), radicals (11) and fences (19).
#include <algorithm>

#include "web/math/math_setter.h"

namespace tmw::math {

using tex::kNoNode;
using tex::Node;

namespace {

void place_centred(Box& into, const Box& part, float left, float width, float y) {
  place(into, part, left + (width - part.width) / 2.0F, y);
}

}  // namespace

Box Setter::set_fraction(const Node& node, Setting outer) const {
  const Setting setting = node.forced_style ? Setting{node.style, outer.cramped} : outer;
  const float scale = setting.scale();
  const Box numerator = set(node.children[0], setting.fraction(false));
  const Box denominator = set(node.children[1], setting.fraction(true));
  const float axis = kAxis * scale;
  const float clearance = (setting.is_display() ? 3.5F : 1.5F) * kRule * scale;
  const float num = (setting.is_display() ? kNum1 : kNum2) * scale;
  const float denom = (setting.is_display() ? kDenom1 : kDenom2) * scale;
  const float up = std::max(num, axis + clearance + numerator.depth);
  const float down = std::max(denom, clearance - axis + denominator.height);
  const float widest = std::max(numerator.width, denominator.width);
  const float pad = kNullDelimiter * scale;
  const float overhang = kBarOverhang * scale;
  Box box;
  box.width = widest + 2.0F * (pad + overhang);
  place_centred(box, numerator, pad + overhang, widest, -up);
  place_centred(box, denominator, pad + overhang, widest, down);
  const float thickness = kRule * scale;
  add_rule(box, pad, axis - thickness / 2.0F, widest + 2.0F * overhang, thickness);
  return box;
}

// A fraction without a rule, in delimiters: \binom.
Box Setter::set_stack(const Node& node, Setting setting) const {
  const float scale = setting.scale();
  const Box top = set(node.children[0], setting.fraction(false));
  const Box bottom = set(node.children[1], setting.fraction(true));
  float up = (setting.is_display() ? kNum1 : kNum3) * scale;
  float down = (setting.is_display() ? kDenom1 : kDenom2) * scale;
  const float wanted = (setting.is_display() ? 7.0F : 3.0F) * kRule * scale;
  const float gap = (up - top.depth) - (bottom.height - down);
  if (gap < wanted) {
    up += (wanted - gap) / 2.0F;
    down += (wanted - gap) / 2.0F;
  }
  const int size = setting.is_display() ? 3 : 1;
  Box box = delimiter_of_size(node.open, size, scale);
  const float widest = std::max(top.width, bottom.width);
  place_centred(box, top, box.width, widest, -up);
  place_centred(box, bottom, box.width, widest, down);
  box.width += widest;
  append(box, delimiter_of_size(node.close, size, scale));
  box.is_letter = false;
  return box;
}

Box Setter::set_radical(const Node& node, Setting setting) const {
  const float scale = setting.scale();
  const Box inside = set(node.children[0], setting.cramp());
  const float rule = kRule * scale;
  const float phi = setting.is_display() ? kXHeight * scale : rule;
  const float wanted = inside.total() + 2.0F * rule + phi / 4.0F;
  const Surd surd = surd_of_height(wanted, scale);
  const float surplus = surd.box.total() - wanted;
  const float gap =
      surplus > 0.0F ? (surplus + 2.0F * rule + phi / 2.0F) / 2.0F : rule + phi / 4.0F;
  const float top = inside.height + gap + rule;

  Box box;
  float x = 0.0F;
  if (node.children[1] != kNoNode) {
    const Box index = set(node.children[1], {tex::Style::kScriptScript, setting.cramped});
    const float offset = (surd.stacked ? 0.5F : 0.6F) * surd.box.width;
    const float total = surd.box.total();
    const float height =
        (surd.stacked ? 1.9F * scale : 0.55F * total) - (total - top) + index.depth;
    const float room = std::max(index.width, offset);
    place(box, index, room - index.width, -height);
    x = room - offset;
  }
  place(box, surd.box, x, -(top - surd.box.height));
  x += surd.box.width;
  place(box, inside, x, 0.0F);
  add_rule(box, x, top - rule, inside.width, rule);
  box.width = x + inside.width;
  box.height = std::max(box.height, top + rule);
  return box;
}

Box Setter::set_fenced(const Node& node, Setting setting) const {
  const float scale = setting.scale();
  const Box inside = set(node.children[0], setting);
  Box box;
  if (node.open != 0) {
    append(box, delimiter_around(node.open, inside.height, inside.depth, scale));
  } else {
    box.width += kNullDelimiter * scale;
  }
  append(box, inside);
  if (node.close != 0) {
    append(box, delimiter_around(node.close, inside.height, inside.depth, scale));
  } else {
    box.width += kNullDelimiter * scale;
  }
  return box;
}

}  // namespace tmw::math
