// How tightly each operation binds, and what functions are called; shared by the printers.
#pragma once

#include <string_view>

#include "core/formula/expression_node.h"

namespace tmw {

inline constexpr int kSumPrecedence = 1;
inline constexpr int kProductPrecedence = 2;
inline constexpr int kSignPrecedence = 3;
inline constexpr int kPowerPrecedence = 4;
inline constexpr int kUnitPrecedence = 4;
inline constexpr int kTightest = 5;

[[nodiscard]] inline int precedence(const ExpressionNode& node) {
  switch (node.op) {
    case Op::kAdd:
    case Op::kSubtract:
      return kSumPrecedence;
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kFloorDivide:
      return kProductPrecedence;
    case Op::kNegate:
      return kSignPrecedence;
    case Op::kPower:
      return kPowerPrecedence;
    case Op::kWithUnit:
      return kUnitPrecedence;
    case Op::kNumber:
    case Op::kSymbol:
    case Op::kCall:
      return kTightest;
  }
  return kTightest;
}

// parser_functions.cpp: how content files and messages call it.
[[nodiscard]] std::string_view function_name(Function function);

}  // namespace tmw
