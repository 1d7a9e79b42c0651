// A chapter as a document of its own: pages/4.html, read, printed and searched without scripts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct Session;

// What a document needs of the site, as paths from its root, and what it may load and run.
struct DocumentParts {
  std::string icon = "assets/icon.svg";
  std::vector<std::string> sheets = {"fonts/faces.css", "js/page.css", "js/theme.css",
                                     "js/flow.css"};
  std::string policy;  // a Content-Security-Policy, in which no " stands; empty: none is stated
};

// The whole file. Its links lead to the files beside it, and once into the running workbook.
// `about` says in a sentence what the chapter is about.
[[nodiscard]] std::string chapter_document(const Session& visit, std::string_view about,
                                           const DocumentParts& parts = {});

}  // namespace tmw
