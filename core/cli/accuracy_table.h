// docs/accuracy.md: every golden model, published, ours, difference and why.
#pragma once

#include <iosfwd>
#include <string_view>

namespace tmw::cli {

// Prints the whole document in Markdown: the presets, the Hugging Face configs of a golden file
// (the format of tests/golden/models_hugging_face.json), and measurements (accuracy_measured.h); an
// empty text leaves its part out. Returns 0, or 1 when a difference has no explanation or a text
// cannot be read.
int print_accuracy_table(std::ostream& out, std::string_view hugging_face_json,
                         std::string_view measured_json);

}  // namespace tmw::cli
