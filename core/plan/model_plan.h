// What a model has: its parameters, KV cache, FLOPs and memory, from a model and a setup.
#pragma once

#include <cstdint>
#include <optional>

#include "core/transformer/report.h"

namespace tmw::plan {

// What is asked, as the fields of rows<ModelSetup>() set it (fields.h).
struct ModelSetup {
  std::optional<std::int64_t> tokens;  // sequence and context; open: 2048, see open_tokens
  transformer::FlopConventions conventions;
  transformer::EmbeddingsInN embeddings_in_n = transformer::EmbeddingsInN::kCounted;
  transformer::Precision weights = transformer::Precision::kBf16;
  transformer::Precision cache = transformer::Precision::kBf16;
};

struct ModelPlan {
  ModelSetup setup;  // as asked, with nothing left open
  // Parts, elements, FLOPs and bytes; where `report.overflowed`, none of them may be shown.
  transformer::Report report;
};

// Requires a sound model (core/transformer/validate.h) and tokens >= 1.
[[nodiscard]] ModelPlan plan_model(const transformer::Model& model, const ModelSetup& setup);

// The tokens of a sequence when nobody says how many: `usual`, but no more than a model with
// learned positions can hold.
[[nodiscard]] std::int64_t open_tokens(const transformer::Model& model, std::int64_t usual);

}  // namespace tmw::plan
