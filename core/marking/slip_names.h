// What each row of the slip table is called: in logs and files, and for those who made the slip.
#pragma once

#include <optional>
#include <string_view>

#include "core/marking/slip_table.h"

namespace tmw {

struct SlipName {
  std::string_view name;     // "drop-factor"; logs and content files have it, so it never changes
  std::string_view title;    // "A factor left out"
  std::string_view to_mind;  // a sentence that helps not to make it
};

[[nodiscard]] SlipName row_names(SlipKind kind);

// The name of the row alone: "drop-factor".
[[nodiscard]] std::string_view row_name(SlipKind kind);

// The way back; nothing if no row has this name.
[[nodiscard]] std::optional<SlipKind> slip_called(std::string_view name);

}  // namespace tmw
