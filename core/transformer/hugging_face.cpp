#include "core/transformer/hugging_face.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_heads.h"
#include "core/transformer/hugging_face_unknown.h"
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

// Sizes that the family's configuration class assumes; files of multimodal models leave them out.
struct ClassSizes {
  std::int64_t d_model = 0;
  std::int64_t d_ff = 0;
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t vocab = 0;
};

struct Family {
  std::string_view model_type;
  Model (*read)(JsonFields&);
  FieldNames names = kUsualNames;
  ClassSizes sizes = {};
};

constexpr Family kFamilies[] = {
    {"Yi", read_llama},
    {"apertus", read_apertus, kUsualNames, {4096, 14336, 32, 32, 131072}},
    {"arcee", read_arcee, kUsualNames, {2560, 18432, 32, 32, 32000}},
    {"baichuan", read_baichuan},
    {"bailing_moe", read_bailing_moe},
    {"bailing_moe_v2", read_bailing_moe},
    {"bamba", read_bamba, kUsualNames, {4096, 14336, 32, 32, 128000}},
    {"bert", read_bert},
    {"bloom", read_bloom},
    {"camembert", read_bert},
    {"chatglm", read_chatglm, with_kv_heads("multi_query_group_num")},
    {"codegen", read_codegen},
    {"cohere", read_cohere, kUsualNames, {8192, 22528, 40, 64, 256000}},
    {"cohere2", read_cohere2, kUsualNames, {8192, 22528, 40, 64, 256000}},
    {"dbrx", read_dbrx, with_kv_heads("attn_config.kv_n_heads")},
    {"deepseek", read_deepseek_v1, with_experts("n_routed_experts")},
    {"deepseek_v2", read_deepseek_v2, with_experts("n_routed_experts")},
    {"deepseek_v3", read_deepseek_v3, with_experts("n_routed_experts")},
    {"deepseek_v32", read_deepseek_v32, with_experts("n_routed_experts")},
    {"distilbert", read_distilbert},
    {"dots1", read_dots1, with_experts("n_routed_experts")},
    {"ernie4_5", read_ernie},
    {"ernie4_5_moe", read_ernie_moe, with_experts("moe_num_experts")},
    {"exaone", read_exaone},
    {"exaone4", read_exaone4},
    {"falcon", read_falcon, with_kv_heads("num_kv_heads")},
    {"falcon_h1", read_falcon_h1},
    {"falcon_mamba", read_mamba},
    {"gemma", read_gemma, kUsualNames, {3072, 24576, 28, 16, 256000}},
    {"gemma2", read_gemma2, kUsualNames, {2304, 9216, 26, 8, 256000}},
    {"gemma3_text", read_gemma3, kUsualNames, {2304, 9216, 26, 8, 262208}},
    {"gemma3n_text", read_gemma3n, kUsualNames, {2048, 16384, 35, 8, 262400}},
    {"gemma4_text", read_gemma4, kUsualNames, {2304, 9216, 30, 8, 262144}},
    {"glm", read_glm},
    {"glm4", read_glm4},
    {"glm4_moe", read_glm4_moe, with_experts("n_routed_experts")},
    {"glm4_moe_lite", read_glm4_moe_lite, with_experts("n_routed_experts")},
    {"glm4v_moe_text", read_glm4v_moe, with_experts("n_routed_experts")},
    {"glm4v_text", read_glm4v},
    {"glm_moe_dsa", read_glm_moe_dsa, with_experts("n_routed_experts")},
    {"gpt2", read_gpt2},
    {"gpt_bigcode", read_gpt_bigcode},
    {"gpt_neo", read_gpt_neo},
    {"gpt_neox", read_gpt_neox},
    {"gpt_oss", read_gpt_oss, with_experts("num_local_experts")},
    {"gptj", read_gptj},
    {"granite", read_granite, kUsualNames, {4096, 11008, 32, 32, 32000}},
    {"granitemoe", read_granitemoe, with_experts("num_local_experts")},
    {"granitemoehybrid", read_granitemoehybrid, with_experts("num_local_experts")},
    {"granitemoeshared", read_granitemoeshared, with_experts("num_local_experts")},
    {"helium", read_helium},
    {"hunyuan_v1_dense", read_hunyuan},
    {"hunyuan_v1_moe", read_hunyuan_moe, with_experts("num_experts")},
    {"internlm", read_internlm},
    {"internlm2", read_internlm2, kUsualNames, {4096, 11008, 32, 32, 103168}},
    {"jamba", read_jamba},
    {"kimi_k2", read_deepseek_v3, with_experts("n_routed_experts")},
    {"kimi_linear", read_kimi_linear},
    {"lfm2", read_lfm2},
    {"lfm2_moe", read_lfm2_moe},
    {"llama", read_llama, kUsualNames, {4096, 11008, 32, 32, 32000}},
    {"llama4_text", read_llama4, with_experts("num_local_experts"), {5120, 8192, 48, 40, 202048}},
    {"mamba", read_mamba},
    {"mamba2", read_mamba2},
    {"mimo", read_qwen2},
    {"minicpm", read_minicpm},
    {"minicpm3", read_minicpm3},
    {"minimax", read_minimax, with_experts("num_local_experts")},
    {"minimax_m1", read_minimax, with_experts("num_local_experts")},
    {"minimax_m2", read_minimax_m2, with_experts("num_local_experts")},
    {"minimax_text_01", read_minimax, with_experts("num_local_experts")},
    {"ministral3", read_ministral3, kUsualNames, {4096, 14336, 34, 32, 131072}},
    {"mistral", read_mistral, kUsualNames, {4096, 14336, 32, 32, 32000}},
    {"mixtral", read_mixtral, with_experts("num_local_experts"), {4096, 14336, 32, 32, 32000}},
    {"modernbert", read_modernbert},
    {"mpnet", read_mpnet},
    {"mpt", read_mpt, with_kv_heads("attn_config.kv_n_heads")},
    {"nemotron", read_nemotron},
    {"nemotron_h", read_nemotron_h, with_experts("n_routed_experts")},
    {"nomic_bert", read_nomic_bert},
    {"olmo", read_olmo},
    {"olmo2", read_olmo2},
    {"olmo3", read_olmo3},
    {"olmoe", read_olmoe},
    {"opt", read_opt},
    {"orion", read_orion},
    {"phi", read_phi, kUsualNames, {2048, 8192, 24, 32, 51200}},
    {"phi3", read_phi3, kUsualNames, {3072, 8192, 32, 32, 32064}},
    {"phi3small", read_phi3small},
    {"phimoe", read_phimoe, with_experts("num_local_experts")},
    {"qwen", read_qwen},
    {"qwen2", read_qwen2, kUsualNames, {4096, 22016, 32, 32, 151936}},
    {"qwen2_5_omni_text", read_qwen2_5_omni, kUsualNames, {3584, 18944, 28, 28, 152064}},
    {"qwen2_5_vl", read_qwen2_vl},
    {"qwen2_5_vl_text", read_qwen2_vl, kUsualNames, {8192, 29568, 80, 64, 152064}},
    {"qwen2_moe", read_qwen2_moe},
    {"qwen2_vl", read_qwen2_vl},
    {"qwen2_vl_text", read_qwen2_vl, kUsualNames, {8192, 29568, 80, 64, 152064}},
    {"qwen3", read_qwen3, kUsualNames, {4096, 22016, 32, 32, 151936}},
    {"qwen3_5_moe_text", read_qwen3_5_moe, kUsualNames, {2048, 0, 40, 16, 248320}},
    {"qwen3_5_text", read_qwen3_5, kUsualNames, {4096, 12288, 32, 16, 248320}},
    {"qwen3_moe", read_qwen3_moe},
    {"qwen3_next", read_qwen3_next},
    {"qwen3_omni_moe_text", read_qwen3_moe},
    {"qwen3_vl_moe_text", read_qwen3_vl_moe, kUsualNames, {2048, 5632, 24, 16, 151936}},
    {"qwen3_vl_text", read_qwen3, kUsualNames, {4096, 22016, 32, 32, 151936}},
    {"roberta", read_bert},
    {"seed_oss", read_seed_oss},
    {"smollm3", read_smollm3},
    {"stablelm", read_stablelm},
    {"starcoder2", read_starcoder2},
    {"telechat3", read_telechat3},
    {"xglm", read_xglm},
    {"xlm-roberta", read_bert},
    {"xverse", read_baichuan},
};

const Family* family_of(std::string_view model_type) {
  const auto family =
      std::find_if(std::begin(kFamilies), std::end(kFamilies),
                   [&](const Family& known) { return known.model_type == model_type; });
  return family == std::end(kFamilies) ? nullptr : family;
}

// Members in which models of several parts keep their language model.
constexpr std::string_view kLanguageParts[] = {"text_config", "language_config", "llm_config",
                                               "thinker_config"};

// What such a part is when it does not say so, by the whole's "model_type".
struct UsualPart {
  std::string_view whole;
  std::string_view part;
};
constexpr UsualPart kUsualParts[] = {{"llava", "llama"},
                                     {"llava_llama", "llama"},
                                     {"llava_mistral", "mistral"},
                                     {"llava_qwen", "qwen2"},
                                     {"llava_next", "llama"},
                                     {"vipllava", "llama"},
                                     {"gemma3", "gemma3_text"},
                                     {"gemma3n", "gemma3n_text"},
                                     {"glm4v", "glm4v_text"},
                                     {"glm4v_moe", "glm4v_moe_text"},
                                     {"gemma4", "gemma4_text"},
                                     {"llama4", "llama4_text"},
                                     {"qwen3_5", "qwen3_5_text"},
                                     {"qwen3_5_moe", "qwen3_5_moe_text"},
                                     {"paligemma", "gemma"},
                                     {"mistral3", "mistral"},
                                     {"pixtral", "mistral"},
                                     {"deepseek_vl_v2", "deepseek_v2"},
                                     {"internvl", "qwen2"},
                                     {"idefics2", "mistral"},
                                     {"idefics3", "llama"},
                                     {"smolvlm", "llama"},
                                     {"llava_onevision", "qwen2"},
                                     {"phi3_v", "phi3"},
                                     {"phi4mm", "phi3"},
                                     {"qwen2_vl", "qwen2_vl_text"},
                                     {"qwen2_5_vl", "qwen2_5_vl_text"},
                                     {"qwen3_vl", "qwen3_vl_text"},
                                     {"qwen3_vl_moe", "qwen3_vl_moe_text"}};

std::string unknown(const std::string& model_type) {
  std::vector<std::string_view> names;
  for (const Family& family : kFamilies) names.push_back(family.model_type);
  return unknown_type(model_type, names);
}

ReadModel failed(std::string sentence) { return {std::nullopt, "", std::move(sentence), {}}; }

// Where the language model of `config` stands, or nothing when it is the whole.
std::string_view language_part(const Json& config) {
  for (const char* size : {"hidden_size", "n_embd", "d_model", "num_hidden_layers"}) {
    if (config.contains(size)) return "";
  }
  for (const std::string_view name : kLanguageParts) {
    const auto part = config.find(std::string(name));
    if (part != config.end() && part->is_object()) return name;
  }
  return "";
}

std::string usual_part(const std::string& whole) {
  for (const UsualPart& usual : kUsualParts) {
    if (usual.whole == whole) return std::string(usual.part);
  }
  return "";
}

// Puts the class's sizes where `config` has none under any spelling.
void fill_sizes(const Family& family, Json& config, JsonFields& notes) {
  const struct {
    std::string_view name;
    std::int64_t size;
  } sizes[] = {{"hidden_size", family.sizes.d_model},
               {"intermediate_size", family.sizes.d_ff},
               {"num_hidden_layers", family.sizes.layers},
               {"num_attention_heads", family.sizes.heads},
               {"vocab_size", family.sizes.vocab}};
  for (const auto& [name, size] : sizes) {
    if (size == 0 || config.contains(std::string(name))) continue;
    config[std::string(name)] = size;
    notes.took_default(name, std::to_string(size));
  }
}

// Whose class "architectures" names: the family's, or a whole's of which this is a part.
enum class ClassOf { kFamily, kWhole };

ReadModel read_family(const Family& family, JsonFields& fields, std::string name,
                      ClassOf class_of = ClassOf::kFamily) {
  Model model = family.read(fields);
  if (fields.error().empty()) {
    read_head(fields, class_of == ClassOf::kFamily ? family.model_type : "", model);
  }
  if (!fields.error().empty()) return failed(fields.error());
  const std::string problem = problem_with(model, family.names);
  if (!problem.empty()) return failed(problem);
  note_what_is_left_out(fields, family.model_type);
  return {model, name.empty() ? std::string(family.model_type) : std::move(name), "",
          fields.notes()};
}

// Reads `config` with the class's sizes where it has none; `note` is said first.
ReadModel read_filled(const Family& family, Json config, const std::string& path,
                      const std::string& note, std::string name,
                      ClassOf class_of = ClassOf::kFamily) {
  JsonFields taken(config, path);
  if (!note.empty()) taken.note(note);
  Json filled = config;
  fill_sizes(family, filled, taken);
  JsonFields fields(filled, path);
  fields.absorb(taken);
  return read_family(family, fields, std::move(name), class_of);
}

// A part of a model of several parts, given alone: it says little where it is as its class assumes.
bool is_part(const Json& config, const std::string& model_type) {
  if (model_type.ends_with("_text")) return true;
  for (const char* size :
       {"hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads"}) {
    if (config.contains(size)) return false;
  }
  return config.contains("vocab_size");
}

// The whole's class decides the head of its language model: the language model's own, unless the
// class has scores or none.
void take_head_of_whole(const Json& whole, const std::string& whole_type, Json& part) {
  part.erase("architectures");
  const std::string name = head_of_part(whole, whole_type);
  if (name.empty()) return;
  part["architectures"] = Json::array({name});
  for (const char* labels : {"id2label", "num_labels"}) {
    if (!part.contains(labels) && whole.contains(labels)) part[labels] = whole.at(labels);
  }
}

// The language model within a model of several parts. The whole's file decides what the part does
// not say: whether the head is tied, and the class.
ReadModel read_part(const Json& whole, std::string_view where, std::string name) {
  Json part = whole.at(std::string(where));
  const std::string quoted = "\"" + std::string(where) + "\"";
  if (part.empty()) return failed("The field " + quoted + " is empty: it must hold the sizes.");
  JsonFields outer(whole, "");
  const std::string outer_type = outer.text_or("model_type", "");
  const std::string_view deeper = language_part(part);
  if (!deeper.empty()) return read_part(part, deeper, name.empty() ? outer_type : std::move(name));
  JsonFields inner(part, std::string(where) + ".");
  const std::string type = inner.text_or("model_type", usual_part(outer_type));
  const Family* family = family_of(type);
  if (!outer.error().empty() || !inner.error().empty()) {
    return failed(outer.error() + inner.error());
  }
  if (family == nullptr) {
    return failed("The model \"" + outer_type + "\" has several parts, and the one in " + quoted +
                  " is \"" + type + "\", which is no language model that this program knows. " +
                  unknown(type));
  }
  for (const char* said_once : {"tie_word_embeddings", "quantization_config"}) {
    if (!part.contains(said_once) && whole.contains(said_once)) {
      part[said_once] = whole.at(said_once);
    }
  }
  take_head_of_whole(whole, outer_type, part);
  return read_filled(*family, std::move(part), std::string(where) + ".",
                     "Only the language model in " + quoted + " is counted.",
                     name.empty() ? outer_type : std::move(name), ClassOf::kWhole);
}

}  // namespace

ReadModel read_hugging_face(const Json& config, std::string name) {
  JsonFields fields(config, "");
  const std::string model_type = fields.text_or("model_type", "");
  if (!fields.error().empty()) return failed(fields.error());
  const std::string_view part = language_part(config);
  if (!part.empty()) return read_part(config, part, std::move(name));
  if (model_type.empty()) {
    return failed(
        "The field \"model_type\" is missing: a Hugging Face config.json names its family "
        "there, such as \"llama\".");
  }
  if (fields.flag_or("is_encoder_decoder", false)) {
    return failed("The model \"" + model_type + "\" has an encoder and a decoder: only one stack " +
                  "of layers is counted.");
  }
  const Family* family = family_of(model_type);
  if (family == nullptr) {  // first LLaVAs give the sizes of their language model as their own
    const Family* usual = family_of(usual_part(model_type));
    if (usual == nullptr) return failed(unknown(model_type));
    Json language = config;
    take_head_of_whole(config, model_type, language);
    return read_filled(*usual, std::move(language), "",
                       "Only the language model of \"" + model_type + "\" is counted, as \"" +
                           std::string(usual->model_type) + "\".",
                       name.empty() ? model_type : std::move(name), ClassOf::kWhole);
  }
  if (family->sizes.d_model > 0 && is_part(config, model_type)) {
    return read_filled(*family, config, "", "", std::move(name));
  }
  return read_family(*family, fields, std::move(name));
}

}  // namespace tmw::transformer
