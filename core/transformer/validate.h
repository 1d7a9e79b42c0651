// What is absurd about a model description, said so that its writer can mend it.
#pragma once

#include <string>
#include <string_view>

#include "core/transformer/model.h"

namespace tmw::transformer {

// No published dimension comes near this; the bound keeps sums of two fields inside 64 bits.
inline constexpr std::int64_t kLargestField = std::int64_t{1} << 40;

// How the fields are called in the file the model came from, for the sentences.
struct FieldNames {
  std::string_view d_model = "d_model";
  std::string_view n_layers = "n_layers";
  std::string_view n_heads = "n_heads";
  std::string_view n_kv_heads = "n_kv_heads";
  std::string_view head_dim = "head_dim";
  std::string_view d_ff = "d_ff";
  std::string_view vocab = "vocab";
  std::string_view n_experts = "moe.n_experts";
  std::string_view top_k = "moe.top_k";
  std::string_view d_expert = "moe.d_expert";
  std::string_view first_dense = "moe.first_dense";
};

// A sentence naming the field and its fix, or nothing when the model is sound. A sound model may
// still overflow 64 bits; the counts say so themselves.
[[nodiscard]] std::string problem_with(const Model& model, const FieldNames& names = {});

}  // namespace tmw::transformer
