// The columns of a table node, for the layout and for the plain page.
#pragma once

#include <vector>

#include "core/page/page.h"

namespace tmw {

// A row of one cell over several columns: it says nothing of their widths, and has none of their
// names.
[[nodiscard]] inline bool spans_columns(const Node& row) {
  return !row.children.empty() && row.children.front().level > 1;
}

[[nodiscard]] std::size_t column_count(const Node& table);

// Columns in which every cell below the head is a number stand flush right: 1 for each of them.
[[nodiscard]] std::vector<char> numeric_columns(const Node& table);

// Whether on a phone each row becomes a block and each cell a line of it, so that the plain page
// has about the height that the layout gives it (Placer::is_cramped), which knows its letters: here
// their widths are guessed by their number.
[[nodiscard]] bool stacks_on_phones(const Node& table);

}  // namespace tmw
