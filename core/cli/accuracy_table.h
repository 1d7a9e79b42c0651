// docs/accuracy.md: every model preset, published, ours, difference and why.
#pragma once

#include <iosfwd>

namespace tmw::cli {

// Prints the whole document in Markdown. Returns 0, or 1 when a difference has no explanation.
int print_accuracy_table(std::ostream& out);

}  // namespace tmw::cli
