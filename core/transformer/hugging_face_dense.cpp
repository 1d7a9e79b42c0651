// Families that are a Llama or a GPT with a few choices of their own; one expert model's reader is
// in hugging_face_mixtures.cpp.
#include <algorithm>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// Attention biases by the family's own switch, on all four projections.
Model read_with_bias(JsonFields& fields, std::string_view name, bool when_absent,
                     const Defaults& defaults) {
  Model model = read_llama_shape(fields, defaults);
  const bool bias = fields.flag_or(name, when_absent);
  set_biases(model, bias, bias, false);
  return model;
}

// Of every n layers one sees everything.
std::int64_t every_nth(JsonFields& fields, const Model& model, std::int64_t usual) {
  return model.n_layers /
         period(fields, {"sliding_window_pattern", "_sliding_window_pattern"}, usual);
}

// "LLLG" repeats over the layers; the last layer is global whatever it says.
std::int64_t lettered_global_layers(const std::string& pattern, std::int64_t layers) {
  if (pattern.empty()) return layers;
  const auto size = static_cast<std::int64_t>(pattern.size());
  const auto globals = [&](std::int64_t letters) {
    return std::count(pattern.begin(), pattern.begin() + letters, 'G');
  };
  const std::int64_t last = (layers - 1) % size;
  const bool last_is_local = pattern[static_cast<std::size_t>(last)] != 'G';
  return layers / size * globals(size) + globals(layers % size) + (last_is_local ? 1 : 0);
}

std::int64_t exaone_global_layers(JsonFields& fields, const Model& model) {
  const Json& pattern = fields.at("sliding_window_pattern");
  if (pattern.is_string()) {
    return lettered_global_layers(pattern.get<std::string>(), model.n_layers);
  }
  return every_nth(fields, model, 4);
}

constexpr Spelling kChatglmSpelling = {"hidden_size", "num_layers", "num_attention_heads",
                                       "padded_vocab_size"};

// ChatGLM-6B, before its successors took RMSNorm: a GPT with biases everywhere and a tied head.
Model read_first_chatglm(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"hidden_size", "num_layers"}});
  use_layer_norm(model);
  set_biases(model, true, true, true);
  model.d_ff = fields.whole({"inner_hidden_size"}, "the width of the MLP");
  return model;
}

void read_chatglm_sizes(JsonFields& fields, Model& model) {
  model.gated = true;
  model.d_ff = fields.whole({"ffn_hidden_size"}, "the width of the MLP");
  model.head_dim = model.v_head_dim =
      fields.whole_or({"kv_channels"}, std::max<std::int64_t>(model.d_model / model.n_heads, 1));
  const bool grouped = fields.flag_or("multi_query_attention", false);
  if (grouped) {
    model.n_kv_heads = fields.whole({"multi_query_group_num"}, "the number of KV heads");
  }
}

}  // namespace

Model read_cohere(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .reads_head_dim = false});
  use_layer_norm(model, false);
  model.norms_per_layer = 1;  // attention and MLP stand side by side
  if (fields.flag_or("use_qk_norm", false)) model.qk_norm = QkNorm::kFull;
  return model;
}

Model read_cohere2(JsonFields& fields) {
  Model model = read_cohere(fields);
  read_window(fields, model, sliding_window_or(fields, 4096), every_nth(fields, model, 4));
  return model;
}

Model read_exaone(JsonFields& fields) {
  Model model = read_shape(
      fields, {.tied = true, .reads_head_dim = false, .spelling = {"hidden_size", "num_layers"}});
  model.gated = true;
  model.d_ff = mlp_width_or_four(fields, "intermediate_size", model);
  return model;
}

Model read_exaone4(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 32});
  set_biases(model, false, false, false);
  model.qk_norm = QkNorm::kPerHead;
  const std::int64_t window = sliding_window_or(fields, 4096);
  if (window > 0) read_window(fields, model, window, exaone_global_layers(fields, model));
  return model;
}

Model read_starcoder2(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = 2, .reads_head_dim = false});
  use_layer_norm(model);
  const bool bias = fields.flag_or("use_bias", true);
  set_biases(model, bias, bias, bias);
  model.d_ff = mlp_width(fields);
  read_window(fields, model, sliding_window_or(fields, 0), 0);
  return model;
}

Model read_gpt_bigcode(JsonFields& fields) {
  Model model = read_shape(
      fields,
      {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false, .spelling = kGpt2Spelling});
  model.n_kv_heads = fields.flag_or("multi_query", true) ? 1 : model.n_heads;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, "n_positions", 0);
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

Model read_granite(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.reads_head_dim = false});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

// xIELU, the activation, learns two numbers in each layer; any other learns none.
Model read_apertus(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.gated = false;
  model.qk_norm = QkNorm::kPerHead;
  if (fields.text_or("hidden_act", "xielu") == "xielu") model.mlp_scalars = 2;
  return model;
}

Model read_arcee(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.gated = false;  // squared ReLU
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_nemotron(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.gated = false;  // squared ReLU
  use_layer_norm(model);
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

// The later ChatGLM and GLM-4 with their own code. The head is never tied.
Model read_chatglm(JsonFields& fields) {
  if (fields.has("inner_hidden_size")) return read_first_chatglm(fields);
  Model model = read_shape(
      fields, {.kv_heads = kNotGrouped, .reads_head_dim = false, .spelling = kChatglmSpelling});
  model.tied = false;
  read_chatglm_sizes(fields, model);
  const bool bias = fields.flag_or("add_bias_linear", false);
  set_biases(model, bias || fields.flag_or("add_qkv_bias", false), bias, bias);
  if (!fields.flag_or("rmsnorm", true)) use_layer_norm(model);
  model.final_norm = fields.flag_or("post_layer_norm", true);
  return model;
}

Model read_glm(JsonFields& fields) {
  Model model = read_with_bias(fields, "attention_bias", true, {.kv_heads = 2, .head_dim = 128});
  model.out_bias = false;
  return model;
}

Model read_glm4(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 2, .head_dim = 128});
  model.out_bias = false;
  model.norms_per_layer = 4;
  return model;
}

Model read_glm4v(JsonFields& fields) {
  Model model = read_glm4(fields);
  model.qkv_bias = fields.flag_or("attention_bias", true);
  return model;
}

Model read_internlm(JsonFields& fields) {
  return read_with_bias(fields, "bias", true, {.kv_heads = kNotGrouped, .reads_head_dim = false});
}

Model read_internlm2(JsonFields& fields) {
  return read_with_bias(fields, "bias", true, {.reads_head_dim = false});
}

Model read_baichuan(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = kNotGrouped, .reads_head_dim = false});
  set_biases(model, false, false, false);
  return model;
}

// `intermediate_size` is that of gate and up together.
Model read_qwen(JsonFields& fields) {
  Model model = read_shape(fields, {.kv_heads = kNotGrouped, .reads_head_dim = false});
  model.head_dim = model.v_head_dim =
      fields.whole_or({"kv_channels"}, std::max<std::int64_t>(model.d_model / model.n_heads, 1));
  model.gated = true;
  model.d_ff = mlp_width(fields) / 2;
  const bool bias = !fields.flag_or("no_bias", true);
  set_biases(model, true, bias, bias);
  return model;
}

Model read_orion(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.reads_head_dim = false});
  use_layer_norm(model);
  return model;
}

Model read_minicpm(JsonFields& fields) {
  if (fields.whole_or({"num_experts"}, 0) > 0) {
    fields.fail(
        "The field \"num_experts\" asks for MiniCPM's mixture, which is not counted: "
        "describe it with the fields of docs/model-files.md.");
  }
  return read_llama_shape(fields, {.tied = true, .reads_head_dim = false});
}

Model read_minicpm3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .reads_head_dim = false});
  Mla mla;
  mla.q_lora_rank = fields.whole_or({"q_lora_rank"}, 768);
  mla.kv_lora_rank = fields.whole_or({"kv_lora_rank"}, 256);
  mla.qk_nope_head_dim = fields.whole_or({"qk_nope_head_dim"}, 64);
  mla.qk_rope_head_dim = fields.whole_or({"qk_rope_head_dim"}, 32);
  mla.v_head_dim = fields.whole_or({"v_head_dim"}, model.head_dim);
  model.mla = mla;
  return model;
}

Model read_helium(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 20, .head_dim = 128});
  model.out_bias = false;
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_hunyuan(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.qk_norm = QkNorm::kPerHead;
  return model;
}

Model read_telechat3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.head_dim = 128});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_xglm(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"d_model", "num_layers", "attention_heads"}});
  use_layer_norm(model);
  set_biases(model, true, true, true);
  model.positions = PositionKind::kSinusoidal;
  model.d_ff = fields.whole({"ffn_dim"}, "the width of the MLP");
  return model;
}

Model read_olmo3(JsonFields& fields) {
  Model model = read_olmo2(fields);
  read_window(fields, model, sliding_window_or(fields, 4096), model.n_layers / 4);
  return model;
}

Model read_ministral3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .head_dim = 128});
  set_biases(model, false, false, false);
  read_window(fields, model, sliding_window_or(fields, 0), 0);
  return model;
}

Model read_seed_oss(JsonFields& fields) {
  Model model = read_with_bias(fields, "attention_bias", true, {.kv_heads = 8, .head_dim = 128});
  model.out_bias = fields.flag_or("attention_out_bias", false);
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_phi3small(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = 8, .reads_head_dim = false});
  use_layer_norm(model);
  set_biases(model, true, true, true);
  model.gated = true;
  model.d_ff = fields.whole({"ff_intermediate_size"}, "the width of the MLP");
  return model;
}

Model read_smollm3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4, .reads_head_dim = false});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_ernie(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 2, .head_dim = 128});
  const bool bias = fields.flag_or("use_bias", false);
  set_biases(model, bias, bias, bias);
  return model;
}

Model read_qwen2_5_omni(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 4, .reads_head_dim = false});
  set_biases(model, true, false, false);
  read_qwen_window(fields, model);
  return model;
}

Model read_qwen2_vl(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .reads_head_dim = false});
  set_biases(model, true, false, false);
  read_qwen_window(fields, model);
  return model;
}

}  // namespace tmw::transformer
