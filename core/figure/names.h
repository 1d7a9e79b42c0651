// Where the names of curves and of marked places stand in a plot of a certain size: beside what
// they name, on no line and on no other name.
#pragma once

#include <span>
#include <vector>

#include "core/figure/scale.h"

namespace tmw {

// The narrowest plot of a page, a phone's: names that are free of lines there are so on wider ones,
// for which the drawing that fits any width is made.
inline constexpr float kNarrowPlotPx = 256.0F;

struct PlotSize {
  float width = kNarrowPlotPx;  // px
  float height = 0.0F;          // px
};

// The names of the curves, in the order of the series (scale.h says what a name is): beside the
// ends of their curves, those on one side in the order in which the curves end there, so that the
// nearest line is the one that is meant; as near to the ends as no line, no other name and no
// mark's name is in the way. None for a single curve. Where there is no such place for all of them,
// they stand at the ends whatever lies below.
[[nodiscard]] std::vector<CurveName> curve_names(std::span<const FigureSeries> series,
                                                 std::span<const FigureMark> marks,
                                                 const FigureAxis& across, const FigureAxis& upward,
                                                 PlotSize size);

// As in scale.h, for a plot of that size.
[[nodiscard]] std::vector<PlaceName> place_names(std::span<const FigureSeries> series,
                                                 const FigureAxis& across, const FigureAxis& upward,
                                                 PlotSize size, std::span<const CurveName> curves);

}  // namespace tmw
