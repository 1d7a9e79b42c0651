// The door of core/prose.
//
// Prose as a tree that a page can lay out: what Markdown with `$...$` math becomes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

enum class SpanKind : std::uint8_t {
  kText,
  kCode,
  kMath,       // `text` is the TeX between the dollars
  kLink,       // text that leads to `href`
  kLineBreak,  // a forced line break; `text` is empty
};

// A stretch of text in one style.
struct Span {
  SpanKind kind = SpanKind::kText;
  bool strong = false;
  bool emphasis = false;
  std::string text;     // UTF-8
  std::string href;     // kLink: an outer address or "#/4/4.3"
  std::string label{};  // kLink: its accessible name, where the text does not say enough
  std::string term{};   // kLink: the term that the words name; it can be opened where it stands
  std::string given{};  // a number that a reader may change: the name of its given
  std::string room{};   // the widest words that may come to stand here; the line keeps their width

  bool operator==(const Span&) const = default;
};

enum class BlockKind {
  kParagraph,  // spans
  kHeading,    // spans, level 1 to 6
  kFormula,    // displayed math: text is the TeX
  kCode,       // text with newlines; language from the fence, may be empty
  kList,       // children are kListItem; ordered, first_number
  kListItem,   // children are blocks (a tight item holds one paragraph)
  kCallout,    // spans are its title, children its content; the rule worth remembering
  kQuote,      // children
  kTable,      // children are kTableRow, the first one is the header
  kTableRow,   // children are kTableCell
  kTableCell,  // spans; align
  kFigure,     // text is the id of the figure to draw here
  kAsk,        // text is the id of the exercise to ask here
  kRule,       // a separator
};

enum class CellAlign { kLeft, kCentre, kRight };

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  int level = 0;         // kHeading
  bool ordered = false;  // kList
  int first_number = 1;  // kList, ordered
  CellAlign align = CellAlign::kLeft;
  Spans spans;
  std::string text;      // kFormula, kCode, kFigure
  std::string language;  // kCode
  std::vector<Block> children;

  bool operator==(const Block&) const = default;
};

// The blocks of a Markdown text. Understood: paragraphs, headings, emphasis, code, links, lists,
// tables, fenced code, `$inline$` and `$$displayed$$` math; a quote that begins with `[!rule]
// Title` is a callout, one that says only `[!ask] ID` an ask; a paragraph that holds only
// `![](figure:ID)` is a figure. Raw HTML is text.
// Never fails: any text is some Markdown.
[[nodiscard]] Blocks parse_markdown(std::string_view markdown);

// A formula of a text and where it begins, after its dollars.
struct FormulaPlace {
  std::string tex;
  std::size_t position = 0;  // byte offset in the text
};

// The same, and the text's formulas in reading order.
[[nodiscard]] Blocks parse_markdown(std::string_view markdown, std::vector<FormulaPlace>& formulas);

// The words of spans without markup: code as written, math as far as plain characters can say it.
[[nodiscard]] std::string plain_text(const Spans& spans);

// The same for blocks, for a terminal: one blank line between blocks, list items with their mark,
// tables with bars.
[[nodiscard]] std::string plain_text(const Blocks& blocks);

}  // namespace tmw
