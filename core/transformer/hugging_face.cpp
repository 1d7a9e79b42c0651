#include "core/transformer/hugging_face.h"

#include <algorithm>
#include <iterator>

#include "core/transformer/count.h"
#include "core/transformer/validate.h"

namespace tmw::transformer {
namespace {

// What a family's configuration class assumes for the keys most families share.
struct Defaults {
  bool tied = false;
  std::optional<std::int64_t> kv_heads;  // when the key is absent; null always means n_heads
  std::int64_t head_dim = 0;             // 0: hidden_size / num_attention_heads
  bool reads_head_dim = true;            // whether the family looks at head_dim at all
};

void read_head_dim(JsonFields& fields, const Defaults& defaults, Model& model) {
  std::int64_t head_dim = 0;
  if (defaults.reads_head_dim) {
    head_dim = fields.mentions("head_dim") ? fields.whole_or({"head_dim"}, 0) : defaults.head_dim;
    if (fields.has("head_dim") && head_dim == 0) {
      head_dim = fields.whole({"head_dim"}, "the width of one head");
    }
  }
  if (head_dim == 0 && model.d_model % model.n_heads != 0) {
    fields.fail("The field \"num_attention_heads\" is " + std::to_string(model.n_heads) +
                ", which does not divide \"hidden_size\" (" + std::to_string(model.d_model) +
                "): correct one of them" +
                (defaults.reads_head_dim ? " or add \"head_dim\"." : "."));
  }
  model.head_dim =
      head_dim > 0 ? head_dim : std::max<std::int64_t>(model.d_model / model.n_heads, 1);
  model.v_head_dim = model.head_dim;
}

Model read_shape(JsonFields& fields, const Defaults& defaults) {
  Model model;
  model.d_model = fields.whole({"hidden_size", "n_embd", "n_embed", "d_model"},
                               "the width of the residual stream");
  model.n_layers =
      fields.whole({"num_hidden_layers", "n_layer", "n_layers"}, "the number of layers");
  model.n_heads =
      fields.whole({"num_attention_heads", "n_head", "n_heads"}, "the number of query heads");
  model.vocab = fields.whole({"vocab_size"}, "the number of rows of the token embedding");
  model.embed_dim = model.d_model;
  const bool kv_absent = !fields.mentions("num_key_value_heads");
  const std::int64_t kv_default =
      kv_absent && defaults.kv_heads ? *defaults.kv_heads : model.n_heads;
  model.n_kv_heads = fields.whole_or({"num_key_value_heads"}, kv_default);
  model.tied = fields.flag_or("tie_word_embeddings", defaults.tied);
  read_head_dim(fields, defaults, model);
  return model;
}

void set_biases(Model& model, bool qkv, bool out, bool mlp) {
  model.qkv_bias = qkv;
  model.out_bias = out;
  model.mlp_bias = mlp;
}

void use_layer_norm(Model& model, bool bias = true) {
  model.norm = NormKind::kLayerNorm;
  model.norm_bias = bias;
}

std::int64_t mlp_width(JsonFields& fields) {
  return fields.whole({"intermediate_size"}, "the width of the MLP");
}

// `intermediate` absent or null means four times the model's width.
std::int64_t mlp_width_or_four(JsonFields& fields, std::string_view name, const Model& model) {
  return fields.has(name) ? fields.whole({name}, "the width of the MLP") : 4 * model.d_model;
}

// a * b, or a problem with `name` when the product is no width any more.
std::int64_t product(JsonFields& fields, std::string_view name, std::int64_t a, std::int64_t b) {
  const Count width = Count(a) * b;
  if (!width.overflowed() && width.value() <= kLargestField) return width.value();
  fields.fail("The field \"" + std::string(name) + "\" is so large that the counts overflow.");
  return 0;
}

void learned_positions(JsonFields& fields, Model& model, std::int64_t offset) {
  model.positions = PositionKind::kLearned;
  model.learned_positions =
      fields.whole({"max_position_embeddings", "n_positions"}, "the number of positions") + offset;
}

// `layer_types`, where given, overrides the family's own pattern of global layers.
void read_window(JsonFields& fields, Model& model, std::int64_t window, std::int64_t global) {
  if (window == 0) return;
  const Json& types = fields.at("layer_types");
  if (types.is_array()) {
    global = std::count(types.begin(), types.end(), Json("full_attention"));
  }
  model.window = SlidingWindow{window, std::clamp<std::int64_t>(global, 0, model.n_layers)};
}

Model read_gpt2(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, 0);
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

// Positions are stored with an offset of 2; the 350M model alone norms after each block, has no
// final norm and embeds tokens in fewer dimensions.
Model read_opt(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  const bool affine = fields.flag_or("layer_norm_elementwise_affine", true);
  use_layer_norm(model);
  if (!affine) model.norm = NormKind::kNone;
  const bool bias = fields.flag_or("enable_bias", true);
  set_biases(model, bias, bias, bias);
  learned_positions(fields, model, 2);
  model.d_ff = fields.whole({"ffn_dim", "intermediate_size"}, "the width of the MLP");
  model.embed_dim = fields.whole_or({"word_embed_proj_dim"}, model.d_model);
  model.final_norm = fields.flag_or("do_layer_norm_before", true) &&
                     !fields.flag_or("_remove_final_layer_norm", false);
  return model;
}

Model read_gptj(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = false, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  use_layer_norm(model);
  model.norms_per_layer = 1;
  set_biases(model, false, false, true);
  model.lm_head_bias = true;
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

Model read_gpt_neox(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = false, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  use_layer_norm(model);
  const bool attention_bias = fields.flag_or("attention_bias", true);
  set_biases(model, attention_bias, attention_bias, true);
  model.d_ff = mlp_width(fields);
  return model;
}

Model read_bloom(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  model.positions = PositionKind::kAlibi;
  model.embedding_norm = true;
  model.d_ff = 4 * model.d_model;
  return model;
}

// RMSNorm, gated MLP and one switch for all attention biases: the shape most families share.
Model read_llama_shape(JsonFields& fields, const Defaults& defaults) {
  Model model = read_shape(fields, defaults);
  model.gated = true;
  model.d_ff = mlp_width(fields);
  const bool attention_bias = fields.flag_or("attention_bias", false);
  set_biases(model, attention_bias, attention_bias, false);
  return model;
}

Model read_llama(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_mistral(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8});
  set_biases(model, false, false, false);
  const std::int64_t absent = fields.mentions("sliding_window") ? 0 : 4096;
  read_window(fields, model, fields.whole_or({"sliding_window"}, absent), 0);
  return model;
}

Model read_mixtral(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8});
  set_biases(model, false, false, false);
  Moe moe;
  moe.n_experts = fields.whole({"num_local_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = model.d_ff;
  model.d_ff = 0;
  model.moe = moe;
  read_window(fields, model, fields.whole_or({"sliding_window"}, 0), 0);
  return model;
}

Model read_gemma(JsonFields& fields) {
  return read_llama_shape(fields, {.tied = true, .kv_heads = 16, .head_dim = 256});
}

Model read_gemma2(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4, .head_dim = 256});
  model.norms_per_layer = 4;
  const std::int64_t absent = fields.mentions("sliding_window") ? 0 : 4096;
  read_window(fields, model, fields.whole_or({"sliding_window"}, absent), model.n_layers / 2);
  return model;
}

Model read_gemma3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4, .head_dim = 256});
  model.norms_per_layer = 4;
  model.qk_norm = QkNorm::kPerHead;
  const std::int64_t pattern =
      fields.whole_or({"sliding_window_pattern", "_sliding_window_pattern"}, 6);
  const std::int64_t absent = fields.mentions("sliding_window") ? 0 : 4096;
  read_window(fields, model, fields.whole_or({"sliding_window"}, absent),
              pattern > 0 ? model.n_layers / pattern : 0);
  return model;
}

// Qwen slides only where asked, and only above the first max_window_layers layers.
void read_qwen_window(JsonFields& fields, Model& model) {
  if (!fields.flag_or("use_sliding_window", false)) return;
  const std::int64_t full = fields.whole_or({"max_window_layers"}, 28);
  read_window(fields, model, fields.whole_or({"sliding_window"}, 4096), full);
}

Model read_qwen2(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 32});
  set_biases(model, true, false, false);
  read_qwen_window(fields, model);
  return model;
}

Model read_qwen3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 32, .head_dim = 128});
  model.qk_norm = QkNorm::kPerHead;
  read_qwen_window(fields, model);
  return model;
}

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

Model read_qwen3_moe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 4});
  model.qk_norm = QkNorm::kPerHead;
  read_qwen_moe(fields, model);
  const std::int64_t window = fields.whole_or({"sliding_window"}, 4096);
  if (fields.flag_or("use_sliding_window", false)) read_window(fields, model, window, 0);
  return model;
}

Model read_phi(JsonFields& fields) {
  Model model = read_shape(fields, {});
  use_layer_norm(model);
  model.norms_per_layer = 1;
  set_biases(model, true, true, true);
  model.lm_head_bias = true;
  model.d_ff = mlp_width(fields);
  if (fields.flag_or("qk_layernorm", false)) {
    model.qk_norm = QkNorm::kPerHead;
    model.qk_norm_bias = true;
  }
  return model;
}

Model read_phi3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  set_biases(model, false, false, false);
  read_window(fields, model, fields.whole_or({"sliding_window"}, 0), 0);
  return model;
}

std::int64_t falcon_norms(JsonFields& fields, bool new_architecture) {
  if (!fields.flag_or("parallel_attn", true)) return 2;
  const std::int64_t fallback = new_architecture ? 2 : 1;
  return fields.whole_or({"num_ln_in_parallel_attn"}, fallback) == 2 ? 2 : 1;
}

Model read_falcon(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  const bool new_architecture = fields.flag_or("new_decoder_architecture", false);
  const bool multi_query = fields.flag_or("multi_query", true);
  const std::int64_t kv_heads = fields.whole_or({"num_kv_heads", "n_head_kv"}, model.n_heads);
  model.n_kv_heads = new_architecture ? kv_heads : multi_query ? 1 : model.n_heads;
  use_layer_norm(model);
  model.norms_per_layer = falcon_norms(fields, new_architecture);
  const bool bias = fields.flag_or("bias", false);
  set_biases(model, bias, bias, bias);
  if (fields.flag_or("alibi", false)) model.positions = PositionKind::kAlibi;
  model.d_ff = mlp_width_or_four(fields, "ffn_hidden_size", model);
  return model;
}

void read_mpt_attention(JsonFields& fields, Model& model) {
  static const Json kEmpty = Json::object();
  const Json& object = fields.at("attn_config");
  JsonFields attention(object.is_object() ? object : kEmpty, "attn_config.");
  const std::string kind = attention.text_or("attn_type", "multihead_attention");
  model.n_kv_heads = attention.whole_or({"kv_n_heads"}, model.n_heads);
  if (kind == "multiquery_attention") model.n_kv_heads = 1;
  if (attention.flag_or("qk_ln", false)) model.qk_norm = QkNorm::kFull;
  const bool alibi = attention.flag_or("alibi", true);
  model.positions = alibi ? PositionKind::kAlibi : PositionKind::kRotary;
  fields.fail(attention.error());
}

Model read_mpt(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  const bool bias = !fields.flag_or("no_bias", true);
  use_layer_norm(model, bias);
  set_biases(model, bias, bias, bias);
  read_mpt_attention(fields, model);
  if (fields.flag_or("learned_pos_emb", true) && model.positions != PositionKind::kAlibi) {
    model.positions = PositionKind::kLearned;
    model.learned_positions = fields.whole({"max_seq_len"}, "the number of positions");
  }
  const std::int64_t ratio = fields.whole_or({"expansion_ratio"}, 4);
  model.d_ff = product(fields, "expansion_ratio", ratio, model.d_model);
  return model;
}

Model read_stablelm(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = false, .kv_heads = 32, .reads_head_dim = false});
  model.gated = true;
  model.d_ff = mlp_width(fields);
  use_layer_norm(model);
  set_biases(model, fields.flag_or("use_qkv_bias", false), false, false);
  if (fields.flag_or("qk_layernorm", false)) model.qk_norm = QkNorm::kFull;
  if (fields.flag_or("use_parallel_residual", false)) model.norms_per_layer = 1;
  return model;
}

Model read_olmo(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.norm = NormKind::kNone;  // a LayerNorm without weights
  return model;
}

Model read_olmo2(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.qk_norm = QkNorm::kFull;
  return model;
}

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

Mla read_latent_attention(JsonFields& fields) {
  Mla mla;
  mla.q_lora_rank = fields.maybe_whole({"q_lora_rank"});
  if (!fields.mentions("q_lora_rank")) mla.q_lora_rank = 1536;
  mla.kv_lora_rank = fields.whole({"kv_lora_rank"}, "the width of the latent vector");
  mla.qk_nope_head_dim = fields.whole({"qk_nope_head_dim"}, "the head width without rotation");
  mla.qk_rope_head_dim = fields.whole({"qk_rope_head_dim"}, "the head width that is rotated");
  mla.v_head_dim = fields.whole({"v_head_dim"}, "the width of a value head");
  return mla;
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
  model.moe = moe;
}

Model read_deepseek(JsonFields& fields, bool version_3) {
  Model model = read_llama_shape(fields, {.kv_heads = {}, .reads_head_dim = false});
  model.mla = read_latent_attention(fields);
  if (fields.mentions("n_routed_experts") && !fields.has("n_routed_experts")) return model;
  read_deepseek_moe(fields, model, version_3 ? 1 : 2, version_3 ? 3 : 0);
  if (fields.mentions("moe_layer_freq")) {
    model.moe->every = fields.whole({"moe_layer_freq"}, "every how many layers experts stand");
  }
  const std::string method = fields.text_or("topk_method", version_3 ? "noaux_tc" : "greedy");
  model.moe->router_bias = method == "noaux_tc";
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
  const std::int64_t absent = fields.mentions("sliding_window") ? 0 : 128;
  read_window(fields, model, fields.whole_or({"sliding_window"}, absent), model.n_layers / 2);
  return model;
}

// The encoder with its pooler, as BertModel; heads for training tasks are not counted.
Model read_bert(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = {}, .reads_head_dim = false});
  model.n_kv_heads = model.n_heads;
  model.kind = ModelKind::kEncoder;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, 0);
  model.type_vocab = fields.whole_or({"type_vocab_size"}, 2);
  model.embedding_norm = true;
  model.final_norm = false;
  model.pooler = true;
  model.has_head = false;
  model.d_ff = mlp_width(fields);
  return model;
}

struct Family {
  std::string_view model_type;
  Model (*read)(JsonFields&);
};

constexpr Family kFamilies[] = {
    {"bert", read_bert},
    {"bloom", read_bloom},
    {"deepseek_v2", read_deepseek_v2},
    {"deepseek_v3", read_deepseek_v3},
    {"falcon", read_falcon},
    {"gemma", read_gemma},
    {"gemma2", read_gemma2},
    {"gemma3_text", read_gemma3},
    {"glm4_moe", read_glm4_moe},
    {"gpt2", read_gpt2},
    {"gpt_neox", read_gpt_neox},
    {"gpt_oss", read_gpt_oss},
    {"gptj", read_gptj},
    {"llama", read_llama},
    {"mistral", read_mistral},
    {"mixtral", read_mixtral},
    {"mpt", read_mpt},
    {"olmo", read_olmo},
    {"olmo2", read_olmo2},
    {"olmoe", read_olmoe},
    {"opt", read_opt},
    {"phi", read_phi},
    {"phi3", read_phi3},
    {"qwen2", read_qwen2},
    {"qwen2_moe", read_qwen2_moe},
    {"qwen3", read_qwen3},
    {"qwen3_moe", read_qwen3_moe},
    {"stablelm", read_stablelm},
};

constexpr FieldNames kHuggingFaceNames = {.d_model = "hidden_size",
                                          .n_layers = "num_hidden_layers",
                                          .n_heads = "num_attention_heads",
                                          .n_kv_heads = "num_key_value_heads",
                                          .head_dim = "head_dim",
                                          .d_ff = "intermediate_size",
                                          .vocab = "vocab_size",
                                          .n_experts = "num_experts",
                                          .top_k = "num_experts_per_tok",
                                          .d_expert = "moe_intermediate_size",
                                          .first_dense = "first_k_dense_replace"};

std::string unknown_type(const std::string& model_type) {
  std::string sentence = "The field \"model_type\" is \"" + model_type +
                         "\", which this program does not know. Known are:";
  for (const Family& family : kFamilies) {
    sentence += (&family == kFamilies ? " " : ", ") + std::string(family.model_type);
  }
  return sentence + ". Describe other models with the fields of docs/model-files.md.";
}

}  // namespace

ReadModel read_hugging_face(const Json& config, std::string name) {
  JsonFields fields(config, "");
  const std::string model_type = fields.text_or("model_type", "");
  if (!fields.error().empty()) return {std::nullopt, "", fields.error()};
  if (model_type.empty()) {
    return {std::nullopt, "",
            "The field \"model_type\" is missing: a Hugging Face config.json names its family "
            "there, such as \"llama\"."};
  }
  const auto family =
      std::find_if(std::begin(kFamilies), std::end(kFamilies),
                   [&](const Family& known) { return known.model_type == model_type; });
  if (family == std::end(kFamilies)) return {std::nullopt, "", unknown_type(model_type)};
  const Model model = family->read(fields);
  if (!fields.error().empty()) return {std::nullopt, "", fields.error()};
  const std::string problem = problem_with(model, kHuggingFaceNames);
  if (!problem.empty()) return {std::nullopt, "", problem};
  return {model, name.empty() ? model_type : std::move(name), ""};
}

}  // namespace tmw::transformer
