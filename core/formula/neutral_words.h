// The words that may stand beside a number without changing it. What is not listed here is never
// left out of an answer.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/formula/binding.h"

namespace tmw {

// "caches", "in all", "KV", "GPT-2", "H100", "BF16". No negation, factor, unit or other amount is
// one, and neither is K or "keys" alone, which are a part of what is asked.
[[nodiscard]] bool is_neutral_word(std::string_view word);

// K, V, Q, O, keys, values or queries: one of the parts that are counted together.
[[nodiscard]] bool is_part_of_cache(std::string_view word);

// Whether all words of a phrase are neutral and all its numbers are the exercise's own with the
// name of what they count: "64 cards" where n = 64, "MFU 50%", "4-bit", "E = 8", "K and V", "keys
// and values". A number without a name is one only where bare_numbers says so. False for an empty
// phrase.
[[nodiscard]] bool is_neutral_phrase(std::string_view text, std::span<const Binding> symbols,
                                     bool bare_numbers = false);

// How many whole numbers a span holds that ends with the last pair of a head of size d_k and does
// not begin with the first: "pairs 41-63" and "41 to 63" hold 23 where d_k = 128. Empty for all
// other texts: "0-22" and "2-24" are 23 as well, but not those that are meant.
[[nodiscard]] std::optional<int> numbers_in_span(std::string_view text,
                                                 std::span<const Binding> symbols);

}  // namespace tmw
