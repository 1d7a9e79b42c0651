// Breaks runs of text into lines and places them: the part of layout that knows words.
#pragma once

#include <vector>

#include "core/page/page.h"
#include "web/faces/fonts.h"
#include "web/layout/layout.h"
#include "web/layout/theme.h"

namespace tmw {

// How a node's runs are to be set.
struct FlowStyle {
  TextStyle style = TextStyle::kBody;
  Colour colour = Colour::kText;
};

// Sets `runs` with the first line's top left corner at (x, y), no line wider than width_px unless a
// word cannot be cut; appends to the layout's pools and fills the node's lines, texts, maths and
// chips. Returns the box of the words.
Rect flow_runs(Layout& layout, LaidNode& node, const std::vector<Run>& runs, const FlowStyle& style,
               const Fonts& fonts, float x, float y, float width_px);

// Sets source text: lines end at newlines, and where a line is too long. Spaces are kept.
// What stands out in the language (core/page/code_tokens.h) has colours of its own.
Rect flow_code(Layout& layout, LaidNode& node, std::string_view source, std::string_view language,
               const FlowStyle& style, const Fonts& fonts, float x, float y, float width_px);

// Widths of runs in px: on one line, and of the widest part that cannot be broken.
struct FlowWidths {
  float natural = 0.0F;
  float least = 0.0F;
};
[[nodiscard]] FlowWidths flow_widths(const std::vector<Run>& runs, TextStyle style,
                                     const Fonts& fonts);

}  // namespace tmw
