#include "core/transformer/config_reader.h"

#include <algorithm>

#include "core/transformer/config_parts.h"
#include "core/transformer/description.h"
#include "core/transformer/hugging_face.h"
#include "core/transformer/json_fields.h"
#include "core/transformer/json_text.h"
#include "core/transformer/side_files.h"
#include "core/transformer/validate.h"
#include "core/transformer/weight_file.h"

namespace tmw::transformer {
namespace {

ReadModel failed(std::string sentence) { return {std::nullopt, "", std::move(sentence)}; }

void read_norms(JsonFields& fields, Model& model) {
  const std::string norm = fields.text_or("norm", "");
  if (norm == "layernorm" || norm == "layernorm_no_bias") {
    model.norm = NormKind::kLayerNorm;
  } else if (norm == "rmsnorm") {
    model.norm = NormKind::kRmsNorm;
  } else if (norm == "none") {
    model.norm = NormKind::kNone;
  } else if (norm.empty()) {
    fields.fail("The field \"norm\" is missing: write \"layernorm\", \"rmsnorm\" or \"none\".");
  } else {
    fields.fail("The field \"norm\" is \"" + norm +
                "\": write \"layernorm\", \"layernorm_no_bias\", \"rmsnorm\" or \"none\".");
  }
  model.norm_bias = fields.flag_or("norm_bias", norm == "layernorm");
  model.norms_per_layer = fields.whole_or({"norms_per_layer"}, 2);
  model.embedding_norm = fields.flag_or("embedding_norm", false);
  model.final_norm = fields.flag_or("final_norm", true);
  const std::string qk = fields.text_or("qk_norm", "none");
  if (qk == "per_head") {
    model.qk_norm = QkNorm::kPerHead;
  } else if (qk == "full") {
    model.qk_norm = QkNorm::kFull;
  } else if (qk != "none") {
    fields.fail("The field \"qk_norm\" is \"" + qk +
                "\": write \"per_head\", \"full\" or null for none.");
  }
  model.qk_norm_bias = fields.flag_or("qk_norm_bias", false);
}

void read_positions(JsonFields& fields, Model& model) {
  model.learned_positions = fields.whole_or({"learned_positions"}, 0);
  model.relative_bias = fields.whole_or({"relative_bias"}, 0);
  const std::string kind =
      fields.text_or("positions", model.learned_positions > 0 ? "learned" : "rotary");
  if (kind == "learned") {
    model.positions = PositionKind::kLearned;
  } else if (kind == "rotary") {
    model.positions = PositionKind::kRotary;
  } else if (kind == "alibi") {
    model.positions = PositionKind::kAlibi;
  } else if (kind == "sinusoidal") {
    model.positions = PositionKind::kSinusoidal;
  } else if (kind == "none") {
    model.positions = PositionKind::kNone;
  } else {
    fields.fail("The field \"positions\" is \"" + kind +
                "\": write \"learned\", \"rotary\", \"alibi\", \"sinusoidal\" or \"none\".");
  }
}

void read_window(JsonFields& fields, Model& model) {
  const std::int64_t window = fields.whole_or({"sliding_window"}, 0);
  const std::int64_t every = fields.whole_or({"global_every"}, 0);
  const std::int64_t layers =
      fields.whole_or({"global_layers"}, every > 0 ? attention_layers(model) / every : 0);
  if (window > 0) model.window = SlidingWindow{window, layers};
  if (window == 0 && (every > 0 || layers > 0)) {
    fields.fail("The field \"sliding_window\" is missing: local layers need a window in tokens.");
  }
}

void read_head_sizes(JsonFields& fields, Model& model) {
  model.n_kv_heads = fields.whole_or({"n_kv_heads"}, model.n_heads);
  if (fields.has("head_dim")) {
    model.head_dim = fields.whole({"head_dim"}, "the width of one head");
  } else if (model.mla || model.d_model % model.n_heads == 0) {
    model.head_dim = std::max<std::int64_t>(model.d_model / model.n_heads, 1);
  } else {
    fields.fail("The field \"head_dim\" is missing, and \"n_heads\" (" +
                std::to_string(model.n_heads) + ") does not divide \"d_model\" (" +
                std::to_string(model.d_model) + "): add \"head_dim\" or correct one of them.");
  }
  model.v_head_dim = fields.whole_or({"v_head_dim"}, model.head_dim);
}

void read_ends(JsonFields& fields, Model& model) {
  model.vocab = fields.whole({"vocab"}, "the number of rows of the token embedding");
  model.embed_dim = fields.whole_or({"embed_dim"}, model.d_model);
  model.tied = fields.flag("tied", "whether the head reuses the token embedding");
  model.has_head = fields.flag_or("has_head", true);
  model.score_outputs = fields.whole_or({"score_outputs"}, 0);
  model.score_bias = fields.flag_or("score_bias", false);
  model.score_hidden = fields.flag_or("score_hidden", false);
  model.lm_head_bias = fields.flag_or("lm_head_bias", false);
  model.type_vocab = fields.whole_or({"type_vocab"}, 0);
  model.pooler = fields.flag_or("pooler", false);
  const std::string kind = fields.text_or("kind", model.pooler ? "encoder" : "decoder");
  model.kind = kind == "encoder" ? ModelKind::kEncoder : ModelKind::kDecoder;
  if (kind != "encoder" && kind != "decoder") {
    fields.fail("The field \"kind\" is \"" + kind + "\": write \"decoder\" or \"encoder\".");
  }
}

Model read_own(JsonFields& fields) {
  Model model;
  model.d_model = fields.whole({"d_model"}, "the width of the residual stream");
  model.n_layers = fields.whole({"n_layers"}, "the number of layers");
  model.n_heads = fields.whole({"n_heads"}, "the number of query heads");
  read_parts(fields, model);
  read_head_sizes(fields, model);
  read_ends(fields, model);
  read_norms(fields, model);
  read_positions(fields, model);
  model.d_ff = fields.whole_or({"d_ff"}, 0);
  model.gated = fields.flag("gated", "whether the MLP has a gate matrix");
  model.qkv_bias = fields.flag_or("qkv_bias", false);
  model.out_bias = fields.flag_or("out_bias", false);
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  model.mlp_scalars = fields.whole_or({"mlp_scalars"}, 0);
  model.attn_sinks = fields.flag_or("attn_sinks", false);
  model.attn_gate = fields.flag_or("attn_gate", false);
  read_window(fields, model);
  if (model.shared_keys && model.shared_keys->global_layers < 0) {
    model.shared_keys->global_layers = model.window ? 0 : model.shared_keys->layers;
  }
  fields.reject_unread({"name", "id", "note", "notes", "source", "provenance", "config_provenance",
                        "description", "$schema", "comment"});
  return model;
}

// Names its family, or has sizes as Hugging Face spells them and none as we do.
bool is_hugging_face(const Json& object) {
  if (object.contains("peft_type")) return false;  // adapters name a family too
  if (object.contains("model_type") || object.contains("architectures")) return true;
  return !object.contains("d_model") &&
         (object.contains("hidden_size") || object.contains("num_hidden_layers") ||
          object.contains("n_embd") || object.contains("n_layer"));
}

std::string name_of(const Json& object) {
  const auto name = object.find("name");
  return name != object.end() && name->is_string() ? name->get<std::string>() : "";
}

// The positions that a config.json names, its language model's own first; 0 where it names none.
std::int64_t context_of(const Json& object) {
  for (const char* part : {"text_config", "llm_config", "language_config", "thinker_config"}) {
    const auto inner = object.find(part);
    if (inner == object.end() || !inner->is_object()) continue;
    if (const std::int64_t own = context_of(*inner); own > 0) return own;
  }
  for (const char* name : {"max_position_embeddings", "n_positions", "max_sequence_length",
                           "max_seq_len", "seq_length", "n_ctx"}) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer()) continue;
    const auto tokens = found->get<std::int64_t>();
    if (tokens > 0 && tokens <= kLargestField) return tokens;
  }
  return 0;
}

}  // namespace

ReadModel read_description(const Json& object, std::string name) {
  if (is_hugging_face(object)) {
    ReadModel read = read_hugging_face(object, std::move(name));
    if (read.model) read.context_tokens = context_of(object);
    return read;
  }
  const std::string other = object.contains("d_model") ? "" : side_file(object);
  if (!other.empty()) return failed(other);
  JsonFields fields(object, "");
  const Model model = read_own(fields);
  if (!fields.error().empty()) return failed(fields.error());
  const std::string problem = problem_with(model);
  if (!problem.empty()) return failed(problem);
  return {model, std::move(name), ""};
}

ReadModel read_model(std::string_view json_text) {
  if (is_gguf(json_text) || is_safetensors(json_text)) {
    return failed(
        "This is a file of weights: tmw model FILE counts its tensors, and for anything "
        "else give the config.json beside it.");
  }
  if (json_text.size() > kLongestModelFile) {
    return failed("The file is longer than 1 MiB: a model description is a few kB.");
  }
  if (json_text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return failed("The file is empty: it must hold one JSON object in braces.");
  }
  std::string problem = problem_with_json(json_text, kDeepestModelFile);
  if (!problem.empty()) return failed(std::move(problem));
  const Json root = Json::parse(json_text.begin(), json_text.end(), nullptr, false);
  const auto config = root.find("config");
  if (config == root.end()) return read_description(root, name_of(root));
  if (!config->is_object()) {
    return failed("The field \"config\" must be an object in braces: the model's description.");
  }
  return read_description(*config, name_of(root));
}

}  // namespace tmw::transformer
