// Evaluates expressions with their dimensions.
#include "core/formula/evaluate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/formula/expression.h"
#include "core/formula/expression_node.h"
#include "core/formula/precedence.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53

// 124.32 million means 124,320,000, although 124.32 is no binary number.
double scaled(double value, double factor) {
  const double product = value * factor;
  const double whole = std::round(product);
  const bool near = std::fabs(product - whole) <= 1e-15 * std::fabs(product);
  return near && std::fabs(product) < kLargestExactInteger ? whole : product;
}

class Evaluator {
 public:
  Evaluator(const Expression& expression, std::span<const Binding> bindings)
      : expression_(expression), bindings_(bindings), values_(expression.nodes().size()) {}

  Evaluation run() {
    if (expression_.empty()) return fail("There is nothing to evaluate.", 0);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const ExpressionNode& node = expression_.nodes()[i];
      if (!compute(node, values_[i])) return result_;
      if (!std::isfinite(values_[i].value)) return fail(not_finite(node), node.position);
    }
    result_.ok = true;
    result_.quantity = values_.back();
    return result_;
  }

 private:
  const Quantity& at(std::int32_t index) const { return values_[static_cast<std::size_t>(index)]; }

  Evaluation fail(std::string message, std::size_t position) {
    result_.error = {std::move(message), position};
    return result_;
  }
  bool refuse(std::string message, const ExpressionNode& node) {
    result_.error = {std::move(message), node.position};
    return false;
  }

  static std::string not_finite(const ExpressionNode& node) {
    if (node.op == Op::kCall) return "This function has no value here.";
    if (node.op == Op::kPower) return "This power has no finite value.";
    return "This number is too large.";
  }

  bool compute(const ExpressionNode& node, Quantity& out);
  bool sum(const ExpressionNode& node, Quantity& out);
  [[nodiscard]] bool is_percentage(std::int32_t index) const;
  bool quotient(const ExpressionNode& node, Quantity& out);
  bool power(const ExpressionNode& node, Quantity& out);
  bool call(const ExpressionNode& node, Quantity& out);
  std::int32_t last_bare_factor(std::int32_t index) const;
  [[nodiscard]] std::string name_of_unit(const Dimension& dimension) const;
  [[nodiscard]] std::string unit_beside(const Quantity& quotient, const Dimension& missing) const;
  bool refuse_unit_in_call(const ExpressionNode& node);
  bool symbol(const ExpressionNode& node, Quantity& out);

  const Expression& expression_;
  std::span<const Binding> bindings_;
  std::vector<Quantity> values_;
  Evaluation result_;
};

bool Evaluator::compute(const ExpressionNode& node, Quantity& out) {
  switch (node.op) {
    case Op::kNumber:
      out.value = node.number;
      return true;
    case Op::kSymbol:
      return symbol(node, out);
    case Op::kWithUnit: {
      const Unit& unit = expression_.units()[static_cast<std::size_t>(node.index)];
      out = {scaled(at(node.left).value, unit.factor),
             times(at(node.left).dimension, unit.dimension)};
      return true;
    }
    case Op::kNegate:
      out = {-at(node.left).value, at(node.left).dimension};
      return true;
    case Op::kAdd:
    case Op::kSubtract:
      return sum(node, out);
    case Op::kMultiply:
      out = {at(node.left).value * at(node.right).value,
             times(at(node.left).dimension, at(node.right).dimension)};
      return true;
    case Op::kDivide:
    case Op::kFloorDivide:
      return quotient(node, out);
    case Op::kPower:
      return power(node, out);
    case Op::kCall:
      return call(node, out);
  }
  return false;
}

bool Evaluator::symbol(const ExpressionNode& node, Quantity& out) {
  const std::string& name = expression_.symbols()[static_cast<std::size_t>(node.index)];
  for (const Binding& binding : bindings_) {
    if (binding.name != name) continue;
    out.value = binding.value;
    return true;
  }
  return refuse("\u201c" + name + "\u201d has no value here.", node);
}

bool Evaluator::sum(const ExpressionNode& node, Quantity& out) {
  const Quantity& a = at(node.left);
  const Quantity& b = at(node.right);
  if (a.dimension != b.dimension) {
    return refuse("Cannot add or subtract " + dimension_words(a.dimension) + " and " +
                      dimension_words(b.dimension) + ": give both the same unit.",
                  node);
  }
  // What a calculator takes for a tenth of the whole is one tenth of one here.
  constexpr double kMostShares = 2.0;
  if (is_percentage(node.right) && !is_percentage(node.left) && std::fabs(a.value) > kMostShares) {
    return refuse(
        "10% is the number 0.1 here. To take so much off or add it, multiply: * (1 - "
        "10%) or * (1 + 10%).",
        node);
  }
  out = {node.op == Op::kAdd ? a.value + b.value : a.value - b.value, a.dimension};
  return true;
}

bool Evaluator::is_percentage(std::int32_t index) const {
  const ExpressionNode& node = expression_.nodes()[static_cast<std::size_t>(index)];
  if (node.op != Op::kWithUnit) return false;
  const Unit& unit = expression_.units()[static_cast<std::size_t>(node.index)];
  return unit.dimension.is_plain() && unit.factor < 1;
}

bool Evaluator::quotient(const ExpressionNode& node, Quantity& out) {
  const Quantity& a = at(node.left);
  const Quantity& b = at(node.right);
  if (b.value == 0) return refuse("This divides by zero.", node);
  const double exact = a.value / b.value;
  out = {node.op == Op::kDivide ? exact : std::floor(exact), over(a.dimension, b.dimension)};
  return true;
}

bool Evaluator::power(const ExpressionNode& node, Quantity& out) {
  const Quantity& base = at(node.left);
  const Quantity& exponent = at(node.right);
  if (!exponent.dimension.is_plain()) return refuse("An exponent has no unit.", node);
  out.value = std::pow(base.value, exponent.value);
  if (base.dimension.is_plain()) return true;
  const bool small_integer =
      std::fabs(exponent.value) <= 10 && exponent.value == std::floor(exponent.value);
  if (!small_integer) return refuse("Only a small whole power of a unit has a meaning.", node);
  out.dimension = to_power(base.dimension, static_cast<int>(exponent.value));
  return true;
}

double apply(Function function, double a, double b) {
  switch (function) {
    case Function::kSqrt:
      return std::sqrt(a);
    case Function::kCeil:
      return std::ceil(a);
    case Function::kFloor:
      return std::floor(a);
    case Function::kRound:
      return std::round(a);
    case Function::kLog2:
      return std::log2(a);
    case Function::kLog10:
      return std::log10(a);
    case Function::kLn:
      return std::log(a);
    case Function::kExp:
      return std::exp(a);
    case Function::kAbs:
      return std::fabs(a);
    case Function::kMin:
      return a < b ? a : b;
    case Function::kMax:
      return a < b ? b : a;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

// The last factor above the fraction bar that is a bare number: the 16 of 70e9*16/80 GiB; -1 if
// there is none.
std::int32_t Evaluator::last_bare_factor(std::int32_t index) const {
  const ExpressionNode& node = expression_.nodes()[static_cast<std::size_t>(index)];
  if (node.op == Op::kNumber) return index;
  if (node.op == Op::kDivide || node.op == Op::kNegate) return last_bare_factor(node.left);
  if (node.op != Op::kMultiply) return -1;
  const std::int32_t right = last_bare_factor(node.right);
  return right >= 0 ? right : last_bare_factor(node.left);
}

// "B", or "bytes" where B is a symbol of the exercise.
std::string Evaluator::name_of_unit(const Dimension& dimension) const {
  std::string symbol = base_unit_symbol(dimension);
  const bool is_taken = std::any_of(bindings_.begin(), bindings_.end(),
                                    [&](const Binding& known) { return known.name == symbol; });
  if (!is_taken) return symbol;
  return dimension == kBytes ? "bytes" : dimension == kSeconds ? "seconds" : symbol;
}

// What 1,104 is of in "1104/80 GB": too small a number of bytes for a card, it is in the one unit
// that was typed. 69e9*16 counts bytes.
std::string Evaluator::unit_beside(const Quantity& quotient, const Dimension& missing) const {
  const std::vector<Unit>& units = expression_.units();
  constexpr double kFewest = 1e-3;  // no count is so small
  const bool is_one = units.size() == 1 && units[0].dimension == missing;
  return is_one && std::fabs(quotient.value) < kFewest ? units[0].symbol : name_of_unit(missing);
}

bool Evaluator::refuse_unit_in_call(const ExpressionNode& node) {
  const Dimension& given = at(node.left).dimension;
  const std::string takes =
      std::string(function_name(node.function)) + "(...) takes a plain number, but this is ";
  const Dimension missing = over(kPlainNumber, given);
  const std::int32_t bare = last_bare_factor(node.left);
  const bool is_one_unit = base_unit_symbol(missing).find('/') == std::string::npos;
  if (bare < 0 || !is_one_unit)
    return refuse(takes + dimension_words(given) + ": divide by the size of one.", node);
  const ExpressionNode& factor = expression_.nodes()[static_cast<std::size_t>(bare)];
  const std::string number = print_factor(factor.number);
  return refuse(takes + "so many per " + base_unit_symbol(missing) + ". Give the " + number +
                    " its unit: write " + number + " " + unit_beside(at(node.left), missing) + ".",
                factor);
}

bool Evaluator::call(const ExpressionNode& node, Quantity& out) {
  const Quantity& a = at(node.left);
  const bool two = node.function == Function::kMin || node.function == Function::kMax;
  const Quantity b = two ? at(node.right) : Quantity{};
  if (two && a.dimension != b.dimension)
    return refuse("Give both numbers the same unit to compare them.", node);
  const bool keeps_unit = two || node.function == Function::kAbs;
  // A size from a budget, sqrt(4.4e22 FLOP / 120): operations are counted, and so are parameters.
  if (node.function == Function::kSqrt && a.dimension == kFlop) {
    out = {apply(node.function, a.value, 0), kPlainNumber};
    return true;
  }
  if (!keeps_unit && !a.dimension.is_plain()) return refuse_unit_in_call(node);
  out = {apply(node.function, a.value, b.value), a.dimension};
  return true;
}

constexpr std::size_t kSmall = 64;

const Binding* find_binding(std::span<const Binding> bindings, const std::string& name) {
  for (const Binding& binding : bindings) {
    if (binding.name == name) return &binding;
  }
  return nullptr;
}

double compute_plain(const ExpressionNode& node, double a, double b) {
  switch (node.op) {
    case Op::kNegate:
      return -a;
    case Op::kAdd:
      return a + b;
    case Op::kSubtract:
      return a - b;
    case Op::kMultiply:
      return a * b;
    case Op::kDivide:
      return a / b;
    case Op::kFloorDivide:
      return std::floor(a / b);
    case Op::kPower:
      return b == 2 ? a * a : std::pow(a, b);
    case Op::kCall:
      return apply(node.function, a, b);
    default:
      return node.number;
  }
}

// The common case: a short expression without units. Gives up (false) wherever words are needed.
bool evaluate_plain(const Expression& expression, std::span<const Binding> bindings,
                    double& result) {
  const std::vector<ExpressionNode>& nodes = expression.nodes();
  if (nodes.empty() || nodes.size() > kSmall || !expression.units().empty()) return false;
  double values[kSmall];
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const ExpressionNode& node = nodes[i];
    if (node.op == Op::kSymbol) {
      const auto& name = expression.symbols()[static_cast<std::size_t>(node.index)];
      const Binding* binding = find_binding(bindings, name);
      if (!binding) return false;
      values[i] = binding->value;
    } else {
      const double a = node.left < 0 ? 0 : values[node.left];
      values[i] = compute_plain(node, a, node.right < 0 ? 0 : values[node.right]);
    }
    if (!std::isfinite(values[i])) return false;
  }
  result = values[nodes.size() - 1];
  return true;
}

}  // namespace

Evaluation evaluate(const Expression& expression, std::span<const Binding> bindings) {
  Evaluation evaluation;
  evaluation.ok = evaluate_plain(expression, bindings, evaluation.quantity.value);
  if (!evaluation.ok) evaluation = Evaluator(expression, bindings).run();
  return evaluation;
}

double value_in_format(const Expression& expression, std::span<const Binding> bindings,
                       double largest) {
  std::vector<double> values;
  for (const ExpressionNode& node : expression.nodes()) {
    double value = 0.0;
    if (node.op == Op::kSymbol) {
      const auto& name = expression.symbols()[static_cast<std::size_t>(node.index)];
      const Binding* binding = find_binding(bindings, name);
      value = binding ? binding->value : std::numeric_limits<double>::quiet_NaN();
    } else {
      const auto operand = [&](int index) {
        return index < 0 ? 0.0 : values[static_cast<std::size_t>(index)];
      };
      value = compute_plain(node, operand(node.left), operand(node.right));
    }
    if (std::abs(value) > largest)
      value = std::copysign(std::numeric_limits<double>::infinity(), value);
    values.push_back(value);
  }
  return values.empty() ? std::numeric_limits<double>::quiet_NaN() : values.back();
}

double value_of(const Expression& expression, std::span<const Binding> bindings) {
  const Evaluation evaluation = evaluate(expression, bindings);
  return evaluation.ok ? evaluation.quantity.value : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace tmw
