// LaTeX as people paste it: \frac{BW}{2N}, d_{ff}^{2}, 124{,}320{,}000.
#pragma once

#include <string_view>

#include "core/formula/prepare_text.h"

namespace tmw {

// Whether a command, a brace or a square bracket stands in it, or a dollar sign at both ends.
[[nodiscard]] bool has_latex(std::string_view text);

// The same in the signs that prepare_text() reads. Commands that say nothing of a number
// (\left, \text, \,) go; unknown ones stay as they are.
[[nodiscard]] PreparedText plain_latex(std::string_view latex);

}  // namespace tmw
