// What loading a file would do, for the dialog of the frame.
#pragma once

#include <string>

#include "core/session/session.h"

namespace tmw {

// Paragraphs, and a list of the lines that cannot be read. Empty if no file was offered.
[[nodiscard]] std::string copy_html(const Session& session);

// True if the file that was offered has something to take, and it may be taken.
[[nodiscard]] bool copy_is_news(const Session& session);

// Where the progress is kept, and when it was last copied; or that it is only read, or not deleted
// yet.
[[nodiscard]] std::string kept_words(const Session& session);

// What undoing would do now; empty if there is nothing to undo.
[[nodiscard]] std::string undo_words(const Session& session);

}  // namespace tmw
