// `tmw render`: every page as HTML, for the build of the site.
#pragma once

#include <iosfwd>

#include "core/cli/workbook_commands.h"

namespace tmw {

// Prints the pages, or with `--out DIR` writes "home.html" and "N.html" for each chapter. Exit
// codes: 0 done, 1 a chapter was left out for its faults, 2 misuse.
int run_render_command(const CommandLine& line, std::ostream& out, std::ostream& err);

}  // namespace tmw
