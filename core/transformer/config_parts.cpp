#include "core/transformer/config_parts.h"

#include <algorithm>

#include "core/transformer/count.h"
#include "core/transformer/validate.h"

namespace tmw::transformer {
namespace {

Mla read_mla(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "mla.");
  Mla mla;
  mla.q_lora_rank = fields.maybe_whole({"q_lora_rank"});
  mla.kv_lora_rank = fields.whole({"kv_lora_rank"}, "the width of the latent vector");
  mla.qk_nope_head_dim = fields.whole({"qk_nope_head_dim"}, "the head width without rotation");
  mla.qk_rope_head_dim = fields.whole({"qk_rope_head_dim"}, "the head width that is rotated");
  mla.v_head_dim = fields.whole({"v_head_dim"}, "the width of a value head");
  fields.reject_unread({});
  outer.fail(fields.error());
  return mla;
}

Moe read_moe(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "moe.");
  Moe moe;
  moe.n_experts = fields.whole({"n_experts"}, "the number of routed experts");
  moe.top_k = fields.whole({"top_k"}, "the number of experts each token uses");
  moe.d_expert = fields.whole({"d_expert"}, "the width of one expert");
  moe.n_shared = fields.whole_or({"n_shared"}, 0);
  moe.d_shared = fields.has("d_shared") ? fields.whole_or({"d_shared"}, 0) : -1;
  moe.shared_gate = fields.flag_or("shared_gate", false);
  moe.first_dense = fields.whole_or({"first_dense"}, 0);
  moe.every = std::max<std::int64_t>(fields.whole_or({"every"}, 1), 0);
  moe.phase = fields.whole_or({"phase"}, moe.every - 1);
  moe.also_dense = fields.whole_or({"also_dense"}, 0);
  moe.router_bias = fields.flag_or("router_bias", false);
  moe.expert_bias = fields.flag_or("expert_bias", false);
  moe.d_latent = fields.whole_or({"d_latent"}, 0);
  if (moe.every == 0) fields.fail("The field \"moe.every\" is 0: write 1 for every layer.");
  if (moe.every > 0 && moe.phase >= moe.every) {
    fields.fail("The field \"moe.phase\" must be below \"moe.every\".");
  }
  const Count shared = Count(moe.n_shared) * moe.d_expert;
  if (moe.d_shared < 0 && (shared.overflowed() || shared.value() > kLargestField)) {
    fields.fail("The field \"moe.n_shared\" is too large: the shared width overflows.");
  }
  if (moe.d_shared < 0) moe.d_shared = shared.value();
  fields.reject_unread({});
  outer.fail(fields.error());
  return moe;
}

GlobalHeads read_global_heads(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "global_heads.");
  GlobalHeads heads;
  heads.n_kv_heads = fields.whole({"n_kv_heads"}, "the KV heads of layers that see everything");
  heads.head_dim = fields.whole({"head_dim"}, "the width of their heads");
  heads.keys_are_values = fields.flag_or("keys_are_values", false);
  fields.reject_unread({});
  outer.fail(fields.error());
  return heads;
}

RecurrentKind read_recurrent_kind(JsonFields& fields) {
  const std::string kind = fields.text_or("kind", "");
  if (kind == "mamba") return RecurrentKind::kMamba;
  if (kind == "short_conv") return RecurrentKind::kShortConv;
  if (kind == "lightning") return RecurrentKind::kLightning;
  if (kind == "kimi_delta") return RecurrentKind::kKimiDelta;
  if (kind != "mamba2" && kind != "gated_delta") {
    fields.fail(
        "The field \"recurrent.kind\" must be \"mamba\", \"mamba2\", \"gated_delta\", "
        "\"kimi_delta\", \"short_conv\" or \"lightning\".");
  }
  return kind == "gated_delta" ? RecurrentKind::kGatedDelta : RecurrentKind::kMamba2;
}

Recurrent read_recurrent(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "recurrent.");
  Recurrent mixer;
  mixer.kind = read_recurrent_kind(fields);
  mixer.layers = fields.whole({"layers"}, "the number of layers with a state");
  mixer.beside_attention = fields.flag_or("beside_attention", false);
  mixer.layers_with_experts = fields.whole_or({"layers_with_experts"}, -1);
  mixer.d_inner = fields.whole({"d_inner"}, "the width of what goes through the state");
  mixer.d_state = mixer.kind == RecurrentKind::kShortConv
                      ? fields.whole_or({"d_state"}, 0)
                      : fields.whole({"d_state"}, "the numbers of state for each of d_inner");
  mixer.n_heads = fields.whole_or({"n_heads"}, 1);
  mixer.n_groups = fields.whole_or({"n_groups"}, 1);
  mixer.conv = fields.whole_or({"conv"}, 4);
  mixer.dt_rank = fields.whole_or({"dt_rank"}, 0);
  mixer.conv_bias = fields.flag_or("conv_bias", false);
  mixer.in_bias = fields.flag_or("in_bias", false);
  mixer.out_bias = fields.flag_or("out_bias", false);
  mixer.norm = fields.flag_or("norm", false);
  fields.reject_unread({});
  outer.fail(fields.error());
  return mixer;
}

// How many of the layers with a state have experts when nobody says: all or none of them.
void settle_layers_with_experts(JsonFields& fields, Model& model) {
  if (!model.recurrent || model.recurrent->layers_with_experts >= 0) return;
  if (model.lone) {
    model.recurrent->layers_with_experts = 0;
    return;
  }
  const std::int64_t mixtures = moe_layers(model);
  model.recurrent->layers_with_experts = mixtures == model.n_layers ? model.recurrent->layers : 0;
  if (mixtures == 0 || mixtures == model.n_layers) return;
  fields.fail(
      "The field \"recurrent.layers_with_experts\" is missing: some layers have experts and "
      "some have none, so say how many of those with a state do.");
}

SharedKeys read_shared_keys(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "shared_keys.");
  SharedKeys shared;
  shared.layers = fields.whole({"layers"}, "how many of the last layers share");
  shared.global_layers = fields.maybe_whole({"global_layers"}).value_or(-1);
  shared.d_ff = fields.whole({"d_ff"}, "the width of their MLP");
  shared.keeps_weights = fields.flag_or("keeps_weights", false);
  fields.reject_unread({});
  outer.fail(fields.error());
  return shared;
}

LayerEmbedding read_layer_embedding(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "layer_embedding.");
  LayerEmbedding table;
  table.vocab = fields.whole({"vocab"}, "the rows of the table");
  table.width = fields.whole({"width"}, "the width of a layer's row");
  fields.reject_unread({});
  outer.fail(fields.error());
  return table;
}

Indexer read_indexer(const Json& object, const Model& model, JsonFields& outer) {
  JsonFields fields(object, "indexer.");
  Indexer indexer;
  indexer.layers = fields.maybe_whole({"layers"}).value_or(model.n_layers);
  indexer.n_heads = fields.whole({"n_heads"}, "the heads that choose");
  indexer.head_dim = fields.whole({"head_dim"}, "the width of their queries and of their key");
  indexer.top_k = fields.whole({"top_k"}, "the tokens that are attended to");
  fields.reject_unread({});
  outer.fail(fields.error());
  return indexer;
}

Streams read_streams(const Json& object, JsonFields& outer) {
  JsonFields fields(object, "streams.");
  Streams streams;
  streams.streams = fields.whole({"streams"}, "the number of residual streams");
  streams.low_rank = fields.whole({"low_rank"}, "the rank of the product beside attention");
  fields.reject_unread({});
  outer.fail(fields.error());
  return streams;
}

LoneLayers read_lone(const Json& object, const Model& model, JsonFields& outer) {
  JsonFields fields(object, "lone.");
  LoneLayers lone;
  lone.states = fields.whole_or({"states"}, model.recurrent ? model.recurrent->layers : 0);
  lone.attention = fields.whole_or({"attention"}, 0);
  lone.dense = fields.whole_or({"dense"}, 0);
  lone.mixtures = fields.whole_or({"mixtures"}, 0);
  fields.reject_unread({});
  outer.fail(fields.error());
  return lone;
}

}  // namespace

void read_parts(JsonFields& fields, Model& model) {
  const Json& global = fields.at("global_heads");
  if (global.is_object()) model.global_heads = read_global_heads(global, fields);
  const Json& recurrent = fields.at("recurrent");
  if (recurrent.is_object()) model.recurrent = read_recurrent(recurrent, fields);
  const Json& mla = fields.at("mla");
  if (mla.is_object()) model.mla = read_mla(mla, fields);
  const Json& moe = fields.at("moe");
  if (moe.is_object()) model.moe = read_moe(moe, fields);
  const Json& shared = fields.at("shared_keys");
  if (shared.is_object()) model.shared_keys = read_shared_keys(shared, fields);
  const Json& table = fields.at("layer_embedding");
  if (table.is_object()) model.layer_embedding = read_layer_embedding(table, fields);
  const Json& indexer = fields.at("indexer");
  if (indexer.is_object()) model.indexer = read_indexer(indexer, model, fields);
  const Json& streams = fields.at("streams");
  if (streams.is_object()) model.streams = read_streams(streams, fields);
  const Json& lone = fields.at("lone");
  if (lone.is_object()) model.lone = read_lone(lone, model, fields);
  if (fields.error().empty()) settle_layers_with_experts(fields, model);
  for (const char* name : {"mla", "moe", "global_heads", "recurrent", "shared_keys",
                           "layer_embedding", "indexer", "streams", "lone"}) {
    const Json& value = fields.at(name);
    if (value.is_object() || value.is_null()) continue;
    fields.fail("The field \"" + std::string(name) + "\" must be an object in braces, or null.");
  }
}

}  // namespace tmw::transformer
