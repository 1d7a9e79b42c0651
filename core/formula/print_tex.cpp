// Prints expressions as TeX: \frac, \cdot, \times, \sqrt, \lceil, \lfloor, \log_{2}, \text, \left(
// \right).
#include <cmath>

#include "core/formula/expression.h"
#include "core/formula/precedence.h"
#include "core/formula/print_expression.h"
#include "core/units/print.h"
#include "core/units/quantity.h"

namespace tmw {
namespace {

// d -> d, d_model -> d_{\text{model}}, d_k -> d_{k}, bytes -> \text{bytes}.
std::string name_to_tex(const std::string& name) {
  const std::size_t mark = name.find('_');
  const std::string base = name.substr(0, mark);
  std::size_t letters = 0;
  for (const char c : base) letters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  std::string tex = letters > 1 ? "\\text{" + base + "}" : base;
  if (mark == std::string::npos || mark + 1 == name.size()) return tex;
  std::string index = name.substr(mark + 1);
  for (char& c : index) c = c == '_' ? ' ' : c;
  return tex + "_{" + (index.size() > 1 ? "\\text{" + index + "}" : index) + "}";
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '%' || c == '$' || c == '_' || c == '#' || c == '&') result += '\\';
    result += c;
  }
  return result;
}

class TexPrinter {
 public:
  TexPrinter(const Expression& expression, std::span<const Binding> bindings, bool numbers)
      : expression_(expression), bindings_(bindings), numbers_(numbers) {}

  std::string print(std::int32_t index) const {
    const ExpressionNode& node = at(index);
    switch (node.op) {
      case Op::kNumber:
        return number(node.number);
      case Op::kSymbol:
        return symbol(node);
      case Op::kWithUnit:
        return child(node.left, kUnitPrecedence) + "\\,\\text{" + escaped(unit(node)) + "}";
      case Op::kNegate:
        return "-" + child(node.left, kPowerPrecedence);
      case Op::kDivide:
        return "\\frac{" + print(node.left) + "}{" + print(node.right) + "}";
      case Op::kFloorDivide:
        return "\\left\\lfloor \\frac{" + print(node.left) + "}{" + print(node.right) +
               "} \\right\\rfloor";
      case Op::kPower:
        return power(node);
      case Op::kCall:
        return call(node);
      default:
        return binary(node);
    }
  }

 private:
  const ExpressionNode& at(std::int32_t index) const {
    return expression_.nodes()[static_cast<std::size_t>(index)];
  }
  const std::string& unit(const ExpressionNode& node) const {
    return expression_.units()[static_cast<std::size_t>(node.index)].symbol;
  }

  static std::string in_brackets(const std::string& tex) { return "\\left(" + tex + "\\right)"; }

  std::string child(std::int32_t index, int wanted) const {
    const std::string tex = print(index);
    // A fraction holds itself together in a product, but not under a power.
    const bool fraction = at(index).op == Op::kDivide || at(index).op == Op::kFloorDivide;
    const bool needs = fraction ? wanted > kSignPrecedence : precedence(at(index)) < wanted;
    const bool negative_number = tex.front() == '-' && wanted > kSumPrecedence;
    return needs || negative_number ? in_brackets(tex) : tex;
  }

  std::string binary(const ExpressionNode& node) const {
    const int own = precedence(node);
    const int right = node.op == Op::kAdd ? own : own + 1;
    std::string sign = node.op == Op::kAdd ? " + " : " - ";
    if (node.op == Op::kMultiply) sign = numbers_ ? " \\times " : " \\cdot ";
    const int right_wanted = node.op == Op::kMultiply ? kProductPrecedence : right;
    return child(node.left, own) + sign + child(node.right, right_wanted);
  }

  std::string power(const ExpressionNode& node) const {
    const std::string base = child(node.left, kTightest);
    const bool scientific = base.find("10^") != std::string::npos && at(node.left).op != Op::kPower;
    return (scientific ? in_brackets(base) : "{" + base + "}") + "^{" + print(node.right) + "}";
  }

  std::string number(double value) const { return number_to_tex(value, 6); }

  std::string symbol(const ExpressionNode& node) const {
    const std::string& name = expression_.symbols()[static_cast<std::size_t>(node.index)];
    for (const Binding& binding : bindings_) {
      if (binding.name != name) continue;
      if (numbers_) return number(binding.value);
      if (!binding.tex.empty()) return binding.tex;
    }
    return name_to_tex(name);
  }

  std::string call(const ExpressionNode& node) const {
    const std::string inner = print(node.left);
    switch (node.function) {
      case Function::kSqrt:
        return "\\sqrt{" + inner + "}";
      case Function::kCeil:
        return "\\left\\lceil " + inner + " \\right\\rceil";
      case Function::kFloor:
        return "\\left\\lfloor " + inner + " \\right\\rfloor";
      case Function::kExp:
        return "e^{" + inner + "}";
      case Function::kAbs:
        return "\\left|" + inner + "\\right|";
      case Function::kLog2:
        return "\\log_{2}" + in_brackets(inner);
      case Function::kLog10:
        return "\\log_{10}" + in_brackets(inner);
      case Function::kLn:
        return "\\ln" + in_brackets(inner);
      case Function::kRound:
        return "\\text{round}" + in_brackets(inner);
      case Function::kMin:
        return "\\min" + in_brackets(inner + ", " + print(node.right));
      case Function::kMax:
        return "\\max" + in_brackets(inner + ", " + print(node.right));
    }
    return inner;
  }

  const Expression& expression_;
  std::span<const Binding> bindings_;
  bool numbers_;
};

}  // namespace

std::string number_to_tex(double value, int digits) {
  constexpr double kPi = 3.14159265358979323846;
  if (value == kPi) return "\\pi";
  const std::string text = print_factor(value, digits);
  std::string tex;
  for (const char c : text) {
    if (c == 'e') return tex + " \\times 10^{" + text.substr(text.find('e') + 1) + "}";
    tex += c == ',' ? std::string("{,}") : std::string(1, c);
  }
  return tex;
}

std::string to_tex(const Expression& expression, std::span<const Binding> bindings) {
  if (expression.empty()) return "";
  return TexPrinter(expression, bindings, false).print(expression.root());
}

std::string to_tex_with_numbers(const Expression& expression, std::span<const Binding> bindings) {
  if (expression.empty()) return "";
  return TexPrinter(expression, bindings, true).print(expression.root());
}

}  // namespace tmw
