#include <algorithm>
#include <iterator>
#include <vector>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// Layers listed as dense that would otherwise be mixtures; a layer listed twice counts once.
std::int64_t listed_dense_layers(JsonFields& fields, const Model& model, const Moe& moe) {
  const Json& list = fields.at("mlp_only_layers");
  if (list.is_null()) return 0;
  std::vector<std::int64_t> layers;
  for (const Json& entry : list) {
    if (!list.is_array() || !entry.is_number_integer()) {
      fields.fail("The field \"mlp_only_layers\" must be a list of layer numbers, such as [0, 1].");
      return 0;
    }
    const auto layer = entry.get<std::int64_t>();
    const bool mixture = layer >= moe.first_dense && layer < model.n_layers && moe.every > 0 &&
                         layer % moe.every == moe.phase;
    if (mixture) layers.push_back(layer);
  }
  std::sort(layers.begin(), layers.end());
  return std::distance(layers.begin(), std::unique(layers.begin(), layers.end()));
}

void read_qwen_moe(JsonFields& fields, Model& model) {
  Moe moe;
  moe.n_experts = fields.whole({"num_experts", "num_local_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  moe.every = fields.mentions("decoder_sparse_step")
                  ? fields.whole({"decoder_sparse_step"}, "every how many layers experts stand")
                  : 1;
  moe.phase = moe.every - 1;
  moe.also_dense = listed_dense_layers(fields, model, moe);
  model.moe = moe;
}

Mla read_latent_attention(JsonFields& fields) {
  Mla mla = read_latent_ranks(fields);
  if (!fields.mentions("q_lora_rank")) {
    mla.q_lora_rank = 1536;
    fields.took_default("q_lora_rank", "1536 (models without that rank say null)");
  }
  return mla;
}

// "mlp_layer_types" names every layer "dense" or "sparse" in files of late versions.
void read_mlp_layer_types(JsonFields& fields, const Model& model, Moe& moe) {
  const Json& types = fields.at("mlp_layer_types");
  if (types.is_null()) return;
  const auto is = [](const Json& type, const char* word) { return type == Json(word); };
  const bool fits = types.is_array() && types.size() == static_cast<std::size_t>(model.n_layers) &&
                    std::all_of(types.begin(), types.end(), [&](const Json& type) {
                      return is(type, "dense") || is(type, "sparse");
                    });
  if (!fits) {
    fields.fail("The field \"mlp_layer_types\" must name every layer \"dense\" or \"sparse\".");
    return;
  }
  const auto first =
      std::find_if(types.begin(), types.end(), [&](const Json& t) { return is(t, "sparse"); });
  moe.first_dense = std::distance(types.begin(), first);
  moe.also_dense =
      std::count_if(first, types.end(), [&](const Json& type) { return is(type, "dense"); });
}

// The experts of DeepSeek and GLM. Prediction layers for further tokens (MTP) are not counted:
// they are left out of the main model that answers.
void read_deepseek_moe(JsonFields& fields, Model& model, std::int64_t shared_default,
                       std::int64_t first_dense_default) {
  Moe moe;
  moe.n_experts = fields.whole({"n_routed_experts", "num_experts"}, "the number of routed experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  const std::int64_t shared_absent =
      fields.mentions("n_shared_experts") ? 0 : shared_default;  // null means none
  moe.n_shared = fields.whole_or({"n_shared_experts"}, shared_absent);
  moe.d_shared = product(fields, "n_shared_experts", moe.n_shared, moe.d_expert);
  moe.first_dense = fields.whole_or({"first_k_dense_replace"}, first_dense_default);
  read_mlp_layer_types(fields, model, moe);
  model.moe = moe;
}

Model read_deepseek(JsonFields& fields, bool version_3) {
  Model model = read_llama_shape(fields, {.kv_heads = {}, .reads_head_dim = false});
  // The language models of DeepSeek-VL2's smallest have ordinary attention.
  const bool latent = !fields.has("use_mla") || fields.flag_or("use_mla", true);
  if (latent) model.mla = read_latent_attention(fields);
  if (fields.mentions("n_routed_experts") && !fields.has("n_routed_experts")) return model;
  read_deepseek_moe(fields, model, version_3 ? 1 : 2, version_3 ? 3 : 0);
  if (fields.mentions("moe_layer_freq")) {
    model.moe->every = fields.whole({"moe_layer_freq"}, "every how many layers experts stand");
  }
  const std::string method = fields.text_or("topk_method", version_3 ? "noaux_tc" : "greedy");
  model.moe->router_bias = method == "noaux_tc";
  return model;
}

}  // namespace

void read_qwen_experts(JsonFields& fields, Model& model) { read_qwen_moe(fields, model); }

Model read_mixtral(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8});
  set_biases(model, false, false, false);
  Moe moe;
  moe.n_experts = fields.whole({"num_local_experts", "num_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = model.d_ff;
  model.d_ff = 0;
  model.moe = moe;
  read_window(fields, model, sliding_window_or(fields, 0), 0);
  return model;
}

Model read_qwen2_moe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 16});
  set_biases(model, fields.flag_or("qkv_bias", true), false, false);
  read_qwen_moe(fields, model);
  model.moe->d_shared =
      fields.whole({"shared_expert_intermediate_size"}, "the width of the shared expert");
  model.moe->n_shared = 1;
  model.moe->shared_gate = true;
  read_qwen_window(fields, model);
  return model;
}

namespace {

Model read_qwen3_mixture(JsonFields& fields, std::int64_t kv_heads) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = kv_heads});
  model.qk_norm = QkNorm::kPerHead;
  read_qwen_moe(fields, model);
  if (fields.flag_or("use_sliding_window", false)) {
    read_window(fields, model, sliding_window_or(fields, 4096), 0);
  }
  return model;
}

}  // namespace

Model read_qwen3_moe(JsonFields& fields) { return read_qwen3_mixture(fields, 4); }
Model read_qwen3_vl_moe(JsonFields& fields) { return read_qwen3_mixture(fields, 16); }

Model read_olmoe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = {}, .reads_head_dim = false});
  model.qk_norm = QkNorm::kFull;
  Moe moe;
  moe.n_experts = fields.whole({"num_experts", "num_local_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = model.d_ff;
  model.d_ff = 0;
  model.moe = moe;
  return model;
}

Model read_deepseek_v2(JsonFields& fields) { return read_deepseek(fields, false); }
Model read_deepseek_v3(JsonFields& fields) { return read_deepseek(fields, true); }

Model read_glm4_moe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8});
  model.out_bias = false;
  if (fields.flag_or("use_qk_norm", false)) model.qk_norm = QkNorm::kPerHead;
  read_deepseek_moe(fields, model, 1, 1);
  model.moe->router_bias = true;
  return model;
}

Model read_glm4v_moe(JsonFields& fields) {
  Model model = read_glm4_moe(fields);
  model.qkv_bias = fields.flag_or("attention_bias", true);
  return model;
}

// DeepSeek-V3's shape; one dense layer first, and queries through a rank of 768.
Model read_glm4_moe_lite(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = {}, .reads_head_dim = false});
  const bool given = fields.mentions("q_lora_rank");
  model.mla = read_latent_attention(fields);
  if (!given) model.mla->q_lora_rank = 768;
  read_deepseek_moe(fields, model, 1, 1);
  model.moe->router_bias = true;
  return model;
}

// DeepSeek's first mixture: ordinary attention, and no bias at the router.
Model read_deepseek_v1(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = {}, .reads_head_dim = false});
  if (!fields.has("n_routed_experts")) return model;
  read_deepseek_moe(fields, model, 0, 0);
  if (fields.mentions("moe_layer_freq")) {
    model.moe->every = fields.whole({"moe_layer_freq"}, "every how many layers experts stand");
  }
  return model;
}

// Ling and Ring of inclusionAI, as their own code builds them.
Model read_bailing_moe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = {}});
  const bool bias = fields.flag_or("use_bias", false);
  set_biases(model, bias || fields.flag_or("use_qkv_bias", false), bias, false);
  if (fields.flag_or("use_qk_norm", false)) model.qk_norm = QkNorm::kPerHead;
  Moe moe;
  moe.n_experts = fields.whole({"num_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  moe.n_shared = fields.whole_or({"num_shared_experts"}, 0);
  const std::int64_t shared = fields.whole_or({"moe_shared_expert_intermediate_size"}, 0);
  moe.d_shared =
      product(fields, "num_shared_experts", moe.n_shared, shared > 0 ? shared : moe.d_expert);
  moe.first_dense = fields.whole_or({"first_k_dense_replace"}, 0);
  moe.router_bias = fields.flag_or("moe_router_enable_expert_bias", false);
  model.moe = moe;
  return model;
}

// Qwen3's attention with DeepSeek's experts.
Model read_dots1(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 32});
  model.qk_norm = QkNorm::kPerHead;
  read_deepseek_moe(fields, model, 0, 0);
  model.moe->router_bias = true;
  read_window(fields, model, sliding_window_or(fields, 4096),
              std::min(fields.whole_or({"max_window_layers"}, 62), model.n_layers));
  return model;
}

Model read_gpt_oss(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8, .head_dim = 64});
  const bool attention_bias = fields.flag_or("attention_bias", true);
  set_biases(model, attention_bias, attention_bias, false);
  model.attn_sinks = true;
  Moe moe;
  moe.n_experts = fields.whole({"num_local_experts", "num_experts"}, "the number of experts");
  moe.top_k =
      fields.whole({"num_experts_per_tok", "experts_per_token"}, "the experts each token uses");
  moe.d_expert = model.d_ff;
  moe.router_bias = true;
  moe.expert_bias = true;
  model.d_ff = 0;
  model.moe = moe;
  read_window(fields, model, sliding_window_or(fields, 128), model.n_layers / 2);
  return model;
}

}  // namespace tmw::transformer
