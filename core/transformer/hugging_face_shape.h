// What the families' readers share: the sizes most configurations name alike, and the conventions
// behind them. Used by the hugging_face_*.cpp only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/transformer/json_fields.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// How a family itself spells the sizes; the others' spellings are read too.
struct Spelling {
  std::string_view d_model = "hidden_size";
  std::string_view n_layers = "num_hidden_layers";
  std::string_view n_heads = "num_attention_heads";
  std::string_view vocab = "vocab_size";
};

inline constexpr Spelling kGpt2Spelling = {"n_embd", "n_layer", "n_head"};

// For `Defaults::kv_heads`: the family has no such key, and every head has keys of its own.
inline constexpr std::int64_t kNotGrouped = 0;

// What a family's configuration class assumes for the keys most families share.
struct Defaults {
  bool tied = false;
  std::optional<std::int64_t> kv_heads =
      std::nullopt;            // when the key is absent; null always means n_heads
  std::int64_t head_dim = 0;   // 0: hidden_size / num_attention_heads
  bool reads_head_dim = true;  // whether the family looks at head_dim at all
  // Sizes that published files of the family leave out; absent means that they must be there.
  std::optional<std::int64_t> heads = std::nullopt;
  std::optional<std::int64_t> vocab = std::nullopt;
  Spelling spelling = {};
};

// Width, layers, heads, vocabulary and tying; a missing size is a problem in `fields`.
Model read_shape(JsonFields& fields, const Defaults& defaults);
// RMSNorm, gated MLP and one switch for all attention biases: the shape most families share.
Model read_llama_shape(JsonFields& fields, const Defaults& defaults);
void set_biases(Model& model, bool qkv, bool out, bool mlp);
void use_layer_norm(Model& model, bool bias = true);
std::int64_t mlp_width(JsonFields& fields);
// `intermediate` absent or null means four times the model's width.
std::int64_t mlp_width_or_four(JsonFields& fields, std::string_view name, const Model& model);
// A number, or a list with a number for each of the model's layers, of which all must be the same.
std::int64_t same_in_all_layers(JsonFields& fields, std::string_view name, const Model& model,
                                std::int64_t when_absent);
// The length of a pattern, or 1 and a problem when it is 0: what is returned may be divided by.
// `names` are its spellings.
std::int64_t period(JsonFields& fields, Names names, std::int64_t when_absent);
// The rank of Mamba's step: a number, or "auto", null or nothing for a 16th of the width.
std::int64_t step_rank(JsonFields& fields, std::string_view name, const Model& model);
// a * b, or a problem with `name` when the product is no width any more.
std::int64_t product(JsonFields& fields, std::string_view name, std::int64_t a, std::int64_t b);
// Latent attention as DeepSeek spells it; queries without a rank where the file names none.
Mla read_latent_ranks(JsonFields& fields);
// The object in `name`, or an empty one.
const Json& table_of(JsonFields& fields, std::string_view name);
// `name` is the family's spelling; `offset` rows are stored before position 0.
void learned_positions(JsonFields& fields, Model& model, std::string_view name,
                       std::int64_t offset);
// The field `sliding_window`; null means none (0).
std::int64_t sliding_window_or(JsonFields& fields, std::int64_t when_absent);
// A window of 0 is none. `layer_types`, where given, overrides the family's own pattern of global
// layers; it must name every layer by a word that is known, even without a window.
void read_window(JsonFields& fields, Model& model, std::int64_t window, std::int64_t global);
// Qwen slides only where asked, and only above the first max_window_layers layers.
void read_qwen_window(JsonFields& fields, Model& model);

}  // namespace tmw::transformer
