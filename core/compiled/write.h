// Compiled files written: by the build, and by tests.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct Chapter;
struct WorkbookIndex;

// What read_compiled_chapter and read_compiled_index (compiled.h) read back. Equal values give
// equal bytes.
[[nodiscard]] std::string compiled(const Chapter& chapter);
[[nodiscard]] std::string compiled(const WorkbookIndex& index);

// A file that says why there is nothing to read.
[[nodiscard]] std::string compiled_fault(std::string_view fault);

// Puts the first line before texts and numbers; `text_bytes` of the body are text.
[[nodiscard]] std::string sealed(std::string_view body, std::size_t text_bytes);

}  // namespace tmw
