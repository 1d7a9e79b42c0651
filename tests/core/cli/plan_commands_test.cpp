// model, memory, serve-plan and train-plan on files: exit codes, and where errors are written. What
// they answer is tested in tests/core/plan.
#include "core/cli/plan_commands.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/paths.h"

namespace tmw {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

template <typename Command>
Outcome run(Command command, const Words& words) {
  std::ostringstream out, err;
  const int code = command(words, out, err);
  return {code, out.str(), err.str()};
}

// A file of this content, removed with the test.
class PlanFile : public testing::Test {
 protected:
  std::string file(const std::string& content) {
    std::ofstream(path_, std::ios::binary) << content;
    return path_.string();
  }
  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() /
      (std::string("tmw_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

void expect_mistake(const std::string& model, const std::string& part) {
  const Outcome words = run(run_model_command, {model});
  EXPECT_EQ(words.code, 2) << part;
  EXPECT_EQ(words.out, "");
  EXPECT_NE(words.err.find(part), std::string::npos) << words.err;
  const Outcome json = run(run_model_command, {model, "--json"});
  EXPECT_EQ(json.code, 2) << part;
  EXPECT_EQ(Json::parse(json.out).at("error").get<std::string>() + "\n", json.err);
}

TEST_F(PlanFile, EveryGoldenModelIsReadFromAFileToTheLastParameter) {
  std::ifstream golden(test::source_dir() + "/tests/golden/models.json");
  for (const Json& entry : Json::parse(golden)) {
    const Outcome outcome = run(run_model_command, {file(entry.dump()), "--json"});
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const Json answer = Json::parse(outcome.out);
    EXPECT_EQ(answer.at("name"), entry.at("name"));
    EXPECT_EQ(answer.at("parameters").at("total"), entry.at("params_recomputed"));
    EXPECT_EQ(answer.at("kv_cache_elements_per_token"), entry.at("kv_cache_elements_per_token"));
  }
}

TEST_F(PlanFile, AllFourCommandsTakeAHuggingFaceFile) {
  const std::string path =
      file(R"({"model_type":"gpt2","n_embd":768,"n_layer":12,"n_head":12,"n_positions":1024,)"
           R"("vocab_size":50257})");
  EXPECT_EQ(run(run_model_command, {path}).code, 0);
  const Outcome memory = run(run_memory_command, {path, "--json"});
  EXPECT_EQ(Json::parse(memory.out).at("parameters"), 124439808);
  EXPECT_EQ(run(run_serve_plan_command, {path, "a100"}).code, 0);
  EXPECT_EQ(run(run_train_plan_command, {path, "a100"}).code, 0);
}

TEST_F(PlanFile, WhatIsNoModelFileGetsASentenceAndCode2) {
  expect_mistake(file(""), "empty");
  expect_mistake(file("model: llama"), "not valid JSON");
  expect_mistake(file(std::string("\xff\xfe\0{", 4)), "not valid JSON");
  expect_mistake(file(R"({"model_type":"llama"})"), "\"hidden_size\" is missing");
  expect_mistake(file("{\"a\":" + std::string(50000, '[')), "deep");
  expect_mistake(file("{" + std::string(64 << 20, ' ')), "1 MiB");
  expect_mistake(std::filesystem::temp_directory_path().string(), "");
  expect_mistake("no/such/file.json", "neither a preset");
}

// One tensor of 8 numbers in BF16 behind a header; the file of this test holds its 16 bytes too.
TEST_F(PlanFile, AFileOfWeightsIsCountedFromItsHeader) {
  const std::string header = R"({"a":{"dtype":"BF16","shape":[8],"data_offsets":[0,16]}})";
  const std::string length = {static_cast<char>(header.size()), 0, 0, 0, 0, 0, 0, 0};
  const std::string path = file(length + header + std::string(16, 'w'));
  const Outcome json = run(run_model_command, {path, "--json"});
  EXPECT_EQ(json.code, 0) << json.err;
  EXPECT_EQ(Json::parse(json.out).at("parameters"), 8);
  EXPECT_EQ(Json::parse(json.out).at("types").at("BF16").at("bytes"), 16);
  EXPECT_NE(run(run_model_command, {path}).out.find("in 1 tensors"), std::string::npos);
  EXPECT_NE(run(run_memory_command, {path}).err.find("file of weights"), std::string::npos);
  expect_mistake(file(length + header + std::string(15, 'w')), "cut short");
  expect_mistake(file("GGUF" + std::string(3, '\0')), "cut short");
  const Outcome index =
      run(run_model_command,
          {file(R"({"metadata":{"total_size":32},"weight_map":{"a":"x"}})"), "--json"});
  EXPECT_EQ(Json::parse(index.out).at("bytes"), 32);
  EXPECT_TRUE(Json::parse(index.out).at("parameters").is_null());
}

TEST(PlanCommands, FiguresComeAsTablesToo) {
  const Outcome csv = run(run_memory_command, {"gpt2", "--csv"});
  EXPECT_EQ(csv.code, 0) << csv.err;
  EXPECT_NE(csv.out.find("\r\nparameters,124439808\r\n"), std::string::npos);
  const Outcome markdown = run(run_model_command, {"gpt2", "--markdown"});
  EXPECT_NE(markdown.out.find("| parameters.total | 124439808 |"), std::string::npos);
}

TEST(PlanCommands, WhyComparesWhatStandsBeforeAndBehindTwoDashes) {
  const Outcome both = run(run_why_command, {"memory", "gpt2", "--batch", "2", "--", "gpt2"});
  EXPECT_EQ(both.code, 0) << both.err;
  EXPECT_NE(both.out.find("-50 %"), std::string::npos) << both.out;
  EXPECT_EQ(run(run_why_command, {}).code, 2);
  EXPECT_NE(run(run_why_command, {"weather", "gpt2"}).err.find("Usage: tmw why"),
            std::string::npos);
}

TEST(PlanCommands, ListAndAccuracyKnowEveryPreset) {
  const Outcome list = run(run_model_command, {"--list"});
  EXPECT_EQ(list.code, 0);
  EXPECT_NE(list.out.find("llama-3-8b"), std::string::npos);
  const std::string golden = test::source_dir() + "/tests/golden/models_hugging_face.json";
  const std::string measured = test::source_dir() + "/tests/golden/measured.json";
  const Outcome accuracy = run(run_model_command, {"--accuracy", golden, measured});
  EXPECT_EQ(accuracy.code, 0);
  std::ifstream document(test::source_dir() + "/docs/accuracy.md");
  const std::string committed((std::istreambuf_iterator<char>(document)), {});
  EXPECT_EQ(accuracy.out, committed)
      << "Make it again: tmw model --accuracy tests/golden/models_hugging_face.json "
         "tests/golden/measured.json > docs/accuracy.md";
  EXPECT_EQ(run(run_model_command, {"--accuracy"}).code, 0);
  EXPECT_EQ(run(run_model_command, {"--accuracy", "no/such/file"}).code, 2);
}

}  // namespace
}  // namespace tmw
