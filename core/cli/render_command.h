// `tmw render`: every page as HTML, for the build of the site.
#pragma once

#include <iosfwd>
#include <string>

#include "core/cli/workbook_commands.h"
#include "core/page/document.h"

namespace tmw {

// Prints what stands inside <main> of each page. With `--out DIR` it writes the files of the site:
// for each chapter "N.html", a document, and "N.part.html", what stands in the running workbook's
// <main>; for index.html "home.part.html" and "contents.part.html". `--json` tells the same files.
// Exit codes: 0 done, 1 a chapter was left out for its faults, 2 misuse.
int run_render_command(const CommandLine& line, std::ostream& out, std::ostream& err);

// For the build: the same as JSON, the documents written with these parts.
int print_pages(const std::string& assets, const DocumentParts& parts, std::ostream& out,
                std::ostream& err);

// For the workbook that is one file, in which no document stands beside it: "home" and "contents",
// what stands inside <main> and in the list of chapters, as JSON.
int print_home(const std::string& assets, std::ostream& out, std::ostream& err);

}  // namespace tmw
