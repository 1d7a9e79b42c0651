// Escaping, shared by everything here that writes HTML.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// Text that is safe between tags and in a quoted attribute. Control characters that HTML forbids
// are dropped.
[[nodiscard]] std::string escape_html(std::string_view text);

// True for addresses that a link may lead to: "#...", "https:", "http:", "mailto:".
[[nodiscard]] bool is_safe_link(std::string_view href);

}  // namespace tmw
