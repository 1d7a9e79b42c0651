// The lab's answers to take along: as a link, as text, and as the command that gives the same.
#pragma once

#include <string>
#include <string_view>

#include "core/lab/state.h"

namespace tmw::lab {

// `form` is "link" (which the page replaces by its address), "markdown", "csv" or "json" (the
// figures of core/plan) or "command". Empty for any other, and for figures where there is no
// answer.
[[nodiscard]] std::string share_text(const State& state, std::string_view form);

// A heading with model and cards, what was asked, the verdict, and each answer with its unit as a
// row of a table; then the command. Empty where there is no answer.
[[nodiscard]] std::string markdown_of(const State& state);

// "tmw serve-plan llama-3-8b h100 --users 32"; what is no preset stands as "tmw lab" with its
// address.
[[nodiscard]] std::string command_for(const State& state);

}  // namespace tmw::lab
