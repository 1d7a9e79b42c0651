// The door of web/layout; records.h packs what JavaScript reads, theme.h has colours and type.
//
// Where everything of a page stands, for one width.
//
// Pure: the same page, width and fonts give the same layout; the caller caches it. All lengths are
// CSS pixels from the document's top left corner. The painter and the records only read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/page/dom.h"
#include "core/page/page.h"
#include "web/faces/fonts.h"
#include "web/layout/theme.h"
#include "web/math/math_layout.h"

namespace tmw {

struct Rect {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};

// A stretch of letters in one face, size and colour on one line.
struct TextPiece {
  Face face = Face::kSans;
  Colour colour = Colour::kText;
  bool underlined = false;
  bool dotted = false;  // a term, which can be opened; a number that a reader may change
  int room = -1;        // the run of a number that keeps a wider one's room, part of `width`
  float size_px = 0.0F;
  float x = 0.0F;
  float baseline = 0.0F;
  float width = 0.0F;
  std::uint32_t first = 0;  // bytes of Layout::letters
  std::uint32_t length = 0;
};

// One unbroken piece of typeset math.
struct MathPiece {
  std::uint32_t box = 0;  // index into Layout::boxes
  Colour colour = Colour::kText;
  float em_px = 0.0F;
  float x = 0.0F;
  float baseline = 0.0F;
  float width = 0.0F;
  float ascent = 0.0F;   // above the baseline
  float descent = 0.0F;  // below it
  int run = 0;           // the run it came from
};

struct Line {
  RunPosition end;
  float top = 0.0F;
  float baseline = 0.0F;
  float height = 0.0F;
  float width = 0.0F;
  float indent = 0.0F;  // from the left edge of the words
};

// Half-open range of one of Layout's pools.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
};

// A node at its place, with what the painter needs of it.
struct LaidNode {
  NodeId id = 0;
  NodeKind kind = NodeKind::kParagraph;
  Tone tone = Tone::kPlain;
  Mark mark = Mark::kNone;
  TextStyle style = TextStyle::kBody;
  bool checked = false;
  bool disabled = false;
  bool open = false;
  bool header = false;   // a cell or row of the table's head
  bool ordered = false;  // an item of a numbered list: `level` is its number
  bool first = false;    // first among its siblings
  int level = 0;
  int parent = -1;  // index into Layout::nodes
  int after = 0;    // index after its last descendant
  int figure = -1;  // index into Layout::figures
  Rect rect;        // the whole node: its box when it has one
  Rect words;       // where its runs stand; lines start at the left edge, `rect` if it has none
  Rect control;     // kField: the <input>; kEditor: the <textarea>; kChoice, kListingLine: circle;
                    // kFold: the summary row; kFigure: the drawing; kMeter: the bar; kOrderStep:
                    // the number
  Rect label;       // kField, kEditor, kChoices, kMeter, kListing: its label, when shown;
                    // kOrderStep: the handle
  Rect unit;        // kField: the unit
  float value_now = 0.0F;
  float value_max = 0.0F;
  Slice lines;
  Slice texts;
  Slice maths;
  Slice chips;
};

struct Layout {
  float width = 0.0F;
  float height = 0.0F;
  bool narrow = false;          // phone: one column, controls at least 44 px high
  std::vector<LaidNode> nodes;  // depth first, parents before children
  std::vector<Line> lines;
  std::vector<TextPiece> texts;
  std::vector<MathPiece> maths;
  std::vector<Rect> chips;  // grounds of inline code
  std::vector<MathBox> boxes;
  std::vector<Chart> figures;
  std::vector<NodeId> overflowing;  // what did not fit even at the smallest size
  std::string letters;
  std::unordered_map<NodeId, int> index;  // of nodes

  [[nodiscard]] const LaidNode* find(NodeId id) const;
  [[nodiscard]] std::string_view letters_of(const TextPiece& piece) const;
};

// Below this width the page is set for a phone.
inline constexpr float kNarrowPx = 700.0F;

// Requires the sans, mono and math faces to be loaded and 320 <= width_px.
[[nodiscard]] Layout layout_page(const Page& page, float width_px, const Fonts& fonts);

}  // namespace tmw
