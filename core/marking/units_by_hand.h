// Calculations whose units were converted by hand, and counts said "of" something: what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/formula/read_answer.h"
#include "core/marking/numeric_question.h"

namespace tmw {

// "6.74 × 4 bit / 8": who divides bits by 8 has bytes, and means the field's GB by 6.74. The same
// answer with bits as numbers where something is divided by 8, and with bytes, FLOP and the like as
// numbers where the field's unit is a million of them or more: nobody errs by so much. So are
// "512 KiB * 4096 / 1024^2" a number of GiB, "7.417 days * 24" one of hours, "2^31 B / 1 GiB" one
// of that unit, and, where a count is asked, "1120 / 80 GB" the quotient of two amounts in one
// unit. Empty where nothing of it is so, for one number with its unit, and where another unit says
// how large it is. `other_b`: how a B behind a number was read (ReadContext); where that made
// bytes of it, which a billion may be as well, it stays what it is.
[[nodiscard]] std::optional<TypedAnswer> converted_by_hand(const TypedAnswer& typed,
                                                           const NumericQuestion& question,
                                                           std::span<const Binding> symbols,
                                                           bool other_b = false);

// "23 of 64", "18 out of the 64 pairs": the count where one is asked, else the share "(23)/(64)".
// Empty for other texts.
[[nodiscard]] std::optional<std::string> counted_of(std::string_view text,
                                                    const NumericQuestion& question);

// How a text is read as an answer to the question.
[[nodiscard]] ReadContext reading_context(const NumericQuestion& question,
                                          std::span<const Binding> symbols, std::size_t listed,
                                          UnitScope units, bool other_b = false);

}  // namespace tmw
