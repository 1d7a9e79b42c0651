// The kinds of figure.
#pragma once

namespace tmw {

enum class ChartKind { kBars, kCurves, kGrid };

}  // namespace tmw
