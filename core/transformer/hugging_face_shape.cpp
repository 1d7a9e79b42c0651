#include "core/transformer/hugging_face_shape.h"

#include <algorithm>

#include "core/transformer/count.h"
#include "core/transformer/validate.h"

namespace tmw::transformer {
namespace {

void read_head_dim(JsonFields& fields, const Defaults& defaults, Model& model) {
  std::int64_t head_dim = 0;
  if (defaults.reads_head_dim) {
    head_dim = fields.whole_or({"head_dim"}, fields.mentions("head_dim") ? 0 : defaults.head_dim);
    if (fields.has("head_dim") && head_dim == 0) {
      head_dim = fields.whole({"head_dim"}, "the width of one head");
    }
  }
  // The heads of latent attention have widths of their own.
  const bool latent = fields.has("kv_lora_rank");
  if (head_dim == 0 && !latent && model.d_model % model.n_heads != 0) {
    fields.fail("The field \"" + std::string(defaults.spelling.n_heads) + "\" is " +
                std::to_string(model.n_heads) + ", which does not divide \"" +
                std::string(defaults.spelling.d_model) + "\" (" + std::to_string(model.d_model) +
                "): correct one of them" +
                (defaults.reads_head_dim ? " or add \"head_dim\"." : "."));
  }
  model.head_dim =
      head_dim > 0 ? head_dim : std::max<std::int64_t>(model.d_model / model.n_heads, 1);
  model.v_head_dim = model.head_dim;
}

std::int64_t size(JsonFields& fields, Names names, std::string_view what,
                  std::optional<std::int64_t> when_absent) {
  const auto mentioned = [&](std::string_view name) { return fields.mentions(name); };
  const bool absent = std::none_of(names.begin(), names.end(), mentioned);
  if (!absent || !when_absent) return fields.whole(names, what);
  fields.took_default(*names.begin(), std::to_string(*when_absent));
  return *when_absent;
}

std::int64_t kv_heads(JsonFields& fields, const Defaults& defaults, std::int64_t heads) {
  if (defaults.kv_heads == kNotGrouped) return heads;
  const bool absent = !fields.mentions("num_key_value_heads");
  return fields.whole_or({"num_key_value_heads"},
                         absent ? defaults.kv_heads.value_or(heads) : heads);
}

// Tells of a list of layers that names one the families with windows have not.
void check_layer_words(JsonFields& fields, const Json& types) {
  const auto known = [](const Json& type) {
    return type == Json("full_attention") || type == Json("sliding_attention");
  };
  if (types.is_null() || (types.is_array() && std::all_of(types.begin(), types.end(), known))) {
    return;
  }
  fields.fail(
      "The field \"layer_types\" holds something else than \"full_attention\" and "
      "\"sliding_attention\": no other layers of this family are known.");
}

// How many of the listed layers see every token.
std::int64_t listed_global_layers(JsonFields& fields, const Json& types, const Model& model) {
  if (!types.is_array() || types.size() != static_cast<std::size_t>(model.n_layers)) {
    fields.fail("The field \"layer_types\" must be a list with one word for each of the " +
                std::to_string(model.n_layers) + " layers of \"num_hidden_layers\".");
    return 0;
  }
  check_layer_words(fields, types);
  return std::count(types.begin(), types.end(), Json("full_attention"));
}

}  // namespace

Model read_shape(JsonFields& fields, const Defaults& defaults) {
  const Spelling& spelling = defaults.spelling;
  Model model;
  model.d_model = fields.whole({spelling.d_model, "hidden_size", "n_embd", "n_embed", "d_model"},
                               "the width of the residual stream");
  model.n_layers = fields.whole({spelling.n_layers, "num_hidden_layers", "n_layer", "n_layers"},
                                "the number of layers");
  model.n_heads = size(fields, {spelling.n_heads, "num_attention_heads", "n_head", "n_heads"},
                       "the number of query heads", defaults.heads);
  model.vocab = size(fields, {spelling.vocab, "vocab_size"},
                     "the number of rows of the token embedding", defaults.vocab);
  model.embed_dim = model.d_model;
  model.n_kv_heads = kv_heads(fields, defaults, model.n_heads);
  if (!fields.mentions("tie_word_embeddings") && !defaults.tied) {
    fields.took_default("tie_word_embeddings", "false");
  }
  model.tied = fields.flag_or("tie_word_embeddings", defaults.tied);
  read_head_dim(fields, defaults, model);
  return model;
}

Model read_llama_shape(JsonFields& fields, const Defaults& defaults) {
  Model model = read_shape(fields, defaults);
  model.gated = true;
  model.d_ff = mlp_width(fields);
  const bool attention_bias = fields.flag_or("attention_bias", false);
  set_biases(model, attention_bias, attention_bias, false);
  return model;
}

void set_biases(Model& model, bool qkv, bool out, bool mlp) {
  model.qkv_bias = qkv;
  model.out_bias = out;
  model.mlp_bias = mlp;
}

void use_layer_norm(Model& model, bool bias) {
  model.norm = NormKind::kLayerNorm;
  model.norm_bias = bias;
}

std::int64_t mlp_width(JsonFields& fields) {
  return fields.whole({"intermediate_size"}, "the width of the MLP");
}

std::int64_t same_in_all_layers(JsonFields& fields, std::string_view name, const Model& model,
                                std::int64_t when_absent) {
  const Json& member = fields.at(name);
  if (!member.is_array()) return fields.whole_or({name}, when_absent);
  const bool same = !member.empty() && member.front().is_number_unsigned() &&
                    std::all_of(member.begin(), member.end(),
                                [&](const Json& one) { return one == member.front(); });
  if (!same) {
    fields.fail("The field \"" + std::string(name) +
                "\" gives the layers different numbers: only one for all layers is counted.");
    return when_absent;
  }
  if (member.size() != static_cast<std::size_t>(model.n_layers)) {
    fields.fail("The field \"" + std::string(name) + "\" must be one number, or a list with one " +
                "for each of the " + std::to_string(model.n_layers) + " layers: it has " +
                std::to_string(member.size()) + ".");
    return when_absent;
  }
  return static_cast<std::int64_t>(member.front().get<std::uint64_t>());
}

std::int64_t period(JsonFields& fields, Names names, std::int64_t when_absent) {
  std::string_view name = *names.begin();
  const std::optional<std::int64_t> every = fields.maybe_whole(names, &name);
  if (!every) return fields.whole_or(names, when_absent);
  if (*every == 0) {
    fields.fail("The field \"" + std::string(name) + "\" is 0: it must be at least 1.");
  }
  return std::max<std::int64_t>(*every, 1);
}

std::int64_t step_rank(JsonFields& fields, std::string_view name, const Model& model) {
  const Json& rank = fields.at(name);
  if (rank.is_null() || rank == Json("auto")) return divide_up(model.d_model, 16).value();
  if (rank.is_string()) {
    fields.fail("The field \"" + std::string(name) + "\" is " + rank.dump() +
                ": write a whole number without quotation marks, or \"auto\".");
    return 1;
  }
  return fields.whole({name}, "the rank of the step's projection");
}

std::int64_t mlp_width_or_four(JsonFields& fields, std::string_view name, const Model& model) {
  return fields.has(name) ? fields.whole({name}, "the width of the MLP") : 4 * model.d_model;
}

std::int64_t product(JsonFields& fields, std::string_view name, std::int64_t a, std::int64_t b) {
  const Count width = Count(a) * b;
  if (!width.overflowed() && width.value() <= kLargestField) return width.value();
  fields.fail("The field \"" + std::string(name) + "\" is so large that the counts overflow.");
  return 0;
}

Mla read_latent_ranks(JsonFields& fields) {
  Mla mla;
  mla.q_lora_rank = fields.maybe_whole({"q_lora_rank"});
  mla.kv_lora_rank = fields.whole({"kv_lora_rank"}, "the width of the latent vector");
  mla.qk_nope_head_dim = fields.whole({"qk_nope_head_dim"}, "the head width without rotation");
  mla.qk_rope_head_dim = fields.whole({"qk_rope_head_dim"}, "the head width that is rotated");
  mla.v_head_dim = fields.whole({"v_head_dim"}, "the width of a value head");
  return mla;
}

const Json& table_of(JsonFields& fields, std::string_view name) {
  static const Json kEmpty = Json::object();
  const Json& member = fields.at(name);
  return member.is_object() ? member : kEmpty;
}

void learned_positions(JsonFields& fields, Model& model, std::string_view name,
                       std::int64_t offset) {
  model.positions = PositionKind::kLearned;
  model.learned_positions =
      fields.whole({name, "max_position_embeddings", "n_positions"}, "the number of positions") +
      offset;
}

std::int64_t sliding_window_or(JsonFields& fields, std::int64_t when_absent) {
  const std::int64_t fallback = fields.mentions("sliding_window") ? 0 : when_absent;
  return fields.whole_or({"sliding_window"}, fallback);
}

void read_window(JsonFields& fields, Model& model, std::int64_t window, std::int64_t global) {
  const Json& types = fields.at("layer_types");
  if (window == 0) {
    check_layer_words(fields, types);
    return;
  }
  if (!types.is_null()) global = listed_global_layers(fields, types, model);
  model.window = SlidingWindow{window, std::clamp<std::int64_t>(global, 0, model.n_layers)};
}

void read_qwen_window(JsonFields& fields, Model& model) {
  if (!fields.flag_or("use_sliding_window", false)) {
    check_layer_words(fields, fields.at("layer_types"));
    return;
  }
  const std::int64_t full = fields.whole_or({"max_window_layers"}, 28);
  read_window(fields, model, sliding_window_or(fields, 4096), full);
}

}  // namespace tmw::transformer
