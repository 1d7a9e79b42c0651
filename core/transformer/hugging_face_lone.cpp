// Families whose layers are a mixer or an MLP alone: Nemotron-H, and Mamba, which has mixers only.
#include <optional>
#include <string>

#include "core/transformer/hugging_face_families.h"
#include "core/transformer/hugging_face_shape.h"

namespace tmw::transformer {
namespace {

std::int64_t all_of(const LoneLayers& blocks) {
  return blocks.states + blocks.attention + blocks.dense + blocks.mixtures;
}

// One block by its word or letter; false when neither is known.
bool add_block(std::string_view word, LoneLayers& blocks) {
  if (word == "M" || word == "mamba" || word == "linear_attention") {
    ++blocks.states;
  } else if (word == "*" || word == "attention" || word == "full_attention") {
    ++blocks.attention;
  } else if (word == "-" || word == "mlp") {
    ++blocks.dense;
  } else if (word == "E" || word == "moe") {
    ++blocks.mixtures;
  } else {
    return false;
  }
  return true;
}

// A list of words or letters, or the letters of "hybrid_override_pattern".
LoneLayers read_blocks(JsonFields& fields) {
  LoneLayers blocks;
  bool known = true;
  for (const char* name : {"layers_block_type", "layer_types", "hybrid_override_pattern"}) {
    const Json& list = fields.at(name);
    if (!list.is_array() || all_of(blocks) > 0) continue;
    for (const Json& word : list) {
      known = known && word.is_string() && add_block(word.get<std::string>(), blocks);
    }
  }
  const Json& pattern = fields.at("hybrid_override_pattern");
  if (all_of(blocks) == 0 && pattern.is_string()) {
    const std::string letters = pattern.get<std::string>();
    for (const char& letter : letters) known = known && add_block({&letter, 1}, blocks);
  }
  if (!known) {
    fields.fail(
        "The layers of this model are named by \"hybrid_override_pattern\" (M, *, - and E) or "
        "\"layers_block_type\" (mamba, attention, mlp and moe), and the file holds something "
        "else.");
  } else if (all_of(blocks) == 0) {
    fields.fail("The field \"hybrid_override_pattern\" is missing: it says what each layer is.");
  }
  return blocks;
}

Recurrent read_state(JsonFields& fields) {
  Recurrent mixer;
  mixer.kind = RecurrentKind::kMamba2;
  mixer.n_heads = fields.whole_or({"mamba_num_heads"}, 128);
  mixer.d_inner =
      product(fields, "mamba_num_heads", mixer.n_heads, fields.whole_or({"mamba_head_dim"}, 64));
  mixer.n_groups = fields.whole_or({"n_groups", "mamba_n_groups"}, 8);
  mixer.d_state = fields.whole_or({"ssm_state_size"}, 128);
  mixer.conv = fields.whole_or({"conv_kernel", "mamba_d_conv"}, 4);
  const bool named_so = fields.mentions("mamba_conv_bias");
  mixer.conv_bias = fields.flag_or(named_so ? "mamba_conv_bias" : "use_conv_bias", true);
  mixer.in_bias = mixer.out_bias = fields.flag_or("use_bias", false);
  mixer.norm = true;
  return mixer;
}

// Experts without a gate, as all MLPs of the family; a router with a correction bias.
void read_experts(JsonFields& fields, Model& model) {
  Moe moe;
  moe.n_experts = fields.whole_or({"n_routed_experts"}, 8);
  moe.top_k = fields.whole_or({"num_experts_per_tok"}, 2);
  moe.d_expert = fields.whole_or({"moe_intermediate_size"}, 7688);
  moe.n_shared = fields.whole_or({"n_shared_experts"}, 1);
  moe.d_shared = fields.whole_or({"moe_shared_expert_intermediate_size"}, 7688);
  moe.router_bias = true;
  moe.d_latent = fields.whole_or({"moe_latent_size"}, 0);
  model.moe = moe;
}

// A model of mixers alone. Its one head of attention stands in no layer.
Model read_mixers(JsonFields& fields, Recurrent mixer) {
  Model model;
  model.d_model = fields.whole({"hidden_size", "d_model"}, "the width of the residual stream");
  model.n_layers = fields.whole({"num_hidden_layers", "n_layer"}, "the number of layers");
  model.vocab = fields.whole({"vocab_size"}, "the number of rows of the token embedding");
  model.embed_dim = model.d_model;
  model.tied = fields.flag_or("tie_word_embeddings", true);
  model.n_heads = model.n_kv_heads = 1;
  model.head_dim = model.v_head_dim = model.d_model;
  model.norms_per_layer = 1;
  model.positions = PositionKind::kNone;
  model.lone = LoneLayers{model.n_layers};
  mixer.layers = model.n_layers;
  model.recurrent = mixer;
  return model;
}

// What both kinds of Mamba name alike.
Recurrent read_common(JsonFields& fields, std::int64_t state) {
  Recurrent mixer;
  mixer.d_state = fields.whole_or({"state_size"}, state);
  mixer.conv = fields.whole_or({"conv_kernel"}, 4);
  mixer.conv_bias = fields.flag_or("use_conv_bias", true);
  mixer.in_bias = mixer.out_bias = fields.flag_or("use_bias", false);
  return mixer;
}

std::int64_t inner_width(JsonFields& fields, std::int64_t d_model) {
  if (fields.has("intermediate_size")) {
    return fields.whole({"intermediate_size"}, "the width of what goes through the state");
  }
  return product(fields, "expand", fields.whole_or({"expand"}, 2), d_model);
}

}  // namespace

Model read_nemotron_h(JsonFields& fields) {
  const LoneLayers blocks = read_blocks(fields);
  if (!fields.error().empty()) return {};
  Model model;
  model.n_layers = all_of(blocks);
  model.d_model = fields.whole({"hidden_size"}, "the width of the residual stream");
  model.n_heads = fields.whole_or({"num_attention_heads"}, 32);
  model.n_kv_heads = fields.whole_or({"num_key_value_heads"},
                                     fields.mentions("num_key_value_heads") ? model.n_heads : 8);
  model.head_dim = model.v_head_dim = fields.whole_or({"head_dim", "attention_head_dim"}, 128);
  model.vocab = fields.whole({"vocab_size"}, "the number of rows of the token embedding");
  model.embed_dim = model.d_model;
  model.tied = fields.flag_or("tie_word_embeddings", false);
  model.norms_per_layer = 1;
  model.positions = PositionKind::kNone;
  const bool bias = fields.flag_or("attention_bias", false);
  set_biases(model, bias, bias, fields.flag_or("mlp_bias", false));
  model.lone = blocks;
  if (blocks.dense > 0) model.d_ff = mlp_width(fields);
  if (blocks.mixtures > 0) read_experts(fields, model);
  if (blocks.states > 0) {
    model.recurrent = read_state(fields);
    model.recurrent->layers = blocks.states;
  }
  const std::optional<std::int64_t> named = fields.maybe_whole({"num_hidden_layers"});
  if (named && *named != model.n_layers) {
    fields.note("\"num_hidden_layers\" is " + std::to_string(*named) + ", and " +
                std::to_string(model.n_layers) + " layers are named: those are counted.");
  }
  return model;
}

Model read_mamba(JsonFields& fields) {
  Model model = read_mixers(fields, read_common(fields, 16));
  Recurrent& mixer = *model.recurrent;
  mixer.kind = RecurrentKind::kMamba;
  mixer.d_inner = inner_width(fields, model.d_model);
  mixer.dt_rank = step_rank(fields, "time_step_rank", model);
  return model;
}

Model read_mamba2(JsonFields& fields) {
  Model model = read_mixers(fields, read_common(fields, 128));
  Recurrent& mixer = *model.recurrent;
  mixer.kind = RecurrentKind::kMamba2;
  mixer.n_heads = fields.whole_or({"num_heads"}, 128);
  mixer.d_inner = product(fields, "num_heads", mixer.n_heads, fields.whole_or({"head_dim"}, 64));
  const std::int64_t expanded =
      product(fields, "expand", fields.whole_or({"expand"}, 2), model.d_model);
  if (expanded != mixer.d_inner) {
    fields.fail("The fields \"num_heads\" and \"head_dim\" make a state " +
                std::to_string(mixer.d_inner) +
                " wide, and \"expand\" and \"hidden_size\" one of " + std::to_string(expanded) +
                ": they must be the same.");
  }
  mixer.n_groups = fields.whole_or({"n_groups"}, 8);
  mixer.norm = true;
  return model;
}

}  // namespace tmw::transformer
