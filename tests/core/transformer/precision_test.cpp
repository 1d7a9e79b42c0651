// Bytes of numbers in each format, and of what LoRA and QLoRA train.
#include "core/transformer/precision.h"

#include <gtest/gtest.h>

#include "core/transformer/kv_cache.h"
#include "core/transformer/parameters.h"
#include "core/transformer/training_memory.h"
#include "tests/core/transformer/known_models.h"

namespace tmw::transformer {
namespace {

TEST(Precision, Int4PacksTwoAByteAndGroupsAddTheirScales) {
  EXPECT_EQ(bytes_of(7, Precision::kInt4).value(), 4);
  EXPECT_EQ(bytes_of(7, Precision::kTf32).value(), 28);
  // 129 weights: 65 bytes and two started groups of 128 with a 2-byte scale.
  EXPECT_EQ(grouped_bytes_of(129, Precision::kInt4, {128, 16, 0}).value(), 69);
  EXPECT_EQ(grouped_bytes_of(128, Precision::kInt4, {128, 16, 4}).value(), 64 + 3);
  EXPECT_EQ(precision_from("bf16"), Precision::kBf16);
  EXPECT_EQ(precision_from("BF17"), std::nullopt);
}

// Bytes of a block as the structs of ggml-common.h and the MX, NVFP4 and DeepSeek papers give them.
TEST(Precision, BlocksTakeTheBytesOfTheirFormatsScalesIncluded) {
  const struct {
    const char* name;
    std::int64_t numbers;
    std::int64_t bytes;
    double bits;
  } blocks[] = {{"q8_0", 32, 34, 8.5},
                {"q5_1", 32, 24, 6},
                {"q5_0", 32, 22, 5.5},
                {"q4_1", 32, 20, 5},
                {"q4_0", 32, 18, 4.5},
                {"iq4_nl", 32, 18, 4.5},
                {"q6_k", 256, 210, 6.5625},
                {"q5_k", 256, 176, 5.5},
                {"q4_k", 256, 144, 4.5},
                {"q3_k", 256, 110, 3.4375},
                {"q2_k", 256, 84, 2.625},
                {"iq4_xs", 256, 136, 4.25},
                {"mxfp8", 32, 33, 8.25},
                {"mxfp6", 32, 25, 6.25},
                {"mxfp4", 32, 17, 4.25},
                {"nvfp4", 16, 9, 4.5},
                {"fp8_block", 16384, 16388, 8 + 32 / 16384.0},
                {"awq", 1024, 532, 4.15625},
                {"gptq", 1024, 532, 4.15625},
                {"q4_k_m", 10000, 6118, 4.8944},
                {"int4", 2, 1, 4}};
  for (const auto& block : blocks) {
    const std::optional<Precision> precision = precision_from(block.name);
    ASSERT_TRUE(precision) << block.name;
    EXPECT_EQ(bytes_of(block.numbers, *precision).value(), block.bytes) << block.name;
    EXPECT_EQ(bytes_of(block.numbers * 1000, *precision).value(), block.bytes * 1000) << block.name;
    EXPECT_DOUBLE_EQ(bits_per_number(*precision), block.bits) << block.name;
    EXPECT_EQ(bytes_of(0, *precision).value(), 0) << block.name;
  }
  EXPECT_EQ(bytes_of(1, Precision::kQ8_0).value(), 3);  // a started block has its scale
}

// ggml-org/llama.cpp, tools/quantize/README.md: files of Llama-3.1-8B, which keep norms and a few
// more in other formats: 7.95 GiB, 6.14 GiB, 4.58 GiB, 4.36 GiB and 4.17 GiB.
TEST(Precision, LlamaCppsFilesHaveTheirPublishedSize) {
  const Count parameters = total_parameters(find_preset(presets(), "llama-3-8b")->model);
  const struct {
    Precision precision;
    double gib;
  } files[] = {{Precision::kQ8_0, 7.95},
               {Precision::kQ6K, 6.14},
               {Precision::kQ4KM, 4.58},
               {Precision::kQ4KS, 4.36}};
  for (const auto& file : files) {
    EXPECT_NEAR(bytes_of(parameters, file.precision).as_double() / (1 << 30), file.gib, 0.006)
        << name_of(file.precision);
  }
}

// llama.cpp keeps keys and values of a token in blocks: 32 layers x 2,048 numbers x 8.5 bits.
TEST(Precision, ACacheInBlocksCountsItsScales) {
  const Model& model = find_preset(presets(), "llama-3-8b")->model;
  EXPECT_EQ(kv_cache_bytes_per_token(model, Precision::kQ8_0).value(), 32 * 2048 * 34 / 32);
  EXPECT_EQ(kv_cache_bytes(model, 4096, Precision::kMxFp4).value(), 4096LL * 32 * 2048 * 17 / 32);
}

// Hu et al. 2021, table 2 of GPT-3: rank 8 on queries and values trains 37.7M parameters.
TEST(Lora, RankEightOnQueriesAndValuesOfGpt3TrainsWhatThePaperSays) {
  const Model& model = find_preset(presets(), "gpt-3")->model;
  EXPECT_EQ(lora_parameters(model, 8, {}).value(), 37748736);
  EXPECT_EQ(lora_parameters(model, 0, {}).value(), 0);
}

TEST(Lora, QloraKeepsTheBaseInFourBitsAndAnEighthOfABit) {
  const TrainingState state = qlora_state(64 * 256 * 1000, 0, TrainingRecipe::kMixedAdam16);
  // 0.5 byte a weight, one byte per 64 and four per 64 x 256: 4.127 bits.
  EXPECT_EQ(state.total.value(), 64 * 256 * 500 + 256 * 1000 + 4 * 1000);
}

}  // namespace
}  // namespace tmw::transformer
