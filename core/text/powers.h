// Powers of ten as they are set, where a machine would write e.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// "5.88e21 FLOP" as "5.88 × 10²¹ FLOP", wherever a number is written so; all else as it stands. For
// words that are read, not for code or for what is typed again.
[[nodiscard]] std::string typeset_powers(std::string_view text);

}  // namespace tmw
