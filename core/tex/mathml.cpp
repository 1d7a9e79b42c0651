#include "core/tex/mathml.h"

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/tex/letter_lean.h"
#include "core/tex/letters.h"
#include "core/tex/live.h"
#include "core/tex/tex_reader.h"
#include "core/tex/tex_symbols.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

using tex::Alphabet;
using tex::AtomClass;
using tex::GridKind;
using tex::kNoNode;
using tex::Node;
using tex::NodeKind;
using tex::Style;
using tex::Tree;

std::string sign_html(char32_t code) {
  std::string text;
  tex::append_utf8(text, code);
  return escape_html(text);
}

std::string element(std::string_view tag, std::string_view content,
                    std::string_view attributes = {}) {
  std::string result = "<";
  result.append(tag).append(attributes).append(">").append(content);
  return result.append("</").append(tag).append(">");
}

// A width such as "0.167em".
std::string em_text(float width) {
  const int thousandths = static_cast<int>(std::lround(width * 1000.0F));
  const int size = std::abs(thousandths);
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return (thousandths < 0 ? "-" : "") + std::to_string(size / 1000) + "." + digits + "em";
}

// Of a sign that MathML Core sets apart and TeX does not.
constexpr std::string_view kNoSpace = " lspace=\"0\" rspace=\"0\"";

class MathWriter {
 public:
  explicit MathWriter(const Tree& tree, bool in_script = false)
      : tree_(tree), in_script_(in_script) {}

  std::string write(int index) const;
  std::string row_content(int index) const;

 private:
  std::string symbol(const Node& node, std::string_view space = {}) const;
  std::string spaced_symbol(const Node& node, std::string_view space = {}) const;
  std::string_view space_around(const Node& row, std::size_t place) const;
  std::string relation_at_end(const Node& node) const;
  std::string word(const Node& node, const char* text_tag = "mtext") const;
  bool is_sign_and_words(const Node& row) const;
  std::string scripts(const Node& node) const;
  std::string fraction(const Node& node) const;
  std::string radical(const Node& node) const;
  std::string fenced(const Node& node) const;
  std::string over(const Node& node) const;
  std::string lined(const Node& node, std::string_view sign) const;
  std::string grid(const Node& node) const;
  std::string with_scripts(const std::string& base, int up, int down, bool limits) const;
  bool is_function(int index) const;
  bool takes_limits(int base) const;

  const Tree& tree_;
  bool in_script_;
};

std::string MathWriter::with_scripts(const std::string& base, int up, int down, bool limits) const {
  const MathWriter script(tree_, true);
  std::string content = base;
  if (down != kNoNode) content += script.write(down);
  if (up != kNoNode) content += script.write(up);
  if (up == kNoNode) return element(limits ? "munder" : "msub", content);
  if (down == kNoNode) return element(limits ? "mover" : "msup", content);
  return element(limits ? "munderover" : "msubsup", content);
}

// An equals sign that begins a cell is spaced as between two sides, not as a sign before its word.
std::string MathWriter::relation_at_end(const Node& node) const {
  return element("mo", sign_html(node.code), " form=\"infix\"");
}

// To MathML, text is space: a row of one sign and texts is a sign itself, and what stands around
// the sign would be put around the row (MathML Core, 3.2.4.2 and 3.2.5).
bool MathWriter::is_sign_and_words(const Node& row) const {
  bool words = false;
  for (const int index : row.children) {
    const Node& child = tree_.at(index);
    const bool text = child.kind == NodeKind::kWord && child.is_text;
    if (!text && (child.kind != NodeKind::kSymbol || child.atom != AtomClass::kRel)) return false;
    words = words || text;
  }
  return words && row.children.size() > 1;
}

bool MathWriter::is_function(int index) const {
  const Node& node = tree_.at(index);
  if (node.kind == NodeKind::kScripts) return is_function(node.children[0]);
  return node.kind == NodeKind::kWord && node.atom == AtomClass::kOp;
}

std::string MathWriter::row_content(int index) const {
  const Node& row = tree_.at(index);
  if (row.kind != NodeKind::kRow) return write(index);
  std::string content;
  const bool sign_and_words = is_sign_and_words(row);
  for (std::size_t i = 0; i < row.children.size(); ++i) {
    const Node& child = tree_.at(row.children[i]);
    const bool at_end = i == 0 || i + 1 == row.children.size();
    const bool relation = child.kind == NodeKind::kSymbol && child.atom == AtomClass::kRel;
    if (relation && at_end) {
      content += relation_at_end(child);
    } else if (sign_and_words && child.kind == NodeKind::kWord) {
      content += word(child, "mi");
    } else if (child.kind == NodeKind::kSymbol) {
      content += spaced_symbol(child, space_around(row, i));
    } else {
      content += write(row.children[i]);
    }
    if (is_function(row.children[i]) && i + 1 < row.children.size()) {
      content += "<mo>\u2061</mo>";  // function application, for screen readers
    }
  }
  return content;
}

// Whether a sign with this on its left, or right, stands between two things (The TeXbook,
// page 170).
bool is_side(const Node& node, AtomClass fence) {
  if (node.kind != NodeKind::kSymbol && node.kind != NodeKind::kDelimiter) return true;
  return node.atom == AtomClass::kOrd || node.atom == AtomClass::kInner || node.atom == fence;
}

// The space around a sign as TeX has it, where MathML Core's table of signs has another: a
// product's sign is set like a sum's, and in scripts nothing is set apart.
std::string_view MathWriter::space_around(const Node& row, std::size_t place) const {
  const Node& node = tree_.at(row.children[place]);
  const bool binary = node.atom == AtomClass::kBin;
  if (place == 0) return "";
  if (in_script_) return binary || node.atom == AtomClass::kRel ? kNoSpace : "";
  const bool known = node.code == U'+' || node.code == U'−' || node.code == U'±';
  if (!binary || known || place + 1 == row.children.size()) return "";
  const bool between = is_side(tree_.at(row.children[place - 1]), AtomClass::kClose) &&
                       is_side(tree_.at(row.children[place + 1]), AtomClass::kOpen);
  return between ? " lspace=\"0.222em\" rspace=\"0.222em\"" : "";
}

std::string MathWriter::symbol(const Node& node, std::string_view space) const {
  const std::string text = sign_html(node.code);
  if (node.atom == AtomClass::kOrd) {
    if (node.alphabet == Alphabet::kItalic) return element("mi", text);
    if (const char32_t styled = styled_letter(node)) return element("mi", sign_html(styled));
    const bool sign =
        node.code < 0x80 && !((node.code | 0x20U) >= U'a' && (node.code | 0x20U) <= U'z');
    // Of a sign that is no operator to TeX, such as a slash, MathML must be told so.
    if (sign || node.code == U'′')
      return element("mo", text, " lspace=\"0\" rspace=\"0\" stretchy=\"false\"");
    return element("mi", text, " mathvariant=\"normal\"");
  }
  if (node.atom == AtomClass::kInner) return element("mo", text, kNoSpace);
  const bool fence = node.atom == AtomClass::kOpen || node.atom == AtomClass::kClose;
  return element("mo", text, fence ? std::string_view(" stretchy=\"false\"") : space);
}

// The same, of which what follows stands clear: a letter that leans out of its box keeps the room.
std::string MathWriter::spaced_symbol(const Node& node, std::string_view space) const {
  const bool slanted = node.atom == AtomClass::kOrd && node.alphabet == Alphabet::kItalic;
  if (!slanted || letter_lean(node.code) == 0.0F) return symbol(node, space);
  return element("mi", sign_html(node.code), " class=\"" + lean_class(node.code) + "\"");
}

// A browser drops the spaces at the ends of a text in a formula.
std::string with_hard_ends(std::string text) {
  constexpr std::string_view kHard = "\u00A0";
  if (!text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, kHard);
  if (!text.empty() && text.front() == ' ') text.replace(0, 1, kHard);
  return text;
}

std::string MathWriter::word(const Node& node, const char* text_tag) const {
  const std::string style = node.alphabet == Alphabet::kBold ? " class=\"math-bold\"" : "";
  if (node.kind == NodeKind::kNumber) return element("mn", escape_html(node.text), style);
  if (node.is_text) {
    const std::string upright = text_tag == std::string_view("mi") ? " mathvariant=\"normal\"" : "";
    return element(text_tag, with_hard_ends(escape_html(node.text)), style + upright);
  }
  // A single letter in <mi> would be slanted; the style sheet takes any other for a slanted one.
  return element("mi", escape_html(node.text), style + " mathvariant=\"normal\"");
}

bool MathWriter::takes_limits(int base) const {
  const Node& node = tree_.at(base);
  if (node.kind == NodeKind::kRow && node.children.size() == 1)
    return takes_limits(node.children[0]);
  return node.limits || node.always_limits;
}

std::string MathWriter::scripts(const Node& node) const {
  const Node& base = tree_.at(node.children[0]);
  // What stands above a letter that leans begins where the letter ends; below, where its box does.
  const bool above = node.children[1] != kNoNode && node.children[2] == kNoNode;
  const std::string content =
      above && base.kind == NodeKind::kSymbol ? spaced_symbol(base) : write(node.children[0]);
  return with_scripts(content, node.children[1], node.children[2], takes_limits(node.children[0]));
}

std::string MathWriter::fraction(const Node& node) const {
  const std::string content = write(node.children[0]) + write(node.children[1]);
  if (!node.ruled) {
    return element("mrow", element("mo", sign_html(node.open)) +
                               element("mfrac", content, " linethickness=\"0\"") +
                               element("mo", sign_html(node.close)));
  }
  if (!node.forced_style) return element("mfrac", content);
  const bool display = node.style == Style::kDisplay;
  return element("mfrac", content, display ? " displaystyle=\"true\"" : " displaystyle=\"false\"");
}

std::string MathWriter::radical(const Node& node) const {
  if (node.children[1] == kNoNode) return element("msqrt", row_content(node.children[0]));
  return element("mroot", write(node.children[0]) + write(node.children[1]));
}

std::string MathWriter::fenced(const Node& node) const {
  std::string content;
  if (node.open != 0) content += element("mo", sign_html(node.open), " fence=\"true\"");
  content += write(node.children[0]);
  if (node.close != 0) content += element("mo", sign_html(node.close), " fence=\"true\"");
  return element("mrow", content);
}

std::string MathWriter::over(const Node& node) const {
  const std::string base = write(node.children[0]);
  if (node.children[2] == kNoNode) return element("mover", base + write(node.children[1]));
  return element("munder", base + write(node.children[2]));
}

// A base with a stretchy sign or an accent over or under it.
std::string MathWriter::lined(const Node& node, std::string_view sign) const {
  const bool accent = node.kind == NodeKind::kAccent;
  const std::string mark = element("mo", sign, accent ? " stretchy=\"false\"" : "");
  const std::string content = write(node.children[0]) + mark;
  return node.below ? element("munder", content) : element("mover", content, " accent=\"true\"");
}

std::string MathWriter::grid(const Node& node) const {
  const auto columns = static_cast<std::size_t>(node.columns);
  std::string rows;
  for (std::size_t first = 0; first < node.children.size(); first += columns) {
    std::string cells;
    for (std::size_t column = 0; column < columns; ++column) {
      std::string_view side;
      if (node.grid == GridKind::kCases) side = " class=\"math-left\"";
      if (node.grid == GridKind::kAligned) {
        side = column % 2 == 0 ? " class=\"math-right\"" : " class=\"math-left\"";
      }
      cells += element("mtd", row_content(node.children[first + column]), side);
    }
    rows += element("mtr", cells);
  }
  return element("mtable", rows, node.grid == GridKind::kAligned ? " displaystyle=\"true\"" : "");
}

std::string MathWriter::write(int index) const {
  const Node& node = tree_.at(index);
  switch (node.kind) {
    case NodeKind::kSymbol:
      return symbol(node);
    case NodeKind::kNumber:
    case NodeKind::kWord:
      return word(node);
    case NodeKind::kRow:
      if (node.children.size() == 1) return write(node.children[0]);
      return element("mrow", row_content(index));
    case NodeKind::kScripts:
      return scripts(node);
    case NodeKind::kFraction:
      return fraction(node);
    case NodeKind::kRadical:
      return radical(node);
    case NodeKind::kFenced:
      return fenced(node);
    case NodeKind::kDelimiter:
      return element("mo", sign_html(node.code), " stretchy=\"false\"");
    case NodeKind::kAccent:
      return lined(node, sign_html(node.code == U'\u20D7' ? U'→' : node.code));
    case NodeKind::kLine:
      return lined(node, node.below ? "_" : "‾");
    case NodeKind::kBrace:
      return lined(node, node.below ? "⏟" : "⏞");
    case NodeKind::kGrid:
      return grid(node);
    case NodeKind::kStyled:
      return element(
          "mstyle", row_content(node.children[0]),
          node.style == Style::kDisplay ? " displaystyle=\"true\"" : " displaystyle=\"false\"");
    case NodeKind::kOver:
      return over(node);
    case NodeKind::kLive:
      if (node.text.empty()) return write(node.children[0]);
      return element("mrow", write(node.children[0]),
                     " class=\"number\" data-given=\"" + escape_html(node.text) + "\"");
    case NodeKind::kSpace:
      return element("mspace", "", " width=\"" + em_text(node.width) + "\"");
  }
  return {};
}

}  // namespace

std::string mathml_for_tex(std::string_view source, bool display) {
  const tex::ReadResult read = tex::read(source);
  std::string body = element("mtext", escape_html(source));
  if (read.ok()) {
    const tex::Node& root = read.tree.at(read.tree.root);
    const bool alone = root.kind != tex::NodeKind::kRow || root.children.size() == 1;
    body = MathWriter(read.tree).row_content(read.tree.root);
    if (!alone) body = element("mrow", body);
  }
  const std::string annotation =
      element("annotation", escape_html(without_live(source)), " encoding=\"application/x-tex\"");
  return element("math", element("semantics", body + annotation),
                 display ? " display=\"block\"" : "");
}

}  // namespace tmw
