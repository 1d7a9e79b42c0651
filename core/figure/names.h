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

// The name of a mark, beside its line.
struct MarkName {
  bool left = false;        // of the line
  float above_foot = 0.0F;  // px from the plot's lower edge up to its baseline
};

// The names of the marks, in order: each as near to the foot of its line as no curve, no line of
// another mark and no name of an earlier one is in the way, rather on the side that has more room.
// Where there is no such place, a line of another mark may be; else the next name stands a line
// above the last.
[[nodiscard]] std::vector<MarkName> mark_names(std::span<const FigureSeries> series,
                                               std::span<const FigureMark> marks,
                                               const FigureAxis& across, const FigureAxis& upward,
                                               PlotSize size);

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
