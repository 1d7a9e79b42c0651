// JSON as the library's tree, for the few sources that walk one.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace tmw {

using Json = nlohmann::json;

// The value of a whole text; nothing if it is no JSON or nests deeper than `deepest` brackets.
[[nodiscard]] std::optional<Json> parse_json(std::string_view text, int deepest);

}  // namespace tmw
