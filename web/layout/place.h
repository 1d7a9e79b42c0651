// Places the nodes of a page: one function for each kind of block.
#pragma once

#include <span>
#include <vector>

#include "core/page/page.h"
#include "core/page/table_columns.h"
#include "web/layout/flow.h"
#include "web/layout/layout.h"

namespace tmw {

class LayoutMemo;

// Where a node may stand, and what it inherits from the blocks around it.
struct Slot {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  int parent = -1;
  bool in_column = true;  // in the page's own column: cards may reach out of it on both sides
  Colour colour = Colour::kText;
  TextStyle style = TextStyle::kBody;

  [[nodiscard]] float right_edge() const { return x + width; }
};

// Appends nodes to a layout. Every `place` returns the index of the node it made; the node's rect
// is then final, and its parent goes on below it.
class Placer {
 public:
  // With a memo, the blocks of the page's own column are taken from there if they are known.
  Placer(Layout& layout, const Fonts& fonts, LayoutMemo* memo = nullptr)
      : out_(layout), fonts_(fonts), memo_(memo) {}

  int place(const Node& node, const Slot& slot);

  // Children one below the other with the space their kinds ask for. Returns the height.
  float stack(std::span<const Node> children, const Slot& slot);

  // Width in px that a node takes where it is free to choose.
  [[nodiscard]] float natural_width(const Node& node, float available) const;

 private:
  int place_in_stack(const Node& node, const Slot& slot);
  int open(const Node& node, const Slot& slot);
  void close(int index, float height);
  LaidNode& at(int index) { return out_.nodes[static_cast<std::size_t>(index)]; }
  Rect words(int index, const Node& node, const FlowStyle& style, float x, float y, float width);
  void move(int first, int after, float dx, float dy);
  void move_words(const LaidNode& node, float dx, float dy);

  // Words and structure.
  void place_words(int index, const Node& node, const Slot& slot);
  void place_formula(int index, const Node& node, const Slot& slot);
  void place_framed(int index, const Node& node, const Slot& slot);
  void place_list(int index, const Node& node, const Slot& slot);
  void place_list_item(int index, const Node& node, const Slot& slot);
  void place_code(int index, const Node& node, const Slot& slot);
  void place_row(int index, const Node& node, const Slot& slot);
  [[nodiscard]] static float column_in_row(const Node& row, float available);
  float align_row(int first, int after, bool bottom);
  [[nodiscard]] float below_floor(int index) const;
  void place_badge(int index, const Node& node, const Slot& slot);
  void place_sign(int index, const Node& node, const Slot& slot);
  void place_meter(int index, const Node& node, const Slot& slot);
  void place_figure(int index, const Node& node, const Slot& slot);

  // Controls.
  struct FieldWidths {
    float input = 0.0F;
    float unit = 0.0F;
    float all = 0.0F;
    bool unit_below = false;
  };
  [[nodiscard]] FieldWidths field_widths(const Node& node, float available) const;
  [[nodiscard]] float least_input_width(const Node& node) const;
  [[nodiscard]] float least_control_width(const Node& node) const;
  float place_label(int index, const Node& node, const Slot& slot);
  float place_sign_of(int index, const Node& field, const Node& sign, const Slot& slot,
                      float below);
  float place_remarks(int index, const Node& field, const Slot& slot, float below);
  void place_button(int index, const Node& node, const Slot& slot);
  void place_field(int index, const Node& node, const Slot& slot);
  void place_slider(int index, const Node& node, const Slot& slot);
  void place_editor(int index, const Node& node, const Slot& slot);
  void place_choice(int index, const Node& node, const Slot& slot);
  void place_order_step(int index, const Node& node, const Slot& slot);
  void place_listing(int index, const Node& node, const Slot& slot);
  void place_listing_line(int index, const Node& node, const Slot& slot);
  void place_fold(int index, const Node& node, const Slot& slot);

  // Tables. `least` of a column holds its widest word, number with its unit, or usable field.
  struct ColumnWishes {
    std::vector<float> natural;
    std::vector<float> least;
  };
  void place_table(int index, const Node& node, const Slot& slot);
  [[nodiscard]] ColumnWishes column_wishes(const Node& table) const;
  [[nodiscard]] static bool is_cramped(const ColumnWishes& wishes, float width);
  [[nodiscard]] static std::vector<float> column_widths(const ColumnWishes& wishes, float width);
  float place_table_row(const Node& row, const Slot& slot, std::span<const float> widths,
                        std::span<const char> right_aligned, bool header);
  void right_align_lines(const LaidNode& node, float width);
  void place_cell(const Node& cell, const Slot& slot, float gap, bool right_aligned, bool header);
  float fill_cell(int index, const Node& cell, const Slot& slot);

  // Tables too wide for a phone: each row a block, each cell a line that begins with the name of
  // its column. The head keeps its elements, without size; the table paints the names.
  struct ColumnName {
    LaidNode words;  // set at the origin, moved to its cell
    float height = 0.0F;
  };
  void place_stacked_table(int index, const Node& node, const Slot& slot);
  void place_hidden_head(const Node& head, const Slot& slot);
  float place_stacked_row(const Node& row, const Slot& slot, std::span<const ColumnName> names,
                          float names_width);
  float place_stacked_cell(const Node& cell, const Slot& slot, const ColumnName* name,
                           float names_width);

  [[nodiscard]] float control_height() const { return out_.narrow ? 48.0F : 40.0F; }

  Layout& out_;
  const Fonts& fonts_;
  LayoutMemo* memo_;
};

// From a field to what is said of the text in it, px.
inline constexpr float kRemarkGapPx = 4.0F;

// Space in px between two neighbours of these kinds in one column.
[[nodiscard]] float gap_between(const Node& above, const Node& below);

[[nodiscard]] TextStyle heading_style(int level);

}  // namespace tmw
