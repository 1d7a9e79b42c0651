#include "core/transformer/hugging_face.h"

#include <algorithm>
#include <iterator>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/validate.h"

namespace tmw::transformer {
namespace {

constexpr FieldNames kUsualNames = {.d_model = "hidden_size",
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

constexpr FieldNames with_kv_heads(std::string_view name) {
  FieldNames names = kUsualNames;
  names.n_kv_heads = name;
  return names;
}

constexpr FieldNames with_experts(std::string_view name) {
  FieldNames names = kUsualNames;
  names.n_experts = name;
  return names;
}

struct Family {
  std::string_view model_type;
  Model (*read)(JsonFields&);
  FieldNames names = kUsualNames;
};

constexpr Family kFamilies[] = {
    {"bert", read_bert},
    {"bloom", read_bloom},
    {"deepseek_v2", read_deepseek_v2, with_experts("n_routed_experts")},
    {"deepseek_v3", read_deepseek_v3, with_experts("n_routed_experts")},
    {"falcon", read_falcon, with_kv_heads("num_kv_heads")},
    {"gemma", read_gemma},
    {"gemma2", read_gemma2},
    {"gemma3_text", read_gemma3},
    {"glm4_moe", read_glm4_moe, with_experts("n_routed_experts")},
    {"gpt2", read_gpt2},
    {"gpt_neox", read_gpt_neox},
    {"gpt_oss", read_gpt_oss, with_experts("num_local_experts")},
    {"gptj", read_gptj},
    {"llama", read_llama},
    {"mistral", read_mistral},
    {"mixtral", read_mixtral, with_experts("num_local_experts")},
    {"mpt", read_mpt, with_kv_heads("attn_config.kv_n_heads")},
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

std::string unknown_type(const std::string& model_type, bool has_text_config) {
  std::string sentence = "The field \"model_type\" is \"" + model_type +
                         "\", which this program does not know. Known are:";
  for (const Family& family : kFamilies) {
    sentence += (&family == kFamilies ? " " : ", ") + std::string(family.model_type);
  }
  sentence += ". Describe other models with the fields of docs/model-files.md.";
  if (has_text_config) {
    sentence +=
        " The language model of this one stands in \"text_config\": give that object alone.";
  }
  return sentence;
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
  if (family == std::end(kFamilies)) {
    return {std::nullopt, "", unknown_type(model_type, fields.has("text_config"))};
  }
  const Model model = family->read(fields);
  if (!fields.error().empty()) return {std::nullopt, "", fields.error()};
  const std::string problem = problem_with(model, family->names);
  if (!problem.empty()) return {std::nullopt, "", problem};
  return {model, name.empty() ? model_type : std::move(name), ""};
}

}  // namespace tmw::transformer
