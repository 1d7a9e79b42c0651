#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {

Model read_llama(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  return model;
}

Model read_mistral(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = false, .kv_heads = 8});
  set_biases(model, false, false, false);
  read_window(fields, model, sliding_window_or(fields, 4096), 0);
  return model;
}

Model read_gemma(JsonFields& fields) {
  return read_llama_shape(fields, {.tied = true, .kv_heads = 16, .head_dim = 256});
}

Model read_gemma2(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4, .head_dim = 256});
  model.norms_per_layer = 4;
  read_window(fields, model, sliding_window_or(fields, 4096), model.n_layers / 2);
  return model;
}

// Google's files of the larger models give only the sizes that differ from these.
Model read_gemma3(JsonFields& fields) {
  Model model = read_llama_shape(
      fields, {.tied = true, .kv_heads = 4, .head_dim = 256, .heads = 8, .vocab = 262208});
  model.norms_per_layer = 4;
  model.qk_norm = QkNorm::kPerHead;
  const std::int64_t pattern =
      period(fields, {"sliding_window_pattern", "_sliding_window_pattern"}, 6);
  read_window(fields, model, sliding_window_or(fields, 4096), model.n_layers / pattern);
  return model;
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

Model read_phi3(JsonFields& fields) {
  Model model = read_llama_shape(fields, {});
  set_biases(model, false, false, false);
  read_window(fields, model, sliding_window_or(fields, 0), 0);
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

}  // namespace tmw::transformer
