// The door of core/content; workbook.h is what it gives, exercise.h what a chapter holds.
//
// Content files into a Workbook. No file is opened here: the caller hands in the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/content/content_error.h"
#include "core/content/workbook.h"

namespace tmw {

template <typename T>
struct Loaded {
  std::optional<T> value;  // empty if there is any error
  ContentErrors errors;    // every fault found, in file order
};

// A chapter from the text of its TOML file. `file_name` only appears in errors. Unknown keys are
// errors.
[[nodiscard]] Loaded<Chapter> load_chapter(std::string_view toml_text, std::string_view file_name);

// The list of chapters, from assets/workbook/workbook.toml.
[[nodiscard]] Loaded<WorkbookIndex> load_index(std::string_view toml_text,
                                               std::string_view file_name);

}  // namespace tmw
