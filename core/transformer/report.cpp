#include "core/transformer/report.h"

namespace tmw::transformer {

Report report_on(const Model& model, const ReportSetup& setup) {
  Report report;
  report.parameters = count_parameters(model);
  report.kv_elements_per_token = kv_cache_elements_per_token(model);
  report.kv_bytes_per_token = bytes_of(report.kv_elements_per_token, setup.cache);
  report.kv_bytes_per_sequence = kv_cache_bytes(model, setup.tokens, setup.cache);
  report.state_bytes_per_sequence = recurrent_state_bytes(model);
  report.forward_per_token = flops_per_token(model, setup.tokens, setup.conventions);
  report.forward_per_sequence = flops_per_sequence(model, setup.tokens, setup.conventions);
  report.training_per_sequence =
      training_flops(report.forward_per_sequence, TrainingPass::kForwardBackward);
  report.n = parameters_in_n(report.parameters, setup.embeddings_in_n);
  const Count total = report.parameters.total;
  report.weight_bytes = bytes_of(total, setup.weights);
  report.mixed_adam =
      training_state(total, state_bytes(TrainingRecipe::kMixedAdam16), ZeroStage::kNone, 1);
  ActivationSetup activations;
  activations.tokens = setup.tokens;
  report.activation_bytes = activation_bytes(model, activations);
  const Count everything = report.training_per_sequence.total + report.mixed_adam.total +
                           report.activation_bytes + report.kv_bytes_per_sequence +
                           report.state_bytes_per_sequence + report.forward_per_token.total;
  report.overflowed = everything.overflowed();
  return report;
}

}  // namespace tmw::transformer
