// What training takes: time, work, and splits that engines refuse.
#include <gtest/gtest.h>

#include "core/plan/answers.h"
#include "tests/core/plan/ask.h"

namespace tmw::plan {
namespace {

using namespace test;

TEST(TrainAnswer, ASplitThatEnginesRefuseIsRefusedWithTheNumbersThatWouldDo) {
  expect_error(ask_training, {"llama-3-8b", "h100", "--tp", "3"}, "1, 2, 4, 8, 16 and 32");
  expect_error(ask_training, {"llama-3-8b", "h100", "--cards", "12", "--tp", "8"},
               "give a multiple of that");
  expect_error(ask_training, {"llama-3-8b", "h100", "--cards", "8", "--batch", "12"},
               "8 data-parallel cards take 8 sequences");
  expect_error(ask_training, {"llama-3-8b", "h100", "--pipeline", "64"}, "32 layers");
  const Json plan = json_of(ask_training(
      {"llama-3-8b", "h100", "--cards", "64", "--tp", "8", "--pipeline", "2", "--json"}));
  EXPECT_EQ(plan.at("data_parallel_cards"), 4);
  EXPECT_EQ(plan.at("micro_batches"), 64);
  EXPECT_GT(plan.at("bytes_sent_per_card").at("tensor_per_micro_batch"), 0.0);
  EXPECT_FALSE(plan.at("too_big").get<bool>());
  EXPECT_TRUE(json_of(ask_training({"llama-3-8b", "h100", "--json"})).at("too_big").get<bool>());
  const std::string text = ask_training({"llama-3-8b", "h100", "--cards", "8", "--tp", "2"}).text;
  for (const char* words :
       {"Expected step of 256 sequences", "tensor parallel", "Sent by each card", "median error"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words;
  }
}

TEST(TrainAnswer, TimeFollowsFromWorkAndUtilisation) {
  const Json plan = json_of(
      ask_training({"gpt2", "a100", "--data", "10B", "--cards", "8", "--mfu", "0.5", "--json"}));
  const double flops = plan.at("training_flops").get<double>();
  EXPECT_DOUBLE_EQ(plan.at("seconds"), flops / (8 * 312e12 * 0.5));
  EXPECT_DOUBLE_EQ(plan.at("training_flops_6ND"), 6 * 124439808.0 * 1e10);
  EXPECT_FALSE(ask_training({"gpt2", "a100"}).text.empty());
}

TEST(TrainAnswer, MfuCountsUsefulAndHfuExecutedWork) {
  const auto train = [](Words words) {
    words.insert(words.begin(), {"gpt2", "a100", "--json", "--data", "10B"});
    return json_of(ask_training(words));
  };
  // Full recomputation runs the forward pass twice: 4 passes for 3 useful ones.
  const Json full = train({"--recompute", "full", "--hfu", "0.4", "--measured", "100000"});
  EXPECT_DOUBLE_EQ(full.at("planned").at("mfu"), 0.3);
  EXPECT_DOUBLE_EQ(full.at("executed_flops").get<double>(),
                   full.at("training_flops").get<double>() * 4 / 3);
  const double per_token = full.at("training_flops_per_token").get<double>();
  EXPECT_DOUBLE_EQ(full.at("measured").at("mfu"), per_token * 100000 / 312e12);
  EXPECT_DOUBLE_EQ(full.at("measured").at("hfu"), per_token * 4 / 3 * 100000 / 312e12);
  // Selective: scores and values of 12 layers once more, 4 s d FLOP a token and layer, s = 1024.
  const Json selective = train({"--recompute", "selective"});
  const double again = 12 * 4 * 1024.0 * 768;
  EXPECT_NEAR(selective.at("executed_flops").get<double>(), (per_token + again) * 1e10, 1e10);
  EXPECT_DOUBLE_EQ(selective.at("planned").at("mfu"), 0.4);
  EXPECT_EQ(train({}).at("planned").at("hfu"), 0.4);
  expect_error(ask_training, {"gpt2", "a100", "--mfu", "0.4", "--hfu", "0.5"}, "give one of them");
}

}  // namespace
}  // namespace tmw::plan
