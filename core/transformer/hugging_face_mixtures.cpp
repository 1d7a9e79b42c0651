// Mixtures of experts whose files have words of their own; those with the words of Mixtral, Qwen
// and DeepSeek are in hugging_face_moe.cpp.
#include <algorithm>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// Members of DBRX's two tables.
struct DbrxTables {
  std::int64_t kv_heads = 1;
  Moe moe;
};

DbrxTables read_dbrx_tables(JsonFields& fields) {
  JsonFields attention(table_of(fields, "attn_config"), "attn_config.");
  JsonFields mlp(table_of(fields, "ffn_config"), "ffn_config.");
  DbrxTables tables;
  tables.kv_heads = attention.whole_or({"kv_n_heads"}, 1);
  tables.moe.n_experts = mlp.whole_or({"moe_num_experts"}, 4);
  tables.moe.top_k = mlp.whole_or({"moe_top_k"}, 1);
  tables.moe.d_expert = mlp.whole_or({"ffn_hidden_size"}, 3584);
  fields.absorb(attention);
  fields.absorb(mlp);
  return tables;
}

// Which layers are mixtures: from the first to the last index, every n-th.
void read_ernie_layers(JsonFields& fields, const Model& model, Moe& moe) {
  moe.first_dense = fields.whole_or({"moe_layer_start_index"}, 1);
  moe.every = fields.whole_or({"moe_layer_interval"}, 1);
  if (moe.every == 0)
    fields.fail("The field \"moe_layer_interval\" is 0: write 1 for every layer.");
  moe.every = std::max<std::int64_t>(moe.every, 1);
  moe.phase = moe.every - 1;
  const Json& end = fields.at("moe_layer_end_index");
  if (!end.is_number_unsigned()) return;  // -1 and null: the last layer
  const std::int64_t last = fields.whole_or({"moe_layer_end_index"}, 0);
  const auto mixtures_below = [&](std::int64_t layer) { return layer / moe.every; };
  const std::int64_t behind = std::max(last + 1, std::min(moe.first_dense, model.n_layers));
  moe.also_dense =
      std::max<std::int64_t>(mixtures_below(model.n_layers) - mixtures_below(behind), 0);
}

}  // namespace

Moe read_plain_moe(JsonFields& fields, Model& model) {
  Moe moe;
  moe.n_experts = fields.whole({"num_local_experts", "num_experts"}, "the number of experts");
  moe.top_k = fields.whole({"num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = model.d_ff;
  model.d_ff = 0;
  return moe;
}

Model read_dbrx(JsonFields& fields) {
  Model model = read_shape(fields, {.kv_heads = kNotGrouped,
                                    .reads_head_dim = false,
                                    .spelling = {"d_model", "n_layers", "n_heads"}});
  use_layer_norm(model, false);
  model.gated = true;
  const DbrxTables tables = read_dbrx_tables(fields);
  model.n_kv_heads = tables.kv_heads;
  model.moe = tables.moe;
  return model;
}

Model read_granitemoe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.reads_head_dim = false});
  model.moe = read_plain_moe(fields, model);
  return model;
}

Model read_granitemoeshared(JsonFields& fields) {
  Model model = read_granitemoe(fields);
  model.moe->d_shared = fields.whole_or({"shared_intermediate_size"}, 1024);
  model.moe->n_shared = model.moe->d_shared > 0 ? 1 : 0;
  return model;
}

Model read_minimax_m2(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .head_dim = 128});
  set_biases(model, false, false, false);
  if (fields.flag_or("use_qk_norm", true)) model.qk_norm = QkNorm::kFull;
  model.moe = read_plain_moe(fields, model);
  model.moe->router_bias = fields.flag_or("use_routing_bias", true);
  model.moe->d_shared = fields.whole_or({"shared_intermediate_size"}, 0);
  return model;
}

// The shared expert is as wide as each of the others.
Model read_hunyuan_moe(JsonFields& fields) {
  Model model = read_hunyuan(fields);
  Moe moe;
  moe.n_experts = same_in_all_layers(fields, "num_experts", model, 1);
  moe.top_k = same_in_all_layers(fields, "moe_topk", model, 1);
  moe.d_expert = moe.d_shared = model.d_ff;
  moe.n_shared = 1;
  model.d_ff = 0;
  model.moe = moe;
  return model;
}

Model read_phimoe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .reads_head_dim = false});
  use_layer_norm(model);
  model.lm_head_bias = fields.flag_or("lm_head_bias", false);
  model.moe = read_plain_moe(fields, model);
  read_window(fields, model, sliding_window_or(fields, 0), 0);
  return model;
}

Model read_ernie_moe(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4});
  const bool bias = fields.flag_or("use_bias", false);
  set_biases(model, bias, bias, bias);
  Moe moe;
  moe.n_experts = fields.whole({"moe_num_experts", "num_experts"}, "the number of experts");
  moe.top_k = fields.whole_or({"moe_k", "num_experts_per_tok"}, 6);
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  moe.n_shared = fields.whole_or({"moe_num_shared_experts"}, 2);
  moe.d_shared = product(fields, "moe_num_shared_experts", moe.n_shared, moe.d_expert);
  moe.expert_bias = bias;
  moe.router_bias = true;  // the correction bias
  read_ernie_layers(fields, model, moe);
  model.moe = moe;
  return model;
}

}  // namespace tmw::transformer
