#include "core/plan/choices.h"

#include "core/plan/words.h"

namespace tmw::plan {

using namespace transformer;

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

std::string n_in_words(Count n, EmbeddingsInN embeddings) {
  return grouped(n.value()) + " active parameters " +
         (embeddings == EmbeddingsInN::kCounted ? "with" : "without") + " embeddings";
}

std::string kept_in_words(Recompute recompute) {
  switch (recompute) {
    case Recompute::kNone:
      return "nothing recomputed";
    case Recompute::kSelective:
      return "attention core recomputed";
    case Recompute::kFull:
      return "only layer inputs kept";
  }
  return "";
}

std::string recomputed_in_words(Recompute recompute) {
  switch (recompute) {
    case Recompute::kNone:
      return "nothing is recomputed";
    case Recompute::kSelective:
      return "the attention core is recomputed";
    case Recompute::kFull:
      return "the whole forward pass is recomputed";
  }
  return "";
}

}  // namespace tmw::plan
