// LFM2: attention in a few layers, a gated short convolution in all others.
#include <algorithm>
#include <vector>

#include "core/transformer/count.h"
#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

struct Convolutions {
  std::int64_t all = 0;
  std::int64_t from = 0;  // of them, those in or behind the layer that was asked for
};

// `layer_types` says "conv" or "full_attention" of each layer, or `full_attn_idxs` lists those with
// attention. Without either, all have it.
Convolutions convolutions(JsonFields& fields, const Model& model, std::int64_t behind) {
  const Json& types = fields.at("layer_types");
  Convolutions found;
  if (types.is_array() && types.size() == static_cast<std::size_t>(model.n_layers)) {
    for (std::int64_t i = 0; i < model.n_layers; ++i) {
      const Json& type = types[static_cast<std::size_t>(i)];
      const bool is_conv = type == Json("conv");
      if (!is_conv && type != Json("full_attention")) {
        fields.fail(
            "The field \"layer_types\" must name every layer \"conv\" or "
            "\"full_attention\".");
        return {};
      }
      found.all += is_conv ? 1 : 0;
      found.from += is_conv && i >= behind ? 1 : 0;
    }
    return found;
  }
  if (!types.is_null()) {
    fields.fail("The field \"layer_types\" must be a list with one word for each layer.");
    return {};
  }
  const Json& attention = fields.at("full_attn_idxs");
  if (attention.is_null()) return {};
  const auto refuse = [&fields] {
    fields.fail("The field \"full_attn_idxs\" must be a list of layer numbers, such as [2, 5].");
  };
  if (!attention.is_array()) {
    refuse();
    return {};
  }
  std::vector<std::int64_t> layers;
  for (const Json& index : attention) {
    const bool fits = index.is_number_unsigned() &&
                      index.get<std::uint64_t>() < static_cast<std::uint64_t>(model.n_layers);
    if (!fits) {
      refuse();
      return {};
    }
    layers.push_back(index.get<std::int64_t>());
  }
  std::sort(layers.begin(), layers.end());
  layers.erase(std::unique(layers.begin(), layers.end()), layers.end());
  const std::int64_t before =
      std::lower_bound(layers.begin(), layers.end(), behind) - layers.begin();
  const auto with_attention = static_cast<std::int64_t>(layers.size());
  return {model.n_layers - with_attention,
          std::max<std::int64_t>(model.n_layers - behind, 0) - (with_attention - before)};
}

Model read_shape_of_lfm2(JsonFields& fields) {
  Model model = read_shape(fields, {.tied = true, .kv_heads = 8, .reads_head_dim = false});
  if (fields.has("tie_embedding")) model.tied = fields.flag_or("tie_embedding", true);
  model.gated = true;
  model.qk_norm = QkNorm::kPerHead;
  return model;
}

void put_convolutions(JsonFields& fields, Model& model, const Convolutions& found) {
  if (found.all == 0) return;
  Recurrent mixer;
  mixer.kind = RecurrentKind::kShortConv;
  mixer.layers = found.all;
  mixer.layers_with_experts = model.moe ? found.from : 0;
  mixer.d_inner = model.d_model;
  mixer.conv = fields.whole_or({"conv_L_cache"}, 3);
  mixer.conv_bias = mixer.in_bias = mixer.out_bias = fields.flag_or("conv_bias", false);
  model.recurrent = mixer;
}

// Two thirds of the width that the file gives, times a factor, in whole blocks.
std::int64_t adjusted_width(JsonFields& fields) {
  const std::int64_t given =
      fields.whole({"block_ff_dim", "intermediate_size"}, "the width of the MLP");
  if (!fields.flag_or("block_auto_adjust_ff_dim", true)) return given;
  const Json& factor = fields.at("block_ffn_dim_multiplier");
  const double times = factor.is_number() ? factor.get<double>() : 1.0;
  const bool other = !factor.is_number() && !factor.is_null();
  if (other || !(times > 0 && times < 1e6)) {
    fields.fail("The field \"block_ffn_dim_multiplier\" must be a positive number.");
    return given;
  }
  const std::int64_t block = period(fields, {"block_multiple_of"}, 256);
  const auto width = static_cast<std::int64_t>(times * static_cast<double>(2 * given / 3));
  return product(fields, "block_multiple_of", divide_up(width, block).value(), block);
}

}  // namespace

Model read_lfm2(JsonFields& fields) {
  Model model = read_shape_of_lfm2(fields);
  model.d_ff = adjusted_width(fields);
  put_convolutions(fields, model, convolutions(fields, model, 0));
  return model;
}

Model read_lfm2_moe(JsonFields& fields) {
  Model model = read_shape_of_lfm2(fields);
  model.d_ff = mlp_width(fields);
  Moe moe;
  moe.n_experts = fields.whole_or({"num_experts"}, 32);
  moe.top_k = fields.whole_or({"num_experts_per_tok"}, 4);
  moe.d_expert = fields.whole_or({"moe_intermediate_size"}, 1792);
  moe.first_dense = fields.whole_or({"num_dense_layers"}, 2);
  moe.router_bias = fields.flag_or("use_expert_bias", true);
  model.moe = moe;
  put_convolutions(fields, model, convolutions(fields, model, moe.first_dense));
  return model;
}

}  // namespace tmw::transformer
