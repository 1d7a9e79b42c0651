// Whether a text is one JSON object, before any of it is believed.
#pragma once

#include <string>
#include <string_view>

namespace tmw::transformer {

// Why `text` is not one JSON object nested at most `deepest` brackets deep: a sentence with the
// line, and the field where one was begun. Nothing when it is one. A field that is twice in one
// object is a problem, too, since a tree would hide the first; the sentence then has kThereTwice.
// Total over all bytes.
inline constexpr std::string_view kThereTwice = " is there twice in one object";
[[nodiscard]] std::string problem_with_json(std::string_view text, int deepest);

}  // namespace tmw::transformer
