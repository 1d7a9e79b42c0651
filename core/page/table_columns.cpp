#include "core/page/table_columns.h"

#include <algorithm>

#include "core/prose/rich_text.h"

namespace tmw {
namespace {

bool looks_like_number(const Node& cell) {
  if (!cell.children.empty()) return false;
  const std::string text = plain_text(cell.runs);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  return digits > 0 && text.size() <= 24 && 2 * digits >= static_cast<std::ptrdiff_t>(text.size());
}

}  // namespace

std::size_t column_count(const Node& table) {
  std::size_t count = 0;
  for (const Node& row : table.children) count = std::max(count, row.children.size());
  return count;
}

std::vector<char> numeric_columns(const Node& table) {
  std::vector<char> numeric(column_count(table), 1);
  for (std::size_t r = table.header ? 1 : 0; r < table.children.size(); ++r) {
    const Node& row = table.children[r];
    if (spans_columns(row)) continue;
    for (std::size_t c = 0; c < numeric.size(); ++c) {
      if (c >= row.children.size() || !looks_like_number(row.children[c])) numeric[c] = 0;
    }
  }
  if (!numeric.empty()) numeric[0] = 0;
  return numeric;
}

}  // namespace tmw
