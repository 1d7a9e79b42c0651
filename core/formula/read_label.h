// Answers with a heading before a colon: "64 cards: 178 h", "BF16: 13.5 GB".
#pragma once

#include <optional>
#include <string_view>

#include "core/formula/read_answer.h"

namespace tmw {

// What stands behind the colon, where what stands before it only says what the number is of: words
// of neutral_words.h, numbers of the exercise, a span of as many numbers. Empty where there is no
// such heading: `2:1`, and `64 heads : 32 heads` where a ratio can be asked.
[[nodiscard]] std::optional<TypedAnswer> read_behind_label(std::string_view text,
                                                           const ReadContext& context);

// The refusal of a text whose name before an equals sign may change the number behind it, so that
// it is no name: "twice = 64", "std = 128", "x^2 = 9", "2x = 4". Empty for all others.
[[nodiscard]] std::optional<TypedAnswer> refuse_label(std::string_view text,
                                                      const ReadContext& context);

// The refusal of words behind a number, of which one is not known, by all of them: "124.3M (without
// biases)", "124.3M, no norms", "124.3M without the norms". `failed` is what came of the text.
// Empty for all others.
[[nodiscard]] std::optional<TypedAnswer> refuse_words_behind(std::string_view text,
                                                             const TypedAnswer& failed,
                                                             const ReadContext& context);

}  // namespace tmw
