// What a model is counted as: the shape of the JSON, exact integers, and a sentence with the field
// and its fix for what cannot be answered.
#include <gtest/gtest.h>

#include "core/plan/answers.h"
#include "tests/core/plan/ask.h"

namespace tmw::plan {
namespace {

using namespace test;

TEST(ModelAnswer, HasTheShapeThatScriptsReadWithExactIntegers) {
  const Json answer = model({"llama-3-8b"});
  const Json& parameters = answer.at("parameters");
  EXPECT_EQ(parameters.at("total"), 8030261248);
  EXPECT_EQ(parameters.at("active"), 8030261248);
  EXPECT_EQ(parameters.at("non_embedding"), 6979588096);  // total - 2 x 128256 x 4096
  EXPECT_EQ(answer.at("kv_cache_elements_per_token"), 65536);
  EXPECT_EQ(answer.at("kv_cache_bytes_per_token"), 131072);
  EXPECT_EQ(answer.at("memory_bytes").at("weights"), 2 * 8030261248);
  std::int64_t sum = 0;
  for (const auto& part : parameters.at("parts").items()) sum += part.value().get<std::int64_t>();
  EXPECT_EQ(sum, 8030261248);
  std::int64_t layers = 0;
  for (const auto& part : parameters.at("layers").items())
    layers += part.value().get<std::int64_t>();
  EXPECT_EQ(layers, parameters.at("parts").at("dense_layers"));
  for (const char* flops : {"flops_per_token", "flops_per_sequence"}) {
    for (const auto& part : answer.at(flops).items()) {
      EXPECT_TRUE(part.value().is_number_integer()) << flops << " " << part.key();
    }
  }
}

TEST(ModelAnswer, FlopsSayTheirConventionsAndStandBesideTheRules) {
  const Json full = model({"gpt2", "--tokens", "1024"});
  const Json& flops = full.at("flops_per_sequence");
  // 12 layers x (24 d^2 s + 4 s^2 d) + 2 s d V, d = 768, s = 1024, V = 50257.
  const std::int64_t d = 768, s = 1024;
  const std::int64_t forward = 12 * (24 * d * d * s + 4 * s * s * d) + 2 * s * d * 50257;
  EXPECT_EQ(flops.at("forward"), forward);
  EXPECT_EQ(flops.at("training"), 3 * forward);
  EXPECT_EQ(flops.at("training_with_full_recompute"), 4 * forward);
  EXPECT_EQ(flops.at("rule_of_thumb_training_6P"), 6 * 124439808LL * 1024);
  const Json macs = model({"gpt2", "--tokens", "1024", "--macs", "--no-logits", "--mask", "half"});
  EXPECT_EQ(macs.at("flops_per_sequence").at("forward"), 12 * (12 * d * d * s + s * s * d));
  EXPECT_EQ(macs.at("conventions").at("mask"), "half");
  EXPECT_EQ(macs.at("conventions").at("flops_per_multiply_add"), 1);
  // N of the rules without the tables of 50257 tokens and 1024 positions.
  const Json kaplan = model({"gpt2", "--tokens", "1024", "--n", "non-embedding"});
  EXPECT_EQ(kaplan.at("flops_per_sequence").at("rule_of_thumb_training_6P"),
            6 * (124439808LL - 51281 * d) * 1024);
  EXPECT_EQ(kaplan.at("conventions").at("n"), "non-embedding");
  EXPECT_EQ(kaplan.at("flops_per_sequence").at("forward"), forward);
}

TEST(ModelAnswer, NWithoutEmbeddingsOfAMixtureIsItsActiveParametersWithoutThem) {
  // Mixtral-8x7B: 12,879,925,248 active; embedding and untied head of 32000 x 4096 each.
  const Json flops = model({"mixtral-8x7b", "--n", "non-embedding"}).at("flops_per_token");
  EXPECT_EQ(flops.at("rule_of_thumb_forward_2P"), 2 * (12879925248LL - 2 * 32000 * 4096));
}

TEST(ModelAnswer, TakesBothKindsOfFile) {
  // 100 x 64 + 2 x (4 x 64^2 + 3 x 64 x 256 + 2 x 64) + 64
  EXPECT_EQ(model({kSmall}).at("parameters").at("total"), 137792);
  EXPECT_EQ(model({R"({"name":"Mine","config":)" + std::string(kSmall) + "}"}).at("name"), "Mine");
  EXPECT_EQ(model({llama("tie_word_embeddings", "true")}).at("parameters").at("total"), 137792);
}

TEST(ModelAnswer, LargeIntegersAreExactAndQuotedOnlyWhenAsked) {
  const Words words = {"llama-3.1-405b", "--tokens", "131072"};
  const Json plain = model(words).at("flops_per_sequence").at("forward");
  ASSERT_TRUE(plain.is_number_integer());
  EXPECT_GT(plain.get<std::int64_t>(), std::int64_t{1} << 53);
  const Json quoted = model(words, Integers::kSafe).at("flops_per_sequence");
  EXPECT_EQ(quoted.at("forward"), std::to_string(plain.get<std::int64_t>()));
  EXPECT_TRUE(quoted.at("pooler").is_number_integer());
}

TEST(ModelAnswer, EveryTermIsExplainedInWords) {
  const std::string text = ask_model({"deepseek-v3"}).text;
  for (const char* term : {"671,026,419,200", "latent (MLA)", "router", "shared experts",
                           "58 layers x 256 experts x 3 matrices x 7,168 x 2,048", "35,136",
                           "rule of thumb 2P", "16 bytes a parameter"}) {
    EXPECT_NE(text.find(term), std::string::npos) << term;
  }
}

TEST(ModelAnswer, AMissingOrAbsurdFieldIsNamedWithItsFix) {
  const Question ask = ask_model;
  for (const char* field : {"hidden_size", "num_hidden_layers", "num_attention_heads", "vocab_size",
                            "intermediate_size"}) {
    const std::string name = '"' + std::string(field) + '"';
    expect_error(ask, {llama(field, "")}, name + " is missing");
    expect_error(ask, {llama(field, "null")}, name + " is missing");
    expect_error(ask, {llama(field, "0")}, name + " is 0");
    expect_error(ask, {llama(field, "-4")}, name + " is -4");
    expect_error(ask, {llama(field, "2.5")}, name + " is 2.5");
    expect_error(ask, {llama(field, "1e300")}, name);
    expect_error(ask, {llama(field, "99999999999999999999999")}, name);
    expect_error(ask, {llama(field, "9223372036854775807")}, name);
    expect_error(ask, {llama(field, R"("64")")}, name + " is not a number");
    expect_error(ask, {llama(field, "[64]")}, name + " is not a number");
  }
  expect_error(ask, {llama("num_attention_heads", "7")}, "does not divide \"hidden_size\"");
  expect_error(ask, {llama("num_key_value_heads", "3")}, "\"num_key_value_heads\" is 3");
  expect_error(ask, {llama("num_key_value_heads", "0")}, "\"num_key_value_heads\"");
  expect_error(ask, {llama("head_dim", "-1")}, "\"head_dim\"");
  expect_error(ask, {llama("model_type", R"("transformer9")")}, "\"transformer9\"");
  expect_error(ask, {llama("model_type", "7")}, "\"model_type\"");
}

TEST(ModelAnswer, ACountBeyond64BitsSaysSo) {
  expect_error(ask_model, {llama("num_hidden_layers", "1099511627776")}, "overflow");
  expect_error(ask_model, {"gpt2", "--tokens", "1e15"}, "overflow");
}

TEST(ModelAnswer, WhatIsNoModelFileGetsItsOwnSentence) {
  expect_error(ask_model, {""}, "empty");
  expect_error(ask_model, {"{not json}"}, "not valid JSON");
  expect_error(ask_model, {"[]"}, "a list");
  expect_error(ask_model, {"no-such-model"}, "neither a preset");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += R"({"a":)";
  expect_error(ask_model, {deep}, "deep");
  expect_error(ask_model, {"{" + std::string(2 << 20, ' ') + "}"}, "1 MiB");
}

TEST(ModelAnswer, LayersWithAStateAreToldApartFromTheCache) {
  const std::string falcon =
      R"({"d_model":1024,"n_layers":36,"n_heads":8,"n_kv_heads":2,"head_dim":64,"d_ff":2048,)"
      R"("gated":true,"vocab":32784,"tied":false,"norm":"rmsnorm","recurrent":{"kind":"mamba2",)"
      R"("layers":36,"beside_attention":true,"d_inner":1536,"d_state":128,"n_heads":24,)"
      R"("conv_bias":true}})";
  const Json answer = model({falcon});
  // 36 layers x (1,792 numbers under the convolution x 3 + 1,536 x 128) x 4 bytes.
  EXPECT_EQ(answer.at("recurrent_state_bytes_per_sequence"), 36 * (1792 * 3 + 1536 * 128) * 4);
  EXPECT_EQ(answer.at("parameters").at("layers").at("recurrent"),
            36 * (1024 * 3352 + 1792 * 5 + 72 + 1536 * 1024));
  const std::string text = ask_model({falcon}).text;
  for (const char* words : {"mixers with a state", "Mamba-2", "beside attention",
                            "state of a sequence", "however long it is"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words;
  }
  const Json memory = json_of(ask_memory({falcon, "--json"}));
  EXPECT_EQ(memory.at("kv_cache_bytes").at("state_per_sequence"),
            answer.at("recurrent_state_bytes_per_sequence"));
  const Json serve = json_of(ask_serving({falcon, "h100", "--json"}));
  EXPECT_EQ(serve.at("cache_bytes_per_user"), 4096 * 9216 * 2 + 36 * (1792 * 3 + 1536 * 128) * 4);
}

}  // namespace
}  // namespace tmw::plan
