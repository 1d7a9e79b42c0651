// Markdown into blocks, by md4c. The only file that knows md4c.
#include <md4c.h>

#include <algorithm>
#include <utility>

#include "core/prose/rich_text.h"

namespace tmw {
namespace {

constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_LATEXMATHSPANS | MD_FLAG_NOHTML |
                              MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;

// What md4c has opened and not yet closed.
struct Builder {
  std::vector<Block> open = {Block{}};  // open[0] collects the document
  int strong = 0;
  int emphasis = 0;
  bool code = false;
  bool math = false;
  bool displayed = false;
  bool image = false;
  std::string link;
  std::string image_source;
  const char* text_start = nullptr;
  std::vector<FormulaPlace> formulas;
};

std::string text_of(const MD_ATTRIBUTE& attribute) {
  return attribute.text == nullptr ? std::string{} : std::string(attribute.text, attribute.size);
}

CellAlign align_of(const void* detail) {
  switch (static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align) {
    case MD_ALIGN_CENTER:
      return CellAlign::kCentre;
    case MD_ALIGN_RIGHT:
      return CellAlign::kRight;
    default:
      return CellAlign::kLeft;
  }
}

// True for md4c's blocks that our tree does without: their children go to the parent.
bool is_transparent(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY;
}

Block opened_list(MD_BLOCKTYPE type, const void* detail) {
  Block block;
  block.kind = BlockKind::kList;
  block.ordered = type == MD_BLOCK_OL;
  if (block.ordered) {
    block.first_number = static_cast<int>(static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start);
  }
  return block;
}

Block opened_cell(const void* detail) {
  Block block;
  block.kind = BlockKind::kTableCell;
  block.align = align_of(detail);
  return block;
}

Block of_kind(BlockKind kind) {
  Block block;
  block.kind = kind;
  return block;
}

Block opened_block(MD_BLOCKTYPE type, const void* detail) {
  Block block;
  switch (type) {
    case MD_BLOCK_QUOTE:
      return of_kind(BlockKind::kQuote);
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return opened_list(type, detail);
    case MD_BLOCK_LI:
      return of_kind(BlockKind::kListItem);
    case MD_BLOCK_HR:
      return of_kind(BlockKind::kRule);
    case MD_BLOCK_H:
      block.kind = BlockKind::kHeading;
      block.level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      return block;
    case MD_BLOCK_CODE:
      block.kind = BlockKind::kCode;
      block.language = text_of(static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)->lang);
      return block;
    case MD_BLOCK_TABLE:
      return of_kind(BlockKind::kTable);
    case MD_BLOCK_TR:
      return of_kind(BlockKind::kTableRow);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return opened_cell(detail);
    default:
      return block;
  }
}

// What words are that are neither code nor a formula. All of a link is link: there is no code in
// it.
SpanKind words_kind(const Builder& builder) {
  return builder.link.empty() ? SpanKind::kText : SpanKind::kLink;
}

void add_text(Builder& builder, SpanKind kind, std::string_view text) {
  Span span;
  span.kind = kind;
  span.strong = builder.strong > 0;
  span.emphasis = builder.emphasis > 0;
  if (kind == SpanKind::kLink) span.href = builder.link;
  Spans& spans = builder.open.back().spans;
  const bool joins = !spans.empty() && kind != SpanKind::kLineBreak && kind == spans.back().kind &&
                     span.strong == spans.back().strong && span.emphasis == spans.back().emphasis &&
                     span.href == spans.back().href;
  if (joins && kind != SpanKind::kMath) {
    spans.back().text += text;
    return;
  }
  span.text = text;
  spans.push_back(std::move(span));
}

// A tight list item has its words directly inside it; they become a paragraph of its own.
void gather_loose_spans(Block& block) {
  if (block.kind != BlockKind::kListItem || block.spans.empty()) return;
  Block paragraph;
  paragraph.spans = std::move(block.spans);
  block.spans.clear();
  block.children.insert(block.children.begin(), std::move(paragraph));
}

constexpr std::string_view kCalloutMark = "[!rule]";

// `> [!rule] Title` and what follows it: the first line becomes the title.
void quote_to_callout(Block& block) {
  if (block.kind != BlockKind::kQuote || block.children.empty()) return;
  Spans& spans = block.children.front().spans;
  if (spans.empty() || spans.front().text.rfind(kCalloutMark, 0) != 0) return;
  block.kind = BlockKind::kCallout;
  spans.front().text.erase(0, kCalloutMark.size());
  const std::size_t title_start = spans.front().text.find_first_not_of(' ');
  spans.front().text.erase(0, std::min(title_start, spans.front().text.size()));
  block.spans = std::move(spans);
  block.children.erase(block.children.begin());
}

constexpr std::string_view kAskMark = "[!ask]";

// `> [!ask] 4.5`, and nothing else in the quote.
void quote_to_ask(Block& block) {
  if (block.kind != BlockKind::kQuote || block.children.size() != 1) return;
  const Spans& spans = block.children.front().spans;
  if (spans.size() != 1 || spans.front().text.rfind(kAskMark, 0) != 0) return;
  const std::size_t start = spans.front().text.find_first_not_of(' ', kAskMark.size());
  block.kind = BlockKind::kAsk;
  block.text = start == std::string::npos ? std::string() : spans.front().text.substr(start);
  block.children.clear();
}

constexpr std::string_view kFigureScheme = "figure:";

void paragraph_to_figure(Block& block, std::string& image_source) {
  const bool is_figure = block.kind == BlockKind::kParagraph && block.spans.empty() &&
                         image_source.rfind(kFigureScheme, 0) == 0;
  if (!is_figure) return;
  block.kind = BlockKind::kFigure;
  block.text = image_source.substr(kFigureScheme.size());
  image_source.clear();
}

void close_block(Builder& builder) {
  Block block = std::move(builder.open.back());
  builder.open.pop_back();
  gather_loose_spans(block);
  quote_to_callout(block);
  quote_to_ask(block);
  paragraph_to_figure(block, builder.image_source);
  const bool is_formula = block.kind == BlockKind::kParagraph && block.spans.size() == 1 &&
                          block.spans.front().kind == SpanKind::kMath && builder.displayed;
  if (is_formula) {
    block.kind = BlockKind::kFormula;
    block.text = std::move(block.spans.front().text);
    block.spans.clear();
  }
  builder.displayed = false;
  builder.open.back().children.push_back(std::move(block));
}

int on_enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  if (is_transparent(type)) return 0;
  Builder& builder = *static_cast<Builder*>(user);
  gather_loose_spans(builder.open.back());
  builder.open.push_back(opened_block(type, detail));
  return 0;
}

int on_leave_block(MD_BLOCKTYPE type, void*, void* user) {
  if (!is_transparent(type)) close_block(*static_cast<Builder*>(user));
  return 0;
}

void set_math(Builder& builder, bool displayed, bool entering) {
  builder.math = entering;
  if (entering) {
    builder.displayed = displayed;
    add_text(builder, SpanKind::kMath, "");
    builder.formulas.emplace_back();
  } else {
    builder.formulas.back().tex = builder.open.back().spans.back().text;
  }
}

// Blanks may be md4c's own text, for a line's end; the first sign tells where the formula stands.
void add_math(Builder& builder, std::string_view words) {
  std::string& formula = builder.open.back().spans.back().text;
  const bool first = formula.find_first_not_of(' ') == std::string::npos;
  if (first && words.find_first_not_of(' ') != std::string_view::npos) {
    builder.formulas.back().position = static_cast<std::size_t>(words.data() - builder.text_start);
  }
  formula += words;
}

void set_span(Builder& builder, MD_SPANTYPE type, const void* detail, bool entering) {
  const int step = entering ? 1 : -1;
  switch (type) {
    case MD_SPAN_EM:
      builder.emphasis += step;
      break;
    case MD_SPAN_STRONG:
      builder.strong += step;
      break;
    case MD_SPAN_CODE:
      builder.code = entering;
      break;
    case MD_SPAN_A:
      builder.link =
          entering ? text_of(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href) : std::string{};
      break;
    case MD_SPAN_IMG:
      builder.image = entering;
      if (entering)
        builder.image_source = text_of(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src);
      break;
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_LATEXMATH:
      set_math(builder, type == MD_SPAN_LATEXMATH_DISPLAY, entering);
      break;
    default:
      break;
  }
}

int on_enter_span(MD_SPANTYPE type, void* detail, void* user) {
  set_span(*static_cast<Builder*>(user), type, detail, true);
  return 0;
}

int on_leave_span(MD_SPANTYPE type, void* detail, void* user) {
  set_span(*static_cast<Builder*>(user), type, detail, false);
  return 0;
}

// The entities that prose uses; md4c hands them over unread.
std::string entity_text(std::string_view entity) {
  if (entity == "&nbsp;") return "\xc2\xa0";
  if (entity == "&lt;") return "<";
  if (entity == "&gt;") return ">";
  if (entity == "&amp;") return "&";
  return std::string(entity);
}

int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  Builder& builder = *static_cast<Builder*>(user);
  const std::string_view words(text, size);
  Block& block = builder.open.back();
  if (builder.image) return 0;
  if (block.kind == BlockKind::kCode) {
    block.text += words;
  } else if (builder.math) {
    add_math(builder, type == MD_TEXT_SOFTBR ? std::string_view(" ") : words);
  } else if (type == MD_TEXT_BR) {
    add_text(builder, SpanKind::kLineBreak, "");
  } else if (type == MD_TEXT_SOFTBR) {
    add_text(builder, words_kind(builder), " ");
  } else if (type == MD_TEXT_ENTITY) {
    add_text(builder, words_kind(builder), entity_text(words));
  } else {
    add_text(builder, builder.code && builder.link.empty() ? SpanKind::kCode : words_kind(builder),
             words);
  }
  return 0;
}

}  // namespace

Blocks parse_markdown(std::string_view markdown, std::vector<FormulaPlace>& formulas) {
  Builder builder;
  builder.text_start = markdown.data();
  MD_PARSER parser{};
  parser.flags = kDialect;
  parser.enter_block = on_enter_block;
  parser.leave_block = on_leave_block;
  parser.enter_span = on_enter_span;
  parser.leave_span = on_leave_span;
  parser.text = on_text;
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &builder);
  formulas = std::move(builder.formulas);
  return std::move(builder.open.front().children);
}

Blocks parse_markdown(std::string_view markdown) {
  std::vector<FormulaPlace> formulas;
  return parse_markdown(markdown, formulas);
}

}  // namespace tmw
