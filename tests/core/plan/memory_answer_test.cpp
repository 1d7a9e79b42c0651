// What training holds in memory: states, activations, and what cards share of them.
#include <gtest/gtest.h>

#include "core/plan/answers.h"
#include "tests/core/plan/ask.h"

namespace tmw::plan {
namespace {

using namespace test;

TEST(MemoryAnswer, StatesAddUpAndZeroSplitsThem) {
  const auto memory = [](const Words& words) { return json_of(ask_memory(words)); };
  const Json plain = memory({"llama-3-8b", "--json"});
  EXPECT_EQ(plain.at("weight_bytes"), 2 * 8030261248);
  const Json& state = plain.at("training_state_bytes_per_card");
  EXPECT_EQ(state.at("total"), 16 * 8030261248);
  EXPECT_EQ(state.at("optimizer"), 12 * 8030261248);
  EXPECT_EQ(plain.at("kv_cache_bytes").at("per_token"), 131072);
  const Json split = memory({"llama-3-8b", "--json", "--zero", "1", "--cards", "8"});
  EXPECT_EQ(split.at("training_state_bytes_per_card").at("total"),
            4 * 8030261248 + 12 * std::int64_t{1003782656});
  const Json int4 = memory({"llama-3-8b", "--json", "--weights", "int4", "--group", "128"});
  EXPECT_EQ(int4.at("weight_bytes"), 8030261248 / 2 + 2 * (8030261248 / 128));
}

TEST(MemoryAnswer, WhatCardsShareIsRefusedWhereTheyCannotShareIt) {
  expect_error(ask_memory, {"llama-3-8b", "--tp", "3"},
               "32 heads and 8 KV heads evenly. These would do: 1, 2, 4, 8, 16 and 32.");
  expect_error(ask_memory, {"llama-3-8b", "--pipeline", "33"}, "more than the 32 layers");
  expect_error(ask_memory, {"llama-3-8b", "--ep", "2", "--cards", "8"}, "no experts");
  expect_error(ask_memory, {"mixtral-8x7b", "--ep", "3", "--cards", "12"}, "would do: 1, 2 and 4.");
  // 46,702,792,704 parameters, 45,097,156,608 of them in 32 x 8 experts, of which a card of 8 has
  // one of each layer.
  const Json plan =
      json_of(ask_memory({"mixtral-8x7b", "--ep", "8", "--cards", "8", "--json", "--zero", "1"}));
  const std::int64_t dense = 46702792704 - 45097156608;
  EXPECT_EQ(plan.at("parameters_per_card"), dense + 45097156608 / 8);
  EXPECT_EQ(plan.at("training_state_bytes_per_card").at("optimizer"),
            dense * 12 / 8 + 45097156608 / 8 * 12);
  EXPECT_GT(plan.at("bytes_sent_per_card").at("expert_per_micro_batch"), 0.0);
  const std::string text = ask_memory({"llama-3-8b", "--tp", "2", "--cards", "4"}).text;
  EXPECT_NE(text.find("Sent by each card"), std::string::npos);
  EXPECT_NE(text.find("norms are copied"), std::string::npos);
}

TEST(MemoryAnswer, FormatsWithBlocksCountTheirScalesAndTakeNoGroup) {
  const Json awq = json_of(ask_memory({"llama-3-8b", "--json", "--weights", "awq"}));
  EXPECT_EQ(awq.at("conventions").at("group"), 128);
  EXPECT_EQ(awq.at("weight_bytes"), 8030261248 / 2 + 8030261248 / 128 * 20 / 8);
  const Json wide =
      json_of(ask_memory({"llama-3-8b", "--json", "--weights", "GPTQ", "--group", "32"}));
  EXPECT_EQ(wide.at("weight_bytes"), 8030261248 / 2 + 8030261248 / 32 * 20 / 8);
  const Json bare =
      json_of(ask_memory({"llama-3-8b", "--json", "--weights", "awq", "--group", "0"}));
  EXPECT_EQ(bare.at("weight_bytes"), 8030261248 / 2);
  const Json block =
      json_of(ask_memory({"llama-3-8b", "--json", "--weights", "mxfp4", "--cache", "q8_0"}));
  EXPECT_EQ(block.at("weight_bytes"), 8030261248 / 32 * 17);
  EXPECT_EQ(block.at("kv_cache_bytes").at("per_token"), 32 * 2048 * 34 / 32);
  EXPECT_NE(ask_memory({"llama-3-8b", "--weights", "nvfp4"}).text.find("4.5 bits a weight"),
            std::string::npos);
  expect_error(ask_memory, {"llama-3-8b", "--weights", "q4_k", "--group", "64"},
               "leave --group out");
}

TEST(MemoryAnswer, ShowsBothSumsOfActivationsAndFlashIsTheDefault) {
  const Words words = {"llama-3-8b", "--json", "--tokens", "4096"};
  const auto with = [&](const Words& more) {
    Words all = words;
    all.insert(all.end(), more.begin(), more.end());
    return json_of(ask_memory(all)).at("activation_bytes_per_card");
  };
  const Json flash = with({});
  EXPECT_EQ(flash.at("all_layers"), flash.at("all_layers_flash"));
  const Json stored = with({"--attention", "stored"});
  EXPECT_EQ(stored.at("all_layers"), flash.at("all_layers_stored"));
  // 32 layers x 32 heads x 4,096 queries: 4,096 x 2 bytes of scores, or 4 of a logarithm.
  EXPECT_EQ(
      stored.at("all_layers").get<std::int64_t>() - flash.at("all_layers").get<std::int64_t>(),
      32LL * 32 * 4096 * (4096 * 2 - 4));
  EXPECT_EQ(flash.at("logits"), 12LL * 4096 * 128256);
  const Json plan = json_of(ask_memory(words));
  EXPECT_EQ(plan.at("training_bytes_per_card").get<double>(),
            plan.at("training_state_bytes_per_card").at("total").get<double>() +
                flash.at("all_layers").get<double>() + flash.at("logits").get<double>());
  EXPECT_NE(plan.at("notes").dump().find("Not counted"), std::string::npos);
  const std::string text = ask_memory({"llama-3-8b"}).text;
  EXPECT_NE(text.find("with stored scores"), std::string::npos);
  EXPECT_NE(text.find("FlashAttention keeps no scores"), std::string::npos);
}

TEST(MemoryAnswer, DropoutIsOffUnlessAskedForAndSayingSoIsNoMistake) {
  const Json plain = json_of(ask_memory({"gpt2", "--json"}));
  EXPECT_EQ(plain.at("conventions").at("dropout"), false);
  EXPECT_EQ(json_of(ask_memory({"gpt2", "--json", "--no-dropout"})), plain);
  const Json masks = json_of(ask_memory({"gpt2", "--json", "--dropout"}));
  // 12 layers x 1,024 tokens x 2 masks of 768 bytes.
  EXPECT_EQ(masks.at("activation_bytes_per_card").at("all_layers").get<std::int64_t>() -
                plain.at("activation_bytes_per_card").at("all_layers").get<std::int64_t>(),
            12 * 1024 * 2 * 768);
  expect_error(ask_memory, {"gpt2", "--dropout", "--no-dropout"}, "opposite");
  expect_error(ask_memory, {"gpt2", "--no-tokens"}, "no option --no-tokens");
}

TEST(MemoryAnswer, TensorAndPipelineParallelCardsKeepAShareOfWeightsGradientsAndOptimizer) {
  const Json plan = json_of(ask_memory(
      {"llama-3-8b", "--json", "--tp", "8", "--pipeline", "4", "--zero", "1", "--cards", "2"}));
  // 8,030,261,248 / 32 = 250,945,664: 2 + 2 bytes each, and half of 12.
  EXPECT_EQ(plan.at("parameters_per_card"), 250945664);
  EXPECT_EQ(plan.at("training_state_bytes_per_card").at("gradients"), 2 * 250945664);
  EXPECT_EQ(plan.at("training_state_bytes_per_card").at("total"), (2 + 2 + 6) * 250945664LL);
  EXPECT_EQ(plan.at("weight_bytes_per_card"), 2 * 250945664);
  EXPECT_EQ(plan.at("weight_bytes"), 2 * 8030261248);
}

TEST(MemoryAnswer, EveryTermIsExplainedInWords) {
  const std::string text = ask_memory({"llama-3-8b", "--zero", "3", "--cards", "8"}).text;
  for (const char* term : {"split over 8 data-parallel cards", "12 bytes a trained parameter",
                           "x 32 layers", "KV cache", "GiB"}) {
    EXPECT_NE(text.find(term), std::string::npos) << term;
  }
}

}  // namespace
}  // namespace tmw::plan
