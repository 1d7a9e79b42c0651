// Kimi Linear: three layers with a delta rule for each with latent attention, and experts.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// The numbers, from 1, of the layers with a delta rule; with "full_attn_layers" they must be all,
// each once.
std::set<std::int64_t> delta_layers(JsonFields& linear, const Model& model) {
  std::set<std::int64_t> all;
  std::set<std::int64_t> delta;
  std::size_t listed = 0;
  const auto is_layer = [&](const Json& number) {
    const std::int64_t layer = number.is_number_integer() ? number.get<std::int64_t>() : 0;
    return layer >= 1 && layer <= model.n_layers && all.insert(layer).second;
  };
  for (const std::string_view name : {"kda_layers", "full_attn_layers"}) {
    const Json& numbers = linear.at(name);
    if (!numbers.is_array() || !std::all_of(numbers.begin(), numbers.end(), is_layer)) {
      listed = 0;
      break;
    }
    listed += numbers.size();
    if (name == "kda_layers") delta = all;
  }
  if (listed == 0 || all.size() != static_cast<std::size_t>(model.n_layers)) {
    linear.fail(
        "The fields \"kda_layers\" and \"full_attn_layers\" of \"linear_attn_config\" must list "
        "the layers from 1 to " +
        std::to_string(model.n_layers) + ", each once.");
  }
  return delta;
}

// Kimi K3 goes by the same name and has parts that this count has not.
void refuse_later_parts(JsonFields& fields, JsonFields& linear) {
  const bool gated = fields.flag_or("mla_use_output_gate", false);
  const bool full_rank = linear.flag_or("use_full_rank_gate", false);
  const bool latent_experts = fields.has("routed_expert_hidden_size");
  const bool over_depth = fields.has("attn_res_block_size");
  if (!gated && !full_rank && !latent_experts && !over_depth) return;
  fields.fail(
      "This is a \"kimi_linear\" as in Kimi K3, with gates of full rank, experts of a width of "
      "their own or attention over depth, which are not counted: only Kimi Linear is.");
}

void read_experts(JsonFields& fields, Model& model) {
  Moe moe;
  moe.n_experts = fields.whole({"num_experts"}, "the number of routed experts");
  moe.top_k =
      fields.whole({"num_experts_per_token", "num_experts_per_tok"}, "the experts each token uses");
  moe.d_expert = fields.whole({"moe_intermediate_size"}, "the width of one expert");
  moe.n_shared = fields.whole_or({"num_shared_experts"}, 0);
  moe.d_shared = product(fields, "num_shared_experts", moe.n_shared, moe.d_expert);
  moe.first_dense = fields.whole_or({"first_k_dense_replace"}, 0);
  moe.every = period(fields, {"moe_layer_freq"}, 1);
  moe.router_bias = true;  // the correction of its scores
  model.moe = moe;
}

}  // namespace

Model read_kimi_linear(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.reads_head_dim = false});
  set_biases(model, false, false, false);
  if (fields.flag_or("mla_use_nope", false)) model.positions = PositionKind::kNone;
  model.mla = read_latent_ranks(fields);
  read_experts(fields, model);
  JsonFields linear(table_of(fields, "linear_attn_config"), "linear_attn_config.");
  refuse_later_parts(fields, linear);
  Recurrent mixer;
  mixer.kind = RecurrentKind::kKimiDelta;
  mixer.n_heads = mixer.n_groups = linear.whole({"num_heads"}, "the heads of the delta rule");
  mixer.d_state = linear.whole({"head_dim"}, "the width of such a head");
  mixer.d_inner = product(fields, "linear_attn_config.num_heads", mixer.n_heads, mixer.d_state);
  mixer.conv = linear.whole_or({"short_conv_kernel_size"}, 4);
  const std::set<std::int64_t> delta = delta_layers(linear, model);
  const auto is_mixture = [&](std::int64_t number) {
    return number > model.moe->first_dense && (number - 1) % model.moe->every == model.moe->phase;
  };
  mixer.layers = static_cast<std::int64_t>(delta.size());
  mixer.layers_with_experts = std::count_if(delta.begin(), delta.end(), is_mixture);
  if (mixer.layers > 0) model.recurrent = mixer;
  fields.absorb(linear);
  return model;
}

}  // namespace tmw::transformer
