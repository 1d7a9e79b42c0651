// Families whose layers differ in kind: attention in some, a state of constant size in others, or
// windows with other heads than the layers that see everything.
#include <algorithm>
#include <set>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

// Layers are looked at one by one where patterns of two lengths meet.
constexpr std::int64_t kMostLayers = 100'000;

// How many i below `layers` have i % every == phase.
std::int64_t every_nth(std::int64_t layers, std::int64_t every, std::int64_t phase) {
  return layers <= phase ? 0 : (layers - 1 - phase) / every + 1;
}

// How many layers `layer_types` calls by `word`; nothing when the file has no such list. Every word
// must be `word` or `other`.
std::optional<std::int64_t> listed_layers(JsonFields& fields, const Model& model,
                                          std::string_view word, std::string_view other) {
  const Json& types = fields.at("layer_types");
  if (types.is_null()) return std::nullopt;
  const bool fits = types.is_array() && types.size() == static_cast<std::size_t>(model.n_layers);
  std::int64_t count = 0;
  std::int64_t others = 0;
  if (fits) {
    for (const Json& type : types) {
      const std::string text = type.is_string() ? type.get<std::string>() : "";
      (text == word ? count : others) += text == word || text == other ? 1 : 0;
    }
  }
  if (!fits || count + others != model.n_layers) {
    fields.fail("The field \"layer_types\" must name every layer \"" + std::string(word) +
                "\" or \"" + std::string(other) + "\".");
  }
  return count;
}

// A layer's place in a pattern, or a problem.
std::int64_t place_in(JsonFields& fields, std::string_view name, std::int64_t usual,
                      std::int64_t every) {
  const std::int64_t place = fields.whole_or({name}, usual);
  if (place >= every) {
    fields.fail("The field \"" + std::string(name) + "\" is " + std::to_string(place) +
                ": it must be below the length of its pattern, " + std::to_string(every) + ".");
  }
  return std::min(place, every - 1);
}

// Puts a mixer with a state into `layers` layers; with none, the model has only attention.
void put_recurrent(Model& model, Recurrent mixer, std::int64_t layers) {
  if (layers <= 0) return;
  mixer.layers = layers;
  if (moe_layers(model) == model.n_layers) mixer.layers_with_experts = layers;
  model.recurrent = mixer;
}

// Mamba-2 as Falcon-H1 and Granite spell it.
Recurrent read_mamba2(JsonFields& fields, std::int64_t d_inner) {
  Recurrent mixer;
  mixer.kind = RecurrentKind::kMamba2;
  mixer.d_inner = d_inner;
  mixer.n_heads = fields.whole_or({"mamba_n_heads"}, 128);
  mixer.n_groups = fields.whole_or({"mamba_n_groups"}, 1);
  mixer.d_state = fields.whole_or({"mamba_d_state"}, 256);
  mixer.conv = fields.whole_or({"mamba_d_conv"}, 4);
  mixer.conv_bias = fields.flag_or("mamba_conv_bias", true);
  mixer.in_bias = fields.flag_or("mamba_proj_bias", false);
  if (mixer.n_heads == 0 || mixer.d_inner % std::max<std::int64_t>(mixer.n_heads, 1) != 0) {
    fields.fail("The field \"mamba_n_heads\" is " + std::to_string(mixer.n_heads) +
                ", which does not divide the width " + std::to_string(d_inner) + " of a state.");
    return mixer;
  }
  const Json& head = fields.at("mamba_d_head");  // null and "auto" follow from the others
  if (head.is_null() || head == Json("auto")) return mixer;
  const std::int64_t d_head = fields.whole({"mamba_d_head"}, "the width of a state's head");
  if (d_head != mixer.d_inner / mixer.n_heads) {
    fields.fail("The field \"mamba_d_head\" is " + std::to_string(d_head) + ", but " +
                std::to_string(mixer.n_heads) + " heads of a state " + std::to_string(d_inner) +
                " wide are " + std::to_string(mixer.d_inner / mixer.n_heads) + " wide each.");
  }
  return mixer;
}

std::int64_t expanded(JsonFields& fields, const Model& model) {
  return product(fields, "mamba_expand", fields.whole_or({"mamba_expand"}, 2), model.d_model);
}

// How many layers have a 1 in a list that gives each layer 1 or 0; `meaning` says what these are.
std::int64_t layers_switched_on(JsonFields& fields, std::string_view name, const Model& model,
                                std::string_view meaning) {
  const Json& switches = fields.at(name);
  const auto is_switch = [](const Json& one) { return one == Json(0) || one == Json(1); };
  if (!switches.is_array() || switches.size() != static_cast<std::size_t>(model.n_layers) ||
      !std::all_of(switches.begin(), switches.end(), is_switch)) {
    fields.fail("The field \"" + std::string(name) + "\" must give each of the " +
                std::to_string(model.n_layers) + " layers " + std::string(meaning) + ".");
    return 0;
  }
  return std::count(switches.begin(), switches.end(), Json(1));
}

// How many layers of a Llama 4 attend in chunks: those that rotate their queries and keys.
// `layer_types` says it itself; else `no_rope_layers` gives each layer 1 (it rotates) or 0 (it sees
// everything); an empty one, or none, means every n-th sees everything.
std::int64_t chunked_layers(JsonFields& fields, const Model& model) {
  const auto listed = listed_layers(fields, model, "chunked_attention", "full_attention");
  const Json& switches = fields.at("no_rope_layers");
  if (switches.is_null() || switches == Json::array()) {
    if (listed) return *listed;
    return model.n_layers - model.n_layers / period(fields, {"no_rope_layer_interval"}, 4);
  }
  const std::int64_t rotating = layers_switched_on(
      fields, "no_rope_layers", model, "1 (it rotates queries and keys) or 0 (it does not)");
  return listed.value_or(rotating);
}

// How many layers of a Bamba attend: those whose numbers are listed, or that are named so.
std::int64_t attending_layers(JsonFields& fields, const Model& model) {
  const Json& places = fields.at("attn_layer_indices");
  if (places.is_null()) {
    const auto states = listed_layers(fields, model, "mamba", "attention");
    return states ? model.n_layers - *states : 0;
  }
  std::set<std::int64_t> attending;
  const auto is_layer = [&](const Json& place) {
    const std::int64_t layer = place.is_number_integer() ? place.get<std::int64_t>() : -1;
    return layer >= 0 && layer < model.n_layers && attending.insert(layer).second;
  };
  if (!places.is_array() || !std::all_of(places.begin(), places.end(), is_layer)) {
    fields.fail("The field \"attn_layer_indices\" must list layers from 0 to " +
                std::to_string(model.n_layers - 1) + ", each once.");
  }
  return static_cast<std::int64_t>(attending.size());
}

// How many layers of a MiniMax-01 or -M1 have lightning attention: `layer_types` names them, the
// first files give each layer 0 for it and 1 for attention; without either they take turns.
std::int64_t lightning_layers(JsonFields& fields, const Model& model) {
  if (fields.at("attn_type_list").is_null()) {
    return listed_layers(fields, model, "linear_attention", "full_attention")
        .value_or(every_nth(model.n_layers, 2, 0));
  }
  return model.n_layers -
         layers_switched_on(fields, "attn_type_list", model,
                            "1 (attention over all tokens) or 0 (lightning attention)");
}

// The linear attention of Qwen3-Next and Qwen3.5.
Recurrent read_gated_delta(JsonFields& fields) {
  Recurrent mixer;
  mixer.kind = RecurrentKind::kGatedDelta;
  mixer.n_groups = fields.whole_or({"linear_num_key_heads"}, 16);
  mixer.d_state = fields.whole_or({"linear_key_head_dim"}, 128);
  mixer.n_heads = fields.whole_or({"linear_num_value_heads"}, 32);
  mixer.d_inner = product(fields, "linear_num_value_heads", mixer.n_heads,
                          fields.whole_or({"linear_value_head_dim"}, 128));
  mixer.conv = fields.whole_or({"linear_conv_kernel_dim"}, 4);
  return mixer;
}

void read_linear_layers(JsonFields& fields, Model& model) {
  model.attn_gate = true;
  model.qk_norm = QkNorm::kPerHead;
  const std::int64_t interval = period(fields, {"full_attention_interval"}, 4);
  const std::int64_t linear = listed_layers(fields, model, "linear_attention", "full_attention")
                                  .value_or(model.n_layers - model.n_layers / interval);
  put_recurrent(model, read_gated_delta(fields), linear);
}

// Layers that have both a state and experts, each in a pattern of its own.
std::int64_t states_with_experts(JsonFields& fields, const Model& model, std::int64_t attn_every,
                                 std::int64_t attn_place) {
  if (!model.moe) return 0;
  if (model.n_layers > kMostLayers) {
    fields.fail("The field \"num_hidden_layers\" is " + std::to_string(model.n_layers) +
                ": patterns of layers are counted up to " + std::to_string(kMostLayers) + ".");
    return 0;
  }
  std::int64_t both = 0;
  for (std::int64_t i = 0; i < model.n_layers; ++i) {
    const bool experts = i % model.moe->every == model.moe->phase;
    if (experts && i % attn_every != attn_place) ++both;
  }
  return both;
}

}  // namespace

Model read_jamba(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .reads_head_dim = false});
  set_biases(model, false, false, false);
  model.positions = PositionKind::kNone;
  const std::int64_t experts = fields.whole_or({"num_experts"}, 16);
  if (experts > 1) {
    Moe moe;
    moe.n_experts = experts;
    moe.top_k = fields.whole_or({"num_experts_per_tok"}, 2);
    moe.d_expert = model.d_ff;
    moe.every = period(fields, {"expert_layer_period"}, 2);
    moe.phase = place_in(fields, "expert_layer_offset", 1, moe.every);
    model.moe = moe;
  }
  Recurrent mixer;
  mixer.kind = RecurrentKind::kMamba;
  mixer.d_inner = expanded(fields, model);
  mixer.d_state = fields.whole_or({"mamba_d_state"}, 16);
  mixer.conv = fields.whole_or({"mamba_d_conv"}, 4);
  mixer.dt_rank = step_rank(fields, "mamba_dt_rank", model);
  mixer.conv_bias = fields.flag_or("mamba_conv_bias", true);
  mixer.in_bias = mixer.out_bias = fields.flag_or("mamba_proj_bias", false);
  mixer.norm = true;
  const std::int64_t every = period(fields, {"attn_layer_period"}, 8);
  const std::int64_t place = place_in(fields, "attn_layer_offset", 4, every);
  put_recurrent(model, mixer, model.n_layers - every_nth(model.n_layers, every, place));
  if (model.recurrent) {
    model.recurrent->layers_with_experts = states_with_experts(fields, model, every, place);
  }
  return model;
}

Model read_falcon_h1(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8});
  model.mlp_bias = fields.flag_or("mlp_bias", false);
  const std::int64_t usual = fields.mentions("mamba_d_ssm") ? 0 : 1024;
  const std::int64_t d_ssm = fields.whole_or({"mamba_d_ssm"}, usual);
  Recurrent mixer = read_mamba2(fields, d_ssm > 0 ? d_ssm : expanded(fields, model));
  mixer.out_bias = fields.flag_or("projectors_bias", false);
  mixer.norm = fields.flag_or("mamba_rms_norm", false);
  mixer.beside_attention = true;
  put_recurrent(model, mixer, model.n_layers);
  return model;
}

Model read_granitemoehybrid(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.reads_head_dim = false});
  if (fields.text_or("position_embedding_type", "") != "rope") {
    model.positions = PositionKind::kNone;
  }
  const std::int64_t shared = fields.whole_or({"shared_intermediate_size"}, 1024);
  const std::int64_t experts = fields.whole_or({"num_local_experts"}, 8);
  if (experts > 0) {
    Moe moe;
    moe.n_experts = experts;
    moe.top_k = fields.whole_or({"num_experts_per_tok"}, 2);
    moe.d_expert = model.d_ff;
    moe.n_shared = 1;
    moe.d_shared = shared;
    model.moe = moe;
  }
  model.d_ff = experts > 0 ? 0 : shared;  // without experts the shared MLP is the only one
  Recurrent mixer = read_mamba2(fields, expanded(fields, model));
  mixer.out_bias = mixer.in_bias;
  mixer.norm = true;
  put_recurrent(model, mixer,
                listed_layers(fields, model, "mamba", "attention").value_or(model.n_layers));
  return model;
}

Model read_bamba(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .reads_head_dim = false});
  Recurrent mixer = read_mamba2(fields, expanded(fields, model));
  mixer.out_bias = mixer.in_bias;
  mixer.norm = true;
  put_recurrent(model, mixer, model.n_layers - attending_layers(fields, model));
  return model;
}

Model read_minimax(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8});
  set_biases(model, false, false, false);
  model.moe = read_plain_moe(fields, model);
  const std::int64_t shared = fields.whole_or({"shared_intermediate_size"}, 0);
  if (shared > 0) {
    fields.fail(
        "A MiniMax with a shared expert (\"shared_intermediate_size\") is not counted from its "
        "file: describe it with the fields of docs/model-files.md.");
  }
  Recurrent mixer;
  mixer.kind = RecurrentKind::kLightning;
  mixer.d_inner = product(fields, "num_attention_heads", model.n_heads, model.head_dim);
  mixer.d_state = model.head_dim;
  mixer.n_heads = mixer.n_groups = model.n_heads;
  mixer.conv = 1;
  put_recurrent(model, mixer, lightning_layers(fields, model));
  return model;
}

Model read_qwen3_next(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 2, .head_dim = 256});
  read_qwen_experts(fields, model);
  model.moe->d_shared = fields.whole_or({"shared_expert_intermediate_size"}, 512);
  model.moe->n_shared = 1;
  model.moe->shared_gate = true;
  if (moe_layers(model) < model.n_layers) {
    fields.fail(
        "A Qwen3-Next with dense layers (\"decoder_sparse_step\" or \"mlp_only_layers\") is "
        "not counted from its file: describe it with the fields of docs/model-files.md.");
  }
  read_linear_layers(fields, model);
  return model;
}

Model read_qwen3_5(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 4, .head_dim = 256});
  read_linear_layers(fields, model);
  return model;
}

Model read_qwen3_5_moe(JsonFields& fields) {
  Model model = read_shape(fields, {.kv_heads = 2, .head_dim = 256});
  const bool bias = fields.flag_or("attention_bias", false);
  set_biases(model, bias, bias, false);
  model.gated = true;
  Moe moe;
  moe.n_experts = fields.whole_or({"num_experts"}, 256);
  moe.top_k = fields.whole_or({"num_experts_per_tok"}, 8);
  moe.d_expert = fields.whole_or({"moe_intermediate_size"}, 512);
  moe.n_shared = 1;
  moe.d_shared = fields.whole_or({"shared_expert_intermediate_size"}, 512);
  moe.shared_gate = true;
  model.moe = moe;
  read_linear_layers(fields, model);
  return model;
}

Model read_llama4(JsonFields& fields) {
  Model model = read_llama_shape(fields, {.kv_heads = 8, .head_dim = 128});
  Moe moe;
  moe.n_experts = fields.whole_or({"num_local_experts"}, 16);
  moe.top_k = fields.whole_or({"num_experts_per_tok"}, 1);
  moe.d_expert = moe.d_shared = model.d_ff;
  moe.n_shared = 1;
  moe.every = period(fields, {"interleave_moe_layer_step"}, 1);
  moe.phase = moe.every - 1;
  model.d_ff = fields.whole_or({"intermediate_size_mlp"}, 16384);
  model.moe = moe;
  const Json& listed = fields.at("moe_layers");
  const auto mixtures = static_cast<std::size_t>(moe_layers(model));
  if (!listed.is_null() && (!listed.is_array() || listed.size() != mixtures)) {
    fields.fail(
        "The field \"moe_layers\" lists other layers than every n-th of "
        "\"interleave_moe_layer_step\": describe the model with the fields of "
        "docs/model-files.md.");
  }
  const std::int64_t chunked = chunked_layers(fields, model);
  const std::int64_t chunk = fields.mentions("attention_chunk_size")
                                 ? fields.whole_or({"attention_chunk_size"}, 0)
                                 : fields.whole_or({"attention_chunk_size"}, 8192);
  if (chunk > 0) model.window = SlidingWindow{chunk, model.n_layers - chunked};
  return model;
}

}  // namespace tmw::transformer
