// Proves that every formula of a chapter can be typeset: an author's typing error must not reach
// the page.
#pragma once

#include <string>

#include "core/content/content_error.h"

namespace tmw {

struct Chapter;
struct Theory;

// Formulas that core/tex cannot read, in the theory and in every exercise for seeds 0 to `seeds`;
// each is named once.
[[nodiscard]] ContentErrors lint_tex(const Chapter& chapter, int seeds);

// Those of a theory with its numbers put in.
[[nodiscard]] ContentErrors tex_faults(const Theory& theory, const std::string& file);

}  // namespace tmw
