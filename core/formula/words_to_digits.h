// Numbers that are written in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tmw {

// "fourteen cards" as "14 cards", "sixty-four" as "64", "two to one" as "2 to 1", "twofold" and
// "twice as much" as "2": numbers in words below a thousand, in digits. Multiples such as "million"
// stay as they are. Empty where no number is in words.
[[nodiscard]] std::optional<std::string> words_to_digits(std::string_view text);

// Whether it is a ratio of 1 in words: "equal", "the same".
[[nodiscard]] bool says_equal(std::string_view text);

}  // namespace tmw
