#include "core/plan/model_plan.h"

#include <algorithm>

namespace tmw::plan {

using namespace transformer;

std::int64_t open_tokens(const Model& model, std::int64_t usual) {
  return model.learned_positions == 0 ? usual : std::min(usual, model.learned_positions);
}

ModelPlan plan_model(const Model& model, const ModelSetup& setup) {
  ModelPlan plan;
  plan.setup = setup;
  plan.setup.tokens = setup.tokens.value_or(open_tokens(model, 2048));
  plan.report = report_on(model, {*plan.setup.tokens, setup.conventions, setup.embeddings_in_n,
                                  setup.weights, setup.cache});
  return plan;
}

}  // namespace tmw::plan
