#include "core/prose/rich_text.h"

#include "core/tex/readable.h"

namespace tmw {
namespace {

std::string indented(const std::string& text, std::string_view first, std::string_view rest) {
  std::string result(first);
  for (const char c : text) {
    result += c;
    if (c == '\n') result += rest;
  }
  return result;
}

std::string list_text(const Block& list) {
  std::string result;
  int number = list.first_number;
  for (const Block& item : list.children) {
    const std::string mark = list.ordered ? std::to_string(number++) + ". " : "- ";
    if (!result.empty()) result += '\n';
    result += indented(plain_text(item.children), mark, std::string(mark.size(), ' '));
  }
  return result;
}

std::string row_text(const Block& row) {
  std::string result;
  for (const Block& cell : row.children) {
    if (!result.empty()) result += " | ";
    result += plain_text(cell.spans);
  }
  return result;
}

std::string table_text(const Block& table) {
  std::string result;
  for (const Block& row : table.children) {
    if (!result.empty()) result += '\n';
    result += row_text(row);
  }
  return result;
}

std::string block_text(const Block& block) {
  switch (block.kind) {
    case BlockKind::kParagraph:
    case BlockKind::kHeading:
    case BlockKind::kTableCell:
      return plain_text(block.spans);
    case BlockKind::kFormula:
      return "    " + readable_tex(block.text);
    case BlockKind::kCode:
      return indented(block.text, "    ", "    ");
    case BlockKind::kList:
      return list_text(block);
    case BlockKind::kListItem:
      return plain_text(block.children);
    case BlockKind::kCallout:
      return plain_text(block.spans) + "\n\n" + plain_text(block.children);
    case BlockKind::kQuote:
      return indented(plain_text(block.children), "> ", "> ");
    case BlockKind::kTable:
      return table_text(block);
    case BlockKind::kTableRow:
      return row_text(block);
    case BlockKind::kFigure:
      return "[figure: " + block.text + "]";
    case BlockKind::kAsk:
      return "[exercise " + block.text + "]";
    case BlockKind::kRule:
      return "---";
  }
  return {};
}

}  // namespace

std::string plain_text(const Spans& spans) {
  std::string result;
  for (const Span& span : spans) {
    if (span.kind == SpanKind::kLineBreak) {
      result += '\n';
    } else {
      result += span.kind == SpanKind::kMath ? readable_tex(span.text) : span.text;
    }
  }
  return result;
}

std::string plain_text(const Blocks& blocks) {
  std::string result;
  for (const Block& block : blocks) {
    if (!result.empty()) result += "\n\n";
    result += block_text(block);
  }
  return result;
}

}  // namespace tmw
