#include "core/transformer/activations.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

constexpr std::int64_t kBytes = 2;  // BF16 or FP16

// Elements per token and layer that every card keeps whole without sequence parallelism: the inputs
// of both norms, of attention and of the MLP; and two dropout masks of one byte.
Count replicated_bytes(const Model& model, bool dropout) {
  const Count d_model = model.d_model;
  return d_model * 4 * kBytes + (dropout ? d_model * 2 : Count(0));
}

// MLP tensors of width d_ff: before and after the activation; gated ones keep four.
Count mlp_bytes(const Model& model, Count width) { return width * (model.gated ? 4 : 2) * kBytes; }

Count widest_mlp_bytes(const Model& model) {
  if (moe_layers(model) == 0) {
    const std::int64_t shared = model.shared_keys ? model.shared_keys->d_ff : 0;
    return mlp_bytes(model, std::max(model.d_ff, shared));
  }
  const Moe& moe = *model.moe;
  return mlp_bytes(model, Count(moe.top_k) * moe.d_expert + moe.d_shared);
}

// Per token: Q, K, V and the attention's output, split by heads.
Count attention_bytes(const Model& model) {
  const Count heads = model.n_heads;
  const Count kv_heads = model.mla ? heads : Count(model.n_kv_heads);
  const Count score_dim = score_head_dim(model);
  const Count value_dim = value_head_dim(model);
  const Count gate = model.attn_gate ? heads * score_dim : Count(0);
  return (heads * (score_dim + value_dim) + kv_heads * (score_dim + value_dim) + gate) * kBytes;
}

// Per token: what the first projection gives, what leaves the convolution, and the state's output
// before and after its gate.
Count recurrent_bytes(const Recurrent& mixer) {
  return (Count(in_width(mixer)) + conv_width(mixer) + Count(2) * mixer.d_inner) * kBytes;
}

// Per token: what is kept of the scores.
Count core_bytes(const Model& model, const ActivationSetup& setup) {
  if (setup.attention == AttentionKernel::kFlash) return Count(model.n_heads) * 4;
  const Count per_pair = setup.dropout ? 5 : 2;
  return per_pair * model.n_heads * setup.tokens;
}

// A layer that is a mixer or an MLP alone: `split` bytes a token and card group, and half of what
// other layers keep whole.
Count lone_layer_bytes(const Model& model, const ActivationSetup& setup, Count split) {
  const Count tokens = Count(setup.tokens) * setup.micro_batch;
  if (setup.recompute == Recompute::kFull) return tokens * model.d_model * kBytes;
  const Count replicated = divide_up(replicated_bytes(model, setup.dropout), 2);
  if (setup.sequence_parallel) {
    return divide_up(tokens * (replicated + split), setup.tensor_parallel);
  }
  return tokens * replicated + divide_up(tokens * split, setup.tensor_parallel);
}

// One layer whose mixer keeps `mixer` bytes a token and card group.
Count layer_bytes(const Model& model, const ActivationSetup& setup, Count mixer) {
  const Count tokens = Count(setup.tokens) * setup.micro_batch;
  if (setup.recompute == Recompute::kFull) return tokens * model.d_model * kBytes;
  const Count split = mixer + widest_mlp_bytes(model);
  const Count replicated = replicated_bytes(model, setup.dropout);
  if (setup.sequence_parallel) {
    return divide_up(tokens * (replicated + split), setup.tensor_parallel);
  }
  return tokens * replicated + divide_up(tokens * split, setup.tensor_parallel);
}

Count attention_mixer_bytes(const Model& model, const ActivationSetup& setup) {
  const Count core = setup.recompute == Recompute::kNone ? core_bytes(model, setup) : Count(0);
  return attention_bytes(model) + core;
}

Count lone_layers_bytes(const Model& model, const ActivationSetup& setup) {
  const LoneLayers& lone = *model.lone;
  Count sum =
      Count(lone.attention) * lone_layer_bytes(model, setup, attention_mixer_bytes(model, setup));
  sum += Count(lone.dense) * lone_layer_bytes(model, setup, mlp_bytes(model, model.d_ff));
  if (lone.mixtures > 0) {
    sum += Count(lone.mixtures) * lone_layer_bytes(model, setup, widest_mlp_bytes(model));
  }
  if (!model.recurrent) return sum;
  return sum + Count(model.recurrent->layers) *
                   lone_layer_bytes(model, setup, recurrent_bytes(*model.recurrent));
}

}  // namespace

Count activation_bytes_per_layer(const Model& model, const ActivationSetup& setup) {
  if (model.lone) {
    const Count mixer = model.lone->attention > 0 || !model.recurrent
                            ? attention_mixer_bytes(model, setup)
                            : recurrent_bytes(*model.recurrent);
    return lone_layer_bytes(model, setup, mixer);
  }
  const Count attention = attention_mixer_bytes(model, setup);
  if (!model.recurrent || !model.recurrent->beside_attention) {
    return layer_bytes(model, setup, attention);
  }
  return layer_bytes(model, setup, attention + recurrent_bytes(*model.recurrent));
}

double interleave_factor(std::int64_t stages, std::int64_t chunks) {
  if (chunks == 1) return 1.0;
  return 1.0 + static_cast<double>(stages - 1) / static_cast<double>(stages * chunks);
}

Count activation_bytes(const Model& model, const ActivationSetup& setup) {
  if (model.lone) return lone_layers_bytes(model, setup);
  const Count attention = attention_layers(model);
  const Count with_attention = attention * activation_bytes_per_layer(model, setup);
  if (!model.recurrent || model.recurrent->beside_attention) return with_attention;
  return with_attention + Count(model.recurrent->layers) *
                              layer_bytes(model, setup, recurrent_bytes(*model.recurrent));
}

Count logits_bytes(const Model& model, const ActivationSetup& setup) {
  if (!model.has_head) return 0;
  const Count elements = Count(setup.tokens) * setup.micro_batch * model.vocab;
  return divide_up(elements * kBytesPerLogit, setup.tensor_parallel);
}

}  // namespace tmw::transformer
