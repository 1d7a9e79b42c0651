// Why a value that code returned is not the one that was due, in words.
#pragma once

#include <string>

#include "core/exercise/js_value.h"

namespace tmw {

// One sentence, or empty where the two values say enough: a missing return, another type, another
// length, an item that is no number, NaN, Infinity.
[[nodiscard]] std::string why_differs(const JsValue& expected, const JsValue& actual,
                                      CodeLanguage language);

// The source with `**` for each `^` outside of comments and texts; empty if there is none.
[[nodiscard]] std::string with_powers(const std::string& source, CodeLanguage language);

}  // namespace tmw
