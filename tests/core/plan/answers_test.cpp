// What holds for every answer: conventions said, options named, help, tables, and why.
#include "core/plan/answers.h"

#include <gtest/gtest.h>

#include "core/plan/table_writer.h"
#include "tests/core/plan/ask.h"

namespace tmw::plan {
namespace {

using namespace test;

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

TEST(Why, SaysTheSameInFigures) {
  const auto request = [](const Words& names) { return Request{names, {}, Form::kFigures}; };
  const Json model = json_of(why_answer("model", request({"gpt2"}), std::nullopt, text_itself));
  const Json& sum = model.at("parameters");
  EXPECT_EQ(sum.at("total"), 124439808);  // every part is a term, so that the shares come to 1
  double share = 0;
  for (const auto& term : sum.at("terms")) share += term.at("share").get<double>();
  EXPECT_NEAR(share, 1, 1e-12);
  const Json both =
      json_of(why_answer("memory", request({"llama-2-7b"}), request({"llama-3-8b"}), text_itself));
  const Json& cache = both.at("serving_bytes_per_card").at("terms").at("batch_per_card");
  EXPECT_DOUBLE_EQ(cache.at("change"), -0.75);
  EXPECT_EQ(cache.at("sizes").at(0), "8 KV heads instead of 32");
  // Computing runs beside reading: the bound is the longer of both, not their sum.
  const Json serve =
      json_of(why_answer("serve-plan", request({"gpt2", "h100"}), std::nullopt, text_itself));
  const Json plan = json_of(ask_serving({"gpt2", "h100", "--json"}));
  EXPECT_EQ(serve.at("bound_seconds").at("total"), plan.at("decode_step").at("seconds"));
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
