#include "core/marking/formula_gap.h"

#include <cmath>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/formula/print_expression.h"
#include "core/marking/marking_rules.h"
#include "core/marking/symbols.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// A term of the sum that the answer is, when its steps are opened and its products multiplied out.
struct SumTerm {
  std::string symbol;  // of the innermost step that it is, or its text
  std::string words;   // "final LayerNorm"; empty where no step says what it is
  std::string text;    // "2d"
  double value = 0;
};

// "2·d" is written 2d; between letters the dot stays.
std::string without_dots(const std::string& text) {
  constexpr std::string_view kDot = "\u00b7";
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool dot = text.compare(at, kDot.size(), kDot) == 0;
    const bool between = dot && at > 0 && is_digit(text[at - 1]) &&
                         at + kDot.size() < text.size() && is_letter(text[at + kDot.size()]);
    if (between)
      at += kDot.size() - 1;
    else
      result += text[at];
  }
  return result;
}

class TermCollector {
 public:
  explicit TermCollector(const NumericQuestion& question)
      : question_(question), bindings_(bindings_of(question)) {}

  std::vector<SumTerm> run() {
    add(question_.answer, question_.answer.root(), {"", "", "", 1}, 0);
    return std::move(terms_);
  }

 private:
  static constexpr int kDeepest = 60;

  static const ExpressionNode& at(const Expression& expression, std::int32_t index) {
    return expression.nodes()[static_cast<std::size_t>(index)];
  }
  static Expression part(const Expression& expression, std::int32_t index) {
    return Expression({expression.nodes().begin(), expression.nodes().begin() + index + 1},
                      expression.symbols(), expression.units());
  }
  [[nodiscard]] double value(const Expression& expression, std::int32_t index) const {
    return value_of(part(expression, index), bindings_);
  }
  [[nodiscard]] std::string text(const Expression& expression, std::int32_t index) const {
    return to_reading(with_shown_names(question_, part(expression, index)));
  }
  [[nodiscard]] const Step* step_behind(const Expression& expression,
                                        const ExpressionNode& node) const {
    if (node.op != Op::kSymbol) return nullptr;
    const std::string& name = expression.symbols()[static_cast<std::size_t>(node.index)];
    for (const Step& step : question_.steps) {
      if (step.symbol == name && !step.expression.empty()) return &step;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_sum(const Expression& expression, std::int32_t index, int depth) const {
    const ExpressionNode& node = at(expression, index);
    if (depth > kDeepest) return false;
    if (node.op == Op::kAdd || node.op == Op::kSubtract) return true;
    if (const Step* step = step_behind(expression, node))
      return is_sum(step->expression, step->expression.root(), depth + 1);
    if (node.op != Op::kMultiply && node.op != Op::kDivide) return false;
    return is_sum(expression, node.left, depth + 1) ||
           (node.op == Op::kMultiply && is_sum(expression, node.right, depth + 1));
  }

  // `around`: what multiplies the part, and the words known of it so far.
  void add(const Expression& expression, std::int32_t index, SumTerm around, int depth) {
    const ExpressionNode& node = at(expression, index);
    if (depth > kDeepest) return;
    if (const Step* step = step_behind(expression, node)) {
      around.symbol = step->symbol;
      around.words = step->words;
      return add(step->expression, step->expression.root(), std::move(around), depth + 1);
    }
    if (node.op == Op::kAdd || node.op == Op::kSubtract) {
      around.words.clear();
      SumTerm right = around;
      if (node.op == Op::kSubtract) right.value = -right.value;
      add(expression, node.left, std::move(around), depth + 1);
      return add(expression, node.right, std::move(right), depth + 1);
    }
    const bool left = is_sum(expression, index, depth) && is_sum(expression, node.left, depth + 1);
    if (left || is_sum(expression, index, depth))
      return add_product(expression, node, left ? node.left : node.right,
                         left ? node.right : node.left, std::move(around), depth + 1);
    around.value *= value(expression, index);
    around.text = without_dots(around.text + text(expression, index));
    if (around.symbol.empty() || around.words.empty()) around.symbol = around.text;
    terms_.push_back(std::move(around));
  }

  void add_product(const Expression& expression, const ExpressionNode& node, std::int32_t sum,
                   std::int32_t factor, SumTerm around, int depth) {
    const double number = value(expression, factor);
    around.value *= node.op == Op::kDivide ? 1 / number : number;
    around.text += (node.op == Op::kDivide ? "1/" : "") + text(expression, factor) + "\u00b7";
    add(expression, sum, std::move(around), depth);
  }

  const NumericQuestion& question_;
  std::vector<Binding> bindings_;
  std::vector<SumTerm> terms_;
};

bool is_gap(double gap, double difference) {
  constexpr double kExact = 1e-6;
  return std::fabs(gap - difference) <= kExact * std::fabs(gap);
}

// "final LayerNorm, 2d = 1,536"
std::string described(const NumericQuestion& question, const SumTerm& term) {
  const bool plain = question.unit.dimension.is_plain() || question.unit.dimension == kFlop;
  const std::string number =
      plain ? print_number(term.value) : print_in_unit(term.value, question.unit);
  const std::string said = term.text == number ? number : term.text + " = " + number;
  return term.words.empty() ? "term " + said : term.words + ", " + said;
}

}  // namespace

std::optional<FormulaGap> formula_gap(const NumericQuestion& question, double value) {
  const double right = right_value(question);
  const double difference = right - value;
  if (!std::isfinite(difference) || is_same(right, value)) return std::nullopt;
  const std::vector<SumTerm> terms = TermCollector(question).run();
  if (terms.size() < 2) return std::nullopt;
  for (const SumTerm& term : terms) {
    const std::string what = described(question, term);
    if (is_gap(term.value, difference))
      return FormulaGap{"missing-term:" + term.symbol, "But your sum has no " + what + "."};
    if (is_gap(term.value / 2, difference))
      return FormulaGap{"half-term:" + term.symbol,
                        "But your sum has only half of the " + what + "."};
    if (is_gap(-term.value, difference))
      return FormulaGap{"count-twice:" + term.symbol, "But your sum has the " + what + ", twice."};
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = i + 1; j < terms.size(); ++j) {
      if (!is_gap(terms[i].value + terms[j].value, difference)) continue;
      return FormulaGap{"missing-term:" + terms[i].symbol + "+" + terms[j].symbol,
                        "But your sum has neither " + described(question, terms[i]) + ", nor " +
                            described(question, terms[j]) + "."};
    }
  }
  return std::nullopt;
}

}  // namespace tmw
