#include <algorithm>

#include "core/units/quantity.h"

namespace tmw {
namespace {

std::int8_t held(int exponent) { return static_cast<std::int8_t>(std::clamp(exponent, -100, 100)); }

struct NamedDimension {
  Dimension dimension;
  std::string_view symbol;
  std::string_view words;
};

constexpr NamedDimension kNamed[] = {
    {kPlainNumber, "1", "a plain number"},
    {kBytes, "B", "an amount of memory (bytes)"},
    {kFlop, "FLOP", "a number of operations (FLOP)"},
    {kSeconds, "s", "a time (seconds)"},
    {kTokens, "tokens", "a number of tokens"},
    {kDollars, "$", "an amount of money ($)"},
    {kFlopPerSecond, "FLOP/s", "a computing speed (FLOP/s)"},
    {kBytesPerSecond, "B/s", "a bandwidth (B/s)"},
    {kTokensPerSecond, "tokens/s", "a token rate (tokens/s)"},
    {Dimension{{0, 0, 1, -1, 0}}, "s/token", "a time for each token (s/token)"},
    {Dimension{{1, 0, 0, -1, 0}}, "B/token", "memory for each token (B/token)"},
    {Dimension{{0, 1, 0, -1, 0}}, "FLOP/token", "work for each token (FLOP/token)"},
    {Dimension{{-1, 1, 0, 0, 0}}, "FLOP/B", "an intensity (FLOP for each byte)"},
};

void append_factor(std::string& text, std::string_view symbol, int exponent) {
  if (!text.empty()) text += "*";
  text += symbol;
  if (exponent > 1) text += "^" + std::to_string(exponent);
}

}  // namespace

Dimension times(const Dimension& a, const Dimension& b) {
  if (b.is_plain()) return a;
  Dimension product;
  for (std::size_t i = 0; i < kBaseUnitCount; ++i)
    product.exponents[i] = held(a.exponents[i] + b.exponents[i]);
  return product;
}

Dimension over(const Dimension& a, const Dimension& b) {
  return b.is_plain() ? a : times(a, to_power(b, -1));
}

Dimension to_power(const Dimension& a, int exponent) {
  Dimension power;
  const int bounded = std::clamp(exponent, -1000, 1000);
  for (std::size_t i = 0; i < kBaseUnitCount; ++i)
    power.exponents[i] = held(a.exponents[i] * bounded);
  return power;
}

std::string base_unit_symbol(const Dimension& dimension) {
  for (const NamedDimension& named : kNamed) {
    if (named.dimension == dimension) return std::string(named.symbol);
  }
  static constexpr std::string_view kMany[] = {"B", "FLOP", "s", "tokens", "$"};
  static constexpr std::string_view kOne[] = {"B", "FLOP", "s", "token", "$"};
  std::string above, below;
  for (std::size_t i = 0; i < kBaseUnitCount; ++i) {
    const int exponent = dimension.exponents[i];
    if (exponent > 0) append_factor(above, kMany[i], exponent);
    if (exponent < 0) append_factor(below, kOne[i], -exponent);
  }
  if (above.empty()) above = "1";
  return below.empty() ? above : above + "/" + below;
}

std::string dimension_words(const Dimension& dimension) {
  for (const NamedDimension& named : kNamed) {
    if (named.dimension == dimension) return std::string(named.words);
  }
  return "a quantity in " + base_unit_symbol(dimension);
}

}  // namespace tmw
