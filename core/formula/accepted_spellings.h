// The spellings an answer field is sure to understand: the tests read every one, the help shows
// them.
#pragma once

#include <span>
#include <string_view>

namespace tmw {

struct AcceptedSpelling {
  std::string_view group;       // heading in the help
  std::string_view typed;       // as typed
  std::string_view asked_unit;  // beside the field; find_unit() knows it
  double value;                 // what is read, in base units (a bare number: as it stands)
};

// In the order of the help. Examples with symbols use the symbols of a KV cache question:
// L = 32, g = 8, d_k = 128, s = 4096.
[[nodiscard]] std::span<const AcceptedSpelling> accepted_spellings();

}  // namespace tmw
