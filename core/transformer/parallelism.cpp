#include "core/transformer/parallelism.h"

#include <algorithm>

#include "core/transformer/expected.h"
#include "core/transformer/parameters.h"

namespace tmw::transformer {
namespace {

constexpr double kBytes = 2;  // BF16 or FP16

// Of an all-gather, a reduce-scatter or an all-to-all.
double part_bytes(double bytes, std::int64_t cards) {
  return all_reduce_bytes(bytes, static_cast<double>(cards)) / 2;
}

bool shares(std::int64_t kv_heads, std::int64_t cards) {
  return kv_heads >= cards ? kv_heads % cards == 0 : cards % kv_heads == 0;
}

TrainingState sum_of(const TrainingState& a, const TrainingState& b) {
  return {a.weights + b.weights, a.gradients + b.gradients, a.optimizer + b.optimizer,
          a.total + b.total};
}

// Heads that tensor-parallel cards share where no layer has attention: those of the state, or the
// numbers that go through it one by one.
std::int64_t heads_of_states(const Model& model) {
  const Recurrent& mixer = *model.recurrent;
  return mixer.kind == RecurrentKind::kMamba ? mixer.d_inner : mixer.n_heads;
}

bool has_attention(const Model& model) { return !model.recurrent || attention_layers(model) > 0; }

}  // namespace

std::int64_t shared_heads(const Model& model) {
  return has_attention(model) ? model.n_heads : heads_of_states(model);
}

bool splits_heads(const Model& model, std::int64_t cards) {
  if (!has_attention(model)) return heads_of_states(model) % cards == 0;
  if (model.n_heads % cards != 0) return false;
  if (model.mla) return true;  // every card keeps the latent vector
  const bool global = !model.global_heads || shares(model.global_heads->n_kv_heads, cards);
  return global && shares(model.n_kv_heads, cards);
}

std::vector<std::int64_t> tensor_splits(const Model& model, std::int64_t most) {
  std::vector<std::int64_t> splits;
  for (std::int64_t cards = 1; cards <= std::min(most, shared_heads(model)); ++cards) {
    if (splits_heads(model, cards)) splits.push_back(cards);
  }
  return splits;
}

std::vector<std::int64_t> divisors(std::int64_t whole) {
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (std::int64_t i = 1; i <= whole / i; ++i) {
    if (whole % i != 0) continue;
    low.push_back(i);
    if (i != whole / i) high.push_back(whole / i);
  }
  low.insert(low.end(), high.rbegin(), high.rend());
  return low;
}

ParameterShare parameters_per_card(const Model& model, const TrainingSplit& split) {
  const Parameters parameters = count_parameters(model);
  const Count experts = parameters.layers.experts;
  const auto share = [&](Count all) {
    return divide_up(divide_up(all, split.tensor), split.pipeline);
  };
  return {share(parameters.total - experts), divide_up(share(experts), split.expert)};
}

TrainingState split_state(const ParameterShare& share, StateBytes bytes,
                          const TrainingSplit& split) {
  const std::int64_t copies = std::max<std::int64_t>(split.data / split.expert, 1);
  return sum_of(training_state(share.dense, bytes, split.zero, split.data),
                training_state(share.experts, bytes, split.zero, copies));
}

Traffic traffic(const Model& model, const TrainingSplit& split, const ParameterShare& share,
                std::int64_t tokens) {
  const double activations =
      static_cast<double>(tokens) * static_cast<double>(model.d_model) * kBytes;
  const double stages = static_cast<double>(split.pipeline);
  Traffic sent;
  const double of_layer = model.lone ? 2 : 4;  // of its one part, or of its mixer and its MLP
  sent.tensor = of_layer * static_cast<double>(model.n_layers) / stages *
                all_reduce_bytes(activations, static_cast<double>(split.tensor));
  if (split.pipeline > 1) {
    const double piece = split.sequence ? static_cast<double>(split.tensor) : 1.0;
    sent.pipeline = 2 * activations * static_cast<double>(split.chunks) / piece;
  }
  if (model.moe) {
    sent.expert = 4 * static_cast<double>(moe_layers(model)) / stages *
                  static_cast<double>(model.moe->top_k) * part_bytes(activations, split.expert);
  }
  const double times = split.zero == ZeroStage::kWeights ? 3 : 2;
  const std::int64_t copies = std::max<std::int64_t>(split.data / split.expert, 1);
  sent.data = times * (part_bytes(share.dense.as_double() * kBytes, split.data) +
                       part_bytes(share.experts.as_double() * kBytes, copies));
  return sent;
}

}  // namespace tmw::transformer
