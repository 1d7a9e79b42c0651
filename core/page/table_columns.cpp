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

// Widths in small type of a table on a phone; what stands there is as wide as the page.
constexpr double kPage = 346;
constexpr double kGap = 14;
constexpr double kLetter = 7.6;
constexpr double kField = 170;  // a field with its unit
constexpr double kMostLines = 4;

// The width that the words of a cell want: their longest alone, or all of them in a few lines.
double wanted_width(const Node& cell) {
  for (const Node& child : cell.children) {
    if (child.kind == NodeKind::kField) return kField;
  }
  std::size_t all = 0, longest = 0;
  for (const Run& run : cell.runs) {
    const bool breaks = run.kind != RunKind::kMath;  // a formula stands on one line
    std::size_t word = 0;
    for (const char c : plain_text({run})) {
      if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;  // goes on with a letter
      word = breaks && c == ' ' ? 0 : word + 1;
      longest = std::max(longest, word);
      ++all;
    }
  }
  return kLetter * std::max(static_cast<double>(longest), static_cast<double>(all) / kMostLines);
}

}  // namespace

bool stacks_on_phones(const Node& table) {
  const std::size_t columns = column_count(table);
  std::vector<double> widths(columns, 0);
  for (const Node& row : table.children) {
    if (spans_columns(row)) continue;
    for (std::size_t c = 0; c < row.children.size(); ++c)
      widths[c] = std::max(widths[c], wanted_width(row.children[c]));
  }
  double sum = kGap * static_cast<double>(columns) - kGap;
  for (const double width : widths) sum += width;
  return columns > 1 && sum > kPage;
}

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
