// A computed number among words that are read.
#pragma once

#include <string>

#include "core/content/number_format.h"

namespace tmw {

// As print_formatted, without what only machines write: "5.88 × 10²¹", not "5.88e21"; and what is
// next to nothing is "less than 0.000001", a share "less than 0.01%". Not for code or for what is
// typed again.
[[nodiscard]] std::string number_in_words(double value, const NumberFormat& format);

}  // namespace tmw
