// The four questions as a script asks them: the shape of the JSON, exact integers, and a sentence
// with the field and its fix for what cannot be answered. They are asked with the words of the
// command line. Figures were worked out by hand from the published sizes named beside them.
#include "core/plan/answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/cli/options.h"
#include "core/plan/json_writer.h"
#include "core/plan/table_writer.h"

namespace tmw::plan {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

std::optional<std::string> text_itself(const std::string& text) {
  const bool json = text.empty() || text[0] == '{' || text[0] == '[';
  return json ? std::optional<std::string>(text) : std::nullopt;
}

using Question = Answer (*)(const Words&);

template <class Setup, Answer (*kAnswer)(const Request&, ReadText)>
Answer ask(const Words& words) {
  SplitWords split = split_words(words, valued_options(fields<Setup>()));
  const Form form = gave(split.options, "json") ? Form::kFigures : Form::kLines;
  return kAnswer({split.names, split.options, form}, text_itself);
}

constexpr Question ask_model = ask<ModelSetup, model_answer>;
constexpr Question ask_memory = ask<MemorySetup, memory_answer>;
constexpr Question ask_serving = ask<ServingSetup, serving_answer>;
constexpr Question ask_training = ask<TrainingSetup, training_answer>;

Json json_of(const Answer& answer, Integers integers = Integers::kExact) {
  EXPECT_EQ(answer.error, "");
  EXPECT_EQ(answer.text, "");
  return Json::parse(json_text(answer.figures, integers), nullptr, false);
}

Json model(Words words, Integers integers = Integers::kExact) {
  words.push_back("--json");
  return json_of(ask_model(words), integers);
}

void expect_error(Question question, const Words& words, const std::string& part) {
  for (const bool json : {false, true}) {
    Words asked = words;
    if (json) asked.push_back("--json");
    const Answer answer = question(asked);
    EXPECT_EQ(answer.text, "") << words[0];
    EXPECT_TRUE(answer.figures.members.empty()) << words[0];
    EXPECT_NE(answer.error.find(part), std::string::npos)
        << words[0].substr(0, 200) << "\n-> " << answer.error;
  }
}

const char* const kSmall =
    R"({"d_model":64,"n_layers":2,"n_heads":4,"d_ff":256,"gated":true,"vocab":100,"tied":true,)"
    R"("norm":"rmsnorm"})";

std::string llama(const std::string& field, const std::string& value) {
  Json config = {{"model_type", "llama"},  {"hidden_size", 64},        {"intermediate_size", 256},
                 {"num_hidden_layers", 2}, {"num_attention_heads", 4}, {"vocab_size", 100}};
  if (value.empty()) {
    config.erase(field);
  } else {
    config[field] = Json::parse(value);
  }
  return config.dump();
}

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
  const Json unknown = json_of(ask_serving({"gpt2", "rtx-4090", "--cards", "2", "--json"}));
  EXPECT_TRUE(unknown.at("expected").is_null());
}

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

TEST(Tables, HaveARowForEachFigure) {
  const Figures figures = {
      {{"name", std::string("a \"b\", | c")},
       {"count", transformer::Count(9007199254740993)},
       {"inner", Figures{{{"share", 0.25}, {"none", std::optional<double>()}}}},
       {"notes", Sentences{"one", "two"}}}};
  EXPECT_EQ(csv_text(figures),
            "figure,value\r\nname,\"a \"\"b\"\", | c\"\r\ncount,9007199254740993\r\n"
            "inner.share,0.25\r\ninner.none,\r\nnotes.1,one\r\nnotes.2,two\r\n");
  EXPECT_EQ(markdown_text(figures),
            "| Figure | Value |\n| --- | ---: |\n| name | a \"b\", \\| c |\n"
            "| count | 9007199254740993 |\n| inner.share | 0.25 |\n| inner.none |  |\n"
            "| notes.1 | one |\n| notes.2 | two |\n");
}

TEST(Why, OrdersTermsByShareAndComparesPlansTermByTerm) {
  const auto why = [](const char* question, const Words& first,
                      const std::optional<Words>& second) {
    const auto request = [](const Words& names) { return Request{names, {}, Form::kLines}; };
    return why_answer(question, request(first),
                      second ? std::optional<Request>(request(*second)) : std::nullopt,
                      text_itself);
  };
  const std::string model = why("model", {"llama-3-8b"}, std::nullopt).text;
  // 5,637,144,576 of 8,030,261,248 parameters are in the MLP: it comes first.
  EXPECT_NE(model.find("70.2 %"), std::string::npos) << model;
  EXPECT_LT(model.find("MLP"), model.find("queries"));
  const std::string both = why("memory", {"llama-2-7b"}, Words{"llama-3-8b"}).text;
  EXPECT_NE(both.find("-75 %"), std::string::npos) << both;
  EXPECT_NE(both.find("8 KV heads instead of 32"), std::string::npos) << both;
  EXPECT_NE(why("serve-plan", {"llama-3-8b", "h100"}, std::nullopt).text.find("reading weights"),
            std::string::npos);
  EXPECT_NE(why("train-plan", {"gpt2", "h100"}, Words{"gpt2", "a100"}).text.find("computing"),
            std::string::npos);
  EXPECT_NE(why("weather", {"gpt2"}, std::nullopt).error.find("Usage: tmw why"), std::string::npos);
  EXPECT_NE(why("memory", {"gpt2"}, Words{"nothing"}).error.find("neither a preset"),
            std::string::npos);
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

TEST(Answers, NoConventionIsSilent) {
  const std::string train = ask_training({"gpt2", "a100"}).text;
  for (const char* words : {"a multiply-add as 2", "full square", "logits included", "MFU", "HFU",
                            "with embeddings", "nothing is recomputed"}) {
    EXPECT_NE(train.find(words), std::string::npos) << words;
  }
  const std::string serve = ask_serving({"gpt2", "a100", "--mask", "half", "--no-logits"}).text;
  for (const char* words : {"a multiply-add as 2", "half the square", "logits left out", "% MFU"}) {
    EXPECT_NE(serve.find(words), std::string::npos) << words;
  }
}

TEST(Answers, DefaultsStayWithinAModelsLearnedPositions) {
  EXPECT_EQ(json_of(ask_training({"gpt2", "a100", "--json"})).at("conventions").at("tokens"), 1024);
  const Json memory = json_of(ask_memory({"gpt2", "--json"}));
  EXPECT_EQ(memory.at("kv_cache_bytes").at("per_sequence"), 1024 * 36864);
  EXPECT_EQ(memory.at("conventions").at("tokens"), 1024);
  EXPECT_EQ(memory.at("conventions").at("recipe"), "mixed16");
  EXPECT_EQ(memory.at("conventions").at("recompute"), "none");
}

TEST(Answers, AnOptionThatCannotBeMeantIsNamed) {
  expect_error(ask_model, {"gpt2", "--tokens", "0"}, "--tokens is \"0\"");
  expect_error(ask_model, {"gpt2", "--tokens", "-3"}, "--tokens is \"-3\"");
  expect_error(ask_model, {"gpt2", "--tokens", "many"}, "--tokens is \"many\"");
  expect_error(ask_model, {"gpt2", "--weights", "fp3"}, "--weights is \"fp3\"");
  expect_error(ask_model, {"gpt2", "--mask", "none"}, "--mask is \"none\"");
  expect_error(ask_model, {"gpt2", "--bogus"}, "no option --bogus");
  expect_error(ask_model, {"gpt2", "gpt2"}, "Usage");
  expect_error(ask_memory, {"gpt2", "--zero", "4"}, "--zero is \"4\"");
  expect_error(ask_memory, {"deepseek-v3", "--qlora"}, "latent attention");
  expect_error(ask_memory, {"gpt2", "--qlora", "--zero", "3", "--cards", "8"}, "--zero");
  expect_error(ask_model, {"gpt2", "--tokens", "4", "--tokens", "5"}, "--tokens is there twice");
  expect_error(ask_model, {"gpt2", "--n", "some"}, "--n is \"some\"");
  expect_error(ask_serving, {"gpt2"}, "Usage");
  expect_error(ask_serving, {"gpt2", "abacus"}, "\"abacus\" is no known card");
  expect_error(ask_serving, {"gpt2", "a100", "--reserve-gb", "80"}, "--reserve-gb");
  expect_error(ask_training, {"gpt2", "a100", "--mfu", "1.5"}, "--mfu is a share");
  expect_error(ask_training, {"gpt2", "a100", "--data", "1e300"}, "--data is \"1e300\"");
  expect_error(ask_training, {"gpt2", "a100", "--measured", "1e9"}, "more than the cards can");
  const Answer last = ask_model({"gpt2", "--tokens"});
  EXPECT_NE(last.error.find("needs a value"), std::string::npos);
}

TEST(Answers, HelpIsAnAnswerAndNoMistake) {
  for (const Question question : {ask_model, ask_memory, ask_serving, ask_training}) {
    const Answer answer = question({"--help"});
    EXPECT_EQ(answer.error, "");
    EXPECT_EQ(answer.text.rfind("Usage: tmw ", 0), 0u) << answer.text;
  }
}

}  // namespace
}  // namespace tmw::plan
