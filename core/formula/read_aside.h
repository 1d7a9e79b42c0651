// What people write beside the numbers of an answer: "K 1 GiB + V 1 GiB", "33.55 GB of cache",
// "148 tokens/s (6.74 ms each)", "3.4, so 4".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/formula/neutral_words.h"
#include "core/formula/read_answer.h"

namespace tmw {

// The same text without what is said beside its numbers. Empty where nothing is. Only for a text
// that cannot be read as it stands. What is left out is known to be harmless: neutral words
// (neutral_words.h), a number that the exercise lists with the name of what it counts, or the same
// amount once more. All else stays, so that the text cannot be read.
[[nodiscard]] std::optional<std::string> without_asides(std::string_view text,
                                                        const ReadContext& context);

// Whether a text is a span of whole numbers, as "41-63" and "pairs 0-40" are: the first is smaller.
[[nodiscard]] bool is_span(std::string_view text);

// The refusal of a text that ends in a bracket with a span of another count than the amount before
// it, "23 (1-99)", or of one that begins with the first: "23 (pairs 0-22)" may be any 23. Empty for
// all others.
[[nodiscard]] std::optional<TypedAnswer> refuse_other_span(std::string_view text,
                                                           const ReadContext& context);

}  // namespace tmw
