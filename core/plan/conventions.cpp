#include "core/plan/conventions.h"

#include "core/plan/words.h"

namespace tmw::plan {

using namespace transformer;

AttentionMask mask_option(PlanOptions& options, AttentionMask fallback) {
  return static_cast<AttentionMask>(
      options.choice("mask", {"full", "half", "exact"}, static_cast<int>(fallback)));
}

std::string_view mask_word(AttentionMask mask) {
  switch (mask) {
    case AttentionMask::kFullSquare:
      return "full";
    case AttentionMask::kCausalHalf:
      return "half";
    case AttentionMask::kCausalExact:
      return "exact";
  }
  return "";
}

std::string mask_in_words(AttentionMask mask) {
  switch (mask) {
    case AttentionMask::kFullSquare:
      return "the full square of scores";
    case AttentionMask::kCausalHalf:
      return "half the square of scores (causal)";
    case AttentionMask::kCausalExact:
      return "the scores a causal mask keeps, s(s+1)/2";
  }
  return "";
}

EmbeddingsInN embeddings_option(PlanOptions& options) {
  return options.choice("n", {"all", "non-embedding"}, 0) == 0 ? EmbeddingsInN::kCounted
                                                               : EmbeddingsInN::kLeftOut;
}

std::string_view embeddings_word(EmbeddingsInN embeddings) {
  return embeddings == EmbeddingsInN::kCounted ? "all" : "non-embedding";
}

std::string n_in_words(Count n, EmbeddingsInN embeddings) {
  return grouped(n.value()) + " active parameters " +
         (embeddings == EmbeddingsInN::kCounted ? "with" : "without") + " embeddings";
}

}  // namespace tmw::plan
