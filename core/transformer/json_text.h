// Whether a text is one JSON object, before any of it is believed.
#pragma once

#include <string>
#include <string_view>

namespace tmw::transformer {

// Why `text` is not one JSON object nested at most `deepest` brackets deep: a sentence with the
// line, and the field where one was begun. Nothing when it is one. Total over all bytes.
[[nodiscard]] std::string problem_with_json(std::string_view text, int deepest);

}  // namespace tmw::transformer
