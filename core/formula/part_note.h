// What a note behind an amount says of one of its parts: "13.5 GB (2 B/param)", "2 GiB (512
// KiB/token)", "2 GiB (64 MiB per layer)", "2 GiB (0.5 MiB each)".
#pragma once

#include <cstdint>
#include <string_view>

#include "core/formula/read_answer.h"

namespace tmw {

enum class PartNote : std::uint8_t {
  kNone,    // it speaks of no part
  kFits,    // there are as many parts in the amount as the exercise says: the amount is meant
  kDiffers  // there are not
};

// Requires an amount that could be read.
[[nodiscard]] PartNote part_note(const TypedAnswer& amount, std::string_view note,
                                 const ReadContext& context);

// Whether the note compares the amount with another by a number of the exercise, or the quotient of
// two: "32x", "8x less", "8 times as much".
[[nodiscard]] bool is_comparison(std::string_view note, const ReadContext& context);

}  // namespace tmw
