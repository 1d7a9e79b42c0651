// `tmw render`: every page as HTML, for the build of the site.
#pragma once

#include <iosfwd>

#include "core/cli/workbook_commands.h"

namespace tmw {

// Prints what stands inside <main> of each page. With `--out DIR` it writes the files of the site:
// for each chapter "N.html", a document, and "N.part.html", what stands in the running workbook's
// <main>; for index.html "home.part.html" and "contents.part.html". `--json` tells the same files.
// Exit codes: 0 done, 1 a chapter was left out for its faults, 2 misuse.
int run_render_command(const CommandLine& line, std::ostream& out, std::ostream& err);

}  // namespace tmw
