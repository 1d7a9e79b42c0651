// The pages behind the chapters, as Markdown: what they say of each thing comes from the tables
// that the workbook is made of, and their own words from assets/appendices.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

struct Workbook;

// Notation, units and the rules of all chapters. `words` is the text of appendices/symbols.md.
[[nodiscard]] std::string symbols_markdown(const Workbook& workbook, std::string_view words);

// The models and cards of this build, each with its source. `words` is appendices/models.md.
[[nodiscard]] std::string models_markdown(std::string_view words);

// A source as Markdown: "owner/name@commit:path" leads to that file, at that commit.
[[nodiscard]] std::string linked_source(std::string_view source);

// The text with the line "{name}" replaced; as it is if there is none.
[[nodiscard]] std::string with_lines(std::string text, std::string_view name,
                                     const std::string& lines);

}  // namespace tmw
