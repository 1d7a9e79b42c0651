// Scripts and limits (rules 13 and 18), accents (12), lines and braces.
#include <algorithm>

#include "web/math/math_setter.h"

namespace tmw::math {

using tex::kNoNode;
using tex::Node;
using tex::NodeKind;

// The node inside braces around a single thing.
const Node& Setter::core_of(int index) const {
  const Node* node = &tree_.at(index);
  while (node->kind == NodeKind::kRow && node->children.size() == 1) {
    node = &tree_.at(node->children[0]);
  }
  return *node;
}

bool Setter::takes_limits(int base, Setting setting) const {
  const Node& node = core_of(base);
  return node.always_limits || (node.limits && setting.is_display());
}

Box Setter::set_scripts(const Node& node, Setting setting) const {
  const int base_index = node.children[0];
  const Box base = set(base_index, setting);
  if (!takes_limits(base_index, setting)) return set_side_scripts(node, base, setting);
  const bool brace = core_of(base_index).kind == NodeKind::kBrace;
  return set_limits(base, node.children[1], node.children[2], brace ? kAccentGap : 0.0F, setting);
}

namespace {

// How far a superscript goes up: rules 18a to 18c.
float raise_of(const Box& base, const Box& raised, Setting setting, float script_scale) {
  const float scale = setting.scale();
  const float least = setting.cramped ? kSup3 : setting.is_display() ? kSup1 : kSup2;
  const float from_base = base.is_letter ? 0.0F : base.height - kSupDrop * script_scale;
  return std::max({from_base, least * scale, raised.depth + kXHeight / 4.0F * scale});
}

// Rule 18e: superscript and subscript must not touch.
void part_scripts(float& up, float& down, const Box& raised, const Box& lowered, float scale) {
  const float wanted = 3.0F * kRule * scale;
  const float gap = (up - raised.depth) - (lowered.height - down);
  if (gap >= wanted) return;
  down += wanted - gap;
  const float lift = 0.8F * kXHeight * scale - (up - raised.depth);
  if (lift > 0.0F) {
    up += lift;
    down -= lift;
  }
}

}  // namespace

Box Setter::set_side_scripts(const Node& node, const Box& base, Setting setting) const {
  constexpr float kBeforeScript = 0.033F;  // between letter and script, MathJax's extra_ic
  const float scale = setting.scale();
  const bool has_raised = node.children[1] != kNoNode;
  const bool has_lowered = node.children[2] != kNoNode;
  const Setting up_setting = setting.script(false);
  const Setting down_setting = setting.script(true);
  const Box raised = has_raised ? set(node.children[1], up_setting) : Box{};
  const Box lowered = has_lowered ? set(node.children[2], down_setting) : Box{};
  const float script_scale = up_setting.scale();

  float up = has_raised ? raise_of(base, raised, setting, script_scale) : 0.0F;
  const float from_base = base.is_letter ? 0.0F : base.depth + kSubDrop * script_scale;
  float down = std::max(from_base, (has_raised ? kSub2 : kSub1) * scale);
  if (has_raised && has_lowered) {
    part_scripts(up, down, raised, lowered, scale);
  } else {
    down = std::max(down, lowered.height - 0.8F * kXHeight * scale);
  }

  Box box = base;
  box.is_letter = false;
  box.italic = 0.0F;
  const float foot = base.width - base.italic + kBeforeScript * scale;
  const bool slanted = base.italic > 0.0F;
  float head = foot + (slanted ? 1.05F * base.italic + 0.05F * scale : 0.0F);
  float end = base.width;
  if (has_raised) {
    place(box, raised, head, -up);
    end = std::max(end, head + raised.width);
  }
  if (has_lowered) {
    place(box, lowered, foot, down);
    end = std::max(end, foot + lowered.width);
  }
  box.width = end + kScriptSpace * scale;
  return box;
}

// What stands over and under a base (rule 13a). `nearer`: how much closer than usual.
Box Setter::set_limits(const Box& base, int over, int under, float nearer, Setting setting) const {
  const float scale = setting.scale();
  const Box above = over == kNoNode ? Box{} : set(over, setting.script(false));
  const Box below = under == kNoNode ? Box{} : set(under, setting.script(true));
  const float lean = 0.75F * base.italic;
  const float widest = std::max({base.width, above.width, below.width});
  const float above_x = (widest - above.width) / 2.0F + lean;
  const float below_x = (widest - below.width) / 2.0F - lean;
  const float shift = std::max(0.0F, -std::min(above_x, below_x));
  Box box;
  place(box, base, (widest - base.width) / 2.0F + shift, 0.0F);
  box.width = widest + shift;
  box.skew = base.skew;
  if (over != kNoNode) {
    const float gap = std::max(kBigOp1 * scale, kBigOp3 * scale - above.depth) - nearer * scale;
    place(box, above, above_x + shift, -(base.height + gap + above.depth));
    box.height += kBigOp5 * scale;
    box.width = std::max(box.width, above_x + shift + above.width);
  }
  if (under != kNoNode) {
    const float gap = std::max(kBigOp2 * scale, kBigOp4 * scale - below.height) - nearer * scale;
    place(box, below, below_x + shift, base.depth + gap + below.height);
    box.depth += kBigOp5 * scale;
    box.width = std::max(box.width, below_x + shift + below.width);
  }
  return box;
}

Box Setter::set_accent(const Node& node, Setting setting) const {
  const float scale = setting.scale();
  const Box base = set(node.children[0], setting.cramp());
  const Box accent = glyph_box(Face::kMathMain, node.code, scale);
  // A second accent stands close to the first.
  const float gap = core_of(node.children[0]).kind == NodeKind::kAccent ? 0.0F : kAccentGap * scale;
  const float up = std::max(base.height, kXHeight * scale) + gap + accent.depth;
  const float own_width = math_glyph_metrics(Face::kMathMain, node.code).width * scale;
  const float middle = base.is_letter ? (base.width - base.italic) / 2.0F : base.width / 2.0F;
  // The arrow of \vec has no advance; its ink hangs to the left of its origin.
  const float half = own_width > 0.0F ? -own_width / 2.0F : 0.25F * scale;
  Box box = base;
  place(box, accent, middle + base.skew + 0.75F * base.italic + half, -up);
  box.height += kBigOp5 * scale;
  return box;
}

Box Setter::set_line(const Node& node, Setting setting) const {
  constexpr float kThickness = 0.04F;
  const float scale = setting.scale();
  Box box = set(node.children[0], node.below ? setting : setting.cramp());
  const float gap = 3.0F * kRule * scale;
  const float thickness = kThickness * scale;
  if (node.below) {
    add_rule(box, 0.0F, -(box.depth + gap + thickness), box.width, thickness);
    box.depth += kBigOp5 * scale;
  } else {
    add_rule(box, 0.0F, box.height + gap, box.width, thickness);
    box.height += kBigOp5 * scale;
  }
  box.is_letter = false;
  return box;
}

Box Setter::set_brace(const Node& node, Setting setting) const {
  const float scale = setting.scale();
  const Box base = set(node.children[0], setting);
  const Box brace = horizontal_brace(base.width, node.below, scale);
  const float widest = std::max(base.width, brace.width);
  Box box;
  place(box, base, (widest - base.width) / 2.0F, 0.0F);
  box.width = widest;
  const float gap = kAccentGap * scale;
  const float x = (widest - brace.width) / 2.0F;
  if (node.below) {
    place(box, brace, x, base.depth + gap + brace.height);
    box.depth += kBigOp5 * scale;
  } else {
    place(box, brace, x, -(base.height + gap + brace.depth));
    box.height += kBigOp5 * scale;
  }
  return box;
}

}  // namespace tmw::math
