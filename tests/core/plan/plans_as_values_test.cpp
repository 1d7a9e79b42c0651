// Plans asked with values alone, as a page asks them: no names, no words. GPT-2: 12 layers, width
// 768, 124,439,808 parameters, 1,024 positions; figures were worked out by hand beside each.
#include <gtest/gtest.h>

#include "core/plan/expected_plan.h"
#include "core/plan/memory_plan.h"
#include "core/plan/model_plan.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/transformer/presets.h"

namespace tmw::plan {
namespace {

using namespace transformer;

const Model& model(std::string_view id) { return find_preset(shipped_models().presets, id)->model; }

constexpr std::int64_t kGpt2 = 124439808;
// 1,000 TFLOP/s, 80 GB, 4 TB/s.
constexpr Hardware kCard{1000e12, 80e9, 4e12};

TEST(Plans, FillInWhatWasLeftOpen) {
  EXPECT_EQ(plan_model(model("gpt2"), {}).setup.tokens, 1024);
  EXPECT_EQ(plan_model(model("llama-3-8b"), {}).setup.tokens, 2048);
  MemorySetup memory;
  memory.weights = Precision::kInt4;
  memory.qlora = true;
  const MemoryPlan plan = plan_memory(model("gpt2"), memory);
  EXPECT_EQ(plan.setup.tokens, 1024);
  EXPECT_EQ(plan.setup.group, 128);
  EXPECT_EQ(plan.setup.lora_rank, 16);
  EXPECT_EQ(plan_serving(model("llama-3-8b"), kCard, {}).setup.prompt_tokens, 2048);
  EXPECT_EQ(plan_training(model("gpt2"), kCard, {}).setup.data_tokens, 20.0 * kGpt2);
}

TEST(Plans, KeepWhatWasAsked) {
  MemorySetup memory;
  memory.tokens = 4096;  // more than GPT-2's positions: asked is asked
  memory.weights = Precision::kInt4;
  memory.group = 0;
  memory.qlora = true;
  memory.lora_rank = 0;
  const MemoryPlan plan = plan_memory(model("gpt2"), memory);
  EXPECT_EQ(plan.setup.tokens, 4096);
  EXPECT_EQ(plan.weight_bytes, kGpt2 / 2);  // 4 bits, no scales
  EXPECT_EQ(plan.state_bytes_per_card.total, 16 * kGpt2);
}

TEST(MemoryPlan, TermsAreNamedBytes) {
  MemorySetup setup;
  setup.zero = ZeroStage::kOptimizer;
  setup.data_parallel_cards = 4;
  setup.recipe = TrainingRecipe::kMixedAdam18;
  const MemoryPlan plan = plan_memory(model("gpt2"), setup);
  EXPECT_EQ(plan.problem, MemoryProblem::kNone);
  EXPECT_EQ(plan.state_bytes_per_card.weights, 2 * kGpt2);
  EXPECT_EQ(plan.state_bytes_per_card.gradients, 4 * kGpt2);
  EXPECT_EQ(plan.state_bytes_per_card.optimizer, 12 * kGpt2 / 4);
  EXPECT_EQ(plan.cache_bytes_per_token, 12 * 2 * 768 * 2);  // layers x (K and V) x width x 2 bytes
}

TEST(MemoryPlan, SaysWhichProblemThereIs) {
  MemorySetup setup;
  setup.lora_rank = 8;
  EXPECT_EQ(plan_memory(model("gpt2"), setup).problem, MemoryProblem::kNone);
  EXPECT_EQ(plan_memory(model("deepseek-v3"), setup).problem, MemoryProblem::kLatentAdapters);
  setup.zero = ZeroStage::kGradients;
  EXPECT_EQ(plan_memory(model("gpt2"), setup).problem, MemoryProblem::kSplitAdapters);
  MemorySetup huge;
  huge.batch = 1'000'000'000'000'000;
  EXPECT_EQ(plan_memory(model("gpt2"), huge).problem, MemoryProblem::kOverflow);
}

TEST(ServingPlan, ReadsWeightsInBytesOverBandwidth) {
  ServingSetup setup;
  setup.cards = 2;
  setup.step_milliseconds = 5;
  const ServingPlan plan = plan_serving(model("llama-3-8b"), kCard, setup);
  EXPECT_EQ(plan.problem, ServingProblem::kNone);
  EXPECT_DOUBLE_EQ(plan.step.weight_seconds, 2 * 8030261248.0 / (2 * 4e12));
  EXPECT_DOUBLE_EQ(plan.ridge_flop_per_byte, 250);
  // One card: (16.06 GB + 4096 x 131,072 B) / 4 TB/s = 4.15 ms, below 5 ms.
  EXPECT_EQ(plan.cards_for_speed, 1);
  EXPECT_FALSE(plan.dollars_per_million_tokens.has_value());
  setup.dollars_per_card_hour = 3.6;  // 2 cards: 0.002 $ a second
  const ServingPlan priced = plan_serving(model("llama-3-8b"), kCard, setup);
  EXPECT_DOUBLE_EQ(*priced.dollars_per_million_tokens, 0.002 * priced.step.seconds * 1e6);
}

// Mixtral-8x7B in BF16 on an H100 (3.35 TB/s): 46,702,792,704 parameters, of which one token uses
// 12,879,925,248; shared by 32 users, 8 (1 - 0.75^32) = 7.9992 of 8 experts of a layer.
TEST(ServingPlan, ReadsTheExpertsThatItsUsersPick) {
  const Hardware h100 = find_preset(shipped_hardware().presets, "h100")->hardware;
  ServingSetup setup;
  const ServingPlan one = plan_serving(model("mixtral-8x7b"), h100, setup);
  EXPECT_NEAR(one.weight_bytes_read, 2 * 12879925248.0, 1);
  EXPECT_NEAR(one.step.weight_seconds, 7.6895e-3, 1e-7);
  EXPECT_NEAR(one.step.tokens_per_second, 127.4, 0.1);  // with a cache of 4,096 x 131,072 bytes
  EXPECT_NEAR(*one.experts_read_per_layer, 2, 1e-12);
  setup.users = 32;
  const ServingPlan many = plan_serving(model("mixtral-8x7b"), h100, setup);
  EXPECT_NEAR(*many.experts_read_per_layer, 7.9992, 5e-5);
  EXPECT_NEAR(many.weight_bytes_read / (2 * 46702792704.0), 1, 1e-4);
  EXPECT_LT(many.weight_bytes_read, 2 * 46702792704.0);
  // DeepSeek-V3: of 671.0 B parameters a token uses 37.6 B with embedding and head: 17.9 times
  // fewer.
  setup.users = 1;
  const ServingPlan deepseek = plan_serving(model("deepseek-v3"), h100, setup);
  EXPECT_NEAR(deepseek.served.weight_bytes / deepseek.weight_bytes_read, 17.9, 0.05);
  EXPECT_EQ(plan_serving(model("gpt2"), kCard, {}).experts_read_per_layer, std::nullopt);
}

TEST(ServingPlan, SaysWhichProblemThereIs) {
  ServingSetup setup;
  setup.reserved_gb_per_card = 80;
  EXPECT_EQ(plan_serving(model("gpt2"), kCard, setup).problem, ServingProblem::kNoRoom);
  setup.reserved_gb_per_card = 79;
  EXPECT_EQ(plan_serving(model("gpt2"), kCard, setup).problem, ServingProblem::kNone);
  setup.prompt_tokens = 1'000'000'000'000'000;
  EXPECT_EQ(plan_serving(model("gpt2"), kCard, setup).problem, ServingProblem::kOverflow);
}

TEST(TrainingPlan, HfuDecidesTheSpeedWhereItIsGiven) {
  TrainingSetup setup;
  setup.data_tokens = 1e9;
  setup.recompute = Recompute::kFull;  // 4 forward passes executed for 3 useful ones
  EXPECT_DOUBLE_EQ(plan_training(model("gpt2"), kCard, setup).planned.mfu, 0.4);
  setup.hfu = 0.4;
  const TrainingPlan plan = plan_training(model("gpt2"), kCard, setup);
  EXPECT_DOUBLE_EQ(plan.planned.mfu, 0.3);
  EXPECT_DOUBLE_EQ(plan.planned.hfu, 0.4);
  EXPECT_DOUBLE_EQ(plan.rule_flops, 6.0 * kGpt2 * 1e9);
  EXPECT_DOUBLE_EQ(plan.seconds, plan.flops / (1000e12 * 0.3));
}

// Qwen3-32B in BF16 on two H100 SXM, 1,024 tokens in and 1,024 out for 64 users: one of the runs of
// ai-dynamo/aiconfigurator@095f58a5, silicon_sample.csv; terms by hand.
TEST(ServingPlan, ExpectsItsTermsTimesTheFittedConstants) {
  const Model& llama = model("llama-3-8b");
  const Hardware h100 = find_preset(shipped_hardware().presets, "h100")->hardware;
  ServingSetup setup;
  setup.users = 16;
  setup.tokens = 1536;
  setup.prompt_tokens = 1024;
  setup.answer_tokens = 1024;
  setup.cards = 2;
  const ServingPlan plan = plan_serving(llama, h100, setup);
  ASSERT_TRUE(plan.expected_terms);
  const ServingTerms fitted = shipped_expected().serving;
  EXPECT_DOUBLE_EQ(plan.expected_terms->memory, fitted.memory * plan.step.memory_seconds);
  EXPECT_DOUBLE_EQ(plan.expected_terms->layers, fitted.layers * 32);
  // 32 tokens a step (16 of answers, 16 of prompts), 2 all-reduces a layer of 4,096 x 2 bytes, of
  // which each of two cards sends all, at 450 GB/s.
  EXPECT_NEAR(plan.expected_terms->link, fitted.link * 2 * 32 * 32 * 4096 * 2 / 450e9, 1e-12);
  EXPECT_DOUBLE_EQ(plan.expected_step.seconds, sum_of(*plan.expected_terms));
  EXPECT_GT(plan.expected_step.seconds, plan.step.seconds);
  EXPECT_LT(plan.expected_step.low, plan.expected_step.seconds);
  EXPECT_GT(plan.expected_step.high, plan.expected_step.seconds);
  EXPECT_TRUE(unlike_serving(llama, h100, plan.setup).empty());
  setup.cards = 3;
  setup.users = 1000;
  const ServingPlan odd = plan_serving(llama, h100, setup);
  EXPECT_EQ(unlike_serving(llama, h100, odd.setup),
            (std::vector<Unlike>{Unlike::kCards, Unlike::kUsers}));
  EXPECT_EQ(unlike_serving(model("deepseek-v3"), kCard, odd.setup).front(), Unlike::kExperts);
  Hardware alone = h100;
  alone.link_bytes_per_second = 0;
  EXPECT_FALSE(plan_serving(llama, alone, setup).expected_terms);
}

// The measured run of tests/core/transformer/golden_facts_test.cpp: 39,273 tokens/s a card, so 3.34
// s for 256 sequences of 4,096 on 8 cards; and one on 8 x 8 with pipeline and tensor parallelism.
TEST(TrainingPlan, ExpectsWhatWasMeasuredWithinItsRange) {
  Model llama = model("llama-3-8b");
  llama.d_model = llama.embed_dim = 2048;
  llama.n_layers = 16;
  llama.n_heads = llama.n_kv_heads = 32;
  llama.head_dim = llama.v_head_dim = 64;
  llama.d_ff = 8192;
  const Hardware h100 = find_preset(shipped_hardware().presets, "h100")->hardware;
  TrainingSetup setup;
  setup.cards = 8;
  const TrainingPlan plan = plan_training(llama, h100, setup);
  EXPECT_EQ(plan.data_parallel_cards, 8);
  EXPECT_EQ(plan.micro_batches, 32);
  ASSERT_TRUE(plan.expected_terms);
  const double measured = 256 * 4096 / (39273.0 * 8);
  EXPECT_LT(plan.expected_step.low, measured);
  EXPECT_GT(plan.expected_step.high, measured);
  EXPECT_FALSE(plan.too_big);
  EXPECT_TRUE(unlike_training(llama, h100, plan.setup).empty());
  EXPECT_NEAR(plan.expected_step.seconds, sum_of(*plan.expected_terms), 1e-12);
  // 16 bytes a parameter without ZeRO; with ZeRO 1, 12 of them over 8 cards.
  EXPECT_EQ(plan.state_bytes_per_card, 16 * 1599145984.0);
  // And a layer's 98,432 bytes a token, 6 a logit: golden_facts_test.cpp.
  EXPECT_EQ(plan.least_bytes_per_card, 16 * 1599145984.0 + 4096.0 * (16 * 98432 + 6 * 128256));
  setup.zero = ZeroStage::kOptimizer;
  EXPECT_EQ(plan_training(llama, h100, setup).state_bytes_per_card, 5.5 * 1599145984.0);
}

TEST(TrainingPlan, RefusesSplitsThatDoNotDivide) {
  const auto problem = [](const TrainingSetup& setup) {
    return plan_training(model("llama-3-8b"), kCard, setup).problem;
  };
  TrainingSetup setup;
  setup.cards = 24;
  EXPECT_EQ(problem(setup), TrainingProblem::kNone);  // 240 sequences, ten for each card
  EXPECT_EQ(*plan_training(model("llama-3-8b"), kCard, setup).setup.batch, 240);
  setup.batch = 256;
  EXPECT_EQ(problem(setup), TrainingProblem::kBatch);
  setup.tensor_parallel_cards = 3;
  EXPECT_EQ(problem(setup), TrainingProblem::kHeads);
  setup.tensor_parallel_cards = 16;
  EXPECT_EQ(problem(setup), TrainingProblem::kCards);
  setup.tensor_parallel_cards = 1;
  setup.pipeline_stages = 33;
  EXPECT_EQ(problem(setup), TrainingProblem::kStages);
}

TEST(TrainingPlan, SaysWhichProblemThereIs) {
  TrainingSetup setup;
  setup.measured_tokens_per_second = 1e9;  // 1e9 x about 0.8 GFLOP on 1e15 FLOP/s
  EXPECT_EQ(plan_training(model("gpt2"), kCard, setup).problem, TrainingProblem::kMeasuredTooFast);
  setup.measured_tokens_per_second = 1e5;
  EXPECT_EQ(plan_training(model("gpt2"), kCard, setup).problem, TrainingProblem::kNone);
  setup.tokens = 1'000'000'000'000'000;
  EXPECT_EQ(plan_training(model("gpt2"), kCard, setup).problem, TrainingProblem::kOverflow);
}

}  // namespace
}  // namespace tmw::plan
