// Everything about one model at once: what `tmw model` prints and what the bench times.
#pragma once

#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/precision.h"
#include "core/transformer/training_memory.h"

namespace tmw::transformer {

struct ReportSetup {
  std::int64_t tokens = 2048;  // sequence length and decoding context
  FlopConventions conventions;
  EmbeddingsInN embeddings_in_n = EmbeddingsInN::kCounted;
  Precision weights = Precision::kBf16;
  Precision cache = Precision::kBf16;
};

struct Report {
  Parameters parameters;
  Count kv_elements_per_token;
  Count kv_bytes_per_token;
  Count kv_bytes_per_sequence;
  Count state_bytes_per_sequence;  // FP32, of layers with a state in place of a cache
  Flops forward_per_token;         // decoding one token at the end of the context
  Flops forward_per_sequence;
  Flops training_per_sequence;  // three times forward
  Count n;                      // of the rules 2N a token and 6ND for training
  Count weight_bytes;
  TrainingState mixed_adam;  // 16 bytes a parameter on one card
  Count activation_bytes;    // one sequence with FlashAttention, nothing recomputed
  bool overflowed = false;   // some count left 64 bits: none of them may be shown
};

// Requires a sound model and tokens >= 1. Never allocates.
[[nodiscard]] Report report_on(const Model& model, const ReportSetup& setup);

}  // namespace tmw::transformer
