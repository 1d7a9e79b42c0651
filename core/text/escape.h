// Text inside HTML: the one place that escapes.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// Text that is safe between tags and in a quoted attribute. Control characters that HTML forbids
// are dropped.
[[nodiscard]] std::string escape_html(std::string_view text);

// The text without the control characters that HTML forbids.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace tmw
