// What serving, training and memory answers share: the expected figure, splits that are refused and
// the bytes that cards send. Used by the answers only.
#pragma once

#include <string>

#include "core/plan/expected_plan.h"
#include "core/plan/figures.h"
#include "core/plan/lines.h"
#include "core/transformer/parallelism.h"

namespace tmw::plan {

// The member "expected": the figure, its range, its terms, and what is unlike the runs measured.
[[nodiscard]] Figure expected_figure(const transformer::Model& model,
                                     const transformer::Hardware& card, const ServingPlan& plan);
[[nodiscard]] Figure expected_figure(const transformer::Model& model,
                                     const transformer::Hardware& card, const TrainingPlan& plan);
void explain_expected(const transformer::Model& model, const transformer::Hardware& card,
                      const ServingPlan& plan, Lines& lines);
void explain_expected(const transformer::Model& model, const transformer::Hardware& card,
                      const TrainingPlan& plan, Lines& lines);

[[nodiscard]] Figures sent_figures(const transformer::Traffic& traffic);
void explain_traffic(const transformer::Model& model, const transformer::Traffic& traffic,
                     Lines& lines);

// Why a split is refused, with the numbers that would do.
[[nodiscard]] std::string refused_heads(const transformer::Model& model, std::int64_t cards);
// What serving by that many tensor-parallel cards would need that an even split leaves out; empty
// when nothing.
[[nodiscard]] std::string uneven_cards(const transformer::Model& model, std::int64_t cards);
[[nodiscard]] std::string refused_stages(const transformer::Model& model, std::int64_t stages);

// "1, 2, 4 and 8".
[[nodiscard]] std::string numbers_in_words(const std::vector<std::int64_t>& numbers);

}  // namespace tmw::plan
