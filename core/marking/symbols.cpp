#include "core/marking/symbols.h"

#include <algorithm>
#include <string_view>

#include "core/formula/evaluate.h"
#include "core/formula/expression_node.h"
#include "core/marking/marking_rules.h"
#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

bool is_name_part(char c) { return is_letter(c) || c == '_' || (c >= '0' && c <= '9'); }

bool is_name(const std::string& text) {
  return !text.empty() && is_letter(text[0]) && std::all_of(text.begin(), text.end(), is_name_part);
}

// A letter, maybe with an index: d_k, h_1, x; but not "layers" or "ops_1".
bool is_notation(const std::string& name) { return name.size() < 2 || !is_letter(name[1]); }

// The same tree with other names for its symbols.
template <typename Rename>
Expression renamed(const Expression& expression, Rename rename) {
  std::vector<std::string> symbols;
  for (const std::string& symbol : expression.symbols()) symbols.push_back(rename(symbol));
  return Expression(expression.nodes(), std::move(symbols), expression.units());
}

bool uses(const Expression& expression, const std::string& symbol) {
  const std::vector<std::string>& symbols = expression.symbols();
  return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

bool is_answer(const NumericQuestion& question, double right, double value) {
  return is_right(question, right, value) ||
         is_right(question, right, value * question.unit.factor);
}

class Collector {
 public:
  Collector(const NumericQuestion& question, std::span<const Binding> values)
      : question_(question), values_(values) {}

  TypedSymbols run() {
    each_given(
        [&](const Given& given, double value) { add(shown_name(given), given.symbol, value); });
    symbols_.listed = symbols_.bindings.size();
    each_given([&](const Given& given, double value) { add(given.symbol, given.symbol, value); });
    const double right = value_of(question_.answer, values_);
    for (std::size_t i = 0; i < question_.steps.size(); ++i) {
      const Step& step = question_.steps[i];
      const double value = values_[question_.givens.size() + i].value;
      const std::string name = shown_name(step);
      if (is_notation(name) && !is_answer(question_, right, value)) add(name, step.symbol, value);
    }
    return std::move(symbols_);
  }

 private:
  template <typename Action>
  void each_given(Action action) {
    for (std::size_t i = 0; i < question_.givens.size(); ++i) {
      if (!question_.givens[i].hidden || uses(question_.counted_in, question_.givens[i].symbol))
        action(question_.givens[i], values_[i].value);
    }
  }

  void add(std::string name, const std::string& own, double value) {
    const bool taken = std::any_of(symbols_.bindings.begin(), symbols_.bindings.end(),
                                   [&](const Binding& known) { return known.name == name; });
    if (taken) return;
    symbols_.bindings.push_back({std::move(name), value, {}});
    symbols_.own.push_back(own);
  }

  const NumericQuestion& question_;
  std::span<const Binding> values_;
  TypedSymbols symbols_;
};

}  // namespace

std::string shown_name(const std::string& symbol, const std::string& tex) {
  std::string name;
  constexpr std::string_view kText = "\\text";
  for (std::size_t at = 0; at < tex.size(); ++at) {
    if (tex.compare(at, kText.size(), kText) == 0)
      at += kText.size() - 1;
    else if (tex[at] != '{' && tex[at] != '}')
      name += tex[at];
  }
  return is_name(name) ? name : symbol;
}

std::string shown_name(const Given& given) { return shown_name(given.symbol, given.tex); }
std::string shown_name(const Step& step) { return shown_name(step.symbol, step.tex); }

Expression with_shown_names(const NumericQuestion& question, const Expression& expression) {
  return renamed(expression, [&](const std::string& symbol) {
    for (const Given& given : question.givens) {
      if (given.symbol == symbol) return shown_name(given);
    }
    for (const Step& step : question.steps) {
      if (step.symbol == symbol) return shown_name(step);
    }
    return symbol;
  });
}

Expression TypedSymbols::in_own_symbols(const Expression& typed) const {
  return renamed(typed, [&](const std::string& name) {
    const auto known = std::find_if(bindings.begin(), bindings.end(),
                                    [&](const Binding& one) { return one.name == name; });
    return known == bindings.end() ? name : own[static_cast<std::size_t>(known - bindings.begin())];
  });
}

bool has_unit_of_time(const Expression& typed) {
  constexpr auto kTime = static_cast<std::size_t>(BaseUnit::kSecond);
  return std::any_of(typed.units().begin(), typed.units().end(),
                     [](const Unit& unit) { return unit.dimension.exponents[kTime] != 0; });
}

TypedSymbols TypedSymbols::without_units() const {
  TypedSymbols left;
  for (std::size_t i = 0; i < bindings.size(); ++i) {
    const auto unit = find_unit_name(bindings[i].name);
    if (unit && unit->dimension == kSeconds) continue;
    left.bindings.push_back(bindings[i]);
    left.own.push_back(own[i]);
    left.listed += i < listed ? 1 : 0;
  }
  return left;
}

TypedSymbols typed_symbols(const NumericQuestion& question, std::span<const Binding> values) {
  return Collector(question, values).run();
}

}  // namespace tmw
