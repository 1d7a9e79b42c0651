// What an expression is made of, for those who take one apart.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/formula/expression.h"

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

// Requires an index of the expression.
[[nodiscard]] inline const ExpressionNode& node_at(const Expression& expression,
                                                   std::int32_t index) {
  return expression.nodes()[static_cast<std::size_t>(index)];
}

}  // namespace tmw
