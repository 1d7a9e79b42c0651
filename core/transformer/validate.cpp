#include "core/transformer/validate.h"

#include <algorithm>
#include <utility>

#include "core/transformer/count.h"

namespace tmw::transformer {
namespace {

std::string quoted(std::string_view name) {
  std::string text;
  text.reserve(name.size() + 2);
  text += '"';
  text += name;
  text += '"';
  return text;
}

std::string not_positive(std::string_view name, std::int64_t value) {
  return "The field " + quoted(name) + " is " + std::to_string(value) +
         ": give a whole number from 1 to " + std::to_string(kLargestField) + ".";
}

bool in_range(std::int64_t value, std::int64_t least) {
  return value >= least && value <= kLargestField;
}

std::string dimension_problem(const Model& model, const FieldNames& names) {
  const struct {
    std::string_view name;
    std::int64_t value;
  } dimensions[] = {
      {names.d_model, model.d_model},   {names.n_layers, model.n_layers},
      {names.n_heads, model.n_heads},   {names.n_kv_heads, model.n_kv_heads},
      {names.vocab, model.vocab},       {names.head_dim, model.head_dim},
      {"v_head_dim", model.v_head_dim}, {"embed_dim", model.embed_dim},
  };
  for (const auto& dimension : dimensions) {
    if (!in_range(dimension.value, 1)) return not_positive(dimension.name, dimension.value);
  }
  return {};
}

std::string optional_size_problem(const Model& model) {
  const struct {
    std::string_view name;
    std::int64_t value;
  } sizes[] = {
      {"learned_positions", model.learned_positions}, {"type_vocab", model.type_vocab},
      {"score_outputs", model.score_outputs},         {"mlp_scalars", model.mlp_scalars},
      {"norms_per_layer", model.norms_per_layer},     {"relative_bias", model.relative_bias},
  };
  for (const auto& size : sizes) {
    if (!in_range(size.value, 0)) {
      return "The field " + quoted(size.name) + " is " + std::to_string(size.value) +
             ": give 0 or a positive whole number.";
    }
  }
  return {};
}

std::string heads_problem(const Model& model, const FieldNames& names) {
  if (model.mla || model.n_heads % model.n_kv_heads == 0) return {};
  return "The field " + quoted(names.n_kv_heads) + " is " + std::to_string(model.n_kv_heads) +
         ", which does not divide " + quoted(names.n_heads) + " (" + std::to_string(model.n_heads) +
         "): each KV head must serve the same number of heads.";
}

std::string mla_problem(const Mla& mla) {
  const struct {
    std::string_view name;
    std::int64_t value;
  } ranks[] = {
      {"kv_lora_rank", mla.kv_lora_rank},           {"qk_nope_head_dim", mla.qk_nope_head_dim},
      {"qk_rope_head_dim", mla.qk_rope_head_dim},   {"v_head_dim", mla.v_head_dim},
      {"q_lora_rank", mla.q_lora_rank.value_or(1)},
  };
  for (const auto& rank : ranks) {
    if (!in_range(rank.value, 1)) return not_positive(rank.name, rank.value);
  }
  return {};
}

std::string moe_problem(const Model& model, const Moe& moe, const FieldNames& names) {
  if (!in_range(moe.n_experts, 1)) return not_positive(names.n_experts, moe.n_experts);
  if (!in_range(moe.top_k, 1)) return not_positive(names.top_k, moe.top_k);
  if (!in_range(moe.d_expert, 1)) return not_positive(names.d_expert, moe.d_expert);
  if (!in_range(moe.d_shared, 0)) return not_positive("d_shared", moe.d_shared);
  if (!in_range(moe.d_latent, 0)) return not_positive("d_latent", moe.d_latent);
  if (moe.top_k > moe.n_experts) {
    return "The field " + quoted(names.top_k) + " is " + std::to_string(moe.top_k) +
           ", more than the " + std::to_string(moe.n_experts) + " experts of " +
           quoted(names.n_experts) + ": a token can use each expert once.";
  }
  if (!in_range(moe.first_dense, 0) || moe.first_dense > model.n_layers) {
    return "The field " + quoted(names.first_dense) + " is " + std::to_string(moe.first_dense) +
           ": give a number of layers from 0 to " + quoted(names.n_layers) + " (" +
           std::to_string(model.n_layers) + ").";
  }
  if (!in_range(moe.every, 1)) return not_positive("every", moe.every);
  return {};
}

std::string window_problem(const Model& model) {
  if (!model.window) return {};
  if (!in_range(model.window->tokens, 1)) {
    return not_positive("sliding_window", model.window->tokens);
  }
  if (model.window->global_layers < 0 || model.window->global_layers > model.n_layers) {
    return "The field \"global_layers\" is " + std::to_string(model.window->global_layers) +
           ": give a number from 0 to the number of layers.";
  }
  return {};
}

std::string global_heads_problem(const Model& model) {
  const GlobalHeads& global = *model.global_heads;
  if (!in_range(global.n_kv_heads, 1))
    return not_positive("global_heads.n_kv_heads", global.n_kv_heads);
  if (!in_range(global.head_dim, 1)) return not_positive("global_heads.head_dim", global.head_dim);
  if (model.n_heads % global.n_kv_heads != 0) {
    return "The KV heads of global layers are " + std::to_string(global.n_kv_heads) +
           ", which does not divide the " + std::to_string(model.n_heads) + " query heads.";
  }
  const std::int64_t mixtures = moe_layers(model);
  if (!model.window || model.mla || model.recurrent ||
      (mixtures > 0 && mixtures < model.n_layers)) {
    return "Heads of their own in global layers are counted beside layers with a window only, and "
           "where all layers have the same kind of MLP.";
  }
  return {};
}

std::string shared_keys_problem(const Model& model) {
  const SharedKeys& shared = *model.shared_keys;
  if (!in_range(shared.d_ff, 1)) return not_positive("shared_keys.d_ff", shared.d_ff);
  if (shared.layers < 1 || shared.global_layers < 0 || shared.global_layers > shared.layers) {
    return "The field \"shared_keys\" says " + std::to_string(shared.layers) + " layers, " +
           std::to_string(shared.global_layers) +
           " of them without a window: give at least 1, and no more without a window than all.";
  }
  if (model.mla || model.recurrent || model.moe) {
    return "Layers that take keys and values from others are counted in dense models with "
           "ordinary attention only.";
  }
  const std::int64_t local = local_layers(model);
  const std::int64_t global = attention_layers(model) - local;
  const auto can_share = [](std::int64_t sharing, std::int64_t all) {
    return sharing == 0 || sharing < all;  // the first of its kind has what the others take
  };
  if (can_share(shared.layers - shared.global_layers, local) &&
      can_share(shared.global_layers, global)) {
    return {};
  }
  return "Of the " + std::to_string(local) + " layers with a window " +
         std::to_string(shared.layers - shared.global_layers) + " share keys and values, of the " +
         std::to_string(global) + " others " + std::to_string(shared.global_layers) +
         ": one layer of each kind must have its own.";
}

std::string layer_embedding_problem(const Model& model) {
  const LayerEmbedding& table = *model.layer_embedding;
  if (!in_range(table.vocab, 1)) return not_positive("layer_embedding.vocab", table.vocab);
  return in_range(table.width, 1) ? "" : not_positive("layer_embedding.width", table.width);
}

std::string indexer_problem(const Model& model) {
  const Indexer& indexer = *model.indexer;
  for (const auto& [name, value] :
       {std::pair{"indexer.layers", indexer.layers}, std::pair{"indexer.n_heads", indexer.n_heads},
        std::pair{"indexer.head_dim", indexer.head_dim},
        std::pair{"indexer.top_k", indexer.top_k}}) {
    if (!in_range(value, 1)) return not_positive(name, value);
  }
  if (!model.mla || !model.mla->q_lora_rank || model.window || indexer.layers > model.n_layers) {
    return "An indexer is counted beside latent attention whose queries have a rank, without a "
           "window, and in no more layers than the model has.";
  }
  return {};
}

std::string streams_problem(const Model& model) {
  const Streams& streams = *model.streams;
  if (!in_range(streams.streams, 1)) return not_positive("streams.streams", streams.streams);
  if (!in_range(streams.low_rank, 1)) return not_positive("streams.low_rank", streams.low_rank);
  return model.layer_embedding
             ? ""
             : "Several residual streams are counted beside \"layer_embedding\" only.";
}

std::string lone_problem(const Model& model) {
  const LoneLayers& lone = *model.lone;
  const Count all = Count(lone.states) + lone.attention + lone.dense + lone.mixtures;
  const bool fits = lone.attention >= 0 && lone.dense >= 0 && lone.mixtures >= 0 &&
                    lone.states == (model.recurrent ? model.recurrent->layers : 0);
  if (!fits || !(all == Count(model.n_layers))) {
    return "The field \"lone\" says " + std::to_string(lone.attention) + " layers of attention, " +
           std::to_string(lone.dense) + " of MLPs and " + std::to_string(lone.mixtures) +
           " of experts: with those that have a state they must be all " +
           std::to_string(model.n_layers) + ".";
  }
  const bool beside = model.recurrent && (model.recurrent->beside_attention ||
                                          model.recurrent->layers_with_experts > 0);
  if (beside || model.mla || model.global_heads || model.shared_keys || model.layer_embedding ||
      (lone.mixtures > 0) != model.moe.has_value()) {
    return "Layers that are a mixer or an MLP alone are counted with ordinary attention and "
           "layers with a state, and need \"moe\" for those with experts.";
  }
  return {};
}

std::string recurrent_problem(const Model& model) {
  const Recurrent& mixer = *model.recurrent;
  const struct {
    std::string_view name;
    std::int64_t value;
    std::int64_t least;
  } sizes[] = {
      {"recurrent.layers", mixer.layers, 1},
      {"recurrent.d_inner", mixer.d_inner, 1},
      {"recurrent.d_state", mixer.d_state, mixer.kind == RecurrentKind::kShortConv ? 0 : 1},
      {"recurrent.n_heads", mixer.n_heads, 1},
      {"recurrent.n_groups", mixer.n_groups, 1},
      {"recurrent.conv", mixer.conv, 1},
      {"recurrent.dt_rank", mixer.dt_rank, mixer.kind == RecurrentKind::kMamba ? 1 : 0}};
  for (const auto& size : sizes) {
    if (!in_range(size.value, size.least)) return not_positive(size.name, size.value);
  }
  const Count groups = Count(2) * mixer.n_groups * mixer.d_state;
  if (groups.overflowed() || groups.value() > kLargestField) {
    return "The fields \"recurrent.n_groups\" and \"recurrent.d_state\" are so large that the "
           "counts overflow.";
  }
  if (mixer.layers > model.n_layers || mixer.layers_with_experts < 0 ||
      mixer.layers_with_experts > std::min(mixer.layers, moe_layers(model))) {
    return "The field \"recurrent.layers\" is " + std::to_string(mixer.layers) +
           ": give no more than the layers of the model, and as \"layers_with_experts\" no more "
           "than those that have experts.";
  }
  const std::int64_t attention = attention_layers(model);
  if (!model.lone && !mixer.beside_attention &&
      moe_layers(model) - mixer.layers_with_experts > attention) {
    return "The field \"recurrent.layers_with_experts\" is " +
           std::to_string(mixer.layers_with_experts) +
           ": more layers have experts than there are layers with attention beside those.";
  }
  if (model.window && model.window->global_layers > attention) {
    return "The field \"global_layers\" is more than the layers with attention.";
  }
  return {};
}

std::string mlp_problem(const Model& model, const FieldNames& names) {
  if (!in_range(model.d_ff, 0)) return not_positive(names.d_ff, model.d_ff);
  if (model.d_ff > 0 || dense_mlp_layers(model) == 0) return {};
  return "The field " + quoted(names.d_ff) +
         " is missing: the model has dense layers, so give the width of their MLP.";
}

}  // namespace

std::string problem_with(const Model& model, const FieldNames& names) {
  std::string problem = dimension_problem(model, names);
  if (problem.empty()) problem = optional_size_problem(model);
  if (problem.empty()) problem = heads_problem(model, names);
  if (problem.empty() && model.mla) problem = mla_problem(*model.mla);
  if (problem.empty() && model.moe) problem = moe_problem(model, *model.moe, names);
  if (problem.empty()) problem = window_problem(model);
  if (problem.empty() && model.global_heads) problem = global_heads_problem(model);
  if (problem.empty() && model.recurrent) problem = recurrent_problem(model);
  if (problem.empty() && model.shared_keys) problem = shared_keys_problem(model);
  if (problem.empty() && model.layer_embedding) problem = layer_embedding_problem(model);
  if (problem.empty() && model.indexer) problem = indexer_problem(model);
  if (problem.empty() && model.streams) problem = streams_problem(model);
  if (problem.empty() && model.lone) problem = lone_problem(model);
  if (problem.empty()) problem = mlp_problem(model, names);
  return problem;
}

}  // namespace tmw::transformer
