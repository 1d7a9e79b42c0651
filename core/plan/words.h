// Numbers as a reader wants them.
#pragma once

#include <cstdint>
#include <string>

namespace tmw::plan {

// 1234567 as 1,234,567.
[[nodiscard]] std::string grouped(std::int64_t count);
// Four significant digits with a unit prefix: "13.5 GB (12.6 GiB)", "1.23e+21 FLOP" stays plain.
[[nodiscard]] std::string bytes_in_words(double bytes);
// Shortest text that reads back as the same number, of the given significant digits when positive.
[[nodiscard]] std::string number_text(double value, int significant_digits = 0);
// "2.5 ms", "3.4 h", "12 days".
[[nodiscard]] std::string seconds_in_words(double seconds);

// Of a card of which only the rate in FP16 is known.
inline constexpr const char* kNoBf16 =
    "This card has no BF16: FP16 stands in its place, of as many bits and at the card's rate in "
    "it.";

}  // namespace tmw::plan
