#include "core/marking/marking_words.h"

#include <cmath>

#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// What is counted, without its scale: "parameters" of "million parameters".
std::string counted_thing(const Unit& unit) {
  if (!unit.dimension.is_plain() || unit.symbol == "%") return "";
  const std::size_t space = unit.symbol.rfind(' ');
  if (space != std::string::npos) return unit.symbol.substr(space + 1);
  return unit.factor == 1 ? unit.symbol : "";
}

// The decimal and the binary multiple of one size: "GB" and "GiB", "kB" and "KiB".
struct Multiples {
  char letter;
  double decimal;
  double binary;
};
constexpr Multiples kMultiples[] = {{'k', 1e3, 1024.0},
                                    {'M', 1e6, 1048576.0},
                                    {'G', 1e9, 1073741824.0},
                                    {'T', 1e12, 1099511627776.0},
                                    {'P', 1e15, 1125899906842624.0}};

// The first two digits, wherever the point stands: "33" of 33.01, "4" of 4.
std::string digits_of(double value) {
  std::string digits;
  for (const char c : print_rounded(std::fabs(value), 2)) {
    const bool is_leading = digits.empty() && c == '0';
    if (is_digit(c) && !is_leading) digits += c;
  }
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits;
}

}  // namespace

std::optional<ByteUnit> byte_unit_of(const TypedAnswer& typed) {
  for (const Unit& unit : typed.expression.units()) {
    if (unit.dimension.of(BaseUnit::kByte) != 1) continue;
    for (const Multiples& multiple : kMultiples) {
      const std::string decimal = {multiple.letter, 'B'};
      const char capital = multiple.letter == 'k' ? 'K' : multiple.letter;
      const std::string binary = {capital, 'i', 'B'};
      if (unit.factor == multiple.decimal)
        return ByteUnit{decimal, multiple.decimal, binary, multiple.binary};
      if (unit.factor == multiple.binary)
        return ByteUnit{binary, multiple.binary, decimal, multiple.decimal};
    }
  }
  return std::nullopt;
}

std::string sibling_words(const ByteUnit& unit) {
  return "The number is right for " + unit.sibling + " (" + print_number(unit.sibling_factor) +
         " bytes), but you wrote " + unit.symbol + " (" + print_number(unit.factor) + " bytes).";
}

bool has_own_scale(const Unit& unit) {
  const double thousands = std::log10(unit.factor) / 3;
  const double kibis = std::log2(unit.factor) / 10;
  return unit.factor != 1 && (thousands == std::round(thousands) || kibis == std::round(kibis));
}

bool dimensions_agree(const TypedAnswer& typed, const Unit& unit) {
  const Dimension& asked = unit.dimension;
  const Dimension& given = typed.quantity.dimension;
  if (given == asked || (given == kTokens && unit.symbol == "positions")) return true;
  constexpr auto kToken = static_cast<std::size_t>(BaseUnit::kToken);
  Dimension without_tokens = asked;
  without_tokens.exponents[kToken] = 0;
  if (given == without_tokens) return true;
  if (asked == kBytes && given == times(kBytes, kTokens)) return true;  // 0.5 MiB * 4096 tokens
  return !asked.is_plain() && asked.of(BaseUnit::kToken) == 0 && given == over(asked, kTokens);
}

std::string wrong_dimension(const Quantity& typed, const Unit& asked) {
  std::string message = print_quantity(typed) + " is " + dimension_words(typed.dimension) +
                        "; here " + dimension_words(asked.dimension) + " is asked";
  if (!asked.symbol.empty()) message += ", in " + asked.symbol;
  return message + ".";
}

std::string read_as_words(const NumericQuestion& question, double value) {
  return print_in_unit(value, question.unit, 6);
}

std::string base_words(const NumericQuestion& question, double value) {
  const std::string number = print_number(value, 6);
  const Unit& unit = question.unit;
  if (!unit.dimension.is_plain()) return number + " " + base_unit_symbol(unit.dimension);
  const std::string thing = counted_thing(unit);
  return thing.empty() ? number : number + " " + thing;
}

std::string full_count_words(const NumericQuestion& question, double right, double difference) {
  return "In full it is " + base_words(question, right) + "; yours is " +
         print_number(std::fabs(difference), 6) + (difference < 0 ? " less." : " more.");
}

std::string distance_words(double value, double right, const Unit& unit) {
  if (value == 0) return "It is not zero.";
  if (right == 0) return "It is too far from the right number.";
  const double ratio = value / right;
  if (ratio < 0) return "The sign is wrong.";
  const double times = ratio > 1 ? ratio : 1 / ratio;
  const std::string side = ratio > 1 ? "big" : "small";
  constexpr double kMillion = 1e6;
  if (times >= kMillion)
    return "It is more than a million times too " + side + ": look at the unit.";
  const std::string shown = digits_of(right / unit.factor);
  if (times >= 1.995) {
    if (digits_of(times) == shown) return "It is far too " + side + ".";
    return "It is about " + print_rounded(times, 2) + " times too " + side + ".";
  }
  const double percent = 100 * std::fabs(ratio - 1);
  if (digits_of(percent) == shown) return "It is too " + side + ".";
  return "It is " + print_rounded(percent, 2) + "% too " + side + ".";
}

std::string coarse_words(const NumericQuestion& question, int digits) {
  const std::string given = digits == 1 ? "one digit is" : std::to_string(digits) + " digits are";
  return "Give " + std::to_string(question.digits) + " significant digits: " + given +
         " too few to tell a right answer from a wrong one here.";
}

std::string inexact_words(const NumericQuestion& question, int digits, double difference) {
  if (digits > 0)
    return "Right to " + std::to_string(digits) +
           " digits, but this asks for the exact number: write every digit, or the calculation.";
  const std::string amount = base_words(question, std::fabs(difference));
  return "This asks for the exact number: you are " + amount +
         (difference < 0 ? " short." : " over.");
}

}  // namespace tmw
