#include <algorithm>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

std::int64_t falcon_norms(JsonFields& fields, bool new_architecture) {
  if (!fields.flag_or("parallel_attn", true)) return 2;
  const std::int64_t fallback = new_architecture ? 2 : 1;
  return fields.whole_or({"num_ln_in_parallel_attn"}, fallback) == 2 ? 2 : 1;
}

// Variants with weights of their own that are not counted: said, not guessed.
void refuse_cross_attention(JsonFields& fields) {
  if (!fields.flag_or("add_cross_attention", false)) return;
  fields.fail(
      "The field \"add_cross_attention\" is true, and cross-attention is not counted: set it to "
      "false for the model without it.");
}

void refuse_other(JsonFields& fields, std::string_view name, std::string_view usual) {
  const std::string word = fields.text_or(name, std::string(usual));
  if (word == usual) return;
  fields.fail("The field \"" + std::string(name) + "\" is \"" + word + "\", and only \"" +
              std::string(usual) +
              "\" is counted: describe the model with the fields of "
              "docs/model-files.md.");
}

void read_mpt_attention(JsonFields& fields, Model& model) {
  JsonFields attention(table_of(fields, "attn_config"), "attn_config.");
  const std::string kind = attention.text_or("attn_type", "multihead_attention");
  model.n_kv_heads = attention.whole_or({"kv_n_heads"}, model.n_heads);
  if (kind == "multiquery_attention") model.n_kv_heads = 1;
  if (attention.flag_or("qk_ln", false)) model.qk_norm = QkNorm::kFull;
  const bool alibi = attention.flag_or("alibi", true);
  model.positions = alibi ? PositionKind::kAlibi : PositionKind::kRotary;
  fields.absorb(attention);
}

// An encoder as BERT's, without token types.
Model read_bert_shape(JsonFields& fields) {
  Model model =
      read_shape(fields, {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false});
  model.kind = ModelKind::kEncoder;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, "max_position_embeddings", 0);
  refuse_other(fields, "position_embedding_type", "absolute");
  refuse_cross_attention(fields);
  model.embedding_norm = true;
  model.final_norm = false;
  model.pooler = true;
  model.has_head = false;
  model.d_ff = mlp_width(fields);
  return model;
}

}  // namespace

Model read_gpt2(JsonFields& fields) {
  Model model = read_shape(
      fields,
      {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false, .spelling = kGpt2Spelling});
  // SantaCoder's own code: one KV head for all.
  const std::string heads = fields.text_or("attention_head_type", "multihead");
  if (heads == "multiquery") model.n_kv_heads = 1;
  if (heads != "multiquery") refuse_other(fields, "attention_head_type", "multihead");
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, "n_positions", 0);
  refuse_cross_attention(fields);
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

// Positions are stored with an offset of 2; the 350M model alone norms after each block, has no
// final norm and embeds tokens in fewer dimensions.
Model read_opt(JsonFields& fields) {
  Model model =
      read_shape(fields, {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false});
  const bool affine = fields.flag_or("layer_norm_elementwise_affine", true);
  use_layer_norm(model);
  if (!affine) model.norm = NormKind::kNone;
  const bool bias = fields.flag_or("enable_bias", true);
  set_biases(model, bias, bias, bias);
  learned_positions(fields, model, "max_position_embeddings", 2);
  model.d_ff = fields.whole({"ffn_dim", "intermediate_size"}, "the width of the MLP");
  if (fields.has("word_embed_proj_dim")) {
    model.embed_dim = fields.whole({"word_embed_proj_dim"}, "the width of the token embedding");
  }
  model.final_norm = fields.flag_or("do_layer_norm_before", true) &&
                     !fields.flag_or("_remove_final_layer_norm", false);
  return model;
}

Model read_gptj(JsonFields& fields) {
  Model model = read_shape(
      fields,
      {.tied = false, .kv_heads = kNotGrouped, .reads_head_dim = false, .spelling = kGpt2Spelling});
  use_layer_norm(model);
  model.norms_per_layer = 1;
  set_biases(model, false, false, true);
  model.lm_head_bias = true;
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

// Layers with a window of 256 stand in turn with those that see everything.
Model read_gpt_neo(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"hidden_size", "num_layers", "num_heads"}});
  use_layer_norm(model);
  set_biases(model, false, true, true);
  learned_positions(fields, model, "max_position_embeddings", 0);
  model.d_ff = mlp_width_or_four(fields, "intermediate_size", model);
  read_window(fields, model, fields.whole_or({"window_size"}, 256), (model.n_layers + 1) / 2);
  return model;
}

// GPT-J's shape.
Model read_codegen(JsonFields& fields) { return read_gptj(fields); }

Model read_gpt_neox(JsonFields& fields) {
  Model model =
      read_shape(fields, {.tied = false, .kv_heads = kNotGrouped, .reads_head_dim = false});
  use_layer_norm(model);
  const bool attention_bias = fields.flag_or("attention_bias", true);
  set_biases(model, attention_bias, attention_bias, true);
  model.d_ff = mlp_width(fields);
  return model;
}

Model read_bloom(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"n_embed", "n_layer", "num_attention_heads"}});
  use_layer_norm(model);
  set_biases(model, true, true, true);
  model.positions = PositionKind::kAlibi;
  model.embedding_norm = true;
  model.d_ff = 4 * model.d_model;
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

Model read_mpt(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = {},
                                    .reads_head_dim = false,
                                    .spelling = {"d_model", "n_layers", "n_heads"}});
  const bool bias = !fields.flag_or("no_bias", true);
  use_layer_norm(model, bias);
  set_biases(model, bias, bias, bias);
  read_mpt_attention(fields, model);
  const Json& mlp = fields.at("ffn_config");
  if (mlp.is_object()) {
    JsonFields mlp_fields(mlp, "ffn_config.");
    refuse_other(mlp_fields, "ffn_type", "mptmlp");
    fields.fail(mlp_fields.error());
  }
  if (fields.flag_or("learned_pos_emb", true) && model.positions != PositionKind::kAlibi) {
    model.positions = PositionKind::kLearned;
    model.learned_positions = fields.whole({"max_seq_len"}, "the number of positions");
  }
  const std::int64_t ratio = fields.has("expansion_ratio")
                                 ? fields.whole({"expansion_ratio"}, "the MLP's width over d_model")
                                 : 4;
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

// The encoder with its pooler, as BertModel; heads for training tasks are not counted.
Model read_bert(JsonFields& fields) {
  Model model = read_bert_shape(fields);
  model.type_vocab = fields.whole_or({"type_vocab_size"}, 2);
  return model;
}

// BERT without token types, with a bias for each head and bucket of distances.
Model read_mpnet(JsonFields& fields) {
  Model model = read_bert_shape(fields);
  const std::int64_t buckets = fields.whole_or({"relative_attention_num_buckets"}, 32);
  model.relative_bias = product(fields, "relative_attention_num_buckets", buckets, model.n_heads);
  return model;
}

// Nomic's own code, whose switches its files name: rotary positions, and a gate where the
// activation has one. Norms stand behind, one of them after the embedding.
Model read_nomic_bert(JsonFields& fields) {
  Model model = read_shape(
      fields,
      {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false, .spelling = kGpt2Spelling});
  model.kind = ModelKind::kEncoder;
  use_layer_norm(model);
  const bool qkv = fields.flag("qkv_proj_bias", "whether queries, keys and values have a bias");
  const bool mlp = fields.flag("mlp_fc1_bias", "whether the MLP has a bias");
  set_biases(model, qkv, qkv, mlp);
  const bool alike = fields.flag("mlp_fc2_bias", "whether the MLP has a bias") == mlp;
  const std::string activation = fields.text_or("activation_function", "gelu");
  model.gated = activation == "swiglu" || activation == "geglu" || activation == "glu";
  const bool otherwise =
      fields.flag_or("use_rms_norm", false) || fields.flag_or("parallel_block", false) ||
      fields.flag_or("prenorm", false) || !alike || fields.whole_or({"moe_every_n_layers"}, 0) > 0;
  if (otherwise) {
    fields.fail(
        "A \"nomic_bert\" with experts, parallel blocks, norms before them or other norms is not "
        "counted from its file: describe it with the fields of docs/model-files.md.");
  }
  model.type_vocab = fields.whole_or({"type_vocab_size"}, 0);
  model.embedding_norm = true;
  model.final_norm = false;
  model.has_head = false;
  model.d_ff = mlp_width_or_four(fields, "n_inner", model);
  return model;
}

// No biases, a gated MLP, a window in two of three layers. The first layer has no norm before its
// attention: the embedding's stands in its place.
Model read_modernbert(JsonFields& fields) {
  Model model =
      read_shape(fields, {.tied = true, .kv_heads = kNotGrouped, .reads_head_dim = false});
  model.kind = ModelKind::kEncoder;
  const bool norm_bias = fields.flag_or("norm_bias", false);
  use_layer_norm(model, norm_bias);
  const bool attention = fields.flag_or("attention_bias", false);
  set_biases(model, attention, attention, fields.flag_or("mlp_bias", false));
  model.gated = true;
  model.has_head = false;
  model.d_ff = mlp_width(fields);
  const std::int64_t every = period(fields, {"global_attn_every_n_layers"}, 3);
  const std::int64_t global = (model.n_layers - 1) / every + 1;
  read_window(fields, model, fields.whole_or({"local_attention"}, 128), global);
  return model;
}

// Without token types and pooler; its classifier has a layer of its own before the scores.
Model read_distilbert(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true,
                                    .kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"dim", "n_layers", "n_heads"}});
  model.kind = ModelKind::kEncoder;
  use_layer_norm(model);
  set_biases(model, true, true, true);
  learned_positions(fields, model, "max_position_embeddings", 0);
  model.embedding_norm = true;
  model.final_norm = false;
  model.has_head = false;
  model.d_ff = fields.whole({"hidden_dim"}, "the width of the MLP");
  return model;
}

}  // namespace tmw::transformer
