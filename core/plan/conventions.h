// The conventions on which published FLOP counts differ, as options and in words. None is silent:
// each has an option, and every answer says which it used.
#pragma once

#include <string>
#include <string_view>

#include "core/plan/options.h"
#include "core/transformer/flops.h"
#include "core/transformer/parameters.h"

namespace tmw::plan {

// --mask full|half|exact
[[nodiscard]] transformer::AttentionMask mask_option(PlanOptions& options,
                                                     transformer::AttentionMask fallback);
[[nodiscard]] std::string_view mask_word(transformer::AttentionMask mask);
[[nodiscard]] std::string mask_in_words(transformer::AttentionMask mask);

// --n all|non-embedding
[[nodiscard]] transformer::EmbeddingsInN embeddings_option(PlanOptions& options);
[[nodiscard]] std::string_view embeddings_word(transformer::EmbeddingsInN embeddings);
// "8,030,261,248 active parameters with embeddings".
[[nodiscard]] std::string n_in_words(transformer::Count n, transformer::EmbeddingsInN embeddings);

}  // namespace tmw::plan
