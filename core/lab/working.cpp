#include "core/lab/working.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/formula/read_expression.h"
#include "core/units/print.h"

namespace tmw::lab {
namespace {

Dimension dimension_of(Unit unit) {
  switch (unit) {
    case Unit::kCount:
    case Unit::kShare:
    case Unit::kHours:
      return kPlainNumber;
    case Unit::kBytes:
      return kBytes;
    case Unit::kSeconds:
      return kSeconds;
    case Unit::kFlop:
      return kFlop;
    case Unit::kTokensPerSecond:
      return kTokensPerSecond;
    case Unit::kDollars:
      return kDollars;
    case Unit::kFlopPerByte:
      return over(kFlop, kBytes);
    case Unit::kFlopPerSecond:
      return kFlopPerSecond;
    case Unit::kBytesPerSecond:
      return kBytesPerSecond;
  }
  return kPlainNumber;
}

}  // namespace

std::string in_words(double value, Unit unit) {
  if (unit == Unit::kShare) return print_number(100 * value, 3) + "%";
  if (unit == Unit::kHours) return print_number(value) + " h";
  if (unit == Unit::kTokensPerSecond) return print_number(value) + " tokens/s";
  if (unit == Unit::kFlopPerByte) return print_number(value) + " FLOP/B";
  constexpr double kDay = 86400;
  if (unit == Unit::kSeconds && value >= 2 * kDay) return print_number(value / kDay) + " days";
  return print_quantity({value, dimension_of(unit)});
}

Working& Working::given(const Symbol& symbol, double value) {
  const Binding binding = {std::string(symbol.name), value, std::string(symbol.tex)};
  bindings_.push_back(binding);
  givens_.push_back({to_tex(symbol_expression(binding.name), bindings_), std::string(symbol.what),
                     in_words(value, symbol.unit)});
  names_.push_back(binding.name);
  return *this;
}

std::vector<Given> Working::givens() const {
  std::vector<Given> shown;
  for (std::size_t i = 0; i < givens_.size(); ++i) {
    if (std::find(used_.begin(), used_.end(), names_[i]) != used_.end())
      shown.push_back(givens_[i]);
  }
  return shown;
}

Working& Working::step(std::string say, const std::string& name, std::string_view formula,
                       Unit unit, std::string tex) {
  const ReadResult read = parse_expression(formula);
  assert(read.ok());
  Step step;
  step.say = std::move(say);
  step.value = value_of(read.expression, bindings_);
  const std::vector<Binding> own = {{name, step.value, tex}};
  step.symbols = to_tex(symbol_expression(name), own) + " = " + to_tex(read.expression, bindings_);
  step.numbers = to_tex_with_numbers(read.expression, bindings_);
  step.result = in_words(step.value, unit);
  const std::vector<std::string>& names = read.expression.symbols();
  used_.insert(used_.end(), names.begin(), names.end());
  bindings_.push_back(own.front());
  steps_.push_back(std::move(step));
  return *this;
}

}  // namespace tmw::lab
