// Prints expressions as plain text that reads back as the same tree.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

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

// As authors type it, with numbers for symbols, or as a person writes it.
enum class Style { kSource, kNumbers, kReading };

constexpr double kPi = 3.14159265358979323846;
constexpr double kEuler = 2.71828182845904523536;

std::string read_number(double value) {
  if (value == kPi) return "\u03c0";
  if (value == kEuler) return "e";
  constexpr int kAllDigits = 15;
  return print_factor(value, kAllDigits);
}

// "²", "⁻¹" for whole exponents of two digits at most; empty for others.
std::string superscript(const ExpressionNode& node) {
  constexpr double kLargest = 99;
  constexpr std::string_view kDigits[] = {"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074",
                                          "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  const double value = node.number;
  if (node.op != Op::kNumber || value != std::floor(value) || value < 0 || value > kLargest)
    return {};
  std::string text;
  for (const char digit : shortest(value)) text += kDigits[digit - '0'];
  return text;
}

class TextPrinter {
 public:
  TextPrinter(const Expression& expression, std::span<const Binding> bindings, Style style)
      : expression_(expression), bindings_(bindings), style_(style) {}

  std::string print(std::int32_t index) const {
    const ExpressionNode& node = expression_.nodes()[static_cast<std::size_t>(index)];
    switch (node.op) {
      case Op::kNumber:
        return number(node.number);
      case Op::kSymbol:
        return symbol(node);
      case Op::kWithUnit:
        return with_unit(node);
      case Op::kNegate:
        return "-" + child(node.left, kTightest - 1);
      case Op::kCall:
        return call(node);
      case Op::kPower:
        return power(node);
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

  std::string number(double value) const {
    if (style_ == Style::kNumbers) return print_factor(value);
    // Commas separate the arguments of min and max, so no digits are grouped there.
    return style_ == Style::kReading && !in_list_ ? read_number(value) : shortest(value);
  }

  std::string power(const ExpressionNode& node) const {
    const ExpressionNode& exponent = expression_.nodes()[static_cast<std::size_t>(node.right)];
    const std::string raised = style_ == Style::kReading ? superscript(exponent) : std::string();
    return child(node.left, kTightest) +
           (raised.empty() ? "^" + child(node.right, kPowerPrecedence) : raised);
  }

  std::string binary(const ExpressionNode& node) const {
    const int own = precedence(node);
    return child(node.left, own) + sign(node.op) + child(node.right, own + 1);
  }

  std::string sign(Op op) const {
    if (op == Op::kAdd) return " + ";
    if (op == Op::kSubtract) return " - ";
    if (op == Op::kMultiply && style_ == Style::kReading) return "\u00b7";
    if (op == Op::kMultiply) return style_ == Style::kNumbers ? " \u00d7 " : " * ";
    return op == Op::kDivide ? " / " : " // ";
  }

  std::string symbol(const ExpressionNode& node) const {
    const std::string& name = expression_.symbols()[static_cast<std::size_t>(node.index)];
    for (const Binding& binding : bindings_) {
      if (style_ == Style::kNumbers && binding.name == name) return print_factor(binding.value);
    }
    return name;
  }

  std::string with_unit(const ExpressionNode& node) const {
    const std::string& unit = expression_.units()[static_cast<std::size_t>(node.index)].symbol;
    const bool tight = unit.front() == '/' || unit == "%";
    return child(node.left, kTightest - 1) + (tight ? "" : " ") + unit;
  }

  std::string call(const ExpressionNode& node) const {
    const bool outer = in_list_;
    in_list_ = in_list_ || node.right >= 0;
    std::string arguments = print(node.left);
    if (node.right >= 0) arguments += ", " + print(node.right);
    in_list_ = outer;
    return std::string(function_name(node.function)) + "(" + arguments + ")";
  }

  const Expression& expression_;
  std::span<const Binding> bindings_;
  Style style_;
  mutable bool in_list_ = false;  // between the brackets of min( , ) or max( , )
};

}  // namespace

std::string to_text(const Expression& expression) {
  if (expression.empty()) return "";
  return TextPrinter(expression, {}, Style::kSource).print(expression.root());
}

std::string to_reading(const Expression& expression) {
  if (expression.empty()) return "";
  return TextPrinter(expression, {}, Style::kReading).print(expression.root());
}

std::string to_text_with_numbers(const Expression& expression, std::span<const Binding> bindings) {
  if (expression.empty()) return "";
  return TextPrinter(expression, bindings, Style::kNumbers).print(expression.root());
}

}  // namespace tmw
