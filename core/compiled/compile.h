// An author's files into compiled ones: by the build, and by tests.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct WorkbookIndex;

// How the compiled file of an author's is called: "04-kv-cache.txt" for "04-kv-cache.toml".
[[nodiscard]] std::string compiled_name(std::string_view file_name);

// A chapter from the text of its TOML file, with the links that the index makes of sources and
// terms. Of a file with faults, `file_name` leading, the first is kept and how many more there are.
[[nodiscard]] std::string compile_chapter(std::string_view toml_text, std::string_view file_name,
                                          const WorkbookIndex& index);

// The index; its chapters' files are the compiled ones.
[[nodiscard]] std::string compile_index(std::string_view toml_text, std::string_view file_name);

}  // namespace tmw
