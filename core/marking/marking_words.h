// The sentences of marking.
#pragma once

#include <optional>
#include <string>

#include "core/formula/read_answer.h"
#include "core/marking/numeric_question.h"

namespace tmw {

// A multiple of the byte as it was typed, and the one it is mistaken for: GB and GiB.
struct ByteUnit {
  std::string symbol;
  double factor = 1;
  std::string sibling;
  double sibling_factor = 1;
};

// The multiple of the byte that was typed; empty if there is none.
[[nodiscard]] std::optional<ByteUnit> byte_unit_of(const TypedAnswer& typed);
// "The number is right for GB (...), but you wrote GiB (...)."
[[nodiscard]] std::string sibling_words(const ByteUnit& unit);

// Whether the unit holds a power of 1000 or 1024: ms, GB, "million parameters", but not hours.
[[nodiscard]] bool has_own_scale(const Unit& unit);

// Whether what was typed can be of the asked kind; a number without "tokens" may count tokens, and
// where the bytes of a token are asked, bytes per token may be typed. Positions are tokens, too.
[[nodiscard]] bool dimensions_agree(const TypedAnswer& typed, const Unit& asked);

// "8.59 GB is an amount of memory (bytes); this asks for a plain number (params)."
[[nodiscard]] std::string wrong_dimension(const Quantity& typed, const Unit& asked);

// "124.3 million parameters": how a value was understood.
[[nodiscard]] std::string read_as_words(const NumericQuestion& question, double value);
// The value in base units: "124,320,000 parameters", "8,589,934,592 B".
[[nodiscard]] std::string base_words(const NumericQuestion& question, double value);

// "about 4.2 times too big", "37 % too small".
[[nodiscard]] std::string distance_words(double value, double right, const Unit& unit);

// "In full it is 124,320,000 parameters; yours is 1,536 less.": of a count right to the digits
// asked.
[[nodiscard]] std::string full_count_words(const NumericQuestion& question, double right,
                                           double difference);

// An estimate with too few digits.
[[nodiscard]] std::string coarse_words(const NumericQuestion& question, int digits);
// A count that is not exact; digits: how many are right, 0 if it is not merely rounded.
[[nodiscard]] std::string inexact_words(const NumericQuestion& question, int digits,
                                        double difference);

}  // namespace tmw
