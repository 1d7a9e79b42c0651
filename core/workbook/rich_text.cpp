#include "core/workbook/rich_text.h"

namespace tmw {
namespace {

struct TexWord {
  std::string_view tex;
  std::string_view text;
};

// The words of TeX that prose uses; what is not known loses its backslash.
constexpr TexWord kTexWords[] = {
    {"times", "×"},      {"cdot", "·"},       {"text", ""},     {"mathrm", ""},  {"textbf", ""},
    {"left", ""},        {"right", ""},       {"sqrt", "√"},    {"sum", "∑"},    {"approx", "≈"},
    {"pi", "π"},         {"theta", "θ"},      {"sigma", "σ"},   {"mu", "μ"},     {"gamma", "γ"},
    {"beta", "β"},       {"varepsilon", "ε"}, {"epsilon", "ε"}, {"infty", "∞"},  {"in", "∈"},
    {"leq", "≤"},        {"le", "≤"},         {"geq", "≥"},     {"ge", "≥"},     {"neq", "≠"},
    {"lceil", "⌈"},      {"rceil", "⌉"},      {"lfloor", "⌊"},  {"rfloor", "⌋"}, {"ldots", "…"},
    {"dots", "…"},       {"cdots", "…"},      {"quad", " "},    {"qquad", " "},  {"top", "ᵀ"},
    {"operatorname", ""}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads TeX into a line that a terminal, a search result or a voice can give.
class TexLine {
 public:
  explicit TexLine(std::string_view tex) : rest_(tex) {}

  std::string all() {
    std::string line;
    while (!rest_.empty()) line += next();
    return line;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  // One sign, word or group in braces.
  std::string next() {
    const char c = take();
    if (c == '\\') return command();
    if (c == '{') return group();
    if (c == '^' && !rest_.empty()) return "^" + bound(next());
    if (c == '~') return " ";
    return c == '&' || c == '}' ? "" : std::string(1, c);
  }

  std::string group() {
    std::string inside;
    while (!rest_.empty() && rest_.front() != '}') inside += next();
    if (!rest_.empty()) take();
    return inside;
  }

  std::string command() {
    if (rest_.empty()) return "";
    if (!is_letter(rest_.front())) {
      const char c = take();
      return c == '%' || c == '$' || c == '{' || c == '}' ? std::string(1, c) : c == '!' ? "" : " ";
    }
    std::string name;
    while (!rest_.empty() && is_letter(rest_.front())) name += take();
    if (name == "frac" || name == "dfrac" || name == "tfrac") {
      const std::string above = bound(argument());
      return above + "/" + bound(argument());
    }
    if (name == "sqrt") return "√" + bound(argument());
    for (const TexWord& word : kTexWords) {
      if (name == word.tex) return std::string(word.text);
    }
    return name;
  }

  std::string argument() {
    while (!rest_.empty() && rest_.front() == ' ') take();
    return rest_.empty() ? "" : next();
  }

  // In parentheses where it would else fall apart.
  static std::string bound(const std::string& part) {
    const bool whole = part.find_first_of(" +-*/,·×") == std::string::npos &&
                       (part.size() < 4 || part.find_first_of("^(") == std::string::npos);
    return whole ? part : "(" + part + ")";
  }

  std::string_view rest_;
};

}  // namespace

std::string readable_tex(std::string_view tex) { return TexLine(tex).all(); }

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
      return "    " + block.text;
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
