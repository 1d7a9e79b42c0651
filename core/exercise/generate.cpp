// Random arguments for code tests.
#include <cmath>

#include "core/content/argument_generator.h"
#include "core/exercise/code_tests.h"

namespace tmw {
namespace {

// Three decimals, so that a failing call is short enough to be shown and typed again.
double number_between(double low, double high, Random& random) {
  const double steps = (high - low) * 1000.0;
  const auto count = static_cast<std::size_t>(steps) + 1;
  return std::round(low * 1000.0 + static_cast<double>(random.below(count))) / 1000.0;
}

JsValue vector_of(const ArgumentGenerator& generator, Random& random) {
  std::vector<double> numbers;
  for (int i = 0; i < generator.columns; ++i) {
    numbers.push_back(number_between(generator.low, generator.high, random));
  }
  return js_array(numbers);
}

JsValue integer_of(const ArgumentGenerator& generator, Random& random) {
  const double steps = std::floor((generator.high - generator.low) / generator.step);
  const std::size_t count = static_cast<std::size_t>(steps) + 1;
  return js_number(generator.low + generator.step * static_cast<double>(random.below(count)));
}

}  // namespace

JsValue generate_argument(const ArgumentGenerator& generator, Random& random) {
  switch (generator.kind) {
    case GeneratorKind::kInteger:
      return integer_of(generator, random);
    case GeneratorKind::kNumber:
      return js_number(number_between(generator.low, generator.high, random));
    case GeneratorKind::kVector:
      return vector_of(generator, random);
    case GeneratorKind::kMatrix:
      break;
  }
  std::vector<JsValue> rows;
  for (int i = 0; i < generator.rows; ++i) rows.push_back(vector_of(generator, random));
  return js_array(std::move(rows));
}

}  // namespace tmw
