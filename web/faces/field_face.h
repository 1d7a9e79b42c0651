// The face of words in a field.
#pragma once

#include <string_view>

namespace tmw {

// What CSS calls Face::kSans in a field: the same file with the font's own line; faces.mjs says
// why.
[[nodiscard]] std::string_view field_family();

}  // namespace tmw
