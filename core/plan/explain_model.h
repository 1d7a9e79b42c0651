// `tmw model` in words: every term with the product that gives it.
#pragma once

#include <string>

#include "core/plan/load.h"
#include "core/plan/model_plan.h"

namespace tmw::plan {

// Lines under headings, the model's name above them. Requires a plan that did not overflow.
[[nodiscard]] std::string explain_model(const NamedModel& named, const ModelPlan& plan);

}  // namespace tmw::plan
