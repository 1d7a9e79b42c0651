// Random arguments for code tests.
#include <cmath>
#include <cstdio>
#include <string>

#include "core/exercise/code_tests.h"

namespace tmw {
namespace {

// Three decimals, so that a failing call is short enough to be shown and typed again.
double number_between(double low, double high, Random& random) {
  const double steps = (high - low) * 1000.0;
  const auto count = static_cast<std::size_t>(steps) + 1;
  return std::round(low * 1000.0 + static_cast<double>(random.below(count))) / 1000.0;
}

JsValue vector_of(int length, double low, double high, Random& random) {
  std::vector<double> numbers;
  for (int i = 0; i < length; ++i) numbers.push_back(number_between(low, high, random));
  return js_array(numbers);
}

JsValue integer_between(long low, long high, long step, Random& random) {
  const auto count = static_cast<std::size_t>((high - low) / step) + 1;
  return js_number(static_cast<double>(low + step * static_cast<long>(random.below(count))));
}

constexpr int kMaxLength = 64;

bool fits(int length, double low, double high) {
  return length >= 1 && length <= kMaxLength && low < high;
}

}  // namespace

std::optional<JsValue> generate_argument(std::string_view generator, Random& random) {
  const std::string text(generator);
  long first = 0, last = 0, step = 1;
  double low = 0.0, high = 0.0;
  int rows = 0, columns = 0, end = 0;
  const auto whole = [&](int fields, int wanted) {
    return fields == wanted && end == static_cast<int>(text.size());
  };
  if (whole(std::sscanf(text.c_str(), "integer %ld to %ld step %ld%n", &first, &last, &step, &end),
            3) ||
      whole(std::sscanf(text.c_str(), "integer %ld to %ld%n", &first, &last, &end), 2)) {
    if (step < 1 || first > last) return std::nullopt;
    return integer_between(first, last, step, random);
  }
  if (whole(std::sscanf(text.c_str(), "number %lf to %lf%n", &low, &high, &end), 2)) {
    if (!fits(1, low, high)) return std::nullopt;
    return js_number(number_between(low, high, random));
  }
  if (whole(std::sscanf(text.c_str(), "vector %d of %lf to %lf%n", &columns, &low, &high, &end),
            3)) {
    if (!fits(columns, low, high)) return std::nullopt;
    return vector_of(columns, low, high, random);
  }
  if (whole(std::sscanf(text.c_str(), "matrix %d by %d of %lf to %lf%n", &rows, &columns, &low,
                        &high, &end),
            4)) {
    if (!fits(columns, low, high) || !fits(rows, low, high)) return std::nullopt;
    std::vector<JsValue> lines;
    for (int i = 0; i < rows; ++i) lines.push_back(vector_of(columns, low, high, random));
    return js_array(std::move(lines));
  }
  return std::nullopt;
}

}  // namespace tmw
