#include "web/math/math_layout.h"

#include <algorithm>
#include <utility>

#include "core/tex/tex_reader.h"
#include "web/math/math_setter.h"

namespace tmw {
namespace {

MathBox finished(math::Box box) {
  MathBox result;
  result.width = box.width;
  result.height = std::max(0.0F, box.height);
  result.depth = std::max(0.0F, box.depth);
  result.glyphs = std::move(box.glyphs);
  result.rules = std::move(box.rules);
  return result;
}

MathBox source_box(std::string_view source, std::string error) {
  MathBox box = finished(math::word_box(source, Face::kMathMain, 1.0F));
  box.error = std::move(error);
  return box;
}

// May a line end after this atom?
bool ends_piece(const math::Atom& atom) {
  return !atom.is_space && (atom.atom == tex::AtomClass::kRel || atom.atom == tex::AtomClass::kBin);
}

}  // namespace

MathBox layout_math(std::string_view source, bool display) {
  const tex::ReadResult read = tex::read(source);
  if (!read.ok()) return source_box(source, read.error.message);
  const math::Setting setting{display ? tex::Style::kDisplay : tex::Style::kText, false};
  return finished(math::Setter(read.tree).set(read.tree.root, setting));
}

std::vector<MathBox> layout_inline_pieces(std::string_view source) {
  const tex::ReadResult read = tex::read(source);
  std::vector<MathBox> pieces;
  if (!read.ok()) {
    pieces.push_back(source_box(source, read.error.message));
    return pieces;
  }
  const math::Setting setting{tex::Style::kText, false};
  math::Box piece;
  bool begun = false;
  bool cut = false;
  for (const math::Atom& atom :
       math::Setter(read.tree).atoms_of_row(read.tree.root, setting, false)) {
    if (cut && !atom.is_space) {
      pieces.push_back(finished(std::exchange(piece, math::Box{})));
      pieces.back().space_after = atom.space_before;
    } else {
      piece.width += atom.space_before;
    }
    math::append(piece, atom.box);
    begun = true;
    cut = ends_piece(atom) || (cut && atom.is_space);
  }
  if (begun) pieces.push_back(finished(std::move(piece)));
  return pieces;
}

}  // namespace tmw
