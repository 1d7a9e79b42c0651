// Answers with a heading before a colon: "64 cards: 178 h", "BF16: 13.5 GB".
#pragma once

#include <optional>
#include <string_view>

#include "core/formula/read_answer.h"

namespace tmw {

// What stands behind the colon, where what stands before it only says what the number is of. Empty
// where there is no such heading: `2:1`, and `64 heads : 32 heads` where a ratio can be asked.
[[nodiscard]] std::optional<TypedAnswer> read_behind_label(std::string_view text,
                                                           const ReadContext& context);

}  // namespace tmw
