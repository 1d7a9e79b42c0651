// What models keep of each token, on one card and on several.
#include "core/transformer/kv_cache.h"

#include <gtest/gtest.h>

#include "core/transformer/flops.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "tests/core/transformer/known_models.h"

namespace tmw::transformer {
namespace {

TEST(KvCache, AWindowLimitsLocalLayersOnly) {
  const ModelPreset* gemma = find_preset(presets(), "gemma-3-1b");
  ASSERT_NE(gemma, nullptr);
  // 26 layers, every 6th global: 4 global, 22 local with 512 tokens; 512 elements a token and
  // layer.
  EXPECT_EQ(kv_cache_elements(gemma->model, 512).value(), 26 * 512 * 512);
  EXPECT_EQ(kv_cache_elements(gemma->model, 10000).value(), (4 * 10000 + 22 * 512) * 512);
}

// Jamba's paper, arXiv 2403.19887, table 1: 4 GB at 256K tokens in 16 bits, where a Llama-2-7B
// shape keeps 128 and Mixtral 32.
TEST(KvCache, JambaKeepsKeysAndValuesInItsFourLayersOfAttention) {
  constexpr std::int64_t kGib = std::int64_t{1} << 30;
  constexpr std::int64_t kTokens = 256 * 1024;
  EXPECT_EQ(kv_cache_bytes(golden("ai21labs/AI21-Jamba-1.5-Mini"), kTokens, Precision::kBf16),
            4 * kGib);
  const auto preset = [](const char* id) { return find_preset(presets(), id)->model; };
  EXPECT_EQ(kv_cache_bytes(preset("llama-2-7b"), kTokens, Precision::kBf16), 128 * kGib);
  EXPECT_EQ(kv_cache_bytes(preset("mixtral-8x7b"), kTokens, Precision::kBf16), 32 * kGib);
}

// Engines print for Qwen3.6-27B, of this shape: 16,384 MiB for 262,144 cells in 16 of 64 layers and
// 598.5 MiB of state for 4 sequences; for Qwen3.5-9B 32,768 B a token (8 of 32 layers) and about
// 50 MiB of state.
TEST(KvCache, LayersWithAStateKeepAConstantInPlaceOfACache) {
  const Model large = golden("Qwen/Qwen3.5-27B");
  EXPECT_EQ(kv_cache_bytes(large, 262144, Precision::kBf16), 16384LL << 20);
  EXPECT_EQ(recurrent_state_bytes(large) * 4, 1197LL << 19);  // 598.5 x 2^20
  const Model small = golden("Qwen/Qwen3.5-9B");
  EXPECT_EQ(kv_cache_bytes_per_token(small, Precision::kBf16), 32768);
  EXPECT_EQ(recurrent_state_bytes(small), 50.25 * (1 << 20));
  EXPECT_EQ(recurrent_state_bytes(find_preset(presets(), "gpt2")->model), 0);
}

// Gemma 4 31B: 50 layers keep 1,024 tokens of 16 heads of 256, ten all tokens of 4 heads of 512.
TEST(KvCache, GlobalLayersMayHaveHeadsOfTheirOwn) {
  const Model model = golden("google/gemma-4-31b");
  EXPECT_EQ(kv_cache_elements(model, 100000),
            50LL * 1024 * 2 * 16 * 256 + 10LL * 100000 * 2 * 4 * 512);
  KvPlacement placement;
  placement.tensor_parallel = 8;  // 2 of 16 heads a card, and one of 4 on two cards each
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement),
            2 * (50LL * 2 * 2 * 256 + 10LL * 2 * 1 * 512));
  // Llama 4 Scout: chunks of 8,192 tokens in 36 of 48 layers.
  EXPECT_EQ(kv_cache_elements(golden("meta-llama/Llama-4-Scout"), 1 << 20),
            2048LL * (36LL * 8192 + 12LL * (1 << 20)));
}

// DeepSeek-V3.2: each of 61 layers keeps 576 numbers of a token and an indexer's key of 128, and a
// step reads the keys of all tokens and the 576 of at most 2,048.
TEST(KvCache, AnIndexerKeepsAKeyOfEveryTokenAndReadsFewTokens) {
  const Model model = golden("deepseek-ai/DeepSeek-V3.2-Exp");
  EXPECT_EQ(kv_cache_elements(model, 65536), 61LL * 65536 * (576 + 128));
  EXPECT_EQ(kv_cache_elements_read(model, 65536), 61LL * (2048 * 576 + 65536 * 128));
  EXPECT_EQ(kv_cache_elements_read(model, 2048), kv_cache_elements(model, 2048));
  KvPlacement placement;  // without heads, every card keeps both
  placement.tensor_parallel = 8;
  placement.block_tokens = 64;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 65, placement), 2LL * 61 * 128 * (576 + 128));
  // Behind 2,048 tokens one more costs the indexer's 64 heads alone: 128 products and their sum.
  const FlopConventions exact{AttentionMask::kCausalExact, 2, true};
  EXPECT_EQ(flops_per_token(model, 5000, exact).total - flops_per_token(model, 4000, exact).total,
            1000LL * 2 * 61 * 64 * (128 + 1));
  // GLM-5.2: 21 of 78 layers choose, and the others take their choice.
  EXPECT_EQ(golden("zai-org/GLM-5.2").indexer->layers, 21);
  EXPECT_EQ(golden("deepseek-ai/DeepSeek-V3").indexer, std::nullopt);
}

// Gemma 3n E4B: the last 15 of 35 layers read the keys of earlier ones, 16 of the others keep 512.
TEST(KvCache, LayersThatShareKeysKeepNoneThoughTheyHaveTheWeights) {
  const Model model = golden("google/gemma-3n-E4B");
  EXPECT_EQ(kv_cache_elements(model, 10000), (16LL * 512 + 4LL * 10000) * 2 * 2 * 256);
  EXPECT_EQ(count_parameters(model).layers.key, 35LL * 2048 * 2 * 256);
}

TEST(KvCache, HeadsAreReplicatedWhenThereAreMoreCardsThanHeads) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  EXPECT_EQ(kv_heads_per_card(model, 1), 8);
  EXPECT_EQ(kv_heads_per_card(model, 8), 1);
  EXPECT_EQ(kv_heads_per_card(model, 16), 1);
  KvPlacement placement;
  placement.tensor_parallel = 16;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement).value(), 131072 / 8);
  const Model& mla = find_preset(presets(), "deepseek-v3")->model;
  EXPECT_EQ(kv_cache_bytes_per_card(mla, 1, placement).value(), 70272);
}

TEST(KvCache, PagesRoundUpToWholeBlocksAndScalesAddTheirBytes) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  KvPlacement placement;
  placement.block_tokens = 16;
  EXPECT_EQ(kv_cache_bytes_per_card(model, 17, placement).value(), 32 * 131072);
  EXPECT_EQ(kv_cache_bytes_per_card(model, 32, placement).value(), 32 * 131072);
  EXPECT_EQ(kv_cache_bytes_per_card(model, 0, placement).value(), 0);
  // INT8 with a 4-byte scale per vector: 8 heads x (128 + 128) + 2 x 8 x 4 bytes in 32 layers.
  placement = {Precision::kInt8, 1, 1, 4};
  EXPECT_EQ(kv_cache_bytes_per_card(model, 1, placement).value(), 32 * (8 * 256 + 64));
}

}  // namespace
}  // namespace tmw::transformer
