// Runs cut into the smallest things that are placed, and these joined into words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/prose/rich_text.h"
#include "web/faces/fonts.h"
#include "web/layout/flow.h"
#include "web/layout/theme.h"
#include "web/math/math_layout.h"

namespace tmw {

// The smallest thing that is placed: letters of one face, a space, or a piece of math.
struct Atom {
  enum class Kind : std::uint8_t { kLetters, kSpace, kMath } kind = Kind::kLetters;
  bool code = false;
  bool underlined = false;
  bool dotted = false;
  bool roomy = false;  // as wide as another number that may stand here
  Face face = Face::kSans;
  Colour colour = Colour::kText;
  float size_px = 0.0F;
  float width = 0.0F;
  int run = 0;
  int begin = 0;  // bytes of the run's text
  int end = 0;
  MathBox math;
};

// Atoms without a space between them: a line never ends inside unless the word alone is too wide.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  float width = 0.0F;
  float space_before = 0.0F;
  std::size_t space_atom = 0;  // valid when space_before > 0
};

// The atoms of all runs, in order, set as `style` says; `run`, `begin` and `end` of each say where
// it stands.
[[nodiscard]] std::vector<Atom> atoms_of(const std::vector<Run>& runs, const FlowStyle& style,
                                         const Fonts& fonts);

// The words of atoms_of(runs). No line should end between a number and its unit, or before a short
// last word: such words are one, as far as that is no wider than `widest` px.
[[nodiscard]] std::vector<Word> words_in(const std::vector<Run>& runs,
                                         const std::vector<Atom>& atoms,
                                         float widest = std::numeric_limits<float>::max());

}  // namespace tmw
