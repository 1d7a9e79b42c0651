// The door of core/formula; parser.h reads one, read_answer.h what a learner typed.
//
// An arithmetic expression: read once, then immutable; evaluated, printed and taken apart by
// others. The same syntax serves content files and learners. A compact tree in one array, children
// first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/units/quantity.h"

namespace tmw {

enum class Op : std::uint8_t {
  kNumber,       // ExpressionNode::number
  kSymbol,       // ExpressionNode::index into Expression::symbols()
  kWithUnit,     // left, in the unit ExpressionNode::index of Expression::units()
  kNegate,       // left
  kAdd,          // left, right
  kSubtract,     //
  kMultiply,     //
  kDivide,       //
  kFloorDivide,  // a // b
  kPower,        //
  kCall          // ExpressionNode::function of left (and right for Min and Max)
};

enum class Function : std::uint8_t {
  kSqrt,
  kCeil,
  kFloor,
  kRound,
  kLog2,
  kLog10,
  kLn,
  kExp,
  kAbs,
  kMin,
  kMax
};

struct ExpressionNode {
  Op op = Op::kNumber;
  Function function = Function::kSqrt;
  std::int32_t left = -1;
  std::int32_t right = -1;
  std::int32_t index = -1;
  double number = 0;
  std::uint32_t position = 0;  // byte offset in the text read
};

class Expression {
 public:
  Expression() = default;  // empty: evaluates to an error
  Expression(std::vector<ExpressionNode> nodes, std::vector<std::string> symbols,
             std::vector<Unit> units)
      : nodes_(std::move(nodes)), symbols_(std::move(symbols)), units_(std::move(units)) {}

  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  // Children stand before parents; the root is last.
  [[nodiscard]] const std::vector<ExpressionNode>& nodes() const { return nodes_; }
  [[nodiscard]] int root() const { return static_cast<int>(nodes_.size()) - 1; }
  // Distinct, in order of first appearance.
  [[nodiscard]] const std::vector<std::string>& symbols() const { return symbols_; }
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }

 private:
  friend class ExpressionParser;  // makes it in place

  std::vector<ExpressionNode> nodes_;
  std::vector<std::string> symbols_;
  std::vector<Unit> units_;
};

// A symbol's value in base units and how TeX shows it (empty tex: made from the name, d_k ->
// d_{k}).
struct Binding {
  std::string name;
  double value = 0;
  std::string tex;
};

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

// A constant, and a symbol alone, as expressions.
[[nodiscard]] Expression number_expression(double value);
[[nodiscard]] Expression symbol_expression(std::string name);

struct Evaluation {
  bool ok = false;
  Quantity quantity;
  ReadError error;
};

// The value with these symbols. Fails for an unknown symbol, a division by zero, a result that is
// not finite, and dimensions that do not fit ("8 GB + 3 s").
[[nodiscard]] Evaluation evaluate(const Expression& expression, std::span<const Binding> bindings);

// Just the number, NaN for any failure. Requires an expression without units for a meaningful
// result.
[[nodiscard]] double value_of(const Expression& expression, std::span<const Binding> bindings);

// "2 * L * d^2", with the fewest brackets; reads back as the same tree.
[[nodiscard]] std::string to_text(const Expression& expression);
// "12·L·d² + V·d": as a person writes it, to say how something typed was read; an answer field
// reads it back as the same value.
[[nodiscard]] std::string to_reading(const Expression& expression);
// "2 × 80 × 8,192^2": symbols replaced by their values.
[[nodiscard]] std::string to_text_with_numbers(const Expression& expression,
                                               std::span<const Binding> bindings);
// TeX, in symbols: "2 \cdot L \cdot d^{2}".
[[nodiscard]] std::string to_tex(const Expression& expression, std::span<const Binding> bindings);
// TeX with the numbers put in: "2 \times 80 \times 8{,}192^{2}".
[[nodiscard]] std::string to_tex_with_numbers(const Expression& expression,
                                              std::span<const Binding> bindings);
// A number as TeX: "124{,}320{,}000", "5.88 \times 10^{21}".
[[nodiscard]] std::string number_to_tex(double value, int digits = 4);

}  // namespace tmw
