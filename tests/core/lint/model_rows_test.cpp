// What exercises say about named models and cards, in every variant, against the presets.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "core/content/exercise.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

using transformer::Model;

const std::map<std::string, std::string>& preset_ids() {
  static const std::map<std::string, std::string> kIds = {{"GPT-2 small", "gpt2"},
                                                          {"GPT-2 medium", "gpt2-medium"},
                                                          {"GPT-2 XL", "gpt2-xl"},
                                                          {"GPT-3", "gpt3-175b"},
                                                          {"GPT-NeoX-20B", "gpt-neox-20b"},
                                                          {"LLaMA-7B", "llama-7b"},
                                                          {"LLaMA-2-7B", "llama-2-7b"},
                                                          {"LLaMA-2-13B", "llama-2-13b"},
                                                          {"LLaMA-2-70B", "llama-2-70b"},
                                                          {"Llama-3-8B", "llama-3-8b"},
                                                          {"Llama-3.1-8B", "llama-3-8b"},
                                                          {"Llama-3-70B", "llama-3-70b"},
                                                          {"Llama-3.2-1B", "llama-3.2-1b"},
                                                          {"Llama-3.1-405B", "llama-3.1-405b"},
                                                          {"TinyLlama-1.1B", "tinyllama-1.1b"},
                                                          {"Mistral 7B", "mistral-7b"},
                                                          {"Mistral 7B v0.3", "mistral-7b"},
                                                          {"Mixtral 8x7B", "mixtral-8x7b"},
                                                          {"Gemma-2B", "gemma-2b"},
                                                          {"Gemma-2-9B", "gemma-2-9b"},
                                                          {"Qwen2-1.5B", "qwen-2.5-1.5b"},
                                                          {"Qwen2-57B-A14B", "qwen2-57b-a14b"},
                                                          {"Qwen3-8B", "qwen3-8b"},
                                                          {"Phi-2", "phi-2"},
                                                          {"Phi-3-mini", "phi-3-mini"},
                                                          {"Falcon-40B", "falcon-40b"},
                                                          {"OLMo-2-7B", "olmo-2-7b"},
                                                          {"OPT-13B", "opt-13b"},
                                                          {"OPT-125M", "opt-125m"},
                                                          {"GPT-J-6B", "gpt-j-6b"},
                                                          {"Pythia-160M", "pythia-160m"},
                                                          {"Qwen2-7B", "qwen-2.5-7b"},
                                                          {"Qwen2.5-72B", "qwen-2.5-72b"}};
  return kIds;
}

// What a symbol of that name stands for throughout the workbook; 0 where the model has none.
double stated_by(const Model& model, const std::string& symbol) {
  const std::map<std::string, std::int64_t> sizes = {
      {"d", model.d_model},
      {"L", model.n_layers},
      {"h", model.n_heads},
      {"g", model.n_kv_heads},
      {"d_k", model.head_dim},
      {"V", model.vocab},
      {"d_ff", model.moe ? model.moe->d_expert : model.d_ff},
      {"T", model.learned_positions},
      {"E", model.moe ? model.moe->n_experts : 0}};
  const auto found = sizes.find(symbol);
  return found == sizes.end() ? 0.0 : static_cast<double>(found->second);
}

const Model* model_named(const Numbers& numbers) {
  for (const auto& [name, words] : numbers.words) {
    const auto id = name == "name" ? preset_ids().find(words) : preset_ids().end();
    if (id == preset_ids().end()) continue;
    const transformer::ModelPreset* preset =
        transformer::find_preset(transformer::shipped_models().presets, id->second);
    EXPECT_NE(preset, nullptr) << id->second;
    if (preset != nullptr) return &preset->model;
  }
  return nullptr;
}

// Compares what is given about a named model; returns how many numbers were compared.
int compare_with_preset(const Exercise& exercise, std::uint64_t seed) {
  ContentErrors errors;
  std::vector<std::string> sentences;
  const Numbers numbers = draw_numbers(exercise, seed, {}, errors, sentences);
  const Model* model = model_named(numbers);
  if (model == nullptr) return 0;
  int compared = 0;
  for (const Given& given : numbers.givens) {
    const double total = transformer::total_parameters(*model).as_double();
    if (given.symbol == "N") {
      EXPECT_NEAR(given.value / total, 1.0, 0.015) << exercise.id << " seed " << seed;
      ++compared;
    }
    const double stated = stated_by(*model, given.symbol);
    if (stated == 0.0) continue;
    EXPECT_EQ(given.value, stated) << exercise.id << " seed " << seed << " " << given.symbol;
    ++compared;
  }
  return compared;
}

TEST(NamedModels, HaveTheirPublishedShapeInEveryVariant) {
  const auto index = load_index(content_text("workbook.toml"), "workbook.toml");
  ASSERT_TRUE(index.value);
  int compared = 0;
  for (const ChapterEntry& entry : index.value->chapters) {
    if (entry.file.empty()) continue;
    const Chapter chapter = chapter_from(entry.file);
    for (const Exercise& exercise : chapter.exercises) {
      for (std::uint64_t seed = 0; seed <= 200; ++seed)
        compared += compare_with_preset(exercise, seed);
    }
  }
  EXPECT_GE(compared, 1000);
}

}  // namespace
}  // namespace tmw
