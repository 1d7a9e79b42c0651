// Curves as a drawing: in the page, or in a file of its own. One writer, so both show the same.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/figure/scale.h"

namespace tmw {

struct FigurePoint {
  double x = 0.0;
  double y = 0.0;
};

// A look at curves that live elsewhere: the first series is the main one, places that are marked by
// themselves are the last.
struct FigureCurves {
  std::string x_title;
  std::string y_title;
  bool x_logarithmic = false;
  bool y_logarithmic = false;
  std::span<const FigureSeries> series;
  std::span<const FigureMark> marks;
  std::vector<FigurePoint> grips = {};  // where handles stand: on paper they are points
};

// Inline SVG, as wide as its element, letters of one size at any width. Its looks are classes:
// `s0` to `s4` for the curves, `q` quiet words, `h` helping lines, `a` axes, `k` marks, `p` places.
// It says nothing to assistive technology: its element has the text alternative.
[[nodiscard]] std::string curves_svg(const FigureCurves& figure);

// A file: dark on white, its looks written out, with a title above the plot; `about` says in a
// sentence what is to be seen.
[[nodiscard]] std::string curves_svg_file(const FigureCurves& figure, const std::string& title,
                                          const std::string& about);

}  // namespace tmw
