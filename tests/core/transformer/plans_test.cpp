// Serving and training plans, presets of cards; expected values worked out by hand beside each.
#include <gtest/gtest.h>

#include <cmath>

#include "core/transformer/config_reader.h"
#include "core/transformer/expected.h"
#include "core/transformer/parallelism.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "core/transformer/serving.h"
#include "core/transformer/training.h"
#include "tests/core/transformer/read_golden.h"

namespace tmw::transformer {
namespace {

constexpr Hardware kCard{1000e12, 80e9, 4e12};  // ridge 250
constexpr CardGroup kOne{kCard, 1, 1.0, 1.0};
constexpr ServedModel kModel{16e9, 16e9, 1e9};  // 8 G parameters in BF16

TEST(Serving, TheRidgePointIsPeakOverBandwidth) {
  EXPECT_DOUBLE_EQ(ridge_point(kCard), 250);
  EXPECT_DOUBLE_EQ(attainable_flops_per_second(kCard, 100), 400e12);
  EXPECT_DOUBLE_EQ(attainable_flops_per_second(kCard, 300), 1000e12);
  EXPECT_DOUBLE_EQ(arithmetic_intensity(10, 4), 2.5);
}

// B D F / (B D + D F + B F) for BF16: near B when D and F are large (scaling-book, roofline).
TEST(Serving, TheIntensityOfALargeMatmulIsItsBatch) {
  EXPECT_NEAR(matmul_intensity(100, 1e9, 1e9, 2), 100, 1e-4);
  EXPECT_DOUBLE_EQ(matmul_intensity(3, 3, 3, 2), 1);
}

TEST(Serving, ADecodeStepTakesTheLargerOfComputeAndMemory) {
  const DecodeStep step = decode_step(kModel, kOne, 10);
  EXPECT_DOUBLE_EQ(step.compute_seconds, 160e9 / 1000e12);
  EXPECT_DOUBLE_EQ(step.weight_seconds, 4e-3);
  EXPECT_DOUBLE_EQ(step.cache_seconds, 2.5e-3);
  EXPECT_DOUBLE_EQ(step.seconds, 6.5e-3);
  EXPECT_TRUE(step.memory_bound);
  EXPECT_DOUBLE_EQ(step.tokens_per_second, 10 / 6.5e-3);
  const ServedModel no_cache{16e9, 16e9, 0};
  EXPECT_FALSE(decode_step(no_cache, kOne, 1000).memory_bound);
}

// TPU v5e: 1.97e14 FLOP/s over 8.1e11 B/s, 2 bytes and 2 FLOPs a parameter: 240 to 243 sequences
// (jax-ml/scaling-book, roofline), and half that with INT8 weights.
TEST(Serving, TheCrossoverOfTpuV5eIsAbout240AndHalfWithInt8Weights) {
  const CardGroup v5e{{1.97e14, 16e9, 8.1e11}, 1, 1.0, 1.0};
  EXPECT_NEAR(batch_crossover({2e9, 2e9, 0}, v5e), 243.2, 0.1);
  EXPECT_NEAR(batch_crossover({1e9, 2e9, 0}, v5e), 121.6, 0.1);
}

// Chapter 7: 8 experts, 2 a token. One token picks 2; two pick 8 (1 - (3/4)^2) = 3.5; each picks
// its two without regard to the others, so all are read only in the limit.
TEST(Serving, AMixtureReadsTheExpertsThatItsTokensPick) {
  EXPECT_DOUBLE_EQ(expected_experts(8, 2, 0), 0);
  EXPECT_NEAR(expected_experts(8, 2, 1), 2, 1e-14);
  EXPECT_NEAR(expected_experts(8, 2, 2), 3.5, 1e-14);
  EXPECT_NEAR(expected_experts(8, 2, 32), 8 * (1 - std::pow(0.75, 32)), 1e-13);
  EXPECT_DOUBLE_EQ(expected_experts(4, 4, 1), 4);  // every token uses every expert
  // 16 GB of which 8 GB are experts, 2 of 8 for each token: 8 + 8 x 2/8 = 10 GB for one user.
  const ServedModel mixture{16e9, 4e9, 0, {8e9, 8, 2}};
  EXPECT_NEAR(weight_bytes_read(mixture, 1), 10e9, 1);
  EXPECT_NEAR(decode_step(mixture, kOne, 1).weight_seconds, 2.5e-3, 1e-15);
  EXPECT_NEAR(weight_bytes_read(mixture, 1e6), 16e9, 1);
  EXPECT_DOUBLE_EQ(weight_bytes_read(kModel, 1), 16e9);
}

TEST(Serving, TheCrossoverOfAMixtureIsWhereComputeAndReadingMeet) {
  for (const ServedModel& mixture :
       {ServedModel{16e9, 4e9, 0, {8e9, 8, 2}}, ServedModel{16e9, 4e9, 4e6, {15e9, 256, 8}}}) {
    const double users = batch_crossover(mixture, kOne);
    const DecodeStep step = decode_step(mixture, kOne, users);
    EXPECT_NEAR(step.compute_seconds / step.weight_seconds, 1, 1e-9);
    EXPECT_LE(users, batch_crossover({16e9, 4e9, 0}, kOne));
    const std::optional<double> with_caches = batch_crossover_with_caches(mixture, kOne);
    ASSERT_TRUE(with_caches);
    const DecodeStep caches = decode_step(mixture, kOne, *with_caches);
    EXPECT_NEAR(caches.compute_seconds / caches.memory_seconds, 1, 1e-9);
  }
}

// kimi-k2.5 with EAGLE-3, acceptance 0.83 of the first draft: 1.83, and by the formula 4.78 for 8
// drafts, of which 3.77 were measured (SemiAnalysisAI/InferenceX@843c6254).
TEST(Serving, DraftsGiveAGeometricSumOfTokens) {
  EXPECT_DOUBLE_EQ(tokens_per_verified_step(0.83, 0), 1);
  EXPECT_NEAR(tokens_per_verified_step(0.83, 1), 1.83, 1e-12);
  EXPECT_NEAR(tokens_per_verified_step(0.83, 8), 4.78, 0.01);
  EXPECT_DOUBLE_EQ(tokens_per_verified_step(1, 3), 4);
  EXPECT_DOUBLE_EQ(tokens_per_verified_step(0, 3), 1);
}

TEST(Serving, CachesMoveTheCrossoverUpOrAway) {
  EXPECT_DOUBLE_EQ(batch_crossover(kModel, kOne), 250);
  EXPECT_EQ(batch_crossover_with_caches(kModel, kOne), std::nullopt);  // 0.25 ms beside 16 us
  const ServedModel light{16e9, 16e9, 32e6};                           // 8 us beside 16 us
  ASSERT_TRUE(batch_crossover_with_caches(light, kOne));
  EXPECT_NEAR(*batch_crossover_with_caches(light, kOne), 500, 1e-9);
  const DecodeStep step = decode_step(light, kOne, 500);
  EXPECT_NEAR(step.compute_seconds, step.memory_seconds, 1e-12);
}

TEST(Serving, UsersFitBesideTheWeightsAndNoneWhereWeightsDoNot) {
  EXPECT_EQ(users_that_fit(kModel, kOne, 0), 64);
  EXPECT_EQ(users_that_fit(kModel, kOne, 0.5e9), 63);
  EXPECT_EQ(users_that_fit({100e9, 1, 1e9}, kOne, 0), 0);
}

TEST(Serving, CardsForRoomAndForSpeedRoundUp) {
  EXPECT_EQ(cards_for_room(kModel, kCard, 64, 0), 1);
  EXPECT_EQ(cards_for_room(kModel, kCard, 65, 0), 2);
  EXPECT_EQ(cards_for_step(kModel, kOne, 10, 6.5e-3), 1);
  EXPECT_EQ(cards_for_step(kModel, kOne, 10, 6.4e-3), 2);
}

TEST(Serving, CostFollowsPriceAndSpeed) {
  // Two cards at 1.80 $ an hour: 0.001 $ a second; 1000 token/s: 1 $ for a million.
  EXPECT_NEAR(dollars_per_million_tokens(1.8, 2, 1000), 1, 1e-12);
  EXPECT_NEAR(prefill_seconds(4e12, kOne, 0.5), 8e-3, 1e-15);
}

TEST(Training, TimeAndCardHoursFollowTheWork) {
  const double seconds = training_seconds(3.6e21, 100, 1e15, 0.5);
  EXPECT_NEAR(seconds, 72000, 1e-9);
  EXPECT_NEAR(card_hours(seconds, 100), 2000, 1e-9);
  EXPECT_NEAR(training_seconds(3.6e21, 200, 1e15, 0.5) * 200, seconds * 100, 1e-6);
}

// Hoffmann et al. 2022: 5.88e23 FLOPs buy 70 B parameters and 1.4 T tokens at 20 tokens each.
TEST(Training, ChinchillasBudgetBuysChinchilla) {
  const ComputeOptimum optimum = compute_optimum(5.88e23);
  EXPECT_NEAR(optimum.parameters, 70e9, 1);
  EXPECT_NEAR(optimum.tokens, 1.4e12, 20);
}

TEST(Training, APipelinesBubbleShrinksWithMicroBatchesAndChunks) {
  EXPECT_DOUBLE_EQ(pipeline_bubble_share(1, 8, 1), 0);
  EXPECT_DOUBLE_EQ(pipeline_bubble_share(4, 3, 1), 0.5);
  EXPECT_LT(pipeline_bubble_share(4, 3, 2), pipeline_bubble_share(4, 3, 1));
}

// Llama-3-8B: 32 heads and 8 KV heads; from 8 cards on each holds a copy of one KV head.
TEST(Parallelism, HeadsAreSharedEvenlyOrNotAtAll) {
  const Model& llama = find_preset(shipped_models().presets, "llama-3-8b")->model;
  EXPECT_EQ(tensor_splits(llama, 64), (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32}));
  const Model& qwen = find_preset(shipped_models().presets, "deepseek-v3")->model;
  EXPECT_TRUE(splits_heads(qwen, 64));
  EXPECT_FALSE(splits_heads(qwen, 48));
  EXPECT_EQ(divisors(12), (std::vector<std::int64_t>{1, 2, 3, 4, 6, 12}));
  EXPECT_EQ(divisors(1), (std::vector<std::int64_t>{1}));
}

TEST(Parallelism, EachCardSendsWhatItsRingsSend) {
  EXPECT_DOUBLE_EQ(all_reduce_bytes(8, 4), 12);  // 3/4 of 8 bytes, twice
  EXPECT_DOUBLE_EQ(all_reduce_bytes(8, 1), 0);
  const Model& llama = find_preset(shipped_models().presets, "llama-3-8b")->model;
  TrainingSplit split;
  split.tensor = 2;
  split.pipeline = 2;
  split.data = 4;
  const ParameterShare share = parameters_per_card(llama, split);
  EXPECT_EQ(share.dense.value(), 8030261248 / 4);
  EXPECT_EQ(share.experts.value(), 0);
  const Traffic sent = traffic(llama, split, share, 1000);
  const double activations = 1000.0 * 4096 * 2;
  EXPECT_DOUBLE_EQ(sent.tensor, 16 * 4 * activations);  // 16 layers a stage, 4 x 2 x 1/2
  EXPECT_DOUBLE_EQ(sent.pipeline, 2 * activations);
  EXPECT_DOUBLE_EQ(sent.expert, 0);
  EXPECT_DOUBLE_EQ(sent.data, 2 * 0.75 * 8030261248 / 4 * 2);
  split.zero = ZeroStage::kWeights;
  EXPECT_DOUBLE_EQ(traffic(llama, split, share, 1000).data, 3 * 0.75 * 8030261248 / 4 * 2);
  // Mixtral: 8 experts over 8 cards, top 2 of 32 layers; out, back and both ways again.
  const Model& mixtral = find_preset(shipped_models().presets, "mixtral-8x7b")->model;
  TrainingSplit experts;
  experts.expert = experts.data = 8;
  const ParameterShare part = parameters_per_card(mixtral, experts);
  EXPECT_EQ(part.experts.value(), 32LL * 3 * 4096 * 14336);
  EXPECT_DOUBLE_EQ(traffic(mixtral, experts, part, 1000).expert, 4 * 32 * 2 * activations * 7 / 8);
  // The experts of a card have no copy, so their optimizer is not split further.
  experts.zero = ZeroStage::kOptimizer;
  const TrainingState state = split_state(part, {2, 2, 12}, experts);
  EXPECT_EQ(state.optimizer, divide_up(part.dense * 12, 8) + part.experts * 12);
}

TEST(Expected, ConstantsAreThereWithTheErrorOfRowsLeftOut) {
  const ExpectedConstants& fitted = shipped_expected();
  EXPECT_EQ(fitted.problem, "");
  EXPECT_GE(fitted.serving_error.rows, 1000);
  EXPECT_LE(fitted.serving_error.median, 0.12);
  EXPECT_GE(fitted.training_error.rows, 900);
  EXPECT_LE(fitted.training_error.median, 0.20);
  EXPECT_LT(fitted.training_error.low, 0);
  EXPECT_GT(fitted.training_error.high, 0);
  EXPECT_NE(read_expected("x = ").problem, "");
  EXPECT_NE(read_expected("[serving]\n[training]\n").problem.find("\"memory\""), std::string::npos);
  EXPECT_NE(read_expected("[serving]\n").problem, "");
  const ExpectedSeconds range = with_range(10, {0.1, -0.5, 0.25, 1, ""});
  EXPECT_DOUBLE_EQ(range.low, 8);
  EXPECT_DOUBLE_EQ(range.high, 20);
}

TEST(Hardware, EveryCardOfTheReferenceIsAPresetWithItsFigures) {
  const PresetList<HardwarePreset>& list = shipped_hardware();
  EXPECT_EQ(list.error, "");
  const nlohmann::json golden = read_golden("hardware.json");
  ASSERT_EQ(golden.size(), 20u);
  for (const auto& entry : golden) {
    const std::string device = entry.at("device");
    int found = 0;
    for (const HardwarePreset& preset : list.presets) {
      if (preset.name.rfind(device, 0) != 0) continue;
      const auto& peak = entry.at("dense_bf16_tflops");
      EXPECT_DOUBLE_EQ(preset.hardware.flops_per_second,
                       peak.is_null() ? 0.0 : peak.get<double>() * 1e12);
      EXPECT_DOUBLE_EQ(preset.hardware.bytes_per_second,
                       entry.at("bandwidth_tb_s").get<double>() * 1e12);
      ++found;
    }
    EXPECT_GE(found, 1) << device;
  }
}

// Peaks grow as formats shrink, and no card is listed with its sparse peak: a dense FP8 or INT8
// rate is at most about twice the dense 16-bit one, and a sparse one would be four times that.
TEST(Hardware, AtLeast25CardsHaveDensePeaksMemoryBandwidthAndASource) {
  const PresetList<HardwarePreset>& list = shipped_hardware();
  EXPECT_EQ(list.error, "");
  EXPECT_GE(list.presets.size(), 35u);
  int complete = 0;
  for (const HardwarePreset& preset : list.presets) {
    const Hardware& card = preset.hardware;
    EXPECT_FALSE(preset.source.empty()) << preset.id;
    EXPECT_GT(card.memory_bytes, 1e10) << preset.id;
    EXPECT_EQ(card.link_bytes_per_second > 0, !preset.link.empty()) << preset.id;
    if (card.visible_bytes > 0) {
      EXPECT_NEAR(card.visible_bytes / card.memory_bytes, 1.03, 0.06) << preset.id;
    }
    if (card.flops_per_second == 0) continue;
    ++complete;
    for (const ComputeFormat format : {ComputeFormat::kFp8, ComputeFormat::kInt8}) {
      if (peak_in(card, format) == 0) continue;
      EXPECT_LE(peak_in(card, format) / card.flops_per_second, 2.03) << preset.id;
      EXPECT_GE(peak_in(card, format) / card.flops_per_second, 0.99) << preset.id;
    }
    const double fp4 = peak_in(card, ComputeFormat::kFp4);
    if (fp4 > 0) {
      EXPECT_DOUBLE_EQ(fp4 / card.flops_per_second, 4) << preset.id;
    }
    const double tf32 = peak_in(card, ComputeFormat::kTf32);
    if (tf32 > 0) {
      EXPECT_NEAR(tf32 / card.flops_per_second, 0.5, 0.01) << preset.id;
    }
  }
  EXPECT_GE(complete, 25);
}

TEST(Presets, AreFoundByIdOrAliasInAnyCaseAndEveryEntryHasASource) {
  const PresetList<ModelPreset>& list = shipped_models();
  ASSERT_NE(find_preset(list.presets, "GPT-2"), nullptr);
  EXPECT_EQ(find_preset(list.presets, "GPT-2")->id, "gpt2");
  EXPECT_EQ(find_preset(list.presets, "nothing"), nullptr);
  for (const ModelPreset& preset : list.presets) EXPECT_FALSE(preset.source.empty()) << preset.id;
}

TEST(Presets, ADescriptionMeansTheSameInTomlAndInJson) {
  // Words, whole numbers, a fraction, flags and tables in both spellings; 2.5 layers are refused.
  const std::string head = "[[model]]\nid = \"a\"\nsource = \"s\"\n[model.config]\n";
  const std::string sizes = "d_model = 64\nn_heads = 4\nvocab = 100\ngated = true\ntied = false\n";
  const auto list =
      read_model_presets(head + sizes +
                         "n_layers = 2\nnorm = \"rmsnorm\"\n[model.config.moe]\nn_experts = 8\n"
                         "top_k = 2\nd_expert = 32\n");
  const ReadModel json =
      read_model(R"({"d_model":64,"n_heads":4,"vocab":100,"gated":true,"tied":false,"n_layers":2,)"
                 R"("norm":"rmsnorm","moe":{"n_experts":8,"top_k":2,"d_expert":32}})");
  EXPECT_EQ(list.error + json.error, "");
  ASSERT_EQ(list.presets.size(), 1u);
  EXPECT_EQ(total_parameters(list.presets[0].model), total_parameters(*json.model));
  EXPECT_EQ(list.presets[0].model.moe->n_experts, 8);
  const std::string half = read_model_presets(head + sizes + "n_layers = 2.5\n").error;
  EXPECT_NE(half.find("\"n_layers\" is 2.5"), std::string::npos) << half;
  const std::string quoted =
      read_model_presets(head + sizes + "n_layers = 2\nnorm = \"a \\\" b\"\n").error;
  EXPECT_NE(quoted.find("\"norm\" is \"a \" b\""), std::string::npos) << quoted;
}

TEST(Presets, AMistakeInTheFileIsSaidWithTheEntry) {
  EXPECT_NE(read_model_presets("x = ").error, "");
  EXPECT_NE(read_model_presets("x = 1").error.find("[[model]]"), std::string::npos);
  const auto list =
      read_model_presets("[[model]]\nid = \"a\"\nsource = \"s\"\n[model.config]\nd_model = 4\n");
  EXPECT_NE(list.error.find("\"a\""), std::string::npos);
  EXPECT_NE(list.error.find("n_layers"), std::string::npos);
  EXPECT_NE(read_hardware_presets("[[hardware]]\nid = \"b\"\nsource = \"s\"\n").error.find("\"b\""),
            std::string::npos);
}

}  // namespace
}  // namespace tmw::transformer
