// Latent attention to a few tokens that an indexer chooses (DeepSeek-V3.2, GLM-5).
#include <algorithm>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

Indexer read_indexer(JsonFields& fields, const Model& model, std::int64_t heads) {
  Indexer indexer;
  indexer.layers = model.n_layers;
  indexer.n_heads = fields.whole_or({"index_n_heads"}, heads);
  indexer.head_dim = fields.whole_or({"index_head_dim"}, 128);
  indexer.top_k = fields.whole_or({"index_topk"}, 2048);
  if (model.mla && !model.mla->q_lora_rank) {
    fields.fail("The field \"q_lora_rank\" is null: an indexer takes its queries from that rank.");
  }
  return indexer;
}

// Layers that choose; the others take the choice of one before.
std::int64_t choosing_layers(JsonFields& fields, const Model& model) {
  const Json& types = fields.at("indexer_types");
  if (types.is_array()) return std::count(types.begin(), types.end(), Json("full"));
  const Json& pattern = fields.at("index_topk_pattern");
  if (pattern.is_string()) {
    const std::string letters = pattern.get<std::string>();
    return std::count(letters.begin(), letters.end(), 'F');
  }
  const std::int64_t every = std::max<std::int64_t>(fields.whole_or({"index_topk_freq"}, 1), 1);
  const std::int64_t offset = fields.whole_or({"index_skip_topk_offset"}, 2);
  if (every == 1) return model.n_layers;
  const std::int64_t first = std::clamp<std::int64_t>(offset - 1, 0, model.n_layers);
  // Every layer below `first` chooses, and from there on every n-th.
  return first + (model.n_layers - first + every - 1) / every;
}

}  // namespace

Model read_deepseek_v32(JsonFields& fields) {
  Model model = read_deepseek_v3(fields);
  if (model.moe) model.moe->router_bias = true;
  model.indexer = read_indexer(fields, model, 64);
  return model;
}

Model read_glm_moe_dsa(JsonFields& fields) {
  Model model = read_deepseek_v32(fields);
  model.indexer = read_indexer(fields, model, 32);
  model.indexer->layers = choosing_layers(fields, model);
  return model;
}

}  // namespace tmw::transformer
