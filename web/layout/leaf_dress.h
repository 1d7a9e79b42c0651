// How the words of an element are dressed as they are laid out: where its lines end and stand in,
// and the painted size of the box around each formula.
#pragma once

#include "core/page/dom.h"
#include "web/layout/layout.h"

namespace tmw {

[[nodiscard]] Dress leaf_dress(const DomElement& element, const LaidNode& laid,
                               const Layout& layout, const Fonts& fonts);

// The text style of a leaf; a label beside a control has another than the control's words.
[[nodiscard]] TextStyle leaf_style(const DomElement& element, const LaidNode& laid);

}  // namespace tmw
