// Reads an expression as authors write it; read_answer.h reads what learners type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/formula/expression.h"

namespace tmw {

// What is wrong and where; for a learner, worded as what to do next.
struct ReadError {
  std::string message;
  std::size_t position = 0;      // byte offset in the text read
  std::size_t length = 0;        // of what stands there; 0: at the end, where something is missing
  bool at_open_bracket = false;  // a bracket that more text may still close
};

struct ReadResult {
  Expression expression;  // empty if failed
  ReadError error;
  [[nodiscard]] bool ok() const { return !expression.empty(); }
};

inline constexpr std::size_t kMaxExpressionBytes = 1000;
inline constexpr int kMaxExpressionDepth = 60;

// Reads an author's expression: numbers, names (any name is a symbol), + - * / // ^ ** ( ),
// sqrt ceil floor round log2 log10 log(= ln) ln exp abs min max, pi. No units.
// Multiplication may be left out between a number and a name or bracket ("2 pi", "12 d^2"),
// but not after a division ("1/2 d" can be read in two ways and is an error).
[[nodiscard]] ReadResult parse_expression(std::string_view text);

}  // namespace tmw
