// Numbers and arrays of them, as nearly all calls have: read without a tree of JSON between, since
// a page of such exercises reads hundreds of them.
#pragma once

#include <optional>
#include <string_view>

#include "core/json/js_value.h"

namespace tmw {

// What the reader of JSON makes of a text of numbers and arrays, nested less than `most_depth`
// deep; empty for whatever else there is in it, for what is no JSON too.
[[nodiscard]] std::optional<JsValue> read_numbers(std::string_view json, int most_depth);

}  // namespace tmw
