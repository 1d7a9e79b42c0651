// What each row of the slip table is called: in logs and files, and for those who made the slip.
#pragma once

#include <span>
#include <string_view>

#include "core/marking/slip_table.h"

namespace tmw {

struct SlipTitle {
  std::string_view name;  // "drop-factor"; logs and content files have it, so it never changes
  const char* title;      // "A factor left out"
  const char* to_mind;    // a sentence that helps not to make it
};

struct SlipName : SlipTitle {
  SlipKind kind;
};

// Of each kind one, in their order.
[[nodiscard]] std::span<const SlipName> slip_names();

// The name of the row alone: "drop-factor".
[[nodiscard]] std::string_view row_name(SlipKind kind);

}  // namespace tmw
