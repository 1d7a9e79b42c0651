// The names of a question's numbers: as the learner sees them, and which of them may be typed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/marking/numeric_question.h"

namespace tmw {

// The name that the learner sees: "d_1" for d1 typeset as d_1, "MFU" for \text{MFU}. The symbol
// itself where the TeX is no plain name.
[[nodiscard]] std::string shown_name(const std::string& symbol, const std::string& tex);
[[nodiscard]] std::string shown_name(const Given& given);
[[nodiscard]] std::string shown_name(const Step& step);

// The same expression with its symbols named as the learner sees them.
[[nodiscard]] Expression with_shown_names(const NumericQuestion& question,
                                          const Expression& expression);

// What may be typed: the givens that are listed, by either name, and steps that are written as one
// letter, such as the head size d_k. A step written as a word ("layers", "total") names a part of
// the answer, and a hidden given a number that is to be found; neither is known, nor is a step that
// is the answer. A hidden given in which the answer is counted (8 d^2) is known.
struct TypedSymbols {
  std::vector<Binding> bindings;  // by the name typed
  std::vector<std::string> own;   // of each, the question's symbol
  std::size_t listed = 0;         // the first ones are the givens as the learner sees them

  // Those whose letters are no unit of time as well: "156 T/s" is a rate where s is a symbol too.
  [[nodiscard]] TypedSymbols without_units() const;

  // What was typed, in the question's own symbols.
  [[nodiscard]] Expression in_own_symbols(const Expression& typed) const;
};

// Whether a unit of time takes part: what letters read as units must add to a reading.
[[nodiscard]] bool has_unit_of_time(const Expression& typed);

// Requires `values` to be bindings_of(question).
[[nodiscard]] TypedSymbols typed_symbols(const NumericQuestion& question,
                                         std::span<const Binding> values);

}  // namespace tmw
