// Gemma 3n: several residual streams, a second embedding, layers that share keys and values.
// Gemma 4: windows in five of six layers, other heads in those without; experts (26B-A4B), or a
// second embedding and layers that share keys and values (E2B, E4B).
#include <algorithm>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// How many layers from `first` on see everything. Without a list every 6th does; the last always.
std::int64_t global_from(JsonFields& fields, const Model& model, std::int64_t first) {
  const std::int64_t layers = model.n_layers;
  const Json& types = fields.at("layer_types");
  if (!types.is_array() || types.size() != static_cast<std::size_t>(layers)) {
    return layers / 6 - first / 6 + (layers % 6 == 0 ? 0 : 1);  // a bad list is told by read_window
  }
  const auto from = types.begin() + first;
  const auto global = std::count(from, types.end(), Json("full_attention"));
  return global + (types.back() == Json("full_attention") ? 0 : 1);
}

void read_layer_embedding(JsonFields& fields, Model& model) {
  const std::int64_t usual = fields.mentions("hidden_size_per_layer_input") ? 0 : 256;
  const std::int64_t width = fields.whole_or({"hidden_size_per_layer_input"}, usual);
  if (width == 0) return;
  model.layer_embedding =
      LayerEmbedding{fields.whole_or({"vocab_size_per_layer_input"}, 262144), width};
}

void read_shared_keys(JsonFields& fields, Model& model) {
  const std::int64_t layers = fields.whole_or({"num_kv_shared_layers"}, 0);
  if (layers == 0) return;
  if (layers >= model.n_layers) {
    fields.fail("The field \"num_kv_shared_layers\" is " + std::to_string(layers) +
                ": it must be below \"num_hidden_layers\" (" + std::to_string(model.n_layers) +
                ").");
    return;
  }
  const bool wide = fields.flag_or("use_double_wide_mlp", false);
  const std::int64_t global = global_from(fields, model, model.n_layers - layers);
  model.shared_keys =
      SharedKeys{layers, global,
                 wide ? product(fields, "intermediate_size", 2, model.d_ff) : model.d_ff, false};
  fields.note("The last " + std::to_string(layers) +
              " layers use keys and values of earlier ones: what weight files keep of their own is "
              "not counted.");
}

// Scales of its layers and experts are no parameters but for the router's own: a gain over the
// width and one for each expert.
void read_experts(JsonFields& fields, Model& model) {
  Moe moe;
  moe.n_experts = fields.whole({"num_experts"}, "the number of experts");
  moe.top_k = fields.whole({"top_k_experts"}, "the experts each token uses");
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  moe.n_shared = 1;
  moe.d_shared = model.d_ff;  // the dense MLP beside the experts
  moe.router_bias = true;     // a scale for each expert
  model.d_ff = 0;
  model.moe = moe;
  model.norms_per_layer += 4;  // three around the experts, and the router's gain
}

// Every 5th layer sees everything where no list says otherwise. `first`: from which layer on.
std::int64_t global_of_gemma3n(JsonFields& fields, const Model& model, std::int64_t first) {
  const Json& types = fields.at("layer_types");
  if (!types.is_array() || types.size() != static_cast<std::size_t>(model.n_layers)) {
    return model.n_layers / 5 - first / 5;  // a bad list is told by read_window
  }
  return std::count(types.begin() + first, types.end(), Json("full_attention"));
}

}  // namespace

// The last layers have matrices for keys and values that the model's class never uses; they are in
// its files, and in the published counts.
Model read_gemma3n(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = 2, .head_dim = 256});
  model.gated = true;
  model.d_ff = same_in_all_layers(fields, "intermediate_size", model, 16384);
  const bool bias = fields.flag_or("attention_bias", false);
  set_biases(model, bias, bias, false);
  model.qk_norm = QkNorm::kPerHead;
  model.norms_per_layer = 4;
  read_layer_embedding(fields, model);
  model.streams =
      Streams{fields.whole_or({"altup_num_inputs"}, 4), fields.whole_or({"laurel_rank"}, 64)};
  const std::int64_t shared = fields.whole_or({"num_kv_shared_layers"}, 15);
  if (shared >= model.n_layers) {
    fields.fail("The field \"num_kv_shared_layers\" is " + std::to_string(shared) +
                ": it must be below \"num_hidden_layers\" (" + std::to_string(model.n_layers) +
                ").");
    return model;
  }
  if (shared > 0) {
    model.shared_keys = SharedKeys{
        shared, global_of_gemma3n(fields, model, model.n_layers - shared), model.d_ff, true};
  }
  read_window(fields, model, fields.whole_or({"sliding_window"}, 512),
              global_of_gemma3n(fields, model, 0));
  return model;
}

Model read_gemma4(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.tied = true, .kv_heads = 4, .head_dim = 256});
  model.qk_norm = QkNorm::kPerHead;
  model.norms_per_layer = 4;
  read_layer_embedding(fields, model);
  read_shared_keys(fields, model);
  if (fields.flag_or("enable_moe_block", false)) read_experts(fields, model);
  const bool keys_are_values = fields.flag_or("attention_k_eq_v", false);
  const std::int64_t kv_heads = fields.whole_or({"num_global_key_value_heads"}, 0);
  GlobalHeads global;
  global.n_kv_heads = keys_are_values && kv_heads > 0 ? kv_heads : model.n_kv_heads;
  global.head_dim = fields.whole_or({"global_head_dim"}, 512);
  global.keys_are_values = keys_are_values;
  model.global_heads = global;
  read_window(fields, model, fields.whole_or({"sliding_window"}, 512), 0);
  if (model.window) model.window->global_layers = global_from(fields, model, 0);
  return model;
}

}  // namespace tmw::transformer
