// Training as the lab's lines see it. Internal to core/lab.
#pragma once

#include <vector>

#include "core/lab/answers.h"
#include "core/plan/training_plan.h"
#include "core/transformer/hardware.h"
#include "core/transformer/model.h"

namespace tmw::lab {

// The smallest changes after which a run would fit: one option where one will do, else the fewest
// cards that do with everything split and computed again. `asked` is the setup before what it left
// open was filled in. Requires a run that does not fit.
[[nodiscard]] std::vector<Remedy> training_remedies(const transformer::Model& model,
                                                    const transformer::Hardware& card,
                                                    const plan::TrainingSetup& asked,
                                                    const plan::TrainingPlan& plan);

}  // namespace tmw::lab
