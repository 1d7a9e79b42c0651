// The pieces from which load.cpp builds a chapter; private to the loader.
#pragma once

#include <vector>

#include "core/content/table_reader.h"

namespace tmw {

struct DrawSpec;
struct FigureSpec;
struct GivenSpec;
struct SlipSpec;
struct StepSpec;

// Each reads its own key of the table (load_numbers.cpp, load_figures.cpp); empty if the key is not
// there. Faults go to the reader.
[[nodiscard]] std::vector<GivenSpec> read_given(TableReader& owner);
[[nodiscard]] std::vector<DrawSpec> read_vary(TableReader& exercise,
                                              const std::vector<GivenSpec>& given);
[[nodiscard]] std::vector<StepSpec> read_steps(TableReader& exercise);
[[nodiscard]] std::vector<FigureSpec> read_figures(TableReader& owner);
// spec_parts.cpp
[[nodiscard]] std::vector<SlipSpec> read_author_slips(TableReader& owner);

}  // namespace tmw
