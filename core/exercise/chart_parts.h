// The parts of chart_of and theory_of that fill a figure; private to core/exercise.
#pragma once

#include <string>
#include <vector>

#include "core/exercise/explored.h"

namespace tmw {

class Writer;
struct Chapter;
struct Chart;
struct FigureSpec;

// What figures that are made of things hold (chart_parts.cpp); nothing for the other kinds.
void add_parts(const FigureSpec& figure, Writer& writer, Chart& chart);

// The figure's values as words, of every kind (chart_values.cpp).
void add_values(const FigureSpec& figure, Writer& writer, Chart& chart);

// What a reader may take hold of, and the goal (chart_handles.cpp). `knobs` are the chapter's
// controls as they stand.
void add_handles(const FigureSpec& figure, const Chapter& chapter, const Explored& explored,
                 const std::vector<Knob>& knobs, Writer& writer, Chart& chart);

}  // namespace tmw
