// The pieces from which load.cpp builds a chapter; private to the loader.
#pragma once

#include <vector>

#include "core/content/table_reader.h"

namespace tmw {

struct DrawSpec;
struct ExploreSpec;
struct FigureSpec;
struct GivenSpec;
struct SlipSpec;
struct StepSpec;

// Each reads its own key of the table (load_numbers.cpp, load_figures.cpp); empty if the key is not
// there. Faults go to the reader.
// A theory's givens may be explored; those of an exercise (no `explores`) may not.
[[nodiscard]] std::vector<GivenSpec> read_given(TableReader& owner,
                                                std::vector<ExploreSpec>* explores = nullptr);
[[nodiscard]] std::vector<DrawSpec> read_vary(TableReader& exercise,
                                              const std::vector<GivenSpec>& given);
[[nodiscard]] std::vector<StepSpec> read_steps(TableReader& exercise);
[[nodiscard]] std::vector<FigureSpec> read_figures(TableReader& owner);
// load_explore.cpp: of one given, whose own keys are read; then the chapter's lists of choices, in
// which each sets the givens that it names.
void read_explore(TableReader& reader, const GivenSpec& given, std::vector<ExploreSpec>& explores);
void read_choices(TableReader& chapter, const std::vector<GivenSpec>& given,
                  std::vector<ExploreSpec>& explores);
// spec_parts.cpp; and the words of each text's first paragraph.
[[nodiscard]] std::vector<SlipSpec> read_author_slips(TableReader& owner);
[[nodiscard]] std::vector<Spans> first_lines(std::vector<Blocks> texts);

}  // namespace tmw
