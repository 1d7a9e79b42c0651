// The door of core/compiled: what the page reads of content. The build makes it of the authors'
// files (compile.h), so the page needs neither TOML nor Markdown.
//
// A compiled file is one line that seals it, "tmw content VERSION CHECKSUM LENGTH", then so many
// bytes of text, one string behind the other, then numbers: lengths, choices and values in the
// order of fields.h, each in digits of five bits. All of it is plain text, so that hosts and
// browsers handle it as such.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/content/workbook.h"

namespace tmw {

// Raised with every change of fields.h or of how its fields are written.
inline constexpr int kCompiledVersion = 3;

template <typename T>
struct CompiledRead {
  std::optional<T> value;
  std::string fault;  // in whole words, where there is no value
};

// A chapter, ready to be shown: its links are made. A file of an author's that has a fault was
// compiled to that fault. Any text may be handed in: one that is cut, damaged, of another version
// or no compiled file is a fault that begins with `file_name`.
[[nodiscard]] CompiledRead<Chapter> read_compiled_chapter(std::string_view text,
                                                          std::string_view file_name);

// The same for the list of chapters.
[[nodiscard]] CompiledRead<WorkbookIndex> read_compiled_index(std::string_view text,
                                                              std::string_view file_name);

}  // namespace tmw
