// Letters within sentences are opened by a press on them. For keys there is one link for each
// section and each exercise, which opens those of all its sentences: a stop at every letter would
// be hundreds.
#pragma once

#include <string_view>

#include "core/page/page.h"

namespace tmw {

inline constexpr const char* kSentenceSymbols = "Symbols in these sentences";

// Whether a formula has a letter that is no part of a command ("\times") or of upright words
// ("\text{GB}").
[[nodiscard]] bool has_letter(std::string_view tex);

// Whether a section or a card has formulas with letters within its own words. Displayed formulas
// have links of their own (html.h), and so have the sections and cards within.
[[nodiscard]] bool wants_symbols_link(const Node& node);

}  // namespace tmw
