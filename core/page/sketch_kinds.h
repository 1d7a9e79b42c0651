// One function for each kind of sketch; private to sketch.cpp.
#pragma once

#include "core/page/sketch.h"

namespace tmw {

[[nodiscard]] Sketch sketch_areas(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_block(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_heads(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_stack(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_clocks(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_chain(const Chart& figure, float width);
[[nodiscard]] Sketch sketch_programs(const Chart& figure, float width);

// Names, each behind a square of its series, in as many lines as they take from y on; the first
// baseline is 16 px below y. Returns the y below them.
float sketch_legend(Sketch& sketch, const std::vector<std::string>& names, float x, float y,
                    float width);

}  // namespace tmw
