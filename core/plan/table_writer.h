// Figures as a table of two columns, a row for each: "decode_step.seconds" and its value.
#pragma once

#include <string>

#include "core/plan/figures.h"

namespace tmw::plan {

// Comma-separated values (RFC 4180) under the heading "figure,value". What is null is empty; the
// sentences of a list are rows "notes.1", "notes.2" and so on.
[[nodiscard]] std::string csv_text(const Figures& figures);

// The same rows as a Markdown table.
[[nodiscard]] std::string markdown_text(const Figures& figures);

}  // namespace tmw::plan
