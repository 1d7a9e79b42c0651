// The door of core/units; print.h writes numbers, unit_names.h lists what may be typed.
//
// Quantities: a number in base units with its dimension, and the units engineers use for it. Base
// units: byte, FLOP, second, token, dollar; parameters, layers, GPUs and shares
// are plain numbers. GB is 10^9 bytes, GiB is 2^30 bytes, never vague.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tmw {

enum class BaseUnit : std::uint8_t { kByte, kFlop, kSecond, kToken, kDollar };
inline constexpr int kBaseUnitCount = 5;

// Exponents over the base units; all zero is a plain number (a count, a ratio, a share).
struct Dimension {
  std::array<std::int8_t, kBaseUnitCount> exponents{};

  [[nodiscard]] int of(BaseUnit unit) const { return exponents[static_cast<std::size_t>(unit)]; }
  [[nodiscard]] bool is_plain() const { return *this == Dimension{}; }
  friend bool operator==(const Dimension& a, const Dimension& b) = default;
};

inline constexpr Dimension kPlainNumber{};
inline constexpr Dimension kBytes{{1, 0, 0, 0, 0}};
inline constexpr Dimension kFlop{{0, 1, 0, 0, 0}};
inline constexpr Dimension kSeconds{{0, 0, 1, 0, 0}};
inline constexpr Dimension kTokens{{0, 0, 0, 1, 0}};
inline constexpr Dimension kDollars{{0, 0, 0, 0, 1}};
inline constexpr Dimension kFlopPerSecond{{0, 1, -1, 0, 0}};
inline constexpr Dimension kBytesPerSecond{{1, 0, -1, 0, 0}};
inline constexpr Dimension kTokensPerSecond{{0, 0, -1, 1, 0}};

// Exponents stay within -100 .. 100; beyond that they are held there, so nothing overflows.
[[nodiscard]] Dimension times(const Dimension& a, const Dimension& b);
[[nodiscard]] Dimension over(const Dimension& a, const Dimension& b);
[[nodiscard]] Dimension to_power(const Dimension& a, int exponent);

struct Quantity {
  double value = 0;  // in base units
  Dimension dimension;
};

// One unit: `value * factor` is in base units.
struct Unit {
  std::string symbol;  // as shown beside the field: "GiB", "million parameters", "tokens/s"
  double factor = 1;
  Dimension dimension;
};

// The unit of that spelling: "GiB", "Gbit", "TFLOP/s", "tokens/s", "ms", "hours", "%", "params",
// "million parameters", "$ per 1M tokens", "GB/token", "GPUs". The symbol is kept as spelt
// (trimmed). Empty for what is not a unit. The empty spelling is the plain number, factor 1.
[[nodiscard]] std::optional<Unit> find_unit(std::string_view spelling);

// Base unit of a dimension: "B", "FLOP", "FLOP/s", "B/s", "s", "tokens/s", "$", "B/token"; "1" if
// plain.
[[nodiscard]] std::string base_unit_symbol(const Dimension& dimension);

// The dimension in words for messages: "an amount of memory (bytes)", "a time", "a plain number".
[[nodiscard]] std::string dimension_words(const Dimension& dimension);

}  // namespace tmw
