// The pieces from which load.cpp builds a chapter; private to the loader.
#pragma once

#include "core/content/table_reader.h"
#include "core/content/workbook.h"

namespace tmw {

[[nodiscard]] std::vector<GivenSpec> read_given(TableReader& owner);
[[nodiscard]] std::vector<DrawSpec> read_vary(TableReader& exercise,
                                              const std::vector<GivenSpec>& given);
[[nodiscard]] std::vector<StepSpec> read_steps(TableReader& exercise);
[[nodiscard]] std::vector<FigureSpec> read_figures(TableReader& owner);

[[nodiscard]] DeriveTask read_derive(TableReader& exercise);
[[nodiscard]] ChoiceTask read_choice(TableReader& exercise);
[[nodiscard]] OrderTask read_order(TableReader& exercise);
[[nodiscard]] BuildTask read_build(TableReader& exercise);
[[nodiscard]] DebugTask read_debug(TableReader& exercise);

[[nodiscard]] std::vector<SlipSpec> read_author_slips(TableReader& owner);

// A TOML value as JSON text; a table becomes null.
[[nodiscard]] std::string json_of(const TomlValue& value);

}  // namespace tmw
