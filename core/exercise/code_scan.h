// Source text read as far as brackets, comments and texts go; no more of either language is known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/content/code_language.h"

namespace tmw {

// Behind the comment or text that begins at `at`; `at` itself if none does. A text in simple or
// double quotation marks ends with its line at the latest, unless Python has three of them.
// Requires a place within the source.
[[nodiscard]] std::size_t end_of_words(std::string_view source, std::size_t at,
                                       CodeLanguage language);

// A sentence on the first bracket that has no partner, with its line; empty if all have one. Where
// a brace is missing, the line is a guess by how far lines are indented, and said to be one.
[[nodiscard]] std::string lone_bracket_words(std::string_view source, CodeLanguage language);

// The line, from 1, of a `return` of JavaScript with a comma outside of all brackets; 0 if there is
// none.
[[nodiscard]] std::size_t line_of_comma_return(std::string_view source);

}  // namespace tmw
