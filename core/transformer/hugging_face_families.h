// One reader for each family: config.json to a model, with the family's own defaults for keys that
// its configuration class leaves out. Problems are kept in `fields`. docs/model-files.md lists the
// source file in which each family's defaults and weights were checked.
#pragma once

#include "core/transformer/json_fields.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// LayerNorm models with a plain MLP, each in its own way (hugging_face_classic.cpp).
Model read_gpt2(JsonFields& fields);
Model read_opt(JsonFields& fields);
Model read_gptj(JsonFields& fields);
Model read_gpt_neox(JsonFields& fields);
Model read_bloom(JsonFields& fields);
Model read_phi(JsonFields& fields);
Model read_falcon(JsonFields& fields);
Model read_mpt(JsonFields& fields);
Model read_stablelm(JsonFields& fields);
Model read_bert(JsonFields& fields);

// RMSNorm, gated MLP, rotary positions (hugging_face_llama.cpp).
Model read_llama(JsonFields& fields);
Model read_mistral(JsonFields& fields);
Model read_gemma(JsonFields& fields);
Model read_gemma2(JsonFields& fields);
Model read_gemma3(JsonFields& fields);
Model read_qwen2(JsonFields& fields);
Model read_qwen3(JsonFields& fields);
Model read_phi3(JsonFields& fields);
Model read_olmo(JsonFields& fields);
Model read_olmo2(JsonFields& fields);

// Mixtures of experts (hugging_face_moe.cpp).
Model read_mixtral(JsonFields& fields);
Model read_qwen2_moe(JsonFields& fields);
Model read_qwen3_moe(JsonFields& fields);
Model read_olmoe(JsonFields& fields);
Model read_deepseek_v2(JsonFields& fields);
Model read_deepseek_v3(JsonFields& fields);
Model read_glm4_moe(JsonFields& fields);
Model read_gpt_oss(JsonFields& fields);

}  // namespace tmw::transformer
