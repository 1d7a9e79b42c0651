#include "core/transformer/training.h"

#include <cmath>

namespace tmw::transformer {

double training_seconds(double flops, double cards, double flops_per_second, double mfu) {
  return flops / (cards * flops_per_second * mfu);
}

double card_hours(double seconds, double cards) { return seconds * cards / 3600.0; }

ComputeOptimum compute_optimum(double flops, double tokens_per_parameter) {
  const double parameters = std::sqrt(flops / (6.0 * tokens_per_parameter));
  return {parameters, tokens_per_parameter * parameters};
}

double palm_flops_per_token(double parameters, double layers, double heads, double head_dim,
                            double tokens) {
  return 6.0 * parameters + 12.0 * layers * heads * head_dim * tokens;
}

double utilisation(double flops_per_token, double tokens_per_second, double cards,
                   double flops_per_second) {
  return flops_per_token * tokens_per_second / (cards * flops_per_second);
}

double pipeline_bubble_share(double stages, double micro_batches, double chunks) {
  const double bubble = (stages - 1.0) / (micro_batches * chunks);
  return bubble / (1.0 + bubble);
}

}  // namespace tmw::transformer
