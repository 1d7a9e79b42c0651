// What people write beside the numbers of an answer: "K 1 GiB + V 1 GiB", "33.55 GB of cache",
// "148 tokens/s (6.74 ms each)", "3.4, so 4".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/formula/read_answer.h"

namespace tmw {

// The same text without what is said beside its numbers. Empty where nothing is. Only for a text
// that cannot be read as it stands: what is left out must not be able to change a number, so words
// that may be a unit or a function misspelt stay, and so does an amount of the kind that is asked.
[[nodiscard]] std::optional<std::string> without_asides(std::string_view text,
                                                        const ReadContext& context);

// Whether a text is a span of whole numbers, as "41-63" and "pairs 0-40" are: the first is smaller.
[[nodiscard]] bool is_span(std::string_view text);

}  // namespace tmw
