// The second half of docs/accuracy.md: published measurements beside ours, and published tables
// that contradict themselves.
#pragma once

#include <iosfwd>
#include <string_view>

namespace tmw::cli {

// Prints the tables in Markdown from the text of tests/golden/measured.json. Returns false, and
// prints why to `out`, when a row cannot be read or answered.
bool print_measured(std::ostream& out, std::string_view measured_json);

}  // namespace tmw::cli
