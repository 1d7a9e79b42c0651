#include "core/marking/structure.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/formula/print_expression.h"
#include "core/marking/marking_rules.h"
#include "core/marking/symbols.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// A factor of a product: a symbol or a value, on top or below the fraction bar.
struct Factor {
  std::string symbol;  // empty for anything that is not a symbol
  double value = 0;
  bool below = false;
  std::string text;  // for messages
};

using Product = std::vector<Factor>;

struct Term {
  Product factors;
  double value = 0;
  std::string text;
};

// Takes expressions apart. With open_steps, steps are replaced by their definitions.
class Splitter {
 public:
  Splitter(const NumericQuestion& question, bool open_steps)
      : question_(question), bindings_(bindings_of(question)), open_steps_(open_steps) {}

  [[nodiscard]] std::vector<Term> terms(const Expression& expression) const {
    std::vector<Term> found;
    add_terms(expression, expression.root(), found, 0);
    return found;
  }

 private:
  static const ExpressionNode& at(const Expression& expression, std::int32_t index) {
    return expression.nodes()[static_cast<std::size_t>(index)];
  }

  // The nodes below `index` as an expression of their own.
  static Expression part(const Expression& expression, std::int32_t index) {
    std::vector<ExpressionNode> nodes(expression.nodes().begin(),
                                      expression.nodes().begin() + index + 1);
    return Expression(std::move(nodes), expression.symbols(), expression.units());
  }

  [[nodiscard]] const Expression* step_behind(const Expression& expression,
                                              const ExpressionNode& node) const {
    if (!open_steps_ || node.op != Op::kSymbol) return nullptr;
    const std::string& name = expression.symbols()[static_cast<std::size_t>(node.index)];
    for (const Given& given : question_.givens) {
      if (given.symbol == name) return nullptr;
    }
    for (const Step& step : question_.steps) {
      if (step.symbol == name && !step.expression.empty()) return &step.expression;
    }
    return nullptr;
  }

  [[nodiscard]] double value(const Expression& expression, std::int32_t index) const {
    // Nodes before a subtree's first may fail to evaluate; the answer as a whole has been evaluated
    // before.
    return value_of(part(expression, index), bindings_);
  }

  [[nodiscard]] std::string text(const Expression& expression, std::int32_t index) const {
    return to_text(with_shown_names(question_, part(expression, index)));
  }

  void add_terms(const Expression& expression, std::int32_t index, std::vector<Term>& found,
                 int depth) const {
    if (depth > 60) return;
    const ExpressionNode& node = at(expression, index);
    if (node.op == Op::kAdd) {
      add_terms(expression, node.left, found, depth + 1);
      add_terms(expression, node.right, found, depth + 1);
      return;
    }
    if (const Expression* step = step_behind(expression, node))
      return add_terms(*step, step->root(), found, depth + 1);
    Term term;
    term.value = value(expression, index);
    term.text = text(expression, index);
    add_factors(expression, index, false, term.factors, depth + 1);
    found.push_back(std::move(term));
  }

  void add_factors(const Expression& expression, std::int32_t index, bool below, Product& factors,
                   int depth) const {
    if (depth > 60) return;
    const ExpressionNode& node = at(expression, index);
    if (node.op == Op::kMultiply || node.op == Op::kDivide) {
      add_factors(expression, node.left, below, factors, depth + 1);
      add_factors(expression, node.right, below != (node.op == Op::kDivide), factors, depth + 1);
      return;
    }
    if (node.op == Op::kPower && at(expression, node.right).number == 2 &&
        at(expression, node.right).op == Op::kNumber) {
      add_factors(expression, node.left, below, factors, depth + 1);
      add_factors(expression, node.left, below, factors, depth + 1);
      return;
    }
    if (const Expression* step = step_behind(expression, node))
      return add_factors(*step, step->root(), below, factors, depth + 1);
    Factor factor{"", value(expression, index), below, text(expression, index)};
    if (node.op == Op::kSymbol)
      factor.symbol = expression.symbols()[static_cast<std::size_t>(node.index)];
    factors.push_back(std::move(factor));
  }

  const NumericQuestion& question_;
  std::vector<Binding> bindings_;
  bool open_steps_;
};

// Removes from both what they share: first the same symbols, then the same values.
template <typename Item, typename Same>
void cancel(std::vector<Item>& wanted, std::vector<Item>& typed, Same same) {
  for (std::size_t i = 0; i < typed.size();) {
    const auto match = std::find_if(wanted.begin(), wanted.end(),
                                    [&](const Item& item) { return same(item, typed[i]); });
    if (match == wanted.end()) {
      ++i;
      continue;
    }
    wanted.erase(match);
    typed.erase(typed.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void cancel_factors(Product& wanted, Product& typed) {
  cancel(wanted, typed, [](const Factor& a, const Factor& b) {
    return !a.symbol.empty() && a.symbol == b.symbol && a.below == b.below;
  });
  cancel(wanted, typed, [](const Factor& a, const Factor& b) {
    return is_same(a.value, b.value) && a.below == b.below &&
           (a.symbol.empty() || b.symbol.empty());
  });
  const auto is_one = [](const Factor& factor) { return factor.value == 1; };
  std::erase_if(wanted, is_one);
  std::erase_if(typed, is_one);
}

std::string with_words(const NumericQuestion& question, const std::string& text, double value) {
  std::string words;
  std::optional<Unit> unit;
  const auto take = [&](const auto& named) {
    if (shown_name(named) != text) return;
    words = named.words;
    unit = named.unit;
  };
  for (const Given& given : question.givens) take(given);
  for (const Step& step : question.steps) take(step);
  const std::string number = unit ? print_in_unit(value, *unit) : print_factor(value, 4);
  const std::string valued =
      text == number || to_text(number_expression(value)) == text ? number : text + " = " + number;
  const bool says_it = valued.find(words) != std::string::npos;
  return says_it ? valued : valued + " (" + words + ")";
}

std::optional<StructureDifference> factor_difference(const NumericQuestion& question,
                                                     Product wanted, Product typed) {
  const std::size_t wanted_size = wanted.size();
  cancel_factors(wanted, typed);
  const auto converts = [&](const Factor& factor) {  // "/ 2^30" for an answer in GiB
    return factor.below && is_same(factor.value, question.unit.factor);
  };
  if (const auto unit = std::find_if(typed.begin(), typed.end(), converts); unit != typed.end())
    typed.erase(unit);
  const bool shares = wanted.size() < wanted_size;
  if (!shares) return std::nullopt;
  const auto words = [&](const Factor& factor) {
    return with_words(question, factor.text, factor.value);
  };
  const auto kind = [](const Factor& factor) { return factor.below ? "divisor" : "factor"; };
  if (wanted.size() == 1 && typed.empty())
    return StructureDifference{
        "missing-factor:" + wanted[0].text,
        std::string("What you typed lacks the ") + kind(wanted[0]) + " " + words(wanted[0]) + "."};
  if (wanted.empty() && typed.size() == 1)
    return StructureDifference{"extra-factor:" + typed[0].text,
                               std::string("What you typed has the ") + kind(typed[0]) + " " +
                                   words(typed[0]) + " too much."};
  if (wanted.size() == 1 && typed.size() == 1 && wanted[0].below == typed[0].below)
    return StructureDifference{
        "other-factor:" + wanted[0].text,
        "What you typed has " + words(typed[0]) + " where " + words(wanted[0]) + " belongs."};
  return std::nullopt;
}

std::optional<StructureDifference> compare(const NumericQuestion& question,
                                           std::vector<Term> wanted, std::vector<Term> typed) {
  cancel(wanted, typed, [](const Term& a, const Term& b) { return is_same(a.value, b.value); });
  if (wanted.size() == 1 && typed.empty())
    return StructureDifference{"missing-term:" + wanted[0].text,
                               "What you typed lacks the term " +
                                   with_words(question, wanted[0].text, wanted[0].value) + "."};
  if (wanted.empty() && typed.size() == 1)
    return StructureDifference{"extra-term:" + typed[0].text,
                               "What you typed has the term " + typed[0].text + " too much."};
  if (wanted.size() != 1 || typed.size() != 1) return std::nullopt;
  return factor_difference(question, wanted[0].factors, typed[0].factors);
}

}  // namespace

std::optional<StructureDifference> structure_difference(const NumericQuestion& question,
                                                        const Expression& typed) {
  if (typed.empty() || question.answer.empty()) return std::nullopt;
  for (const bool open_steps : {false, true}) {
    const Splitter splitter(question, open_steps);
    auto difference = compare(question, splitter.terms(question.answer), splitter.terms(typed));
    if (difference) return difference;
  }
  return std::nullopt;
}

}  // namespace tmw
