// What everything here that writes HTML shares.
#pragma once

#include <string_view>

namespace tmw {

// True for addresses that a link may lead to: "#...", "https:", "http:", "mailto:".
[[nodiscard]] bool is_safe_link(std::string_view href);

}  // namespace tmw
