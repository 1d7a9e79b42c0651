// Reads what a learner types into an answer field: numbers as engineers write them, units, and
// expressions over the exercise's own symbols. docs/answers.md lists the accepted spellings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/formula/binding.h"
#include "core/formula/expression.h"
#include "core/formula/read_expression.h"
#include "core/units/quantity.h"

namespace tmw {

// What a unit behind a product or quotient belongs to. "640152/3600 hours" is mostly meant as a
// number of hours, but "13.48 GB / 2 TB/s" is not.
enum class UnitScope : std::uint8_t {
  kOperand,          // the number, symbol or bracket before it
  kProduct,          // the whole product, unless another part of it has a unit; 2k stays 2,000
  kProductAndScale,  // so do scale letters and words: 124320000/1e6 million
  kSum               // the whole calculation, in which nothing else has a unit: 13.48 + 2.1 GB
};

// From the likeliest on.
inline constexpr UnitScope kUnitScopes[] = {UnitScope::kOperand, UnitScope::kProduct,
                                            UnitScope::kProductAndScale, UnitScope::kSum};

struct ReadContext {
  std::span<const Binding> symbols;  // the exercise's own
  // What is asked decides readings that depend on it: "7 B" is a count of billions or 7 bytes,
  // "FLOPs" operations or a rate. Empty: nothing is asked (the calculator), B counts billions.
  std::optional<Dimension> asked;
  std::size_t named = SIZE_MAX;  // how many symbols, from the first, a message may name
  UnitScope units = UnitScope::kOperand;
  // A B that is not clear is read the other way: of 2 TB/s / (6.74B * 2 B) the second as bytes.
  bool other_b = false;
  // Nats are asked: a bit is ln 2 of them, and no eighth of a byte.
  bool bits_of_information = false;
  // A number without a unit of its own is asked, so that 64:32 and "64 heads : 32 heads" are
  // ratios.
  bool may_be_ratio = true;
  // A whole number is asked: of "14.4 = 14" it is the last that counts.
  bool asks_whole = false;
  // Of what one is asked: "token" where the bytes of a token are.
  std::span<const std::string> per = {};
  // What is said beside the numbers of a text that cannot be read otherwise is left out.
  bool asides = true;
};

struct TypedAnswer {
  bool ok = false;
  ReadError error;        // if not ok
  Quantity quantity;      // in base units
  bool has_unit = false;  // a unit was typed (scale letters such as M alone are no unit, % is one)
  bool has_bare = false;  // a number or symbol without a unit takes part
  bool is_literal = false;        // one number, maybe with scale and unit; else an expression
  bool has_lifted_unit = false;   // a unit or scale is that of a whole product (UnitScope)
  bool has_scale = false;         // a scale letter or word was typed (k, M, billion)
  bool has_power_of_ten = false;  // of a literal: e9 or *10^9
  int digits = 0;       // significant digits of a literal, trailing zeros of an integer included
  int sure_digits = 0;  // the same without the trailing zeros of an integer, also of "190M"
  double literal = 0;   // of a literal: the number before scale and unit
  // Of "3.4 -> 4" and "4 (3.4)": what was rounded to the answer, in base units.
  std::optional<double> rounded_from;
  // What was said of the number and changes nothing: "card" of "33 users per card", the name of a
  // card, "14 A100s". Other words that count are units of the expression.
  std::string for_each;
  std::string card;
  Expression expression;
};

// Never hangs or overflows; text beyond kMaxExpressionBytes is an error.
[[nodiscard]] TypedAnswer read_answer(std::string_view text, const ReadContext& context);

}  // namespace tmw
