// What was laid out before of a page: a block that says the same, at the same width, is not laid
// out anew but put where it stands now. Of a chapter in which a number was changed that is nearly
// all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

#include "web/layout/layout.h"

namespace tmw {

struct Slot;

class LayoutMemo {
 public:
  LayoutMemo();
  LayoutMemo(LayoutMemo&& other) noexcept;
  LayoutMemo& operator=(LayoutMemo&& other) noexcept;
  ~LayoutMemo();

  // Forgets the blocks that the page before the last one had, and the last one had not; all of
  // them, where the page has another width.
  void begin_page(float width_px);

  // Appends a block that stands in the page's own column to `out`, laid out or as it is
  // remembered; the index of its node. What is around the block, but for its place, must not
  // matter to it.
  int place(const Node& node, const Slot& slot, const Fonts& fonts, Layout& out);

  // Blocks that are remembered.
  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  // How many were laid out since the page was begun.
  [[nodiscard]] int laid_out() const { return laid_out_; }

 private:
  struct Kept;
  std::unordered_map<NodeId, std::unique_ptr<Kept>> kept_;
  float width_px_ = 0.0F;
  std::uint32_t page_ = 0;
  int laid_out_ = 0;
};

// As without a memo, but for what the last digits of a sum may differ by. A memo goes with one set
// of fonts, all of them loaded.
[[nodiscard]] Layout layout_page(const Page& page, float width_px, const Fonts& fonts,
                                 LayoutMemo& memo);

}  // namespace tmw
