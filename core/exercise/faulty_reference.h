// Faulty versions of the functions that code exercises are marked against: what programs with a
// typical mistake return. A run that returns the same is told so by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exercise/js_value.h"

namespace tmw {

// What this faulty version of the reference function returns; empty if there is none of that name
// or the arguments do not fit.
[[nodiscard]] std::optional<JsValue> call_faulty(std::string_view reference, std::string_view fault,
                                                 const std::vector<JsValue>& arguments);

// The names of the faulty versions of a reference function.
[[nodiscard]] std::vector<std::string> fault_names(std::string_view reference);

}  // namespace tmw
