#include "core/transformer/hugging_face_heads.h"

#include <algorithm>
#include <cctype>

#include "core/transformer/hugging_face_quantized.h"

namespace tmw::transformer {
namespace {

enum class Head { kLanguage, kNone, kScore, kScoreWithBias, kTwoScores, kReward, kUnknown };

struct Ending {
  std::string_view word;
  Head head;
};

// The first that fits. "Model" comes last: "GPT2LMHeadModel" ends with it too.
constexpr Ending kEndings[] = {
    {"forcausallm", Head::kLanguage},
    {"forconditionalgeneration", Head::kLanguage},
    {"forpretraining", Head::kLanguage},
    {"formaskedlm", Head::kLanguage},
    {"lmheadmodel", Head::kLanguage},
    {"lmheadcustommodel", Head::kLanguage},
    {"forsequenceclassification", Head::kScore},
    {"fortokenclassification", Head::kScoreWithBias},
    {"forquestionanswering", Head::kTwoScores},
    {"rewardmodel", Head::kReward},
    {"chatglmmodel", Head::kLanguage},  // its file means ChatGLMForConditionalGeneration
    {"doubleheadsmodel", Head::kUnknown},
    {"model", Head::kNone},
};

// Beginnings of classes that are no decoder with attention in every layer.
constexpr std::string_view kOtherKinds[] = {
    "mamba", "rwkv",   "jamba", "falconmamba", "recurrent", "zamba",   "t5",
    "mt5",   "bart",   "mbart", "pegasus",     "led",       "whisper", "vit",
    "clip",  "siglip", "blip",  "unet",        "marian",    "xlstm"};

// From this width on a model of one layer is no toy.
constexpr std::int64_t kWideForOneLayer = 1024;

constexpr std::string_view kDraftWords[] = {"eagle", "medusa", "draft", "speculator", "hydra"};
constexpr std::string_view kDraftFields[] = {"draft_vocab_size", "truncated_vocab_size",
                                             "medusa_num_heads", "speculators_config",
                                             "eagle_config"};

// Small letters and digits alone: "Ernie4_5_Moe" and "ernie4_5_moe" are one.
std::string bare(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) != 0) letters += static_cast<char>(std::tolower(u));
  }
  return letters;
}

// The first class named; empty when none is.
std::string class_name(JsonFields& fields) {
  const Json& list = fields.at("architectures");
  const bool named = list.is_array() && !list.empty() && list.front().is_string();
  return named ? list.front().get<std::string>() : "";
}

bool is_draft(JsonFields& fields, const std::string& letters) {
  const auto in_name = [&](std::string_view word) {
    return letters.find(word) != std::string::npos;
  };
  const auto in_file = [&](std::string_view name) { return fields.has(name); };
  return std::any_of(std::begin(kDraftWords), std::end(kDraftWords), in_name) ||
         std::any_of(std::begin(kDraftFields), std::end(kDraftFields), in_file);
}

// How the family's classes begin: "gemma3_text" -> "gemma3".
std::string stem_of(std::string_view model_type) {
  if (model_type.ends_with("_text")) model_type.remove_suffix(5);
  if (model_type == "kimi_k2") return "deepseekv3";
  if (model_type.starts_with("bailing_moe")) return "bailingmoe";
  if (model_type == "hunyuan_v1_dense") return "hunyuandensev1";
  if (model_type == "hunyuan_v1_moe") return "hunyuanmoev1";
  return bare(model_type);
}

void compare_with_family(JsonFields& fields, std::string_view model_type, const std::string& name) {
  const std::string letters = bare(name);
  if (letters.starts_with(stem_of(model_type))) return;
  const bool other = std::any_of(std::begin(kOtherKinds), std::end(kOtherKinds),
                                 [&](std::string_view kind) { return letters.starts_with(kind); });
  if (other) {
    fields.fail("The field \"architectures\" says \"" + name + "\" and \"model_type\" \"" +
                std::string(model_type) + "\", which are models of different kinds: correct one.");
    return;
  }
  fields.note("\"" + name + "\" in \"architectures\" is no class of the family \"" +
              std::string(model_type) +
              "\": it is counted as that family; compare with its files.");
}

Head head_of(const std::string& letters) {
  for (const Ending& ending : kEndings) {
    if (letters.ends_with(ending.word)) return ending.head;
  }
  return Head::kUnknown;
}

// As transformers counts labels; two when the file names none.
std::int64_t labels_of(JsonFields& fields) {
  const Json& names = fields.at("id2label");
  if (names.is_object() && !names.empty()) return static_cast<std::int64_t>(names.size());
  return fields.whole_or({"num_labels"}, 2);
}

void take_head_off(Model& model) {
  model.has_head = false;
  model.lm_head_bias = false;
}

void put_score_on(JsonFields& fields, const std::string& name, std::int64_t outputs, bool bias,
                  Model& model) {
  take_head_off(model);
  model.score_outputs = outputs;
  model.score_bias = bias;
  fields.note("\"" + name + "\" has a head of " + std::to_string(outputs) +
              (outputs == 1 ? " output" : " outputs") + " for each token in place of the " +
              "language model's; that one is not counted.");
}

// InternLM2ForRewardModel: one row; Qwen2ForRewardModel and its kin: a layer of its own before.
void put_reward_on(JsonFields& fields, const std::string& name, Model& model) {
  const std::string letters = bare(name);
  model.score_hidden = letters.starts_with("qwen");
  const bool process = letters.find("process") != std::string::npos;
  put_score_on(fields, name, process ? 2 : 1, model.score_hidden, model);
}

void put_on(JsonFields& fields, Head head, const std::string& name, Model& model) {
  const bool encoder = model.kind == ModelKind::kEncoder;
  switch (head) {
    case Head::kLanguage:
      if (encoder) fields.note("The head of \"" + name + "\" is not counted: its model alone is.");
      return;
    case Head::kNone:
      if (model.has_head) {
        fields.note("\"" + name + "\" is a model without a head: none is counted.");
      }
      take_head_off(model);
      return;
    case Head::kScore:  // DistilBERT's has a layer in place of the pooler
      model.score_hidden = encoder && !model.pooler;
      put_score_on(fields, name, labels_of(fields), encoder, model);
      return;
    case Head::kScoreWithBias:
      model.pooler = false;  // scores of every token
      put_score_on(fields, name, labels_of(fields), true, model);
      return;
    case Head::kTwoScores:
      model.pooler = false;
      put_score_on(fields, name, 2, true, model);
      return;
    case Head::kReward:
      put_reward_on(fields, name, model);
      return;
    case Head::kUnknown:
      fields.note("The class \"" + name + "\" in \"architectures\" is not known: its head may " +
                  "differ from the one that is counted.");
      return;
  }
}

// Draft heads of EAGLE's first kind call themselves language models of one layer.
void note_single_layer(JsonFields& fields, const Model& model) {
  if (model.n_layers > 1 || model.d_model < kWideForOneLayer) return;
  fields.note(
      "A model of one layer is likely a draft head for speculative decoding (EAGLE): such a head "
      "borrows embedding and head of the model it drafts for, and has a projection that is not "
      "counted.");
}

}  // namespace

std::string head_of_part(const Json& whole, std::string_view whole_type) {
  JsonFields fields(whole, "");
  const std::string name = class_name(fields);
  const std::string letters = bare(name);
  switch (head_of(letters)) {
    case Head::kScore:
    case Head::kScoreWithBias:
    case Head::kTwoScores:
      return name;
    case Head::kNone: {  // InternVLChatModel and LlavaLlamaModel write text all the same
      const bool writes = whole_type.ends_with("_chat") || whole_type.starts_with("llava_");
      return !writes && letters == bare(whole_type) + "model" ? name : "";
    }
    default:
      return "";
  }
}

void read_head(JsonFields& fields, std::string_view model_type, Model& model) {
  const std::string name = class_name(fields);
  if (is_draft(fields, bare(name))) {
    fields.fail(
        "This is a draft head for speculative decoding, not a language model: it has no "
        "embedding of its own. Give the config.json of the model it drafts for.");
    return;
  }
  note_single_layer(fields, model);
  if (name.empty()) return;
  if (!model_type.empty()) compare_with_family(fields, model_type, name);
  put_on(fields, head_of(bare(name)), name, model);
}

// Fields that mean parts which the family's class has not: its own code may build them.
void note_foreign_parts(JsonFields& fields, std::string_view model_type) {
  const std::string name = fields.unread(
      {"num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts", "kv_lora_rank",
       "cross_attention_layers", "ssm_state_size", "mamba_d_state", "linear_num_value_heads",
       "index_topk", "hidden_size_per_layer_input", "num_kv_shared_layers", "altup_num_inputs"});
  if (name.empty()) return;
  fields.note("The field \"" + name + "\" is passed over: no class of the family \"" +
              std::string(model_type) +
              "\" has such a part. If the file's own code builds it, the count is too small.");
}

void note_what_is_left_out(JsonFields& fields, std::string_view model_type) {
  note_foreign_parts(fields, model_type);
  note_stored_format(fields);
  for (const char* name :
       {"num_nextn_predict_layers", "num_mtp_modules", "mtp_num_hidden_layers"}) {
    const Json& layers = fields.at(name);
    if (!layers.is_number_unsigned() || layers.get<std::uint64_t>() == 0) continue;
    fields.note("Layers that predict further tokens (\"" + std::string(name) +
                "\": " + layers.dump() + ") are not counted.");
  }
  if (fields.at("vision_config").is_object()) {
    fields.note("The part of \"vision_config\" and its projector are not counted.");
  }
}

}  // namespace tmw::transformer
