// Texts and values of learners' code as they are shown: short, and with nothing in them that a
// reader could not see.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tmw {

// What a learner reads of one value or one error is about so long at most, in bytes: what the code
// returns may be of any size, and all of what is printed is laid out, drawn and read aloud.
inline constexpr std::size_t kLongestText = 240;

// JsValue::text of an array that Python has as a tuple, {"tuple": [1, 2]} in the sandbox's reply:
// an array in all but its words.
inline constexpr const char* kTuple = "tuple";

// The text's first characters, about `most` bytes and 20 lines of them, and how many more there
// are, `left_off` of them not even in `text`: "xxx... (99,997 more characters)". A control
// character, or one that turns the direction of writing, is shown as U+FFFD; ends of lines and tabs
// stay.
[[nodiscard]] std::string beginning(const std::string& text, std::size_t most,
                                    std::int64_t left_off);

// The same in quotation marks, as both languages write a text: ends of lines and what cannot be
// seen as escapes, "a\nb" and "\u0007".
[[nodiscard]] std::string quoted_beginning(const std::string& text, std::size_t most,
                                           std::int64_t left_off);

}  // namespace tmw
