// What serving takes: the step, what it is bound by, drafts and cached prompts.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/plan/answers.h"
#include "tests/core/plan/ask.h"

namespace tmw::plan {
namespace {

using namespace test;

TEST(ServeAnswer, TheStepIsTheLargerOfComputeAndMemory) {
  const Json plan = json_of(ask_serving({"llama-3-70b", "h100", "--cards", "4", "--users", "32",
                                         "--price", "2", "--step-ms", "30", "--json"}));
  EXPECT_EQ(plan.at("weight_bytes"), 2 * 70553706496);
  EXPECT_EQ(plan.at("cache_bytes_per_user"), std::int64_t{4096} * 2 * 163840);
  const Json& step = plan.at("decode_step");
  const double memory =
      step.at("weight_seconds").get<double>() + step.at("cache_seconds").get<double>();
  EXPECT_DOUBLE_EQ(step.at("seconds"), std::max(memory, step.at("compute_seconds").get<double>()));
  EXPECT_DOUBLE_EQ(step.at("weight_seconds"), 2 * 70553706496.0 / (4 * 3.35e12));
  EXPECT_TRUE(plan.contains("dollars_per_million_tokens") && plan.contains("cards_for_speed"));
  const double bytes = 2 * 70553706496.0 + 32 * 4096 * 2 * 163840.0;
  EXPECT_DOUBLE_EQ(plan.at("intensity_flop_per_byte"),
                   32 * plan.at("flops_per_token").get<double>() / bytes);
  EXPECT_FALSE(ask_serving({"gpt2", "a100"}).text.empty());
}

TEST(ServeAnswer, AMixtureSaysWhatItReadsAndThatRoutingIsTakenAsUniform) {
  const Json plan = json_of(ask_serving({"mixtral-8x7b", "h100", "--json"}));
  EXPECT_EQ(plan.at("weight_bytes"), 2 * 46702792704.0);
  EXPECT_NEAR(plan.at("weight_bytes_read").get<double>(), 2 * 12879925248.0, 1);
  EXPECT_NE(plan.at("notes").dump().find("uniform routing"), std::string::npos);
  const std::string text = ask_serving({"mixtral-8x7b", "h100"}).text;
  EXPECT_NE(text.find("2 of 8 experts of a layer on average (uniform routing)"), std::string::npos);
  const Json dense = json_of(ask_serving({"llama-3-8b", "h100", "--json"}));
  EXPECT_TRUE(dense.at("experts_read_per_layer").is_null());
  EXPECT_EQ(dense.at("weight_bytes_read"), dense.at("weight_bytes"));
  EXPECT_EQ(dense.at("notes").dump().find("uniform"), std::string::npos);
}

TEST(ServeAnswer, AnEncoderWritesNoTextAndIsToldSo) {
  const std::string roberta =
      R"({"model_type":"roberta","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,)"
      R"("num_attention_heads":4,"vocab_size":100,"max_position_embeddings":64})";
  const std::string modernbert =
      R"({"model_type":"modernbert","hidden_size":64,"intermediate_size":256,"vocab_size":100,)"
      R"("num_hidden_layers":3,"num_attention_heads":4})";
  for (const std::string& encoder : {std::string("bert-base"), roberta, modernbert}) {
    const std::string text = ask_serving({encoder, "h100"}).text;
    EXPECT_NE(text.find("keeps no cache and writes no text"), std::string::npos) << text;
    const Json plan = json_of(ask_serving({encoder, "h100", "--json"}));
    EXPECT_NE(plan.at("notes").dump().find("is an encoder"), std::string::npos);
    const std::string counts = ask_model({encoder}).text;
    EXPECT_NE(counts.find("an encoder reads a text whole"), std::string::npos) << counts;
    EXPECT_EQ(counts.find("elements per token"), std::string::npos) << counts;
    EXPECT_NE(model({encoder}).at("notes").dump().find("keeps no cache"), std::string::npos);
  }
  EXPECT_EQ(ask_serving({"gpt2", "a100"}).text.find("encoder"), std::string::npos);
  EXPECT_NE(ask_model({"gpt2"}).text.find("elements per token"), std::string::npos);
}

TEST(ServeAnswer, TheFormatOfTheProductsDecidesThePeak) {
  const Json bf16 = json_of(ask_serving({"llama-3-8b", "h100", "--json"}));
  const Json fp8 = json_of(ask_serving({"llama-3-8b", "h100", "--compute", "fp8", "--json"}));
  EXPECT_DOUBLE_EQ(fp8.at("ridge_point_flop_per_byte"), 1979e12 / 3.35e12);
  EXPECT_DOUBLE_EQ(bf16.at("ridge_point_flop_per_byte"), 989e12 / 3.35e12);
  EXPECT_EQ(fp8.at("conventions").at("compute"), "fp8");
  expect_error(ask_serving, {"llama-3-8b", "a100", "--compute", "fp8"}, "no published peak");
}

TEST(ServeAnswer, TheExpectedFigureSaysItsErrorAndWhenNothingLikeItWasMeasured) {
  const Json plan = json_of(ask_serving({"llama-3-8b", "h100", "--users", "16", "--json"}));
  const Json& expected = plan.at("expected");
  EXPECT_GT(expected.at("step_seconds"), plan.at("decode_step").at("seconds"));
  EXPECT_GT(expected.at("median_error"), 0.0);
  EXPECT_TRUE(expected.at("outside_the_data").empty()) << expected.dump();
  const Json mixture = json_of(ask_serving({"mixtral-8x7b", "h100", "--json"})).at("expected");
  EXPECT_NE(mixture.at("outside_the_data").dump().find("no mixture"), std::string::npos);
  const std::string text = ask_serving({"mixtral-8x7b", "rtx-4090"}).text;
  for (const char* words : {"Expected, not the bound", "median error", "outside the data",
                            "no run of this kind was measured", "eight in ten"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words;
  }
  const Json unknown = json_of(ask_serving({"gpt2", "a10", "--cards", "2", "--json"}));
  EXPECT_TRUE(unknown.at("expected").is_null());
}

TEST(ServeAnswer, DraftsAndCachedPromptsAreArithmetic) {
  const Words plain = {"llama-3-8b", "h100", "--json"};
  const auto with = [&](const Words& more) {
    Words all = plain;
    all.insert(all.end(), more.begin(), more.end());
    return json_of(ask_serving(all));
  };
  EXPECT_EQ(with({}).at("verify_step"), with({}).at("decode_step"));
  const Json drafts = with({"--draft", "3", "--accept", "0.5"});
  EXPECT_DOUBLE_EQ(drafts.at("tokens_per_step"), 1.875);  // 1 + 1/2 + 1/4 + 1/8
  const Json& verify = drafts.at("verify_step");
  EXPECT_DOUBLE_EQ(verify.at("compute_seconds"),
                   4 * drafts.at("decode_step").at("compute_seconds").get<double>());
  EXPECT_DOUBLE_EQ(verify.at("weight_seconds"), drafts.at("decode_step").at("weight_seconds"));
  EXPECT_NEAR(verify.at("cache_seconds").get<double>(),
              drafts.at("decode_step").at("cache_seconds").get<double>(), 1e-12);
  EXPECT_DOUBLE_EQ(with({"--draft", "8", "--accepted", "3.77"}).at("tokens_per_step"), 3.77);
  EXPECT_NE(ask_serving({"llama-3-8b", "h100", "--draft", "3"}).text.find("a^(g+1)"),
            std::string::npos);
  // 2,048 tokens of a prompt of which 1,024 are cached: what is left of the whole is read.
  const double whole = with({}).at("prefill_seconds");
  const double half = with({"--prompt", "1024"}).at("prefill_seconds");
  EXPECT_NEAR(with({"--cached", "1024"}).at("prefill_seconds").get<double>(), whole - half, 1e-12);
  expect_error(ask_serving, {"llama-3-8b", "h100", "--cached", "2048"}, "--cached");
  expect_error(ask_serving, {"gpt2", "h100", "--accept", "0.5", "--accepted", "2"},
               "give one of them");
}

TEST(ServeAnswer, AChunkedPromptIsReadInStepsThatGiveTokensToo) {
  const Words plain = {"llama-3-8b", "h100", "--users", "8", "--json"};
  const auto with = [&](const Words& more) {
    Words all = plain;
    all.insert(all.end(), more.begin(), more.end());
    return json_of(ask_serving(all));
  };
  const Json whole = with({});
  EXPECT_FALSE(whole.contains("chunked_prefill"));
  const Json chunked = with({"--chunk", "512"}).at("chunked_prefill");
  EXPECT_EQ(chunked.at("steps"), 4);  // 2,048 tokens
  // Computing decides: all of the prompt, and four times the users' tokens.
  const double computing = whole.at("prefill_seconds").get<double>() +
                           4 * whole.at("decode_step").at("compute_seconds").get<double>();
  EXPECT_NEAR(chunked.at("seconds").get<double>(), computing, 1e-9);
  EXPECT_LT(chunked.at("longest_step_seconds"), whole.at("prefill_seconds"));
  EXPECT_NEAR(chunked.at("tokens_per_second").get<double>(), 8 * 4 / computing, 1e-6);
  // Chunks of one token read the weights each time.
  const Json single = with({"--chunk", "1", "--prompt", "16"}).at("chunked_prefill");
  EXPECT_EQ(single.at("steps"), 16);
  EXPECT_GT(single.at("seconds").get<double>(),
            16 * whole.at("decode_step").at("weight_seconds").get<double>());
  EXPECT_EQ(with({"--chunk", "4096"}).at("chunked_prefill").at("steps"), 1);
  EXPECT_EQ(with({"--chunk", "512", "--cached", "1024"}).at("chunked_prefill").at("steps"), 2);
  expect_error(ask_serving, {"llama-3-8b", "h100", "--prompt", "1e6", "--chunk", "1"}, "--chunk");
}

TEST(ServeAnswer, ASecondEmbeddingIsHeldAndNotRead) {
  const std::string small =
      R"({"d_model":64,"n_layers":4,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
      R"("norm":"rmsnorm","layer_embedding":{"vocab":100,"width":8},)"
      R"("shared_keys":{"layers":2,"d_ff":512}})";
  const Json plan = json_of(ask_serving({small, "h100", "--json"}));
  EXPECT_DOUBLE_EQ(
      plan.at("weight_bytes").get<double>() - plan.at("weight_bytes_read").get<double>(),
      2.0 * 100 * 4 * 8);
  EXPECT_NE(plan.at("notes").dump().find("second embedding"), std::string::npos);
}

// Latent attention to a few tokens: all are held, and those that the indexer chooses are read.
TEST(ServeAnswer, AnIndexersCacheIsHeldWholeAndReadInPart) {
  const std::string small =
      R"({"d_model":64,"n_layers":4,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
      R"("norm":"rmsnorm","mla":{"q_lora_rank":16,"kv_lora_rank":24,"qk_nope_head_dim":8,)"
      R"("qk_rope_head_dim":8,"v_head_dim":8},"indexer":{"n_heads":2,"head_dim":8,"top_k":100}})";
  const Json plan = json_of(ask_serving({small, "h100", "--tokens", "1000", "--json"}));
  EXPECT_EQ(plan.at("cache_bytes_per_user"), 2 * 4 * 1000 * (32 + 8));
  EXPECT_DOUBLE_EQ(plan.at("decode_step").at("cache_seconds").get<double>() * 3.35e12,
                   2.0 * 4 * (100 * 32 + 1000 * 8));
  EXPECT_NE(plan.at("notes").dump().find("at most 100 tokens"), std::string::npos);
  EXPECT_NE(ask_serving({small, "h100"}).text.find(" of "), std::string::npos);
}

// What engines refuse as tensor parallelism is told with the numbers that would do.
TEST(ServeAnswer, CardsThatCannotShareTheHeadsAreTold) {
  const auto notes = [](std::vector<std::string> words) {
    words.emplace_back("--json");
    return json_of(ask_serving(words)).at("notes").dump();
  };
  const std::string three = notes({"llama-3-8b", "h100", "--cards", "3"});
  EXPECT_NE(three.find("cannot share 32 heads and 8 KV heads"), std::string::npos) << three;
  EXPECT_NE(three.find("1, 2, 4, 8, 16 and 32"), std::string::npos) << three;
  EXPECT_EQ(notes({"llama-3-8b", "h100", "--cards", "8"}), "[]");
  EXPECT_NE(notes({"llama-3-8b", "h100", "--cards", "16"}).find("read on 2 of them"),
            std::string::npos);
  EXPECT_NE(notes({"deepseek-v3", "h200", "--cards", "8"}).find("data-parallel attention"),
            std::string::npos);
}

}  // namespace
}  // namespace tmw::plan
