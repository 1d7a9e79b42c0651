// Numbers as they are typed into a field or stand in an address.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tmw::lab {

// "4096", "4k", "1e12", "1,024": a whole number from 0 to 10^15, or nothing.
[[nodiscard]] std::optional<std::int64_t> whole_from(std::string_view text);

// "3.35", "989": a number from 0 to 10^24, or nothing. A comma between digits groups them.
[[nodiscard]] std::optional<double> number_from(std::string_view text);

}  // namespace tmw::lab
