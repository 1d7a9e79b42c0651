#include "web/layout/layout_memo.h"

#include <iterator>

#include "web/layout/place.h"
#include "web/layout/same.h"

namespace tmw {
namespace {

Slice moved(Slice slice, std::size_t by) {
  const auto offset = static_cast<std::uint32_t>(by);
  return {slice.begin + offset, slice.end + offset};
}

// A part that the node has not got stays where it is: nowhere.
Rect moved(Rect rect, float dy) {
  if (rect != Rect{}) rect.y += dy;
  return rect;
}

// Where the things of a block begin among all of the page.
struct Begins {
  explicit Begins(const Layout& out)
      : nodes(static_cast<int>(out.nodes.size())),
        lines(out.lines.size()),
        texts(out.texts.size()),
        maths(out.maths.size()),
        chips(out.chips.size()),
        boxes(static_cast<std::uint32_t>(out.boxes.size())),
        figures(static_cast<int>(out.figures.size())),
        letters(static_cast<std::uint32_t>(out.letters.size())) {}

  int nodes;
  std::size_t lines;
  std::size_t texts;
  std::size_t maths;
  std::size_t chips;
  std::uint32_t boxes;
  int figures;
  std::uint32_t letters;
};

LaidNode moved(LaidNode node, const Begins& begins, int parent, float dy) {
  node.parent = node.parent < 0 ? parent : node.parent + begins.nodes;
  node.after += begins.nodes;
  if (node.figure >= 0) node.figure += begins.figures;
  for (Rect* rect : {&node.rect, &node.words, &node.control, &node.label, &node.unit})
    *rect = moved(*rect, dy);
  node.lines = moved(node.lines, begins.lines);
  node.texts = moved(node.texts, begins.texts);
  node.maths = moved(node.maths, begins.maths);
  node.chips = moved(node.chips, begins.chips);
  return node;
}

// Puts a block that was laid out at the top of a page of its own where it stands in `out`.
int append(const Layout& block, int parent, float dy, Layout& out) {
  const Begins begins(out);
  for (const LaidNode& node : block.nodes) out.nodes.push_back(moved(node, begins, parent, dy));
  for (Line line : block.lines) {
    line.top += dy;
    line.baseline += dy;
    out.lines.push_back(line);
  }
  for (TextPiece text : block.texts) {
    text.baseline += dy;
    text.first += begins.letters;
    out.texts.push_back(text);
  }
  for (MathPiece piece : block.maths) {
    piece.baseline += dy;
    piece.box += begins.boxes;
    out.maths.push_back(piece);
  }
  for (const Rect& chip : block.chips) out.chips.push_back(moved(chip, dy));
  out.boxes.insert(out.boxes.end(), block.boxes.begin(), block.boxes.end());
  out.figures.insert(out.figures.end(), block.figures.begin(), block.figures.end());
  out.overflowing.insert(out.overflowing.end(), block.overflowing.begin(), block.overflowing.end());
  out.letters += block.letters;
  return begins.nodes;
}

}  // namespace

// A block at the top of a page of its own, in its column.
struct LayoutMemo::Kept {
  Node node;
  Layout laid;
  std::uint32_t page = 0;  // on which it was seen last
};

LayoutMemo::LayoutMemo() = default;
LayoutMemo::LayoutMemo(LayoutMemo&& other) noexcept = default;
LayoutMemo& LayoutMemo::operator=(LayoutMemo&& other) noexcept = default;
LayoutMemo::~LayoutMemo() = default;

void LayoutMemo::begin_page(float width_px) {
  if (width_px != width_px_) kept_.clear();
  width_px_ = width_px;
  laid_out_ = 0;
  const std::uint32_t last = page_++;
  for (auto one = kept_.begin(); one != kept_.end();)
    one = one->second->page < last ? kept_.erase(one) : std::next(one);
}

int LayoutMemo::place(const Node& node, const Slot& slot, const Fonts& fonts, Layout& out) {
  std::unique_ptr<Kept>& kept = kept_[node.id];
  if (kept == nullptr || !same(kept->node, node)) {
    kept = std::make_unique<Kept>();
    kept->node = node;
    kept->laid.width = out.width;
    kept->laid.narrow = out.narrow;
    Slot top = slot;
    top.y = 0.0F;
    top.parent = -1;
    (void)Placer(kept->laid, fonts).place(node, top);
    ++laid_out_;
  }
  kept->page = page_;
  return append(kept->laid, slot.parent, slot.y, out);
}

}  // namespace tmw
