// The inner HTML of a text element as it is laid out: one no-wrap span for each line, and a box of
// the painted size around each formula, whatever width the browser would give it.
#pragma once

#include <string>

#include "core/page/dom.h"
#include "web/layout/layout.h"

namespace tmw {

[[nodiscard]] std::string leaf_html(const DomElement& element, const LaidNode& laid,
                                    const Layout& layout, const Fonts& fonts);

// The text style of a leaf; a label beside a control has another than the control's words.
[[nodiscard]] TextStyle leaf_style(const DomElement& element, const LaidNode& laid);

}  // namespace tmw
