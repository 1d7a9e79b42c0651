// Figures as JSON text.
#pragma once

#include <string>

#include "core/plan/figures.h"

namespace tmw::plan {

// How integers above 2^53 - 1 are written: as they are, or in quotation marks for readers whose
// numbers are doubles.
enum class Integers { kExact, kSafe };

// The largest whole number up to which a double holds each: 2^53 - 1.
inline constexpr std::int64_t kLargestSafeInteger = (std::int64_t{1} << 53) - 1;

// One object, indented by two, members in their order, with a line break behind it. A measure that
// is no finite number is null.
[[nodiscard]] std::string json_text(const Figures& figures, Integers integers);

}  // namespace tmw::plan
