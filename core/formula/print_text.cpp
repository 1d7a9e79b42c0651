// Prints expressions as plain text that reads back as the same tree.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/formula/expression.h"
#include "core/formula/precedence.h"
#include "core/formula/print_expression.h"
#include "core/units/print.h"
#include "core/units/quantity.h"

namespace tmw {
namespace {

// The shortest spelling that reads back exactly.
std::string shortest(double value) {
  char buffer[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  const bool plain_integer = value == std::floor(value) && std::fabs(value) < 1e15;
  if (plain_integer) std::snprintf(buffer, sizeof buffer, "%.0f", value);
  return buffer;
}

class TextPrinter {
 public:
  TextPrinter(const Expression& expression, std::span<const Binding> bindings, bool numbers)
      : expression_(expression), bindings_(bindings), numbers_(numbers) {}

  std::string print(std::int32_t index) const {
    const ExpressionNode& node = expression_.nodes()[static_cast<std::size_t>(index)];
    switch (node.op) {
      case Op::kNumber:
        return numbers_ ? print_factor(node.number) : shortest(node.number);
      case Op::kSymbol:
        return symbol(node);
      case Op::kWithUnit:
        return with_unit(node);
      case Op::kNegate:
        return "-" + child(node.left, kTightest - 1);
      case Op::kCall:
        return call(node);
      case Op::kPower:
        return child(node.left, kTightest) + "^" + child(node.right, kPowerPrecedence);
      default:
        return binary(node);
    }
  }

 private:
  std::string child(std::int32_t index, int wanted) const {
    const std::string text = print(index);
    const ExpressionNode& node = expression_.nodes()[static_cast<std::size_t>(index)];
    const bool negative_number = text.front() == '-' && node.op != Op::kNegate && wanted > 1;
    return precedence(node) < wanted || negative_number ? "(" + text + ")" : text;
  }

  std::string binary(const ExpressionNode& node) const {
    const int own = precedence(node);
    return child(node.left, own) + sign(node.op) + child(node.right, own + 1);
  }

  std::string sign(Op op) const {
    if (op == Op::kAdd) return " + ";
    if (op == Op::kSubtract) return " - ";
    if (op == Op::kMultiply) return numbers_ ? " \u00d7 " : " * ";
    return op == Op::kDivide ? " / " : " // ";
  }

  std::string symbol(const ExpressionNode& node) const {
    const std::string& name = expression_.symbols()[static_cast<std::size_t>(node.index)];
    for (const Binding& binding : bindings_) {
      if (numbers_ && binding.name == name) return print_factor(binding.value);
    }
    return name;
  }

  std::string with_unit(const ExpressionNode& node) const {
    const std::string& unit = expression_.units()[static_cast<std::size_t>(node.index)].symbol;
    const bool tight = unit.front() == '/' || unit == "%";
    return child(node.left, kTightest - 1) + (tight ? "" : " ") + unit;
  }

  std::string call(const ExpressionNode& node) const {
    std::string arguments = print(node.left);
    if (node.right >= 0) arguments += ", " + print(node.right);
    return std::string(function_name(node.function)) + "(" + arguments + ")";
  }

  const Expression& expression_;
  std::span<const Binding> bindings_;
  bool numbers_;
};

}  // namespace

std::string to_text(const Expression& expression) {
  if (expression.empty()) return "";
  return TextPrinter(expression, {}, false).print(expression.root());
}

std::string to_text_with_numbers(const Expression& expression, std::span<const Binding> bindings) {
  if (expression.empty()) return "";
  return TextPrinter(expression, bindings, true).print(expression.root());
}

}  // namespace tmw
