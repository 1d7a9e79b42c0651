// Prints numbers and quantities.
#include "core/units/print.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "core/units/quantity.h"

namespace tmw {
namespace {

constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53
constexpr double kScientificFrom = 1e15;
constexpr double kScientificBelow = 1e-4;

std::string format(const char* pattern, int digits, double value) {
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, pattern, digits, value);
  return buffer;
}

// Groups the digits before the point by three: 4321.5 -> 4,321.5.
std::string grouped(const std::string& plain) {
  const std::size_t start = plain.front() == '-' ? 1 : 0;
  std::size_t end = plain.find('.');
  if (end == std::string::npos) end = plain.size();
  std::string result = plain.substr(0, start);
  for (std::size_t i = start; i < end; ++i) {
    result += plain[i];
    const std::size_t left = end - i - 1;
    if (left > 0 && left % 3 == 0) result += ',';
  }
  return result + plain.substr(end);
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string scientific(double value, int digits) {
  std::string text = format("%.*e", digits - 1, value);
  const std::size_t mark = text.find('e');
  const int exponent = std::atoi(text.c_str() + mark + 1);
  return without_trailing_zeros(text.substr(0, mark)) + "e" + std::to_string(exponent);
}

int decimal_exponent(double value) {
  return static_cast<int>(std::floor(std::log10(std::fabs(value))));
}

std::string not_a_number(double value) {
  if (std::isnan(value)) return "not a number";
  return value > 0 ? "infinity" : "-infinity";
}

struct Multiple {
  double factor;
  std::string_view prefix;
};

constexpr Multiple kDecimal[] = {{1e21, "Z"}, {1e18, "E"}, {1e15, "P"}, {1e12, "T"},
                                 {1e9, "G"},  {1e6, "M"},  {1e3, "k"},  {1, ""}};
constexpr Multiple kBinary[] = {
    {1125899906842624.0, "Pi"}, {1099511627776.0, "Ti"}, {1073741824.0, "Gi"},
    {1048576.0, "Mi"},          {1024.0, "Ki"},          {1, ""}};

template <std::size_t N>
std::string in_multiples(double value, const Multiple (&multiples)[N], std::string_view symbol,
                         int digits) {
  for (const Multiple& multiple : multiples) {
    if (std::fabs(value) < multiple.factor && multiple.factor > 1) continue;
    return print_number(value / multiple.factor, digits) + " " + std::string(multiple.prefix) +
           std::string(symbol);
  }
  return print_number(value, digits);
}

std::string print_time(double seconds, int digits) {
  struct Span {
    double factor;
    std::string_view symbol;
  };
  static constexpr Span kSpans[] = {{86400 * 2, "days"}, {3600, "h"},       {60, "min"}, {1, "s"},
                                    {1e-3, "ms"},        {1e-6, "\u00b5s"}, {1e-9, "ns"}};
  const double size = std::fabs(seconds);
  for (const Span& span : kSpans) {
    if (size < span.factor) continue;
    const double factor = span.symbol == "days" ? 86400 : span.factor;
    return print_number(seconds / factor, digits) + " " + std::string(span.symbol);
  }
  return print_number(seconds, digits) + " s";
}

// Cents as money has them: "2.5" is "2.50".
std::string with_cents(std::string number) {
  const std::size_t point = number.find('.');
  if (point != std::string::npos && point + 2 == number.size()) number += '0';
  return number;
}

}  // namespace

std::string print_number(double value, int digits) {
  if (!std::isfinite(value)) return not_a_number(value);
  if (value == 0) return "0";
  const double size = std::fabs(value);
  if (size < kLargestExactInteger && value == std::floor(value))
    return grouped(format("%.*f", 0, value));
  if (size >= kScientificFrom || size < kScientificBelow) return scientific(value, digits);
  const int decimals = digits - 1 - decimal_exponent(value);
  return grouped(without_trailing_zeros(format("%.*f", decimals > 0 ? decimals : 0, value)));
}

std::string print_factor(double value, int digits) {
  constexpr double kLong = 1e9;
  if (!std::isfinite(value) || std::fabs(value) < kLong) return print_number(value, digits);
  const std::string short_form = scientific(value, 4);
  return std::strtod(short_form.c_str(), nullptr) == value ? short_form
                                                           : print_number(value, digits);
}

std::string print_rounded(double value, int digits) {
  if (!std::isfinite(value) || value == 0) return print_number(value, digits);
  const std::string rounded = format("%.*e", digits - 1, value);
  return print_number(std::strtod(rounded.c_str(), nullptr), digits);
}

std::string print_in_unit(double base_value, const Unit& unit, int digits) {
  std::string number = print_number(base_value / unit.factor, digits);
  if (unit.symbol.empty()) return number;
  if (unit.symbol == "%") return number + "%";
  if (unit.symbol.front() != '$') return number + " " + unit.symbol;
  number = with_cents(std::move(number));
  const bool negative = number.front() == '-';
  return (negative ? "-$" + number.substr(1) : "$" + number) + unit.symbol.substr(1);
}

std::string print_quantity(const Quantity& quantity, int digits) {
  const double value = quantity.value;
  if (!std::isfinite(value)) return not_a_number(value);
  const Dimension& dimension = quantity.dimension;
  if (dimension.is_plain()) return print_number(value, digits);
  if (dimension == kSeconds) return print_time(value, digits);
  if (dimension == kDollars) return print_in_unit(value, Unit{"$", 1, kDollars}, digits);
  if (dimension == over(kDollars, kTokens))
    return print_in_unit(value, Unit{"$ per 1M tokens", 1e-6, dimension}, digits);
  const std::string symbol = base_unit_symbol(dimension);
  if (dimension == kTokens || dimension == kTokensPerSecond)
    return print_number(value, digits) + " " + symbol;
  const std::string decimal = in_multiples(value, kDecimal, symbol, digits);
  const bool bytes = symbol.front() == 'B';
  if (!bytes || std::fabs(value) < 1000) return decimal;
  return decimal + " (" + in_multiples(value, kBinary, symbol, digits) + ")";
}

}  // namespace tmw
