#include "core/transformer/model.h"

#include <algorithm>

namespace tmw::transformer {
namespace {

// How many i in [0, end) have i % every == phase.
std::int64_t congruent_below(std::int64_t end, std::int64_t every, std::int64_t phase) {
  if (end <= phase) return 0;
  return (end - 1 - phase) / every + 1;
}

}  // namespace

std::int64_t moe_layers(const Model& model) {
  if (!model.moe) return 0;
  if (model.lone) return model.lone->mixtures;
  const Moe& moe = *model.moe;
  const std::int64_t first = std::min(moe.first_dense, model.n_layers);
  const std::int64_t chosen = congruent_below(model.n_layers, moe.every, moe.phase) -
                              congruent_below(first, moe.every, moe.phase);
  return std::max<std::int64_t>(chosen - moe.also_dense, 0);
}

std::int64_t dense_mlp_layers(const Model& model) {
  return model.lone ? model.lone->dense : model.n_layers - moe_layers(model);
}

std::int64_t local_layers(const Model& model) {
  if (!model.window) return 0;
  return std::max<std::int64_t>(attention_layers(model) - model.window->global_layers, 0);
}

KeyedLayers keyed_layers(const Model& model) {
  const std::int64_t local = local_layers(model);
  const std::int64_t global = attention_layers(model) - local;
  if (!model.shared_keys) return {local, global};
  const SharedKeys& shared = *model.shared_keys;
  return {local - (shared.layers - shared.global_layers), global - shared.global_layers};
}

std::int64_t attention_layers(const Model& model) {
  if (model.lone) return model.lone->attention;
  if (!model.recurrent || model.recurrent->beside_attention) return model.n_layers;
  return std::max<std::int64_t>(model.n_layers - model.recurrent->layers, 0);
}

std::int64_t conv_width(const Recurrent& recurrent) {
  if (recurrent.kind == RecurrentKind::kLightning) return 0;
  if (recurrent.kind == RecurrentKind::kMamba || recurrent.kind == RecurrentKind::kShortConv) {
    return recurrent.d_inner;
  }
  return recurrent.d_inner + 2 * recurrent.n_groups * recurrent.d_state;
}

std::int64_t in_width(const Recurrent& recurrent) {
  switch (recurrent.kind) {
    case RecurrentKind::kMamba:
      return 2 * recurrent.d_inner;  // what is mixed, and its gate
    case RecurrentKind::kMamba2:
      return recurrent.d_inner + conv_width(recurrent) + recurrent.n_heads;
    case RecurrentKind::kGatedDelta:
      return recurrent.d_inner + conv_width(recurrent) + 2 * recurrent.n_heads;
    case RecurrentKind::kKimiDelta:  // as wide as a head are the low ranks of decay and gate
      return conv_width(recurrent) + recurrent.n_heads + 2 * recurrent.d_state;
    case RecurrentKind::kShortConv:
      return 3 * recurrent.d_inner;  // what is convolved, and a gate before and after
    case RecurrentKind::kLightning:
      return 4 * recurrent.d_inner;  // queries, keys, values, and the gate of what comes out
  }
  return 0;
}

std::int64_t score_head_dim(const Model& model) {
  if (!model.mla) return model.head_dim;
  return model.mla->qk_nope_head_dim + model.mla->qk_rope_head_dim;
}

std::int64_t value_head_dim(const Model& model) {
  return model.mla ? model.mla->v_head_dim : model.v_head_dim;
}

}  // namespace tmw::transformer
