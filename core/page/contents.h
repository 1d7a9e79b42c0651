// The words of the fixed frame around the page: the list of chapters, and how saving stands.
#pragma once

#include <string>

#include "core/page/links.h"

namespace tmw {

struct Session;

// HTML of the list of chapters for the frame's <nav>: links with the count of solved exercises, the
// present chapter marked with aria-current; chapters to come are plain words.
[[nodiscard]] std::string contents_html(const Session& session, LinkStyle links = LinkStyle::kHash);

// One short sentence for the frame: "Saved", "Saving …", "Not saved: ..." or "" when nothing was
// done yet.
[[nodiscard]] std::string saved_words(const Session& session);

}  // namespace tmw
