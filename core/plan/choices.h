// The closed choices of the questions: the one word that names each on the command line, in JSON
// and in a page's inputs, and what it means in a sentence. Published FLOP counts differ in these
// conventions, so no answer leaves them unsaid.
#pragma once

#include <string>
#include <string_view>

#include "core/transformer/activations.h"
#include "core/transformer/flops.h"
#include "core/transformer/hardware.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training_memory.h"

namespace tmw::plan {

template <class Enum>
struct Named {
  Enum value;
  std::string_view word;
};

inline constexpr Named<transformer::AttentionMask> kMasks[] = {
    {transformer::AttentionMask::kFullSquare, "full"},
    {transformer::AttentionMask::kCausalHalf, "half"},
    {transformer::AttentionMask::kCausalExact, "exact"}};

inline constexpr Named<transformer::EmbeddingsInN> kEmbeddings[] = {
    {transformer::EmbeddingsInN::kCounted, "all"},
    {transformer::EmbeddingsInN::kLeftOut, "non-embedding"}};

inline constexpr Named<transformer::ComputeFormat> kComputeFormats[] = {
    {transformer::ComputeFormat::kBf16, "bf16"}, {transformer::ComputeFormat::kFp16, "fp16"},
    {transformer::ComputeFormat::kTf32, "tf32"}, {transformer::ComputeFormat::kFp8, "fp8"},
    {transformer::ComputeFormat::kInt8, "int8"}, {transformer::ComputeFormat::kFp4, "fp4"}};

inline constexpr Named<transformer::AttentionKernel> kAttentionKernels[] = {
    {transformer::AttentionKernel::kFlash, "flash"},
    {transformer::AttentionKernel::kStored, "stored"}};

inline constexpr Named<transformer::Recompute> kRecomputes[] = {
    {transformer::Recompute::kNone, "none"},
    {transformer::Recompute::kSelective, "selective"},
    {transformer::Recompute::kFull, "full"}};

inline constexpr Named<transformer::TrainingRecipe> kRecipes[] = {
    {transformer::TrainingRecipe::kSgd, "sgd"},
    {transformer::TrainingRecipe::kSgdMomentum, "momentum"},
    {transformer::TrainingRecipe::kAdam, "adam"},
    {transformer::TrainingRecipe::kMixedAdam16, "mixed16"},
    {transformer::TrainingRecipe::kMixedAdam18, "mixed18"},
    {transformer::TrainingRecipe::kAdam8Bit, "adam8"}};

inline constexpr Named<transformer::ZeroStage> kZeroStages[] = {
    {transformer::ZeroStage::kNone, "0"},
    {transformer::ZeroStage::kOptimizer, "1"},
    {transformer::ZeroStage::kGradients, "2"},
    {transformer::ZeroStage::kWeights, "3"}};

// "the full square of scores".
[[nodiscard]] std::string mask_in_words(transformer::AttentionMask mask);
// "8,030,261,248 active parameters with embeddings".
[[nodiscard]] std::string n_in_words(transformer::Count n, transformer::EmbeddingsInN embeddings);
// What a layer keeps for the backward pass: "attention core recomputed".
[[nodiscard]] std::string kept_in_words(transformer::Recompute recompute);
// What the backward pass computes again: "the attention core is recomputed".
[[nodiscard]] std::string recomputed_in_words(transformer::Recompute recompute);

}  // namespace tmw::plan
