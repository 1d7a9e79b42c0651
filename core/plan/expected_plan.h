// The figure that is expected beside a plan's bound, and whether anything like it was measured.
#pragma once

#include <vector>

#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"

namespace tmw::plan {

// Why no run of the data that the constants were fitted to is like a plan.
enum class Unlike {
  kExperts,    // a mixture
  kState,      // layers with a state
  kLatent,     // MLA
  kWindow,     // layers with a window
  kSize,       // fewer or more parameters
  kCard,       // another card
  kCards,      // another number of them
  kFormat,     // weights in another format
  kLength,     // prompts or contexts of another length
  kUsers,      // more users
  kRecompute,  // activations computed again
  kSequence    // sequences of another length
};

// Nothing when runs of the kind were measured. Require a plan without problems.
[[nodiscard]] std::vector<Unlike> unlike_serving(const transformer::Model& model,
                                                 const transformer::Hardware& card,
                                                 const ServingSetup& setup);
[[nodiscard]] std::vector<Unlike> unlike_training(const transformer::Model& model,
                                                  const transformer::Hardware& card,
                                                  const TrainingSetup& setup);

// "no mixture was measured".
[[nodiscard]] std::string in_words(Unlike reason);

// The terms of a plan before their constants; nothing where the rate of the card's links is not
// known and several cards share the model. `answer_tokens` are those that each user is given.
[[nodiscard]] std::optional<transformer::ServingTerms> serving_terms(
    const transformer::Model& model, const transformer::Hardware& card, const ServingPlan& plan);

}  // namespace tmw::plan
