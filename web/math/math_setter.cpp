#include "web/math/math_setter.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tmw::math {

using tex::Alphabet;
using tex::AtomClass;
using tex::Node;
using tex::NodeKind;
using tex::Style;

float Setting::scale() const {
  if (style == Style::kScript) return kScriptScale;
  return style == Style::kScriptScript ? kSmallestScale : 1.0F;
}

Setting Setting::script(bool cramp) const {
  const bool first = style == Style::kDisplay || style == Style::kText;
  return {first ? Style::kScript : Style::kScriptScript, cramped || cramp};
}

Setting Setting::fraction(bool cramp) const {
  if (style == Style::kDisplay) return {Style::kText, cramped || cramp};
  return script(cramp);
}

namespace {

// Space between two neighbours in math units (rule 20 and the table of chapter 18); negative: only
// outside of scripts not, but in every style.
constexpr std::array<std::array<int, 8>, 8> kSpaces = {{
    // ord op bin rel open close punct inner
    {0, -3, 4, 5, 0, 0, 0, 3},   // ord
    {-3, -3, 0, 5, 0, 0, 0, 3},  // op
    {4, 4, 0, 0, 4, 0, 0, 4},    // bin
    {5, 5, 0, 0, 5, 0, 0, 5},    // rel
    {0, 0, 0, 0, 0, 0, 0, 0},    // open
    {0, -3, 4, 5, 0, 0, 0, 3},   // close
    {3, 3, 0, 3, 3, 3, 3, 3},    // punct
    {3, -3, 4, 5, 3, 0, 3, 3},   // inner
}};

float space_between(AtomClass left, AtomClass right, Setting setting) {
  const int units = kSpaces[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
  const bool in_script = setting.style == Style::kScript || setting.style == Style::kScriptScript;
  if (units > 0 && in_script) return 0.0F;
  return static_cast<float>(units < 0 ? -units : units) / 18.0F * setting.scale();
}

bool makes_next_ordinary(AtomClass atom) {
  return atom == AtomClass::kOp || atom == AtomClass::kBin || atom == AtomClass::kRel ||
         atom == AtomClass::kOpen || atom == AtomClass::kPunct;
}

bool makes_previous_ordinary(AtomClass atom) {
  return atom == AtomClass::kRel || atom == AtomClass::kClose || atom == AtomClass::kPunct;
}

// Rules 5 and 6: a binary operator without an operand on one side is an ordinary sign.
void settle_binary_operators(std::vector<Atom>& atoms, bool after_ord) {
  Atom* previous = nullptr;
  for (Atom& atom : atoms) {
    if (atom.is_space) continue;
    const bool lacks_left = previous == nullptr ? !after_ord : makes_next_ordinary(previous->atom);
    if (atom.atom == AtomClass::kBin && lacks_left) atom.atom = AtomClass::kOrd;
    if (previous != nullptr && previous->atom == AtomClass::kBin &&
        makes_previous_ordinary(atom.atom)) {
      previous->atom = AtomClass::kOrd;
    }
    previous = &atom;
  }
  if (previous != nullptr && previous->atom == AtomClass::kBin) previous->atom = AtomClass::kOrd;
}

Face font_for(Alphabet letters, char32_t code) {
  Face wanted = Face::kMathMain;
  if (letters == Alphabet::kItalic) wanted = Face::kMathItalic;
  if (letters == Alphabet::kBold) wanted = Face::kMathBold;
  if (letters == Alphabet::kDouble) wanted = Face::kMathAms;
  if (math_glyph_metrics(wanted, code).known) return wanted;
  const bool in_main = math_glyph_metrics(Face::kMathMain, code).known;
  return in_main ? Face::kMathMain : Face::kMathAms;
}

// A relation struck through, from two glyphs: the faces have no such signs.
Box struck_box(char32_t code, float scale) {
  constexpr char32_t kStroke = 0xE020;
  Box box = glyph_box(Face::kMathMain, code, scale);
  const Box stroke = glyph_box(Face::kMathMain, kStroke, scale);
  place(box, stroke, (box.width - stroke.width) / 2.0F, 0.0F);
  box.is_letter = false;
  return box;
}

}  // namespace

// The class that decides the space before a node.
AtomClass Setter::class_of(int index) const {
  const Node& node = tree_.at(index);
  switch (node.kind) {
    case NodeKind::kScripts: {
      const bool fenced = tree_.at(node.children[0]).kind == NodeKind::kFenced;
      return fenced ? AtomClass::kOrd : class_of(node.children[0]);
    }
    case NodeKind::kOver: {
      const Node& base = core_of(node.children[0]);
      return base.kind == NodeKind::kSymbol ? base.atom : AtomClass::kOrd;
    }
    case NodeKind::kSymbol:
    case NodeKind::kWord:
    case NodeKind::kDelimiter:
    case NodeKind::kFenced:
      return node.atom;
    default:
      return AtomClass::kOrd;
  }
}

std::vector<Atom> Setter::atoms_of_row(int index, Setting setting, bool after_ord) const {
  const Node& row = tree_.at(index);
  const std::vector<int> single = {index};
  const std::vector<int>& children = row.kind == NodeKind::kRow ? row.children : single;
  std::vector<Atom> atoms;
  atoms.reserve(children.size());
  for (const int child : children) {
    const bool is_space = tree_.at(child).kind == NodeKind::kSpace;
    const bool is_fenced = tree_.at(child).kind == NodeKind::kFenced;
    atoms.push_back({set(child, setting), class_of(child), is_space, is_fenced, 0.0F});
  }
  settle_binary_operators(atoms, after_ord);
  bool has_left = after_ord;
  AtomClass left = AtomClass::kOrd;
  for (Atom& atom : atoms) {
    if (atom.is_space) continue;
    if (has_left) atom.space_before = space_between(left, atom.atom, setting);
    // After \right comes the space of a closing delimiter, as MathJax has it (TeX: a thin space).
    left = atom.is_fenced ? AtomClass::kClose : atom.atom;
    has_left = true;
  }
  return atoms;
}

Box Setter::set_row(int index, Setting setting, bool after_ord) const {
  std::vector<Atom> atoms = atoms_of_row(index, setting, after_ord);
  if (atoms.size() == 1 && !after_ord) return std::move(atoms[0].box);
  Box row;
  for (const Atom& atom : atoms) {
    row.width += atom.space_before;
    append(row, atom.box);
  }
  return row;
}

Box Setter::set_symbol(const Node& node, Setting setting) const {
  if (node.big_operator) {
    const Face font = setting.is_display() ? Face::kMathSize2 : Face::kMathSize1;
    Box box = glyph_box(font, node.code, setting.scale());
    return centred_on_axis(box, setting.scale());
  }
  if (node.code == U'≠') return struck_box(U'=', setting.scale());
  if (node.code == U'∉') return struck_box(U'∈', setting.scale());
  return glyph_box(font_for(node.alphabet, node.code), node.code, setting.scale());
}

Box Setter::set_word(const Node& node, Setting setting) const {
  const Face font = node.alphabet == Alphabet::kBold ? Face::kMathBold : Face::kMathMain;
  Box box = word_box(node.text, font, setting.scale());
  if (node.is_text) {
    box.width -= box.italic;
    box.italic = 0.0F;
  }
  return box;
}

// The number keeps the width of the widest; dots below tell that it can be changed. They take no
// room: what is below goes on as if they were not there.
Box Setter::set_live(const Node& node, Setting setting) const {
  constexpr float kDot = 0.07F;
  constexpr float kStep = 0.16F;
  constexpr float kBelow = 0.16F;
  Box box = set(node.children[0], setting);
  box.width = std::max(box.width, set(node.children[1], setting).width);
  if (node.text.empty()) return box;
  const float scale = setting.scale();
  for (float x = 0.0F; x + kDot * scale <= box.width; x += kStep * scale)
    box.rules.push_back({x, kBelow * scale, kDot * scale, kDot * scale});
  return box;
}

Box Setter::set(int index, Setting setting) const {
  const Node& node = tree_.at(index);
  switch (node.kind) {
    case NodeKind::kSymbol:
      return set_symbol(node, setting);
    case NodeKind::kNumber:
    case NodeKind::kWord:
      return set_word(node, setting);
    case NodeKind::kRow:
      return set_row(index, setting, false);
    case NodeKind::kScripts:
      return set_scripts(node, setting);
    case NodeKind::kFraction:
      return node.ruled ? set_fraction(node, setting) : set_stack(node, setting);
    case NodeKind::kRadical:
      return set_radical(node, setting);
    case NodeKind::kFenced:
      return set_fenced(node, setting);
    case NodeKind::kDelimiter:
      return delimiter_of_size(node.code, node.level, setting.scale());
    case NodeKind::kAccent:
      return set_accent(node, setting);
    case NodeKind::kLine:
      return set_line(node, setting);
    case NodeKind::kBrace:
      return set_brace(node, setting);
    case NodeKind::kGrid:
      return set_grid(node, setting);
    case NodeKind::kStyled:
      return set(node.children[0], {node.style, setting.cramped});
    case NodeKind::kOver:
      return set_limits(set(node.children[0], setting), node.children[1], node.children[2], 0.0F,
                        setting);
    case NodeKind::kLive:
      return set_live(node, setting);
    case NodeKind::kSpace: {
      Box space;
      space.width = node.width * setting.scale();
      return space;
    }
  }
  return {};
}

}  // namespace tmw::math
