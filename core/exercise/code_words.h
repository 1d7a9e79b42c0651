// Why a value that code returned is not the one that was due, in words.
#pragma once

#include <string>
#include <string_view>

#include "core/exercise/js_value.h"

namespace tmw {

// One sentence, or empty where the two values say enough: a missing return, another type, another
// length, an item that is no number, NaN, Infinity.
[[nodiscard]] std::string why_differs(const JsValue& expected, const JsValue& actual,
                                      CodeLanguage language);

// The source with `**` for each `^` outside of comments and texts; empty if there is none.
[[nodiscard]] std::string with_powers(const std::string& source, CodeLanguage language);

// For code that could not be run: a sentence if it reads like the other language
// than the one that it was run in; else empty.
[[nodiscard]] std::string other_language_words(std::string_view source, CodeLanguage language);

}  // namespace tmw
