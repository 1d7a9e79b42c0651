// Sets the nodes of a TeX tree as boxes: one function for each kind of node. Internal to
// web/math/math_*.
#pragma once

#include <vector>

#include "core/tex/tex_reader.h"
#include "web/math/math_boxes.h"

namespace tmw::math {

// The style a node is set in: TeX's D, T, S, SS, cramped or not.
struct Setting {
  tex::Style style = tex::Style::kText;
  bool cramped = false;

  [[nodiscard]] float scale() const;
  [[nodiscard]] bool is_display() const { return style == tex::Style::kDisplay; }
  [[nodiscard]] Setting script(bool cramp) const;    // of a superscript or subscript
  [[nodiscard]] Setting fraction(bool cramp) const;  // of a numerator or denominator
  [[nodiscard]] Setting cramp() const { return {style, true}; }
};

// A box in a row, with its class and the space before it.
struct Atom {
  Box box;
  tex::AtomClass atom = tex::AtomClass::kOrd;
  bool is_space = false;
  bool is_fenced = false;  // \left ... \right
  float space_before = 0.0F;
};

class Setter {
 public:
  explicit Setter(const tex::Tree& tree) : tree_(tree) {}

  [[nodiscard]] Box set(int index, Setting setting) const;

  // The atoms of a row with the spaces between them (rule 20). `after_ord`: something ordinary
  // stands before the row, as at the & of an aligned block.
  [[nodiscard]] std::vector<Atom> atoms_of_row(int index, Setting setting, bool after_ord) const;

 private:
  Box set_row(int index, Setting setting, bool after_ord) const;
  Box set_symbol(const tex::Node& node, Setting setting) const;
  Box set_word(const tex::Node& node, Setting setting) const;
  Box set_live(const tex::Node& node, Setting setting) const;
  Box set_scripts(const tex::Node& node, Setting setting) const;
  Box set_side_scripts(const tex::Node& node, const Box& base, Setting setting) const;
  Box set_limits(const Box& base, int over, int under, float nearer, Setting setting) const;
  Box set_fraction(const tex::Node& node, Setting setting) const;
  Box set_stack(const tex::Node& node, Setting setting) const;
  Box set_radical(const tex::Node& node, Setting setting) const;
  Box set_fenced(const tex::Node& node, Setting setting) const;
  Box set_accent(const tex::Node& node, Setting setting) const;
  Box set_line(const tex::Node& node, Setting setting) const;
  Box set_brace(const tex::Node& node, Setting setting) const;
  Box set_grid(const tex::Node& node, Setting setting) const;
  tex::AtomClass class_of(int index) const;
  const tex::Node& core_of(int index) const;
  bool takes_limits(int base, Setting setting) const;

  const tex::Tree& tree_;
};

}  // namespace tmw::math
