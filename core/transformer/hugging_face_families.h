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
Model read_gpt_neo(JsonFields& fields);
Model read_codegen(JsonFields& fields);
Model read_stablelm(JsonFields& fields);
Model read_bert(JsonFields& fields);
Model read_mpnet(JsonFields& fields);
Model read_nomic_bert(JsonFields& fields);
Model read_distilbert(JsonFields& fields);
Model read_modernbert(JsonFields& fields);

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

// Those with a few choices of their own (hugging_face_dense.cpp).
Model read_apertus(JsonFields& fields);
Model read_arcee(JsonFields& fields);
Model read_baichuan(JsonFields& fields);
Model read_chatglm(JsonFields& fields);
Model read_cohere(JsonFields& fields);
Model read_cohere2(JsonFields& fields);
Model read_ernie(JsonFields& fields);
Model read_exaone(JsonFields& fields);
Model read_exaone4(JsonFields& fields);
Model read_glm(JsonFields& fields);
Model read_glm4(JsonFields& fields);
Model read_glm4v(JsonFields& fields);
Model read_gpt_bigcode(JsonFields& fields);
Model read_granite(JsonFields& fields);
Model read_helium(JsonFields& fields);
Model read_hunyuan(JsonFields& fields);
Model read_internlm(JsonFields& fields);
Model read_internlm2(JsonFields& fields);
Model read_minicpm(JsonFields& fields);
Model read_minicpm3(JsonFields& fields);
Model read_ministral3(JsonFields& fields);
Model read_nemotron(JsonFields& fields);
Model read_olmo3(JsonFields& fields);
Model read_orion(JsonFields& fields);
Model read_phi3small(JsonFields& fields);
Model read_qwen(JsonFields& fields);
Model read_qwen2_5_omni(JsonFields& fields);
Model read_qwen2_vl(JsonFields& fields);
Model read_seed_oss(JsonFields& fields);
Model read_smollm3(JsonFields& fields);
Model read_starcoder2(JsonFields& fields);
Model read_telechat3(JsonFields& fields);
Model read_xglm(JsonFields& fields);

// Mixtures of experts (hugging_face_moe.cpp).
Model read_mixtral(JsonFields& fields);
Model read_qwen2_moe(JsonFields& fields);
Model read_qwen3_moe(JsonFields& fields);
Model read_olmoe(JsonFields& fields);
Model read_deepseek_v2(JsonFields& fields);
Model read_deepseek_v3(JsonFields& fields);
Model read_dots1(JsonFields& fields);
Model read_glm4_moe(JsonFields& fields);
Model read_glm4v_moe(JsonFields& fields);
Model read_glm4_moe_lite(JsonFields& fields);
Model read_bailing_moe(JsonFields& fields);
Model read_deepseek_v1(JsonFields& fields);

// With an indexer before latent attention (hugging_face_sparse.cpp).
Model read_deepseek_v32(JsonFields& fields);
Model read_glm_moe_dsa(JsonFields& fields);
Model read_gpt_oss(JsonFields& fields);
Model read_qwen3_vl_moe(JsonFields& fields);

// Layers of several kinds (hugging_face_hybrids.cpp).
Model read_jamba(JsonFields& fields);
Model read_falcon_h1(JsonFields& fields);
Model read_granitemoehybrid(JsonFields& fields);
Model read_qwen3_next(JsonFields& fields);
Model read_qwen3_5(JsonFields& fields);
Model read_qwen3_5_moe(JsonFields& fields);
Model read_kimi_linear(JsonFields& fields);
Model read_llama4(JsonFields& fields);

// Windows, shared keys and a second embedding (hugging_face_gemma4.cpp).
Model read_gemma3n(JsonFields& fields);
Model read_gemma4(JsonFields& fields);

// A short convolution in most layers (hugging_face_lfm2.cpp).
Model read_lfm2(JsonFields& fields);
Model read_lfm2_moe(JsonFields& fields);

// Layers that are a mixer or an MLP alone (hugging_face_lone.cpp).
Model read_mamba(JsonFields& fields);
Model read_mamba2(JsonFields& fields);
Model read_nemotron_h(JsonFields& fields);

// The experts of files in which every layer is a mixture, and the width of the MLP is that of one
// expert; leaves the model no dense MLP (hugging_face_mixtures.cpp).
Moe read_plain_moe(JsonFields& fields, Model& model);

// The experts of Qwen's mixtures, for their hybrids too (hugging_face_moe.cpp).
void read_qwen_experts(JsonFields& fields, Model& model);

// Mixtures with words of their own (hugging_face_mixtures.cpp).
Model read_dbrx(JsonFields& fields);
Model read_ernie_moe(JsonFields& fields);
Model read_granitemoe(JsonFields& fields);
Model read_granitemoeshared(JsonFields& fields);
Model read_hunyuan_moe(JsonFields& fields);
Model read_minimax_m2(JsonFields& fields);
Model read_bamba(JsonFields& fields);
Model read_minimax(JsonFields& fields);
Model read_phimoe(JsonFields& fields);

}  // namespace tmw::transformer
