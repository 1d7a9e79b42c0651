// Arguments of a call as numbers, for the reference functions and their faulty versions.
#pragma once

#include <vector>

#include "core/exercise/js_value.h"

namespace tmw {

// The numbers of an array; empty if it holds anything else or nothing.
[[nodiscard]] std::vector<double> numbers_of(const JsValue& value);

}  // namespace tmw
