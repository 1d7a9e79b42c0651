// A chapter as a document of its own: pages/4.html, read, printed and searched without scripts.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct Session;

// The whole file. Its links lead to the files beside it, and once into the running workbook.
// `about` says in a sentence what the chapter is about.
[[nodiscard]] std::string chapter_document(const Session& visit, std::string_view about);

}  // namespace tmw
